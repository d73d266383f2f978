import { type CalendarDate, daysBetween } from '../domain/calendar/calendar-date.ts';
import type { Facility } from '../domain/nouns/facility.ts';
import type { OngoingReview } from '../domain/practice-evaluation.ts';
import { reviewReading } from '../domain/practice-review.ts';
import { appointmentOn } from '../domain/privilege-standing.ts';
import type { Column, Row, Table } from '../domain/table.ts';
import { type ReviewDue, reviewDue } from '../rules/review-due.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import {
  facilitiesAsked,
  heldPrivileges,
  type PrivilegedProvider,
  privilegedProviders,
  whoCells,
  whoColumns,
} from './privileged-providers.ts';
import type { OfficeQuestion, Report } from './report.ts';

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
  { id: 'countedThrough', label: 'Counted until', type: 'date', priority: 7 },
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

/** The work of somebody at a facility since it was last looked at. */
export interface ReviewedWork extends PrivilegedProvider {
  readonly facility: Facility;
  readonly department: string | null;
  /** The last review; null: none. */
  readonly last: OngoingReview | null;
  /** First day that no review has looked at. */
  readonly from: CalendarDate;
  /** Null: nobody asks for a review. */
  readonly due: ReviewDue | null;
}

/**
 * Everybody with a privilege that was granted for a term, at each facility where it has begun. A review is due from the day
 * of the last one, or from the first day of privileges there.
 */
export async function reviewedWork(
  question: Pick<OfficeQuestion, 'ledger' | 'asOf' | 'filters'>,
  rules: RuleSet,
): Promise<readonly ReviewedWork[]> {
  const facilities = [...(await facilitiesAsked(question)).values()];
  return (await privilegedProviders(question)).flatMap((who) =>
    facilities.flatMap((facility) => workAt(who, facility, question.asOf, rules) ?? []),
  );
}

function workAt(
  who: PrivilegedProvider,
  facility: Facility,
  asOf: CalendarDate,
  rules: RuleSet,
): ReviewedWork | undefined {
  const { facts, subject } = who;
  const held = heldPrivileges(facts, facility.key, asOf).filter(
    ({ grant, standing }) => grant.basis === 'regular' && standing.state !== 'not-yet',
  );
  if (held.length === 0) return undefined;
  const terms = facts.grants.filter(({ facility: place, basis }) => place === facility.key && basis === 'regular');
  const begun = terms.map(({ from }) => from).toSorted()[0] ?? asOf;
  const last = facts.reviews.findLast((one) => one.facility === facility.key) ?? null;
  const asked = { facility, providerType: subject.type };
  return {
    ...who,
    facility,
    department: appointmentOn(facts, facility.key, asOf)?.department ?? last?.department ?? null,
    last,
    from: last?.until ?? begun,
    due: reviewDue(rules, asked, last?.on ?? begun),
  };
}

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

function rowOf({ subject, facts, facility, department, last, from, due }: ReviewedWork, asOf: CalendarDate): Row {
  const counts = facts.counts.filter((one) => one.facility === facility.key && one.until > from);
  const until =
    counts
      .map((one) => one.until)
      .toSorted()
      .at(-1) ?? asOf;
  const reading = reviewReading(counts, { from, until }, { oppe: facility.oppe, department });
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
      asks: counts.length === 0 ? 'counts: none since then' : asksWords[reading.suggested],
      because: due?.because ?? null,
      countedThrough: counts.length === 0 ? null : until,
      rule: due?.rule ?? null,
      state: due === null ? 'unscheduled' : overdue ? 'overdue' : 'upcoming',
      ...whoCells(subject, facility.key),
    },
  };
}
