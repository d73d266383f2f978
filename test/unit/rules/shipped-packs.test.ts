import { expect, test } from 'vitest';
import { pack as isPack } from '../../../src/documents/generated/validators.js';
import { leastMean } from '../../../src/domain/nouns/least-mean.ts';
import { exampleFaults } from '../../../src/rules/pack-examples.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';

const rules = ruleSet(shippedPacks(), []);
const packs = [...rules.packs.values()];

test('the packs that ship have no faults taken together', () => {
  expect(rules.faults).toEqual([]);
});

test('every pack has the shape of a pack', () => {
  const faults = shippedPacks().flatMap(({ path, pack }) =>
    isPack(pack) ? [] : [`${path}: ${JSON.stringify(isPack.errors)}`],
  );
  expect(faults).toEqual([]);
});

test('every requirement and clock has a good and a bad example', () => {
  const bare = rules.entries.flatMap((entry) =>
    entry.kind !== 'fact' && (entry.rule.ok === undefined || entry.rule.bad === undefined) ? [entry.id] : [],
  );
  expect(bare).toEqual([]);
});

test('no number of one source stands in two packs', () => {
  const numbers = rules.entries.flatMap((entry) => {
    if (entry.kind !== 'fact') return [];
    const { cite, number, duration, minimum, unit } = entry.rule;
    const value = duration ?? number ?? minimum;
    return value === undefined
      ? []
      : [{ key: JSON.stringify([cite.source, cite.section, value, unit]), id: entry.id, pack: entry.pack.id }];
  });
  const twice = numbers.filter((one) => numbers.some((other) => other.key === one.key && other.pack !== one.pack));
  // Two payers may give the same time, told by the same person; each is a number of its own.
  const payers = new Set(['aetna', 'blue-plan', 'cigna', 'humana', 'unitedhealthcare']);
  expect(twice.filter(({ pack }) => !payers.has(pack))).toEqual([]);
});

test('screening shows names as alike as the pack says', () => {
  const [entry] = rules.byId.get('excl.match.fuzzy') ?? [];
  expect(entry?.kind === 'fact' && entry.rule.number).toBe(leastMean);
});

test('an example that does not hold is found, with what came out', () => {
  const caqh = shippedPacks().find((one) => one.pack.id === 'caqh');
  const clocks = caqh?.pack.clocks?.map((clock) => ({
    ...clock,
    ok: [{ dates: { 'caqh.attestedOn': '2026-03-02' }, due: '2026-07-01' }],
  }));
  const broken = ruleSet(
    caqh === undefined ? [] : [{ path: 'caqh', pack: { ...caqh.pack, ...(clocks === undefined ? {} : { clocks }) } }],
    [],
  );
  const faults = [...broken.packs.values()].flatMap((pack) => exampleFaults(pack, broken));
  expect(faults).toEqual([
    {
      rule: 'caqh.attest',
      path: 'caqh',
      pointer: ['clocks', 0, 'ok', 0],
      message: '`due` should be 2026-07-01 and is 2026-06-30',
    },
  ]);
});

test.each(packs.map((pack) => [pack.pack.id, pack] as const))('every example of %s holds', (_, pack) => {
  expect(
    exampleFaults(pack, rules).map((fault) => `${fault.rule} ${fault.pointer.join('/')}: ${fault.message}`),
  ).toEqual([]);
});
