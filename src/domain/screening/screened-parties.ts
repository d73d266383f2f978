/** Whom a workspace screens: its providers, groups and facilities, with their owners, officials and managing employees. */

import { hash } from 'node:crypto';
import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Subject } from '../facts.ts';
import type { Dossier } from '../nouns/dossier.ts';
import type { Facility } from '../nouns/facility.ts';
import type { Group, Official, Owner, RegisterName } from '../nouns/group.ts';
import { filedName, nameKey, type PersonName } from '../person-name.ts';
import type { Association, PartyRole, ScreenedParty } from './exclusion.ts';

/** What is asked of a subject whose parties are screened. */
export type ScreenedSubject = Pick<Subject, 'id' | 'kind' | 'npi' | 'name' | 'status' | 'states' | 'taxonomies'>;

/** A party that is not screened, and why. */
export interface SkippedScreening {
  readonly subjectId: string;
  readonly party: string;
  readonly why: string;
}

/** All parties of a subject: together they are everyone its document names. */
export interface SubjectParties {
  readonly screened: readonly ScreenedParty[];
  readonly skipped: readonly SkippedScreening[];
}

/** What decides who is screened. */
export interface ScreeningScope {
  /** The day of the screening: who has left before it is skipped. */
  readonly on: CalendarDate;
  /** Owners of a smaller share, in percent, are skipped; null: every owner is screened. */
  readonly leastShare: number | null;
}

/** The subject itself, as a party. */
export const selfParty = 'self';

const noBusiness: readonly string[] = [];

/** The parties of a provider. */
export function dossierParties(subject: ScreenedSubject, dossier: Dossier): SubjectParties {
  const skipped = skippedSubject(subject);
  if (skipped !== undefined) return { screened: [], skipped: [skipped] };
  const nppes = dossier.register?.nppes;
  const names = distinctNames([
    personName(dossier.name),
    ...(dossier.formerNames ?? []).map(personName),
    ...[nppes?.name, ...(nppes?.otherNames ?? [])].flatMap(registerName),
  ]);
  return {
    screened: [
      party({
        subjectId: subject.id,
        party: selfParty,
        role: 'provider',
        names,
        businesses: noBusiness,
        npi: subject.npi,
        birthDate: dayOrNull(dossier.birthDate),
        states: subject.states,
        taxonomies: subject.taxonomies,
      }),
    ],
    skipped: [],
  };
}

/** The parties of a group or facility: itself, and who owns and manages it. */
export function organisationParties(
  subject: ScreenedSubject,
  organisation: Group | Facility,
  scope: ScreeningScope,
): SubjectParties {
  const gone = skippedSubject(subject);
  const nppes = organisation.register?.nppes;
  const businesses = [
    organisation.legalName,
    ...('name' in organisation ? [organisation.name] : []),
    ...('dba' in organisation ? (organisation.dba ?? []) : []),
    nppes?.legalName,
    ...(nppes?.otherNames ?? []).map(({ last }) => last),
  ].filter((name): name is string => name !== undefined && name !== '');
  const self = party({
    subjectId: subject.id,
    party: selfParty,
    role: subject.kind === 'facility' ? 'facility' : 'group',
    names: [],
    businesses: [...new Set(businesses)],
    npi: subject.npi,
    birthDate: null,
    states: subject.states,
    taxonomies: subject.taxonomies,
  });
  const taken = new Map<string, number>();
  const all: Considered[] = [
    ...(organisation.owners ?? []).map((owner) => ownerConsidered(subject, owner, scope)),
    ...(organisation.officials ?? []).map((official) => officialConsidered(subject, official, scope)),
  ].map((one) => numbered(one, taken));
  return {
    screened: gone !== undefined ? [] : [self, ...all.flatMap(({ who, why }) => (why === null ? [party(who)] : []))],
    skipped: [
      ...(gone === undefined ? [] : [gone]),
      ...all.flatMap(({ who, why }) => {
        const reason = gone === undefined ? why : gone.why;
        return reason === null ? [] : [{ subjectId: subject.id, party: who.party, why: reason }];
      }),
    ],
  };
}

/** The owners, officials and managing employees whom a document names, by what they are called as parties. */
export function associations(organisation: Pick<Group, 'owners' | 'officials'>): ReadonlyMap<string, Association> {
  const taken = new Map<string, number>();
  const named = [
    ...(organisation.owners ?? []).map((owner) => ({ of: owner, name: ownerParty(owner) })),
    ...(organisation.officials ?? []).map((official) => ({ of: official, name: officialParty(official) })),
  ];
  return new Map(
    named.map(({ of, name }) => [numberedName(name, taken), { from: dayOrNull(of.from), until: dayOrNull(of.until) }]),
  );
}

type Identity = Omit<ScreenedParty, 'identitySha256'>;

/** Someone named in a document, and why not to be screened. */
interface Considered {
  readonly who: Identity;
  readonly why: string | null;
}

function ownerConsidered(subject: ScreenedSubject, owner: Owner, { on, leastShare }: ScreeningScope): Considered {
  const names = owner.name === undefined ? [] : [personName(owner.name), ...(owner.formerNames ?? []).map(personName)];
  const small = leastShare !== null && owner.percent !== undefined && owner.percent < leastShare;
  const who = identity(subject, 'owner', ownerParty(owner), names, owner);
  const why = small ? `owns ${owner.percent} %, less than ${leastShare} %` : (left(owner, on) ?? nameless(who));
  return { who, why };
}

function officialConsidered(subject: ScreenedSubject, official: Official, { on }: ScreeningScope): Considered {
  const names = [personName(official.name), ...(official.formerNames ?? []).map(personName)];
  const who = identity(subject, officialRole(official), officialParty(official), names, official);
  return { who, why: left(official, on) ?? nameless(who) };
}

function ownerParty({ name, organization }: Owner): string {
  return partyName('owner', name === undefined ? organization : filedName(personName(name)));
}

function officialParty(official: Official): string {
  return partyName(officialRole(official), filedName(personName(official.name)));
}

function officialRole({ role }: Official): PartyRole {
  return role === 'managing-employee' ? 'managing-employee' : 'official';
}

/** The role of a party, by what it is called. */
export function partyRole(party: string, subject: Subject['kind']): PartyRole {
  if (party === selfParty) return subject === 'group' || subject === 'facility' ? subject : 'provider';
  const called = party.slice(0, party.indexOf(':')).replace(' ', '-');
  return associatedRoles.find((role) => role === called) ?? 'official';
}

const associatedRoles: readonly PartyRole[] = ['owner', 'official', 'managing-employee'];

function partyName(role: PartyRole, name: string | undefined): string {
  return `${role.replace('-', ' ')}: ${name ?? 'without a name'}`;
}

function identity(
  subject: ScreenedSubject,
  role: PartyRole,
  called: string,
  names: readonly PersonName[],
  { npi, birthDate, organization }: Pick<Owner, 'npi' | 'birthDate' | 'organization'>,
): Identity {
  return {
    subjectId: subject.id,
    party: called,
    role,
    names: distinctNames(names),
    businesses: organization === undefined ? [] : [organization],
    npi: npi ?? null,
    birthDate: dayOrNull(birthDate),
    states: subject.states,
    taxonomies: [],
  };
}

function numbered(one: Considered, taken: Map<string, number>): Considered {
  return { ...one, who: { ...one.who, party: numberedName(one.who.party, taken) } };
}

/** The same with a number behind it where the document names the party again in the same role. */
function numberedName(name: string, taken: Map<string, number>): string {
  const times = (taken.get(name) ?? 0) + 1;
  taken.set(name, times);
  return times === 1 ? name : `${name} (${times})`;
}

function skippedSubject({ id, status }: ScreenedSubject): SkippedScreening | undefined {
  return status === 'archived' ? { subjectId: id, party: selfParty, why: 'archived' } : undefined;
}

function left({ until }: { readonly until?: string }, on: CalendarDate): string | null {
  return until !== undefined && until <= on ? `no longer since ${until}` : null;
}

function nameless({ names, businesses }: Identity): string | null {
  return names.length === 0 && businesses.length === 0 ? 'has no name' : null;
}

function party(who: Identity): ScreenedParty {
  const { subjectId, party: called, role, names, businesses, npi, birthDate, states, taxonomies } = who;
  const identitySha256 = hash('sha256', identityText(who), 'hex');
  return { subjectId, party: called, role, names, businesses, npi, birthDate, states, taxonomies, identitySha256 };
}

/** What a party is known by, as canonical JSON: keys in order at every level, so that its hash is that of other programs. */
function identityText({ birthDate, businesses, names, npi, states, taxonomies }: Identity): string {
  const inOrder = names.map(({ first, last, middle, suffix }) => ({ first, last, middle, suffix }));
  return JSON.stringify({ birthDate, businesses, names: inOrder, npi, states, taxonomies });
}

/** Names that differ in more than writing; the first of each stays. */
function distinctNames(names: readonly PersonName[]): readonly PersonName[] {
  const distinct = new Map<string, PersonName>();
  for (const name of names) {
    const key = `${nameKey(name)}|${name.suffix ?? ''}`;
    if (!distinct.has(key)) distinct.set(key, name);
  }
  return [...distinct.values()];
}

function personName({ last, first, middle, suffix }: PersonName): PersonName {
  const name: { -readonly [Part in keyof PersonName]: PersonName[Part] } = { last };
  if (first !== undefined) name.first = first;
  if (middle !== undefined) name.middle = middle;
  if (suffix !== undefined) name.suffix = suffix;
  return name;
}

function registerName(name: RegisterName | undefined): readonly PersonName[] {
  return name?.last === undefined || name.last === '' ? [] : [personName({ ...name, last: name.last })];
}

function dayOrNull(date: string | undefined): CalendarDate | null {
  return (date as CalendarDate | undefined) ?? null;
}
