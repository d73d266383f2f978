/**
 * Pairs of similar names, last and first together. Last names are compared once for each two that occur, and first names
 * likewise; a party then walks the bearers of the similar last names with the similarities of its own first name in one
 * array, so that nothing is compared, or looked up by text, twice.
 */

import { leastMean } from '../nouns/least-mean.ts';
import { grouping } from './grouping.ts';
import { firstSimilarity, leastFirst, leastLast } from './match-score.ts';
import type { NameVariant } from './name-variants.ts';
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

/** Collects names, each with whose it is. */
export class NameEntries {
  readonly #lasts = new Numbering();
  readonly #firsts = new Numbering();
  readonly #lastOf: number[] = [];
  readonly #firstOf: number[] = [];
  readonly #bearerOf: number[] = [];

  add(bearer: number, variants: readonly NameVariant[]): void {
    for (const { last, first } of variants) {
      // A missing first name agrees with none.
      if (first === '') continue;
      this.#lastOf.push(this.#lasts.of(last));
      this.#firstOf.push(this.#firsts.of(first));
      this.#bearerOf.push(bearer);
    }
  }

  isEmpty(): boolean {
    return this.#bearerOf.length === 0;
  }

  /** The names by last name. */
  byLast(): NameIndex {
    const { starts, order } = grouping(this.#lastOf, this.#lasts.words.length);
    return {
      lasts: this.#lasts.words,
      firsts: this.#firsts.words,
      starts,
      bearerFirsts: order.map((entry) => this.#firstOf[entry] as number),
      bearerRecords: order.map((entry) => this.#bearerOf[entry] as number),
    };
  }

  /** Tells each pair of a bearer here and a record of similar name there; one pair may be told more than once. */
  forEachSimilar(index: NameIndex, tell: (bearer: number, record: number) => void): void {
    if (index.lasts.length === 0 || this.isEmpty()) return;
    const similar = similarWords(this.#lasts.words, index.lasts, leastLast);
    const similarFirsts = new SimilarFirsts(index.firsts, this.#firsts.words);
    const byFirst = grouping(this.#firstOf, this.#firsts.words.length);
    const { starts, bearerFirsts, bearerRecords } = index;
    for (let number = 0; number < this.#firsts.words.length; number += 1) {
      const similarities = similarFirsts.row(number);
      if (similarities === undefined) continue;
      const until = byFirst.starts[number + 1] as number;
      for (let at = byFirst.starts[number] as number; at < until; at += 1) {
        const entry = byFirst.order[at] as number;
        const last = this.#lastOf[entry] as number;
        const lastSimilar = similar.starts[last + 1] as number;
        for (let each = similar.starts[last] as number; each < lastSimilar; each += 1) {
          const place = similar.indexes[each] as number;
          const needed = Math.max(leastFirst, 2 * leastMean - (similar.similarities[each] as number)) - slack;
          const end = starts[place + 1] as number;
          for (let theirs = starts[place] as number; theirs < end; theirs += 1) {
            if ((similarities[bearerFirsts[theirs] as number] as number) < needed) continue;
            tell(this.#bearerOf[entry] as number, bearerRecords[theirs] as number);
          }
        }
      }
      similarFirsts.clear();
    }
  }
}

/** Similarities of one first name at a time with all of a list, in one array that is used again for the next. */
class SimilarFirsts {
  readonly #theirs: readonly string[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #byInitial = new Map<string, number[]>();
  readonly #ours: readonly string[];
  readonly #similar: SimilarWords;
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
    const { starts, indexes } = this.#similar;
    const candidates = new Set(indexes.slice(starts[number], starts[number + 1]));
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
