/** What a claim is put together from while it is read, and what claims of one file share. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { npiOfNumber } from '../../domain/identifiers/npi.ts';
import { controlForm, elementForm } from './claim-masks.ts';
import type {
  BillingLoop,
  ClaimProvider,
  PatientLoop,
  ProfessionalTransaction,
  SubscriberLoop,
} from './professional-claim.ts';
import {
  adjudicationOrder,
  claimOrder,
  drugOrder,
  formOrder,
  lineOrder,
  otherNameOrder,
  otherPayerOrder,
  providerOrder,
  type SegmentOrder,
} from './segment-order.ts';
import { type SegmentScanner, segmentCode } from './segment-scanner.ts';

/** What a claim stands under. */
export interface ClaimContext {
  readonly transaction: ProfessionalTransaction;
  readonly billing: BillingLoop | null;
  readonly subscriber: SubscriberLoop | null;
  readonly patient: PatientLoop | null;
  /** Why no claim here can be taken. */
  readonly faults: readonly string[];
}

/** The loop that the segments belong to. */
export type Loop =
  | 'claim'
  | 'provider'
  | 'other-payer'
  | 'other-name'
  | 'line'
  | 'drug'
  | 'line-provider'
  | 'adjudication'
  | 'form';

/** The order of segments in each loop. */
export const orders: Readonly<Record<Loop, SegmentOrder>> = {
  claim: claimOrder,
  provider: providerOrder,
  'other-payer': otherPayerOrder,
  'other-name': otherNameOrder,
  line: lineOrder,
  drug: drugOrder,
  'line-provider': providerOrder,
  adjudication: adjudicationOrder,
  form: formOrder,
};

/** Names that a claim may have (NM101). */
const claimNames = ['DN', 'P3', '82', '77', 'DQ', 'PW', '45'];
/** Their codes. */
export const claimRoles: ReadonlySet<number> = new Set(claimNames.map(segmentCode));
/** Codes of names that a service may have. */
export const lineRoles: ReadonlySet<number> = new Set([...claimNames, 'QB', 'DK'].map(segmentCode));
/** Codes of names that the part of another payer may have. */
export const otherRoles: ReadonlySet<number> = new Set(
  ['IL', 'PR', 'DN', 'P3', '82', '77', 'DQ', '85'].map(segmentCode),
);

/** A provider as read so far. */
export class ProviderDraft implements ClaimProvider {
  readonly entity: ClaimProvider['entity'];
  readonly npiNumber: number;
  taxonomy: string | null = null;
  street: string | null = null;
  zip: string | null = null;
  /** What stands under XX and has not the form of an NPI. */
  readonly #otherId: string | null;

  /** Begins with the NM1 at hand. */
  constructor(segment: SegmentScanner) {
    const isNpi = segment.is(8, 'XX');
    this.entity = entityOf(segment);
    this.npiNumber = isNpi ? segment.npiNumber(9) : 0;
    this.#otherId = isNpi && this.npiNumber === 0 ? segment.text(9) : null;
  }

  /** Made when it is asked for: who is one of ours is found by the number. */
  get npi(): string | null {
    return this.npiNumber === 0 ? this.#otherId : npiOfNumber(this.npiNumber);
  }
}

/** Whether an NM1 names a person or an organization (NM102); null: it does not tell. */
export function entityOf(segment: SegmentScanner): ClaimProvider['entity'] {
  return segment.is(2, '1') ? 'person' : segment.is(2, '2') ? 'organization' : null;
}

/** The providers of a claim or line as read so far. */
export interface ProvidersDraft {
  rendering: ProviderDraft | null;
  referring: ProviderDraft[];
  ordering: ProviderDraft | null;
  supervising: ProviderDraft | null;
  facility: ProviderDraft | null;
}

/** A service as read so far. */
export interface LineDraft {
  number: number;
  qualifier: string;
  code: string;
  modifiers: readonly string[];
  chargeCents: number;
  units: number;
  placeOfService: string | null;
  from: CalendarDate | null;
  to: CalendarDate | null;
  hasClia: boolean;
  providers: ProvidersDraft;
  hasService: boolean;
}

/** Providers, none of whom is named yet. */
export function newProviders(): ProvidersDraft {
  return { rendering: null, referring: [], ordering: null, supervising: null, facility: null };
}

/** No providers: shared by all services that name none. */
export const noProviders: ProvidersDraft = newProviders();

/** Cents in a message: `12.25`. */
export function dollarText(cents: number): string {
  return `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
}

/** What stands for a day and is none: digits that are no date are nobody's birth date. */
export function dayForm(segment: SegmentScanner): string {
  return segment.is(2, 'D8') ? controlForm(segment.text(3)) : elementForm(segment.text(3));
}

/** Whether it has the form of a CLIA number: two digits, D, seven digits. */
export function isClia(text: string): boolean {
  return /^\d{2}D\d{7}$/.test(text);
}
