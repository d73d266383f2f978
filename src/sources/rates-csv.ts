/**
 * Rates beside a contract, or a fee schedule, as CSV: code, modifier, site, locality, from, until, cents or dollars. Read as
 * a stream: a schedule has up to a million rows.
 */

import { type CalendarDate, parseCalendarDate } from '../domain/calendar/calendar-date.ts';
import { usDate } from '../domain/calendar/written-date.ts';
import { procedureCode, type Rate, type RateSite } from '../domain/contracts/rate.ts';
import { type CentsReading, parseCents, parseDollarsAndCents } from '../domain/money.ts';
import { UserError } from '../errors.ts';
import { scannedRows, widthFault } from './csv-scanner.ts';

/** One row: the rate it holds, or why it is refused. Rows count from 1 after the header. */
export type RateRow =
  | { readonly row: number; readonly rate: Rate }
  | { readonly row: number; readonly because: string };

const names = {
  code: ['code', 'cpt', 'hcpcs', 'procedure', 'procedure code', 'cpt code', 'hcpcs code'],
  modifier: ['modifier', 'mod'],
  site: ['site', 'site of service', 'setting'],
  locality: ['locality', 'loc'],
  from: ['from', 'effective', 'start'],
  until: ['until', 'ends'],
  cents: ['cents'],
  dollars: ['dollars', 'rate', 'amount', 'fee', 'price', 'allowed'],
} as const;
type Column = keyof typeof names;

const sites: Readonly<Record<string, RateSite | ''>> = {
  '': '',
  any: '',
  f: 'facility',
  fac: 'facility',
  facility: 'facility',
  nf: 'non-facility',
  nonfac: 'non-facility',
  'non-fac': 'non-facility',
  'non-facility': 'non-facility',
  nonfacility: 'non-facility',
  office: 'non-facility',
};

/** The rows of a file of rates, in order. Refuses a file without the columns that are needed, and one without rows. */
export async function* rateRows(chunks: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<RateRow> {
  let columns: readonly Column[] = [];
  let [width, rows] = [0, 0];
  const wanted = (header: readonly string[]): readonly number[] => {
    const found = columnsOf(header, path);
    columns = found.map(([name]) => name);
    width = header.length;
    return found.map(([, index]) => index);
  };
  for await (const { row, cells, columns: count, cutOff } of scannedRows(chunks, wanted)) {
    rows = row;
    const given = Object.fromEntries(columns.map((name, at) => [name, (cells[at] ?? '').trim()]));
    if (cutOff) yield { row, because: 'the file ends within this row' };
    else if (cells.every((cell) => cell.trim() === '')) yield { row, because: 'it is empty' };
    else if (count !== width) yield { row, because: widthFault(count, width) };
    else yield rateOf(row, given as Readonly<Partial<Record<Column, string>>>);
  }
  if (columns.length === 0) throw unreadable(path, 'is empty');
  if (rows === 0) throw unreadable(path, 'has a header and no row');
}

function columnsOf(header: readonly string[], path: string): readonly (readonly [Column, number])[] {
  const plain = header.map((name) => name.trim().toLowerCase().replaceAll('_', ' '));
  const found = (Object.keys(names) as Column[]).flatMap((column) => {
    const index = plain.findIndex((name) => (names[column] as readonly string[]).includes(name));
    return index < 0 ? [] : [[column, index] as const];
  });
  const has = (column: Column): boolean => found.some(([name]) => name === column);
  if (!has('code')) throw unreadable(path, 'has no column `code`');
  if (!has('cents') && !has('dollars')) throw unreadable(path, 'has no column `cents` or `dollars`');
  if (has('cents') && has('dollars')) throw unreadable(path, 'has both `cents` and an amount in dollars');
  return found;
}

function unreadable(path: string, what: string): UserError {
  return new UserError('input/unreadable', `\`${path}\` ${what}`, {
    hint: 'the first row names the columns: code, modifier, site, locality, from, until, and cents or dollars',
  });
}

function rateOf(row: number, given: Readonly<Partial<Record<Column, string>>>): RateRow {
  const refused = (because: string): RateRow => ({ row, because });
  const code = procedureCode(given.code ?? '');
  if (code === undefined) {
    return refused((given.code ?? '') === '' ? 'it has no code' : `\`${given.code}\` is no procedure code`);
  }
  const modifier = (given.modifier ?? '').toUpperCase();
  if (!/^(?:[0-9A-Z]{2})?$/.test(modifier)) return refused(`\`${given.modifier}\` is no modifier`);
  const site = sites[(given.site ?? '').toLowerCase()];
  if (site === undefined) return refused(`the site \`${given.site}\` is neither facility nor non-facility`);
  const locality = given.locality ?? '';
  if (!/^[0-9A-Za-z .-]{0,40}$/.test(locality)) return refused(`\`${locality}\` is no locality`);
  const [from, until] = [dateOf(given.from), dateOf(given.until)];
  if (from === undefined) return refused(`\`${given.from}\` is no date`);
  if (until === undefined) return refused(`\`${given.until}\` is no date`);
  if (from !== null && until !== null && until <= from) return refused(`it ends on ${until}, not after ${from}`);
  const amount = amountOf(given);
  return amount.ok
    ? { row, rate: { code, modifier, site, locality, from, until, cents: amount.cents } }
    : refused(amount.because);
}

function amountOf({ cents, dollars }: Readonly<Partial<Record<Column, string>>>): CentsReading {
  const written = cents ?? dollars ?? '';
  if (written === '') return { ok: false, because: 'it has no amount' };
  return cents === undefined ? parseDollarsAndCents(written) : parseCents(written);
}

/** Null: none is given. Undefined: what is given is none. */
function dateOf(text: string | undefined): CalendarDate | null | undefined {
  if (text === undefined || text === '') return null;
  return parseCalendarDate(text) ?? usDate(text);
}
