/** Whose work must be looked at again and again (OPPE), at which facility, and when. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import type { OngoingReview } from '../../domain/privileges/practice-evaluation.ts';
import { appointmentOn, heldSince } from '../../domain/privileges/privilege-standing.ts';
import { type ReviewDue, reviewDue } from '../../rules/review-due.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import type { Question } from '../report.ts';
import {
  facilitiesAsked,
  heldPrivileges,
  type PrivilegedProvider,
  privilegedProviders,
} from './privileged-providers.ts';

/** The work of somebody at a facility since it was last looked at. */
export interface ReviewedWork extends PrivilegedProvider {
  readonly facility: Facility;
  readonly department: string | null;
  /** The last review; null: none. */
  readonly last: OngoingReview | null;
  /** First day that no review has looked at. */
  readonly from: CalendarDate;
  /** Null: nobody asks for a review. */
  readonly due: ReviewDue | null;
}

/**
 * Everybody with a privilege that was granted for a term, at each facility where it has begun. A review is due from the day
 * of the last one, or from the first day of privileges there.
 */
export async function reviewedWork(question: Question, rules: RuleSet): Promise<readonly ReviewedWork[]> {
  const facilities = [...(await facilitiesAsked(question)).values()];
  return (await privilegedProviders(question)).flatMap((who) =>
    facilities.flatMap((facility) => workAt(who, facility, question.asOf, rules) ?? []),
  );
}

function workAt(
  who: PrivilegedProvider,
  facility: Facility,
  asOf: CalendarDate,
  rules: RuleSet,
): ReviewedWork | undefined {
  const { facts, subject } = who;
  const held = heldPrivileges(facts, facility.key, asOf).filter(
    ({ grant, standing }) => grant.basis === 'regular' && standing.state !== 'not-yet',
  );
  if (held.length === 0) return undefined;
  const begun = heldSince(facts, facility.key, asOf)?.from ?? asOf;
  const last = facts.reviews.findLast((one) => one.facility === facility.key) ?? null;
  const asked = { facility, providerType: subject.type };
  return {
    ...who,
    facility,
    department: appointmentOn(facts, facility.key, asOf)?.department ?? last?.department ?? null,
    last,
    from: last?.until ?? begun,
    due: reviewDue(rules, asked, last?.on ?? begun),
  };
}
