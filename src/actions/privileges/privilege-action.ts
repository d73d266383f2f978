/** What is done about privileges after they were granted, and what follows. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { ActionEvent, LeaveOfAbsence, PrivilegeAction } from '../../domain/privileges/privilege-action.ts';
import type { Transaction } from '../../ledger/command.ts';

/** An action to be recorded. */
export type NewAction = Omit<PrivilegeAction, 'id' | 'sequence'>;

/** What an action holds unless it says otherwise. */
export const plainAction = {
  until: null,
  cause: 'administrative',
  underInvestigation: false,
  imminentDanger: false,
  conditions: null,
  grantUntil: null,
  liftsId: null,
  by: null,
  reason: null,
  occurrenceId: null,
} as const satisfies Partial<NewAction>;

/** Records an action. */
export async function act(tx: Transaction, one: NewAction): Promise<string> {
  return tx.insert('privilege_action', {
    id: await tx.newId('pa'),
    subject_id: one.subjectId,
    facility: one.facility,
    kind: one.kind,
    grants: one.grantIds,
    happened_on: one.on,
    from_on: one.from,
    until_on: one.until,
    cause: one.cause,
    under_investigation: one.underInvestigation ? 1 : 0,
    imminent_danger: one.imminentDanger ? 1 : 0,
    conditions: one.conditions,
    grant_until: one.grantUntil,
    lifts_id: one.liftsId,
    by: one.by,
    reason: one.reason,
    occurrence_id: one.occurrenceId,
  });
}

/** Records a step after an action or a denial. */
export async function followAction(tx: Transaction, one: Omit<ActionEvent, 'id' | 'sequence'>): Promise<string> {
  return tx.insert('privilege_event', {
    id: await tx.newId('pe'),
    subject_id: one.subjectId,
    facility: one.facility,
    action_id: one.actionId,
    decision_id: one.decisionId,
    kind: one.kind,
    happened_on: one.on,
    hearing_on: one.hearingOn,
    text: one.text,
    reference: one.reference,
  });
}

/** Records a leave of absence. */
export async function takeLeave(
  tx: Transaction,
  one: Omit<LeaveOfAbsence, 'id' | 'sequence' | 'returnedOn'>,
): Promise<string> {
  return tx.insert('privilege_leave', {
    id: await tx.newId('lv'),
    subject_id: one.subjectId,
    facility: one.facility,
    happened_on: one.on,
    from_on: one.from,
    until_on: one.until,
    returned_on: null,
    reason: one.reason,
  });
}

/** Changes the planned first day back of a leave; false when it already read so. */
export async function replanLeave(tx: Transaction, leaveId: string, until: CalendarDate): Promise<boolean> {
  return tx.update('privilege_leave', leaveId, { until_on: until });
}

/** Records the first day on which privileges were in use again; false when it already read so. */
export async function returnFromLeave(tx: Transaction, leaveId: string, on: CalendarDate): Promise<boolean> {
  return tx.update('privilege_leave', leaveId, { returned_on: on });
}
