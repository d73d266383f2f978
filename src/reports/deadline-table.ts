import type { DeadlineKind } from '../domain/deadline.ts';
import type { Column, Row, Table } from '../domain/table.ts';
import type { DeadlineCount, DeadlineRow } from '../ledger/deadline-query.ts';
import { facilitiesNamed } from './deadline-facilities.ts';
import { deadlineFilter, stateNamed } from './deadline-filter.ts';
import { grouped, groupingNamed } from './deadline-groups.ts';
import { deadlineColumns, deadlineRows, stateOn } from './deadline-row.ts';
import { deadlineNotes, isUnconfirmed, stateSummary, Tally } from './deadline-summary.ts';
import type { Question } from './report.ts';
import { untimedNotes } from './untimed-changes.ts';

/** What a table of deadlines says around its rows. */
export interface DeadlineFrame {
  readonly report: string;
  readonly title: string;
  readonly empty: string;
}

/** The deadlines that answer a question: those to be shown, and how many there are in all. */
export interface DeadlineAnswer {
  readonly rows: readonly DeadlineRow[];
  /** Of all that answer, shown or not: how many by due date and lead. */
  readonly counts: readonly DeadlineCount[];
  /** What is noted of those that a payer must be told by a day that nobody knows. */
  readonly untimed: readonly string[];
}

/** The deadlines that answer a question. With a limit only so many are read; all are counted. */
export async function deadlineAnswer(
  { ledger, asOf, filters }: Question,
  kinds?: readonly DeadlineKind[],
): Promise<DeadlineAnswer> {
  const { limit } = filters;
  const filter = deadlineFilter({ asOf, filters }, kinds);
  if (filters.state === undefined && limit !== undefined) {
    const rows = await ledger.deadlines.list({ ...filter, limit });
    const counts = rows.length < limit ? countsOf(rows) : ledger.deadlines.counts(filter);
    return { rows: await facilitiesNamed(rows, ledger), counts, untimed: untimedNotes(ledger, filter) };
  }
  const all = await facilitiesNamed(await ledger.deadlines.list(filter), ledger);
  const state = filters.state === undefined ? undefined : stateNamed(filters.state);
  const rows = state === undefined ? all : all.filter((row) => stateOn(row, asOf) === state);
  const untimed = state === undefined || state === 'unknown' ? untimedNotes(ledger, filter) : [];
  return { rows: limit === undefined ? rows : rows.slice(0, limit), counts: countsOf(rows), untimed };
}

function countsOf(rows: readonly DeadlineRow[]): readonly DeadlineCount[] {
  const tally = new Tally();
  for (const row of rows) tally.add(row);
  return tally.counts();
}

/** A table of deadlines with every field of the contract. */
export function deadlineTable(
  { rows: shown, counts, untimed }: DeadlineAnswer,
  { asOf, filters }: Pick<Question, 'asOf' | 'filters'>,
  frame: DeadlineFrame,
): Table {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const first = shown[0];
  const groupBy = filters.groupBy === undefined ? undefined : groupingNamed(filters.groupBy);
  const rowOf = deadlineRows(asOf);
  const cells = shown.map(rowOf);
  return {
    ...frame,
    asOf,
    columns: groupBy === 'month' ? [...deadlineColumns, monthColumn] : deadlineColumns,
    ...(groupBy === undefined ? { rows: cells } : grouped(groupBy === 'month' ? cells.map(withMonth) : cells, groupBy)),
    lead: all === 0 ? [] : [stateSummary(counts, asOf)],
    notes: [...deadlineNotes(counts, shown.length, shown.some(isUnconfirmed), asOf), ...untimed],
    ...(first === undefined ? {} : { next: `empanel explain ${first.id}` }),
  };
}

/** The month of the due date, for groups. */
const monthColumn: Column = { id: 'month', label: 'Month', type: 'text', priority: 'machine' };

function withMonth(row: Row): Row {
  const { dueOn } = row.cells;
  return { ...row, cells: { ...row.cells, month: typeof dueOn === 'string' ? dueOn.slice(0, 7) : null } };
}
