/**
 * Names by birth date. Many people share a birthday and few of them a name: whose last name cannot be similar is passed
 * over by its letters alone, before anything else of the record is touched.
 */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import { birthNumber } from './birth-number.ts';
import { grouping } from './grouping.ts';
import { longest, prefixLetters } from './jaro-winkler.ts';
import { commonBeginning, commonNeeded, lettersWithout } from './letter-bounds.ts';
import { leastLast } from './match-score.ts';
import { type NameWord, nameNumber } from './name-words.ts';
import { NumberList } from './number-list.ts';
import { type SameNames, sameNames } from './same-names.ts';

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
  readonly #births = new NumberList();
  readonly #records = new NumberList();
  readonly #letters = new NumberList();
  readonly #numbers = new NumberList();
  #first = Number.POSITIVE_INFINITY;
  #last = -1;

  add(record: number, birthDate: CalendarDate, last: NameWord, first: NameWord): void {
    const birth = birthNumber(birthDate);
    if (birth < this.#first) this.#first = birth;
    if (birth > this.#last) this.#last = birth;
    this.#births.push(birth);
    this.#records.push(record);
    this.#letters.push(last.length);
    this.#letters.push(last.once);
    this.#letters.push(last.twice);
    this.#letters.push(last.beginning);
    this.#numbers.push(nameNumber(last.number, first.number));
  }

  /** The names, ready to be looked through. */
  index(): BirthIndex {
    const [births, records, numbers] = [this.#births.all(), this.#records.all(), this.#numbers.all()];
    const named = sameNames(numbers, births, records);
    const first = this.#last < 0 ? 0 : this.#first;
    const { starts, order } = grouping(
      births.map((birth) => birth - first),
      this.#last < 0 ? 0 : this.#last - first + 1,
    );
    const own = this.#letters.all();
    const letters = new Int32Array(own.length);
    for (let place = 0; place < order.length; place += 1) {
      const from = (order[place] as number) * numbersEach;
      const to = place * numbersEach;
      letters[to] = own[from] as number;
      letters[to + 1] = own[from + 1] as number;
      letters[to + 2] = own[from + 2] as number;
      letters[to + 3] = own[from + 3] as number;
    }
    return {
      first,
      starts,
      records: order.map((entry) => records[entry] as number),
      letters,
      names: order.map((entry) => numbers[entry] as number),
      sameNames: named,
    };
  }
}

/**
 * Adds the records born on a day, given by its number, whose last name may be similar to one of these letters: four numbers
 * at a place, as in an index.
 */
export function addBornOn(found: number[], index: BirthIndex, birth: number, own: Int32Array, ownAt: number): void {
  const { first, starts, records, letters } = index;
  const place = birth - first;
  if (place < 0 || place >= starts.length - 1) return;
  const length = own[ownAt] as number;
  const once = own[ownAt + 1] as number;
  const twice = own[ownAt + 2] as number;
  const beginning = own[ownAt + 3] as number;
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
