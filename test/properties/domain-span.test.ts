import { expect, test } from 'vitest';
import { addDays, type CalendarDate, calendarDate } from '../../src/domain/calendar/calendar-date.ts';
import { idleSpans, type WorkedPeriod, workedSpan } from '../../src/domain/calendar/month-span.ts';
import {
  contains,
  covers,
  daysInAny,
  gapsIn,
  intersection,
  mergedSpans,
  overlaps,
  remainingSpans,
  type Span,
} from '../../src/domain/calendar/span.ts';
import fc from '../property.ts';

/** Sixty days are enough for every way in which a few spans can lie. The sixtieth stands for all that follow. */
const first = calendarDate('2026-01-15');
const horizon = Array.from({ length: 60 }, (_, index) => addDays(first, index));
const day = fc.nat(50).map((index): CalendarDate => horizon[index] ?? first);
const span = fc.record<Span>({ from: day, until: fc.option(day, { freq: 6 }) });
const spans = fc.array(span, { maxLength: 6 });

/** The days of spans as a person would tick them on a calendar. */
function ticked(all: readonly Span[]): readonly boolean[] {
  return horizon.map((date) => all.some((one) => contains(one, date)));
}

test('merging keeps the days and leaves sorted spans with room between them', () => {
  fc.assert(
    fc.property(spans, (all) => {
      const merged = mergedSpans(all);
      expect(ticked(merged)).toEqual(ticked(all));
      for (const [index, one] of merged.entries()) {
        const next = merged[index + 1];
        if (next !== undefined) expect(one.until !== null && one.until < next.from).toBe(true);
      }
      expect(mergedSpans(merged)).toEqual(merged);
      expect(mergedSpans(all.toReversed())).toEqual(merged);
    }),
  );
});

test('what is left over has the days of the one and none of the other', () => {
  fc.assert(
    fc.property(spans, spans, (all, removed) => {
      const [kept, gone] = [ticked(all), ticked(removed)];
      const left = remainingSpans(all, removed);
      expect(ticked(left)).toEqual(kept.map((tick, index) => tick && !gone[index]));
      expect(mergedSpans(left)).toEqual(left);
    }),
  );
});

test('gaps and spans together fill the whole', () => {
  fc.assert(
    fc.property(span, spans, (within, all) => {
      const gaps = gapsIn(within, all);
      const inside = all.flatMap((one) => intersection(within, one) ?? []);
      expect(mergedSpans([...gaps, ...inside])).toEqual(mergedSpans([within]));
      expect(gaps.some((gap) => all.some((one) => overlaps(gap, one)))).toBe(false);
    }),
  );
});

test('shared days, cover and length agree with the ticks', () => {
  fc.assert(
    fc.property(span, span, spans, (left, right, all) => {
      const [one, other] = [ticked([left]), ticked([right])];
      const shared = intersection(left, right);
      expect(ticked(shared === undefined ? [] : [shared])).toEqual(
        one.map((tick, index) => tick && other[index] === true),
      );
      expect(overlaps(left, right)).toBe(overlaps(right, left));
      expect(covers(left, right)).toBe(other.every((tick, index) => !tick || one[index] === true));
      const count = ticked(all).filter((tick) => tick).length;
      expect(daysInAny(all)).toBe(ticked(all).at(-1) ? Number.POSITIVE_INFINITY : count);
    }),
  );
});

test('a day between the first start and the last end is either worked or idle', () => {
  const period = fc.record<WorkedPeriod>({ from: day, until: fc.option(day, { freq: 8 }) });
  fc.assert(
    fc.property(fc.array(period, { minLength: 1, maxLength: 6 }), (history) => {
      const worked = ticked(history.map(workedSpan));
      const idle = ticked(idleSpans(history));
      const [begin, end] = [worked.indexOf(true), worked.lastIndexOf(true)];
      expect(idle).toEqual(worked.map((tick, index) => !tick && index > begin && index < end));
    }),
  );
});
