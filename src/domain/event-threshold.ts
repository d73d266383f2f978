/** How many complaints or adverse events there are within the time that the workspace counts over. */

import type { CalendarDate } from './calendar/calendar-date.ts';
import { dateBefore, duration } from './calendar/duration.ts';

/** A number of events of a kind within a time at which somebody looks at them together, as `empanel.yaml` names it. */
export interface EventThreshold {
  readonly what: string;
  readonly count: number;
  /** ISO duration. */
  readonly within: string;
}

/** What was counted against a threshold on a day. */
export interface EventCount {
  readonly threshold: EventThreshold;
  /** The first day counted. */
  readonly from: CalendarDate;
  /** Events counted, oldest first. */
  readonly events: readonly { readonly id: string; readonly on: CalendarDate }[];
  readonly reached: boolean;
}

/** The events of one subject counted against each threshold: those after the same day a time ago, up to the day asked. */
export function eventCounts(
  thresholds: readonly EventThreshold[],
  events: readonly { readonly id: string; readonly kind: string; readonly on: CalendarDate }[],
  asOf: CalendarDate,
): readonly EventCount[] {
  return thresholds.map((threshold) => {
    const from = dateBefore(asOf, duration(threshold.within));
    const counted = events
      .filter(({ kind, on }) => kind === threshold.what && from < on && on <= asOf)
      .map(({ id, on }) => ({ id, on }))
      .toSorted((left, right) => (left.on < right.on ? -1 : 1));
    return { threshold, from, events: counted, reached: counted.length >= threshold.count };
  });
}
