import type { Subject } from '../../domain/facts.ts';
import { countWords } from '../../domain/number-forms.ts';
import type { PrivilegeRequest, RequestedLine } from '../../domain/privileges/privilege.ts';
import type { PrivilegeFacts } from '../../domain/privileges/privilege-facts.ts';
import { requestedLineState } from '../../domain/privileges/privilege-standing.ts';
import type { Column, Row, Table } from '../../domain/table.ts';
import type { OfficeQuestion, Report } from '../report.ts';
import { facilitiesAsked, privilegedProviders, whoCells, whoColumns } from './privileged-providers.ts';

const columns: readonly Column[] = [
  { id: 'request', label: 'Request', type: 'id', priority: 3 },
  { id: 'provider', label: 'Provider', type: 'text', priority: 1, role: 'summary' },
  { id: 'facilityName', label: 'Facility', type: 'text', priority: 2 },
  { id: 'requestedOn', label: 'Asked', type: 'date', priority: 2 },
  { id: 'type', label: 'For', type: 'text', priority: 5 },
  { id: 'privilege', label: 'Privilege', type: 'text', priority: 1, role: 'description' },
  { id: 'criteria', label: 'Criteria', type: 'text', priority: 3 },
  { id: 'outcome', label: 'Outcome', type: 'text', priority: 1, role: 'tone' },
  { id: 'decidedOn', label: 'Decided', type: 'date', priority: 2 },
  { id: 'because', label: 'Reason', type: 'text', priority: 4 },
  { id: 'conditions', label: 'Conditions', type: 'text', priority: 5 },
  { id: 'waiting', label: 'Waiting for', type: 'text', priority: 3 },
  { id: 'line', label: 'Line', type: 'text', priority: 'machine' },
  { id: 'form', label: 'Form', type: 'text', priority: 'machine' },
  { id: 'version', label: 'Version', type: 'text', priority: 'machine' },
  ...whoColumns,
];

/** Requested versus granted, line by line. */
export const report: Report = {
  name: 'privilege-requests',
  title: 'Requested and granted',
  summary: 'requested versus granted: each requested line and what became of it',
  filters: ['provider', 'facility', 'state', 'all', 'limit'],
  withinDefault: null,
  table: requestsTable,
};

async function requestsTable(question: OfficeQuestion): Promise<Table> {
  const { asOf, filters } = question;
  const facilities = await facilitiesAsked(question);
  const all = (await privilegedProviders(question)).flatMap(({ subject, facts }) =>
    facts.requests
      .filter((request) => filters.facility === undefined || request.facility === filters.facility)
      .filter((request) => filters.all || !facts.requests.some(({ replacesId }) => replacesId === request.id))
      .flatMap((request) => request.lines.map((line) => ({ request, line })))
      .map((asked) => rowOf(asked, subject, facts, facilities.get(asked.request.facility)?.name)),
  );
  const rows = all.filter(({ cells }) => filters.state === undefined || cells.outcome === filters.state);
  const shown = filters.limit === undefined ? rows : rows.slice(0, filters.limit);
  const open = rows.find(({ cells }) => cells.outcome === 'requested' || cells.outcome === 'deferred')?.cells;
  return {
    report: 'privilege-requests',
    title: 'Requested and granted',
    asOf,
    columns,
    rows: shown,
    lead: all.length === 0 ? [] : [totals(all)],
    notes: shown.length < rows.length ? [`${rows.length - shown.length} more not shown (--limit)`] : [],
    empty: 'Nobody has asked for privileges.',
    ...(open === undefined ? {} : { next: `empanel privilege show ${open.request}` }),
  };
}

/** "12 lines: 9 granted, 2 requested, 1 denied" */
function totals(rows: readonly Row[]): string {
  const counts = new Map<string, number>();
  for (const { cells } of rows) counts.set(String(cells.outcome), (counts.get(String(cells.outcome)) ?? 0) + 1);
  return `${countWords(rows.length, 'line')}: ${[...counts].map(([state, n]) => `${n} ${state}`).join(', ')}`;
}

const bodyWords = {
  chair: 'the chair',
  'credentials-committee': 'the credentials committee',
  'executive-committee': 'the executive committee',
  board: 'the board',
} as const;

function rowOf(
  { request, line }: { readonly request: PrivilegeRequest; readonly line: RequestedLine },
  subject: Subject,
  facts: PrivilegeFacts,
  facilityName: string | undefined,
): Row {
  const outcome = requestedLineState(request, line, facts);
  const grant = facts.grants.findLast(({ basis, requestLineId }) => basis === 'regular' && requestLineId === line.id);
  const decision = request.decisions.findLast(({ lineId }) => lineId === line.id);
  const decided = outcome === 'granted' ? grant : decision;
  const last = request.recommendations.findLast(({ lineIds }) => lineIds.length === 0 || lineIds.includes(line.id));
  const open = outcome === 'requested' || outcome === 'deferred';
  return {
    tone: outcome === 'denied' ? 'bad' : open ? 'warn' : outcome === 'withdrawn' ? 'muted' : 'plain',
    cells: {
      request: request.id,
      provider: subject.name,
      facilityName: facilityName ?? request.facility,
      requestedOn: request.on,
      type: request.type,
      privilege: line.line.name,
      criteria: criteriaWords(line),
      outcome,
      decidedOn: decided?.on ?? null,
      because: decision?.reason ?? null,
      conditions: grant?.conditions ?? null,
      waiting: !open
        ? null
        : last === undefined
          ? 'a recommendation'
          : `a word after ${bodyWords[last.body]}: ${last.outcome}`,
      line: line.line.key,
      form: line.form.key,
      version: line.form.version,
      ...whoCells(subject, request.facility),
    },
  };
}

/** "7 met, 1 cannot tell" as on the day of the request. */
function criteriaWords({ criteria }: RequestedLine): string {
  const count = (state: string): number => criteria.filter((one) => one.state === state).length;
  const parts = [
    [count('met'), 'met'],
    [count('not-met'), 'not met'],
    [count('cannot-tell'), 'cannot tell'],
  ].filter(([n]) => n !== 0);
  return parts.length === 0 ? 'none asked' : parts.map(([n, word]) => `${n} ${word}`).join(', ');
}
