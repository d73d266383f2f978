import { expect, test } from 'vitest';
import type { Pack } from '../../../src/domain/nouns/pack.ts';
import { loosePackCheck, packCheck } from '../../../src/rules/pack-check.ts';
import { type PackChange, packDifference } from '../../../src/rules/pack-difference.ts';
import { exampleFaults } from '../../../src/rules/pack-examples.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';
import { day } from './sample-facts.ts';

const base: Pack = {
  empanel: 'pack/v1',
  id: 'ours',
  version: '2026.11',
  title: 'Ours',
  publisher: 'us',
  lastChecked: '2026-11-22',
};

const decide = {
  id: 'ours.decide',
  title: 'Decide',
  why: 'because',
  cite: { source: 'letter' },
  confidence: 'practice',
  kind: 'payer-decision',
  anchor: 'application.submittedOn',
  add: 'P30D',
} as const;

const loose = (more: Partial<Pack>, asOf = '2026-12-01'): readonly string[] =>
  loosePackCheck('ours.pack.yaml', { ...base, ...more }, day(asOf)).map(
    ({ rule, fault }) => `${rule} ${fault.pointer.join('.')}: ${fault.message}`,
  );

test('an example that does not hold is found where it stands, with what came out', () => {
  const ok = [{ dates: { 'application.submittedOn': '2026-03-02' }, due: '2026-04-02' }];
  expect(loose({ clocks: [{ ...decide, ok }] })).toEqual([
    'pack/example clocks.0.ok.0: an example of `ours.decide` does not hold: `due` should be 2026-04-02 and is 2026-04-01',
  ]);
});

test('overlapping versions, a circle of packs, an override of nothing and of an unknown rule', () => {
  const found = loose({
    extends: ['ours'],
    overrides: [
      { rule: 'caqh.atest', add: 'P90D', reason: 'letter' },
      { rule: 'caqh.attest', count: 3, reason: 'letter' },
    ],
    off: [{ rule: 'caqh.nothing', reason: 'letter' }],
    clocks: [
      { ...decide, until: '2026-07-02' },
      { ...decide, since: '2026-07-01' },
    ],
  });
  expect(found.map((one) => one.split(':')[0])).toEqual([
    'pack/circular-extends extends.0',
    'pack/unknown-rule overrides.0.rule',
    'pack/unknown-rule off.0.rule',
    'pack/override-nothing overrides.1',
    'pack/overlapping-versions clocks.1.id',
  ]);
});

test('a pack is stale after its review period, and not on the last day of it', () => {
  expect(loose({ review: 'P6M', lastChecked: '2026-01-15' }, '2026-07-15')).toEqual([]);
  expect(loose({ review: 'P6M', lastChecked: '2026-01-15' }, '2026-07-16')).toEqual([
    'pack/stale lastChecked: the sources of `ours` were last read on 2026-01-15; that was good through 2026-07-15',
  ]);
});

test('packs that ship are told together, on the workspace', () => {
  const faults = packCheck(ruleSet(shippedPacks(), []), day('2040-01-01'));
  expect(faults.map(({ rule, path, severity }) => [rule, path, severity])).toEqual([['pack/stale', null, 'warning']]);
  expect(faults[0]?.fault.message).toMatch(/`aetna` \(good through .*and \d+ more$/);
});

const changed = (before: Partial<Pack>, after: Partial<Pack>): readonly PackChange[] =>
  packDifference({ ...base, ...before }, { ...base, ...after });

test('what changes between packs: fields of entries by name, entries added and removed, the pack itself', () => {
  expect(
    changed(
      { clocks: [decide, { ...decide, id: 'ours.old' }] },
      {
        version: '2027.01',
        clocks: [
          { ...decide, add: 'P45D', cite: { source: 'letter', section: '3' } },
          { ...decide, id: 'ours.new', title: 'New' },
        ],
      },
    ),
  ).toEqual([
    { change: 'changed', rule: null, since: null, field: 'version', before: '2026.11', after: '2027.01' },
    { change: 'changed', rule: 'ours.decide', since: null, field: 'add', before: 'P30D', after: 'P45D' },
    { change: 'changed', rule: 'ours.decide', since: null, field: 'cite.section', before: null, after: '3' },
    { change: 'removed', rule: 'ours.old', since: null, field: null, before: 'Decide', after: null },
    { change: 'added', rule: 'ours.new', since: null, field: null, before: null, after: 'New' },
  ]);
});

test('versions of one entry are compared by the day they begin', () => {
  const [first, second] = [
    { ...decide, until: '2026-07-01' },
    { ...decide, since: '2026-07-01', add: 'P45D' },
  ];
  expect(changed({ clocks: [first, second] }, { clocks: [first, { ...second, add: 'P60D' }] })).toEqual([
    { change: 'changed', rule: 'ours.decide', since: '2026-07-01', field: 'add', before: 'P45D', after: 'P60D' },
  ]);
});

test('a pack does not differ from itself', () => {
  for (const { pack } of shippedPacks()) expect(packDifference(pack, pack)).toEqual([]);
});

test('the examples of a pack hold whatever the workspace uses', () => {
  const rules = ruleSet(shippedPacks(), [], {
    packs: ['timely-filing'],
    off: [{ rule: 'caqh.attest', reason: 'no CAQH here' }],
  });
  for (const pack of rules.packs.values()) expect(exampleFaults(pack, rules)).toEqual([]);
});

test('a pack that extends itself is told to leave itself out', () => {
  const found = loosePackCheck('ours.pack.yaml', { ...base, extends: ['ours'] }, day('2026-12-01'));
  expect(found.map(({ rule, fault }) => [rule, fault.help])).toEqual([
    ['pack/circular-extends', 'take the pack out of its own `extends`'],
  ]);
});
