/** Marks of claims and people, which stand for them where millions are remembered. */

import { expect, test } from 'vitest';
import { Mark } from '../../../../src/sources/x12/mark.ts';
import fc from '../../../property.ts';

function marked(...values: readonly (number | string)[]): Mark {
  const mark = new Mark();
  for (const value of values) {
    if (typeof value === 'string') mark.addText(value);
    else mark.addLong(value);
  }
  return mark;
}

test('texts that differ anywhere, and the same divided otherwise, have marks of their own', () => {
  const latin = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) });
  fc.assert(
    fc.property(latin, latin, (one, other) => {
      const [first, second] = [marked(one), marked(other)];
      expect(first.one === second.one && first.other === second.other).toBe(one === other);
      const [divided, whole] = [marked(one, other), marked(`${one}${other}`, '')];
      if (other !== '') expect([divided.one, divided.other]).not.toEqual([whole.one, whole.other]);
    }),
  );
});

test('of values as alike as those of claims each half tells as many apart as chance would', () => {
  const [ones, others] = [new Set<number>(), new Set<number>()];
  const count = 300_000;
  for (let at = 0; at < count; at += 1) {
    // Account, charge, patient, day: each of few digits that differ.
    const day = `2026-0${1 + (at % 9)}-1${at % 10}`;
    const mark = marked(`M${100_000_000 + at}`, 5000 + (at % 300), 2 ** 40 + (at % 1000), '99213', day);
    ones.add(mark.one);
    others.add(mark.other);
  }
  // Of so many values of 32 bits about 10.5 fall on another; forty never happen.
  expect(count - ones.size).toBeLessThan(40);
  expect(count - others.size).toBeLessThan(40);
});
