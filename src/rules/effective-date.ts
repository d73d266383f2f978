/** From which day services count: facts about effective dates and billing before them, read against recorded dates. */

import { type CalendarDate, latest } from '../domain/calendar/calendar-date.ts';
import { dateBefore, duration } from '../domain/calendar/duration.ts';
import type { Fact } from '../domain/nouns/pack.ts';
import type { RecordedDates } from './clocks/anchor.ts';

/**
 * The first day on which services count by a fact: of an effective date the latest of its dates; of retrospective billing
 * the day so long before its date, though never before the first service. Null while a date it needs is not recorded;
 * undefined for a fact that makes no such day.
 */
export function firstDayOfService(fact: Fact, dates: RecordedDates): CalendarDate | null | undefined {
  if (fact.fact === 'effective-date' && fact.latestOf !== undefined) {
    const recorded = fact.latestOf.map((anchor) => dates[anchor]?.on ?? null);
    const [first, ...others] = recorded.flatMap((on) => on ?? []);
    return first === undefined || recorded.includes(null) ? null : latest(first, ...others);
  }
  if (fact.fact !== 'retro-billing' || fact.from === undefined || fact.duration === undefined) return undefined;
  const from = dates[fact.from]?.on ?? null;
  if (from === null) return null;
  const back = dateBefore(from, duration(fact.duration));
  const firstServiceOn = dates['location.firstServiceOn']?.on ?? null;
  return firstServiceOn === null ? back : latest(back, firstServiceOn);
}
