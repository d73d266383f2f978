/** Claims that wait: why, whether they may go out by now, and the last day for it. */

import { type CalendarDate, daysBetween } from '../../domain/calendar/calendar-date.ts';
import { centsText } from '../../domain/money.ts';
import type { BillingVerdict } from '../../domain/participation.ts';
import type { Column, Row, Table } from '../../domain/table.ts';

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
    const some = claims.filter(({ verdict }) => verdict === state);
    const cents = some.reduce((sum, { chargeCents }) => sum + chargeCents, 0);
    return `${some.length} (${centsText(cents)})`;
  };
  const release = claims.some(({ verdict }) => verdict === 'bill');
  return {
    report: 'held-claims',
    title: `Claims that wait: ${origin}`,
    asOf,
    columns,
    rows: ordered.map((one) => rowOf(one, asOf)),
    lead: [
      `${claims.length}: ${part('bill')} may go out now, ${part('hold')} wait, ${part('no')} may not be billed, ${part(null)} cannot be told`,
    ],
    notes: [],
    empty: 'No claim waits.',
    next: release ? 'empanel claims scrub FILE' : 'empanel report pipeline',
  };
}

function rowOf(one: HeldClaim, asOf: CalendarDate): Row {
  const daysLeft = one.releaseBy === null ? null : daysBetween(asOf, one.releaseBy);
  return {
    tone: daysLeft !== null && daysLeft < 0 ? 'bad' : one.verdict === 'bill' ? 'good' : 'warn',
    cells: {
      id: one.id,
      state: one.verdict === null ? 'unknown' : words[one.verdict],
      releaseBy: one.releaseBy,
      daysLeft,
      amount: centsText(one.chargeCents),
      provider: one.provider ?? one.npi,
      payer: one.payer,
      serviceOn: one.serviceOn,
      because: one.because,
      fileFrom: one.fileFrom,
      fileBy: one.fileBy,
      npi: one.npi,
      cents: one.chargeCents,
      firstBillableOn: one.firstBillableOn,
    },
  };
}
