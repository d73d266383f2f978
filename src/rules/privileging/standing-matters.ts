/** What the use of privileges depends on whatever the privilege: exclusion, license, appointment, decision, leave. */

import { addDays, type CalendarDate, earliest, lastDate } from '../../domain/calendar/calendar-date.ts';
import type { Credential } from '../../domain/facts.ts';
import { ownBody } from '../../domain/file-facts.ts';
import { appointmentEnd } from '../../domain/privileges/privilege-standing.ts';
import { isLicensedAs } from '../../domain/profession.ts';
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
  return facts.credentials.filter((one) => one.kind === kind && !isBarred(one.status));
}

function isBarred(status: string | null): boolean {
  return status !== null && barred.has(status.toLowerCase());
}

/** Terms are in force from day to day and known before: a renewal that begins tomorrow counts tomorrow. */
function termParts({ label, terms }: Credential): readonly Part[] {
  return terms.map(({ from, through }) => {
    const until: CalendarDate | null = through === null ? null : addDays(through, 1);
    const because = through === null ? label : `${label} through ${through}`;
    return { ...stretch('ok', from, until, because), noun: label };
  });
}

/** The same of papers that always end: one without its last day proves nothing by itself. */
function datedParts(paper: Credential): readonly Part[] {
  return termParts(paper).map((part) =>
    part.until === lastDate
      ? { ...part, level: 'hold', because: `only if ${paper.label} is in force: its last day is not on file` }
      : part,
  );
}

function bindingParts(parts: readonly Part[], because: string): readonly Part[] {
  return parts.map((part) => ({ ...part, level: 'hold', because }));
}
