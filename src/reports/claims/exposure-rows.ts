/** Money at risk: claims on record that our own record of the day does not carry. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Claim, ClaimStatus, Denial } from '../../domain/claims/claim.ts';
import { isExcludedOn } from '../../domain/claims/exclusion.ts';
import { ListedPeople } from '../../domain/claims/listed-people.ts';
import { type BillingMatter, fitsKey, matterWords, openParts, verdictOn, worst } from '../../domain/participation.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { LastDays } from '../../rules/claims/filing-limit.ts';

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

/** States in which money was paid that may have to be given back. */
const paid: readonly ClaimStatus[] = ['paid', 'partly-denied'];

/** What exposures are looked up in. */
interface ExposureDesk {
  readonly ledger: Ledger;
  readonly asOf: CalendarDate;
  readonly days: LastDays;
  readonly subjects: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  readonly listed: ListedPeople;
}

/** Every amount at risk as known on a day; `days` finds the filing limits. */
export async function exposures(ledger: Ledger, asOf: CalendarDate, days: LastDays): Promise<readonly Exposure[]> {
  const claims = (await ledger.claims.list()).filter(({ on }) => on <= asOf);
  const denials = new Map<string, Denial[]>();
  for (const one of await ledger.claims.denials())
    if (one.on <= asOf) denials.set(one.claimId, [...(denials.get(one.claimId) ?? []), one]);
  const providers = await ledger.subjects.list({ kind: 'provider' });
  const subjects = new Map(providers.flatMap((one) => (one.npi === null ? [] : [[one.npi, one] as const])));
  const listed = new ListedPeople(await ledger.screenings.matches({ asOf }), asOf);
  const desk = { ledger, asOf, days, subjects, listed };
  const found: Exposure[] = [];
  for (const claim of claims) {
    const own = denials.get(claim.id) ?? [];
    if (own.length > 0) found.push(...own.map((denial) => ofDenial(claim, denial)));
    else if (claim.status === 'rejected') found.push(rejected(claim, desk));
    else if (undecided.includes(claim.status)) found.push(...byRecord(claim, desk));
    if (paid.includes(claim.status)) found.push(...paidExcluded(claim, desk));
  }
  return found;
}

/** The last day to send it as it should be: what is kept back has its own, what went out that of filing. */
function fileBy(claim: Claim, { days }: ExposureDesk): CalendarDate | null {
  if (claim.status === 'held' && claim.releaseBy !== null) return claim.releaseBy;
  const { payer, product, group, renderingNpi: npi, from } = claim;
  const kind = claim.replacesId === null ? 'initial' : 'corrected';
  return days(kind, { payer, product, group, npi, serviceOn: from, deniedOn: null }).on;
}

/** The first of those whom a claim names who is excluded on its day; undefined: none is. */
function excludedOf(
  { renderingNpi, otherNpis, from }: Claim,
  { ledger, asOf, subjects, listed }: ExposureDesk,
): string | undefined {
  if (from === null) return undefined;
  for (const npi of renderingNpi === null ? otherNpis : [renderingNpi, ...otherNpis]) {
    const one = subjects.get(npi);
    if (one !== undefined && isExcludedOn(one.id, ledger.participations.knownOn(one.id, asOf), listed, from))
      return one.name;
  }
  return undefined;
}

/** What was paid though somebody was excluded is to be given back. */
function paidExcluded(claim: Claim, desk: ExposureDesk): readonly Exposure[] {
  const name = claim.paidCents > 0 ? excludedOf(claim, desk) : undefined;
  if (name === undefined) return [];
  const because = `paid, though ${name} was excluded on the day`;
  return [{ ...base(claim), cause: 'barred', cents: claim.paidCents, actBy: null, because }];
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

function rejected(claim: Claim, desk: ExposureDesk): Exposure {
  const actBy = fileBy(claim, desk);
  return { ...base(claim), cause: 'rejected', cents: claim.chargeCents, actBy, because: 'rejected: other' };
}

/** What stands against an undecided claim on its day; nothing where it may be billed, or where it cannot be told. */
function byRecord(claim: Claim, desk: ExposureDesk): readonly Exposure[] {
  const { subjectId, payer, from, product, group } = claim;
  const { ledger, asOf } = desk;
  const cents = claim.chargeCents - claim.paidCents;
  const barred = excludedOf(claim, desk);
  if (barred !== undefined) {
    const because = `${barred} is excluded from federal programs on the day`;
    return [{ ...base(claim), cause: 'barred', cents, actBy: fileBy(claim, desk), because }];
  }
  if (subjectId === null || payer === null || from === null) return [];
  const asked = { payer, product: product ?? undefined, group: group ?? undefined };
  const found = ledger.participations.knownOn(subjectId, asOf).flatMap((row) => {
    const then = fitsKey(row, asked) ? verdictOn(row.verdicts, from) : undefined;
    return then === undefined
      ? []
      : [{ key: row, verdict: then.verdict, matters: then.matters, verdicts: row.verdicts }];
  });
  const [first, ...others] = found;
  if (first === undefined) {
    const because = 'nothing is recorded of the provider with this payer';
    return [{ ...base(claim), cause: 'not-participating', cents, actBy: fileBy(claim, desk), because }];
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
  return [{ ...base(claim), cause, cents, actBy: fileBy(claim, desk), because }];
}

/** What puts money at risk where these matters stand in the way on a day; `billableLater`: a later day may be billed. */
export function causeOf(
  matters: readonly BillingMatter[],
  verdict: 'hold' | 'no',
  billableLater: boolean,
): ExposureCause {
  if (matters.some((matter) => bars.includes(matter))) return 'barred';
  if (matters.length > 0 && matters.every((matter) => papers.includes(matter))) return 'lapsed-paper';
  if (verdict === 'hold') return 'pending';
  return billableLater ? 'before-effective' : 'not-participating';
}
