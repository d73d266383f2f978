/** Times in which somebody did not work here, between two in which they did. */

import { type CalendarDate, daysBetween, firstDate, lastDate } from './calendar/calendar-date.ts';
import { type Duration, dateAfter } from './calendar/duration.ts';

/** A time of work, on `[from, until)`; an open end is null. */
export interface TimeOfWork {
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
}

/** A time without work between two with work: its first day, and the day of the return. */
export interface WorkBreak {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly days: number;
}

/** The last break that was longer than a limit and began on or after a day, and ended by another; undefined: there is none. */
export function longBreak(
  work: readonly TimeOfWork[],
  limit: Duration,
  { since, by }: { readonly since: CalendarDate; readonly by: CalendarDate },
): WorkBreak | undefined {
  const times = work
    .map(({ from, until }) => ({ from: from ?? firstDate, until: until ?? lastDate }))
    .filter(({ from, until }) => from < until)
    .toSorted((left, right) => (left.from < right.from ? -1 : left.from > right.from ? 1 : 0));
  let found: WorkBreak | undefined;
  let worked = times[0]?.until ?? lastDate;
  for (const { from, until } of times) {
    if (from > dateAfter(worked, limit) && worked >= since && from <= by)
      found = { from: worked, until: from, days: daysBetween(worked, from) };
    if (until > worked) worked = until;
  }
  return found;
}
