/** Duties that may wait while somebody is away: a recredentialing that cannot be done during a leave is done after it. */

import { addDays, type CalendarDate, earliest, latest } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, duration, durationText } from '../../domain/calendar/duration.ts';
import { excusedLeave, type Leave, leaveWords } from '../../domain/leave.ts';
import type { Clock } from '../../domain/nouns/pack.ts';
import { factOn } from '../recorded-fact.ts';
import type { RuleSet } from '../rule-set.ts';
import { onDays } from './terms.ts';
import type { ChosenVersion } from './version-choice.ts';

/** What a leave does to the day of a duty. */
export interface Extension {
  readonly leave: Leave;
  /** The rule that lets it wait. */
  readonly rule: string;
  /** ISO duration in which it is done after the return. */
  readonly after: string;
  /** The last day in time after the return; null: nobody knows yet when that is. */
  readonly dueOn: CalendarDate | null;
}

/** How the leave that lasts on the due day extends a duty; null: no leave does, or its rule names none that does. */
export function extensionOf(
  { waitsBy }: Clock,
  dueOn: CalendarDate,
  leaves: readonly Leave[],
  rules: RuleSet,
): Extension | null {
  if (waitsBy === undefined || leaves.length === 0) return null;
  const { reasons = [], duration: after } = factOn(rules, waitsBy, dueOn) ?? {};
  if (after === undefined) return null;
  const leave = excusedLeave(leaves, dueOn, reasons);
  if (leave === undefined) return null;
  const { until } = leave;
  return { leave, rule: waitsBy, after, dueOn: until === null ? null : dateAfter(until, duration(after)) };
}

/**
 * A clock as it reads with the leaves of somebody. Until its day has passed that day stands, for the leave may end before it;
 * then it waits for the return, and is due some time after it. `own`: we decide ourselves. Where others decide, theirs is
 * also whether it may wait: the day stays, and the leave is told.
 */
export function extended(
  chosen: ChosenVersion,
  { leaves, own, rules }: { readonly leaves: readonly Leave[]; readonly own: boolean; readonly rules: RuleSet },
): readonly ChosenVersion[] {
  const { clock, reading, from, until } = chosen;
  if (reading.state !== 'running' || reading.dueOn === null) return [chosen];
  const extension = extensionOf(clock, reading.dueOn, leaves, rules);
  if (extension === null) return [chosen];
  const { leave, rule, after } = extension;
  const read = (dueOn: CalendarDate | null, step: string): ChosenVersion => ({
    ...chosen,
    reading: { ...reading, dueOn, arithmetic: [...reading.arithmetic, step], counting: null },
  });
  const since = leaveWords({ ...leave, until: null });
  if (!own) {
    const told = read(reading.dueOn, `${since}: whether it may wait is for them to say (${rule})`);
    return [...onDays(chosen, from, earliest(until, leave.from)), ...onDays(told, latest(from, leave.from), until)];
  }
  const passed = addDays(reading.dueOn, 1);
  const back = leave.until ?? until;
  const waits = read(null, `${since}: waits for the return (${rule})`);
  return [
    ...onDays(chosen, from, earliest(until, passed)),
    ...onDays(waits, latest(from, passed), earliest(until, back)),
    ...(leave.until === null || extension.dueOn === null
      ? []
      : onDays(
          read(
            extension.dueOn,
            `back on ${leave.until} from ${since}: + ${durationText(duration(after))} (${rule}) = ${extension.dueOn}`,
          ),
          latest(from, leave.until),
          until,
        )),
  ];
}
