/** Which group and place an approval is for, and what an application that is not approved says against taking one for granted. */

import { lineStanding } from '../../domain/application.ts';
import { type CalendarDate, firstDate } from '../../domain/calendar/calendar-date.ts';
import type { Application, ApplicationLine, ApplicationState, Subject } from '../../domain/facts.ts';
import type { ParticipationKey } from '../../domain/participation.ts';
import { linesOf } from '../clocks/application-dates.ts';
import type { BillingCase, FiledLine } from './billing-case.ts';
import { isAdmitting, isGranting } from './granting-types.ts';
import { workplaces } from './participation-keys.ts';

/** A line with the application it belongs to. */
interface Asked {
  readonly application: Pick<Application, 'route'>;
  readonly line: ApplicationLine;
}

/** What billing is asked about, and of whom. */
type Question = Pick<BillingCase, 'key'> & { readonly facts: { readonly subject: Pick<Subject, 'groups'> } };

/**
 * Whether a filed line is about the group and place, not only about the product. One by the group route that names no group
 * is for the only group there is: which of several was meant, nobody can say.
 */
export function isOfPlace({ application, line }: Asked, { key, facts }: Question): boolean {
  return isOfGroup(application, line, key, facts.subject.groups) && isAt(line, key);
}

function isOfGroup(
  { route }: Pick<Application, 'route'>,
  { group }: ApplicationLine,
  key: ParticipationKey,
  groups: readonly string[],
): boolean {
  if (group !== null) return group === key.group;
  if (route === 'individual') return key.group === null;
  return key.group === null ? groups.length === 0 : groups.every((one) => one === key.group);
}

function isAt(line: ApplicationLine, { location }: ParticipationKey): boolean {
  return line.location === null || location === null || line.location === location;
}

/** An application that asks to be let in at the place and was not approved, as known on a day. */
export interface OpenAsk {
  readonly application: Application;
  readonly line: ApplicationLine;
  readonly state: ApplicationState;
  readonly since: CalendarDate;
}

/** States of an application that has had its answer, and none that lets anybody in. */
const refusals: readonly ApplicationState[] = ['denied', 'rejected', 'panel-closed', 'withdrawn'];

/** All applications with the payer that ask to be let in for the product and place, and were not approved. */
export function openAsks(one: Pick<BillingCase, 'facts' | 'key' | 'asOf'>): readonly OpenAsk[] {
  const { facts, key, asOf } = one;
  return facts.applications.flatMap((application) => {
    if (application.payer !== key.payer || !isAdmitting(application.type) || application.openedOn > asOf) return [];
    return linesOf(application).flatMap((line): readonly OpenAsk[] => {
      if (line.product !== null && key.product !== null && line.product !== key.product) return [];
      if (!isOfPlace({ application, line }, one)) return [];
      const { state, since, submittedOn } = lineStanding(application, line, asOf);
      if (state === 'approved' || state === 'loaded') return [];
      // What was taken back before it was sent asked for nothing.
      return state === 'withdrawn' && submittedOn === null ? [] : [{ application, line, state, since }];
    });
  });
}

/**
 * Whether what a document says since a day can be taken for granted: not while somebody asks to be let in, and not after
 * that was refused on a later day. A place that we only mean to ask for is no such question.
 */
export function isTakenForGranted(asks: readonly OpenAsk[], since: CalendarDate): boolean {
  return asks.every((ask) => isMeant(ask) || (refusals.includes(ask.state) && ask.since < since));
}

/** A further place that nobody has told the payer of yet. */
function isMeant({ application, state }: OpenAsk): boolean {
  return application.type === 'add-location' && state === 'draft';
}

/** The newest application that would let the provider take part, for the product, group and place, as known on a day. */
export function newestAsk({ facts, key, asOf }: BillingCase): Omit<OpenAsk, 'line'> | undefined {
  return facts.applications
    .filter((one) => one.payer === key.payer && one.openedOn <= asOf && isGranting(one.type))
    .flatMap((application) =>
      linesOf(application)
        .filter(
          (line) =>
            (line.product === null || key.product === null || line.product === key.product) &&
            (line.group === null || line.group === key.group) &&
            isAt(line, key),
        )
        .map((line) => ({ application, ...lineStanding(application, line, asOf) })),
    )
    .toSorted((left, right) => (left.since < right.since ? 1 : left.since > right.since ? -1 : 0))[0];
}

/** Why something that names no place does not count at one. */
export interface Doubt {
  /** `no`: the payer was asked for the place apart; `hold`: nobody knows. */
  readonly level: 'hold' | 'no';
  readonly because: string;
}

/**
 * What speaks against a line that names no place, at a place: it was asked for apart and that was not approved; it opened
 * after the approval, while the provider worked elsewhere; or Medicare, which enrolls by state, was told none of several.
 */
export function placeDoubt(filed: FiledLine, one: BillingCase, asks: readonly OpenAsk[]): Doubt | undefined {
  const { group, place, key, lines } = one;
  const { line, application, approvedOn, submittedOn } = filed;
  if (line.location !== null || key.location === null || place === null) return undefined;
  const apart = apartDoubt(asks, key, submittedOn);
  if (apart !== undefined) return apart;
  const works = group === null ? [] : workplaces(group.key, one);
  const others = (group?.locations ?? []).filter((other) => other.key !== place.key && works.includes(other.key));
  const name = place.name ?? place.key;
  if (
    approvedOn !== null &&
    place.opensOn !== null &&
    place.opensOn > approvedOn &&
    others.some(({ opensOn }) => opensOn === null || opensOn <= approvedOn)
  ) {
    return {
      level: 'hold',
      because: `approved on ${approvedOn}, before ${name} opened on ${place.opensOn}; it is not on record that the payer added it`,
    };
  }
  if (!lines.includes('medicare') || others.every(({ state }) => state === place.state)) return undefined;
  return {
    level: 'hold',
    because: `application ${application.id} names no place, and Medicare enrolls by state: no number for ${place.state ?? name} is on file`,
  };
}

/** What it means for anything that names no place that the place was asked for apart, on that day or later. */
export function apartDoubt(
  asks: readonly OpenAsk[],
  key: ParticipationKey,
  since: CalendarDate | null,
): Doubt | undefined {
  const apart = askedApart(asks, key, since);
  return apart === undefined ? undefined : { level: isMeant(apart) ? 'hold' : 'no', because: askWords(apart) };
}

/** An application of a day or later that asks for the place by name; one that was sent comes before one that was not. */
export function askedApart(
  asks: readonly OpenAsk[],
  { location }: ParticipationKey,
  since: CalendarDate | null,
): OpenAsk | undefined {
  const apart = asks.filter(
    ({ application, line }) =>
      line.location !== null && line.location === location && application.openedOn >= (since ?? firstDate),
  );
  return apart.find((ask) => !isMeant(ask)) ?? apart[0];
}

/** Where an application that was not approved stands, in words. */
export function askWords({ application, state, since }: Pick<OpenAsk, 'application' | 'state' | 'since'>): string {
  return `application ${application.id} ${(stateWords[state] ?? ((on) => `stands at ${state} since ${on}`))(since)}`;
}

const stateWords: Readonly<Partial<Record<ApplicationState, (on: CalendarDate) => string>>> = {
  draft: (on) => `is a draft since ${on}, not submitted`,
  returned: (on) => `was returned on ${on} and not submitted again`,
  rejected: (on) => `was rejected on ${on}`,
  'panel-closed': (on) => `met a closed panel on ${on}`,
  denied: (on) => `was denied on ${on}`,
  withdrawn: (on) => `was withdrawn on ${on}`,
};
