/** Names by their words, each of which is kept once, and whose they are. */

import { grouping } from './grouping.ts';

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

/** Names with whose they are, as plain data. */
export interface NameBatch {
  /** Last and first name of each in turn, parted by line feeds, which no name holds: one text goes to another thread faster than many. */
  readonly words: string;
  readonly bearers: Int32Array;
}

/** Collects the names of a batch. */
export class NamesTold {
  readonly #words: string[] = [];
  readonly #bearers: number[] = [];

  add(bearer: number, last: string, first: string): void {
    // A missing first name agrees with none.
    if (first === '') return;
    this.#words.push(last, first);
    this.#bearers.push(bearer);
  }

  batch(): NameBatch {
    return { words: this.#words.join('\n'), bearers: Int32Array.from(this.#bearers) };
  }
}

/** Collects the names of a list, each with whose it is. */
export class NameEntries {
  readonly #lasts = new Numbering();
  readonly #firsts = new Numbering();
  readonly #lastOf: number[] = [];
  readonly #firstOf: number[] = [];
  readonly #bearers: number[] = [];

  add(bearer: number, last: string, first: string): void {
    if (first === '') return;
    this.#lastOf.push(this.#lasts.of(last));
    this.#firstOf.push(this.#firsts.of(first));
    this.#bearers.push(bearer);
  }

  /** The names by last name. */
  byLast(): NameIndex {
    const lasts = this.#lasts.words;
    const { starts, order } = grouping(this.#lastOf, lasts.length);
    return {
      lasts,
      firsts: this.#firsts.words,
      starts,
      bearerFirsts: order.map((entry) => this.#firstOf[entry] as number),
      bearerRecords: order.map((entry) => this.#bearers[entry] as number),
    };
  }
}

/** Numbers for words, in the order in which they come. */
export class Numbering {
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
