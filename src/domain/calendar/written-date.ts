/**
 * Dates written out: `2026-12-31`, `12/31/26`, `31-Dec-2026`, `Fri 1 Jan 2027`, `20261231`. Numbers with slashes or hyphens
 * are in American order. A text is taken only when it can mean one day; else it is refused with the days it may have meant.
 */

import { nearest } from '../suggestion.ts';
import {
  type CalendarDate,
  dateOf,
  daysInMonth,
  endOfMonth,
  monthNames,
  weekday,
  weekdayNames,
  yearOf,
} from './calendar-date.ts';

/** What a typed date came to. */
export type DateInput =
  | {
      readonly ok: true;
      readonly date: CalendarDate;
      /** What is worth saying back: a holiday passed over. */
      readonly note: string | null;
    }
  | {
      readonly ok: false;
      /** Lower case, no final period, the text in backticks. */
      readonly because: string;
      /** What to type instead, the likeliest first; may be empty. */
      readonly suggestions: readonly string[];
    };

/** A written form: what the text comes to, or undefined where it is not of this form. Texts are lower case and tidy. */
type Form = (text: string, asOf: CalendarDate) => DateInput | undefined;

/** Years from the as-of day within which a two-digit year can mean only one. */
const clearYears = 30;

/** A date as American files print it (`12/31/2026`, `6/5/2026`), or undefined. Two-digit years are not taken. */
export function usDate(text: string): CalendarDate | undefined {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  return match === null ? undefined : dateOf(Number(match[3]), Number(match[1]), Number(match[2]));
}

/** What a tidy lower-case text comes to as a written-out date, or undefined where it looks like none. */
export function writtenDate(text: string, asOf: CalendarDate): DateInput | undefined {
  for (const form of forms) {
    const result = form(text, asOf);
    if (result !== undefined) return result;
  }
  return undefined;
}

function yearFirst(text: string): DateInput | undefined {
  const match = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  return match === null ? undefined : dayOf(text, Number(match[1]), Number(match[3]), Number(match[4]));
}

function monthFirst(text: string, asOf: CalendarDate): DateInput | undefined {
  const match = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [first, second, last] = [Number(match[1]), Number(match[3]), match[4] ?? ''];
  const yearAhead = first > 12 && last.length === 2 ? dateOf(2000 + first, second, Number(last)) : undefined;
  const reading = withYear(text, last, asOf, (year) => dayOf(text, year, first, second));
  if (yearAhead === undefined || reading.ok) return reading;
  // Written as in files, with half of the year.
  return { ...reading, suggestions: [yearAhead, ...reading.suggestions] };
}

/** With dots, Americans and Europeans write opposite orders. */
function dotted(text: string, asOf: CalendarDate): DateInput | undefined {
  const match = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [first, second] = [Number(match[1]), Number(match[2])];
  return withYear(text, match[3] ?? '', asOf, (year) => {
    const readings = [dateOf(year, first, second), dateOf(year, second, first)].filter((date) => date !== undefined);
    const [only, other] = [...new Set(readings)];
    if (only === undefined) return dayOf(text, year, first, second);
    return other === undefined ? ok(only) : refused(`\`${text}\` may be either of two days`, [only, other]);
  });
}

function namedMonth(text: string, asOf: CalendarDate): DateInput | undefined {
  const match =
    /^(?:([a-z]+)\.?,? )?(\d{1,2})(?:st|nd|rd|th)?[ -]?([a-z]{3,})\.?,?[ -]?(\d{4}|\d{2})$/.exec(text) ??
    swappedGroups(
      /^(?:([a-z]+)\.?,? )?([a-z]{3,})\.?[ -]?(\d{1,2})(?:st|nd|rd|th)?(?:, ?| |-)(\d{4}|\d{2})$/.exec(text),
    );
  if (match === null) return undefined;
  const [, dayName, day, name, yearDigits] = match;
  const month = monthOfName(name ?? '');
  if (month === undefined) return misspelledMonth(text, name ?? '');
  return withYear(text, yearDigits ?? '', asOf, (year) =>
    onWeekday(text, dayName, dayOf(text, year, month, Number(day))),
  );
}

/** `Dec 31 2026` in the group order of `31 Dec 2026`. */
function swappedGroups(match: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return match === null ? null : [match[0], match[1], match[3], match[2], match[4]];
}

/** A weekday typed with the date must be that date's. */
function onWeekday(text: string, dayName: string | undefined, result: DateInput): DateInput {
  if (dayName === undefined || !result.ok) return result;
  const named = weekdayNames[weekday(result.date)].toLowerCase();
  if (dayName.length >= 2 && named.startsWith(dayName)) return result;
  return refused(`\`${text}\` is a ${weekdayNames[weekday(result.date)]}`, [result.date]);
}

function monthOfName(name: string): number | undefined {
  if (name.length < 3) return undefined;
  const index = monthNames.findIndex((month) => month.toLowerCase().startsWith(name));
  if (index >= 0) return index + 1;
  return name === 'sept' ? 9 : undefined;
}

function misspelledMonth(text: string, name: string): DateInput | undefined {
  const names = [...monthNames, ...monthNames.map((month) => month.slice(0, 3))].map((month) => month.toLowerCase());
  const meant = nearest(name, names, { limit: 2 });
  if (meant.length === 0) return undefined;
  return refused(
    `\`${name}\` is not a month`,
    meant.map((month) => text.replace(name, month)),
  );
}

/** Eight digits: the year first as in federal files, or last; a month cannot start a plausible year, so one reading stands. */
function eightDigits(text: string): DateInput | undefined {
  const match = /^(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [first, second, third, fourth] = match.slice(1).map(Number) as [number, number, number, number];
  const century = (leading: number): boolean => leading >= 18 && leading <= 21;
  if (century(first)) return dayOf(text, first * 100 + second, third, fourth);
  return century(third) ? dayOf(text, third * 100 + fourth, first, second) : undefined;
}

function incomplete(text: string, asOf: CalendarDate): DateInput | undefined {
  const month = /^(\d{4})[-/](\d{1,2})$/.exec(text) ?? swappedPair(/^(\d{1,2})[-/](\d{4})$/.exec(text));
  if (month !== null) {
    const first = dateOf(Number(month[1]), Number(month[2]), 1);
    return first === undefined ? undefined : refused(`\`${text}\` has no day`, [first, endOfMonth(first)]);
  }
  const day = /^(\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (day === null) return undefined;
  const years = [yearOf(asOf), yearOf(asOf) + 1];
  const days = years.flatMap((year) => dateOf(year, Number(day[1]), Number(day[2])) ?? []);
  return days.length === 0 ? undefined : refused(`\`${text}\` has no year`, days);
}

function swappedPair(match: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return match === null ? null : [match[0], match[2], match[1]];
}

const forms: readonly Form[] = [yearFirst, monthFirst, dotted, namedMonth, eightDigits, incomplete];

/** Applies a reading to a four-digit year, or to the year that two digits can mean near the as-of day. */
function withYear(text: string, digits: string, asOf: CalendarDate, reading: (year: number) => DateInput): DateInput {
  if (digits.length === 4) return reading(Number(digits));
  const now = yearOf(asOf);
  const century = now - (now % 100);
  const years = [century - 100, century, century + 100].map((start) => start + Number(digits));
  const clear = years.find((year) => Math.abs(year - now) <= clearYears);
  if (clear !== undefined) return reading(clear);
  const days = years.filter((year) => Math.abs(year - now) < 100).map(reading);
  const possible = days.flatMap((day) => (day.ok ? [day.date] : []));
  return refused(`the year of \`${text}\` needs four digits`, possible);
}

/** The day, or why there is no such day, with the day it may have been. */
function dayOf(text: string, year: number, month: number, day: number): DateInput {
  const date = dateOf(year, month, day);
  if (date !== undefined) return ok(date);
  const length = daysInMonth(year, month);
  if (length === 0) {
    const swapped = dateOf(year, day, month);
    return refused(`\`${text}\` has no such month: ${month}`, swapped === undefined ? [] : [swapped]);
  }
  const last = dateOf(year, month, length);
  return refused(
    `\`${text}\` does not exist: ${monthNames[month - 1]} ${year} has ${length} days`,
    last === undefined || day === 0 ? [] : [last],
  );
}

/** The answer that a text means this day. */
export function ok(date: CalendarDate, note: string | null = null): DateInput {
  return { ok: true, date, note };
}

/** The answer that a text cannot be taken. */
export function refused(because: string, suggestions: readonly string[]): DateInput {
  return { ok: false, because, suggestions };
}
