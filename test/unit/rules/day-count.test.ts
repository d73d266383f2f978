import { describe, expect, test } from 'vitest';
import { type CalendarDate, daysBetween } from '../../../src/domain/calendar/calendar-date.ts';
import type { Clock } from '../../../src/domain/nouns/pack.ts';
import { unknownSurroundings } from '../../../src/rules/clocks/condition.ts';
import { type DayRun, dayRuns } from '../../../src/rules/clocks/day-count.ts';
import { clockReading } from '../../../src/rules/clocks/due-date.ts';
import { day } from './sample-facts.ts';

const runsOf = (
  more: Partial<Clock>,
  anchorOn: string,
  stops: readonly (readonly [string, string | null])[] = [],
  asOf = '2026-12-31',
): { readonly due: string | null; readonly runs: readonly DayRun[] } => {
  const clock: Clock = {
    id: 'test.clock',
    title: 'Act',
    why: 'because',
    cite: { source: 'a test' },
    confidence: 'practice',
    kind: 'payer-decision',
    anchor: 'application.completeOn',
    ...more,
  };
  const reading = clockReading(clock, {
    dates: { 'application.completeOn': { on: day(anchorOn), factId: 's-1' } },
    around: unknownSurroundings,
    stops: stops.map(([from, until]) => ({ from: day(from), until: until as CalendarDate | null })),
    decisionWithin: null,
  });
  if (reading.state !== 'running') throw new Error(reading.state);
  return { due: reading.dueOn, runs: reading.counting === null ? [] : dayRuns(reading.counting, day(asOf)) };
};

const told = (runs: readonly DayRun[]): readonly string[] =>
  runs.map((run) => `${run.counted ?? '-'} ${run.from}..${run.through}${run.why === null ? '' : ` ${run.why}`}`);

test('plain calendar days are not told one by one', () => {
  expect(runsOf({ add: 'P30D' }, '2026-03-05').runs).toEqual([]);
});

describe('business days', () => {
  test('over Thanksgiving', () => {
    const { due, runs } = runsOf({ add: '5BD' }, '2026-11-23');
    expect(due).toBe('2026-12-01');
    expect(told(runs)).toEqual([
      '2 2026-11-24..2026-11-25',
      '- 2026-11-26..2026-11-26 Thanksgiving Day',
      '3 2026-11-27..2026-11-27',
      '- 2026-11-28..2026-11-29 weekend',
      '5 2026-11-30..2026-12-01',
    ]);
  });

  test('Independence Day on a Saturday is observed on the Friday; Juneteenth since 2021; no Inauguration Day', () => {
    expect(told(runsOf({ add: '2BD' }, '2026-07-01').runs)).toEqual([
      '1 2026-07-02..2026-07-02',
      '- 2026-07-03..2026-07-03 Independence Day',
      '- 2026-07-04..2026-07-05 weekend',
      '2 2026-07-06..2026-07-06',
    ]);
    expect(runsOf({ add: '1BD' }, '2026-06-18').due).toBe('2026-06-22');
    expect(runsOf({ add: '1BD' }, '2020-06-18').due).toBe('2020-06-19');
    // 20 January 2025 was Martin Luther King's day as well; 2021 and 2029 were and will be nothing else.
    expect(runsOf({ add: '1BD' }, '2021-01-19').due).toBe('2021-01-20');
  });

  test('counted back from an end', () => {
    const { due, runs } = runsOf({ before: '3BD' }, '2026-11-30');
    expect(due).toBe('2026-11-24');
    expect(told(runs)).toEqual([
      '- 2026-11-28..2026-11-29 weekend',
      '1 2026-11-27..2026-11-27',
      '- 2026-11-26..2026-11-26 Thanksgiving Day',
      '3 2026-11-24..2026-11-25',
    ]);
  });
});

describe('stops', () => {
  test('two stops are passed over, and the days counted are those of the rule', () => {
    const { due, runs } = runsOf({ add: 'P60D', tolls: 'pause' }, '2026-03-01', [
      ['2026-03-10', '2026-03-20'],
      ['2026-04-01', '2026-04-06'],
    ]);
    expect(due).toBe('2026-05-15');
    expect(told(runs)).toEqual([
      '8 2026-03-02..2026-03-09',
      '- 2026-03-10..2026-03-19 stood still',
      '20 2026-03-20..2026-03-31',
      '- 2026-04-01..2026-04-05 stood still',
      '60 2026-04-06..2026-05-15',
    ]);
  });

  test('of a clock that stops once, the second request changes nothing', () => {
    const { due, runs } = runsOf({ add: 'P60D', tolls: 'pause-max', maxStops: 1 }, '2026-03-01', [
      ['2026-03-10', '2026-03-20'],
      ['2026-04-01', '2026-04-06'],
    ]);
    expect(due).toBe('2026-05-10');
    expect(runs.at(-1)).toMatchObject({ counted: 60, through: '2026-05-10' });
  });

  test('the answer begins the count anew; its day is day 0', () => {
    const { due, runs } = runsOf({ add: 'P30D', tolls: 'restart' }, '2026-03-01', [['2026-03-10', '2026-03-20']]);
    expect(due).toBe('2026-04-19');
    expect(told(runs)).toEqual(['- 2026-03-02..2026-03-20 began anew', '30 2026-03-21..2026-04-19']);
  });

  test('a clock that stands still is told up to the day asked about', () => {
    const { due, runs } = runsOf({ add: 'P60D', tolls: 'pause' }, '2026-03-01', [['2026-03-10', null]], '2026-03-15');
    expect(due).toBeNull();
    expect(told(runs)).toEqual(['8 2026-03-02..2026-03-09', '- 2026-03-10..2026-03-15 stood still']);
  });

  test.each(['P30D', '10BD', 'P45D'])(
    '%s: the last day counted is that of the rule, whatever stops lie between',
    (add) => {
      const { runs } = runsOf({ add, tolls: 'pause' }, '2026-11-03', [
        ['2026-11-05', '2026-11-11'],
        ['2026-11-11', '2026-11-13'],
      ]);
      expect(runs.at(-1)?.counted).toBe(Number(/\d+/.exec(add)?.[0]));
      const days = runs.reduce((sum, run) => sum + run.days, 0);
      expect(days).toBe(daysBetween(day('2026-11-03'), runs.at(-1)?.through ?? day('2026-11-03')));
    },
  );
});
