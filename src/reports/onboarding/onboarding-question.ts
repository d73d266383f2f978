/** Bringing a provider on board: what is known, and the steps that it comes to. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Application, DerivationContext, PayerFacts, SubjectFacts } from '../../domain/facts.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { BillingVerdict } from '../../domain/participation.ts';
import type { ProviderStanding } from '../../domain/provider-standing.ts';
import type { StartSeeingRule } from '../../domain/start-seeing.ts';
import type { Participation } from '../../rules/participation/derivation.ts';

/** Parts of the page. */
export type OnboardingArea =
  | 'start'
  | 'intake'
  | 'verification'
  | 'screening'
  | 'committee'
  | 'application'
  | 'contract'
  | 'electronic'
  | 'billing'
  | 'privileges';

/** One step, and how it stands. */
export interface OnboardingStep {
  readonly area: OnboardingArea;
  /** Key of the payer or facility it is for; null: for all. */
  readonly payer: string | null;
  readonly facility: string | null;
  readonly about: string;
  readonly what: string;
  readonly because: string;
  /** The day it happened, or is expected; null: none is known. */
  readonly on: CalendarDate | null;
  /** `waiting`: up to somebody else; `unknown`: nobody recorded it. */
  readonly state: 'done' | 'open' | 'waiting' | 'unknown';
  /** The next act, a command where one does it; null: none. */
  readonly act: string | null;
}

/** What a checklist found, as counts of items that are not settled. */
export interface ChecklistCounts {
  readonly missing: number;
  readonly toVerify: number;
  readonly ready: boolean;
}

/** A payer on the page. */
export interface WantedPayer {
  readonly payer: PayerFacts;
  /** Null: no document was synced to check, or nobody looked. */
  readonly checklist: ChecklistCounts | null;
  /** False: it counts for the first visit, and the page is about others. */
  readonly shown: boolean;
}

/** What the page is made from. */
export interface OnboardingQuestion {
  readonly asOf: CalendarDate;
  /** The day of the first visit. */
  readonly on: CalendarDate;
  readonly facts: SubjectFacts;
  readonly standing: ProviderStanding;
  readonly context: DerivationContext;
  readonly dossier: Dossier | null;
  readonly payers: readonly WantedPayer[];
  readonly participation: Participation;
  /** Applications of the groups that the provider works for, where electronic enrollments stand. */
  readonly ofGroups: readonly Application[];
  /** Name of the clearinghouse of the group; null: none is named. */
  readonly clearinghouse: string | null;
  /** The practice's condition for the first visit; null: none is written down. */
  readonly rule: StartSeeingRule | null;
}

/** How it stands with one payer. */
export interface OnboardingPayer {
  readonly payer: string;
  readonly name: string;
  readonly lines: readonly string[];
  /** In words: `approved, not payable: no EFT`. */
  readonly standing: string;
  readonly verdict: BillingVerdict;
  readonly firstBillableOn: CalendarDate | null;
  /** What keeps money from arriving. */
  readonly unpaid: readonly string[];
  readonly steps: readonly OnboardingStep[];
}
