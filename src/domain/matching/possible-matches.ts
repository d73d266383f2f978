/**
 * Whom of ours a list may mean. Pairs are found by NPI, by birth date (also with day and month changed about), by business
 * name, and, where a birth date is missing, by similar last names; each is then judged by the one function that knows how.
 * No pair that the judge would show is lost: a test holds that against judging all pairs.
 */

import type { ListedParty, PossibleMatch, ScreenedParty } from '../screening/exclusion.ts';
import { addBornOn, type BirthIndex, birthIndex } from './birth-index.ts';
import { lettersOf } from './letter-bounds.ts';
import { type Comparable, comparableParty, comparableRecord, judgement, swappedBirthDate } from './match-score.ts';
import { type NameIndex, nameIndex, pairsByName } from './name-index.ts';

/** A list prepared for screening. */
export interface ListIndex {
  readonly records: readonly ListedParty[];
  readonly prepared: readonly Comparable[];
  readonly byNpi: ReadonlyMap<string, readonly number[]>;
  readonly byBirth: BirthIndex;
  readonly byBusiness: ReadonlyMap<string, readonly number[]>;
  /** Records whose business name is cut off, by how the name begins. */
  readonly cutBusinesses: ReadonlyMap<string, readonly number[]>;
  /** Names of records without a birth date. */
  readonly undated: NameIndex;
  /** Names of the others, made when it is asked: only parties without a birth date are looked for in it. */
  readonly dated: () => NameIndex;
}

/** How many letters of a cut business name lead to it. */
const cutKeyLetters = 12;
const none: readonly number[] = [];

/** Prepares a list; the same index serves any number of parties. */
export function listIndex(records: readonly ListedParty[]): ListIndex {
  const prepared = records.map(comparableRecord);
  const byNpi = new Map<string, number[]>();
  const byBusiness = new Map<string, number[]>();
  const cutBusinesses = new Map<string, number[]>();
  prepared.forEach((record, index) => {
    if (record.npi !== null) put(byNpi, record.npi, index);
    for (const business of record.businesses) {
      put(byBusiness, business, index);
      if (record.cutAt > 0) put(cutBusinesses, business.slice(0, cutKeyLetters), index);
    }
  });
  return {
    records,
    prepared,
    byNpi,
    byBirth: birthIndex(prepared),
    byBusiness,
    cutBusinesses,
    undated: nameIndex(prepared, ({ birthDate }) => birthDate === null),
    dated: () => nameIndex(prepared, ({ birthDate }) => birthDate !== null),
  };
}

/** All matches that a person must see, in the order of the parties, the surest first. `step` is told after each party. */
export function possibleMatches(
  parties: readonly ScreenedParty[],
  list: ListIndex,
  step: () => void = () => {},
): readonly PossibleMatch[] {
  const prepared = parties.map(comparableParty);
  // Whose birth date is known on both sides are found by it.
  const named = pairsByName(prepared, list.undated, () => true);
  const withoutBirth = ({ birthDate }: Comparable): boolean => birthDate === null;
  const datedNamed = prepared.some(withoutBirth)
    ? pairsByName(prepared, list.dated(), withoutBirth)
    : new Map<number, readonly number[]>();
  const found: PossibleMatch[] = [];
  const candidates: number[] = [];
  prepared.forEach((party, at) => {
    candidates.length = 0;
    addIdentified(candidates, party, list);
    for (const index of named.get(at) ?? none) candidates.push(index);
    for (const index of datedNamed.get(at) ?? none) candidates.push(index);
    const each = candidates.length > 1 ? new Set(candidates) : candidates;
    if (candidates.length > 0) found.push(...judged(parties[at] as ScreenedParty, party, each, list));
    step();
  });
  return found;
}

/** Every pair judged: what `possibleMatches` must equal. For tests and for small lists. */
export function exhaustiveMatches(
  parties: readonly ScreenedParty[],
  records: readonly ListedParty[],
): readonly PossibleMatch[] {
  const list = { records, prepared: records.map(comparableRecord) };
  return parties.flatMap((party) => judged(party, comparableParty(party), records.keys(), list));
}

function judged(
  { subjectId, party: name }: ScreenedParty,
  party: Comparable,
  candidates: Iterable<number>,
  list: Pick<ListIndex, 'records' | 'prepared'>,
): readonly PossibleMatch[] {
  const own: PossibleMatch[] = [];
  for (const index of candidates) {
    const result = judgement(party, list.prepared[index] as Comparable);
    if (result === undefined) continue;
    own.push({ subjectId, party: name, recordSha256: (list.records[index] as ListedParty).recordSha256, ...result });
  }
  return own.sort((left, right) => right.score - left.score || (left.recordSha256 < right.recordSha256 ? -1 : 1));
}

function addIdentified(candidates: number[], party: Comparable, list: ListIndex): void {
  const add = (indexes: readonly number[] | undefined): void => {
    if (indexes !== undefined) for (const index of indexes) candidates.push(index);
  };
  if (party.npi !== null) add(list.byNpi.get(party.npi));
  if (party.birthDate !== null && list.byBirth.days.size > 0) {
    const lasts = party.variants.map(({ last }) => lettersOf(last));
    addBornOn(candidates, list.byBirth, party.birthDate, lasts);
    const swapped = swappedBirthDate(party.birthDate);
    if (swapped !== undefined) addBornOn(candidates, list.byBirth, swapped, lasts);
  }
  for (const business of party.businesses) {
    add(list.byBusiness.get(business));
    // A cut name may be shorter than the key it is kept under.
    for (let length = 1; length <= cutKeyLetters; length += 1) add(list.cutBusinesses.get(business.slice(0, length)));
  }
}

function put<Key>(map: Map<Key, number[]>, key: Key, index: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [index]);
  else known.push(index);
}
