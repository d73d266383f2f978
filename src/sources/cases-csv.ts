/**
 * Case counts and outcomes as CSV: npi, line or procedure, the period, the number of cases, and one column for each
 * indicator. A period is `from` with `until` (first day after) or `through` (last day), or one `period`: 2026, 2026-H1,
 * 2026-Q1, 2026-01. Read as a stream: a hospital counts hundreds of thousands of rows a year.
 */

import { addDays, addMonths, type CalendarDate, dateOf, parseCalendarDate } from '../domain/calendar/calendar-date.ts';
import { usDate } from '../domain/calendar/written-date.ts';
import { nearest } from '../domain/suggestion.ts';
import { UserError } from '../errors.ts';
import { scannedRows, widthFault } from './csv-scanner.ts';

/** A count as written. Period `[from, until)`; null: not said. */
export interface WrittenCases {
  /** Ten digits; nobody has looked whether they are an NPI. */
  readonly npi: string;
  /** Key of the facility; null: the one that the file was taken in for. */
  readonly facility: string | null;
  readonly line: string | null;
  /** Name or code of the procedure. */
  readonly procedure: string | null;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly count: number;
  /** By the heading of the column, lower case; cells that are empty say nothing. */
  readonly outcomes: Readonly<Record<string, number>>;
}

/** One row: what it counts, or why it is refused. Rows count from 1 after the header. */
export type CasesRow =
  | { readonly row: number; readonly cases: WrittenCases }
  | { readonly row: number; readonly because: string };

const names = {
  npi: ['npi', 'provider npi', 'provider'],
  facility: ['facility', 'hospital', 'site'],
  line: ['line', 'privilege', 'privilege line'],
  procedure: ['procedure', 'code', 'cpt', 'cpt code', 'procedure code'],
  from: ['from', 'start', 'first day'],
  until: ['until'],
  through: ['through', 'to', 'end', 'last day'],
  period: ['period', 'quarter', 'month', 'year'],
  count: ['cases', 'count', 'volume', 'case count'],
} as const;
type Column = keyof typeof names;

/** Which columns a file has: those that are known, and the others by heading. */
interface Columns {
  readonly known: readonly (readonly [Column, number])[];
  readonly others: readonly (readonly [string, number])[];
}

/** What is known of a file before its rows. */
export interface CasesFile {
  /** Headings that may be indicators: every column that is none of the known ones. */
  readonly others: readonly string[];
}

/**
 * The rows of a file in order; `header` is told the headings first and returns those to be read as outcomes. Refuses a file
 * without the columns that are needed, and one without rows.
 */
export async function* casesRows(
  chunks: AsyncIterable<Uint8Array>,
  path: string,
  header: (file: CasesFile) => readonly string[],
): AsyncGenerator<CasesRow> {
  let columns: Columns | undefined;
  let [width, rows] = [0, 0];
  const wanted = (headings: readonly string[]): readonly number[] => {
    const found = columnsOf(headings, path);
    const outcomes = new Set(header({ others: found.others.map(([name]) => name) }));
    columns = { known: found.known, others: found.others.filter(([name]) => outcomes.has(name)) };
    width = headings.length;
    return [...columns.known, ...columns.others].map(([, index]) => index);
  };
  for await (const { row, cells, columns: count, cutOff } of scannedRows(chunks, wanted)) {
    if (columns === undefined) continue;
    rows = row;
    const { known, others } = columns;
    if (cutOff) yield { row, because: 'the file ends within this row' };
    else if (cells.every((cell) => cell.trim() === '')) yield { row, because: 'it is empty' };
    else if (count !== width) yield { row, because: widthFault(count, width) };
    else {
      const given = Object.fromEntries(known.map(([name], at) => [name, (cells[at] ?? '').trim()]));
      const outcomes = others.map(([name], at) => [name, (cells[known.length + at] ?? '').trim()] as const);
      yield casesOf(row, given as Given, outcomes);
    }
  }
  if (columns === undefined) throw unreadable(path, 'is empty');
  if (rows === 0) throw unreadable(path, 'has a header and no row');
}

type Given = Readonly<Partial<Record<Column, string>>>;

function columnsOf(headings: readonly string[], path: string): Columns {
  const plain = headings.map((name) => name.trim().toLowerCase().replaceAll('_', ' '));
  const known = (Object.keys(names) as Column[]).flatMap((column) => {
    const index = plain.findIndex((name) => (names[column] as readonly string[]).includes(name));
    return index < 0 ? [] : [[column, index] as const];
  });
  const has = (column: Column): boolean => known.some(([name]) => name === column);
  const taken = new Set(known.map(([, index]) => index));
  const others = headings.flatMap((name, index) =>
    taken.has(index) ? [] : [[name.trim().toLowerCase(), index] as const],
  );
  if (!has('npi')) throw unreadable(path, 'has no column `npi`', meant('npi', plain));
  if (!has('count')) throw unreadable(path, 'has no column `cases`', meant('cases', plain));
  if (!has('period') && !has('from')) throw unreadable(path, 'has no column `from` or `period`', meant('from', plain));
  if (!has('period') && !has('until') && !has('through'))
    throw unreadable(path, 'has no column `until` or `through`', meant('through', plain));
  const twice = others.find(([name], at) => others.some(([other], later) => later > at && other === name));
  if (twice !== undefined && twice[0] !== '') throw unreadable(path, `has two columns \`${twice[0]}\``);
  return { known, others };
}

function meant(column: string, headings: readonly string[]): string | undefined {
  const near = nearest(column, headings, { limit: 1 })[0];
  return near === undefined ? undefined : `is \`${near}\` meant?`;
}

function unreadable(path: string, what: string, question?: string): UserError {
  const columns =
    'the first row names the columns: npi, line or procedure, from and through (or period), cases, and one column for each indicator';
  return new UserError('input/unreadable', `\`${path}\` ${what}`, {
    hint: question === undefined ? columns : `${question} ${columns}`,
  });
}

function casesOf(row: number, given: Given, written: readonly (readonly [string, string])[]): CasesRow {
  const refused = (because: string): CasesRow => ({ row, because });
  const npi = given.npi ?? '';
  if (!/^\d{10}$/.test(npi)) return refused(npi === '' ? 'it has no NPI' : `\`${npi}\` is no NPI`);
  const period = periodOf(given);
  if (typeof period === 'string') return refused(period);
  const count = wholeNumber(given.count ?? '');
  if (typeof count === 'string') return refused(`the number of cases ${count}`);
  const outcomes: Record<string, number> = {};
  for (const [name, text] of written) {
    if (text === '') continue;
    const value = number(text);
    if (typeof value === 'string') return refused(`\`${name}\` ${value}`);
    outcomes[name] = value;
  }
  return {
    row,
    cases: {
      npi,
      facility: blankIsNull(given.facility),
      line: blankIsNull(given.line),
      procedure: blankIsNull(given.procedure),
      ...period,
      count,
      outcomes,
    },
  };
}

function blankIsNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

interface Period {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

/** The period of a row, or why it is none. */
function periodOf({ period, from, until, through }: Given): Period | string {
  if (period !== undefined && period !== '') {
    return calendarPeriod(period) ?? `\`${period}\` is no period: write 2026, 2026-H1, 2026-Q1 or 2026-01`;
  }
  const [first, after, last] = [dayOf(from), dayOf(until), dayOf(through)];
  const unread = [
    [from, first],
    [until, after],
    [through, last],
  ].find(([text, day]) => text !== undefined && text !== '' && day === undefined);
  if (unread !== undefined) return `\`${unread[0]}\` is no date`;
  const end = after ?? (last === undefined ? undefined : addDays(last, 1));
  if (first === undefined || end === undefined) return 'it has no period';
  if (end > first) return { from: first, until: end };
  return `its period ends on ${last ?? after}, ${last === undefined ? 'not after' : 'before'} ${first}`;
}

function calendarPeriod(text: string): Period | undefined {
  const found = /^(?<year>\d{4})(?:-?(?:[Hh](?<half>[12])|[Qq](?<quarter>[1-4]))|-(?<month>0[1-9]|1[0-2]))?$/.exec(
    text,
  );
  if (found?.groups === undefined) return undefined;
  const { year, half, quarter, month } = found.groups;
  const [first, months] =
    half !== undefined
      ? [6 * (Number(half) - 1), 6]
      : quarter !== undefined
        ? [3 * (Number(quarter) - 1), 3]
        : month !== undefined
          ? [Number(month) - 1, 1]
          : [0, 12];
  const from = dateOf(Number(year), first + 1, 1);
  return from === undefined ? undefined : { from, until: addMonths(from, months) };
}

function dayOf(text: string | undefined): CalendarDate | undefined {
  return text === undefined || text === '' ? undefined : (parseCalendarDate(text) ?? usDate(text));
}

function wholeNumber(text: string): number | string {
  const value = number(text);
  return typeof value === 'string' || Number.isInteger(value) ? value : `\`${text}\` is no whole number`;
}

/** A number that is not negative, or what is wrong with it. */
function number(text: string): number | string {
  if (text === '') return 'is missing';
  if (text.endsWith('%')) return `\`${text}\` is a share: write the number of cases`;
  const plain = text.replaceAll(/(?<=\d),(?=\d{3}(?:\D|$))/g, '');
  if (/^(?:-\d|\(\d+\)$)/.test(plain)) return `\`${text}\` is negative`;
  return /^\d{1,9}(?:\.\d{1,4})?$/.test(plain) ? Number(plain) : `\`${text}\` is no number`;
}
