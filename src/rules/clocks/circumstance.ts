/** What clocks hang on: dates recorded around one paper, application line, decision or verification, as they stand for a while. */

import { type CalendarDate, firstDate, lastDate } from '../../domain/calendar/calendar-date.ts';
import type { Element } from '../pack-entry.ts';
import type { RecordedDates } from './anchor.ts';
import type { Stop } from './condition.ts';

/**
 * What a circumstance is that hangs on no paper and no application. `own`: done by us for all who delegate to us; `body`: one
 * payer or facility that decided or must be told; `registry`: told to registries and programs, whatever the payer;
 * `roster`: a run over everybody; `notice`: something that came or was done on a day.
 */
export interface Occasion {
  readonly of: 'own' | 'body' | 'registry' | 'roster' | 'notice';
  /** Kind of change, as packs name it. */
  readonly change: string | null;
  /** What was decided, or is said by a notice. */
  readonly outcome: string | null;
  /** Of a notice: the lines of business of the rules that count; null or absent: not in question. */
  readonly lines?: readonly string[] | null;
}

/** The day before which nothing is derived, and the day that stands for "without end". */
export const beginning = firstDate;
/** Exclusive end of a span that goes on. */
export const farEnd = lastDate;

/** A look at a source. */
export interface Look {
  readonly source: string;
  /** State of the paper that was looked up; null: none of its own. */
  readonly state: string | null;
  /** Whether what the file says was found there. */
  readonly found: boolean;
  /** Null: it verifies nothing, or no longer. */
  readonly dates: RecordedDates | null;
}

/** Recorded dates and what they are about, on the as-of days `[from, until)`. */
export interface Circumstance {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  /** What it is about, for titles: "CA license A12345", a payer's name. */
  readonly about: string;
  readonly dates: RecordedDates;
  readonly stops: readonly Stop[];
  readonly element: Element | null;
  /** Of a certification, or of a verified paper of an organization: its kind, as documents name it; null: of nothing else. */
  readonly paperKind: string | null;
  /** State in which the paper counts; null: none of its own. */
  readonly state: string | null;
  readonly applicationId: string | null;
  readonly payer: string | null;
  readonly facility: string | null;
  readonly owner: string | null;
  readonly applicationType: string | null;
  readonly route: string | null;
  readonly products: readonly string[];
  /** Of an application: the places its lines name, `group|location`; either may be left out. */
  readonly places: readonly string[];
  readonly via: string | null;
  readonly developed: boolean | null;
  readonly occasion: Occasion | null;
  /** Of a verification: its looks, the newest first; of those that say the same only the newest. Null: it is none. */
  readonly looks: readonly Look[] | null;
}

/** A circumstance that belongs to no application. */
export const unattached: Omit<Circumstance, 'from' | 'until' | 'about' | 'dates'> = {
  stops: [],
  element: null,
  paperKind: null,
  state: null,
  applicationId: null,
  payer: null,
  facility: null,
  owner: null,
  applicationType: null,
  route: null,
  products: [],
  places: [],
  via: null,
  developed: null,
  occasion: null,
  looks: null,
};

/** What a circumstance says besides its days and dates. */
export type About = Omit<Circumstance, 'from' | 'until' | 'dates'>;

/**
 * A circumstance on a stretch. Written out, not spread: a large ledger makes tens of millions of these, and objects that
 * are spread and then grown cost the language ten times as much.
 */
export function circumstanceOn(about: About, stretch: Stretch, dates: RecordedDates): Circumstance {
  return {
    from: stretch.from,
    until: stretch.until,
    about: about.about,
    dates,
    stops: about.stops,
    element: about.element,
    paperKind: about.paperKind,
    state: about.state,
    applicationId: about.applicationId,
    payer: about.payer,
    facility: about.facility,
    owner: about.owner,
    applicationType: about.applicationType,
    route: about.route,
    products: about.products,
    places: about.places,
    via: about.via,
    developed: about.developed,
    occasion: about.occasion,
    looks: about.looks,
  };
}

/** A span of as-of days on which the visible facts do not change. */
export interface Stretch {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

/** The stretches between the days on which something happens, from the beginning, in order. */
export function stretches(days: Iterable<CalendarDate>): readonly Stretch[] {
  const cuts = [...new Set(days)].filter((day) => day > beginning).sort();
  return [beginning, ...cuts].map((from, index) => ({ from, until: cuts[index] ?? farEnd }));
}

/** Circumstances in order of time, with neighbours that say the same made one. */
export function joined(circumstances: readonly Circumstance[]): readonly Circumstance[] {
  const result: Circumstance[] = [];
  for (const next of circumstances) {
    const last = result.at(-1);
    if (last !== undefined && last.until === next.from && saysTheSame(last, next)) {
      result[result.length - 1] = circumstanceOn(last, { from: last.from, until: next.until }, last.dates);
    } else result.push(next);
  }
  return result;
}

function saysTheSame(left: Circumstance, right: Circumstance): boolean {
  return (
    left.about === right.about &&
    left.applicationId === right.applicationId &&
    left.payer === right.payer &&
    left.owner === right.owner &&
    left.via === right.via &&
    left.developed === right.developed &&
    sameWords(left.products, right.products) &&
    sameWords(left.places, right.places) &&
    left.occasion === right.occasion &&
    sameDates(left.dates, right.dates) &&
    sameLooks(left.looks, right.looks) &&
    sameStops(left.stops, right.stops)
  );
}

function sameWords(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((word, index) => word === right[index]);
}

function sameDates(left: RecordedDates, right: RecordedDates): boolean {
  const anchors = Object.keys(left) as (keyof RecordedDates)[];
  return (
    anchors.length === Object.keys(right).length &&
    anchors.every((anchor) => {
      const [one, other] = [left[anchor], right[anchor]];
      return (
        one?.on === other?.on &&
        one?.factId === other?.factId &&
        one?.firstOn === other?.firstOn &&
        one?.count === other?.count &&
        one?.toRecord === other?.toRecord
      );
    })
  );
}

function sameLooks(left: Circumstance['looks'], right: Circumstance['looks']): boolean {
  if (left === null || right === null) return left === right;
  return (
    left.length === right.length &&
    left.every(({ source, found, dates }, index) => {
      const other = right[index];
      if (source !== other?.source || found !== other.found) return false;
      return dates === null || other.dates === null ? dates === other.dates : sameDates(dates, other.dates);
    })
  );
}

function sameStops(left: readonly Stop[], right: readonly Stop[]): boolean {
  return (
    left.length === right.length &&
    left.every((stop, index) => stop.from === right[index]?.from && stop.until === right[index]?.until)
  );
}

/** Things by a key, in the order in which the keys first appear. */
export function groupedBy<Thing>(
  things: readonly Thing[],
  key: (thing: Thing) => string,
): ReadonlyMap<string, readonly Thing[]> {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) {
    const name = key(thing);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [thing]);
    else group.push(thing);
  }
  return groups;
}
