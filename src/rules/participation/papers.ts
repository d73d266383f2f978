/** The papers without which nobody may practice, whoever pays: a license for the state, and liability cover. */

import { addDays, firstDate, lastDate } from '../../domain/calendar/calendar-date.ts';
import type { Credential } from '../../domain/facts.ts';
import { type BillingCase, isThere } from './billing-case.ts';
import { anyOf, inAll, type Part, type Timeline } from './timeline.ts';

/** Statuses under which a license does not let anybody practice; the days they began are not recorded. */
export const barred: readonly string[] = ['inactive', 'pending', 'suspended', 'revoked', 'surrendered', 'retired'];

/** Statuses of a license that its holder no longer wants to use. */
const laidDown: readonly string[] = ['inactive', 'retired'];

/**
 * A license for the state of the place, at a federal site one of any state. Where no place says in which of several states
 * the service is, all are asked: with a license for some of them only, it waits.
 */
export function licensed(one: BillingCase): Timeline {
  const { credentials, standing, states } = one;
  const licenses = ofOwnType(
    credentials.filter(({ kind }) => kind === 'license'),
    one,
  );
  if (isFederal(one)) return licenseIn(licenses, 'of any state');
  const holds = (license: Credential, state: string): boolean =>
    license.state === state ||
    standing.compacts.some(
      ({ naturalKey, states: others }) => naturalKey === license.naturalKey && others.includes(state),
    );
  const inState = (state: string): readonly Credential[] => licenses.filter((license) => holds(license, state));
  const practiced = states.filter((state) => {
    const there = inState(state);
    return there.length === 0 || there.some(({ status }) => status === null || !laidDown.includes(status));
  });
  if (practiced.length > 1)
    return inAll(
      practiced.map((state) => licenseIn(inState(state), `for ${state}`)),
      unsurePlace(practiced),
    );
  const asked = practiced.length === 0 ? states : practiced;
  const where = asked.length === 0 ? 'for the place, whose state is not known' : `for ${asked.join(' or ')}`;
  return licenseIn(
    licenses.filter((license) => asked.some((state) => holds(license, state))),
    where,
  );
}

/** A site of the federal government, by the document of the group or by the dossier. */
export function isFederal({ place, standing, key }: BillingCase): boolean {
  return (
    place?.federal === true ||
    standing.places.some((work) => work.federal && isThere(work, key) && work.location === key.location)
  );
}

/** Why a paper for one of several states is not enough. */
export function unsurePlace(states: readonly string[]): string {
  return `no place says in which of ${states.join(', ')} the service is`;
}

/** Licenses of the provider's own profession; all where none is: one as a nurse lets nobody work as a nurse practitioner. */
function ofOwnType(licenses: readonly Credential[], { facts }: BillingCase): readonly Credential[] {
  const own = licenses.filter(({ naturalKey }) => naturalKey.split('|')[1] === facts.subject.type);
  return own.length === 0 ? licenses : own;
}

function licenseIn(there: readonly Credential[], where: string): Timeline {
  const licenses = there.filter(({ status }) => status === null || !barred.includes(status));
  return anyOf(
    licenses.flatMap((license) => termParts(license)),
    undatedWords(licenses) ?? barredWords(there) ?? `no license ${where}`,
  );
}

/** A paper whose number is known and whose days are not is in nobody's way but our own: it is on file and proves nothing. */
function undatedWords(papers: readonly Credential[]): string | undefined {
  const [first] = papers.filter(({ terms }) => terms.length === 0);
  return first === undefined ? undefined : `the days of ${first.label} are not on file`;
}

function barredWords(licenses: readonly Credential[]): string | undefined {
  const first = licenses.find(({ status }) => status !== null && (barred.includes(status) || status === 'expired'));
  return first === undefined ? undefined : `${first.label} is ${first.status}`;
}

/** Professional liability cover; one that is limited to some states counts there. */
export function covered(one: BillingCase): Timeline {
  const { credentials, standing, states } = one;
  const covers = credentials.filter(({ kind }) => kind === 'malpractice');
  const limitOf = ({ naturalKey }: Credential): readonly string[] | undefined =>
    standing.limitedCovers.find((limited) => limited.naturalKey === naturalKey)?.states;
  const here = covers.filter((cover) => {
    const limit = limitOf(cover);
    if (limit === undefined) return true;
    return states.every((state) => limit.includes(state));
  });
  const elsewhere = covers.find((cover) => !here.includes(cover));
  return anyOf(
    here.flatMap((cover) => termParts(cover)),
    undatedWords(here) ??
      (elsewhere === undefined
        ? 'no malpractice cover is on file'
        : `${elsewhere.label} holds in ${limitOf(elsewhere)?.join(', ')} only`),
  );
}

/**
 * Terms are in force from day to day and known before: a renewal that begins tomorrow counts tomorrow. One without an end
 * says nothing where the board calls the license expired.
 */
export function termParts({ label, terms, status }: Credential): readonly Part[] {
  return terms.flatMap(({ from, through }) =>
    through === null && status === 'expired'
      ? []
      : [
          {
            level: 'ok' as const,
            from: from ?? firstDate,
            until: through === null ? lastDate : addDays(through, 1),
            because: through === null ? label : `${label} through ${through}`,
            noun: label,
          },
        ],
  );
}
