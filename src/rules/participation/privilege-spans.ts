/** The days on which a provider held privileges at facilities, as far as they bear on claims. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { remainingSpans, type Span } from '../../domain/calendar/span.ts';
import type { SubjectFacts } from '../../domain/facts.ts';
import { actionEnd, concerns, grantEnd, knownPrivileges } from '../../domain/privileges/privilege-standing.ts';

/** A privilege at a facility, `[from, until)`. */
export interface PrivilegeSpan {
  readonly facility: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
}

/**
 * The spans of every privilege that is known on a day, whatever it is held as: from its first day to its end, without
 * suspensions and leaves. What a claim is for is not asked, so any privilege at the facility will do.
 */
export function privilegeSpans({ privileges }: SubjectFacts, asOf: CalendarDate): readonly PrivilegeSpan[] {
  if (privileges === undefined || privileges.grants.length === 0) return [];
  const known = knownPrivileges(privileges, asOf);
  return known.grants.flatMap((grant) => {
    const suspensions = known.actions
      .filter((action) => action.kind === 'suspension' && concerns(action, grant))
      .map((action): Span => ({ from: action.from, until: actionEnd(action, known) }));
    const leaves = known.leaves
      .filter(({ facility }) => facility === grant.facility)
      .map(({ from, until, returnedOn }): Span => ({ from, until: returnedOn ?? until }));
    const term = { from: grant.from, until: grantEnd(grant, known).on };
    return remainingSpans([term], [...suspensions, ...leaves]).map((span) => ({ facility: grant.facility, ...span }));
  });
}

/** The days on which something about privileges becomes known. */
export function privilegeDays({ privileges }: SubjectFacts): readonly CalendarDate[] {
  if (privileges === undefined) return [];
  return [...privileges.grants, ...privileges.actions, ...privileges.leaves].map(({ on }) => on);
}
