/** Appointments and privileges: terms, what is temporary, evaluations; actions against the holder and what follows them. */

import { addDays, type CalendarDate, earliest } from '../../domain/calendar/calendar-date.ts';
import { type Duration, dateAfter, durationCode, durationText, parseDuration } from '../../domain/calendar/duration.ts';
import type { DerivationContext, SubjectFacts } from '../../domain/facts.ts';
import { isAdverse, isAdverseDecision } from '../../domain/privileges/adverse-action.ts';
import type { PrivilegeGrant } from '../../domain/privileges/privilege.ts';
import { endingActionKinds, type PrivilegeAction } from '../../domain/privileges/privilege-action.ts';
import type { PrivilegeFacts } from '../../domain/privileges/privilege-facts.ts';
import {
  actionEnd,
  appointmentEnd,
  grantEnd,
  heldSince,
  knownPrivileges,
  openLines,
} from '../../domain/privileges/privilege-standing.ts';
import type { Anchor } from '../pack-entry.ts';
import type { RuleSet } from '../rule-set.ts';
import { anchorWords, type RecordedDate, type RecordedDates } from './anchor.ts';
import { type Circumstance, circumstanceOn, farEnd, groupedBy, stretches, unattached } from './circumstance.ts';
import { requestLimits } from './request-limits.ts';

/** Recorded dates at a facility, and what they are about. */
interface Dated {
  readonly facility: string;
  /** What distinguishes it at the facility, for titles; null: the facility alone. */
  readonly what: string | null;
  readonly dates: RecordedDates;
}

/** Terms, temporary and disaster privileges, focused and ongoing evaluations: for as long as somebody works for us. */
export function privilegeCircumstances(facts: SubjectFacts, context: DerivationContext): readonly Circumstance[] {
  return overTime(facts.privileges, context, [], (known, on) => [
    ...terms(known),
    ...temporaries(known),
    ...disasters(known),
    ...known.focused.filter((one) => one.result === null && isStillHeld(one, known, on)).map(focused),
    ...ongoing(known, on, context),
    ...requested(known, context),
  ]);
}

/** Actions against the holder: notices, hearings, reports. `reportableAfter`: how long a suspension lasts that is reported. */
export function privilegeActionCircumstances(
  facts: SubjectFacts,
  context: DerivationContext,
  reportableAfter: Duration | null,
): readonly Circumstance[] {
  const actions = facts.privileges?.actions ?? [];
  const reportable = actions.flatMap(({ from }) =>
    reportableAfter === null ? [] : [lastingOn(from, reportableAfter)],
  );
  return overTime(facts.privileges, context, reportable, (known, on) => [
    ...known.actions
      .filter(isAdverse)
      .flatMap((action) => [
        ...suspended(action, known, on),
        ...hearings(action.facility, action.id, known),
        ...reportableAction(action, known, on, reportableAfter),
      ]),
    ...known.requests.flatMap(({ facility, decisions }) =>
      decisions
        .filter(isAdverseDecision)
        .flatMap((decision) => [
          ...hearings(facility, decision.id, known),
          ...unlessReported(facility, decision.id, decision.on, known),
        ]),
    ),
  ]);
}

/** The time that an action must last to be reported, by the packs; null where none names it. */
export function reportableTime(rules: RuleSet): Duration | null {
  const entry = rules.byId.get('npdb.report.threshold')?.at(-1);
  const code = entry?.kind === 'fact' ? entry.rule.duration : undefined;
  return code === undefined ? null : (parseDuration(code) ?? null);
}

/** What is so on each stretch of days between two on which something happens, begins or ends. */
function overTime(
  facts: PrivilegeFacts | undefined,
  { facilities }: DerivationContext,
  more: readonly CalendarDate[],
  dated: (known: PrivilegeFacts, on: CalendarDate) => readonly Dated[],
): readonly Circumstance[] {
  if (facts === undefined) return [];
  const found = stretches([...daysOf(facts), ...more]).flatMap((stretch) =>
    dated(knownPrivileges(facts, stretch.from), stretch.from).map(({ facility, what, dates }) => {
      const name = facilities?.get(facility)?.name ?? facility;
      const occasion = { of: 'body', change: null, outcome: null } as const;
      const about = { ...unattached, about: what === null ? name : `${name}, ${what}`, facility, occasion };
      return circumstanceOn(about, stretch, dates);
    }),
  );
  const same = groupedBy(found, ({ about, dates }) => `${about}|${JSON.stringify(dates)}`);
  return [...same.values()].flatMap(neighboursJoined);
}

/** Neighbours that say the same, as one. */
function neighboursJoined(circumstances: readonly Circumstance[]): readonly Circumstance[] {
  const result: Circumstance[] = [];
  for (const next of circumstances) {
    const last = result.at(-1);
    if (last !== undefined && last.until === next.from)
      result[result.length - 1] = circumstanceOn(last, { from: last.from, until: next.until }, last.dates);
    else result.push(next);
  }
  return result;
}

/** The days on which what is known, or what holds, may change. */
function daysOf(facts: PrivilegeFacts): readonly CalendarDate[] {
  const happened = [
    ...facts.appointments,
    ...facts.requests,
    ...facts.requests.flatMap(({ recommendations, decisions }) => [...recommendations, ...decisions]),
    ...facts.grants,
    ...facts.actions,
    ...facts.events,
    ...facts.focused,
    ...facts.reviews,
  ].map(({ on }) => on);
  return [
    ...happened,
    ...facts.grants.map(({ until }) => until),
    ...facts.actions.flatMap(({ from, until }) => (until === null ? [from] : [from, until])),
    ...facts.focused.flatMap(({ resultOn }) => resultOn ?? []),
  ];
}

/** The term of each appointment, and of lines that end before it; what was given up or revoked has none. */
function terms(known: PrivilegeFacts): readonly Dated[] {
  const appointments = [...groupedBy(known.appointments, ({ facility }) => facility).values()].flatMap((all) => {
    const one = all.reduce((last, next) => (next.from >= last.from ? next : last));
    const end = appointmentEnd(one, known);
    return end.action === null ? [{ facility: one.facility, id: one.id, on: one.on, until: end.on }] : [];
  });
  const regular = known.grants.filter(({ basis }) => basis === 'regular');
  const lines = [...groupedBy(regular, lineAt).values()].flatMap((all) => {
    const one = all.reduce((last, next) => (next.from >= last.from ? next : last));
    const end = grantEnd(one, known);
    const given = end.action !== null && endingActionKinds.has(end.action.kind);
    const ofAppointment = appointments.some(({ facility, until }) => facility === one.facility && until <= end.on);
    return given || ofAppointment ? [] : [{ grant: one, until: end.on }];
  });
  const members = new Set(appointments.map(({ facility }) => facility));
  const sameEnd = groupedBy(lines, ({ grant, until }) => `${grant.facility} ${grant.on} ${until}`);
  return [
    ...appointments.map(({ facility, id, on, until }) => termOf(facility, null, id, on, until)),
    ...[...sameEnd.values()].flatMap((all) => {
      const [first] = all;
      if (first === undefined) return [];
      const what = all.map(({ grant }) => grant.granted?.line.key ?? '').join(', ');
      const term = termOf(first.grant.facility, what, first.grant.id, first.grant.on, first.until);
      // The member is appraised once, with the appointment; of the line only its own end is said.
      return [members.has(term.facility) ? { ...term, dates: endOf(term.dates) } : term];
    }),
  ];
}

/** The end of a line, without the day from which its holder is appraised. */
function endOf({ 'privilege.grantedOn': granted, ...end }: RecordedDates): RecordedDates {
  return granted === undefined ? end : { ...end, 'privilege.grantedOn': { ...granted, on: null } };
}

function lineAt({ facility, granted }: PrivilegeGrant): string {
  return `${facility} ${granted?.line.key ?? ''}`;
}

/** The board must have decided by the last day in force. */
function termOf(facility: string, what: string | null, factId: string, on: CalendarDate, until: CalendarDate): Dated {
  const dates = { 'privilege.grantedOn': { on, factId }, 'privilege.expiresOn': { on: addDays(until, -1), factId } };
  return { facility, what, dates };
}

/** The first temporary day of each application that still waits for a decision. */
function temporaries(known: PrivilegeFacts): readonly Dated[] {
  const temporary = known.grants.filter(
    ({ basis, requestId }) => basis === 'temporary-applicant' && requestId !== null,
  );
  return [...groupedBy(temporary, ({ requestId }) => firstOfChain(requestId, known)).values()].flatMap((all) => {
    const ids = new Set(all.map(({ requestId }) => requestId));
    const waiting = known.requests.some((request) => ids.has(request.id) && openLines(request, known).length > 0);
    const held = all.filter((grant) => {
      const { action, decided } = grantEnd(grant, known);
      return action === null && decided === null;
    });
    const [first] = all;
    if (!waiting || held.length === 0 || first === undefined) return [];
    const on = all.reduce((day, grant) => earliest(day, grant.from), first.from);
    const what = [...new Set(held.map(({ granted }) => granted?.line.key ?? ''))].join(', ');
    return [{ facility: first.facility, what, dates: { 'privilege.temporaryOn': { on, factId: first.id } } }];
  });
}

/** The request at the beginning of those that took each other's place. */
function firstOfChain(requestId: string | null, known: PrivilegeFacts): string {
  const passed = new Set<string>();
  let id = requestId ?? '';
  for (;;) {
    passed.add(id);
    const before = known.requests.find((one) => one.id === id)?.replacesId ?? null;
    if (before === null || passed.has(before)) return id;
    id = before;
  }
}

/** Volunteers about whom nobody has decided yet whether they go on. */
function disasters(known: PrivilegeFacts): readonly Dated[] {
  return known.grants.flatMap((grant): readonly Dated[] => {
    if (grant.basis !== 'disaster' || grant.arrivedAt === null || grant.previousId !== null) return [];
    const goesOn = known.grants.some(({ previousId }) => previousId === grant.id);
    if (goesOn || grantEnd(grant, known).action !== null) return [];
    const on = grant.arrivedAt.slice(0, 10) as CalendarDate;
    return [{ facility: grant.facility, what: null, dates: { 'disaster.arrivedAt': { on, factId: grant.id } } }];
  });
}

/** A focused evaluation without a result, with the day that its own plan names. */
function focused({ id, facility, line, on, dueOn }: PrivilegeFacts['focused'][number]): Dated {
  const planned = dueOn === null ? {} : { 'fppe.dueOn': { on: dueOn, factId: id } };
  return { facility, what: line, dates: { 'fppe.openedOn': { on, factId: id }, ...planned } };
}

/** Whether there is anything left to watch: all work at the facility, or a line that is held or about to be. */
function isStillHeld(
  { facility, line }: PrivilegeFacts['focused'][number],
  known: PrivilegeFacts,
  on: CalendarDate,
): boolean {
  if (line === null) return true;
  return known.grants.some(
    (grant) => grant.facility === facility && grant.granted?.line.key === line && on < grantEnd(grant, known).on,
  );
}

/**
 * The last ongoing review of whoever holds privileges there, or the day on which they began, with the day to which the
 * facility's own schedule counts from it.
 */
function ongoing(known: PrivilegeFacts, on: CalendarDate, { facilities }: DerivationContext): readonly Dated[] {
  const places = new Set(known.grants.filter(({ basis }) => basis === 'regular').map(({ facility }) => facility));
  return [...places].flatMap((facility): readonly Dated[] => {
    const since = heldSince(known, facility, on);
    if (since === undefined) return [];
    const review = known.reviews.findLast((one) => one.facility === facility);
    const [anchor, from, factId] =
      review === undefined
        ? (['oppe.startedOn', since.from, since.id] as const)
        : (['oppe.reviewedOn', review.on, review.id] as const);
    const every = parseDuration(facilities?.get(facility)?.reviewEvery ?? '');
    const own = every === undefined ? {} : { 'oppe.dueOn': scheduledReview(anchor, from, every, factId) };
    return [{ facility, what: null, dates: { [anchor]: { on: from, factId }, ...own } }];
  });
}

function scheduledReview(anchor: Anchor, from: CalendarDate, every: Duration, factId: string): RecordedDate {
  const on = dateAfter(from, every);
  const step = `+ ${durationText(every)} (${durationCode(every)}, \`oppe.every\` of the facility) = ${on}`;
  return { on, factId, steps: [`${anchorWords(anchor)} ${from}`, step] };
}

/** What the bylaws still ask for about requests that have open lines. */
function requested(known: PrivilegeFacts, { facilities }: DerivationContext): readonly Dated[] {
  return known.requests.flatMap((request): readonly Dated[] => {
    const open = openLines(request, known);
    const dates = open.length === 0 ? {} : requestLimits(request, facilities?.get(request.facility));
    if (Object.keys(dates).length === 0) return [];
    return [{ facility: request.facility, what: open.map(({ line }) => line.key).join(', '), dates }];
  });
}

/** Steps after which a suspension no longer stands without a hearing. */
const heard: ReadonlySet<string> = new Set(['action-notice', 'hearing-notice', 'hearing-waiver', 'final-decision']);

function suspended(action: PrivilegeAction, known: PrivilegeFacts, on: CalendarDate): readonly Dated[] {
  if (action.kind !== 'suspension' || (actionEnd(action, known) ?? farEnd) <= on) return [];
  if (known.events.some(({ actionId, kind }) => actionId === action.id && heard.has(kind))) return [];
  return [
    {
      facility: action.facility,
      what: null,
      dates: { 'privilege.suspendedOn': { on: action.from, factId: action.id } },
    },
  ];
}

/** The notice of an action until a hearing is asked for or given up, and that of a hearing until it is held. */
function hearings(facility: string, id: string, known: PrivilegeFacts): readonly Dated[] {
  const events = known.events.filter(({ actionId, decisionId }) => (actionId ?? decisionId) === id);
  const last = (kind: string): PrivilegeFacts['events'][number] | undefined =>
    events.findLast((event) => event.kind === kind);
  const none = (...kinds: readonly string[]): boolean => !events.some(({ kind }) => kinds.includes(kind));
  const [told, set] = [last('action-notice'), last('hearing-notice')];
  const over = ['hearing-waiver', 'final-decision'] as const;
  return [
    ...(told !== undefined && none('hearing-request', ...over)
      ? [{ facility, what: null, dates: { 'hearing.actionNoticeOn': { on: told.on, factId: told.id } } }]
      : []),
    ...(set !== undefined && none('hearing', ...over)
      ? [{ facility, what: null, dates: { 'hearing.noticeOn': { on: set.on, factId: set.id } } }]
      : []),
  ];
}

/** The first day on which what began has lasted longer than a time. */
function lastingOn(from: CalendarDate, time: Duration): CalendarDate {
  return addDays(dateAfter(from, time), 1);
}

/**
 * The day from which an action is reported: that of the decision, where it is for good or planned to last so long; for a
 * suspension without an end, the day on which it has.
 */
function reportableAction(
  action: PrivilegeAction,
  known: PrivilegeFacts,
  on: CalendarDate,
  time: Duration | null,
): readonly Dated[] {
  const lasts = action.kind === 'suspension' || action.kind === 'restriction';
  if (!lasts) return unlessReported(action.facility, action.id, action.on, known);
  if (time === null) return [];
  const lasting = lastingOn(action.from, time);
  const end = actionEnd(action, known);
  if (end !== null && end < lasting) return [];
  const open = action.kind === 'suspension' && action.until === null;
  if (open && on < lasting) return [];
  return unlessReported(action.facility, action.id, open ? lasting : action.on, known);
}

function unlessReported(facility: string, factId: string, on: CalendarDate, known: PrivilegeFacts): readonly Dated[] {
  const reported = known.events.some(
    ({ actionId, decisionId, kind }) => (actionId ?? decisionId) === factId && kind === 'npdb-report',
  );
  return reported ? [] : [{ facility, what: null, dates: { 'npdb.actionOn': { on, factId } } }];
}
