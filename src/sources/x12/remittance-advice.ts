/** Remittance advice as an 835 (005010X221A1) says it: payments, the claims they are for, and services. Amounts are cents. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { TransactionHead } from './envelope.ts';
import type { Position } from './segment-scanner.ts';

/** One adjustment out of a CAS segment: what was charged and is not paid; negative: added. */
export interface AdviceAdjustment {
  /** CO, PR, OA, PI, or whatever the file says. */
  readonly group: string;
  /** Claim adjustment reason code. */
  readonly code: string;
  readonly cents: number;
}

/** An identifier with its qualifier: REF and the like. */
export interface QualifiedId {
  readonly qualifier: string;
  readonly value: string;
}

/** A procedure as a composite says it. */
export interface AdviceProcedure {
  /** `HC`, `N4`, `NU` … */
  readonly qualifier: string;
  readonly code: string;
  readonly modifiers: readonly string[];
}

/** One service: an SVC and what follows it. */
export interface AdviceLine {
  /** What was paid for. */
  readonly procedure: AdviceProcedure;
  /** What had been billed, where the payer changed the code (SVC06). */
  readonly submitted: AdviceProcedure | null;
  readonly revenueCode: string | null;
  readonly chargeCents: number;
  readonly paidCents: number;
  readonly units: number;
  /** What the payer says it allows (AMT*B6). */
  readonly allowedCents: number | null;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  /** Line item control number (REF*6R). */
  readonly controlNumber: string | null;
  readonly adjustments: readonly AdviceAdjustment[];
  /** Remark codes (LQ*HE). */
  readonly remarks: readonly string[];
  readonly references: readonly QualifiedId[];
  readonly renderingNpi: string | null;
  readonly position: Position;
}

/** A provider as the payer names it. */
export interface AdviceProvider {
  readonly name: string;
  /** `XX` for an NPI. */
  readonly qualifier: string;
  readonly value: string;
}

/** One claim: a CLP and what follows it. */
export interface AdviceClaim {
  /** CLP01, what we sent as CLM01. */
  readonly controlNumber: string;
  /** CLP02: 1 paid, 4 denied, 22 reversal … */
  readonly statusCode: string;
  readonly chargeCents: number;
  readonly paidCents: number;
  /** CLP05, what is left to the patient. */
  readonly patientCents: number;
  /** CLP06, `12` PPO, `MB` Medicare part B … */
  readonly filingIndicator: string;
  /** CLP07, the payer's number of the claim. */
  readonly payerControlNumber: string | null;
  readonly placeOfService: string | null;
  /** CLP09: `7` for a replacement, `8` for a void. */
  readonly frequencyCode: string | null;
  /** Who the patient is, as far as it may be shown. */
  readonly patient: { readonly initials: string | null; readonly memberId: string | null };
  readonly rendering: AdviceProvider | null;
  /** The payer the claim was passed on to (NM1*TT). */
  readonly crossoverPayer: string | null;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly receivedOn: CalendarDate | null;
  /** Adjustments of the claim as a whole. */
  readonly adjustments: readonly AdviceAdjustment[];
  /** Remark codes of the claim as a whole (MIA, MOA). */
  readonly remarks: readonly string[];
  readonly references: readonly QualifiedId[];
  readonly lines: readonly AdviceLine[];
  readonly position: Position;
  /** Why it cannot be taken: amounts that are none, segments that belong elsewhere. Empty: it can. */
  readonly faults: readonly string[];
}

/** An adjustment of the payment that belongs to no claim (PLB). Positive: taken from the payment. */
export interface AdviceProviderAdjustment {
  readonly provider: string;
  /** Day on which the provider's fiscal year ends. */
  readonly fiscalYearEndsOn: CalendarDate | null;
  /** Code of X12 list 426. */
  readonly code: string;
  readonly reference: string | null;
  readonly cents: number;
}

/** Who pays or is paid. */
export interface AdviceParty {
  readonly name: string;
  readonly ids: readonly QualifiedId[];
}

/** The payment: what stands before the claims. */
export interface AdviceHead {
  readonly transaction: TransactionHead;
  /** BPR01: `I` with payment, `H` notice only … */
  readonly handling: string;
  /** BPR02, negative where BPR03 is a debit. */
  readonly totalCents: number;
  /** BPR04: ACH, CHK, NON … */
  readonly method: string;
  /** BPR16. */
  readonly paidOn: CalendarDate | null;
  /** TRN02. */
  readonly trace: string;
  /** TRN03, the payer's tax id with a leading 1. */
  readonly originator: string | null;
  readonly payer: AdviceParty;
  readonly payee: AdviceParty;
  /** Why the payment cannot be taken. Empty: it can. */
  readonly faults: readonly string[];
  /** What is odd about it and does not stand in the way. */
  readonly notes: readonly string[];
}

/** One transaction, whole. */
export interface RemittanceAdvice extends AdviceHead {
  readonly claims: readonly AdviceClaim[];
  readonly providerAdjustments: readonly AdviceProviderAdjustment[];
  /** Whether its SE was there; else the last claim may be cut off. */
  readonly whole: boolean;
}

/** What is out of balance in a claim: claim = paid + adjustments, for each service and for the whole. Empty: nothing. */
export function claimImbalances(claim: AdviceClaim): readonly string[] {
  const found: string[] = [];
  claim.lines.forEach((line, index) => {
    const adjusted = sum(line.adjustments.map(({ cents }) => cents));
    if (line.chargeCents - adjusted !== line.paidCents)
      found.push(
        `service ${index + 1} is out of balance: charge ${dollarText(line.chargeCents)} less adjustments ${dollarText(adjusted)} is not the payment ${dollarText(line.paidCents)}`,
      );
  });
  const all = [...claim.adjustments, ...claim.lines.flatMap(({ adjustments }) => adjustments)];
  const adjusted = sum(all.map(({ cents }) => cents));
  if (claim.chargeCents - adjusted !== claim.paidCents)
    found.push(
      `the claim is out of balance: charge ${dollarText(claim.chargeCents)} less adjustments ${dollarText(adjusted)} is not the payment ${dollarText(claim.paidCents)}`,
    );
  const paid = sum(claim.lines.map(({ paidCents }) => paidCents)) - sum(claim.adjustments.map(({ cents }) => cents));
  if (claim.lines.length > 0 && paid !== claim.paidCents && found.length === 0)
    found.push(`its services come to ${dollarText(paid)}, the claim was paid ${dollarText(claim.paidCents)}`);
  return found;
}

/** What is out of balance in a remittance as a whole: claims less provider adjustments are the payment. Null: nothing. */
export function adviceImbalance(advice: RemittanceAdvice): string | null {
  const paid = sum(advice.claims.map(({ paidCents }) => paidCents));
  const taken = sum(advice.providerAdjustments.map(({ cents }) => cents));
  if (paid - taken === advice.totalCents) return null;
  return `claims ${dollarText(paid)} less provider adjustments ${dollarText(taken)} are ${dollarText(paid - taken)}, the payment is ${dollarText(advice.totalCents)}`;
}

function sum(all: readonly number[]): number {
  return all.reduce((left, right) => left + right, 0);
}

function dollarText(cents: number): string {
  return `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
}
