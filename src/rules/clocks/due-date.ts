/**
 * The arithmetic of a clock: from recorded dates to the day something falls due, with every step in words. Counting follows
 * one convention: the anchor's day is day 0, months fall back to the month's last day, stops are `[asked, answered)`.
 */

import { type CalendarDate, earliest, firstDate, latest } from '../../domain/calendar/calendar-date.ts';
import { compareDurations, dateBefore, durationText } from '../../domain/calendar/duration.ts';
import type { Clock, Exception } from '../../domain/nouns/pack.ts';
import type { Anchor } from '../pack-entry.ts';
import { anchorWords, type RecordedDates } from './anchor.ts';
import { distanceStep, exceptionStep } from './arithmetic-words.ts';
import { conditionHolds, type Stop, type Surroundings } from './condition.ts';
import { counted, type Distance, lengthOf, plainDistance } from './distance.ts';
import { snapped, snapStep } from './snap.ts';
import { type CountedStop, stoppedDue } from './stops.ts';

/** What a clock is read against. */
export interface ClockInput {
  readonly dates: RecordedDates;
  readonly around: Surroundings;
  readonly stops: readonly Stop[];
  /** ISO duration that the payer's own document names for its decision, or null. */
  readonly decisionWithin: string | null;
  /** ISO duration in which the payer's own document asks to be told of a change; null: it names none; absent: there is none. */
  readonly changesWithin?: string | null;
  /** ISO duration in which the payer's own document lets a denial be appealed, or null. */
  readonly appealWithin?: string | null;
  /** ISO durations of the cycles that the documents of the payers in question state; absent: none does. */
  readonly recredentialEvery?: readonly string[];
}

/** A plain count from an anchor, before its end was moved to another day. */
export interface Counting {
  readonly from: CalendarDate;
  /** The last day counted; null while the clock stands still. */
  readonly to: CalendarDate | null;
  readonly distance: Distance;
  readonly stopped: readonly CountedStop[];
}

/** What a clock says. */
export type ClockReading =
  | {
      readonly state: 'running';
      /** Null while the clock stands still, and where the due date must be recorded. */
      readonly dueOn: CalendarDate | null;
      /** The later day, where nobody knows whether stops count. */
      readonly dueAtLatest: CalendarDate | null;
      /** The first day on which it may be done. */
      readonly opensOn: CalendarDate | null;
      readonly anchor: Anchor;
      readonly anchorOn: CalendarDate;
      readonly factId: string;
      readonly arithmetic: readonly string[];
      readonly exception: Exception | null;
      /** What was counted day by day; null: nothing was, or a recorded day stands in its place. */
      readonly counting: Counting | null;
    }
  /** The anchor, or how long the payer gives, is expected and not recorded. */
  | {
      readonly state: 'unknown';
      /** What is not recorded, in words. */
      readonly missing: string;
      readonly factId: string;
      readonly toRecord: string;
      readonly exception: Exception | null;
    }
  /** A later fact has met it. */
  | { readonly state: 'closed' }
  /** It does not run here. */
  | { readonly state: 'none' };

/** What a clock says about recorded dates. The same dates give the same answer on every day. */
export function clockReading(clock: Clock, input: ClockInput): ClockReading {
  // A day before which nothing may be done is nothing to be late for.
  if (clock.bound === 'not-before') return { state: 'none' };
  if (clock.when !== undefined && !conditionHolds(clock.when, input.around)) return { state: 'none' };
  const written = clock.exceptions?.find((one) => conditionHolds(one.when, input.around)) ?? null;
  const exception = written?.none === true ? written : (shorterCycle(clock, written, input) ?? written);
  if (exception?.none === true) return { state: 'none' };
  if (isClosed(clock, input.dates)) return { state: 'closed' };
  if (clock.payerStates !== undefined && clock.posted === undefined && statedTime(clock, input) === null)
    return unstated(clock, input, exception);
  const roads = [
    road(clock.anchor, distanceOf(clock, exception, input), clock, exception, input),
    ...(clock.alsoFrom ?? []).map((also) => road(also.anchor, plainDistance(also), clock, null, input)),
  ].filter((one) => one !== undefined);
  const [first, ...others] = roads;
  if (first !== undefined) return withPosted(clock, input, exception, [first, ...others]);
  const { fallback } = clock;
  // An exception is a distance of the duty, whichever day it is counted from.
  const excepted = exception === null ? undefined : plainDistance(exception);
  const instead =
    fallback === undefined
      ? undefined
      : road(
          fallback.anchor,
          excepted ?? plainDistance(fallback),
          clock,
          excepted === undefined ? null : exception,
          input,
        );
  return instead === undefined ? postedOnly(clock, input, exception) : withPosted(clock, input, exception, [instead]);
}

/**
 * The cycle that a payer states, where it is shorter than the one of the rule: a plan may decide more often than its
 * accreditor asks, and never less often.
 */
function shorterCycle(
  clock: Clock,
  exception: Exception | null,
  { dates, recredentialEvery = [] }: ClockInput,
): Exception | undefined {
  if (clock.kind !== 'recredentialing' || clock.anchor !== 'decision.decidedOn') return undefined;
  const on = dates[clock.anchor]?.on ?? null;
  const usual = plainDistance(exception ?? {}) ?? plainDistance(clock);
  if (on === null || usual?.direction !== 'after') return undefined;
  const [shortest] = recredentialEvery.toSorted((left, right) => compareDurations(lengthOf(left), lengthOf(right), on));
  if (shortest === undefined || compareDurations(lengthOf(shortest), usual.length, on) >= 0) return undefined;
  return { ...exception, when: {}, add: shortest, note: "`recredentialEvery` in the payer's document" };
}

/** The time that the payer's own document names for what the clock counts; null: it names none. */
export function statedTime({ payerStates }: Clock, input: ClockInput): string | null {
  switch (payerStates) {
    case 'decisionWithin':
      return input.decisionWithin;
    case 'changesWithin':
      return input.changesWithin ?? null;
    case 'appealWithin':
      return input.appealWithin ?? null;
    case undefined:
      return null;
    default:
      return payerStates satisfies never;
  }
}

/** What is not recorded where a payer's document does not say how much time it gives. */
export const payerTimeWords = 'the time that the payer gives';

/** The payer gives some time, and its document, where there is one, does not say which. */
function unstated(clock: Clock, { dates, changesWithin }: ClockInput, exception: Exception | null): ClockReading {
  const recorded = dates[clock.anchor];
  const undocumented = clock.payerStates === 'changesWithin' && changesWithin === undefined;
  if (recorded === undefined || undocumented) return { state: 'none' };
  const toRecord = `write \`${clock.payerStates}\` in the document of the payer, as its agreement or manual gives it`;
  return { state: 'unknown', missing: payerTimeWords, factId: recorded.factId, toRecord, exception };
}

/** One way to a due date: an anchor that is recorded, and the steps from it. */
interface Road {
  readonly anchor: Anchor;
  readonly anchorOn: CalendarDate;
  readonly factId: string;
  /** Null: no distance is known, or the clock stands still. */
  readonly dueOn: CalendarDate | null;
  readonly dueAtLatest: CalendarDate | null;
  readonly steps: readonly string[];
  readonly counting: Counting | null;
}

function road(
  anchor: Anchor,
  distance: Distance | undefined,
  clock: Clock,
  exception: Exception | null,
  input: ClockInput,
): Road | undefined {
  const recorded = input.dates[anchor];
  if (recorded === undefined || recorded.on === null) return undefined;
  const repeated = clock.repeats === true && recorded.firstOn !== undefined;
  const anchorOn = repeated ? recorded.firstOn : recorded.on;
  const term = repeated ? (recorded.count ?? 1) : 1;
  const start = [...(recorded.steps ?? []), `${anchorWords(anchor)} ${anchorOn}`];
  const { factId } = recorded;
  if (distance === undefined)
    return { anchor, anchorOn, factId, dueOn: null, dueAtLatest: null, steps: start, counting: null };
  const whole = counted(anchorOn, distance, term, clock.monthEnd === 'next-day');
  const raw = clock.less === undefined ? whole : dateBefore(whole, lengthOf(clock.less));
  const lessStep = clock.less === undefined ? [] : [`- ${durationText(lengthOf(clock.less))} (${clock.less}) = ${raw}`];
  const steps = [...start, ...exceptionStep(clock, exception), ...distanceStep(distance, term, whole), ...lessStep];
  const stopped = stoppedDue(raw, {
    anchorOn,
    distance,
    tolls: clock.tolls ?? 'none',
    maxStops: clock.maxStops ?? null,
    anewAfter: clock.anewAfter === undefined ? null : lengthOf(clock.anewAfter),
    stops: input.stops,
  });
  return {
    anchor,
    anchorOn,
    factId,
    dueOn: stopped.dueOn === null ? null : snapped(stopped.dueOn, clock.snap),
    dueAtLatest: stopped.dueAtLatest === null ? null : snapped(stopped.dueAtLatest, clock.snap),
    steps: [...steps, ...stopped.steps, ...snapStep(stopped.dueOn, clock.snap)],
    counting:
      clock.less === undefined ? { from: anchorOn, to: stopped.dueOn, distance, stopped: stopped.counted } : null,
  };
}

function isClosed(clock: Clock, dates: RecordedDates): boolean {
  if (clock.closedBy === undefined && clock.alsoClosedBy === undefined) return false;
  const anchor = dates[clock.anchor]?.on ?? null;
  return anchor !== null && closersOf(clock).some((closer) => (dates[closer]?.on ?? firstDate) >= anchor);
}

/** The dates whose record ends the duty for good; a clock that its own anchor closes is renewed instead. */
export function closersOf({ anchor, closedBy, alsoClosedBy = [] }: Clock): readonly Anchor[] {
  return [...(closedBy === undefined ? [] : [closedBy]), ...alsoClosedBy].filter((closer) => closer !== anchor);
}

function distanceOf(clock: Clock, exception: Exception | null, input: ClockInput): Distance | undefined {
  const excepted = exception === null ? undefined : plainDistance(exception);
  if (excepted !== undefined) return excepted;
  const stated = statedTime(clock, input);
  if (stated !== null) return { length: lengthOf(stated), direction: 'after' };
  return plainDistance(clock);
}

/** Several roads to one duty: the earliest day counts, all are shown; a posted day beats what was counted. */
function withPosted(
  clock: Clock,
  input: ClockInput,
  exception: Exception | null,
  roads: readonly [Road, ...Road[]],
): ClockReading {
  const dated = roads.filter((one) => one.dueOn !== null);
  const soonest = dated.reduce<Road | undefined>(
    (best, one) => (best === undefined || isEarlier(one, best) ? one : best),
    undefined,
  );
  const chosen = soonest ?? roads[0];
  const steps =
    roads.length === 1
      ? chosen.steps
      : [
          ...roads.flatMap((one) => one.steps),
          ...(chosen.dueOn === null ? [] : [`the earliest counts: ${chosen.dueOn}`]),
        ];
  const posted = postedDate(clock, input, chosen.anchorOn);
  const floor = floorOf(clock, input.dates);
  const dueOn = notEarlier(posted ?? chosen.dueOn, floor?.on ?? null);
  if (dueOn === null && chosen.dueAtLatest === null && noDistance(clock, exception, input)) {
    const toRecord = clock.help ?? 'record the day it is due';
    const missing = anchorWords(clock.posted ?? clock.anchor);
    return { state: 'unknown', missing, factId: chosen.factId, toRecord, exception };
  }
  const postedStep =
    posted === null || clock.posted === undefined
      ? []
      : [`${anchorWords(clock.posted)} ${posted}${chosen.dueOn === null ? '' : ', which beats the counted day'}`];
  const floorStep =
    floor === null || dueOn === (posted ?? chosen.dueOn) ? [] : [`not before: ${anchorWords(floor.anchor)} ${dueOn}`];
  const opensOn = dueOn === null || clock.opens === undefined ? null : dateBefore(dueOn, lengthOf(clock.opens));
  return {
    state: 'running',
    dueOn,
    dueAtLatest: posted === null ? notEarlier(chosen.dueAtLatest, floor?.on ?? null) : null,
    opensOn,
    anchor: chosen.anchor,
    anchorOn: chosen.anchorOn,
    factId: chosen.factId,
    arithmetic: [
      ...steps,
      ...postedStep,
      ...floorStep,
      ...(opensOn === null ? [] : [`may be done from ${opensOn} on`]),
    ],
    exception,
    counting: posted === null ? chosen.counting : null,
  };
}

/** The last of the recorded days that the due day never lies before. */
function floorOf(
  { notBefore }: Clock,
  dates: RecordedDates,
): { readonly anchor: Anchor; readonly on: CalendarDate } | null {
  return (notBefore ?? []).reduce<ReturnType<typeof floorOf>>((last, anchor) => {
    const on = dates[anchor]?.on ?? null;
    return on === null || (last !== null && last.on >= on) ? last : { anchor, on };
  }, null);
}

/** The day, or the day that it never lies before. */
function notEarlier(on: CalendarDate | null, floor: CalendarDate | null): CalendarDate | null {
  return on === null || floor === null ? on : latest(on, floor);
}

function isEarlier(left: Road, right: Road): boolean {
  return (
    left.dueOn !== null &&
    right.dueOn !== null &&
    earliest(left.dueOn, right.dueOn) === left.dueOn &&
    left.dueOn !== right.dueOn
  );
}

function noDistance(clock: Clock, exception: Exception | null, input: ClockInput): boolean {
  const written = [clock.add, clock.before, exception?.add, exception?.before];
  return statedTime(clock, input) === null && written.every((one) => one === undefined);
}

/**
 * The posted day that beats the counted one. What was done within the time in which it may be done has met the posted day,
 * which then is an old one.
 */
function postedDate(clock: Clock, input: ClockInput, anchorOn: CalendarDate): CalendarDate | null {
  const posted = clock.posted === undefined ? null : (input.dates[clock.posted]?.on ?? null);
  if (posted === null || clock.opens === undefined) return posted;
  return anchorOn >= dateBefore(posted, lengthOf(clock.opens)) ? null : posted;
}

/** No anchor is recorded: where one is expected, the posted day stands alone, or something is to be recorded. */
function postedOnly(clock: Clock, input: ClockInput, exception: Exception | null): ClockReading {
  const expected = input.dates[clock.anchor];
  if (expected === undefined) return { state: 'none' };
  const posted = clock.posted === undefined ? undefined : input.dates[clock.posted];
  if (clock.posted === undefined || posted === undefined || posted.on === null) {
    const toRecord = expected.toRecord ?? clock.help ?? 'record the date';
    return { state: 'unknown', missing: anchorWords(clock.anchor), factId: expected.factId, toRecord, exception };
  }
  const opensOn = clock.opens === undefined ? null : dateBefore(posted.on, lengthOf(clock.opens));
  return {
    state: 'running',
    dueOn: posted.on,
    dueAtLatest: null,
    opensOn,
    anchor: clock.posted,
    anchorOn: posted.on,
    factId: posted.factId,
    arithmetic: [
      `${anchorWords(clock.posted)} ${posted.on}`,
      ...(opensOn === null ? [] : [`may be done from ${opensOn} on`]),
    ],
    exception,
    counting: null,
  };
}
