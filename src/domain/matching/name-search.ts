/**
 * Pairs of similar names, last and first together. Last names are compared once for each two that occur, and first names
 * likewise; a name then walks the bearers of the similar last names with the similarities of its own first name in one
 * array, so that nothing is compared, or looked up by text, twice.
 */

import { leastMean } from '../nouns/least-mean.ts';
import { grouping } from './grouping.ts';
import { firstSimilarity, leastFirst, leastLast } from './match-score.ts';
import { type NameBatch, type NameIndex, Numbering } from './name-index.ts';
import { formsOf } from './nicknames.ts';
import { type SimilarWords, similarWords } from './similar-words.ts';

/** Looks for names of ours. */
export interface NameSearch {
  /** Whose name is similar to which record's, two numbers a pair; some may stand there twice. */
  similarIn(index: NameIndex): Int32Array | Promise<Int32Array>;
  /** To be called when nobody is looked for any more. */
  close(): void;
}

/** Rounding must not exclude a pair that stands right at the limit; the judge decides about it. */
const slack = 1e-9;

/** Names of ours, their words numbered, to be looked for. */
export class OurNames {
  readonly #lasts = new Numbering();
  readonly #firsts = new Numbering();
  readonly #lastOf: number[] = [];
  readonly #firstOf: number[] = [];
  readonly #bearers: number[] = [];

  add({ words, bearers }: NameBatch): void {
    if (bearers.length === 0) return;
    const each = words.split('\n');
    bearers.forEach((bearer, at) => {
      this.#lastOf.push(this.#lasts.of(each[2 * at] as string));
      this.#firstOf.push(this.#firsts.of(each[2 * at + 1] as string));
      this.#bearers.push(bearer);
    });
  }

  /** Looks for them, as in `NameSearch`. */
  similarIn({ lasts, firsts, starts, bearerFirsts, bearerRecords }: NameIndex): Int32Array {
    if (this.#bearers.length === 0 || lasts.length === 0) return new Int32Array();
    const similar = similarWords(this.#lasts.words, lasts, leastLast);
    const similarFirsts = new SimilarFirsts(this.#firsts.words, firsts);
    const byFirst = grouping(this.#firstOf, this.#firsts.words.length);
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
    for (let number = 0; number < this.#firsts.words.length; number += 1) {
      similarFirsts.withRow(number, (similarities) => {
        const until = byFirst.starts[number + 1] as number;
        for (let at = byFirst.starts[number] as number; at < until; at += 1)
          addOf(byFirst.order[at] as number, similarities);
      });
    }
    return Int32Array.from(pairs);
  }
}

/** One that answers at once. */
export interface ImmediateNameSearch extends NameSearch {
  similarIn(index: NameIndex): Int32Array;
}

/** Looks for names in this thread. */
export function nameSearch(names: readonly NameBatch[]): ImmediateNameSearch {
  let ours: OurNames | undefined;
  return {
    similarIn: (index) => {
      if (ours === undefined) {
        ours = new OurNames();
        for (const batch of names) ours.add(batch);
      }
      return ours.similarIn(index);
    },
    close: () => {},
  };
}

/** First names of a list similar to ours. */
class SimilarFirsts {
  readonly #ours: readonly string[];
  readonly #theirs: readonly string[];
  readonly #alike: SimilarWords;
  readonly #placesOf: ReadonlyMap<string, number>;
  readonly #byInitial = new Map<string, number[]>();
  /** Similarities of one of ours with all of theirs. */
  readonly #row: Float64Array;

  constructor(ours: readonly string[], theirs: readonly string[]) {
    this.#ours = ours;
    this.#theirs = theirs;
    this.#alike = similarWords(ours, theirs, leastFirst);
    this.#placesOf = new Map(theirs.map((first, place) => [first, place]));
    theirs.forEach((first, place) => {
      const initial = first[0] as string;
      const list = this.#byInitial.get(initial);
      if (list === undefined) this.#byInitial.set(initial, [place]);
      else list.push(place);
    });
    this.#row = new Float64Array(theirs.length);
  }

  /** Has `walk` go through the similarities of our name of this number, by place, unless none of theirs is similar. */
  withRow(number: number, walk: (similarities: Float64Array) => void): void {
    const first = this.#ours[number] as string;
    const row = this.#row;
    const places: number[] = [];
    for (const place of this.#candidates(number, first)) {
      const similarity = row[place] === 0 ? firstSimilarity(first, this.#theirs[place] as string) : 0;
      if (similarity < leastFirst) continue;
      row[place] = similarity;
      places.push(place);
    }
    if (places.length === 0) return;
    walk(row);
    for (const place of places) row[place] = 0;
  }

  /** Places of those that may be similar; some may stand there twice. */
  #candidates(number: number, first: string): readonly number[] {
    const { starts, indexes } = this.#alike;
    const candidates = Array.from(indexes.subarray(starts[number], starts[number + 1]));
    // An initial stands for every name that begins with it, and every such name for it.
    for (const place of this.#byInitial.get(first[0] as string) ?? [])
      if (first.length === 1 || (this.#theirs[place] as string).length === 1) candidates.push(place);
    for (const form of formsOf(first)) {
      const place = this.#placesOf.get(form);
      if (place !== undefined) candidates.push(place);
    }
    return candidates;
  }
}
