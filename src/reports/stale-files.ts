import { type CalendarDate, daysBetween } from '../domain/calendar/calendar-date.ts';
import { countWords } from '../domain/number-forms.ts';
import type { Column, Row, Table } from '../domain/table.ts';
import { type DecidedFile, decidedFiles } from './decided-files.ts';
import type { OfficeQuestion, Report } from './report.ts';
import { type VerificationMatter, type VerificationState, verificationMatters } from './verification-matters.ts';

const columns: readonly Column[] = [
  { id: 'id', label: 'Id', type: 'id', priority: 'machine', role: 'uid' },
  { id: 'staleOn', label: 'Counts through', type: 'date', priority: 1, role: 'due' },
  { id: 'daysLeft', label: 'Days left', type: 'integer', priority: 2 },
  { id: 'state', label: 'State', type: 'text', priority: 2, role: 'tone' },
  { id: 'provider', label: 'Provider', type: 'text', priority: 1, role: 'summary' },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 9 },
  { id: 'decisionOn', label: 'Decision', type: 'date', priority: 1 },
  { id: 'decider', label: 'Who decides', type: 'text', priority: 3, role: 'description' },
  { id: 'verifyAgain', label: 'Verify again', type: 'text', priority: 1, role: 'description' },
  { id: 'others', label: 'Not sound', type: 'text', priority: 4, role: 'description' },
  { id: 'application', label: 'Application', type: 'id', priority: 5 },
  { id: 'owner', label: 'Owner', type: 'text', priority: 6 },
  { id: 'decisionBy', label: 'Decision day from', type: 'text', priority: 'machine' },
  { id: 'elements', label: 'Elements', type: 'integer', priority: 'machine' },
  { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
  { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
];

const old: ReadonlySet<VerificationState> = new Set(['stale', 'goes stale']);

/** Files of which a verification will be too old when they are decided, the soonest first. */
export const report: Report = {
  name: 'stale-files',
  title: 'Files that go stale before they are decided',
  summary: 'files with a verification too old by the next committee',
  filters: ['provider', 'payer', 'owner', 'limit', 'committee'],
  withinDefault: null,
  table: async (question) => {
    const found: StaleFile[] = [];
    let looked = 0;
    for (const file of await decidedFiles(question)) {
      const matters = await verificationMatters(file, question);
      looked += matters.length === 0 ? 0 : 1;
      if (matters.some(({ state }) => old.has(state))) found.push({ file, matters });
    }
    return staleTable(found, looked, question);
  },
};

interface StaleFile {
  readonly file: DecidedFile;
  readonly matters: readonly VerificationMatter[];
}

function staleTable(found: readonly StaleFile[], looked: number, { asOf, filters }: OfficeQuestion): Table {
  const rows = found.map((one) => rowOf(one, asOf)).toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
  const shown = filters.limit === undefined ? rows : rows.slice(0, filters.limit);
  const first = shown[0]?.cells;
  return {
    report: 'stale-files',
    title: 'Files that go stale before they are decided',
    asOf,
    columns,
    rows: shown,
    lead: [`${found.length} of ${countWords(looked, 'file')} with verifications`],
    notes: [
      ...(shown.length < rows.length ? [`${rows.length - shown.length} more not shown (--limit)`] : []),
      ...(shown.some(({ cells }) => cells.decisionOn === null)
        ? ['where no day of decision is known, only what is stale today is shown; `--committee DATE` names one']
        : []),
    ],
    empty: 'Nothing on record goes stale before it is decided.',
    ...(first === undefined ? {} : { next: `empanel report verification --provider ${first.subject}` }),
  };
}

function keyOf({ cells }: Row): string {
  return `${cells.staleOn} ${cells.provider} ${cells.id}`;
}

function rowOf({ file, matters }: StaleFile, asOf: CalendarDate): Row {
  const { application, payer, facility, facts } = file;
  const { subject } = facts;
  const stale = matters.filter(({ state }) => old.has(state));
  const staleOn = stale.flatMap((matter) => matter.staleOn ?? []).toSorted()[0] ?? asOf;
  const isStale = stale.some(({ state }) => state === 'stale');
  const others = matters.filter(({ state }) => state !== 'verified' && !old.has(state));
  return {
    tone: isStale ? 'bad' : 'warn',
    cells: {
      id: application?.id ?? subject.id,
      staleOn,
      daysLeft: daysBetween(asOf, staleOn),
      state: isStale ? 'stale' : 'goes stale',
      provider: subject.name,
      npi: subject.kind === 'provider' ? subject.npi : null,
      decisionOn: file.decisionOn,
      decider: payer?.name ?? facility?.name ?? application?.payer ?? application?.facility ?? null,
      verifyAgain: distinct(stale.map(({ about }) => about)).join(', '),
      others: others.length === 0 ? null : distinct(others.map(({ about, state }) => `${about} (${state})`)).join(', '),
      application: application?.id ?? null,
      owner: application?.owner ?? null,
      decisionBy: file.decisionBy,
      elements: stale.length,
      subject: subject.key,
      subjectKind: subject.kind,
    },
  };
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
