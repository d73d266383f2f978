import { expect, test } from 'vitest';
import { coverLimits, dollars, parseDollars } from '../../../src/domain/money.ts';

test.each([
  [0, '$0'],
  [999, '$999'],
  [1000, '$1,000'],
  [1_000_000, '$1,000,000'],
  [-250, '-$250'],
  [1234.5, '$1,235'],
  [-0.2, '$0'],
])('%d is %s', (amount, text) => {
  expect(dollars(amount)).toBe(text);
});

test('limits of cover', () => {
  expect(coverLimits(1_000_000, 3_000_000)).toBe('$1,000,000/$3,000,000');
});

test.each([
  ['$1,000,000', 1_000_000],
  ['1000000', 1_000_000],
  ['1M', 1_000_000],
  ['1.5m', 1_500_000],
  ['250k', 250_000],
  ['$ 3 million', 3_000_000],
  ['730.00', 730],
  ['1,00,000', undefined],
  ['one million', undefined],
  ['', undefined],
  ['-5', undefined],
])('%j means %s', (text, amount) => {
  expect(parseDollars(text)).toBe(amount);
});
