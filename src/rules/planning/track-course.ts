/** The course of an application: the days of its steps when it is filed on a day, and the last days that are in time. */

import { addDays, type CalendarDate, daysBetween, latest } from '../../domain/calendar/calendar-date.ts';
import type { StepName } from '../../domain/facts.ts';
import type { BillingFacts } from '../participation/billing-case.ts';
import type { Participation } from '../participation/derivation.ts';
import type { Track } from './application-track.ts';
import { applicationMatters } from './obstacle-steps.ts';
import { lastDayOf, withApplication, withSteps } from './planned-world.ts';
import { type FoundLength, isKnown } from './step-length.ts';

/** The days of a course; null: the step is no part of it, or has been made. */
export interface CourseDays {
  /** Filed, or answered. */
  readonly actedOn: CalendarDate | null;
  readonly decidedOn: CalendarDate | null;
  readonly loadedOn: CalendarDate | null;
}

/** An application with its lengths and what the payer needs of it. */
export interface TrackCase {
  readonly track: Track;
  readonly decision: FoundLength;
  readonly load: FoundLength;
  /** Whether the payer pays only once it is loaded. */
  readonly needsLoad: boolean;
  /** Whether services count from the day on which the payer calls it complete. */
  readonly needsComplete: boolean;
  /** Whether services count from a day that the payer names when it approves. */
  readonly needsLetter: boolean;
}

/** Stages at which the next act is ours. */
const ours: readonly Track['stage'][] = ['new', 'draft', 'returned', 'asked', 'on-hold'];

/** Whether the next act on an application is ours. */
export function isOurTurn({ track }: Pick<TrackCase, 'track'>): boolean {
  return ours.includes(track.stage);
}

/** Whether the time until the decision, or until it is loaded, is known; without one there is no sure day. */
export function isDecisionKnown({ track, decision }: TrackCase): boolean {
  return track.stage === 'approved' || (track.stage !== 'appealed' && isKnown(decision));
}

/** Whether the time of loading is known or not needed. */
export function isLoadKnown({ needsLoad, load }: TrackCase): boolean {
  return !needsLoad || isKnown(load);
}

/**
 * The course when our act is done on a day: what the payer does takes as long as stated, and no time where nothing is known.
 * What lies with the payer counts from its own day, whatever the day given.
 */
export function courseFrom(one: TrackCase, actOn: CalendarDate): CourseDays {
  const { track, decision } = one;
  const actedOn = isOurTurn(one) ? actOn : null;
  if (track.stage === 'approved')
    return { actedOn, decidedOn: null, loadedOn: loadedFrom(one, track.approvedOn ?? actOn) };
  const counted = track.stage === 'filed' ? (track.filedOn ?? actOn) : actOn;
  const decidedOn = isDecisionKnown(one) && isKnown(decision) ? decision.endsOn(counted) : latest(counted, actOn);
  return { actedOn, decidedOn, loadedOn: loadedFrom(one, decidedOn) };
}

/** The day by which it is loaded when approved on a day; null: the payer needs none. */
export function loadedFrom({ needsLoad, load }: TrackCase, approvedOn: CalendarDate): CalendarDate | null {
  if (!needsLoad) return null;
  return isKnown(load) ? load.endsOn(approvedOn) : approvedOn;
}

/** The facts as they stand when the course has been recorded. */
export function withCourse(about: BillingFacts, one: TrackCase, days: CourseDays): BillingFacts {
  const { track, needsComplete, needsLetter } = one;
  const { actedOn, decidedOn, loadedOn } = days;
  const acts: readonly (readonly [StepName, CalendarDate | null])[] =
    track.stage === 'returned'
      ? [
          ['draft', actedOn],
          ['submitted', actedOn],
        ]
      : track.stage === 'new' || track.stage === 'draft'
        ? [['submitted', actedOn]]
        : track.stage === 'asked'
          ? [['answered', actedOn]]
          : [];
  const completeOn = needsComplete ? (actedOn ?? track.filedOn) : null;
  const supposed = withSteps(track.application, track.lines, [
    ...acts,
    ['complete', acts.length > 0 || track.stage === 'filed' ? completeOn : null],
    ['approved', decidedOn],
    ['loaded', loadedOn],
  ]);
  // The day that the payer will name is not known; at the best it is that of the decision.
  const named = supposed.steps.map((step) =>
    needsLetter && step.name === 'approved' && step.effectiveOn === null ? { ...step, effectiveOn: step.on } : step,
  );
  return withApplication(about, { ...supposed, steps: named });
}

/** What the last days of a course are looked for with. */
export interface CourseQuestion {
  /** Facts on the start, with everything but applications done. */
  readonly about: BillingFacts;
  readonly evaluator: Participation;
  readonly startOn: CalendarDate;
}

/** Whether an application stands for billing on the start, as known then, when its course has been recorded. */
export function settles(one: TrackCase, days: CourseDays, { about, evaluator, startOn }: CourseQuestion): boolean {
  const supposed = withCourse(about, one, days);
  return one.track.keys.every((key) =>
    evaluator
      .answer(supposed, key, startOn, startOn)
      .reasons.every(({ state, ok }) => ok || !applicationMatters.has(state)),
  );
}

/**
 * The last days on which each step is in time for the start; null: no day is. A step may be done on its last day when those
 * before it were in time and those after it take no longer than stated.
 */
export function lastDays(one: TrackCase, question: CourseQuestion): CourseDays {
  const { startOn } = question;
  const inTime = (days: CourseDays): boolean =>
    (days.actedOn ?? startOn) <= startOn &&
    (days.decidedOn ?? startOn) <= startOn &&
    (days.loadedOn ?? startOn) <= startOn &&
    settles(one, days, question);
  const { track } = one;
  const whole = courseFrom(one, startOn);
  const far = daysBetween(startOn, whole.loadedOn ?? whole.decidedOn ?? startOn);
  const actedOn = isOurTurn(one) ? lastDayOf((day) => inTime(courseFrom(one, day)), addDays(startOn, 3 - far)) : null;
  if (isOurTurn(one) && actedOn === null) return { actedOn: null, decidedOn: null, loadedOn: null };
  // Tried on days before the steps that come before it, those are thought on the same day.
  const by = (day: CalendarDate, other: CalendarDate | null): CalendarDate | null =>
    other !== null && other > day ? day : other;
  const decided = (day: CalendarDate): CourseDays => ({
    actedOn: by(day, actedOn),
    decidedOn: day,
    loadedOn: loadedFrom(one, day),
  });
  const near = one.needsLoad
    ? addDays(startOn, 3 - daysBetween(startOn, loadedFrom(one, startOn) ?? startOn))
    : startOn;
  const decidedOn = track.stage === 'approved' ? null : lastDayOf((day) => inTime(decided(day)), near);
  const stated = actedOn === null ? decidedOn : courseFrom(one, actedOn).decidedOn;
  const loaded = (day: CalendarDate): CourseDays => ({
    actedOn: by(day, actedOn),
    decidedOn: by(day, stated),
    loadedOn: day,
  });
  const loadedOn = one.needsLoad ? lastDayOf((day) => inTime(loaded(day)), startOn) : null;
  return { actedOn, decidedOn, loadedOn };
}

/**
 * The last day for filing so that services on the start are still paid in the end, though known only later: where effective
 * dates reach back. The last day there is where it does not hang on the filing.
 */
export function lastFilingPaidLater(
  one: TrackCase,
  after: CalendarDate,
  question: CourseQuestion,
): CalendarDate | null {
  const { about, evaluator, startOn } = question;
  const paid = (day: CalendarDate): boolean => {
    const days = courseFrom(one, day);
    const supposed = withCourse(about, one, days);
    const known = [days.actedOn, days.decidedOn, days.loadedOn, startOn].reduce((left, right) =>
      (left ?? '') > (right ?? '') ? left : right,
    );
    return one.track.keys.every((key) => evaluator.answer(supposed, key, known ?? startOn, startOn).verdict === 'bill');
  };
  return paid(addDays(after, 1)) ? lastDayOf(paid, addDays(after, 1)) : null;
}
