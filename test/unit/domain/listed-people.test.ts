/** People on lists of excluded parties, whether or not any payer knows them. */

import { describe, expect, test } from 'vitest';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { isExcludedOn } from '../../../src/domain/claims/exclusion.ts';
import { ListedPeople } from '../../../src/domain/claims/listed-people.ts';
import type { ReviewedMatch } from '../../../src/domain/screening/exclusion-block.ts';

const day = calendarDate;

const match: ReviewedMatch & { readonly closedOn: ReturnType<typeof day> | null } = {
  id: 'h-1',
  subjectId: 'p-1',
  party: 'self',
  list: 'leie',
  tier: 'npi',
  from: day('2026-04-01'),
  until: day('2026-06-01'),
  endedAfter: null,
  waiver: null,
  verdict: null,
  confirmedBefore: false,
  closedOn: null,
};

const on = (from: string, to: string, change: Partial<typeof match> = {}): string | null =>
  new ListedPeople([{ ...match, ...change }], day('2026-07-01')).excludedOn('p-1', { from: day(from), to: day(to) });

describe('a listed person', () => {
  test.each([
    ['the day before', '2026-03-31', '2026-03-31', null],
    ['the first day', '2026-04-01', '2026-04-01', '2026-04-01'],
    ['a service that runs into it', '2026-03-30', '2026-04-02', '2026-04-01'],
    ['the last day', '2026-05-31', '2026-05-31', '2026-05-31'],
    ['the day of the reinstatement', '2026-06-01', '2026-06-01', null],
  ])('is excluded on its days, the day of the reinstatement not among them: %s', (_, from, to, expected) => {
    expect(on(from, to)).toBe(expected);
  });

  test('without a first day always was', () => {
    expect(on('2001-01-01', '2001-01-01', { from: null })).toBe('2001-01-01');
  });

  test.each([
    ['another person, by decision', { verdict: 'different' as const }],
    ['a match by name alone', { tier: 'name' as const }],
    ['a match in whose place another stands', { closedOn: day('2026-06-30') }],
    ['an owner', { party: 'owner: Nora Hale' }],
    ['who opted out', { list: 'opt-out' }],
    ['a deactivated NPI', { list: 'deactivation' }],
    ['whom the preclusion list names', { list: 'preclusion' }],
  ])('is none: %s', (_, change) => {
    expect(on('2026-05-01', '2026-05-01', change)).toBeNull();
  });

  test.each([
    ['the same name and birth date, which nobody has looked at', { tier: 'name-dob' as const }],
    ['a match by name that was confirmed', { tier: 'name' as const, verdict: 'same' as const }],
    ['a state', { list: 'state:OR' }],
    ['a match in whose place another stands from tomorrow on', { closedOn: day('2026-07-02') }],
  ])('is one: %s', (_, change) => {
    expect(on('2026-05-01', '2026-05-01', change)).toBe('2026-05-01');
  });

  test('is told by the lists only where no payer has a row of it', () => {
    const listed = new ListedPeople([match], day('2026-07-01'));
    const clear = [{ verdicts: [{ from: day('0001-01-01'), verdict: 'bill' as const, matters: [] }] }];
    expect(isExcludedOn('p-1', [], listed, day('2026-05-01'))).toBe(true);
    expect(isExcludedOn('p-2', [], listed, day('2026-05-01'))).toBe(false);
    expect(isExcludedOn('p-1', clear, listed, day('2026-05-01'))).toBe(false);
  });
});
