/** Clocks that run term by term, and options that lapse: what is not missed by whoever lets the day pass. */

import { addDays, type CalendarDate, earliest } from '../../domain/calendar/calendar-date.ts';
import { type ClockInput, clockReading } from './due-date.ts';
import type { ChosenVersion } from './version-choice.ts';

/** Terms that are told ahead; the last one stays. */
const termsAhead = 20;

/**
 * A clock as it reads from one term to the next, on the as-of days of each: once the day of a term has passed, that of the
 * next is due, counted from the first anchor. An option is gone once its day has passed. All other clocks read on as they are.
 */
export function inTerms(chosen: ChosenVersion, input: ClockInput): readonly ChosenVersion[] {
  const { clock, reading, from, until } = chosen;
  if (reading.state !== 'running' || reading.dueOn === null) return [chosen];
  if (clock.lapses === true) return onDays(chosen, from, earliest(until, addDays(reading.dueOn, 1)));
  const recorded = input.dates[clock.anchor];
  if (clock.repeats !== true || recorded === undefined || recorded.on === null || recorded.firstOn !== undefined) {
    return [chosen];
  }
  const rows: ChosenVersion[] = [];
  let start = from;
  for (let count = 1; count <= termsAhead && start < until; count += 1) {
    const dates = { ...input.dates, [clock.anchor]: { ...recorded, firstOn: recorded.on, count } };
    const next = clockReading(clock, { ...input, dates });
    if (next.state !== 'running' || next.dueOn === null) break;
    const end = count === termsAhead ? until : earliest(until, addDays(next.dueOn, 1));
    rows.push(...onDays({ ...chosen, reading: next }, start, end));
    if (end > start) start = end;
  }
  return rows;
}

/** The clock as it reads on some days; none where there is no day. */
export function onDays(chosen: ChosenVersion, from: CalendarDate, until: CalendarDate): readonly ChosenVersion[] {
  return from < until ? [{ ...chosen, from, until }] : [];
}
