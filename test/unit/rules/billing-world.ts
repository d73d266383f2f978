/** A small practice for tests of the billing gate: one clinic, one Medicare contractor, one plan, one provider with papers. */

import type { ContractFacts, ContractMember } from '../../../src/domain/contracts/contract.ts';
import type {
  Application,
  DerivationContext,
  GroupFacts,
  GroupFile,
  PayerFacts,
  Step,
} from '../../../src/domain/facts.ts';
import type { ParticipationKey } from '../../../src/domain/participation.ts';
import { noStanding, type ProviderStanding } from '../../../src/domain/provider-standing.ts';
import type { BillingFacts } from '../../../src/rules/participation/billing-case.ts';
import { participation } from '../../../src/rules/participation/derivation.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';
import { application, credential, day, facts, payer, step, subject, term } from './sample-facts.ts';

export const rules = ruleSet(shippedPacks(), []);
export const evaluator = participation(rules, 'practice');

export const papers = [
  credential('license', [term('t-1', null, null, null)], { state: 'OR', naturalKey: 'OR|md|1' }),
  credential('malpractice', [term('t-2', null, null, null)]),
];

/** A place of a group, as a test changes it. */
export type Place = GroupFacts['locations'][number];

const office = (more: Partial<Place> = {}): Place => ({
  key: 'main',
  name: 'Main Street',
  state: 'OR',
  posCode: '11',
  kind: 'office',
  facility: null,
  federal: false,
  opensOn: null,
  closesOn: null,
  ...more,
});

/** The clinic at Main Street, and wherever else a test lets it work. */
export const clinic = (
  firstDay: string | null,
  more: Partial<Place> = {},
  others: readonly Partial<Place>[] = [],
): GroupFacts => ({
  key: 'clinic',
  name: 'Clinic',
  practice: null,
  locations: [office(more), ...others.map(office)],
  members: new Map([['1234567893', [{ from: firstDay === null ? null : day(firstDay), until: null, locations: [] }]]]),
});

export const mac = payer({ key: 'mac', name: 'MAC', lines: ['medicare'], packs: ['medicare'] });
export const plan = payer({ key: 'plan', name: 'Plan', packs: [], states: ['OR'] });
export const atMac: ParticipationKey = { payer: 'mac', product: null, group: 'clinic', location: 'main' };
export const atPlan: ParticipationKey = { ...atMac, payer: 'plan' };

export const contract = (more: Partial<ContractFacts> = {}): ContractFacts => ({
  key: 'plan-clinic',
  payer: 'plan',
  holder: { kind: 'group', key: 'clinic' },
  route: 'group',
  status: 'signed',
  products: [],
  excludedProducts: [],
  allProducts: false,
  locations: [],
  signedOn: null,
  effectiveOn: day('2024-01-01'),
  endsOn: null,
  delegated: false,
  portable: null,
  newProvidersFrom: null,
  filing: {},
  ...more,
});

export const member = (more: Partial<ContractMember> = {}): ContractMember => ({
  id: 'cm-1',
  subjectId: 's-1',
  contract: 'plan-clinic',
  origin: 'document',
  on: null,
  from: day('2024-03-01'),
  until: null,
  products: [],
  locations: [],
  payerId: null,
  lineId: null,
  reason: null,
  sequence: 1,
  ...more,
});

export interface World {
  readonly firstDay?: string | null;
  readonly applications?: readonly Application[];
  readonly more?: Partial<BillingFacts['facts']>;
  readonly contracts?: readonly ContractFacts[];
  readonly payers?: readonly PayerFacts[];
  readonly place?: Partial<Place>;
  /** Further places of the clinic. */
  readonly places?: readonly Partial<Place>[];
  /** What the dossier says of numbers and places. */
  readonly standing?: Partial<ProviderStanding>;
  /** What happened to the group. */
  readonly group?: Partial<GroupFile>;
}

export const world = ({
  firstDay = null,
  applications = [],
  more = {},
  contracts = [],
  payers,
  place,
  places = [],
  standing = {},
  group = {},
}: World): BillingFacts => {
  const context: DerivationContext = {
    payers: new Map((payers ?? [mac, plan]).map((one) => [one.key, one])),
    groups: new Map([['clinic', clinic(firstDay, place, places)]]),
    contracts: new Map(contracts.map((one) => [one.key, one])),
    groupFile: () => ({ credentials: [], matches: [], occurrences: [], applications: [], ...group }),
  };
  const who = subject({ states: ['OR'], groups: ['clinic'] });
  return {
    facts: facts({ subject: who, credentials: papers, applications, ...more }),
    standing: { ...noStanding, ...standing },
    context,
    privileges: [],
  };
};

export const filed = (
  payerKey: string,
  type: Application['type'],
  steps: readonly Step[],
  more: Partial<Application> = {},
) => application('2026-01-01', steps, { payer: payerKey, type, ...more });

export const firstDay = (about: BillingFacts, key: ParticipationKey, asOf = '2027-01-01'): string | null =>
  evaluator.answer(about, key, day(asOf), day('2020-01-01')).firstBillableOn;
export const verdict = (about: BillingFacts, key: ParticipationKey, on: string, asOf = '2027-01-01'): string =>
  evaluator.answer(about, key, day(asOf), day(on)).verdict;
export const against = (
  about: BillingFacts,
  key: ParticipationKey,
  on: string,
  asOf = '2027-01-01',
): readonly string[] =>
  evaluator
    .answer(about, key, day(asOf), day(on))
    .reasons.filter(({ ok }) => !ok)
    .map(({ state, because }) => `${state}: ${because}`);

export const medicare = (submitted: string, decided: string): readonly Step[] => [
  step('submitted', submitted, { via: 'portal' }),
  step('approved', decided),
  step('loaded', decided),
];
