import { describe, expect, test } from 'vitest';
import { parseVote } from '../../../src/domain/committee.ts';
import { personNamed, type VoteQuestion, voteFault, votersOf } from '../../../src/domain/committee-vote.ts';
import type { DecisionOutcome } from '../../../src/domain/file-facts.ts';

const members = ['Lee Park, MD (chair)', 'Rosa Diaz, MD', 'Tom Birch, NP'];

function fault(text: string | null, outcome: DecisionOutcome = 'approved', more: Partial<VoteQuestion> = {}) {
  const counted = text === null ? undefined : parseVote(text);
  const vote = text === null || counted === undefined ? null : { text, counted };
  return voteFault({ outcome, vote, members, present: [], recused: [], ...more })?.message;
}

describe('a vote that was taken can be recorded', () => {
  test.each([
    ['3-0', 'approved'],
    ['2-1', 'approved-with-conditions'],
    ['2-0-1', 'approved'],
    ['2-1', 'denied'],
    ['1-0', 'approved'],
    ['1-1-1', 'tabled'],
    ['0-2', 'tabled'],
    [null, 'approved'],
  ] as const)('%s for %s', (text, outcome) => {
    expect(fault(text, outcome)).toBe(undefined);
  });

  test('where no document lists members and nobody is recorded as present, only what carried is judged', () => {
    expect(fault('9-0', 'approved', { members: [] })).toBe(undefined);
    expect(fault('4-4', 'approved', { members: [] })).toContain('is a tie');
  });
});

describe('a vote that cannot have been so is refused', () => {
  test.each([
    ['0-0-0', 'approved', 'nobody voted'],
    ['0-0-0', 'tabled', 'nobody voted'],
    ['0-0-3', 'approved', 'carries nothing'],
    ['1-1', 'approved', 'is a tie'],
    ['1-1-1', 'denied', 'is a tie'],
    ['1-2', 'approved', 'is against it'],
    ['0-3', 'denied', 'is against it'],
    ['4-0', 'approved', 'counts 4, and 3 may vote'],
    ['2-0-2', 'tabled', 'counts 4, and 3 may vote'],
  ] as const)('%s for %s: %s', (text, outcome, words) => {
    expect(fault(text, outcome)).toContain(words);
  });

  test('who is recused votes in no way', () => {
    expect(fault('2-0', 'approved', { recused: ['Tom Birch, NP'] })).toBe(undefined);
    expect(fault('2-0-1', 'approved', { recused: ['Tom Birch, NP'] })).toBe(
      '`--vote 2-0-1` counts 3, and 2 may vote (1 recused)',
    );
    expect(fault(null, 'approved', { recused: members })).toContain('nobody is left to vote');
  });

  test('who was not there votes in no way, and a guest votes in no way either', () => {
    const present = ['lee park', 'Rosa Diaz, MD', 'Guest From The Plan'];
    expect(votersOf({ members, present })).toEqual(['Lee Park, MD (chair)', 'Rosa Diaz, MD']);
    expect(fault('3-0', 'approved', { present })).toBe(
      '`--vote 3-0` counts 3, and 2 may vote (2 of 3 members attended)',
    );
    expect(fault('2-0', 'approved', { present })).toBe(undefined);
  });
});

describe('a person of a list', () => {
  test('is found by the whole name, or without degrees', () => {
    expect(personNamed('Lee Park, M.D.', members)).toBe('Lee Park, MD (chair)');
    expect(personNamed('lee  park', members)).toBe('Lee Park, MD (chair)');
    expect(personNamed('Rosa Diaz, MD', members)).toBe('Rosa Diaz, MD');
  });

  test('is not another with other degrees, a part of a name, or one of two', () => {
    expect(personNamed('Lee Park, NP', members)).toBe(undefined);
    expect(personNamed('Park', members)).toBe(undefined);
    expect(personNamed('Nobody At All', members)).toBe(undefined);
    expect(personNamed('Lee Park', ['Lee Park, MD', 'Lee Park, NP'])).toBe(undefined);
  });
});
