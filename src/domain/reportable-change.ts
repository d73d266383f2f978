/** What can happen to a provider, group or facility between two applications, and who must be told of it. */

import { lineStanding, openWithPayer } from './application.ts';
import type { CalendarDate } from './calendar/calendar-date.ts';
import type { Application, ApplicationState } from './facts.ts';

/** Kinds of change that payers, programs and registries ask to be told of, with what each means. */
const changes = {
  location: 'a practice location was added, left or moved',
  name: 'a name changed',
  address: 'an address other than a practice location changed',
  tin: 'the tax number changed',
  license: 'a license was lost, restricted, or is another one',
  'adverse-action': 'an adverse legal action',
  ownership: 'owners or their shares changed',
  official: 'an authorized or delegated official changed',
  bank: 'the bank account changed',
  specialty: 'a specialty or taxonomy changed',
  employment: 'joined or left an employer',
  other: 'anything else that was told and is no longer so',
} as const;

/** Kinds of occurrence that a committee watches or that have a clock of their own, with what each means. */
const watched = {
  complaint: 'a complaint was received',
  'adverse-event': 'a patient came to harm',
  'malpractice-payment': 'a payment was made for a malpractice claim',
  'privilege-action': 'a facility acted against privileges',
  'npdb-alert': 'the data bank sent a report',
} as const;

/** Kinds of occurrence between which a provider is away, with what each means. */
const absences = {
  'military-leave': 'on active military service',
  'medical-leave': 'on leave because of an illness',
  sabbatical: 'on a sabbatical',
  leave: 'on any other leave',
  return: 'back from a leave',
} as const;

/** Kinds of occurrence that start a clock of their own, with what each means. */
const notices = {
  'revalidation-notice': 'Medicare asked to revalidate',
  'data-request': 'Medicare asked for data or papers',
  'deactivation-notice': 'Medicare stopped the billing',
  'enrollment-stay': 'Medicare stayed the enrollment, over a revalidation or with no ground named',
  'enrollment-stay-change': 'Medicare stayed the enrollment over a change it was not told',
  revocation: 'Medicare revoked the enrollment',
  'opt-out-signed': 'an affidavit to opt out of Medicare was signed',
  'opt-out-effective': 'the opt-out of Medicare took effect',
  'opt-out-refused': 'Medicare did not accept the opt-out',
  'private-contract': 'the first private contract with a patient of Medicare',
  'last-claim': 'the latest claim to Medicare was sent',
  substitute: 'a substitute began to work under the number of the regular physician',
  'exclusion-notice': 'the OIG sent notice of an exclusion',
  'disclosure-request': 'Medicaid asked about business transactions',
  'fingerprint-request': 'Medicaid asked for fingerprints',
  'directory-check': 'what directories say was verified',
  'complaint-review': 'complaints and adverse events on record were looked at together',
  'data-audit': 'an audit of how credentialing data is changed, without findings',
  'data-audit-findings': 'the same audit, with findings',
  'delegate-report': 'the delegating plan was reported to',
  'delegate-audit': 'the delegating plan audited us',
  'delegate-evaluation': 'a plan evaluated us before it delegates',
} as const;

/** A kind of change that must be told, as packs name it. */
export type ChangeKind = keyof typeof changes;
/** A kind of notice, or of something done on a day, that starts a clock of its own. */
export type NoticeKind = keyof typeof notices;
/** A kind of occurrence with which a leave begins or ends. */
export type AbsenceKind = keyof typeof absences;
/** A kind of occurrence. */
export type OccurrenceKind = ChangeKind | keyof typeof watched | AbsenceKind | NoticeKind;

/** What each kind of occurrence means. */
export const occurrenceWords: Readonly<Record<OccurrenceKind, string>> = {
  ...changes,
  ...watched,
  ...absences,
  ...notices,
};
/** All kinds of occurrence, those that must be told first. */
export const occurrenceKinds = Object.keys(occurrenceWords) as readonly OccurrenceKind[];

/** Whether payers and registries ask to be told of occurrences of this kind. */
export function isChangeKind(kind: string): kind is ChangeKind {
  return Object.hasOwn(changes, kind);
}

/** Whether a leave begins or ends with an occurrence of this kind. */
export function isAbsenceKind(kind: string): kind is AbsenceKind {
  return Object.hasOwn(absences, kind);
}

/** Whether an occurrence of this kind starts a clock of its own: a notice, a request, or what is done again and again. */
export function isNoticeKind(kind: string): kind is NoticeKind {
  return Object.hasOwn(notices, kind);
}

/** Programs that must be told for themselves where no payer's document stands for them. */
export const programs = ['medicare', 'medicaid'] as const;

/** States of a line whose payer or facility must be told: it decides, or has taken the subject in. */
export const concernedStates: ReadonlySet<ApplicationState> = new Set([
  ...openWithPayer,
  'on-hold',
  'approved',
  'loaded',
]);

/** A payer or facility. */
export interface Body {
  readonly payer: string | null;
  readonly facility: string | null;
}

/** Payers and facilities that decide about the subject or have taken it in on a day, each once, in order of asking. */
export function bodiesConcerned(applications: readonly Application[], on: CalendarDate): readonly Body[] {
  const found = new Map<string, Body>();
  for (const one of applications) {
    const concerned =
      one.openedOn <= on &&
      one.type !== 'termination' &&
      one.lines.some((line) => concernedStates.has(lineStanding(one, line, on).state));
    if (concerned) found.set(bodyKey(one), { payer: one.payer, facility: one.facility });
  }
  return [...found.values()];
}

/** One text for one payer or facility. */
export function bodyKey({ payer, facility }: Body): string {
  return payer === null ? `facility ${facility ?? ''}` : `payer ${payer}`;
}
