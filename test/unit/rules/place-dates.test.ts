/** Places that open, work that begins, rosters and contracts: dates that documents and steps know. */

import { expect, test } from 'vitest';
import type { ContractFacts } from '../../../src/domain/contracts/contract.ts';
import type { Application, DerivationContext, GroupFacts, SubjectFacts } from '../../../src/domain/facts.ts';
import { deriveDeadlines } from '../../../src/rules/clocks/derivation.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';
import { application, credential, day, facts, payer, step, subject, term } from './sample-facts.ts';

const derive = deriveDeadlines(ruleSet(shippedPacks(), []), { role: 'practice' });
const medicare = payer({ key: 'medicare', name: 'Medicare', lines: ['medicare'], packs: ['medicare'] });
const group = subject({ id: 's-g', kind: 'group', key: 'lakeside', name: 'Lakeside', type: null });
const enrolled = credential('medicare', [term('m-1', '2020-02-01', '2020-02-01', null)]);

const lakeside: GroupFacts = {
  key: 'lakeside',
  name: 'Lakeside',
  practice: null,
  locations: [
    {
      key: 'harbor',
      name: 'Harbor office',
      state: 'MA',
      posCode: '11',
      kind: null,
      facility: null,
      federal: false,
      opensOn: day('2027-03-01'),
      closesOn: null,
    },
  ],
  members: new Map([['1234567893', [{ from: day('2026-09-01'), until: null, locations: [] }]]]),
};

const context = (more: Partial<DerivationContext> = {}): DerivationContext => ({
  payers: new Map([['medicare', medicare]]),
  groups: new Map([['lakeside', lakeside]]),
  ...more,
});

/** Due date, first and latest day of a rule's row as of a day. */
function told(
  rule: string,
  on: string,
  about: SubjectFacts,
  more: Partial<DerivationContext> = {},
): readonly unknown[] {
  return derive(about, context(more))
    .filter((row) => row.rule === rule && row.validFrom <= on && on < row.validUntil)
    .map(({ dueOn, opensOn, dueAtLatestOn, arithmetic }) =>
      dueOn === null ? arithmetic : [dueOn, opensOn, dueAtLatestOn],
    );
}

const filing = (more: Partial<Application> = {}): Application =>
  application('2026-08-01', [], {
    payer: 'medicare',
    lines: [{ id: 'l-1', number: 1, product: null, group: 'lakeside', location: 'harbor' }],
    ...more,
  });

test('a place of a group that bills Medicare is filed for from 60 days before it opens', () => {
  const about = facts({ subject: group, credentials: [enrolled] });
  expect(told('cms.location.file', '2026-11-22', about)).toEqual([['2027-03-01', '2026-12-31', null]]);
  const without = facts({ subject: group });
  expect(told('cms.location.file', '2026-11-22', without)).toEqual([]);
});

test('what was filed for a place, or told of it, ends the clock', () => {
  const filed = [filing({ steps: [step('submitted', '2027-01-10', { via: 'portal' })] })];
  const about = facts({ subject: group, credentials: [enrolled], applications: filed });
  expect(told('cms.location.file', '2027-01-09', about)).toHaveLength(1);
  expect(told('cms.location.file', '2027-01-10', about)).toEqual([]);
});

test('who begins after the application to Medicare was opened has the time of earlier services to file', () => {
  const drafted = facts({ applications: [filing()] });
  expect(told('cms.effdate.file_by', '2026-08-15', drafted)).toEqual([['2026-10-01', null, null]]);
  const late = facts({ applications: [filing({ openedOn: day('2026-10-01') })] });
  expect(told('cms.effdate.file_by', '2026-10-15', late)).toEqual([]);
  const sent = facts({ applications: [filing({ steps: [step('submitted', '2026-08-20', { via: 'portal' })] })] });
  expect(told('cms.effdate.file_by', '2026-08-21', sent)).toEqual([]);
});

const plan = payer({ key: 'plan', name: 'Plan', lines: ['medicaid-mco'], packs: ['medicaid'], states: ['MA'] });
const contract: ContractFacts = {
  key: 'ours',
  payer: 'plan',
  holder: { kind: 'group', key: 'lakeside' },
  route: 'group',
  status: 'signed',
  products: [],
  excludedProducts: [],
  allProducts: true,
  locations: [],
  signedOn: day('2026-09-01'),
  effectiveOn: null,
  endsOn: null,
  delegated: false,
  portable: null,
  newProvidersFrom: null,
  filing: {},
  clauses: {},
};

test('a Medicaid plan that contracted before the state enrolled has its 120 days', () => {
  const more = { payers: new Map([['plan', plan]]), contracts: new Map([['ours', contract]]) };
  const medicaid = (on: string) => credential('medicaid', [term('m-2', on, on, null)], { state: 'MA' });
  expect(told('mcd.mco.120', '2026-11-22', facts({ subject: group }), more)).toEqual([['2026-12-30', null, null]]);
  const before = facts({ subject: group, credentials: [medicaid('2020-01-01')] });
  expect(told('mcd.mco.120', '2026-11-22', before, more)).toEqual([]);
  const since = facts({ subject: group, credentials: [medicaid('2026-11-20')] });
  expect(told('mcd.mco.120', '2026-11-19', since, more)).toHaveLength(1);
  expect(told('mcd.mco.120', '2026-11-20', since, more)).toEqual([]);
});

test('a delegated roster is loaded within the time of Arizona law', () => {
  const packs = ['state-payer-clocks', 'state-payer-clocks-ar-dc', 'commercial-generic'];
  const delegating = payer({ key: 'aetna-az', name: 'Aetna', states: ['AZ'], packs, delegated: true });
  const sent = application('2026-09-20', [step('submitted', '2026-10-01', { via: 'roster' })], { payer: 'aetna-az' });
  const about = facts({ subject: subject({ states: ['AZ'] }), applications: [sent] });
  const more = { payers: new Map([['aetna-az', delegating]]) };
  expect(told('state.az.delegated.load', '2026-10-05', about, more)).toEqual([['2026-10-11', null, null]]);
});

test('Maryland counts from the notice of intent, and asks for it once the application is complete', () => {
  const packs = ['state-payer-clocks', 'state-payer-clocks-fl-md', 'commercial-generic'];
  const aetna = payer({ key: 'aetna-md', name: 'Aetna', states: ['MD'], packs });
  const more = { payers: new Map([['aetna-md', aetna]]) };
  const steps = [step('submitted', '2026-08-20', { via: 'portal' }), step('complete', '2026-09-01')];
  const of = (all: Application['steps']): SubjectFacts =>
    facts({
      subject: subject({ states: ['MD'] }),
      applications: [application('2026-08-01', all, { payer: 'aetna-md' })],
    });
  expect(told('state.md.intent', '2026-09-10', of(steps), more)).toEqual([['2026-10-01', null, null]]);
  expect(JSON.stringify(told('state.md.decide', '2026-09-10', of(steps), more))).toContain('in-review --on DATE');
  const going = [...steps, step('in-review', '2026-09-20')];
  expect(told('state.md.intent', '2026-09-25', of(going), more)).toEqual([]);
  expect(told('state.md.decide', '2026-09-25', of(going), more)).toEqual([['2027-01-18', null, null]]);
});
