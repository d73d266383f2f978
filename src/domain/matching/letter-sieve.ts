/**
 * Words sifted by their letters, thirty-two at a time. For each letter one bit a word says whether it has the letter, and
 * another whether it has it twice; the letters in common with a given word are then counted for all words of a block at
 * once, each bit of the counts lying in a number of its own.
 */

import { type Letters, otherLetter } from './letter-bounds.ts';

/** Words whose bits share a number. */
export const wordsABlock = 32;

/** Words ready to be sifted. */
export interface LetterSieve {
  /** How many numbers each row has. */
  readonly blocks: number;
  /** Twenty-six rows that say which words have a letter, and twenty-six that say which have it twice. */
  readonly rows: Int32Array;
  /** Which bits of the last block are words. */
  readonly lastBlock: number;
}

/** What a word asks of a sieve. */
export interface SieveRows {
  /** The numbers of the rows of its letters. */
  readonly numbers: readonly number[];
  /** Letters that no row stands for: what comes thrice, and what is no letter from a to z. */
  readonly uncounted: number;
}

/** Counts reach so far; of words that need more in common, fewer are ruled out. */
const mostCounted = 15;

/** The sieve of words, in their order. */
export function letterSieve(words: readonly Letters[]): LetterSieve {
  const blocks = Math.ceil(words.length / wordsABlock);
  const rows = new Int32Array(2 * otherLetter * blocks);
  words.forEach(({ once, twice }, word) => {
    const block = Math.floor(word / wordsABlock);
    const bit = 1 << (word % wordsABlock);
    for (let letter = 0; letter < otherLetter; letter += 1) {
      if ((once >>> letter) & 1) rows[letter * blocks + block] = (rows[letter * blocks + block] as number) | bit;
      if ((twice >>> letter) & 1) {
        const place = (otherLetter + letter) * blocks + block;
        rows[place] = (rows[place] as number) | bit;
      }
    }
  });
  const rest = words.length % wordsABlock;
  return { blocks, rows, lastBlock: rest === 0 ? -1 : (1 << rest) - 1 };
}

/** The rows that count for a word, in any sieve. */
export function rowsOf({ length, once, twice }: Letters): SieveRows {
  const numbers: number[] = [];
  for (let letter = 0; letter < otherLetter; letter += 1) {
    if ((once >>> letter) & 1) numbers.push(letter);
    if ((twice >>> letter) & 1) numbers.push(otherLetter + letter);
  }
  return { numbers, uncounted: length - numbers.length };
}

/** One bit for each word of a block that may have at least so many letters in common with the word of the rows. */
export function siftBlock(
  sieve: LetterSieve,
  { numbers, uncounted }: SieveRows,
  common: number,
  block: number,
): number {
  const words = block === sieve.blocks - 1 ? sieve.lastBlock : -1;
  const needed = Math.min(common - uncounted, mostCounted);
  if (needed <= 0) return words;
  // The counts begin so far below sixteen that they reach it when enough letters agree.
  const begun = mostCounted + 1 - needed;
  let ones = -(begun & 1);
  let twos = -((begun >> 1) & 1);
  let fours = -((begun >> 2) & 1);
  let eights = -((begun >> 3) & 1);
  let reached = 0;
  const { rows, blocks } = sieve;
  for (let row = 0; row < numbers.length; row += 1) {
    const having = rows[(numbers[row] as number) * blocks + block] as number;
    const carry = ones & having;
    ones ^= having;
    const carryTwo = twos & carry;
    twos ^= carry;
    const carryFour = fours & carryTwo;
    fours ^= carryTwo;
    reached |= eights & carryFour;
    eights ^= carryFour;
  }
  return reached & words;
}
