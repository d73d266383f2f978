import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { OccurrenceKind } from '../domain/reportable-change.ts';
import type { Transaction } from '../ledger/command.ts';

/** Something that happened to a subject. */
export interface Happening {
  readonly kind: OccurrenceKind;
  readonly on: CalendarDate;
  readonly text: string;
  readonly source: string | null;
  /** Id of the evidence kept. */
  readonly evidence: string | null;
}

/** Records something that happened, which others must be told of or which a committee watches. Returns its id. */
export async function recordOccurrence(tx: Transaction, subjectId: string, happening: Happening): Promise<string> {
  return tx.insert('occurrence', {
    id: await tx.newId('z'),
    subject_id: subjectId,
    kind: happening.kind,
    happened_on: happening.on,
    text: happening.text,
    source: happening.source,
    evidence: happening.evidence,
  });
}
