/** Of which day a list is: as told, by its name, else by its newest row, and what is said of it. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoWorld, type World } from '../../world.ts';

const leie =
  'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE\n' +
  'QUIXOTE,ALONSO,,,,,,0000000000,19500101,,RENO,NV,1,1128a1,20200120,00000000,00000000,\n';
const header =
  'ProviderName,LicenseNumber,Status,NAM_LAST_PROVR,NAM_FIRST_PROVR,NAM_MIDDLE_PROVR,NAM_SUFFIX_PROVR,NAM_BUSNS_MP,NAM_PROVR_ALT,IDN_NPI,BeginDate,EndDate';
const pennsylvania = (from: string): string =>
  `${header}\n"QUIXOTE, ALONSO",,Precluded,QUIXOTE,ALONSO,,,,,,${from},\n"PANZA, SANCHO",,Precluded,PANZA,SANCHO,,,,,,01/05/2020,\n`;

let world: World;
beforeEach(async () => {
  world = await demoWorld();
});
afterEach(() => world.end());

interface Run {
  readonly code: number;
  readonly error: string;
  readonly warnings: readonly string[];
  /** Each list in force as `day by what`. */
  readonly lists: readonly string[];
}

async function screened(...words: readonly string[]): Promise<Run> {
  const { stdout, stderr, code } = await world.empanel(['screen', ...words, '--format', 'json']);
  if (stdout === '') return { code, error: stderr, warnings: [], lists: [] };
  const { lists, warnings } = JSON.parse(stdout) as {
    lists: { publishedOn: string; datedBy: string | null }[];
    warnings: string[];
  };
  return { code, error: '', warnings, lists: lists.map(({ publishedOn, datedBy }) => `${publishedOn} ${datedBy}`) };
}

test('the day in a name counts, without one that of the newest row, and each is said', async () => {
  world.write('medicheck.csv', pennsylvania('01/20/2026'));
  expect((await screened('--list', 'medicheck.csv')).lists).toEqual(['2026-01-20 newest row']);
  const proof = async (): Promise<string> => (await world.empanel(['report', 'screening', '--format', 'md'])).stdout;
  expect(await proof()).toContain('medicheck.csv (full) of 2026-01-20 by its newest row, 2 rows');
  world.write('medicheck_2026-05-20.csv', `${pennsylvania('01/21/2026')}`);
  expect((await screened('--list', 'medicheck_2026-05-20.csv')).lists).toEqual(['2026-05-20 name']);
  const page = await world.empanel(['screen', '--format', 'md']);
  expect(page.stdout).toContain('of Wed 20 May 2026 by its name, 26 days old');
  expect(await proof()).toContain('of 2026-05-20 by its name, 2 rows');
});

test('the day that is told counts, also of a file that is stored already', async () => {
  world.write('medicheck.csv', pennsylvania('01/20/2026'));
  await screened('--list', 'medicheck.csv');
  const next = async (): Promise<string | undefined> => {
    const { stdout } = await world.empanel(['report', 'monitoring', '--provider', '1994073181', '--format', 'json']);
    const { rows } = JSON.parse(stdout) as { rows: { element: string; because: string }[] };
    return rows.find(({ element }) => element === 'exclusions')?.because;
  };
  expect(await next()).toContain('state:PA after 2026-01-20');
  const again = await screened('--list', 'medicheck.csv', '--published', '2026-06-01');
  expect(again).toMatchObject({ warnings: [], lists: ['2026-06-01 told'] });
  expect(await next()).not.toContain('state:PA after 2026-01-20');
  const same = await screened('--list', 'medicheck.csv', '--published', '2026-06-01');
  expect(same.warnings).toEqual(['`medicheck.csv` is stored already']);
  expect(same.lists).toEqual(['2026-06-01 told']);
});

test('no list is of a day that lies ahead, by its name or by its newest row', async () => {
  world.write('medicheck_2029-05-20.csv', pennsylvania('01/20/2026'));
  const named = await screened('--list', 'medicheck_2029-05-20.csv');
  expect(named.lists).toEqual(['2026-01-20 newest row']);
  expect(named.warnings[0]).toBe(
    '`medicheck_2029-05-20.csv`: its name says 2029-05-20, which lies ahead: it counts from its newest row, 2026-01-20',
  );
  world.write('medicheck.csv', pennsylvania('01/20/2062'));
  expect((await screened('--list', 'medicheck.csv')).lists).toEqual(['2026-06-15 newest row']);
});

test('a day that cannot be is refused, and nothing is recorded', async () => {
  world.write('medicheck.csv', pennsylvania('01/20/2026'));
  world.write('UPDATED.csv', leie);
  const refused = async (code: number, words: string, ...given: readonly string[]): Promise<void> => {
    const run = await screened(...given);
    expect(run.error).toContain(words);
    expect(run.code).toBe(code);
  };
  await refused(2, '`--published` lies after the as-of day', '--list', 'medicheck.csv', '--published', '2026-06-16');
  await refused(2, '`--published` is about one file', '--published', '2026-06-01');
  await refused(2, '`UPDATED.csv` is of a month', '--list', 'UPDATED.csv', '--published', '2026-06-01');
  expect((await world.empanel(['report', 'screening', '--format', 'md'])).stdout).toContain('Nobody has been screened');
});
