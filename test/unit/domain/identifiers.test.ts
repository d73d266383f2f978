import { describe, expect, test } from 'vitest';
import { caqhFault, caqhWithZeros, parseCaqh } from '../../../src/domain/identifiers/caqh.ts';
import { masked, type SensitiveKind } from '../../../src/domain/identifiers/mask.ts';
import { isItin, isLastFour, lastFour, ssnFault, ssnPlaces } from '../../../src/domain/identifiers/ssn.ts';
import { parseTin, tinFault } from '../../../src/domain/identifiers/tin.ts';

describe('EIN', () => {
  test('with its hyphen or without', () => {
    expect(['12-3456789', '123456789'].map(tinFault)).toEqual([undefined, undefined]);
    expect(['123-45-6789', '1-23456789', '12-345678', '<UNAVAIL>', ''].map(tinFault)).toEqual([
      'ssn',
      'shape',
      'shape',
      'shape',
      'shape',
    ]);
  });

  test('is written with its hyphen', () => {
    expect(['12 3456789', '12\u20133456789', '123456789'].map(parseTin)).toEqual(Array(3).fill('12-3456789'));
    expect(parseTin('123-45-6789')).toBeUndefined();
  });
});

describe('Social Security number', () => {
  test.each(['123-45-6789', '123456789', '665-01-0001', '899-99-9999'])('%s could be issued', (ssn) => {
    expect(ssnFault(ssn)).toBeUndefined();
  });

  test.each([
    ['000-45-6789', 'never-issued'],
    ['666-45-6789', 'never-issued'],
    ['123-00-6789', 'never-issued'],
    ['123-45-0000', 'never-issued'],
    ['078-05-1120', 'never-issued'],
    ['901-49-1234', 'never-issued'],
    ['901-70-1234', 'itin'],
    ['6789', 'shape'],
    ['123 45 6789', 'shape'],
    ['1234567890', 'shape'],
  ])('%s: %s', (text, fault) => {
    expect(ssnFault(text)).toBe(fault);
  });

  test('ITIN groups', () => {
    expect(['900-50-1234', '912-65-1234', '987-88-1234', '987-99-1234', '900701234'].map(isItin)).toEqual(
      Array(5).fill(true),
    );
    expect(['900-49-1234', '900-66-1234', '900-89-1234', '900-93-1234', '800-70-1234'].map(isItin)).toEqual(
      Array(5).fill(false),
    );
  });

  test('the last four', () => {
    expect(['123-45-6789', '123456789', '6789'].map(lastFour)).toEqual(['6789', '6789', '6789']);
    expect(['0000', '678', 'abcd', ''].map(lastFour)).toEqual(Array(4).fill(undefined));
    expect(['6789', '0042', '0000', '67890'].map(isLastFour)).toEqual([true, true, false, false]);
  });

  test('whole numbers are found in free text, other groups of digits are not', () => {
    expect(ssnPlaces('SSN 123-45-6789, spouse 901 70 1234.')).toEqual([
      { start: 4, end: 15 },
      { start: 24, end: 35 },
    ]);
    expect(ssnPlaces('123\u201145\u20116789')).toEqual([{ start: 0, end: 11 }]);
    const others = 'ZIP 02139-4307, EIN 12-3456789, call 617-555-0142, license 123456789, 000-12-3456, 1-123-45-6789';
    expect(ssnPlaces(others)).toEqual([]);
  });
});

describe('CAQH id', () => {
  test('eight digits, old ones shorter', () => {
    expect(['12345678', '00123456', '123456', '123456789', '1234567a', ''].map(caqhFault)).toEqual([
      undefined,
      undefined,
      'short',
      'long',
      'character',
      'character',
    ]);
  });

  test('pasted, and with the zeros that a spreadsheet took', () => {
    expect(parseCaqh('1234 5678')).toBe('12345678');
    expect(parseCaqh('123456789')).toBeUndefined();
    expect(caqhWithZeros('12345')).toBe('00012345');
    expect(caqhWithZeros('12345678')).toBeUndefined();
  });
});

describe('masks', () => {
  test.each<[string, SensitiveKind, string]>([
    ['123-45-6789', 'ssn', '***-**-6789'],
    ['123456789', 'ssn', '***-**-6789'],
    ['6789', 'ssn', '***-**-6789'],
    ['123-45-67890', 'ssn', '********'],
    ['1975-03-14', 'birthDate', '19**-**-**'],
    ['2003-03-14', 'birthDate', '20**-**-**'],
    ['3/14/1975', 'birthDate', '********'],
    ['AR1234563', 'dea', 'AR*****63'],
    ['ar1234563', 'dea', 'ar*****63'],
    ['AR1234563-042', 'dea', 'AR*****63-***'],
    ['AR12345634', 'dea', '********'],
    ['AR1234563', 'documentNumber', 'AR*****63'],
    ['123-45-6789', 'documentNumber', '***-**-6789'],
    ['MA-123456', 'documentNumber', 'MA-123456'],
    ['120 Harbor Street', 'homeAddress', '********'],
    ['', 'ssn', '********'],
  ])('%j as %s is %s', (value, kind, shown) => {
    expect(masked(value, kind)).toBe(shown);
  });
});
