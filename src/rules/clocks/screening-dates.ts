/** Screening runs: one run looks at everybody, so its clock is told once, and not once for every provider. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Subject, SubjectFacts } from '../../domain/facts.ts';
import type { ScreeningRun } from '../../domain/file-facts.ts';
import type { Element } from '../pack-entry.ts';
import type { RecordedDates } from './anchor.ts';
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

/** The last run over each kind of list, as the groups and facilities show it, and providers without a group. */
export function screeningCircumstances({ subject, screenings }: SubjectFacts): readonly Circumstance[] {
  if (screenings.length === 0 || !standsForRoster(subject)) return [];
  return screenedElements.flatMap((element) => {
    const runs = screenings.filter(({ lists }) => lists.some(({ list }) => elementOf(list) === element));
    if (runs.length === 0) return [];
    const about: About = {
      ...unattached,
      about: subject.kind === 'provider' ? subject.name : `everybody of ${subject.name}`,
      element,
      occasion: { of: 'roster', change: null, outcome: null },
    };
    return joined(
      stretches(runs.map(({ on }) => on)).flatMap((stretch) => {
        const dates = datesOf(runs, element, stretch.from);
        return dates === undefined ? [] : [circumstanceOn(about, stretch, dates)];
      }),
    );
  });
}

function datesOf(runs: readonly ScreeningRun[], element: Element, by: CalendarDate): RecordedDates | undefined {
  const known = runs.filter(({ on }) => on <= by);
  const last = known.reduce<ScreeningRun | undefined>(
    (best, run) => (best === undefined || run.on >= best.on ? run : best),
    undefined,
  );
  if (last === undefined) return undefined;
  const [published] = known
    .flatMap(({ lists }) => lists.filter(({ isFormer }) => isFormer !== true))
    .flatMap(({ id, list, publishedOn }) =>
      elementOf(list) === element && publishedOn !== null ? [{ on: publishedOn, factId: id }] : [],
    )
    .toSorted((left, right) => (left.on < right.on ? 1 : -1));
  return {
    'screening.ranOn': { on: last.on, factId: last.id },
    ...(published === undefined ? {} : { 'screening.listPublishedOn': published }),
  };
}

function elementOf(list: string): Element | undefined {
  return elementOfList[list.split(':')[0] ?? ''];
}
