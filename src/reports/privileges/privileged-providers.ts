/** Who asked for or holds privileges, and at which facilities, as a report asks. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Subject } from '../../domain/facts.ts';
import { compareNames } from '../../domain/name-order.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import type { PrivilegeGrant } from '../../domain/privileges/privilege.ts';
import type { PrivilegeFacts } from '../../domain/privileges/privilege-facts.ts';
import { type GrantStanding, grantStanding, knownPrivileges } from '../../domain/privileges/privilege-standing.ts';
import type { Cell, Column, Tone } from '../../domain/table.ts';
import type { Question } from '../report.ts';

/** Somebody with what is known of their privileges on the as-of day. */
export interface PrivilegedProvider {
  readonly subject: Subject;
  readonly facts: PrivilegeFacts;
}

/** Everybody who ever asked for privileges, by name, as far as the filters let through. */
export async function privilegedProviders({
  ledger,
  asOf,
  filters,
}: Pick<Question, 'ledger' | 'asOf' | 'filters'>): Promise<readonly PrivilegedProvider[]> {
  const everybody = await ledger.privileges.everybody();
  const subjects = await ledger.subjects.list();
  return subjects
    .flatMap((subject) => {
      const facts = everybody.get(subject.id);
      const left =
        (filters.subjectId !== undefined && filters.subjectId !== subject.id) ||
        (filters.practice !== undefined && filters.practice !== subject.practice);
      return facts === undefined || left ? [] : [{ subject, facts: knownPrivileges(facts, asOf) }];
    })
    .toSorted((one, other) => compareNames(one.subject.name, other.subject.name));
}

/** The facilities of a report, by key: the one asked for, or all. */
export async function facilitiesAsked({
  ledger,
  filters,
}: Pick<Question, 'ledger' | 'filters'>): Promise<ReadonlyMap<string, Facility>> {
  const documents = await ledger.documents.list('facility');
  return new Map(
    documents
      .filter(({ key, status }) => status === 'current' && (filters.facility === undefined || key === filters.facility))
      .map(({ key, body }) => [key, JSON.parse(body) as Facility]),
  );
}

/** A privilege with where it stands on the day. */
export interface HeldPrivilege {
  readonly grant: PrivilegeGrant;
  readonly standing: GrantStanding;
}

/**
 * The privileges of somebody at a facility that have not ended by the day. Of a line that is granted for this term and the
 * next, both are told.
 */
export function heldPrivileges(facts: PrivilegeFacts, facility: string, on: CalendarDate): readonly HeldPrivilege[] {
  return facts.grants
    .filter((grant) => grant.facility === facility)
    .map((grant) => ({ grant, standing: grantStanding(grant, facts, on) }))
    .filter(({ standing }) => standing.state !== 'ended');
}

/** What a privilege is called: the name of its line, or what the license covers. */
export function privilegeName({ granted }: Pick<PrivilegeGrant, 'granted'>): string {
  return granted?.line.name ?? 'whatever the license covers';
}

/** Words for the states of a privilege. */
export const standingWords: Readonly<Record<GrantStanding['state'], string>> = {
  'in-force': 'in force',
  'not-yet': 'not begun',
  ended: 'ended',
  suspended: 'suspended',
  'on-leave': 'on leave',
};

/** Words for the basis of a privilege; a regular one needs none. */
export const basisWords: Readonly<Record<PrivilegeGrant['basis'], string>> = {
  regular: 'regular',
  'temporary-applicant': 'temporary, new applicant',
  'temporary-need': 'temporary, patient need',
  disaster: 'disaster',
  emergency: 'emergency',
  proxy: 'by proxy',
};

/** Tone of a row about a privilege. */
export function standingTone(state: GrantStanding['state']): Tone {
  if (state === 'suspended') return 'bad';
  return state === 'in-force' ? 'plain' : state === 'ended' ? 'muted' : 'warn';
}

/** Cells that say whom and which facility a row is about, for data formats. */
export function whoCells(subject: Subject, facility: string): Readonly<Record<string, Cell>> {
  return { facility, subject: subject.key, subjectKind: subject.kind, npi: subject.npi };
}

/** The columns of `whoCells`. */
export const whoColumns: readonly Column[] = [
  { id: 'npi', label: 'NPI', type: 'npi', priority: 8 },
  { id: 'facility', label: 'Facility key', type: 'text', priority: 'machine' },
  { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
  { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
];
