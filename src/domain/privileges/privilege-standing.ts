/** What privileges, appointments and requests are worth on a day, from what was recorded about them. */

import { type CalendarDate, lastDate } from '../calendar/calendar-date.ts';
import type { Appointment, GrantBasis, PrivilegeGrant, PrivilegeRequest, RequestedLine } from './privilege.ts';
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
    leaves: known(facts.leaves).map((one) =>
      one.returnedOn !== null && one.returnedOn > asOf ? { ...one, returnedOn: null } : one,
    ),
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
  const actions = facts.actions.filter((action) => concerns(action, grant, facts));
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

/** How a grant ends. */
export interface GrantEnd {
  /** The first day on which it no longer holds. */
  readonly on: CalendarDate;
  /** The action that brings it about; null: it runs out, or its line was decided. */
  readonly action: PrivilegeAction | null;
  /** How the line was decided that temporary privileges waited for or stood in for; null where nothing was. */
  readonly decided: 'granted' | 'denied' | 'withdrawn' | null;
}

/** Facts on which the end of a grant depends. */
export type EndingFacts = Pick<PrivilegeFacts, 'actions' | 'grants' | 'requests'>;

/** When and how a grant ends, as far as is recorded. */
export function grantEnd(grant: PrivilegeGrant, facts: EndingFacts): GrantEnd {
  let end: GrantEnd = { on: grant.until, action: null, decided: null };
  for (const action of facts.actions) {
    const on = endingActionKinds.has(action.kind) ? action.from : action.grantUntil;
    if (on !== null && on < end.on && concerns(action, grant, facts)) end = { on, action, decided: null };
  }
  const decision = temporaryBases.has(grant.basis) ? decisionOnLine(grant, facts) : undefined;
  return decision !== undefined && decision.on < end.on ? { ...decision, action: null } : end;
}

const temporaryBases: ReadonlySet<GrantBasis> = new Set(['temporary-applicant', 'temporary-need']);

/**
 * Temporary privileges end when the line that they wait for is denied or taken back, and on the first day for which the
 * board granted it: from then on what the board bound it to counts.
 */
function decisionOnLine(
  grant: PrivilegeGrant,
  { grants, requests }: EndingFacts,
): Omit<GrantEnd, 'action'> | undefined {
  const line = grant.granted?.line.key;
  const granted = grants.flatMap((one): readonly Omit<GrantEnd, 'action'>[] => {
    const takesOver =
      one.basis === 'regular' &&
      one.facility === grant.facility &&
      one.granted !== null &&
      one.granted.line.key === line;
    return takesOver && one.from >= grant.from ? [{ on: one.from, decided: 'granted' }] : [];
  });
  const refused = requests
    .flatMap(({ decisions }) => decisions)
    .flatMap(({ lineId, outcome, on }): readonly Omit<GrantEnd, 'action'>[] => {
      const isIts = grant.basis === 'temporary-applicant' && lineId === grant.requestLineId;
      return isIts && outcome !== 'deferred' ? [{ on, decided: outcome }] : [];
    });
  return [...granted, ...refused].toSorted((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0))[0];
}

/** The first day on which an appointment no longer holds. */
export function appointmentEnd(
  appointment: Appointment,
  facts: Pick<PrivilegeFacts, 'actions'>,
): { readonly on: CalendarDate; readonly action: PrivilegeAction | null } {
  const ending = facts.actions
    .filter((action) => endingActionKinds.has(action.kind) && endsMembership(action, appointment))
    .toSorted((left, right) => (left.from < right.from ? -1 : 1))[0];
  return ending === undefined || ending.from >= appointment.until
    ? { on: appointment.until, action: null }
    : { on: ending.from, action: ending };
}

/**
 * The first day after a day on which membership at a facility ended and no other appointment took it on; undefined: it has
 * not, as far as is recorded.
 */
export function membershipEndAfter(
  facts: Pick<PrivilegeFacts, 'appointments' | 'actions'>,
  facility: string,
  after: CalendarDate,
): CalendarDate | undefined {
  const spans = facts.appointments
    .filter((one) => one.facility === facility)
    .map((one) => ({ from: one.from, until: appointmentEnd(one, facts).on }));
  return spans
    .map(({ until }) => until)
    .filter((end) => end > after && !spans.some(({ from, until }) => from <= end && end < until))
    .toSorted()[0];
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
export function heldSince(facts: EndingFacts, facility: string, on: CalendarDate): PrivilegeGrant | undefined {
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

/** Whether an action that names no grant was made when the appointment had been. */
function endsMembership(action: PrivilegeAction, appointment: Appointment): boolean {
  return action.facility === appointment.facility && action.grantIds.length === 0 && isOlder(appointment, action);
}

/**
 * Whether an action is about a grant. It is about what it names, or where it names none about all that is held. The term of
 * the same line that was granted before it, and begins later, shares its fate. A suspension or restriction lasts until it is
 * lifted: a new term, a temporary privilege or another basis is no way around it. What was done in an emergency is apart.
 */
export function concerns(
  action: PrivilegeAction,
  grant: Pick<PrivilegeGrant, 'id' | 'facility' | 'basis' | 'granted' | 'on' | 'sequence'>,
  { grants }: Pick<PrivilegeFacts, 'grants'>,
): boolean {
  if (action.facility !== grant.facility) return false;
  if (action.grantIds.includes(grant.id)) return true;
  const isLasting = lastingKinds.has(action.kind) && grant.basis !== 'emergency';
  if (!isLasting && !isOlder(grant, action)) return false;
  if (action.grantIds.length === 0) return true;
  const line = grant.granted?.line.key;
  if (line === undefined || grant.basis === 'emergency') return false;
  return grants.some(({ id, granted }) => granted?.line.key === line && action.grantIds.includes(id));
}

const lastingKinds: ReadonlySet<PrivilegeAction['kind']> = new Set(['suspension', 'restriction']);

function isOlder(one: Pick<PrivilegeGrant, 'on' | 'sequence'>, action: PrivilegeAction): boolean {
  return one.on < action.on || (one.on === action.on && one.sequence < action.sequence);
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
