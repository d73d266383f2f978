import { type CalendarDate, daysBetween } from '../domain/calendar/calendar-date.ts';
import { type DeadlineKind, type DeadlineState, deadlineKinds, deadlineState } from '../domain/deadline.ts';
import { ladderStep, ladderSteps } from '../domain/ladder.ts';
import type { Column, Row, Table, TableStream, Tone } from '../domain/table.ts';
import { UserError } from '../errors.ts';
import type { DeadlineCount, DeadlineFilter, DeadlineRow } from '../ledger/deadline-query.ts';
import { grouped, groupingNamed } from './deadline-groups.ts';
import type { Question } from './report.ts';

const columns: readonly Column[] = [
  { id: 'id', label: 'Id', type: 'id', priority: 6, role: 'uid' },
  { id: 'dueOn', label: 'Due', type: 'date', priority: 1, role: 'due' },
  { id: 'daysLeft', label: 'Days left', type: 'integer', priority: 1 },
  { id: 'state', label: 'State', type: 'text', priority: 2, role: 'tone' },
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
  { id: 'step', label: 'Step', type: 'text', priority: 9 },
];

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
    const counts = rows.length < limit ? countsOf(rows) : await ledger.deadlines.counts(filter);
    return { rows: await facilitiesNamed(rows, ledger), counts };
  }
  const all = await facilitiesNamed(await ledger.deadlines.list(filter), ledger);
  const state = filters.state === undefined ? undefined : stateNamed(filters.state);
  const rows = state === undefined ? all : all.filter((row) => stateOn(row, asOf) === state);
  return { rows: limit === undefined ? rows : rows.slice(0, limit), counts: countsOf(rows) };
}

function deadlineFilter(
  { asOf, filters }: Pick<Question, 'asOf' | 'filters'>,
  kinds?: readonly DeadlineKind[],
): DeadlineFilter {
  return {
    asOf,
    dueBy: filters.dueBy,
    subjectId: filters.subjectId,
    payer: filters.payer,
    owner: filters.owner,
    practice: filters.practice,
    kinds: filters.kind === undefined ? kinds : [kindNamed(filters.kind)],
  };
}

function countsOf(rows: readonly DeadlineRow[]): readonly DeadlineCount[] {
  const tally = new Tally();
  for (const row of rows) tally.add(row);
  return tally.counts();
}

/** Counts deadlines by due date and lead. */
class Tally {
  readonly #leads = new Map<CalendarDate | null, Map<number, number>>();

  add({ dueOn, leadDays }: DeadlineRow): void {
    const leads = this.#leads.get(dueOn) ?? new Map<number, number>();
    if (leads.size === 0) this.#leads.set(dueOn, leads);
    leads.set(leadDays, (leads.get(leadDays) ?? 0) + 1);
  }

  counts(): readonly DeadlineCount[] {
    return [...this.#leads].flatMap(([dueOn, leads]) =>
      [...leads].map(([leadDays, count]) => ({ dueOn, leadDays, count })),
    );
  }
}

/** Deadlines with the names of facilities in their titles, where they had keys: only the ledger knows the names. */
export async function facilitiesNamed(
  rows: readonly DeadlineRow[],
  ledger: Question['ledger'],
): Promise<readonly DeadlineRow[]> {
  if (rows.every((row) => row.facility === null)) return rows;
  const names = await facilityNames(ledger);
  return rows.map((row) => facilityNamed(row, names));
}

async function facilityNames(ledger: Question['ledger']): Promise<ReadonlyMap<string, string>> {
  return new Map((await ledger.subjects.list({ kind: 'facility' })).map((one) => [one.key, one.name]));
}

function facilityNamed(row: DeadlineRow, names: ReadonlyMap<string, string>): DeadlineRow {
  const name = row.facility === null ? undefined : names.get(row.facility);
  return name === undefined ? row : { ...row, title: row.title.replace(`: ${row.facility}`, () => `: ${name}`) };
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
export function daysLeft(row: Pick<DeadlineRow, 'dueOn'>, asOf: CalendarDate): number | null {
  return row.dueOn === null ? null : daysBetween(asOf, row.dueOn);
}

/** The state of a deadline on the as-of day. */
export function stateOn(row: Pick<DeadlineRow, 'dueOn' | 'leadDays'>, asOf: CalendarDate): DeadlineState {
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
  { rows: shown, counts }: DeadlineAnswer,
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
    columns: groupBy === 'month' ? [...columns, monthColumn] : columns,
    ...(groupBy === undefined ? { rows: cells } : grouped(groupBy === 'month' ? cells.map(withMonth) : cells, groupBy)),
    lead: all === 0 ? [] : [stateSummary(counts, asOf)],
    notes: [
      ...(all === 0 ? [] : [stepSummary(counts, asOf)]),
      ...(shown.length < all ? [`${all - shown.length} more not shown (--limit)`] : []),
      ...(shown.some(isUnconfirmed) ? [unconfirmedNote] : []),
    ],
    ...(first === undefined ? {} : { next: `empanel explain ${first.id}` }),
  };
}

const unconfirmedNote =
  'some dates rest on rules that were not confirmed in their source; `empanel explain ID` says which';

function isUnconfirmed(row: DeadlineRow): boolean {
  return row.confidence === 'background';
}

/** The same table while the ledger is read; undefined for groups and with a limit, which take all rows at once. */
export async function deadlineStream(
  { ledger, asOf, filters }: Question,
  { report, title }: DeadlineFrame,
): Promise<TableStream | undefined> {
  if (filters.groupBy !== undefined || filters.limit !== undefined) return undefined;
  const names = await facilityNames(ledger);
  const state = filters.state === undefined ? undefined : stateNamed(filters.state);
  const rowOf = deadlineRows(asOf);
  const tally = new Tally();
  let unconfirmed = false;
  function* rows(): Generator<Row, void, undefined> {
    for (const read of ledger.deadlines.each(deadlineFilter({ asOf, filters }))) {
      const row = rowOf(facilityNamed(read, names));
      if (state !== undefined && row.cells.state !== state) continue;
      tally.add(read);
      unconfirmed ||= isUnconfirmed(read);
      yield row;
    }
  }
  const notes = (): readonly string[] => {
    const counts = tally.counts();
    return [...(counts.length === 0 ? [] : [stepSummary(counts, asOf)]), ...(unconfirmed ? [unconfirmedNote] : [])];
  };
  return { report, title, asOf, columns, rows: rows(), notes };
}

/** Makes rows of deadlines that come in the order of their due dates: for each date its days are counted once. */
function deadlineRows(asOf: CalendarDate): (row: DeadlineRow) => Row {
  let counted: { readonly dueOn: CalendarDate | null; readonly left: number | null } | undefined;
  return (row) => {
    if (counted === undefined || counted.dueOn !== row.dueOn) counted = { dueOn: row.dueOn, left: daysLeft(row, asOf) };
    return deadlineRow(row, counted.left);
  };
}

function deadlineRow(row: DeadlineRow, left: number | null): Row {
  const state = deadlineState(row.dueOn, left, row.leadDays);
  return {
    tone: tones[state],
    cells: {
      id: row.id,
      dueOn: row.dueOn,
      daysLeft: left,
      state,
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
      step: ladderStep(left),
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
function stepSummary(all: readonly DeadlineCount[], asOf: CalendarDate): string {
  const counts = new Map<string | null, number>();
  for (const one of all) {
    const step = ladderStep(daysLeft(one, asOf));
    counts.set(step, (counts.get(step) ?? 0) + one.count);
  }
  const known = ladderSteps.flatMap((step) => {
    const count = counts.get(step);
    return count === undefined ? [] : [`${count} ${step.endsWith('days') ? `within ${step}` : step}`];
  });
  const undated = counts.get(null);
  return `by step: ${[...known, ...(undated === undefined ? [] : [`${undated} of unknown date`])].join(' · ')}`;
}

function stateSummary(all: readonly DeadlineCount[], asOf: CalendarDate): string {
  const words: Readonly<Record<DeadlineState, string>> = {
    overdue: 'overdue',
    due: 'due within their lead time',
    upcoming: 'upcoming',
    unknown: 'of unknown date',
  };
  const counts = new Map<DeadlineState, number>();
  for (const one of all) {
    const state = stateOn(one, asOf);
    counts.set(state, (counts.get(state) ?? 0) + one.count);
  }
  return (['overdue', 'due', 'upcoming', 'unknown'] as const)
    .flatMap((state) => (counts.has(state) ? [`${counts.get(state)} ${words[state]}`] : []))
    .join(' · ');
}
