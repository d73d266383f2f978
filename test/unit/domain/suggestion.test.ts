import { expect, test } from 'vitest';
import { editDistance, folded, nearest } from '../../../src/domain/suggestion.ts';

test.each([
  ['lsat', 'last', 1],
  ['expries', 'expires', 1],
  ['kitten', 'sitting', 3],
  ['ca', 'abc', 3],
  ['', 'abc', 3],
  ['same', 'same', 0],
])('%s and %s are %i apart', (left, right, distance) => {
  expect(editDistance(left, right)).toBe(distance);
  expect(editDistance(right, left)).toBe(distance);
});

test('folding', () => {
  expect(['  Last_Name ', 'LAST-NAME', 'last\u2011name'].map(folded)).toEqual(Array(3).fill('last name'));
  expect(['Łukasz', 'Ñandú', 'Strauß', 'ﬁle'].map(folded)).toEqual(['lukasz', 'nandu', 'strauss', 'file']);
});

test('the nearest come first, far ones not at all', () => {
  const keys = ['expires', 'issued', 'number', 'state', 'status'];
  expect(nearest('expries', keys)).toEqual(['expires']);
  expect(nearest('stat', keys)).toEqual(['state', 'status']);
  expect(nearest('Number', keys)).toEqual(['number']);
  expect(nearest('colour', keys)).toEqual([]);
  expect(nearest('', keys)).toEqual([]);
});

test('ties keep the order given and the limit is kept', () => {
  expect(nearest('aetna', ['aetna-ca', 'aetna-ma', 'aetna-tx'], { limit: 2 })).toEqual(['aetna-ca', 'aetna-ma']);
});

test('short words are not suggested for anything', () => {
  expect(nearest('np', ['pt', 'ot', 'dc'])).toEqual([]);
  expect(nearest('on', ['no'])).toEqual(['no']);
});

test('a candidate given twice is suggested once', () => {
  expect(nearest('stae', ['state', 'state'])).toEqual(['state']);
});
