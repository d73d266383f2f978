/** What a visit needs in which controlled substances are prescribed, given or dispensed. */

import type { Credential } from '../../domain/facts.ts';
import type { BillingCase } from './billing-case.ts';
import { barred, isFederal, termParts, unsurePlace } from './papers.ts';
import { anyOf, inAll, type Part, type Timeline } from './timeline.ts';

/**
 * A DEA registration for the state of the place (21 CFR 1301.12), at a federal site one of any state. One whose state nobody
 * wrote down may be of another: the claim waits.
 */
export function registeredWithDea(one: BillingCase): Timeline {
  const { states } = one;
  const inUse = ofKind('dea', one);
  if (isFederal(one)) return anyOf(inUse.flatMap(termParts), 'no DEA registration is on file');
  if (states.length > 1)
    return inAll(
      states.map((state) => registrationIn([state], inUse)),
      unsurePlace(states),
    );
  return registrationIn(states, inUse);
}

function registrationIn(states: readonly string[], registrations: readonly Credential[]): Timeline {
  const parts = registrations.flatMap((dea): readonly Part[] => {
    if (dea.state !== null) return states.includes(dea.state) ? termParts(dea) : [];
    return termParts(dea).map((part) => ({
      ...part,
      level: 'hold',
      because: `the state of ${dea.label} is not on file`,
    }));
  });
  const where = states.length === 0 ? 'for the place, whose state is not known' : `for ${states.join(' or ')}`;
  return anyOf(parts, `no DEA registration ${where} is on file`);
}

/**
 * The registration that the state itself asks for. Which states ask for one is on record only by what is on file: null where
 * nothing is.
 */
export function registeredWithState(one: BillingCase): Timeline | null {
  const here = one.credentials.filter(
    ({ kind, state }) => kind === 'cds' && state !== null && one.states.includes(state),
  );
  if (here.length === 0 || isFederal(one)) return null;
  const states = [...new Set(here.flatMap(({ state }) => state ?? []))];
  const timelines = states.map((state) => {
    const own = here.filter((cds) => cds.state === state);
    const usable = own.filter(({ status }) => status === null || !barred.includes(status));
    const refused = own.find(({ status }) => status !== null && barred.includes(status));
    return anyOf(
      usable.flatMap(termParts),
      refused === undefined
        ? `no controlled substance registration of ${state}`
        : `${refused.label} is ${refused.status}`,
    );
  });
  return inAll(timelines, unsurePlace(one.states));
}

function ofKind(kind: Credential['kind'], { credentials }: BillingCase): readonly Credential[] {
  return credentials.filter((one) => one.kind === kind && (one.status === null || !barred.includes(one.status)));
}
