/**
 * Calendar dates: a day as people write it, with no time and no zone. They are ISO text, so they sort as text, live in
 * JSON, YAML and SQLite as they are, and compare with `<`. Counting follows one convention: the anchor's day is day 0,
 * and months keep the day of the month or fall back to the month's last day.
 */

import { addMonths as dateFnsAddMonths } from 'date-fns/addMonths';
import { lastDayOfMonth } from 'date-fns/lastDayOfMonth';
import { UtcDate } from './utc-date.ts';

declare const calendarDateBrand: unique symbol;

/** A day of the Gregorian calendar as `YYYY-MM-DD`, from 0001-01-01 to 9999-12-31. */
export type CalendarDate = string & { readonly [calendarDateBrand]: 'CalendarDate' };

/** A day of the week as a number: Sunday 0 to Saturday 6. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** Names of the days of the week, Sunday first. */
export const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** Names of the months, January first. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The first day there is. Arithmetic that would go before it stays on it. */
export const firstDate = '0001-01-01' as CalendarDate;

/** The last day there is; people write it for "never expires". Arithmetic that would go past it stays on it. */
export const lastDate = '9999-12-31' as CalendarDate;

const millisecondsPerDay = 86_400_000;
const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The number of days of a month (1 to 12), or 0 where there is no such month. */
export function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : (monthLengths[month - 1] ?? 0);
}

/** The date of a year, month (1 to 12) and day, or undefined where no such day exists. */
export function dateOf(year: number, month: number, day: number): CalendarDate | undefined {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return undefined;
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return undefined;
  return written(year, month, day);
}

/** The text as a date when it is exactly `YYYY-MM-DD` and such a day exists, else undefined. */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  const match = isoDate.exec(text);
  return match === null ? undefined : dateOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Whether the text is exactly `YYYY-MM-DD` and such a day exists. */
export function isCalendarDate(text: string): text is CalendarDate {
  return parseCalendarDate(text) !== undefined;
}

/** A date known to be sound, such as a constant or a column of the ledger. Throws RangeError where it is not. */
export function calendarDate(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (date === undefined) throw new RangeError(`not a calendar date: ${text}`);
  return date;
}

/** Negative when `left` is earlier, positive when later, 0 on the same day; for sorting. */
export function compareDates(left: CalendarDate, right: CalendarDate): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The earliest of the dates. */
export function earliest(first: CalendarDate, ...others: readonly CalendarDate[]): CalendarDate {
  return others.reduce((best, date) => (compareDates(date, best) < 0 ? date : best), first);
}

/** The latest of the dates. */
export function latest(first: CalendarDate, ...others: readonly CalendarDate[]): CalendarDate {
  return others.reduce((best, date) => (compareDates(date, best) > 0 ? date : best), first);
}

/** Days from one date to another: 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The date so many days later, or earlier when negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/**
 * The date so many months later, or earlier when negative: the same day of the month, or the month's last day where that
 * day does not exist (31 August + 6 months is the last day of February).
 */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const moved = dateFnsAddMonths(new UtcDate(date), months).getTime();
  if (Number.isNaN(moved)) return months < 0 ? firstDate : lastDate;
  return dateOfDayNumber(moved / millisecondsPerDay);
}

/** The last day of the date's month. */
export function endOfMonth(date: CalendarDate): CalendarDate {
  return dateOfDayNumber(lastDayOfMonth(new UtcDate(date)).getTime() / millisecondsPerDay);
}

/** The day of the week. */
export function weekday(date: CalendarDate): Weekday {
  // 1970-01-01 was a Thursday.
  return ((((dayNumber(date) + 4) % 7) + 7) % 7) as Weekday;
}

/** The year of a date. */
export function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4));
}

/** The date for people: `Fri 1 Jan 2027`. */
export function longDate(date: CalendarDate): string {
  const [year, month, day] = date.split('-').map(Number);
  const monthName = monthNames[(month ?? 1) - 1] ?? '';
  return `${weekdayNames[weekday(date)].slice(0, 3)} ${day} ${monthName.slice(0, 3)} ${year}`;
}

/** Whether the name is a time zone of the IANA database, such as `America/Chicago`. */
export function isTimeZone(name: string): boolean {
  if (zoneOffsets.has(name)) return true;
  try {
    return zoneFormat(name) !== undefined;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * The date on the calendars of a time zone at an instant (ISO 8601 with an offset or `Z`). Throws RangeError for text that
 * is no such instant and for an unknown zone.
 */
export function calendarDateIn(instant: string, timeZone: string): CalendarDate {
  const milliseconds = /T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(milliseconds)) throw new RangeError(`not an instant: ${instant}`);
  const date = dateAtAnyOffset(milliseconds, timeZone) ?? dateInZone(milliseconds, timeZone);
  if (date === undefined) throw new RangeError(`outside the calendar: ${instant}`);
  return date;
}

/** Hours from UTC in winter and in summer, as they have been since 1990, of the zones in which the trade lives. */
const zoneOffsets: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['UTC', [0, 0]],
  ['America/Puerto_Rico', [-4, -4]],
  ['America/New_York', [-5, -4]],
  ['America/Detroit', [-5, -4]],
  ['America/Indiana/Indianapolis', [-5, -4]],
  ['America/Kentucky/Louisville', [-5, -4]],
  ['America/Chicago', [-6, -5]],
  ['America/Denver', [-7, -6]],
  ['America/Boise', [-7, -6]],
  ['America/Phoenix', [-7, -7]],
  ['America/Los_Angeles', [-8, -7]],
  ['America/Anchorage', [-9, -8]],
  ['Pacific/Honolulu', [-10, -10]],
  ['Pacific/Guam', [10, 10]],
]);
const offsetsSince = Date.UTC(1990, 0, 1);

/**
 * The date where both offsets of a zone give the same one, which is so for 23 hours of the day. Asking the language for a
 * zone's clock loads its tables: some fifteen milliseconds, a quarter of what a short command takes in all.
 */
function dateAtAnyOffset(milliseconds: number, timeZone: string): CalendarDate | undefined {
  const offsets = zoneOffsets.get(timeZone);
  if (offsets === undefined || milliseconds < offsetsSince) return undefined;
  const [winter, summer] = offsets.map((hours) => Math.floor((milliseconds + hours * 3_600_000) / millisecondsPerDay));
  return winter !== undefined && winter === summer && winter <= lastDayNumber ? dateOfDayNumber(winter) : undefined;
}

function dateInZone(milliseconds: number, timeZone: string): CalendarDate | undefined {
  const parts = zoneFormat(timeZone).formatToParts(milliseconds);
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((one) => one.type === type)?.value);
  return dateOf(part('year'), part('month'), part('day'));
}

const zoneFormats = new Map<string, Intl.DateTimeFormat>();

/** Formats are kept because making one costs a hundred times what using it does. */
function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  const kept = zoneFormats.get(timeZone);
  if (kept !== undefined) return kept;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  zoneFormats.set(timeZone, format);
  return format;
}

/** Days since 1970-01-01. Date-only ISO text is read as UTC by the language's own definition. */
function dayNumber(date: CalendarDate): number {
  return Date.parse(date) / millisecondsPerDay;
}

const firstDayNumber = dayNumber(firstDate);
const lastDayNumber = dayNumber(lastDate);

function dateOfDayNumber(day: number): CalendarDate {
  const date = new Date(Math.min(Math.max(day, firstDayNumber), lastDayNumber) * millisecondsPerDay);
  const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return written(year, month, dayOfMonth);
}

/** Lists have days by the hundred thousand, and padding each number takes longer than all else. */
const twoDigits = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));

function written(year: number, month: number, day: number): CalendarDate {
  const century = twoDigits[Math.floor(year / 100)];
  return `${century}${twoDigits[year % 100]}-${twoDigits[month]}-${twoDigits[day]}` as CalendarDate;
}
