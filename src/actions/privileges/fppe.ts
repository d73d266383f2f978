/** Focused evaluations (FPPE): opened for what is newly granted or for cause, watched case by case, ended with a result. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, duration } from '../../domain/calendar/duration.ts';
import type { Line } from '../../domain/nouns/facility.ts';
import type { FocusedEvaluation, FocusedMethod, FocusedResult } from '../../domain/privileges/practice-evaluation.ts';
import type { Transaction } from '../../ledger/command.ts';

/** A focused evaluation to be opened. */
export type NewFocused = Omit<
  FocusedEvaluation,
  'id' | 'result' | 'resultOn' | 'resultBy' | 'text' | 'watched' | 'sequence'
> & { readonly text: string | null };

/** A line that was granted for the first time. */
export interface NewlyGranted {
  readonly subjectId: string;
  readonly facility: string;
  readonly grantId: string;
  readonly line: Line;
  /** The day of the decision. */
  readonly on: CalendarDate;
  /** First day of the privilege: the time of the evaluation counts from it. */
  readonly from: CalendarDate;
}

/**
 * The evaluation that the form plans for a line. `dueByPack` is the day by the packs of the facility, for a line whose form
 * names no time. Where the proctor watches directly, the privilege is used in the proctor's presence until the result.
 */
export function focusedOfGrant(granted: NewlyGranted, dueByPack: CalendarDate | null): NewFocused {
  const { subjectId, facility, grantId, line, on, from } = granted;
  const plan = line.fppe;
  return {
    subjectId,
    facility,
    grantId,
    line: line.key,
    cause: 'new-privilege',
    method: plan?.method ?? null,
    cases: plan?.cases ?? null,
    within: plan?.within ?? null,
    proctor: null,
    proctorNpi: null,
    supervised: plan?.method === 'direct-observation',
    on,
    dueOn: plan?.within === undefined ? dueByPack : dateAfter(from, duration(plan.within)),
    reviewId: null,
    previousId: null,
    text: null,
  };
}

/** Opens a focused evaluation and returns its id. */
export async function openFocused(tx: Transaction, one: NewFocused): Promise<string> {
  return tx.insert('focused_evaluation', {
    id: await tx.newId('fe'),
    subject_id: one.subjectId,
    facility: one.facility,
    grant_id: one.grantId,
    line: one.line,
    cause: one.cause,
    method: one.method,
    cases: one.cases,
    within: one.within,
    proctor: one.proctor,
    proctor_npi: one.proctorNpi,
    supervised: one.supervised ? 1 : 0,
    happened_on: one.on,
    due_on: one.dueOn,
    result: null,
    result_on: null,
    result_by: null,
    text: one.text,
    review_id: one.reviewId,
    previous_id: one.previousId,
  });
}

/** A case that was watched. */
export interface NewWatchedCase {
  readonly on: CalendarDate;
  readonly method: FocusedMethod | null;
  readonly reference: string | null;
  readonly by: string | null;
  readonly acceptable: boolean;
  readonly note: string | null;
}

/** Records a case that was watched. */
export async function watchCase(
  tx: Transaction,
  evaluation: Pick<FocusedEvaluation, 'id' | 'subjectId'>,
  watched: NewWatchedCase,
): Promise<string> {
  return tx.insert('focused_case', {
    id: await tx.newId('fc'),
    subject_id: evaluation.subjectId,
    evaluation_id: evaluation.id,
    happened_on: watched.on,
    method: watched.method,
    reference: watched.reference,
    by: watched.by,
    acceptable: watched.acceptable ? 1 : 0,
    note: watched.note,
  });
}

/** Names who watches; false when it already read so. */
export async function assignProctor(
  tx: Transaction,
  evaluationId: string,
  proctor: { readonly name: string; readonly npi: string | null },
): Promise<boolean> {
  return tx.update('focused_evaluation', evaluationId, { proctor: proctor.name, proctor_npi: proctor.npi });
}

/** How a focused evaluation ends. */
export interface FocusedEnd {
  readonly result: FocusedResult;
  readonly on: CalendarDate;
  readonly by: string | null;
  readonly text: string | null;
}

/** More of the same, after an evaluation that was extended. */
export interface FocusedExtension {
  /** Cases still to be watched; null: only time counts. */
  readonly cases: number | null;
  /** ISO duration from the day of the result; null: only cases count. */
  readonly within: string | null;
  readonly dueOn: CalendarDate | null;
}

/** Ends an evaluation; one that is extended goes on as another, whose id is returned. */
export async function endFocused(
  tx: Transaction,
  evaluation: FocusedEvaluation,
  end: FocusedEnd,
  extension?: FocusedExtension,
): Promise<string | null> {
  await tx.update('focused_evaluation', evaluation.id, {
    result: end.result,
    result_on: end.on,
    result_by: end.by,
    text: end.text,
  });
  if (extension === undefined) return null;
  return openFocused(tx, {
    ...evaluation,
    ...extension,
    on: end.on,
    text: null,
    previousId: evaluation.id,
  });
}
