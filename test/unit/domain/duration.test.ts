import { describe, expect, test } from 'vitest';
import { calendarDate as day } from '../../../src/domain/calendar/calendar-date.ts';
import {
  compareDurations,
  dateAfter,
  dateBefore,
  duration,
  durationCode,
  durationText,
  instantAfter,
  isLongerThan,
  isWithin,
  parseDuration,
  termEnd,
} from '../../../src/domain/calendar/duration.ts';

test.each([
  ['P120D', '120 days'],
  ['P1D', '1 day'],
  ['P36M', '36 months'],
  ['P5Y', '5 years'],
  ['P6W', '6 weeks'],
  ['PT72H', '72 hours'],
  ['10BD', '10 business days'],
  ['1BD', '1 business day'],
  ['P1Y6M', '1 year 6 months'],
  ['P1DT12H', '1 day 12 hours'],
  ['P0D', 'no time'],
])('%s is %s, written back the same', (code, words) => {
  expect(durationText(duration(code))).toBe(words);
  expect(durationCode(duration(code))).toBe(code);
});

test.each([
  '',
  'P',
  'PT',
  'P1',
  '120D',
  'p120d',
  'P-1D',
  'P1.5D',
  'PT1M',
  'P1D6M',
  '10bd',
  'P10BD',
  'P1H',
  ' P1D',
  'P999999D',
])('%j is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined();
  expect(() => duration(text)).toThrow(RangeError);
});

describe('a date at a distance', () => {
  test.each([
    ['2026-01-01', 'P120D', '2026-05-01', '2025-09-03'],
    ['2026-08-31', 'P6M', '2027-02-28', '2026-02-28'],
    ['2024-02-29', 'P12M', '2025-02-28', '2023-02-28'],
    ['2024-02-29', 'P5Y', '2029-02-28', '2019-02-28'],
    ['2026-01-31', 'P1M1D', '2026-03-01', '2025-12-30'],
    ['2026-07-02', '1BD', '2026-07-06', '2026-07-01'],
    ['2026-06-30', '10BD', '2026-07-15', '2026-06-15'],
    ['2026-01-10', 'PT72H', '2026-01-13', '2026-01-07'],
    ['2026-01-10', 'PT36H', '2026-01-11', '2026-01-08'],
    ['2026-01-10', 'P0D', '2026-01-10', '2026-01-10'],
  ])('from %s by %s lie %s and %s', (anchor, code, after, before) => {
    expect(dateAfter(day(anchor), duration(code))).toBe(after);
    expect(dateBefore(day(anchor), duration(code))).toBe(before);
  });

  test('repeated terms are counted from the first anchor, not from a shortened date', () => {
    const ends = [1, 2, 3, 4].map((k) => termEnd(day('2026-01-31'), duration('P1M'), k));
    expect(ends).toEqual(['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']);
    expect(termEnd(day('2024-02-29'), duration('P1Y'), 4)).toBe('2028-02-29');
    expect(termEnd(day('2026-06-30'), duration('5BD'), 2)).toBe('2026-07-15');
  });

  test('hours belong to instants', () => {
    expect(instantAfter('2026-03-07T20:00:00-05:00', duration('PT72H'))).toBe('2026-03-11T01:00:00.000Z');
    expect(instantAfter('2026-03-07T20:00:00Z', duration('P1W'))).toBe('2026-03-14T20:00:00.000Z');
    expect(() => instantAfter('2026-03-07T20:00:00Z', duration('P1M'))).toThrow(RangeError);
    expect(() => instantAfter('yesterday', duration('PT1H'))).toThrow(RangeError);
  });
});

describe('comparing', () => {
  test('exactly six months are not longer than six months', () => {
    const from = day('2026-07-01');
    expect(isLongerThan({ from, until: day('2027-01-01') }, duration('P6M'))).toBe(false);
    expect(isLongerThan({ from, until: day('2027-01-02') }, duration('P6M'))).toBe(true);
    expect(isLongerThan({ from, until: null }, duration('P5Y'))).toBe(true);
  });

  test('the last usable day is the anchor and the limit', () => {
    expect(isWithin(day('2026-01-01'), duration('P120D'), day('2026-05-01'))).toBe(true);
    expect(isWithin(day('2026-01-01'), duration('P120D'), day('2026-05-02'))).toBe(false);
  });

  test('months against days depends on the anchor', () => {
    expect(compareDurations(duration('P6M'), duration('P181D'), day('2026-01-01'))).toBe(0);
    expect(compareDurations(duration('P6M'), duration('P181D'), day('2026-07-01'))).toBeGreaterThan(0);
    expect(compareDurations(duration('P120D'), duration('P6M'), day('2026-07-01'))).toBeLessThan(0);
  });
});
