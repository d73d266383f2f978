/** Granted privileges and what happened to them, for tests. */

import type { CalendarDate } from '../../../../src/domain/calendar/calendar-date.ts';
import type { Line } from '../../../../src/domain/nouns/facility.ts';
import type { FocusedEvaluation } from '../../../../src/domain/privileges/practice-evaluation.ts';
import type { Appointment, PrivilegeGrant } from '../../../../src/domain/privileges/privilege.ts';
import type { PrivilegeAction } from '../../../../src/domain/privileges/privilege-action.ts';

const on = (text: string): CalendarDate => text as CalendarDate;

/** A privilege granted by the board. */
export function grantAt(
  facility: string,
  [decided, from, until]: readonly [string, string, string],
  line: Line = { key: 'core', name: 'Core', kind: 'core' },
  more: Partial<PrivilegeGrant> = {},
): PrivilegeGrant {
  return {
    id: `pg-${line.key}`,
    subjectId: 's-1',
    facility,
    basis: 'regular',
    granted: { form: { id: 'pf-1', key: 'form', version: '1' }, line },
    on: on(decided),
    from: on(from),
    until: on(until),
    conditions: null,
    by: null,
    requestId: null,
    requestLineId: null,
    recommendationId: null,
    appointmentId: null,
    previousId: null,
    activationId: null,
    arrivedAt: null,
    endsAt: null,
    distantSite: null,
    reason: null,
    checked: [],
    sequence: 1,
    ...more,
  };
}

/** A suspension of everything held at a facility, decided on its first day. */
export function suspensionAt(facility: string, from: string, until: string | null): PrivilegeAction {
  return {
    id: 'pa-1',
    subjectId: 's-1',
    facility,
    kind: 'suspension',
    grantIds: [],
    on: on(from),
    from: on(from),
    until: until === null ? null : on(until),
    cause: 'administrative',
    underInvestigation: false,
    imminentDanger: false,
    conditions: null,
    grantUntil: null,
    liftsId: null,
    by: null,
    reason: null,
    occurrenceId: null,
    sequence: 2,
  };
}

/** An appointment to the active staff. */
export function appointmentAt(facility: string, from: string, until: string): Appointment {
  return {
    id: 'ap-1',
    subjectId: 's-1',
    facility,
    type: 'initial',
    category: 'active',
    categoryName: 'Active staff',
    duties: [],
    department: null,
    on: on(from),
    from: on(from),
    until: on(until),
    provisionalUntil: null,
    requestId: null,
    previousId: null,
    conditions: null,
    sequence: 1,
  };
}

/** A focused evaluation of a line under the eyes of a proctor, without a result. */
export function focusedAt(
  facility: string,
  opened: string,
  { grantId, line }: { readonly grantId: string; readonly line: string },
  more: Partial<FocusedEvaluation> = {},
): FocusedEvaluation {
  return {
    id: `fe-${grantId}`,
    subjectId: 's-1',
    facility,
    grantId,
    line,
    cause: 'new-privilege',
    method: 'direct-observation',
    cases: 3,
    within: null,
    proctor: null,
    proctorNpi: null,
    supervised: true,
    on: on(opened),
    dueOn: null,
    result: null,
    resultOn: null,
    resultBy: null,
    text: null,
    reviewId: null,
    previousId: null,
    watched: [],
    sequence: 3,
    ...more,
  };
}
