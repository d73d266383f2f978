/** Dates of contracts that a subject holds: terms that renew, ends that were announced, changes to object to, offers to answer. */

import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, dateBefore, duration } from '../../domain/calendar/duration.ts';
import type { ContractFacts } from '../../domain/contracts/contract.ts';
import { announcedChanges, type ContractClauses, contractTerms } from '../../domain/contracts/contract-term.ts';
import type { DerivationContext, SubjectFacts } from '../../domain/facts.ts';
import type { RecordedDate, RecordedDates } from './anchor.ts';
import { type About, beginning, type Circumstance, circumstanceOn, farEnd, unattached } from './circumstance.ts';
import { credentialLives } from './credential-dates.ts';

/** How long a change whose day is not known is asked about. */
const undatedChange = duration('P1Y');

/** The clocks of the contracts that a subject holds. */
export function contractCircumstances(facts: SubjectFacts, context: DerivationContext): readonly Circumstance[] {
  const { kind, key } = facts.subject;
  return [...(context.contracts?.values() ?? [])]
    .filter(({ holder }) => holder !== null && holder.kind === kind && holder.key === key)
    .flatMap((contract) => [...ofContract(contract, context), ...signed(contract, facts, context)]);
}

/**
 * The signing, until the state has enrolled whoever signed: a Medicaid plan may contract before that, for a time. Nothing runs
 * for who was enrolled there already, or whose enrollment bears no date.
 */
function signed(
  { key, payer, products, route, status, signedOn, endsOn }: ContractFacts,
  { credentials }: SubjectFacts,
  context: DerivationContext,
): readonly Circumstance[] {
  if (status !== 'signed' || signedOn === null) return [];
  const { name = payer, states = [] } = context.payers.get(payer) ?? {};
  const enrolled = credentials.filter(
    (one) =>
      one.kind === 'medicaid' && credentialLives(one) && (states.length === 0 || states.includes(one.state ?? '')),
  );
  const days = enrolled.flatMap(({ terms }) => terms.map((term) => term.happenedOn ?? term.from));
  if (enrolled.some(({ terms }) => terms.length === 0) || days.includes(null)) return [];
  const since = days.reduce<CalendarDate>(
    (first, day) => (day !== null && day < first ? day : first),
    endsOn ?? farEnd,
  );
  const about: About = { ...unattached, about: `${name} (${key})`, payer, products, route };
  return span(about, signedOn, since, { 'contract.signedOn': { on: signedOn, factId: `contract:${key}:signed` } });
}

function ofContract(contract: ContractFacts, context: DerivationContext): readonly Circumstance[] {
  const { clauses, key } = contract;
  if (clauses === undefined || contract.status === 'ended') return [];
  const payer = context.payers.get(contract.payer)?.name ?? contract.payer;
  const about: About = {
    ...unattached,
    about: `${payer} (${key})`,
    payer: contract.payer,
    products: contract.products,
    route: contract.route,
    state: clauses.amendment?.state ?? null,
  };
  if (contract.status === 'negotiating') return answers(key, clauses, about);
  return [...renewals(key, clauses, about), ...endings(key, clauses, about), ...changes(key, clauses, about)];
}

/**
 * The end of each term, from the day after the last window has passed to the last day of its own: a window that passes is
 * no longer due, the contract renews. None once notice was given.
 */
function renewals(key: string, clauses: ContractClauses, about: About): readonly Circumstance[] {
  const noticed = (clauses.notices ?? []).find(({ kind }) => kind === 'termination' || kind === 'non-renewal');
  const closed = (noticed?.on ?? farEnd) as CalendarDate;
  if (clauses.ends !== undefined) return [];
  let from: CalendarDate = beginning;
  return contractTerms(clauses).flatMap(({ endsOn, noticeBy, then }) => {
    if (then === 'none') return [];
    const start = from;
    const until = addDays(noticeBy ?? endsOn, 1);
    from = until;
    const stretch = { from: start, until: until < closed ? until : closed };
    if (stretch.until <= stretch.from) return [];
    const factId = `contract:${key}:term:${endsOn}`;
    return [
      circumstanceOn(about, stretch, {
        'contract.termEndsOn': { on: endsOn, factId },
        ...own('contract.nonRenewalBy', noticeBy, factId),
      }),
    ];
  });
}

/** The end that a notice or the document names. */
function endings(key: string, clauses: ContractClauses, about: About): readonly Circumstance[] {
  const noticed = (clauses.notices ?? []).find(({ kind }) => kind === 'termination' || kind === 'non-renewal');
  if (noticed !== undefined) {
    const factId = `contract:${key}:notice:${noticed.on}`;
    const from = noticed.on as CalendarDate;
    return [circumstanceOn(about, { from, until: farEnd }, { 'contract.noticeOn': { on: from, factId } })];
  }
  if (clauses.ends === undefined) return [];
  const endsOn = clauses.ends as CalendarDate;
  const factId = `contract:${key}:end:${endsOn}`;
  const by = clauses.terminationNotice === undefined ? null : dateBefore(endsOn, duration(clauses.terminationNotice));
  return [
    circumstanceOn(
      about,
      { from: beginning, until: addDays(endsOn, 1) },
      { 'contract.terminatesOn': { on: endsOn, factId }, ...own('contract.terminationBy', by, factId) },
    ),
  ];
}

/** Changes that the payer announced, until we objected or they took effect. */
function changes(key: string, clauses: ContractClauses, about: About): readonly Circumstance[] {
  return announcedChanges(clauses).flatMap(({ noticeOn, effectiveOn, objectBy, objectedOn }) => {
    const factId = `contract:${key}:change:${noticeOn}`;
    const effective: RecordedDates =
      effectiveOn === null ? {} : { 'contract.amendmentEffectiveOn': { on: effectiveOn, factId } };
    const until = addDays(effectiveOn ?? dateAfter(noticeOn, undatedChange), 1);
    const answered = objectedOn === null || objectedOn > until ? until : objectedOn;
    return [
      ...span(about, noticeOn, answered, {
        'contract.amendmentNoticeOn': { on: noticeOn, factId },
        ...effective,
        ...own('contract.objectionBy', objectBy, factId),
      }),
      ...(effectiveOn === null ? [] : span(about, answered, until, effective)),
    ];
  });
}

/** The offer that waits for an answer. */
function answers(key: string, { rounds }: ContractClauses, about: About): readonly Circumstance[] {
  return (rounds ?? []).flatMap(({ on, by, answerBy }, index, all) => {
    if (by !== 'payer' || answerBy === undefined) return [];
    const factId = `contract:${key}:round:${index + 1}`;
    const next = (all[index + 1]?.on ?? farEnd) as CalendarDate;
    return span(about, on as CalendarDate, next, {
      'contract.answerBy': { on: answerBy as CalendarDate, factId },
    });
  });
}

function span(about: About, from: CalendarDate, until: CalendarDate, dates: RecordedDates): readonly Circumstance[] {
  return from < until ? [circumstanceOn(about, { from, until }, dates)] : [];
}

function own(
  anchor: 'contract.nonRenewalBy' | 'contract.terminationBy' | 'contract.objectionBy',
  on: CalendarDate | null,
  factId: string,
): Readonly<Partial<Record<typeof anchor, RecordedDate>>> {
  return on === null ? {} : { [anchor]: { on, factId } };
}
