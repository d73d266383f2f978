/**
 * What payers and facilities are told by a dossier, group or facility document, part by part: how an entry of a list is
 * found again, what it is called, and which kind of change it is when it is no longer so. Parts that are not named here
 * are nobody's business outside: notes, drafts, copies of registers, wishes.
 */

import type { ChangeKind } from './reportable-change.ts';

/** An entry of a document, as a map of its members. */
export type Entry = Readonly<Record<string, unknown>>;

/** A part of a document that is told. */
export interface ToldPart {
  /** The member of the document. */
  readonly at: string;
  /** What one entry is called. */
  readonly word: string;
  /** The kind of change when an entry comes or goes, or a value is another one; null: no rule of ours asks to be told. */
  readonly kind: ChangeKind | null;
  /** Members by which an entry of a list is found again; their values name it. */
  readonly by?: readonly string[];
  /** Members of another kind than the entry. */
  readonly kinds?: Readonly<Record<string, ChangeKind | null>>;
  /** The only members that are told; absent: all but `previousTerms` and `note`. */
  readonly only?: readonly string[];
}

/** Members that hold the term of a paper: another one is a renewal. */
export const termMembers: readonly string[] = ['issued', 'expires', 'recertified'];

/** Questions whose "yes" tells of an action by an authority, a court or a facility. */
export const adverseQuestions: ReadonlySet<unknown> = new Set([
  'license-action',
  'dea-action',
  'privileges-action',
  'board-action',
  'program-sanction',
  'felony',
  'misdemeanor',
  'court-martial',
]);

const term = { issued: null, expires: null } as const;
const phones = { phone: 'other', fax: 'other', email: 'other', mobile: 'other' } as const;
const cover: ToldPart = {
  at: 'malpracticeCover',
  word: 'malpractice cover',
  kind: null,
  by: ['carrier', 'policy'],
  only: ['kind', 'basis', 'perClaim', 'aggregate', 'shared', 'issued', 'expires', 'retroactive', 'tail', 'states'],
};
const medicare: ToldPart = {
  at: 'medicare',
  word: 'Medicare',
  kind: 'other',
  only: ['status', 'optOut', 'participating'],
};
const medicaid: ToldPart = {
  at: 'medicaid',
  word: 'Medicaid',
  kind: null,
  by: ['state', 'location', 'id'],
  only: ['status'],
};
const taxonomies: ToldPart = { at: 'taxonomies', word: 'taxonomy', kind: 'specialty', by: ['code'], only: ['primary'] };
const organizationLicenses: ToldPart = {
  at: 'licenses',
  word: 'license',
  kind: 'license',
  by: ['kind', 'state', 'number'],
  kinds: term,
};
const owners: ToldPart = {
  at: 'owners',
  word: 'owner',
  kind: 'ownership',
  by: ['npi', 'name', 'organization'],
  only: ['percent', 'indirect', 'role', 'from', 'until'],
};
const officials: ToldPart = {
  at: 'officials',
  word: 'official',
  kind: 'official',
  by: ['name', 'role'],
  only: ['title', 'from', 'until'],
};

const dossier: readonly ToldPart[] = [
  {
    at: 'name',
    word: 'name',
    kind: 'name',
    kinds: { prefix: null, credentials: null, preferred: null },
  },
  { at: 'formerNames', word: 'former name', kind: 'name', by: ['first', 'last', 'kind'] },
  { at: 'type', word: 'profession', kind: 'specialty' },
  {
    at: 'contact',
    word: 'contact',
    kind: 'address',
    kinds: { ...phones, credentialingContact: null },
  },
  { at: 'birthDate', word: 'birth date', kind: 'other' },
  { at: 'ssn', word: 'SSN', kind: 'other' },
  { at: 'demographics', word: 'demographics', kind: null },
  { at: 'languages', word: 'languages', kind: null },
  taxonomies,
  { at: 'caqh', word: 'CAQH', kind: null, only: ['id'] },
  medicare,
  medicaid,
  {
    at: 'licenses',
    word: 'license',
    kind: 'license',
    by: ['state', 'type', 'number'],
    kinds: { ...term, restrictions: 'adverse-action', board: null, titleOnLicense: null, firstIssued: null },
  },
  { at: 'dea', word: 'DEA registration', kind: 'license', by: ['number'], kinds: { ...term, address: null } },
  { at: 'cds', word: 'state drug registration', kind: 'license', by: ['state', 'number'], kinds: term },
  {
    at: 'boards',
    word: 'board certification',
    kind: 'specialty',
    by: ['board', 'specialty'],
    kinds: { ...term, recertified: null, eligibleUntil: null, examOn: null },
    only: ['status', 'issued', 'expires', 'recertified', 'lifetime', 'eligibleUntil', 'examOn'],
  },
  { at: 'education', word: 'education', kind: null, by: ['institution', 'degree'] },
  { at: 'training', word: 'training', kind: null, by: ['kind', 'program', 'specialty'] },
  { at: 'ecfmg', word: 'ECFMG', kind: null },
  {
    at: 'workHistory',
    word: 'work',
    kind: 'employment',
    by: ['employer', 'from'],
    only: ['position', 'until', 'current'],
    kinds: { position: null },
  },
  { at: 'gaps', word: 'gap', kind: null, by: ['from', 'until'], only: ['explanation'] },
  {
    at: 'hospitalAffiliations',
    word: 'affiliation',
    kind: 'other',
    by: ['facility', 'name'],
    only: ['status', 'category', 'department', 'admitting', 'until'],
    kinds: { until: null, department: null },
  },
  { at: 'admittingPlan', word: 'admitting plan', kind: null, only: ['kind', 'by'] },
  cover,
  {
    at: 'malpracticeClaims',
    word: 'malpractice claim',
    kind: null,
    by: ['occurred', 'case', 'carrier'],
    only: ['status', 'paid', 'closed'],
  },
  { at: 'certifications', word: 'certification', kind: null, by: ['kind', 'title'], only: ['issued', 'expires'] },
  {
    at: 'disclosures',
    word: 'disclosure',
    kind: 'adverse-action',
    by: ['question', 'payer'],
    only: ['answer', 'explanation', 'text'],
    kinds: { explanation: null, text: null },
  },
  {
    at: 'practiceLocations',
    word: 'practice location',
    kind: 'location',
    by: ['group', 'location', 'facility', 'name'],
    kinds: {
      phone: 'other',
      fax: 'other',
      acceptsNewPatients: null,
      ages: null,
      hours: null,
      hoursPerWeek: null,
      listed: null,
      role: null,
    },
  },
  { at: 'supervision', word: 'supervision', kind: null, by: ['kind', 'state', 'with', 'name'] },
];

const group: readonly ToldPart[] = [
  { at: 'legalName', word: 'legal name', kind: 'name' },
  { at: 'dba', word: 'doing business as', kind: 'name' },
  { at: 'tin', word: 'TIN', kind: 'tin' },
  { at: 'npi', word: 'NPI', kind: 'other' },
  { at: 'taxClassification', word: 'tax classification', kind: 'other' },
  taxonomies,
  { at: 'mailingAddress', word: 'mailing address', kind: 'address' },
  { at: 'remitAddress', word: 'remit address', kind: 'address' },
  { at: 'phone', word: 'phone', kind: 'other' },
  { at: 'fax', word: 'fax', kind: 'other' },
  {
    at: 'locations',
    word: 'location',
    kind: 'location',
    by: ['key'],
    only: ['name', 'address', 'phone', 'fax', 'npi', 'posCode', 'opens', 'closes', 'hours', 'accessible', 'languages'],
    kinds: { phone: 'other', fax: 'other', hours: null, accessible: null, languages: null },
  },
  { at: 'members', word: 'member', kind: 'employment', by: ['npi'], only: ['from', 'until', 'locations'] },
  owners,
  officials,
  medicare,
  medicaid,
  organizationLicenses,
  { ...cover, at: 'cover', word: 'liability cover' },
  { at: 'bank', word: 'bank account', kind: 'bank' },
];

const facility: readonly ToldPart[] = [
  { at: 'name', word: 'name', kind: 'name' },
  { at: 'legalName', word: 'legal name', kind: 'name' },
  { at: 'npi', word: 'NPI', kind: 'other' },
  { at: 'tin', word: 'TIN', kind: 'tin' },
  { at: 'ccn', word: 'CCN', kind: 'other' },
  { at: 'clia', word: 'CLIA number', kind: 'other' },
  taxonomies,
  { at: 'address', word: 'address', kind: 'location' },
  { at: 'mailingAddress', word: 'mailing address', kind: 'address' },
  { at: 'phone', word: 'phone', kind: 'other' },
  { at: 'fax', word: 'fax', kind: 'other' },
  { at: 'accreditor', word: 'accreditor', kind: null },
  organizationLicenses,
  { ...cover, at: 'cover', word: 'liability cover' },
  medicare,
  medicaid,
  owners,
  officials,
];

/** What each kind of document tells. */
export const toldParts: Readonly<Record<'dossier' | 'group' | 'facility', readonly ToldPart[]>> = {
  dossier,
  group,
  facility,
};

const withMembers: ReadonlySet<string> = new Set([
  'legalName',
  'dba',
  'tin',
  'npi',
  'mailingAddress',
  'remitAddress',
  'locations',
]);

/** Whether payers are told a part of a group with each of its providers. */
export function isToldWithMembers(part: string): boolean {
  return withMembers.has(part);
}
