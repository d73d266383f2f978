/** Claims that wait: why, whether they may go out by now, and the last day for it. */

import { type CalendarDate, daysBetween } from '../../domain/calendar/calendar-date.ts';
import { centsText } from '../../domain/money.ts';
import type { BillingVerdict } from '../../domain/participation.ts';
import type { Column, Row, Table, Tone } from '../../domain/table.ts';

/** A claim that waits, as it stands on the day. */
export interface HeldClaim {
  /** Its id in the ledger, or its number in the file. */
  readonly id: string;
  readonly provider: string | null;
  readonly npi: string | null;
  readonly payer: string | null;
  readonly serviceOn: CalendarDate | null;
  readonly chargeCents: number;
  /** Null: it cannot be told. */
  readonly verdict: BillingVerdict | null;
  readonly because: string;
  /** Null: none is in sight. */
  readonly firstBillableOn: CalendarDate | null;
  /** Last day to send it; null: not known. */
  readonly fileBy: CalendarDate | null;
  /** The same with the margin of the practice. */
  readonly releaseBy: CalendarDate | null;
  readonly fileFrom: string;
  /** Why it is no valid claim; empty: it is one. */
  readonly faults: readonly string[];
}

const columns: readonly Column[] = [
  { id: 'id', label: 'Claim', type: 'id', priority: 1, role: 'uid' },
  { id: 'state', label: 'State', type: 'text', priority: 1, role: 'tone' },
  { id: 'releaseBy', label: 'Release by', type: 'date', priority: 1, role: 'due' },
  { id: 'daysLeft', label: 'Days left', type: 'integer', priority: 2 },
  { id: 'amount', label: 'Amount', type: 'text', priority: 1 },
  { id: 'provider', label: 'Provider', type: 'text', priority: 1, role: 'summary' },
  { id: 'payer', label: 'Payer', type: 'text', priority: 2 },
  { id: 'serviceOn', label: 'Service', type: 'date', priority: 2 },
  { id: 'because', label: 'Because', type: 'text', priority: 4, role: 'description' },
  { id: 'fileFrom', label: 'Day from', type: 'text', priority: 6 },
  { id: 'fileBy', label: 'File by', type: 'date', priority: 'machine' },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 'machine' },
  { id: 'cents', label: 'Cents', type: 'integer', priority: 'machine' },
  { id: 'firstBillableOn', label: 'First billable', type: 'date', priority: 'machine' },
];

const words = { bill: 'release', hold: 'hold', no: 'not billable' } as const;

/** Claims that wait, the most urgent first. */
export function heldTable(claims: readonly HeldClaim[], asOf: CalendarDate, origin: string): Table {
  const ordered = claims.toSorted((left, right) =>
    `${left.releaseBy ?? '9999'} ${left.id}` < `${right.releaseBy ?? '9999'} ${right.id}` ? -1 : 1,
  );
  const part = (state: BillingVerdict | null): string => {
    return sumWords(claims.filter(({ verdict, faults }) => faults.length === 0 && verdict === state));
  };
  const faulty = claims.filter(({ faults }) => faults.length > 0);
  const release = claims.some(({ verdict, faults }) => faults.length === 0 && verdict === 'bill');
  return {
    report: 'held-claims',
    title: `Claims that wait: ${origin}`,
    asOf,
    columns,
    rows: ordered.map((one) => rowOf(one, asOf)),
    lead: [
      `${claims.length}: ${part('bill')} may go out now, ${part('hold')} wait, ${part('no')} may not be billed, ${part(null)} cannot be told${faulty.length === 0 ? '' : `, ${sumWords(faulty)} ${faulty.length === 1 ? 'is no valid claim' : 'are no valid claims'}`}`,
    ],
    notes: [],
    empty: 'No claim waits.',
    next: release ? 'empanel claims scrub FILE' : 'empanel report pipeline',
  };
}

function sumWords(some: readonly HeldClaim[]): string {
  return `${some.length} (${centsText(some.reduce((sum, { chargeCents }) => sum + chargeCents, 0))})`;
}

function rowOf(one: HeldClaim, asOf: CalendarDate): Row {
  const daysLeft = one.releaseBy === null ? null : daysBetween(asOf, one.releaseBy);
  return {
    tone: toneOf(one, daysLeft),
    cells: {
      id: one.id,
      state: stateOf(one),
      releaseBy: one.releaseBy,
      daysLeft,
      amount: centsText(one.chargeCents),
      provider: one.provider ?? one.npi,
      payer: one.payer,
      serviceOn: one.serviceOn,
      because: one.faults.length === 0 ? one.because : one.faults.join('; '),
      fileFrom: one.fileFrom,
      fileBy: one.fileBy,
      npi: one.npi,
      cents: one.chargeCents,
      firstBillableOn: one.firstBillableOn,
    },
  };
}

function stateOf({ verdict, faults }: HeldClaim): string {
  if (faults.length > 0) return 'refused';
  return verdict === null ? 'unknown' : words[verdict];
}

function toneOf({ verdict, faults }: HeldClaim, daysLeft: number | null): Tone {
  if (faults.length > 0 || (daysLeft !== null && daysLeft < 0)) return 'bad';
  return verdict === 'bill' ? 'good' : 'warn';
}
