/**
 * Business days: Monday to Friday without the legal public holidays of the United States (5 U.S.C. 6103). A holiday on a
 * Saturday is observed on the Friday before, one on a Sunday on the Monday after (5 U.S.C. 6103(b); Executive Order
 * 11582). State holidays and Inauguration Day, which only the Washington area keeps, are not counted.
 */

import {
  addDays,
  type CalendarDate,
  dateOf,
  daysInMonth,
  firstDate,
  lastDate,
  type Weekday,
  weekday,
  yearOf,
} from './calendar-date.ts';

/** A federal holiday of one year. */
export interface Holiday {
  readonly name: string;
  /** The day of the holiday itself. */
  readonly on: CalendarDate;
  /** The working day people have off for it; the same day unless that is a Saturday or Sunday. */
  readonly observedOn: CalendarDate;
}

/** How a holiday finds its day: a fixed day of the month, or the nth (-1: last) weekday of the month. */
type HolidayDay =
  | { readonly month: number; readonly day: number }
  | { readonly month: number; readonly nth: number; readonly weekday: Weekday };

/** One line of the table: a holiday in the years from `since` through `through`. */
interface HolidayRule {
  readonly name: string;
  readonly falls: HolidayDay;
  readonly since: number;
  readonly through?: number;
}

const monday: Weekday = 1;
const thursday: Weekday = 4;

/** 5 U.S.C. 6103(a) with its past: Pub. L. 90-363 moved four holidays to Mondays from 1971, Pub. L. 94-97 moved one back. */
const holidayRules: readonly HolidayRule[] = [
  { name: "New Year's Day", falls: { month: 1, day: 1 }, since: 1870 },
  { name: 'Birthday of Martin Luther King, Jr.', falls: { month: 1, nth: 3, weekday: monday }, since: 1986 },
  { name: "Washington's Birthday", falls: { month: 2, day: 22 }, since: 1879, through: 1970 },
  { name: "Washington's Birthday", falls: { month: 2, nth: 3, weekday: monday }, since: 1971 },
  { name: 'Memorial Day', falls: { month: 5, day: 30 }, since: 1888, through: 1970 },
  { name: 'Memorial Day', falls: { month: 5, nth: -1, weekday: monday }, since: 1971 },
  { name: 'Juneteenth National Independence Day', falls: { month: 6, day: 19 }, since: 2021 },
  { name: 'Independence Day', falls: { month: 7, day: 4 }, since: 1870 },
  { name: 'Labor Day', falls: { month: 9, nth: 1, weekday: monday }, since: 1894 },
  { name: 'Columbus Day', falls: { month: 10, nth: 2, weekday: monday }, since: 1971 },
  { name: 'Armistice Day', falls: { month: 11, day: 11 }, since: 1938, through: 1953 },
  { name: 'Veterans Day', falls: { month: 11, day: 11 }, since: 1954, through: 1970 },
  { name: 'Veterans Day', falls: { month: 10, nth: 4, weekday: monday }, since: 1971, through: 1977 },
  { name: 'Veterans Day', falls: { month: 11, day: 11 }, since: 1978 },
  { name: 'Thanksgiving Day', falls: { month: 11, nth: 4, weekday: thursday }, since: 1942 },
  { name: 'Christmas Day', falls: { month: 12, day: 25 }, since: 1870 },
];

/** The federal holidays of a year, in order. New Year's Day may be observed on the last day of the year before. */
export function federalHolidays(year: number): readonly Holiday[] {
  return holidayRules
    .filter((rule) => rule.since <= year && year <= (rule.through ?? year))
    .flatMap((rule) => {
      const on = holidayDate(year, rule.falls);
      return on === undefined ? [] : [{ name: rule.name, on, observedOn: observed(on) }];
    })
    .toSorted((left, right) => (left.on < right.on ? -1 : 1));
}

/** The holiday observed on this day, or undefined. */
export function holidayObservedOn(date: CalendarDate): Holiday | undefined {
  return observedHolidays(yearOf(date)).get(date);
}

/** Whether the day is a Monday to Friday on which no federal holiday is observed. */
export function isBusinessDay(date: CalendarDate): boolean {
  return !isWeekend(date) && holidayObservedOn(date) === undefined;
}

/**
 * The nth business day after the date, or before it when negative. Counting starts with the first business day after
 * (before) the date; 0 is the date itself, business day or not.
 */
export function addBusinessDays(date: CalendarDate, count: number): CalendarDate {
  const step = count < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(count); left > 0; left -= 1) {
    day = addDays(day, step);
    while (!isBusinessDay(day) && day !== firstDate && day !== lastDate) day = addDays(day, step);
  }
  return day;
}

/** The holidays observed from the day after `from` through `to`: those that a count of business days passed over. */
export function holidaysBetween(from: CalendarDate, to: CalendarDate): readonly Holiday[] {
  const years = Array.from({ length: Math.max(0, yearOf(to) - yearOf(from) + 1) }, (_, index) => yearOf(from) + index);
  return years
    .flatMap((year) => [...observedHolidays(year).values()])
    .filter((holiday) => from < holiday.observedOn && holiday.observedOn <= to);
}

const holidaysByYear = new Map<number, ReadonlyMap<CalendarDate, Holiday>>();

/** The holidays observed in a year by the day of observance; kept, since counting asks for the same few years. */
function observedHolidays(year: number): ReadonlyMap<CalendarDate, Holiday> {
  const kept = holidaysByYear.get(year);
  if (kept !== undefined) return kept;
  const holidays = [...federalHolidays(year), ...federalHolidays(year + 1).slice(0, 1)];
  const inYear = new Map(
    holidays.filter((holiday) => yearOf(holiday.observedOn) === year).map((holiday) => [holiday.observedOn, holiday]),
  );
  holidaysByYear.set(year, inYear);
  return inYear;
}

function holidayDate(year: number, falls: HolidayDay): CalendarDate | undefined {
  if ('day' in falls) return dateOf(year, falls.month, falls.day);
  if (falls.nth < 0) {
    const last = dateOf(year, falls.month, daysInMonth(year, falls.month));
    return last === undefined ? undefined : addDays(last, -((weekday(last) - falls.weekday + 7) % 7));
  }
  const first = dateOf(year, falls.month, 1);
  return first === undefined
    ? undefined
    : addDays(first, ((falls.weekday - weekday(first) + 7) % 7) + 7 * (falls.nth - 1));
}

function observed(on: CalendarDate): CalendarDate {
  const day = weekday(on);
  if (day === 6) return addDays(on, -1);
  return day === 0 ? addDays(on, 1) : on;
}

function isWeekend(date: CalendarDate): boolean {
  const day = weekday(date);
  return day === 0 || day === 6;
}
