/** Whether somebody was excluded on a day: periods reckoned by hand. */

import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { ReviewedMatch } from '../../../src/domain/screening/exclusion-block.ts';
import { type ExclusionLooks, exclusionOn } from '../../../src/domain/screening/exclusion-on.ts';
import type { SearchedList } from '../../../src/domain/screening/last-screening.ts';

const day = (text: string): CalendarDate => text as CalendarDate;

const match = (more: Partial<ReviewedMatch> = {}): ReviewedMatch => ({
  id: 'h-1',
  subjectId: 's-1',
  party: 'self',
  list: 'leie',
  tier: 'npi',
  from: day('2020-01-19'),
  until: day('2024-05-11'),
  endedAfter: null,
  waiver: null,
  verdict: 'same',
  confirmedBefore: false,
  ...more,
});

const leie: SearchedList = { list: 'leie', from: day('2019-12-01'), through: day('2026-06-01'), fullLists: 2 };
const looks: ExclusionLooks = {
  searched: [leie],
  looked: true,
  namedEnd: (list) => (list === 'leie' ? 'reinstated' : 'stated'),
};
const verdict = (on: string, ...matches: readonly ReviewedMatch[]): string =>
  exclusionOn(matches, looks, day(on)).verdict;

describe('a confirmed period', () => {
  test('holds from its first day to the one before the day from which it no longer does', () => {
    expect(verdict('2020-01-18', match())).toBe('not excluded');
    expect(verdict('2020-01-19', match())).toBe('excluded');
    expect(verdict('2024-05-10', match())).toBe('excluded');
    expect(verdict('2024-05-11', match())).toBe('not excluded');
    expect(verdict('1999-01-01', match({ from: null }))).toBe('excluded');
  });

  test('of an owner or official is theirs, and stands after one of the subject itself', () => {
    const owner = match({ id: 'h-2', party: 'owner: Okafor, Helen', from: day('2019-01-01') });
    expect(verdict('2021-01-01', owner)).toBe('party excluded');
    const both = exclusionOn([owner, match()], looks, day('2021-01-01'));
    expect(both.verdict).toBe('excluded');
    expect(both.held.map(({ match: { id } }) => id)).toEqual(['h-1', 'h-2']);
  });

  test('that a later list lacks may have ended on the days between the two lists', () => {
    const gone = match({ endedAfter: day('2024-04-10') });
    const unsure = (on: string): string | null | undefined => exclusionOn([gone], looks, day(on)).held[0]?.unsure;
    expect(unsure('2024-04-10')).toBe(null);
    expect(unsure('2024-04-11')).toBe('ended after Wed 10 Apr 2024, by Sat 11 May 2024');
  });

  test('is waived in a state from the day of the waiver', () => {
    const waived = match({ waiver: { state: 'OR', from: day('2022-03-01') } });
    const states = (on: string): readonly (string | null)[] =>
      exclusionOn([waived], looks, day(on)).held.map(({ waivedIn }) => waivedIn);
    expect(states('2022-02-28')).toEqual([null]);
    expect(states('2022-03-01')).toEqual(['OR']);
  });
});

test('an end is a reinstatement, the last day of a term, or known only from a later list', () => {
  const matches = [
    match({ id: 'h-1', from: day('2016-05-19'), until: day('2016-06-13') }),
    match({ id: 'h-2', list: 'sam', from: day('2016-05-19'), until: day('2017-05-19') }),
    match({ id: 'h-3', list: 'state:PA', until: day('2018-07-15'), endedAfter: day('2018-06-01') }),
    match({ id: 'h-4', from: day('2016-05-19'), until: day('2016-05-19') }),
    match({ id: 'h-5', verdict: 'different' }),
    match({ id: 'h-6', until: null }),
  ];
  const ends = (on: string): readonly (readonly string[])[] => {
    const { held, over } = exclusionOn(matches, looks, day(on));
    return [held, over].map((some) => some.map(({ match: { id }, ended }) => `${id} ${ended}`).sort());
  };
  expect(ends('2016-06-12')).toEqual([['h-1 reinstated', 'h-2 stated'], []]);
  expect(ends('2020-06-01')).toEqual([['h-6 null'], ['h-1 reinstated', 'h-2 stated', 'h-3 no longer listed']]);
  const { over } = exclusionOn(matches, looks, day('2020-06-01'));
  expect(over.map(({ match: { id } }) => id)).toEqual(['h-3', 'h-2', 'h-1']);
});

test('a match that awaits a decision is a question; one that was dismissed, or of no list of excluded parties, is none', () => {
  expect(verdict('2021-01-01', match({ verdict: null, tier: 'name' }))).toBe('open');
  expect(verdict('2021-01-01', match({ verdict: null }), match())).toBe('excluded');
  expect(verdict('2021-01-01', match({ verdict: 'different' }))).toBe('not excluded');
  expect(verdict('2021-01-01', match({ list: 'opt-out' }))).toBe('not excluded');
});

test('nobody is called clear who was never looked up, but a period that is known counts', () => {
  const never = { ...looks, searched: [], looked: false };
  expect(exclusionOn([], never, day('2021-01-01')).verdict).toBe('unknown');
  expect(exclusionOn([match()], never, day('2021-01-01')).verdict).toBe('excluded');
});

test('the lists tell of the days between the oldest and the newest of them', () => {
  const limit = (on: string, list: SearchedList = leie): string | null =>
    exclusionOn([], { ...looks, searched: [list] }, day(on)).limit;
  expect(limit('2019-12-01')).toBe(null);
  expect(limit('2026-06-01')).toBe(null);
  expect(limit('2019-11-30')).toBe(
    'the oldest looked through: leie of 2019-12-01, and what had ended before is on none',
  );
  expect(limit('2026-06-02')).toBe(
    'the newest looked through: leie of 2026-06-01, and what was listed since is on none',
  );
  expect(limit('2021-01-01', { ...leie, from: null, fullLists: 0 })).toBe(
    'of leie only supplements were looked through',
  );
});
