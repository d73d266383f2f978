import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Verification } from '../domain/facts.ts';
import type { Transaction } from '../ledger/command.ts';

/** Records a primary source verification. */
export async function verify(
  tx: Transaction,
  subjectId: string,
  verification: Omit<Verification, 'id' | 'sequence'>,
): Promise<string> {
  const { discrepancy } = verification;
  return tx.insert('verification', {
    id: await tx.newId('v'),
    subject_id: subjectId,
    element: verification.element,
    credential_id: verification.credentialId,
    source: verification.source,
    method: verification.method,
    happened_on: verification.on,
    by: verification.by,
    result: verification.result,
    value_hash: verification.valueHash,
    evidence: verification.evidence,
    reported_on: verification.reportedOn ?? null,
    scope: verification.scope ?? null,
    consent_on: verification.consentOn ?? null,
    says: discrepancy?.says ?? null,
    answer_due_on: discrepancy?.answerDueOn ?? null,
    answered_on: discrepancy?.answeredOn ?? null,
    answer: discrepancy?.answer ?? null,
  });
}

/** Records what a subject answered to a difference. */
export async function answerDiscrepancy(
  tx: Transaction,
  verificationId: string,
  answer: { readonly on: CalendarDate; readonly text: string },
): Promise<void> {
  await tx.update('verification', verificationId, { answered_on: answer.on, answer: answer.text });
}
