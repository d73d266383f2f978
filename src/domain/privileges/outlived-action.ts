/** Suspensions and restrictions that lasted longer than what they were about. */

import { type CalendarDate, latest } from '../calendar/calendar-date.ts';
import type { Span } from '../calendar/span.ts';
import type { PrivilegeGrant } from './privilege.ts';
import type { PrivilegeAction } from './privilege-action.ts';
import type { PrivilegeFacts } from './privilege-facts.ts';
import { appointmentEnd, concerns, grantEnd, holdsOn } from './privilege-standing.ts';

/** A privilege that is about to be granted. */
export type GrantAhead = Pick<PrivilegeGrant, 'facility' | 'basis' | 'granted' | 'from'>;

/** Suspensions and restrictions that would reach a new privilege on its first day. */
export function actionsReaching(
  facts: PrivilegeFacts,
  ahead: GrantAhead,
  kinds: readonly PrivilegeAction['kind'][],
): readonly PrivilegeAction[] {
  const newest = { id: '', on: ahead.from, sequence: Number.POSITIVE_INFINITY };
  return facts.actions.filter(
    (action) =>
      kinds.includes(action.kind) &&
      holdsOn(action, facts, ahead.from) &&
      concerns(action, { ...ahead, ...newest }, facts),
  );
}

/**
 * The day on which an action had nothing left to be about, if that lies before a day: the holder resigned or was not
 * renewed, and days went by without. Undefined where one term followed the other up to the day. Nothing but a decision that
 * says so lifts such an action, since leaving must be no way around it; but a board that appoints anew may decide it.
 */
export function outlivedOn(
  action: PrivilegeAction,
  facts: PrivilegeFacts,
  before: CalendarDate,
): CalendarDate | undefined {
  const named = facts.grants.filter(({ id }) => action.grantIds.includes(id));
  const lines = new Set(named.flatMap(({ granted }) => granted?.line.key ?? []));
  const held = facts.grants.filter(
    (grant) =>
      grant.facility === action.facility &&
      grant.basis !== 'emergency' &&
      (action.grantIds.length === 0 || named.includes(grant) || lines.has(grant.granted?.line.key ?? '')),
  );
  const spans: readonly Span[] = [
    ...held.map((grant) => ({ from: grant.from, until: grantEnd(grant, facts).on })),
    ...(action.grantIds.length > 0 ? [] : facts.appointments)
      .filter(({ facility }) => facility === action.facility)
      .map((one) => ({ from: one.from, until: appointmentEnd(one, facts).on })),
  ];
  const end = chainEnd(spans, action.from);
  return end < before ? end : undefined;
}

/** The first day without any of the spans, from a day on. */
function chainEnd(spans: readonly Span[], from: CalendarDate): CalendarDate {
  let end = from;
  for (;;) {
    const next = spans
      .filter((span) => span.from <= end)
      .reduce((day, { until }) => (until === null ? day : latest(day, until)), end);
    if (next === end) return end;
    end = next;
  }
}
