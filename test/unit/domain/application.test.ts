import { describe, expect, test } from 'vitest';
import { isOpen, lineStanding, movesFrom, openWithPayer } from '../../../src/domain/application.ts';
import type { CalendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { addDays, calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { Application, Step, StepName } from '../../../src/domain/facts.ts';
import fc from '../../property.ts';

const opened = calendarDate('2026-01-05');
const line = { id: 'l-1', number: 1, product: null, group: null, location: null };

function application(...names: readonly StepName[]): Application {
  const steps = names.map(
    (name, at): Step => ({
      id: `s-${at}`,
      lineId: null,
      name,
      on: addDays(opened, at + 1),
      sequence: at,
      via: null,
      reference: null,
      reason: null,
      dueOn: null,
      until: null,
      reopensOn: null,
      effectiveOn: null,
      payerId: null,
      note: null,
    }),
  );
  return {
    id: 'a-1',
    subjectId: 'p-1',
    payer: 'x',
    facility: null,
    type: 'initial',
    route: 'individual',
    what: null,
    owner: null,
    openedOn: opened,
    previousId: null,
    replacesId: null,
    lines: [line],
    steps,
    contacts: [],
    followUps: [],
  };
}

const late = calendarDate('2026-12-31');
const stateAfter = (...names: readonly StepName[]): string => lineStanding(application(...names), line, late).state;
const movesAfter = (...names: readonly StepName[]): readonly StepName[] =>
  movesFrom(lineStanding(application(...names), line, late));

describe('states', () => {
  test('a new application is a draft from the day it was opened', () => {
    expect(lineStanding(application(), line, opened)).toMatchObject({ state: 'draft', since: opened, step: null });
  });

  test('an answer takes the line back to where it stood before the request', () => {
    expect(stateAfter('submitted', 'in-review', 'info-requested', 'answered')).toBe('in-review');
    expect(stateAfter('submitted', 'complete', 'info-requested', 'info-requested', 'answered')).toBe('complete');
  });

  test('a hold goes on from where it stood, and remembers an open request', () => {
    expect(movesAfter('submitted', 'on-hold')).toContain('submitted');
    expect(movesAfter('submitted', 'on-hold')).toContain('received');
    expect(movesAfter('submitted', 'on-hold')).not.toContain('on-hold');
  });

  test('steps may be skipped forward and never taken back', () => {
    expect(movesAfter('submitted')).toEqual(expect.arrayContaining(['committee', 'approved', 'complete']));
    expect(movesAfter('submitted', 'committee')).not.toContain('received');
  });

  test('end states take no step', () => {
    for (const end of [['submitted', 'rejected'], ['withdrawn'], ['submitted', 'approved', 'loaded']] as const)
      expect(movesAfter(...end)).toEqual([]);
  });

  test('loaded follows approved only; an appeal follows a denial or a closed panel', () => {
    expect(movesAfter('submitted')).not.toContain('loaded');
    expect(movesAfter('submitted', 'denied')).toContain('appealed');
    expect(movesAfter('submitted', 'panel-closed')).toContain('appealed');
    expect(movesAfter('submitted', 'denied', 'appealed')).toEqual(expect.arrayContaining(['approved', 'denied']));
  });

  test('every state open with the payer can be decided', () => {
    for (const state of openWithPayer) {
      const reached = state === 'submitted' ? movesAfter('submitted') : movesAfter('submitted', state);
      expect(reached).toEqual(expect.arrayContaining(['approved', 'denied', 'returned', 'rejected', 'withdrawn']));
    }
  });
});

test('the future never shows: a standing uses only steps on or before the day', () => {
  const walk = fc.array(fc.nat(), { maxLength: 12 }).map((picks) => {
    const names: StepName[] = [];
    for (const pick of picks) {
      const moves = movesAfter(...names);
      const next = moves[pick % Math.max(moves.length, 1)];
      if (next !== undefined) names.push(next);
    }
    return names;
  });
  fc.assert(
    fc.property(walk, fc.integer({ min: 0, max: 14 }), (names, days) => {
      const day = addDays(opened, days);
      const whole = lineStanding(application(...names), line, day);
      expect(whole).toEqual(lineStanding(application(...names.slice(0, days)), line, day as CalendarDate));
    }),
  );
});

test('an open line always has a way on', () => {
  expect(isOpen('approved')).toBe(true);
  expect(movesAfter('submitted', 'approved')).toEqual(['loaded']);
});
