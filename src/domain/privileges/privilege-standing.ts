/** What privileges, appointments and requests are worth on a day, from what was recorded about them. */

import { type CalendarDate, lastDate } from '../calendar/calendar-date.ts';
import type { Appointment, PrivilegeGrant, PrivilegeRequest, RequestedLine } from './privilege.ts';
import { endingActionKinds, type LeaveOfAbsence, type PrivilegeAction } from './privilege-action.ts';
import type { PrivilegeFacts } from './privilege-facts.ts';

/** What is visible on a day: nothing that happened later. */
export function knownPrivileges(facts: PrivilegeFacts, asOf: CalendarDate): PrivilegeFacts {
  const known = <Thing extends { readonly on: CalendarDate }>(things: readonly Thing[]): readonly Thing[] =>
    things.filter(({ on }) => on <= asOf);
  return {
    appointments: known(facts.appointments),
    requests: known(facts.requests).map((one) => ({
      ...one,
      recommendations: known(one.recommendations),
      decisions: known(one.decisions),
    })),
    grants: known(facts.grants),
    leaves: known(facts.leaves),
    actions: known(facts.actions),
    events: known(facts.events),
    focused: known(facts.focused).map((one) => ({
      ...one,
      watched: known(one.watched),
      ...(one.resultOn !== null && one.resultOn > asOf ? { result: null, resultOn: null, resultBy: null } : {}),
    })),
    reviews: known(facts.reviews),
    counts: known(facts.counts),
  };
}

/** Whether a privilege may be used on a day. */
export type StandingState = 'in-force' | 'not-yet' | 'ended' | 'suspended' | 'on-leave';

/** Where a granted privilege stands on a day. */
export interface GrantStanding {
  readonly state: StandingState;
  /** Why it ended or rests; null while it is in force on its own terms, or has not begun, or ran out. */
  readonly action: PrivilegeAction | null;
  /** The leave during which it rests. */
  readonly leave: LeaveOfAbsence | null;
  /** First day on which it no longer holds, whatever ends it first. */
  readonly until: CalendarDate;
  /** What its use is bound to on that day: of the grant or its last modification, and of every restriction. */
  readonly conditions: readonly string[];
}

/** Where a grant stands on a day. Give it facts of the subject that are known on the as-of day. */
export function grantStanding(grant: PrivilegeGrant, facts: PrivilegeFacts, on: CalendarDate): GrantStanding {
  const actions = facts.actions.filter((action) => concerns(action, grant));
  const end = grantEnd(grant, facts);
  const conditions = conditionsOn(grant, actions, facts, on);
  const standing = { action: null, leave: null, until: end.on, conditions };
  if (on >= end.on) return { ...standing, state: 'ended', action: end.action };
  if (on < grant.from) return { ...standing, state: 'not-yet' };
  const suspended = actions.find((action) => action.kind === 'suspension' && holdsOn(action, facts, on));
  if (suspended !== undefined) return { ...standing, state: 'suspended', action: suspended };
  const leave = facts.leaves.find((one) => one.facility === grant.facility && isAway(one, on));
  return leave === undefined ? { ...standing, state: 'in-force' } : { ...standing, state: 'on-leave', leave };
}

/** The first day on which a grant no longer holds, and the action that brings it about; null: it runs out. */
export function grantEnd(
  grant: PrivilegeGrant,
  facts: Pick<PrivilegeFacts, 'actions'>,
): { readonly on: CalendarDate; readonly action: PrivilegeAction | null } {
  let end: { readonly on: CalendarDate; readonly action: PrivilegeAction | null } = { on: grant.until, action: null };
  for (const action of facts.actions) {
    const on = endingActionKinds.has(action.kind) ? action.from : action.grantUntil;
    if (on !== null && on < end.on && concerns(action, grant)) end = { on, action };
  }
  return end;
}

/** The first day on which an appointment no longer holds. */
export function appointmentEnd(
  appointment: Appointment,
  facts: Pick<PrivilegeFacts, 'actions'>,
): { readonly on: CalendarDate; readonly action: PrivilegeAction | null } {
  const ending = facts.actions
    .filter((action) => endingActionKinds.has(action.kind) && concerns(action, { ...appointment, id: '' }))
    .toSorted((left, right) => (left.from < right.from ? -1 : 1))[0];
  return ending === undefined || ending.from >= appointment.until
    ? { on: appointment.until, action: null }
    : { on: ending.from, action: ending };
}

/** The appointment in force at a facility on a day. */
export function appointmentOn(
  facts: Pick<PrivilegeFacts, 'appointments' | 'actions'>,
  facility: string,
  on: CalendarDate,
): Appointment | undefined {
  return facts.appointments.findLast(
    (one) => one.facility === facility && one.from <= on && on < appointmentEnd(one, facts).on,
  );
}

/**
 * The first day of the privileges for a term that are held at a facility on a day, through all terms that follow each other
 * without a gap; undefined: none is held or about to be.
 */
export function heldSince(
  facts: Pick<PrivilegeFacts, 'grants' | 'actions'>,
  facility: string,
  on: CalendarDate,
): PrivilegeGrant | undefined {
  const terms = facts.grants
    .filter((grant) => grant.facility === facility && grant.basis === 'regular')
    .map((grant) => ({ grant, until: grantEnd(grant, facts).on }))
    .toSorted((left, right) => (left.grant.from < right.grant.from ? -1 : 1));
  let since: PrivilegeGrant | undefined;
  let reached: CalendarDate | undefined;
  for (const { grant, until } of terms) {
    if (reached === undefined || grant.from > reached) {
      if (reached !== undefined && reached > on) break;
      since = grant;
      reached = until;
    } else if (until > reached) reached = until;
  }
  return reached !== undefined && on < reached ? since : undefined;
}

/** Whether an action is about a grant: it names it, or names none and was made when the grant had been. */
export function concerns(
  action: PrivilegeAction,
  grant: Pick<PrivilegeGrant, 'id' | 'facility' | 'on' | 'sequence'>,
): boolean {
  if (action.facility !== grant.facility) return false;
  if (action.grantIds.length > 0) return action.grantIds.includes(grant.id);
  return grant.on < action.on || (grant.on === action.on && grant.sequence < action.sequence);
}

/** The first day on which a suspension or restriction no longer holds: its own end, or a reinstatement before it. */
export function actionEnd(action: PrivilegeAction, facts: Pick<PrivilegeFacts, 'actions'>): CalendarDate | null {
  const lifted = facts.actions
    .filter(({ kind, liftsId }) => kind === 'reinstatement' && liftsId === action.id)
    .map(({ from }) => from)
    .toSorted()[0];
  if (lifted === undefined || action.until === null) return lifted ?? action.until;
  return lifted < action.until ? lifted : action.until;
}

/** Whether a suspension or restriction holds on a day. */
export function holdsOn(action: PrivilegeAction, facts: Pick<PrivilegeFacts, 'actions'>, on: CalendarDate): boolean {
  return action.from <= on && on < (actionEnd(action, facts) ?? lastDate);
}

/** Whether somebody is away on a day. */
export function isAway(leave: LeaveOfAbsence, on: CalendarDate): boolean {
  const back = leave.returnedOn ?? leave.until;
  return leave.from <= on && (back === null || on < back);
}

function conditionsOn(
  grant: PrivilegeGrant,
  actions: readonly PrivilegeAction[],
  facts: PrivilegeFacts,
  on: CalendarDate,
): readonly string[] {
  const modified = actions.findLast(
    ({ kind, from, conditions }) => kind === 'modification' && from <= on && conditions !== null,
  );
  const restricted = actions.filter((action) => action.kind === 'restriction' && holdsOn(action, facts, on));
  return [modified?.conditions ?? grant.conditions, ...restricted.map(({ conditions }) => conditions)].filter(
    (one) => one !== null,
  );
}

/** How far a requested line has come. Deferred: put off, and still open. */
export type RequestedLineState = 'requested' | 'granted' | 'denied' | 'withdrawn' | 'deferred';

/** How far a requested line has come; temporary privileges grant no line. */
export function requestedLineState(
  request: PrivilegeRequest,
  line: RequestedLine,
  facts: Pick<PrivilegeFacts, 'grants'>,
): RequestedLineState {
  if (facts.grants.some(({ basis, requestLineId }) => basis === 'regular' && requestLineId === line.id)) {
    return 'granted';
  }
  return request.decisions.findLast(({ lineId }) => lineId === line.id)?.outcome ?? 'requested';
}

/** The lines of a request that nobody has decided yet. */
export function openLines(request: PrivilegeRequest, facts: Pick<PrivilegeFacts, 'grants'>): readonly RequestedLine[] {
  return request.lines.filter((line) => {
    const state = requestedLineState(request, line, facts);
    return state === 'requested' || state === 'deferred';
  });
}
