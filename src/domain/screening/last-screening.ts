/** When somebody was last looked up among the excluded: that none is known says nothing of one who never was. */

import { type CalendarDate, latest } from '../calendar/calendar-date.ts';
import type { Verification } from '../facts.ts';
import type { ScreeningRun } from '../file-facts.ts';

/** Elements of a file that somebody verified by looking for exclusions, on the page of an agency or with the NPDB. */
export const lookedUpByHand: ReadonlySet<string> = new Set(['exclusions', 'medicare-medicaid-sanctions']);

/** Whether a run looked for exclusions; opt-outs and deactivations are none. */
export function isForExclusions({ lists }: ScreeningRun): boolean {
  return lists.some(({ list }) => /^(leie|sam|state)(:|$)/.test(list));
}

/** The day of the last screening against a list of excluded parties, of those known on a day; null: there was none. */
export function lastScreenedOn(screenings: readonly ScreeningRun[], asOf: CalendarDate): CalendarDate | null {
  return screenings.findLast((run) => run.on <= asOf && isForExclusions(run))?.on ?? null;
}

/** The day on which somebody was last looked up among the excluded, by a screening or by hand; null: never. */
export function lookedUpOn(
  facts: { readonly screenings: readonly ScreeningRun[]; readonly verifications: readonly Verification[] },
  asOf: CalendarDate,
): CalendarDate | null {
  const screenedOn = lastScreenedOn(facts.screenings, asOf);
  const days = facts.verifications
    .filter(({ element, on }) => lookedUpByHand.has(element) && on <= asOf)
    .map(({ on }) => on);
  const all = screenedOn === null ? days : [screenedOn, ...days];
  return all.reduce<CalendarDate | null>((last, on) => (last === null ? on : latest(last, on)), null);
}

/** What is said where no list stands in the way. */
export function screenedWords(clear: string, screenedOn: CalendarDate | null): string {
  return `${clear}; ${screenedOn === null ? 'never screened' : `screened on ${screenedOn}`}`;
}
