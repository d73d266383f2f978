/** Until when a difference waits for an answer: who was asked later decides, by the sources that the rules accept. */

import { describe, expect, test } from 'vitest';
import type { SubjectFacts, Verification } from '../../../src/domain/facts.ts';
import { openDifferences } from '../../../src/reports/discrepancy-letter.ts';
import { sourceRules } from '../../../src/rules/accepted-sources.ts';
import { deriveDeadlines } from '../../../src/rules/clocks/derivation.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';
import { application, credential, day, facts, payer, step, term, verification } from './sample-facts.ts';

const board = 'MA Board of Registration in Medicine';
const license = credential('license', [term('m-1', '2024-01-01', '2024-01-01', '2027-12-31')], { state: 'MA' });
const ofLicense = { credentialId: license.id, source: board };

const difference = (on: string, more: Partial<Verification> = {}): Verification =>
  verification('license', on, {
    ...ofLicense,
    result: 'discrepant',
    discrepancy: { says: 'probation', answerDueOn: day('2026-06-15'), answeredOn: null, answer: null },
    ...more,
  });
const look = (on: string, more: Partial<Verification> = {}): Verification =>
  verification('license', on, { ...ofLicense, ...more });

const anchor = payer({ key: 'anchor', packs: ['ncqa-windows'] });
const applied = application('2026-05-01', [step('draft', '2026-05-01')], { payer: 'anchor' });

/** Whether the answer is awaited on a day: by the deadlines and, which must agree, by the letter. */
function awaited(
  on: string,
  verifications: readonly Verification[],
  packs: readonly string[] = ['ncqa-windows'],
): boolean {
  const rules = ruleSet(shippedPacks(), [], { packs });
  return inBoth(on, { credentials: [license], verifications }, rules);
}

function inBoth(on: string, about: Partial<SubjectFacts>, rules: ReturnType<typeof ruleSet>): boolean {
  const all = facts(about);
  const context = { payers: new Map([[anchor.key, anchor]]) };
  const byClock = deriveDeadlines(rules, { role: 'delegated-group' })(all, context).some(
    (row) => row.rule === 'practice.discrepancy' && row.validFrom <= on && on < row.validUntil,
  );
  const known = sourceRules(rules, 'delegated-group');
  const byLetter = openDifferences(all, day(on), (element) => known(element, all, context)).length > 0;
  expect(byLetter).toBe(byClock);
  return byClock;
}

describe('the answer to a difference of 1 June is awaited', () => {
  const found = difference('2026-06-01');

  test('after a later look at a source that the rules do not accept', () => {
    const verifications = [found, look('2026-06-05', { source: 'FSMB' })];
    expect(awaited('2026-06-04', verifications)).toBe(true);
    expect(awaited('2026-06-05', verifications)).toBe(true);
    expect(awaited('2026-07-01', verifications)).toBe(true);
  });

  test('until a look at an accepted source verifies it, whatever was asked between', () => {
    const verifications = [found, look('2026-06-05', { source: 'FSMB' }), look('2026-06-09')];
    expect(awaited('2026-06-08', verifications)).toBe(true);
    expect(awaited('2026-06-09', verifications)).toBe(false);
  });

  test('also where the board of another state verifies', () => {
    expect(awaited('2026-06-09', [found, look('2026-06-09', { source: 'Oregon Medical Board' })])).toBe(true);
  });

  test('also where the accepted source is asked again and does not resolve it', () => {
    for (const result of ['discrepant', 'not-found'] as const)
      expect(awaited('2026-06-09', [found, look('2026-06-09', { result })])).toBe(true);
  });

  test('until the answer is recorded', () => {
    const answered = difference('2026-06-01', {
      discrepancy: {
        says: 'probation',
        answerDueOn: day('2026-06-15'),
        answeredOn: day('2026-06-07'),
        answer: 'ended',
      },
    });
    const verifications = [answered, look('2026-06-05', { source: 'FSMB' })];
    expect(awaited('2026-06-06', verifications)).toBe(true);
    expect(awaited('2026-06-07', verifications)).toBe(false);
  });

  test('until any look verifies it, where no rule in use names sources', () => {
    expect(awaited('2026-06-05', [found, look('2026-06-05', { source: 'FSMB' })], [])).toBe(false);
  });

  test('by the rules of the payers that were applied to, too', () => {
    const rules = ruleSet(shippedPacks(), []);
    const verifications = [found, look('2026-06-05', { source: 'FSMB' })];
    const about = { credentials: [license], verifications };
    expect(inBoth('2026-06-05', about, rules)).toBe(false);
    expect(inBoth('2026-06-05', { ...about, applications: [applied] }, rules)).toBe(true);
  });
});

test('what may stand in for an element is verified by its own rule first', () => {
  // Board certification stands in for education, whose rule does not know the NCCPA; its own does.
  const card = credential('board', [term('m-2', '2020-01-01', '2020-01-01', null)], { status: 'certified' });
  const rules = ruleSet(shippedPacks(), [], { packs: ['ncqa-windows'] });
  const about = (source: string): Partial<SubjectFacts> => ({
    credentials: [card],
    verifications: [
      difference('2026-06-01', { element: 'board', credentialId: card.id }),
      look('2026-06-05', { element: 'board', credentialId: card.id, source }),
    ],
  });
  expect(inBoth('2026-06-05', about('NCCPA'), rules)).toBe(false);
  expect(inBoth('2026-06-05', about('Harbor University'), rules)).toBe(true);
});
