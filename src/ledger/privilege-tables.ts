/** The fact tables of appointments, privileges and their evaluation. */

import type {
  FocusedCause,
  FocusedMethod,
  FocusedResult,
  IndicatorValue,
  OngoingResult,
} from '../domain/privileges/practice-evaluation.ts';
import type {
  ActionCause,
  Appointment,
  CriterionResult,
  GrantBasis,
  LineEnding,
  PrerequisiteResult,
  PrivilegeBody,
  RecommendationOutcome,
  RequestType,
} from '../domain/privileges/privilege.ts';
import type { PrivilegeActionKind, PrivilegeEventKind } from '../domain/privileges/privilege-action.ts';

/** Rows of the tables of privileging; dates and `recorded_seq` as in `FactTables`. */
export interface PrivilegeTables {
  /** A version of a privilege form as it was when it was first used. `body` is canonical JSON text of the form; the same content of the same version has one row. */
  readonly privilege_form: {
    readonly id: string;
    readonly facility: string;
    readonly key: string;
    readonly version: string;
    readonly sha256: string;
    readonly body: string;
    readonly recorded_seq: number;
  };
  /** The emergency plan of a facility was active on `[from_on, until_on)`. */
  readonly emergency_activation: {
    readonly id: string;
    readonly facility: string;
    readonly happened_on: string;
    readonly from_on: string;
    readonly until_on: string | null;
    readonly by: string | null;
    readonly reason: string | null;
    readonly recorded_seq: number;
  };
  /** A request for privileges at one facility. */
  readonly privilege_request: {
    readonly id: string;
    readonly subject_id: string;
    readonly facility: string;
    readonly type: RequestType;
    readonly application_id: string | null;
    readonly category: string | null;
    readonly department: string | null;
    readonly happened_on: string;
    readonly replaces_id: string | null;
    readonly note: string | null;
    readonly recorded_seq: number;
  };
  /** Membership of a medical staff, in force on `[from_on, until_on)`. */
  readonly appointment: {
    readonly id: string;
    readonly subject_id: string;
    readonly facility: string;
    readonly type: Appointment['type'];
    readonly category: string;
    readonly category_name: string;
    readonly duties: readonly string[];
    readonly department: string | null;
    readonly happened_on: string;
    readonly from_on: string;
    readonly until_on: string;
    readonly provisional_until: string | null;
    readonly request_id: string | null;
    readonly previous_id: string | null;
    readonly conditions: string | null;
    readonly recorded_seq: number;
  };
  /** A requested line: which line of which form version, and how its criteria came out. */
  readonly privilege_line: {
    readonly id: string;
    readonly subject_id: string;
    readonly request_id: string;
    readonly number: number;
    readonly form_id: string;
    readonly line: string;
    readonly criteria: readonly CriterionResult[];
    readonly recorded_seq: number;
  };
  /** What a body said about a request; `lines` are ids of requested lines, empty: all. */
  readonly privilege_recommendation: {
    readonly id: string;
    readonly subject_id: string;
    readonly request_id: string;
    readonly body: PrivilegeBody;
    readonly happened_on: string;
    readonly outcome: RecommendationOutcome;
    readonly lines: readonly string[];
    readonly conditions: string | null;
    readonly by: string | null;
    readonly meeting_id: string | null;
    readonly reason: string | null;
    readonly recorded_seq: number;
  };
  /** A requested line was denied, withdrawn or deferred. */
  readonly privilege_line_decision: {
    readonly id: string;
    readonly subject_id: string;
    readonly request_id: string;
    readonly line_id: string;
    readonly recommendation_id: string | null;
    readonly happened_on: string;
    readonly outcome: LineEnding;
    readonly cause: ActionCause;
    readonly under_investigation: 0 | 1;
    readonly reason: string | null;
    readonly recorded_seq: number;
  };
  /** A granted privilege, in force on `[from_on, until_on)` as far as no action says otherwise. `arrived_at` and `ends_at` are local date and time. */
  readonly privilege_grant: {
    readonly id: string;
    readonly subject_id: string;
    readonly facility: string;
    readonly basis: GrantBasis;
    readonly form_id: string | null;
    readonly line: string | null;
    readonly happened_on: string;
    readonly from_on: string;
    readonly until_on: string;
    readonly conditions: string | null;
    readonly by: string | null;
    readonly request_id: string | null;
    readonly request_line_id: string | null;
    readonly recommendation_id: string | null;
    readonly appointment_id: string | null;
    readonly previous_id: string | null;
    readonly activation_id: string | null;
    readonly arrived_at: string | null;
    readonly ends_at: string | null;
    readonly distant_site: string | null;
    readonly reason: string | null;
    readonly checked: readonly PrerequisiteResult[];
    readonly recorded_seq: number;
  };
  /** A leave of absence: privileges rest on `[from_on, returned_on ?? until_on)`. */
  readonly privilege_leave: {
    readonly id: string;
    readonly subject_id: string;
    readonly facility: string;
    readonly happened_on: string;
    readonly from_on: string;
    readonly until_on: string | null;
    readonly returned_on: string | null;
    readonly reason: string | null;
    readonly recorded_seq: number;
  };
  /** What was done about privileges that are held; `grants` are ids, empty: all there, and the appointment. */
  readonly privilege_action: {
    readonly id: string;
    readonly subject_id: string;
    readonly facility: string;
    readonly kind: PrivilegeActionKind;
    readonly grants: readonly string[];
    readonly happened_on: string;
    readonly from_on: string;
    readonly until_on: string | null;
    readonly cause: ActionCause;
    readonly under_investigation: 0 | 1;
    readonly imminent_danger: 0 | 1;
    readonly conditions: string | null;
    readonly grant_until: string | null;
    readonly lifts_id: string | null;
    readonly by: string | null;
    readonly reason: string | null;
    readonly occurrence_id: string | null;
    readonly recorded_seq: number;
  };
  /** A step after an action or after the denial of a line: notices, hearing, end, reports. */
  readonly privilege_event: {
    readonly id: string;
    readonly subject_id: string;
    readonly facility: string;
    readonly action_id: string | null;
    readonly decision_id: string | null;
    readonly kind: PrivilegeEventKind;
    readonly happened_on: string;
    readonly hearing_on: string | null;
    readonly text: string | null;
    readonly reference: string | null;
    readonly recorded_seq: number;
  };
  /** An ongoing review of the work on `[from_on, until_on)`. */
  readonly ongoing_review: {
    readonly id: string;
    readonly subject_id: string;
    readonly facility: string;
    readonly department: string | null;
    readonly from_on: string;
    readonly until_on: string;
    readonly happened_on: string;
    readonly by: string | null;
    readonly cases: number | null;
    readonly indicators: readonly IndicatorValue[];
    readonly refs: readonly string[];
    readonly result: OngoingResult;
    readonly text: string | null;
    readonly recorded_seq: number;
  };
  /** A focused evaluation of a granted line, or of all work at a facility. */
  readonly focused_evaluation: {
    readonly id: string;
    readonly subject_id: string;
    readonly facility: string;
    readonly grant_id: string | null;
    readonly line: string | null;
    readonly cause: FocusedCause;
    readonly method: FocusedMethod | null;
    readonly cases: number | null;
    readonly within: string | null;
    readonly proctor: string | null;
    readonly proctor_npi: string | null;
    readonly supervised: 0 | 1;
    readonly happened_on: string;
    readonly due_on: string | null;
    readonly result: FocusedResult | null;
    readonly result_on: string | null;
    readonly result_by: string | null;
    readonly text: string | null;
    readonly review_id: string | null;
    readonly previous_id: string | null;
    readonly recorded_seq: number;
  };
  /** A case that was watched in a focused evaluation. */
  readonly focused_case: {
    readonly id: string;
    readonly subject_id: string;
    readonly evaluation_id: string;
    readonly happened_on: string;
    readonly method: FocusedMethod | null;
    readonly reference: string | null;
    readonly by: string | null;
    readonly acceptable: 0 | 1;
    readonly note: string | null;
    readonly recorded_seq: number;
  };
  /** Number of cases of a line or procedure on `[from_on, until_on)`, with outcomes by indicator. */
  readonly case_count: {
    readonly id: string;
    readonly subject_id: string;
    readonly facility: string | null;
    readonly elsewhere: string | null;
    readonly line: string | null;
    readonly procedure: string | null;
    readonly from_on: string;
    readonly until_on: string;
    readonly count: number;
    readonly outcomes: Readonly<Record<string, number>>;
    readonly source: string;
    readonly sha256: string | null;
    readonly happened_on: string;
    readonly recorded_seq: number;
  };
}
