/** A focused evaluation that began with temporary privileges, when the board grants the line. */

import { describe, expect, test } from 'vitest';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { evaluationCarriedOver } from '../../../src/domain/privileges/focused-progress.ts';
import type { FocusedEvaluation } from '../../../src/domain/privileges/practice-evaluation.ts';
import { focusedAt, grantAt } from '../rules/privileging/sample-privileges.ts';

const line = { key: 'core', name: 'Core', kind: 'core' } as const;
const temporary = grantAt('bayview', ['2026-06-15', '2026-06-15', '2026-10-13'], line, {
  id: 'pg-t',
  basis: 'temporary-applicant',
  requestLineId: 'pl-1',
});

/** The evaluation that a grant of the board from a day goes on with. */
function carried(more: Partial<FocusedEvaluation>, from: string, requestLineId: string | null, key = 'core') {
  const focused = [focusedAt('bayview', '2026-06-15', { grantId: 'pg-t', line: 'core' }, more)];
  const facts = { grants: [temporary], actions: [], requests: [], focused };
  return evaluationCarriedOver(facts, { facility: 'bayview', line: key, requestLineId, from: calendarDate(from) })?.id;
}

describe('an evaluation of temporary privileges', () => {
  test('goes on for the line that they waited for, also after they ran out', () => {
    expect(carried({}, '2026-09-30', 'pl-1')).toBe('fe-pg-t');
    expect(carried({}, '2026-11-25', 'pl-1')).toBe('fe-pg-t');
  });

  test('counts for another request only without a gap', () => {
    expect(carried({}, '2026-10-13', null)).toBe('fe-pg-t');
    expect(carried({}, '2026-10-14', null)).toBeUndefined();
    expect(carried({}, '2026-10-14', 'pl-2')).toBeUndefined();
  });

  test('counts when it ended well, and not when it did not', () => {
    const on = { resultOn: calendarDate('2026-08-01') };
    expect(carried({ ...on, result: 'satisfactory' }, '2026-09-30', 'pl-1')).toBe('fe-pg-t');
    expect(carried({ ...on, result: 'unsatisfactory' }, '2026-09-30', 'pl-1')).toBeUndefined();
    expect(carried({ ...on, result: 'cancelled' }, '2026-09-30', 'pl-1')).toBeUndefined();
  });

  test('says nothing of another line, nor of a grant of the board', () => {
    expect(carried({}, '2026-09-30', null, 'robot')).toBeUndefined();
    const focused = [focusedAt('bayview', '2026-06-15', { grantId: 'pg-core', line: 'core' })];
    const grants = [grantAt('bayview', ['2026-06-15', '2026-06-15', '2026-10-13'], line)];
    const again = { facility: 'bayview', line: 'core', requestLineId: null, from: calendarDate('2026-09-30') };
    expect(evaluationCarriedOver({ grants, actions: [], requests: [], focused }, again)).toBeUndefined();
  });
});
