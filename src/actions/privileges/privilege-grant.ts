/** Appointments, granted privileges, and activations of an emergency plan. */

import type { Appointment, EmergencyActivation, PrivilegeGrant } from '../../domain/privileges/privilege.ts';
import type { Transaction } from '../../ledger/command.ts';

/** An appointment to be recorded. */
export type NewAppointment = Omit<Appointment, 'id' | 'sequence'>;

/** Records an appointment to the medical staff. */
export async function appoint(tx: Transaction, one: NewAppointment): Promise<string> {
  return tx.insert('appointment', {
    id: await tx.newId('ap'),
    subject_id: one.subjectId,
    facility: one.facility,
    type: one.type,
    category: one.category,
    category_name: one.categoryName,
    duties: one.duties,
    department: one.department,
    happened_on: one.on,
    from_on: one.from,
    until_on: one.until,
    provisional_until: one.provisionalUntil,
    request_id: one.requestId,
    previous_id: one.previousId,
    conditions: one.conditions,
  });
}

/** A grant to be recorded: of a line of a kept form, or of no line. */
export interface NewGrant extends Omit<PrivilegeGrant, 'id' | 'granted' | 'sequence'> {
  readonly formId: string | null;
  readonly line: string | null;
}

/** Records a granted privilege. */
export async function grantPrivilege(tx: Transaction, one: NewGrant): Promise<string> {
  return tx.insert('privilege_grant', {
    id: await tx.newId('pg'),
    subject_id: one.subjectId,
    facility: one.facility,
    basis: one.basis,
    form_id: one.formId,
    line: one.line,
    happened_on: one.on,
    from_on: one.from,
    until_on: one.until,
    conditions: one.conditions,
    by: one.by,
    request_id: one.requestId,
    request_line_id: one.requestLineId,
    recommendation_id: one.recommendationId,
    appointment_id: one.appointmentId,
    previous_id: one.previousId,
    activation_id: one.activationId,
    arrived_at: one.arrivedAt,
    ends_at: one.endsAt,
    distant_site: one.distantSite,
    reason: one.reason,
    checked: one.checked,
  });
}

/** Records that the emergency plan of a facility was activated. */
export async function activatePlan(
  tx: Transaction,
  one: Omit<EmergencyActivation, 'id' | 'sequence'>,
): Promise<string> {
  return tx.insert('emergency_activation', {
    id: await tx.newId('ea'),
    facility: one.facility,
    happened_on: one.on,
    from_on: one.from,
    until_on: one.until,
    by: one.by,
    reason: one.reason,
  });
}
