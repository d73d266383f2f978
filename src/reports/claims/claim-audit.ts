/** The regular audit for gaps in revenue: month by month what was billed, denied for what, recovered, and still at risk. */

import { addMonths, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import {
  type Claim,
  type ClaimStatus,
  credentialingCauses,
  type Denial,
  decidedAnew,
  takenBack,
} from '../../domain/claims/claim.ts';
import { centsText } from '../../domain/money.ts';
import type { Row, Table } from '../../domain/table.ts';

/** Claims that the payer has not answered. */
const unanswered: readonly ClaimStatus[] = ['held', 'sent', 'accepted'];

/** What the audit looks at. */
export interface AuditedClaims {
  readonly claims: readonly Claim[];
  /** Settled ones too. */
  readonly denials: readonly Denial[];
  /** Money short of the contract by claim id. */
  readonly shortCents: ReadonlyMap<string, number>;
}

/** Sums of one month of service. */
interface Month {
  readonly month: string;
  readonly claims: number;
  readonly charge: number;
  /** Charges of which the payer has said something. */
  readonly answered: number;
  readonly paid: number;
  readonly denied: number;
  readonly credentialing: number;
  readonly wrong: number;
  readonly open: number;
  readonly lost: number;
  readonly short: number;
}

/** The months up to the as-of day, the newest first, with the trend of what credentialing costs. */
export function claimAuditTable(audited: AuditedClaims, asOf: CalendarDate, months: number): Table {
  const named = Array.from({ length: months }, (_, back) =>
    addMonths(`${asOf.slice(0, 7)}-01` as CalendarDate, -back).slice(0, 7),
  );
  const byClaim = new Map<string, Denial[]>();
  for (const one of audited.denials) byClaim.set(one.claimId, [...(byClaim.get(one.claimId) ?? []), one]);
  const sums = named.map((month) => monthOf(month, audited, byClaim, asOf));
  const undated = audited.claims.filter(({ from }) => from === null).length;
  const older = audited.claims.filter(({ from }) => from !== null && from.slice(0, 7) < (named.at(-1) ?? '')).length;
  return {
    report: 'claims-audit',
    title: 'Revenue by month of service',
    asOf,
    columns: [
      { id: 'month', label: 'Month', type: 'text', priority: 1 },
      { id: 'claims', label: 'Claims', type: 'integer', priority: 2 },
      { id: 'charged', label: 'Charged', type: 'text', priority: 2 },
      { id: 'paid', label: 'Paid', type: 'text', priority: 2 },
      { id: 'denied', label: 'Denied', type: 'text', priority: 1 },
      { id: 'ours', label: 'For credentialing', type: 'text', priority: 1 },
      { id: 'share', label: '% of answered', type: 'text', priority: 1 },
      { id: 'trend', label: 'Trend', type: 'text', priority: 1 },
      { id: 'wrong', label: 'Payer wrong', type: 'text', priority: 3 },
      { id: 'open', label: 'Still open', type: 'text', priority: 2 },
      { id: 'lost', label: 'Past its day', type: 'text', priority: 3 },
      { id: 'short', label: 'Underpaid', type: 'text', priority: 2 },
      ...(['charged', 'paid', 'denied', 'ours', 'wrong', 'open', 'lost', 'short'] as const).map((id) => ({
        id: `${id}Cents`,
        label: `${id}, cents`,
        type: 'integer' as const,
        priority: 'machine' as const,
      })),
    ],
    rows: sums.map((one, at) => rowOf(one, sums[at + 1])),
    lead: [leadOf(sums)],
    notes: [
      'for credentialing: credentialing, enrollment, contract, identifier, taxonomy, location, ordering, license, exclusion',
      'recent months fill up as remittances come in',
      ...(older === 0 ? [] : [`${older} claims of earlier months; --months looks further back`]),
      ...(undated === 0 ? [] : [`${undated} claims without a day of service are left out`]),
    ],
    empty: 'No month was asked for.',
    next: 'empanel report exposure',
  };
}

function monthOf(
  month: string,
  { claims, shortCents }: AuditedClaims,
  byClaim: ReadonlyMap<string, readonly Denial[]>,
  asOf: CalendarDate,
): Month {
  const own = claims.filter(({ from, status }) => from?.slice(0, 7) === month && status !== 'replaced');
  const denials = own
    .flatMap(({ id }) => byClaim.get(id) ?? [])
    .filter(({ outcome }) => ![decidedAnew, takenBack].some((words) => outcome?.startsWith(words)));
  const sum = (some: readonly Denial[]): number => some.reduce((total, { cents }) => total + cents, 0);
  const open = denials.filter(({ closedOn }) => closedOn === null);
  return {
    month,
    claims: own.length,
    charge: own.reduce((total, { chargeCents }) => total + chargeCents, 0),
    answered: own.reduce(
      (total, { status, chargeCents }) => total + (unanswered.includes(status) ? 0 : chargeCents),
      0,
    ),
    paid: own.reduce((total, { paidCents }) => total + paidCents, 0),
    denied: sum(denials),
    credentialing: sum(denials.filter(({ cause }) => credentialingCauses.includes(cause))),
    wrong: sum(denials.filter(({ payerIs }) => payerIs === 'wrong')),
    open: sum(open),
    lost: sum(open.filter(({ dueOn }) => dueOn !== null && dueOn < asOf)),
    short: own.reduce((total, { id }) => total + (shortCents.get(id) ?? 0), 0),
  };
}

/**
 * Hundredths of a percent of the charges that the payer has answered: those that are on their way would make every last month
 * the better one. Null: it has answered none.
 */
function shareOf({ credentialing, answered }: Month): number | null {
  return answered <= 0 ? null : Math.round((10_000 * credentialing) / answered);
}

function trendOf(now: number | null, before: number | null): string {
  if (now === null || before === null) return '';
  if (now === before) return 'same';
  return now < before ? 'better' : 'worse';
}

function rowOf(one: Month, before: Month | undefined): Row {
  const share = shareOf(one);
  const trend = before === undefined ? '' : trendOf(share, shareOf(before));
  const amounts = {
    charged: one.charge,
    paid: one.paid,
    denied: one.denied,
    ours: one.credentialing,
    wrong: one.wrong,
    open: one.open,
    lost: one.lost,
    short: one.short,
  };
  return {
    tone: one.claims === 0 ? 'muted' : trend === 'worse' ? 'warn' : 'plain',
    cells: {
      month: one.month,
      claims: one.claims,
      share: share === null ? null : (share / 100).toFixed(2),
      trend,
      ...Object.fromEntries(
        Object.entries(amounts).flatMap(([id, cents]) => [
          [id, one.claims === 0 ? null : centsText(cents)],
          [`${id}Cents`, cents],
        ]),
      ),
    },
  };
}

function leadOf(sums: readonly Month[]): string {
  const total = (pick: (one: Month) => number): string => centsText(sums.reduce((sum, one) => sum + pick(one), 0));
  return `${sums.length} months: ${total((one) => one.denied)} denied, ${total((one) => one.credentialing)} of it for credentialing; ${total((one) => one.open)} still open, ${total((one) => one.short)} underpaid`;
}
