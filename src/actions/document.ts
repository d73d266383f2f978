import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Transaction } from '../ledger/command.ts';

/** A paper that was stored, and what it is proof of. */
export interface NewEvidence {
  readonly subjectId: string | null;
  readonly kind: string;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Where it is kept, relative to the workspace. */
  readonly path: string;
  readonly on: CalendarDate;
  /** Id of the credential, verification or enrollment that it proves. */
  readonly of: string | null;
  readonly note: string | null;
}

/** Records a stored paper; undo takes its file away where no other record keeps it. */
export async function addEvidence(tx: Transaction, evidence: NewEvidence): Promise<string> {
  const { subjectId, on, path, sha256, ...rest } = evidence;
  tx.recordFile({ path, sha256 });
  return tx.insert('evidence', {
    ...rest,
    id: await tx.newId('e'),
    subject_id: subjectId,
    happened_on: on,
    path,
    sha256,
  });
}
