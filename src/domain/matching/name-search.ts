/**
 * Pairs of similar names, last and first together. Last names are compared once for each two that occur, and first names
 * likewise; a name then walks the bearers of the similar last names with the similarities of its own first name in one
 * array, so that nothing is compared, or looked up by text, twice.
 */

import { leastMean } from '../nouns/least-mean.ts';
import { grouping } from './grouping.ts';
import { firstSimilarity, leastFirst, leastLast } from './match-score.ts';
import { type NameBatch, type NameIndex, Numbering } from './name-index.ts';
import type { NameVariant } from './name-variants.ts';
import { formsOf } from './nicknames.ts';
import { SimilarWordSearch } from './similar-words.ts';

/** Looks for names in an index that are similar to ours, which come a few at a time. */
export interface NameSearch {
  add(names: NameBatch): void;
  /** Called once, behind the last: whose name is similar to which record's, two numbers a pair; some may stand there twice. */
  pairs(): Int32Array | Promise<Int32Array>;
}

/** Begins to look for names in an index. */
export type BeginNameSearch = (index: NameIndex) => NameSearch;

/** Rounding must not exclude a pair that stands right at the limit; the judge decides about it. */
const slack = 1e-9;

/** The search itself: words are looked for when they come, names at last. */
export class SimilarNameSearch implements NameSearch {
  readonly #index: NameIndex;
  readonly #lasts: SimilarWordSearch;
  readonly #firsts: SimilarFirsts;
  readonly #lastNumbers = new Numbering();
  readonly #firstNumbers = new Numbering();
  readonly #lastOf: number[] = [];
  readonly #firstOf: number[] = [];
  readonly #bearers: number[] = [];

  constructor(index: NameIndex) {
    this.#index = index;
    this.#lasts = new SimilarWordSearch(index.lasts, leastLast);
    this.#firsts = new SimilarFirsts(index.firsts);
  }

  add({ words, bearers }: NameBatch): void {
    const each = words.split('\n');
    bearers.forEach((bearer, at) => {
      this.#lastOf.push(this.#lastNumbers.of(each[2 * at] as string));
      this.#firstOf.push(this.#firstNumbers.of(each[2 * at + 1] as string));
      this.#bearers.push(bearer);
    });
    this.#lasts.add(this.#lastNumbers.added());
    this.#firsts.add(this.#firstNumbers.added());
  }

  pairs(): Int32Array {
    const similar = this.#lasts.found();
    const byFirst = grouping(this.#firstOf, this.#firsts.count);
    const { starts, bearerFirsts, bearerRecords } = this.#index;
    const pairs: number[] = [];
    const addOf = (entry: number, similarities: Float64Array): void => {
      const last = this.#lastOf[entry] as number;
      const lastSimilar = similar.starts[last + 1] as number;
      for (let each = similar.starts[last] as number; each < lastSimilar; each += 1) {
        const place = similar.indexes[each] as number;
        const needed = Math.max(leastFirst, 2 * leastMean - (similar.similarities[each] as number)) - slack;
        const end = starts[place + 1] as number;
        for (let theirs = starts[place] as number; theirs < end; theirs += 1) {
          if ((similarities[bearerFirsts[theirs] as number] as number) < needed) continue;
          pairs.push(this.#bearers[entry] as number, bearerRecords[theirs] as number);
        }
      }
    };
    for (let number = 0; number < this.#firsts.count; number += 1) {
      this.#firsts.withRow(number, (similarities) => {
        const until = byFirst.starts[number + 1] as number;
        for (let at = byFirst.starts[number] as number; at < until; at += 1)
          addOf(byFirst.order[at] as number, similarities);
      });
    }
    return Int32Array.from(pairs);
  }
}

/** First names of a list similar to ours, found when ours come. */
class SimilarFirsts {
  readonly #theirs: readonly string[];
  readonly #placesOf: ReadonlyMap<string, number>;
  readonly #byInitial = new Map<string, number[]>();
  readonly #search: SimilarWordSearch;
  /** Those of our name `n` are at `[starts[n], starts[n + 1])`. */
  readonly #starts = [0];
  readonly #places: number[] = [];
  readonly #similarities: number[] = [];
  /** Similarities of one of ours with all of theirs. */
  readonly #row: Float64Array;

  constructor(theirs: readonly string[]) {
    this.#theirs = theirs;
    this.#placesOf = new Map(theirs.map((first, place) => [first, place]));
    theirs.forEach((first, place) => {
      const initial = first[0] as string;
      const list = this.#byInitial.get(initial);
      if (list === undefined) this.#byInitial.set(initial, [place]);
      else list.push(place);
    });
    this.#search = new SimilarWordSearch(theirs, leastFirst);
    this.#row = new Float64Array(theirs.length);
  }

  /** How many of ours there are. */
  get count(): number {
    return this.#starts.length - 1;
  }

  /** More of ours, numbered on from those before. */
  add(ours: readonly string[]): void {
    for (const first of ours) {
      for (const place of this.#candidates(first)) {
        const similarity = firstSimilarity(first, this.#theirs[place] as NameVariant['first']);
        if (similarity < leastFirst) continue;
        this.#places.push(place);
        this.#similarities.push(similarity);
      }
      this.#starts.push(this.#places.length);
    }
  }

  /** Has `walk` go through the similarities of our name of this number, by place, unless none of theirs is similar. */
  withRow(number: number, walk: (similarities: Float64Array) => void): void {
    const [from, until] = [this.#starts[number] as number, this.#starts[number + 1] as number];
    if (from === until) return;
    for (let at = from; at < until; at += 1) this.#row[this.#places[at] as number] = this.#similarities[at] as number;
    walk(this.#row);
    for (let at = from; at < until; at += 1) this.#row[this.#places[at] as number] = 0;
  }

  #candidates(first: string): ReadonlySet<number> {
    this.#search.add([first]);
    const candidates = new Set(this.#search.ofLast());
    // An initial stands for every name that begins with it, and every such name for it.
    for (const place of this.#byInitial.get(first[0] as string) ?? [])
      if (first.length === 1 || (this.#theirs[place] as string).length === 1) candidates.add(place);
    for (const form of formsOf(first)) {
      const place = this.#placesOf.get(form);
      if (place !== undefined) candidates.add(place);
    }
    return candidates;
  }
}
