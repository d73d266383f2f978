/** Whether a procedure may be done by somebody at a facility on a day: verdicts, and what stands for and against it. */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { SubjectFacts } from '../facts.ts';
import type { GrantBasis } from './privilege.ts';

/** What is recorded about a practitioner that bears on the use of privileges. */
export type UseFacts = Pick<SubjectFacts, 'subject' | 'credentials' | 'decisions' | 'matches' | 'privileges'>;

/** Verdicts, the best first: yes; yes while a condition is kept, such as a proctor at the table; no. */
export const useVerdicts = ['yes', 'conditions', 'no'] as const;
/** One of `useVerdicts`. */
export type UseVerdict = (typeof useVerdicts)[number];

/** What the use of a privilege depends on. */
export const useMatters = [
  /** Named by a list of excluded parties. */
  'excluded',
  /** Still works for us. */
  'departed',
  'license',
  /** Membership of the medical staff. */
  'appointment',
  /** The credentialing decision that the privilege rests on. */
  'credentialed',
  /** The privilege itself and its term. */
  'privilege',
  'suspension',
  'leave',
  /** A line that must be held too. */
  'required-line',
  /** The agreement with a distant site, and its list. */
  'agreement',
  'emergency-plan',
  'dea',
  'certification',
  /** Board certification, or eligibility for it. */
  'board',
  'resource',
  /** The patients and settings that the line is for. */
  'limits',
  /** A focused evaluation that asks for a proctor. */
  'proctor',
  /** What the board or a restriction binds the use to. */
  'conditions',
] as const;
/** One of `useMatters`. */
export type UseMatter = (typeof useMatters)[number];

/** What one matter says about a day. */
export interface UseReason {
  readonly matter: UseMatter;
  /** Whether it stands for the use; a condition to be kept does. */
  readonly ok: boolean;
  /** True: the use is bound to it. */
  readonly condition: boolean;
  /** In words, without a capital and a full stop. */
  readonly because: string;
  /** First day on which this holds; null: not bounded. */
  readonly from: CalendarDate | null;
  /** First day on which it no longer holds; null: not in sight. */
  readonly until: CalendarDate | null;
}

/** One verdict for the days `[from, until)`. */
export interface UseSpan {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly verdict: UseVerdict;
  /** What stands in the way or binds it, in words; empty for a plain yes. */
  readonly because: string;
}

/** The line of a form under which something is held. */
export interface HeldLine {
  readonly form: string;
  readonly version: string;
  readonly line: string;
  readonly name: string;
}

/** How one granted privilege bears on a question. */
export interface GrantVerdict {
  readonly grantId: string;
  readonly basis: GrantBasis;
  /** Null: whatever the license covers. */
  readonly line: HeldLine | null;
  readonly verdict: UseVerdict;
  readonly because: string;
}

/** The answer for one procedure on one day. */
export interface UseAnswer {
  readonly verdict: UseVerdict;
  /** The privilege that the answer rests on; null: none covers the procedure. */
  readonly grant: GrantVerdict | null;
  /** All that it depends on, in the order in which people should read it. */
  readonly reasons: readonly UseReason[];
  /** First day on which the answer is no longer yes; null: it is no. */
  readonly until: CalendarDate | null;
  /** First day on or after the day asked about on which it is yes; null: none is in sight. */
  readonly nextOn: CalendarDate | null;
  /** The other privileges that cover the procedure. */
  readonly others: readonly GrantVerdict[];
}

/** Of several things with a verdict the best, the first of equal ones. */
export function bestVerdict<One extends { readonly verdict: UseVerdict }>(first: One, ...others: readonly One[]): One {
  const rank = ({ verdict }: One): number => useVerdicts.indexOf(verdict);
  return others.reduce((best, one) => (rank(one) < rank(best) ? one : best), first);
}
