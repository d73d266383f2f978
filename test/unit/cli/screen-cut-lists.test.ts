import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demoWorld, type Outcome, type World } from '../../world.ts';

const header =
  'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE';
/** In no order; the thousandth name is none of the first. */
const names = Array.from({ length: 400 }, (_, at) => `N${((at * 7919) % 9973).toString(36).toUpperCase()}`);
const row = (name: string, city = 'RENO'): string =>
  `${name},ALONSO,,,,,,0000000000,19500101,,${city},NV,1,1128a1,20200120,00000000,00000000,`;
const text = (rows: readonly string[]): string => `${[header, ...rows].join('\n')}\n`;
const whole = names.map((name) => row(name));

let world: World;
beforeEach(async () => {
  world = await demoWorld();
});
afterEach(() => world.end());

async function screen(file: string, rows: readonly string[], ...more: readonly string[]): Promise<Outcome> {
  world.write(file, text(rows));
  return world.empanel(['screen', '--list', `leie=${file}`, ...more]);
}

describe('a full list that was cut off', () => {
  test('between two rows, in no order and by little: the end of the last one is missing', async () => {
    await screen('january.csv', whole);
    const { stderr, code } = await screen('february.csv', [row('NEW'), ...whole.slice(0, -10)]);
    expect(stderr).toContain('seems cut off: it has none of the last 10 records of the stored list: not taken');
    expect(code).toBe(0);
    const again = await world.empanel(['screen', '--list', 'leie=february.csv', '--replace', '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ lists: [{ file: 'february.csv' }] });
  });

  test('is told from one that lost some rows, and moved others', async () => {
    await screen('january.csv', whole);
    const next = names.filter((_, at) => at % 20 !== 19 && at < 396).map((name) => row(name, 'SALEM'));
    const { stderr } = await screen('february.csv', [...next.toReversed(), row('NEW')]);
    expect(stderr).not.toContain('not taken');
  });

  test('within its last cell has no line end', async () => {
    world.write(
      'ny.txt',
      `${['PROVIDER_NAME', 'LICENSE_NUMBER', 'NPI_Number', 'PROVIDER_TYPE', 'SANCTION_DATE', 'ACTION_TYPE'].join('\t')}\nZWEIG IVAN H\t\t\tPhysician\t04/08/1990\tExclusion - 18NY`,
    );
    const { stderr } = await world.empanel(['screen', '--list', 'state:NY=ny.txt']);
    expect(stderr).toContain('`ny.txt` has no line end behind its last row: see that it is whole');
  });

  test('the first of its kind, is called a part by the number of its rows, in the proof as well', async () => {
    const { stdout, stderr } = await screen('UPDATED.csv', whole, '--format', 'md');
    const words = 'fewer than the 70,000 of a whole list: clear against these rows only';
    expect(stderr).toContain(`\`UPDATED.csv\` has 400 rows, ${words}`);
    expect(stdout).toContain(words);
    const proof = await world.empanel(['report', 'screening', '--format', 'md']);
    expect(proof.stdout).toContain(`leie: UPDATED.csv has 400 rows, ${words}`);
  });
});

describe('the first full list of a kind', () => {
  const ny = (rows: number): string =>
    ['PROVIDER_NAME\tLICENSE_NUMBER\tNPI_Number\tPROVIDER_TYPE\tSANCTION_DATE\tACTION_TYPE']
      .concat(Array.from({ length: rows }, (_, at) => `ZUTI A${at}\t\t\tPhysician\t04/08/1990\tExclusion`))
      .map((one) => `${one}\n`)
      .join('');
  const given = async (rows: number, ...more: readonly string[]): Promise<Outcome> => {
    world.write('ny.txt', ny(rows));
    return world.empanel(['screen', '--list', 'state:NY=ny.txt', ...more]);
  };

  test('cannot tell whether it is whole, which is said once, unless its rows are counted', async () => {
    const words =
      '`ny.txt` is the first full list of state:NY: nothing in it tells whether its end is missing; has the agency 1,200 rows too? (`--rows N`)';
    expect((await given(1200, '--dry-run')).stderr).toContain(words);
    expect((await given(1200, '--dry-run', '--rows', '1200')).stderr).not.toContain('nothing in it tells');
    await given(1200);
    expect((await given(1201)).stderr).not.toContain('nothing in it tells');
  });

  test('is refused where the agency counts other rows', async () => {
    const { code, stderr } = await given(1190, '--rows', '1200');
    expect(code).toBe(65);
    expect(stderr).toContain('`ny.txt` has 1,190 rows, and not 1,200 as `--rows` says');
    expect(stderr).toContain('count rows without the header');
    expect((await world.empanel(['screen'])).code).toBe(2);
    expect((await given(3, '--list', 'ny.txt', '--rows', '3')).stderr).toContain('`--rows` is about one file');
  });
});

test('a stored list whose file is gone is kept again when it is given again, as the hint says', async () => {
  await screen('january.csv', whole);
  const folder = world.path('.empanel/lists');
  const lists = (): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.list'));
  const kept = lists();
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  const gone = await world.empanel(['screen', '--again']);
  expect(gone.stderr).toContain('give it again: `empanel screen --list leie=january.csv`');
  const dry = await screen('january.csv', whole, '--again', '--dry-run');
  expect(dry.code).toBe(gone.code);
  expect(readdirSync(folder)).toEqual([]);
  expect(await screen('january.csv', whole, '--again')).toMatchObject({ code: 0 });
  expect(lists()).toEqual(kept);
  await world.empanel(['undo']);
  expect(lists()).toEqual(kept);
});
