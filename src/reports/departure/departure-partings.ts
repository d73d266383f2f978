/** Who has taken in a provider who leaves: asked to end it, or left to the provider whose own it is. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { ContractFacts } from '../../domain/contracts/contract.ts';
import { lastDayOfWork } from '../../domain/departure.ts';
import type { DerivationContext, SubjectFacts } from '../../domain/facts.ts';
import type { ParticipationKey } from '../../domain/participation.ts';
import type { BillingFacts } from '../../rules/participation/billing-case.ts';
import { participationKeys } from '../../rules/participation/participation-keys.ts';
import type { DepartureQuestion, Parting } from './departure-question.ts';

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

/** The provider as billing looks at them. */
export function billingFacts({ facts, standing, context }: DepartureQuestion): BillingFacts {
  return { facts, standing, context, privileges: [] };
}

/** The keys under which a payer has taken the provider in on the last day of work, or has by now. */
export function takenIn(question: DepartureQuestion): readonly ParticipationKey[] {
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
export function goesAlong(key: ParticipationKey, question: DepartureQuestion): string | null {
  const { context, facts } = question;
  const own = contractsOf(context, key.payer).find(
    ({ holder }) => holder?.kind === 'provider' && holder.key === facts.subject.npi,
  );
  const portable = own?.portable ?? context.payers.get(key.payer)?.portable ?? true;
  if (own !== undefined && portable && !standsOnAnother(key, question, own))
    return `contract ${own.key} is the provider's own`;
  return key.group === null && own === undefined ? 'the enrollment is in the own name' : null;
}

/** Whether the group's enrollment rests on a contract that is not the provider's own: that place is the practice's to end. */
function standsOnAnother(
  { payer, group }: ParticipationKey,
  { context, facts, departedOn }: DepartureQuestion,
  own: ContractFacts,
): boolean {
  if (group === null) return false;
  const others = new Set(contractsOf(context, payer).flatMap(({ key }) => (key === own.key ? [] : [key])));
  return facts.links.some(
    ({ contract, until }) => others.has(contract) && (until === null || until > lastDayOfWork(departedOn)),
  );
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
