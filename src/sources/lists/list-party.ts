/** The row of a list as a party: names put in their parts, numbers checked, days read. */

import { hash } from 'node:crypto';
import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { npiFault } from '../../domain/identifiers/npi.ts';
import { namePartKey, nameReadings, type PersonName } from '../../domain/person-name.ts';
import type { ListedParty } from '../../domain/screening/exclusion.ts';
import { alsoKnown, businessWords } from './also-known.ts';
import type { ColumnMap, ListColumns, NameOrder } from './column-map.ts';
import { isOpenEnd, type ListDays } from './list-dates.ts';
import { distinctNames, filedPerson, practicePerson, tradeNames } from './whole-name.ts';

/** Something that a list may have a column for. */
export type ListField = keyof ListColumns;

/** What lists have columns for. */
export const listFields: readonly ListField[] = [
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

/** The cleaned cells of a row in the order of `listFields`; empty where the list has no such column. */
export type ListRowCells = readonly string[];

/** Where the cell of a field stands. */
export const placeOf = Object.fromEntries(listFields.map((field, place) => [field, place])) as Readonly<
  Record<ListField, number>
>;

const suffixes = /^(.*?)[ ,]+(JR|SR|II|III|IV|V|2ND|3RD)\.?$/i;
const longestSuffix = 'III.'.length;
/** A `V` that stands alone is an initial. */
const bareSuffix = /^(JR|SR|II|III|IV|2ND|3RD)\.?$/i;

type Said = Omit<ListedParty, 'recordSha256' | 'line' | 'otherBusinesses'>;

/** A row as read. Its hash is made when somebody asks: of most rows nobody does. */
export class ListParty implements ListedParty {
  readonly line: number;
  readonly name: PersonName | null;
  readonly otherNames: readonly PersonName[];
  readonly business: string;
  readonly cut: boolean;
  readonly npi: string | null;
  readonly npiNote: string | null;
  readonly birthDate: Said['birthDate'];
  readonly license: string;
  readonly specialty: string;
  readonly city: string;
  readonly state: string;
  readonly grounds: string;
  readonly from: Said['from'];
  readonly until: Said['until'];
  readonly waiver: Said['waiver'];
  declare readonly otherBusinesses?: readonly string[];
  #sha256: string | undefined;

  constructor(line: number, said: Said, otherBusinesses: readonly string[] = []) {
    this.line = line;
    this.name = said.name;
    this.otherNames = said.otherNames;
    this.business = said.business;
    this.cut = said.cut;
    this.npi = said.npi;
    this.npiNote = said.npiNote;
    this.birthDate = said.birthDate;
    this.license = said.license;
    this.specialty = said.specialty;
    this.city = said.city;
    this.state = said.state;
    this.grounds = said.grounds;
    this.from = said.from;
    this.until = said.until;
    this.waiver = said.waiver;
    // Left out where there are none, so that the hash of other records is what it was before lists were read for them.
    if (otherBusinesses.length > 0) this.otherBusinesses = otherBusinesses;
  }

  get recordSha256(): string {
    this.#sha256 ??= hash('sha256', this.#text(), 'hex');
    return this.#sha256;
  }

  /** What it says, in the order in which records have always been hashed. */
  #text(): string {
    const { name, otherNames, business, cut, npi, npiNote, birthDate, license, specialty } = this;
    const { city, state, grounds, from, until, waiver, otherBusinesses } = this;
    return JSON.stringify({
      name,
      otherNames,
      business,
      cut,
      npi,
      npiNote,
      birthDate,
      license,
      specialty,
      city,
      state,
      grounds,
      from,
      until,
      waiver,
      otherBusinesses,
    });
  }
}

/** The row as a party, or why it cannot be taken. */
export function listParty(map: ColumnMap, cells: ListRowCells, line: number, days: ListDays): ListParty | string {
  const from = days.starts.of(cells[placeOf.from] as string);
  if (from.kind === 'unreadable') return `\`${cells[placeOf.from]}\` is no date`;
  const stated = map.columns.until !== undefined;
  const endCell = cells[stated ? placeOf.until : placeOf.through] as string;
  const end = days.ends.of(endCell);
  if (end.kind === 'unreadable' && !isOpenEnd(endCell)) return `\`${endCell}\` is no date`;
  const { name, otherNames, business, otherBusinesses } = namesOf(map, cells);
  const { npi, note } = listedNpi(cells[placeOf.npi] as string);
  if (name === null && business === '' && npi === null) return note ?? 'it names nobody: no name and no NPI';
  // An unreadable birth date is left out, not the person.
  const birth = days.births.of(cells[placeOf.birthDate] as string);
  const waivedIn = (cells[placeOf.waiverState] as string).toUpperCase();
  const waivedFrom = days.starts.of(cells[placeOf.waiverFrom] as string);
  const waiver = waivedIn === '' ? null : { state: waivedIn, from: waivedFrom.kind === 'day' ? waivedFrom.on : null };
  const said = {
    name,
    otherNames,
    business,
    cut: map.businessCut !== undefined && business.length >= map.businessCut,
    npi,
    npiNote: note,
    birthDate: birth.kind === 'day' ? birth.on : null,
    license: cells[placeOf.license] as string,
    specialty: cells[placeOf.specialty] as string,
    city: cells[placeOf.city] as string,
    state: stateIn(map, cells[placeOf.state] as string),
    grounds: cells[placeOf.grounds] as string,
    from: from.kind === 'day' ? from.on : null,
    until:
      end.kind !== 'day' ? null : stated ? end.on : endIn(addDays(end.on, 1), from.kind === 'day' ? from.on : null),
    waiver,
  };
  return new ListParty(line, said, otherBusinesses);
}

/** The day after the last one; where the last lies before the first, a day before the first: the mistake is to be seen. */
export function endIn(dayAfterLast: CalendarDate, from: CalendarDate | null): CalendarDate {
  return dayAfterLast === from ? addDays(dayAfterLast, -1) : dayAfterLast;
}

/** The state of a row: that of the cell, or of the whole list. */
export function stateIn({ columns, state = '' }: ColumnMap, cell: string): string {
  return (columns.state === undefined ? state : cell).toUpperCase();
}

/** Everything a row calls its party. */
interface RowNames {
  readonly name: PersonName | null;
  readonly otherNames: readonly PersonName[];
  readonly business: string;
  readonly otherBusinesses: readonly string[];
}

function namesOf(map: ColumnMap, cells: ListRowCells): RowNames {
  const own = ownNames(map, cells);
  const order = map.columns.nameOrder ?? 'first-last';
  const { names, businesses } = alsoKnown(cells[placeOf.otherName] as string, own.business, order, own.name);
  return {
    ...own,
    otherNames: [...own.otherNames, ...names],
    otherBusinesses: [...own.otherBusinesses, ...businesses],
  };
}

function ownNames(map: ColumnMap, cells: ListRowCells): RowNames {
  const last = cells[placeOf.last] as string;
  const first = cells[placeOf.first] as string;
  const business = cells[placeOf.business] as string;
  if (last !== '') {
    const middle = namePart(cells[placeOf.middle] as string);
    const name = partedName(namePart(last), namePart(first), middle, cells[placeOf.suffix] as string);
    // SAM names persons in `Name` too; a business of its own beside a person is kept. Without a first name it may be one.
    if (business === '' && first === '') return { ...businessNames(last, ''), name };
    return only(name, map.list === 'sam' ? '' : business);
  }
  const whole = cells[placeOf.name] as string;
  if (business !== '') return businessNames(business, whole);
  return whole === '' ? only(null, '') : wholeNames(whole, map.columns.nameOrder ?? 'first-last');
}

function only(name: PersonName | null, business: string): RowNames {
  return { name, otherNames: [], business, otherBusinesses: [] };
}

/** A business, and under which names it trades; some lists write its name a second time, and otherwise. */
function businessNames(business: string, whole: string): RowNames {
  const parts = tradeNames(business);
  const again = whole === '' || namePartKey(whole) === namePartKey(business) ? [] : [whole];
  return { name: null, otherNames: [], business, otherBusinesses: [...(parts.length > 1 ? parts : []), ...again] };
}

/** One cell for persons and businesses: unless a word tells that it is a business, it may be either. */
function wholeNames(whole: string, order: NameOrder): RowNames {
  const parts = tradeNames(whole);
  if (parts.length > 1) {
    const persons = parts.flatMap((part) =>
      // A name before what it trades as may also stand as people say it.
      businessWords.test(part)
        ? []
        : distinctNames([...personReadings(part, order), ...nameReadings(part).slice(0, 1)]),
    );
    return { name: null, otherNames: persons, business: whole, otherBusinesses: parts };
  }
  const person = personReadings(whole, order);
  const plain = whole.replace(/[ ,(]+A\/?K\/?A[/ ].*$/i, '');
  if (businessWords.test(plain)) {
    return { name: null, otherNames: practicePerson(whole), business: whole, otherBusinesses: [] };
  }
  const [name = null, ...otherNames] = person;
  return { name, otherNames, business: whole, otherBusinesses: [] };
}

function personReadings(text: string, order: NameOrder): readonly PersonName[] {
  if (order === 'last-first') return filedPerson(text);
  return nameReadings(text.replace(/[ ,(]+A\/?K\/?A[/ ].*$/i, '')).slice(0, 1);
}

/** A part of a name as its cell has it. */
export interface NamePart {
  readonly text: string;
  /** Without the suffix that stands in it. */
  readonly bare: string;
  /** Empty where there is none. */
  readonly suffix: string;
}

/** The text of a cell as a part of a name. */
export function namePart(text: string): NamePart {
  if (text.length <= longestSuffix && bareSuffix.test(text)) return { text, bare: '', suffix: text };
  if (!text.includes(' ') && !text.includes(',')) return { text, bare: text, suffix: '' };
  const [, bare, suffix] = suffixes.exec(text) ?? [];
  return bare === undefined || suffix === undefined ? { text, bare: text, suffix: '' } : { text, bare, suffix };
}

/** The name with a suffix that stands in the middle, first or last name moved to its place. */
export function partedName(last: NamePart, first: NamePart, middle: NamePart, suffix: string): PersonName {
  const generation = suffix || last.suffix || first.suffix || middle.suffix;
  // Most names have two parts, and a list has names by the hundred thousand.
  if (middle.bare === '' && generation === '' && first.bare !== '') return { last: lastOf(last), first: first.bare };
  const name: { -readonly [Part in keyof PersonName]: PersonName[Part] } = { last: lastOf(last) };
  if (first.bare !== '') name.first = first.bare;
  if (middle.bare !== '') name.middle = middle.bare;
  if (generation !== '') name.suffix = generation.replace(/\.$/, '');
  return name;
}

/** The last name in its cell; one that reads like a suffix is it. */
export function lastOf({ text, bare }: NamePart): string {
  return bare === '' ? text : bare;
}

/** What a cell says of an NPI. */
export interface ListedNpi {
  readonly npi: string | null;
  /** Why what it says is none. */
  readonly note: string | null;
}

const noNpi: ListedNpi = { npi: null, note: null };

/** The NPI in a cell. */
export function listedNpi(text: string): ListedNpi {
  if (text === '' || text === '0000000000' || !/[1-9]/.test(text)) return noNpi;
  const fault = npiFault(text);
  if (fault === undefined) return { npi: text, note: null };
  const why = fault === 'check-digit' ? 'fails its check digit' : 'is no NPI';
  return { npi: null, note: `its NPI \`${text}\` ${why}` };
}
