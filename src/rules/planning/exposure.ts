/** The first day that may be billed, and the days and visits between the start and it. */

import { addDays, type CalendarDate, daysBetween, lastDate, latest } from '../../domain/calendar/calendar-date.ts';
import type { ParticipationKey } from '../../domain/participation.ts';
import type { BillingFacts } from '../participation/billing-case.ts';
import type { Participation } from '../participation/derivation.ts';
import type { Exposure, PlanState } from './plan-step.ts';

/** How many visits there are with a payer on a day. */
export type VisitCount = (payer: string, on: CalendarDate) => number;

/**
 * The first day from a day on that may be billed for all keys, as known on that day itself; null: none is in sight.
 * `days`: the days on which something becomes known.
 */
export function firstBillableDay(
  evaluator: Participation,
  about: BillingFacts,
  keys: readonly ParticipationKey[],
  from: CalendarDate,
  days: readonly CalendarDate[],
): CalendarDate | null {
  const known = [...new Set([from, ...days.filter((day) => day > from)])].toSorted();
  for (const [index, day] of known.entries()) {
    const until = known[index + 1] ?? lastDate;
    const spans = keys.map((key) => evaluator.spans(about, key, day));
    const starts = spans.flatMap((some) =>
      some.flatMap((span) => (span.verdict === 'bill' ? [latest(span.from, day)] : [])),
    );
    const first = [...new Set(starts)]
      .filter((on) => on < until)
      .toSorted()
      .find((on) =>
        spans.every((some) => some.some((span) => span.verdict === 'bill' && span.from <= on && on < span.until)),
      );
    if (first !== undefined) return first;
  }
  return null;
}

/** What exposure is counted from. */
export interface ExposureQuestion {
  readonly evaluator: Participation;
  /** The facts as they stand when all is done. */
  readonly world: BillingFacts;
  readonly keys: readonly ParticipationKey[];
  readonly payer: string;
  /** First day that may be billed; null: not known. */
  readonly until: CalendarDate | null;
  /** The first day it could be at the best; null: none is in sight. */
  readonly notBefore: CalendarDate | null;
  readonly state: PlanState;
}

/** Days and visits from the start until it may be billed; null: none. */
export function exposureOf(
  { startOn, visits }: { readonly startOn: CalendarDate; readonly visits?: VisitCount },
  { evaluator, world, keys, payer, until, notBefore, state }: ExposureQuestion,
): Exposure | null {
  if (state === 'ready' || state === 'in-time' || state === 'unknown') return null;
  const end = until ?? notBefore;
  if (end === null) {
    return { from: startOn, until, days: null, heldDays: null, lostDays: null, visits: null };
  }
  const days = daysBetween(startOn, end);
  if (days <= 0) return null;
  // What is billable in the end, with all known, was only waiting.
  const ends = keys.map((key) => evaluator.spans(world, key, lastDate));
  let heldDays = 0;
  const counted = { held: 0, lost: 0 };
  for (let at = 0; at < days; at += 1) {
    const on = addDays(startOn, at);
    const paid = ends.every((spans) =>
      spans.some((span) => span.verdict === 'bill' && span.from <= on && on < span.until),
    );
    if (paid) heldDays += 1;
    counted[paid ? 'held' : 'lost'] += visits?.(payer, on) ?? 0;
  }
  return {
    from: startOn,
    until,
    days,
    heldDays,
    lostDays: days - heldDays,
    visits: visits === undefined ? null : counted,
  };
}
