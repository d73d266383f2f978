/** What a plan is made of: the steps to a start date, each with the last day in time, and what they come to. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { ApplicationType, Route } from '../../domain/facts.ts';
import type { BillingMatter, ParticipationKey } from '../../domain/participation.ts';

/** Kinds of step, in the order in which they are usually taken. */
export const planStepKinds = [
  /** Something in the way that nobody here can take away: an exclusion, a departure, a panel that nobody says opens. */
  'blocked',
  /** A day that is known and must come: a place opens, a contract or a cover begins. */
  'wait',
  /** A license or cover that must be in force. */
  'paper',
  /** The place of work must be on file. */
  'work',
  /** An open item of the payer's checklist. */
  'checklist',
  'contract',
  /** The application is sent. */
  'submit',
  /** The payer asked for more. */
  'answer',
  /** The payer says that the application is complete, and from which day. */
  'complete',
  'decision',
  /** Approved, but nobody recorded from which day it counts. */
  'effective',
  'load',
  'privilege',
  /** Somebody must be told of a change. */
  'notice',
  /** Electronic payment, remittance and claims. */
  'edi',
] as const;
/** One of `planStepKinds`. */
export type PlanStepKind = (typeof planStepKinds)[number];

/** Where the length of a step comes from. */
export type LengthBasis = 'payer' | 'rule' | 'own';

/** How long a step takes, and on whose word. */
export interface PlanLength {
  readonly basis: LengthBasis;
  /** In words: "90 days". */
  readonly words: string;
  /** Where it stands: a field of a document, a rule with its source, or the practice's own count. */
  readonly source: string;
  /** Rule id; null where no rule says it. */
  readonly rule: string | null;
  readonly confidence: string;
  /** What else is known and was not used, in words. */
  readonly besides: readonly string[];
}

/** One step of a plan. */
export interface PlanStep {
  /** The same on every day the plan is made: `cascade-health decision`. Steps that serve several payers name none. */
  readonly id: string;
  readonly kind: PlanStepKind;
  readonly title: string;
  /** Null: it serves all payers. */
  readonly payer: string | null;
  readonly who: 'us' | 'provider' | 'payer' | 'facility';
  /** Why it is needed, in words. */
  readonly because: string;
  /** Ids of the steps that come before. */
  readonly after: readonly string[];
  /** Null: an act of one day, or not known how long. */
  readonly length: PlanLength | null;
  /** Whether it takes a time that nobody has recorded; it is then not told when it will be done. */
  readonly unknown: boolean;
  /** What to record so that it can be told; null where nothing is missing. */
  readonly toRecord: string | null;
  /** First day on which it may be done or began; null: whenever those before it are done. */
  readonly beginsOn: CalendarDate | null;
  /** The last day on which it can be done in time; null: there is none, or it is not known. */
  readonly latestOn: CalendarDate | null;
  /** Whether `latestOn` lacks the length of a later step that nobody has recorded: it must be done earlier than that. */
  readonly earlier: boolean;
  /** The day on which it is done when all is begun on the as-of day and takes as long as stated; null: not known. */
  readonly projectedOn: CalendarDate | null;
  /** Days between both; negative: too late. */
  readonly slackDays: number | null;
  /** Whether the start moves when this step is a day later than projected or, in a plan with room, later than its last day. */
  readonly critical: boolean;
  /** Whether billing waits for it; electronic enrollment only lets money arrive. */
  readonly forBilling: boolean;
  /** A command that can be pasted. */
  readonly command: string;
}

/** How a plan for one payer stands. */
export type PlanState =
  /** It may be billed from the start without doing anything. */
  | 'ready'
  | 'in-time'
  | 'late'
  /** A length is not known, so nobody can say. */
  | 'unknown'
  | 'blocked';

/** Days of service between the start and the first day that may be billed. */
export interface Exposure {
  readonly from: CalendarDate;
  /** First day no longer exposed; null: not in sight. */
  readonly until: CalendarDate | null;
  /** At least so many where the end is not known; null: no end is in sight. */
  readonly days: number | null;
  /** Days whose claims wait and are paid when all is done. */
  readonly heldDays: number | null;
  /** Days that are not paid, or that nobody can say of. */
  readonly lostDays: number | null;
  /** Visits on held and on lost days; null: nobody said how many, or the end is not known. */
  readonly visits: { readonly held: number; readonly lost: number } | null;
}

/** The plan for one payer. */
export interface PayerPlan {
  readonly payer: string;
  readonly name: string;
  /** Product, group and place in question; all must be billable. */
  readonly keys: readonly ParticipationKey[];
  /** The application that is to be filed, or lies with the payer; null: none is needed. */
  readonly application: {
    readonly id: string | null;
    readonly type: ApplicationType;
    readonly route: Route;
  } | null;
  readonly state: PlanState;
  /** What stands in the way on the start when nothing more is done. */
  readonly missing: readonly { readonly matter: BillingMatter; readonly because: string }[];
  readonly steps: readonly PlanStep[];
  /** First day, not before the as-of day, on which it may be billed when all is begun at once; null: not known. */
  readonly earliestStartOn: CalendarDate | null;
  /** The first day it could be at the best, lengths that are not known taking no time; null: none is in sight. */
  readonly notBefore: CalendarDate | null;
  /** Last day for filing so that services from the start on are still paid, though later; null: the same as in time. */
  readonly paidLaterWhenFiledBy: CalendarDate | null;
  readonly exposure: Exposure | null;
}

/** A plan. */
export interface Plan {
  readonly asOf: CalendarDate;
  readonly startOn: CalendarDate;
  readonly npi: string;
  readonly provider: string;
  readonly payers: readonly PayerPlan[];
  readonly state: PlanState;
  /** First day on which all payers may be billed; null: not known for one of them. */
  readonly earliestStartOn: CalendarDate | null;
  /** The first day it could be at the best; null: none is in sight. */
  readonly notBefore: CalendarDate | null;
  /** Ids of the steps that decide over the start, in their order. */
  readonly criticalPath: readonly string[];
}
