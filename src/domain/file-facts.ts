/**
 * What happened to the file of a subject besides papers and applications: decisions about it, enrollments in monitoring
 * services, occurrences that others must be told of, and what screening found. The dates follow the rules of `facts.ts`.
 */

import type { CalendarDate } from './calendar/calendar-date.ts';
import type { ContractMember } from './contracts/contract.ts';
import type { Premises } from './premises.ts';

/** What a body decides about a file. A tabled file is none the wiser: its cycle goes on. */
export const decisionOutcomes = ['approved', 'approved-with-conditions', 'tabled', 'denied'] as const;
/** One of `decisionOutcomes`. */
export type DecisionOutcome = (typeof decisionOutcomes)[number];

/** The deciding body of a decision that our own committee made. */
export const ownBody = 'self';

/** Which cycle a decision belongs to: taking part in networks, or privileges at a facility. */
export const decisionPrograms = ['network', 'privileges'] as const;
/** One of `decisionPrograms`. */
export type DecisionProgram = (typeof decisionPrograms)[number];

/** A decision of a deciding body about a file. */
export interface Decision {
  readonly id: string;
  /** `ownBody`, or the key of the payer or facility that decided. */
  readonly body: string;
  readonly program: DecisionProgram;
  readonly applicationId: string | null;
  readonly meetingId: string | null;
  readonly outcome: DecisionOutcome;
  readonly on: CalendarDate;
  /** The day the subject was told; null: not yet, as far as recorded. */
  readonly noticeOn: CalendarDate | null;
  /** The last day to meet the conditions of the approval; absent or null: it has none, or no day. */
  readonly conditionsDueOn?: CalendarDate | null;
  /** The day on which they were met; absent or null: not yet, as far as recorded. */
  readonly conditionsMetOn?: CalendarDate | null;
  /** Order of recording. */
  readonly sequence: number;
}

/** An enrollment in a continuous monitoring service, in force on `[from, until)`. */
export interface Monitoring {
  readonly id: string;
  /** `npdb-continuous-query` and others. */
  readonly service: string;
  /** The day it was enrolled. */
  readonly on: CalendarDate;
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
}

/** Someone was told of an occurrence. */
export interface Told {
  readonly id: string;
  /** Key of the payer; null with `facility` null: a registry or board. */
  readonly payer: string | null;
  readonly facility: string | null;
  readonly on: CalendarDate;
}

/** Something that happened which others must be told of, or which a committee watches. */
export interface Occurrence {
  readonly id: string;
  /** `location`, `name`, `adverse-action`, `complaint` …. */
  readonly kind: string;
  readonly on: CalendarDate;
  readonly told: readonly Told[];
}

/** The last word of a person about a possible match. */
export interface MatchReview {
  readonly id: string;
  readonly on: CalendarDate;
  readonly verdict: string;
  readonly recordSha256: string;
  readonly identitySha256: string;
}

/** A listed party that may be the subject, or one of its owners or officials. */
export interface ListMatch {
  readonly id: string;
  /** `self`, or the owner or official by role and name. */
  readonly party: string;
  readonly list: string;
  readonly tier: string;
  readonly on: CalendarDate;
  readonly recordSha256: string;
  readonly identitySha256: string;
  /** First day of the exclusion, where the list says it. */
  readonly from: CalendarDate | null;
  /** First day on which it no longer holds; null: it still does. */
  readonly until: CalendarDate | null;
  /** It ended after this day and by `until`. */
  readonly endedAfter: CalendarDate | null;
  readonly waiver: { readonly state: string; readonly from: CalendarDate | null } | null;
  /** Whether it took the place of one that was found to be the same party. */
  readonly confirmedBefore: boolean;
  /** The day another match took its place. */
  readonly closedOn: CalendarDate | null;
  /** All reviews, oldest first: the last one by a day counts there. */
  readonly reviews: readonly MatchReview[];
}

/** A list as it was published. */
export interface PublishedList {
  readonly id: string;
  /** `leie`, `sam`, `state:PA`, `opt-out` …. */
  readonly list: string;
  /** Null where neither its name nor its content tells. */
  readonly publishedOn: CalendarDate | null;
  /** The day on which it was first given. */
  readonly givenOn: CalendarDate;
  /** Whether it adds to a full list; absent: it is one. */
  readonly isSupplement?: true;
  /** Whether it is a full list that another had taken the place of, looked through as well; absent: it is in force. */
  readonly isFormer?: true;
}

/** A screening run in which the subject took part. */
export interface ScreeningRun {
  readonly id: string;
  readonly on: CalendarDate;
  /** The lists it was run against. */
  readonly lists: readonly PublishedList[];
  /** It was no run: somebody looked the subject up by hand, in the list as the agency shows it on that day. */
  readonly isByHand?: true;
}

/** What happened to the file of a subject. */
export interface FileFacts {
  readonly decisions: readonly Decision[];
  readonly monitorings: readonly Monitoring[];
  readonly occurrences: readonly Occurrence[];
  readonly matches: readonly ListMatch[];
  /** Runs that left no party of the subject out, oldest first. */
  readonly screenings: readonly ScreeningRun[];
  /** Places on contracts, in the order of recording. */
  readonly links: readonly ContractMember[];
  /** Hashes of what the dossier says of elements that are no papers, by element; absent: none of them was verified. */
  readonly elementHashes?: Readonly<Record<string, string>>;
  /** Where a group or facility stands, the main place first; absent: the subject is a provider, or has no document. */
  readonly premises?: readonly Premises[];
}

/** The facts of a file to which nothing has happened yet. */
export const noFileFacts: FileFacts = {
  decisions: [],
  monitorings: [],
  occurrences: [],
  matches: [],
  screenings: [],
  links: [],
};
