/**
 * What the letters of two words allow their similarity to be at most. Jaro–Winkler cannot exceed what the letters in common
 * and the common beginning permit, and both are known from a few numbers for each word: nearly all pairs are ruled out by
 * arithmetic. The bounds are upper bounds; no pair at or above the limit is lost.
 */

import { longest, prefixLetters, prefixWeight } from './jaro-winkler.ts';

/** The letters of a word that count, in numbers. */
export interface Letters {
  readonly length: number;
  /** One bit for each letter that occurs. */
  readonly once: number;
  /** One bit for each letter that occurs twice or more. */
  readonly twice: number;
  /** The first four letters, five bits each. */
  readonly beginning: number;
  readonly initial: number;
}

/** How many letters there are; what is no letter from a to z has this number, behind them. */
export const otherLetter = 26;

/** Rounding must not exclude a pair that stands right at the limit. */
const slack = 1e-9;
const letterBits = 5;
const beginningBits = letterBits * prefixLetters;
/** Bits of a number before those of a beginning. */
const leadingBits = 32 - beginningBits;

/** The numbers of a word. What is no letter counts for nothing: that can only let more pairs through. */
export function lettersOf(word: string): Letters {
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
  return { length, once, twice, beginning, initial: length === 0 ? otherLetter : letterOf(word.charCodeAt(0)) };
}

/** How many letters two beginnings have in common; words shorter than that may have fewer. */
export function commonBeginning(ours: number, theirs: number): number {
  const differing = Math.clz32(ours ^ theirs) - leadingBits;
  return differing >= beginningBits ? prefixLetters : (differing / letterBits) | 0;
}

/** How many letters of one word, at least, have no counterpart in the other. */
export function lettersWithout(once: number, twice: number, otherOnce: number, otherTwice: number): number {
  return bits(once & ~otherOnce) + bits(twice & ~otherTwice);
}

/** Letters that words of these lengths must have in common to reach the limit, by the length of their common beginning. */
export function commonNeeded(ours: number, theirs: number, least: number): Int32Array {
  return Int32Array.from({ length: prefixLetters + 1 }, (_, prefix) => {
    const bonus = prefix * prefixWeight;
    const jaro = (least - bonus) / (1 - bonus);
    // jaro ≤ (m / ours + m / theirs + 1) / 3, with m the letters in common.
    return Math.max(1, Math.ceil((3 * jaro - 1) / (1 / ours + 1 / theirs) - slack));
  });
}

/** How many bits are set. */
export function bits(mask: number): number {
  const pairs = mask - ((mask >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** 0 to 25 for a to z, 26 for all else. */
function letterOf(code: number): number {
  const letter = code - 97;
  return letter >= 0 && letter < otherLetter ? letter : otherLetter;
}
