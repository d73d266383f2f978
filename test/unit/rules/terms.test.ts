import { expect, test } from 'vitest';
import { medicareEvents } from '../../../src/domain/medicare-events.ts';
import type { Dossier } from '../../../src/domain/nouns/dossier.ts';
import { deriveDeadlines } from '../../../src/rules/clocks/derivation.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';
import { facts, payer } from './sample-facts.ts';

const derive = deriveDeadlines(ruleSet(shippedPacks(), []), { role: 'practice' });
const payers = new Map([['mac', payer({ key: 'mac', lines: ['medicare'], packs: ['medicare'] })]]);

/** What is due on a day by the Medicare part of a dossier. */
function due(medicare: NonNullable<Dossier['medicare']>, on: string): readonly string[] {
  return derive(facts({ stated: medicareEvents(medicare, 'c-1') }), { payers })
    .filter((row) => row.validFrom <= on && on < row.validUntil)
    .map(({ rule, dueOn, opensOn }) => [rule, dueOn, ...(opensOn === null ? [] : [opensOn])].join(' '))
    .toSorted();
}

const leapDay: NonNullable<Dossier['medicare']> = {
  status: 'opted-out',
  optOut: { signed: '2024-02-29', effective: '2024-02-29', firstTime: true },
};

test('an opt-out of a dossier renews itself: a window that has passed gives way to the next', () => {
  expect(due(leapDay, '2026-01-29')).toEqual([
    'cms.optout.cancel 2026-01-29 2025-11-30',
    'cms.optout.period 2026-02-28',
  ]);
  expect(due(leapDay, '2026-01-30')).toEqual([
    'cms.optout.cancel 2028-01-30 2027-12-01',
    'cms.optout.period 2026-02-28',
  ]);
  expect(due(leapDay, '2026-03-01')).toEqual([
    'cms.optout.cancel 2028-01-30 2027-12-01',
    'cms.optout.period 2028-02-29',
  ]);
});

test('an option is gone once its day has passed', () => {
  expect(due(leapDay, '2024-05-29')).toContain('cms.optout.early 2024-05-29');
  expect(due(leapDay, '2024-05-30').filter((row) => row.startsWith('cms.optout.early'))).toEqual([]);
});

test('what was cancelled is due no more, and the month of the last claim counts', () => {
  const { optOut } = leapDay;
  const cancelled = {
    ...leapDay,
    optOut: { signed: '2024-02-29', effective: '2024-02-29', ...optOut, cancelled: '2026-01-20' },
  };
  expect(due(cancelled, '2026-01-20')).toEqual([]);
  expect(due({ status: 'enrolled', lastClaim: '2026-08' }, '2026-11-22')).toEqual(['cms.deact.nonbilling 2027-02-28']);
});
