/** Facilities that must be told of an action against a holder of privileges. */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import { isAdverseDecision } from './adverse-action.ts';
import { noPrivileges, type PrivilegeFacts } from './privilege-facts.ts';
import { appointmentEnd, grantEnd } from './privilege-standing.ts';

/** An action against a holder, as far as it tells who acted. */
export interface AdverseOccurrence {
  readonly kind: string;
  readonly on: CalendarDate;
  /** Of the occurrence, once it is recorded. */
  readonly id?: string;
  /** The facility that did it, where no record says so yet. */
  readonly at?: string;
}

/**
 * Keys of the facilities where privileges or an appointment are held on the day something is done against the holder, but for
 * the one that did it: their bylaws have the holder or the office tell them. None where nothing adverse was done.
 */
export function facilitiesToTell(
  privileges: PrivilegeFacts = noPrivileges,
  { kind, on, id, at }: AdverseOccurrence,
): readonly string[] {
  if (kind !== 'adverse-action') return [];
  const own = new Set([
    ...(at === undefined ? [] : [at]),
    ...privileges.actions
      .filter(({ occurrenceId }) => id !== undefined && occurrenceId === id)
      .map((one) => one.facility),
    ...privileges.requests
      .filter(({ decisions }) => decisions.some((one) => one.on === on && isAdverseDecision(one)))
      .map((one) => one.facility),
  ]);
  const held = [
    ...privileges.grants.filter(
      (grant) => grant.basis !== 'emergency' && grant.from <= on && on < grantEnd(grant, privileges).on,
    ),
    ...privileges.appointments.filter((one) => one.from <= on && on < appointmentEnd(one, privileges).on),
  ].map((one) => one.facility);
  return [...new Set(held)].filter((key) => !own.has(key));
}
