/** Reads an exclusion list by its column map: rows in = records + refused + exact duplicates + passed over. */

import { hash } from 'node:crypto';
import { addDays, type CalendarDate, parseCalendarDate, yearOf } from '../../domain/calendar/calendar-date.ts';
import { npiFault } from '../../domain/identifiers/npi.ts';
import { nameReadings, type PersonName } from '../../domain/person-name.ts';
import type { ListedParty, ListForm, ListReading, RefusedRow } from '../../domain/screening/exclusion.ts';
import { nearest } from '../../domain/suggestion.ts';
import { UserError } from '../../errors.ts';
import { type ColumnMap, knownLists, type ListColumns } from './column-map.ts';
import { ListDays } from './list-dates.ts';
import { type ListRow, listRows } from './list-rows.ts';
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

const fields: readonly (keyof ListColumns)[] = [
  'last',
  'first',
  'middle',
  'suffix',
  'name',
  'business',
  'otherName',
  'npi',
  'birthDate',
  'license',
  'specialty',
  'city',
  'state',
  'grounds',
  'from',
  'until',
  'through',
  'waiverState',
  'waiverFrom',
];
/** The wanted cells of a row, cleaned. */
type Cells = Partial<Record<keyof ListColumns, string>>;

const suffixes = /^(.*?)[ ,]+(JR|SR|II|III|IV|V|2ND|3RD)\.?$/i;
const longestSuffix = 'III.'.length;
const doubleBlank = /\s\s|[^\S ]/;
const bareSuffix = /^(JR|SR|II|III|IV|V|2ND|3RD)\.?$/i;
const businessWords =
  /\b(INC|LLC|LLP|PC|PA|PLLC|CORP|CO|LTD|PHARMACY|DRUGS?|HOSPITAL|CLINIC|CENTER|CENTRE|HOME|CARE|SERVICES?|SUPPLY|MEDICAL|ASSOCIATES|GROUP|LAB|LABORATORY|AGENCY|TRANSPORTATION|AMBULETTE|TAXI|STORE)\b/i;

/**
 * The list in a file.
 * @throws UserError `input/unreadable` when the header is another list's or lacks a column, or nothing is there.
 */
export async function readList(map: ColumnMap, file: ListFile): Promise<ListReading> {
  const wantedColumns = fields.filter((field) => typeof map.columns[field] === 'string');
  const records: ListedParty[] = [];
  const refused: RefusedRow[] = [];
  const seen = new Set<string>();
  let rows = 0;
  let duplicates = 0;
  let ended = 0;
  let headed = false;
  const publishedOn = file.publishedOn ?? dayOrNull(map.publishedOn?.(file.name));
  const newestYear = yearOf(publishedOn ?? file.asOf);
  let newest = null as CalendarDate | null;
  let passedOver = 0;
  const wanted = (header: readonly string[]): readonly number[] => {
    headed = true;
    return columnIndexes(map, wantedColumns, header, file.name);
  };
  const days = new ListDays(newestYear, map.dayFirst);
  // One object for every row in turn: all wanted cells are there each time.
  const cells: Cells = {};
  const take = (row: ListRow): void => {
    rows += 1;
    if (row.cutOff) throw endsWithin(file.name, row.line);
    if (row.excess !== 0) {
      refused.push({ line: row.line, why: shapeFault(row.excess) });
      return;
    }
    for (let slot = 0; slot < wantedColumns.length; slot += 1) {
      cells[wantedColumns[slot] as keyof ListColumns] = cleaned(row.cells[slot] ?? '');
    }
    if (map.rowsWith !== undefined && (cells[map.rowsWith] ?? '') === '') {
      passedOver += 1;
      return;
    }
    const taken = party(map, cells, row.line, days);
    if (typeof taken === 'string') {
      refused.push({ line: row.line, why: taken });
    } else if (seen.has(taken.recordSha256)) {
      duplicates += 1;
    } else {
      seen.add(taken.recordSha256);
      if (taken.until !== null) ended += 1;
      if (taken.from !== null && (newest === null || taken.from > newest)) newest = taken.from;
      records.push(taken);
    }
  };
  for await (const batch of listRows(unicodeChunks(file.chunks), map.separator, map.above, wanted)) {
    for (const row of batch) take(row);
  }
  if (!headed) {
    throw new UserError('input/unreadable', `\`${file.name}\` is empty`, { hint: `it should be the ${map.title}` });
  }
  const form = file.form ?? map.form?.(file.name, records.length === 0 ? 0 : ended / records.length) ?? 'full';
  const byContent = newest === null ? null : (map.publishedBy?.(newest) ?? newest);
  return {
    list: map.list,
    form,
    publishedOn: publishedOn ?? byContent,
    rows,
    records,
    refused,
    duplicates,
    passedOver,
  };
}

function endsWithin(file: string, line: number): UserError {
  return new UserError('input/unreadable', `\`${file}\` is cut off: it ends within line ${line}`, {
    hint: 'get the whole file again; nothing of it was used',
  });
}

function columnIndexes(
  map: ColumnMap,
  wanted: readonly (keyof ListColumns)[],
  header: readonly string[],
  file: string,
): readonly number[] {
  const keys = header.map(headerKey);
  const indexes = wanted.map((field) => keys.indexOf(headerKey(map.columns[field] as string)));
  const missing = wanted.flatMap((field, slot) => (indexes[slot] === -1 ? [map.columns[field] as string] : []));
  if (missing.length === 0) return indexes;
  const other = knownLists.find((one) => one.list !== map.list && holds(keys, one));
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
  return fields.filter((field) => typeof columns[field] === 'string').length;
}

function holds(keys: readonly string[], map: ColumnMap): boolean {
  return fields.every((field) => {
    const column = map.columns[field];
    return typeof column !== 'string' || field === 'name' || keys.includes(headerKey(column));
  });
}

function headerKey(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

function shapeFault(excess: number): string {
  return excess > 0
    ? `it has ${excess} columns more than the header`
    : `it has ${-excess} columns fewer than the header`;
}

function cleaned(cell: string): string {
  if (cell === '') return cell;
  const text = cell.trim();
  if (text.length === 4 && text.toLowerCase() === 'null') return '';
  return doubleBlank.test(text) ? text.replaceAll(/\s+/g, ' ') : text;
}

/** The row as a party, or why it cannot be taken. */
function party(map: ColumnMap, cells: Cells, line: number, days: ListDays): ListedParty | string {
  const from = days.within(2, cells.from);
  if (from.kind === 'unreadable') return `\`${cells.from}\` is no date`;
  const end = days.within(90, cells.until ?? cells.through);
  if (end.kind === 'unreadable') return `\`${cells.until ?? cells.through}\` is no date`;
  const { name, business } = namesOf(map, cells);
  const { npi, note } = npiOf(cells.npi ?? '');
  if (name === null && business === '' && npi === null) return note ?? 'it names nobody: no name and no NPI';
  // An unreadable birth date is left out, not the person.
  const birth = days.within(0, cells.birthDate);
  const waivedIn = (cells.waiverState ?? '').toUpperCase();
  const waivedFrom = days.within(2, cells.waiverFrom);
  const said = {
    name,
    otherNames: otherNames(cells.otherName ?? '', name),
    business,
    cut: map.businessCut !== undefined && business.length >= map.businessCut,
    npi,
    npiNote: note,
    birthDate: birth.kind === 'day' ? birth.on : null,
    license: cells.license ?? '',
    specialty: cells.specialty ?? '',
    city: cells.city ?? '',
    state: (cells.state ?? map.state ?? '').toUpperCase(),
    grounds: cells.grounds ?? '',
    from: from.kind === 'day' ? from.on : null,
    until: end.kind !== 'day' ? null : cells.until === undefined ? addDays(end.on, 1) : end.on,
    waiver: waivedIn === '' ? null : { state: waivedIn, from: waivedFrom.kind === 'day' ? waivedFrom.on : null },
  };
  return { recordSha256: hash('sha256', JSON.stringify(said), 'hex'), line, ...said };
}

function namesOf(map: ColumnMap, cells: Cells): { readonly name: PersonName | null; readonly business: string } {
  const last = cells.last ?? '';
  if (last !== '') {
    const name = parted(last, cells.first ?? '', cells.middle ?? '', cells.suffix ?? '');
    // SAM names persons in `Name` too; a business of its own beside a person is kept.
    const business = cells.business ?? '';
    return { name, business: map.list === 'sam' ? '' : business };
  }
  const business = cells.business ?? '';
  if (business !== '') return { name: null, business };
  const whole = cells.name ?? '';
  if (whole === '') return { name: null, business: '' };
  const plain = whole.replace(/[ ,]+A\/?K\/?A[/ ].*$/i, '');
  if (businessWords.test(plain)) return { name: null, business: whole };
  // One field for persons and businesses: it may be either.
  return { name: wholeName(plain, map.columns.nameOrder ?? 'first-last'), business: whole };
}

function wholeName(text: string, order: 'first-last' | 'last-first'): PersonName | null {
  if (text.includes(',') || order === 'first-last') return nameReadings(text)[0] ?? null;
  const [last, ...given] = text.split(' ');
  return last === undefined || given.length === 0 ? null : parted(last, given[0] ?? '', given.slice(1).join(' '), '');
}

/** The name with a suffix that stands in the middle, first or last name moved to its place. */
function parted(last: string, first: string, middle: string, suffix: string): PersonName {
  let generation = suffix;
  const without = (part: string): string => {
    if (part.length <= longestSuffix && bareSuffix.test(part)) {
      generation ||= part;
      return '';
    }
    if (!part.includes(' ') && !part.includes(',')) return part;
    const [, rest, found] = suffixes.exec(part) ?? [];
    if (rest === undefined || found === undefined) return part;
    generation ||= found;
    return rest;
  };
  const [bareLast, bareFirst, bareMiddle] = [without(last), without(first), without(middle)];
  return {
    last: bareLast === '' ? last : bareLast,
    ...(bareFirst === '' ? {} : { first: bareFirst }),
    ...(bareMiddle === '' ? {} : { middle: bareMiddle }),
    ...(generation === '' ? {} : { suffix: generation.replace(/\.$/, '') }),
  };
}

/** Names behind "also known as": SAM writes `(also ANN LEE, BOB LEE)`, Pennsylvania the bare name. */
function otherNames(cell: string, own: PersonName | null): readonly PersonName[] {
  if (cell === '' || own === null) return [];
  const listed = cell.replace(/^\(also\s+/i, '').replace(/\)$/, '');
  return listed.split(/\s*[,;]\s*/).flatMap((text) => (businessWords.test(text) ? [] : nameReadings(text).slice(0, 1)));
}

function npiOf(cell: string): { readonly npi: string | null; readonly note: string | null } {
  const text = cell.trim();
  if (text === '' || text === '0000000000' || /^0+$/.test(text)) return { npi: null, note: null };
  const fault = npiFault(text);
  if (fault === undefined) return { npi: text, note: null };
  const why = fault === 'check-digit' ? 'fails its check digit' : 'is no NPI';
  return { npi: null, note: `its NPI \`${text}\` ${why}` };
}

function dayOrNull(text: string | undefined): CalendarDate | null {
  return text === undefined ? null : (parseCalendarDate(text) ?? null);
}
