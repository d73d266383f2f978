/** What must be so before a privilege is granted, whatever its line asks for. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { SubjectFacts } from '../domain/facts.ts';
import { type Decision, ownBody } from '../domain/file-facts.ts';
import type { Facility, ProxyAgreement } from '../domain/nouns/facility.ts';
import type { CriterionState, EmergencyActivation, PrerequisiteResult } from '../domain/privileges/privilege.ts';
import { noPrivileges } from '../domain/privileges/privilege-facts.ts';
import { membershipEndAfter } from '../domain/privileges/privilege-standing.ts';
import { isLicensedAs } from '../domain/profession.ts';
import { verifiedElement } from './clocks/credential-dates.ts';
import { lastDecision } from './clocks/decision-dates.ts';

function result(prerequisite: string, state: CriterionState, because: string): PrerequisiteResult {
  return { prerequisite, state, because };
}

/** Why a decision counts no more once membership at the facility has ended, and what to record. */
export function beforeMembershipEnd(decidedOn: CalendarDate, endedOn: CalendarDate): string {
  return `the credentialing decision of ${decidedOn} ended with the membership there on ${endedOn}: a new appointment needs one made since, recorded by \`empanel committee decide\``;
}

/** Why the approval that stands on a day carries nothing from another day on: membership ended between. Undefined: not so. */
export function endedWithMembership(
  facts: SubjectFacts,
  facility: string,
  { on, from }: { readonly on: CalendarDate; readonly from: CalendarDate },
): string | undefined {
  const decision = decisionThere(facts, facility, on);
  if (decision === undefined || decision.outcome === 'denied') return undefined;
  const endedOn = membershipEndAfter(facts.privileges ?? noPrivileges, facility, decision.on);
  return endedOn === undefined || endedOn >= from ? undefined : beforeMembershipEnd(decision.on, endedOn);
}

/** The last decision on the file by a day: of the facility or of our own committee. */
function decisionThere({ decisions }: SubjectFacts, facility: string, on: CalendarDate): Decision | undefined {
  const ours = decisions.filter(
    ({ body, program }) => (body === facility && program === 'privileges') || body === ownBody,
  );
  return lastDecision(ours, on);
}

/**
 * A credentialing decision that still counts: of the facility or of our own committee, approved, and not older than the
 * longest term there (`liveUntil` is asked with the day of the decision; undefined: nobody names a term). Whoever was a
 * member and is no more begins anew: what was decided before the end carries nothing that begins after it, however short
 * the break, since nothing bridges a lapse of membership. NCQA lets 30 days pass in a network, not on a staff.
 * `from`: the first day of what rests on it.
 */
export function credentialed(
  facts: SubjectFacts,
  facility: string,
  { on, from }: { readonly on: CalendarDate; readonly from: CalendarDate },
  liveUntil: (decidedOn: CalendarDate) => CalendarDate | undefined,
): PrerequisiteResult {
  const decision = decisionThere(facts, facility, on);
  if (decision === undefined) return result('credentialed', 'not-met', `no decision on the file by ${on} is recorded`);
  const { outcome, on: decidedOn, id } = decision;
  if (outcome === 'denied') return result('credentialed', 'not-met', `denied on ${decidedOn} (${id})`);
  const end = liveUntil(decidedOn);
  if (end !== undefined && end <= on)
    return result('credentialed', 'not-met', `the decision of ${decidedOn} counted until ${end}`);
  const ended = endedWithMembership(facts, facility, { on, from });
  if (ended !== undefined) return result('credentialed', 'not-met', ended);
  const words = outcome === 'approved' ? 'approved' : 'approved with conditions';
  return result('credentialed', 'met', `${words} on ${decidedOn} (${id})`);
}

/** A license of the profession and the state of the facility, in force on a day; of any state at a federal site or where none is known. */
export function licensed(facts: SubjectFacts, facility: Facility, on: CalendarDate): PrerequisiteResult {
  const state = facility.federal === true ? undefined : facility.address?.state;
  const licenses = facts.credentials.filter(
    (one) =>
      one.kind === 'license' &&
      (state === undefined || one.state === state) &&
      isLicensedAs(one.naturalKey.split('|')[1] ?? '', facts.subject.type),
  );
  const where = state === undefined ? 'a license' : `a license in ${state}`;
  if (licenses.length === 0) return result('license', 'not-met', `${where} is not on file`);
  const found = licenses.find(({ terms, status }) => {
    if (status !== null && status.toLowerCase() !== 'active') return false;
    return terms.some(({ from, through }) => (from === null || from <= on) && (through === null || on <= through));
  });
  const named = licenses[0];
  return found === undefined
    ? result('license', 'not-met', `${named?.label ?? where} is not in force on ${on}`)
    : result('license', 'met', `${found.label} is in force`);
}

/** The license looked up at its source by a day, with the answer that it is as the file says. */
export function licenseVerified(facts: SubjectFacts, on: CalendarDate): PrerequisiteResult {
  const looked = facts.verifications.filter((one) => verifiedElement(one.element) === 'license' && one.on <= on).at(-1);
  if (looked === undefined) return result('license-verified', 'not-met', 'the license was not verified at its source');
  return looked.result === 'verified'
    ? result('license-verified', 'met', `verified with ${looked.source} on ${looked.on}`)
    : result('license-verified', 'not-met', `${looked.source} said otherwise on ${looked.on}`);
}

/** The emergency plan of the facility is active on a day. */
export function planActive(
  activations: readonly EmergencyActivation[],
  on: CalendarDate,
): { readonly result: PrerequisiteResult; readonly activation: EmergencyActivation | null } {
  const active = activations.findLast(({ from, until }) => from <= on && (until === null || on < until));
  return active === undefined
    ? { activation: null, result: result('emergency-plan', 'not-met', `the emergency plan is not active on ${on}`) }
    : { activation: active, result: result('emergency-plan', 'met', `active since ${active.from} (${active.id})`) };
}

/** What an agreement with a distant site says about a practitioner on a day. */
export interface ProxyStanding {
  readonly results: readonly PrerequisiteResult[];
  readonly agreement: ProxyAgreement | null;
  /** First day on which the agreement, or the practitioner's place on the list, ends; null: neither names one. */
  readonly until: CalendarDate | null;
}

/** Whether an agreement is in force and the distant site's list names the practitioner for the lines. */
export function proxyStanding(
  facility: Facility,
  site: string,
  { npi, lines }: { readonly npi: string | null; readonly lines: readonly string[] },
  on: CalendarDate,
): ProxyStanding {
  const agreement = (facility.proxyAgreements ?? []).find(
    ({ distantSite }) => distantSite.toLowerCase() === site.toLowerCase(),
  );
  if (agreement === undefined) {
    const none = result('agreement', 'not-met', `${facility.name} has no agreement with ${site} on file`);
    return { results: [none], agreement: null, until: null };
  }
  const began = agreement.from ?? agreement.signed;
  const held = span({ ...agreement, ...(began === undefined ? {} : { from: began }) }, on);
  const inForce = held
    ? result(
        'agreement',
        'met',
        `agreement with ${agreement.distantSite}${agreement.signed === undefined ? '' : ` signed on ${agreement.signed}`}`,
      )
    : result('agreement', 'not-met', `the agreement with ${agreement.distantSite} is not in force on ${on}`);
  const listed = (agreement.practitioners ?? []).find((one) => one.npi === npi && span(one, on));
  const missing = lines.filter((line) => listed?.lines !== undefined && !listed.lines.includes(line));
  const onList =
    listed === undefined
      ? result('distant-list', 'not-met', `${agreement.distantSite} does not list this practitioner on ${on}`)
      : missing.length > 0
        ? result('distant-list', 'not-met', `${agreement.distantSite} lists no privilege for ${missing.join(', ')}`)
        : result(
            'distant-list',
            'met',
            `listed by ${agreement.distantSite}${agreement.listReceived === undefined ? '' : `, list of ${agreement.listReceived}`}`,
          );
  const ends = [agreement.until, listed?.until].flatMap((day) => (day === undefined ? [] : [day as CalendarDate]));
  return { results: [inForce, onList], agreement, until: ends.toSorted()[0] ?? null };
}

function span({ from, until }: { readonly from?: string; readonly until?: string }, on: CalendarDate): boolean {
  return (from === undefined || from <= on) && (until === undefined || on < until);
}
