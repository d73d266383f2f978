import { addDays, addMonths, type CalendarDate, longDate } from '../domain/calendar/calendar-date.ts';
import { countWords } from '../domain/number-forms.ts';
import type { Column, Row, Table, Tone } from '../domain/table.ts';
import { UserError } from '../errors.ts';
import { sampleTable } from './audit-sample.ts';
import {
  type AuditedChange,
  type AuditState,
  auditedChanges,
  auditStates,
  informationKinds,
} from './audited-changes.ts';
import type { OfficeQuestion, Report } from './report.ts';

const columns: readonly Column[] = [
  { id: 'id', label: 'Id', type: 'id', priority: 'machine', role: 'uid' },
  { id: 'at', label: 'Recorded', type: 'instant', priority: 8 },
  { id: 'on', label: 'Day', type: 'date', priority: 1 },
  { id: 'name', label: 'Whose', type: 'text', priority: 1 },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 9 },
  { id: 'kind', label: 'Information', type: 'text', priority: 2 },
  { id: 'change', label: 'Change', type: 'text', priority: 2 },
  { id: 'what', label: 'What', type: 'text', priority: 1, whole: true },
  { id: 'actor', label: 'By', type: 'text', priority: 1 },
  { id: 'reason', label: 'Reason', type: 'text', priority: 3 },
  { id: 'state', label: 'Allowed', type: 'text', priority: 1, role: 'tone' },
  { id: 'because', label: 'Because', type: 'text', priority: 1, whole: true },
  { id: 'command', label: 'Command', type: 'text', priority: 6 },
  { id: 'entries', label: 'Journal', type: 'text', priority: 7 },
  { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
  { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
];

const summaryColumns: readonly Column[] = [
  { id: 'group', label: 'Group', type: 'text', priority: 1 },
  { id: 'changes', label: 'Changes', type: 'integer', priority: 1 },
  { id: 'files', label: 'Files', type: 'integer', priority: 2 },
  { id: 'added', label: 'Added', type: 'integer', priority: 2 },
  { id: 'changed', label: 'Changed', type: 'integer', priority: 2 },
  { id: 'removed', label: 'Removed', type: 'integer', priority: 2 },
  { id: 'takenBack', label: 'Taken back', type: 'integer', priority: 3 },
  { id: 'allowed', label: 'Allowed', type: 'integer', priority: 1 },
  { id: 'toReview', label: 'To review', type: 'integer', priority: 1 },
  { id: 'inappropriate', label: 'Inappropriate', type: 'integer', priority: 1 },
  { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
  { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 'machine' },
];

/** How each state reads. */
const tones: Readonly<Record<AuditState, Tone | undefined>> = {
  inappropriate: 'bad',
  'to review': 'warn',
  allowed: undefined,
};

/** Changes to credentialing information over a stretch of time, their summary, or a sample of files to read. */
export const report: Report = {
  name: 'audit',
  title: 'Audit of credentialing information',
  summary: 'changes to credentialing information: what, when, by whom, why, and whether it was allowed',
  filters: ['provider', 'kind', 'owner', 'state', 'limit', 'group-by', 'from', 'until', 'sample', 'seed', 'files'],
  withinDefault: null,
  table: async (question) => {
    const stretch = stretchOf(question);
    const { filters } = question;
    if (filters.sample === undefined && (filters.seed !== undefined || filters.files !== undefined)) {
      const hint =
        filters.seed === undefined ? '`--files` says from whose they are drawn' : 'a seed is for drawing files';
      throw new UserError('usage/missing', '`--sample` is not given', { hint });
    }
    const all = await auditedChanges(question, stretch);
    if (filters.sample !== undefined) {
      const without = (['kind', 'state', 'groupBy', 'owner'] as const).find((name) => filters[name] !== undefined);
      if (without !== undefined)
        throw new UserError(
          'usage/conflict',
          `\`--sample\` and \`--${without === 'groupBy' ? 'group-by' : without}\` exclude each other`,
        );
      return sampleTable(question, stretch, all, filters.sample);
    }
    const state = stateNamed(filters.state);
    const kind = kindNamed(filters.kind);
    const changes = all.filter(
      (one) =>
        (state === undefined || one.state === state) &&
        (kind === undefined || one.kind === kind) &&
        (filters.owner === undefined || one.actor === filters.owner),
    );
    return filters.groupBy === undefined
      ? changesTable(changes, stretch, question)
      : summaryTable(changes, stretch, question, filters.groupBy);
  },
};

/** A stretch of days, both ends in it. */
interface AuditedStretch {
  readonly from: CalendarDate;
  readonly through: CalendarDate;
}

/** The stretch asked for: a year through the as-of day where nothing is. */
function stretchOf({ asOf, filters }: OfficeQuestion): AuditedStretch {
  const through = filters.through ?? asOf;
  if (through > asOf)
    throw new UserError('usage/bad-value', `\`--until\` lies after the as-of day, ${longDate(asOf)}`, {
      hint: 'changes are audited up to the as-of day',
    });
  const from = filters.from ?? addDays(addMonths(through, -12), 1);
  if (from > through)
    throw new UserError('usage/bad-value', '`--from` lies after `--until`', {
      hint: 'give the earlier day to `--from`',
    });
  return { from, through };
}

function stateNamed(word: string | undefined): AuditState | undefined {
  return word === undefined ? undefined : named(word, auditStates, 'state', 'a state of a change');
}

function kindNamed(word: string | undefined): (typeof informationKinds)[number] | undefined {
  return word === undefined ? undefined : named(word, informationKinds, 'kind', 'a kind of information');
}

function named<Word extends string>(word: string, words: readonly Word[], flag: string, what: string): Word {
  const found = words.find((one) => one === word.replaceAll('-', ' '));
  if (found !== undefined) return found;
  throw new UserError('usage/bad-value', `\`${word}\` is not ${what}`, {
    hint: `\`--${flag}\` takes ${words.map((one) => one.replaceAll(' ', '-')).join(', ')}`,
  });
}

/** "214 changes to 31 files by 3 people, 2025-06-15 through 2026-06-15: 2 inappropriate, 5 to review, 207 allowed". */
function lead(changes: readonly AuditedChange[], { from, through }: AuditedStretch): string {
  const files = new Set(changes.flatMap(({ subject }) => subject?.id ?? [])).size;
  const people = new Set(changes.map(({ actor }) => actor)).size;
  const states = auditStates.map((state) => `${changes.filter((one) => one.state === state).length} ${state}`);
  return `${countWords(changes.length, 'change')} to ${countWords(files, 'file')} by ${countWords(people, 'person', 'people')}, ${from} through ${through}: ${states.join(', ')}`;
}

function changesTable(changes: readonly AuditedChange[], stretch: AuditedStretch, question: OfficeQuestion): Table {
  const { filters, asOf } = question;
  const shown = filters.limit === undefined ? changes : changes.slice(0, filters.limit);
  return {
    report: 'audit',
    title: 'Audit of credentialing information',
    asOf,
    columns,
    rows: shown.map(changeRow),
    lead: [lead(changes, stretch)],
    notes: [
      ...(shown.length < changes.length ? [`${changes.length - shown.length} more not shown (--limit)`] : []),
      ...officeNotes(question),
    ],
    empty: 'Nothing was changed in this time.',
    next: 'empanel report audit --group-by kind',
  };
}

function officeNotes({ office }: OfficeQuestion): readonly string[] {
  return office.specialists === undefined || office.specialists.length === 0
    ? ['`empanel.yaml` names no specialists: who may change what cannot be told']
    : [];
}

function changeRow(one: AuditedChange): Row {
  const { subject, state } = one;
  const tone = tones[state];
  return {
    ...(tone === undefined ? {} : { tone }),
    cells: {
      id: one.id,
      at: one.at,
      on: one.on,
      name: subject?.name ?? null,
      npi: subject?.kind === 'provider' ? subject.npi : null,
      kind: one.kind,
      change: one.change,
      what: one.what,
      actor: one.actor,
      reason: one.reason,
      state,
      because: one.state === 'allowed' ? null : becauseOf(one),
      command: one.command,
      entries: one.entries[0] === one.entries[1] ? `${one.entries[0]}` : `${one.entries[0]}–${one.entries[1]}`,
      subject: subject?.key ?? null,
      subjectKind: subject?.kind ?? null,
    },
  };
}

/** Why a change was not plainly allowed; of one that was not allowed also the reason that was given, or that none was. */
function becauseOf({ because, state, reason }: AuditedChange): string {
  const isSaid = state !== 'inappropriate' || because.some((one) => one.endsWith('without a reason'));
  const given = reason === null ? 'no reason given' : `reason given: ${reason}`;
  return [...because, ...(isSaid ? [] : [given])].join('; ');
}

const groupings = {
  kind: (one: AuditedChange) => one.kind,
  actor: (one: AuditedChange) => one.actor,
  month: (one: AuditedChange) => one.on.slice(0, 7),
  change: (one: AuditedChange) => one.change,
} as const;

/** Counts by kind of change, with every inappropriate one named below. */
function summaryTable(
  changes: readonly AuditedChange[],
  stretch: AuditedStretch,
  question: OfficeQuestion,
  word: string,
): Table {
  if (!Object.hasOwn(groupings, word))
    throw new UserError('usage/bad-value', `changes are not grouped by \`${word}\``, {
      hint: `\`--group-by\` takes ${Object.keys(groupings).join(', ')}`,
    });
  const groupOf = groupings[word as keyof typeof groupings];
  const names = [...new Set(changes.map(groupOf))];
  const order = word === 'kind' ? informationKinds.filter((kind) => names.includes(kind)) : names.toSorted();
  return {
    report: 'audit',
    title: `Audit of credentialing information by ${word}`,
    asOf: question.asOf,
    columns: summaryColumns,
    rows: order.map((name) =>
      summaryRow(
        name,
        changes.filter((one) => groupOf(one) === name),
      ),
    ),
    lead: [lead(changes, stretch)],
    notes: [
      ...changes.filter(({ state }) => state === 'inappropriate').map(inappropriateNote),
      ...officeNotes(question),
    ],
    empty: 'Nothing was changed in this time.',
    next: changes.some(({ state }) => state !== 'allowed')
      ? 'empanel report audit --state inappropriate'
      : 'empanel report audit --sample ncqa',
  };
}

function summaryRow(group: string, changes: readonly AuditedChange[]): Row {
  const of = (change: AuditedChange['change']): number => changes.filter((one) => one.change === change).length;
  const counts = Object.fromEntries(
    auditStates.map((state) => [state, changes.filter((one) => one.state === state).length]),
  );
  const tone = (counts.inappropriate ?? 0) > 0 ? 'bad' : (counts['to review'] ?? 0) > 0 ? 'warn' : undefined;
  return {
    ...(tone === undefined ? {} : { tone }),
    cells: {
      group,
      changes: changes.length,
      files: new Set(changes.flatMap(({ subject }) => subject?.id ?? [])).size,
      added: of('added'),
      changed: of('changed'),
      removed: of('removed'),
      takenBack: of('taken back'),
      allowed: counts.allowed ?? 0,
      toReview: counts['to review'] ?? 0,
      inappropriate: counts.inappropriate ?? 0,
      subject: null,
      subjectKind: null,
      npi: null,
    },
  };
}

function inappropriateNote(one: AuditedChange): string {
  return `inappropriate: ${one.on}, ${one.actor}, ${one.subject?.name ?? 'the office'}: ${one.what}: ${becauseOf(one)} (${one.entries[0]})`;
}
