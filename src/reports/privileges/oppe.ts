import { addDays, type CalendarDate, daysBetween } from '../../domain/calendar/calendar-date.ts';
import type { Column, Row, Table } from '../../domain/table.ts';
import type { OfficeQuestion, Report } from '../report.ts';
import { whoCells, whoColumns } from './privileged-providers.ts';
import { type ReviewedWork, reviewedWork } from './reviewed-work.ts';
import { workReading } from './work-reading.ts';

const columns: readonly Column[] = [
  { id: 'id', label: 'Id', type: 'id', priority: 'machine', role: 'uid' },
  { id: 'dueOn', label: 'Review by', type: 'date', priority: 1, role: 'due' },
  { id: 'daysLeft', label: 'Days left', type: 'integer', priority: 2 },
  { id: 'provider', label: 'Provider', type: 'text', priority: 1, role: 'summary' },
  { id: 'facilityName', label: 'Facility', type: 'text', priority: 2 },
  { id: 'department', label: 'Department', type: 'text', priority: 5 },
  { id: 'lastOn', label: 'Last review', type: 'date', priority: 3 },
  { id: 'lastResult', label: 'Result', type: 'text', priority: 4 },
  { id: 'cases', label: 'Cases since', type: 'integer', priority: 3 },
  { id: 'asks', label: 'The counts ask for', type: 'text', priority: 2, role: 'description' },
  { id: 'because', label: 'Schedule', type: 'text', priority: 6 },
  { id: 'countedThrough', label: 'Counted through', type: 'date', priority: 7 },
  { id: 'rule', label: 'Rule', type: 'text', priority: 'machine' },
  { id: 'state', label: 'State', type: 'text', priority: 'machine', role: 'tone' },
  ...whoColumns,
];

/** When the work of everybody with privileges must be looked at again, the soonest first. */
export const report: Report = {
  name: 'oppe',
  title: 'Ongoing reviews',
  summary: 'ongoing reviews (OPPE): when each is due, and what the counts since the last ask for',
  filters: ['provider', 'facility', 'within', 'all', 'limit'],
  withinDefault: null,
  table: oppeTable,
};

async function oppeTable(question: OfficeQuestion): Promise<Table> {
  const { asOf, filters, office } = question;
  const found = (await reviewedWork(question, await office.rules())).filter(
    ({ due }) => filters.all || filters.dueBy === undefined || (due !== null && due.dueOn <= filters.dueBy),
  );
  const rows = found.toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1)).map((one) => rowOf(one, asOf));
  const shown = filters.limit === undefined ? rows : rows.slice(0, filters.limit);
  const unscheduled = found.filter(({ due }) => due === null).length;
  const first = shown[0]?.cells;
  return {
    report: 'oppe',
    title: 'Ongoing reviews',
    asOf,
    columns,
    rows: shown,
    notes: [
      ...(shown.length < rows.length ? [`${rows.length - shown.length} more not shown (--limit)`] : []),
      ...(unscheduled === 0
        ? []
        : [`${unscheduled} without a schedule: neither \`oppe.every\` of the facility nor a pack of it says when`]),
    ],
    empty: 'Nobody holds privileges whose use is reviewed.',
    ...(first === undefined ? {} : { next: `empanel privilege oppe ${first.subject} --facility ${first.facility}` }),
  };
}

function keyOf({ due, subject, facility }: ReviewedWork): string {
  return `${due?.dueOn ?? '9999'} ${subject.name} ${facility.key}`;
}

const asksWords = {
  acceptable: 'a review',
  'low-volume': 'peer references: too few cases',
  'focused-evaluation': 'a focused evaluation: a trigger is reached',
} as const;

function rowOf(work: ReviewedWork, asOf: CalendarDate): Row {
  const { subject, facility, department, last, due } = work;
  const { period, reading } = workReading(work, asOf);
  const daysLeft = due === null ? null : daysBetween(asOf, due.dueOn);
  const overdue = daysLeft !== null && daysLeft < 0;
  return {
    tone: overdue ? 'bad' : reading.suggested === 'focused-evaluation' ? 'warn' : 'plain',
    cells: {
      id: `${subject.id} ${facility.key}`,
      dueOn: due?.dueOn ?? null,
      daysLeft,
      provider: subject.name,
      facilityName: facility.name,
      department,
      lastOn: last?.on ?? null,
      lastResult: last?.result ?? null,
      cases: reading.cases,
      asks: reading.cases === null ? 'counts: none since then' : asksWords[reading.suggested],
      because: due?.because ?? null,
      countedThrough: reading.cases === null ? null : addDays(period.until, -1),
      rule: due?.rule ?? null,
      state: due === null ? 'unscheduled' : overdue ? 'overdue' : 'upcoming',
      ...whoCells(subject, facility.key),
    },
  };
}
