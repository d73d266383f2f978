/** The answer of `can-bill` for people, and the verdicts on a schedule. */

import { type CalendarDate, longDate } from '../domain/calendar/calendar-date.ts';
import {
  type BillingMatter,
  type BillingReason,
  type BillingVerdict,
  conditionWords,
  type ParticipationKey,
} from '../domain/participation.ts';
import { type SearchedList, searchedWords } from '../domain/screening/last-screening.ts';
import type { Column, Row, Table, Tone } from '../domain/table.ts';

/** One day of service with one payer, and what is known of it. */
export interface BillingReport {
  readonly asOf: string;
  readonly provider: string;
  readonly payer: string;
  readonly key: ParticipationKey;
  readonly on: CalendarDate;
  readonly verdict: BillingVerdict;
  readonly reasons: readonly BillingReason[];
  readonly firstBillableOn: CalendarDate | null;
  readonly releaseBy: CalendarDate | null;
  /** What must be named for one answer; null: all that may be meant agree. */
  readonly depends: string | null;
  /** Whether the visit is about controlled substances. */
  readonly controlled: boolean;
  /** What would stand in the way if it were; null: nothing, or it was asked. */
  readonly unasked: string | null;
  /** The day on which the provider was last looked up among the excluded; null: never. */
  readonly screenedOn: CalendarDate | null;
  /** The day on which the credentialing cycle ended before the service, without a later decision on record; null: it had not. */
  readonly cycleEndedOn: CalendarDate | null;
  /** The lists that the last screening of the provider looked through. */
  readonly searched: readonly SearchedList[];
  /** The command that shows what to do about the answer; null: nothing is to be done. */
  readonly next: string | null;
}

const headings: Readonly<Record<BillingVerdict, string>> = {
  bill: 'BILL: it may be billed',
  hold: 'HOLD: the claim waits',
  no: 'NO: it may not be billed',
};

/** The answer as a table: what stands in the way first. */
export function billingTable(report: BillingReport): Table {
  const { key, verdict, on, firstBillableOn, releaseBy } = report;
  const place = [key.product, key.group, key.location].filter((part) => part !== null).join(', ');
  const lead = [`${headings[verdict]} on ${longDate(on)}`];
  if (report.depends !== null) lead.push(report.depends);
  if (report.screenedOn === null && verdict === 'bill')
    lead.push(`${report.provider} was never screened: \`empanel screen\` looks for exclusions`);
  if (report.cycleEndedOn !== null && verdict === 'bill')
    lead.push(
      `its ${cycleWords(report.cycleEndedOn, report.asOf)}: ask ${report.payer} whether the provider still takes part`,
    );
  const days = [
    ...(verdict === 'bill' ? [] : [`first billable day: ${firstBillableOn ?? 'none in sight'}`]),
    ...(releaseBy === null ? [] : [releaseBy < report.asOf ? lateWords(releaseBy) : `send the claim by ${releaseBy}`]),
  ];
  const ordered = report.reasons.toSorted((left, right) => Number(left.ok) - Number(right.ok));
  return {
    report: 'can-bill',
    title: `${report.provider} → ${report.payer}${place === '' ? '' : ` (${place})`}`,
    asOf: report.asOf,
    lead,
    columns: [
      { id: 'ok', label: '', type: 'text', priority: 1 },
      { id: 'state', label: 'State', type: 'text', priority: 1, role: 'summary' },
      { id: 'because', label: 'Because', type: 'text', priority: 1 },
      { id: 'from', label: 'From', type: 'date', priority: 3 },
      { id: 'until', label: 'Ends before', type: 'date', priority: 3 },
    ],
    rows: [
      {
        tone: tones[verdict],
        cells: { ok: verdict, state: 'verdict', because: days.join('; '), from: null, until: null },
      },
      ...reasonRows(ordered, verdict),
    ],
    notes: [
      ...(report.unasked === null
        ? []
        : [`not for controlled substances: ${report.unasked}; \`--controlled\` asks for it`]),
      ...(report.searched.length === 0 ? [] : [`looked up in ${report.searched.map(searchedWords).join(', ')}`]),
    ],
    ...(report.next === null ? {} : { next: report.next }),
  };
}

function reasonRows(reasons: readonly BillingReason[], verdict: BillingVerdict): readonly Row[] {
  return reasons.map(({ state, ok, because, from, until }) => ({
    tone: ok ? 'good' : verdict === 'hold' ? 'warn' : 'bad',
    cells: { ok: ok ? 'yes' : 'no', state: conditionWords(state), because, from, until },
  }));
}

/** What is said of a claim whose time for sending is over: participation is one thing, the filing limit another. */
export function lateWords(releaseBy: CalendarDate): string {
  return `the claim had to be sent by ${releaseBy}, or it is denied for timely filing`;
}

/** "credentialing cycle ended on Wed 22 Apr 2026, and no later decision is recorded" */
export function cycleWords(endedOn: CalendarDate, asOf: string): string {
  return `credentialing cycle ${endedOn < asOf ? 'ended' : 'ends'} on ${longDate(endedOn)}, and no later decision is recorded`;
}

/** A row of a schedule with its verdict, or why it was refused. */
export interface ScheduleVerdict {
  readonly row: number;
  readonly npi: string;
  readonly payer: string;
  readonly product: string | null;
  readonly group: string | null;
  readonly location: string | null;
  readonly on: string;
  readonly verdict: BillingVerdict | 'refused';
  readonly states: readonly BillingMatter[];
  readonly because: string;
  readonly firstBillableOn: string | null;
  readonly releaseBy: string | null;
  /** What must be named for one verdict, of what the row leaves open; null: nothing. */
  readonly open: readonly ('product' | 'group' | 'location')[] | null;
  /** The day on which the provider was last looked up among the excluded; null: never, or the row was refused. */
  readonly screenedOn: string | null;
  /** The day on which the credentialing cycle ended before the service, without a later decision on record; null: it had not, or the row was refused. */
  readonly cycleEndedOn: CalendarDate | null;
}

const scheduleVerdictColumns: readonly Column[] = [
  { id: 'row', label: 'Row', type: 'integer', priority: 1 },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 1 },
  { id: 'payer', label: 'Payer', type: 'text', priority: 1 },
  { id: 'product', label: 'Product', type: 'text', priority: 4 },
  { id: 'group', label: 'Group', type: 'text', priority: 5 },
  { id: 'location', label: 'Location', type: 'text', priority: 5 },
  { id: 'on', label: 'On', type: 'date', priority: 1 },
  { id: 'verdict', label: 'Verdict', type: 'text', priority: 1, role: 'tone' },
  { id: 'states', label: 'States', type: 'text', priority: 'machine' },
  { id: 'because', label: 'Because', type: 'text', priority: 2, role: 'summary' },
  { id: 'firstBillableOn', label: 'First billable', type: 'date', priority: 3 },
  { id: 'releaseBy', label: 'Release by', type: 'date', priority: 3 },
  { id: 'screenedOn', label: 'Screened', type: 'date', priority: 'machine' },
  { id: 'cycleEndedOn', label: 'Cycle ended', type: 'date', priority: 'machine' },
];

/** The table of them. */
export const scheduleVerdictTable = {
  report: 'can-bill',
  title: 'Verdicts on the schedule',
  columns: scheduleVerdictColumns,
};

const tones: Readonly<Record<ScheduleVerdict['verdict'], Tone>> = {
  bill: 'good',
  hold: 'warn',
  no: 'bad',
  refused: 'bad',
};

/** A verdict as a row. */
export function scheduleVerdictRow(one: ScheduleVerdict): Row {
  return {
    tone: tones[one.verdict],
    cells: {
      row: one.row,
      npi: one.npi,
      payer: one.payer,
      product: one.product,
      group: one.group,
      location: one.location,
      on: one.on,
      verdict: one.verdict,
      states: one.states.join(' '),
      because: one.because,
      firstBillableOn: one.firstBillableOn,
      releaseBy: one.releaseBy,
      screenedOn: one.screenedOn,
      cycleEndedOn: one.cycleEndedOn,
    },
  };
}
