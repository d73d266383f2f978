import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { daysBetween } from '../../domain/calendar/calendar-date.ts';
import type { Subject } from '../../domain/facts.ts';
import { centsText } from '../../domain/money.ts';
import { countWords } from '../../domain/number-forms.ts';
import { nearest } from '../../domain/suggestion.ts';
import type { Column, Row, Table } from '../../domain/table.ts';
import { UserError } from '../../errors.ts';
import { lastDays } from '../../rules/claims/filing-limit.ts';
import type { OfficeQuestion, Report, ReportFilters } from '../report.ts';
import { type Exposure, type ExposureCause, exposureCauses, exposures } from './exposure-rows.ts';
import { type ScheduledExposure, scheduleWords, sumOf, sumText, type VisitSum } from './scheduled-exposure.ts';

const columns: readonly Column[] = [
  { id: 'provider', label: 'Provider', type: 'text', priority: 1, role: 'summary' },
  { id: 'payer', label: 'Payer', type: 'text', priority: 1 },
  { id: 'cause', label: 'Cause', type: 'text', priority: 1 },
  { id: 'claims', label: 'Claims', type: 'integer', priority: 2 },
  { id: 'amount', label: 'At risk', type: 'text', priority: 1 },
  { id: 'firstServiceOn', label: 'First service', type: 'date', priority: 3 },
  { id: 'actBy', label: 'Act by', type: 'date', priority: 2, role: 'due' },
  { id: 'because', label: 'Because', type: 'text', priority: 4, role: 'description' },
  { id: 'cents', label: 'Cents', type: 'integer', priority: 'machine' },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 'machine' },
  { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
  { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
  { id: 'payerKey', label: 'Payer key', type: 'text', priority: 'machine' },
];

/** Beside a schedule: whether a row is of claims on record or of visits, how many, and how many have no charge. */
const scheduledColumns: readonly Column[] = columns.flatMap((column): readonly Column[] => {
  if (column.id === 'claims')
    return [
      { id: 'source', label: 'Source', type: 'text', priority: 1 },
      column,
      { id: 'visits', label: 'Visits', type: 'integer', priority: 2 },
    ];
  if (column.id !== 'cents') return [column];
  return [column, { id: 'uncharged', label: 'Without charge', type: 'integer', priority: 'machine' }];
});

/** Money at risk by provider, payer and cause, the largest amount first. */
export const report: Report = {
  name: 'exposure',
  title: 'Money at risk',
  summary: 'money at risk by provider, payer and cause',
  filters: ['provider', 'payer', 'kind', 'limit', 'schedule'],
  withinDefault: null,
  table: async (question) => exposureTable(question),
};

/** Amounts of one provider, payer and cause. */
interface AtRisk {
  readonly subject: Subject | undefined;
  readonly npi: string | null;
  readonly payer: string | null;
  readonly payerCode: string | null;
  readonly cause: ExposureCause;
  readonly source: 'on record' | 'scheduled';
  readonly sum: VisitSum;
  readonly from: CalendarDate | null;
  readonly actBy: CalendarDate | null;
  readonly because: readonly string[];
}

async function exposureTable({ ledger, asOf, filters, office, schedule }: OfficeQuestion): Promise<Table> {
  mustBeCause(filters.kind);
  const days = lastDays(await office.rules(), office.role, await ledger.facts.context());
  const subjects = await ledger.subjects.list();
  const payers = new Map((await ledger.facts.payers()).map((one) => [one.key, one.name]));
  const wanted = (one: AtRisk): boolean => isWanted(one, filters);
  const recorded = ofRecord(await exposures(ledger, asOf, days), new Map(subjects.map((one) => [one.id, one]))).filter(
    wanted,
  );
  const scheduled = ofSchedule(schedule, subjects).filter(wanted);
  const found = [...recorded, ...scheduled].toSorted(
    ({ sum: left }, { sum: right }) => right.cents - left.cents || right.uncharged - left.uncharged,
  );
  const shown = filters.limit === undefined ? found : found.slice(0, filters.limit);
  const total = sumOf(recorded.map(({ sum }) => sum));
  return {
    report: 'exposure',
    title: 'Money at risk',
    asOf,
    columns: schedule === undefined ? columns : scheduledColumns,
    rows: shown.map((one) => rowOf(one, asOf, payers)),
    lead: [
      `${centsText(total.cents)} in ${total.visits} ${total.visits === 1 ? 'matter' : 'matters'} on record`,
      ...(schedule === undefined ? [] : [scheduledWords(scheduled, schedule)]),
    ],
    notes: [
      'of claims only those on record count: `empanel claims sent`, `create`, `acknowledge` and `post` bring them here',
      ...(schedule === undefined
        ? [
            'visits that lie ahead are no claims yet: `empanel report exposure --schedule schedule.csv` counts those that wait or may not be billed, `empanel can-bill --from FILE` names them',
          ]
        : scheduleNotes(schedule)),
      ...(shown.length < found.length ? [`${found.length - shown.length} more not shown (--limit)`] : []),
    ],
    empty: schedule === undefined ? 'No money on record is at risk.' : 'No money is at risk, on record or scheduled.',
    next: schedule === undefined ? 'empanel claims denials' : `empanel can-bill --from ${schedule.path}`,
  };
}

/** A cause that does not exist must not look as if nothing were at risk for it. */
function mustBeCause(kind: string | undefined): void {
  if (kind === undefined || exposureCauses.some((one) => one === kind)) return;
  const near = nearest(kind, exposureCauses, { limit: 1 })[0];
  throw new UserError('usage/bad-value', `\`${kind}\` puts no money at risk`, {
    hint: near === undefined ? `causes: ${exposureCauses.join(', ')}` : `did you mean \`--kind ${near}\`?`,
  });
}

function isWanted({ subject, payer, cause }: AtRisk, filters: ReportFilters): boolean {
  return (
    (filters.subjectId === undefined || subject?.id === filters.subjectId) &&
    (filters.payer === undefined || payer === filters.payer) &&
    (filters.kind === undefined || cause === filters.kind) &&
    (filters.practice === undefined || subject?.practice === filters.practice)
  );
}

function ofRecord(found: readonly Exposure[], subjects: ReadonlyMap<string, Subject>): readonly AtRisk[] {
  const groups = new Map<string, [Exposure, ...Exposure[]]>();
  for (const one of found) {
    const key = `${one.subjectId ?? one.npi} ${one.payer ?? one.payerCode} ${one.cause}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].map((some): AtRisk => {
    const { subjectId, npi, payer, payerCode, cause } = some[0];
    return {
      subject: subjects.get(subjectId ?? ''),
      npi,
      payer,
      payerCode,
      cause,
      source: 'on record',
      sum: { visits: some.length, cents: some.reduce((sum, { cents }) => sum + cents, 0), uncharged: 0 },
      from: some.flatMap((one) => one.from ?? []).toSorted()[0] ?? null,
      actBy: some.flatMap((one) => one.actBy ?? []).toSorted()[0] ?? null,
      because: [...new Set(some.map((one) => one.because))],
    };
  });
}

function ofSchedule(schedule: ScheduledExposure | undefined, subjects: readonly Subject[]): readonly AtRisk[] {
  if (schedule === undefined) return [];
  const byNpi = new Map(subjects.flatMap((one) => (one.kind === 'provider' ? [[one.key, one] as const] : [])));
  return schedule.groups.map(
    ({ npi, payer, cause, from, actBy, because, visits, cents, uncharged }): AtRisk => ({
      subject: byNpi.get(npi),
      npi,
      payer,
      payerCode: null,
      cause,
      source: 'scheduled',
      sum: { visits, cents, uncharged },
      from,
      actBy,
      because,
    }),
  );
}

function rowOf(one: AtRisk, asOf: CalendarDate, payers: ReadonlyMap<string, string>): Row {
  const { subject, npi, payer, payerCode, cause, source, sum, from, actBy, because } = one;
  const isScheduled = source === 'scheduled';
  return {
    tone: actBy !== null && daysBetween(asOf, actBy) < 0 ? 'bad' : 'warn',
    cells: {
      provider: subject?.name ?? npi ?? 'not named',
      payer: payers.get(payer ?? '') ?? payerCode ?? 'not known',
      cause,
      source,
      claims: isScheduled ? null : sum.visits,
      visits: isScheduled ? sum.visits : null,
      amount: sumText(sum),
      firstServiceOn: from,
      actBy,
      because: because.join('; '),
      cents: sum.uncharged === sum.visits ? null : sum.cents,
      uncharged: isScheduled ? sum.uncharged : null,
      npi: subject?.npi ?? npi,
      subject: subject?.key ?? null,
      subjectKind: subject?.kind ?? null,
      payerKey: payer,
    },
  };
}

function scheduledWords(scheduled: readonly AtRisk[], { path, atRisk }: ScheduledExposure): string {
  const sum = sumOf(scheduled.map((one) => one.sum));
  const rest = sum.visits === atRisk.visits ? '' : `, of ${atRisk.visits} (${sumText(atRisk)}) in all`;
  return `${sumText(sum)} in ${countWords(sum.visits, 'visit')} of ${path} that ${sum.visits === 1 ? 'waits' : 'wait'} or may not be billed${rest}`;
}

function scheduleNotes(schedule: ScheduledExposure): readonly string[] {
  const { path, all, isCharged, past } = schedule;
  return [
    scheduleWords(schedule),
    ...(isCharged || all.visits === 0
      ? []
      : [`${path} has no column \`charge\`: visits are counted, what they come to is unknown`]),
    ...(past === 0
      ? []
      : [
          `${countWords(past, 'visit')} at risk before the as-of day: what was billed of them counts among the claims too`,
        ]),
  ];
}
