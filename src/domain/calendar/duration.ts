/**
 * Distances on the calendar as packs and payers write them: ISO 8601 (`P120D`, `P36M`, `P5Y`, `P6W`, `PT72H`) and
 * business days, which ISO 8601 cannot say, as `10BD`. The anchor's day is day 0: what is due `P120D` after it is still in
 * time on the 120th day.
 */

import { countWords } from '../number-forms.ts';
import { addBusinessDays } from './business-day.ts';
import { addDays, addMonths, type CalendarDate, compareDates } from './calendar-date.ts';
import type { Span } from './span.ts';

/** A distance; business days stand alone, the other units may be combined. */
export interface Duration {
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
  readonly hours: number;
  readonly businessDays: number;
}

/** Which way a distance is counted from its anchor. */
export type Direction = 'after' | 'before';

const none: Duration = { years: 0, months: 0, weeks: 0, days: 0, hours: 0, businessDays: 0 };
const iso = /^P(?=.)(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(\d{1,5})H)?$/;
const businessDays = /^(\d{1,4})BD$/;
const millisecondsPerHour = 3_600_000;

/** Units in the order in which they are written and said, with the ISO letter and the word for one. */
const units = [
  ['years', 'Y', 'year'],
  ['months', 'M', 'month'],
  ['weeks', 'W', 'week'],
  ['days', 'D', 'day'],
  ['hours', 'H', 'hour'],
] as const;

/** The duration that the text writes, or undefined where it writes none. Only whole numbers, only upper case. */
export function parseDuration(text: string): Duration | undefined {
  const business = businessDays.exec(text);
  if (business !== null) return { ...none, businessDays: Number(business[1]) };
  const match = iso.exec(text);
  if (match === null) return undefined;
  const [years, months, weeks, days, hours] = match.slice(1).map((count) => Number(count ?? 0));
  return { ...none, years: years ?? 0, months: months ?? 0, weeks: weeks ?? 0, days: days ?? 0, hours: hours ?? 0 };
}

/** A duration known to be sound, such as one from a checked pack. Throws RangeError where it is not. */
export function duration(text: string): Duration {
  const parsed = parseDuration(text);
  if (parsed === undefined) throw new RangeError(`not a duration: ${text}`);
  return parsed;
}

/** The duration as it is written in packs: `P36M`, `10BD`. */
export function durationCode(length: Duration): string {
  if (length.businessDays > 0) return `${length.businessDays}BD`;
  const dated = units.slice(0, 4).flatMap(([unit, letter]) => (length[unit] > 0 ? [`${length[unit]}${letter}`] : []));
  const timed = length.hours > 0 ? `T${length.hours}H` : '';
  return dated.length === 0 && timed === '' ? 'P0D' : `P${dated.join('')}${timed}`;
}

/** The duration in words: "120 days", "1 year 6 months", "10 business days". */
export function durationText(length: Duration): string {
  if (length.businessDays > 0) return countWords(length.businessDays, 'business day');
  const parts = units.flatMap(([unit, , word]) => (length[unit] > 0 ? [countWords(length[unit], word)] : []));
  return parts.length === 0 ? 'no time' : parts.join(' ');
}

/**
 * The date at a distance from the anchor. Years and months go first, then weeks and days. Hours against a date, whose time
 * of day is not known, count as whole days towards the earlier, safe date; a clock of hours belongs on an instant.
 */
export function dateAt(anchor: CalendarDate, length: Duration, direction: Direction): CalendarDate {
  const sign = direction === 'after' ? 1 : -1;
  if (length.businessDays > 0) return addBusinessDays(anchor, sign * length.businessDays);
  const months = length.years * 12 + length.months;
  const hourDays = direction === 'after' ? Math.floor(length.hours / 24) : Math.ceil(length.hours / 24);
  const moved = months === 0 ? anchor : addMonths(anchor, sign * months);
  return addDays(moved, sign * (length.weeks * 7 + length.days + hourDays));
}

/** The date so long after the anchor; that day is still in time. */
export function dateAfter(anchor: CalendarDate, length: Duration): CalendarDate {
  return dateAt(anchor, length, 'after');
}

/** The date so long before an end; that day is still in time. */
export function dateBefore(end: CalendarDate, length: Duration): CalendarDate {
  return dateAt(end, length, 'before');
}

/**
 * The end of the kth repeated term, counted from the first anchor and never from an already shortened date: monthly terms
 * from 31 January end on 28 February and then on 31 March.
 */
export function termEnd(firstAnchor: CalendarDate, term: Duration, k: number): CalendarDate {
  return dateAfter(firstAnchor, {
    years: term.years * k,
    months: term.months * k,
    weeks: term.weeks * k,
    days: term.days * k,
    hours: term.hours * k,
    businessDays: term.businessDays * k,
  });
}

/**
 * The UTC instant so long after an instant (ISO 8601), to the hour. Throws RangeError for a duration with months, years or
 * business days, which have no length in hours, and for text that is no instant.
 */
export function instantAfter(instant: string, length: Duration): string {
  if (length.years + length.months + length.businessDays > 0) {
    throw new RangeError(`no length in hours: ${durationCode(length)}`);
  }
  const hours = (length.weeks * 7 + length.days) * 24 + length.hours;
  return new Date(Date.parse(instant) + hours * millisecondsPerHour).toISOString();
}

/** Whether a span lasts longer than the duration; exactly as long is not longer. A span without end is longer than any. */
export function isLongerThan(span: Span, length: Duration): boolean {
  return span.until === null || dateAfter(span.from, length) < span.until;
}

/** Whether `on` is at most the duration after the anchor: the age of a verification against its limit. */
export function isWithin(anchor: CalendarDate, length: Duration, on: CalendarDate): boolean {
  return on <= dateAfter(anchor, length);
}

/** Negative when `left` ends before `right`, both counted from this anchor: 6 months against 180 days depends on it. */
export function compareDurations(left: Duration, right: Duration, anchor: CalendarDate): number {
  return compareDates(dateAfter(anchor, left), dateAfter(anchor, right));
}
