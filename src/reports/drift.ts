import { type CalendarDate, daysBetween } from '../domain/calendar/calendar-date.ts';
import { duration, durationText } from '../domain/calendar/duration.ts';
import { compareNames } from '../domain/name-order.ts';
import type { Column, Row, Table, Tone } from '../domain/table.ts';
import { UserError } from '../errors.ts';
import { type DriftRow, type DriftState, driftRows, driftStates } from './drift-rows.ts';
import type { OfficeQuestion, Report } from './report.ts';
import { untimedWords } from './untimed-changes.ts';

const columns: readonly Column[] = [
  { id: 'id', label: 'Id', type: 'id', priority: 'machine', role: 'uid' },
  { id: 'provider', label: 'Provider', type: 'text', priority: 1, role: 'summary' },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 9 },
  { id: 'payer', label: 'Told', type: 'text', priority: 1, role: 'description' },
  { id: 'about', label: 'About', type: 'text', priority: 1, role: 'summary' },
  { id: 'what', label: 'What', type: 'text', priority: 1, role: 'summary' },
  { id: 'before', label: 'As told', type: 'text', priority: 2 },
  { id: 'now', label: 'As it is', type: 'text', priority: 2 },
  { id: 'state', label: 'State', type: 'text', priority: 1, role: 'tone' },
  { id: 'dueOn', label: 'Tell by', type: 'date', priority: 1, role: 'due' },
  { id: 'daysLeft', label: 'Days left', type: 'integer', priority: 4 },
  { id: 'within', label: 'Time', type: 'text', priority: 5 },
  { id: 'rule', label: 'Rule', type: 'text', priority: 6, role: 'description' },
  { id: 'toldOn', label: 'Told on', type: 'date', priority: 4 },
  { id: 'event', label: 'Event', type: 'id', priority: 5, role: 'description' },
  { id: 'submittedOn', label: 'Submitted', type: 'date', priority: 3 },
  { id: 'application', label: 'Application', type: 'id', priority: 8, role: 'description' },
  { id: 'kind', label: 'Kind', type: 'text', priority: 7 },
  { id: 'changedOn', label: 'Changed', type: 'date', priority: 7 },
  { id: 'part', label: 'Part', type: 'text', priority: 'machine' },
  { id: 'payerKey', label: 'Payer key', type: 'text', priority: 'machine' },
  { id: 'facility', label: 'Facility', type: 'text', priority: 'machine' },
  { id: 'cite', label: 'Source', type: 'text', priority: 'machine', role: 'description' },
  { id: 'confidence', label: 'Confidence', type: 'text', priority: 'machine' },
  { id: 'command', label: 'Next', type: 'text', priority: 'machine' },
  { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
  { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
];

const tones: Readonly<Record<DriftState, Tone>> = {
  overdue: 'bad',
  'to tell': 'warn',
  'no clock': 'muted',
  told: 'good',
};

/** What payers and facilities were told that is no longer so, and by when they must be told. */
export const report: Report = {
  name: 'drift',
  title: 'Drift',
  summary: 'what each payer was told that is no longer so, and the clock it starts',
  filters: ['provider', 'payer', 'state', 'limit'],
  withinDefault: null,
  table: async (question) => {
    const { rows, notes } = await driftRows(question);
    return driftTable(rows, notes, question);
  },
};

function driftTable(all: readonly DriftRow[], notes: readonly string[], { asOf, filters }: OfficeQuestion): Table {
  const state = filters.state === undefined ? undefined : stateNamed(filters.state);
  const rows = all.filter((row) => state === undefined || row.state === state).toSorted(byUrgency);
  const shown = filters.limit === undefined ? rows : rows.slice(0, filters.limit);
  const next = shown.find(({ command }) => command !== null)?.command;
  return {
    report: 'drift',
    title: 'Drift',
    asOf,
    columns,
    rows: shown.map((row) => cellsOf(row, asOf)),
    lead: rows.length === 0 ? [] : [summary(rows)],
    notes: [
      ...(shown.length < rows.length ? [`${rows.length - shown.length} more not shown (--limit)`] : []),
      ...(shown.some(({ dueOn, state: stands, within }) => dueOn === null && stands === 'to tell' && within !== null)
        ? ['where the document does not say when it changed, the time counts from the day you record with the event']
        : []),
      ...untimedNotes(shown),
      ...notes,
    ],
    empty: 'What payers and facilities were told is still so.',
    ...(next == null ? {} : { next }),
  };
}

/** Whom to ask, where no rule and no document says by when a payer or facility is told. */
function untimedNotes(rows: readonly DriftRow[]): readonly string[] {
  const untimed = rows.filter(({ state, rule }) => state === 'to tell' && rule === null);
  const namesOf = (some: readonly DriftRow[]): string => [...new Set(some.map(({ bodyName }) => bodyName))].join(', ');
  const payers = untimed.filter(({ payer }) => payer !== null);
  const facilities = untimed.filter(({ payer }) => payer === null);
  return [
    ...(payers.length === 0 ? [] : [`${namesOf(payers)}: ${untimedWords}`]),
    ...(facilities.length === 0
      ? []
      : [`${namesOf(facilities)}: no day is known; its bylaws or agreement may name one`]),
  ];
}

function stateNamed(word: string): DriftState {
  const found = driftStates.find((state) => state === word.replaceAll('-', ' '));
  if (found !== undefined) return found;
  throw new UserError('usage/bad-value', `\`${word}\` is not a state of what was told`, {
    hint: `states: ${driftStates.map((state) => state.replaceAll(' ', '-')).join(', ')}`,
  });
}

function byUrgency(left: DriftRow, right: DriftRow): number {
  const rank = ({ state, dueOn }: DriftRow): string => `${driftStates.indexOf(state)} ${dueOn ?? '~'}`;
  const [one, other] = [rank(left), rank(right)];
  return (
    (one < other ? -1 : one > other ? 1 : 0) ||
    compareNames(left.subject.name, right.subject.name) ||
    compareNames(left.bodyName, right.bodyName)
  );
}

function summary(rows: readonly DriftRow[]): string {
  return driftStates
    .flatMap((state) => {
      const count = rows.filter((row) => row.state === state).length;
      return count === 0 ? [] : [`${count} ${state}`];
    })
    .join(' · ');
}

function cellsOf(row: DriftRow, asOf: CalendarDate): Row {
  const { subject, change } = row;
  return {
    tone: tones[row.state],
    cells: {
      id: row.id,
      provider: subject.name,
      npi: subject.kind === 'provider' ? subject.npi : null,
      payer: row.bodyName,
      about: change.about,
      what: change.what,
      before: change.before,
      now: change.now,
      state: row.state,
      dueOn: row.dueOn,
      daysLeft: row.dueOn === null ? null : daysBetween(asOf, row.dueOn),
      within: row.within === null ? null : durationText(duration(row.within)),
      rule: row.rule,
      toldOn: row.toldOn,
      event: row.event,
      submittedOn: row.submittedOn,
      application: row.applicationId,
      kind: change.kind,
      changedOn: change.on,
      part: change.part,
      payerKey: row.payer,
      facility: row.facility,
      cite: row.cite,
      confidence: row.confidence,
      command: row.command,
      subject: subject.key,
      subjectKind: subject.kind,
    },
  };
}
