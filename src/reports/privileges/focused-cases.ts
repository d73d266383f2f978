/** One focused evaluation with the cases that were watched. */

import { type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import type { Subject } from '../../domain/facts.ts';
import {
  focusedCauseWords,
  focusedMethodWords,
  focusedProgress,
  progressWords,
} from '../../domain/privileges/focused-progress.ts';
import type { FocusedEvaluation } from '../../domain/privileges/practice-evaluation.ts';
import type { PrivilegeFacts } from '../../domain/privileges/privilege-facts.ts';
import type { Table } from '../../domain/table.ts';
import { privilegeName, whoCells, whoColumns } from './privileged-providers.ts';

/** What is shown of one evaluation. */
export interface EvaluationParts {
  readonly subject: Subject;
  readonly facts: PrivilegeFacts;
  readonly evaluation: FocusedEvaluation;
}

/** The evaluation in the lines above the table, its watched cases as rows. */
export function focusedTable({ subject, facts, evaluation: one }: EvaluationParts, asOf: CalendarDate): Table {
  const { state } = focusedProgress(one, asOf);
  const grant = facts.grants.find(({ id }) => id === one.grantId);
  const about = grant === undefined ? (one.line ?? 'all work') : privilegeName(grant);
  const how = one.method === null ? '' : `, by ${focusedMethodWords[one.method]}`;
  return {
    report: 'focused-evaluation',
    title: `Focused evaluation ${one.id}`,
    asOf,
    lead: [
      `${subject.name}: ${about} at ${one.facility}`,
      `${focusedCauseWords[one.cause]}${how}; opened ${longDate(one.on)}${one.dueOn === null ? '' : `, due ${longDate(one.dueOn)}`}`,
      `${state}: ${progressWords(one, asOf)}; proctor: ${one.proctor ?? 'none'}${one.supervised ? ', who must be there' : ''}`,
      ...(one.resultOn === null
        ? []
        : [`${one.result} on ${longDate(one.resultOn)}${one.resultBy === null ? '' : ` by ${one.resultBy}`}`]),
      ...(one.text === null ? [] : [one.text]),
    ],
    columns: [
      { id: 'on', label: 'Watched', type: 'date', priority: 1 },
      { id: 'acceptable', label: 'Acceptable', type: 'boolean', priority: 1 },
      { id: 'reference', label: 'Case', type: 'text', priority: 2 },
      { id: 'by', label: 'By', type: 'text', priority: 2 },
      { id: 'method', label: 'How', type: 'text', priority: 3 },
      { id: 'note', label: 'Note', type: 'text', priority: 4 },
      { id: 'id', label: 'Id', type: 'id', priority: 'machine' },
      ...whoColumns,
    ],
    rows: one.watched
      .filter(({ on }) => on <= asOf)
      .map((watched) => ({
        ...(watched.acceptable ? {} : { tone: 'bad' as const }),
        cells: {
          on: watched.on,
          acceptable: watched.acceptable,
          reference: watched.reference,
          by: watched.by,
          method: watched.method === null ? null : focusedMethodWords[watched.method],
          note: watched.note,
          id: watched.id,
          ...whoCells(subject, one.facility),
        },
      })),
    notes: [],
    empty: 'No case has been watched yet.',
    ...(one.resultOn === null ? { next: `empanel privilege fppe ${one.id} --case ${asOf} --by NAME` } : {}),
  };
}
