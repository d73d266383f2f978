/**
 * How alike a party of ours and a listed party are. One function judges a pair; whoever looks for pairs (all of them, or
 * those an index proposes) asks it, so that an index can only ever be faster, never of another opinion.
 */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import { leastMean } from '../nouns/least-mean.ts';
import { fullName, namePartKey, type PersonName } from '../person-name.ts';
import type { ListedParty, MatchTier, ScreenedParty } from '../screening/exclusion.ts';
import { editDistance } from '../suggestion.ts';
import { birthNumber, isOneSlip } from './birth-number.ts';
import { businessKey, cutBusinessKey } from './business-key.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import { byOtherGivenNames, type NameVariant, variantsOf } from './name-variants.ts';
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
  birthNear: -80,
  birthAbsent: -60,
  otherWay: -40,
  partWithoutBirth: -25,
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
/** With an equal birth date: of an equal last name, where a first name is missing, and where it is another. */
const lastNameOnly = { missing: 0.93, other: 0.88 };
/** What an equal business name is worth, one that agrees as far as the list prints it, and one that differs by a letter. */
const business = { equal: 980, cut: 930, slip: 900 };

/** What leads to a party or record. */
export interface PartyKeys {
  readonly variants: readonly NameVariant[];
  /** Business names; of a record its own first, which alone may be cut off. */
  readonly businesses: readonly string[];
  readonly npi: string | null;
  readonly birthDate: CalendarDate | null;
  /** How its own business name begins, where that may be cut off; else empty. */
  readonly cutKey: string;
}

/** A party or record prepared for comparison. */
export interface Comparable extends PartyKeys {
  /** Whether it is one of a business; persons named with it are then its owners or itself under another name. */
  readonly isBusiness: boolean;
  /** Asked for where the names do not tell the two apart, which they do for most. */
  readonly states: () => readonly string[];
  readonly professions: () => readonly string[];
}

/** What came of a comparison. */
export interface Judgement {
  readonly tier: MatchTier;
  readonly score: number;
  readonly because: string;
}

/** A party of ours, prepared. */
export function comparableParty(party: ScreenedParty): Comparable {
  // Copied one by one: a spread takes longer than all else here.
  const { variants, businesses, npi, birthDate, cutKey } = partyKeys(party);
  return {
    variants,
    businesses,
    npi,
    birthDate,
    cutKey,
    isBusiness: party.names.length === 0,
    states: () => party.states,
    professions: () => professionsOf(party.taxonomies.map(professionOfTaxonomy)),
  };
}

/** What leads to a party of ours, prepared. */
export function partyKeys({ names, businesses, npi, birthDate }: ScreenedParty): PartyKeys {
  const variants = variantsOf(names);
  const single = singleNames(variants);
  const called = businesses.map(businessKey);
  return { variants, businesses: single.length === 0 ? called : [...called, ...single], npi, birthDate, cutKey: '' };
}

/** A listed party, prepared. */
export function comparableRecord(record: ListedParty): Comparable {
  const { variants, businesses, npi, birthDate, cutKey } = recordKeys(record);
  return {
    variants,
    businesses,
    npi,
    birthDate,
    cutKey,
    isBusiness: record.name === null,
    states: () => (record.state === '' ? none : [record.state]),
    professions: () => (record.specialty === '' ? none : professionsOf([professionOfSpecialty(record.specialty)])),
  };
}

/** What leads to a listed party, prepared. */
export function recordKeys(record: ListedParty): PartyKeys {
  const { name, otherNames, business } = record;
  const variants = variantsOf(name === null ? otherNames : otherNames.length === 0 ? [name] : [name, ...otherNames]);
  return {
    variants,
    businesses: listedBusinesses(name, business, otherNames, record.otherBusinesses, variants),
    npi: record.npi,
    birthDate: record.birthDate,
    cutKey: record.cut ? cutKeyOf(business) : '',
  };
}

/** Its own name, its other ones, and names that may be of either kind: those that share no word with a person's. */
function listedBusinesses(
  name: PersonName | null,
  business: string,
  otherNames: readonly PersonName[],
  otherBusinesses: readonly string[] | undefined,
  variants: readonly NameVariant[],
): readonly string[] {
  const single = singleNames(variants);
  if (otherNames.length === 0 && otherBusinesses === undefined && single.length === 0)
    return business === '' ? none : [businessKey(business)];
  const own = name === null ? none : wordsOf(name);
  const either = otherNames.filter((other) => !wordsOf(other).some((word) => own.includes(word)));
  const all = [business, ...(otherBusinesses ?? none), ...either.map(fullName)].map(businessKey);
  return [...new Set([...all, ...single].filter((key) => key !== ''))];
}

/** Who has one name only is looked up as businesses are: there is no first name to compare. */
function singleNames(variants: readonly NameVariant[]): readonly string[] {
  for (const { first } of variants) if (first === '') return variants.flatMap(singleName);
  return none;
}

function singleName({ first, part, of }: NameVariant): readonly string[] {
  return first === '' && !part ? [businessKey(of.last)] : none;
}

/** A beginning of a few letters is that of too many names. */
export const leastCutLetters = 8;

function cutKeyOf(business: string): string {
  const key = cutBusinessKey(business);
  return key.length < leastCutLetters ? '' : key;
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

function nameJudgement(party: Comparable, record: Comparable): Judgement | undefined {
  return personJudgement(party, record) ?? businessJudgement(party, record);
}

function personJudgement(party: Comparable, record: Comparable): Judgement | undefined {
  const birth = birthAgreement(party.birthDate, record.birthDate);
  if (birth === 'other') return undefined;
  const best =
    likeliest(party.variants, record.variants) ?? (birth === 'equal' ? otherwiseNamed(party, record) : undefined);
  if (best === undefined) return undefined;
  const exact = best.mean === 1;
  // A slip in the date is only believed of the very name.
  if (birth === 'near' && (!exact || best.ours.part || best.theirs.part)) return undefined;
  const words = [best.word ?? (exact ? 'the name is equal' : `the names are alike (${Math.round(best.mean * 100)} %)`)];
  let score = Math.round(best.mean * 1000);
  const add = (points: number, word: string): void => {
    score += points;
    words.push(word);
  };
  if (best.way !== undefined) add(weights.otherWay, best.way);
  if (record.isBusiness) words.push('the list names them with a business');
  if (best.ours.part || best.theirs.part)
    add(birth === 'absent' ? weights.partWithoutBirth : 0, 'by one part of a double name');
  if (birth === 'equal') words.push('the birth date is equal');
  else if (birth === 'swapped') add(weights.birthSwapped, 'the birth dates have day and month changed about');
  else if (birth === 'near') add(weights.birthNear, 'the birth dates differ by one slip');
  else add(weights.birthAbsent, 'a birth date is missing');
  const { middle, suffix } = givenAgreement(best.ours, best.theirs);
  if (middle === true) add(weights.sameMiddle, 'the middle names agree');
  if (middle === false) add(weights.otherMiddle, 'the middle names differ');
  if (suffix === false) add(weights.otherSuffix, 'the suffixes differ');
  const place = overlap(party.states(), record.states());
  if (place === true) add(weights.sameState, 'the state is one of practice');
  if (place === false)
    add(birth === 'absent' ? weights.otherStateWithoutBirth : weights.otherState, 'the state is another');
  const work = overlap(party.professions(), record.professions());
  if (work === true) add(weights.sameProfession, 'the profession agrees');
  if (work === false) add(weights.otherProfession, 'the profession is another');
  if (party.npi !== null && record.npi !== null && party.npi !== record.npi) add(weights.otherNpi, 'the NPIs differ');
  const plain = exact && best.way === undefined;
  const tier: MatchTier = !plain ? 'fuzzy' : birth === 'equal' ? 'name-dob' : birth === 'absent' ? 'name' : 'fuzzy';
  return { tier, score: Math.min(score, 999), because: words.join('; ') };
}

/** Two names of a pair, and how alike they are. */
interface NamePair {
  readonly mean: number;
  readonly ours: NameVariant;
  readonly theirs: NameVariant;
  /** By which other way to write a name they are alike. */
  readonly way?: string;
  /** What to say of the names in place of how alike they are. */
  readonly word?: string;
}

function likeliest(ours: readonly NameVariant[], theirs: readonly NameVariant[]): NamePair | undefined {
  let best: NamePair | undefined;
  for (const own of ours) {
    for (const other of theirs) {
      const mean = nameSimilarity(own, other);
      if (mean >= leastMean && (best === undefined || mean > best.mean)) best = { mean, ours: own, theirs: other };
    }
  }
  return best;
}

/**
 * The likeliest pair by what an equal birth date lets one believe: first and last name changed about, another given name in
 * the place of the first, and at last an equal last name alone: first names are changed, translated and left out.
 */
function otherwiseNamed({ variants: ours }: Comparable, { variants: theirs }: Comparable): NamePair | undefined {
  return changedAbout(ours, theirs) ?? byOtherGivenName(ours, theirs) ?? sameLastName(ours, theirs);
}

/** It is believed of the very name only. */
function changedAbout(ours: readonly NameVariant[], theirs: readonly NameVariant[]): NamePair | undefined {
  for (const own of ours) {
    if (own.last.length < 2 || own.first.length < 2) continue;
    for (const other of theirs) {
      if (own.last === other.first && own.first === other.last && !(own.part && other.part))
        return { mean: 1, ours: own, theirs: other, way: 'first and last name changed about' };
    }
  }
  return undefined;
}

function byOtherGivenName(ours: readonly NameVariant[], theirs: readonly NameVariant[]): NamePair | undefined {
  const ofOurs = likeliest(ours.flatMap(byOtherGivenNames), theirs);
  const ofTheirs = likeliest(ours, theirs.flatMap(byOtherGivenNames));
  const best = ofTheirs !== undefined && (ofOurs?.mean ?? 0) < ofTheirs.mean ? ofTheirs : ofOurs;
  return best && { ...best, way: 'by another given name' };
}

function sameLastName(ours: readonly NameVariant[], theirs: readonly NameVariant[]): NamePair | undefined {
  const whole = ours.filter(({ part }) => !part);
  const pairs = whole.flatMap((own) =>
    theirs.filter(({ part }) => !part).map((other) => ({ ours: own, theirs: other })),
  );
  const slip = pairs.find((pair) => isLastNameSlip(pair.ours, pair.theirs));
  if (slip !== undefined) return { ...slip, mean: leastMean, word: 'the last names differ by one letter' };
  const equal = pairs.filter((pair) => pair.ours.last === pair.theirs.last);
  const missing = equal.find((pair) => pair.ours.first === '' || pair.theirs.first === '');
  if (missing !== undefined)
    return { ...missing, mean: lastNameOnly.missing, word: 'the last name is equal, a first name is missing' };
  const [pair] = equal;
  return pair && { ...pair, mean: lastNameOnly.other, word: 'the last name is equal, the first name another' };
}

/** A letter of a short name makes another name. */
const leastSlipLetters = { last: 5, business: 8 };

/** Jaro–Winkler takes letters in their order, and some slips in words whose letters come again lead it astray. */
function isLastNameSlip(ours: NameVariant, theirs: NameVariant): boolean {
  const shorter = Math.min(ours.last.length, theirs.last.length);
  return (
    shorter >= leastSlipLetters.last &&
    firstSimilarity(ours.first, theirs.first) >= leastFirst &&
    editDistance(ours.last, theirs.last) === 1
  );
}

function businessJudgement(party: Comparable, record: Comparable): Judgement | undefined {
  if (birthAgreement(party.birthDate, record.birthDate) === 'other') return undefined;
  const subject = party.isBusiness ? 'the business name' : 'the name';
  for (const [at, theirs] of record.businesses.entries()) {
    for (const ours of party.businesses) {
      const equal = ours !== '' && ours === theirs;
      const cut = !equal && at === 0 && record.cutKey !== '' && ours.startsWith(record.cutKey);
      const slip = !equal && !cut && isBusinessSlip(ours, theirs);
      if (!equal && !cut && !slip) continue;
      const place = overlap(party.states(), record.states());
      const score =
        (equal ? business.equal : cut ? business.cut : business.slip) +
        (place === true ? weights.sameState : place === false ? weights.otherState : 0) +
        (party.npi !== null && record.npi !== null && party.npi !== record.npi ? weights.otherNpi : 0);
      const agreed = equal ? 'is equal' : cut ? 'is equal as far as the list prints it' : 'differs by one letter';
      const words = [`${subject} ${agreed}`];
      if (at > 0) words.push('by another name that the list knows');
      if (place !== undefined) words.push(place ? 'the state agrees' : 'the state is another');
      return { tier: slip ? 'fuzzy' : 'name', score: Math.min(score, 999), because: words.join('; ') };
    }
  }
  return undefined;
}

function isBusinessSlip(ours: string, theirs: string): boolean {
  const shorter = Math.min(ours.length, theirs.length);
  return (
    shorter >= leastSlipLetters.business &&
    Math.abs(ours.length - theirs.length) <= 1 &&
    editDistance(ours, theirs) === 1
  );
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
): 'equal' | 'swapped' | 'near' | 'absent' | 'other' {
  if (ours === null || theirs === null) return 'absent';
  if (ours === theirs) return 'equal';
  if (swappedBirthDate(theirs) === ours) return 'swapped';
  return isOneSlip(birthNumber(ours), birthNumber(theirs)) ? 'near' : 'other';
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
