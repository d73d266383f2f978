import { expect, test } from 'vitest';
import { isPrintedNameOf } from '../../../src/rules/printed-name.ts';

test.each([
  ['MARCUS J BELL PA', 'Marcus', 'Bell', true],
  ['BELL, MARCUS J, PA', 'Marcus', 'Bell', true],
  ['BELL MARCUS J P.A.', 'Marcus', 'Bell', true],
  ['MARCUS JAMES BELL PA-C', 'Marcus', 'Bell', true],
  ['ROSA MIRA LIM DO', 'Rosa', 'Lim', true],
  ['ANA DO', 'Ana', 'Do', true],
  ['JUNE MA', 'June', 'Ma', true],
  ['MARCUS J BELLOWS PA', 'Marcus', 'Bell', false],
  ['PETER J BELL PA', 'Marcus', 'Bell', false],
])('%s on the paper of %s %s', (printed, first, last, same) => {
  expect(isPrintedNameOf(printed, { first, last })).toBe(same);
});
