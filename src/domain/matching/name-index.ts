/** Names by their words, each of which is kept once, and whose they are. */

import { grouping } from './grouping.ts';
import type { NameVariant } from './name-variants.ts';

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

/** Names with whose they are, as plain data: some of many, which refer to the words of those before as well. */
export interface NameBatch {
  /** Words that none before had, numbered on from those. */
  readonly lasts: readonly string[];
  readonly firsts: readonly string[];
  /** Three numbers a name: its last name, its first name, and whose it is. */
  readonly entries: Int32Array;
}

/** Numbers that a name takes among entries. */
export const numbersAName = 3;

/** Collects names, each with whose it is. */
export class NameEntries {
  readonly #lasts = new Numbering();
  readonly #firsts = new Numbering();
  readonly #entries: number[] = [];
  #lastsTaken = 0;
  #firstsTaken = 0;

  add(bearer: number, variants: readonly NameVariant[]): void {
    for (const { last, first } of variants) {
      // A missing first name agrees with none.
      if (first !== '') this.#entries.push(this.#lasts.of(last), this.#firsts.of(first), bearer);
    }
  }

  /** The names that were added since this was called last; they are not kept here. */
  batch(): NameBatch {
    const lasts = this.#lasts.words.slice(this.#lastsTaken);
    const firsts = this.#firsts.words.slice(this.#firstsTaken);
    this.#lastsTaken += lasts.length;
    this.#firstsTaken += firsts.length;
    const entries = Int32Array.from(this.#entries);
    this.#entries.length = 0;
    return { lasts, firsts, entries };
  }

  /** The names by last name. */
  byLast(): NameIndex {
    const { lasts, firsts, entries } = this.batch();
    const count = entries.length / numbersAName;
    const partOf = (part: number): Int32Array =>
      Int32Array.from({ length: count }, (_, at) => entries[at * numbersAName + part] as number);
    const [firstOf, bearerOf] = [partOf(1), partOf(2)];
    const { starts, order } = grouping(partOf(0), lasts.length);
    return {
      lasts,
      firsts,
      starts,
      bearerFirsts: order.map((entry) => firstOf[entry] as number),
      bearerRecords: order.map((entry) => bearerOf[entry] as number),
    };
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
