import { describe, expect, test } from 'vitest';
import { deaFault, deaLetterAgrees, deaSuggestions, parseDea } from '../../../src/domain/identifiers/dea.ts';

test.each(['AP5836727', 'BB1388568', 'F91234563', 'AB1234563', 'AB1234563-042'])('%s is sound', (dea) => {
  expect(deaFault(dea)).toBeUndefined();
});

test.each([
  ['AB1234567', 'check-digit'],
  ['A51234563', 'shape'],
  ['AB123456', 'shape'],
  ['AB12345633', 'shape'],
  ['ab1234563', 'shape'],
  ['AB1234563-', 'shape'],
  ['', 'shape'],
])('%j fails by its %s', (text, fault) => {
  expect(deaFault(text)).toBe(fault);
});

test('pasted numbers are cleaned', () => {
  expect(parseDea(' ab 1234563 ')).toBe('AB1234563');
  expect(parseDea('AB1234563\u201142')).toBe('AB1234563-42');
  expect(parseDea('AB1234567')).toBeUndefined();
});

test('swapped neighbours are found', () => {
  expect(deaSuggestions('AB1243563')).toContain('AB1234563');
  expect(deaSuggestions('AB1234563')).toEqual([]);
  expect(deaSuggestions('no')).toEqual([]);
});

describe('the second letter', () => {
  test.each([
    ['AR1234563', { last: 'Ruiz' }, true],
    ['AR1234563', { last: 'Lopez', formerLast: ['Moreno', 'Ruiz'] }, true],
    ['AR1234563', { last: 'Lopez' }, false],
    ['A91234563', { last: 'Lopez' }, true],
    ['AO1234563', { last: "O'Brien" }, true],
    ['AB1234563', { last: "O'Brien" }, false],
    ['AC1234563', { last: 'de la Cruz' }, true],
    ['AJ1234563', { last: 'Smith-Jones' }, true],
    ['AA1234563', { last: 'Álvarez' }, true],
    ['AL1234563', { last: 'Łukasz' }, true],
  ])('%s for %j: %s', (dea, names, agrees) => {
    expect(deaLetterAgrees(dea, names)).toBe(agrees);
  });
});
