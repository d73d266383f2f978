/**
 * Pairs of similar names, last and first together. Last names are compared once for each two that occur, and first names
 * likewise; a party then walks the bearers of the similar last names with the similarities of its own first name in one
 * array, so that nothing is compared, or looked up by text, twice.
 */

import { type Comparable, firstSimilarity, leastFirst, leastLast, leastMean, type NameVariant } from './match-score.ts';
import { formsOf } from './nicknames.ts';
import { type SimilarWords, similarWords } from './similar-words.ts';

/** Names of a list: the bearers of last name `n` are entries `[starts[n], starts[n + 1])`. */
export interface NameIndex {
  readonly lasts: readonly string[];
  readonly firsts: readonly string[];
  readonly starts: Int32Array;
  /** Place of each entry's first name in `firsts`. */
  readonly bearerFirsts: Int32Array;
  /** Index of each entry's record. */
  readonly bearerRecords: Int32Array;
}

/** Rounding must not exclude a pair that stands right at the limit; the judge decides about it. */
const slack = 1e-9;

/** The names of the records that `wanted` lets through. */
export function nameIndex(records: readonly Comparable[], wanted: (record: Comparable) => boolean): NameIndex {
  const lasts = new Numbering();
  const firsts = new Numbering();
  const entries: { readonly last: number; readonly first: number; readonly record: number }[] = [];
  records.forEach((one, record) => {
    if (!wanted(one)) return;
    for (const { last, first } of one.variants) {
      // A missing first name agrees with none.
      if (first !== '') entries.push({ last: lasts.of(last), first: firsts.of(first), record });
    }
  });
  const starts = new Int32Array(lasts.words.length + 1);
  for (const { last } of entries) starts[last + 1] = (starts[last + 1] as number) + 1;
  for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] as number) + (starts[at - 1] as number);
  const free = starts.slice();
  const bearerFirsts = new Int32Array(entries.length);
  const bearerRecords = new Int32Array(entries.length);
  for (const { last, first, record } of entries) {
    const place = free[last] as number;
    free[last] = place + 1;
    bearerFirsts[place] = first;
    bearerRecords[place] = record;
  }
  return { lasts: lasts.words, firsts: firsts.words, starts, bearerFirsts, bearerRecords };
}

/** For the parties that `wanted` lets through, by their index, the records of similar name. */
export function pairsByName(
  parties: readonly Comparable[],
  index: NameIndex,
  wanted: (party: Comparable) => boolean,
): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  if (index.lasts.length === 0) return found;
  const lasts = new Numbering();
  const firsts = new Numbering();
  /** By the number of a first name its bearers: party and number of the last name in turn. */
  const bearersOf: number[][] = [];
  parties.forEach((one, party) => {
    if (!wanted(one)) return;
    for (const { last, first } of one.variants) {
      if (first === '') continue;
      const number = firsts.of(first);
      const bearers = bearersOf[number];
      if (bearers === undefined) bearersOf[number] = [party, lasts.of(last)];
      else bearers.push(party, lasts.of(last));
    }
  });
  const similarLasts = similarWords(lasts.words, index.lasts, leastLast);
  const similarFirsts = new SimilarFirsts(index.firsts, firsts.words);
  const { starts, bearerFirsts, bearerRecords } = index;
  bearersOf.forEach((bearers, number) => {
    const similarities = similarFirsts.row(number);
    if (similarities === undefined) return;
    for (let bearer = 0; bearer < bearers.length; bearer += 2) {
      const party = bearers[bearer] as number;
      const last = similarLasts[bearers[bearer + 1] as number] as SimilarWords;
      for (let each = 0; each < last.indexes.length; each += 1) {
        const place = last.indexes[each] as number;
        const needed = Math.max(leastFirst, 2 * leastMean - (last.similarities[each] as number)) - slack;
        const until = starts[place + 1] as number;
        for (let entry = starts[place] as number; entry < until; entry += 1) {
          if ((similarities[bearerFirsts[entry] as number] as number) < needed) continue;
          const records = found.get(party);
          if (records === undefined) found.set(party, [bearerRecords[entry] as number]);
          else records.push(bearerRecords[entry] as number);
        }
      }
    }
    similarFirsts.clear();
  });
  return found;
}

/** Similarities of one first name at a time with all of a list, in one array that is used again for the next. */
class SimilarFirsts {
  readonly #theirs: readonly string[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #byInitial = new Map<string, number[]>();
  readonly #ours: readonly string[];
  readonly #similar: readonly SimilarWords[];
  readonly #row: Float64Array;
  #filled: number[] = [];

  constructor(theirs: readonly string[], ours: readonly string[]) {
    this.#theirs = theirs;
    this.#places = new Map(theirs.map((first, place) => [first, place]));
    theirs.forEach((first, place) => {
      const initial = first[0] as string;
      const list = this.#byInitial.get(initial);
      if (list === undefined) this.#byInitial.set(initial, [place]);
      else list.push(place);
    });
    this.#ours = ours;
    this.#similar = similarWords(ours, theirs, leastFirst);
    this.#row = new Float64Array(theirs.length);
  }

  /** The similarities of our first name of this number, by place in the list's; undefined where none is similar. */
  row(number: number): Float64Array | undefined {
    const first = this.#ours[number] as string;
    const initial = this.#byInitial.get(first[0] as string) ?? [];
    const candidates = new Set<number>(this.#similar[number]?.indexes);
    // An initial stands for every name that begins with it, and every such name for it.
    for (const place of initial)
      if (first.length === 1 || (this.#theirs[place] as string).length === 1) candidates.add(place);
    for (const form of formsOf(first)) {
      const place = this.#places.get(form);
      if (place !== undefined) candidates.add(place);
    }
    for (const place of candidates) {
      const similarity = firstSimilarity(first, this.#theirs[place] as NameVariant['first']);
      if (similarity < leastFirst) continue;
      this.#row[place] = similarity;
      this.#filled.push(place);
    }
    return this.#filled.length === 0 ? undefined : this.#row;
  }

  clear(): void {
    for (const place of this.#filled) this.#row[place] = 0;
    this.#filled = [];
  }
}

/** Numbers for words, in the order in which they come. */
class Numbering {
  readonly words: string[] = [];
  readonly #numbers = new Map<string, number>();

  of(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.words.length;
    this.#numbers.set(word, number);
    this.words.push(word);
    return number;
  }
}
