/** All pairs of similar words of two lists, found without comparing every pair in full: letter bounds rule nearly all out. */

import { grouping } from './grouping.ts';
import { jaroWinkler, longest, prefixLetters } from './jaro-winkler.ts';
import {
  commonBeginning,
  commonNeeded,
  type Letters,
  lettersOf,
  lettersWithout,
  otherLetter,
} from './letter-bounds.ts';
import { type LetterSieve, letterSieve, rowsOf, type SieveRows, siftBlock, wordsABlock } from './letter-sieve.ts';

/** Right words similar to left ones, by index, and how similar they are: those of left word `n` stand at `[starts[n], starts[n + 1])`. */
export interface SimilarWords {
  readonly starts: Int32Array;
  readonly indexes: Int32Array;
  readonly similarities: Float64Array;
}

/** Words of one length, as far as their letters count, sorted by how they begin. */
interface Bucket {
  readonly length: number;
  readonly words: Int32Array;
  /** Of each its initial, its beginning, the letters it has, and those it has twice. */
  readonly letters: Int32Array;
  readonly sieve: LetterSieve;
  /** Words that begin with letter `l` are `[starts[l], starts[l + 1])`. */
  readonly starts: Int32Array;
}

/** Words of one length that words of another may be similar to. */
interface Chance {
  readonly bucket: Bucket;
  /** Letters needed in common, by the length of the common beginning. */
  readonly needed: Int32Array;
  /** Whether another initial leaves a chance. */
  readonly anyInitial: boolean;
}

const numbersEach = 4;

/** For each left word the right words whose similarity is at least `least`. */
export function similarWords(left: readonly string[], right: readonly string[], least: number): SimilarWords {
  const search = new Search(right, least);
  const starts = new Int32Array(left.length + 1);
  left.forEach((word, number) => {
    search.add(word);
    starts[number + 1] = search.indexes.length;
  });
  return {
    starts,
    indexes: Int32Array.from(search.indexes),
    similarities: Float64Array.from(search.similarities),
  };
}

/** One left word at a time against all right ones. */
class Search {
  readonly indexes: number[] = [];
  readonly similarities: number[] = [];
  readonly #right: readonly string[];
  readonly #least: number;
  readonly #buckets: readonly Bucket[];
  /** By the length of the left word. */
  readonly #chances: (readonly Chance[] | undefined)[] = new Array(longest + 1).fill(undefined);
  #word = '';
  #own: Letters = lettersOf('');
  #rows: SieveRows = rowsOf(this.#own);

  constructor(right: readonly string[], least: number) {
    this.#right = right;
    this.#least = least;
    this.#buckets = bucketsByLength(right);
  }

  add(word: string): void {
    if (word === '') return;
    this.#word = word;
    this.#own = lettersOf(word);
    this.#rows = rowsOf(this.#own);
    for (const chance of this.#chancesOf(this.#own.length)) this.#lookThrough(chance);
  }

  #lookThrough({ bucket, needed, anyInitial }: Chance): void {
    const { initial } = this.#own;
    const from = bucket.starts[initial] as number;
    const until = bucket.starts[initial + 1] as number;
    const first = (from / wordsABlock) | 0;
    const last = from === until ? first : ((until - 1) / wordsABlock + 1) | 0;
    const other = needed[0] as number;
    // Unless another beginning leaves a chance, only words of the same initial are looked at.
    if (anyInitial) this.#sift(bucket, needed, other, 0, first);
    this.#sift(bucket, needed, needed[prefixLetters] as number, first, last);
    if (anyInitial) this.#sift(bucket, needed, other, last, bucket.sieve.blocks);
  }

  #sift(bucket: Bucket, needed: Int32Array, common: number, from: number, until: number): void {
    const rows = this.#rows;
    for (let block = from; block < until; block += 1) {
      let left = siftBlock(bucket.sieve, rows, common, block);
      while (left !== 0) {
        const bit = 31 - Math.clz32(left);
        left ^= 1 << bit;
        this.#compare(bucket, needed, block * wordsABlock + bit);
      }
    }
  }

  /** What went through the sieve is asked for its own beginning, then for letters that only the other has, then compared. */
  #compare({ length, words, letters }: Bucket, needed: Int32Array, place: number): void {
    const own = this.#own;
    const at = place * numbersEach;
    const alike = own.initial === letters[at] ? commonBeginning(letters[at + 1] as number, own.beginning) : 0;
    const common = needed[alike] as number;
    const once = letters[at + 2] as number;
    const twice = letters[at + 3] as number;
    if (lettersWithout(own.once, own.twice, once, twice) > own.length - common) return;
    if (lettersWithout(once, twice, own.once, own.twice) > length - common) return;
    const index = words[place] as number;
    const similarity = jaroWinkler(this.#word, this.#right[index] as string);
    if (similarity < this.#least) return;
    this.indexes.push(index);
    this.similarities.push(similarity);
  }

  #chancesOf(length: number): readonly Chance[] {
    const known = this.#chances[length];
    if (known !== undefined) return known;
    const chances = this.#buckets.flatMap((bucket) => {
      const needed = commonNeeded(length, bucket.length, this.#least);
      const shorter = Math.min(length, bucket.length);
      if ((needed[prefixLetters] as number) > shorter) return [];
      return [{ bucket, needed, anyInitial: (needed[0] as number) <= shorter }];
    });
    this.#chances[length] = chances;
    return chances;
  }
}

function bucketsByLength(words: readonly string[]): readonly Bucket[] {
  const byLength = new Map<number, number[]>();
  words.forEach((word, index) => {
    if (word === '') return;
    const length = Math.min(word.length, longest);
    const list = byLength.get(length);
    if (list === undefined) byLength.set(length, [index]);
    else list.push(index);
  });
  return [...byLength].map(([length, indexes]) => bucketOf(length, words, indexes));
}

function bucketOf(length: number, words: readonly string[], indexes: readonly number[]): Bucket {
  const unsorted = indexes.map((index) => lettersOf(words[index] as string));
  const { starts, order } = grouping(
    unsorted.map(({ initial }) => initial),
    otherLetter + 1,
  );
  const sorted = Array.from(order, (place) => unsorted[place] as Letters);
  const letters = new Int32Array(numbersEach * sorted.length);
  sorted.forEach(({ initial, beginning, once, twice }, place) => {
    letters.set([initial, beginning, once, twice], place * numbersEach);
  });
  const own = order.map((place) => indexes[place] as number);
  return { length, words: own, letters, sieve: letterSieve(sorted), starts };
}
