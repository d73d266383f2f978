/** Half-open spans of days, `[from, until)`: in force on `from`, no longer on `until`. */

import { addDays, type CalendarDate, daysBetween, earliest, latest } from './calendar-date.ts';

/** The days from `from` to the day before `until`; null: no end is known. Empty when `until` is not after `from`. */
export interface Span {
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
}

/** The span of a paper that is valid through its expiry date, that day included; null: no expiry. */
export function spanThrough(from: CalendarDate, through: CalendarDate | null): Span {
  return { from, until: through === null ? null : addDays(through, 1) };
}

/** Whether the span has no day. */
export function isEmpty(span: Span): boolean {
  return span.until !== null && span.until <= span.from;
}

/** Whether the day lies in the span. */
export function contains(span: Span, date: CalendarDate): boolean {
  return span.from <= date && (span.until === null || date < span.until);
}

/** Whether two spans share a day. */
export function overlaps(left: Span, right: Span): boolean {
  return intersection(left, right) !== undefined;
}

/** Whether every day of `inner` lies in `outer`. An empty span lies in any. */
export function covers(outer: Span, inner: Span): boolean {
  return isEmpty(inner) || (outer.from <= inner.from && !endsBefore(outer.until, inner.until));
}

/** The days in both spans, or undefined where there is none. */
export function intersection(left: Span, right: Span): Span | undefined {
  const shared: Span = { from: latest(left.from, right.from), until: earlierEnd(left.until, right.until) };
  return isEmpty(shared) ? undefined : shared;
}

/** The same days as the fewest spans, sorted, none overlapping or touching another, none empty. */
export function mergedSpans(spans: readonly Span[]): readonly Span[] {
  const sorted = spans
    .filter((span) => !isEmpty(span))
    .toSorted((left, right) => (left.from < right.from ? -1 : left.from > right.from ? 1 : 0));
  const merged: Span[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && (last.until === null || span.from <= last.until)) {
      merged[merged.length - 1] = {
        from: last.from,
        until: endsBefore(last.until, span.until) ? span.until : last.until,
      };
    } else {
      merged.push({ from: span.from, until: span.until });
    }
  }
  return merged;
}

/** The days in any of `spans` and in none of `removed`, merged. */
export function remainingSpans(spans: readonly Span[], removed: readonly Span[]): readonly Span[] {
  return mergedSpans(removed).reduce<readonly Span[]>(
    (left, hole) => left.flatMap((span) => withoutHole(span, hole)),
    mergedSpans(spans),
  );
}

/** The days of `within` that lie in none of the spans, merged. */
export function gapsIn(within: Span, spans: readonly Span[]): readonly Span[] {
  return remainingSpans([within], spans);
}

/** How many days the span has; Infinity when it has no end. */
export function daysIn(span: Span): number {
  if (span.until === null) return Number.POSITIVE_INFINITY;
  return Math.max(0, daysBetween(span.from, span.until));
}

/** The days in any of the spans, each counted once: how long merged stops hold a clock still. */
export function daysInAny(spans: readonly Span[]): number {
  return mergedSpans(spans).reduce((days, span) => days + daysIn(span), 0);
}

function withoutHole(span: Span, hole: Span): readonly Span[] {
  const before: Span = { from: span.from, until: earlierEnd(span.until, hole.from) };
  const after: readonly Span[] =
    hole.until === null ? [] : [{ from: latest(span.from, hole.until), until: span.until }];
  return [before, ...after].filter((part) => !isEmpty(part));
}

function earlierEnd(left: CalendarDate | null, right: CalendarDate | null): CalendarDate | null {
  if (left === null) return right;
  return right === null ? left : earliest(left, right);
}

/** Whether an end lies before another, where null lies after all. */
function endsBefore(left: CalendarDate | null, right: CalendarDate | null): boolean {
  return left !== null && (right === null || left < right);
}
