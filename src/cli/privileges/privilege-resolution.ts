/** Who, where and what is meant by the words of a privileging command. */

import { type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import type { Subject, SubjectFacts } from '../../domain/facts.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import { isCurrentForm } from '../../domain/privileges/form-version.ts';
import type { PrivilegeGrant, PrivilegeRequest } from '../../domain/privileges/privilege.ts';
import { noPrivileges, type PrivilegeFacts } from '../../domain/privileges/privilege-facts.ts';
import { grantStanding, knownPrivileges, openLines } from '../../domain/privileges/privilege-standing.ts';
import { folded, nearest } from '../../domain/suggestion.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Context } from '../context.ts';
import type { Input } from '../input.ts';
import { resolvedSubject } from '../resolution.ts';
import { facilitiesOf, facilityMeant } from './facility-resolution.ts';

/** A provider with everything that privileging asks about. */
export interface PrivilegeCase {
  readonly subject: Subject;
  readonly facts: SubjectFacts;
  /** As known on the as-of day. */
  readonly privileges: PrivilegeFacts;
  /** The request, where the words were its id. */
  readonly request: PrivilegeRequest | null;
}

/** The provider meant by NPI, name or id, or by the id of one of the requests. */
export async function privilegeCase(context: Context, ledger: Ledger, words: string): Promise<PrivilegeCase> {
  const asOf = await context.asOf();
  const id = /^pr-[0-9a-z]+$/i.test(words) ? await requestId(ledger, words) : undefined;
  const subject =
    id === undefined
      ? await resolvedSubject(context, ledger, words, ['provider'])
      : await resolvedSubject(context, ledger, id.subjectId, ['provider']);
  const facts = await ledger.facts.of(subject.id);
  if (facts === undefined) throw new Error(`no facts of ${subject.id}`);
  const privileges = knownPrivileges(facts.privileges ?? noPrivileges, asOf);
  return { subject, facts, privileges, request: privileges.requests.find((one) => one.id === id?.id) ?? null };
}

async function requestId(ledger: Ledger, words: string): Promise<{ readonly id: string; readonly subjectId: string }> {
  const found = await ledger.privileges.byId('request', words);
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first;
  if (first === undefined) {
    throw new UserError('record/not-found', `no request for privileges has the id \`${words}\``, {
      hint: '`empanel privilege list --requests` shows them',
    });
  }
  throw new UserError('record/ambiguous', `\`${words}\` fits ${found.length} requests`, {
    hint: found.map(({ id }) => id).join(', '),
  });
}

/** The dossier of a provider as last synced. */
export async function dossierOf(ledger: Ledger, subject: Subject): Promise<Dossier> {
  const document = await ledger.documents.byKey('dossier', subject.key);
  if (document === undefined) {
    throw new UserError('record/not-found', `${subject.name} has no dossier in the ledger`, {
      hint: 'run `empanel sync`',
    });
  }
  return JSON.parse(document.body) as Dossier;
}

/** The facilities named by `--facility`, each once; the only one there is where none is named. */
export async function facilitiesAsked(ledger: Ledger, words: readonly string[]): Promise<readonly Facility[]> {
  const all = await facilitiesOf(ledger);
  return words.length === 0
    ? [facilityMeant(all, undefined)]
    : [...new Set(words.map((each) => facilityMeant(all, each)))];
}

/** The facility of a command: of the request that was named, by `--facility`, or the only one. */
async function facilityAsked(ledger: Ledger, input: Input, request: PrivilegeRequest | null): Promise<Facility> {
  const all = await facilitiesOf(ledger);
  const words = input.text('facility');
  const named = words === undefined ? undefined : facilityMeant(all, words);
  if (request !== null && named !== undefined && named.key !== request.facility) {
    throw new UserError('usage/conflict', `request ${request.id} is to ${request.facility}, not to \`${words}\``);
  }
  return named ?? facilityMeant(all, request?.facility);
}

/** What every command about somebody's privileges at a facility begins with. */
export interface PrivilegeMatter {
  readonly ledger: Ledger;
  readonly asOf: CalendarDate;
  readonly one: PrivilegeCase;
  readonly facility: Facility;
}

/** Who is meant by an argument, and where, with the ledger open for writing. */
export async function privilegeMatter(
  context: Context,
  input: Input,
  argument: 'provider' | 'request',
): Promise<PrivilegeMatter> {
  const ledger = await context.ledgerForWriting();
  const asOf = await context.asOf();
  const one = await privilegeCase(context, ledger, input.argument(argument));
  return { ledger, asOf, one, facility: await facilityAsked(ledger, input, one.request) };
}

/** The request meant: named by its id, or the one at the facility that is still open; the newest where none is. */
export function requestMeant(one: PrivilegeCase, facility: Facility, asOf: CalendarDate): PrivilegeRequest {
  if (one.request !== null) return one.request;
  const there = one.privileges.requests.filter((request) => request.facility === facility.key);
  const open = there.filter((request) => openLines(request, one.privileges).length > 0);
  const [first, second] = open.length > 0 ? open : there.slice(-1);
  if (first !== undefined && second === undefined) return first;
  if (first === undefined) {
    throw new UserError('record/not-found', `${one.subject.name} has asked for no privileges at ${facility.name}`, {
      hint: `${requestHint(one.subject.key, facility, asOf)} records a request`,
    });
  }
  throw new UserError('record/ambiguous', `${one.subject.name} has ${open.length} open requests at ${facility.name}`, {
    hint: open.map(({ id, on }) => `${id} of ${longDate(on)}`).join('; '),
  });
}

/** "`empanel privilege request 1995402314 --facility harbor-point --form hospital-medicine` (or `--form general-surgery`)" */
function requestHint(subject: string, facility: Facility, on: CalendarDate): string {
  const forms = (facility.privilegeForms ?? []).filter((form) => isCurrentForm(form, on)).map(({ key }) => key);
  const [first, ...others] = [...new Set(forms)];
  const form = first === undefined || others.length === 0 ? '' : ` --form ${first}`;
  const or = others.map((key) => `\`--form ${key}\``).join(', ');
  return `\`empanel privilege request ${subject} --facility ${facility.key}${form}\`${or === '' ? '' : ` (or ${or})`}`;
}

/** The things named by their keys, in any case, each once; all of them where none is named. Suggests the nearest key. */
export function namedByKey<Thing>(
  all: readonly Thing[],
  key: (thing: Thing) => string,
  words: readonly string[],
  what: string,
): readonly Thing[] {
  if (words.length === 0) return all;
  const found = words.map((word) => {
    const named = all.findLast((one) => key(one) === word) ?? all.findLast((one) => folded(key(one)) === folded(word));
    if (named !== undefined) return named;
    const keys = [...new Set(all.map(key))];
    const near = nearest(word, keys, { limit: 1 })[0];
    throw new UserError('record/not-found', `${what} \`${word}\``, {
      hint:
        near !== undefined ? `did you mean \`${near}\`?` : keys.length === 0 ? undefined : `there: ${keys.join(', ')}`,
    });
  });
  return [...new Set(found)];
}

/** The privileges that somebody holds at a facility on a day, suspended ones too. */
export function heldGrants(privileges: PrivilegeFacts, facility: string, on: CalendarDate): readonly PrivilegeGrant[] {
  return privileges.grants.filter((grant) => {
    const { state } = grantStanding(grant, privileges, on);
    return grant.facility === facility && state !== 'ended' && state !== 'not-yet';
  });
}

/** The grants meant by `--line`: those held on a day, all where no line is named. */
export function grantsMeant(
  one: PrivilegeCase,
  facility: Facility,
  on: CalendarDate,
  lines: readonly string[],
): readonly PrivilegeGrant[] {
  const held = heldGrants(one.privileges, facility.key, on);
  if (held.length === 0) {
    throw new UserError('record/not-found', `${one.subject.name} holds no privilege at ${facility.name} on ${on}`, {
      hint: `\`empanel privilege show ${one.subject.key}\` shows what is recorded`,
    });
  }
  const found = namedByKey(held, lineKey, lines, `${one.subject.name} does not hold`);
  return lines.length === 0 ? held : held.filter((grant) => found.some((named) => lineKey(named) === lineKey(grant)));
}

/** The key of the line of a grant; `everything` where it names none. */
export function lineKey(grant: PrivilegeGrant): string {
  return grant.granted?.line.key ?? 'everything';
}

/** The day something happened: `--on`, else the as-of day; never after it. */
export function happenedOn(input: Input, asOf: CalendarDate, otherwise: CalendarDate = asOf): CalendarDate {
  const on = input.date('on', asOf) ?? otherwise;
  if (on > asOf) {
    throw new UserError('usage/bad-value', `\`--on\` lies after the as-of day, ${longDate(asOf)}`, {
      hint: 'what happened is recorded when it has happened; `--from` may lie ahead',
    });
  }
  return on;
}

/** The first day of something: `--from`, else the day it was decided. */
export function firstDay(input: Input, asOf: CalendarDate, on: CalendarDate): CalendarDate {
  return input.date('from', asOf) ?? on;
}
