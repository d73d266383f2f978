/** A count day by day: which days between an anchor and a due day were counted, and why others were not. */

import { holidayObservedOn, isBusinessDay } from '../../domain/calendar/business-day.ts';
import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Counting } from './due-date.ts';
import type { CountedStop } from './stops.ts';

/** Days in a row that were all counted, or all passed over for one reason; both ends included. */
export interface DayRun {
  readonly from: CalendarDate;
  readonly through: CalendarDate;
  readonly days: number;
  /** How many days have been counted at the end of this run; null: the days of this run were not counted. */
  readonly counted: number | null;
  /** Why the days were passed over: "weekend", "Thanksgiving Day", "stood still"; null where they were counted. */
  readonly why: string | null;
}

/**
 * The days of a count in the order in which they are counted, the first of them the day beside the anchor. Empty where
 * nothing is worth telling one by one: plain calendar days without a stop.
 */
export function dayRuns(counting: Counting, asOf: CalendarDate): readonly DayRun[] {
  const { from, to, distance } = counting;
  const stopped = besideAnchor(counting);
  const businessDays = distance.length.businessDays > 0;
  if (!businessDays && stopped.length === 0) return [];
  const step = distance.direction === 'after' ? 1 : -1;
  // A clock that stands still is told up to the day asked about.
  const last = to ?? asOf;
  const runs: DayRun[] = [];
  let counted = 0;
  for (let day = addDays(from, step); step > 0 ? day <= last : day >= last; day = addDays(day, step)) {
    const why = stopOn(stopped, day) ?? (businessDays ? passedOver(day) : null);
    if (why === null) counted += 1;
    const run = runs.at(-1);
    if (run !== undefined && run.why === why) {
      const grown = { from: step > 0 ? run.from : day, through: step > 0 ? day : run.through };
      runs[runs.length - 1] = { ...run, ...grown, days: run.days + 1, counted: why === null ? counted : null };
    } else runs.push({ from: day, through: day, days: 1, counted: why === null ? counted : null, why });
  }
  return runs;
}

/** The anchor's day is never counted: a stop that begins on it costs the first day that would be counted after its end. */
function besideAnchor({ from, distance, stopped }: Counting): readonly CountedStop[] {
  const first = stopped.find((stop) => stop.from === from && stop.why === 'stood still');
  if (first === undefined || first.until === null) return stopped;
  const isBusiness = distance.length.businessDays > 0;
  if (isBusiness && !isBusinessDay(from)) return stopped;
  let day = first.until;
  while (stopOn(stopped, day) !== null || (isBusiness && !isBusinessDay(day))) day = addDays(day, 1);
  return [...stopped, { from: day, until: addDays(day, 1), why: first.why }];
}

function stopOn(stopped: readonly CountedStop[], day: CalendarDate): string | null {
  return stopped.find((stop) => stop.from <= day && (stop.until === null || day < stop.until))?.why ?? null;
}

function passedOver(day: CalendarDate): string | null {
  if (isBusinessDay(day)) return null;
  return holidayObservedOn(day)?.name ?? 'weekend';
}
