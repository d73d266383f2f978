/** Places of a group that open, and the first day of work of whoever joins one. */

import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, dateBefore, duration } from '../../domain/calendar/duration.ts';
import type { DerivationContext, SubjectFacts } from '../../domain/facts.ts';
import { aboutApplication, linesOf } from './application-dates.ts';
import { type About, beginning, type Circumstance, circumstanceOn, farEnd, unattached } from './circumstance.ts';
import { credentialLives } from './credential-dates.ts';

/** How long a place that has opened is asked about, where nothing says that it was filed for. */
const askedAbout = duration('P1Y');

/** The clocks of the places of a group, and of the work that a provider begins there. */
export function placeCircumstances(facts: SubjectFacts, context: DerivationContext): readonly Circumstance[] {
  return facts.subject.kind === 'group' ? openings(facts, context) : beginnings(facts, context);
}

/** Places from which Medicare is billed, until it was told of them, or an application of the group was filed for them. */
function openings(facts: SubjectFacts, context: DerivationContext): readonly Circumstance[] {
  const { subject, credentials } = facts;
  const group = context.groups?.get(subject.key);
  if (group === undefined || !credentials.some((one) => one.kind === 'medicare' && credentialLives(one))) return [];
  return group.locations.flatMap(({ key, name, state, opensOn }) => {
    if (opensOn === null) return [];
    const filed = filedOn(facts, context, key, opensOn);
    const until = filed ?? addDays(dateAfter(opensOn, askedAbout), 1);
    const about: About = { ...unattached, about: `Medicare, ${name ?? key}`, element: 'medicare', state };
    const dates = { 'location.opensOn': { on: opensOn, factId: `place:${subject.key}:${key}` } } as const;
    return [circumstanceOn(about, { from: beginning, until }, dates)];
  });
}

/** The day on which Medicare was told of a place; null: nothing says so. */
function filedOn(
  { occurrences, applications }: SubjectFacts,
  { payers }: DerivationContext,
  place: string,
  opensOn: CalendarDate,
): CalendarDate | null {
  const early = dateBefore(opensOn, askedAbout);
  const told = occurrences.flatMap(({ kind, told: all }) =>
    kind === 'location'
      ? all.flatMap(({ payer, on }) => ((payer === 'medicare' || isMedicare(payer, payers)) && on >= early ? [on] : []))
      : [],
  );
  const submitted = applications
    .filter((one) => isMedicare(one.payer, payers) && linesOf(one).some(({ location }) => location === place))
    .flatMap(({ steps }) => steps.flatMap(({ name, on }) => (name === 'submitted' ? [on] : [])));
  return [...told, ...submitted].toSorted()[0] ?? null;
}

/**
 * The first day of work in a group, while the application to Medicare through it is not filed. Who worked there before the
 * application was begun may have seen patients for years: no first service is known then.
 */
function beginnings({ subject, applications }: SubjectFacts, context: DerivationContext): readonly Circumstance[] {
  const { npi } = subject;
  if (npi === null) return [];
  return applications.flatMap((application) => {
    const { payer, openedOn, steps, type, id } = application;
    if (type !== 'initial' || !isMedicare(payer, context.payers)) return [];
    const groups = new Set(linesOf(application).flatMap(({ group }) => group ?? []));
    const [first] = [...groups]
      .flatMap((key) => (context.groups?.get(key)?.members.get(npi) ?? []).map(({ from }) => ({ key, from })))
      .flatMap(({ key, from }) => (from !== null && from >= openedOn ? [{ key, on: from }] : []))
      .toSorted((left, right) => (left.on < right.on ? -1 : 1));
    const until = steps.find(({ name }) => name === 'submitted' || name === 'withdrawn')?.on ?? farEnd;
    if (first === undefined || until <= openedOn) return [];
    const dates = { 'location.firstServiceOn': { on: first.on, factId: id, writtenBy: first.key } } as const;
    return [circumstanceOn(aboutApplication(application, context.payers), { from: openedOn, until }, dates)];
  });
}

function isMedicare(payer: string | null, payers: DerivationContext['payers']): boolean {
  return payer !== null && payers.get(payer)?.lines.includes('medicare') === true;
}
