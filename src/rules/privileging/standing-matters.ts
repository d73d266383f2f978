/** What the use of privileges depends on whatever the privilege: exclusion, license, appointment, decision, leave. */

import { addDays, earliest, firstDate, lastDate } from '../../domain/calendar/calendar-date.ts';
import { alwaysEnds } from '../../domain/certification-name.ts';
import type { Credential } from '../../domain/facts.ts';
import { ownBody } from '../../domain/file-facts.ts';
import { appointmentEnd, membershipEndAfter } from '../../domain/privileges/privilege-standing.ts';
import { isLicensedAs } from '../../domain/profession.ts';
import { listed, noExclusionWords } from '../participation/obstacles.ts';
import { anyOf, noneOf, type Part, type Timeline } from '../participation/timeline.ts';
import { beforeMembershipEnd } from '../privilege-prerequisites.ts';
import { datedParts, termParts } from './paper-parts.ts';
import { type KnownCase, stateOf, stretch } from './use-case.ts';

/** Named by a list of excluded parties. */
export function excluded({ facts, asOf, facility }: KnownCase): Timeline {
  const state = facility.address?.state;
  const place = { facts, asOf, lines: ['medicare', 'medicaid'], states: state === undefined ? [] : [state] };
  return noneOf(listed(place, 'excluded'), noExclusionWords(place));
}

/** Works for us no more. */
export function departed({ facts }: KnownCase): Timeline {
  const leftOn = facts.subject.departedOn ?? null;
  return noneOf(leftOn === null ? [] : [stretch('no', leftOn, null, `left on ${leftOn}`)], 'has not left');
}

/** Statuses under which a paper lets nobody practice; the days they began are not recorded. */
const barred = new Set(['inactive', 'pending', 'suspended', 'revoked', 'surrendered', 'retired', 'expired']);

/** Statuses under which somebody practices within what the board of the license allows. */
const limited = new Set(['probation', 'restricted']);

/** A license of the profession for the state of the facility; `anywhere`: of any state, as of volunteers in a disaster. */
export function licensed(one: KnownCase, anywhere: boolean): Timeline {
  const state = anywhere ? null : stateOf(one);
  const isUnknown = state === null && !anywhere && one.facility.federal !== true;
  const own = inUse(one, 'license').filter(({ naturalKey }) =>
    isLicensedAs(naturalKey.split('|')[1] ?? '', one.facts.subject.type),
  );
  const licenses = own.filter(
    (license) =>
      state === null ||
      license.state === state ||
      one.compacts.some(({ naturalKey, states }) => naturalKey === license.naturalKey && states.includes(state)),
  );
  const parts = licenses.flatMap((license) => {
    const { label, status } = license;
    const terms = datedParts(license);
    if (isUnknown)
      return bindingParts(terms, 'only in the state of the license: the state of the facility is not on file');
    if (status === null || !limited.has(status)) return terms;
    return bindingParts(
      terms,
      `${label} is ${status === 'probation' ? 'on probation' : status}: only as its board allows`,
    );
  });
  return anyOf(
    parts,
    barredWords(one, state) ?? (state === null ? 'no license is on file' : `no license for ${state} is on file`),
  );
}

function barredWords({ facts }: KnownCase, state: string | null): string | undefined {
  const found = facts.credentials.find(
    ({ kind, status, state: of }) => kind === 'license' && isBarred(status) && (state === null || of === state),
  );
  return found === undefined ? undefined : `${found.label} is ${found.status}`;
}

/** A DEA registration for the state of the facility; one whose state nobody wrote down may be of another. */
export function registered(one: KnownCase): Timeline {
  const state = stateOf(one);
  const registrations = inUse(one, 'dea').filter((dea) => state === null || dea.state === state || dea.state === null);
  const parts = registrations.flatMap((dea) => {
    const terms = datedParts(dea);
    const isKnown = dea.state !== null || state === null;
    return isKnown ? terms : bindingParts(terms, `only if ${dea.label} is for ${state}: its state is not on file`);
  });
  return anyOf(
    parts,
    state === null ? 'no DEA registration is on file' : `no DEA registration for ${state} is on file`,
  );
}

/** A certification of a kind, or of that title. */
export function certified({ facts }: KnownCase, kind: string, name: string): Timeline {
  const own = facts.credentials.filter(
    (one) =>
      one.kind === 'certification' &&
      (one.naturalKey.split('|')[0] === kind || one.label.toLowerCase() === kind.toLowerCase()),
  );
  const partsOf = alwaysEnds(kind) ? datedParts : termParts;
  const parts = own.flatMap((one) => partsOf({ ...one, label: name }));
  return anyOf(parts, `no ${name} certification is on file`);
}

/** Membership of the medical staff. */
export function appointed({ privileges, facility }: KnownCase): Timeline {
  const parts = privileges.appointments
    .filter((one) => one.facility === facility.key)
    .map((one): Part => {
      const { on } = appointmentEnd(one, privileges);
      const because = `appointed to the ${one.categoryName.toLowerCase()} from ${one.from} through ${addDays(on, -1)}`;
      return { level: 'ok', from: one.from, until: on, because, noun: 'the appointment' };
    });
  return anyOf(parts, `no appointment at ${facility.name} is recorded`);
}

/**
 * The last decision on the file of the facility or of our own committee, for as long as it counts; at most until membership
 * of the facility ends.
 */
export function decided({ facts, facility, asOf, liveUntil, privileges }: KnownCase): Timeline {
  const decisions = facts.decisions
    .filter(
      ({ body, program, on, outcome }) =>
        on <= asOf && outcome !== 'tabled' && ((body === facility.key && program === 'privileges') || body === ownBody),
    )
    .toSorted((left, right) => (left.on === right.on ? left.sequence - right.sequence : left.on < right.on ? -1 : 1));
  const none = 'no credentialing decision is recorded';
  const parts = decisions.flatMap(({ on, outcome }, at): readonly Part[] => {
    const [next, noun] = [decisions[at + 1]?.on ?? lastDate, `the credentialing decision of ${on}`];
    if (outcome === 'denied') return [{ ...stretch('no', on, next, `credentialing was denied on ${on}`), noun }];
    const because = `${outcome === 'approved' ? 'approved' : 'approved with conditions'} on ${on}`;
    const until = earliest(next, liveUntil(on) ?? lastDate);
    const endedOn = membershipEndAfter(privileges, facility.key, on);
    if (endedOn === undefined || endedOn >= until) return [{ ...stretch('ok', on, until, because), noun }];
    return [
      { ...stretch('ok', on, endedOn, because), noun },
      { ...stretch('no', endedOn, next, beforeMembershipEnd(on, endedOn)), noun },
    ];
  });
  // Before a denial nothing was decided: it is not what begins then.
  const [first] = parts;
  const before = first?.level === 'no' ? [{ ...stretch('no', firstDate, first.from, none), noun: '' }] : [];
  return anyOf([...before, ...parts], none);
}

/** Away from the facility. */
export function away({ privileges, facility }: KnownCase): Timeline {
  const leaves = privileges.leaves
    .filter((one) => one.facility === facility.key)
    .map(({ from, until, returnedOn }) => {
      const back = returnedOn ?? until;
      return stretch('no', from, back, `on leave from ${from}${back === null ? '' : ` through ${addDays(back, -1)}`}`);
    });
  return noneOf(leaves, 'not on leave');
}

function inUse({ facts }: KnownCase, kind: Credential['kind']): readonly Credential[] {
  return facts.credentials.filter((one) => one.kind === kind && !isBarred(one.status));
}

function isBarred(status: string | null): boolean {
  return status !== null && barred.has(status.toLowerCase());
}

function bindingParts(parts: readonly Part[], because: string): readonly Part[] {
  return parts.map((part) => ({ ...part, level: 'hold', because }));
}
