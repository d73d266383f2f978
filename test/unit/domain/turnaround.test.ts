import { describe, expect, test } from 'vitest';
import { type Course, turnaround } from '../../../src/domain/turnaround.ts';
import fc from '../../property.ts';

const course = (text: string): Course => ({
  days: Number.parseInt(text, 10),
  outcome: text.endsWith('+') ? 'open' : 'approved',
});

describe('turnaround', () => {
  test('equals the published curve of Freireich and others (1963), 21 patients on 6-mercaptopurine', () => {
    const watched = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'.split(' ').map(course);
    const found = turnaround(watched);
    expect(found?.steps.map((step) => [step.days, step.waiting, Number(step.undecided.toFixed(3))])).toEqual([
      [6, 21, 0.857],
      [7, 17, 0.807],
      [10, 15, 0.753],
      [13, 12, 0.69],
      [16, 11, 0.627],
      [22, 7, 0.538],
      [23, 6, 0.448],
    ]);
    expect(found).toMatchObject({ count: 21, decided: 9, medianDays: 23, ninetiethDays: null });
  });

  test('refuses to speak of fewer than five', () => {
    expect(turnaround(['10', '20', '30', '40'].map(course))).toBeUndefined();
    expect(turnaround(['10', '20', '30', '40', '50'].map(course))?.medianDays).toBe(30);
  });

  test('with every course decided it is the plain share still waiting', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 5, maxLength: 40 }), (days) => {
        const found = turnaround(days.map((one) => ({ days: one, outcome: 'denied' })));
        for (const step of found?.steps ?? []) {
          expect(step.undecided).toBeCloseTo(days.filter((one) => one > step.days).length / days.length, 9);
        }
        expect(found?.approved).toBe(0);
      }),
    );
  });

  test('equals counting backwards: each open course hands its weight to those who wait longer', () => {
    const outcomes = fc.constantFrom<Course['outcome']>('approved', 'denied', 'open');
    const courses = fc.array(fc.record({ days: fc.integer({ min: 0, max: 30 }), outcome: outcomes }), {
      minLength: 5,
      maxLength: 30,
    });
    fc.assert(
      fc.property(courses, (watched) => {
        const steps = turnaround(watched)?.steps ?? [];
        expect(steps.map(({ days, undecided }) => [days, undecided.toFixed(9)])).toEqual(redistributed(watched));
      }),
    );
  });
});

/** Efron's redistribution to the right: another way to the same curve. */
function redistributed(courses: readonly Course[]): [number, string][] {
  const order = courses.toSorted(
    (left, right) => left.days - right.days || Number(left.outcome === 'open') - Number(right.outcome === 'open'),
  );
  const weights = order.map(() => 1 / order.length);
  let left = 1;
  const curve = new Map<number, string>();
  order.forEach((one, at) => {
    const weight = weights[at] as number;
    if (one.outcome === 'open') {
      const rest = order.length - at - 1;
      for (let later = at + 1; later < order.length; later += 1)
        weights[later] = (weights[later] as number) + weight / rest;
    } else {
      left -= weight;
      curve.set(one.days, Math.abs(left).toFixed(9));
    }
  });
  return [...curve];
}
