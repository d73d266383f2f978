/** The plan for one payer: what is missing on the start, the steps that bring it, and the first day that may be billed. */

import { type CalendarDate, daysBetween, latest } from '../../domain/calendar/calendar-date.ts';
import type { PayerFacts } from '../../domain/facts.ts';
import type { ParticipationKey } from '../../domain/participation.ts';
import { type BillingCase, type BillingFacts, billingCase } from '../participation/billing-case.ts';
import type { Participation } from '../participation/derivation.ts';
import type { ServiceFacts, ServiceQuestion } from '../participation/service-facts.ts';
import { mergedTracks, newTrack, openTrack, type Track } from './application-track.ts';
import { ediSteps } from './edi-steps.ts';
import { exposureOf, firstBillableDay } from './exposure.ts';
import { applicationMatters, daysToCome, type Obstacle, obstacles, reasonsAt, undated } from './obstacle-steps.ts';
import { planKeys } from './plan-keys.ts';
import type { PlanQuestion, PlanTarget } from './plan-question.ts';
import type { PayerPlan, PlanState, PlanStep } from './plan-step.ts';
import { withApplication, withRevalidation, withSteps } from './planned-world.ts';
import type { LengthReader } from './step-length.ts';
import {
  type CourseDays,
  courseFrom,
  isDecisionKnown,
  isOurTurn,
  lastDays,
  lastFilingPaidLater,
  loadedFrom,
  type TrackCase,
  withCourse,
} from './track-course.ts';
import { trackSteps } from './track-steps.ts';

/** What plans are made with. */
export interface PlanTools {
  readonly evaluator: Participation;
  readonly ask: (question: ServiceQuestion) => ServiceFacts;
  readonly lengths: LengthReader;
}

/** The plan of a provider with one payer. */
export function payerPlan(question: PlanQuestion, target: PlanTarget, tools: PlanTools): PayerPlan {
  const { about, asOf, startOn } = question;
  const { evaluator } = tools;
  const payer = payerFacts(about, target.payer);
  const keys = planKeys(question, target);
  const missing = keys.flatMap((key) =>
    reasonsAt(evaluator, about, key, startOn).flatMap(({ ok, state, because }) =>
      ok ? [] : [{ matter: state, because }],
    ),
  );
  const found = keys.flatMap((key) => [
    ...obstacles({ about, key, asOf, startOn, evaluator }),
    ...undatedApprovals(question, key, tools),
  ]);
  const prepared = allDone(about, found, startOn);
  const waits = keys.flatMap((key) => daysToCome({ about: prepared, key, asOf, startOn, evaluator }));
  const cases = mergedTracks(keys.flatMap((key) => trackFor(question, prepared, key, tools) ?? [])).map((track) =>
    trackCase(question, prepared, payer, track, tools),
  );
  const courses = cases.map((one) => ({ one, ...courseDays(one, question, prepared, tools) }));
  const days = courses.flatMap(({ soonest }) => daysOf(fromNow(soonest, asOf)));
  // What holds on the start may have run out when the last step is done.
  const doneOn = days.reduce((left, right) => latest(left, right), startOn);
  const known = new Set(found.map(({ step }) => step.id));
  const lapses = keys
    .flatMap((key) => (doneOn > startOn ? obstacles({ about, key, asOf, startOn: doneOn, evaluator }) : []))
    .filter(({ step }) => !known.has(step.id));
  const steps = [
    ...uniqueSteps([...found, ...lapses].map(({ step }) => step)),
    ...uniqueSteps(waits),
    ...uniqueSteps(courses.flatMap(({ one, last, soonest }) => stepsOf(question, payer, one, last, soonest))),
  ];
  const world = courses.reduce(
    (facts, { one, soonest }) => withCourse(facts, one, fromNow(soonest, asOf)),
    allDone(about, [...found, ...lapses], asOf),
  );
  const reactivated = courses
    .filter(({ one }) => one.track.application.type === 'reactivation')
    .flatMap(({ soonest }) => soonest.decidedOn ?? []);
  const could = firstBillableDay(evaluator, world, keys, latest(asOf, ...reactivated), days);
  const state = stateOf(steps, could, startOn, missing.length === 0);
  const told = state !== 'unknown' && state !== 'blocked' && steps.every(({ unknown }) => !unknown);
  const earliestStartOn = state === 'ready' ? (could ?? startOn) : told ? could : null;
  const first = cases[0];
  const lastFiling = courses.find(({ one }) => isOurTurn(one));
  const slack = withSlack(lingering(steps, could, startOn, keys[0], about));
  return {
    payer: payer.key,
    name: payer.name,
    keys,
    application:
      first === undefined
        ? null
        : {
            id: first.track.stage === 'new' ? null : first.track.application.id,
            type: first.track.application.type,
            route: first.track.application.route,
          },
    state,
    missing: uniqueMatters(missing),
    steps: [...slack, ...ediSteps({ question, payer, keys })],
    earliestStartOn,
    notBefore: could,
    paidLaterWhenFiledBy:
      lastFiling === undefined || lastFiling.last.actedOn === null
        ? null
        : lastFilingPaidLater(lastFiling.one, lastFiling.last.actedOn, { about: prepared, evaluator, startOn }),
    exposure: exposureOf(question, {
      evaluator,
      world,
      keys,
      payer: payer.key,
      until: earliestStartOn,
      notBefore: could,
      state,
    }),
  };
}

function payerFacts({ context }: BillingFacts, key: string): PayerFacts {
  return (
    context.payers.get(key) ?? {
      key,
      name: key,
      lines: [],
      states: [],
      packs: [],
      followUpEvery: null,
      decisionWithin: null,
    }
  );
}

/** Approvals that count from a day nobody recorded, read as if all that is approved were loaded. */
function undatedApprovals(
  { about, asOf, startOn }: PlanQuestion,
  key: ParticipationKey,
  { evaluator, ask }: PlanTools,
): readonly Obstacle[] {
  const failing = reasonsAt(evaluator, about, key, startOn).some(({ ok, state }) => !ok && state === 'credentialed');
  if (!failing) return [];
  const now = billingCase(about, key, asOf, ask);
  const loaded = now.filed
    .filter((line) => line.approvedOn !== null && !line.loaded)
    .reduce(
      (facts, { application, line }) => withApplication(facts, withSteps(application, [line.id], [['loaded', asOf]])),
      about,
    );
  return undated({ about, key, asOf, startOn, evaluator }, billingCase(loaded, key, asOf, ask));
}

function allDone(about: BillingFacts, found: readonly Obstacle[], from: CalendarDate): BillingFacts {
  return found.reduce((facts, { done }) => done(facts, from), about);
}

/** The application that a key waits for; undefined: none, or one that only its day is missing of. */
function trackFor(
  { about, asOf, startOn, wish }: PlanQuestion,
  prepared: BillingFacts,
  key: ParticipationKey,
  { evaluator, ask }: PlanTools,
): Track | undefined {
  const failing = reasonsAt(evaluator, prepared, key, startOn).filter(({ ok }) => !ok);
  // The prepared facts read as if an enrollment that was stopped were active again; an application must make it so, but for
  // one that only waits for its revalidation, which is a step of its own.
  const stopped = reasonsAt(evaluator, withRevalidation(about), key, startOn).some(
    ({ state, ok }) => state === 'deactivated' && !ok,
  );
  if (!stopped && !failing.some(({ state }) => applicationMatters.has(state))) return undefined;
  if (!stopped && evaluator.answer(prepared, key, startOn, startOn).firstBillableOn !== null) return undefined;
  const one: BillingCase = billingCase(prepared, key, asOf, ask);
  const matters = new Set<string>(failing.map(({ state }) => state));
  if (stopped) matters.add('deactivated');
  return openTrack(one) ?? newTrack(one, wish ?? { type: null, route: null }, matters);
}

function trackCase(
  question: PlanQuestion,
  prepared: BillingFacts,
  payer: PayerFacts,
  track: Track,
  { evaluator, ask, lengths }: PlanTools,
): TrackCase {
  const { asOf, startOn, choice = 'longer', own } = question;
  const [key] = track.keys;
  const needsLoad =
    key !== undefined &&
    evaluator.answer(prepared, key, startOn, startOn).reasons.some(({ state }) => state === 'loaded');
  const one = key === undefined ? undefined : billingCase(prepared, key, startOn, ask);
  const clause = one?.contracts.find(({ newProvidersFrom }) => newProvidersFrom !== null)?.newProvidersFrom;
  const paidFrom = clause ?? payer.effectiveFrom ?? null;
  const state = one?.states.length === 1 ? (one.states[0] ?? null) : null;
  const { application } = track;
  const asked = {
    facts: prepared.facts,
    context: prepared.context,
    payer,
    application,
    asOf,
    choice,
    own: own?.(payer.key, application.type, state),
  };
  const stated = application.steps.some(({ effectiveOn }) => effectiveOn !== null);
  return {
    track,
    decision: lengths.decision(asked),
    load: lengths.load(asked),
    needsLoad,
    needsComplete: paidFrom === 'complete',
    needsLetter: paidFrom === 'letter' && !stated,
  };
}

/** The last days in time, and the days when all is begun at once. */
function courseDays(
  one: TrackCase,
  { asOf, startOn }: PlanQuestion,
  prepared: BillingFacts,
  { evaluator }: PlanTools,
): { readonly last: CourseDays; readonly soonest: CourseDays } {
  const { opensOn, namedOn, stage } = one.track;
  const held = stage === 'on-hold' ? namedOn : null;
  const begin = latest(asOf, opensOn ?? asOf, held ?? asOf);
  const soonest = courseFrom(one, begin);
  const { decidedOn } = soonest;
  // What is overdue comes today at the best, and is loaded after that.
  const loadedOn = decidedOn !== null && decidedOn < asOf ? loadedFrom(one, asOf) : soonest.loadedOn;
  return { last: lastDays(one, { about: prepared, evaluator, startOn }), soonest: { ...soonest, loadedOn } };
}

function daysOf({ actedOn, decidedOn, loadedOn }: CourseDays): readonly CalendarDate[] {
  return [actedOn, decidedOn, loadedOn].flatMap((day) => day ?? []);
}

/** What was to be done before today is done today at the best. */
function fromNow({ actedOn, decidedOn, loadedOn }: CourseDays, asOf: CalendarDate): CourseDays {
  const now = (day: CalendarDate | null): CalendarDate | null => (day === null ? null : latest(day, asOf));
  return { actedOn: now(actedOn), decidedOn: now(decidedOn), loadedOn: now(loadedOn) };
}

function stepsOf(
  question: PlanQuestion,
  payer: PayerFacts,
  one: TrackCase,
  last: CourseDays,
  soonest: CourseDays,
): readonly PlanStep[] {
  const { about, asOf, startOn, checklist } = question;
  const by = isDecisionKnown(one)
    ? last.decidedOn !== null && last.decidedOn >= asOf
      ? last.decidedOn
      : soonest.decidedOn
    : null;
  const items = isOurTurn(one) ? (checklist?.({ payer, application: one.track.application, by }) ?? []) : [];
  return trackSteps({
    one,
    subject: about.facts.subject,
    payer,
    because: trackWords(one),
    last,
    soonest,
    asOf,
    startOn,
    items,
  });
}

function trackWords({ track }: TrackCase): string {
  const { application, stage, filedOn, approvedOn } = track;
  switch (stage) {
    case 'new':
      return 'no application is open';
    case 'draft':
    case 'returned':
      return `application ${application.id} is ${stage === 'draft' ? 'a draft' : 'back with us'}`;
    case 'approved':
      return `application ${application.id} was approved on ${approvedOn}`;
    default:
      return `application ${application.id} was filed on ${filedOn}`;
  }
}

/** Each step once; of equal ones, such as an open item of two applications, the one that is due first. */
function uniqueSteps(steps: readonly PlanStep[]): readonly PlanStep[] {
  const found = new Map<string, PlanStep>();
  for (const step of steps) {
    const known = found.get(step.id);
    if (known === undefined || (step.latestOn ?? '9') < (known.latestOn ?? '9')) found.set(step.id, step);
  }
  return [...found.values()];
}

function uniqueMatters(missing: PayerPlan['missing']): PayerPlan['missing'] {
  return [...new Map(missing.map((one) => [`${one.matter} ${one.because}`, one])).values()];
}

function stateOf(
  steps: readonly PlanStep[],
  could: CalendarDate | null,
  startOn: CalendarDate,
  ready: boolean,
): PlanState {
  if (ready) return 'ready';
  if (steps.some(({ kind }) => kind === 'blocked')) return 'blocked';
  if (could === null) return 'blocked';
  // Where it cannot be in time even at the best, no length that is missing changes that.
  if (could > startOn) return 'late';
  return steps.some(({ unknown }) => unknown) ? 'unknown' : 'in-time';
}

/** Something may stand in the way that no step of the plan takes away: that is said, and never passed over. */
function lingering(
  steps: readonly PlanStep[],
  could: CalendarDate | null,
  startOn: CalendarDate,
  key: ParticipationKey | undefined,
  { facts }: BillingFacts,
): readonly PlanStep[] {
  if (could !== null || key === undefined || steps.some(({ kind }) => kind === 'blocked')) return steps;
  return [
    ...steps,
    {
      id: `${key.payer} unsettled`,
      kind: 'blocked',
      title: 'these steps do not make it billable',
      payer: key.payer,
      who: 'us',
      because: 'what is on record speaks against it even when all of them are done',
      after: [],
      length: null,
      unknown: false,
      toRecord: 'what `empanel can-bill` names as the reason',
      beginsOn: null,
      latestOn: null,
      earlier: false,
      projectedOn: null,
      slackDays: null,
      critical: false,
      forBilling: true,
      command: `empanel can-bill ${facts.subject.key} --payer ${key.payer} --on ${startOn}`,
    },
  ];
}

/** Days between the day it is done and its last day; null: not known. What is late already is late, whatever else is not known. */
function roomOf({ latestOn, projectedOn, earlier }: PlanStep): number | null {
  if (latestOn === null || projectedOn === null) return null;
  const days = daysBetween(projectedOn, latestOn);
  return earlier && days >= 0 ? null : days;
}

/** Room of each step, and which of them decide: those that are blocked or unknown, and the chain with the least room. */
function withSlack(steps: readonly PlanStep[]): readonly PlanStep[] {
  const told = steps.map((step) => ({ ...step, slackDays: roomOf(step) }));
  const rooms = told.filter(({ kind }) => kind !== 'checklist').flatMap(({ slackDays }) => slackDays ?? []);
  const least = Math.min(...rooms);
  const open = told.filter(({ kind, unknown }) => kind === 'blocked' || unknown);
  const tightest = told.filter(({ slackDays }) => slackDays === least);
  const deciding = new Set((least < 0 || open.length === 0 ? tightest : open).map(({ id }) => id));
  // What comes before a step that decides, and after it, decides with it.
  for (const step of told.toReversed()) if (deciding.has(step.id)) for (const id of step.after) deciding.add(id);
  for (const step of told) if (step.after.some((id) => deciding.has(id))) deciding.add(step.id);
  return told.map((step) => ({ ...step, critical: deciding.has(step.id) }));
}
