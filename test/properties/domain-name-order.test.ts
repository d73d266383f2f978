/** Names are put in order as Unicode has it, whether or not its tables are asked. */

import { expect, test } from 'vitest';
import { compareNames } from '../../src/domain/name-order.ts';
import fc from '../property.ts';

const collator = new Intl.Collator('en');
const printable = fc.string({ unit: 'grapheme-ascii', maxLength: 12 });
const alike = fc.string({ unit: fc.constantFrom('a', 'A', 'b', ' ', '-', "'", ',', '.', '1'), maxLength: 5 });
const accented = fc.string({ unit: fc.constantFrom('a', 'A', 'é', 'É', 'è', 'e', 'ñ', 'n', ' ', 'z'), maxLength: 5 });
const foreign = fc.string({ unit: fc.constantFrom('a', 'Z', 'é', 'ñ', 'Ø', 'ß', '\t', '中'), maxLength: 5 });

test.each([
  ['printable ASCII', printable],
  ['names that differ in case and punctuation', alike],
  ['accents', accented],
  ['accents and foreign letters', foreign],
])('%s', (_, names) => {
  fc.assert(
    fc.property(names, names, (left, right) => {
      expect(Math.sign(compareNames(left, right))).toBe(Math.sign(collator.compare(left, right)));
    }),
    // Few enough in all that none is long enough a list to ask the tables.
    { numRuns: 900 },
  );
});
