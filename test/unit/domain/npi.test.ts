import { describe, expect, test } from 'vitest';
import { isNpi, npiFault, npiOf, npiSuggestions, parseNpi } from '../../../src/domain/identifiers/npi.ts';

test.each(['1234567893', '1679576722', '1245319599', '1992999999'])('%s is sound', (npi) => {
  expect(npiFault(npi)).toBeUndefined();
  expect(npiOf(npi.slice(0, 9))).toBe(npi);
});

test.each([
  ['1234567890', 'check-digit'],
  ['9999999999', 'shape'],
  ['0234567893', 'shape'],
  ['123456789', 'shape'],
  ['12345678933', 'shape'],
  ['', 'shape'],
  ['12345-67893', 'shape'],
  ['１２３４５６７８９３', 'shape'],
  ['1234567893\n', 'shape'],
])('%j fails by its %s', (text, fault) => {
  expect(npiFault(text)).toBe(fault);
  expect(isNpi(text)).toBe(false);
});

test.each([
  ' 1234567893',
  '123 456 7893',
  '123-456-7893',
  '1234567893\u00a0',
  '\u200b1234567893',
  '“1234567893”',
  '(123) 456.7893',
  '１２３４５６７８９３',
])('%j was pasted', (text) => {
  expect(parseNpi(text)).toBe('1234567893');
});

describe('suggestions', () => {
  test('two neighbours swapped', () => {
    expect(npiSuggestions('1234567839')).toContain('1234567893');
    expect(npiSuggestions('2134567893').every(isNpi)).toBe(true);
  });

  test('a digit typed twice', () => {
    expect(npiSuggestions('12345677893')).toContain('1234567893');
  });

  test('a wrong or missing digit, where it is known which numbers exist, before numbers nobody has', () => {
    const known = (npi: string): boolean => npi === '1234567893';
    expect(npiSuggestions('1234567890')).not.toContain('1234567893');
    expect(npiSuggestions('1234567890', known)[0]).toBe('1234567893');
    expect(npiSuggestions('123456793', known)).toEqual(['1234567893']);
  });

  test('none for a sound number or for other text', () => {
    expect(npiSuggestions('1234567893')).toEqual([]);
    expect(npiSuggestions('Ana Ruiz')).toEqual([]);
    expect(npiSuggestions('12345')).toEqual([]);
  });
});

test('a check digit needs nine digits', () => {
  expect(() => npiOf('12345678')).toThrow(RangeError);
  expect(() => npiOf('923456789')).toThrow(RangeError);
});
