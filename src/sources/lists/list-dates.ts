/** Dates as exclusion lists write them: eight digits, slashes with two or four digits of the year, ISO, Excel's days. */

import {
  addDays,
  type CalendarDate,
  calendarDate,
  dateOf,
  parseCalendarDate,
} from '../../domain/calendar/calendar-date.ts';
import { digits } from '../../domain/matching/birth-number.ts';

/** ` 0:00:00`, `T00:00:00Z`, ` 12:00:00 AM`: exports of databases write one behind every day. */
const timeOfDay = /[ T]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]\.?M\.?)?(?: ?Z|[+-]\d{2}:?\d{2})?$/i;
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** What a cell says: a day, that there is none (or no end), or something that is no date. */
type ListDate = { readonly kind: 'day'; readonly on: CalendarDate } | { readonly kind: 'none' | 'unreadable' };

const none: ListDate = { kind: 'none' };
const unreadable: ListDate = { kind: 'unreadable' };
const noDates = new Set(['', '00000000', '0', 'null', 'n/a', 'na', 'none', 'indefinite', 'permanent', '-']);
const zeros = '00000000';
const eightDigits = /^\d{8}$/;
const excelDayZero = calendarDate('1899-12-30');
/** A day number below is a year or a count, one above lies after 2119. */
const excelDays = { least: 10_000, most: 80_000 };

/**
 * The date in a cell. A year of two digits lies in the hundred years that end with `newest`: a birth year of a list of
 * 2016 does not lie after 2000. `dayFirst`: of two numbers between slashes the first is the day.
 */
function listDate(cell: string, newest: number, dayFirst = false): ListDate {
  const trimmed = cell.trim();
  if (eightDigits.test(trimmed)) {
    if (trimmed === zeros) return none;
    return day(dateOf(digits(trimmed, 0, 4), digits(trimmed, 4, 6), digits(trimmed, 6, 8)));
  }
  const text = trimmed.replace(timeOfDay, '');
  if (noDates.has(text.toLowerCase())) return none;
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text) ?? namedMonth(text, dayFirst);
  if (slashed !== null) {
    const written = slashed[3] as string;
    const year = written.length === 2 ? fullYear(Number(written), newest) : Number(written);
    const [month, dayOfMonth] = dayFirst ? [slashed[2], slashed[1]] : [slashed[1], slashed[2]];
    return day(dateOf(year, Number(month), Number(dayOfMonth)));
  }
  if (/^\d{5}$/.test(text)) {
    const days = Number(text);
    return days >= excelDays.least && days <= excelDays.most
      ? { kind: 'day', on: addDays(excelDayZero, days) }
      : unreadable;
  }
  return day(parseCalendarDate(text));
}

/** The parts of `19-MAY-2016` or `May 19, 2016`, in the order in which the list has day and month. */
function namedMonth(text: string, dayFirst: boolean): RegExpExecArray | null {
  const numbered = text.replace(/^(\d{1,2})[ -]([a-z]{3})[a-z]*\.?,?[ -](\d{4}|\d{2})$/i, (_, dayOf, month, year) =>
    slashedText(dayOf, month, year, dayFirst),
  );
  const named = numbered.replace(/^([a-z]{3})[a-z]*\.?[ -](\d{1,2}),?[ -](\d{4}|\d{2})$/i, (_, month, dayOf, year) =>
    slashedText(dayOf, month, year, dayFirst),
  );
  return /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(named);
}

function slashedText(dayOf: string, month: string, year: string, dayFirst: boolean): string {
  const number = months.indexOf(month.toLowerCase()) + 1;
  return dayFirst ? `${dayOf}/${number}/${year}` : `${number}/${dayOf}/${year}`;
}

function day(on: CalendarDate | undefined): ListDate {
  return on === undefined ? unreadable : { kind: 'day', on };
}

function fullYear(two: number, newest: number): number {
  const year = Math.floor(newest / 100) * 100 + two;
  return year > newest ? year - 100 : year;
}

/** Whether a cell says of an end that there is none in sight: `Indefinitely effective`, `Lifetime`, `Until reinstated`. */
export function isOpenEnd(cell: string): boolean {
  return !/\d/.test(cell);
}

/** Days as cells write them, each read once: a list has many rows and few days. */
export class WrittenDays {
  readonly #newestYear: number;
  readonly #dayFirst: boolean | undefined;
  readonly #known = new Map<string, ListDate>();

  /** No day lies after `newestYear`; `dayFirst` as for `listDate`. */
  constructor(newestYear: number, dayFirst: boolean | undefined) {
    this.#newestYear = newestYear;
    this.#dayFirst = dayFirst;
  }

  /** The date in a cell. */
  of(cell: string): ListDate {
    let date = this.#known.get(cell);
    if (date === undefined) {
      date = this.read(cell);
      this.#known.set(cell, date);
    }
    return date;
  }

  /** The same, where whoever asks remembers it. */
  read(cell: string): ListDate {
    return cell === '' || cell === zeros ? none : listDate(cell, this.#newestYear, this.#dayFirst);
  }
}

/** The days of one list, by what they say. */
export interface ListDays {
  readonly births: WrittenDays;
  readonly starts: WrittenDays;
  readonly ends: WrittenDays;
}

/** How many years after the newest of a list something may begin, or end; nobody on a list is a child. */
const ahead = { birth: -16, start: 2, end: 90 };

/** The days of a list whose newest is of this year. */
export function listDays(newestYear: number, dayFirst: boolean | undefined): ListDays {
  const within = (years: number): WrittenDays => new WrittenDays(newestYear + years, dayFirst);
  return { births: within(ahead.birth), starts: within(ahead.start), ends: within(ahead.end) };
}
