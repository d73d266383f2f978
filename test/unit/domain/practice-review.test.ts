/** What numbers of cases say, and how far a focused evaluation has come. */

import { describe, expect, test } from 'vitest';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { focusedProgress, isUnderWay, progressWords } from '../../../src/domain/privileges/focused-progress.ts';
import type { CaseCounts, FocusedEvaluation } from '../../../src/domain/privileges/practice-evaluation.ts';
import { reviewReading } from '../../../src/domain/privileges/practice-review.ts';

const day = calendarDate;
const period = { from: day('2026-01-01'), until: day('2026-07-01') };
const oppe = {
  lowVolume: 10,
  indicators: [
    { key: 'complication', name: 'Complications', trigger: 10, unit: 'percent', department: 'surgery' },
    { key: 'stay', name: 'Stay', trigger: 4, unit: 'days' },
    { key: 'notes', name: 'Notes in time', trigger: 80, direction: 'below', unit: 'percent' },
    { key: 'returns', name: 'Returns', trigger: 3 },
  ],
} as const;

function counts(
  count: number,
  outcomes: Record<string, number>,
  from = '2026-01-01',
  until = '2026-04-01',
): CaseCounts {
  return {
    id: 'cc-1',
    subjectId: 'p-1',
    facility: 'bayview',
    elsewhere: null,
    line: 'core',
    procedure: null,
    from: day(from),
    until: day(until),
    count,
    outcomes,
    source: 'x.csv',
    sha256: null,
    on: day('2026-06-01'),
    sequence: 1,
  };
}

const values = (
  all: readonly CaseCounts[],
  department: string | null = null,
): Record<string, readonly [number, boolean]> =>
  Object.fromEntries(
    reviewReading(all, period, { oppe, department }).indicators.map(({ key, value, triggered }) => [
      key,
      [value, triggered],
    ]),
  );

describe('a reading', () => {
  test('shares are of the cases that tell them, days are weighted, numbers are added up', () => {
    const all = [
      counts(30, { complication: 1, stay: 2, returns: 1 }),
      counts(10, { complication: 3, stay: 6, returns: 2 }, '2026-04-01', '2026-07-01'),
      counts(60, {}, '2026-04-01', '2026-07-01'),
    ];
    expect(values(all)).toEqual({ complication: [10, true], stay: [3, false], returns: [3, true] });
  });

  test('what rounds up to the trigger has not reached it', () => {
    expect(values([counts(1004, { complication: 100 })])).toEqual({ complication: [10, false] });
  });

  test('a trigger below counts downwards, and only members of the department are measured', () => {
    expect(values([counts(100, { notes: 80, complication: 99 })], 'medicine')).toEqual({ notes: [80, true] });
  });

  test('no counts are not zero cases; zero cases are few, and neither makes a share', () => {
    expect(reviewReading([], period, { oppe, department: null })).toMatchObject({
      cases: null,
      suggested: 'low-volume',
    });
    const none = reviewReading([counts(0, { complication: 0 })], period, { oppe, department: null });
    expect(none).toMatchObject({ cases: 0, lowVolume: true, indicators: [], suggested: 'low-volume' });
    expect(none.unread).toHaveLength(4);
  });

  test('counts that lie in the period in part are left out and told', () => {
    const read = reviewReading([counts(50, {}, '2025-12-01', '2026-02-01')], period, { oppe, department: null });
    expect(read).toMatchObject({ cases: null, straddling: [{ count: 50 }] });
  });
});

const evaluation: FocusedEvaluation = {
  id: 'fe-1',
  subjectId: 'p-1',
  facility: 'bayview',
  grantId: null,
  line: 'core',
  cause: 'new-privilege',
  method: null,
  cases: 2,
  within: 'P6M',
  proctor: null,
  proctorNpi: null,
  supervised: false,
  on: day('2026-01-10'),
  dueOn: day('2026-07-10'),
  result: 'satisfactory',
  resultOn: day('2026-06-01'),
  resultBy: null,
  text: null,
  reviewId: null,
  previousId: null,
  watched: [watched('2026-02-01', true), watched('2026-03-01', false)],
  sequence: 1,
};

function watched(on: string, acceptable: boolean): FocusedEvaluation['watched'][number] {
  return { id: on, evaluationId: 'fe-1', on: day(on), method: null, reference: null, by: null, acceptable, note: null };
}

describe('a focused evaluation', () => {
  test.each([
    ['2026-02-15', 'open', '1 of 2 cases'],
    ['2026-05-31', 'ready', '2 of 2 cases, 1 not acceptable'],
    ['2026-06-01', 'satisfactory', '2 of 2 cases, 1 not acceptable'],
  ])('on %s it is %s', (on, state, words) => {
    expect(focusedProgress(evaluation, day(on)).state).toBe(state);
    expect(progressWords(evaluation, day(on))).toBe(words);
    expect(isUnderWay(evaluation, day(on))).toBe(state !== 'satisfactory');
  });

  test('its due day is the last in time', () => {
    const open = { ...evaluation, result: null, resultOn: null, watched: [] };
    expect(focusedProgress(open, day('2026-07-10')).state).toBe('open');
    expect(focusedProgress(open, day('2026-07-11'))).toMatchObject({ state: 'overdue', daysLeft: -1 });
    expect(isUnderWay(open, day('2026-01-09'))).toBe(false);
  });
});
