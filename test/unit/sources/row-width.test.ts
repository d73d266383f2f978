/** A row with more or fewer cells than the header, in every CSV that is read row by row: one reason, in the right number. */

import { expect, test } from 'vitest';
import { casesRows } from '../../../src/sources/cases-csv.ts';
import { csvRecords } from '../../../src/sources/csv-records.ts';
import { privilegeScheduleBatches } from '../../../src/sources/privilege-schedule-csv.ts';
import { rateRows } from '../../../src/sources/rates-csv.ts';
import { scheduleRows } from '../../../src/sources/schedule-csv.ts';

async function* chunks(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** The reasons for which the rows `a` and `a,b` are refused. */
async function reasons(
  header: string,
  rows: (file: AsyncIterable<Uint8Array>) => AsyncIterable<object>,
): Promise<unknown> {
  const said: unknown[] = [];
  for await (const row of rows(chunks(`${header}\na\na,b\n`))) said.push('because' in row ? row.because : row);
  return said;
}

async function* flat<T>(batches: AsyncIterable<Iterable<T>>): AsyncGenerator<T> {
  for await (const batch of batches) yield* batch;
}

test('says how many cells it has', async () => {
  const said = ['it has 1 cell and the header 4', 'it has 2 cells and the header 4'];
  expect(await reasons('code,cents,modifier,note', (file) => rateRows(file, 'x.csv'))).toEqual(said);
  expect(await reasons('npi,period,cases,late', (file) => casesRows(file, 'x.csv', () => ['late']))).toEqual(said);
  expect(await reasons('npi,payer,on,product', (file) => scheduleRows(file, 'x.csv'))).toEqual(said);
  expect(
    await reasons('provider,procedure,facility,on', (file) => flat(privilegeScheduleBatches(file, 'x.csv', false))),
  ).toEqual(said);
  expect(csvRecords(Buffer.from('a,b,c,d\na\na,b\n'), 'x.csv').refused.map(({ reason }) => reason)).toEqual(said);
});
