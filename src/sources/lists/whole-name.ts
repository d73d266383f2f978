/**
 * Names that a list writes in one cell, the last name first and without a comma: `DE LA CRUZ MARIA A MD`, `NEVAREZ TAPIA
 * MARIANO JR`, `SALKO GREGORY J MD PC`, `GILBERT HEATHER E AKA HEATHER E COONS`. Where the last name ends, such a list does
 * not say: every reading that a person would try is told, the likeliest first.
 */

import { formsOf } from '../../domain/matching/nicknames.ts';
import {
  isCredentialWord,
  isGeneration,
  namePartKey,
  nameReadings,
  type PersonName,
} from '../../domain/person-name.ts';
import { businessWords } from './also-known.ts';

const called = /[ ,(]+(?:A[./]?K[./]?A|F[./]?K[./]?A|ALSO KNOWN AS|FORMERLY KNOWN AS)\b[./]*[ :]+/i;
const tradedAs = /[ ,(]+(?:D[./]?B[./]?A|DOING BUSINESS AS|T[./]A)\b[./]*[ :]+/i;
/** Words that begin a last name of several. */
const particles = new Set(
  'd da de del dela della di do dos du el la le mc mac o san santa st ten ter van vander von'.split(' '),
);
/** A practice that bears one person's name has so many words of it. */
const wordsOfName = { least: 2, most: 4 };

/** The parts of a cell that tells a name and what it trades as: `ANDREA SAPONE D/B/A BUFFALO MEDICAL SUPPLY`. */
export function tradeNames(text: string): readonly string[] {
  return text.split(tradedAs).flatMap((part) => part.replace(/\)$/, '').trim() || []);
}

/** The names of a person in one cell, the likeliest reading first; none where it has one word only. */
export function filedPerson(text: string): readonly PersonName[] {
  const parts = text.split(called).map((part) => part.replaceAll(/["()]/g, ' ').trim());
  // `COSIMO AKA FAZZOLARI ELEONORA`: what is only a part of a name is told of the whole one.
  const own = Math.max(
    0,
    parts.findIndex((part) => filedReadings(part).length > 0),
  );
  const [name, ...others] = filedReadings(parts[own] as string);
  if (name === undefined) return [];
  const aliases = parts.filter((_, at) => at !== own);
  return distinctNames([name, ...others, ...aliases.flatMap((alias) => aliasReadings(alias, name))]);
}

/** Readings of a business's name that may be one person's practice: a credential or `PC` behind a name and nothing else. */
export function practicePerson(text: string): readonly PersonName[] {
  const words = nameWords(text);
  const plain = words.filter((word) => !isCredentialWord(word) && !isLegalForm(word) && !isGeneration(word));
  const isPractice =
    words.slice(0, wordsOfName.least).every((word) => plain.includes(word)) &&
    plain.length <= wordsOfName.most &&
    plain.length >= wordsOfName.least &&
    words.some(isCredentialWord) &&
    plain.every((word) => /^[\p{L}'’.-]+$/u.test(word)) &&
    !businessWords.test(plain.join(' '));
  if (!isPractice) return [];
  const [last, first] = [plain.at(-1) as string, plain[0] as string];
  return distinctNames([...filedReadings(text), named(last, [first, ...plain.slice(1, -1)], undefined)]);
}

/** Other names of the same person: `COHEN RHONDA L`, `HEATHER E COONS`, or only the part that is another. */
export function aliasReadings(alias: string, { last, first, middle }: PersonName): readonly PersonName[] {
  if (alias.includes(',')) return nameReadings(alias).slice(0, 1);
  const { words, suffix } = partsOf(alias);
  const [only] = words;
  if (only === undefined) return [];
  const given = [first, middle].filter((part) => part !== undefined);
  if (words.length === 1) {
    // A single word may stand for the last name or for the first.
    return [...(first === undefined ? [] : [named(only, given, suffix)]), named(last, words, suffix)];
  }
  const spoken = named(words.at(-1) as string, words.slice(0, -1), suffix);
  const sharesLast = words.some((word) => namePartKey(word) === namePartKey(last));
  return [spoken, ...filedReadings(alias), ...(sharesLast ? [] : [named(last, words, suffix)])];
}

function filedReadings(text: string): readonly PersonName[] {
  const [, ...behind] = text.split(',');
  const given = behind.flatMap(nameWords).filter((word) => !isCredentialWord(word) && !isGeneration(word));
  if (given.length > 0) return nameReadings(text).slice(0, 1);
  const { words, suffix } = partsOf(text);
  const [first, second, third] = words;
  if (first === undefined || second === undefined) return [];
  const joined = particleWords(words);
  const read = (ends: number): PersonName => named(words.slice(0, ends).join(' '), words.slice(ends), suffix);
  if (joined > 0) return [read(joined + 1), read(1)];
  // Two words may be one last name, unless the second is a first name or an initial stands among them.
  const isDouble =
    third !== undefined &&
    [first, second, third].every((word) => letters(word) > 1) &&
    formsOf(namePartKey(second)).length === 0;
  return isDouble ? [read(1), read(2)] : [read(1)];
}

/** How many words at the beginning only lead to the last name. */
function particleWords(words: readonly string[]): number {
  let count = 0;
  while (count < words.length - 2 && particles.has(namePartKey(words[count] as string))) count += 1;
  return count;
}

/** The words of a name without credentials and legal forms behind it, and its generation, wherever that stands. */
function partsOf(text: string): { readonly words: readonly string[]; readonly suffix: string | undefined } {
  const all = nameWords(text);
  const suffix = all.find((word, at) => at > 0 && isGeneration(word));
  const words = all.filter((word) => word !== suffix);
  while (words.length > 2 && (isCredentialWord(words.at(-1) as string) || isLegalForm(words.at(-1) as string)))
    words.pop();
  return { words, suffix: suffix?.replace(/\.$/, '') };
}

function nameWords(text: string): readonly string[] {
  return text
    .replaceAll(/[",()]/g, ' ')
    .split(/\s+/)
    .filter((word) => namePartKey(word) !== '');
}

function isLegalForm(word: string): boolean {
  return /^(?:PC|PA|PLLC|PSC|SC|LLC|LLP|INC|LTD|CORP)$/i.test(word.replaceAll('.', ''));
}

function letters(word: string): number {
  return namePartKey(word).length;
}

function named(last: string, given: readonly string[], suffix: string | undefined): PersonName {
  const [first, ...middle] = given;
  return {
    last,
    ...(first === undefined ? {} : { first }),
    ...(middle.length === 0 ? {} : { middle: middle.join(' ') }),
    ...(suffix === undefined ? {} : { suffix }),
  };
}

/** The names without those that differ in nothing but writing, and middle names. */
export function distinctNames(names: readonly PersonName[]): readonly PersonName[] {
  const keys = new Set<string>();
  return names.filter((name) => {
    const key = keyOf(name);
    return !keys.has(key) && keys.add(key);
  });
}

function keyOf({ last, first }: PersonName): string {
  return `${namePartKey(last)}|${namePartKey(first ?? '')}`;
}
