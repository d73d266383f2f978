/** Clocks that stand still: what a request for more does to the time the other side has. */

import { addBusinessDays } from '../../domain/calendar/business-day.ts';
import { addDays, type CalendarDate, daysBetween } from '../../domain/calendar/calendar-date.ts';
import { type Direction, type Duration, dateAfter, durationText } from '../../domain/calendar/duration.ts';
import { isEmpty, mergedSpans, type Span } from '../../domain/calendar/span.ts';
import type { Clock } from '../../domain/nouns/pack.ts';
import type { Stop } from './condition.ts';

/** A clock that may stand still, and the times when it was asked to. */
export interface StoppedClock {
  readonly anchorOn: CalendarDate;
  readonly distance: { readonly length: Duration; readonly direction: Direction };
  readonly tolls: NonNullable<Clock['tolls']>;
  /** How many stops count, for `pause-max`. */
  readonly maxStops: number | null;
  /** A stop that lasts longer begins the count anew, for `pause`; null: none does. */
  readonly anewAfter: Duration | null;
  readonly stops: readonly Stop[];
}

/** A time that was not counted, and why. */
export interface CountedStop {
  readonly from: CalendarDate;
  /** Null: it still lasts. */
  readonly until: CalendarDate | null;
  readonly why: 'stood still' | 'began anew';
}

/** The due date after stops. */
export interface StoppedDue {
  /** Null while the clock stands still. */
  readonly dueOn: CalendarDate | null;
  readonly dueAtLatest: CalendarDate | null;
  readonly steps: readonly string[];
  /** The days between anchor and due day that were not counted. */
  readonly counted: readonly CountedStop[];
}

/** What stops make of a due date counted without them. Clocks that count back are never stopped. */
export function stoppedDue(raw: CalendarDate, clock: StoppedClock): StoppedDue {
  const asked = clock.stops.filter((stop) => stop.until === null || stop.until > clock.anchorOn);
  const stops = mergedSpans(asked);
  const plain: StoppedDue = { dueOn: raw, dueAtLatest: null, steps: [], counted: [] };
  if (asked.length === 0 || clock.distance.direction === 'before') return plain;
  switch (clock.tolls) {
    case 'none':
      return plain;
    case 'pause':
      return paused(raw, clock, stops);
    case 'pause-max':
      return paused(raw, clock, mergedSpans(firstAsked(asked, clock.maxStops)));
    case 'restart':
      return restarted(raw, clock, requests(asked, stops));
    case 'unknown':
      return eitherWay(raw, paused(raw, clock, stops));
    default:
      return clock.tolls satisfies never;
  }
}

/** The first few requests. Each is one, however its time overlaps that of another. */
function firstAsked(stops: readonly Stop[], most: number | null): readonly Stop[] {
  const inOrder = stops.toSorted((left, right) => (left.from < right.from ? -1 : left.from > right.from ? 1 : 0));
  return most === null ? inOrder : inOrder.slice(0, most);
}

/** Stops merged, with the requests that were answered on the day they came: they take no time and still begin a count anew. */
function requests(asked: readonly Stop[], merged: readonly Span[]): readonly Span[] {
  const atOnce = asked.filter(
    (stop) =>
      isEmpty(stop) && !merged.some(({ from, until }) => from <= stop.from && (until === null || stop.from <= until)),
  );
  return [...merged, ...atOnce].toSorted((left, right) =>
    left.from < right.from ? -1 : left.from > right.from ? 1 : 0,
  );
}

/** Each stop that begins while the clock runs moves the due date by its length; one that is not over leaves none. */
function paused(raw: CalendarDate, clock: StoppedClock, stops: readonly Span[]): StoppedDue {
  let dueOn = raw;
  const steps: string[] = [];
  const counted: CountedStop[] = [];
  for (const stop of stops) {
    if (stop.from > dueOn) break;
    const from = stop.from < clock.anchorOn ? clock.anchorOn : stop.from;
    if (stop.until === null)
      return {
        dueOn: null,
        dueAtLatest: null,
        steps: [...steps, `stands still since ${from}`],
        counted: [...counted, { from, until: null, why: 'stood still' }],
      };
    if (clock.anewAfter !== null && stop.until > dateAfter(stop.from, clock.anewAfter)) {
      dueOn = dateAfter(stop.until, clock.distance.length);
      steps.push(
        `not answered within ${durationText(clock.anewAfter)}: began anew with the answer of ${stop.until} = ${dueOn}`,
      );
      // The day of the answer is day 0 of the new count.
      counted.splice(0, counted.length, { from: clock.anchorOn, until: addDays(stop.until, 1), why: 'began anew' });
      continue;
    }
    counted.push({ from, until: stop.until, why: 'stood still' });
    dueOn = movedBy(dueOn, { from, until: stop.until }, clock.distance.length);
    steps.push(`stood still from ${from} until ${stop.until} = ${dueOn}`);
  }
  return { dueOn, dueAtLatest: null, steps, counted };
}

/** Business days of a stop were not counted, so as many are counted after the due date. */
function movedBy(
  dueOn: CalendarDate,
  stop: { readonly from: CalendarDate; readonly until: CalendarDate },
  length: Duration,
): CalendarDate {
  if (length.businessDays === 0) return addDays(dueOn, daysBetween(stop.from, stop.until));
  let lost = 0;
  for (let day = addBusinessDays(addDays(stop.from, -1), 1); day < stop.until; day = addBusinessDays(day, 1)) lost += 1;
  return addBusinessDays(dueOn, lost);
}

/** The answer to the last request that came in time begins the count anew. */
function restarted(raw: CalendarDate, clock: StoppedClock, stops: readonly Span[]): StoppedDue {
  let dueOn = raw;
  const steps: string[] = [];
  let counted: readonly CountedStop[] = [];
  for (const stop of stops) {
    if (stop.from > dueOn) break;
    // The day of the answer is day 0 of the new count.
    const until = stop.until === null ? null : addDays(stop.until, 1);
    counted = [{ from: clock.anchorOn, until, why: 'began anew' }];
    if (stop.until === null)
      return {
        dueOn: null,
        dueAtLatest: null,
        steps: [...steps, `begins anew with the answer to the request of ${stop.from}`],
        counted,
      };
    dueOn = dateAfter(stop.until, clock.distance.length);
    steps.push(`began anew with the answer of ${stop.until} = ${dueOn}`);
  }
  return { dueOn, dueAtLatest: null, steps, counted };
}

function eitherWay(raw: CalendarDate, later: StoppedDue): StoppedDue {
  if (later.dueOn === null)
    return {
      dueOn: raw,
      dueAtLatest: null,
      steps: ['whether the open request stops the clock is not known: the earlier day is shown'],
      counted: [],
    };
  if (later.dueOn === raw) return { dueOn: raw, dueAtLatest: null, steps: [], counted: [] };
  return {
    dueOn: raw,
    dueAtLatest: later.dueOn,
    steps: [`whether requests stop the clock is not known: ${raw}, or ${later.dueOn} if they do`],
    counted: [],
  };
}
