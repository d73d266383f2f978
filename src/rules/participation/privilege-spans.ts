/** The days on which a provider held privileges at facilities, as far as they bear on claims. */

import type { BillingRecord } from '../../domain/billing-record.ts';
import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { intersection, remainingSpans, type Span } from '../../domain/calendar/span.ts';
import { actionEnd, concerns, grantEnd, knownPrivileges } from '../../domain/privileges/privilege-standing.ts';

/** A privilege at a facility, `[from, until)`. */
export interface PrivilegeSpan {
  readonly facility: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
  /** Why it rests on these days, in words; absent: it may be used. */
  readonly rests?: string;
}

/**
 * The spans of every privilege that is known on a day, whatever it is held as: from its first day to its end, suspensions
 * and leaves told apart. What a claim is for is not asked, so any privilege at the facility will do.
 */
export function privilegeSpans({ privileges }: BillingRecord, asOf: CalendarDate): readonly PrivilegeSpan[] {
  if (privileges === undefined || privileges.grants.length === 0) return [];
  const known = knownPrivileges(privileges, asOf);
  return known.grants.flatMap((grant) => {
    const { facility } = grant;
    const suspensions = known.actions
      .filter((action) => action.kind === 'suspension' && concerns(action, grant, known))
      .map((action) => ({ from: action.from, until: actionEnd(action, known), rests: 'suspended' }));
    const leaves = known.leaves
      .filter((leave) => leave.facility === facility)
      .map(({ from, until, returnedOn }) => ({ from, until: returnedOn ?? until, rests: 'on leave' }));
    const term: Span = { from: grant.from, until: grantEnd(grant, known).on };
    const rests = [...suspensions, ...leaves];
    return [
      ...remainingSpans([term], rests).map((span) => ({ facility, ...span })),
      ...rests.flatMap((rest) => {
        const there = intersection(term, rest);
        return there === undefined ? [] : [{ facility, ...there, rests: restWords(facility, rest) }];
      }),
    ];
  });
}

/** "suspended at bayview from 2026-06-12 through 2026-06-19" */
function restWords(facility: string, { from, until, rests }: Span & { readonly rests: string }): string {
  return `${rests} at ${facility} from ${from}${until === null ? '' : ` through ${addDays(until, -1)}`}`;
}

/** The days on which something about privileges becomes known. */
export function privilegeDays({ privileges }: BillingRecord): readonly CalendarDate[] {
  if (privileges === undefined) return [];
  const { grants, actions, leaves, requests } = privileges;
  const decisions = requests.flatMap((request) => request.decisions);
  const returns = leaves.flatMap(({ returnedOn }) => returnedOn ?? []);
  return [...[...grants, ...actions, ...leaves, ...decisions].map(({ on }) => on), ...returns];
}
