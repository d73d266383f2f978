/** One provider with one payer, product, group and place, as known on a day: what the conditions for billing are read from. */

import { lineStanding, lineSteps, openWithPayer } from '../../domain/application.ts';
import type { BillingRecord } from '../../domain/billing-record.ts';
import { type CalendarDate, earliest, latest } from '../../domain/calendar/calendar-date.ts';
import {
  type ContractFacts,
  type ContractMember,
  coversLocation,
  coversProduct,
} from '../../domain/contracts/contract.ts';
import type {
  Application,
  ApplicationLine,
  Credential,
  DerivationContext,
  GroupFacts,
  GroupPlace,
  PayerFacts,
  SubjectFacts,
} from '../../domain/facts.ts';
import type { ParticipationKey } from '../../domain/participation.ts';
import type { ProviderStanding } from '../../domain/provider-standing.ts';
import { linesOf } from '../clocks/application-dates.ts';
import { isGranting } from './granting-types.ts';
import { type PrivilegeSpan, privilegeSpans } from './privilege-spans.ts';
import type { ServiceFacts, ServiceQuestion } from './service-facts.ts';
import { type ServiceStart, serviceStart } from './service-start.ts';

/** Everything about a provider that billing depends on, or more. */
export interface BillingFacts<Facts extends BillingRecord = SubjectFacts> {
  readonly facts: Facts;
  readonly standing: ProviderStanding;
  readonly context: DerivationContext;
  /** Privileges besides those recorded among the facts; absent: none. */
  readonly privileges?: readonly PrivilegeSpan[];
}

/** A line that was filed, as known on the day. */
export interface FiledLine {
  readonly application: Application;
  readonly line: ApplicationLine;
  /** Null: pending. */
  readonly approvedOn: CalendarDate | null;
  readonly submittedOn: CalendarDate;
  readonly loaded: boolean;
  readonly start: ServiceStart;
}

/** A provider with a payer, product, group and place, as known on a day. */
export interface BillingCase extends BillingFacts<BillingRecord> {
  /** All that are known. */
  readonly privileges: readonly PrivilegeSpan[];
  readonly key: ParticipationKey;
  readonly asOf: CalendarDate;
  readonly payer: PayerFacts;
  /** Lines of business in question. */
  readonly lines: readonly string[];
  readonly group: GroupFacts | null;
  readonly place: GroupPlace | null;
  /** States in which the service is rendered; several where no place is named. */
  readonly states: readonly string[];
  /** Contracts with the payer that cover product and place for this group or provider. */
  readonly contracts: readonly ContractFacts[];
  /** Rows that put the provider on one of these contracts for the product and place. */
  readonly links: readonly ContractMember[];
  /** Filed lines for the product, whatever the group and place. */
  readonly filed: readonly FiledLine[];
  readonly credentials: readonly Credential[];
}

/** The payer as known, or as little as is known of one that no document describes. */
function payerOf(key: string, { payers }: DerivationContext): PayerFacts {
  return (
    payers.get(key) ?? { key, name: key, lines: [], states: [], packs: [], followUpEvery: null, decisionWithin: null }
  );
}

const byPayer = new WeakMap<ReadonlyMap<string, ContractFacts>, Map<string, ContractFacts[]>>();

/** Contracts with a payer; sorted out by payer once for all that ask. */
export function contractsWith(payer: string, { contracts }: DerivationContext): readonly ContractFacts[] {
  if (contracts === undefined) return [];
  let sorted = byPayer.get(contracts);
  if (sorted === undefined) {
    sorted = new Map();
    for (const one of contracts.values()) sorted.set(one.payer, [...(sorted.get(one.payer) ?? []), one]);
    byPayer.set(contracts, sorted);
  }
  return sorted.get(payer) ?? [];
}

/** Puts together what is known on a day. `ask` finds what packs say about first days of service. */
export function billingCase(
  about: BillingFacts<BillingRecord>,
  key: ParticipationKey,
  asOf: CalendarDate,
  ask: (question: ServiceQuestion) => ServiceFacts,
): BillingCase {
  const { facts, standing, context } = about;
  const payer = payerOf(key.payer, context);
  const group = key.group === null ? null : (context.groups?.get(key.group) ?? null);
  const place = key.location === null ? null : (group?.locations.find((one) => one.key === key.location) ?? null);
  const productLine = key.product === null ? undefined : payer.productLines?.[key.product];
  const lines = productLine === undefined ? payer.lines : [productLine];
  const states = statesOf(facts, payer, place);
  const contracts = contractsWith(key.payer, context).filter((one) => isOurs(one, key, facts, { place, payer, asOf }));
  const keys = new Set(contracts.map((one) => one.key));
  const links = facts.links.filter(
    (one) =>
      keys.has(one.contract) &&
      (one.on === null || one.on <= asOf) &&
      (key.product === null || one.products.length === 0 || one.products.includes(key.product)) &&
      coversLocation(one, key.location),
  );
  const partial = {
    facts,
    standing,
    context,
    privileges: [...(about.privileges ?? []), ...privilegeSpans(facts, asOf)],
    key,
    asOf,
    payer,
    lines,
    group,
    place,
    states,
    contracts,
    links,
  };
  const credentials = facts.credentials;
  return { ...partial, credentials, filed: filedLines(partial, ask) };
}

function statesOf({ subject }: BillingRecord, payer: PayerFacts, place: GroupPlace | null): readonly string[] {
  if (place !== null && place.state !== null) return [place.state];
  return payer.states.length === 0 ? subject.states : subject.states.filter((state) => payer.states.includes(state));
}

/** Whether a contract is signed by then, covers the product and place, and is the group's, the facility's or the provider's. */
function isOurs(
  contract: ContractFacts,
  key: ParticipationKey,
  { subject }: BillingRecord,
  { place, payer, asOf }: Pick<BillingCase, 'place' | 'payer' | 'asOf'>,
): boolean {
  if (contract.payer !== key.payer || contract.status === 'negotiating') return false;
  if (contract.signedOn !== null && contract.signedOn > asOf) return false;
  if (!coversProduct(contract, key.product) || !coversLocation(contract, key.location)) return false;
  switch (contract.holder?.kind) {
    case 'group':
      return contract.holder.key === key.group;
    case 'provider':
      // Tied to the person, it serves any practice, unless a clause forbids, or the payer where no clause says it.
      return (
        contract.holder.key === subject.npi && (key.group === null || (contract.portable ?? payer.portable) !== false)
      );
    case 'facility':
      return place !== null && contract.holder.key === place.facility;
    case undefined:
      return false;
  }
}

type Partial = Omit<BillingCase, 'filed' | 'credentials'>;

function filedLines(one: Partial, ask: (question: ServiceQuestion) => ServiceFacts): readonly FiledLine[] {
  const { facts, key, asOf } = one;
  return facts.applications.flatMap((application) => {
    if (application.payer !== key.payer || !isGranting(application.type)) return [];
    return linesOf(application).flatMap((line) => {
      if (key.product !== null && line.product !== null && line.product !== key.product) return [];
      return filedLine(one, application, line, asOf, ask) ?? [];
    });
  });
}

function filedLine(
  one: Partial,
  application: Application,
  line: ApplicationLine,
  asOf: CalendarDate,
  ask: (question: ServiceQuestion) => ServiceFacts,
): FiledLine | undefined {
  const { state, submittedOn, decidedOn, effectiveOn } = lineStanding(application, line, asOf);
  const approved = state === 'approved' || state === 'loaded';
  const pending = openWithPayer.includes(state) || state === 'on-hold' || state === 'appealed';
  if (submittedOn === null || !(approved || pending)) return undefined;
  const { subject } = one.facts;
  const steps = lineSteps(application, line, asOf);
  const filing = steps.slice(steps.findLastIndex((step) => step.name === 'submitted'));
  const dayOf = (name: string): CalendarDate | null => filing.findLast((step) => step.name === name)?.on ?? null;
  const contract = one.contracts.find(({ newProvidersFrom }) => newProvidersFrom !== null);
  const said = ask({
    subject,
    payer: one.payer,
    lines: one.lines,
    product: one.key.product,
    states: one.states,
    applicationType: application.type,
    route: application.route,
    on: submittedOn,
  });
  // What is sent electronically arrives on the day it is sent.
  const arrived = filing[0]?.via === 'mail' || filing[0]?.via === null ? null : submittedOn;
  const start = serviceStart(
    {
      submittedOn,
      receivedOn: dayOf('received') ?? arrived,
      completeOn: dayOf('complete'),
      approvedOn: approved ? decidedOn : null,
      loadedOn: dayOf('loaded'),
      effectiveOn,
      contractOn: one.contracts.find((signed) => signed.effectiveOn !== null)?.effectiveOn ?? null,
      firstServiceOn: firstServiceOn(one),
    },
    contract?.newProvidersFrom ?? one.payer.effectiveFrom ?? null,
    said,
  );
  return { application, line, approvedOn: approved ? decidedOn : null, submittedOn, loaded: state === 'loaded', start };
}

/** First day of work at the place: when it has opened and the provider has begun there. Null: nobody recorded one. */
function firstServiceOn({ key, facts, standing, group, place }: Partial): CalendarDate | null {
  if (key.group === null) return null;
  const began = [
    ...(group?.members.get(facts.subject.npi ?? '') ?? []).filter((one) => coversLocation(one, key.location)),
    ...standing.places.filter((one) => isThere(one, key)),
  ].flatMap(({ from }) => from ?? []);
  const first = began.length === 0 ? null : earliest(...(began as [CalendarDate, ...CalendarDate[]]));
  const opensOn = place?.opensOn ?? null;
  if (first === null || opensOn === null) return first ?? opensOn;
  return latest(first, opensOn);
}

/** Whether a place of work of the dossier is the place, or any of the group's. */
export function isThere(
  place: { readonly group: string | null; readonly location: string | null },
  { group, location }: ParticipationKey,
): boolean {
  return place.group === group && (location === null || place.location === null || place.location === location);
}
