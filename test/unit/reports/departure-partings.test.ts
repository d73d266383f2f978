import { expect, test } from 'vitest';
import type { ContractFacts } from '../../../src/domain/contracts/contract.ts';
import { partings } from '../../../src/reports/departure/departure-partings.ts';
import type { DepartureQuestion } from '../../../src/reports/departure/departure-question.ts';
import { contract, evaluator, member, world } from '../rules/billing-world.ts';
import { day } from '../rules/sample-facts.ts';

const own = contract({ key: 'plan-own', holder: { kind: 'provider', key: '1234567893' }, route: 'individual' });
const onOwn = member({ id: 'cm-own', contract: 'plan-own' });
const onGroups = member({ id: 'cm-clinic' });

function partedFrom(contracts: readonly ContractFacts[], links: readonly ReturnType<typeof member>[]) {
  const { facts, standing, context } = world({ contracts, more: { links: [...links] } });
  const question = {
    asOf: day('2026-09-01'),
    departedOn: day('2026-10-01'),
    facts,
    standing,
    context,
    participation: evaluator,
  };
  return partings(question as unknown as DepartureQuestion).map(({ payer, group }) => ({ payer, group }));
}

test("a place on the group's contract is ended", () => {
  expect(partedFrom([contract()], [onGroups])).toEqual([{ payer: 'plan', group: 'clinic' }]);
});

test("a contract of the provider's own goes along", () => {
  expect(partedFrom([own], [onOwn])).toEqual([]);
});

test("a place on the group's contract is ended beside a contract of the own", () => {
  expect(partedFrom([own, contract()], [onOwn, onGroups])).toContainEqual({ payer: 'plan', group: 'clinic' });
});

test('a place that ended before asks for nothing more', () => {
  expect(partedFrom([own, contract()], [onOwn, member({ id: 'cm-clinic', until: day('2026-06-01') })])).toEqual([]);
});
