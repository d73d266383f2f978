import { expect, test } from 'vitest';
import {
  addBusinessDays,
  federalHolidays,
  holidayObservedOn,
  holidaysBetween,
  isBusinessDay,
} from '../../../src/domain/calendar/business-day.ts';
import { calendarDate as day, lastDate } from '../../../src/domain/calendar/calendar-date.ts';

const observed = (year: number): readonly string[] => federalHolidays(year).map((holiday) => holiday.observedOn);

/** Dates as the Office of Personnel Management published them. */
test.each([
  [2021, '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24'],
  [2023, '01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25'],
  [2024, '01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25'],
  [2026, '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25'],
  [2027, '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24'],
])('%i has the holidays of the federal calendar', (year, days) => {
  expect(observed(year)).toEqual(days.split(' ').map((monthDay) => `${year}-${monthDay}`));
});

test('a New Year on a Saturday is observed in the year before', () => {
  expect(federalHolidays(2022)[0]).toEqual({ name: "New Year's Day", on: '2022-01-01', observedOn: '2021-12-31' });
  expect(isBusinessDay(day('2021-12-31'))).toBe(false);
  expect(holidayObservedOn(day('2021-12-31'))?.on).toBe('2022-01-01');
  expect(isBusinessDay(day('2022-01-03'))).toBe(true);
});

test('holidays have their history', () => {
  const on = (year: number, name: string): string | undefined =>
    federalHolidays(year).find((holiday) => holiday.name.includes(name))?.on;
  expect([on(1985, 'King'), on(1986, 'King')]).toEqual([undefined, '1986-01-20']);
  expect([on(2020, 'Juneteenth'), on(2021, 'Juneteenth')]).toEqual([undefined, '2021-06-19']);
  expect([on(1970, 'Veterans'), on(1975, 'Veterans'), on(1978, 'Veterans')]).toEqual([
    '1970-11-11',
    '1975-10-27',
    '1978-11-11',
  ]);
  expect([on(1970, 'Washington'), on(1971, 'Washington')]).toEqual(['1970-02-22', '1971-02-15']);
  expect([on(1970, 'Memorial'), on(1971, 'Memorial')]).toEqual(['1970-05-30', '1971-05-31']);
  expect([on(1970, 'Columbus'), on(1971, 'Columbus')]).toEqual([undefined, '1971-10-11']);
});

test.each([
  ['2026-07-01', 3, '2026-07-07'],
  ['2026-07-02', 1, '2026-07-06'],
  ['2026-07-03', 1, '2026-07-06'],
  ['2026-07-04', 1, '2026-07-06'],
  ['2026-07-06', -1, '2026-07-02'],
  ['2026-07-04', 0, '2026-07-04'],
  ['2026-12-24', 5, '2027-01-04'],
  ['2027-01-04', -5, '2026-12-24'],
  ['2021-12-30', 1, '2022-01-03'],
])('%s and %i business days is %s', (from, count, to) => {
  expect(addBusinessDays(day(from), count)).toBe(to);
});

test('the holidays a count passed over can be named', () => {
  expect(holidaysBetween(day('2026-12-24'), day('2027-01-04')).map((holiday) => holiday.name)).toEqual([
    'Christmas Day',
    "New Year's Day",
  ]);
  expect(holidaysBetween(day('2021-12-30'), day('2022-01-03')).map((holiday) => holiday.observedOn)).toEqual([
    '2021-12-31',
  ]);
  expect(holidaysBetween(day('2026-12-25'), day('2026-12-31'))).toEqual([]);
});

test('counting past the end of the calendar ends there', () => {
  expect(addBusinessDays(lastDate, 3)).toBe(lastDate);
});
