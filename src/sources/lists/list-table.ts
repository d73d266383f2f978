/**
 * The rows of a list as they are kept: numbers of texts. Most rows are of a person with nothing unusual about them, and of
 * such a row only what leads to the person is looked at. All else is read when somebody asks, which of most rows nobody does.
 */

import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { PersonName } from '../../domain/person-name.ts';
import type { ListedParty } from '../../domain/screening/exclusion.ts';
import { fnvBasis, fnvPrime } from '../csv-cells.ts';
import type { ColumnMap } from './column-map.ts';
import { CellNumbers, type ColumnTexts, TextsRead } from './column-texts.ts';
import type { ListDays, WrittenDays } from './list-dates.ts';
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
  /** Mixed of what becomes part of the name. */
  readonly mixed: number;
}

interface ReadNpi extends ListedNpi {
  readonly mixed: number;
}

interface ReadDay {
  /** Null: none is written, or what is written is no day. */
  readonly on: CalendarDate | null;
  readonly isRead: boolean;
  readonly mixed: number;
}

/** Rows that lie in one piece. */
const rowsAPage = 4096;
const cellsARow = listFields.length;
const nobodyElse: readonly PersonName[] = [];

/** The rows of one list. */
export class ListTable {
  /** Makes the cells of its rows. */
  readonly cells = new CellNumbers(cellsARow);
  readonly #map: ColumnMap;
  readonly #days: ListDays;
  readonly #end: ListField;
  readonly #lasts = new TextsRead(this.#texts('last'), (text) => readPart(text, lastOf));
  readonly #firsts = new TextsRead(this.#texts('first'), (text) => readPart(text, ({ bare }) => bare));
  readonly #middles = new TextsRead(this.#texts('middle'), namePart);
  readonly #npis = new TextsRead(this.#texts('npi'), readNpi);
  readonly #births: TextsRead<ReadDay>;
  readonly #starts: TextsRead<ReadDay>;
  readonly #ends: TextsRead<ReadDay>;
  #page = new Int32Array(rowsAPage * cellsARow);
  #used = 0;

  constructor(map: ColumnMap, days: ListDays) {
    this.#map = map;
    this.#days = days;
    this.#end = map.columns.until === undefined ? 'through' : 'until';
    const daysBehind = this.#end === 'until' ? 0 : 1;
    this.#births = new TextsRead(this.#texts('birthDate'), (text) => readDay(text, days.births));
    this.#starts = new TextsRead(this.#texts('from'), (text) => readDay(text, days.starts));
    this.#ends = new TextsRead(this.#texts(this.#end), (text) => readDay(text, days.ends, daysBehind));
  }

  /** Whether a row has nothing in the column of a field. */
  isEmpty(row: RowNumbers, field: ListField): boolean {
    const number = row[placeOf[field]] as number;
    return number === 0 || this.#texts(field).text(number) === '';
  }

  /** A row as a party, or why it cannot be taken. */
  party(row: RowNumbers, line: number): PersonRow | ListParty | string {
    const last = this.#lasts.of(row[placeOf.last] as number);
    const first = this.#firsts.of(row[placeOf.first] as number);
    const start = this.#starts.of(row[placeOf.from] as number);
    const isPlain =
      last.text !== '' &&
      first.text !== '' &&
      start.isRead &&
      this.#ends.of(row[placeOf[this.#end]] as number).isRead &&
      this.isEmpty(row, 'otherName') &&
      (this.#map.list === 'sam' || this.isEmpty(row, 'business'));
    if (!isPlain) return this.#whole(row, line);
    const npi = this.#npis.of(row[placeOf.npi] as number);
    const birth = this.#births.of(row[placeOf.birthDate] as number);
    const number = mixedOf(last.mixed, first.mixed, fnvBasis, npi.mixed, birth.mixed, start.mixed);
    if (this.#used === this.#page.length) {
      this.#page = new Int32Array(this.#page.length);
      this.#used = 0;
    }
    this.#page.set(row, this.#used);
    this.#used += cellsARow;
    return new PersonRow(this, this.#page, this.#used - cellsARow, line, number);
  }

  /** All that a kept row says. */
  read(page: Int32Array, at: number, line: number): ListParty {
    const read = this.#whole(page.subarray(at, at + cellsARow), line);
    if (typeof read === 'string') throw new Error(`line ${line} was taken and is not: ${read}`);
    return read;
  }

  /** The name in a kept row. */
  name(page: Int32Array, at: number): PersonName {
    const last = this.#lasts.of(page[at + placeOf.last] as number);
    const first = this.#firsts.of(page[at + placeOf.first] as number);
    const middle = this.#middles.of(page[at + placeOf.middle] as number);
    return partedName(last, first, middle, this.#texts('suffix').text(page[at + placeOf.suffix] as number));
  }

  /** The last name in a kept row. */
  last(page: Int32Array, at: number): string {
    return lastOf(this.#lasts.of(page[at + placeOf.last] as number));
  }

  /** The NPI in a kept row. */
  npi(page: Int32Array, at: number): ListedNpi {
    return this.#npis.of(page[at + placeOf.npi] as number);
  }

  /** The birth date in a kept row. */
  birthDate(page: Int32Array, at: number): CalendarDate | null {
    return this.#births.of(page[at + placeOf.birthDate] as number).on;
  }

  /** The first day in a kept row. */
  from(page: Int32Array, at: number): CalendarDate | null {
    return this.#starts.of(page[at + placeOf.from] as number).on;
  }

  /** The first day in a kept row on which it no longer holds. */
  until(page: Int32Array, at: number): CalendarDate | null {
    const { on } = this.#ends.of(page[at + placeOf[this.#end]] as number);
    return on === null || this.#end === 'until' ? on : endIn(on, this.from(page, at));
  }

  /** The specialty in a kept row. */
  specialty(page: Int32Array, at: number): string {
    return this.#texts('specialty').text(page[at + placeOf.specialty] as number);
  }

  /** The state of a kept row. */
  state(page: Int32Array, at: number): string {
    return stateIn(this.#map, this.#texts('state').text(page[at + placeOf.state] as number));
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
export class PersonRow implements ListedParty {
  readonly line: number;
  /** What `partyNumber` says of it. */
  readonly number: number;
  readonly #table: ListTable;
  readonly #page: Int32Array;
  readonly #at: number;
  #read: ListParty | undefined;

  constructor(table: ListTable, page: Int32Array, at: number, line: number, number: number) {
    this.line = line;
    this.number = number;
    this.#table = table;
    this.#page = page;
    this.#at = at;
  }

  get name(): PersonName {
    return this.#table.name(this.#page, this.#at);
  }

  get last(): string {
    return this.#table.last(this.#page, this.#at);
  }

  get npi(): string | null {
    return this.#table.npi(this.#page, this.#at).npi;
  }

  get npiNote(): string | null {
    return this.#table.npi(this.#page, this.#at).note;
  }

  get birthDate(): CalendarDate | null {
    return this.#table.birthDate(this.#page, this.#at);
  }

  get from(): CalendarDate | null {
    return this.#table.from(this.#page, this.#at);
  }

  get until(): CalendarDate | null {
    return this.#table.until(this.#page, this.#at);
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
    return this.#table.specialty(this.#page, this.#at);
  }

  get city(): string {
    return this.#whole.city;
  }

  get state(): string {
    return this.#table.state(this.#page, this.#at);
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
    this.#read ??= this.#table.read(this.#page, this.#at, this.line);
    return this.#read;
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
    mixedText(birthDate),
    mixedText(from),
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

function mixedText(text: string | null | undefined): number {
  let mixed = fnvBasis;
  if (text) for (let at = 0; at < text.length; at += 1) mixed = Math.imul(mixed ^ text.charCodeAt(at), fnvPrime);
  return mixed;
}

function readPart(text: string, used: (part: NamePart) => string): ReadPart {
  const part = namePart(text);
  const { bare, suffix } = part;
  return { text, bare, suffix, mixed: mixedText(used(part)) };
}

function readNpi(text: string): ReadNpi {
  const { npi, note } = listedNpi(text);
  return { npi, note, mixed: mixedText(npi) };
}

function readDay(text: string, days: WrittenDays, daysBehind = 0): ReadDay {
  const date = days.read(text);
  const on = date.kind !== 'day' ? null : daysBehind === 0 ? date.on : addDays(date.on, daysBehind);
  return { on, isRead: date.kind !== 'unreadable', mixed: mixedText(on) };
}
