/**
 * When an exclusion held. Lists say it piecemeal: full lists, monthly supplements and reinstatements, in whatever order
 * they come to hand. From all of them together each record gets a first day and a day from which it no longer holds.
 */

import { type CalendarDate, longDate } from '../calendar/calendar-date.ts';
import { namePartKey } from '../person-name.ts';
import type { ListedParty, ListForm } from './exclusion.ts';

/** One file of a list, as far as periods need it. */
export interface ListEdition {
  readonly form: ListForm;
  /** The month or day it is of; one without is taken to be older than those with one. */
  readonly publishedOn: CalendarDate | null;
  readonly records: readonly ListedParty[];
  /** Of a full list of no known day that took the place of another: the day on which it was given. */
  readonly givenOn?: CalendarDate;
  /** The last day on which it can have come out; where it is absent, the day it is of or was given. */
  readonly latestOn?: CalendarDate;
}

/** Why an exclusion no longer holds: the row names the day, a reinstatement does, or a later full list lacks it. */
export type ExclusionEnd = 'stated' | 'reinstated' | 'no longer listed';

/** A record with the time in which it holds. */
export interface ExclusionPeriod {
  readonly record: ListedParty;
  /** Null where the list does not say: it may always have held. */
  readonly from: CalendarDate | null;
  /**
   * First day on which it no longer holds; null: it still does. Of a record that is `no longer listed` this is the day by
   * which a full list without it was out: on that day at the latest it had ended.
   */
  readonly until: CalendarDate | null;
  readonly ended: ExclusionEnd | null;
  /**
   * Of a record that is `no longer listed`: the day of the last list that has it, or where that has none its own first day. It
   * ended after this day and by `until`; where both are one day, the agency published two lists on it.
   */
  readonly endedAfter: CalendarDate | null;
}

/** How far "not on the list" reaches. */
export type ListCoverage = 'full list' | 'supplements only';

/** Whether there is a full list among these files; without one, nobody can be called clear of the list itself. */
export function listCoverage(editions: readonly Pick<ListEdition, 'form'>[]): ListCoverage {
  return editions.some(({ form }) => form === 'full') ? 'full list' : 'supplements only';
}

/**
 * The period of every record of a list's files, given in any order. Files count by the day they are of. A record whose
 * row changed from one file to the next stands in its newest form. A reinstatement ends the exclusion that has the same
 * name, birth date and first day, unless a full list of that day or later still has it; one on the first day itself leaves
 * no day on which it held. A row that ends before it began counts as in force: nobody is clear by a mistake. A record that a
 * later full list lacks ended between the two lists; of full lists of the same day the one given later counts as later.
 */
export function exclusionPeriods(editions: readonly ListEdition[]): readonly ExclusionPeriod[] {
  const [only] = editions;
  if (editions.length === 1 && only !== undefined && only.form !== 'reinstatements') {
    return only.records.map((record) => statedPeriod(record));
  }
  const ordered = editions.toSorted((left, right) => {
    const [day, other] = [left, right].map((one) => one.publishedOn ?? one.givenOn ?? undated) as [string, string];
    return day < other ? -1 : day > other ? 1 : 0;
  });
  const known = new Map<string, KnownExclusion>();
  const fullLists: FullList[] = [];
  ordered.forEach((edition, place) => {
    note(known, edition, place);
    if (edition.form === 'full') fullLists.push({ place, day: dayOf(edition), on: outBy(edition) });
  });
  return [...known.values()].flatMap((one) => periodsOf(one, fullLists));
}

/** When an exclusion ended of which only the dates of the lists tell, as in `endedAfter` and `until` of a period. */
export function endedBetween(endedAfter: CalendarDate, until: CalendarDate): string {
  return endedAfter === until
    ? `on one list of ${longDate(until)} and not on the next of that day: ended by then`
    : `ended after ${longDate(endedAfter)}, by ${longDate(until)}`;
}

/** Whether an exclusion held on a day. */
export function heldOn(period: Pick<ExclusionPeriod, 'from' | 'until'>, on: CalendarDate): boolean {
  return (period.from === null || period.from <= on) && (period.until === null || on < period.until);
}

/** What all files say of one exclusion. */
interface KnownExclusion {
  /** Its rows in the newest file that has it. */
  listed: readonly ListedParty[];
  lastListed: string;
  lastInFull: string;
  /** Where that full list stands among the files, when none of another form has it since; -1: one has, or none ever had. */
  lastFullPlace: number;
  reinstatement: ListedParty | null;
  reinstatedBy: string;
  /** The day by which the file of the reinstatement was out. */
  reinstatementOut: CalendarDate | null;
}

/** A full list among the files. */
interface FullList {
  readonly place: number;
  readonly day: string;
  /** The day by which ended what it lacks; null: nobody knows. */
  readonly on: CalendarDate | null;
}

/** Before every day: of files that do not say which day they are of. */
const undated = '';

function dayOf({ publishedOn }: ListEdition): string {
  return publishedOn ?? undated;
}

/** The day by which a file was out; null: nobody knows. */
function outBy({ latestOn, publishedOn, givenOn }: ListEdition): CalendarDate | null {
  return latestOn ?? publishedOn ?? givenOn ?? null;
}

function note(known: Map<string, KnownExclusion>, edition: ListEdition, place: number): void {
  const day = dayOf(edition);
  const here = new Map<string, ListedParty[]>();
  for (const record of edition.records) {
    const key = exclusionKey(record);
    const rows = here.get(key);
    if (rows === undefined) here.set(key, [record]);
    else rows.push(record);
  }
  for (const [key, records] of here) {
    let one = known.get(key);
    if (one === undefined) {
      one = {
        listed: [],
        lastListed: undated,
        lastInFull: undated,
        lastFullPlace: -1,
        reinstatement: null,
        reinstatedBy: undated,
        reinstatementOut: null,
      };
      known.set(key, one);
    }
    if (edition.form === 'reinstatements') {
      one.reinstatement = records[0] ?? null;
      one.reinstatedBy = day;
      one.reinstatementOut = outBy(edition);
    } else {
      one.listed = records;
      one.lastListed = day;
      one.lastFullPlace = edition.form === 'full' ? place : -1;
      if (edition.form === 'full') one.lastInFull = day;
    }
  }
}

function periodsOf(one: KnownExclusion, fullLists: readonly FullList[]): readonly ExclusionPeriod[] {
  const { listed, lastListed, lastInFull, lastFullPlace, reinstatement, reinstatedBy, reinstatementOut } = one;
  const back = reinstatement !== null && (lastInFull === undated || lastInFull < reinstatedBy) ? reinstatement : null;
  if (back !== null) {
    const until = back.until ?? (reinstatedBy === undated ? null : reinstatementOut);
    return (listed.length === 0 ? [back] : listed).map((record) => ({
      record,
      from: record.from,
      until,
      ended: until === null ? null : 'reinstated',
      endedAfter: null,
    }));
  }
  // A full list of no known day says nothing of what a supplement had.
  const lacking = fullLists.filter(({ place, day }) => (lastFullPlace >= 0 ? place > lastFullPlace : day > lastListed));
  // One of a later day can be known to have been out earlier than the first of them.
  const without = lacking.flatMap(({ on }) => on ?? []).toSorted()[0] ?? null;
  return listed.map((record) => {
    const stated = statedPeriod(record);
    if (without === null || (stated.until !== null && stated.until <= without)) return stated;
    return {
      record,
      from: record.from,
      until: without,
      ended: 'no longer listed',
      endedAfter: lastListed === undated ? record.from : (lastListed as CalendarDate),
    };
  });
}

function statedPeriod(record: ListedParty): ExclusionPeriod {
  const { from } = record;
  const until = endsBeforeItBegins(record) ? null : record.until;
  return { record, from, until, ended: until === null ? null : 'stated', endedAfter: null };
}

/** Whether a row ends before it began: one of its days is wrong, and nobody can tell which. */
export function endsBeforeItBegins({ from, until }: Pick<ListedParty, 'from' | 'until'>): boolean {
  return from !== null && until !== null && until < from;
}

/** One text for one exclusion in all files: a reinstatement repeats the name, the birth date and the first day. */
export function exclusionKey({ name, business, npi, birthDate, from }: ListedParty): string {
  const person = name === null ? '' : `${namePartKey(name.last)}|${namePartKey(name.first ?? '')}`;
  const anyone = person === '' && business === '' ? npi : '';
  return `${person}|${namePartKey(business)}|${anyone}|${birthDate ?? ''}|${from ?? ''}`;
}
