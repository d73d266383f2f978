/**
 * Professional claims as an 837P (005010X222A1) says them: who bills, who rendered, where, when, what, for how much. Names,
 * birth dates and member ids of patients are not read; they stay in the bytes.
 */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { ByteRange } from './byte-range.ts';
import type { TransactionHead } from './envelope.ts';
import type { Position } from './segment-scanner.ts';

/** A provider or place as a claim names it. */
export interface ClaimProvider {
  readonly entity: 'person' | 'organization' | null;
  /** NM109 under XX, as it stands. */
  readonly npi: string | null;
  /** The same as by `npiNumber`; 0: it has not the form of an NPI. */
  readonly npiNumber: number;
  readonly taxonomy: string | null;
  /** N301 and N403 of its address, where it has one. */
  readonly street: string | null;
  readonly zip: string | null;
}

/** Where a level stands: what is above claims and not in one. */
export interface LevelPlace {
  /** Number of its HL among the segments of the file, from 1. */
  readonly firstSegment: number;
  /** That of the first segment after it: the next level, its first claim, or the end of the transaction. */
  readonly afterSegment: number;
  /** The segments after its HL, with what stands between them. */
  readonly bytes: ByteRange;
}

/** The billing provider: loop 2000A. */
export interface BillingLoop extends ClaimProvider, LevelPlace {
  /** REF*EI without a hyphen. */
  readonly ein: string | null;
  /** Whether it bills under a social security number (REF*SY), which is not kept. */
  readonly hasSsn: boolean;
  /** Why nothing under it can be taken; null: it can. */
  readonly fault: string | null;
}

/** The subscriber and the payer: loop 2000B. */
export interface SubscriberLoop extends LevelPlace {
  /** SBR01: `P`, `S`, `T`. */
  readonly responsibility: string;
  /** SBR04: name of the insured group or plan. */
  readonly planName: string | null;
  /** SBR09: `MB`, `MC`, `CI`, `BL` … */
  readonly filingIndicator: string;
  readonly payerName: string;
  /** NM109 of the payer. */
  readonly payerId: string;
  /** A number made of the name and member id, by which the same person is known again in the file. */
  readonly mark: number;
  readonly fault: string | null;
}

/** A patient other than the subscriber: loop 2000C. */
export interface PatientLoop extends LevelPlace {
  /** As that of the subscriber. */
  readonly mark: number;
  readonly fault: string | null;
}

/** A transaction with what stands before its first HL. */
export interface ProfessionalTransaction {
  readonly head: TransactionHead;
  /** The version, kind or order that keeps its claims from being taken; null: none. */
  readonly fault: string | null;
  /** BHT and loops 1000A and 1000B. */
  readonly bytes: ByteRange;
}

/** A diagnosis: `ABK` and `ABF` for ICD-10-CM, `BK` and `BF` for ICD-9-CM. */
export interface ClaimDiagnosis {
  readonly qualifier: string;
  readonly code: string;
}

/** A service: loop 2400. */
export interface ServiceLine {
  /** LX01. */
  readonly number: number;
  /** `HC` for HCPCS and CPT. */
  readonly qualifier: string;
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly chargeCents: number;
  /** SV104; minutes where SV103 is MJ. */
  readonly units: number;
  readonly placeOfService: string | null;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  /** Whether REF*X4 or, for a test done elsewhere, REF*F4 names the CLIA number of a laboratory, and in its form. */
  readonly hasClia: boolean;
  /** Who and where, where the line says otherwise than the claim. */
  readonly providers: ClaimProviders;
}

/** The providers of a claim or of a line. */
export interface ClaimProviders {
  readonly rendering: ClaimProvider | null;
  readonly referring: readonly ClaimProvider[];
  /** At lines only. */
  readonly ordering: ClaimProvider | null;
  readonly supervising: ClaimProvider | null;
  readonly facility: ClaimProvider | null;
}

/** A claim: loop 2300 with what stands above it. */
export interface ProfessionalClaim {
  /** From 1, over the whole file. */
  readonly ordinal: number;
  readonly position: Position;
  /** CLM01. */
  readonly controlNumber: string;
  /** CLM02; 0 where it is no amount. */
  readonly chargeCents: number;
  /** Whether CLM02 is an amount; a claim that names none is no valid one. */
  readonly hasCharge: boolean;
  readonly placeOfService: string;
  /** CLM05-3: 1 original, 7 replacement, 8 void. */
  readonly frequencyCode: string;
  /** REF*F8, the payer's number of the claim that this one replaces. */
  readonly originalReference: string | null;
  /** Whether REF*X4 names the CLIA number of a laboratory. */
  readonly hasClia: boolean;
  readonly diagnoses: readonly ClaimDiagnosis[];
  readonly providers: ClaimProviders;
  readonly lines: readonly ServiceLine[];
  /** Other payers (2320). */
  readonly otherPayers: number;
  readonly transaction: ProfessionalTransaction;
  readonly billing: BillingLoop | null;
  readonly subscriber: SubscriberLoop | null;
  /** Null: the subscriber is the patient. */
  readonly patient: PatientLoop | null;
  /** Segments of loops 2300 and below. */
  readonly segments: number;
  /** Why it is no valid claim. Empty: it is. */
  readonly faults: readonly string[];
}

/** First and last day of the services of a claim; null where no line has one. */
export function serviceDays(
  claim: Pick<ProfessionalClaim, 'lines'>,
): { readonly from: CalendarDate; readonly to: CalendarDate } | null {
  let found: { from: CalendarDate; to: CalendarDate } | null = null;
  for (const { from, to } of claim.lines) {
    if (from === null || to === null) continue;
    if (found === null) found = { from, to };
    if (from < found.from) found = { from, to: found.to };
    if (to > found.to) found = { from: found.from, to };
  }
  return found;
}
