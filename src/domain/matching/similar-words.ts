/** All pairs of similar words of two lists, found without comparing every pair in full: letter bounds rule nearly all out. */

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
  readonly letters: readonly Letters[];
  readonly sieve: LetterSieve;
  /** Words that begin with letter `l` are `[starts[l], starts[l + 1])`. */
  readonly starts: Int32Array;
}

/** For each left word the right words whose similarity is at least `least`. */
export function similarWords(left: readonly string[], right: readonly string[], least: number): SimilarWords {
  const buckets = bucketsByLength(right);
  const search = new Search(right, least);
  const starts = new Int32Array(left.length + 1);
  left.forEach((word, number) => {
    search.add(word, buckets);
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
  /** Letters needed in common, by the two lengths. */
  readonly #needs = new Map<number, Int32Array>();
  #word = '';
  #own: Letters = lettersOf('');
  #rows: SieveRows = rowsOf(this.#own);

  constructor(right: readonly string[], least: number) {
    this.#right = right;
    this.#least = least;
  }

  add(word: string, buckets: readonly Bucket[]): void {
    if (word === '') return;
    this.#word = word;
    this.#own = lettersOf(word);
    this.#rows = rowsOf(this.#own);
    for (const bucket of buckets) this.#lookThrough(bucket);
  }

  #lookThrough(bucket: Bucket): void {
    const { length, initial } = this.#own;
    const needed = this.#needed(bucket);
    const [other, alike] = [needed[0] as number, needed[prefixLetters] as number];
    const shorter = Math.min(length, bucket.length);
    if (alike > shorter) return;
    const from = bucket.starts[initial] as number;
    const until = bucket.starts[initial + 1] as number;
    const { blocks } = bucket.sieve;
    const first = Math.floor(from / wordsABlock);
    const last = from === until ? first : Math.ceil(until / wordsABlock);
    // Unless another beginning leaves a chance, only words of the same initial are looked at.
    if (other <= shorter) this.#sift(bucket, needed, other, 0, first);
    this.#sift(bucket, needed, alike, first, last);
    if (other <= shorter) this.#sift(bucket, needed, other, last, blocks);
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
  #compare(bucket: Bucket, needed: Int32Array, at: number): void {
    const own = this.#own;
    const theirs = bucket.letters[at] as Letters;
    const alike = own.initial === theirs.initial ? commonBeginning(theirs.beginning, own.beginning) : 0;
    const common = needed[alike] as number;
    if (lettersWithout(own.once, own.twice, theirs.once, theirs.twice) > own.length - common) return;
    if (lettersWithout(theirs.once, theirs.twice, own.once, own.twice) > theirs.length - common) return;
    const index = bucket.words[at] as number;
    const similarity = jaroWinkler(this.#word, this.#right[index] as string);
    if (similarity < this.#least) return;
    this.indexes.push(index);
    this.similarities.push(similarity);
  }

  #needed(bucket: Bucket): Int32Array {
    const key = this.#own.length * longest + bucket.length;
    let needed = this.#needs.get(key);
    if (needed === undefined) {
      needed = commonNeeded(this.#own.length, bucket.length, this.#least);
      this.#needs.set(key, needed);
    }
    return needed;
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
  const sorted = indexes
    .map((index) => ({ index, letters: lettersOf(words[index] as string) }))
    .toSorted((left, right) => left.letters.initial - right.letters.initial);
  const starts = new Int32Array(otherLetter + 2);
  for (const one of sorted) {
    const slot = one.letters.initial + 1;
    starts[slot] = (starts[slot] as number) + 1;
  }
  for (let letter = 1; letter < starts.length; letter += 1) {
    starts[letter] = (starts[letter] as number) + (starts[letter - 1] as number);
  }
  const letters = sorted.map((one) => one.letters);
  return { length, words: Int32Array.from(sorted, ({ index }) => index), letters, sieve: letterSieve(letters), starts };
}
