/** What committees decide about, in the words of agendas and minutes. */

import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import { differences } from './difference.ts';
import type { DecisionOutcome } from './file-facts.ts';
import { pointerText } from './finding.ts';
import { masked } from './identifiers/mask.ts';
import type { Dossier } from './nouns/dossier.ts';
import type { Facility } from './nouns/facility.ts';
import type { Group } from './nouns/group.ts';

/** Why a file comes before a committee. */
export const filePurposes = ['initial', 'recredentialing', 'privileges'] as const;
/** One of `filePurposes`. */
export type FilePurpose = (typeof filePurposes)[number];

/** Outcomes in the words of letters and minutes. */
export const outcomeWords: Readonly<Record<DecisionOutcome, string>> = {
  approved: 'approved',
  'approved-with-conditions': 'approved with conditions',
  tabled: 'tabled',
  denied: 'denied',
};

/** A vote: for, against, abstaining. */
export interface Vote {
  readonly yes: number;
  readonly no: number;
  readonly abstaining: number;
}

/** A vote written `5-0-1` or `5-0`; undefined for anything else. */
export function parseVote(text: string): Vote | undefined {
  const parts = /^(\d{1,3})-(\d{1,3})(?:-(\d{1,3}))?$/.exec(text.trim());
  if (parts === null) return undefined;
  return { yes: Number(parts[1]), no: Number(parts[2]), abstaining: Number(parts[3] ?? 0) };
}

/** "5 for, 0 against, 1 abstaining" */
export function voteWords({ yes, no, abstaining }: Vote): string {
  return `${yes} for, ${no} against, ${abstaining} abstaining`;
}

/** One piece of the evidence on which a decision stood, as it was then. */
export type FrozenEvidence =
  | {
      readonly kind: 'verification';
      readonly id: string | null;
      readonly element: string;
      readonly about: string;
      readonly source: string | null;
      readonly on: string | null;
      readonly staleOn: string | null;
      readonly state: string;
      readonly evidence: string | null;
    }
  | {
      readonly kind: 'item';
      readonly rule: string;
      readonly title: string;
      readonly state: string;
      readonly because: string;
    }
  | { readonly kind: 'screening'; readonly id: string; readonly on: string; readonly lists: readonly string[] }
  | { readonly kind: 'exception'; readonly text: string }
  /** What stood in the way of a decision that was made all the same. */
  | { readonly kind: 'obstacle'; readonly text: string }
  | { readonly kind: 'dossier' | 'organization'; readonly sha256: string; readonly body: unknown };

/** SHA-256 of the evidence of a file, lower-case hexadecimal: it tells whether a file is still what was put on an agenda. */
export function evidenceHash(evidence: readonly FrozenEvidence[]): string {
  return createHash('sha256').update(canonicalJson(evidence)).digest('hex');
}

/** What stood in the way of a decision by override, as it was recorded with it. */
export function overriddenObstacles(evidence: readonly FrozenEvidence[]): readonly string[] {
  return evidence.flatMap((one) => (one.kind === 'obstacle' ? [one.text] : []));
}

/** Members that nobody compares, or that a frozen copy must not hold. */
const leftOut: ReadonlySet<string> = new Set([
  'empanel',
  'ssn',
  'ssnRef',
  'birthDate',
  'birthPlace',
  'demographics',
  'contact',
  'documents',
  'register',
  'draft',
  'notes',
  'payers',
]);

/** The dossier without what a copy must not hold: identity papers, birth, home; DEA numbers are masked. */
export function frozenDossier(dossier: Dossier): Readonly<Record<string, unknown>> {
  const kept = Object.entries(dossier).filter(([name]) => !leftOut.has(name));
  const dea = (dossier.dea ?? []).map((one) => ({ ...one, number: masked(one.number, 'dea') }));
  return { ...Object.fromEntries(kept), ...(dea.length === 0 ? {} : { dea }) };
}

/** What a file of an organization is about: who it is, its papers, its cover, its enrollments. */
const ofOrganization: readonly string[] = [
  'name',
  'legalName',
  'kind',
  'npi',
  'ccn',
  'clia',
  'taxonomies',
  'address',
  'locations',
  'accreditor',
  'licenses',
  'cover',
  'medicare',
  'medicaid',
];

/** The document of a facility or group without what a copy must not hold: tax number, owners, accounts; DEA numbers are masked. */
function frozenOrganization(body: Facility | Group): Readonly<Record<string, unknown>> {
  const kept = Object.entries(body).filter(([name]) => ofOrganization.includes(name));
  const licenses = (body.licenses ?? []).map((one) =>
    one.kind === 'dea' && one.number !== undefined ? { ...one, number: masked(one.number, 'dea') } : one,
  );
  return { ...Object.fromEntries(kept), ...(licenses.length === 0 ? {} : { licenses }) };
}

/** A document without what a copy must not hold. */
export function frozenDocument(document: Dossier | Facility | Group): Readonly<Record<string, unknown>> {
  return document.empanel === 'facility/v1' || document.empanel === 'group/v1'
    ? frozenOrganization(document)
    : frozenDossier(document);
}

/** What differs between a frozen document and the present one: one line for each place. */
export function changesSince(before: unknown, document: Dossier | Facility | Group): readonly string[] {
  return differences(before, frozenDocument(document)).map(
    (one) => `${pointerText(one.pointer)}: ${leafText(one.before)} → ${leafText(one.after)}`,
  );
}

function leafText(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
