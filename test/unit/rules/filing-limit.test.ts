/** The last day to send or appeal a claim, and where it comes from. */

import { expect, test } from 'vitest';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { ContractFacts } from '../../../src/domain/contracts/contract.ts';
import type { PayerFacts } from '../../../src/domain/facts.ts';
import { type LastDay, type LimitKind, lastDays } from '../../../src/rules/claims/filing-limit.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';

const rules = ruleSet(shippedPacks(), []);

function payer(more: Partial<PayerFacts>): PayerFacts {
  const base = { key: 'harbor', name: 'Harbor', lines: ['commercial'], states: [], packs: [] };
  return { ...base, followUpEvery: null, decisionWithin: null, ...more };
}

function contract(filing: ContractFacts['filing']): ContractFacts {
  return {
    ...{ key: 'harbor-bay', payer: 'harbor', holder: { kind: 'group', key: 'bay' }, route: 'group', status: 'signed' },
    ...{ products: [], excludedProducts: [], allProducts: false, locations: [], signedOn: null, endsOn: null },
    ...{ delegated: false, portable: null, newProvidersFrom: null, effectiveOn: calendarDate('2026-01-01'), filing },
  };
}

function last(
  kind: LimitKind,
  one: PayerFacts,
  contracts: readonly ContractFacts[] = [],
  on: { readonly service?: string; readonly denial?: string } = {},
): LastDay {
  const context = {
    payers: new Map([[one.key, one]]),
    contracts: new Map(contracts.map((signed) => [signed.key, signed])),
  };
  return lastDays(
    rules,
    'practice',
    context,
  )(kind, {
    payer: 'harbor',
    product: null,
    group: 'bay',
    npi: null,
    serviceOn: calendarDate(on.service ?? '2026-05-01'),
    deniedOn: calendarDate(on.denial ?? '2026-06-01'),
  });
}

// Reckoned by hand: the day of the event is day 0, a month that is too short ends on its last day, nothing is rolled.
test.each([
  ['P90D', '2026-01-31', '2026-05-01'],
  ['P90D', '2027-12-01', '2028-02-29'],
  ['P90D', '2026-12-01', '2027-03-01'],
  ['P6M', '2026-08-31', '2027-02-28'],
  ['P6M', '2027-08-31', '2028-02-29'],
  ['P1Y', '2028-02-29', '2029-02-28'],
  ['P1Y', '2027-02-28', '2028-02-28'],
  ['P1M', '2026-01-31', '2026-02-28'],
  ['P120D', '2026-09-03', '2027-01-01'],
  ['P365D', '2027-03-01', '2028-02-29'],
])('%s from %s end on %s', (length, service, expected) => {
  const own = payer({ filing: { initial: length, appeal: length } });
  expect(last('initial', own, [], { service })).toMatchObject({ on: expected });
  expect(last('appeal', own, [], { denial: service })).toMatchObject({ on: expected });
});

test('the contract comes before the document of the payer', () => {
  const own = payer({ filing: { initial: 'P90D', appeal: 'P60D', source: 'manual 2026' } });
  expect(last('appeal', own, [contract({ appeal: 'P30D' })])).toEqual({
    on: '2026-07-01',
    from: '30 days from the decision on 2026-06-01: contract harbor-bay',
  });
  expect(last('appeal', own)).toMatchObject({ on: '2026-07-31' });
  expect(last('appeal', own).from).toContain('Harbor, manual 2026');
  expect(last('initial', own, [contract({ appeal: 'P30D' })])).toMatchObject({ on: '2026-07-30' });
});

test('a corrected claim keeps to the limit of the first where nothing else is said', () => {
  expect(last('corrected', payer({}), [contract({ initial: 'P90D' })])).toMatchObject({ on: '2026-07-30' });
  expect(last('corrected', payer({}), [contract({ initial: 'P90D', corrected: 'P30D' })])).toMatchObject({
    on: '2026-05-31',
  });
});

test('Medicare keeps to the law', () => {
  const medicare = payer({ lines: ['medicare'], packs: ['medicare', 'timely-filing'] });
  expect(last('appeal', medicare)).toMatchObject({ on: '2026-09-29' });
  expect(last('appeal', medicare).from).toContain('medicare.redetermination, 42 USC 1395ff(a)(3)(C)');
  // One year; the six months of money taken back are an exception to it, and no limit.
  expect(last('initial', medicare)).toMatchObject({ on: '2027-05-01' });
  expect(last('initial', medicare).from).toContain('cms.timely-filing, 42 CFR 424.44(a)');
  expect(last('corrected', medicare)).toMatchObject({ on: '2027-05-01' });
});

test('a figure that was only read somewhere makes no day, and is told to compare', () => {
  const { on, from } = last('appeal', payer({ packs: ['cigna'] }));
  expect(on).toBe(null);
  expect(from).toContain('to compare: 180 days, cigna.claim-appeal');
  expect(last('appeal', payer({}))).toEqual({
    on: null,
    from: 'neither contract nor payer document says `filing.appeal`',
  });
});
