import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/domain/canonical-json.ts';

test('keys are sorted by code unit at every depth, undefined ones left out', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'x', é: true, Z: undefined, 10: 1, 9: 2 })).toBe(
    '{"10":1,"9":2,"a":"x","b":[{"c":null,"d":1}],"é":true}',
  );
});

test('numbers and strings are written as the language writes them', () => {
  expect(canonicalJson([1.0, -0, 1e21, 0.1, '\u2028"\\\n', '\ud800'])).toBe(
    '[1,0,1e+21,0.1,"\u2028\\"\\\\\\n","\\ud800"]',
  );
});

test('an object without a prototype is one like any other', () => {
  expect(canonicalJson(Object.assign(Object.create(null), { a: 1 }))).toBe('{"a":1}');
});

test.each([
  [undefined],
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
  [() => 1],
  [Symbol('x')],
  [1n],
  [new Date(0)],
  [new Map()],
  [[undefined]],
])('%s is refused', (value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
  expect(() => canonicalJson({ nested: [value] })).toThrow(TypeError);
});
