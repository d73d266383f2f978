import { expect, test } from 'vitest';
import { deriveDeadlines } from '../../../src/rules/clocks/derivation.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';
import { application, credential, day, facts, followUp, payer, subject, term } from './sample-facts.ts';

const rules = ruleSet(shippedPacks(), []);
const about = {
  credentials: [credential('caqh', [term('m-1', '2026-03-02', null, null)])],
  applications: [application('2026-03-01', [], { followUps: [followUp('2026-03-01', '2026-03-15')] })],
};

/** Rules with deadlines of a provider who leaves on a day, as of another. */
function rulesOn(on: string, departedOn: string): readonly string[] {
  const who = subject({ status: 'departed', departedOn: day(departedOn) });
  const derive = deriveDeadlines(rules, { role: 'practice' });
  return derive(facts({ ...about, subject: who }), { payers: new Map([[payer().key, payer()]]) })
    .filter((row) => row.validFrom <= on && on < row.validUntil)
    .map(({ rule }) => rule)
    .toSorted();
}

test('until the day of a departure all deadlines stand, from it those of applications', () => {
  expect(rulesOn('2026-05-31', '2026-06-01')).toEqual(['caqh.attest', 'practice.follow-up']);
  expect(rulesOn('2026-06-01', '2026-06-01')).toEqual(['practice.follow-up']);
});
