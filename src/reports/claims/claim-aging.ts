/** Claims without a final decision by their age, with the filing limits that come next. */

import { type CalendarDate, daysBetween } from '../../domain/calendar/calendar-date.ts';
import { type Claim, type ClaimStatus, waitingCents } from '../../domain/claims/claim.ts';
import { centsText } from '../../domain/money.ts';
import type { Row, Table } from '../../domain/table.ts';

/** Ages in days from the service: each bucket begins here, the last one has no end. */
const buckets = [0, 31, 61, 91, 121] as const;

/** States in which money is still to come, or may be. */
export const openStatuses: readonly ClaimStatus[] = [
  'held',
  'sent',
  'accepted',
  'rejected',
  'partly-denied',
  'denied',
  'reversed',
];

/** A claim with what is still open of it. */
export interface OpenClaim {
  readonly claim: Claim;
  readonly payer: string;
  readonly openCents: number;
  /** The last day to send or appeal it; null: not known. */
  readonly lastOn: CalendarDate | null;
}

/** What is open of a claim: its denials where it was decided, the charge of the parts that were taken back, else its charge. */
export function openCents(claim: Claim, denied: number): number {
  const waiting = claim.status === 'reversed' ? waitingCents(claim) : null;
  if (waiting !== null) return waiting + denied;
  return claim.status === 'denied' || claim.status === 'partly-denied' ? denied : claim.chargeCents - claim.paidCents;
}

/** Open claims by payer and status, with amounts by age. */
export function agingTable(claims: readonly OpenClaim[], asOf: CalendarDate): Table {
  const groups = new Map<string, OpenClaim[]>();
  for (const one of claims) {
    const key = `${one.payer}\t${one.claim.status}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const rows = [...groups].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, some]) => rowOf(some, asOf));
  const total = claims.reduce((sum, one) => sum + one.openCents, 0);
  const soon = claims.filter(({ lastOn }) => lastOn !== null && lastOn >= asOf && daysBetween(asOf, lastOn) <= 30);
  const late = claims.filter(({ lastOn }) => lastOn !== null && lastOn < asOf);
  return {
    report: 'claims-aging',
    title: 'Open claims by age',
    asOf,
    columns: [
      { id: 'payer', label: 'Payer', type: 'text', priority: 1 },
      { id: 'status', label: 'Status', type: 'text', priority: 1 },
      { id: 'claims', label: 'Claims', type: 'integer', priority: 2 },
      ...buckets.map((from, at) => ({
        id: `days${from}`,
        label: bucketLabel(at),
        type: 'text' as const,
        priority: 2 as const,
      })),
      { id: 'amount', label: 'All', type: 'text', priority: 1 },
      { id: 'nextLastOn', label: 'Next limit', type: 'date', priority: 2, role: 'due' },
      { id: 'cents', label: 'Cents', type: 'integer', priority: 'machine' },
      ...buckets.map((from) => ({
        id: `cents${from}`,
        label: `Cents from ${from} days`,
        type: 'integer' as const,
        priority: 'machine' as const,
      })),
    ],
    rows,
    lead: [
      `${claims.length} open, ${centsText(total)}; ${soon.length} reach their limit within 30 days, ${late.length} are past it`,
    ],
    notes: ['age counts from the day of service; claims without one count as new'],
    empty: 'No claim on record is open.',
    next: 'empanel claims denials',
  };
}

function bucketLabel(at: number): string {
  const [from, next] = [buckets[at] ?? 0, buckets[at + 1]];
  return next === undefined ? `over ${from - 1} days` : `${from}–${next - 1} days`;
}

function rowOf(some: readonly OpenClaim[], asOf: CalendarDate): Row {
  const first = some[0];
  const sums = buckets.map((from, at) => {
    const next = buckets[at + 1] ?? Number.POSITIVE_INFINITY;
    return some.reduce((sum, { claim, openCents: cents }) => {
      const age = claim.from === null ? 0 : Math.max(0, daysBetween(claim.from, asOf));
      return age >= from && age < next ? sum + cents : sum;
    }, 0);
  });
  const last = some.flatMap(({ lastOn }) => lastOn ?? []).toSorted()[0] ?? null;
  const total = sums.reduce((sum, cents) => sum + cents, 0);
  return {
    tone: last !== null && last < asOf ? 'bad' : (sums.at(-1) ?? 0) > 0 ? 'warn' : 'plain',
    cells: {
      payer: first?.payer ?? null,
      status: first?.claim.status ?? null,
      claims: some.length,
      amount: centsText(total),
      nextLastOn: last,
      cents: total,
      ...Object.fromEntries(
        buckets.flatMap((from, at) => [
          [`days${from}`, sums[at] === 0 ? null : centsText(sums[at] ?? 0)],
          [`cents${from}`, sums[at] ?? 0],
        ]),
      ),
    },
  };
}
