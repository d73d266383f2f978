import { expect, test } from 'vitest';
import { seededOrder, seededRank } from '../../../src/domain/seeded-order.ts';

const keys = Array.from({ length: 1000 }, (_, index) => String(1_000_000_000 + index));

test('the rank is SplitMix64 of FNV-1a, as anybody can compute it elsewhere', () => {
  // FNV-1a of "a" is 0xaf63dc4c8601ec8c; the seed "" leaves a line feed before the key.
  expect(seededRank('', '')).toBe(splitMix(fnv('\n')));
  expect(seededRank('7', '1992000012')).toBe(splitMix(fnv('7\n1992000012')));
  expect(fnv('a')).toBe(0xaf63dc4c8601ec8cn);
  expect(splitMix(0n)).toBe(0xe220a8397b1dcdafn);
});

test('the order does not depend on the order given, nor on repetition', () => {
  expect(seededOrder('s', keys.toReversed())).toEqual(seededOrder('s', [...keys, ...keys]));
});

test('a key more or less moves no other', () => {
  const without = seededOrder('s', keys.slice(1));
  expect(seededOrder('s', keys).filter((key) => key !== keys[0])).toEqual(without);
});

test('every file is drawn about as often as any other, whatever its number', () => {
  const drawn = new Map<string, number>();
  for (let seed = 0; seed < 400; seed += 1)
    for (const key of seededOrder(`survey ${seed}`, keys.slice(0, 50)).slice(0, 10))
      drawn.set(key, (drawn.get(key) ?? 0) + 1);
  // 80 draws are expected of each; five standard deviations are 40.
  const counts = keys.slice(0, 50).map((key) => drawn.get(key) ?? 0);
  expect(Math.min(...counts)).toBeGreaterThan(40);
  expect(Math.max(...counts)).toBeLessThan(120);
});

function fnv(text: string): bigint {
  return [...new TextEncoder().encode(text)].reduce(
    (hash, byte) => BigInt.asUintN(64, (hash ^ BigInt(byte)) * 1099511628211n),
    14695981039346656037n,
  );
}

function splitMix(state: bigint): bigint {
  const step = (value: bigint, shift: bigint, factor: bigint): bigint =>
    BigInt.asUintN(64, (value ^ (value >> shift)) * factor);
  const first = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
  const second = step(step(first, 30n, 0xbf58476d1ce4e5b9n), 27n, 0x94d049bb133111ebn);
  return second ^ (second >> 31n);
}
