import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Transaction } from '../ledger/command.ts';

/** Something to do that no clock makes. */
export interface TaskDraft {
  readonly text: string;
  readonly subjectId: string | null;
  readonly dueOn: CalendarDate | null;
  /** Key of the specialist; null: nobody's yet. */
  readonly owner: string | null;
}

/** Records a task. Returns its id. */
export async function addTask(tx: Transaction, { text, subjectId, dueOn, owner }: TaskDraft): Promise<string> {
  return tx.insert('task', { id: await tx.newId('k'), text, subject_id: subjectId, due_on: dueOn, owner });
}

/** Records that a task is done. */
export async function finishTask(tx: Transaction, id: string, on: CalendarDate): Promise<void> {
  await tx.update('task', id, { done_on: on });
}
