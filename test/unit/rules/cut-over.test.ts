import { expect, test } from 'vitest';
import type { ContractFacts } from '../../../src/domain/contracts/contract.ts';
import type { Clock, Pack } from '../../../src/domain/nouns/pack.ts';
import { deriveDeadlines } from '../../../src/rules/clocks/derivation.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';
import { credential, day, facts, payer, term } from './sample-facts.ts';

const clock: Clock = {
  id: 'ours.attest',
  title: 'Attest',
  why: 'because',
  cite: { source: 'a test' },
  confidence: 'practice',
  kind: 'attestation',
  anchor: 'caqh.attestedOn',
  add: 'P120D',
};

const pack: Pack = {
  empanel: 'pack/v1',
  id: 'ours',
  version: '2026.11',
  title: 'Ours',
  publisher: 'us',
  lastChecked: '2026-11-22',
};

const told = (versionBy: NonNullable<Clock['versionBy']>): readonly string[] => {
  const versions: readonly Clock[] = [
    { ...clock, versionBy, until: '2026-04-01' },
    { ...clock, versionBy, since: '2026-04-01', add: 'P90D' },
  ];
  const rules = ruleSet([], [{ path: 'ours', pack: { ...pack, clocks: [...versions] } }]);
  const caqh = credential('caqh', [term('m-1', '2026-03-02', '2026-03-02', null)]);
  const rows = deriveDeadlines(rules, { role: 'practice' })(facts({ credentials: [caqh] }), { payers: new Map() });
  return rows.map((row) => `${row.validFrom}..${row.validUntil} ${row.dueOn}`);
};

test('a rule chosen by the day asked about changes its rows on the day of the cut-over, with no write', () => {
  expect(told('asked')).toEqual(['2026-03-02..2026-04-01 2026-06-30', '2026-04-01..9999-12-31 2026-05-31']);
});

test('a rule chosen by its anchor keeps the version that held then', () => {
  expect(told('anchor')).toEqual(['2026-03-02..9999-12-31 2026-06-30']);
});

test('a rule chosen by the day of processing: the last day in time under the version in force on it', () => {
  expect(told('processed')).toEqual(['2026-03-02..9999-12-31 2026-05-31']);
});

test('an evergreen window that passes makes room for that of the next term, with no write', () => {
  const contract: ContractFacts = {
    key: 'ours',
    payer: 'aetna-ma',
    holder: { kind: 'provider', key: facts().subject.key },
    route: 'individual',
    status: 'signed',
    products: [],
    excludedProducts: [],
    allProducts: true,
    locations: [],
    signedOn: day('2020-03-24'),
    effectiveOn: day('2020-05-01'),
    endsOn: null,
    delegated: false,
    portable: null,
    newProvidersFrom: null,
    filing: {},
    clauses: {
      effective: '2020-05-01',
      initialTerm: 'P1Y',
      renewal: { kind: 'evergreen', term: 'P1Y' },
      nonRenewalNotice: 'P60D',
    },
  };
  const rules = ruleSet(shippedPacks(), [], { packs: ['state-contracting'] });
  const rows = deriveDeadlines(rules, { role: 'practice' })(facts(), {
    payers: new Map([['aetna-ma', payer()]]),
    contracts: new Map([['ours', contract]]),
  });
  const due = (on: string): readonly (string | null)[] =>
    rows.filter(({ validFrom, validUntil }) => validFrom <= on && on < validUntil).map(({ dueOn }) => dueOn);
  expect(due('2026-03-02')).toEqual(['2026-03-02']);
  expect(due('2026-03-03')).toEqual(['2027-03-02']);
});
