/**
 * The state machine of an application line. Each line has a history of steps; its state on a day is what the steps made
 * on or before that day leave behind. Nothing here reads a clock.
 */

import { type CalendarDate, compareDates } from './calendar/calendar-date.ts';
import {
  type Application,
  type ApplicationLine,
  type ApplicationState,
  applicationStates,
  type Step,
  type StepName,
  type Subject,
} from './facts.ts';

/** Who the next move is up to. */
export type WaitingOn = 'us' | 'provider' | 'payer' | 'nobody';

/** States in which the application lies with the payer. */
export const openWithPayer: readonly ApplicationState[] = [
  'submitted',
  'received',
  'complete',
  'in-review',
  'committee',
  'info-requested',
];

/** States after which nothing more happens to the line. */
export const endStates: readonly ApplicationState[] = ['rejected', 'loaded', 'withdrawn'];

/** States after which the decision on the line no longer lies ahead. */
export const decidedStates: readonly ApplicationState[] = [
  'approved',
  'loaded',
  'denied',
  'rejected',
  'withdrawn',
  'panel-closed',
];

const notEnded = applicationStates.filter((state) => !endStates.includes(state));

/** For each step: the states it may follow. Steps may be skipped forward, never back. */
const follows: Readonly<Record<StepName, readonly ApplicationState[]>> = {
  draft: ['returned'],
  submitted: ['draft'],
  received: ['submitted'],
  complete: ['submitted', 'received'],
  'in-review': ['submitted', 'received', 'complete'],
  committee: ['submitted', 'received', 'complete', 'in-review'],
  'info-requested': openWithPayer,
  answered: ['info-requested'],
  'on-hold': notEnded.filter((state) => state !== 'on-hold' && state !== 'approved' && state !== 'denied'),
  returned: openWithPayer,
  rejected: openWithPayer,
  'panel-closed': openWithPayer,
  denied: [...openWithPayer, 'appealed'],
  appealed: ['denied', 'panel-closed'],
  approved: [...openWithPayer, 'appealed'],
  loaded: ['approved'],
  withdrawn: notEnded.filter((state) => state !== 'approved'),
};

/** What a step asks for besides its date: flag names without dashes. */
export const stepNeeds: Readonly<Partial<Record<StepName, readonly ('via' | 'due' | 'reason' | 'until')[]>>> = {
  submitted: ['via'],
  'info-requested': ['due'],
  'on-hold': ['reason', 'until'],
  returned: ['reason'],
  rejected: ['reason'],
  denied: ['reason'],
};

/** The standing of one line on a day. */
export interface LineStanding {
  readonly state: ApplicationState;
  /** The day it came into this state. */
  readonly since: CalendarDate;
  /** The state it goes back to: from `info-requested` by answering, from `on-hold` by resuming. */
  readonly before: ApplicationState | null;
  /** The step that made the present state; null for a line that is still the draft it was opened as. */
  readonly step: Step | null;
  readonly effectiveOn: CalendarDate | null;
  readonly payerId: string | null;
  readonly submittedOn: CalendarDate | null;
  readonly completeOn: CalendarDate | null;
  readonly decidedOn: CalendarDate | null;
}

/** Steps that apply to a line and were made on or before a day, oldest first. */
export function lineSteps(application: Application, line: ApplicationLine, asOf: CalendarDate): readonly Step[] {
  return application.steps
    .filter((step) => (step.lineId === null || step.lineId === line.id) && step.on <= asOf)
    .toSorted((left, right) => (left.on === right.on ? left.sequence - right.sequence : left.on < right.on ? -1 : 1));
}

/** The standing of a line on a day. */
export function lineStanding(application: Application, line: ApplicationLine, asOf: CalendarDate): LineStanding {
  const opened: LineStanding = {
    state: 'draft',
    since: application.openedOn,
    before: null,
    step: null,
    effectiveOn: null,
    payerId: null,
    submittedOn: null,
    completeOn: null,
    decidedOn: null,
  };
  return lineSteps(application, line, asOf).reduce(standingAfter, opened);
}

function standingAfter(standing: LineStanding, step: Step): LineStanding {
  const returning = step.name === 'answered' ? (standing.before ?? 'submitted') : null;
  const state = returning ?? (step.name as ApplicationState);
  const pausing = state === 'info-requested' || state === 'on-hold';
  const sameState = state === standing.state;
  return {
    state,
    since: sameState ? standing.since : step.on,
    before: pausing ? (standing.state === 'info-requested' || sameState ? standing.before : standing.state) : null,
    step,
    effectiveOn: step.effectiveOn ?? standing.effectiveOn,
    payerId: step.payerId ?? standing.payerId,
    submittedOn: step.name === 'submitted' ? step.on : standing.submittedOn,
    completeOn: step.name === 'complete' ? step.on : standing.completeOn,
    decidedOn: step.name === 'approved' || step.name === 'denied' ? step.on : standing.decidedOn,
  };
}

/**
 * Whether a request to the provider is open on a day: the newest contact since the line stands as it does is one with the
 * provider. Whatever is logged after it, or the next step, answers it.
 */
export function isProviderAsked(
  { contacts }: Pick<Application, 'contacts'>,
  { since }: Pick<LineStanding, 'since'>,
  subject: Pick<Subject, 'name'>,
  on: CalendarDate,
): boolean {
  const last = contacts
    .filter((one) => one.on <= on)
    .toSorted((left, right) => compareDates(left.on, right.on) || left.sequence - right.sequence)
    .at(-1);
  return last !== undefined && last.rep === subject.name && last.on >= since;
}

/** Who a line waits on. `providerAsked` tells whether a request to the provider is open. */
export function waitingOn(state: ApplicationState, providerAsked: boolean): WaitingOn {
  switch (state) {
    case 'draft':
    case 'info-requested':
      return providerAsked ? 'provider' : 'us';
    case 'returned':
    case 'rejected':
    case 'panel-closed':
    case 'denied':
      return 'us';
    case 'submitted':
    case 'received':
    case 'complete':
    case 'in-review':
    case 'committee':
    case 'appealed':
    case 'approved':
      return 'payer';
    case 'on-hold':
    case 'loaded':
    case 'withdrawn':
      return 'nobody';
    default:
      return state satisfies never;
  }
}

/** Whether a line in this state still needs somebody's work; decides where a follow-up date is mandatory. */
export function isOpen(state: ApplicationState): boolean {
  return !endStates.includes(state);
}

/** The steps that may follow the standing. A line on hold may go on from where it stood. */
export function movesFrom(standing: LineStanding): readonly StepName[] {
  const states =
    standing.state === 'on-hold' && standing.before !== null ? [standing.state, standing.before] : [standing.state];
  const names = (Object.keys(follows) as StepName[]).filter((name) =>
    states.some((state) => follows[name].includes(state)),
  );
  const resumes = standing.state === 'on-hold' && standing.before !== null ? [standing.before] : [];
  return [...new Set<StepName>([...resumes, ...names])].filter(
    (name) => !(standing.state === 'on-hold' && name === 'on-hold'),
  );
}
