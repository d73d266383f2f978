/**
 * Everything recorded about one subject, in memory: what the ledger hands to rules and reports. Dates are ISO calendar
 * dates. Three dates of a fact: `…On` of an event is invisible while it lies after the as-of day; `from`/`until` are
 * compared with the day asked about and never hidden; the recording instant is used by `--known-at` only and is applied
 * before these values are made.
 */

import type { CalendarDate } from './calendar/calendar-date.ts';
import type { FileFacts } from './file-facts.ts';
import type { Off, Override } from './nouns/pack.ts';

/** Who a dossier, an application or a deadline is about. */
export type SubjectKind = 'provider' | 'group' | 'facility' | 'practice';

/** A subject as last synced. */
export interface Subject {
  readonly id: string;
  readonly kind: SubjectKind;
  /** NPI of a provider or key of a group or facility. */
  readonly key: string;
  readonly npi: string | null;
  /** "Ruiz, Ana" for people, the name for organisations. */
  readonly name: string;
  readonly practice: string | null;
  /** Provider type code of the dossier (`md`, `np`, …); null for organisations. */
  readonly type: string | null;
  readonly status: 'draft' | 'active' | 'departed' | 'archived';
  /** States of practice, two letters, sorted. */
  readonly states: readonly string[];
  readonly taxonomies: readonly string[];
  /** Keys of the groups the provider belongs to. */
  readonly groups: readonly string[];
}

/** Kinds of credential that have terms. */
export type CredentialKind =
  | 'license'
  | 'dea'
  | 'cds'
  | 'board'
  | 'malpractice'
  | 'certification'
  | 'caqh'
  | 'medicare'
  | 'medicaid'
  | 'supervision'
  | 'paper';

/**
 * One term of a credential: a license period, a policy year, one attestation or revalidation. Of Medicare and Medicaid
 * enrollments, `through` of the newest term is the revalidation due date that the payer posted.
 */
export interface Term {
  readonly id: string;
  /** The event that made the term (issue, attestation, revalidation); null where only the span is known. */
  readonly happenedOn: CalendarDate | null;
  readonly from: CalendarDate | null;
  /** Last day in force, as printed on the paper (inclusive); null: unknown or without end. */
  readonly through: CalendarDate | null;
}

/** A credential with its past. */
export interface Credential {
  readonly id: string;
  readonly kind: CredentialKind;
  /** Found again at every sync by this key (license: state, type, number; DEA: number; board: board, specialty). */
  readonly naturalKey: string;
  /** Plain words without sensitive digits: "CA license A12345", "DEA AR*****12". */
  readonly label: string;
  readonly state: string | null;
  /** As written in the dossier: `active`, `inactive`, … */
  readonly status: string | null;
  /** Hash of the values a verification verifies. */
  readonly valueHash: string;
  readonly terms: readonly Term[];
}

/** What a payer's document says that clocks need. */
export interface PayerFacts {
  readonly key: string;
  readonly name: string;
  /** Lines of business: `commercial`, `medicare`, … */
  readonly lines: readonly string[];
  readonly states: readonly string[];
  /** Ids of the packs that bind its applications. */
  readonly packs: readonly string[];
  /** ISO duration between follow-ups, or null for the workspace's own. */
  readonly followUpEvery: string | null;
  /** ISO duration the payer states for its decision, or null when it states none. */
  readonly decisionWithin: string | null;
  /** What its own document changes about rules of packs, and which it switches off; absent: nothing. */
  readonly overrides?: readonly Override[];
  readonly off?: readonly Off[];
}

/** Application types of the trade. */
export const applicationTypes = [
  'initial',
  'recredentialing',
  'revalidation',
  'reactivation',
  'reassignment',
  'add-to-group',
  'add-location',
  'change',
  'edi',
  'opt-out',
  'termination',
] as const;
/** One of `applicationTypes`. */
export type ApplicationType = (typeof applicationTypes)[number];

/** Enrollment route: in the provider's own name or through a group's agreement. */
export type Route = 'individual' | 'group';

/** How an application was sent. */
export const submissionChannels = ['portal', 'caqh', 'mail', 'fax', 'email', 'roster'] as const;
/** One of `submissionChannels`. */
export type SubmissionChannel = (typeof submissionChannels)[number];

/** How a contact was made. */
export const contactChannels = ['phone', 'email', 'portal', 'fax', 'mail'] as const;
/** One of `contactChannels`. */
export type ContactChannel = (typeof contactChannels)[number];

/** States of an application line. */
export const applicationStates = [
  'draft',
  'submitted',
  'received',
  'complete',
  'in-review',
  'committee',
  'info-requested',
  'on-hold',
  'returned',
  'rejected',
  'panel-closed',
  'denied',
  'appealed',
  'approved',
  'loaded',
  'withdrawn',
] as const;
/** One of `applicationStates`. */
export type ApplicationState = (typeof applicationStates)[number];

/** A recorded step: a state, or the answer that takes a line back to where it stood before the request. */
export type StepName = ApplicationState | 'answered';

/** One recorded step of an application or of one of its lines. */
export interface Step {
  readonly id: string;
  /** The line it applies to; null: all lines that existed then. */
  readonly lineId: string | null;
  readonly name: StepName;
  readonly on: CalendarDate;
  /** Order of recording; ties on the same day are resolved by it. */
  readonly sequence: number;
  readonly via: SubmissionChannel | null;
  readonly reference: string | null;
  readonly reason: string | null;
  readonly dueOn: CalendarDate | null;
  readonly until: CalendarDate | null;
  readonly reopensOn: CalendarDate | null;
  readonly effectiveOn: CalendarDate | null;
  /** The id the payer assigned (PTAN, Medicaid id, plan id). */
  readonly payerId: string | null;
  readonly note: string | null;
}

/** One product × group × location asked for. */
export interface ApplicationLine {
  readonly id: string;
  /** 1, 2, 3 … as shown to people and taken by `--line`. */
  readonly number: number;
  readonly product: string | null;
  readonly group: string | null;
  readonly location: string | null;
}

/** One line of the call log. */
export interface Contact {
  readonly id: string;
  readonly on: CalendarDate;
  readonly sequence: number;
  readonly text: string;
  readonly channel: ContactChannel | null;
  readonly rep: string | null;
  readonly reference: string | null;
  readonly promisedOn: CalendarDate | null;
}

/** The next follow-up, as set by opening, submitting, moving or logging. The newest visible one counts. */
export interface FollowUp {
  readonly id: string;
  /** The day it was set. */
  readonly on: CalendarDate;
  readonly sequence: number;
  readonly dueOn: CalendarDate;
  /** Where the day came from: `asked` (`--next`), `payer` document, `workspace` default or `pack`. */
  readonly origin: 'asked' | 'payer' | 'workspace' | 'pack';
}

/** An application to one payer or facility for one subject. */
export interface Application {
  readonly id: string;
  readonly subjectId: string;
  readonly payer: string | null;
  readonly facility: string | null;
  readonly type: ApplicationType;
  readonly route: Route;
  readonly what: string | null;
  readonly owner: string | null;
  readonly openedOn: CalendarDate;
  readonly previousId: string | null;
  readonly replacesId: string | null;
  readonly lines: readonly ApplicationLine[];
  readonly steps: readonly Step[];
  readonly contacts: readonly Contact[];
  readonly followUps: readonly FollowUp[];
}

/** A primary source verification. */
export interface Verification {
  readonly id: string;
  /** Element of the file: `license`, `dea`, `board`, `education`, `malpractice-history`, … */
  readonly element: string;
  readonly credentialId: string | null;
  readonly source: string;
  readonly method: string | null;
  readonly on: CalendarDate;
  readonly sequence: number;
  readonly by: string | null;
  readonly result: 'verified' | 'discrepant' | 'not-found';
  /** Hash of the values verified; differs from the credential's when they changed since. */
  readonly valueHash: string | null;
  readonly evidence: string | null;
}

/** A recorded exception from one checklist rule. */
export interface Waiver {
  readonly id: string;
  readonly rule: string;
  readonly payer: string | null;
  readonly on: CalendarDate;
  readonly until: CalendarDate;
  readonly reason: string;
}

/** All facts about one subject. */
export interface SubjectFacts extends FileFacts {
  readonly subject: Subject;
  readonly credentials: readonly Credential[];
  readonly applications: readonly Application[];
  readonly verifications: readonly Verification[];
  readonly waivers: readonly Waiver[];
}

/** What a derivation needs besides the subject's own facts. */
export interface DerivationContext {
  readonly payers: ReadonlyMap<string, PayerFacts>;
}

/** An application together with who it is for. */
export interface ApplicationOfSubject {
  readonly application: Application;
  readonly subject: Subject;
}
