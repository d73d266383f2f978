/**
 * The arithmetic of a clock: from recorded dates to the day something falls due, with every step in words. Counting follows
 * one convention: the anchor's day is day 0, months fall back to the month's last day, stops are `[asked, answered)`.
 */

import { addBusinessDays, isBusinessDay } from '../../domain/calendar/business-day.ts';
import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
  daysBetween,
  earliest,
  endOfMonth,
} from '../../domain/calendar/calendar-date.ts';
import {
  type Direction,
  type Duration,
  dateAt,
  dateBefore,
  duration,
  durationCode,
  durationText,
  termEnd,
} from '../../domain/calendar/duration.ts';
import type { Clock, Exception } from '../../domain/nouns/pack.ts';
import type { Anchor } from '../pack-entry.ts';
import { anchorWords, type RecordedDates } from './anchor.ts';
import { conditionHolds, type Stop, type Surroundings } from './condition.ts';
import { stoppedDue } from './stops.ts';

/** What a clock is read against. */
export interface ClockInput {
  readonly dates: RecordedDates;
  readonly around: Surroundings;
  readonly stops: readonly Stop[];
  /** ISO duration that the payer's own document names for its decision, or null. */
  readonly decisionWithin: string | null;
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
    }
  /** The anchor is expected and not recorded. */
  | {
      readonly state: 'unknown';
      readonly anchor: Anchor;
      readonly factId: string;
      readonly toRecord: string;
      readonly exception: Exception | null;
    }
  /** A later fact has met it. */
  | { readonly state: 'closed' }
  /** It does not run here. */
  | { readonly state: 'none' };

interface Distance {
  readonly length: Duration;
  readonly direction: Direction;
}

/** What a clock says about recorded dates. The same dates give the same answer on every day. */
export function clockReading(clock: Clock, input: ClockInput): ClockReading {
  if (clock.when !== undefined && !conditionHolds(clock.when, input.around)) return { state: 'none' };
  const exception = clock.exceptions?.find((one) => conditionHolds(one.when, input.around)) ?? null;
  if (exception?.none === true) return { state: 'none' };
  if (clock.payerStates !== undefined && input.decisionWithin === null) return { state: 'none' };
  if (isClosed(clock, input.dates)) return { state: 'closed' };
  const roads = [
    road(clock.anchor, distanceOf(clock, exception, input), clock, exception, input),
    ...(clock.alsoFrom ?? []).map((also) => road(also.anchor, plainDistance(also), clock, null, input)),
  ].filter((one) => one !== undefined);
  const [first, ...others] = roads;
  if (first !== undefined) return withPosted(clock, input, exception, [first, ...others]);
  const { fallback } = clock;
  const instead =
    fallback === undefined ? undefined : road(fallback.anchor, plainDistance(fallback), clock, null, input);
  return instead === undefined ? postedOnly(clock, input, exception) : withPosted(clock, input, exception, [instead]);
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
  const start = `${anchorWords(anchor)} ${anchorOn}`;
  const found = { anchor, anchorOn, factId: recorded.factId };
  if (distance === undefined) return { ...found, dueOn: null, dueAtLatest: null, steps: [start] };
  const whole = counted(anchorOn, distance, term, clock.monthEnd === 'next-day');
  const raw = clock.less === undefined ? whole : dateBefore(whole, lengthOf(clock.less));
  const lessStep = clock.less === undefined ? [] : [`- ${durationText(lengthOf(clock.less))} (${clock.less}) = ${raw}`];
  const steps = [start, ...exceptionStep(clock, exception), ...distanceStep(distance, term, whole), ...lessStep];
  const stopped = stoppedDue(raw, {
    anchorOn,
    distance,
    tolls: clock.tolls ?? 'none',
    maxStops: clock.maxStops ?? null,
    stops: input.stops,
  });
  return {
    ...found,
    dueOn: stopped.dueOn === null ? null : snapped(stopped.dueOn, clock.snap),
    dueAtLatest: stopped.dueAtLatest === null ? null : snapped(stopped.dueAtLatest, clock.snap),
    steps: [...steps, ...stopped.steps, ...snapStep(stopped.dueOn, clock.snap)],
  };
}

function isClosed(clock: Clock, dates: RecordedDates): boolean {
  if (clock.closedBy === undefined || clock.closedBy === clock.anchor) return false;
  const closing = dates[clock.closedBy]?.on ?? null;
  const anchor = dates[clock.anchor]?.on ?? null;
  return closing !== null && anchor !== null && closing >= anchor;
}

function distanceOf(clock: Clock, exception: Exception | null, input: ClockInput): Distance | undefined {
  const excepted = exception === null ? undefined : plainDistance(exception);
  if (excepted !== undefined) return excepted;
  if (clock.payerStates === 'decisionWithin' && input.decisionWithin !== null) {
    return { length: lengthOf(input.decisionWithin), direction: 'after' };
  }
  return plainDistance(clock);
}

function plainDistance(of: { readonly add?: string; readonly before?: string }): Distance | undefined {
  if (of.add !== undefined) return { length: lengthOf(of.add), direction: 'after' };
  return of.before === undefined ? undefined : { length: lengthOf(of.before), direction: 'before' };
}

function counted(anchorOn: CalendarDate, distance: Distance, term: number, nextDay: boolean): CalendarDate {
  const raw =
    term === 1 ? dateAt(anchorOn, distance.length, distance.direction) : termEnd(anchorOn, distance.length, term);
  const months = distance.length.years * 12 + distance.length.months;
  if (!nextDay || months === 0 || distance.direction === 'before') return raw;
  const shortened = Number(addMonths(anchorOn, months * term).slice(8)) < Number(anchorOn.slice(8));
  return shortened ? addDays(raw, 1) : raw;
}

function exceptionStep(clock: Clock, exception: Exception | null): readonly string[] {
  if (exception === null || (exception.add === undefined && exception.before === undefined)) return [];
  const instead = plainDistance(exception);
  const usual = plainDistance(clock);
  const why = exception.note ?? conditionWords(exception);
  const change =
    instead === undefined || usual === undefined
      ? ''
      : `: ${durationText(instead.length)} instead of ${durationText(usual.length)}`;
  return [`${why}${change}`];
}

/** The condition of an exception in words: "practises in IL". */
export function conditionWords({ when }: Pick<Exception, 'when'>): string {
  const parts = [
    when.anyState === undefined ? [] : [`practises in ${when.anyState.join(' or ')}`],
    when.states === undefined ? [] : [`place in ${when.states.join(' or ')}`],
    when.lines === undefined ? [] : [`${when.lines.join(' or ')} business`],
    when.providerTypes === undefined ? [] : [`provider is ${when.providerTypes.join(' or ')}`],
    when.applicationTypes === undefined ? [] : [`${when.applicationTypes.join(' or ')} application`],
    when.elements === undefined ? [] : [when.elements.join(' or ')],
    when.via === undefined ? [] : [`sent by ${when.via.join(' or ')}`],
    when.developed === undefined ? [] : [when.developed ? 'more was asked' : 'nothing more was asked'],
  ].flat();
  return parts.length === 0 ? 'exception of the rule' : parts.join(', ');
}

function distanceStep(distance: Distance, term: number, due: CalendarDate): readonly string[] {
  const sign = distance.direction === 'after' ? '+' : '-';
  const length = durationText(distance.length);
  if (length === 'no time') return [];
  const times = term === 1 ? '' : `${term} times `;
  return [`${sign} ${times}${length} (${durationCode(distance.length)}) = ${due}`];
}

function snapped(on: CalendarDate, snap: Clock['snap']): CalendarDate {
  switch (snap) {
    case 'end-of-month':
      return endOfMonth(on);
    case 'next-business-day':
      return isBusinessDay(on) ? on : addBusinessDays(on, 1);
    case 'next-quarter':
      return nextQuarter(on);
    case 'none':
    case undefined:
      return on;
    default:
      return snap satisfies never;
  }
}

/** The first day of the next quarter; a day that begins one stays. */
function nextQuarter(on: CalendarDate): CalendarDate {
  const firstMonth = Math.floor((Number(on.slice(5, 7)) - 1) / 3) * 3 + 1;
  const start = calendarDate(`${on.slice(0, 5)}${String(firstMonth).padStart(2, '0')}-01`);
  return start === on ? on : addMonths(start, 3);
}

function snapStep(on: CalendarDate | null, snap: Clock['snap']): readonly string[] {
  if (on === null || snap === undefined || snap === 'none') return [];
  const moved = snapped(on, snap);
  return moved === on ? [] : [`moved to the ${snapWords[snap]} = ${moved}`];
}

const snapWords = {
  'end-of-month': 'end of the month',
  'next-business-day': 'next business day',
  'next-quarter': 'start of the next quarter',
} as const;

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
  const dueOn = posted ?? chosen.dueOn;
  if (dueOn === null && chosen.dueAtLatest === null && noDistance(clock, exception)) {
    const toRecord = clock.help ?? 'record the day it is due';
    return { state: 'unknown', anchor: clock.posted ?? clock.anchor, factId: chosen.factId, toRecord, exception };
  }
  const postedStep =
    posted === null || clock.posted === undefined
      ? []
      : [`${anchorWords(clock.posted)} ${posted}${chosen.dueOn === null ? '' : ', which beats the counted day'}`];
  const opensOn = dueOn === null || clock.opens === undefined ? null : dateBefore(dueOn, lengthOf(clock.opens));
  return {
    state: 'running',
    dueOn,
    dueAtLatest: posted === null ? chosen.dueAtLatest : null,
    opensOn,
    anchor: chosen.anchor,
    anchorOn: chosen.anchorOn,
    factId: chosen.factId,
    arithmetic: [...steps, ...postedStep, ...(opensOn === null ? [] : [`may be done from ${opensOn} on`])],
    exception,
  };
}

function isEarlier(left: Road, right: Road): boolean {
  return (
    left.dueOn !== null &&
    right.dueOn !== null &&
    earliest(left.dueOn, right.dueOn) === left.dueOn &&
    left.dueOn !== right.dueOn
  );
}

function noDistance(clock: Clock, exception: Exception | null): boolean {
  return [clock.add, clock.before, clock.payerStates, exception?.add, exception?.before].every(
    (one) => one === undefined,
  );
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
    return { state: 'unknown', anchor: clock.anchor, factId: expected.factId, toRecord, exception };
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
  };
}

/** Days from the due day back to the first day it should be looked at: the longest of the lead times. */
export function longestLead(leads: readonly string[], dueOn: CalendarDate | null): number {
  if (dueOn === null) return 0;
  return leads.reduce((longest, lead) => Math.max(longest, leadDays(lengthOf(lead), dueOn)), 0);
}

function leadDays(lead: Duration, dueOn: CalendarDate): number {
  const fixed = lead.years + lead.months + lead.hours + lead.businessDays === 0;
  return fixed ? lead.weeks * 7 + lead.days : daysBetween(dateBefore(dueOn, lead), dueOn);
}

const lengths = new Map<string, Duration>();

/** A duration of a pack; kept, since the same few are read for every fact. */
function lengthOf(code: string): Duration {
  const known = lengths.get(code);
  if (known !== undefined) return known;
  const length = duration(code);
  lengths.set(code, length);
  return length;
}
