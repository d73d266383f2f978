import { expect, test } from 'vitest';
import type { SubjectFacts } from '../../../src/domain/facts.ts';
import { derivations } from '../../../src/rules/clocks/derivation.ts';
import {
  countingDerivation,
  type DeadlineExplanation,
  deadlineExplanation,
} from '../../../src/rules/deadline-explanation.ts';
import type { RuleUse } from '../../../src/rules/pack-entry.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';
import { credential, day, facts, payer, subject, term } from './sample-facts.ts';

function explained(rule: string, about: Partial<SubjectFacts>, on: string, use: RuleUse = {}): DeadlineExplanation {
  const rules = ruleSet(shippedPacks(), [], use);
  const payers = new Map([payer()].map((one) => [one.key, one]));
  const derived = derivations(rules, { role: 'practice' })(facts(about), { payers });
  const id = derived.find(({ span }) => span.rule === rule)?.span.id ?? '';
  const found = countingDerivation(derived, id, day(on));
  if (found === undefined) throw new Error(`no deadline of ${rule} on ${on}`);
  return deadlineExplanation(found, day(on));
}

const caqh = credential('caqh', [term('m-1', '2026-03-02', '2026-03-02', null)]);

test('the rule with its pack, the fact, what happens when missed, and what would move it', () => {
  expect(explained('caqh.attest', { credentials: [caqh] }, '2026-05-01')).toMatchObject({
    span: { dueOn: '2026-06-30' },
    pack: { id: 'caqh', origin: 'shipped' },
    factId: 'm-1',
    toRecord: null,
    standsStill: false,
    missed: expect.stringContaining('expired'),
    changes: [],
    wouldMove: [
      'a later one recorded (CAQH profile attested) closes it and opens the next',
      'where it holds (practises in Illinois): 180 days (P180D) after: CAQH profile attested',
      expect.stringContaining('override of `caqh.attest`'),
    ],
  });
});

test('an exception that holds is no longer among what would move it', () => {
  const { wouldMove, span } = explained(
    'caqh.attest',
    { subject: subject({ states: ['IL'] }), credentials: [caqh] },
    '2026-05-01',
  );
  expect(span.dueOn).toBe('2026-08-29');
  expect(wouldMove.join('\n')).not.toContain('Illinois');
});

test('a change of the workspace is told with its reason', () => {
  const use: RuleUse = { overrides: [{ rule: 'caqh.attest', add: 'P90D', reason: 'letter of the plan' }] };
  const { span, changes } = explained('caqh.attest', { credentials: [caqh] }, '2026-05-01', use);
  expect([span.dueOn, changes]).toEqual(['2026-05-31', [{ by: 'empanel.yaml', reason: 'letter of the plan' }]]);
});

test('where the anchor is not known, the record that lacks it and what to record', () => {
  const { factId, toRecord, wouldMove } = explained(
    'caqh.attest',
    { credentials: [credential('caqh', [], { id: 'c-9' })] },
    '2026-05-01',
  );
  expect([factId, toRecord]).toEqual(['c-9', 'record the attestation under `caqh.attestations`']);
  expect(wouldMove).toEqual(['recording it: record the attestation under `caqh.attestations`']);
});
