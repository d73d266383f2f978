import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { MatchVerdict } from '../domain/screening/exclusion-block.ts';
import type { Transaction } from '../ledger/command.ts';
import type { MatchOnFile } from '../ledger/screening-query.ts';

/** What a person decided about a match. */
export interface MatchDecision {
  readonly on: CalendarDate;
  readonly verdict: MatchVerdict;
  readonly reason: string;
}

/** Records a decision about a match; it counts for the record and the party as they are now. */
export async function reviewMatch(
  tx: Transaction,
  match: MatchOnFile,
  { on, verdict, reason }: MatchDecision,
): Promise<string> {
  return tx.insert('match_review', {
    id: await tx.newId('hr'),
    subject_id: match.subjectId,
    match_id: match.id,
    happened_on: on,
    verdict,
    reason,
    record_sha256: match.recordSha256,
    identity_sha256: match.identitySha256,
  });
}
