/** The clock of the program. */

import { expect, test } from 'vitest';
import { instantText } from '../../../src/cli/io.ts';
import fc from '../../property.ts';

test('an instant is written as the language writes it', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
      expect(instantText(date)).toBe(date.toISOString());
    }),
  );
});
