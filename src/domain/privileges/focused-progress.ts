/** How far a focused evaluation (FPPE) has come. */

import { type CalendarDate, daysBetween } from '../calendar/calendar-date.ts';
import type { FocusedCause, FocusedEvaluation, FocusedMethod, FocusedResult } from './practice-evaluation.ts';
import type { PrivilegeFacts } from './privilege-facts.ts';
import { grantEnd } from './privilege-standing.ts';

/** Words for causes. */
export const focusedCauseWords: Readonly<Record<FocusedCause, string>> = {
  'new-privilege': 'new privilege',
  trigger: 'trigger of the ongoing review',
  'low-volume': 'few cases',
  return: 'return from leave',
  concern: 'concern',
};

/** Words for ways of watching. */
export const focusedMethodWords: Readonly<Record<FocusedMethod, string>> = {
  'chart-review': 'chart review',
  'direct-observation': 'direct observation',
  simulation: 'simulation',
  discussion: 'discussion with colleagues',
  external: 'external review',
};

/** Where a focused evaluation stands on a day. */
export interface FocusedProgress {
  /** Cases watched by the day. */
  readonly watched: number;
  /** Of these, cases that were not acceptable. */
  readonly notAcceptable: number;
  /** Cases that are still to be watched; null: their number does not count. */
  readonly missing: number | null;
  /** Days until it is due, negative when overdue; null: it has no day. */
  readonly daysLeft: number | null;
  /** `ready`: all cases are watched, the judgement is to be written. */
  readonly state: FocusedResult | 'open' | 'ready' | 'overdue';
}

/** The progress of an evaluation on a day; what happened after it does not show. */
export function focusedProgress(one: FocusedEvaluation, asOf: CalendarDate): FocusedProgress {
  const seen = one.watched.filter(({ on }) => on <= asOf);
  const missing = one.cases === null ? null : Math.max(0, one.cases - seen.length);
  const daysLeft = one.dueOn === null ? null : daysBetween(asOf, one.dueOn);
  const result = resultBy(one, asOf);
  return {
    watched: seen.length,
    notAcceptable: seen.filter(({ acceptable }) => !acceptable).length,
    missing,
    daysLeft,
    state: result ?? (daysLeft !== null && daysLeft < 0 ? 'overdue' : missing === 0 ? 'ready' : 'open'),
  };
}

/** The result by a day; null while it goes on. */
export function resultBy(one: FocusedEvaluation, asOf: CalendarDate): FocusedResult | null {
  return one.resultOn !== null && one.resultOn <= asOf ? one.result : null;
}

/** Whether an evaluation goes on, on a day. */
export function isUnderWay(one: FocusedEvaluation, asOf: CalendarDate): boolean {
  return one.on <= asOf && resultBy(one, asOf) === null;
}

/** A line that is granted: at reappointment, or after temporary privileges. */
export interface GrantedAgain {
  readonly facility: string;
  /** Key of the line. */
  readonly line: string;
  readonly requestLineId: string | null;
  readonly from: CalendarDate;
}

/**
 * The evaluation that began with temporary privileges and counts for the grant that takes over from them: it goes on, or
 * ended well. The grant takes over where it is for the same requested line, or begins before they end.
 */
export function evaluationCarriedOver(
  facts: Pick<PrivilegeFacts, 'grants' | 'actions' | 'requests' | 'focused'>,
  { facility, line, requestLineId, from }: GrantedAgain,
): FocusedEvaluation | undefined {
  const temporary = facts.grants.filter(
    (grant) =>
      (grant.basis === 'temporary-applicant' || grant.basis === 'temporary-need') &&
      grant.facility === facility &&
      grant.granted?.line.key === line &&
      ((requestLineId !== null && grant.requestLineId === requestLineId) || grantEnd(grant, facts).on >= from),
  );
  const ids = new Set(temporary.map(({ id }) => id));
  const last = facts.focused.findLast(({ grantId }) => grantId !== null && ids.has(grantId));
  return last?.result === null || last?.result === 'satisfactory' ? last : undefined;
}

/** "3 of 5 cases, 1 not acceptable" */
export function progressWords(one: FocusedEvaluation, asOf: CalendarDate): string {
  const { watched, notAcceptable } = focusedProgress(one, asOf);
  const of = one.cases === null ? `${watched}` : `${watched} of ${one.cases}`;
  const cases = `${of} ${(one.cases ?? watched) === 1 ? 'case' : 'cases'}`;
  return notAcceptable === 0 ? cases : `${cases}, ${notAcceptable} not acceptable`;
}
