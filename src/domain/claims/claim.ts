/**
 * Claims as far as they are kept: never a patient's name, birth date or member id, and of the control number only a hash.
 * Money is whole cents; amounts taken back are negative.
 */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { BillingVerdict } from '../participation.ts';

/** How far a claim is. */
export const claimStatuses = [
  /** Made or read, and kept back because it would be denied. */
  'held',
  /** Written into a file for the payer. */
  'sent',
  /** The payer took it in for adjudication. */
  'accepted',
  /** The payer, or a clearinghouse, did not take it in. */
  'rejected',
  /** Adjudicated, with nothing that was denied. */
  'paid',
  /** Adjudicated: part of it was denied. */
  'partly-denied',
  /** Adjudicated: all of it was denied. */
  'denied',
  /** What was paid has been taken back, and nothing has followed yet. */
  'reversed',
  /** A corrected claim stands in its place, or it was voided. */
  'replaced',
] as const;
/** One of `claimStatuses`. */
export type ClaimStatus = (typeof claimStatuses)[number];

/** Who bears an adjustment: contractual, patient, other, payer-initiated, correction of an earlier payment (X12 code list 1033). */
export const adjustmentGroups = ['CO', 'PR', 'OA', 'PI', 'CR'] as const;
/** One of `adjustmentGroups`. */
export type AdjustmentGroup = (typeof adjustmentGroups)[number];

/** One adjustment: what was charged and not paid, and why. Negative: something was added. */
export interface ClaimAdjustment {
  readonly group: AdjustmentGroup;
  /** Claim adjustment reason code (CARC). */
  readonly code: string;
  readonly cents: number;
}

/** A service of a claim, with what became of it. */
export interface ClaimLine {
  /** Procedure code, or revenue code where there is no other. */
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly on: CalendarDate | null;
  readonly units: number;
  readonly chargeCents: number;
  /** Null: not adjudicated. */
  readonly paidCents: number | null;
  /** What the payer says it allows; null: it does not say. */
  readonly allowedCents: number | null;
  readonly adjustments: readonly ClaimAdjustment[];
  /** Remark codes (RARC). */
  readonly remarks: readonly string[];
}

/** A claim that is kept. */
export interface Claim {
  readonly id: string;
  /** Hash of the control number with the workspace. */
  readonly controlSha256: string;
  /** Key of the payer; null: none of ours is known to be the one of the file. */
  readonly payer: string | null;
  /** The payer's id as the file says it. */
  readonly payerCode: string | null;
  readonly product: string | null;
  /** The rendering provider; null: none of ours. */
  readonly subjectId: string | null;
  readonly billingNpi: string | null;
  readonly renderingNpi: string | null;
  readonly group: string | null;
  readonly location: string | null;
  /** Two-digit code; null: no file said one. */
  readonly placeOfService: string | null;
  /** First and last day of service; null: no file said so. */
  readonly from: CalendarDate | null;
  readonly through: CalendarDate | null;
  readonly chargeCents: number;
  readonly paidCents: number;
  /** What the payer leaves to the patient. */
  readonly patientCents: number;
  readonly status: ClaimStatus;
  /** The claim that this one corrects. */
  readonly replacesId: string | null;
  /** Why it is held; empty: it is not. */
  readonly holds: readonly string[];
  /** Last day for its release with a margin before the filing limit; null: not known. */
  readonly releaseBy: CalendarDate | null;
  readonly lines: readonly ClaimLine[];
  /** Hash of the number that the payer gave it; null: none is known. */
  readonly payerControlSha256: string | null;
  /** NPIs of those who referred, ordered or supervised. */
  readonly otherNpis: readonly string[];
  /** Control numbers of group, interchange and transaction in which it went out, `412/000000412/0001`; null: not known. */
  readonly sentIn: string | null;
  /** The day of the last thing that happened to it. */
  readonly on: CalendarDate;
  /** Order of recording. */
  readonly sequence: number;
}

/** What of a reversed claim waits for a decision while other parts of it stand; null: all of it was taken back. */
export function waitingCents({ lines }: Pick<Claim, 'lines'>): number | null {
  const waiting = lines.filter(({ paidCents }) => paidCents === null);
  if (waiting.length === 0 || waiting.length === lines.length) return null;
  return waiting.reduce((sum, { chargeCents }) => sum + chargeCents, 0);
}

/** Adjustments of a payment that belong to no claim (PLB): cents are what is taken from the payment. */
export interface ProviderAdjustment {
  /** Reason code of X12 code list 426: `WO`, `FB`, `L6` …. */
  readonly reason: string;
  readonly cents: number;
}

/** A payment or a notice without one: one ST…SE of an 835. */
export interface Remittance {
  readonly id: string;
  readonly payer: string | null;
  readonly payerCode: string | null;
  readonly payerName: string | null;
  /** Trace number of the payment, as in the deposit. */
  readonly trace: string;
  readonly method: string | null;
  readonly paidOn: CalendarDate | null;
  readonly totalCents: number;
  readonly providerAdjustments: readonly ProviderAdjustment[];
  readonly fileSha256: string;
  readonly name: string;
  readonly claims: number;
  readonly refused: number;
  readonly on: CalendarDate;
}

/** What one remittance says of one claim: one CLP. */
export interface ClaimPayment {
  readonly id: string;
  readonly claimId: string;
  readonly remittanceId: string;
  /** Claim status code of the payer: 1 paid, 4 denied, 22 reversal … */
  readonly statusCode: string;
  readonly chargeCents: number;
  readonly paidCents: number;
  readonly patientCents: number;
  readonly adjustments: readonly ClaimAdjustment[];
  readonly remarks: readonly string[];
  readonly lines: readonly ClaimLine[];
  readonly on: CalendarDate;
  readonly sequence: number;
}

/** Causes of denials that credentialing can do something about. */
const ofCredentialing = [
  'credentialing',
  'enrollment',
  'contract',
  'identifier',
  'taxonomy',
  'location',
  'ordering',
  'license',
  'exclusion',
] as const;

/** Why a claim or a part of it was not paid, as far as somebody can do something about it. */
export const denialCauses = [...ofCredentialing, 'authorization', 'routing', 'deadline', 'other'] as const;
/** One of `denialCauses`. */
export type DenialCause = (typeof denialCauses)[number];

/** Those that credentialing can do something about. */
export const credentialingCauses: readonly DenialCause[] = ofCredentialing;

/** What is to be done about a denial: appeal it, correct and send again, wait for something, or nothing more. */
export const denialSteps = ['appeal', 'correct', 'wait', 'write-off'] as const;
/** One of `denialSteps`. */
export type DenialStep = (typeof denialSteps)[number];

/** Whether our own record of the day bears out the payer. */
export const payerVerdicts = ['right', 'wrong', 'unknown'] as const;
/** One of `payerVerdicts`. */
export type PayerVerdict = (typeof payerVerdicts)[number];

/** How the outcome of a denial begins in whose place a later denial of the same claim stands: the money is denied once. */
export const decidedAnew = 'decided anew';

/** How the outcome of a denial begins that the payer took back with the part of the claim it belongs to. */
export const takenBack = 'taken back';

/** Something that was denied or rejected, to be worked on. */
export interface Denial {
  readonly id: string;
  readonly claimId: string;
  readonly subjectId: string | null;
  readonly remittanceId: string | null;
  readonly acknowledgementId: string | null;
  /** Number of the line from 1; null: the whole claim. */
  readonly line: number | null;
  /** Group of the adjustment; null for a rejection. */
  readonly group: AdjustmentGroup | null;
  /** CARC, or category:status:entity of a rejection. */
  readonly code: string;
  readonly remarks: readonly string[];
  readonly cause: DenialCause;
  /** What is at stake. */
  readonly cents: number;
  /** What our record says of the day of service; null: nobody of ours, or nothing recorded with the payer. */
  readonly verdict: BillingVerdict | null;
  readonly payerIs: PayerVerdict;
  readonly because: string;
  readonly step: DenialStep;
  readonly dueOn: CalendarDate | null;
  /** Where the last day comes from, or why it is not known. */
  readonly dueFrom: string;
  readonly taskId: string | null;
  readonly closedOn: CalendarDate | null;
  readonly outcome: string | null;
  readonly on: CalendarDate;
  readonly sequence: number;
}

/** A 999 or 277CA that was read. */
export interface Acknowledgement {
  readonly id: string;
  readonly kind: '999' | '277CA';
  readonly fileSha256: string;
  readonly name: string;
  readonly accepted: number;
  readonly rejected: number;
  readonly on: CalendarDate;
}
