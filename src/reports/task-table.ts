/** Tasks: what is to be done that no clock makes, and what was made of denials. */

import { type CalendarDate, daysBetween } from '../domain/calendar/calendar-date.ts';
import type { Subject } from '../domain/facts.ts';
import type { Column, Table } from '../domain/table.ts';
import type { Task } from '../ledger/document-query.ts';

const columns: readonly Column[] = [
  { id: 'id', label: 'Task', type: 'id', priority: 1, role: 'uid' },
  { id: 'dueOn', label: 'Due', type: 'date', priority: 1, role: 'due' },
  { id: 'daysLeft', label: 'Days left', type: 'integer', priority: 3 },
  { id: 'text', label: 'What', type: 'text', priority: 1, role: 'summary' },
  { id: 'provider', label: 'Who', type: 'text', priority: 2, role: 'description' },
  { id: 'owner', label: 'Owner', type: 'text', priority: 3 },
  { id: 'doneOn', label: 'Done', type: 'date', priority: 4 },
  { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
  { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 'machine' },
];

/** Tasks by the day they are due, those without one last, and what is done after all others. */
export function taskTable(tasks: readonly Task[], subjects: ReadonlyMap<string, Subject>, asOf: CalendarDate): Table {
  const ordered = tasks.toSorted((left, right) => (orderOf(left) < orderOf(right) ? -1 : 1));
  const first = ordered.find(({ done_on }) => done_on === null)?.id;
  return {
    report: 'tasks',
    title: 'Tasks',
    asOf,
    columns,
    rows: ordered.map((task) => {
      const subject = task.subject_id === null ? undefined : subjects.get(task.subject_id);
      const daysLeft = task.due_on === null ? null : daysBetween(asOf, task.due_on as CalendarDate);
      const late = daysLeft !== null && daysLeft < 0;
      return {
        tone: task.done_on !== null ? 'muted' : late ? 'bad' : 'plain',
        cells: {
          id: task.id,
          dueOn: task.due_on,
          daysLeft,
          text: task.text,
          provider: subject?.name ?? null,
          owner: task.owner,
          doneOn: task.done_on,
          subject: subject?.key ?? null,
          subjectKind: subject?.kind ?? null,
          npi: subject?.npi ?? null,
        },
      };
    }),
    notes: [],
    empty: 'No task is open. `empanel task add "…" --due +7d` makes one.',
    ...(first === undefined ? {} : { next: `empanel task done ${first}` }),
  };
}

function orderOf({ done_on, due_on, recorded_seq }: Task): string {
  return `${done_on === null ? 0 : 1} ${due_on ?? '9999-12-31'} ${String(recorded_seq).padStart(12, '0')}`;
}
