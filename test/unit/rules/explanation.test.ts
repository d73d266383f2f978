import { expect, test } from 'vitest';
import { explanation, explanationText } from '../../../src/rules/explanation.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';
import { day } from './sample-facts.ts';

const rules = ruleSet(shippedPacks(), []);
const explained = (id: string, on = '2026-11-22'): readonly string[] => {
  const found = explanation(rules, id, day(on));
  return found === undefined ? [] : explanationText(found);
};

test('a clock: what it counts, from what, except when, its source and how sure it is', () => {
  expect(explained('caqh.attest')).toEqual([
    'caqh.attest: Re-attest',
    '',
    expect.stringContaining('reads expired the day after'),
    '',
    'Due: 120 days (P120D) after: CAQH profile attested',
    'Except: practises in Illinois: 180 days (P180D) after: CAQH profile attested',
    'Shown: 30 days, 15 days, 10 days, 5 days ahead',
    expect.stringMatching(/^What to do: have the provider/),
    expect.stringMatching(/^When missed: /),
    expect.stringMatching(/^Source: CAQH provider data portal, provider resources, re-attestation <https:/),
    'Confidence: official (read at the body that made the rule)',
    'Another source says P90D: Aetna, questions about joining the network (undated)',
    'Pack: caqh 2026.11',
    'Example: CAQH profile attested 2026-03-02 → due 2026-06-30',
  ]);
});

test('a requirement with two versions: the one in force first, the other after it', () => {
  const lines = explained('ncqa.psv.license');
  expect(lines).toContain(
    'Needed: license, one for each state of practice, in force through the decision, verified not longer than 120 days (P120D) before with state-board',
  );
  expect(lines).toContain('Which version counts: by the day of the decision');
  expect(lines).toContain('Pack: ncqa-windows 2026.11, in force from 2025-07-01');
  const other = lines.indexOf(
    'Another version, in force until 2025-07-01 (that day not included), pack ncqa-windows 2026.11:',
  );
  expect(lines.slice(other).join('\n')).toContain('180 days (P180D)');
  expect(explained('ncqa.psv.license', '2025-06-30').join('\n').indexOf('P180D')).toBeLessThan(
    explained('ncqa.psv.license', '2025-06-30').join('\n').indexOf('P120D'),
  );
});

test('a fact: its value and from when it counts', () => {
  expect(explained('cms.retro30')).toContain('Value: 30 days (P30D), from: effective');
});

test('every rule can be explained in whole sentences without a hole', () => {
  for (const id of rules.byId.keys()) {
    const text = explained(id).join('\n');
    expect(text).toContain(`${id}: `);
    expect(text).toMatch(/\nSource: \S/);
    expect(text).not.toMatch(/undefined|null|\[object/);
  }
});

test('nothing is explained as nothing', () => {
  expect(explained('no.such-rule')).toEqual([]);
});

test('an option that lapses says that nothing is overdue', () => {
  const words = 'An option, not a duty: once its day has passed it is gone, and nothing is overdue';
  expect(explained('cms.optout.early')).toContain(words);
  expect(explained('caqh.attest')).not.toContain(words);
});

test('a clock that begins anew after a late answer says so', () => {
  expect(explained('state.wy.decide')).toContain(
    'Requests for more: it stands still until the answer; an answer later than 30 days (P30D) after the request begins the count anew',
  );
});
