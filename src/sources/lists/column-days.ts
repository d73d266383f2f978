/** The days in a column of a list, each as a number: of most rows nobody asks for more, and numbers need little room. */

import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { birthNumber, dayOfNumber, numberOfDate } from '../../domain/matching/birth-number.ts';
import { type ColumnTexts, TextNumbers } from './column-texts.ts';
import type { WrittenDays } from './list-dates.ts';

/** The number of what should be a day and is none. */
export const unreadableDay = 0;
/** The number of no day. Those of days are higher: they are those of birth dates. */
export const noDay = 1;

/** The number of a day, as `ColumnDays` has it. */
export function dayNumber(day: CalendarDate | null): number {
  return day === null ? noDay : birthNumber(day);
}

/** The days of one column, by the numbers of its texts. */
export class ColumnDays {
  readonly #texts: ColumnTexts;
  readonly #days: WrittenDays;
  readonly #daysBehind: number;
  readonly #numbers = new TextNumbers((text) => this.#made(text));
  /** Days that somebody asked for. */
  readonly #asked = new Map<number, CalendarDate>();

  /** What is meant lies so many days behind what is written. */
  constructor(texts: ColumnTexts, days: WrittenDays, daysBehind = 0) {
    this.#texts = texts;
    this.#days = days;
    this.#daysBehind = daysBehind;
  }

  /** The number of the day. */
  number(text: number): number {
    return this.#numbers.of(text);
  }

  /** The day; null where none is written, or what is written is none. */
  on(text: number): CalendarDate | null {
    const number = this.#numbers.of(text);
    if (number <= noDay) return null;
    const known = this.#asked.get(number);
    if (known !== undefined) return known;
    const day = dayOfNumber(number);
    this.#asked.set(number, day);
    return day;
  }

  #made(text: number): number {
    const digits = this.#daysBehind === 0 ? this.#texts.eightDigits(text) : undefined;
    if (digits === 0) return noDay;
    if (digits !== undefined)
      return numberOfDate(Math.floor(digits / 10_000), Math.floor(digits / 100) % 100, digits % 100) ?? unreadableDay;
    const date = this.#days.read(this.#texts.text(text));
    if (date.kind !== 'day') return date.kind === 'none' ? noDay : unreadableDay;
    return birthNumber(addDays(date.on, this.#daysBehind));
  }
}
