/**
 * Names by birth date. Many people share a birthday and few of them a name: whose last name cannot be similar is passed
 * over by its letters alone, before anything else of the record is touched.
 */

import { longest, prefixLetters } from './jaro-winkler.ts';
import { commonBeginning, commonNeeded, type Letters, lettersOf, lettersWithout } from './letter-bounds.ts';
import { type Comparable, leastLast } from './match-score.ts';

/** Names of the records that have a birth date: those of day `d` are entries `[starts[d], starts[d + 1])`. */
export interface BirthIndex {
  readonly days: ReadonlyMap<string, number>;
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

/** The names of the records with a birth date, ready to be looked through. */
export function birthIndex(records: readonly Comparable[]): BirthIndex {
  const days = new Map<string, number>();
  const entries: { readonly day: number; readonly record: number; readonly letters: Letters }[] = [];
  records.forEach(({ birthDate, variants }, record) => {
    if (birthDate === null) return;
    for (const { last, first } of variants) {
      // A missing first name agrees with none.
      if (first === '') continue;
      let day = days.get(birthDate);
      if (day === undefined) {
        day = days.size;
        days.set(birthDate, day);
      }
      entries.push({ day, record, letters: lettersOf(last) });
    }
  });
  const starts = new Int32Array(days.size + 1);
  for (const { day } of entries) starts[day + 1] = (starts[day + 1] as number) + 1;
  for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] as number) + (starts[at - 1] as number);
  const free = starts.slice();
  const places = new Int32Array(entries.length);
  const letters = new Int32Array(entries.length * numbersEach);
  for (const { day, record, letters: own } of entries) {
    const place = free[day] as number;
    free[day] = place + 1;
    places[place] = record;
    letters.set([own.length, own.once, own.twice, own.beginning], place * numbersEach);
  }
  return { days, starts, records: places, letters };
}

/** Adds the records born on a day whose last name may be similar to one of the party's; one may be added twice. */
export function addBornOn(found: number[], index: BirthIndex, day: string, ours: readonly Letters[]): void {
  const place = index.days.get(day);
  if (place === undefined) return;
  const { starts, records, letters } = index;
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
