/** What is kept of a claim when a remittance speaks of it: what the remittance says, else what was on record. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Claim } from '../../domain/claims/claim.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { AdviceClaim, RemittanceAdvice } from '../../sources/x12/remittance-advice.ts';
import type { ClaimValues } from './claim-drafts.ts';
import type { ClaimOffice } from './claim-office.ts';
import { isDecided } from './remitted-claim.ts';

/** First and last day of service; null: no file said so. */
export type ClaimDays = Pick<Claim, 'from' | 'through'>;

/** Where a claim of a remittance stands. */
interface ClaimSource {
  readonly advice: RemittanceAdvice;
  /** Key; null: none of ours. */
  readonly payer: string | null;
  /** Hash of the control number. */
  readonly control: string;
  /** The claim as it was on record. */
  readonly known: Claim | undefined;
}

/** The claim before its decision is taken into it. */
export function remittedValues(
  claim: AdviceClaim,
  { advice, payer, control, known }: ClaimSource,
  { ledger, office, asOf }: { readonly ledger: Ledger; readonly office: ClaimOffice; readonly asOf: CalendarDate },
): ClaimValues {
  const payeeNpi = advice.payee.ids.find(({ qualifier }) => qualifier === 'XX')?.value ?? null;
  const rendering =
    (claim.rendering?.qualifier === 'XX' ? claim.rendering.value : null) ??
    claim.lines.flatMap(({ renderingNpi }) => renderingNpi ?? [])[0] ??
    known?.renderingNpi ??
    (office.provider(payeeNpi) === undefined ? null : payeeNpi);
  const provider = office.provider(rendering);
  const only = provider?.groups.length === 1 ? (provider.groups[0] ?? null) : null;
  return {
    controlSha256: control,
    payer: payer ?? known?.payer ?? null,
    payerCode: advice.originator ?? known?.payerCode ?? null,
    product: known?.product ?? null,
    subjectId: provider?.id ?? known?.subjectId ?? null,
    billingNpi: payeeNpi ?? known?.billingNpi ?? null,
    renderingNpi: rendering,
    group: office.group(advice.payee.ids.map(({ value }) => value)) ?? known?.group ?? only,
    location: known?.location ?? null,
    placeOfService: known?.placeOfService ?? claim.placeOfService,
    ...remittedDays(claim, known),
    chargeCents: known?.chargeCents ?? claim.chargeCents,
    paidCents: known?.paidCents ?? 0,
    patientCents: known?.patientCents ?? 0,
    status: known?.status ?? 'sent',
    replacesId: known?.replacesId ?? null,
    holds: [],
    releaseBy: null,
    lines: known?.lines ?? [],
    payerControlSha256: payerNumber(claim, ledger) ?? known?.payerControlSha256 ?? null,
    otherNpis: known?.otherNpis ?? [],
    sentIn: known?.sentIn ?? null,
    on: asOf,
  };
}

/** The days of service as a remittance says them, else as they are known. */
export function remittedDays(claim: AdviceClaim, known: ClaimDays | undefined): ClaimDays {
  const days = claim.lines.flatMap(({ from, to }) => [from, to].flatMap((day) => day ?? [])).toSorted();
  return {
    from: claim.from ?? days[0] ?? known?.from ?? null,
    through: claim.to ?? days.at(-1) ?? claim.from ?? known?.through ?? null,
  };
}

/** The days of two parts of a claim together. */
export function joinedDays(one: ClaimDays, other: ClaimDays): ClaimDays {
  const from = [one.from, other.from].flatMap((day) => day ?? []).toSorted();
  const through = [one.through, other.through].flatMap((day) => day ?? []).toSorted();
  return { from: from[0] ?? null, through: through.at(-1) ?? null };
}

/** Hash of the payer's number of a claim; null: it names none. */
export function payerNumber({ payerControlNumber: number }: AdviceClaim, { claims }: Ledger): string | null {
  return number === null ? null : claims.controlHash(number);
}

/** What a remittance calls its payer. */
export function payerCodes({ originator, payer }: RemittanceAdvice): readonly string[] {
  return [...payer.ids.map(({ value }) => value), ...(originator === null ? [] : [originator])];
}

/** Whether a claim may be of a payer that one side does not name; not if another has decided it, as the first of two payers. */
export function isPerhapsOf(
  { payer: own, payerCode, status }: Claim,
  payer: string | null,
  originator: string | null,
): boolean {
  if (own !== null && payer !== null) return false;
  return !isDecided(status) || payerCode === null || originator === null || payerCode === originator;
}
