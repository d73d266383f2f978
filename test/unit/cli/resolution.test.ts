/** Subjects and applications as people name them, on the example practice. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoWorld, emptyWorkspace, endDemo, type World } from '../../world.ts';

let world: World;
let ids: readonly string[];

beforeAll(async () => {
  world = await demoWorld();
  const { stdout } = await world.empanel(['application', 'list', '--all', '--json']);
  const { rows } = JSON.parse(stdout) as { readonly rows: readonly { readonly application: string }[] };
  ids = [...new Set(rows.map((row) => row.application))];
});

afterAll(async () => {
  world.end();
  await endDemo();
});

describe('an application', () => {
  test('goes by any beginning of its id that no other has', async () => {
    for (const id of ids.slice(0, 5)) {
      const short = [3, 4, 5, 6, 7, 8]
        .map((length) => id.slice(0, length))
        .find((start) => ids.filter((one) => one.startsWith(start)).length === 1);
      for (const words of [id, short ?? id, (short ?? id).slice(2), id.toUpperCase()]) {
        const { stdout, code } = await world.empanel(['application', 'show', words]);
        expect(code).toBe(0);
        expect(stdout).toBe((await world.empanel(['application', 'show', id])).stdout);
      }
    }
  });

  test('is not guessed where a beginning fits several', async () => {
    const { stderr, code } = await world.empanel(['application', 'show', 'a-']);
    expect(stderr).toMatch(/error\[record\/ambiguous\]: `a-` fits \d+ records\nhint: a-/);
    expect(code).toBe(66);
  });
});

describe('a provider', () => {
  test.each([
    ['NPI', '1245319599'],
    ['NPI as pasted', ' 124-531-9599 '],
    ['last name', 'ruiz'],
    ['last, first', 'Ruiz, Ana'],
    ['first last', 'ana ruiz'],
    ['capitals', 'RUIZ ANA'],
    ['credentials at the end', 'Ana Ruiz, MD'],
  ])('goes by %s', async (_, words) => {
    const { stdout, stderr, code } = await world.empanel(['provider', 'show', words, '--format', 'tsv']);
    expect(stderr).not.toContain('error');
    expect(code).toBe(0);
    expect(stdout).toContain('MD204418');
  });

  test('goes by an accented name without the accent', async () => {
    const { stdout } = await world.empanel(['provider', 'show', 'herrera, tomas', '--format', 'tsv']);
    expect(stdout).toContain('PT');
  });

  test.each([
    ['1245319595', 'did you mean 1245319599 (Ruiz, Ana)?'],
    ['1245319959', 'did you mean 1245319599 (Ruiz, Ana)?'],
    ['ruis', 'did you mean Ruiz, Ana (1245319599)?'],
    ['riverbent', 'did you mean Riverbend'],
  ])('`%s` is nobody: %s', async (words, hint) => {
    const { stderr, code } = await world.empanel(['provider', 'show', words]);
    expect(stderr).toContain(`hint: ${hint}`);
    expect(code).toBe(66);
  });
});

test.each(['provider intake', 'checklist', 'application open'])(
  'where there is no payer yet, `%s` says how one is made',
  async (command) => {
    const empty = await emptyWorkspace();
    empty.write(
      'dossiers/reyes.dossier.yaml',
      'empanel: dossier/v1\nstatus: draft\nnpi: "1992000012"\ntype: md\nname: { first: Ana, last: Reyes }\n',
    );
    expect((await empty.run('empanel sync')).code).toBe(0);
    const { stderr, code } = await empty.run(`empanel ${command} reyes`);
    empty.end();
    expect(stderr).toContain('payers: none yet; `empanel document new payer KEY`');
    expect(code).toBe(2);
  },
);
