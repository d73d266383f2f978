/** How far a clock counts from its anchor, and how long before the due day it appears. */

import { addDays, addMonths, type CalendarDate, daysBetween } from '../../domain/calendar/calendar-date.ts';
import {
  type Direction,
  type Duration,
  dateAt,
  dateBefore,
  duration,
  termEnd,
} from '../../domain/calendar/duration.ts';

/** A distance from an anchor. */
export interface Distance {
  readonly length: Duration;
  readonly direction: Direction;
}

/** The distance that a clock, an exception or another anchor names; undefined where it names none. */
export function plainDistance(of: { readonly add?: string; readonly before?: string }): Distance | undefined {
  if (of.add !== undefined) return { length: lengthOf(of.add), direction: 'after' };
  return of.before === undefined ? undefined : { length: lengthOf(of.before), direction: 'before' };
}

/** The day at a distance, or at so many terms of it. `nextDay`: a day that the month does not have becomes the first of the next. */
export function counted(anchorOn: CalendarDate, distance: Distance, term: number, nextDay: boolean): CalendarDate {
  const raw =
    term === 1 ? dateAt(anchorOn, distance.length, distance.direction) : termEnd(anchorOn, distance.length, term);
  const months = distance.length.years * 12 + distance.length.months;
  if (!nextDay || months === 0 || distance.direction === 'before') return raw;
  const shortened = Number(addMonths(anchorOn, months * term).slice(8)) < Number(anchorOn.slice(8));
  return shortened ? addDays(raw, 1) : raw;
}

/** Days from the due day back to the first day it should be looked at: the longest of the lead times. */
export function longestLead(leads: readonly string[], dueOn: CalendarDate | null): number {
  if (dueOn === null) return 0;
  return leads.reduce((longest, lead) => Math.max(longest, leadDays(lengthOf(lead), dueOn)), 0);
}

function leadDays(lead: Duration, dueOn: CalendarDate): number {
  const fixed = lead.years + lead.months + lead.hours + lead.businessDays === 0;
  return fixed ? lead.weeks * 7 + lead.days : daysBetween(dateBefore(dueOn, lead), dueOn);
}

const lengths = new Map<string, Duration>();

/** A duration of a pack; kept, since the same few are read for every fact. */
export function lengthOf(code: string): Duration {
  const known = lengths.get(code);
  if (known !== undefined) return known;
  const length = duration(code);
  lengths.set(code, length);
  return length;
}
