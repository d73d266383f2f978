/**
 * How alike a party of ours and a listed party are. One function judges a pair; whoever looks for pairs (all of them, or
 * those an index proposes) asks it, so that an index can only ever be faster, never of another opinion.
 */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import { leastMean } from '../nouns/least-mean.ts';
import { fullName, namePartKey, type PersonName } from '../person-name.ts';
import type { ListedParty, MatchTier, ScreenedParty } from '../screening/exclusion.ts';
import { folded } from '../suggestion.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import { areForms } from './nicknames.ts';
import { professionOfSpecialty, professionOfTaxonomy } from './profession-words.ts';

/** Least similarity of last names for names to count as similar. */
export const leastLast = 0.85;
/** Least similarity of first names. */
export const leastFirst = 0.85;
/** Least score, per mille, for a pair to be shown to a person. */
export const leastScore = 850;

/** What raises and lowers a score, per mille. */
const weights = {
  birthSwapped: -20,
  birthAbsent: -60,
  sameState: 30,
  otherState: -30,
  otherStateWithoutBirth: -70,
  sameProfession: 20,
  otherProfession: -20,
  sameMiddle: 10,
  otherMiddle: -40,
  otherSuffix: -40,
  otherNpi: -100,
};
const lastMonth = '12';
const formOfName = 0.96;
const initialOfName = 0.92;
/** What an equal business name is worth, and one that agrees as far as the list prints it. */
const business = { equal: 980, cut: 930 };

/** One way to write a person's name: last and first name as letters only, lower case. */
export interface NameVariant {
  readonly last: string;
  readonly first: string;
  readonly middle: string;
  readonly suffix: string;
  /** Part of a double last name. */
  readonly part: boolean;
}

/** What leads to a party or record. */
export interface PartyKeys {
  readonly variants: readonly NameVariant[];
  /** Business names; of a record its own first, which alone may be cut off. */
  readonly businesses: readonly string[];
  readonly npi: string | null;
  readonly birthDate: CalendarDate | null;
  /** Length at which its business names may be cut off, or 0. */
  readonly cutAt: number;
}

/** A party or record prepared for comparison. */
export interface Comparable extends PartyKeys {
  /** Whether it is one of a business; persons named with it are then its owners or itself under another name. */
  readonly isBusiness: boolean;
  readonly states: readonly string[];
  readonly professions: readonly string[];
}

/** What came of a comparison. */
export interface Judgement {
  readonly tier: MatchTier;
  readonly score: number;
  readonly because: string;
}

/** A party of ours, prepared. */
export function comparableParty(party: ScreenedParty): Comparable {
  return {
    ...partyKeys(party),
    isBusiness: party.names.length === 0,
    states: party.states,
    professions: professionsOf(party.taxonomies.map(professionOfTaxonomy)),
  };
}

/** What leads to a party of ours, prepared. */
export function partyKeys({ names, businesses, npi, birthDate }: ScreenedParty): PartyKeys {
  return { variants: variantsOf(names), businesses: businesses.map(businessKey), npi, birthDate, cutAt: 0 };
}

/** A listed party, prepared. */
export function comparableRecord(record: ListedParty): Comparable {
  const { name, state, specialty } = record;
  return {
    ...recordKeys(record),
    isBusiness: name === null,
    states: state === '' ? [] : [state],
    professions: specialty === '' ? none : professionsOf([professionOfSpecialty(specialty)]),
  };
}

/** What leads to a listed party, prepared. */
export function recordKeys(record: ListedParty): PartyKeys {
  const { name, otherNames, business } = record;
  return {
    variants: variantsOf(name === null ? otherNames : otherNames.length === 0 ? [name] : [name, ...otherNames]),
    businesses: listedBusinesses(name, business, otherNames, record.otherBusinesses),
    npi: record.npi,
    birthDate: record.birthDate,
    cutAt: record.cut ? businessKey(business).length : 0,
  };
}

/** Its own name, its other ones, and names that may be of either kind: those that share no word with a person's. */
function listedBusinesses(
  name: PersonName | null,
  business: string,
  otherNames: readonly PersonName[],
  otherBusinesses: readonly string[] | undefined,
): readonly string[] {
  if (otherNames.length === 0 && otherBusinesses === undefined) return business === '' ? none : [businessKey(business)];
  const own = name === null ? none : wordsOf(name);
  const either = otherNames.filter((other) => !wordsOf(other).some((word) => own.includes(word)));
  const all = [business, ...(otherBusinesses ?? none), ...either.map(fullName)].map(businessKey);
  return [...new Set(all.filter((key) => key !== ''))];
}

function wordsOf({ last, first }: PersonName): readonly string[] {
  return [last, first ?? ''].flatMap((part) => part.split(/[-\s]+/)).flatMap((part) => namePartKey(part) || []);
}

/** The two compared, or undefined when nothing says that they are the same. */
export function judgement(party: Comparable, record: Comparable): Judgement | undefined {
  const named = nameJudgement(party, record);
  if (party.npi !== null && party.npi === record.npi) {
    return { tier: 'npi', score: 1000, because: npiWords(party, record, named !== undefined) };
  }
  return named !== undefined && named.score >= leastScore ? named : undefined;
}

/** An equal NPI is certain, but what does not agree with it must be looked at: numbers are mistyped in lists. */
function npiWords(party: Comparable, record: Comparable, named: boolean): string {
  const words = ['the NPI is equal'];
  const nameless = record.variants.length === 0 && record.businesses.length === 0;
  const alike =
    named || party.variants.some((ours) => record.variants.some((theirs) => nameSimilarity(ours, theirs) >= leastMean));
  if (!nameless && !alike) words.push('under another name');
  if (birthAgreement(party.birthDate, record.birthDate) === 'other') words.push('the birth dates differ');
  return words.join(', ');
}

/** The birth date with day and month changed about, where that is another day. */
export function swappedBirthDate(date: CalendarDate): CalendarDate | undefined {
  const month = date.slice(5, 7);
  const day = date.slice(8);
  // Every month has the days 1 to 12.
  return day > lastMonth || day === month ? undefined : (`${date.slice(0, 4)}-${day}-${month}` as CalendarDate);
}

/** A business name as it is compared: without its legal form, order of words kept. */
export function businessKey(name: string): string {
  return folded(name)
    .replaceAll(/[^a-z0-9 ]/g, '')
    .replaceAll(/\b(incorporated|inc|llc|llp|lp|pllc|pc|pa|corp|corporation|company|co|ltd|limited|the)\b/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim();
}

function nameJudgement(party: Comparable, record: Comparable): Judgement | undefined {
  return personJudgement(party, record) ?? businessJudgement(party, record);
}

function personJudgement(party: Comparable, record: Comparable): Judgement | undefined {
  const birth = birthAgreement(party.birthDate, record.birthDate);
  if (birth === 'other') return undefined;
  let best: { readonly mean: number; readonly ours: NameVariant; readonly theirs: NameVariant } | undefined;
  for (const ours of party.variants) {
    for (const theirs of record.variants) {
      const mean = nameSimilarity(ours, theirs);
      if (mean >= leastMean && (best === undefined || mean > best.mean)) best = { mean, ours, theirs };
    }
  }
  if (best === undefined) return undefined;
  const exact = best.mean === 1;
  const words = [exact ? 'the name is equal' : `the names are alike (${Math.round(best.mean * 100)} %)`];
  let score = Math.round(best.mean * 1000);
  const add = (points: number, word: string): void => {
    score += points;
    words.push(word);
  };
  if (record.isBusiness) words.push('the list names them with a business');
  if (best.ours.part || best.theirs.part) words.push('by one part of a double name');
  if (birth === 'equal') words.push('the birth date is equal');
  else if (birth === 'swapped') add(weights.birthSwapped, 'the birth dates have day and month changed about');
  else add(weights.birthAbsent, 'a birth date is missing');
  const { middle, suffix } = givenAgreement(best.ours, best.theirs);
  if (middle === true) add(weights.sameMiddle, 'the middle names agree');
  if (middle === false) add(weights.otherMiddle, 'the middle names differ');
  if (suffix === false) add(weights.otherSuffix, 'the suffixes differ');
  const sure = birth === 'equal' || birth === 'swapped';
  const place = overlap(party.states, record.states);
  if (place === true) add(weights.sameState, 'the state is one of practice');
  if (place === false) add(sure ? weights.otherState : weights.otherStateWithoutBirth, 'the state is another');
  const work = overlap(party.professions, record.professions);
  if (work === true) add(weights.sameProfession, 'the profession agrees');
  if (work === false) add(weights.otherProfession, 'the profession is another');
  if (party.npi !== null && record.npi !== null && party.npi !== record.npi) add(weights.otherNpi, 'the NPIs differ');
  const tier: MatchTier = !exact ? 'fuzzy' : birth === 'equal' ? 'name-dob' : birth === 'absent' ? 'name' : 'fuzzy';
  return { tier, score: Math.min(score, 999), because: words.join('; ') };
}

function businessJudgement(party: Comparable, record: Comparable): Judgement | undefined {
  for (const [at, theirs] of record.businesses.entries()) {
    for (const ours of party.businesses) {
      const equal = ours !== '' && ours === theirs;
      const cut = !equal && at === 0 && record.cutAt > 0 && theirs !== '' && ours.startsWith(theirs);
      if (!equal && !cut) continue;
      const place = overlap(party.states, record.states);
      const score =
        (equal ? business.equal : business.cut) +
        (place === true ? weights.sameState : place === false ? weights.otherState : 0) +
        (party.npi !== null && record.npi !== null && party.npi !== record.npi ? weights.otherNpi : 0);
      const words = [equal ? 'the business name is equal' : 'the business name is equal as far as the list prints it'];
      if (at > 0) words.push('by another name that the list knows');
      if (place !== undefined) words.push(place ? 'the state agrees' : 'the state is another');
      return { tier: 'name', score: Math.min(score, 999), because: words.join('; ') };
    }
  }
  return undefined;
}

/** Average similarity of last and first name, or 0 where one of them is too far off. */
export function nameSimilarity(ours: NameVariant, theirs: NameVariant): number {
  const last = jaroWinkler(ours.last, theirs.last);
  if (last < leastLast) return 0;
  const first = firstSimilarity(ours.first, theirs.first);
  return first < leastFirst ? 0 : (last + first) / 2;
}

/** Similarity of first names: equal, forms of one name, an initial, or alike by letters. Missing ones agree with none. */
export function firstSimilarity(ours: string, theirs: string): number {
  if (ours === '' || theirs === '') return 0;
  if (ours === theirs) return 1;
  if (ours.length === 1 || theirs.length === 1) return ours[0] === theirs[0] ? initialOfName : 0;
  if (areForms(ours, theirs)) return formOfName;
  return jaroWinkler(ours, theirs);
}

function birthAgreement(
  ours: CalendarDate | null,
  theirs: CalendarDate | null,
): 'equal' | 'swapped' | 'absent' | 'other' {
  if (ours === null || theirs === null) return 'absent';
  if (ours === theirs) return 'equal';
  return swappedBirthDate(theirs) === ours ? 'swapped' : 'other';
}

function givenAgreement(
  ours: NameVariant,
  theirs: NameVariant,
): { readonly middle: boolean | undefined; readonly suffix: boolean | undefined } {
  const { middle: a } = ours;
  const { middle: b } = theirs;
  const middle = a === '' || b === '' ? undefined : a === b || ((a.length === 1 || b.length === 1) && a[0] === b[0]);
  const suffix = ours.suffix === '' || theirs.suffix === '' ? undefined : ours.suffix === theirs.suffix;
  return { middle, suffix };
}

function overlap(ours: readonly string[], theirs: readonly string[]): boolean | undefined {
  if (ours.length === 0 || theirs.length === 0) return undefined;
  return ours.some((one) => theirs.includes(one));
}

const none: readonly string[] = [];

function professionsOf(found: readonly (string | undefined)[]): readonly string[] {
  const known = found.filter((one) => one !== undefined);
  return known.length === 0 ? none : [...new Set(known)];
}

/** Every way to write the names: as they stand, and each part of a double last name. */
function variantsOf(names: readonly PersonName[]): readonly NameVariant[] {
  const variants: NameVariant[] = [];
  for (const name of names) {
    const { last } = name;
    const [first, middle, suffix] = [partKey(name.first), partKey(name.middle), partKey(name.suffix)];
    addVariant(variants, { last: namePartKey(last), first, middle, suffix, part: false });
    if (!/[-\s]/.test(last)) continue;
    const parts = last.split(/[-\s]+/).map(namePartKey);
    if (parts.length === 1) continue;
    for (const part of parts)
      if (part.length > 1 && !particles.has(part))
        addVariant(variants, { last: part, first, middle, suffix, part: true });
  }
  return variants;
}

function addVariant(variants: NameVariant[], variant: NameVariant): void {
  const { last, first } = variant;
  if (last === '') return;
  for (const known of variants) if (known.last === last && known.first === first) return;
  variants.push(variant);
}

function partKey(part: string | undefined): string {
  return part === undefined || part === '' ? '' : namePartKey(part);
}

/** Parts of a last name that are no name by themselves. */
const particles: ReadonlySet<string> = new Set(
  'al da das de del dela della den der di do dos du el la las le los mac mc san santa st ten ter van vander von y'.split(
    ' ',
  ),
);
