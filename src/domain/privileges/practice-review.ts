/** What case counts say about the work of a period, against the indicators of the facility (OPPE). */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { OngoingEvaluation, OppeIndicator } from '../nouns/facility.ts';
import type { CaseCounts, IndicatorValue, OngoingResult } from './practice-evaluation.ts';

/** A stretch of days `[from, until)`. */
export interface ReviewPeriod {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

/** The work of a period as the counts tell it. */
export interface ReviewReading {
  /** Number of cases of the counts that lie whole in the period; no counts at all is null, and zero is a number. */
  readonly cases: number | null;
  /** Fewer cases than the facility needs to judge by; with no counts at all there is nothing to judge by either. */
  readonly lowVolume: boolean;
  /** Indicators of which there are numbers. */
  readonly indicators: readonly IndicatorValue[];
  /** Indicators of which no count says anything. */
  readonly unread: readonly OppeIndicator[];
  /** Counts that lie partly in the period and are left out. */
  readonly straddling: readonly CaseCounts[];
  /** What the numbers ask for: a focused evaluation, peer references, or nothing more. */
  readonly suggested: Extract<OngoingResult, 'acceptable' | 'low-volume' | 'focused-evaluation'>;
}

/**
 * The reading of a period. Indicators of a department are read for its members only; where it is not known, all are. A
 * trigger that is reached asks for a focused evaluation, however few the cases.
 */
export function reviewReading(
  counts: readonly CaseCounts[],
  period: ReviewPeriod,
  { oppe, department }: { readonly oppe: OngoingEvaluation | undefined; readonly department: string | null },
): ReviewReading {
  const touching = counts.filter(({ from, until }) => from < period.until && until > period.from);
  const whole = touching.filter(({ from, until }) => from >= period.from && until <= period.until);
  const concerned = (oppe?.indicators ?? []).filter(
    (one) => one.department === undefined || department === null || one.department === department,
  );
  const read = concerned.map((indicator) => ({ indicator, value: indicatorValue(indicator, whole) }));
  const indicators = read.flatMap(({ value }) => value ?? []);
  const cases = whole.length === 0 ? null : whole.reduce((sum, { count }) => sum + count, 0);
  const lowVolume = cases === null || (oppe?.lowVolume !== undefined && cases < oppe.lowVolume);
  return {
    cases,
    lowVolume,
    indicators,
    unread: read.flatMap(({ indicator, value }) => (value === null ? [indicator] : [])),
    straddling: touching.filter((one) => !whole.includes(one)),
    suggested: indicators.some(({ triggered }) => triggered)
      ? 'focused-evaluation'
      : lowVolume
        ? 'low-volume'
        : 'acceptable',
  };
}

/**
 * One indicator over counts; null where none of them tells it. Numbers of cases are added up and days are a mean weighted
 * by cases; a share is of the cases of the counts that tell it, to one decimal.
 */
function indicatorValue(indicator: OppeIndicator, counts: readonly CaseCounts[]): IndicatorValue | null {
  const telling = counts.flatMap(({ outcomes, count }) => {
    const outcome = outcomes[indicator.key];
    return outcome === undefined ? [] : [{ outcome, count }];
  });
  if (telling.length === 0) return null;
  const cases = telling.reduce((sum, { count }) => sum + count, 0);
  const unit = indicator.unit ?? 'count';
  const sum = telling.reduce((total, { outcome, count }) => total + (unit === 'days' ? outcome * count : outcome), 0);
  if (unit !== 'count' && cases === 0) return null;
  const exact = unit === 'count' ? sum : unit === 'percent' ? (sum / cases) * 100 : sum / cases;
  const trigger = indicator.trigger ?? null;
  return {
    key: indicator.key,
    name: indicator.name,
    value: Math.round(exact * 10) / 10,
    unit,
    trigger,
    // The trigger is compared with the exact number: 9.96 % is not 10 %.
    triggered: trigger !== null && (indicator.direction === 'below' ? exact <= trigger : exact >= trigger),
  };
}

/** "4.2 % (trigger 10 %)" */
export function indicatorWords({ value, unit, trigger, triggered }: IndicatorValue): string {
  const sign = unit === 'percent' ? ' %' : unit === 'days' ? ' days' : '';
  const limit = trigger === null ? '' : ` (trigger ${trigger}${sign}${triggered ? ', REACHED' : ''})`;
  return `${value}${sign}${limit}`;
}
