import { lineStanding, openWithPayer } from '../domain/application.ts';
import { type CalendarDate, daysBetween } from '../domain/calendar/calendar-date.ts';
import { dateAfter, parseDuration } from '../domain/calendar/duration.ts';
import type { Application, ApplicationState } from '../domain/facts.ts';
import { compareNames } from '../domain/name-order.ts';
import { countWords } from '../domain/number-forms.ts';
import type { Column, Row, Table, Tone } from '../domain/table.ts';
import { type Turnaround, turnaround } from '../domain/turnaround.ts';
import type { DeadlineRow } from '../ledger/deadline-query.ts';
import { type ApplicationCourse, applicationCourses, courseGroups, expectedOn, groupKey } from './courses.ts';
import type { Report } from './report.ts';

const columns: readonly Column[] = [
  { id: 'application', label: 'Application', type: 'id', priority: 1, role: 'uid' },
  { id: 'provider', label: 'Provider', type: 'text', priority: 1, role: 'summary' },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 8 },
  { id: 'payer', label: 'Payer', type: 'text', priority: 1, role: 'summary' },
  { id: 'type', label: 'Type', type: 'text', priority: 6 },
  { id: 'state', label: 'State', type: 'text', priority: 7 },
  { id: 'submittedOn', label: 'Submitted', type: 'date', priority: 5 },
  { id: 'daysWaiting', label: 'Days', type: 'integer', priority: 2 },
  { id: 'expectedOn', label: 'Expected', type: 'date', priority: 2 },
  { id: 'basis', label: 'By', type: 'text', priority: 4 },
  { id: 'ninetiethOn', label: '90 % by', type: 'date', priority: 5 },
  { id: 'lawOn', label: 'Law says by', type: 'date', priority: 3 },
  { id: 'lawRule', label: 'Rule', type: 'text', priority: 'machine' },
  { id: 'standing', label: 'Standing', type: 'text', priority: 1, role: 'tone' },
  { id: 'owner', label: 'Owner', type: 'text', priority: 6 },
];

/** Open applications with the day a decision can be expected, and whether that is late. */
export const report: Report = {
  name: 'pipeline',
  title: 'Applications that wait for a decision',
  summary: 'open applications: when a decision can be expected, and which are late',
  filters: ['payer', 'provider', 'owner', 'limit'],
  withinDefault: null,
  table: async ({ ledger, asOf, filters }): Promise<Table> => {
    const context = await ledger.facts.context();
    const courses = applicationCourses(await ledger.applications.list(), context, asOf);
    const history = new Map(
      courseGroups(courses).map((group) => [groupKey(group.courses[0] as ApplicationCourse), group.turnaround]),
    );
    const laws = byApplication(await ledger.deadlines.list({ asOf, kinds: ['payer-decision'] }));
    const undecided = courses.filter(
      ({ waiting, of: { application, subject } }) =>
        waiting &&
        (filters.payer === undefined || application.payer === filters.payer) &&
        (filters.owner === undefined || application.owner === filters.owner) &&
        (filters.subjectId === undefined || subject.id === filters.subjectId) &&
        (filters.practice === undefined || subject.practice === filters.practice),
    );
    const waiting = undecided.filter(({ of: { application } }) => standsWith(application, asOf, moving));
    const stuck = undecided.filter(
      (one) => !waiting.includes(one) && standsWith(one.of.application, asOf, ['returned', 'panel-closed']),
    ).length;
    const rows = waiting
      .map((course) => {
        const payer = context.payers.get(course.of.application.payer ?? '');
        const byPayer = turnaround(courses.filter(({ of }) => of.application.payer === course.of.application.payer));
        const own = history.get(groupKey(course));
        return pipelineRow(course, payer, own ?? byPayer, own !== undefined, laws.get(course.of.application.id), asOf);
      })
      .toSorted(byLateness);
    const shown = filters.limit === undefined ? rows : rows.slice(0, filters.limit);
    const late = rows.filter((row) => row.tone === 'bad').length;
    const first = shown[0]?.cells.application;
    return {
      report: 'pipeline',
      title: 'Applications that wait for a decision',
      asOf,
      columns,
      rows: shown,
      lead: [`${countWords(rows.length, 'waits', 'wait')} for a decision, ${late} of them late`],
      notes: [
        'Expected: the day by which half of such applications were decided here; where there are too few, the time that the payer states.',
        ...(stuck === 0
          ? []
          : [
              `Not among them: ${stuck} returned or with a closed panel; they wait on us, not for a decision (\`empanel report status\`).`,
            ]),
        ...(shown.length < rows.length ? [`${rows.length - shown.length} more not shown (--limit)`] : []),
      ],
      empty: 'No application waits for a decision.',
      ...(first === undefined || first === null ? {} : { next: `empanel application show ${first}` }),
    };
  },
};

/** States from which a decision can come without our filing again. */
const moving: readonly ApplicationState[] = [...openWithPayer, 'on-hold', 'appealed'];

function standsWith(application: Application, asOf: CalendarDate, states: readonly ApplicationState[]): boolean {
  return application.lines.some((line) => states.includes(lineStanding(application, line, asOf).state));
}

function byApplication(deadlines: readonly DeadlineRow[]): ReadonlyMap<string, DeadlineRow> {
  const laws = new Map<string, DeadlineRow>();
  for (const one of deadlines) {
    const isLaw = one.confidence === 'official' || one.confidence === 'secondary';
    if (one.applicationId === null || one.dueOn === null || !isLaw) continue;
    const known = laws.get(one.applicationId);
    if (known === undefined || (known.dueOn ?? '') > one.dueOn) laws.set(one.applicationId, one);
  }
  return laws;
}

function pipelineRow(
  { of: { application, subject }, submittedOn, state }: ApplicationCourse,
  payer: { readonly name: string; readonly decisionWithin: string | null } | undefined,
  own: Turnaround | undefined,
  ofKind: boolean,
  law: DeadlineRow | undefined,
  asOf: CalendarDate,
): Row {
  const stated = payer?.decisionWithin == null ? undefined : parseDuration(payer.decisionWithin);
  const byHistory = expectedOn(submittedOn, own?.medianDays);
  const expected = byHistory ?? (stated === undefined ? null : dateAfter(submittedOn, stated));
  const ninetieth = expectedOn(submittedOn, own?.ninetiethDays);
  const { words, tone } = standing(asOf, expected, ninetieth, law?.dueOn ?? null);
  return {
    tone,
    cells: {
      application: application.id,
      provider: subject.name,
      npi: subject.kind === 'provider' ? subject.npi : null,
      payer: payer?.name ?? application.payer,
      type: application.type,
      state,
      submittedOn,
      daysWaiting: daysBetween(submittedOn, asOf),
      expectedOn: expected,
      basis:
        byHistory !== null
          ? ofKind
            ? 'own history'
            : 'own history of the payer'
          : stated === undefined
            ? 'unknown'
            : 'payer states',
      ninetiethOn: ninetieth,
      lawOn: law?.dueOn ?? null,
      lawRule: law?.rule ?? null,
      standing: words,
      owner: application.owner,
    },
  };
}

function standing(
  asOf: CalendarDate,
  expected: CalendarDate | null,
  ninetieth: CalendarDate | null,
  law: CalendarDate | null,
): { readonly words: string; readonly tone: Tone } {
  if (law !== null && law < asOf) return { words: 'late by law', tone: 'bad' };
  if (ninetieth !== null && ninetieth < asOf) return { words: 'late: nine in ten were decided by now', tone: 'bad' };
  if (expected === null) return { words: 'nobody knows', tone: 'plain' };
  return expected < asOf ? { words: 'later than expected', tone: 'warn' } : { words: 'in time', tone: 'good' };
}

const order: readonly Tone[] = ['bad', 'warn', 'plain', 'good'];

function byLateness(left: Row, right: Row): number {
  const rank = order.indexOf(left.tone ?? 'plain') - order.indexOf(right.tone ?? 'plain');
  const [first, second] = [String(left.cells.expectedOn ?? '9999'), String(right.cells.expectedOn ?? '9999')];
  if (rank !== 0) return rank;
  return first === second
    ? compareNames(String(left.cells.provider), String(right.cells.provider))
    : first < second
      ? -1
      : 1;
}
