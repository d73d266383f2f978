import { describe, expect, test } from 'vitest';
import { deaCheckDigit, deaFault } from '../../src/domain/identifiers/dea.ts';
import { masked, sensitiveKinds } from '../../src/domain/identifiers/mask.ts';
import { isNpi, npiFault, npiOf, npiSuggestions, parseNpi } from '../../src/domain/identifiers/npi.ts';
import { ssnFault, ssnPlaces } from '../../src/domain/identifiers/ssn.ts';
import fc from '../property.ts';

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const npis = fc.tuple(fc.constantFrom('1', '2'), digits(8)).map(([first, rest]) => npiOf(`${first}${rest}`));

function swapped(text: string, at: number): string {
  return `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
}

describe('NPI', () => {
  test('any wrong digit is caught', () => {
    fc.assert(
      fc.property(npis, fc.nat(9), fc.integer({ min: 1, max: 9 }), (npi, at, shift) => {
        const wrong = (Number(npi[at]) + shift) % 10;
        expect(npiFault(`${npi.slice(0, at)}${wrong}${npi.slice(at + 1)}`)).toBeDefined();
      }),
    );
  });

  test('any two unequal neighbours swapped are caught, but 09 and 90', () => {
    fc.assert(
      fc.property(npis, fc.nat(8), (npi, at) => {
        const pair = npi.slice(at, at + 2);
        const mistyped = swapped(npi, at);
        if (mistyped === npi) return;
        // A swap at the front is also caught where it leaves another first digit than 1 or 2.
        const uncaught = (pair === '09' || pair === '90') && /^[12]/.test(mistyped);
        expect(npiFault(mistyped) === undefined).toBe(uncaught);
      }),
    );
  });

  test('of the ten check digits one is right', () => {
    fc.assert(
      fc.property(npis, (npi) => {
        const sound = Array.from({ length: 10 }, (_, digit) => `${npi.slice(0, 9)}${digit}`).filter(isNpi);
        expect(sound).toEqual([npi]);
      }),
    );
  });

  test('the check digit is that of the Luhn formula over 80840 and the number', () => {
    fc.assert(
      fc.property(digits(9), (rest) => {
        const text = `1${rest}`;
        let sum = 0;
        for (const [index, digit] of [...`80840${text}`].toReversed().entries()) {
          sum += [...String(Number(digit) * (index % 2 === 1 ? 2 : 1))].reduce(
            (total, part) => total + Number(part),
            0,
          );
        }
        expect(isNpi(text)).toBe(sum % 10 === 0);
      }),
    );
  });

  test('a swap is repaired by a suggestion, and suggestions are sound', () => {
    fc.assert(
      fc.property(npis, fc.nat(8), (npi, at) => {
        const mistyped = swapped(npi, at);
        const suggestions = npiSuggestions(mistyped);
        expect(suggestions.every(isNpi)).toBe(true);
        if (!isNpi(mistyped)) expect(suggestions).toContain(npi);
      }),
    );
  });

  test('any one wrong, missing or doubled digit is repaired where the right number is known', () => {
    fc.assert(
      fc.property(npis, fc.nat(9), fc.integer({ min: 1, max: 9 }), (npi, at, shift) => {
        const known = (one: string): boolean => one === npi;
        const wrong = `${npi.slice(0, at)}${(Number(npi[at]) + shift) % 10}${npi.slice(at + 1)}`;
        const missing = `${npi.slice(0, at)}${npi.slice(at + 1)}`;
        const doubled = `${npi.slice(0, at)}${npi[at]}${npi.slice(at)}`;
        for (const mistyped of [wrong, missing, doubled]) expect(npiSuggestions(mistyped, known)[0]).toBe(npi);
      }),
    );
  });

  test('blanks and hyphens between the digits do not count', () => {
    const gap = fc.constantFrom('', '', ' ', '-', '\u00a0', '\u200b', '\u2013');
    fc.assert(
      fc.property(npis, fc.array(gap, { minLength: 11, maxLength: 11 }), (npi, gaps) => {
        const pasted = gaps.map((blank, index) => `${blank}${npi[index] ?? ''}`).join('');
        expect(parseNpi(pasted)).toBe(npi);
      }),
    );
  });
});

test('a wrong digit of a DEA number is caught but for a five off at an even place, whose double is ten', () => {
  fc.assert(
    fc.property(digits(6), fc.nat(5), fc.integer({ min: 1, max: 9 }), (six, at, shift) => {
      const dea = `AR${six}${deaCheckDigit(six)}`;
      const place = at + 2;
      const wrong = `${dea.slice(0, place)}${(Number(dea[place]) + shift) % 10}${dea.slice(place + 1)}`;
      expect(deaFault(dea)).toBeUndefined();
      expect(deaFault(wrong) === undefined).toBe(at % 2 === 1 && shift === 5);
    }),
  );
});

test('a mask uncovers at most four digits of a Social Security number and two of a DEA number', () => {
  const count = (text: string): number => text.replace(/\D/g, '').length;
  fc.assert(
    fc.property(digits(9), fc.constantFrom('', '-', ' '), digits(7), (ssn, gap, dea) => {
      expect(count(masked([ssn.slice(0, 3), ssn.slice(3, 5), ssn.slice(5)].join(gap), 'ssn'))).toBeLessThanOrEqual(4);
      expect(count(masked(`AR${dea}`, 'dea'))).toBeLessThanOrEqual(2);
    }),
  );
});

test('any text can be masked as any kind, and a whole number never shows', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...sensitiveKinds), (text, kind) => {
      expect(typeof masked(text, kind)).toBe('string');
      expect(ssnPlaces(masked(`123-45-6789${text}`, 'ssn'))).toEqual([]);
    }),
  );
});

test('a whole number is found wherever it stands in words', () => {
  const words = fc.stringMatching(/^[a-zA-Z ,.:]{0,20}$/);
  fc.assert(
    fc.property(words, digits(9), words, (before, ssn, after) => {
      const grouped = `${ssn.slice(0, 3)}-${ssn.slice(3, 5)}-${ssn.slice(5)}`;
      const found = ssnPlaces(`${before}${grouped}${after}`);
      const issued = ssnFault(grouped) === undefined || ssnFault(grouped) === 'itin';
      expect(found).toEqual(issued ? [{ start: before.length, end: before.length + 11 }] : []);
    }),
  );
});
