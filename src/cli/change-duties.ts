import { type CalendarDate, longDate } from '../domain/calendar/calendar-date.ts';
import { duration, durationText } from '../domain/calendar/duration.ts';
import type { SubjectFacts } from '../domain/facts.ts';
import { isAdverseDecision } from '../domain/privileges/adverse-action.ts';
import { noPrivileges, type PrivilegeFacts } from '../domain/privileges/privilege-facts.ts';
import { appointmentEnd, grantEnd } from '../domain/privileges/privilege-standing.ts';
import { type Body, bodiesConcerned, bodyKey, isChangeKind } from '../domain/reportable-change.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { changeDuties, type Duty, dutyReader } from '../rules/duties.ts';
import type { Context } from './context.ts';

/** Who must be told of a change. */
export interface ToTell {
  /** Asked for by a rule, the soonest first. */
  readonly duties: readonly Duty[];
  /**
   * Payers and facilities that were told what is no longer so, and facilities where the subject of an adverse action holds
   * privileges, for which no rule names a time.
   */
  readonly untimed: readonly Body[];
}

/** A change that others must be told of. */
export interface ChangeToTell {
  readonly kind: string;
  readonly on: CalendarDate;
  /** Of the occurrence, once it is recorded. */
  readonly id?: string;
  /** The facility that did it, and knows. */
  readonly at?: string;
}

/** Who must be told of a change, by the rules that hold here. */
export async function toTell(
  context: Context,
  ledger: Ledger,
  facts: SubjectFacts,
  change: ChangeToTell,
): Promise<ToTell> {
  const asOf = await context.asOf();
  const role = (await context.workspaceIfAny())?.document.role ?? 'practice';
  const read = dutyReader(await context.rules(), role);
  const duties = changeDuties(read, facts, await ledger.facts.context(), change, asOf).toSorted((left, right) =>
    (left.dueOn ?? '~') < (right.dueOn ?? '~') ? -1 : 1,
  );
  const timed = new Set(duties.map(bodyKey));
  const concerned = isChangeKind(change.kind)
    ? [...bodiesConcerned(facts.applications, asOf), ...hospitalsConcerned(facts.privileges ?? noPrivileges, change)]
    : [];
  const untimed = new Map(concerned.map((body) => [bodyKey(body), body]));
  return { duties, untimed: [...untimed].flatMap(([key, body]) => (timed.has(key) ? [] : [body])) };
}

/**
 * Facilities where privileges or an appointment are held when something is done against the holder, but for the one that
 * did it: their bylaws have the holder or the office tell them.
 */
function hospitalsConcerned(privileges: PrivilegeFacts, { kind, on, id, at }: ChangeToTell): readonly Body[] {
  if (kind !== 'adverse-action') return [];
  const own = new Set([
    ...(at === undefined ? [] : [at]),
    ...privileges.actions
      .filter(({ occurrenceId }) => id !== undefined && occurrenceId === id)
      .map((one) => one.facility),
    ...privileges.requests
      .filter(({ decisions }) => decisions.some((one) => one.on === on && isAdverseDecision(one)))
      .map((one) => one.facility),
  ]);
  const held = [
    ...privileges.grants.filter(
      (grant) => grant.basis !== 'emergency' && grant.from <= on && on < grantEnd(grant, privileges).on,
    ),
    ...privileges.appointments.filter((one) => one.from <= on && on < appointmentEnd(one, privileges).on),
  ].map((one) => one.facility);
  return [...new Set(held)].filter((key) => !own.has(key)).map((facility) => ({ payer: null, facility }));
}

/** "Noridian: by Wed 15 Jul 2026 (30 days, cms.report.phys.location)" */
export function dutyLine({ about, dueOn, within, rule }: Duty): string {
  const time = within === null ? '' : `${durationText(duration(within))}, `;
  return `${about}: by ${dueOn === null ? 'a day not known yet' : longDate(dueOn)} (${time}${rule})`;
}
