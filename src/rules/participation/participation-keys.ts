/** For which payers, products, groups and places anything is recorded about a provider. */

import type { BillingRecord } from '../../domain/billing-record.ts';
import { type ContractFacts, coversProduct } from '../../domain/contracts/contract.ts';
import type { PayerFacts } from '../../domain/facts.ts';
import type { PartialKey, ParticipationKey } from '../../domain/participation.ts';
import { linesOf } from '../clocks/application-dates.ts';
import type { BillingFacts } from './billing-case.ts';

/**
 * The keys of a provider, sorted: of applications, of contracts that the provider holds or stands on, of numbers that
 * programs gave. What names no product stands for all products of the payer, what names no place for all at which the
 * provider works in the group.
 */
export function participationKeys(about: BillingFacts<BillingRecord>): readonly ParticipationKey[] {
  const found = new Map<string, ParticipationKey>();
  for (const one of [...asked(about), ...signed(about), ...numbered(about)]) {
    for (const key of expanded(one, about)) found.set(keyText(key), key);
  }
  return [...found.keys()].sort().map((text) => found.get(text) as ParticipationKey);
}

/**
 * What a question means of which nothing is recorded: all products of the payer and all places of work that it leaves open,
 * in the only group that the provider belongs to, where it names none.
 */
export function supposedKeys(asked: PartialKey, about: BillingFacts<BillingRecord>): readonly ParticipationKey[] {
  const { groups } = about.facts.subject;
  const { payer, product, group, location } = asked;
  return expanded(
    {
      payer,
      products: product === undefined ? null : [product],
      group: group ?? (groups.length === 1 ? (groups[0] ?? null) : null),
      locations: location === undefined ? null : [location],
    },
    about,
  );
}

/** A key as one text: equal for equal keys. */
export function keyText({ payer, product, group, location }: ParticipationKey): string {
  return `${payer}|${product ?? ''}|${group ?? ''}|${location ?? ''}`;
}

/** What was named, with all that is not named left open. */
interface Named {
  readonly payer: string;
  /** Null: all. */
  readonly products: readonly string[] | null;
  readonly group: string | null;
  /** Null: all at which the provider works; none: nowhere, as where the contract and the place on it share none. */
  readonly locations: readonly string[] | null;
}

function asked({ facts }: BillingFacts<BillingRecord>): readonly Named[] {
  return facts.applications.flatMap((application): readonly Named[] => {
    const { payer } = application;
    if (payer === null || application.type === 'edi') return [];
    return linesOf(application).map(({ product, group, location }) => ({
      payer,
      products: product === null ? null : [product],
      group:
        group ??
        (application.route === 'group' && facts.subject.groups.length === 1 ? (facts.subject.groups[0] ?? null) : null),
      locations: location === null ? null : [location],
    }));
  });
}

function signed({ facts, context }: BillingFacts<BillingRecord>): readonly Named[] {
  const { contracts } = context;
  if (contracts === undefined) return [];
  const own = [...contracts.values()].filter(
    ({ holder }) => holder?.kind === 'provider' && holder.key === facts.subject.npi,
  );
  const joined = facts.links.flatMap((link) => {
    const contract = contracts.get(link.contract);
    return contract === undefined ? [] : [namedBy(contract, context.payers, link)];
  });
  return [...own.map((contract) => namedBy(contract, context.payers, { products: [], locations: [] })), ...joined];
}

function namedBy(
  contract: ContractFacts,
  payers: ReadonlyMap<string, PayerFacts>,
  link: { readonly products: readonly string[]; readonly locations: readonly string[] },
): Named {
  const products = (payers.get(contract.payer)?.products ?? []).map(({ key }) => key);
  const covered = products.filter(
    (key) => coversProduct(contract, key) && (link.products.length === 0 || link.products.includes(key)),
  );
  const places = [contract.locations, link.locations].find((keys) => keys.length > 0);
  return {
    payer: contract.payer,
    products: products.length === 0 ? null : covered,
    group: contract.holder?.kind === 'group' ? contract.holder.key : null,
    locations:
      places === undefined ? null : places.filter((key) => link.locations.length === 0 || link.locations.includes(key)),
  };
}

function numbered({ standing, context }: BillingFacts<BillingRecord>): readonly Named[] {
  return standing.numbers.flatMap(({ program, state, group, location }) =>
    [...context.payers.values()]
      .filter(
        ({ lines, states }) =>
          lines.includes(program) && (state === null || states.length === 0 || states.includes(state)),
      )
      .map(({ key }) => ({ payer: key, products: null, group, locations: location === null ? null : [location] })),
  );
}

function expanded(
  { payer, products, group, locations }: Named,
  about: BillingFacts<BillingRecord>,
): readonly ParticipationKey[] {
  if (locations?.length === 0) return [];
  const all = (about.context.payers.get(payer)?.products ?? []).map(({ key }) => key);
  const asProducts = products ?? (all.length === 0 ? [null] : all);
  const works = group === null ? [] : workplaces(group, about);
  const shared = locations?.filter((key) => works.includes(key)) ?? works;
  const chosen = locations !== null && shared.length === 0 ? locations : shared;
  // Places are those of a group.
  const places = group === null || chosen.length === 0 ? [null] : chosen;
  return asProducts.flatMap((product) => places.map((location) => ({ payer, product, group, location })));
}

/** Keys of the places of a group at which the provider works, worked or will work. */
export function workplaces(
  group: string,
  { facts, standing, context }: BillingFacts<BillingRecord>,
): readonly string[] {
  const known = context.groups?.get(group);
  const all = (known?.locations ?? []).map(({ key }) => key);
  const memberships = known?.members.get(facts.subject.npi ?? '') ?? [];
  const named = [
    ...memberships.flatMap(({ locations }) => (locations.length === 0 ? all : locations)),
    ...standing.places.filter((place) => place.group === group).flatMap(({ location }) => location ?? all),
  ];
  return [...new Set(named)].sort();
}
