/** What the use of privileges depends on whatever the privilege: exclusion, license, appointment, decision, leave. */

import { addDays, type CalendarDate, earliest, lastDate } from '../../domain/calendar/calendar-date.ts';
import type { Credential } from '../../domain/facts.ts';
import { ownBody } from '../../domain/file-facts.ts';
import { appointmentEnd } from '../../domain/privileges/privilege-standing.ts';
import { listed } from '../participation/obstacles.ts';
import { anyOf, noneOf, type Part, type Timeline } from '../participation/timeline.ts';
import { type KnownCase, stateOf, stretch } from './use-case.ts';

/** Named by a list of excluded parties. */
export function excluded({ facts, asOf, facility }: KnownCase): Timeline {
  const state = facility.address?.state;
  const place = { facts, asOf, lines: ['medicare', 'medicaid'], states: state === undefined ? [] : [state] };
  return noneOf(listed(place, 'excluded'), 'no exclusion is known');
}

/** Works for us no more. */
export function departed({ facts }: KnownCase): Timeline {
  const leftOn = facts.subject.departedOn ?? null;
  return noneOf(leftOn === null ? [] : [stretch('no', leftOn, null, `left on ${leftOn}`)], 'has not left');
}

/** Statuses under which a paper lets nobody practice; the days they began are not recorded. */
const barred = new Set(['inactive', 'pending', 'suspended', 'revoked', 'surrendered', 'retired', 'expired']);

/** A license for the state of the facility; `anywhere`: of any state, as of volunteers in a disaster. */
export function licensed(one: KnownCase, anywhere: boolean): Timeline {
  const state = anywhere ? null : stateOf(one);
  const licenses = inUse(one, 'license').filter(
    (license) =>
      state === null ||
      license.state === state ||
      one.compacts.some(({ naturalKey, states }) => naturalKey === license.naturalKey && states.includes(state)),
  );
  return anyOf(
    licenses.flatMap(termParts),
    state === null ? 'no license is on file' : `no license for ${state} is on file`,
  );
}

/** A DEA registration for the state of the facility; one whose state nobody wrote down is taken to be for it. */
export function registered(one: KnownCase): Timeline {
  const state = stateOf(one);
  const registrations = inUse(one, 'dea').filter((dea) => state === null || dea.state === state || dea.state === null);
  return anyOf(
    registrations.flatMap(termParts),
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
  const parts = own.flatMap((one) => termParts({ ...one, label: name }));
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

/** The last decision on the file of the facility or of our own committee, for as long as it counts. */
export function decided({ facts, facility, asOf, liveUntil }: KnownCase): Timeline {
  const decisions = facts.decisions
    .filter(
      ({ body, program, on, outcome }) =>
        on <= asOf && outcome !== 'tabled' && ((body === facility.key && program === 'privileges') || body === ownBody),
    )
    .toSorted((left, right) => (left.on === right.on ? left.sequence - right.sequence : left.on < right.on ? -1 : 1));
  const parts = decisions.flatMap(({ on, outcome }, at): readonly Part[] => {
    if (outcome === 'denied') return [];
    const until = earliest(decisions[at + 1]?.on ?? lastDate, liveUntil(on) ?? lastDate);
    const because = `${outcome === 'approved' ? 'approved' : 'approved with conditions'} on ${on}`;
    return [{ level: 'ok', from: on, until, because, noun: `the credentialing decision of ${on}` }];
  });
  const last = decisions.at(-1);
  const missing =
    last === undefined ? 'no credentialing decision is recorded' : `credentialing was denied on ${last.on}`;
  return anyOf(parts, missing);
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
  return facts.credentials.filter(
    (one) => one.kind === kind && !(one.status !== null && barred.has(one.status.toLowerCase())),
  );
}

/** Terms are in force from day to day and known before: a renewal that begins tomorrow counts tomorrow. */
function termParts({ label, terms }: Credential): readonly Part[] {
  return terms.map(({ from, through }) => {
    const until: CalendarDate | null = through === null ? null : addDays(through, 1);
    const because = through === null ? label : `${label} through ${through}`;
    return { ...stretch('ok', from, until, because), noun: label };
  });
}
