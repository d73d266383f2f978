/**
 * Whom of ours a list may mean. Pairs are found by NPI, by birth date (also with day and month changed about), by business
 * name, and, where a birth date is missing, by similar last names; each is then judged by the one function that knows how.
 * No pair that the judge would show is lost: a test holds that against judging all pairs.
 */

import type { ListedParty, PossibleMatch, ScreenedParty } from '../screening/exclusion.ts';
import { addBornOn, addSameNames, BirthEntries, type BirthIndex } from './birth-index.ts';
import { birthNumber, digits, swappedBirth } from './birth-number.ts';
import {
  type Comparable,
  comparableParty,
  comparableRecord,
  judgement,
  leastCutLetters,
  recordKeys,
} from './match-score.ts';
import { NameEntries, type NameIndex } from './name-index.ts';
import { type NameSearch, nameSearch } from './name-search.ts';
import { nameWord, noName, type PlainPerson } from './name-words.ts';
import { bornNumbers, type PreparedParties, preparedParties } from './prepared-parties.ts';

/** Where in a list what is to be found: places of records, by what leads to them. */
export interface ListKeys {
  /** By `npiNumber`. */
  readonly byNpi: ReadonlyMap<number, readonly number[]>;
  readonly byBirth: BirthIndex;
  readonly byBusiness: ReadonlyMap<string, readonly number[]>;
  /** Records by the halves of their business names: of a name in which one letter is another, one half is equal. */
  readonly byBusinessHalf: ReadonlyMap<string, readonly number[]>;
  /** Records whose business name is cut off, by how the name begins. */
  readonly cutBusinesses: ReadonlyMap<string, readonly number[]>;
}

/** A record that may know that it is of a plain person. */
export interface IndexedParty extends ListedParty {
  readonly plain?: PlainPerson | undefined;
}

/** A list prepared for screening. */
export interface ListIndex {
  readonly record: (at: number) => ListedParty;
  /** Names of records without a birth date: there first, so that similar ones can be looked for while the keys are made. */
  readonly undated: NameIndex;
  /** Made when they are first asked for. */
  readonly keys: () => ListKeys;
  /** Names of records with a birth date, made when it is asked: only parties without one are looked for in it. */
  readonly dated: () => NameIndex;
}

/** A match, with the place of its record in the list. */
export interface FoundMatch extends PossibleMatch {
  readonly at: number;
}

/** How many letters of a cut business name lead to it. */
const cutKeyLetters = 12;

/** Prepares a list; the same index serves any number of parties. */
export function listIndex(records: readonly IndexedParty[]): ListIndex {
  const undated = namesOf(records, false);
  let keys: ListKeys | undefined;
  return {
    record: (at) => records[at] as ListedParty,
    undated,
    keys: () => {
      keys ??= keysOf(records);
      return keys;
    },
    dated: () => namesOf(records, true),
  };
}

function namesOf(records: readonly IndexedParty[], dated: boolean): NameIndex {
  const names = new NameEntries();
  records.forEach((record, index) => {
    const { plain } = record;
    if (plain !== undefined) {
      if ((plain.birth !== null) === dated) names.add(index, plain.last.key, plain.first.key);
    } else if ((record.birthDate !== null) === dated) {
      for (const { last, first } of recordKeys(record).variants) names.add(index, last, first);
    }
  });
  return names.byLast();
}

function keysOf(records: readonly IndexedParty[]): ListKeys {
  const byNpi = new Map<number, number[]>();
  const byBusiness = new Map<string, number[]>();
  const byBusinessHalf = new Map<string, number[]>();
  const cutBusinesses = new Map<string, number[]>();
  const births = new BirthEntries();
  records.forEach((record, index) => {
    const { npi, plain } = record;
    if (npi !== null) put(byNpi, npiNumber(npi), index);
    if (plain !== undefined) {
      if (plain.birth !== null) births.add(index, plain.birth, plain.last, plain.first);
      return;
    }
    const { variants, businesses, cutKey, birthDate } = recordKeys(record);
    if (birthDate !== null) {
      const birth = birthNumber(birthDate);
      for (const { last, first } of variants) births.add(index, birth, nameWord(last), nameWord(first));
    }
    for (const business of businesses) {
      put(byBusiness, business, index);
      for (const half of businessHalves(business, business.length)) put(byBusinessHalf, half, index);
    }
    if (cutKey !== '') put(cutBusinesses, cutKey.slice(0, cutKeyLetters), index);
  });
  return { byNpi, byBirth: births.index(), byBusiness, byBusinessHalf, cutBusinesses };
}

/** All matches that a person must see, in the order of the parties, the surest first. */
export function possibleMatches(parties: readonly ScreenedParty[], list: ListIndex): readonly FoundMatch[] {
  const prepared = preparedParties(parties);
  return new Candidates(prepared, list, () => {}).matches(nameSearch(prepared.names).similarIn(list.undated));
}

/** The same, with similar names looked for elsewhere meanwhile. `step` is told after each party. */
export async function possibleMatchesBeside(
  parties: PreparedParties,
  list: ListIndex,
  names: NameSearch,
  step: () => void,
): Promise<readonly FoundMatch[]> {
  const similar = names.similarIn(list.undated);
  const candidates = new Candidates(parties, list, step);
  candidates.judge();
  return candidates.matches(await similar);
}

/** Pairs to be judged. What the judge needs is made again for these few, and not kept for all. */
class Candidates {
  readonly #prepared: PreparedParties;
  readonly #list: ListIndex;
  /** Records that may be a party, by its index; of those in `#fresh` nothing was judged yet. */
  readonly #records = new Map<number, Set<number>>();
  readonly #fresh = new Map<number, number[]>();
  readonly #found = new Map<number, FoundMatch[]>();

  /** Finds those that do not need similar names: whose birth date is known on both sides are found by it. */
  constructor(prepared: PreparedParties, list: ListIndex, step: () => void) {
    this.#prepared = prepared;
    this.#list = list;
    const keys = list.keys();
    for (const names of prepared.born) this.#addBorn(names, keys.byBirth);
    for (const [party, businesses] of prepared.businesses) this.#addAll(party, named(businesses, keys));
    prepared.parties.forEach(({ npi }, party) => {
      if (npi !== null) this.#addAll(party, keys.byNpi.get(npiNumber(npi)) ?? []);
      step();
    });
  }

  /** Judges those that were found so far. */
  judge(): void {
    for (const [at, records] of this.#fresh) {
      const judgements = judged(this.#prepared.parties[at] as ScreenedParty, records, this.#list.record);
      if (judgements.length > 0) this.#found.set(at, [...(this.#found.get(at) ?? []), ...judgements]);
    }
    this.#fresh.clear();
  }

  /** What was found of all of them, with the pairs of similar names. */
  matches(similar: Int32Array): readonly FoundMatch[] {
    this.#addPairs(similar);
    if (this.#prepared.undated.some(({ bearers }) => bearers.length > 0))
      this.#addPairs(nameSearch(this.#prepared.undated).similarIn(this.#list.dated()));
    this.judge();
    const parties = [...this.#found.keys()].sort((left, right) => left - right);
    return parties.flatMap((at) => surestFirst(this.#found.get(at) as FoundMatch[]));
  }

  /** Those born on the day, or on one that is mistaken for it, whose name may be this one. */
  #addBorn(names: Int32Array, index: BirthIndex): void {
    if (index.entries.length === 0) return;
    const found: number[] = [];
    for (let at = 0; at < names.length; at += bornNumbers) {
      const birth = names[at + 1] as number;
      const name = names[at + 6] as number;
      addBornOn(found, index, birth, names[at + 7] as number, names, at + 2);
      addBornOn(found, index, swappedBirth(birth), noName, names, at + 2);
      if (name !== noName) addSameNames(found, index, birth, name);
      if (found.length > 0) this.#addAll(names[at] as number, found);
      found.length = 0;
    }
  }

  #addAll(party: number, records: readonly number[]): void {
    for (const record of records) this.#add(party, record);
  }

  #addPairs(pairs: Int32Array): void {
    for (let at = 0; at < pairs.length; at += 2) this.#add(pairs[at] as number, pairs[at + 1] as number);
  }

  #add(party: number, record: number): void {
    const known = this.#records.get(party);
    if (known === undefined) this.#records.set(party, new Set([record]));
    else if (known.has(record)) return;
    else known.add(record);
    const fresh = this.#fresh.get(party);
    if (fresh === undefined) this.#fresh.set(party, [record]);
    else fresh.push(record);
  }
}

/** Every pair judged: what `possibleMatches` must equal. For tests and for small lists. */
export function exhaustiveMatches(
  parties: readonly ScreenedParty[],
  records: readonly ListedParty[],
): readonly FoundMatch[] {
  const prepared = records.map(comparableRecord);
  return parties.flatMap((party) =>
    surestFirst(
      judged(
        party,
        records.keys(),
        (at) => records[at] as ListedParty,
        (at) => prepared[at] as Comparable,
      ),
    ),
  );
}

function judged(
  party: ScreenedParty,
  candidates: Iterable<number>,
  record: (at: number) => ListedParty,
  preparedRecord = (at: number): Comparable => comparableRecord(record(at)),
): FoundMatch[] {
  const { subjectId, party: name } = party;
  const prepared = comparableParty(party);
  const own: FoundMatch[] = [];
  for (const at of candidates) {
    const result = judgement(prepared, preparedRecord(at));
    if (result === undefined) continue;
    own.push({ subjectId, party: name, at, recordSha256: record(at).recordSha256, ...result });
  }
  return own;
}

function surestFirst(matches: FoundMatch[]): readonly FoundMatch[] {
  return matches.sort((left, right) => right.score - left.score || (left.recordSha256 < right.recordSha256 ? -1 : 1));
}

/** Records that are called so, or nearly so. */
function named(businesses: readonly string[], keys: ListKeys): readonly number[] {
  const found: number[] = [];
  for (const business of businesses) {
    addAll(found, keys.byBusiness.get(business));
    // A letter may be another, one too many, or missing.
    for (const length of [business.length - 1, business.length, business.length + 1])
      for (const half of businessHalves(business, length)) addAll(found, keys.byBusinessHalf.get(half));
    // A cut name may be shorter than the key it is kept under.
    for (let length = leastCutLetters; length <= cutKeyLetters; length += 1)
      addAll(found, keys.cutBusinesses.get(business.slice(0, length)));
  }
  return found;
}

/** An NPI without its first digit, which leaves a small number; the judge compares it whole. */
function npiNumber(npi: string): number {
  return digits(npi, 1, npi.length);
}

function addAll(candidates: number[], records: readonly number[] | undefined): void {
  if (records !== undefined) for (const record of records) candidates.push(record);
}

/**
 * The beginning and the end of a business name, as those of a name of so many letters. Between them a letter is left out:
 * two that change places may stand on both sides of the middle.
 */
function businessHalves(business: string, length: number): readonly string[] {
  const middle = length >> 1;
  return [`${length}<${business.slice(0, middle - 1)}`, `${length}>${business.slice(middle - length)}`];
}

function put<Key>(map: Map<Key, number[]>, key: Key, index: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [index]);
  else known.push(index);
}
