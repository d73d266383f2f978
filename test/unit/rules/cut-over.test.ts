import { expect, test } from 'vitest';
import type { Clock, Pack } from '../../../src/domain/nouns/pack.ts';
import { deriveDeadlines } from '../../../src/rules/clocks/derivation.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { credential, facts, term } from './sample-facts.ts';

const clock: Clock = {
  id: 'ours.attest',
  title: 'Attest',
  why: 'because',
  cite: { source: 'a test' },
  confidence: 'practice',
  kind: 'attestation',
  anchor: 'caqh.attestedOn',
  add: 'P120D',
};

const pack: Pack = {
  empanel: 'pack/v1',
  id: 'ours',
  version: '2026.11',
  title: 'Ours',
  publisher: 'us',
  lastChecked: '2026-11-22',
};

const told = (versionBy: NonNullable<Clock['versionBy']>): readonly string[] => {
  const versions: readonly Clock[] = [
    { ...clock, versionBy, until: '2026-04-01' },
    { ...clock, versionBy, since: '2026-04-01', add: 'P90D' },
  ];
  const rules = ruleSet([], [{ path: 'ours', pack: { ...pack, clocks: [...versions] } }]);
  const caqh = credential('caqh', [term('m-1', '2026-03-02', '2026-03-02', null)]);
  const rows = deriveDeadlines(rules, { role: 'practice' })(facts({ credentials: [caqh] }), { payers: new Map() });
  return rows.map((row) => `${row.validFrom}..${row.validUntil} ${row.dueOn}`);
};

test('a rule chosen by the day asked about changes its rows on the day of the cut-over, with no write', () => {
  expect(told('asked')).toEqual(['2026-03-02..2026-04-01 2026-06-30', '2026-04-01..9999-12-31 2026-05-31']);
});

test('a rule chosen by its anchor keeps the version that held then', () => {
  expect(told('anchor')).toEqual(['2026-03-02..9999-12-31 2026-06-30']);
});

test('a rule chosen by the day of processing: the last day in time under the version in force on it', () => {
  expect(told('processed')).toEqual(['2026-03-02..9999-12-31 2026-05-31']);
});
