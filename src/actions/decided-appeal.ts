import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Denial } from '../domain/claims/claim.ts';
import type { AppealDecisionKind } from '../domain/claims/claim-facts.ts';
import { centsText } from '../domain/money.ts';
import type { Transaction } from '../ledger/command.ts';
import type { LastDay } from '../rules/claims/filing-limit.ts';
import { closeDenial } from './claims/claim-drafts.ts';

/** What was decided about an appeal of a denial. */
export interface AppealOutcome {
  readonly denial: Denial;
  /** Which level it is. */
  readonly kind: AppealDecisionKind;
  /** `upheld`: the denial stands. */
  readonly outcome: 'upheld' | 'overturned';
  readonly on: CalendarDate;
  readonly asOf: CalendarDate;
  /** Last day for the next level, with where it comes from. */
  readonly last: LastDay;
}

/** Records the decision: the denial and its task are open again until the next last day, or settled. */
export async function appealDecided(tx: Transaction, decided: AppealOutcome): Promise<void> {
  const { denial, kind, outcome, on, asOf, last } = decided;
  await tx.insert('occurrence', {
    id: await tx.newId('z'),
    subject_id: denial.subjectId ?? '',
    kind,
    happened_on: on,
    text: `${outcome}: ${denial.group === null ? denial.code : `${denial.group}-${denial.code}`}, ${centsText(denial.cents)}`,
    source: denial.id,
    evidence: null,
  });
  if (outcome === 'overturned') {
    if (denial.closedOn === null) await closeDenial(tx, { denial, outcome: 'overturned on appeal' }, asOf);
    return;
  }
  await tx.update('denial', denial.id, {
    step: 'appeal',
    due_on: last.on,
    due_from: last.from,
    closed_on: null,
    outcome: null,
  });
  if (denial.taskId !== null) await tx.update('task', denial.taskId, { due_on: last.on, done_on: null });
}
