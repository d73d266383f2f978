/**
 * Everything recorded about one subject, in memory: what the ledger hands to rules and reports. Dates are ISO calendar
 * dates. Three dates of a fact: `…On` of an event is invisible while it lies after the as-of day; `from`/`until` are
 * compared with the day asked about and never hidden; the recording instant is used by `--known-at` only and is applied
 * before these values are made.
 */

import type { CalendarDate } from './calendar/calendar-date.ts';
import type { ClaimFacts } from './claims/claim-facts.ts';
import type { ContractFacts, PaidFrom } from './contracts/contract.ts';
import type { FacilityFacts } from './facility-facts.ts';
import type { FileFacts, Occurrence } from './file-facts.ts';
import type { Off, Override } from './nouns/pack.ts';
import type { ClaimPayerId, FilingLimits, Panel, Payer } from './nouns/payer.ts';
import type { BillingState } from './participation.ts';
import type { PrivilegeFacts } from './privileges/privilege-facts.ts';
import type { DeactivatedNpi, RegisteredTaxonomy, WorkPlace } from './provider-standing.ts';

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
  /** First day on which a provider no longer works for us; absent or null: none is recorded. */
  readonly departedOn?: CalendarDate | null;
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
  /** Line of business by product, of the products that name one; absent: none does. */
  readonly productLines?: Readonly<Record<string, string>>;
  /** Whether it has delegated the credentialing decision to us; absent: no. */
  readonly delegated?: boolean;
  /** States that must be true before it pays; absent: it does not say. */
  readonly needs?: readonly BillingState[];
  /** Plans and networks that are decided or paid apart; absent: none. */
  readonly products?: readonly PayerProduct[];
  readonly routes?: readonly Route[];
  /** Least number of providers for a group contract, by its own word. */
  readonly groupMinimum?: number;
  /** Whether an individual contract moves with the provider. */
  readonly portable?: boolean;
  /** From which day an approved provider is paid. */
  readonly effectiveFrom?: PaidFrom;
  /** ISO durations that it states: for loading after approval, its cycle, an appeal after a denial, being told of changes. */
  readonly loadWithin?: string;
  readonly recredentialEvery?: string;
  readonly appealWithin?: string;
  readonly changesWithin?: string;
  /** How long claims may be sent where no contract says it. */
  readonly filing?: FilingLimits;
  readonly panels?: readonly Panel[];
  /** Which electronic enrollments it asks for. */
  readonly edi?: NonNullable<Payer['edi']>;
  /** Numbers under which claims reach it. */
  readonly payerIds?: readonly ClaimPayerId[];
}

/** A plan or network of a payer. */
export interface PayerProduct {
  readonly key: string;
  readonly name: string | null;
  readonly line: string | null;
  /** Where it is sold; empty: wherever the payer works. */
  readonly states: readonly string[];
  /** States that must be true before it is paid; null: those of the payer. */
  readonly needs: readonly BillingState[] | null;
}

/** A place of a group. */
export interface GroupPlace {
  readonly key: string;
  readonly name: string | null;
  readonly state: string | null;
  /** Two-digit place-of-service code used on claims. */
  readonly posCode: string | null;
  readonly kind: string | null;
  /** Key of the facility it lies in. */
  readonly facility: string | null;
  /** A federal site, where a license of any state counts. */
  readonly federal: boolean;
  readonly opensOn: CalendarDate | null;
  /** First day without patients. */
  readonly closesOn: CalendarDate | null;
}

/** A time in a group, `[from, until)`; an open end is null. */
export interface GroupMembership {
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
  /** Keys of the places; empty: all. */
  readonly locations: readonly string[];
}

/** What the document of a group says that billing needs. */
export interface GroupFacts {
  readonly key: string;
  readonly name: string;
  readonly practice: string | null;
  readonly locations: readonly GroupPlace[];
  /** By NPI; owners and officials by what screening calls them (absent: not known). */
  readonly members: ReadonlyMap<string, readonly GroupMembership[]>;
  readonly associations?: ReadonlyMap<string, Omit<GroupMembership, 'locations'>>;
  /** Days on which the register calls the NPI of the group deactivated; absent: none. */
  readonly npiDeactivated?: DeactivatedNpi;
  /** Its primary taxonomy beside the register; absent: none is on file. */
  readonly taxonomy?: RegisteredTaxonomy;
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
  /** Id of the evidence kept. */
  readonly evidence: string | null;
  /** The date that the source's own report bears; its age counts from it. Absent: none. */
  readonly reportedOn?: CalendarDate | null;
  /** What a background check covered. */
  readonly scope?: string | null;
  /** The day on which the person agreed to be checked. */
  readonly consentOn?: CalendarDate | null;
  /** The difference that was found, with the subject's answer; absent: none, or found before answers were followed. */
  readonly discrepancy?: Discrepancy | null;
}

/** A difference between a source and the file, which the subject has a right to answer. */
export interface Discrepancy {
  /** What the source says. */
  readonly says: string;
  /** The last day for the answer, as the notice names it. */
  readonly answerDueOn: CalendarDate;
  /** Null: not answered, as far as recorded. */
  readonly answeredOn: CalendarDate | null;
  readonly answer: string | null;
}

/** The day from which the age of a verification counts: that of the source's own report, where it bears one. */
export function countedFrom({ on, reportedOn }: Pick<Verification, 'on' | 'reportedOn'>): CalendarDate {
  return reportedOn ?? on;
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
  /** Appointments, privileges and their evaluation; absent: none. */
  readonly privileges?: PrivilegeFacts;
  /** Denied and held claims; absent: none. */
  readonly claims?: ClaimFacts;
  /** Where a provider of several states works, and when; absent: always in the states of the subject. */
  readonly places?: readonly WorkPlace[];
  /** What the dossier says of Medicare that is else recorded as an event: an opt-out, the last claim; absent: nothing. */
  readonly stated?: readonly Occurrence[];
}

/** What a derivation needs besides the subject's own facts. */
export interface DerivationContext {
  readonly payers: ReadonlyMap<string, PayerFacts>;
  /** Absent: none is known. */
  readonly facilities?: ReadonlyMap<string, FacilityFacts>;
  /** Absent: none is known. */
  readonly groups?: ReadonlyMap<string, GroupFacts>;
  /** By key; absent: none is known. */
  readonly contracts?: ReadonlyMap<string, ContractFacts>;
  /** What happened to the file of a group, by its key, looked up when asked for; absent: nothing did. */
  readonly groupFile?: (key: string) => GroupFile | undefined;
}

/** What happened to a group that bears on the claims of its providers. */
export type GroupFile = Pick<SubjectFacts, 'credentials' | 'matches' | 'occurrences' | 'applications'>;

/** An application together with who it is for. */
export interface ApplicationOfSubject {
  readonly application: Application;
  readonly subject: Subject;
}
