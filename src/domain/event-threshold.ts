/** How many complaints or adverse events there are within the time that the workspace counts over. */

import type { CalendarDate } from './calendar/calendar-date.ts';
import { dateAfter, dateBefore, duration } from './calendar/duration.ts';

/** A number of events of a kind within a time at which somebody looks at them together, as `empanel.yaml` names it. */
export interface EventThreshold {
  readonly what: string;
  readonly count: number;
  /** ISO duration. */
  readonly within: string;
}

/** Kind of occurrence with which somebody has looked at the complaints and adverse events together. */
export const reviewKind = 'complaint-review';

/** Something that happened, as it is counted. */
export interface CountedEvent {
  readonly id: string;
  readonly on: CalendarDate;
}

/** What was counted against a threshold on a day. */
export interface EventCount {
  readonly threshold: EventThreshold;
  /** The first day counted. */
  readonly from: CalendarDate;
  /** Events counted, oldest first: those that reached the threshold, where nobody has looked at them since. */
  readonly events: readonly CountedEvent[];
  /** The last day on which the threshold was reached and nobody has looked since; null: there is none. */
  readonly reachedOn: CalendarDate | null;
}

/**
 * The events of one subject counted against each threshold. What was reached once stays so, however old the events grow,
 * until somebody has looked: a review, or a decision on the file, on that day or later.
 */
export function eventCounts(
  thresholds: readonly EventThreshold[],
  events: readonly (CountedEvent & { readonly kind: string })[],
  asOf: CalendarDate,
  decidedOn: readonly CalendarDate[] = [],
): readonly EventCount[] {
  const known = events
    .filter(({ on }) => on <= asOf)
    .toSorted((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0));
  const looks = [...decidedOn, ...known.flatMap(({ kind, on }) => (kind === reviewKind ? [on] : []))];
  return thresholds.map((threshold) => {
    const time = duration(threshold.within);
    const ofKind = known.filter(({ kind }) => kind === threshold.what);
    /** The last day on which an event still counts is the same day that time later. */
    const upTo = (day: CalendarDate): readonly CountedEvent[] =>
      ofKind.filter(({ on }) => on <= day && dateAfter(on, time) >= day).map(({ id, on }) => ({ id, on }));
    const reached = ofKind.findLast(({ on }) => upTo(on).length >= threshold.count)?.on ?? null;
    const isOpen = reached !== null && !looks.some((day) => reached <= day && day <= asOf);
    return {
      threshold,
      from: dateBefore(asOf, time),
      events: upTo(isOpen ? reached : asOf),
      reachedOn: isOpen ? reached : null,
    };
  });
}
