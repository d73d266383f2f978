/** What looking at a claim before it is sent comes to: it is released, it is held, or it is no valid claim. */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import { type BillingMatter, billingMatters, matterWords } from '../participation.ts';

/** What becomes of a claim. */
export const scrubOutcomes = ['released', 'held', 'refused'] as const;
/** One of `scrubOutcomes`. */
export type ScrubOutcome = (typeof scrubOutcomes)[number];

/** What is looked at besides participation, with the words of its group in the report. */
export const scrubChecks = {
  invalid: 'no valid claim',
  duplicate: 'it went out before, or stands there twice',
  ahead: 'services that lie ahead',
  payer: 'the payer is none of ours',
  'billing-npi': 'NPI of the billing provider',
  'billing-tin': 'tax id of the billing provider',
  'billing-taxonomy': 'taxonomy of the billing provider',
  'billing-address': 'address of the billing provider',
  'rendering-npi': 'NPI of the rendering provider',
  'rendering-taxonomy': 'taxonomy of the rendering provider',
  facility: 'service facility',
  referring: 'referring or ordering provider',
  supervising: 'supervising provider',
  'other-excluded': 'who referred, ordered or supervised is excluded from federal programs',
  replacement: 'replacement without the claim it replaces',
  frequency: 'frequency code that professional claims do not have',
  units: 'services without units',
  code: 'codes not in use on the day',
  substitute: 'substitute under the number of another (Q5, Q6)',
  practitioner: 'service of a practitioner under the number of another (SA)',
  clia: 'laboratory test without a CLIA number',
  unrecorded: 'nothing is recorded with the payer',
} as const;
/** A check, or the state of participation that stands in the way. */
export type ScrubCheck = keyof typeof scrubChecks | BillingMatter;

/** One thing that keeps a claim back. */
export interface ScrubReason {
  readonly check: ScrubCheck;
  /** In words, without a capital and a full stop; never about the patient. */
  readonly because: string;
}

/** A claim with what becomes of it. */
export interface ScrubbedClaim {
  readonly ordinal: number;
  /** Where it begins in the file. */
  readonly segment: number;
  readonly line: number;
  readonly controlNumber: string;
  readonly cents: number;
  readonly outcome: ScrubOutcome;
  /** The first counts for its group; empty when it is released. */
  readonly reasons: readonly ScrubReason[];
  readonly payer: string | null;
  readonly product: string | null;
  readonly group: string | null;
  readonly location: string | null;
  /** NPI and name of the rendering provider; the name is null where it is none of ours. */
  readonly npi: string | null;
  readonly provider: string | null;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly firstBillableOn: CalendarDate | null;
  readonly releaseBy: CalendarDate | null;
}

/** Claims and cents. */
export interface ClaimTotal {
  readonly claims: number;
  readonly cents: number;
}

/** What is to be said of a check in the report. */
export function scrubWords(check: ScrubCheck): string {
  return (billingMatters as readonly string[]).includes(check)
    ? matterWords[check as BillingMatter]
    : scrubChecks[check as keyof typeof scrubChecks];
}
