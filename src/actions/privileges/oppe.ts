/** Ongoing reviews of practice (OPPE), recorded with the numbers they were made on. */

import type { OngoingReview } from '../../domain/privileges/practice-evaluation.ts';
import type { Transaction } from '../../ledger/command.ts';
import { type NewFocused, openFocused } from './fppe.ts';

/** A review to be recorded. */
export type NewReview = Omit<OngoingReview, 'id' | 'focusedId' | 'sequence'>;

/** What was recorded: the review, and the focused evaluation that it started. */
export interface RecordedReview {
  readonly id: string;
  readonly focusedId: string | null;
}

/** Records a review, and with `focused` the evaluation that it starts. */
export async function recordReview(
  tx: Transaction,
  review: NewReview,
  focused?: Omit<NewFocused, 'reviewId'>,
): Promise<RecordedReview> {
  const id = await tx.insert('ongoing_review', {
    id: await tx.newId('og'),
    subject_id: review.subjectId,
    facility: review.facility,
    department: review.department,
    from_on: review.from,
    until_on: review.until,
    happened_on: review.on,
    by: review.by,
    cases: review.cases,
    indicators: review.indicators,
    refs: review.references,
    result: review.result,
    text: review.text,
  });
  return { id, focusedId: focused === undefined ? null : await openFocused(tx, { ...focused, reviewId: id }) };
}
