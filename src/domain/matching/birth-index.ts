/**
 * Names by birth date. Many people share a birthday and few of them a name: whose last name cannot be similar is passed
 * over by its letters alone, before anything else of the record is touched.
 */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import { grouping } from './grouping.ts';
import { longest, prefixLetters } from './jaro-winkler.ts';
import { commonBeginning, commonNeeded, type Letters, lettersOf, lettersWithout } from './letter-bounds.ts';
import { leastLast, type NameVariant } from './match-score.ts';

/** Names of the records that have a birth date: those of day `d` are entries `[starts[d - first], starts[d - first + 1])`. */
export interface BirthIndex {
  /** Number of the first day there is. */
  readonly first: number;
  readonly starts: Int32Array;
  /** Index of each entry's record. */
  readonly records: Int32Array;
  /** Letters of each entry's last name, four numbers an entry. */
  readonly letters: Int32Array;
}

const numbersEach = 4;
const lengths = longest + 1;
const prefixes = prefixLetters + 1;
/** Letters needed in common, by the two lengths and the common beginning. */
const needed = Int32Array.from({ length: lengths * lengths * prefixes }, (_, at) => {
  const theirs = Math.floor(at / prefixes) % lengths;
  const ours = Math.floor(at / prefixes / lengths);
  return commonNeeded(ours, theirs, leastLast)[at % prefixes] as number;
});

/** Room for every month and day in the number of a day. */
const days = 32;
const months = 16;

/** The number of a birth date: with the year above, then the month, then the day. */
export function birthNumber(date: CalendarDate): number {
  return (digits(date, 0, 4) * months + digits(date, 5, 7)) * days + digits(date, 8, 10);
}

/** The number with day and month changed about; it may be that of no day, and then nobody has it. */
export function swappedBirth(number: number): number {
  const day = number % days;
  const month = Math.floor(number / days) % months;
  return day < months ? number - day + month + (day - month) * days : -1;
}

function digits(date: string, from: number, until: number): number {
  let number = 0;
  for (let at = from; at < until; at += 1) number = number * 10 + date.charCodeAt(at) - 48;
  return number;
}

/** Collects the names of records with a birth date. */
export class BirthEntries {
  readonly #births: number[] = [];
  readonly #records: number[] = [];
  readonly #letters: number[] = [];

  add(record: number, birthDate: CalendarDate, variants: readonly NameVariant[]): void {
    const birth = birthNumber(birthDate);
    for (const { last, first } of variants) {
      // A missing first name agrees with none.
      if (first === '') continue;
      const { length, once, twice, beginning } = lettersOf(last);
      this.#births.push(birth);
      this.#records.push(record);
      this.#letters.push(length, once, twice, beginning);
    }
  }

  /** The names, ready to be looked through. */
  index(): BirthIndex {
    let [first, last] = [Number.POSITIVE_INFINITY, -1];
    for (const birth of this.#births) {
      if (birth < first) first = birth;
      if (birth > last) last = birth;
    }
    if (last < 0) return { first: 0, starts: new Int32Array(1), records: new Int32Array(), letters: new Int32Array() };
    const { starts, order } = grouping(
      this.#births.map((birth) => birth - first),
      last - first + 1,
    );
    const letters = new Int32Array(this.#letters.length);
    order.forEach((entry, place) => {
      for (let at = 0; at < numbersEach; at += 1) {
        letters[place * numbersEach + at] = this.#letters[entry * numbersEach + at] as number;
      }
    });
    return { first, starts, records: order.map((entry) => this.#records[entry] as number), letters };
  }
}

/** Adds the records born on a day, given by its number, whose last name may be similar to one of the party's; one may be added twice. */
export function addBornOn(found: number[], index: BirthIndex, birth: number, ours: readonly Letters[]): void {
  const { first, starts, records, letters } = index;
  const place = birth - first;
  if (place < 0 || place >= starts.length - 1) return;
  const until = starts[place + 1] as number;
  for (const own of ours) {
    const { length, once, twice, beginning } = own;
    for (let entry = starts[place] as number; entry < until; entry += 1) {
      const at = entry * numbersEach;
      const theirLength = letters[at] as number;
      const theirOnce = letters[at + 1] as number;
      const theirTwice = letters[at + 2] as number;
      const prefix = commonBeginning(beginning, letters[at + 3] as number);
      const common = needed[(length * lengths + theirLength) * prefixes + prefix] as number;
      if (lettersWithout(once, twice, theirOnce, theirTwice) > length - common) continue;
      if (lettersWithout(theirOnce, theirTwice, once, twice) > theirLength - common) continue;
      found.push(records[entry] as number);
    }
  }
}
