import { describe, expect, test } from 'vitest';
import { addressDifferences, addressKey, type StreetAddress } from '../../src/domain/address.ts';
import { canonicalJson } from '../../src/domain/canonical-json.ts';
import { dollars, parseDollars } from '../../src/domain/money.ts';
import {
  filedName,
  isNamedBy,
  nameFits,
  namesAgree,
  type PersonName,
  spokenName,
} from '../../src/domain/person-name.ts';
import { editDistance, nearest } from '../../src/domain/suggestion.ts';
import fc from '../property.ts';

describe('edit distance', () => {
  const word = fc.stringMatching(/^[a-d]{0,8}$/);

  test('is 0 for equal words only, the same both ways, and at most the longer length', () => {
    fc.assert(
      fc.property(word, word, (left, right) => {
        const distance = editDistance(left, right);
        expect(distance === 0).toBe(left === right);
        expect(editDistance(right, left)).toBe(distance);
        expect(distance).toBeLessThanOrEqual(Math.max(left.length, right.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(left.length - right.length));
      }),
    );
  });

  test('one slip is one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-d]{2,8}$/), fc.nat(6), fc.constantFrom('x', 'y'), (text, place, letter) => {
        const at = place % (text.length - 1);
        const swapped = `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
        expect(editDistance(text, `${text.slice(0, at)}${text.slice(at + 1)}`)).toBe(1);
        expect(editDistance(text, `${text.slice(0, at)}${letter}${text.slice(at)}`)).toBe(1);
        expect(editDistance(text, `${text.slice(0, at)}${letter}${text.slice(at + 1)}`)).toBe(1);
        expect(editDistance(text, swapped)).toBe(swapped === text ? 0 : 1);
      }),
    );
  });

  test('suggestions are candidates, within the limit, and a candidate suggests itself first', () => {
    const key = fc.stringMatching(/^[a-z]{3,9}$/);
    fc.assert(
      fc.property(fc.uniqueArray(key, { minLength: 1, maxLength: 12 }), key, (keys, typed) => {
        const found = nearest(typed, keys, { limit: 2 });
        expect(found.length).toBeLessThanOrEqual(2);
        expect(found.every((one) => keys.includes(one))).toBe(true);
        expect(nearest(keys[0] ?? '', keys)[0]).toBe(keys[0]);
      }),
    );
  });
});

describe('names', () => {
  // No credentials, titles or suffixes among the words: those are stripped on purpose.
  const part = fc.constantFrom('Ana', 'Lucía', 'Ruiz', 'Moreno', 'Okafor', 'Łukasz', "O'Neill", 'Nguyen', 'Mary', 'Al');
  const name = fc.record<PersonName>({ first: part, last: part });

  test('agree with themselves in any writing, and agreement goes both ways', () => {
    fc.assert(
      fc.property(name, name, (left, right) => {
        const shouted: PersonName = { first: left.first?.toUpperCase(), last: left.last.toUpperCase() };
        expect(namesAgree(left, shouted)).toBe(true);
        expect(namesAgree(left, right)).toBe(namesAgree(right, left));
      }),
    );
  });

  test('are found and recognised in both orders in which they are written', () => {
    fc.assert(
      fc.property(name, fc.constantFrom('', ', MD', ' M.D.', ', LCSW, PhD'), (one, credentials) => {
        for (const written of [filedName(one), spokenName(one)]) {
          expect(isNamedBy(`${written}${credentials}`, one)).toBe(true);
          expect(nameFits(written, one)).toBe(true);
        }
      }),
    );
  });

  test('any text can be read', () => {
    fc.assert(
      fc.property(fc.string(), name, (text, one) => {
        expect(typeof isNamedBy(text, one)).toBe('boolean');
        expect(typeof nameFits(text, one)).toBe('boolean');
      }),
    );
  });
});

test('addresses agree exactly when their keys are equal, whatever they hold', () => {
  const word = fc.constantFrom('12', '3rd', 'Main', 'North', 'St', 'Suite', '#', 'Floor', '4', 'Box', 'PO', 'A', '');
  const line = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
  const address = fc.record<StreetAddress>({
    line1: line,
    line2: line,
    city: fc.constantFrom('Lee', 'LEE', 'Troy'),
    state: fc.constantFrom('MA', 'Mass.', 'NY'),
    zip: fc.constantFrom('01238', '01238-0001', '12180'),
  });
  fc.assert(
    fc.property(address, address, (left, right) => {
      expect(addressDifferences(left, right).length === 0).toBe(addressKey(left) === addressKey(right));
      expect(addressDifferences(left, left)).toEqual([]);
    }),
  );
});

test('canonical text depends on the value, not on the order of its keys', () => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, member]) => [key, shuffled(member)]),
    );
  };
  const value = fc.jsonValue().map((json): unknown => JSON.parse(JSON.stringify(json)));
  fc.assert(
    fc.property(value, value, (left, right) => {
      expect(canonicalJson(shuffled(left))).toBe(canonicalJson(left));
      expect(JSON.parse(canonicalJson(left))).toEqual(left);
      if (canonicalJson(left) === canonicalJson(right)) expect(left).toEqual(right);
    }),
  );
});

test('dollars are read as they are written', () => {
  fc.assert(
    fc.property(fc.nat(), (amount) => {
      expect(parseDollars(dollars(amount))).toBe(amount);
    }),
  );
});
