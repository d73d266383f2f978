import type { Subject } from '../domain/facts.ts';
import type { DeadlineRow } from '../ledger/deadline-query.ts';

/**
 * What is the same of everything to do about a subject that no clock derives and no payer, facility or owner is named for;
 * undefined: it is the office's own.
 */
export function subjectRow(
  subject: Subject | undefined,
): Omit<DeadlineRow, 'id' | 'title' | 'kind' | 'rule' | 'cite' | 'dueOn' | 'anchor' | 'anchorOn' | 'blocksBilling'> {
  return {
    confidence: 'practice',
    leadDays: 0,
    payer: null,
    payerName: null,
    facility: null,
    applicationId: null,
    owner: null,
    subjectId: subject?.id ?? '',
    subjectKind: subject?.kind ?? 'practice',
    subjectKey: subject?.key ?? '',
    subjectName: subject?.name ?? 'the office',
    npi: subject?.npi ?? null,
    practice: subject?.practice ?? null,
    opensOn: null,
    dueAtLatestOn: null,
  };
}
