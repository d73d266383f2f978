import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import {
  focusedCauseWords,
  focusedMethodWords,
  focusedProgress,
  isUnderWay,
  progressWords,
} from '../../domain/privileges/focused-progress.ts';
import type { FocusedEvaluation } from '../../domain/privileges/practice-evaluation.ts';
import type { Column, Row, Table } from '../../domain/table.ts';
import type { OfficeQuestion, Report } from '../report.ts';
import {
  facilitiesAsked,
  type PrivilegedProvider,
  privilegedProviders,
  privilegeName,
  whoCells,
  whoColumns,
} from './privileged-providers.ts';

const columns: readonly Column[] = [
  { id: 'id', label: 'Evaluation', type: 'id', priority: 1, role: 'uid' },
  { id: 'provider', label: 'Provider', type: 'text', priority: 1, role: 'summary' },
  { id: 'facilityName', label: 'Facility', type: 'text', priority: 3 },
  { id: 'privilege', label: 'Of', type: 'text', priority: 1, role: 'description' },
  { id: 'state', label: 'State', type: 'text', priority: 1, role: 'tone' },
  { id: 'progress', label: 'Watched', type: 'text', priority: 2 },
  { id: 'dueOn', label: 'Due', type: 'date', priority: 1, role: 'due' },
  { id: 'daysLeft', label: 'Days left', type: 'integer', priority: 2 },
  { id: 'method', label: 'How', type: 'text', priority: 4 },
  { id: 'proctor', label: 'Proctor', type: 'text', priority: 3 },
  { id: 'cause', label: 'Because of', type: 'text', priority: 5 },
  { id: 'openedOn', label: 'Opened', type: 'date', priority: 6 },
  { id: 'resultOn', label: 'Ended', type: 'date', priority: 7 },
  { id: 'resultBy', label: 'Judged by', type: 'text', priority: 8 },
  { id: 'supervised', label: 'Only with the proctor there', type: 'boolean', priority: 'machine' },
  { id: 'line', label: 'Line', type: 'text', priority: 'machine' },
  { id: 'cases', label: 'Cases planned', type: 'integer', priority: 'machine' },
  { id: 'watched', label: 'Cases watched', type: 'integer', priority: 'machine' },
  { id: 'notAcceptable', label: 'Not acceptable', type: 'integer', priority: 'machine' },
  { id: 'previous', label: 'Extends', type: 'id', priority: 'machine' },
  { id: 'review', label: 'Started by review', type: 'id', priority: 'machine' },
  ...whoColumns,
];

/** Focused evaluations under way, the soonest due first; with `all` those that have ended too. */
export const report: Report = {
  name: 'fppe',
  title: 'Focused evaluations',
  summary: 'focused evaluations (FPPE): watched cases, proctor, due day',
  filters: ['provider', 'facility', 'within', 'all', 'state', 'limit'],
  withinDefault: null,
  table: fppeTable,
};

interface Found extends PrivilegedProvider {
  readonly one: FocusedEvaluation;
  readonly facilityName: string;
}

async function fppeTable(question: OfficeQuestion): Promise<Table> {
  const { asOf, filters } = question;
  const facilities = await facilitiesAsked(question);
  const found = (await privilegedProviders(question)).flatMap((who) =>
    who.facts.focused
      .filter((one) => filters.facility === undefined || one.facility === filters.facility)
      .filter((one) => filters.all || isUnderWay(one, asOf))
      .map((one): Found => ({ ...who, one, facilityName: facilities.get(one.facility)?.name ?? one.facility })),
  );
  const rows = found
    .filter(({ one }) => filters.dueBy === undefined || (one.dueOn ?? asOf) <= filters.dueBy)
    .toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1))
    .map((one) => rowOf(one, asOf))
    .filter(({ cells }) => filters.state === undefined || cells.state === filters.state);
  const shown = filters.limit === undefined ? rows : rows.slice(0, filters.limit);
  const without = found.filter(({ one }) => lacksProctor(one) && isUnderWay(one, asOf)).length;
  const first = shown[0]?.cells;
  const lacking = found.some(({ one }) => one.id === first?.id && lacksProctor(one));
  return {
    report: 'fppe',
    title: 'Focused evaluations',
    asOf,
    columns,
    rows: shown,
    notes: [
      ...(shown.length < rows.length ? [`${rows.length - shown.length} more not shown (--limit)`] : []),
      ...(without === 0 ? [] : [`${without} without a proctor`]),
    ],
    empty: filters.all ? 'No focused evaluation is on record.' : 'No focused evaluation is under way.',
    ...(first === undefined ? {} : { next: nextCommand(first, lacking, asOf) }),
  };
}

/** Whether somebody must stand by, and nobody is named; charts are read and cases talked about without one. */
function lacksProctor({ proctor, supervised, method }: FocusedEvaluation): boolean {
  return proctor === null && (supervised || method === null || method === 'direct-observation');
}

function nextCommand({ id, state, resultOn }: Row['cells'], lacking: boolean, asOf: CalendarDate): string {
  if (resultOn !== null) return `empanel privilege fppe ${id}`;
  if (state === 'ready') return `empanel privilege fppe ${id} --result satisfactory --by NAME`;
  return lacking ? `empanel privilege fppe ${id} --proctor NAME` : `empanel privilege fppe ${id} --case ${asOf}`;
}

/** What is under way comes first, then what has ended; each by due day and name. */
function keyOf({ one, subject }: Found): string {
  return `${one.resultOn === null ? 0 : 1} ${one.dueOn ?? '9999'} ${subject.name} ${one.line ?? ''} ${one.id}`;
}

function rowOf({ one, subject, facts, facilityName }: Found, asOf: CalendarDate): Row {
  const progress = focusedProgress(one, asOf);
  const grant = facts.grants.find(({ id }) => id === one.grantId);
  const ended = one.resultOn !== null;
  return {
    tone: ended ? 'muted' : progress.state === 'overdue' ? 'bad' : progress.state === 'ready' ? 'warn' : 'plain',
    cells: {
      id: one.id,
      provider: subject.name,
      facilityName,
      privilege: grant === undefined ? (one.line ?? 'all work here') : privilegeName(grant),
      state: progress.state,
      progress: progressWords(one, asOf),
      dueOn: one.dueOn,
      daysLeft: ended ? null : progress.daysLeft,
      method: one.method === null ? null : focusedMethodWords[one.method],
      proctor: one.proctor,
      cause: focusedCauseWords[one.cause],
      openedOn: one.on,
      resultOn: one.resultOn,
      resultBy: one.resultBy,
      supervised: one.supervised,
      line: one.line,
      cases: one.cases,
      watched: progress.watched,
      notAcceptable: progress.notAcceptable,
      previous: one.previousId,
      review: one.reviewId,
      ...whoCells(subject, one.facility),
    },
  };
}
