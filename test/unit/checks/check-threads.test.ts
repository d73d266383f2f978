/** Several threads find what one finds, in the same order. */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BuiltProgram } from '../../built-program.ts';
import { World } from '../../world.ts';

const program = new BuiltProgram();
const { home } = program;
const world = new World();

/** Dossiers of which some share an NPI or a number, far apart and close by, and some have faults. */
function dossier(index: number): string {
  const npi = index % 97 === 5 ? '1234567893' : String(1_000_000_000 + index);
  const caqh = String(10_000_000 + (index % 150 === 7 ? 7 : index));
  const license = `{ state: OR, number: MD${200_000 + (index % 200)}, status: ${index % 41 === 0 ? 'live' : 'active'} }`;
  return `empanel: dossier/v1\nstatus: active\nnpi: "${npi}"\ntype: md\nname: { first: Ana, last: Reyes }\ncaqh: { id: "${caqh}" }\nlicenses: [${license}]\n`;
}

beforeAll(async () => {
  await program.build();
  world.write('empanel.yaml', 'empanel: workspace/v1\nid: elm\nrole: practice\ntimeZone: America/New_York\n');
  world.write('payers/aetna.payer.yaml', 'empanel: payer/v1\nkey: aetna\nname: Aetna\nlines: [commercial]\n');
  for (let index = 0; index < 420; index += 1) {
    world.write(`dossiers/person-${String(index).padStart(3, '0')}.dossier.yaml`, dossier(index));
  }
  // What its name does not tell, what cannot be read, and what is no text.
  world.write('dossiers/person-300a.dossier.yaml', 'empanel: group/v1\nkey: elm\nlegalName: Elm\n');
  world.write('dossiers/person-300b.dossier.yaml', 'a: [\n');
  mkdirSync(world.path('.empanel'), { mode: 0o700 });
}, 60_000);

afterAll(() => {
  world.end();
  program.end();
});

function built(...words: readonly string[]): { readonly stdout: string; readonly status: number | null } {
  return program.run(world.path('.'), [...words, '--as-of', '2026-06-15']);
}

const kept = (): readonly string[] => readdirSync(world.path('.empanel')).filter((name) => name !== 'workspace.json');

test('threads find what one finds, and so does what they keep', { timeout: 60_000 }, async () => {
  const one = await world.empanel(['check', '--json', '--as-of', '2026-06-15']);
  expect(kept()).toEqual(['checked.json', 'index.json']);
  for (const name of kept()) rmSync(world.path(`.empanel/${name}`));
  const many = built('check', '--json');
  expect(existsSync(join(home, 'threads'))).toBe(availableParallelism() > 1);
  const rules = new Set((JSON.parse(one.stdout) as { findings: { rule: string }[] }).findings.map(({ rule }) => rule));
  expect([...rules]).toEqual(
    expect.arrayContaining(['npi/duplicate', 'number/shared', 'schema/choice', 'schema/kind']),
  );
  expect(many.stdout === one.stdout).toBe(true);
  expect(many.status).toBe(1);
  rmSync(join(home, 'threads'), { force: true });
  expect(built('check', '--json').stdout === one.stdout).toBe(true);
  const shapes = await world.empanel(['check', '--schema-only', '--json', '--as-of', '2026-06-15']);
  expect(built('check', '--schema-only', '--json').stdout === shapes.stdout).toBe(true);
  expect(existsSync(join(home, 'threads'))).toBe(availableParallelism() > 1);
  const text = readFileSync(world.path('.empanel/index.json'), 'utf8');
  expect(text).not.toContain('10000007');
});

test('what another build found is not relied on', { timeout: 60_000 }, () => {
  const { stdout } = built('check', '--json');
  const { value } = JSON.parse(readFileSync(world.path('.empanel/checked.json'), 'utf8')) as {
    value: { build: string };
  };
  expect(value.build).toBe('0123456789abcdef');
  rmSync(join(home, 'threads'), { force: true });
  expect(built('check', '--json').stdout === stdout).toBe(true);
  expect(existsSync(join(home, 'threads'))).toBe(false);
  writeFileSync(join(home, 'dist/build.txt'), 'fedcba9876543210 check');
  expect(built('check', '--json').stdout === stdout).toBe(true);
  expect(existsSync(join(home, 'threads'))).toBe(availableParallelism() > 1);
});
