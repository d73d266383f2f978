/** What the counts say about somebody's work since it was last looked at. */

import { addDays, type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import { countWords } from '../../domain/number-forms.ts';
import {
  indicatorWords,
  type ReviewPeriod,
  type ReviewReading,
  reviewReading,
} from '../../domain/privileges/practice-review.ts';
import type { Table } from '../../domain/table.ts';
import { whoCells, whoColumns } from './privileged-providers.ts';
import type { ReviewedWork } from './reviewed-work.ts';

/** A period and what the counts of it say. */
export interface WorkReading {
  readonly period: ReviewPeriod;
  readonly reading: ReviewReading;
}

/** The reading since the last review, or of the days that are asked for. Days that nobody has counted yet are left for the next one. */
export function workReading(
  { facts, facility, department, from }: Omit<ReviewedWork, 'due' | 'last'>,
  asOf: CalendarDate,
  asked: { readonly since?: CalendarDate | undefined; readonly through?: CalendarDate | undefined } = {},
): WorkReading {
  const first = asked.since ?? from;
  const counts = facts.counts.filter((one) => one.facility === facility.key);
  const counted = counts
    .filter((one) => one.until > first && one.until <= addDays(asOf, 1))
    .map((one) => one.until)
    .toSorted()
    .at(-1);
  const until = asked.through === undefined ? (counted ?? addDays(asOf, 1)) : addDays(asked.through, 1);
  const period = { from: first, until };
  return { period, reading: reviewReading(counts, period, { oppe: facility.oppe, department }) };
}

const suggestionWords: Readonly<Record<ReviewReading['suggested'], string>> = {
  acceptable: 'no trigger is reached',
  'low-volume': 'too few cases to judge by: name peers with --peer',
  'focused-evaluation': 'a trigger is reached: it asks for a focused evaluation',
};

/** The numbers of a period against the triggers of the facility. */
export function workTable(work: ReviewedWork, { period, reading }: WorkReading, asOf: CalendarDate): Table {
  const { subject, facility, last, due } = work;
  const limit = facility.oppe?.lowVolume;
  const few = limit === undefined ? '' : `, ${reading.lowVolume ? 'fewer than' : 'low volume is under'} ${limit}`;
  const cases = reading.cases === null ? 'no counts of these days' : `${countWords(reading.cases, 'case')}${few}`;
  return {
    report: 'work',
    title: `Ongoing review: ${subject.name}`,
    asOf,
    lead: [
      `${facility.name}, ${longDate(period.from)} to ${longDate(addDays(period.until, -1))}: ${cases}`,
      suggestionWords[reading.suggested],
      last === null ? 'not reviewed before' : `last review ${longDate(last.on)}: ${last.result}`,
      due === null ? 'no schedule' : `due ${longDate(due.dueOn)} (${due.because})`,
    ],
    columns: [
      { id: 'indicator', label: 'Indicator', type: 'text', priority: 1 },
      { id: 'value', label: 'Value', type: 'text', priority: 1 },
      { id: 'triggered', label: 'Trigger reached', type: 'boolean', priority: 2 },
      { id: 'number', label: 'Number', type: 'text', priority: 'machine' },
      { id: 'unit', label: 'Unit', type: 'text', priority: 'machine' },
      { id: 'trigger', label: 'Trigger', type: 'text', priority: 'machine' },
      { id: 'key', label: 'Key', type: 'text', priority: 'machine' },
      { id: 'suggested', label: 'Suggested', type: 'text', priority: 'machine' },
      { id: 'cases', label: 'Cases', type: 'integer', priority: 'machine' },
      ...whoColumns,
    ],
    rows: reading.indicators.map((one) => ({
      ...(one.triggered ? { tone: 'bad' as const } : {}),
      cells: {
        indicator: one.name,
        value: indicatorWords(one),
        triggered: one.triggered,
        number: String(one.value),
        unit: one.unit,
        trigger: one.trigger === null ? null : String(one.trigger),
        key: one.key,
        suggested: reading.suggested,
        cases: reading.cases,
        ...whoCells(subject, facility.key),
      },
    })),
    notes: [
      ...(reading.unread.length === 0 ? [] : [`not counted: ${reading.unread.map(({ name }) => name).join(', ')}`]),
      ...(reading.straddling.length === 0
        ? []
        : [`${reading.straddling.length} counts lie in these days only in part and are left out`]),
    ],
    empty: 'No indicator is counted for these days.',
    next: `empanel privilege oppe ${subject.key} --facility ${facility.key} --result ${reading.suggested}${reading.lowVolume ? ' --peer NAME' : ''} --by NAME`,
  };
}
