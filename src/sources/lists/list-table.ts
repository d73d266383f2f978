/**
 * The rows of a list as they are kept: numbers of texts. Most rows are of a person with nothing unusual about them, and of
 * such a row only what leads to the person is looked at. All else is read when somebody asks, which of most rows nobody does.
 */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { firstWord, lastWord, type NameWord, type PlainPerson } from '../../domain/matching/name-words.ts';
import type { IndexedParty } from '../../domain/matching/possible-matches.ts';
import type { PersonName } from '../../domain/person-name.ts';
import type { ListedParty } from '../../domain/screening/exclusion.ts';
import { fnvBasis, fnvPrime } from '../csv-cells.ts';
import { ColumnDays, dayNumber, noDay, unreadableDay } from './column-days.ts';
import type { ColumnMap } from './column-map.ts';
import { CellNumbers, type ColumnTexts, TextNumbers, TextsRead } from './column-texts.ts';
import type { ListDays } from './list-dates.ts';
import {
  endIn,
  type ListedNpi,
  type ListField,
  type ListParty,
  lastOf,
  listedNpi,
  listFields,
  listParty,
  type NamePart,
  namePart,
  partedName,
  placeOf,
  stateIn,
} from './list-party.ts';

/** Cells of a row, each the number of its text. */
export type RowNumbers = Int32Array;

interface ReadPart extends NamePart {
  /** Mixed of what becomes part of the name; `noPart` where nothing does. */
  readonly mixed: number;
  /** How it is looked up; undefined where that is not in one way. */
  readonly word: NameWord | undefined;
}

/** The number of a part of a name that is empty. */
const noPart = 0;

/** Rows that lie in one piece are two to this power. */
const pageBits = 7;
const rowsAPage = 1 << pageBits;
const cellsARow = listFields.length;
/** Of a kept row its cells, and behind them its line and its number. */
const [lineAt, numberAt, numbersARow] = [cellsARow, cellsARow + 1, cellsARow + 2];
const nobodyElse: readonly PersonName[] = [];

/** The rows of one list. */
export class ListTable {
  /** Makes the cells of its rows. */
  readonly cells = new CellNumbers(cellsARow);
  readonly #map: ColumnMap;
  readonly #days: ListDays;
  readonly #end: ListField;
  readonly #lasts = new TextsRead(this.#texts('last'), (text) => readPart(text, lastOf, lastWord));
  readonly #firsts = new TextsRead(this.#texts('first'), (text) => readPart(text, ({ bare }) => bare, firstWord));
  readonly #middles = new TextsRead(this.#texts('middle'), namePart);
  readonly #npis = new TextsRead(this.#texts('npi'), listedNpi);
  readonly #lastNumbers = new TextNumbers((text) => this.#lasts.of(text).mixed);
  readonly #firstNumbers = new TextNumbers((text) => this.#firsts.of(text).mixed);
  readonly #npiNumbers = new TextNumbers((text) => mixedText(this.#npis.of(text).npi));
  readonly #births: ColumnDays;
  readonly #starts: ColumnDays;
  readonly #ends: ColumnDays;
  readonly #pages: Int32Array[] = [];
  #count = 0;
  /** Rows of which somebody asked for all. */
  readonly #read = new Map<number, ListParty>();

  constructor(map: ColumnMap, days: ListDays) {
    this.#map = map;
    this.#days = days;
    this.#end = map.columns.until === undefined ? 'through' : 'until';
    this.#births = new ColumnDays(this.#texts('birthDate'), days.births);
    this.#starts = new ColumnDays(this.#texts('from'), days.starts);
    this.#ends = new ColumnDays(this.#texts(this.#end), days.ends, this.#end === 'until' ? 0 : 1);
  }

  /** Whether a row has nothing in the column of a field. */
  isEmpty(row: RowNumbers, field: ListField): boolean {
    const number = row[placeOf[field]] as number;
    return number === 0 || this.#texts(field).text(number) === '';
  }

  /** A row as a party, or why it cannot be taken. */
  party(row: RowNumbers, line: number): PersonRow | ListParty | string {
    const last = this.#lastNumbers.of(row[placeOf.last] as number);
    const first = this.#firstNumbers.of(row[placeOf.first] as number);
    const start = this.#starts.number(row[placeOf.from] as number);
    const isPlain =
      last !== noPart &&
      first !== noPart &&
      start !== unreadableDay &&
      this.#ends.number(row[placeOf[this.#end]] as number) !== unreadableDay &&
      this.isEmpty(row, 'otherName') &&
      (this.#map.list === 'sam' || this.isEmpty(row, 'business'));
    if (!isPlain) return this.#whole(row, line);
    const npi = this.#npiNumbers.of(row[placeOf.npi] as number);
    const birth = this.#birthNumber(row[placeOf.birthDate] as number);
    this.#keep(row, line, mixedOf(last, first, noBusiness, npi, birth, start));
    return new PersonRow(this, this.#count - 1);
  }

  #keep(row: RowNumbers, line: number, number: number): void {
    const place = this.#count & (rowsAPage - 1);
    if (place === 0) this.#pages.push(new Int32Array(rowsAPage * numbersARow));
    const page = this.#pages.at(-1) as Int32Array;
    const at = place * numbersARow;
    for (let cell = 0; cell < cellsARow; cell += 1) page[at + cell] = row[cell] as number;
    page[at + lineAt] = line;
    page[at + numberAt] = number;
    this.#count += 1;
  }

  /** All that a kept row says. */
  read(row: number): ListParty {
    const known = this.#read.get(row);
    if (known !== undefined) return known;
    const line = this.line(row);
    const at = (row & (rowsAPage - 1)) * numbersARow;
    const cells = (this.#pages[row >> pageBits] as Int32Array).subarray(at, at + cellsARow);
    const read = this.#whole(cells, line);
    if (typeof read === 'string') throw new Error(`line ${line} was taken and is not: ${read}`);
    this.#read.set(row, read);
    return read;
  }

  /** The line of a kept row. */
  line(row: number): number {
    return this.#at(row, lineAt);
  }

  /** What `partyNumber` says of a kept row. */
  number(row: number): number {
    return this.#at(row, numberAt);
  }

  /** The name in a kept row. */
  name(row: number): PersonName {
    const last = this.#lasts.of(this.#at(row, placeOf.last));
    const first = this.#firsts.of(this.#at(row, placeOf.first));
    const middle = this.#middles.of(this.#at(row, placeOf.middle));
    return partedName(last, first, middle, this.#texts('suffix').text(this.#at(row, placeOf.suffix)));
  }

  /** The person of a kept row, where it is a plain one. */
  plain(row: number): PlainPerson | undefined {
    const { word: last } = this.#lasts.of(this.#at(row, placeOf.last));
    const { word: first } = this.#firsts.of(this.#at(row, placeOf.first));
    if (last === undefined || first === undefined) return undefined;
    const birth = this.#birthNumber(this.#at(row, placeOf.birthDate));
    return { last, first, birth: birth === noDay ? null : birth };
  }

  /** The last name in a kept row. */
  last(row: number): string {
    return lastOf(this.#lasts.of(this.#at(row, placeOf.last)));
  }

  /** The NPI in a kept row. */
  npi(row: number): ListedNpi {
    return this.#npis.of(this.#at(row, placeOf.npi));
  }

  /** The birth date in a kept row. */
  birthDate(row: number): CalendarDate | null {
    return this.#births.on(this.#at(row, placeOf.birthDate));
  }

  /** The first day in a kept row. */
  from(row: number): CalendarDate | null {
    return this.#starts.on(this.#at(row, placeOf.from));
  }

  /** The first day in a kept row on which it no longer holds. */
  until(row: number): CalendarDate | null {
    const on = this.#ends.on(this.#at(row, placeOf[this.#end]));
    return on === null || this.#end === 'until' ? on : endIn(on, this.from(row));
  }

  /** The specialty in a kept row. */
  specialty(row: number): string {
    return this.#texts('specialty').text(this.#at(row, placeOf.specialty));
  }

  /** The state of a kept row. */
  state(row: number): string {
    return stateIn(this.#map, this.#texts('state').text(this.#at(row, placeOf.state)));
  }

  #at(row: number, place: number): number {
    const page = this.#pages[row >> pageBits] as Int32Array;
    return page[(row & (rowsAPage - 1)) * numbersARow + place] as number;
  }

  /** An unreadable birth date is left out, not the person. */
  #birthNumber(text: number): number {
    return Math.max(noDay, this.#births.number(text));
  }

  #whole(row: RowNumbers, line: number): ListParty | string {
    const cells = Array.from(row, (number, place) => (this.cells.columns[place] as ColumnTexts).text(number));
    return listParty(this.#map, cells, line, this.#days);
  }

  #texts(field: ListField): ColumnTexts {
    return this.cells.columns[placeOf[field]] as ColumnTexts;
  }
}

/** A person in a list, by the row. */
export class PersonRow implements IndexedParty {
  readonly #table: ListTable;
  readonly #row: number;

  constructor(table: ListTable, row: number) {
    this.#table = table;
    this.#row = row;
  }

  get line(): number {
    return this.#table.line(this.#row);
  }

  /** What `partyNumber` says of it. */
  get number(): number {
    return this.#table.number(this.#row);
  }

  get name(): PersonName {
    return this.#table.name(this.#row);
  }

  get plain(): PlainPerson | undefined {
    return this.#table.plain(this.#row);
  }

  get last(): string {
    return this.#table.last(this.#row);
  }

  get npi(): string | null {
    return this.#table.npi(this.#row).npi;
  }

  get npiNote(): string | null {
    return this.#table.npi(this.#row).note;
  }

  get birthDate(): CalendarDate | null {
    return this.#table.birthDate(this.#row);
  }

  get from(): CalendarDate | null {
    return this.#table.from(this.#row);
  }

  get until(): CalendarDate | null {
    return this.#table.until(this.#row);
  }

  get otherNames(): readonly PersonName[] {
    return nobodyElse;
  }

  get business(): string {
    return '';
  }

  get cut(): boolean {
    return false;
  }

  get license(): string {
    return this.#whole.license;
  }

  get specialty(): string {
    return this.#table.specialty(this.#row);
  }

  get city(): string {
    return this.#whole.city;
  }

  get state(): string {
    return this.#table.state(this.#row);
  }

  get grounds(): string {
    return this.#whole.grounds;
  }

  get waiver(): ListedParty['waiver'] {
    return this.#whole.waiver;
  }

  get recordSha256(): string {
    return this.#whole.recordSha256;
  }

  get #whole(): ListParty {
    return this.#table.read(this.#row);
  }
}

/** By what a list in order of names files a party: its last name, or that of a business. */
export function filedUnder(party: PersonRow | ListParty): string {
  return party instanceof PersonRow ? party.last : (party.name?.last ?? party.business);
}

/** A number of what most tells parties apart: equal parties have the same, few others do. */
export function partyNumber(party: PersonRow | ListParty): number {
  if (party instanceof PersonRow) return party.number;
  const { name, business, npi, birthDate, from } = party;
  return mixedOf(
    mixedText(name?.last),
    mixedText(name?.first),
    mixedText(business),
    mixedText(npi),
    dayNumber(birthDate),
    dayNumber(from),
  );
}

function mixedOf(last: number, first: number, business: number, npi: number, birth: number, from: number): number {
  let mixed = Math.imul(last, fnvPrime) ^ first;
  mixed = Math.imul(mixed, fnvPrime) ^ business;
  mixed = Math.imul(mixed, fnvPrime) ^ npi;
  mixed = Math.imul(mixed, fnvPrime) ^ birth;
  mixed = Math.imul(Math.imul(mixed, fnvPrime) ^ from, fnvPrime);
  // Numbers of 31 bits take no room of their own.
  return mixed >>> 1;
}

/** A whole number above `noPart`. */
function mixedText(text: string | null | undefined): number {
  let mixed = fnvBasis;
  if (text) for (let at = 0; at < text.length; at += 1) mixed = Math.imul(mixed ^ text.charCodeAt(at), fnvPrime);
  return mixed >>> 1 || 1;
}

const noBusiness = mixedText('');

function readPart(
  text: string,
  usedOf: (part: NamePart) => string,
  wordOf: (used: string) => NameWord | undefined,
): ReadPart {
  const part = namePart(text);
  const { bare, suffix } = part;
  const used = usedOf(part);
  return { text, bare, suffix, mixed: text === '' ? noPart : mixedText(used), word: wordOf(used) };
}
