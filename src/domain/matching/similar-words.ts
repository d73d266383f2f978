/**
 * All pairs of similar words of two lists, found without comparing every pair in full. Two bounds on Jaro–Winkler rule
 * most pairs out: letters that only one word has cannot be in common, and without a common first letter there is no
 * bonus. Both are upper bounds, so no pair at or above the limit is lost.
 */

import { jaroWinkler, prefixLetters, prefixWeight } from './jaro-winkler.ts';

const halfBits = 13;
const bitCounts = Uint8Array.from({ length: 1 << halfBits }, (_, bits) => {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
});
const halfMask = (1 << halfBits) - 1;
/** Rounding must not exclude a pair that stands right at the limit. */
const slack = 1e-9;

interface Bucket {
  /** Index in the list of right words, by first letter: those of letter `l` are `[starts[l], starts[l + 1])`. */
  readonly words: Int32Array;
  readonly masks: Int32Array;
  readonly starts: Int32Array;
}

/** For each left word the indexes of right words whose similarity is at least `least`. */
export function similarWords(left: readonly string[], right: readonly string[], least: number): readonly Int32Array[] {
  const buckets = bucketsByLength(right);
  return left.map((word) => {
    const found: number[] = [];
    if (word === '') return new Int32Array(0);
    const mask = letterMask(word);
    const initial = letterOf(word.charCodeAt(0));
    for (const [length, bucket] of buckets) {
      const own = commonNeeded(word.length, length, least, prefixLetters);
      const other = commonNeeded(word.length, length, least, 0);
      const from = bucket.starts[initial] as number;
      const until = bucket.starts[initial + 1] as number;
      const last = bucket.words.length;
      scan(word, mask, bucket, from, until, own, length, right, least, found);
      scan(word, mask, bucket, 0, from, other, length, right, least, found);
      scan(word, mask, bucket, until, last, other, length, right, least, found);
    }
    return Int32Array.from(found);
  });
}

function scan(
  word: string,
  mask: number,
  bucket: Bucket,
  from: number,
  until: number,
  needed: number,
  length: number,
  right: readonly string[],
  least: number,
  found: number[],
): void {
  const mostOurs = word.length - needed;
  const mostTheirs = length - needed;
  if (mostOurs < 0 || mostTheirs < 0) return;
  const { masks, words } = bucket;
  for (let at = from; at < until; at += 1) {
    const theirs = masks[at] as number;
    const onlyOurs = mask & ~theirs;
    if ((bitCounts[onlyOurs & halfMask] as number) + (bitCounts[onlyOurs >>> halfBits] as number) > mostOurs) continue;
    const onlyTheirs = theirs & ~mask;
    if ((bitCounts[onlyTheirs & halfMask] as number) + (bitCounts[onlyTheirs >>> halfBits] as number) > mostTheirs)
      continue;
    const index = words[at] as number;
    if (jaroWinkler(word, right[index] as string) >= least) found.push(index);
  }
}

/** Letters that two words of these lengths must have in common to reach the limit, with so long a common beginning. */
function commonNeeded(ours: number, theirs: number, least: number, prefix: number): number {
  const bonus = prefix * prefixWeight;
  const jaro = (least - bonus) / (1 - bonus);
  // jaro ≤ (m / ours + m / theirs + 1) / 3, with m the letters in common.
  return Math.max(1, Math.ceil((3 * jaro - 1) / (1 / ours + 1 / theirs) - slack));
}

function bucketsByLength(words: readonly string[]): ReadonlyMap<number, Bucket> {
  const byLength = new Map<number, number[]>();
  words.forEach((word, index) => {
    if (word === '') return;
    const list = byLength.get(word.length);
    if (list === undefined) byLength.set(word.length, [index]);
    else list.push(index);
  });
  return new Map([...byLength].map(([length, indexes]) => [length, bucketOf(words, indexes)]));
}

function bucketOf(words: readonly string[], indexes: readonly number[]): Bucket {
  const initialOf = (index: number): number => letterOf((words[index] as string).charCodeAt(0));
  const sorted = indexes.toSorted((left, right) => initialOf(left) - initialOf(right));
  const starts = new Int32Array(28);
  for (const index of sorted) {
    const slot = initialOf(index) + 1;
    starts[slot] = (starts[slot] as number) + 1;
  }
  for (let letter = 1; letter < starts.length; letter += 1) {
    starts[letter] = (starts[letter] as number) + (starts[letter - 1] as number);
  }
  return {
    words: Int32Array.from(sorted),
    masks: Int32Array.from(sorted, (index) => letterMask(words[index] as string)),
    starts,
  };
}

/** One bit a letter; what is no letter shares the bit of `z`, which can only let more pairs through. */
function letterMask(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at += 1) mask |= 1 << Math.min(25, letterOf(word.charCodeAt(at)));
  return mask;
}

/** 0 to 25 for a to z, 26 for all else. */
function letterOf(code: number): number {
  const letter = code - 97;
  return letter >= 0 && letter < 26 ? letter : 26;
}
