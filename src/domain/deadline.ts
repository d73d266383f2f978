import type { CalendarDate } from './calendar/calendar-date.ts';

/** Kinds of deadline in reports and filters. */
export const deadlineKinds = [
  'expirable',
  'attestation',
  'verification',
  'recredentialing',
  'revalidation',
  'response',
  'payer-decision',
  'follow-up',
  'notice',
  'reporting',
  'monitoring',
  'screening',
  'privilege',
  'contract',
  'appeal',
  'timely-filing',
] as const;
/** One of `deadlineKinds`. */
export type DeadlineKind = (typeof deadlineKinds)[number];

/** Where a rule's number comes from. */
export type Confidence = 'official' | 'secondary' | 'background' | 'practice';

/** Whether a deadline has passed, falls due within its lead time, lies ahead, or hangs on an unknown date. */
export type DeadlineState = 'overdue' | 'due' | 'upcoming' | 'unknown';

/** A deadline together with the as-of days for which it holds: `[validFrom, validUntil)`. */
export interface DeadlineSpan {
  /** Hash of rule, subject and anchor fact: survives rebuilds, corrections and new pack versions. */
  readonly id: string;
  readonly validFrom: CalendarDate;
  readonly validUntil: CalendarDate;
  /** Null when the anchor is unknown. */
  readonly dueOn: CalendarDate | null;
  readonly kind: DeadlineKind;
  readonly title: string;
  readonly rule: string;
  readonly cite: string;
  readonly confidence: Confidence;
  /** Which recorded date it counts from, in words. */
  readonly anchor: string;
  readonly anchorOn: CalendarDate | null;
  /** How the due date came about, one step a line. */
  readonly arithmetic: readonly string[];
  /** Days before the due date at which it first needs attention; the longest lead of the rule. */
  readonly leadDays: number;
  readonly payer: string | null;
  readonly facility: string | null;
  readonly applicationId: string | null;
  readonly owner: string | null;
  /** Whether missing it stops billing. */
  readonly blocksBilling: boolean;
  /** The first day on which it may be met; null: any. */
  readonly opensOn: CalendarDate | null;
  /** The later day, where nobody knows whether requests for more stop the clock; null: `dueOn` is the only one. */
  readonly dueAtLatestOn: CalendarDate | null;
}

/** Derives the deadlines of one subject for every as-of day within the horizon; pure. */
export type DeriveDeadlines = (
  facts: import('./facts.ts').SubjectFacts,
  context: import('./facts.ts').DerivationContext,
) => readonly DeadlineSpan[];

/** The state of a deadline on a day. */
export function deadlineState(dueOn: CalendarDate | null, daysLeft: number | null, leadDays: number): DeadlineState {
  if (dueOn === null || daysLeft === null) return 'unknown';
  if (daysLeft < 0) return 'overdue';
  return daysLeft <= leadDays ? 'due' : 'upcoming';
}
