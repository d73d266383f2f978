/** What clocks need to know of the claims of a subject: denials with their appeals, and what is kept back. */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { DenialStep } from './claim.ts';

/** Where the last day of a denial comes from when a letter about an appeal names it. */
export const dayOfLetter = 'the day that the letter names';

/** The levels of appeal of a denied claim that are decided apart: in Medicare redetermination and reconsideration. */
export const appealDecisionKinds = ['claim-redetermined', 'claim-reconsidered'] as const;
/** One of `appealDecisionKinds`. */
export type AppealDecisionKind = (typeof appealDecisionKinds)[number];

/** An appeal of a denial was decided. */
export interface AppealDecision {
  readonly id: string;
  readonly kind: AppealDecisionKind;
  readonly on: CalendarDate;
}

/** A denial as clocks see it. */
export interface DeniedClaim {
  readonly id: string;
  readonly payer: string | null;
  readonly product: string | null;
  readonly group: string | null;
  /** Adjustment or status code, with its group. */
  readonly code: string;
  readonly cents: number;
  readonly serviceOn: CalendarDate | null;
  readonly deniedOn: CalendarDate;
  /** Whether a remittance denied it; else it was rejected by an acknowledgement. */
  readonly remitted: boolean;
  readonly step: DenialStep;
  readonly dueOn: CalendarDate | null;
  /** Whether a letter names the last day. */
  readonly dueByLetter: boolean;
  readonly closedOn: CalendarDate | null;
  /** Oldest first. */
  readonly decisions: readonly AppealDecision[];
}

/** Claims that are kept back for the same payer and have the same last day. */
export interface HeldClaims {
  /** Id of the first of them. */
  readonly id: string;
  readonly payer: string;
  readonly count: number;
  readonly cents: number;
  readonly releaseBy: CalendarDate;
  /** The day on which the first of them was kept back. */
  readonly from: CalendarDate;
}

/** What clocks need to know of the claims of a subject. */
export interface ClaimFacts {
  readonly denials: readonly DeniedClaim[];
  readonly held: readonly HeldClaims[];
}

/** The facts of a subject without claims. */
export const noClaims: ClaimFacts = { denials: [], held: [] };
