import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import {
  type RateOwner,
  type RateTable,
  rateLine,
  rateOfLine,
  rateSeries,
  ratesOverlap,
} from '../domain/contracts/rate.ts';
import type { Transaction } from '../ledger/command.ts';
import { ratePages } from '../ledger/rate-query.ts';
import type { RateRow } from '../sources/rates-csv.ts';

/** A row of the file that is not taken, and why. */
export interface RefusedRate {
  readonly row: number;
  readonly because: string;
}

/** What becomes of a file of rates: every row is kept or refused. */
export interface RatePlan {
  /** Lines of the rates that are kept, in their order. */
  readonly lines: readonly string[];
  /** In the order of the file. */
  readonly refused: readonly RefusedRate[];
  readonly rows: number;
}

/** Where a file of rates belongs, and since when it counts. */
export interface RateTarget {
  readonly owner: RateOwner;
  readonly key: string;
  readonly round: number | null;
  readonly name: string;
  readonly sha256: string;
  readonly from: CalendarDate | null;
  readonly on: CalendarDate;
}

/** The rates of a file without those that contradict an earlier row: the same service, place and day cannot have two prices. */
export async function ratePlan(rows: AsyncIterable<RateRow>): Promise<RatePlan> {
  const read: { readonly line: string; readonly row: number }[] = [];
  const refused: RefusedRate[] = [];
  let count = 0;
  for await (const one of rows) {
    count += 1;
    if ('rate' in one) read.push({ line: rateLine(one.rate), row: one.row });
    else refused.push(one);
  }
  read.sort((left, right) => (left.line === right.line ? left.row - right.row : left.line < right.line ? -1 : 1));
  const lines: string[] = [];
  for (let start = 0; start < read.length; ) {
    const series = rateSeries(read[start]?.line ?? '');
    let end = start + 1;
    while (end < read.length && rateSeries(read[end]?.line ?? '') === series) end += 1;
    if (end - start === 1) lines.push(read[start]?.line ?? '');
    else separated(read.slice(start, end), lines, refused);
    start = end;
  }
  refused.sort((left, right) => left.row - right.row);
  return { lines, refused, rows: count };
}

/** Of the prices of one service the rows that come first in the file are kept; those that overlap one of them are refused. */
function separated(
  series: readonly { readonly line: string; readonly row: number }[],
  lines: string[],
  refused: RefusedRate[],
): void {
  const kept: { readonly line: string; readonly row: number }[] = [];
  for (const one of series.toSorted((left, right) => left.row - right.row)) {
    const rate = rateOfLine(one.line);
    const other = kept.find(({ line }) => ratesOverlap(rateOfLine(line), rate));
    if (other === undefined) kept.push(one);
    else {
      const because =
        other.line === one.line
          ? `it says the same as row ${other.row}`
          : `it overlaps row ${other.row}: ${rate.code} would have two prices`;
      refused.push({ row: one.row, because });
    }
  }
  lines.push(...kept.map(({ line }) => line).sort());
}

/** The table that the same file already made, where it did. */
export function sameRates(tables: readonly RateTable[], target: RateTarget): RateTable | undefined {
  return tables.find(
    ({ sha256, round, from }) => sha256 === target.sha256 && round === target.round && from === target.from,
  );
}

/** Takes a file of rates into the ledger and returns the id of its table. */
export async function importRates(tx: Transaction, plan: RatePlan, target: RateTarget): Promise<string> {
  const id = await tx.newId('rt');
  await tx.insert('rate_table', {
    id,
    owner: target.owner,
    key: target.key,
    round: target.round,
    name: target.name,
    sha256: target.sha256,
    from_on: target.from,
    rows: plan.lines.length,
    refused: plan.refused.length,
    happened_on: target.on,
  });
  for (const { first, last, rows, body } of ratePages(plan.lines)) {
    const page = { id: await tx.newId('rp'), rate_table_id: id, first_code: first, last_code: last, rows, body };
    await tx.insert('rate_page', page);
  }
  return id;
}
