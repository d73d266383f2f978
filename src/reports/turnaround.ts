import { durationText, parseDuration } from '../domain/calendar/duration.ts';
import { countWords } from '../domain/number-forms.ts';
import type { Column, Row, Table } from '../domain/table.ts';
import { fewestCourses } from '../domain/turnaround.ts';
import { applicationCourses, type CourseGroup, courseGroups } from './courses.ts';
import type { Report } from './report.ts';

const columns: readonly Column[] = [
  { id: 'payer', label: 'Payer', type: 'text', priority: 1 },
  { id: 'state', label: 'State', type: 'text', priority: 2 },
  { id: 'type', label: 'Type', type: 'text', priority: 2 },
  { id: 'count', label: 'Applications', type: 'integer', priority: 2 },
  { id: 'decided', label: 'Decided', type: 'integer', priority: 3 },
  { id: 'approvedPercent', label: 'Approved %', type: 'integer', priority: 4 },
  { id: 'medianDays', label: 'Median days', type: 'text', priority: 1 },
  { id: 'ninetiethDays', label: '90 % within', type: 'text', priority: 1 },
  { id: 'stated', label: 'Payer states', type: 'text', priority: 5 },
];

/** How long payers take from the first submission to the first decision, from this ledger alone. */
export const report: Report = {
  name: 'turnaround',
  title: 'Turnaround of payers',
  summary: 'how long each payer takes to decide, by own experience',
  filters: ['payer', 'provider', 'limit'],
  withinDefault: null,
  table: async ({ ledger, asOf, filters }): Promise<Table> => {
    const context = await ledger.facts.context();
    const all = applicationCourses(await ledger.applications.list(), context, asOf).filter(
      ({ of }) =>
        (filters.payer === undefined || of.application.payer === filters.payer) &&
        (filters.subjectId === undefined || of.subject.id === filters.subjectId) &&
        (filters.practice === undefined || of.subject.practice === filters.practice),
    );
    const groups = courseGroups(all);
    const shown = filters.limit === undefined ? groups : groups.slice(0, filters.limit);
    const rows = shown.map((group) => turnaroundRow(group, context.payers.get(group.payer)));
    const few = groups.filter((group) => group.turnaround === undefined).length;
    return {
      report: 'turnaround',
      title: 'Turnaround of payers',
      asOf,
      columns,
      rows,
      lead: [`${countWords(all.length, 'application')} submitted, ${countWords(groups.length, 'kind')}`],
      notes: [
        ...(few === 0 ? [] : [`${few} with fewer than ${fewestCourses} applications: too few to tell`]),
        'Days run from the first submission to the first decision; what is open or was withdrawn counts as long as it was waited for (Kaplan and Meier, 1958).',
        ...(shown.length < groups.length ? [`${groups.length - shown.length} more not shown (--limit)`] : []),
      ],
      empty: 'No application has been submitted yet. `empanel application submit ID` records the first.',
      next: 'empanel report pipeline',
    };
  },
};

function turnaroundRow(
  { payer, state, type, courses, turnaround }: CourseGroup,
  facts: { readonly name: string; readonly decisionWithin: string | null } | undefined,
): Row {
  const decided = courses.filter(({ outcome }) => outcome !== 'open').length;
  const approved = courses.filter(({ outcome }) => outcome === 'approved').length;
  const stated = facts?.decisionWithin == null ? undefined : parseDuration(facts.decisionWithin);
  return {
    cells: {
      payer: facts?.name ?? payer,
      state,
      type,
      count: courses.length,
      decided,
      approvedPercent: turnaround === undefined || decided === 0 ? null : Math.round((100 * approved) / decided),
      medianDays: daysWords(turnaround?.medianDays, turnaround !== undefined),
      ninetiethDays: daysWords(turnaround?.ninetiethDays, turnaround !== undefined),
      stated: stated === undefined ? null : durationText(stated),
    },
  };
}

function daysWords(days: number | null | undefined, told: boolean): string {
  if (!told) return 'too few';
  return days === null || days === undefined ? 'not reached' : String(days);
}
