/** The days by which other facilities want to be told of an action against somebody who holds privileges there. */

import { type Duration, dateAfter, durationText, parseDuration } from '../../domain/calendar/duration.ts';
import type { DerivationContext, SubjectFacts } from '../../domain/facts.ts';
import type { Occurrence } from '../../domain/file-facts.ts';
import type { TimeLimit } from '../../domain/nouns/facility.ts';
import { facilitiesToTell } from '../../domain/privileges/adverse-notice.ts';
import { type Circumstance, circumstanceOn, farEnd, unattached } from './circumstance.ts';

/** For each facility whose bylaws name a time, from the day of the action until it was told. */
export function facilityNotices(
  one: Occurrence,
  { privileges }: SubjectFacts,
  { facilities }: DerivationContext,
): readonly Circumstance[] {
  return facilitiesToTell(privileges, one).flatMap((facility): readonly Circumstance[] => {
    const facts = facilities?.get(facility);
    const limit = facts?.bylaws?.find(({ step }) => step === 'report-action');
    const time = limit === undefined ? undefined : parseDuration(limit.within);
    if (limit === undefined || time === undefined) return [];
    const until =
      one.told
        .filter((told) => told.facility === facility)
        .map(({ on }) => on)
        .sort()[0] ?? farEnd;
    if (until <= one.on) return [];
    const occasion = { of: 'body', change: null, outcome: null } as const;
    const about = { ...unattached, about: facts?.name ?? facility, facility, occasion };
    const on = dateAfter(one.on, time);
    const dates = { 'change.tellBy': { on, factId: one.id, steps: stepsOf(one, limit, time, on) } };
    return [circumstanceOn(about, { from: one.on, until }, dates)];
  });
}

function stepsOf({ on }: Occurrence, { within, section }: TimeLimit, time: Duration, dueOn: string): readonly string[] {
  const where = section === undefined ? 'bylaws' : `bylaws, ${section}`;
  return [`action ${on}`, `+ ${durationText(time)} (${within}, report-action: ${where}) = ${dueOn}`];
}
