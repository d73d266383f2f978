/** Reads an exclusion list by its column map: rows in = records + refused + exact duplicates + passed over. */

import { type CalendarDate, parseCalendarDate, yearOf } from '../../domain/calendar/calendar-date.ts';
import { countWords } from '../../domain/number-forms.ts';
import { AlphabeticalEnd } from '../../domain/screening/alphabetical-end.ts';
import type { ListForm, ListReading, RefusedRow } from '../../domain/screening/exclusion.ts';
import { endsBeforeItBegins } from '../../domain/screening/exclusion-period.ts';
import { nearest } from '../../domain/suggestion.ts';
import { UserError } from '../../errors.ts';
import { namedColumns, type ScannedRow } from '../csv-scanner.ts';
import { type ColumnMap, knownLists } from './column-map.ts';
import { listDays } from './list-dates.ts';
import { type ListParty, listFields } from './list-party.ts';
import { listRows } from './list-rows.ts';
import { filedUnder, ListTable, type PersonRow, partyNumber, type RowNumbers } from './list-table.ts';
import { unicodeChunks } from './text-encoding.ts';

/** A file to be read as a list. */
export interface ListFile {
  /** File name, without folders: lists say by it which month they are of. */
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** What it is, where the person says so and the name does not. */
  readonly form?: ListForm | undefined;
  readonly publishedOn?: CalendarDate | undefined;
  /** The day on which it is read: no list says anything of later birth years. */
  readonly asOf: CalendarDate;
}

/**
 * The list in a file.
 * @throws UserError `input/unreadable` when the header is another list's or lacks a column, or nothing is there.
 */
export async function readList(map: ColumnMap, file: ListFile): Promise<ListReading> {
  const records: ReadParty[] = [];
  const refused: RefusedRow[] = [];
  const known = new KnownParties();
  const end = new AlphabeticalEnd();
  let rows = 0;
  let duplicates = 0;
  let ended = 0;
  let columns = 0;
  let named = 0;
  const publishedOn = file.publishedOn ?? dayOrNull(map.publishedOn?.(file.name));
  const newestYear = yearOf(publishedOn ?? file.asOf);
  let newest = null as CalendarDate | null;
  let passedOver = 0;
  const wanted = (header: readonly string[]): readonly number[] => {
    columns = header.length;
    named = namedColumns(header);
    return columnIndexes(map, header, file.name);
  };
  const table = new ListTable(map, listDays(newestYear, map.dayFirst));
  const take = (row: ScannedRow<RowNumbers>): void => {
    rows += 1;
    const line = row.row + 1 + map.above;
    if (row.cutOff) throw endsWithin(file.name, line);
    if (row.columns >= 2 * columns - 1 && columns > 1) throw quoteNotClosed(file.name, line);
    if (row.columns < named || row.columns > columns) {
      refused.push({ line, why: shapeFault(row.columns - (row.columns < named ? named : columns)) });
      return;
    }
    if (map.rowsWith !== undefined && table.isEmpty(row.cells, map.rowsWith)) {
      passedOver += 1;
      return;
    }
    const taken = table.party(row.cells, line);
    if (typeof taken === 'string') {
      refused.push({ line, why: taken });
    } else if (known.hadBefore(taken)) {
      duplicates += 1;
    } else {
      if (taken.until !== null) ended += 1;
      const { from } = taken;
      if (from !== null && (newest === null || from > newest)) newest = from;
      end.add(filedUnder(taken));
      records.push(taken);
    }
  };
  const body = unicodeChunks(file.chunks);
  for await (const batch of listRows(body, map.separator, map.above, wanted, table.cells)) {
    for (const row of batch) take(row);
  }
  if (columns === 0) {
    throw new UserError('input/unreadable', `\`${file.name}\` is empty`, { hint: `it should be the ${map.title}` });
  }
  const form = file.form ?? map.form?.(file.name, records.length === 0 ? 0 : ended / records.length) ?? 'full';
  if (file.form === undefined && map.form !== undefined) refuseOtherForm(form, file.name, ended, records.length);
  const kept = form === 'reinstatements' ? records.filter((record) => !endsBeforeItBegins(record)) : records;
  if (kept.length < records.length) refused.push(...records.filter(endsBeforeItBegins).map(refusedEnd));
  const byContent = newest === null ? null : (map.publishedBy?.(newest) ?? newest);
  return {
    list: map.list,
    form,
    publishedOn: publishedOn ?? byContent,
    rows,
    records: kept,
    refused: refused.toSorted((left, right) => left.line - right.line),
    duplicates,
    passedOver,
    endsEarly: end.early(),
  };
}

/** A reinstatement before its exclusion: to end that by it would clear somebody by a mistake. */
function refusedEnd({ line, from, until }: ListParty | PersonRow): RefusedRow {
  return { line, why: `it ends on ${until}, before it began on ${from}` };
}

/** Refuses a file whose rows are not what its name says: exclusions taken for reinstatements would lift them. */
function refuseOtherForm(form: ListForm, file: string, ended: number, count: number): void {
  const isOther = form === 'reinstatements' ? 2 * ended < count : form === 'supplement' && 2 * ended > count;
  if (!isOther) return;
  const [named, are] = form === 'reinstatements' ? ['reinstatements', 'excluded'] : ['exclusions', 'reinstated'];
  throw new UserError(
    'input/unreadable',
    `\`${file}\` is named as ${named}, and ${countWords(form === 'supplement' ? ended : count - ended, 'row')} of ${count} are of people ${are}`,
    {
      hint: 'give it under the name by which the agency publishes it (`2604EXCL.csv`, `2604REIN.csv`); nothing of it was used',
    },
  );
}

/** A row as wide as two has taken in the next: of whoever stands in those behind it, nothing would be told. */
function quoteNotClosed(file: string, line: number): UserError {
  return new UserError(
    'input/unreadable',
    `\`${file}\` line ${line} takes in the lines below it: a quote is not closed`,
    {
      hint: 'get the file again, or close the quote; nothing of it was used',
    },
  );
}

function endsWithin(file: string, line: number): UserError {
  return new UserError('input/unreadable', `\`${file}\` is cut off: it ends within line ${line}`, {
    hint: 'get the whole file again; nothing of it was used',
  });
}

/** Where the column of each field stands in the header; -1 for those that the list has no column for. */
function columnIndexes(map: ColumnMap, header: readonly string[], file: string): readonly number[] {
  const keys = header.map(headerKey);
  const columns = listFields.map((field) => map.columns[field]);
  const indexes = columns.map((column) => (column === undefined ? -1 : keys.indexOf(headerKey(column))));
  const missing = columns.filter((column, slot) => column !== undefined && indexes[slot] === -1) as readonly string[];
  if (missing.length === 0) return indexes;
  const other = knownLists.find((one) => one.list !== map.list && holds(keysBy(one, header), one));
  const near = nearest(missing[0] as string, header, { limit: 1 })[0];
  throw new UserError(
    'input/unreadable',
    `\`${file}\` is not the ${map.title}: it has no column ${missing.map((name) => `\`${name}\``).join(', ')}`,
    {
      hint:
        other !== undefined
          ? `it looks like ${other.title}: give it as \`--list ${other.list}=${file}\``
          : near === undefined
            ? 'give the file as the agency publishes it, header included'
            : `is \`${near}\` what was \`${missing[0]}\`? describe the list under \`exclusionLists\` in empanel.yaml`,
    },
  );
}

/** The columns of a header as another list parts them, where the separator of the list that was named parts nothing. */
function keysBy({ separator }: ColumnMap, header: readonly string[]): readonly string[] {
  const [only, ...more] = header;
  return (more.length > 0 || only === undefined ? header : only.replaceAll('"', '').split(separator)).map(headerKey);
}

/**
 * The list whose columns a header has, or undefined: of several, the one with the most columns, since a short map of the
 * workspace fits many a header; of maps of the same list, and of as many columns, the first.
 */
export function listByHeader(header: readonly string[], maps: readonly ColumnMap[]): ColumnMap | undefined {
  const keys = header.map(headerKey);
  const fitting = maps.filter((map) => holds(keys, map));
  return fitting
    .filter((map) => fitting.find(({ list }) => list === map.list) === map)
    .reduce<ColumnMap | undefined>(
      (best, map) => (best && columnCount(best) >= columnCount(map) ? best : map),
      undefined,
    );
}

function columnCount({ columns }: ColumnMap): number {
  return listFields.filter((field) => typeof columns[field] === 'string').length;
}

function holds(keys: readonly string[], map: ColumnMap): boolean {
  return listFields.every((field) => {
    const column = map.columns[field];
    return typeof column !== 'string' || field === 'name' || keys.includes(headerKey(column));
  });
}

function headerKey(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

function shapeFault(excess: number): string {
  return excess > 0
    ? `it has ${countWords(excess, 'column')} more than the header`
    : `it has ${countWords(-excess, 'column')} fewer than the header`;
}

type ReadParty = PersonRow | ListParty;

/** Says of each party whether it was there before. Hashes are compared only where a number mixed of name and days agrees. */
class KnownParties {
  readonly #parties: ReadParty[] = [];
  #numbers = new Int32Array(leastRoom);
  /** Where each number was first had, one more than its index in `#parties`; looked for from the number's own place on. */
  #places = new Int32Array(2 * leastRoom);
  readonly #hashes = new Set<string>();

  hadBefore(party: ReadParty): boolean {
    const number = partyNumber(party);
    const place = this.#placeOf(number);
    const had = this.#places[place] as number;
    if (had === 0) {
      this.#add(number, party, place);
      return false;
    }
    this.#hashes.add((this.#parties[had - 1] as ReadParty).recordSha256);
    if (this.#hashes.has(party.recordSha256)) return true;
    this.#hashes.add(party.recordSha256);
    return false;
  }

  /** The place where the number stands, or the free one where it will. */
  #placeOf(number: number): number {
    const last = this.#places.length - 1;
    let place = (number ^ (number >>> 15)) & last;
    for (;;) {
      const had = this.#places[place] as number;
      if (had === 0 || this.#numbers[had - 1] === number) return place;
      place = (place + 1) & last;
    }
  }

  #add(number: number, party: ReadParty, place: number): void {
    this.#numbers[this.#parties.length] = number;
    this.#places[place] = this.#parties.push(party);
    if (this.#parties.length < this.#numbers.length) return;
    const { length } = this.#numbers;
    const numbers = new Int32Array(2 * length);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
    this.#places = new Int32Array(4 * length);
    for (let at = 0; at < length; at += 1) this.#places[this.#placeOf(numbers[at] as number)] = at + 1;
  }
}

/** Parties for which there is room at first; a power of two. */
const leastRoom = 16;

function dayOrNull(text: string | undefined): CalendarDate | null {
  return text === undefined ? null : (parseCalendarDate(text) ?? null);
}
