import { describe, expect, test } from 'vitest';
import {
  departureWords,
  firstDayOfWork,
  lastDayOfWork,
  standingWords,
  statusOn,
  takenInOn,
  terminationsFor,
  wasSent,
} from '../../../src/domain/departure.ts';
import type { GroupFacts } from '../../../src/domain/facts.ts';
import { application, day, step, subject } from '../rules/sample-facts.ts';

describe('a planned departure', () => {
  const leaving = subject({ status: 'departed', departedOn: day('2026-09-30') });

  test('changes nothing before its day', () => {
    expect(statusOn(leaving, '2026-09-29')).toBe('active');
    expect(standingWords(leaving, '2026-09-29')).toBe('active, leaves on 2026-09-30');
  });

  test('counts from its day', () => {
    expect(statusOn(leaving, '2026-09-30')).toBe('departed');
    expect(standingWords(leaving, '2026-10-15')).toBe('departed on 2026-09-30');
    expect(lastDayOfWork(day('2026-03-01'))).toBe('2026-02-28');
  });

  test('is nothing to who is archived or never left', () => {
    expect(statusOn(subject({ status: 'archived', departedOn: day('2026-09-30') }), '2026-01-01')).toBe('archived');
    expect(statusOn(subject({ status: 'departed' }), '2026-01-01')).toBe('departed');
    expect(standingWords(subject(), '2026-01-01')).toBe('active');
  });
});

test('terminations of a departure are told by its day, and by having been sent', () => {
  const mine = application('2026-06-01', [], { type: 'termination', what: departureWords(day('2026-09-30')) });
  const other = application('2026-06-01', [step('submitted', '2026-06-02')], { type: 'termination', what: null });
  expect(terminationsFor([mine, other], day('2026-09-30'))).toEqual([mine]);
  expect(terminationsFor([mine, other], day('2026-10-01'))).toEqual([]);
  expect([mine, other].map(wasSent)).toEqual([false, true]);
});

test('work began on the earliest day that any document names', () => {
  const group: GroupFacts = {
    key: 'clinic',
    name: 'Clinic',
    practice: null,
    locations: [],
    members: new Map([['1234567893', [{ from: day('2025-03-01'), until: null, locations: [] }]]]),
  };
  const place = { group: 'clinic', location: null, state: 'MA', from: day('2024-11-01'), until: null, federal: false };
  expect(firstDayOfWork('1234567893', [group], { places: [] })).toBe('2025-03-01');
  expect(firstDayOfWork('1234567893', [group], { places: [place] })).toBe('2024-11-01');
  expect(firstDayOfWork('1000000004', [group], { places: [] })).toBeNull();
});

test('a payer took somebody in on the first effective day that it approved', () => {
  const approved = step('approved', '2026-02-10', { effectiveOn: day('2026-01-15') });
  const initial = application('2026-01-01', [step('submitted', '2026-01-02'), approved]);
  const money = application('2025-01-01', [step('approved', '2025-01-02')], { type: 'edi' });
  expect(takenInOn([initial, money])).toBe('2026-01-15');
  expect(takenInOn([money])).toBeNull();
});
