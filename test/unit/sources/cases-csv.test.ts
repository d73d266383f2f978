/** Case counts as CSV: periods as people write them, and rows that cannot be right. */

import { expect, test } from 'vitest';
import { type CasesRow, casesRows } from '../../../src/sources/cases-csv.ts';

async function rows(text: string): Promise<readonly CasesRow[]> {
  const chunks = (async function* () {
    // Pieces of seven bytes: a row may begin in one and end in another.
    for (let at = 0; at < text.length; at += 7) yield Buffer.from(text.slice(at, at + 7));
  })();
  const found: CasesRow[] = [];
  for await (const row of casesRows(chunks, 'x.csv', ({ others }) => others)) found.push(row);
  return found;
}

const said = async (text: string): Promise<readonly string[]> =>
  (await rows(text)).map((row) =>
    'because' in row
      ? `${row.row}: ${row.because}`
      : `${row.row}: ${row.cases.from} ${row.cases.until} ${row.cases.count} ${JSON.stringify(row.cases.outcomes)}`,
  );

test('a period is read as it is written', async () => {
  const text =
    'npi,period,cases,late\n1,2026,1,\n1234567893,2026,1,0\n1234567893,2026-H2,2,\n1234567893,2026q3,3,1.5\n1234567893,2026-12,4,\n1234567893,2026-13,5,\n';
  expect(await said(text)).toEqual([
    '1: `1` is no NPI',
    '2: 2026-01-01 2027-01-01 1 {"late":0}',
    '3: 2026-07-01 2027-01-01 2 {}',
    '4: 2026-07-01 2026-10-01 3 {"late":1.5}',
    '5: 2026-12-01 2027-01-01 4 {}',
    '6: `2026-13` is no period: write 2026, 2026-H1, 2026-Q1 or 2026-01',
  ]);
});

test('the last day counts, the first day after does not', async () => {
  expect(await said('NPI,From,Through,Cases\n1234567893,1/1/2026,1/31/2026,"1,204"\n')).toEqual([
    '1: 2026-01-01 2026-02-01 1204 {}',
  ]);
  expect(await said('npi,from,until,cases\n1234567893,2026-01-01,2026-01-01,1\n')).toEqual([
    '1: its period ends on 2026-01-01, not after 2026-01-01',
  ]);
});

test('numbers that are none are refused, each with its reason', async () => {
  const line = (cases: string, late: string): string => `1234567893,2026,${cases},${late}\n`;
  const text = `npi,period,cases,late\n${line('-3', '')}${line('(3)', '')}${line('3.5', '')}${line('', '')}${line('3', '4%')}${line('3', 'x')}\n1234567893,2026,3\n1234567893,20`;
  expect(await said(text)).toEqual([
    '1: the number of cases `-3` is negative',
    '2: the number of cases `(3)` is negative',
    '3: the number of cases `3.5` is no whole number',
    '4: the number of cases is missing',
    '5: `late` `4%` is a share: write the number of cases',
    '6: `late` `x` is no number',
    '7: it has 3 cells and the header 4',
    '8: the file ends within this row',
  ]);
});

test.each([
  ['', 'is empty'],
  ['npi,period\n', 'has no column `cases`'],
  ['provider_npi,cases\n', 'has no column `from` or `period`'],
  ['npi,from,cases\n', 'has no column `until` or `through`'],
  ['name,period,cases\n', 'has no column `npi`'],
  ['npi,period,cases,late,Late\n', 'has two columns `late`'],
])('a file that begins %j is refused', async (text, because) => {
  await expect(rows(text)).rejects.toThrow(`\`x.csv\` ${because}`);
});
