import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { FrozenEvidence } from '../domain/committee.ts';
import type { DecisionOutcome, DecisionProgram } from '../domain/file-facts.ts';
import type { Transaction } from '../ledger/command.ts';
import type { FactTables } from '../ledger/tables.ts';

/** A decision to be recorded, with the evidence as it stands. */
export interface NewDecision {
  readonly subjectId: string;
  readonly body: string;
  readonly program: DecisionProgram;
  readonly applicationId: string | null;
  readonly meetingId: string | null;
  readonly outcome: DecisionOutcome;
  readonly on: CalendarDate;
  readonly conditions: string | null;
  /** The last day to meet them; null: none was set. */
  readonly conditionsDueOn: CalendarDate | null;
  readonly rationale: string | null;
  readonly vote: string | null;
  readonly recused: readonly string[];
  readonly by: string | null;
  readonly overrideReason: string | null;
  readonly evidence: readonly FrozenEvidence[];
}

/** Records a decision. */
export async function decide(tx: Transaction, decision: NewDecision): Promise<string> {
  return tx.insert('decision', {
    id: await tx.newId('o'),
    subject_id: decision.subjectId,
    ...decided(decision),
  });
}

/** Puts a decision in the place of one that was recorded by mistake. Nobody has been told of it yet. */
export async function correctDecision(tx: Transaction, id: string, decision: NewDecision): Promise<string> {
  await tx.update('decision', id, decided(decision));
  return id;
}

/** The columns that say what was decided. */
function decided(decision: NewDecision): Omit<FactTables['decision'], 'id' | 'subject_id' | 'recorded_seq'> {
  return {
    body: decision.body,
    program: decision.program,
    application_id: decision.applicationId,
    meeting_id: decision.meetingId,
    outcome: decision.outcome,
    happened_on: decision.on,
    notice_on: null,
    conditions: decision.conditions,
    conditions_due_on: decision.conditionsDueOn,
    conditions_met_on: null,
    rationale: decision.rationale,
    vote: decision.vote,
    recused: decision.recused,
    decided_by: decision.by,
    override_reason: decision.overrideReason,
    evidence: decision.evidence,
  };
}

/** Records the day on which the subject was told. */
export async function tellOfDecision(tx: Transaction, decisionId: string, on: CalendarDate): Promise<boolean> {
  return tx.update('decision', decisionId, { notice_on: on });
}

/** Records the day on which the conditions of an approval were met. */
export async function meetConditions(tx: Transaction, decisionId: string, on: CalendarDate): Promise<boolean> {
  return tx.update('decision', decisionId, { conditions_met_on: on });
}
