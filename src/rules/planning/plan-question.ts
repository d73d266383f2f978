/** What a plan is asked about. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Application, ApplicationType, PayerFacts } from '../../domain/facts.ts';
import type { BillingFacts } from '../participation/billing-case.ts';
import type { ChecklistItem } from '../requirement.ts';
import type { TrackWish } from './application-track.ts';
import type { VisitCount } from './exposure.ts';
import type { OwnTurnaround, TurnaroundChoice } from './step-length.ts';

/** With whom a provider is to take part; what is not named is any that is recorded. */
export interface PlanTarget {
  readonly payer: string;
  readonly product?: string | undefined;
  readonly group?: string | undefined;
  readonly location?: string | undefined;
}

/** What a checklist of a plan is asked about. */
export interface PlanChecklistQuestion {
  readonly payer: PayerFacts;
  readonly application: Application;
  /** The day on which the decision is expected; null: not known. */
  readonly by: CalendarDate | null;
}

/** What a plan is made from. Only the facts, the days and the targets are needed. */
export interface PlanQuestion {
  readonly about: BillingFacts;
  readonly asOf: CalendarDate;
  readonly startOn: CalendarDate;
  readonly targets: readonly PlanTarget[];
  readonly wish?: TrackWish;
  /** Which length counts where the payer's limit and the own turnaround are both known; default: the longer. */
  readonly choice?: TurnaroundChoice;
  readonly own?: (payer: string, type: ApplicationType, state: string | null) => OwnTurnaround | undefined;
  /** Items of the checklist that are open; absent: nobody looked. */
  readonly checklist?: (question: PlanChecklistQuestion) => readonly ChecklistItem[];
  /** Applications for electronic payment, remittance and claims, of the group or the provider; absent: nobody looked. */
  readonly edi?: readonly Application[];
  readonly visits?: VisitCount;
}
