/** Credentialing decisions of each deciding body: the day from which a credentialing cycle counts. */

import { lineStanding } from '../../domain/application.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Application, ApplicationType, DerivationContext, Step, SubjectFacts } from '../../domain/facts.ts';
import { type Decision, ownBody } from '../../domain/file-facts.ts';
import type { RecordedDates } from './anchor.ts';
import { aboutApplication, linesOf } from './application-dates.ts';
import {
  type About,
  type Circumstance,
  circumstanceOn,
  groupedBy,
  joined,
  stretches,
  unattached,
} from './circumstance.ts';

/** Applications whose approval is a credentialing decision. */
const decides: ReadonlySet<ApplicationType> = new Set(['initial', 'recredentialing', 'reactivation']);
/** Applications whose outcome ends what was decided before: the next cycle has begun, or participation is over. */
const supersedes: ReadonlySet<ApplicationType> = new Set(['recredentialing', 'reactivation', 'termination']);

interface Outcome {
  readonly application: Application;
  readonly step: Step;
}

/**
 * The decisions that still count, each until a later one of the same body takes its place: what payers and facilities
 * decided on applications, and what our own committee decided. A payer that has delegated the decision to us makes none.
 */
export function decisionCircumstances(facts: SubjectFacts, context: DerivationContext): readonly Circumstance[] {
  const { applications, decisions } = facts;
  const isOurs = ({ payer }: Application): boolean =>
    decisions.length > 0 && payer !== null && context.payers.get(payer)?.delegated === true;
  const bodies = groupedBy(
    applications.filter((one) => !isOurs(one)),
    (one) => `${one.payer ?? ''}|${one.facility ?? ''}`,
  );
  const ofApplications = [...bodies.values()].flatMap((all) => ofOneBody(all, facts, context));
  if (decisions.length === 0) return ofApplications;
  const cycles = groupedBy(decisions, ({ body, program }) => `${body}|${program}`);
  return [...ofApplications, ...[...cycles.values()].flatMap((all) => ofOneCycle(all, facts, context))];
}

/** The decisions of one body about one program: the last one by a day that was not tabled. */
function ofOneCycle(
  decisions: readonly Decision[],
  facts: SubjectFacts,
  context: DerivationContext,
): readonly Circumstance[] {
  const abouts = new Map(decisions.map((one) => [one.id, aboutDecision(one, facts, context)]));
  return joined(
    stretches(
      [
        ...decisions.flatMap(({ on, noticeOn, conditionsMetOn }) => [on, noticeOn, conditionsMetOn ?? null]),
        ...appointmentDays(facts),
      ].filter((day) => day !== null),
    ).flatMap((stretch) => {
      const decision = lastDecision(decisions, stretch.from);
      const about = decision === undefined ? undefined : abouts.get(decision.id);
      return decision === undefined || about === undefined
        ? []
        : [circumstanceOn(about, stretch, datesOf(decision, stretch.from, facts))];
    }),
  );
}

/** The decision that counts on a day, of the decisions of one body about one program; what was tabled is not decided. */
export function lastDecision(decisions: readonly Decision[], on: CalendarDate): Decision | undefined {
  return lastWord(
    decisions.filter(({ outcome }) => outcome !== 'tabled'),
    on,
  );
}

/** The newest of the decisions of one body about one program by a day: also that a file was put off. */
export function lastWord(decisions: readonly Decision[], on: CalendarDate): Decision | undefined {
  return decisions
    .filter((one) => one.on <= on)
    .toSorted((left, right) => (left.on === right.on ? left.sequence - right.sequence : left.on < right.on ? -1 : 1))
    .at(-1);
}

function aboutDecision(decision: Decision, facts: SubjectFacts, context: DerivationContext): About {
  const { body, outcome } = decision;
  const application = facts.applications.find(({ id }) => id === decision.applicationId);
  const payer = context.payers.get(body);
  const own = body === ownBody;
  return {
    ...unattached,
    about: own ? 'our committee' : (payer?.name ?? context.facilities?.get(body)?.name ?? body),
    payer: payer === undefined ? null : body,
    facility: own || payer !== undefined ? null : body,
    owner: application?.owner ?? null,
    occasion: { of: own ? 'own' : 'body', change: null, outcome },
  };
}

function datesOf(decision: Decision, on: CalendarDate, facts: SubjectFacts): RecordedDates {
  const { id: factId, outcome, program } = decision;
  const decidedOn = { on: decision.on, factId };
  const told = decision.noticeOn !== null && decision.noticeOn <= on ? { on: decision.noticeOn, factId } : null;
  return {
    'decision.decidedOn': decidedOn,
    ...(told === null ? {} : { 'decision.noticeOn': told }),
    ...conditionDates(decision, on),
    ...(told !== null && outcome === 'denied' ? { 'hearing.actionNoticeOn': told } : {}),
    ...(program === 'privileges' && outcome !== 'denied' && !hasTerms(facts, decision.body, on)
      ? { 'privilege.grantedOn': decidedOn }
      : {}),
  };
}

/** By when the conditions of an approval are to be met, until they are. */
function conditionDates({ id: factId, conditionsDueOn, conditionsMetOn }: Decision, on: CalendarDate): RecordedDates {
  if (conditionsDueOn == null || (conditionsMetOn != null && conditionsMetOn <= on)) return {};
  return { 'decision.conditionsDueOn': { on: conditionsDueOn, factId } };
}

function ofOneBody(
  applications: readonly Application[],
  facts: SubjectFacts,
  context: DerivationContext,
): readonly Circumstance[] {
  const deciding = applications.filter((one) => decides.has(one.type));
  if (deciding.length === 0) return [];
  const days = [...applications.flatMap((one) => one.steps.map((step) => step.on)), ...appointmentDays(facts)];
  return deciding.flatMap((application) => {
    const about = aboutApplication(application, context.payers);
    return joined(
      stretches(days).flatMap((stretch) => {
        const decision = approvalOf(application, stretch.from);
        if (decision === undefined || isSuperseded(decision, application, applications, stretch.from)) return [];
        const decided = { on: decision.on, factId: decision.id };
        const granted =
          application.facility === null || hasTerms(facts, application.facility, stretch.from)
            ? {}
            : { 'privilege.grantedOn': decided };
        return [circumstanceOn(about, stretch, { 'decision.decidedOn': decided, ...granted })];
      }),
    );
  });
}

/** Whether appointments at a facility are recorded for themselves by a day: their terms count, not the decision on the file. */
function hasTerms({ privileges }: SubjectFacts, facility: string, on: CalendarDate): boolean {
  return privileges?.appointments.some((one) => one.facility === facility && one.on <= on) === true;
}

/** The days on which appointments to the staffs of facilities were decided. */
function appointmentDays({ privileges }: SubjectFacts): readonly CalendarDate[] {
  return privileges === undefined ? [] : privileges.appointments.map(({ on }) => on);
}

/** The first approval among the lines by a day: the cycle of the whole application counts from it, the safe reading. */
function approvalOf(application: Application, on: CalendarDate): Step | undefined {
  return outcomes(application, on).find(({ step }) => step.name === 'approved')?.step;
}

/**
 * By a later outcome for the body, or by a later approval of a first application for the same: a cycle that ran out begins
 * anew with one. A first application that was denied ends nothing.
 */
function isSuperseded(
  decision: Step,
  decided: Application,
  applications: readonly Application[],
  on: CalendarDate,
): boolean {
  return applications
    .flatMap((one) => {
      if (supersedes.has(one.type)) return outcomes(one, on);
      if (one.type !== 'initial' || one === decided || !asksForTheSame(one, decided)) return [];
      return outcomes(one, on).filter(({ step }) => step.name === 'approved');
    })
    .some(
      ({ step }) =>
        step.id !== decision.id &&
        (step.on > decision.on || (step.on === decision.on && step.sequence > decision.sequence)),
    );
}

/** Whether one application asks for all that another asked for; a line that leaves something open asks for all of it. */
function asksForTheSame(later: Application, before: Application): boolean {
  const covers = (wide: string | null, narrow: string | null): boolean => wide === null || wide === narrow;
  return before.lines.every((old) =>
    later.lines.some(
      (line) =>
        covers(line.product, old.product) && covers(line.group, old.group) && covers(line.location, old.location),
    ),
  );
}

/** Decisions on the lines of an application by a day, oldest first. */
function outcomes(application: Application, on: CalendarDate): readonly Outcome[] {
  if (application.openedOn > on) return [];
  return application.steps
    .filter((step) => step.on <= on && (step.name === 'approved' || step.name === 'denied'))
    .filter((step) => linesOf(application).some((line) => stillCounts(application, line, step, on)))
    .toSorted((left, right) => (left.on === right.on ? left.sequence - right.sequence : left.on < right.on ? -1 : 1))
    .map((step) => ({ application, step }));
}

/** A denial that was appealed and reversed, or an approval since withdrawn, is no decision any more. */
function stillCounts(
  application: Application,
  line: Parameters<typeof lineStanding>[1],
  step: Step,
  on: CalendarDate,
): boolean {
  if (step.lineId !== null && step.lineId !== line.id) return false;
  const { state } = lineStanding(application, line, on);
  return step.name === 'approved' ? state === 'approved' || state === 'loaded' : state === 'denied';
}
