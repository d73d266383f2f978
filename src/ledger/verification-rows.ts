/** Stored verifications as the records they stand for. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Discrepancy, Verification } from '../domain/facts.ts';
import type { StoredRow } from './tables.ts';

/** A stored verification. */
export function verificationOf(row: StoredRow<'verification'>): Verification {
  return {
    id: row.id,
    element: row.element,
    credentialId: row.credential_id,
    source: row.source,
    method: row.method,
    on: row.happened_on as CalendarDate,
    sequence: row.recorded_seq,
    by: row.by,
    result: row.result,
    valueHash: row.value_hash,
    evidence: row.evidence,
    reportedOn: row.reported_on as CalendarDate | null,
    scope: row.scope,
    consentOn: row.consent_on as CalendarDate | null,
    discrepancy: discrepancyOf(row),
  };
}

function discrepancyOf(row: StoredRow<'verification'>): Discrepancy | null {
  if (row.says === null || row.answer_due_on === null) return null;
  return {
    says: row.says,
    answerDueOn: row.answer_due_on as CalendarDate,
    answeredOn: row.answered_on as CalendarDate | null,
    answer: row.answer,
  };
}
