/** Credentialing decisions of each deciding body: the day from which a credentialing cycle counts. */

import { lineStanding } from '../../domain/application.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Application, ApplicationType, PayerFacts, Step } from '../../domain/facts.ts';
import { aboutApplication, linesOf } from './application-dates.ts';
import { type Circumstance, circumstanceOn, groupedBy, joined, stretches } from './circumstance.ts';

/** Applications whose approval is a credentialing decision. */
const decides: ReadonlySet<ApplicationType> = new Set(['initial', 'recredentialing', 'reactivation']);
/** Applications whose outcome ends what was decided before: the next cycle has begun, or participation is over. */
const supersedes: ReadonlySet<ApplicationType> = new Set(['recredentialing', 'reactivation', 'termination']);

interface Outcome {
  readonly application: Application;
  readonly step: Step;
}

/** The decisions that still count, by application, each until a later one of the same body takes its place. */
export function decisionCircumstances(
  applications: readonly Application[],
  payers: ReadonlyMap<string, PayerFacts>,
): readonly Circumstance[] {
  const bodies = groupedBy(applications, (one) => `${one.payer ?? ''}|${one.facility ?? ''}`);
  return [...bodies.values()].flatMap((all) => ofOneBody(all, payers));
}

function ofOneBody(
  applications: readonly Application[],
  payers: ReadonlyMap<string, PayerFacts>,
): readonly Circumstance[] {
  const deciding = applications.filter((one) => decides.has(one.type));
  if (deciding.length === 0) return [];
  const days = applications.flatMap((one) => one.steps.map((step) => step.on));
  return deciding.flatMap((application) => {
    const about = aboutApplication(application, payers);
    return joined(
      stretches(days).flatMap((stretch) => {
        const decision = approvalOf(application, stretch.from);
        if (decision === undefined || isSuperseded(decision, applications, stretch.from)) return [];
        return [circumstanceOn(about, stretch, { 'decision.decidedOn': { on: decision.on, factId: decision.id } })];
      }),
    );
  });
}

/** The first approval among the lines by a day: the cycle of the whole application counts from it, the safe reading. */
function approvalOf(application: Application, on: CalendarDate): Step | undefined {
  return outcomes(application, on).find(({ step }) => step.name === 'approved')?.step;
}

function isSuperseded(decision: Step, applications: readonly Application[], on: CalendarDate): boolean {
  return applications
    .filter((one) => supersedes.has(one.type))
    .flatMap((one) => outcomes(one, on))
    .some(
      ({ step }) =>
        step.id !== decision.id &&
        (step.on > decision.on || (step.on === decision.on && step.sequence > decision.sequence)),
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
