/** In which states a provider works, from when until when: a state that was left, or is not begun, is not one of today. */

import { type CalendarDate, earliest, latest } from '../../domain/calendar/calendar-date.ts';
import type { DerivationContext, GroupPlace, SubjectFacts } from '../../domain/facts.ts';
import type { WorkPlace } from '../../domain/provider-standing.ts';
import { beginning, type Circumstance, circumstanceOn, farEnd } from './circumstance.ts';

/** Work in a state on `[from, until)`. */
interface StateOfWork {
  readonly state: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

/** States in which the subject sees patients on a day; before the first and after the last, those to come, else all. */
export function statesWorkedIn(facts: SubjectFacts, context: DerivationContext, on: CalendarDate): readonly string[] {
  const work = workOf(facts, context);
  const here = work.filter(({ from, until }) => from <= on && on < until);
  return here.length > 0 ? statesIn(here) : statesNotLeft(facts, context, on);
}

/** States in which the subject sees patients on a day or will; where all were left, those that were. */
export function statesNotLeft(facts: SubjectFacts, context: DerivationContext, on: CalendarDate): readonly string[] {
  const ahead = workOf(facts, context).filter(({ until }) => on < until);
  return ahead.length > 0 ? statesIn(ahead) : facts.subject.states;
}

/** Circumstances, cut on the days on which the subject begins to work in a state or leaves it. */
export function cutByWork(
  circumstances: readonly Circumstance[],
  facts: SubjectFacts,
  context: DerivationContext,
): readonly Circumstance[] {
  const work = workOf(facts, context);
  if (work.length === 0) return circumstances;
  const days = [...new Set(work.flatMap(({ from, until }) => [from, until]))].sort();
  return circumstances.flatMap((one) => {
    const inside = days.filter((day) => one.from < day && day < one.until);
    const starts = [one.from, ...inside];
    return starts.map((from, at) => circumstanceOn(one, { from, until: starts[at + 1] ?? one.until }, one.dates));
  });
}

const known = new WeakMap<SubjectFacts, { readonly groups: unknown; readonly work: readonly StateOfWork[] }>();

/** Empty: the dossier tells no times, and the states of the subject stand for all of them. */
function workOf(facts: SubjectFacts, { groups }: DerivationContext): readonly StateOfWork[] {
  if (facts.places === undefined) return [];
  const before = known.get(facts);
  if (before !== undefined && before.groups === groups) return before.work;
  const work = facts.places.flatMap((place) => workAt(place, groups));
  known.set(facts, { groups, work });
  return work;
}

function workAt(place: WorkPlace, groups: DerivationContext['groups']): readonly StateOfWork[] {
  const from = place.from ?? beginning;
  const until = place.until ?? farEnd;
  const own = [...(place.state === null ? [] : [place.state]), ...(place.telehealthStates ?? [])];
  const locations = (place.group === null ? undefined : groups?.get(place.group)?.locations) ?? [];
  const meant = locations.filter(({ key }) => place.location === null || key === place.location);
  return [
    ...own.map((state) => ({ state, from, until })),
    ...meant.flatMap((location) => workThere(location, { from, until })),
  ].filter((one) => one.from < one.until);
}

/** Nobody works at a location before it opens, or after it has closed. */
function workThere(
  { state, opensOn, closesOn }: GroupPlace,
  { from, until }: Omit<StateOfWork, 'state'>,
): readonly StateOfWork[] {
  if (state === null) return [];
  return [{ state, from: latest(from, opensOn ?? from), until: earliest(until, closesOn ?? until) }];
}

function statesIn(work: readonly StateOfWork[]): readonly string[] {
  return [...new Set(work.map(({ state }) => state))].sort();
}
