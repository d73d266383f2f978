import { describe, expect, test } from 'vitest';
import { AlphabeticalEnd } from '../../../src/domain/screening/alphabetical-end.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Names of three letters, in order: 17,576 of them. */
const names = letters.flatMap((first) =>
  letters.flatMap((second) => letters.map((third) => `${first}${second}${third}`)),
);
const businesses = names.filter((_, at) => at % 10 === 0).map((name) => `${name} CARE`);

function early(list: readonly string[]): string | null {
  const end = new AlphabeticalEnd();
  for (const name of list) end.add(name);
  return end.early();
}

describe('a list that is cut off between two rows', () => {
  test('ends before the last letters', () => {
    expect(early(names)).toBeNull();
    expect(early(names.slice(0, 8788))).toBe('MZZ');
    expect(early(names.slice(0, -1400))).toBe('XYD');
  });

  test('whether businesses stand before the persons or behind them', () => {
    expect(early([...businesses, ...names])).toBeNull();
    expect(early([...names, ...businesses])).toBeNull();
    expect(early(businesses.slice(0, 1200))).toBe('RTE CARE');
    expect(early([...names, ...businesses.slice(0, 900)])).toBe('NHU CARE');
  });

  test('small and capital letters, and a name out of its place here and there, do not count', () => {
    const strayed = names.map((name, at) => (at % 150 === 149 ? 'AAA' : name.toLowerCase()));
    expect(early(strayed)).toBeNull();
    expect(early(strayed.slice(0, 8788))).toBe('MZZ');
  });

  test('the fewer names it has, the sooner it may end', () => {
    const every = (step: number, through: string): readonly string[] =>
      names.filter((name, at) => at % step === 0 && name < through);
    expect([every(700, 'XA').length, early(every(700, 'XA'))]).toEqual([23, null]);
    expect(early(every(700, 'L'))).toBeNull();
    expect(early(every(300, 'L'))).toBe('KQY');
    expect(early(every(300, 'T'))).toBeNull();
    expect(early(every(60, 'T'))).toBe('SZW');
  });

  test('nothing is said of a short list, nor of one in another order', () => {
    expect(early(names.slice(0, 19))).toBeNull();
    expect(early(names.slice(0, 20))).toBe('AAT');
    const mixed = names.map((_, at) => names[(at * 7919) % names.length] as string);
    expect(early(mixed.slice(0, 9000))).toBeNull();
  });
});
