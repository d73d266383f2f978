/** When somebody was last looked up among the excluded: that none is known says nothing of one who never was. */

import { type CalendarDate, compareDates, latest } from '../calendar/calendar-date.ts';
import type { Verification } from '../facts.ts';
import type { ScreeningRun } from '../file-facts.ts';
import { countWords } from '../number-forms.ts';

/** Elements of a file that somebody verified by looking for exclusions, on the page of an agency or with the NPDB. */
export const lookedUpByHand: ReadonlySet<string> = new Set(['exclusions', 'medicare-medicaid-sanctions']);

/** Whether a run looked for exclusions; opt-outs and deactivations are none. */
export function isForExclusions({ lists }: ScreeningRun): boolean {
  return lists.some(({ list }) => isExclusionList(list));
}

/** Whether a list is one of excluded parties; opt-outs, deactivations and revocations are none. */
export function isExclusionList(list: string): boolean {
  return /^(leie|sam|state)(:|$)/.test(list);
}

/** The day of the last screening against a list of excluded parties, of those known on a day; null: there was none. */
export function lastScreenedOn(screenings: readonly ScreeningRun[], asOf: CalendarDate): CalendarDate | null {
  return screenings.findLast((run) => run.on <= asOf && isForExclusions(run))?.on ?? null;
}

/** The day on which somebody was last looked up among the excluded, by a screening or by hand; null: never. */
export function lookedUpOn(
  facts: {
    readonly screenings: readonly ScreeningRun[];
    readonly verifications: readonly Pick<Verification, 'element' | 'on'>[];
  },
  asOf: CalendarDate,
): CalendarDate | null {
  const screenedOn = lastScreenedOn(facts.screenings, asOf);
  const days = facts.verifications
    .filter(({ element, on }) => lookedUpByHand.has(element) && on <= asOf)
    .map(({ on }) => on);
  const all = screenedOn === null ? days : [screenedOn, ...days];
  return all.reduce<CalendarDate | null>((last, on) => (last === null ? on : latest(last, on)), null);
}

/** Look-ups by hand, as runs: each stands for one against the list of the OIG as it was on that day. */
export function looksByHand(
  verifications: readonly Pick<Verification, 'id' | 'element' | 'on'>[],
): readonly ScreeningRun[] {
  return verifications
    .filter(({ element }) => lookedUpByHand.has(element))
    .map(({ id, on }) => ({
      id,
      on,
      lists: [{ id, list: 'leie', publishedOn: null, givenOn: on }],
      isByHand: true,
    }));
}

/** Every look for exclusions by a day, by run or by hand, in order. */
export function exclusionLooks(
  facts: {
    readonly screenings: readonly ScreeningRun[];
    readonly verifications: readonly Pick<Verification, 'id' | 'element' | 'on'>[];
  },
  asOf: CalendarDate,
): readonly ScreeningRun[] {
  return [...facts.screenings.filter(isForExclusions), ...looksByHand(facts.verifications)]
    .filter(({ on }) => on <= asOf)
    .toSorted((left, right) => compareDates(left.on, right.on));
}

/** A list of excluded parties that somebody was looked up in. */
export interface SearchedList {
  /** `leie`, `sam`, `state:PA` … */
  readonly list: string;
  /** The day of the oldest full edition looked through; null: its day is not known, or there was none. */
  readonly from: CalendarDate | null;
  /** The day of the newest file looked through; null: not known. */
  readonly through: CalendarDate | null;
  /** How many full editions were looked through. */
  readonly fullLists: number;
}

/** What the last screening for exclusions of those known on a day looked through, by list; none where there was no such screening. */
export function searchedLists(screenings: readonly ScreeningRun[], asOf: CalendarDate): readonly SearchedList[] {
  const run = screenings.findLast((one) => one.on <= asOf && isForExclusions(one));
  const files = run?.lists.filter(({ list }) => isExclusionList(list)) ?? [];
  return [...new Set(files.map(({ list }) => list))].sort().map((list) => {
    const own = files.filter((file) => file.list === list);
    const full = own.filter(({ isSupplement }) => isSupplement !== true);
    return { list, from: daysOf(full)[0] ?? null, through: daysOf(own).at(-1) ?? null, fullLists: full.length };
  });
}

/** "leie (3 full lists of 2026-04-01 to 2026-06-01)": how far a list was looked through. */
export function searchedWords({ list, from, through, fullLists }: SearchedList): string {
  const days = from === through || from === null ? (through ?? 'no known day') : `${from} to ${through}`;
  return `${list} (${fullLists === 0 ? 'supplements only,' : countWords(fullLists, 'full list')} of ${days})`;
}

function daysOf(files: ScreeningRun['lists']): readonly CalendarDate[] {
  return files.flatMap(({ publishedOn }) => publishedOn ?? []).sort();
}

/** What lists do not tell of a day: who was excluded then and no longer when the oldest of them was made; null: they do. */
export function searchLimit(lists: readonly SearchedList[], on: CalendarDate): string | null {
  const late = lists.flatMap(({ list, from }) => (from !== null && on < from ? [`${list} of ${from}`] : []));
  const partial = lists.flatMap(({ list, fullLists }) => (fullLists === 0 ? [list] : []));
  const limits = [
    ...(late.length === 0
      ? []
      : [`the oldest looked through: ${late.join(', ')}, and what had ended before is on none`]),
    ...(partial.length === 0 ? [] : [`of ${partial.join(', ')} only supplements were looked through`]),
  ];
  return limits.length === 0 ? null : limits.join('; ');
}

/** What is said where no list stands in the way; `limits`: what was not looked for. */
export function screenedWords(
  clear: string,
  screenedOn: CalendarDate | null,
  limits: readonly (string | null)[] = [],
): string {
  const words = [clear, screenedOn === null ? 'never screened' : `screened on ${screenedOn}`, ...limits];
  return words.filter((one) => one !== null).join('; ');
}
