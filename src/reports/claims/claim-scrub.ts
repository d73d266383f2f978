/** What became of the claims of a file before sending, by reason. */

import {
  type ClaimTotal,
  type ScrubbedClaim,
  type ScrubCheck,
  type ScrubOutcome,
  scrubWords,
} from '../../domain/claims/scrubbed-claim.ts';
import { centsText } from '../../domain/money.ts';
import type { Column, Row, RowGroup, Table } from '../../domain/table.ts';

/** Claims that are not released for one reason. A claim counts under its first. */
export interface ReasonTotal extends ClaimTotal {
  readonly outcome: ScrubOutcome;
  readonly check: ScrubCheck;
}

/** The account of a file. */
export interface ScrubAccount {
  readonly asOf: string;
  readonly file: string;
  readonly totals: Readonly<Record<ScrubOutcome, ClaimTotal>>;
  readonly all: ClaimTotal;
  /** Claims that are held or refused, the first of them. */
  readonly claims: readonly ScrubbedClaim[];
  /** Of all held and refused claims, also of those that are not listed. */
  readonly reasons: readonly ReasonTotal[];
  /** What else is to be said. */
  readonly notes: readonly string[];
}

/** Columns of held and refused claims. */
export const scrubColumns: readonly Column[] = [
  { id: 'outcome', label: 'Outcome', type: 'text', priority: 1, role: 'tone' },
  { id: 'claim', label: 'Claim', type: 'text', priority: 1 },
  { id: 'line', label: 'Line', type: 'integer', priority: 4 },
  { id: 'segment', label: 'Segment', type: 'integer', priority: 'machine' },
  { id: 'from', label: 'Service', type: 'date', priority: 2 },
  { id: 'to', label: 'To', type: 'date', priority: 'machine' },
  { id: 'provider', label: 'Provider', type: 'text', priority: 3 },
  { id: 'payer', label: 'Payer', type: 'text', priority: 3 },
  { id: 'charge', label: 'Charge', type: 'text', priority: 2 },
  { id: 'because', label: 'Because', type: 'text', priority: 1, role: 'summary' },
  { id: 'releaseBy', label: 'Release by', type: 'date', priority: 2 },
  { id: 'firstBillableOn', label: 'First billable', type: 'date', priority: 5 },
  { id: 'reason', label: 'Reason', type: 'text', priority: 'machine' },
  { id: 'reasons', label: 'Reasons', type: 'text', priority: 'machine' },
  { id: 'product', label: 'Product', type: 'text', priority: 'machine' },
  { id: 'group', label: 'Group', type: 'text', priority: 'machine' },
  { id: 'location', label: 'Location', type: 'text', priority: 'machine' },
  { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
  { id: 'subjectKind', label: 'Kind', type: 'text', priority: 'machine' },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 'machine' },
  { id: 'cents', label: 'Cents', type: 'integer', priority: 'machine' },
];

/** A claim as a row. */
export function scrubRow(claim: ScrubbedClaim): Row {
  return {
    tone: claim.outcome === 'refused' ? 'bad' : claim.outcome === 'held' ? 'warn' : 'good',
    cells: {
      outcome: claim.outcome,
      claim: claim.controlNumber,
      line: claim.line,
      segment: claim.segment,
      from: claim.from,
      to: claim.to,
      provider: claim.provider ?? claim.npi,
      payer: claim.payer,
      charge: centsText(claim.cents),
      because: claim.reasons.map(({ because }) => because).join('; '),
      releaseBy: claim.releaseBy,
      firstBillableOn: claim.firstBillableOn,
      reason: claim.reasons[0]?.check ?? null,
      reasons: [...new Set(claim.reasons.map(({ check }) => check))].join(' '),
      product: claim.product,
      group: claim.group,
      location: claim.location,
      subject: claim.provider,
      subjectKind: claim.provider === null ? null : 'provider',
      npi: claim.npi,
      cents: claim.cents,
    },
  };
}

/** The report: held and refused claims under their reasons, the most money first. */
export function scrubTable(account: ScrubAccount, next: string | undefined): Table {
  const { asOf, file, claims, reasons, notes } = account;
  const ordered = reasons.toSorted(
    (one, two) => outcomeRank(one.outcome) - outcomeRank(two.outcome) || two.cents - one.cents,
  );
  const byReason = new Map<string, ScrubbedClaim[]>();
  for (const claim of claims) {
    const key = reasonKey(claim.outcome, claim.reasons[0]?.check ?? 'invalid');
    const some = byReason.get(key);
    if (some === undefined) byReason.set(key, [claim]);
    else some.push(claim);
  }
  const groups: RowGroup[] = [];
  const rows: Row[] = [];
  for (const total of ordered) {
    const listed = byReason.get(reasonKey(total.outcome, total.check)) ?? [];
    if (listed.length === 0) continue;
    groups.push({ heading: reasonText(total), rows: listed.length });
    rows.push(...listed.map(scrubRow));
  }
  return {
    report: 'claims-scrub',
    title: `Claims of ${file} before sending`,
    asOf,
    columns: scrubColumns,
    rows,
    grouping: { column: 'reason', groups },
    notes: [...notes, ...unlistedTotals(account, ordered), balance(account), money(account)],
    empty: 'Nothing stands in the way of any claim.',
    ...(next === undefined ? {} : { next }),
  };
}

/** What the headings say, where not every claim is listed under them. */
function unlistedTotals({ claims }: ScrubAccount, reasons: readonly ReasonTotal[]): readonly string[] {
  const all = reasons.reduce((sum, one) => sum + one.claims, 0);
  return all === claims.length ? [] : reasons.map(reasonText);
}

/** The key under which a claim counts. */
export function reasonKey(outcome: ScrubOutcome, check: ScrubCheck): string {
  return `${outcome} ${check}`;
}

function reasonText({ outcome, check, claims, cents }: ReasonTotal): string {
  return `${outcome}: ${scrubWords(check)}: ${count(claims)}, ${centsText(cents)}`;
}

function balance({ all, totals: { released, held, refused } }: ScrubAccount): string {
  return `${count(all.claims)} = ${released.claims} released + ${held.claims} held + ${refused.claims} refused`;
}

function money({ all, totals: { released, held, refused } }: ScrubAccount): string {
  return `${centsText(all.cents)} = ${centsText(released.cents)} released + ${centsText(held.cents)} held + ${centsText(refused.cents)} refused`;
}

function count(claims: number): string {
  return claims === 1 ? '1 claim' : `${claims} claims`;
}

function outcomeRank(outcome: ScrubOutcome): number {
  return outcome === 'refused' ? 0 : outcome === 'held' ? 1 : 2;
}
