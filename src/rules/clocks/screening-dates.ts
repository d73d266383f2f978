/** Screening runs: one run looks at everybody, so its clock is told once, and not once for every provider. */

import { type CalendarDate, compareDates } from '../../domain/calendar/calendar-date.ts';
import type { Subject, SubjectFacts } from '../../domain/facts.ts';
import type { ScreeningRun } from '../../domain/file-facts.ts';
import { looksByHand } from '../../domain/screening/last-screening.ts';
import { editionOn, nextEditionOn } from '../../domain/screening/list-rhythm.ts';
import type { ListRhythms } from '../list-rhythms.ts';
import type { Element } from '../pack-entry.ts';
import { type About, type Circumstance, circumstanceOn, joined, stretches, unattached } from './circumstance.ts';

/** What a list says something about, by its name up to the colon. */
const elementOfList: Readonly<Record<string, Element>> = {
  leie: 'exclusions',
  sam: 'exclusions',
  state: 'exclusions',
  'opt-out': 'opt-out',
  deactivation: 'npi',
};
const screenedElements = [...new Set(Object.values(elementOfList))];

/** Whether a subject stands for everybody: a group, a facility, or a provider who belongs to no group. */
export function standsForRoster({ kind, groups }: Subject): boolean {
  return kind !== 'provider' || groups.length === 0;
}

/**
 * The last run over each kind of list, and the edition that follows the newest one looked through of each list of excluded
 * parties: as the groups and facilities show them, and providers without a group.
 */
export function screeningCircumstances(
  { subject, screenings, verifications }: SubjectFacts,
  rhythms: ListRhythms,
): readonly Circumstance[] {
  if (screenings.length === 0 || !standsForRoster(subject)) return [];
  // Whoever looked one person up by hand looked nobody else up.
  if (subject.kind !== 'provider') return lookCircumstances(screenings, `everybody of ${subject.name}`, rhythms);
  return lookCircumstances([...screenings, ...looksByHand(verifications)], subject.name, rhythms);
}

/** The same of looks of any kind; `who` was looked up, null: nobody needs to be told. */
export function lookCircumstances(
  screenings: readonly ScreeningRun[],
  who: string | null,
  rhythms: ListRhythms,
): readonly Circumstance[] {
  const runs = screenedElements.flatMap((element) => runCircumstances(screenings, element, who));
  const lists = [...new Set(screenings.flatMap((run) => run.lists.map(({ list }) => list)))];
  const editions = lists.filter((list) => elementOf(list) === 'exclusions');
  return [...runs, ...editions.flatMap((list) => editionCircumstances(screenings, list, who, rhythms))];
}

/** The last run over lists that say something about an element. */
function runCircumstances(
  screenings: readonly ScreeningRun[],
  element: Element,
  who: string | null,
): readonly Circumstance[] {
  const runs = screenings.filter(({ lists }) => lists.some(({ list }) => elementOf(list) === element));
  return joined(
    stretches(runs.map(({ on }) => on)).flatMap((stretch) => {
      const last = lastBy(runs, stretch.from);
      if (last === undefined) return [];
      const dates = { 'screening.ranOn': { on: last.on, factId: last.id } };
      return [circumstanceOn(ofRoster(who ?? '', element), stretch, dates)];
    }),
  );
}

/** The edition of a list that follows the newest one looked through, from the day by which its agency had it out. */
function editionCircumstances(
  screenings: readonly ScreeningRun[],
  list: string,
  who: string | null,
  rhythms: ListRhythms,
): readonly Circumstance[] {
  const runs = screenings.filter(({ lists }) => lists.some((one) => one.list === list));
  return joined(
    stretches(runs.map(({ on }) => on)).flatMap((stretch) => {
      const newest = newestEdition(runs, list, stretch.from, rhythms);
      if (newest === undefined) return [];
      const { of, nextOn, factId } = newest;
      const steps = [`${list} of ${of} looked through; by the rhythm of its agency a newer one was out by ${nextOn}`];
      const dates = { 'screening.listPublishedOn': { on: nextOn, factId, steps } };
      return [
        circumstanceOn(ofRoster(`${list} after ${of}${who === null ? '' : `, ${who}`}`, 'exclusions'), stretch, dates),
      ];
    }),
  );
}

/** The newest edition of a list among those of its last run and those seen by hand, and the day by which the next was out. */
function newestEdition(
  runs: readonly ScreeningRun[],
  list: string,
  by: CalendarDate,
  rhythms: ListRhythms,
): { readonly of: CalendarDate; readonly nextOn: CalendarDate; readonly factId: string } | undefined {
  const last = lastBy(
    runs.filter(({ isByHand }) => isByHand !== true),
    by,
  );
  const seen = runs.filter((run) => run === last || (run.isByHand === true && run.on <= by));
  const editions = seen
    .flatMap((run) => run.lists.filter((one) => one.list === list && one.isFormer !== true))
    .flatMap(({ id, publishedOn, givenOn }) => {
      const rhythm = rhythms(list, publishedOn ?? givenOn);
      if (rhythm === undefined) return [];
      const of = publishedOn ?? editionOn(givenOn, rhythm);
      return [{ of, nextOn: nextEditionOn(of, rhythm), factId: id }];
    });
  return editions.toSorted((left, right) => compareDates(left.nextOn, right.nextOn)).at(-1);
}

function ofRoster(about: string, element: Element): About {
  return { ...unattached, about, element, occasion: { of: 'roster', change: null, outcome: null } };
}

function lastBy(runs: readonly ScreeningRun[], by: CalendarDate): ScreeningRun | undefined {
  return runs.reduce<ScreeningRun | undefined>(
    (best, run) => (run.on <= by && (best === undefined || run.on >= best.on) ? run : best),
    undefined,
  );
}

function elementOf(list: string): Element | undefined {
  return elementOfList[list.split(':')[0] ?? ''];
}
