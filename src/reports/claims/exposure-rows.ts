/** Money at risk: claims on record that our own record of the day does not carry. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Claim, ClaimStatus, Denial } from '../../domain/claims/claim.ts';
import { type BillingMatter, fitsKey, matterWords, openParts, verdictOn, worst } from '../../domain/participation.ts';
import type { Ledger } from '../../ledger/ledger.ts';

/** What puts money at risk. */
export const exposureCauses = [
  /** Seen or to be seen while the application is pending. */
  'pending',
  /** Billed for a day before the first billable one. */
  'before-effective',
  /** A license, cover or enrollment had lapsed on the day. */
  'lapsed-paper',
  /** Excluded, opted out or deactivated. */
  'barred',
  /** Nothing makes it billable: not credentialed, not on the contract, not at the place. */
  'not-participating',
  /** Denied, and not settled. */
  'denied',
  /** Rejected before adjudication. */
  'rejected',
] as const;
/** One of `exposureCauses`. */
export type ExposureCause = (typeof exposureCauses)[number];

/** An amount at risk. */
export interface Exposure {
  readonly subjectId: string | null;
  readonly npi: string | null;
  readonly payer: string | null;
  readonly payerCode: string | null;
  readonly cause: ExposureCause;
  readonly cents: number;
  /** The first day of service among it; null: not known. */
  readonly from: CalendarDate | null;
  /** The next day to act; null: not known. */
  readonly actBy: CalendarDate | null;
  readonly because: string;
}

/** Claims that are on their way to the payer, or wait. */
const undecided: readonly ClaimStatus[] = ['held', 'sent', 'accepted'];
const papers: readonly BillingMatter[] = ['license', 'malpractice'];
const bars: readonly BillingMatter[] = ['excluded', 'opted-out', 'deactivated'];

/** Every amount at risk as known on a day. */
export async function exposures(ledger: Ledger, asOf: CalendarDate): Promise<readonly Exposure[]> {
  const claims = (await ledger.claims.list()).filter(({ on }) => on <= asOf);
  const denials = new Map<string, Denial[]>();
  for (const one of await ledger.claims.denials())
    if (one.on <= asOf) denials.set(one.claimId, [...(denials.get(one.claimId) ?? []), one]);
  const found: Exposure[] = [];
  for (const claim of claims) {
    const own = denials.get(claim.id) ?? [];
    if (own.length > 0) found.push(...own.map((denial) => ofDenial(claim, denial)));
    else if (claim.status === 'rejected') found.push(rejected(claim));
    else if (undecided.includes(claim.status)) found.push(...byRecord(claim, ledger, asOf));
  }
  return found;
}

function base(claim: Claim): Pick<Exposure, 'subjectId' | 'npi' | 'payer' | 'payerCode' | 'from'> {
  const { subjectId, renderingNpi: npi, payer, payerCode, from } = claim;
  return { subjectId, npi, payer, payerCode, from };
}

function ofDenial(claim: Claim, { cents, dueOn, cause, group }: Denial): Exposure {
  return {
    ...base(claim),
    cause: group === null ? 'rejected' : 'denied',
    cents,
    actBy: dueOn,
    because: `${group === null ? 'rejected' : 'denied'}: ${cause}`,
  };
}

function rejected(claim: Claim): Exposure {
  return { ...base(claim), cause: 'rejected', cents: claim.chargeCents, actBy: null, because: 'rejected: other' };
}

/** What stands against an undecided claim on its day; nothing where it may be billed, or where it cannot be told. */
function byRecord(claim: Claim, ledger: Ledger, asOf: CalendarDate): readonly Exposure[] {
  const { subjectId, payer, from, product, group } = claim;
  if (subjectId === null || payer === null || from === null) return [];
  const asked = { payer, product: product ?? undefined, group: group ?? undefined };
  const found = ledger.participations.knownOn(subjectId, asOf).flatMap((row) => {
    const then = fitsKey(row, asked) ? verdictOn(row.verdicts, from) : undefined;
    return then === undefined
      ? []
      : [{ key: row, verdict: then.verdict, matters: then.matters, verdicts: row.verdicts }];
  });
  const cents = claim.chargeCents - claim.paidCents;
  const [first, ...others] = found;
  if (first === undefined) {
    const because = 'nothing is recorded of the provider with this payer';
    return [{ ...base(claim), cause: 'not-participating', cents, actBy: claim.releaseBy, because }];
  }
  if (openParts(found) !== null && found.some(({ verdict }) => verdict === 'bill')) return [];
  const one = found.find(({ verdict }) => verdict === 'hold') ?? worst([first, ...others]);
  if (one.verdict === 'bill') return [];
  const cause = causeOf(
    one.matters,
    one.verdict,
    one.verdicts.some(({ from: since, verdict }) => verdict === 'bill' && since > from),
  );
  const because = one.matters.map((matter) => matterWords[matter]).join('; ');
  return [{ ...base(claim), cause, cents, actBy: claim.releaseBy, because }];
}

function causeOf(matters: readonly BillingMatter[], verdict: 'hold' | 'no', billableLater: boolean): ExposureCause {
  if (matters.some((matter) => bars.includes(matter))) return 'barred';
  if (matters.length > 0 && matters.every((matter) => papers.includes(matter))) return 'lapsed-paper';
  if (verdict === 'hold') return 'pending';
  return billableLater ? 'before-effective' : 'not-participating';
}
