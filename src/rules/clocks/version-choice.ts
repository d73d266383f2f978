/** Which version of a clock counts, where a standard has changed. */

import { addDays, type CalendarDate, earliest, firstDate, latest } from '../../domain/calendar/calendar-date.ts';
import type { Clock } from '../../domain/nouns/pack.ts';
import { type ClockEntry, isInForce, type RequirementEntry } from '../pack-entry.ts';
import type { ClockReading } from './due-date.ts';

/** One version of a clock: the entry it stands in, and the clock itself (of a verification window: the one it makes). */
export interface Version {
  readonly entry: ClockEntry | RequirementEntry;
  readonly clock: Clock;
}

/** A version of a clock with what it says, on the as-of days `[from, until)`. */
export interface ChosenVersion extends Version {
  readonly reading: ClockReading;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

/**
 * The version of a clock that counts. By the anchor's day, unless the entry says otherwise: by the day the thing is
 * processed, which is the last day still in time under the version in force on it; or by the day asked about. Where the
 * anchor is not known, the day asked about decides.
 */
export function chosenVersions(
  versions: readonly Version[],
  days: { readonly from: CalendarDate; readonly until: CalendarDate },
  read: (clock: Clock) => ClockReading,
): readonly ChosenVersion[] {
  const [only] = versions;
  if (only !== undefined && versions.length === 1 && only.entry.since === null && only.entry.until === null) {
    const { entry, clock } = only;
    return [{ entry, clock, reading: read(clock), from: days.from, until: days.until }];
  }
  const readings = versions.map(({ entry, clock }) => ({ entry, clock, reading: read(clock) }));
  const known = readings.filter(({ reading }) => reading.state === 'running');
  const by = versions[0]?.clock.versionBy ?? 'anchor';
  if (by === 'asked' || known.length === 0) return readings.flatMap((one) => clipped(one, days));
  const chosen = by === 'anchor' ? known.find(heldAtAnchor) : lastInTime(known);
  return chosen === undefined ? [] : [{ ...chosen, from: days.from, until: days.until }];
}

type ReadVersion = Version & { readonly reading: ClockReading };

function heldAtAnchor({ entry, reading }: ReadVersion): boolean {
  return reading.state === 'running' && isInForce(entry, reading.anchorOn);
}

/**
 * Of versions chosen by the day of processing: the last day d that is in time under the version in force on d. A window
 * that was shortened ends, for what the longer one still allowed, on the day before the change.
 */
function lastInTime(versions: readonly ReadVersion[]): ReadVersion | undefined {
  const usable = versions.flatMap((version): readonly ReadVersion[] => {
    const { reading, entry } = version;
    if (reading.state !== 'running' || reading.dueOn === null) return [];
    const lastOn = entry.until === null ? reading.dueOn : earliest(reading.dueOn, addDays(entry.until, -1));
    if (entry.since !== null && lastOn < entry.since) return [];
    if (lastOn < reading.anchorOn) return [];
    const note =
      lastOn === reading.dueOn ? [] : [`from ${entry.until} another limit counts, so ${lastOn} is the last day`];
    return [{ ...version, reading: { ...reading, dueOn: lastOn, arithmetic: [...reading.arithmetic, ...note] } }];
  });
  return usable.reduce<ReadVersion | undefined>(
    (best, one) => (best === undefined || dueOf(one) > dueOf(best) ? one : best),
    undefined,
  );
}

function dueOf({ reading }: ReadVersion): CalendarDate {
  return reading.state === 'running' ? (reading.dueOn ?? firstDate) : firstDate;
}

/** The days of `[from, until)` on which this version is in force. */
function clipped(
  one: ReadVersion,
  days: { readonly from: CalendarDate; readonly until: CalendarDate },
): readonly ChosenVersion[] {
  const from = one.entry.since === null ? days.from : latest(days.from, one.entry.since);
  const until = one.entry.until === null ? days.until : earliest(days.until, one.entry.until);
  return from < until ? [{ ...one, from, until }] : [];
}
