/** What is done about privileges after they were granted, and what follows: leaves, suspensions, hearings, reports. */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { ActionCause } from './privilege.ts';

/** A leave of absence from a facility: privileges rest on `[from, returnedOn ?? until)`. */
export interface LeaveOfAbsence {
  readonly id: string;
  readonly subjectId: string;
  readonly facility: string;
  readonly on: CalendarDate;
  readonly from: CalendarDate;
  /** Planned first day back; null: not known. */
  readonly until: CalendarDate | null;
  /** First day on which privileges were in use again. */
  readonly returnedOn: CalendarDate | null;
  readonly reason: string | null;
  readonly sequence: number;
}

/**
 * What is done about privileges after they were granted. Suspension: they rest for a time. Restriction: limits or
 * conditions, against the holder. Revocation, surrender, withdrawal: they end (by the board, given up, or without any
 * reproach). Modification: other conditions or an earlier end, without reproach. Reinstatement: ends a suspension or a
 * restriction.
 */
export const privilegeActionKinds = [
  'suspension',
  'restriction',
  'revocation',
  'surrender',
  'withdrawal',
  'modification',
  'reinstatement',
] as const;
/** One of `privilegeActionKinds`. */
export type PrivilegeActionKind = (typeof privilegeActionKinds)[number];

/** Kinds that end privileges for good on their `from`. */
export const endingActionKinds: ReadonlySet<PrivilegeActionKind> = new Set(['revocation', 'surrender', 'withdrawal']);

/** An action about privileges that are held. */
export interface PrivilegeAction {
  readonly id: string;
  readonly subjectId: string;
  readonly facility: string;
  readonly kind: PrivilegeActionKind;
  /** Ids of the grants it is about; empty: all that the subject holds there, and the appointment. */
  readonly grantIds: readonly string[];
  /** The day it was decided. */
  readonly on: CalendarDate;
  /** First day on which it holds. */
  readonly from: CalendarDate;
  /** First day on which it no longer holds; null: until it is lifted. */
  readonly until: CalendarDate | null;
  readonly cause: ActionCause;
  /** Given up or suspended while, or so as not to be, investigated. */
  readonly underInvestigation: boolean;
  /** At once, since patients were in imminent danger. */
  readonly imminentDanger: boolean;
  /** New conditions, of a restriction or modification. */
  readonly conditions: string | null;
  /** New end of the grants, of a modification. */
  readonly grantUntil: CalendarDate | null;
  /** The suspension or restriction that a reinstatement ends. */
  readonly liftsId: string | null;
  readonly by: string | null;
  readonly reason: string | null;
  /** Id of the occurrence by which payers and other facilities are told. */
  readonly occurrenceId: string | null;
  readonly sequence: number;
}

/** What follows an action or a denial: notices, hearing, its end, the report to the data bank. */
export const actionEventKinds = [
  'action-notice',
  'hearing-request',
  'hearing-waiver',
  'hearing-notice',
  'hearing',
  'panel-report',
  'final-decision',
  'npdb-report',
  'board-copy',
] as const;
/** One of `actionEventKinds`. */
export type ActionEventKind = (typeof actionEventKinds)[number];

/** Kinds of event about privileges: the steps above, and the packet of a reappointment that went out. */
export type PrivilegeEventKind = ActionEventKind | 'packet-sent';

/** What each kind of step means. */
export const actionEventWords: Readonly<Record<PrivilegeEventKind, string>> = {
  'action-notice': 'the holder was told of the action and of the right to a hearing',
  'hearing-request': 'a hearing was asked for',
  'hearing-waiver': 'the hearing was given up',
  'hearing-notice': 'the day of the hearing and the witnesses were told',
  hearing: 'the hearing was held',
  'panel-report': 'the panel recommended',
  'final-decision': 'the board decided for good',
  'npdb-report': 'reported to the data bank',
  'board-copy': 'the state board has its copy',
  'packet-sent': 'the packet of the reappointment went out',
};

/** One step after an action or a denial, or on the way to a reappointment. */
export interface ActionEvent {
  readonly id: string;
  readonly subjectId: string;
  readonly facility: string;
  /** The action, or null where it follows the denial of lines or a reappointment. */
  readonly actionId: string | null;
  /** The denial or withdrawal of a requested line. */
  readonly decisionId: string | null;
  readonly kind: PrivilegeEventKind;
  readonly on: CalendarDate;
  /** The day set for the hearing, of a hearing notice. */
  readonly hearingOn: CalendarDate | null;
  readonly text: string | null;
  readonly reference: string | null;
  readonly sequence: number;
}
