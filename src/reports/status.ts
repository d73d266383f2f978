import {
  isOpen,
  isProviderAsked,
  type LineStanding,
  lineStanding,
  type WaitingOn,
  waitingOn,
} from '../domain/application.ts';
import { type CalendarDate, daysBetween } from '../domain/calendar/calendar-date.ts';
import { dateAfter, parseDuration } from '../domain/calendar/duration.ts';
import {
  type Application,
  type ApplicationLine,
  type ApplicationOfSubject,
  type ApplicationState,
  applicationStates,
  type PayerFacts,
  type Subject,
} from '../domain/facts.ts';
import { compareNames } from '../domain/name-order.ts';
import { followUpOn, lastContactOn, nextAction } from '../domain/next-action.ts';
import { countWords } from '../domain/number-forms.ts';
import { nearest } from '../domain/suggestion.ts';
import type { Column, Row, Table, Tone } from '../domain/table.ts';
import { UserError } from '../errors.ts';
import type { Question, Report } from './report.ts';

const columns: readonly Column[] = [
  { id: 'id', label: 'Id', type: 'id', priority: 'machine', role: 'uid' },
  { id: 'application', label: 'Application', type: 'id', priority: 1, role: 'description' },
  { id: 'line', label: 'Line', type: 'integer', priority: 7 },
  { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
  { id: 'subjectKind', label: 'Kind', type: 'text', priority: 'machine' },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 7 },
  { id: 'provider', label: 'Provider', type: 'text', priority: 1, role: 'summary' },
  { id: 'practice', label: 'Practice', type: 'text', priority: 'machine' },
  { id: 'payer', label: 'Payer', type: 'text', priority: 1, role: 'summary' },
  { id: 'product', label: 'Product', type: 'text', priority: 3 },
  { id: 'group', label: 'Group', type: 'text', priority: 9 },
  { id: 'location', label: 'Location', type: 'text', priority: 4 },
  { id: 'jurisdiction', label: 'State', type: 'text', priority: 'machine' },
  { id: 'type', label: 'Type', type: 'text', priority: 7 },
  { id: 'route', label: 'Route', type: 'text', priority: 9 },
  { id: 'state', label: 'Status', type: 'text', priority: 1, role: 'tone' },
  { id: 'since', label: 'Since', type: 'date', priority: 7 },
  { id: 'daysInState', label: 'Days', type: 'integer', priority: 3 },
  { id: 'waitingOn', label: 'Waiting on', type: 'text', priority: 2 },
  { id: 'nextAction', label: 'Next action', type: 'text', priority: 4, role: 'summary' },
  { id: 'nextOn', label: 'Next on', type: 'date', priority: 2, role: 'due' },
  { id: 'lastContactOn', label: 'Last contact', type: 'date', priority: 5 },
  { id: 'owner', label: 'Owner', type: 'text', priority: 5 },
  { id: 'effectiveOn', label: 'Effective', type: 'date', priority: 4 },
  { id: 'payerId', label: 'Payer id', type: 'text', priority: 8 },
  { id: 'expectedOn', label: 'Expected', type: 'date', priority: 7 },
];

/** One row per application line: where it stands, since when, who it waits on and what comes next. */
export const report: Report = {
  name: 'status',
  title: 'Application status',
  summary: 'every application line: where it stands and what comes next',
  filters: ['all', 'provider', 'payer', 'owner', 'state', 'limit'],
  withinDefault: null,
  table: async (question) => {
    const { ledger } = question;
    const payers = new Map((await ledger.facts.payers()).map((payer) => [payer.key, payer]));
    const facilities = await ledger.subjects.list({ kind: 'facility' });
    return statusTable(await ledger.applications.list(), { payers, facilities }, question);
  },
};

/** Who may be asked: payers by key, and facilities. */
export interface Asked {
  readonly payers: ReadonlyMap<string, PayerFacts>;
  readonly facilities: readonly Subject[];
}

function stateNamed(word: string): ApplicationState {
  const found = applicationStates.find((state) => state === word);
  if (found !== undefined) return found;
  const near = nearest(word, applicationStates, { limit: 1 })[0];
  throw new UserError('usage/bad-value', `\`${word}\` is not a state of an application`, {
    hint: near === undefined ? `states: ${applicationStates.join(', ')}` : `did you mean \`${near}\`?`,
  });
}

/** The status table of applications on a day; ended lines only when all are asked for. */
export function statusTable(
  applications: readonly ApplicationOfSubject[],
  names: Asked,
  { asOf, filters }: Pick<Question, 'asOf' | 'filters'>,
): Table {
  const lines = applications
    .filter(({ application }) => application.openedOn <= asOf)
    .flatMap((one) => one.application.lines.map((line) => statusLine(one, line, names, asOf)))
    .filter(
      (line) =>
        (filters.payer === undefined || line.payerKey === filters.payer) &&
        (filters.owner === undefined || line.cells.owner === filters.owner) &&
        (filters.subjectId === undefined || line.subjectId === filters.subjectId) &&
        (filters.practice === undefined || line.cells.practice === filters.practice),
    );
  const state = filters.state === undefined ? undefined : stateNamed(filters.state);
  const wanted = (line: StatusLine): boolean =>
    state === undefined ? filters.all || isOpen(line.state) : line.state === state;
  const rows = lines.filter(wanted).toSorted(byUrgency);
  const ended = lines.filter((line) => !isOpen(line.state)).length;
  const shown = filters.limit === undefined ? rows : rows.slice(0, filters.limit);
  const first = shown[0];
  return {
    report: 'status',
    title: 'Application status',
    asOf,
    columns,
    rows: shown,
    lead: rows.length === 0 ? [] : [waitingSummary(rows)],
    notes: [
      ...(filters.all || filters.state !== undefined || ended === 0
        ? []
        : [`${ended} ended ${ended === 1 ? 'line is' : 'lines are'} not shown; --all shows them`]),
      ...(shown.length < rows.length ? [`${rows.length - shown.length} more not shown (--limit)`] : []),
    ],
    empty: 'No applications match. `empanel application open SUBJECT --payer KEY` opens one.',
    ...(first === undefined ? {} : { next: `empanel application show ${first.cells.application}` }),
  };
}

interface StatusLine extends Row {
  readonly cells: Record<string, string | number | null>;
  readonly state: ApplicationState;
  readonly subjectId: string;
  readonly payerKey: string | null;
}

function statusLine(
  { application, subject }: ApplicationOfSubject,
  line: ApplicationLine,
  { payers, facilities }: Asked,
  asOf: CalendarDate,
): StatusLine {
  const standing = lineStanding(application, line, asOf);
  const payer = application.payer === null ? undefined : payers.get(application.payer);
  const open = isOpen(standing.state);
  const next = nextAction(standing, followUpOn(application, asOf));
  const waiting = waitingOn(standing.state, isProviderAsked(application, standing, subject, asOf));
  const late = open && next.on !== null && next.on < asOf;
  const tone = rowTone(standing.state, late);
  return {
    subjectId: subject.id,
    payerKey: application.payer,
    state: standing.state,
    ...(tone === undefined ? {} : { tone }),
    cells: {
      id: `${application.id}.${line.number}`,
      application: application.id,
      line: line.number,
      subject: subject.key,
      subjectKind: subject.kind,
      npi: subject.kind === 'provider' ? subject.npi : null,
      provider: subject.name,
      practice: subject.practice,
      payer:
        payer?.name ??
        application.payer ??
        facilities.find((one) => one.key === application.facility)?.name ??
        application.facility,
      product: line.product,
      group: line.group,
      location: line.location,
      jurisdiction: payer !== undefined && payer.states.length === 1 ? (payer.states[0] ?? null) : null,
      type: application.type,
      route: application.route,
      state: standing.state,
      since: standing.since,
      daysInState: daysBetween(standing.since, asOf),
      waitingOn: waiting,
      nextAction: late ? `${next.words} (${countWords(daysBetween(next.on ?? asOf, asOf), 'day')} late)` : next.words,
      nextOn: open ? next.on : null,
      lastContactOn: lastContactOn(application, asOf),
      owner: application.owner,
      effectiveOn: standing.effectiveOn,
      payerId: standing.payerId,
      expectedOn: expectedOn(application, standing, payer),
    },
  };
}

/** The day the payer's own stated limit runs out, counted from the complete application, else from filing. */
function expectedOn(
  application: Application,
  standing: LineStanding,
  payer: PayerFacts | undefined,
): CalendarDate | null {
  const from = standing.completeOn ?? standing.submittedOn;
  if (from === null || standing.decidedOn !== null || payer?.decisionWithin == null || application.payer === null)
    return null;
  const duration = parseDuration(payer.decisionWithin);
  return duration === undefined ? null : dateAfter(from, duration);
}

function rowTone(state: ApplicationState, late: boolean): Tone | undefined {
  if (late || state === 'returned' || state === 'rejected' || state === 'denied') return 'bad';
  if (state === 'info-requested' || state === 'panel-closed') return 'warn';
  if (state === 'approved' || state === 'loaded') return 'good';
  if (state === 'withdrawn') return 'muted';
  return undefined;
}

const waitingOrder: readonly WaitingOn[] = ['us', 'provider', 'payer', 'nobody'];

function byUrgency(left: StatusLine, right: StatusLine): number {
  const on = (line: StatusLine): string => String(line.cells.nextOn ?? '9999');
  const [first, second] = [on(left), on(right)];
  if (first !== second) return first < second ? -1 : 1;
  return compareNames(String(left.cells.provider), String(right.cells.provider));
}

function waitingSummary(rows: readonly StatusLine[]): string {
  const parts = waitingOrder
    .map((who) => ({ who, count: rows.filter((row) => row.cells.waitingOn === who).length }))
    .filter(({ count }) => count > 0)
    .map(({ who, count }) => `${count} waiting on ${who}`);
  return parts.length === 0 ? '' : `${countWords(rows.length, 'line')}: ${parts.join(' · ')}`;
}
