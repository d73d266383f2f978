/** All pairs of similar words of two lists, found without comparing every pair in full: letter bounds rule nearly all out. */

import { jaroWinkler, longest, prefixLetters } from './jaro-winkler.ts';
import {
  bits,
  commonBeginning,
  commonNeeded,
  type Letters,
  lettersOf,
  lettersWithout,
  otherLetter,
} from './letter-bounds.ts';

/** Right words similar to a left one, by index, and how similar they are. */
export interface SimilarWords {
  readonly indexes: Int32Array;
  readonly similarities: Float64Array;
}

/** Words of one length, as far as their letters count, sorted by how they begin. */
interface Bucket {
  readonly length: number;
  readonly words: Int32Array;
  /** One bit for each letter that occurs. */
  readonly once: Int32Array;
  /** One bit for each letter that occurs twice or more. */
  readonly twice: Int32Array;
  /** The first four letters, five bits each. */
  readonly beginnings: Int32Array;
  /** Words that begin with letter `l` are `[starts[l], starts[l + 1])`. */
  readonly starts: Int32Array;
}

/** For each left word the right words whose similarity is at least `least`. */
export function similarWords(
  left: readonly string[],
  right: readonly string[],
  least: number,
): readonly SimilarWords[] {
  const buckets = bucketsByLength(right);
  const needs = new Map<number, Int32Array>();
  return left.map((word) => {
    const indexes: number[] = [];
    const similarities: number[] = [];
    if (word !== '') {
      const own = lettersOf(word);
      for (const bucket of buckets) {
        const key = own.length * longest + bucket.length;
        let needed = needs.get(key);
        if (needed === undefined) {
          needed = commonNeeded(own.length, bucket.length, least);
          needs.set(key, needed);
        }
        scan(word, own, bucket, needed, right, least, indexes, similarities);
      }
    }
    return { indexes: Int32Array.from(indexes), similarities: Float64Array.from(similarities) };
  });
}

function scan(
  word: string,
  own: Letters,
  bucket: Bucket,
  needed: Int32Array,
  right: readonly string[],
  least: number,
  indexes: number[],
  similarities: number[],
): void {
  const { once, twice, beginning } = own;
  const from = bucket.starts[own.initial] as number;
  const until = bucket.starts[own.initial + 1] as number;
  const other = needed[0] as number;
  const shorter = Math.min(own.length, bucket.length);
  const couldBegin = (needed[prefixLetters] as number) <= shorter;
  const couldDiffer = other <= shorter;
  if (!couldBegin) return;
  // Unless another beginning leaves a chance, only words of the same initial are looked at.
  const first = couldDiffer ? 0 : from;
  const last = couldDiffer ? bucket.words.length : until;
  for (let at = first; at < last; at += 1) {
    let common = other;
    if (at >= from && at < until) {
      common = needed[commonBeginning(bucket.beginnings[at] as number, beginning)] as number;
    }
    const theirOnce = bucket.once[at] as number;
    const spare = own.length - common;
    const theirSpare = bucket.length - common;
    // Letters that only one of them has rule out most; which come twice is asked of the few others.
    if (bits(once & ~theirOnce) > spare || bits(theirOnce & ~once) > theirSpare) continue;
    const theirTwice = bucket.twice[at] as number;
    if (lettersWithout(once, twice, theirOnce, theirTwice) > spare) continue;
    if (lettersWithout(theirOnce, theirTwice, once, twice) > theirSpare) continue;
    const index = bucket.words[at] as number;
    const similarity = jaroWinkler(word, right[index] as string);
    if (similarity < least) continue;
    indexes.push(index);
    similarities.push(similarity);
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
  return {
    length,
    words: Int32Array.from(sorted, ({ index }) => index),
    once: Int32Array.from(sorted, (one) => one.letters.once),
    twice: Int32Array.from(sorted, (one) => one.letters.twice),
    beginnings: Int32Array.from(sorted, (one) => one.letters.beginning),
    starts,
  };
}
