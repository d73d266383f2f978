/** A substitute under the number of the regular provider, by the packs that ship. */

import { expect, test } from 'vitest';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { PayerFacts } from '../../../src/domain/facts.ts';
import { substituteFault } from '../../../src/rules/claims/substitute.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';

const rules = ruleSet(shippedPacks(), [], {});

function payer(lines: readonly string[], packs: readonly string[]): PayerFacts {
  return {
    key: 'mac',
    name: 'The contractor',
    lines,
    packs,
    states: ['OR'],
    followUpEvery: null,
    decisionWithin: null,
  };
}

const medicare = payer(['medicare'], ['medicare']);

function fault(modifier: 'Q5' | 'Q6', on: string, since: string | null, type = 'md', by = medicare): string | null {
  const first = since === null ? null : calendarDate(since);
  return substituteFault({ modifier, on: calendarDate(on), since: first, providerType: type }, by, rules, 'practice');
}

test('the first day is day 1 of at most sixty', () => {
  expect(fault('Q6', '2026-06-01', '2026-06-01')).toBe(null);
  expect(fault('Q6', '2026-07-30', '2026-06-01')).toBe(null);
  expect(fault('Q6', '2026-07-31', '2026-06-01')).toContain('Q6 ended on 2026-07-30, counted from 2026-06-01 (cms.q6,');
  expect(fault('Q5', '2026-07-30', '2026-06-01')).toBe(null);
  expect(fault('Q5', '2026-07-31', '2026-06-01')).toContain('Q5 ended on 2026-07-30');
});

test('it must be said since when, and not after the service', () => {
  expect(fault('Q6', '2026-06-01', null)).toContain('`substitute_since` must say');
  expect(fault('Q6', '2026-06-01', '2026-06-02')).toContain('stands in from 2026-06-02');
});

test('no nurse practitioner, and no payer without a rule', () => {
  expect(fault('Q6', '2026-06-01', '2026-06-01', 'np')).toContain('no rule of The contractor');
  expect(fault('Q6', '2026-06-01', '2026-06-01', 'md', payer(['commercial'], []))).toContain('no rule of');
});
