/**
 * Names by birth date. Many people share a birthday and few of them a name: whose last name cannot be similar is passed
 * over by its letters alone, before anything else of the record is touched.
 */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import { birthNumber } from './birth-number.ts';
import { grouping } from './grouping.ts';
import { longest, prefixLetters } from './jaro-winkler.ts';
import { commonBeginning, commonNeeded, type Letters, lettersOf, lettersWithout } from './letter-bounds.ts';
import { leastLast } from './match-score.ts';
import type { NameVariant } from './name-variants.ts';
import { nameNumber, type SameNames, sameNames } from './same-names.ts';

/** Names of the records that have a birth date: those of day `d` are entries `[starts[d - first], starts[d - first + 1])`. */
export interface BirthIndex {
  /** Number of the first day there is. */
  readonly first: number;
  readonly starts: Int32Array;
  /** Index of each entry's record. */
  readonly records: Int32Array;
  /** Letters of each entry's last name, four numbers an entry. */
  readonly letters: Int32Array;
  /** Number of each entry's name. */
  readonly names: Int32Array;
  readonly sameNames: SameNames;
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

/** Collects the names of records with a birth date. */
export class BirthEntries {
  readonly #births: number[] = [];
  readonly #records: number[] = [];
  readonly #letters: number[] = [];
  readonly #numbers: number[] = [];

  add(record: number, birthDate: CalendarDate, variants: readonly NameVariant[]): void {
    const birth = birthNumber(birthDate);
    for (const { last, first } of variants) {
      const letters = lettersOf(last);
      this.#births.push(birth);
      this.#records.push(record);
      this.#letters.push(letters.length, letters.once, letters.twice, letters.beginning);
      this.#numbers.push(nameNumber(last, first));
    }
  }

  /** The names, ready to be looked through. */
  index(): BirthIndex {
    let [first, last] = [Number.POSITIVE_INFINITY, -1];
    for (const birth of this.#births) {
      if (birth < first) first = birth;
      if (birth > last) last = birth;
    }
    const named = sameNames(this.#numbers, this.#births, this.#records);
    const none = new Int32Array();
    if (last < 0)
      return { first: 0, starts: new Int32Array(1), records: none, letters: none, names: none, sameNames: named };
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
    return {
      first,
      starts,
      records: order.map((entry) => this.#records[entry] as number),
      letters,
      names: order.map((entry) => this.#numbers[entry] as number),
      sameNames: named,
    };
  }
}

/** Adds the records born on a day, given by its number, whose last name may be similar to one of these letters. */
export function addBornOn(found: number[], index: BirthIndex, birth: number, own: Letters): void {
  const { first, starts, records, letters } = index;
  const { length, once, twice, beginning } = own;
  const place = birth - first;
  if (place < 0 || place >= starts.length - 1) return;
  const until = starts[place + 1] as number;
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

/** Adds the records born on a day whose name has this number. */
export function addNamed(found: number[], index: BirthIndex, birth: number, name: number): void {
  const { first, starts, records, names } = index;
  const place = birth - first;
  if (place < 0 || place >= starts.length - 1) return;
  const until = starts[place + 1] as number;
  for (let entry = starts[place] as number; entry < until; entry += 1) {
    if (names[entry] === name) found.push(records[entry] as number);
  }
}
