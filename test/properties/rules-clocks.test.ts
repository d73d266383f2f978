/** Laws of clocks, over every clock of every pack that ships and every day they may count from. */

import { expect, test } from 'vitest';
import { addDays, type CalendarDate } from '../../src/domain/calendar/calendar-date.ts';
import type { Clock } from '../../src/domain/nouns/pack.ts';
import type { RecordedDates } from '../../src/rules/clocks/anchor.ts';
import { type Stop, unknownSurroundings } from '../../src/rules/clocks/condition.ts';
import { dayRuns } from '../../src/rules/clocks/day-count.ts';
import { type ClockReading, clockReading } from '../../src/rules/clocks/due-date.ts';
import { ruleSet } from '../../src/rules/rule-set.ts';
import { shippedPacks } from '../../src/rules/shipped-packs.ts';
import fc from '../property.ts';

const clocks: readonly Clock[] = ruleSet(shippedPacks(), []).entries.flatMap((entry) =>
  entry.kind === 'clock' && entry.rule.proposed !== true ? [entry.rule] : [],
);
const counted = clocks.filter((clock) => clock.add !== undefined || clock.before !== undefined);

const someClock = fc.constantFrom(...counted);
// Leap days, month ends and holidays come often enough in six years.
const someDay = fc.integer({ min: 0, max: 2200 }).map((days) => addDays('2023-01-01' as CalendarDate, days));
const someDays = fc.integer({ min: 0, max: 400 });
const someStops = fc.array(
  fc.record({ after: fc.integer({ min: -5, max: 120 }), days: fc.integer({ min: 1, max: 60 }) }),
  { maxLength: 4 },
);

const stopsFrom = (
  anchorOn: CalendarDate,
  plans: readonly { readonly after: number; readonly days: number }[],
): readonly Stop[] =>
  plans.map(({ after, days }) => ({ from: addDays(anchorOn, after), until: addDays(anchorOn, after + days) }));

function reading(clock: Clock, on: CalendarDate, stops: readonly Stop[] = []): ClockReading {
  const dates: RecordedDates = { [clock.anchor]: { on, factId: 'f-1' } };
  return clockReading(clock, { dates, around: unknownSurroundings, stops, decisionWithin: null });
}

function due(clock: Clock, on: CalendarDate, stops: readonly Stop[] = []): CalendarDate | null {
  const read = reading(clock, on, stops);
  return read.state === 'running' ? read.dueOn : null;
}

test('there are clocks to speak of', () => {
  expect(counted.length).toBeGreaterThan(50);
});

test('a clock is monotone in its anchor: a later anchor never makes it due earlier', () => {
  fc.assert(
    fc.property(someClock, someDay, someDays, (clock, on, later) => {
      const [left, right] = [due(clock, on), due(clock, addDays(on, later))];
      if (left !== null && right !== null) expect([clock.id, left <= right]).toEqual([clock.id, true]);
    }),
    { numRuns: 3000 },
  );
});

test('a clock that adds is never due before its anchor, one that counts back never after it', () => {
  fc.assert(
    fc.property(someClock, someDay, someStops, (clock, on, stops) => {
      const dueOn = due(clock, on, stopsFrom(on, stops));
      if (dueOn === null || clock.less !== undefined) return;
      const snapsOn = clock.snap !== undefined && clock.snap !== 'none';
      if (clock.add !== undefined) expect([clock.id, dueOn >= on]).toEqual([clock.id, true]);
      else if (!snapsOn) expect([clock.id, dueOn <= on]).toEqual([clock.id, true]);
    }),
    { numRuns: 3000 },
  );
});

test('stops never make anything due earlier; told twice or in another order they are the same stops', () => {
  const stoppable: readonly Clock[] = (['pause', 'restart', 'unknown', 'pause-max'] as const).flatMap((tolls) =>
    ['P30D', 'P2M', '20BD', 'P60D'].map((add) => ({
      id: `test.${tolls}`,
      title: 'Decide',
      why: 'because',
      cite: { source: 'a test' },
      confidence: 'practice' as const,
      kind: 'payer-decision' as const,
      anchor: 'application.completeOn' as const,
      add,
      tolls,
      ...(tolls === 'pause-max' ? { maxStops: 2 } : {}),
    })),
  );
  fc.assert(
    fc.property(fc.constantFrom(...stoppable), someDay, someStops, (clock, on, plan) => {
      const stops = stopsFrom(on, plan);
      const raw = due(clock, on);
      const read = reading(clock, on, stops);
      expect(read.state).toBe('running');
      if (read.state !== 'running' || read.dueOn === null || raw === null) return;
      expect(read.dueOn >= raw).toBe(true);
      if (clock.tolls === 'unknown') expect([read.dueOn, (read.dueAtLatest ?? raw) >= raw]).toEqual([raw, true]);
      // Of a clock that stops a few times only, each request counts, also when it is told twice.
      if (clock.tolls !== 'pause-max') expect(due(clock, on, [...stops, ...stops].toReversed())).toBe(read.dueOn);
    }),
    { numRuns: 1500 },
  );
});

test('the count day by day ends on the due day, and counts as many days as the rule says', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('P30D', '10BD', '45BD', 'P90D'),
      fc.constantFrom('pause' as const, 'restart' as const),
      someDay,
      someStops,
      (add, tolls, on, plan) => {
        const read = reading(
          { ...(counted[0] as Clock), add, tolls, exceptions: [], snap: 'none' },
          on,
          stopsFrom(on, plan),
        );
        if (read.state !== 'running' || read.counting === null || read.dueOn === null) return;
        const runs = dayRuns(read.counting, on);
        if (runs.length === 0) return;
        expect([runs.at(-1)?.through, runs.at(-1)?.counted]).toEqual([read.dueOn, Number(/\d+/.exec(add)?.[0])]);
        for (const [index, run] of runs.entries()) {
          const before = runs[index - 1];
          expect(run.from).toBe(before === undefined ? addDays(on, 1) : addDays(before.through, 1));
        }
      },
    ),
    { numRuns: 1500 },
  );
});

test('every day of a reading stands in its arithmetic', () => {
  fc.assert(
    fc.property(someClock, someDay, (clock, on) => {
      const read = reading(clock, on);
      if (read.state !== 'running') return;
      const text = read.arithmetic.join('\n');
      expect(text).toContain(on);
      if (read.dueOn !== null) expect([clock.id, text.includes(read.dueOn)]).toEqual([clock.id, true]);
    }),
    { numRuns: 1000 },
  );
});
