/** What became of the rows of a list that was given: rows = kept + refused + there before + about other matters. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoWorld, type World } from '../../world.ts';

const header =
  'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE';
const row = (last: string): string =>
  `${last},ALONSO,,,,,,0000000000,19500101,,RENO,NV,1,1128a1,20200120,00000000,00000000,`;

let world: World;
beforeEach(async () => {
  world = await demoWorld();
});
afterEach(() => world.end());

test('rows that are refused or stand twice are counted and told', async () => {
  const rows = [row('QUIXOTE'), row('PANZA'), row('QUIXOTE'), 'x,y', row('ROCINANTE')];
  world.write('2605EXCL.csv', `${[header, ...rows].join('\n')}\n`);
  const page = await world.empanel(['screen', '--list', '2605EXCL.csv', '--dry-run', '--format', 'md']);
  expect(page.stdout).toContain('5 rows = 3 kept + 1 refused + 1 there before, word for word');
  const { stdout, code } = await world.empanel(['screen', '--list', '2605EXCL.csv', '--format', 'json']);
  expect((JSON.parse(stdout) as { given: unknown }).given).toEqual([
    { file: '2605EXCL.csv', list: 'leie', rows: 5, kept: 3, refused: 1, duplicates: 1, passedOver: 0 },
  ]);
  expect(code).toBe(1);
  const again = await world.empanel(['screen', '--format', 'md']);
  expect(again.stdout).not.toContain('5 rows =');
});

test('of the NPPES file rows of reactivated numbers are no reinstatements under a wrong name', async () => {
  const nppes = [
    '"NPI","Entity Type Code","NPI Deactivation Date","NPI Reactivation Date"',
    '"1679576722","1","02/10/2020","03/01/2020"',
    '"1588667638","1","",""',
  ];
  world.write('npidata_practitioner_20260604_2rows.csv', `${nppes.join('\n')}\n`);
  const words = ['screen', '--list', 'npidata_practitioner_20260604_2rows.csv', '--format', 'json'];
  const { stdout, stderr } = await world.empanel(words);
  expect(stderr).not.toContain('error');
  const { given, lists } = JSON.parse(stdout) as { given: unknown[]; lists: unknown[] };
  expect(given).toMatchObject([{ rows: 2, kept: 1, refused: 0, duplicates: 0, passedOver: 1 }]);
  expect(lists).toMatchObject([{ list: 'deactivation', form: 'supplement', publishedOn: '2026-06-04' }]);
});

test('a list of numbers alone has no order in which its end could be missing', async () => {
  const rows = Array.from({ length: 300 }, (_, at) => `${1_000_000_000 + at * 7},02/10/2020`);
  world.write('deactivated.csv', `NPI,NPPES Deactivation Date\n${rows.join('\n')}\n`);
  const { stdout } = await world.empanel(['screen', '--list', 'deactivated.csv', '--format', 'json']);
  const { given, warnings } = JSON.parse(stdout) as { given: { rows: number }[]; warnings: string[] };
  expect(given.map(({ rows: count }) => count)).toEqual([300]);
  expect(warnings.filter((one) => one.includes('cut off'))).toEqual([]);
});

test('a list without a file is refused with what is missing', async () => {
  const { stderr, code } = await world.empanel(['screen', '--list', 'leie=']);
  expect(stderr).toContain('`--list leie=` names no file');
  expect(code).toBe(2);
});

test('a file whose lines end with carriage returns alone is whole', async () => {
  world.write('2605EXCL.csv', `${[header, row('QUIXOTE'), row('PANZA')].join('\r')}\r`);
  const { stdout } = await world.empanel(['screen', '--list', '2605EXCL.csv', '--format', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({ warnings: [], given: [{ rows: 2, kept: 2 }] });
});
