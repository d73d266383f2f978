/**
 * Months and the time between jobs. A work history gives months or days; a month stands for its first day where something
 * starts and for its last day where something ends. The idle span runs from the day after the last day worked to the day
 * before the next start.
 */

import {
  addDays,
  type CalendarDate,
  calendarDate,
  earliest,
  endOfMonth,
  isCalendarDate,
  latest,
} from './calendar-date.ts';
import { mergedSpans, type Span } from './span.ts';

declare const monthBrand: unique symbol;

/** A month as `YYYY-MM`. */
export type Month = string & { readonly [monthBrand]: 'Month' };

/** A day or, where only the month is known, a month. */
export type MonthOrDate = CalendarDate | Month;

/** A period of work, training or leave; `until` null: it goes on. Both ends included, as a CV gives them. */
export interface WorkedPeriod {
  readonly from: MonthOrDate;
  readonly until: MonthOrDate | null;
}

const monthText = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])$/;

/** Whether the text is exactly `YYYY-MM` and such a month exists. */
export function isMonth(text: string): text is Month {
  return monthText.test(text);
}

/** The text as a month or a date, or undefined where it is neither. */
export function parseMonthOrDate(text: string): MonthOrDate | undefined {
  return isMonth(text) || isCalendarDate(text) ? text : undefined;
}

/** The first day of what is known: of the month, or the day itself. */
export function firstDayOf(value: MonthOrDate): CalendarDate {
  return value.length === 7 ? calendarDate(`${value}-01`) : (value as CalendarDate);
}

/** The last day of what is known: of the month, or the day itself. */
export function lastDayOf(value: MonthOrDate): CalendarDate {
  return value.length === 7 ? endOfMonth(firstDayOf(value)) : (value as CalendarDate);
}

/** The month of a date or month. */
export function monthOf(value: MonthOrDate): Month {
  return value.slice(0, 7) as Month;
}

/** Whether two dates agree as closely as both are known: same month when one is a month, else same day. */
export function agreesAtKnownPrecision(left: MonthOrDate, right: MonthOrDate): boolean {
  const length = Math.min(left.length, right.length);
  return left.slice(0, length) === right.slice(0, length);
}

/** Whether two dates lie in the same month, the precision at which papers are compared with a dossier. */
export function sameMonth(left: MonthOrDate, right: MonthOrDate): boolean {
  return monthOf(left) === monthOf(right);
}

/** The days of a period. Ends in the wrong order are taken in order: that fault has a finding of its own. */
export function workedSpan(period: WorkedPeriod): Span {
  if (period.until === null) return { from: firstDayOf(period.from), until: null };
  return {
    from: earliest(firstDayOf(period.from), firstDayOf(period.until)),
    until: addDays(latest(lastDayOf(period.from), lastDayOf(period.until)), 1),
  };
}

/**
 * The idle spans between periods in any order, overlapping or not. With `since`, also the days from then to the first
 * start; with `asOf`, also those from the last end through that day. A gap that began before `since` is given whole, so
 * that its length is judged as it was.
 */
export function idleSpans(
  periods: readonly WorkedPeriod[],
  bounds: { readonly since?: CalendarDate; readonly asOf?: CalendarDate } = {},
): readonly Span[] {
  const worked = mergedSpans(periods.map(workedSpan));
  const edges: Span[] = [];
  const firstStart = worked.at(0)?.from ?? (bounds.asOf === undefined ? undefined : addDays(bounds.asOf, 1));
  if (bounds.since !== undefined && firstStart !== undefined) edges.push({ from: bounds.since, until: firstStart });
  for (const [index, span] of worked.entries()) {
    const next = worked[index + 1]?.from ?? (bounds.asOf === undefined ? undefined : addDays(bounds.asOf, 1));
    if (span.until !== null && next !== undefined) edges.push({ from: span.until, until: next });
  }
  return edges.filter((idle) => endsAfter(idle, bounds.since));
}

/** An idle span that has a day, and one on or after `since` where that is given. */
function endsAfter(idle: Span, since: CalendarDate | undefined): boolean {
  const until = idle.until;
  return until !== null && idle.from < until && (since === undefined || since < until);
}
