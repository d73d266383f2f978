import { expect, test } from 'vitest';
import { calendarDate as day } from '../../../src/domain/calendar/calendar-date.ts';
import {
  contains,
  covers,
  daysIn,
  daysInAny,
  gapsIn,
  intersection,
  mergedSpans,
  overlaps,
  remainingSpans,
  type Span,
  spanThrough,
} from '../../../src/domain/calendar/span.ts';

/** `1-5` is the days 1 to 4 of January 2026; `3-` has no end. */
function span(text: string): Span {
  const [from = '', until = ''] = text.split('-');
  const date = (number: string): ReturnType<typeof day> => day(`2026-01-${number.padStart(2, '0')}`);
  return { from: date(from), until: until === '' ? null : date(until) };
}
const spans = (...texts: readonly string[]): readonly Span[] => texts.map(span);

test('in force on the first day, no longer on the last', () => {
  expect(contains(span('5-9'), day('2026-01-05'))).toBe(true);
  expect(contains(span('5-9'), day('2026-01-08'))).toBe(true);
  expect(contains(span('5-9'), day('2026-01-09'))).toBe(false);
  expect(contains(span('5-9'), day('2026-01-04'))).toBe(false);
  expect(contains(span('5-'), day('2099-01-01'))).toBe(true);
});

test('a paper is valid through its expiry date', () => {
  const paper = spanThrough(day('2026-01-01'), day('2026-01-31'));
  expect(contains(paper, day('2026-01-31'))).toBe(true);
  expect(contains(paper, day('2026-02-01'))).toBe(false);
  expect(spanThrough(day('2026-01-01'), null).until).toBeNull();
});

test('touching spans do not overlap but merge', () => {
  expect(overlaps(span('1-5'), span('5-9'))).toBe(false);
  expect(overlaps(span('1-6'), span('5-9'))).toBe(true);
  expect(mergedSpans(spans('5-9', '1-5', '12-14', '13-', '3-3'))).toEqual(spans('1-9', '12-'));
});

test('shared days', () => {
  expect(intersection(span('1-9'), span('5-'))).toEqual(span('5-9'));
  expect(intersection(span('1-5'), span('5-9'))).toBeUndefined();
  expect(intersection(span('1-'), span('5-'))).toEqual(span('5-'));
});

test('days left over', () => {
  expect(remainingSpans(spans('1-20'), spans('5-9', '12-13'))).toEqual(spans('1-5', '9-12', '13-20'));
  expect(remainingSpans(spans('1-'), spans('5-'))).toEqual(spans('1-5'));
  expect(remainingSpans(spans('5-9'), spans('1-'))).toEqual([]);
  expect(gapsIn(span('1-20'), spans('1-4', '8-20'))).toEqual(spans('4-8'));
});

test('cover', () => {
  expect(covers(span('1-9'), span('1-9'))).toBe(true);
  expect(covers(span('1-9'), span('1-'))).toBe(false);
  expect(covers(span('1-'), span('3-9'))).toBe(true);
  expect(covers(span('4-9'), span('3-9'))).toBe(false);
  expect(covers(span('4-9'), span('2-2'))).toBe(true);
});

test('overlapping stops are merged before they are added', () => {
  expect(daysInAny(spans('1-5', '3-8', '10-11'))).toBe(8);
  expect(daysIn(span('5-5'))).toBe(0);
  expect(daysIn(span('9-5'))).toBe(0);
  expect(daysIn(span('5-'))).toBe(Number.POSITIVE_INFINITY);
});
