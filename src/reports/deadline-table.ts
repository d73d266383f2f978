import { type CalendarDate, daysBetween } from '../domain/calendar/calendar-date.ts';
import { type DeadlineKind, type DeadlineState, deadlineKinds, deadlineState } from '../domain/deadline.ts';
import { ladderStep, ladderSteps } from '../domain/ladder.ts';
import type { Column, Row, Table, Tone } from '../domain/table.ts';
import { UserError } from '../errors.ts';
import type { DeadlineRow } from '../ledger/deadline-query.ts';
import { grouped, groupingNamed } from './deadline-groups.ts';
import type { Question } from './report.ts';

const columns: readonly Column[] = [
  { id: 'id', label: 'Id', type: 'id', priority: 6, role: 'uid' },
  { id: 'dueOn', label: 'Due', type: 'date', priority: 1, role: 'due' },
  { id: 'daysLeft', label: 'Days left', type: 'integer', priority: 1 },
  { id: 'state', label: 'State', type: 'text', priority: 2, role: 'tone' },
  { id: 'step', label: 'Step', type: 'text', priority: 8 },
  { id: 'kind', label: 'Kind', type: 'text', priority: 7 },
  { id: 'title', label: 'What', type: 'text', priority: 1, role: 'summary' },
  { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
  { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 9 },
  { id: 'provider', label: 'Provider', type: 'text', priority: 1, role: 'summary' },
  { id: 'payer', label: 'Payer', type: 'text', priority: 3, role: 'description' },
  { id: 'facility', label: 'Facility', type: 'text', priority: 'machine' },
  { id: 'application', label: 'Application', type: 'id', priority: 5, role: 'description' },
  { id: 'owner', label: 'Owner', type: 'text', priority: 7 },
  { id: 'rule', label: 'Rule', type: 'text', priority: 8, role: 'description' },
  { id: 'cite', label: 'Source', type: 'text', priority: 'machine', role: 'description' },
  { id: 'confidence', label: 'Confidence', type: 'text', priority: 'machine' },
  { id: 'anchor', label: 'Counted from', type: 'text', priority: 'machine' },
  { id: 'anchorOn', label: 'Counted from date', type: 'date', priority: 'machine' },
  { id: 'leadDays', label: 'Lead days', type: 'integer', priority: 'machine' },
];

/** What a table of deadlines says around its rows. */
export interface DeadlineFrame {
  readonly report: string;
  readonly title: string;
  readonly empty: string;
}

/** The deadlines that answer a question. */
export async function deadlineRows(
  { ledger, asOf, filters }: Question,
  kinds?: readonly DeadlineKind[],
): Promise<readonly DeadlineRow[]> {
  const rows = await ledger.deadlines.list({
    asOf,
    dueBy: filters.dueBy,
    subjectId: filters.subjectId,
    payer: filters.payer,
    owner: filters.owner,
    practice: filters.practice,
    kinds: filters.kind === undefined ? kinds : [kindNamed(filters.kind)],
  });
  const named = await facilitiesNamed(rows, ledger);
  if (filters.state === undefined) return named;
  const state = stateNamed(filters.state);
  return named.filter((row) => stateOn(row, asOf) === state);
}

/** Deadlines with the names of facilities in their titles, where they had keys: only the ledger knows the names. */
export async function facilitiesNamed(
  rows: readonly DeadlineRow[],
  ledger: Question['ledger'],
): Promise<readonly DeadlineRow[]> {
  if (rows.every((row) => row.facility === null)) return rows;
  const names = new Map((await ledger.subjects.list({ kind: 'facility' })).map((one) => [one.key, one.name]));
  return rows.map((row) => {
    const name = row.facility === null ? undefined : names.get(row.facility);
    return name === undefined ? row : { ...row, title: row.title.replace(`: ${row.facility}`, () => `: ${name}`) };
  });
}

function stateNamed(word: string): DeadlineState {
  const states = Object.keys(tones) as readonly DeadlineState[];
  const found = states.find((state) => state === word);
  if (found !== undefined) return found;
  throw new UserError('usage/bad-value', `\`${word}\` is not a state of a deadline`, {
    hint: `states: ${states.join(', ')}`,
  });
}

function kindNamed(word: string): DeadlineKind {
  const found = deadlineKinds.find((kind) => kind === word);
  if (found !== undefined) return found;
  throw new UserError('usage/bad-value', `\`${word}\` is not a kind of deadline`, {
    hint: `kinds: ${deadlineKinds.join(', ')}`,
  });
}

/** Days from the as-of day to the due date; negative when overdue, null when the anchor is unknown. */
export function daysLeft(row: DeadlineRow, asOf: CalendarDate): number | null {
  return row.dueOn === null ? null : daysBetween(asOf, row.dueOn);
}

/** The state of a deadline on the as-of day. */
export function stateOn(row: DeadlineRow, asOf: CalendarDate): DeadlineState {
  return deadlineState(row.dueOn, daysLeft(row, asOf), row.leadDays);
}

const tones: Readonly<Record<DeadlineState, Tone>> = {
  overdue: 'bad',
  due: 'warn',
  upcoming: 'plain',
  unknown: 'muted',
};

/** A table of deadlines with every field of the contract. */
export function deadlineTable(
  rows: readonly DeadlineRow[],
  { asOf, filters }: Pick<Question, 'asOf' | 'filters'>,
  frame: DeadlineFrame,
): Table {
  const shown = filters.limit === undefined ? rows : rows.slice(0, filters.limit);
  const first = shown[0];
  const groupBy = filters.groupBy === undefined ? undefined : groupingNamed(filters.groupBy);
  const cells = shown.map((row) => deadlineCells(row, asOf));
  return {
    ...frame,
    asOf,
    columns: groupBy === 'month' ? [...columns, monthColumn] : columns,
    ...(groupBy === undefined ? { rows: cells } : grouped(groupBy === 'month' ? cells.map(withMonth) : cells, groupBy)),
    lead: rows.length === 0 ? [] : [stateSummary(rows, asOf)],
    notes: [
      ...(rows.length === 0 ? [] : [stepSummary(rows, asOf)]),
      ...(shown.length < rows.length ? [`${rows.length - shown.length} more not shown (--limit)`] : []),
      ...(shown.some((row) => row.confidence === 'background')
        ? ['some dates rest on rules that were not confirmed in their source; `empanel explain ID` says which']
        : []),
    ],
    ...(first === undefined ? {} : { next: `empanel explain ${first.id}` }),
  };
}

function deadlineCells(row: DeadlineRow, asOf: CalendarDate): Row {
  const state = stateOn(row, asOf);
  return {
    tone: tones[state],
    cells: {
      id: row.id,
      dueOn: row.dueOn,
      daysLeft: daysLeft(row, asOf),
      state,
      step: ladderStep(daysLeft(row, asOf)),
      kind: row.kind,
      title: row.title,
      subject: row.subjectKey,
      subjectKind: row.subjectKind,
      npi: row.subjectKind === 'provider' ? row.npi : null,
      provider: row.subjectName,
      payer: row.payerName ?? row.payer,
      facility: row.facility,
      application: row.applicationId,
      owner: row.owner,
      rule: row.rule,
      cite: row.cite,
      confidence: row.confidence,
      anchor: row.anchor,
      anchorOn: row.anchorOn,
      leadDays: row.leadDays,
    },
  };
}

/** The month of the due date, for groups. */
const monthColumn: Column = { id: 'month', label: 'Month', type: 'text', priority: 'machine' };

function withMonth(row: Row): Row {
  const { dueOn } = row.cells;
  return { ...row, cells: { ...row.cells, month: typeof dueOn === 'string' ? dueOn.slice(0, 7) : null } };
}

/** How many stand on each step of the ladder, the most pressing first. */
function stepSummary(rows: readonly DeadlineRow[], asOf: CalendarDate): string {
  const counts = new Map<string | null, number>();
  for (const row of rows) {
    const step = ladderStep(daysLeft(row, asOf));
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  const known = ladderSteps.flatMap((step) => {
    const count = counts.get(step);
    return count === undefined ? [] : [`${count} ${step.endsWith('days') ? `within ${step}` : step}`];
  });
  const undated = counts.get(null);
  return `by step: ${[...known, ...(undated === undefined ? [] : [`${undated} of unknown date`])].join(' · ')}`;
}

function stateSummary(rows: readonly DeadlineRow[], asOf: CalendarDate): string {
  const words: Readonly<Record<DeadlineState, string>> = {
    overdue: 'overdue',
    due: 'due within their lead time',
    upcoming: 'upcoming',
    unknown: 'of unknown date',
  };
  const counts = (['overdue', 'due', 'upcoming', 'unknown'] as const).map((state) => ({
    state,
    count: rows.filter((row) => stateOn(row, asOf) === state).length,
  }));
  return counts
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${words[state]}`)
    .join(' · ');
}
