/** Everything about the appointments and privileges of one subject. */

import type { CaseCounts, FocusedEvaluation, OngoingReview } from './practice-evaluation.ts';
import type { Appointment, PrivilegeGrant, PrivilegeRequest } from './privilege.ts';
import type { ActionEvent, LeaveOfAbsence, PrivilegeAction } from './privilege-action.ts';

/** Everything recorded about a subject's appointments and privileges; lists in the order of recording. */
export interface PrivilegeFacts {
  readonly appointments: readonly Appointment[];
  readonly requests: readonly PrivilegeRequest[];
  readonly grants: readonly PrivilegeGrant[];
  readonly leaves: readonly LeaveOfAbsence[];
  readonly actions: readonly PrivilegeAction[];
  readonly events: readonly ActionEvent[];
  readonly focused: readonly FocusedEvaluation[];
  readonly reviews: readonly OngoingReview[];
  readonly counts: readonly CaseCounts[];
}

/** The facts of a subject that never asked for privileges. */
export const noPrivileges: PrivilegeFacts = {
  appointments: [],
  requests: [],
  grants: [],
  leaves: [],
  actions: [],
  events: [],
  focused: [],
  reviews: [],
  counts: [],
};
