/** What stands in the places of a letter: of the appointment, the privileges, the last decision, what is asked for. */

import { addDays, type CalendarDate, longDate } from '../domain/calendar/calendar-date.ts';
import type { Subject } from '../domain/facts.ts';
import type { LetterKind, LetterValues } from '../domain/letter-template.ts';
import type { Facility } from '../domain/nouns/facility.ts';
import { countWords } from '../domain/number-forms.ts';
import { focusedMethodWords } from '../domain/privileges/focused-progress.ts';
import type { Appointment, PrivilegeGrant, PrivilegeRequest } from '../domain/privileges/privilege.ts';
import type { PrivilegeFacts } from '../domain/privileges/privilege-facts.ts';
import { appointmentEnd, appointmentOn, grantEnd, grantStanding } from '../domain/privileges/privilege-standing.ts';
import { heldPrivileges, privilegeName } from './privileges/privileged-providers.ts';

/** Whom a letter is about, and where. */
export interface LetterSubject {
  readonly subject: Subject;
  /** "Ana Ruiz, MD" */
  readonly name: string;
  readonly facility: Facility;
  /** As known on the day of the letter. */
  readonly facts: PrivilegeFacts;
}

/** What a letter cannot take from the records. */
export interface LetterAsked {
  readonly asOf: CalendarDate;
  readonly office: string;
  /** What is asked for, of a request for information. */
  readonly missing: readonly string[];
  readonly answerBy: CalendarDate | null;
  /** Last day to ask for a hearing; null: nothing was denied for cause. */
  readonly hearingBy: CalendarDate | null;
}

const day = (on: CalendarDate | null | undefined): string | null => (on == null ? null : longDate(on));

/** The values of a letter of one kind. */
export function letterValues(kind: LetterKind, who: LetterSubject, asked: LetterAsked): LetterValues {
  const { subject, facility, facts, name } = who;
  const { asOf } = asked;
  const appointment = lastAppointment(facts, facility.key, asOf);
  const request = requestOf(kind, who);
  const grants = grantsOf(kind, who, request, asOf);
  const department = appointment?.department ?? request?.department ?? null;
  const ends = grants.map((grant) => grantEnd(grant, facts).on).toSorted();
  const denied = request?.decisions.filter(({ outcome }) => outcome === 'denied') ?? [];
  const decidedOn = [...grants, ...denied]
    .map(({ on }) => on)
    .toSorted()
    .at(-1);
  return {
    provider: name,
    npi: subject.npi,
    facility: facility.name,
    department: facility.departments?.find(({ key }) => key === department)?.name ?? null,
    category: appointment?.categoryName ?? null,
    'appointed-on': day(appointment?.from),
    'appointment-ends': appointment === undefined ? null : longDate(addDays(appointmentEnd(appointment, facts).on, -1)),
    standing: standing(who, appointment, asOf),
    privileges: usable(who, asOf),
    granted: grants.map((grant) => grantWords(grant, facts)),
    denied: denied.map(({ lineId, reason }) => {
      const line = request?.lines.find(({ id }) => id === lineId)?.line.name ?? lineId;
      return reason === null ? line : `${line}: ${reason}`;
    }),
    conditions: conditionsOf(grants, facts),
    'decided-on': day(decidedOn),
    'decided-by': boardName(facility),
    'hearing-by': day(asked.hearingBy),
    'privileges-from': day(grants.map(({ from }) => from).toSorted()[0]),
    'privileges-until': ends.length === 0 ? null : day(addDays(ends[0] as CalendarDate, -1)),
    missing: asked.missing,
    'answer-by': day(asked.answerBy),
    office: asked.office,
    phone: facility.medicalStaffOffice?.phone ?? facility.phone ?? null,
    today: longDate(asOf),
  };
}

/** The appointment in force, else the last one that was. */
function lastAppointment(facts: PrivilegeFacts, facility: string, on: CalendarDate): Appointment | undefined {
  return (
    appointmentOn(facts, facility, on) ??
    facts.appointments
      .filter((one) => one.facility === facility)
      .toSorted((left, right) => (left.from < right.from ? -1 : 1))
      .at(-1)
  );
}

/** The request that a letter is about: the last, of a decision the last on which one was made; undefined: there is none. */
export function requestOf(kind: LetterKind, { facts, facility }: LetterSubject): PrivilegeRequest | undefined {
  const isDecided = ({ id, decisions }: PrivilegeRequest): boolean =>
    decisions.some(({ outcome }) => outcome === 'denied') ||
    facts.grants.some(({ basis, requestId }) => basis === 'regular' && requestId === id);
  return facts.requests.findLast((one) => one.facility === facility.key && (kind !== 'decision' || isDecided(one)));
}

/** The grants that a letter tells of: the temporary ones that are not over, or those of the request. */
export function grantsOf(
  kind: LetterKind,
  { facts, facility }: LetterSubject,
  request: PrivilegeRequest | undefined,
  asOf: CalendarDate,
): readonly PrivilegeGrant[] {
  const here = facts.grants.filter((one) => one.facility === facility.key);
  if (kind === 'temporary-privileges') {
    const states = ['in-force', 'not-yet', 'on-leave'];
    return here.filter((grant) => isTemporary(grant) && states.includes(grantStanding(grant, facts, asOf).state));
  }
  return here.filter(({ basis, requestId }) => basis === 'regular' && requestId === request?.id);
}

function isTemporary({ basis }: PrivilegeGrant): boolean {
  return basis === 'temporary-applicant' || basis === 'temporary-need';
}

/** What was decided, with the end that it was given; of temporary privileges the end that counts now. */
function grantWords(grant: PrivilegeGrant, facts: PrivilegeFacts): string {
  const until = isTemporary(grant) ? grantEnd(grant, facts).on : grant.until;
  return `${privilegeName(grant)}, from ${longDate(grant.from)} through ${longDate(addDays(until, -1))}`;
}

function conditionsOf(grants: readonly PrivilegeGrant[], facts: PrivilegeFacts): readonly string[] {
  return grants.flatMap((grant) => {
    // One that was opened with temporary privileges goes on, though it names their grant.
    const focused = facts.focused.filter(
      (one) =>
        one.cause === 'new-privilege' &&
        (one.grantId === grant.id ||
          (one.result === null && one.facility === grant.facility && one.line === grant.granted?.line.key)),
    );
    return [
      ...(grant.conditions === null ? [] : [`${privilegeName(grant)}: ${grant.conditions}`]),
      ...focused.map((one) => {
        const cases = one.cases === null ? '' : `, ${countWords(one.cases, 'case')}`;
        const how = one.method === null ? '' : ` by ${focusedMethodWords[one.method]}`;
        const due = one.dueOn === null ? '' : `, by ${longDate(one.dueOn)}`;
        const present = one.supervised ? '; until it is over only with the proctor there' : '';
        return `${privilegeName(grant)}: focused evaluation${how}${cases}${due}${present}`;
      }),
    ];
  });
}

function boardName({ committees = [] }: Facility): string {
  return committees.find(({ kind }) => kind === 'board')?.name ?? 'governing body';
}

/** What another facility may be told: that privileges are in force or not, never why. */
function standing({ facts, facility }: LetterSubject, appointment: Appointment | undefined, on: CalendarDate): string {
  const held = heldPrivileges(facts, facility.key, on).filter(({ standing: { state } }) => state !== 'not-yet');
  const some = held.filter(({ grant }) => isTemporary(grant)).length;
  const which = some === held.length ? 'The' : 'Some of the';
  const temporary = some === 0 ? '' : ` ${which} privileges below are temporary.`;
  if (appointment === undefined) return `There is no appointment on record.${temporary}`;
  const present = appointmentOn(facts, facility.key, on);
  if (present === undefined) return `The appointment is not in force on ${longDate(on)}.${temporary}`;
  if (held.length === 0) return 'The appointment is in force; no privileges are held.';
  const ask = 'Please ask our office with a release signed by the practitioner.';
  if (held.some(({ standing: { state } }) => state !== 'in-force'))
    return `The appointment is in force; not all privileges are in use.${temporary} ${ask}`;
  return held.some(({ standing: { conditions } }) => conditions.length > 0)
    ? `The appointment and the privileges are in force, some of them under conditions.${temporary} ${ask}`
    : `The appointment and the privileges are in force.${temporary}`;
}

function usable({ facts, facility }: LetterSubject, on: CalendarDate): readonly string[] {
  const held = heldPrivileges(facts, facility.key, on).filter(({ standing: { state } }) => state === 'in-force');
  return [...new Set(held.map(({ grant }) => privilegeName(grant)))];
}
