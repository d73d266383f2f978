/** Coverage of a patient on a day of service, as a payer answered, and whether the provider participates in the plan. */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { BillingVerdict } from '../participation.ts';

/** What the answer says of a day: covered, not covered, not said, or the payer could not answer. */
export const coverages = ['active', 'inactive', 'unknown', 'unanswered'] as const;
/** One of `coverages`. */
export type Coverage = (typeof coverages)[number];

/** A stretch of days that an answer names; `to` null: from then on. */
export interface CoverageDays {
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}

/** One person of an answer. */
export interface EligibilityFinding {
  /** Where it begins in the file. */
  readonly line: number;
  /** Initials, and the end of the member id. */
  readonly patient: string;
  readonly coverage: Coverage;
  readonly on: CalendarDate;
  /** Key of our payer; null: none of ours. */
  readonly payer: string | null;
  readonly payerName: string;
  readonly plan: string | null;
  readonly product: string | null;
  readonly provider: string | null;
  readonly npi: string | null;
  /** Whether the provider may bill the product that day; null: it could not be asked. */
  readonly verdict: BillingVerdict | null;
  /** Payers that the answer names beside this one on the day: who pays is to be asked of them too. */
  readonly otherPayers: readonly string[];
  readonly because: readonly string[];
}

/** Why a payer could not answer (AAA03, X12 code list 901), where the reason is known; our own enrollment among them. */
export const rejectionWords: Readonly<Record<string, string>> = {
  '15': 'required data are missing',
  '41': 'the provider may not ask this payer',
  '42': 'the payer cannot answer at the moment',
  '43': 'the id of the provider is missing or wrong',
  '44': 'the name of the provider is missing or wrong',
  '45': 'the specialty of the provider is missing or wrong',
  '50': 'the provider is not eligible to ask',
  '51': 'the provider is not on file with the payer',
  '52': 'the day of service is outside of the enrollment of the provider with the plan',
  '57': 'the day of service is missing or wrong',
  '58': 'the birth date is missing or wrong',
  '71': 'the birth date is not that of the member',
  '72': 'the member id is missing or wrong',
  '73': 'the name of the member is missing or wrong',
  '75': 'the subscriber is not found',
  '79': 'the id of the member is wrong for this payer',
};

/** Rejections that are about the enrollment of the provider. */
export const enrollmentRejections: ReadonlySet<string> = new Set(['41', '43', '44', '45', '50', '51', '52']);

/** Whether nothing stands in the way of a visit: covered, billable, and no other payer is named. */
export function isClear({ coverage, verdict, otherPayers }: EligibilityFinding): boolean {
  return coverage === 'active' && verdict === 'bill' && otherPayers.length === 0;
}

/** Whether a day lies in a stretch. */
export function covers({ from, to }: CoverageDays, on: CalendarDate): boolean {
  return (from === null || from <= on) && (to === null || on <= to);
}
