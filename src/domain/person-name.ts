/** Names of people: how they are shown, typed and compared. */

import { folded, letterKey } from './suggestion.ts';

/** A name in its parts. */
export interface PersonName {
  /** Absent for people who have one name only. */
  readonly first?: string | undefined;
  readonly middle?: string | undefined;
  readonly last: string;
  /** Generation: `Jr.`, `III`. Not a credential. */
  readonly suffix?: string | undefined;
}

/** The part in which two names differ, the weightiest first. */
export type NameDifference = 'last' | 'first' | 'middle' | 'suffix';

/** The name as files are sorted: "Ruiz, Ana", "Smith, John Jr.". */
export function filedName(name: PersonName): string {
  const given = joined(name.first, name.suffix);
  return given === '' ? name.last : `${name.last}, ${given}`;
}

/** The name as people say it: "Ana Ruiz", "John Smith Jr.". */
export function spokenName(name: PersonName): string {
  return joined(name.first, name.last, name.suffix);
}

/** The name with everything known: "Ana Maria Ruiz". */
export function fullName(name: PersonName): string {
  return joined(name.first, name.middle, name.last, name.suffix);
}

/** Letters only, no case, no accents: hyphens, blanks and apostrophes do not tell names apart. */
export function namePartKey(part: string): string {
  return letterKey(part);
}

/** One text for names that differ in nothing but writing: last, first and middle name, for grouping and sorting. */
export function nameKey(name: PersonName): string {
  return [name.last, name.first ?? '', name.middle ?? ''].map(namePartKey).join('|');
}

/**
 * The part in which two names differ, or undefined where they can be the same person's on two papers: writing does not
 * count, an initial stands for a name, a missing middle name or suffix agrees with any, and registers put suffixes behind
 * the last name. Former names are for the caller to try. A double last name is not the same as one of its halves.
 */
export function nameDifference(left: PersonName, right: PersonName): NameDifference | undefined {
  const [leftLast, leftSuffix] = withoutSuffix(left.last.split(/[ ,]+/));
  const [rightLast, rightSuffix] = withoutSuffix(right.last.split(/[ ,]+/));
  if (namePartKey(leftLast.join('')) !== namePartKey(rightLast.join(''))) return 'last';
  const given = givenDifference(givenNames(left), givenNames(right));
  if (given !== undefined) return given;
  const [suffix, other] = [suffixKey(left.suffix ?? leftSuffix), suffixKey(right.suffix ?? rightSuffix)];
  return suffix === '' || other === '' || suffix === other ? undefined : 'suffix';
}

/** Whether two names can be the same person's on two papers. */
export function namesAgree(left: PersonName, right: PersonName): boolean {
  return nameDifference(left, right) === undefined;
}

/**
 * The readings of a typed or printed name, the likeliest first, without titles and credentials. "Ruiz, Ana MD" has one;
 * "ana ruiz" may also be last name first, "Ana Maria Ruiz" may have a double last name, and what follows the comma in
 * "Ana Ruiz, X" may be a credential. None where a part is missing.
 */
export function nameReadings(text: string): readonly PersonName[] {
  const { head, given, suffix, credentialed } = typedParts(text);
  const [surname, ownSuffix] = withoutSuffix(head);
  const plain = plainReadings(surname, suffix ?? ownSuffix);
  const [names, givenSuffix] = withoutSuffix(given);
  const [first, ...middle] = names;
  if (first === undefined || surname.length === 0) return plain;
  const filed = personName(first, middle, surname, suffix ?? ownSuffix ?? givenSuffix);
  return credentialed ? [...plain, filed] : [filed, ...plain];
}

/** Whether a printed name, in whatever order, can be this person's. */
export function isNamedBy(text: string, name: PersonName): boolean {
  return nameReadings(text).some((reading) => namesAgree(reading, name));
}

/** Whether what was typed to find a person fits: each word begins a word of the name; before a comma, of the last name. */
export function nameFits(typed: string, name: PersonName): boolean {
  const { head, given, credentialed } = typedParts(typed);
  const begins = (words: readonly string[], parts: string): boolean =>
    words.flatMap(keyWords).every((word) => keyWords(parts).some((part) => part.startsWith(word)));
  if (head.flatMap(keyWords).length === 0) return false;
  if (given.length === 0 || credentialed) return begins(head, fullName(name));
  return begins(head, joined(name.last, name.suffix)) && begins(given, joined(name.first, name.middle, name.suffix));
}

/** Whether a word is a degree, license or fellowship as it follows names. Some are last names, too: see where it stands. */
export function isCredentialWord(word: string): boolean {
  return credentials.has(namePartKey(word));
}

/** Whether a word tells a generation: `JR.`, `III`, `2nd`. */
export function isGeneration(word: string): boolean {
  return suffixKey(word) !== '';
}

/** One text for each generation, however it is written: `II` and `2nd`; empty for what tells none. */
export function generationKey(suffix: string): string {
  return suffixKey(suffix);
}

const titles = new Set(['dr', 'mr', 'mrs', 'ms', 'miss', 'prof']);
const suffixes: Readonly<Record<string, string>> = {
  jr: 'jr',
  sr: 'sr',
  ii: '2',
  '2nd': '2',
  iii: '3',
  '3rd': '3',
  iv: '4',
  '4th': '4',
};

/** Degrees, licenses and fellowships that follow a name. */
const credentials = new Set(
  (
    'md do mbbs mrcs frcs np fnp anp pnp pmhnp cnp arnp aprn crnp dnp pa pac rpa rpac phd psyd edd lcsw licsw lisw lmsw msw dsw lmft lpc lpcc ' +
    'lcpc lmhc pt dpt mpt ot otr otrl otd slp cccslp ccca aud dds dmd dpm od dc crna cnm cns rn lpn lvn cna bsn msn rd rdn ldn pharmd rph ' +
    'bcba bcbad mph mba ms ma mha jd facs facp faap facog faan fapa facep faaos bc cde cscs'
  ).split(' '),
);

/** Credentials that are also last names: taken as one only when written as one. */
const alsoNames = new Set(['do', 'ma', 'pa', 'od', 'ms']);

/** What was typed, in words: before the first comma, the given names behind it, and a suffix that stands alone. */
interface TypedParts {
  readonly head: readonly string[];
  readonly given: readonly string[];
  readonly suffix: string | undefined;
  /** Two names before the comma and nothing behind it that is no credential. */
  readonly credentialed: boolean;
}

function typedParts(text: string): TypedParts {
  const clean = text
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[\s_]+/g, ' ')
    .trim();
  const shouting = clean === clean.toUpperCase();
  const [first = [], ...others] = clean
    .split(/[,;]/)
    .map(nameWords)
    .filter((words) => words.length > 0);
  const head = withoutTrailing(first, 2, shouting);
  const behind = others.filter((words) => words.length > 1 || suffixKey(words[0]) === '');
  return {
    head,
    given: withoutTrailing(behind[0] ?? [], 0, true),
    suffix: others.find((words) => words.length === 1 && suffixKey(words[0]) !== '')?.[0],
    credentialed: head.length > 1 && behind.flat().every((word) => credentials.has(namePartKey(word))),
  };
}

function nameWords(part: string): readonly string[] {
  return part.split(' ').filter((word) => word !== '' && !titles.has(namePartKey(word)));
}

/** The words without the credentials at their end; so many stay in any case. */
function withoutTrailing(words: readonly string[], least: number, shouting: boolean): readonly string[] {
  const last = words.at(-1);
  if (last === undefined || words.length <= least || !isCredential(last, shouting)) return words;
  return withoutTrailing(words.slice(0, -1), least, shouting);
}

/** A credential that is also a last name counts as one with periods, or in capitals among words that are not. */
function isCredential(word: string, shouting: boolean): boolean {
  const key = namePartKey(word);
  if (!credentials.has(key)) return false;
  if (!alsoNames.has(key)) return true;
  return word.includes('.') || (!shouting && word === word.toUpperCase());
}

function plainReadings(names: readonly string[], suffix: string | undefined): readonly PersonName[] {
  if (names.length < 2) return [];
  const lastWords = names.slice(1).map((_, index) => names.length - 1 - index);
  const firstToLast = lastWords.map((at) => personName(names[0] ?? '', names.slice(1, at), names.slice(at), suffix));
  const lastToFirst = names.slice(1).map((_, index) => {
    const at = index + 1;
    return personName(names[at] ?? '', names.slice(at + 1), names.slice(0, at), suffix);
  });
  return [...firstToLast, ...lastToFirst];
}

function personName(
  first: string,
  middle: readonly string[],
  last: readonly string[],
  suffix: string | undefined,
): PersonName {
  return {
    first,
    ...(middle.length === 0 ? {} : { middle: middle.join(' ') }),
    last: last.join(' '),
    ...(suffix === undefined ? {} : { suffix }),
  };
}

function withoutSuffix(words: readonly string[]): readonly [readonly string[], string | undefined] {
  const at = words.findIndex((word, index) => index === words.length - 1 && suffixKey(word) !== '');
  return at < 0 ? [words, undefined] : [words.slice(0, at), words[at]];
}

function suffixKey(suffix: string | undefined): string {
  const key = namePartKey(suffix ?? '');
  return Object.hasOwn(suffixes, key) ? (suffixes[key] ?? '') : '';
}

function givenNames(name: PersonName): readonly string[] {
  return keyWords(joined(name.first, name.middle));
}

/** Compares given names word by word, so that `Mary Ann` in one field agrees with `Mary` and `Ann` in two. */
function givenDifference(left: readonly string[], right: readonly string[]): NameDifference | undefined {
  if (left.join('') === right.join('')) return undefined;
  if (!sameGiven(left[0], right[0])) return 'first';
  const shared = Math.min(left.length, right.length);
  return left.slice(0, shared).every((word, index) => sameGiven(word, right[index])) ? undefined : 'middle';
}

function sameGiven(left = '', right = ''): boolean {
  if (left === right) return true;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return short.length === 1 && long.startsWith(short);
}

function keyWords(text: string): readonly string[] {
  return folded(text)
    .replace(/['\u2019.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}
