/** Claims of an 837P in the form in which they are kept, put beside our record of their day of service. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { ClaimLine, ClaimStatus } from '../../domain/claims/claim.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { LastDays } from '../../rules/claims/filing-limit.ts';
import { type ProfessionalClaim, serviceDays } from '../../sources/x12/professional-claim.ts';
import type { ClaimDraft, ClaimValues } from './claim-drafts.ts';
import type { ClaimOffice } from './claim-office.ts';
import { limitQuestion } from './remitted-denials.ts';

/** What reading claims needs to know. */
export interface SubmittedSettings {
  readonly ledger: Ledger;
  readonly office: ClaimOffice;
  readonly days: LastDays;
  readonly asOf: CalendarDate;
  /** Key of the payer where the user names it; null: as the file says. */
  readonly payer: string | null;
}

/** What is kept of a claim out of an 837P. */
export function submittedValues(
  claim: ProfessionalClaim,
  status: ClaimStatus,
  { ledger, office, asOf, payer }: SubmittedSettings,
): ClaimValues {
  const { billing, subscriber, providers, lines } = claim;
  const rendering =
    providers.rendering?.npi ??
    lines.flatMap((line) => line.providers.rendering?.npi ?? [])[0] ??
    (billing?.entity === 'person' ? billing.npi : null);
  const provider = office.provider(rendering);
  const days = serviceDays(claim);
  const ids = [billing?.npi, billing?.ein].flatMap((id) => id ?? []);
  return {
    controlSha256: ledger.claims.controlHash(claim.controlNumber),
    payer: payer ?? office.payer([subscriber?.payerId ?? ''], subscriber?.payerName ?? ''),
    payerCode: subscriber?.payerId ?? null,
    product: null,
    subjectId: provider?.id ?? null,
    billingNpi: billing?.npi ?? null,
    renderingNpi: rendering,
    group: office.group(ids),
    location: null,
    placeOfService: claim.placeOfService === '' ? null : claim.placeOfService,
    from: days?.from ?? null,
    through: days?.to ?? null,
    chargeCents: claim.chargeCents,
    paidCents: 0,
    patientCents: 0,
    status,
    replacesId: null,
    holds: [],
    releaseBy: null,
    lines: lines.map(lineOf),
    on: asOf,
  };
}

function lineOf({ code, modifiers, from, units, chargeCents }: ProfessionalClaim['lines'][number]): ClaimLine {
  return {
    code,
    modifiers,
    on: from,
    units,
    chargeCents,
    paidCents: null,
    allowedCents: null,
    adjustments: [],
    remarks: [],
  };
}

/** A claim that is not recorded, and why. */
export interface UnsentClaim {
  readonly controlNumber: string;
  readonly because: string;
  readonly chargeCents: number;
}

/** What becomes of the claims of a file that went out. */
export interface SentPlan {
  readonly claims: readonly ClaimDraft[];
  readonly refused: readonly UnsentClaim[];
}

/** Plans the recording of claims that were sent. One that is on record and waits for the payer is refused. */
export async function sentPlan(claims: readonly ProfessionalClaim[], settings: SubmittedSettings): Promise<SentPlan> {
  const drafts = new Map<string, ClaimDraft>();
  const refused: UnsentClaim[] = [];
  for (const claim of claims) {
    const refuse = (because: string): void => {
      refused.push({ controlNumber: claim.controlNumber, because, chargeCents: claim.chargeCents });
    };
    if (claim.faults.length > 0) {
      refuse(claim.faults.join('; '));
      continue;
    }
    const values = submittedValues(claim, 'sent', settings);
    const key = `${values.controlSha256} ${values.payer ?? values.payerCode}`;
    const same = (await settings.ledger.claims.ofControl(values.controlSha256)).findLast(
      (one) => one.payer === values.payer || one.payer === null || values.payer === null,
    );
    const again = same !== undefined && (same.status === 'held' || same.status === 'rejected');
    const corrects = claim.frequencyCode === '7' || claim.frequencyCode === '8';
    if (drafts.has(key)) refuse('the file has another claim with this number for the payer');
    else if (same !== undefined && !again && !corrects) refuse(`it is on record as ${same.id}, ${same.status}`);
    else
      drafts.set(key, {
        id: again || corrects ? (same?.id ?? null) : null,
        values: again || same === undefined ? values : { ...values, paidCents: same.paidCents },
        payments: [],
        denials: [],
        closed:
          same === undefined
            ? []
            : (await settings.ledger.claims.denials({ claimId: same.id })).map((denial) => ({
                denial,
                outcome: corrects ? 'a corrected claim was sent' : 'sent again',
              })),
      });
  }
  return { claims: [...drafts.values()], refused };
}

/** The last day to send a claim for the first time, with where it comes from. */
export function filingDay(values: ClaimValues, days: LastDays): ReturnType<LastDays> {
  return days('initial', limitQuestion(values, null));
}
