import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  calendarDate,
  calendarDateIn,
  compareDates,
  dateOf,
  daysBetween,
  earliest,
  endOfMonth,
  firstDate,
  isCalendarDate,
  isTimeZone,
  lastDate,
  latest,
  longDate,
  parseCalendarDate,
  weekday,
  weekdayNames,
} from '../../../src/domain/calendar/calendar-date.ts';

const day = calendarDate;

describe('parsing', () => {
  test.each(['2026-12-31', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is a date', (text) => {
    expect(parseCalendarDate(text)).toBe(text);
    expect(isCalendarDate(text)).toBe(true);
  });

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '2026-1-5',
    '26-01-05',
    '2026-01-05 ',
    '2026-01-05T00:00:00Z',
    '12/31/2026',
    '2026-01-05\n',
    '２０２６-01-05',
    '',
  ])('%j is no date', (text) => {
    expect(parseCalendarDate(text)).toBeUndefined();
    expect(() => calendarDate(text)).toThrow(RangeError);
  });

  test('a date is made of whole numbers that name a day', () => {
    expect(dateOf(2026, 3, 5)).toBe('2026-03-05');
    expect(dateOf(2026, 2.5, 5)).toBeUndefined();
    expect(dateOf(2026, 2, 5.5)).toBeUndefined();
    expect(dateOf(10_000, 1, 1)).toBeUndefined();
    expect(dateOf(Number.NaN, 1, 1)).toBeUndefined();
  });
});

describe('arithmetic', () => {
  test.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', 0, '2026-01-15'],
    ['2026-12-31', 1, '2027-01-31'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to);
  });

  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-07', 2, '2026-03-09'],
  ])('%s and %i days is %s', (from, days, to) => {
    expect(addDays(day(from), days)).toBe(to);
    expect(daysBetween(day(from), day(to))).toBe(days);
  });

  test('stays inside the calendar, so that "9999-12-31: never" can be counted from', () => {
    expect(addDays(lastDate, 30)).toBe(lastDate);
    expect(addMonths(lastDate, 1)).toBe(lastDate);
    expect(addMonths(lastDate, 99_999_999)).toBe(lastDate);
    expect(addDays(firstDate, -1)).toBe(firstDate);
    expect(addMonths(firstDate, -99_999_999)).toBe(firstDate);
  });

  test('the last day of a month', () => {
    expect(['2026-02-01', '2024-02-29', '2026-12-05', '0004-02-01'].map((text) => endOfMonth(day(text)))).toEqual([
      '2026-02-28',
      '2024-02-29',
      '2026-12-31',
      '0004-02-29',
    ]);
  });

  test('order', () => {
    const [a, b, c] = [day('2026-01-02'), day('2026-01-10'), day('2025-12-31')];
    expect([a, b, c].toSorted(compareDates)).toEqual([c, a, b]);
    expect(compareDates(a, a)).toBe(0);
    expect(earliest(a, b, c)).toBe(c);
    expect(latest(a, b, c)).toBe(b);
  });
});

describe('words', () => {
  test.each([
    ['2027-01-01', 'Fri 1 Jan 2027'],
    ['2027-01-02', 'Sat 2 Jan 2027'],
    ['2026-11-22', 'Sun 22 Nov 2026'],
    ['1970-01-01', 'Thu 1 Jan 1970'],
    ['1969-12-31', 'Wed 31 Dec 1969'],
  ])('%s reads %s', (text, words) => {
    expect(longDate(day(text))).toBe(words);
    expect(weekdayNames[weekday(day(text))].slice(0, 3)).toBe(words.slice(0, 3));
  });
});

describe('the date of an instant in a time zone', () => {
  test.each([
    ['2026-11-22T04:59:59Z', 'America/New_York', '2026-11-21'],
    ['2026-11-22T05:00:00Z', 'America/New_York', '2026-11-22'],
    ['2026-07-01T03:59:59.999Z', 'America/New_York', '2026-06-30'],
    ['2026-07-01T04:00:00Z', 'America/New_York', '2026-07-01'],
    ['2026-11-21T10:00:00Z', 'Pacific/Kiritimati', '2026-11-22'],
    ['2026-01-01T09:59:59Z', 'Pacific/Honolulu', '2025-12-31'],
    ['2026-01-01T00:00:00+14:00', 'UTC', '2025-12-31'],
  ])('%s in %s is %s', (instant, zone, date) => {
    expect(calendarDateIn(instant, zone)).toBe(date);
  });

  test('refuses what is no instant and no zone', () => {
    expect(() => calendarDateIn('2026-01-01', 'UTC')).toThrow(RangeError);
    expect(() => calendarDateIn('2026-01-01T10:00:00', 'UTC')).toThrow(RangeError);
    expect(() => calendarDateIn('2026-01-01T25:00:00Z', 'UTC')).toThrow(RangeError);
    expect(() => calendarDateIn('2026-01-01T10:00:00Z', 'Mars/Olympus')).toThrow(RangeError);
  });

  test('knows zones', () => {
    expect(['America/Chicago', 'UTC', 'Pacific/Guam'].map(isTimeZone)).toEqual([true, true, true]);
    expect(['Chicago', 'Eastern', '', 'America/Gotham'].map(isTimeZone)).toEqual([false, false, false, false]);
  });
});
