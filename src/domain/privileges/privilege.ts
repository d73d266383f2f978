/**
 * Appointments and privileges of a practitioner at facilities, and how their use is evaluated. Dates follow the rules of
 * `facts.ts`: `on` is the day something happened, and invisible while it lies after the as-of day; `[from, until)` is
 * compared with the day asked about and never hidden. What a form said when it was used stays with the request and the
 * grant: a later version, or an edited file, rewrites no history.
 */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Line, PrivilegeForm } from '../nouns/facility.ts';

/** A version of a privilege form as it was when it was first used; never changed afterwards. */
export interface FormOnFile {
  readonly id: string;
  readonly facility: string;
  readonly key: string;
  readonly version: string;
  /** The form whole. */
  readonly form: PrivilegeForm;
}

/** Which version of which form. */
export interface FormReference {
  /** Id of the `FormOnFile`. */
  readonly id: string;
  readonly key: string;
  readonly version: string;
}

/** A line of a form as it stood in that version. */
export interface LineOfForm {
  readonly form: FormReference;
  readonly line: Line;
}

/** What an appointment or a request is: the first one, the next term, or more privileges within a term. */
export const requestTypes = ['initial', 'reappointment', 'additional'] as const;
/** One of `requestTypes`. */
export type RequestType = (typeof requestTypes)[number];

/** Membership of the medical staff of a facility: category, term and duties. In force on `[from, until)`. */
export interface Appointment {
  readonly id: string;
  readonly subjectId: string;
  readonly facility: string;
  readonly type: 'initial' | 'reappointment';
  /** Key of the staff category, with the name it had. */
  readonly category: string;
  readonly categoryName: string;
  readonly duties: readonly string[];
  readonly department: string | null;
  /** The day the governing body decided. */
  readonly on: CalendarDate;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  /** First day after the provisional time; null: there is none. */
  readonly provisionalUntil: CalendarDate | null;
  readonly requestId: string | null;
  /** The appointment that it continues. */
  readonly previousId: string | null;
  readonly conditions: string | null;
  /** Order of recording. */
  readonly sequence: number;
}

/** Whether a criterion of a line is met; cannot-tell: nothing on file says it. */
export const criterionStates = ['met', 'not-met', 'cannot-tell'] as const;
/** One of `criterionStates`. */
export type CriterionState = (typeof criterionStates)[number];

/** A criterion of a line, compared with the file of the person. */
export interface CriterionResult {
  /** What is asked, in words: "residency in internal medicine". */
  readonly criterion: string;
  readonly state: CriterionState;
  /** Why, in words. */
  readonly because: string;
  /** Where the dossier says it (`/training/0`); null: nowhere. */
  readonly pointer: string | null;
}

/** A line that was asked for. */
export interface RequestedLine extends LineOfForm {
  readonly id: string;
  /** 1, 2, 3 … within the request, as shown to people. */
  readonly number: number;
  /** The criteria as they were evaluated on the day of the request. */
  readonly criteria: readonly CriterionResult[];
}

/** Who recommends or decides on a request, in their order. */
export const privilegeBodies = ['chair', 'credentials-committee', 'executive-committee', 'board'] as const;
/** One of `privilegeBodies`. */
export type PrivilegeBody = (typeof privilegeBodies)[number];

/** What a body says about lines of a request. Deferred: it asks for more and comes back to it. */
export const recommendationOutcomes = ['approve', 'approve-with-conditions', 'modify', 'defer', 'deny'] as const;
/** One of `recommendationOutcomes`. */
export type RecommendationOutcome = (typeof recommendationOutcomes)[number];

/** What a body said about a request; of the board it is the decision that grants and denials rest on. */
export interface Recommendation {
  readonly id: string;
  readonly requestId: string;
  readonly body: PrivilegeBody;
  readonly on: CalendarDate;
  readonly outcome: RecommendationOutcome;
  /** Ids of the requested lines it is about; empty: all. */
  readonly lineIds: readonly string[];
  readonly conditions: string | null;
  readonly by: string | null;
  /** Id of the meeting, where it is recorded. */
  readonly meetingId: string | null;
  readonly reason: string | null;
  readonly sequence: number;
}

/** How a requested line ended without a grant. */
export const lineEndings = ['denied', 'withdrawn', 'deferred'] as const;
/** One of `lineEndings`. */
export type LineEnding = (typeof lineEndings)[number];

/** Why something was done about privileges: competence or conduct, a rule of the office, or at the holder's own wish. */
export const actionCauses = ['professional', 'administrative', 'request'] as const;
/** One of `actionCauses`. */
export type ActionCause = (typeof actionCauses)[number];

/** A requested line that was denied, withdrawn or put off. */
export interface LineDecision {
  readonly id: string;
  readonly requestId: string;
  readonly lineId: string;
  /** The board's decision that a denial rests on. */
  readonly recommendationId: string | null;
  readonly on: CalendarDate;
  readonly outcome: LineEnding;
  readonly cause: ActionCause;
  /** Withdrawn while, or so as not to be, investigated. */
  readonly underInvestigation: boolean;
  readonly reason: string | null;
  readonly sequence: number;
}

/** A request for privileges at one facility, which is also the application that temporary privileges are counted by. */
export interface PrivilegeRequest {
  readonly id: string;
  readonly subjectId: string;
  readonly facility: string;
  readonly type: RequestType;
  /** Id of the application for membership, where one is followed. */
  readonly applicationId: string | null;
  /** Category of the staff that is asked for. */
  readonly category: string | null;
  readonly department: string | null;
  /** The day the provider asked. */
  readonly on: CalendarDate;
  /** The request that this one takes the place of. */
  readonly replacesId: string | null;
  readonly note: string | null;
  readonly lines: readonly RequestedLine[];
  /** In the order of recording. */
  readonly recommendations: readonly Recommendation[];
  readonly decisions: readonly LineDecision[];
  readonly sequence: number;
}

/**
 * Why a privilege is held. Regular: granted by the board for a term. Temporary: for a new applicant who awaits the board,
 * or for a need of patients. Disaster and emergency: without a file. Proxy: by the decision of a distant site.
 */
export const grantBases = [
  'regular',
  'temporary-applicant',
  'temporary-need',
  'disaster',
  'emergency',
  'proxy',
] as const;
/** One of `grantBases`. */
export type GrantBasis = (typeof grantBases)[number];

/** What was checked before a privilege was granted, as it stood. */
export interface PrerequisiteResult {
  /** `credentialed`, `complete-file`, `license`, `emergency-plan`, `agreement`, `distant-list`, `resources` … */
  readonly prerequisite: string;
  readonly state: CriterionState;
  readonly because: string;
}

/** A privilege that was granted, in force on `[from, until)` as far as no action says otherwise. */
export interface PrivilegeGrant {
  readonly id: string;
  readonly subjectId: string;
  readonly facility: string;
  readonly basis: GrantBasis;
  /** Null: whatever the license covers, in a disaster or an emergency. */
  readonly granted: LineOfForm | null;
  /** The day it was decided. */
  readonly on: CalendarDate;
  readonly from: CalendarDate;
  /** First day on which it no longer holds. */
  readonly until: CalendarDate;
  readonly conditions: string | null;
  /** Who granted it. */
  readonly by: string | null;
  readonly requestId: string | null;
  readonly requestLineId: string | null;
  /** The board's decision that it rests on. */
  readonly recommendationId: string | null;
  readonly appointmentId: string | null;
  /** The grant of the term before. */
  readonly previousId: string | null;
  /** Id of the activation of the emergency plan. */
  readonly activationId: string | null;
  /** Local date and time of a volunteer's arrival, `YYYY-MM-DDTHH:MM`; the end counts from it. */
  readonly arrivedAt: string | null;
  readonly endsAt: string | null;
  /** Distant site whose decision it rests on. */
  readonly distantSite: string | null;
  /** Why patients needed it; who it was for is never written here. */
  readonly reason: string | null;
  readonly checked: readonly PrerequisiteResult[];
  readonly sequence: number;
}

/** The emergency plan of a facility was active on `[from, until)`. */
export interface EmergencyActivation {
  readonly id: string;
  readonly facility: string;
  /** The day it was activated. */
  readonly on: CalendarDate;
  readonly from: CalendarDate;
  /** First day on which it no longer is; null: it still is. */
  readonly until: CalendarDate | null;
  readonly by: string | null;
  readonly reason: string | null;
  readonly sequence: number;
}
