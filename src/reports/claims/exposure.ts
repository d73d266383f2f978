import { daysBetween } from '../../domain/calendar/calendar-date.ts';
import { centsText } from '../../domain/money.ts';
import type { Column, Row, Table } from '../../domain/table.ts';
import { lastDays } from '../../rules/claims/filing-limit.ts';
import type { OfficeQuestion, Report } from '../report.ts';
import { type Exposure, exposures } from './exposure-rows.ts';

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

/** Money at risk by provider, payer and cause, the largest amount first. */
export const report: Report = {
  name: 'exposure',
  title: 'Money at risk',
  summary: 'money at risk by provider, payer and cause',
  filters: ['provider', 'payer', 'kind', 'limit'],
  withinDefault: null,
  table: async (question) => exposureTable(question),
};

async function exposureTable({ ledger, asOf, filters, office }: OfficeQuestion): Promise<Table> {
  const days = lastDays(await office.rules(), office.role, await ledger.facts.context());
  const subjects = new Map((await ledger.subjects.list()).map((one) => [one.id, one]));
  const payers = new Map((await ledger.facts.payers()).map((one) => [one.key, one.name]));
  const found = (await exposures(ledger, asOf, days)).filter(
    ({ subjectId, payer, cause }) =>
      (filters.subjectId === undefined || subjectId === filters.subjectId) &&
      (filters.payer === undefined || payer === filters.payer) &&
      (filters.kind === undefined || cause === filters.kind) &&
      (filters.practice === undefined || subjects.get(subjectId ?? '')?.practice === filters.practice),
  );
  const groups = new Map<string, Exposure[]>();
  for (const one of found) {
    const key = `${one.subjectId ?? one.npi} ${one.payer ?? one.payerCode} ${one.cause}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const rows = [...groups.values()]
    .map((some): Row => {
      const first = some[0];
      const subject = subjects.get(first?.subjectId ?? '');
      const cents = some.reduce((sum, one) => sum + one.cents, 0);
      const actBy = some.flatMap((one) => one.actBy ?? []).toSorted()[0] ?? null;
      return {
        tone: actBy !== null && daysBetween(asOf, actBy) < 0 ? 'bad' : 'warn',
        cells: {
          provider: subject?.name ?? first?.npi ?? 'not named',
          payer: payers.get(first?.payer ?? '') ?? first?.payerCode ?? 'not known',
          cause: first?.cause ?? null,
          claims: some.length,
          amount: centsText(cents),
          firstServiceOn: some.flatMap((one) => one.from ?? []).toSorted()[0] ?? null,
          actBy,
          because: [...new Set(some.map((one) => one.because))].join('; '),
          cents,
          npi: subject?.npi ?? first?.npi ?? null,
          subject: subject?.key ?? null,
          subjectKind: subject?.kind ?? null,
          payerKey: first?.payer ?? null,
        },
      };
    })
    .toSorted((left, right) => Number(right.cells.cents) - Number(left.cells.cents));
  const shown = filters.limit === undefined ? rows : rows.slice(0, filters.limit);
  const total = found.reduce((sum, { cents }) => sum + cents, 0);
  return {
    report: 'exposure',
    title: 'Money at risk',
    asOf,
    columns,
    rows: shown,
    lead: [`${centsText(total)} in ${found.length} ${found.length === 1 ? 'matter' : 'matters'} on record`],
    notes: [
      'only claims on record count: `empanel claims sent`, `create`, `acknowledge` and `post` bring them here',
      'visits that lie ahead are no claims yet: `empanel can-bill --from schedule.csv` names those that wait, `empanel plan` what they come to',
      ...(shown.length < rows.length ? [`${rows.length - shown.length} more not shown (--limit)`] : []),
    ],
    empty: 'No money on record is at risk.',
    next: 'empanel claims denials',
  };
}
