/**
 * All pairs of similar words of two lists, found without comparing every pair in full. Jaro–Winkler cannot exceed what the
 * letters in common and the common beginning allow. Both are known from a few numbers for each word, so that nearly all
 * pairs are ruled out by arithmetic; the bounds are upper bounds, and no pair at or above the limit is lost.
 */

import { jaroWinkler, longest, prefixLetters, prefixWeight } from './jaro-winkler.ts';

/** Right words similar to a left one, by index, and how similar they are. */
export interface SimilarWords {
  readonly indexes: Int32Array;
  readonly similarities: Float64Array;
}

/** Rounding must not exclude a pair that stands right at the limit. */
const slack = 1e-9;
const letters = 26;
/** What is no letter from a to z stands after them. */
const otherLetter = letters;

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

/** The letters of a word that count, in numbers. */
interface Letters {
  readonly length: number;
  readonly once: number;
  readonly twice: number;
  readonly beginning: number;
  readonly initial: number;
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
      const differing = Math.clz32((bucket.beginnings[at] as number) ^ beginning) - leadingBits;
      common = needed[differing >= beginningBits ? prefixLetters : (differing / letterBits) | 0] as number;
    }
    const theirOnce = bucket.once[at] as number;
    const theirTwice = bucket.twice[at] as number;
    if (bits(once & ~theirOnce) + bits(twice & ~theirTwice) > own.length - common) continue;
    if (bits(theirOnce & ~once) + bits(theirTwice & ~twice) > bucket.length - common) continue;
    const index = bucket.words[at] as number;
    const similarity = jaroWinkler(word, right[index] as string);
    if (similarity < least) continue;
    indexes.push(index);
    similarities.push(similarity);
  }
}

const letterBits = 5;
const beginningBits = letterBits * prefixLetters;
/** Bits of a number before those of a beginning. */
const leadingBits = 32 - beginningBits;

/** How many bits are set. */
function bits(mask: number): number {
  const pairs = mask - ((mask >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Letters that words of these lengths must have in common to reach the limit, by the length of their common beginning. */
function commonNeeded(ours: number, theirs: number, least: number): Int32Array {
  return Int32Array.from({ length: prefixLetters + 1 }, (_, prefix) => {
    const bonus = prefix * prefixWeight;
    const jaro = (least - bonus) / (1 - bonus);
    // jaro ≤ (m / ours + m / theirs + 1) / 3, with m the letters in common.
    return Math.max(1, Math.ceil((3 * jaro - 1) / (1 / ours + 1 / theirs) - slack));
  });
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

/** What is no letter counts for nothing: that can only let more pairs through. */
function lettersOf(word: string): Letters {
  let once = 0;
  let twice = 0;
  let beginning = 0;
  const length = Math.min(word.length, longest);
  for (let at = 0; at < length; at += 1) {
    const letter = letterOf(word.charCodeAt(at));
    if (at < prefixLetters) beginning |= letter << (letterBits * (prefixLetters - 1 - at));
    if (letter === otherLetter) continue;
    const bit = 1 << letter;
    twice |= once & bit;
    once |= bit;
  }
  return { length, once, twice, beginning, initial: letterOf(word.charCodeAt(0)) };
}

/** 0 to 25 for a to z, 26 for all else. */
function letterOf(code: number): number {
  const letter = code - 97;
  return letter >= 0 && letter < letters ? letter : otherLetter;
}
