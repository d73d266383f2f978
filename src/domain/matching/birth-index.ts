/**
 * Names by birth date, and by themselves: where a birth date may be mistyped, nothing but the very name leads to a record.
 * Many people share a birthday and few of them a name: whose last name cannot be similar is passed over by its letters
 * alone, before anything else of the record is touched.
 */

import { isOneSlip } from './birth-number.ts';
import { longest, prefixLetters } from './jaro-winkler.ts';
import { commonBeginning, commonNeeded, lettersWithout } from './letter-bounds.ts';
import { leastLast } from './match-score.ts';
import { type NameWord, nameNumber } from './name-words.ts';
import { NumberList } from './number-list.ts';

/** Names of the records that have a birth date: those of day `d` are entries `[starts[d - first], starts[d - first + 1])`. */
export interface BirthIndex {
  /** Number of the first day there is. */
  readonly first: number;
  readonly starts: Int32Array;
  /** Place of the last entry of the names whose number ends in the same bits, which count a power of two; from 1, 0 is none. */
  readonly lastNamed: Int32Array;
  /** Entries, as `numbersEach` numbers each. */
  readonly entries: Int32Array;
}

/**
 * Of an entry: the number of its birth date; length, letters and beginning of its last name; the number of its name; the
 * index of its record; and the place of the entry of such a name before it.
 */
const numbersEach = 8;
const [birthAt, lengthAt, onceAt, twiceAt, beginningAt, nameAt, recordAt, namedBeforeAt] = [0, 1, 2, 3, 4, 5, 6, 7];

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
  readonly #entries = new NumberList();
  #first = Number.POSITIVE_INFINITY;
  #last = -1;

  /** Adds a name of a record; the birth date is given by its number. */
  add(record: number, birth: number, last: NameWord, first: NameWord): void {
    if (birth < this.#first) this.#first = birth;
    if (birth > this.#last) this.#last = birth;
    const entries = this.#entries;
    entries.push(birth);
    entries.push(last.length);
    entries.push(last.once);
    entries.push(last.twice);
    entries.push(last.beginning);
    entries.push(nameNumber(last.number, first.number));
    entries.push(record);
    entries.push(0);
  }

  /** The names, ready to be looked through. */
  index(): BirthIndex {
    const unsorted = this.#entries.all();
    const count = unsorted.length / numbersEach;
    const first = count === 0 ? 0 : this.#first;
    const starts = new Int32Array(count === 0 ? 1 : this.#last - first + 2);
    for (let from = 0; from < unsorted.length; from += numbersEach) {
      const next = (unsorted[from + birthAt] as number) - first + 1;
      starts[next] = (starts[next] as number) + 1;
    }
    for (let day = 1; day < starts.length; day += 1)
      starts[day] = (starts[day] as number) + (starts[day - 1] as number);
    const free = starts.slice();
    const entries = new Int32Array(unsorted.length);
    const lastNamed = new Int32Array(1 << (32 - Math.clz32(count)));
    for (let from = 0; from < unsorted.length; from += numbersEach) {
      const day = (unsorted[from + birthAt] as number) - first;
      const place = free[day] as number;
      free[day] = place + 1;
      const to = place * numbersEach;
      for (let number = 0; number < namedBeforeAt; number += 1)
        entries[to + number] = unsorted[from + number] as number;
      const name = (unsorted[from + nameAt] as number) & (lastNamed.length - 1);
      entries[to + namedBeforeAt] = lastNamed[name] as number;
      lastNamed[name] = place + 1;
    }
    return { first, starts, lastNamed, entries };
  }
}

/**
 * Adds the records born on a day, given by its number, whose name has this number, or whose last name may be similar to one
 * of these letters: four numbers at a place, as in an index.
 */
export function addBornOn(
  found: number[],
  index: BirthIndex,
  birth: number,
  name: number,
  own: Int32Array,
  ownAt: number,
): void {
  const { first, starts, entries } = index;
  const day = birth - first;
  if (day < 0 || day >= starts.length - 1) return;
  const length = own[ownAt] as number;
  const once = own[ownAt + 1] as number;
  const twice = own[ownAt + 2] as number;
  const beginning = own[ownAt + 3] as number;
  const until = (starts[day + 1] as number) * numbersEach;
  for (let at = (starts[day] as number) * numbersEach; at < until; at += numbersEach) {
    const theirLength = entries[at + lengthAt] as number;
    const theirOnce = entries[at + onceAt] as number;
    const theirTwice = entries[at + twiceAt] as number;
    const prefix = commonBeginning(beginning, entries[at + beginningAt] as number);
    const common = needed[(length * lengths + theirLength) * prefixes + prefix] as number;
    const isAlike =
      lettersWithout(once, twice, theirOnce, theirTwice) <= length - common &&
      lettersWithout(theirOnce, theirTwice, once, twice) <= theirLength - common;
    if (isAlike || entries[at + nameAt] === name) found.push(entries[at + recordAt] as number);
  }
}

/** Adds the records with a name of this number whose birth date differs by one slip; a few others may be among them. */
export function addSameNames(found: number[], index: BirthIndex, birth: number, name: number): void {
  const { lastNamed, entries } = index;
  for (let place = lastNamed[name & (lastNamed.length - 1)] as number; place !== 0; ) {
    const at = (place - 1) * numbersEach;
    place = entries[at + namedBeforeAt] as number;
    if (entries[at + nameAt] === name && isOneSlip(birth, entries[at + birthAt] as number))
      found.push(entries[at + recordAt] as number);
  }
}
