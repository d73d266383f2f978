/** Texts and values that are found by their bytes are those that would be made anew, however many there are. */

import { expect, test } from 'vitest';
import { KnownValues, ShortTexts } from '../../../../src/sources/x12/short-texts.ts';
import fc from '../../../property.ts';

const texts = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 100_000 }).map(String),
    fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)), maxLength: 60 }),
    fc.constantFrom('', 'A', 'AA', 'A'.repeat(39), 'A'.repeat(40), 'A'.repeat(41)),
  ),
  { maxLength: 200 },
);

test('a text is the bytes that were asked for', () => {
  const known = new ShortTexts();
  fc.assert(
    fc.property(texts, (some) => {
      for (const one of [...some, ...some]) {
        const bytes = Buffer.from(`*${one}~`, 'latin1');
        expect(known.of(bytes, 1, bytes.length - 1)).toBe(one);
      }
    }),
  );
});

test('a value is what its text means, also where more are known than there is room for', () => {
  let made = 0;
  const known = new KnownValues((text) => {
    made += 1;
    return `<${text}>`;
  });
  const all = Array.from({ length: 30_000 }, (_, at) => String(1_000_000 + at * 7));
  for (const one of all) expect(known.of(Buffer.from(one), 0, one.length)).toBe(`<${one}>`);
  for (const one of all.slice(-100)) expect(known.of(Buffer.from(one), 0, one.length)).toBe(`<${one}>`);
  expect(made).toBeLessThan(30_100);
  fc.assert(
    fc.property(texts, (some) => {
      for (const one of some) {
        const bytes = Buffer.from(one, 'latin1');
        expect(known.of(bytes, 0, bytes.length)).toBe(`<${one}>`);
      }
    }),
  );
});
