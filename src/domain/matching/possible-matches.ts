/**
 * Whom of ours a list may mean. Pairs are found by NPI, by birth date (also with day and month changed about), by business
 * name, and, where a birth date is missing, by similar last names; each is then judged by the one function that knows how.
 * No pair that the judge would show is lost: a test holds that against judging all pairs.
 */

import type { ListedParty, PossibleMatch, ScreenedParty } from '../exclusion.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import {
  type Comparable,
  comparableParty,
  comparableRecord,
  firstSimilarity,
  judgement,
  leastFirst,
  leastLast,
  leastMean,
  swappedBirthDate,
} from './match-score.ts';
import { similarWords } from './similar-words.ts';

/** A list prepared for screening. */
export interface ListIndex {
  readonly records: readonly ListedParty[];
  readonly prepared: readonly Comparable[];
  readonly byNpi: ReadonlyMap<string, readonly number[]>;
  readonly byBirth: ReadonlyMap<string, readonly number[]>;
  readonly byBusiness: ReadonlyMap<string, readonly number[]>;
  /** Records whose business name is cut off, by how the name begins. */
  readonly cutBusinesses: ReadonlyMap<string, readonly number[]>;
  readonly lasts: readonly string[];
  /** By place in `lasts`: first names and the records that bear them, apart by whether the birth date is known. */
  readonly bearers: readonly { readonly undated: Bearers; readonly dated: Bearers }[];
}

type Bearers = ReadonlyMap<string, readonly number[]>;

/** How many letters of a cut business name lead to it. */
const cutKeyLetters = 12;
const none: readonly number[] = [];

/** Prepares a list; the same index serves any number of parties. */
export function listIndex(records: readonly ListedParty[]): ListIndex {
  const prepared = records.map(comparableRecord);
  const byNpi = new Map<string, number[]>();
  const byBirth = new Map<string, number[]>();
  const byBusiness = new Map<string, number[]>();
  const cutBusinesses = new Map<string, number[]>();
  const places = new Map<string, number>();
  const bearers: { undated: Map<string, number[]>; dated: Map<string, number[]> }[] = [];
  prepared.forEach((record, index) => {
    if (record.npi !== null) put(byNpi, record.npi, index);
    if (record.birthDate !== null) put(byBirth, record.birthDate, index);
    for (const business of record.businesses) {
      put(byBusiness, business, index);
      if (record.cutAt > 0) put(cutBusinesses, business.slice(0, cutKeyLetters), index);
    }
    for (const { last, first } of record.variants) {
      let place = places.get(last);
      if (place === undefined) {
        place = bearers.length;
        places.set(last, place);
        bearers.push({ undated: new Map(), dated: new Map() });
      }
      const borne = bearers[place] as (typeof bearers)[number];
      put(record.birthDate === null ? borne.undated : borne.dated, first, index);
    }
  });
  return { records, prepared, byNpi, byBirth, byBusiness, cutBusinesses, lasts: [...places.keys()], bearers };
}

/** All matches that a person must see, in the order of the parties, the surest first. `step` is told after each party. */
export function possibleMatches(
  parties: readonly ScreenedParty[],
  list: ListIndex,
  step: () => void = () => {},
): readonly PossibleMatch[] {
  const prepared = parties.map(comparableParty);
  const similarLasts = similarLastNames(prepared, list);
  const found: PossibleMatch[] = [];
  const firsts = new FirstNames();
  prepared.forEach((party, at) => {
    const candidates = new Set<number>();
    for (const index of identified(party, list)) candidates.add(index);
    for (const index of named(party, list, similarLasts, firsts)) candidates.add(index);
    const { subjectId, party: name } = parties[at] as ScreenedParty;
    const own: PossibleMatch[] = [];
    for (const index of candidates) {
      const judged = judgement(party, list.prepared[index] as Comparable);
      if (judged === undefined) continue;
      own.push({ subjectId, party: name, recordSha256: (list.records[index] as ListedParty).recordSha256, ...judged });
    }
    own.sort((left, right) => right.score - left.score || (left.recordSha256 < right.recordSha256 ? -1 : 1));
    found.push(...own);
    step();
  });
  return found;
}

/** Every pair judged: what `possibleMatches` must equal. For tests and for small lists. */
export function exhaustiveMatches(
  parties: readonly ScreenedParty[],
  records: readonly ListedParty[],
): readonly PossibleMatch[] {
  const prepared = records.map(comparableRecord);
  return parties.flatMap((party) => {
    const ours = comparableParty(party);
    return prepared
      .flatMap((theirs, index): PossibleMatch[] => {
        const judged = judgement(ours, theirs);
        const { recordSha256 } = records[index] as ListedParty;
        return judged === undefined
          ? []
          : [{ subjectId: party.subjectId, party: party.party, recordSha256, ...judged }];
      })
      .sort((left, right) => right.score - left.score || (left.recordSha256 < right.recordSha256 ? -1 : 1));
  });
}

function* identified(party: Comparable, list: ListIndex): Generator<number> {
  if (party.npi !== null) yield* list.byNpi.get(party.npi) ?? none;
  if (party.birthDate !== null) {
    yield* list.byBirth.get(party.birthDate) ?? none;
    const swapped = swappedBirthDate(party.birthDate);
    if (swapped !== undefined) yield* list.byBirth.get(swapped) ?? none;
  }
  for (const business of party.businesses) {
    yield* list.byBusiness.get(business) ?? none;
    // A cut name may be shorter than the key it is kept under.
    for (let length = 1; length <= cutKeyLetters; length += 1) {
      yield* list.cutBusinesses.get(business.slice(0, length)) ?? none;
    }
  }
}

/** Records with a similar name where the birth date is missing on either side: others are found by it. */
function* named(
  party: Comparable,
  list: ListIndex,
  similarLasts: ReadonlyMap<string, Int32Array>,
  firsts: FirstNames,
): Generator<number> {
  for (const { last, first } of party.variants) {
    for (const place of similarLasts.get(last) ?? []) {
      const lastSimilarity = jaroWinkler(last, list.lasts[place] as string);
      const needed = Math.max(leastFirst, 2 * leastMean - lastSimilarity - 1e-9);
      const { undated, dated } = list.bearers[place] as ListIndex['bearers'][number];
      for (const [theirs, indexes] of undated) if (firsts.similarity(first, theirs) >= needed) yield* indexes;
      if (party.birthDate !== null) continue;
      for (const [theirs, indexes] of dated) if (firsts.similarity(first, theirs) >= needed) yield* indexes;
    }
  }
}

/** Similar last names of the list for each last name of ours that has to be looked for by name. */
function similarLastNames(parties: readonly Comparable[], list: ListIndex): ReadonlyMap<string, Int32Array> {
  const datedOnly = new Set<string>();
  const anyone = new Set<string>();
  for (const party of parties) {
    for (const { last } of party.variants) (party.birthDate === null ? anyone : datedOnly).add(last);
  }
  const similar = new Map<string, Int32Array>();
  const everywhere = [...anyone];
  for (const [at, places] of similarWords(everywhere, list.lasts, leastLast).entries()) {
    similar.set(everywhere[at] as string, places);
  }
  // Parties whose birth date is known meet only records without one.
  const undated = list.lasts.flatMap((_, place) => (list.bearers[place]?.undated.size === 0 ? [] : [place]));
  const words = undated.map((place) => list.lasts[place] as string);
  const rest = [...datedOnly].filter((last) => !similar.has(last));
  for (const [at, found] of similarWords(rest, words, leastLast).entries()) {
    similar.set(
      rest[at] as string,
      found.map((index) => undated[index] as number),
    );
  }
  return similar;
}

/** Similarities of first names, each worked out once. */
class FirstNames {
  readonly #known = new Map<string, Map<string, number>>();

  similarity(ours: string, theirs: string): number {
    let row = this.#known.get(ours);
    if (row === undefined) {
      row = new Map();
      this.#known.set(ours, row);
    }
    let similarity = row.get(theirs);
    if (similarity === undefined) {
      similarity = firstSimilarity(ours, theirs);
      row.set(theirs, similarity);
    }
    return similarity;
  }
}

function put<Key>(map: Map<Key, number[]>, key: Key, index: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [index]);
  else known.push(index);
}
