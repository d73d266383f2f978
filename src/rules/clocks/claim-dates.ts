/** Denials until they are settled, with the decisions about their appeals; claims that are kept back. */

import { type CalendarDate, latest } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, duration } from '../../domain/calendar/duration.ts';
import type { AppealDecisionKind, DeniedClaim, HeldClaims } from '../../domain/claims/claim-facts.ts';
import type { DerivationContext, SubjectFacts } from '../../domain/facts.ts';
import { centsText } from '../../domain/money.ts';
import { statedLimit } from '../claims/filing-limit.ts';
import type { Anchor } from '../pack-entry.ts';
import type { RecordedDates } from './anchor.ts';
import { type About, type Circumstance, circumstanceOn, farEnd, unattached } from './circumstance.ts';

/** The clocks of denied and of held claims of a subject. Who has left us still has claims to be paid. */
export function claimCircumstances(facts: SubjectFacts, context: DerivationContext): readonly Circumstance[] {
  const { claims } = facts;
  if (claims === undefined || claims.denials.length + claims.held.length === 0) return [];
  const { npi } = facts.subject;
  return [
    ...claims.denials.flatMap((denial) => denied(denial, npi, context)),
    ...claims.held.map((held) => heldBack(held, context)),
  ];
}

/** A denial from the day it was told, or from the last decision about it, until it is settled. */
function denied(denial: DeniedClaim, npi: string | null, context: DerivationContext): readonly Circumstance[] {
  const decision = denial.decisions.at(-1);
  const from = latest(denial.deniedOn, decision?.on ?? denial.deniedOn);
  const until = denial.closedOn ?? farEnd;
  const dates = datesOf(denial, npi, context);
  if (until <= from || Object.keys(dates).length === 0) return [];
  const { payer, product, serviceOn, cents, code } = denial;
  const service = serviceOn === null ? '' : `, service ${serviceOn}`;
  const about = `${payerName(payer, context)}, ${centsText(cents)}${service} (${code})`;
  return [circumstanceOn(aboutClaim(about, payer, product), { from, until }, dates)];
}

const levelAnchors: Readonly<Record<AppealDecisionKind, Anchor>> = {
  'claim-redetermined': 'claim.redeterminedOn',
  'claim-reconsidered': 'claim.reconsideredOn',
};

/** A day that a letter, the contract or the payer names stands for the limits of law. */
function datesOf(denial: DeniedClaim, npi: string | null, context: DerivationContext): RecordedDates {
  const { id: factId, step, dueOn, dueByLetter, deniedOn, serviceOn, remitted } = denial;
  const decision = denial.decisions.at(-1);
  if (step === 'correct' || step === 'wait')
    return {
      ...(dueOn === null ? {} : { 'claim.sendBy': { on: dueOn, factId } }),
      ...(serviceOn === null ? {} : { 'claim.serviceOn': { on: serviceOn, factId } }),
    };
  if (dueOn !== null && dueByLetter) return { 'claim.appealBy': { on: dueOn, factId } };
  if (decision !== undefined) return { [levelAnchors[decision.kind]]: { on: decision.on, factId } };
  const stated = statedOn(denial, npi, context);
  if (stated !== null) return { 'claim.appealBy': { on: stated, factId } };
  return {
    'claim.deniedOn': { on: deniedOn, factId },
    ...(remitted ? { 'claim.remittedOn': { on: deniedOn, factId } } : {}),
  };
}

function statedOn(denial: DeniedClaim, npi: string | null, context: DerivationContext): CalendarDate | null {
  const { payer, product, group, serviceOn, deniedOn } = denial;
  const length = statedLimit('appeal', { payer, product, group, npi, serviceOn, deniedOn }, context);
  return length === null ? null : dateAfter(deniedOn, duration(length));
}

function heldBack({ id, payer, count, cents, releaseBy, from }: HeldClaims, context: DerivationContext): Circumstance {
  const claims = count === 1 ? 'a claim is held' : `${count} claims are held`;
  const about = aboutClaim(`${payerName(payer, context)}, ${claims}, ${centsText(cents)}`, payer, null);
  return circumstanceOn(about, { from, until: farEnd }, { 'claim.releaseBy': { on: releaseBy, factId: id } });
}

function aboutClaim(about: string, payer: string | null, product: string | null): About {
  return {
    ...unattached,
    about,
    payer,
    products: product === null ? [] : [product],
    occasion: { of: 'body', change: null, outcome: null },
  };
}

function payerName(payer: string | null, context: DerivationContext): string {
  return payer === null ? 'a payer that is none of ours' : (context.payers.get(payer)?.name ?? payer);
}
