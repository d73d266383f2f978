import type { Subject } from '../domain/facts.ts';
import type { DeadlineRow } from '../ledger/deadline-query.ts';

/** What is the same of everything to do about a subject that no clock derives and no payer, facility or owner is named for. */
export function subjectRow(
  subject: Subject,
): Omit<DeadlineRow, 'id' | 'title' | 'kind' | 'rule' | 'cite' | 'dueOn' | 'anchor' | 'anchorOn' | 'blocksBilling'> {
  return {
    confidence: 'practice',
    leadDays: 0,
    payer: null,
    payerName: null,
    facility: null,
    applicationId: null,
    owner: null,
    subjectId: subject.id,
    subjectKind: subject.kind,
    subjectKey: subject.key,
    subjectName: subject.name,
    npi: subject.npi,
    practice: subject.practice ?? null,
    opensOn: null,
    dueAtLatestOn: null,
  };
}
