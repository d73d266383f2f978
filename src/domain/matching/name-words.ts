/**
 * Names as they are looked up: of each word its letters, and numbers made of them. Most names are of one last and one first
 * name and are looked up in one way; rosters and lists have them by the hundred thousand, and of their words few.
 */

import { namePartKey } from '../person-name.ts';
import { type Letters, lettersOf } from './letter-bounds.ts';
import { givenKey, hasParts } from './name-variants.ts';

/** A last or a first name. */
export interface NameWord extends Letters {
  /** Letters only, lower case. */
  readonly key: string;
  /** Its `wordNumber`. */
  readonly number: number;
}

/** Who has one name, looked up in one way, and is called nothing else. */
export interface PlainPerson {
  readonly last: NameWord;
  readonly first: NameWord;
  /** Number of the birth date; null where none is known. */
  readonly birth: number | null;
}

const [basis, prime] = [0x811c9dc5 | 0, 0x01000193];

/** The word of these letters, as `namePartKey` has them. */
export function nameWord(key: string): NameWord {
  const { length, once, twice, beginning, initial } = lettersOf(key);
  return { key, number: wordNumber(key), length, once, twice, beginning, initial };
}

/** Mixed of the letters of a word: equal ones have the same, few others do. The hash of Fowler, Noll and Vo (32 bits). */
export function wordNumber(key: string): number {
  let number = basis;
  for (let at = 0; at < key.length; at += 1) number = Math.imul(number ^ key.charCodeAt(at), prime);
  return number;
}

/** The word of a last name; undefined where it has parts, or no letters. */
export function lastWord(last: string): NameWord | undefined {
  const key = hasParts(last) ? '' : namePartKey(last);
  return key === '' ? undefined : nameWord(key);
}

/** The word of a first name; undefined where there is none. */
export function firstWord(first: string): NameWord | undefined {
  const key = givenKey(first);
  return key === '' ? undefined : nameWord(key);
}

/** The number of no name. */
export const noName = 0;

/** A number of a name by those of its words: equal names have the same, few others do. */
export function nameNumber(last: number, first: number): number {
  const number = Math.imul(last, prime) ^ first;
  return number ^ (number >>> 15) || 1;
}
