/** Which application of a subject a committee of ours is to decide on. */

import { lineStanding } from '../../domain/application.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Application } from '../../domain/facts.ts';
import type { Decision } from '../../domain/file-facts.ts';
import { lastDecision, lastWord } from '../../rules/clocks/decision-dates.ts';
import type { CommitteeHere } from './committee-run.ts';

/** The body and the program of a committee. */
export type DecidingBody = Pick<CommitteeHere, 'body' | 'program'>;

const ended: ReadonlySet<string> = new Set(['approved', 'loaded', 'denied', 'rejected', 'withdrawn', 'panel-closed']);

/**
 * Open applications on which a committee decides, at its facility or at payers that delegate to us, in the order in which
 * they were opened.
 */
export function awaitedApplications(
  applications: readonly Application[],
  { body, program }: DecidingBody,
  asOf: CalendarDate,
): readonly Application[] {
  return applications.filter(
    (one) =>
      (program === 'privileges' ? one.facility === body : one.payer !== null) &&
      (one.type === 'initial' || one.type === 'recredentialing') &&
      one.lines.some((line) => !ended.has(lineStanding(one, line, asOf).state)),
  );
}

/** The decision of a body that counts by a day. */
export function decisionBy(
  decisions: readonly Decision[],
  { body, program }: DecidingBody,
  on: CalendarDate,
): Decision | undefined {
  return lastDecision(
    decisions.filter((one) => one.body === body && one.program === program),
    on,
  );
}

/** Whether the last word of a body by a day was to put the file off: it comes back to the next meeting. */
export function isTabled(decisions: readonly Decision[], { body, program }: DecidingBody, on: CalendarDate): boolean {
  const own = decisions.filter((one) => one.body === body && one.program === program);
  return lastWord(own, on)?.outcome === 'tabled';
}

/**
 * Whether an application is decided by a decision: it is the one that was decided on, or was open when it was made. Who was
 * denied and applies again on that very day awaits a new one.
 */
export function isDecidedBy(application: Application, last: Decision | undefined): boolean {
  if (last === undefined) return false;
  if (last.applicationId === application.id) return true;
  const again = last.outcome === 'denied' && last.applicationId !== null;
  return again ? application.openedOn < last.on : application.openedOn <= last.on;
}
