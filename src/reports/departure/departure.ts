/**
 * What a departure asks for: terminations by payer and facility, what goes along with the provider, applications that are
 * still open, who must be told by when, claims to send, tail cover, registrations and agreements. Each matter with its next
 * act, a command to copy where one does it.
 */

import { type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import type { ContractFacts } from '../../domain/contracts/contract.ts';
import { wishedEnd } from '../../domain/contracts/contract-term.ts';
import { isOpenOn, lastDayOfWork, terminationsFor } from '../../domain/departure.ts';
import type { Application } from '../../domain/facts.ts';
import { participationKeys } from '../../rules/participation/participation-keys.ts';
import { concerns, dutiesOf, dutyFor, dutyWords, type TellingDuty } from './departure-duties.ts';
import { agreementMatters, coverMatters, registrationMatters } from './departure-papers.ts';
import { billingFacts, goesAlong, partings, takenIn } from './departure-partings.ts';
import type { DepartureMatter, DepartureQuestion, Parting } from './departure-question.ts';
import { terminationStanding } from './departure-terminations.ts';

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

/** Whom rules make us tell apart from those who get a termination: registries, programs, payers that still decide. */
function noticeMatters(question: DepartureQuestion, duties: readonly TellingDuty[]): readonly DepartureMatter[] {
  const { facts, context, departedOn } = question;
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
      act: tellingAct(question, duty, event),
      source: rule,
      payer,
      facility,
      application: null,
    });
  }
  return [...found.values()];
}

/** What comes next for a notice: recording the change, then who was told of it; null: they were. */
function tellingAct(
  { facts, departedOn, asOf }: DepartureQuestion,
  { payer, facility, change }: TellingDuty,
  event: string,
): string | null {
  const recorded = facts.occurrences.find(({ kind, on }) => kind === change && on === departedOn);
  // What is to come is recorded when it has happened.
  if (recorded === undefined) return asOf < departedOn ? `from ${departedOn} on: \`${event}\`` : event;
  const isTold = recorded.told.some((one) => one.payer === payer && one.facility === facility && one.on <= asOf);
  return isTold ? null : `empanel provider tell ${facts.subject.key} ${recorded.id} --all --via portal`;
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
