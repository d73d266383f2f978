/**
 * What a departure asks for: terminations by payer and facility, what goes along with the provider, applications that are
 * still open, who must be told by when, claims to send, tail cover, registrations and agreements. Each matter with its next
 * act, a command to copy where one does it.
 */

import { type CalendarDate, latest, longDate } from '../domain/calendar/calendar-date.ts';
import { duration, durationText } from '../domain/calendar/duration.ts';
import type { ContractFacts } from '../domain/contract.ts';
import { wishedEnd } from '../domain/contract-term.ts';
import { isOpenOn, lastDayOfWork, terminationsFor } from '../domain/departure.ts';
import type { Application, DerivationContext, SubjectFacts } from '../domain/facts.ts';
import type { ParticipationKey } from '../domain/participation.ts';
import { changeDuties, type Duty } from '../rules/duties.ts';
import type { BillingFacts } from '../rules/participation/billing-case.ts';
import { participationKeys } from '../rules/participation/participation-keys.ts';
import { agreementMatters, coverMatters, registrationMatters } from './departure-papers.ts';
import type { DepartureMatter, DepartureQuestion, Parting } from './departure-question.ts';
import { terminationStanding } from './departure-terminations.ts';

/** Who must be asked to end what they gave, each once. What is the provider's own goes along and is not among them. */
export function partings(question: DepartureQuestion): readonly Parting[] {
  const { facts, context } = question;
  const found = new Map<string, Parting>();
  for (const key of takenIn(question)) {
    if (goesAlong(key, question) !== null) continue;
    const name = context.payers.get(key.payer)?.name ?? key.payer;
    const route = key.group === null ? 'individual' : 'group';
    found.set(`${key.payer}|${key.group ?? ''}`, { payer: key.payer, facility: null, group: key.group, route, name });
  }
  for (const facility of facilitiesOf(facts, question.asOf)) {
    const name = context.facilities?.get(facility)?.name ?? facility;
    found.set(`facility ${facility}`, { payer: null, facility, group: null, route: 'individual', name });
  }
  return [...found.values()];
}

/** Everything the departure asks for, section by section. */
export function departureMatters(question: DepartureQuestion): readonly DepartureMatter[] {
  const duties = dutiesOf(question);
  return [
    ...terminationMatters(question, duties),
    ...ownMatters(question),
    ...openMatters(question),
    ...contractMatters(question),
    ...noticeMatters(question, duties),
    ...claimMatters(question),
    ...coverMatters(question),
    ...registrationMatters(question),
    ...agreementMatters(question),
  ];
}

/** The earliest day by which a payer or facility must be told of the departure by a rule; null: no rule names one. */
export function tellBy(question: DepartureQuestion, body: Pick<Parting, 'payer' | 'facility'>): Duty | null {
  return dutyFor(dutiesOf(question), body, question.context);
}

/** A duty to tell of the departure, as the kind of change that it is one for. */
interface TellingDuty extends Duty {
  readonly change: 'employment' | 'location';
}

type Body = Pick<Parting, 'payer' | 'facility'>;

function dutyFor(duties: readonly TellingDuty[], body: Body, context: DerivationContext): TellingDuty | null {
  return duties.find((one) => one.dueOn !== null && concerns(one, body, context)) ?? null;
}

/** Whether a duty is to tell this body; a program, which has no key, is told through the payer who runs it. */
function concerns({ payer, facility, about }: Duty, body: Body, { payers }: DerivationContext): boolean {
  if (payer !== null || facility !== null) return payer === body.payer && facility === body.facility;
  return body.payer !== null && payers.get(body.payer)?.lines.includes(about.toLowerCase()) === true;
}

/** Duties to tell of the end of the work and of the place, the soonest first; as they were before anything was opened. */
function dutiesOf({ asOf, departedOn, facts, context, duties }: DepartureQuestion): readonly TellingDuty[] {
  const seen = latest(asOf, departedOn);
  const applications = facts.applications.filter(({ type }) => type !== 'termination');
  return (['employment', 'location'] as const)
    .flatMap((change) =>
      changeDuties(duties, { ...facts, applications }, context, { kind: change, on: departedOn }, seen).map((duty) => ({
        ...duty,
        change,
      })),
    )
    .toSorted((left, right) => ((left.dueOn ?? '~') < (right.dueOn ?? '~') ? -1 : 1));
}

function billingFacts({ facts, standing, context }: DepartureQuestion): BillingFacts {
  return { facts, standing, context, privileges: [] };
}

/** The keys under which a payer has taken the provider in on the last day of work, or has by now. */
function takenIn(question: DepartureQuestion): readonly ParticipationKey[] {
  const { asOf, departedOn, participation } = question;
  const about = billingFacts(question);
  return participationKeys(about).filter((key) =>
    [lastDayOfWork(departedOn), asOf].some((on) => {
      const { reasons } = participation.answer(about, key, asOf, on);
      const states = reasons.filter(({ state }) => state === 'credentialed' || state === 'linked');
      return states.length > 0 && states.some(({ ok }) => ok);
    }),
  );
}

/** Why an enrollment stays with the provider: held in the own name, and not tied to the practice; null: it does not. */
function goesAlong(key: ParticipationKey, { context, facts }: DepartureQuestion): string | null {
  const own = contractsOf(context, key.payer).find(
    ({ holder }) => holder?.kind === 'provider' && holder.key === facts.subject.npi,
  );
  const portable = own?.portable ?? context.payers.get(key.payer)?.portable ?? true;
  if (own !== undefined && portable) return `contract ${own.key} is the provider's own`;
  return key.group === null && own === undefined ? 'the enrollment is in the own name' : null;
}

function contractsOf({ contracts }: DerivationContext, payer: string): readonly ContractFacts[] {
  return [...(contracts?.values() ?? [])].filter((one) => one.payer === payer && one.status === 'signed');
}

/** Facilities that gave privileges: by an approved application, or by their body's last decision. */
function facilitiesOf({ applications, decisions }: SubjectFacts, asOf: CalendarDate): readonly string[] {
  const approved = applications.flatMap(({ facility, type, steps }) =>
    facility !== null && type !== 'termination' && steps.some(({ name, on }) => name === 'approved' && on <= asOf)
      ? [facility]
      : [],
  );
  const last = new Map(
    decisions.filter(({ program, on }) => program === 'privileges' && on <= asOf).map((one) => [one.body, one]),
  );
  const decided = [...last.values()].filter(({ outcome }) => outcome.startsWith('approved')).map(({ body }) => body);
  return [...new Set([...approved, ...decided])];
}

function terminationMatters(question: DepartureQuestion, duties: readonly TellingDuty[]): readonly DepartureMatter[] {
  const { facts, departedOn, context, asOf } = question;
  const opened = terminationsFor(facts.applications, departedOn);
  const done = opened.map((application): DepartureMatter => {
    const { payer, facility } = application;
    const duty = dutyFor(duties, application, context);
    const name =
      payer === null
        ? (context.facilities?.get(facility ?? '')?.name ?? facility ?? '')
        : (context.payers.get(payer)?.name ?? payer);
    const { words, act } = terminationStanding(application, departedOn, asOf);
    return {
      section: 'termination',
      about: name,
      what: `${application.id}: ${words}`,
      by: act === null ? null : (duty?.dueOn ?? departedOn),
      because: duty === null ? 'no rule names a day: before the last one' : dutyWords(duty),
      act,
      source: duty?.rule ?? 'departure',
      payer,
      facility,
      application: application.id,
    };
  });
  const has = (parting: Parting): boolean =>
    opened.some(
      ({ payer, facility, lines }) =>
        payer === parting.payer && facility === parting.facility && lines.some(({ group }) => group === parting.group),
    );
  const missing = partings(question).filter((parting) => !has(parting) && !isAskedOtherwise(parting, question));
  return [
    ...done,
    ...missing.map((parting): DepartureMatter => {
      const where = parting.payer === null ? `--facility ${parting.facility}` : `--payer ${parting.payer}`;
      const group = parting.group === null ? '' : ` --group ${parting.group}`;
      return {
        section: 'termination',
        about: parting.name,
        what: 'no termination is open',
        by: dutyFor(duties, parting, context)?.dueOn ?? departedOn,
        because: 'it has taken the provider in',
        act: `empanel application open ${facts.subject.key} ${where}${group} --type termination`,
        source: 'departure',
        payer: parting.payer,
        facility: parting.facility,
        application: null,
      };
    }),
  ];
}

/** Whether a termination that no departure opened asks for the same. */
function isAskedOtherwise({ payer, facility, group }: Parting, { facts, asOf }: DepartureQuestion): boolean {
  return facts.applications.some(
    (one) =>
      one.type === 'termination' &&
      one.payer === payer &&
      one.facility === facility &&
      isOpenOn(one, asOf) &&
      one.lines.some((line) => line.group === null || line.group === group),
  );
}

function ownMatters(question: DepartureQuestion): readonly DepartureMatter[] {
  const { facts, context, departedOn } = question;
  const found = new Map<string, DepartureMatter>();
  for (const key of takenIn(question)) {
    const why = goesAlong(key, question);
    if (why === null) continue;
    found.set(key.payer, {
      section: 'goes along',
      about: context.payers.get(key.payer)?.name ?? key.payer,
      what: 'stays with the provider; the practice address and where the money goes change',
      by: departedOn,
      because: why,
      act: `empanel application open ${facts.subject.key} --payer ${key.payer} --route individual --type change --what "left the practice"`,
      source: 'contract documents, dossier',
      payer: key.payer,
      facility: null,
      application: null,
    });
  }
  return [...found.values()];
}

/** Applications that would still bring the provider in. */
function openMatters({ facts, context, asOf, departedOn }: DepartureQuestion): readonly DepartureMatter[] {
  const isAsking = (one: Application): boolean =>
    one.type !== 'termination' && one.openedOn <= asOf && isOpenOn(one, asOf) && !isApproved(one, asOf);
  return facts.applications.filter(isAsking).map((one) => ({
    section: 'application',
    about:
      one.payer === null
        ? (context.facilities?.get(one.facility ?? '')?.name ?? one.facility ?? '')
        : (context.payers.get(one.payer)?.name ?? one.payer),
    what: `${one.id} (${one.type}) is still open`,
    by: departedOn,
    because: 'nobody will work under it',
    act: `empanel application advance ${one.id} withdrawn`,
    source: 'applications',
    payer: one.payer,
    facility: one.facility,
    application: one.id,
  }));
}

function isApproved({ steps }: Application, asOf: CalendarDate): boolean {
  return steps.some(({ name, on }) => name === 'approved' && on <= asOf);
}

/** Contracts that end for the provider: places on those of the group, and own ones that do not go along. */
function contractMatters(question: DepartureQuestion): readonly DepartureMatter[] {
  const { facts, context, departedOn } = question;
  const open = facts.links.filter(({ until }) => until === null || until > departedOn);
  const keys = takenIn(question);
  const standing = [...(context.contracts?.values() ?? [])].filter(
    (one) =>
      open.some(({ contract }) => contract === one.key) ||
      (one.holder?.kind === 'group' &&
        keys.some(({ payer, group }) => payer === one.payer && group === one.holder?.key)),
  );
  const own = [...(context.contracts?.values() ?? [])].filter(
    ({ holder, portable, payer, status }) =>
      holder?.kind === 'provider' &&
      holder.key === facts.subject.npi &&
      status === 'signed' &&
      !(portable ?? context.payers.get(payer)?.portable ?? true),
  );
  const matter = (one: ContractFacts, rest: Pick<DepartureMatter, 'what' | 'by' | 'because' | 'act'>) =>
    ({
      section: 'contract',
      about: one.key,
      ...rest,
      source: `contract ${one.key}`,
      payer: one.payer,
      facility: null,
      application: null,
    }) as const;
  return [
    ...standing.map((one) => {
      const named = open.some(({ contract, origin }) => contract === one.key && origin === 'document');
      return matter(one, {
        what: `the place on it ends on ${departedOn}`,
        by: departedOn,
        because: named ? 'its document names the provider' : 'linked, or approved through the group',
        act: named
          ? `write \`until: ${departedOn}\` beside ${facts.subject.key} in the document of ${one.key}, then \`empanel sync\``
          : `empanel contract unlink ${facts.subject.key} ${one.key} --on ${departedOn}`,
      });
    }),
    ...own.map((one) => {
      const { noticeBy, because } = wishedEnd(one.clauses ?? {}, departedOn, question.asOf);
      return matter(one, {
        what: `notice of termination, to end it on ${departedOn}`,
        by: noticeBy,
        because,
        act: `empanel contract notice ${one.key} --end ${departedOn}`,
      });
    }),
  ];
}

function dutyWords({ rule, within, cite }: Duty): string {
  return `${within === null ? '' : `within ${durationText(duration(within))}, `}${rule} (${cite})`;
}

/** Whom rules make us tell apart from those who get a termination: registries, programs, payers that still decide. */
function noticeMatters(question: DepartureQuestion, duties: readonly TellingDuty[]): readonly DepartureMatter[] {
  const { facts, context, departedOn, asOf } = question;
  const told = partings(question);
  const found = new Map<string, DepartureMatter>();
  for (const duty of duties) {
    const { payer, facility, about, dueOn, title, rule, change } = duty;
    if (told.some((body) => concerns(duty, body, context))) continue;
    const key = `${about}|${payer ?? ''}|${facility ?? ''}`;
    if (found.has(key)) continue;
    const event = `empanel provider event ${facts.subject.key} ${change} "left the practice" --on ${departedOn}`;
    found.set(key, {
      section: 'notice',
      about,
      what: title,
      by: dueOn,
      because: dutyWords(duty),
      // What is to come is recorded when it has happened.
      act: asOf < departedOn ? `from ${departedOn} on: \`${event}\`` : event,
      source: rule,
      payer,
      facility,
      application: null,
    });
  }
  return [...found.values()];
}

/** Claims of the last day of work, by payer: the last day on which they may go out. */
function claimMatters(question: DepartureQuestion): readonly DepartureMatter[] {
  const { asOf, departedOn, participation, context, facts } = question;
  const about = billingFacts(question);
  const lastDay = lastDayOfWork(departedOn);
  const found = new Map<string, DepartureMatter>();
  for (const key of participationKeys(about)) {
    if (participation.answer(about, key, asOf, lastDay).verdict === 'no') continue;
    if (facts.subject.npi === null) continue;
    const by = question.releaseDay(key, lastDay);
    const known = found.get(key.payer);
    if (known !== undefined && (by === null || (known.by !== null && known.by <= by))) continue;
    found.set(key.payer, {
      section: 'claims',
      about: context.payers.get(key.payer)?.name ?? key.payer,
      what: `send what is left, through services of ${longDate(lastDay)}`,
      by,
      because: by === null ? 'no filing limit is recorded' : 'filing limit from the last day of work, less the margin',
      act:
        by === null
          ? `write \`filing\` into the document of ${key.payer}, then \`empanel sync\``
          : `empanel can-bill ${facts.subject.key} --payer ${key.payer} --on ${lastDay}`,
      source: `filing limit of ${key.payer}`,
      payer: key.payer,
      facility: null,
      application: null,
    });
  }
  return [...found.values()];
}
