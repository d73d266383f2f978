import { describe, expect, test } from 'vitest';
import { growingIndex, toldOf } from '../../../src/rules/checks/growing-index.ts';
import { holderKey, type IndexEntry, indexEntry, plainMark } from '../../../src/rules/checks/index-entry.ts';
import { pathsOf } from '../../../src/rules/checks/workspace-index.ts';

const dossier = (path: string, npi: string, caqh: string): readonly [string, IndexEntry] => [
  path,
  indexEntry('dossier', { npi, caqh: { id: caqh } }, plainMark),
];

describe('a growing index', () => {
  test('an answer about other dossiers holds until one is added that changes it', async () => {
    const { index, add, provisional, holds } = growingIndex();
    add(...dossier('a.yaml', '1234567893', '12345678'));
    const own = await provisional(async () => pathsOf(index, 'dossier', '1234567893'));
    const number = await provisional(async () => index.holders.get(holderKey('caqh', '12345678'))?.length);
    const absent = await provisional(async () => index.dossiers.has('1992999999'));
    expect([own.found, number.found, absent.found]).toEqual([['a.yaml'], 1, false]);
    add(...dossier('b.yaml', '1000000004', '12345679'));
    expect([holds(own.asked, null), holds(number.asked, null), holds(absent.asked, null)]).toEqual([true, true, true]);
    add(...dossier('c.yaml', '1992999999', '12345678'));
    expect([holds(own.asked, null), holds(number.asked, null), holds(absent.asked, null)]).toEqual([
      true,
      false,
      false,
    ]);
    add(...dossier('d.yaml', '1234567893', '12345670'));
    expect(holds(own.asked, null)).toBe(false);
  });

  test('what was there already cannot change', async () => {
    const { index, add, provisional, holds } = growingIndex();
    add(...dossier('a.yaml', '1234567893', '12345678'));
    const known = await provisional(async () => index.dossiers.has('1234567893'));
    add(...dossier('b.yaml', '1234567893', '12345678'));
    expect([known.found, holds(known.asked, null)]).toEqual([true, true]);
  });

  test('of a check that was told that nobody else has its numbers, no number is remembered', async () => {
    const { index, add, provisional, holds } = growingIndex();
    const [path, entry] = dossier('a.yaml', '1234567893', '12345678');
    add(path, entry);
    const { asked } = await provisional(async () => [
      pathsOf(index, 'dossier', '1234567893'),
      index.holders.get(holderKey('caqh', '12345678')),
    ]);
    const told = toldOf(asked, entry);
    expect(told).toBe('nobody else has its numbers');
    add(...dossier('b.yaml', '1000000004', '12345679'));
    expect(holds(told, entry)).toBe(true);
    add(...dossier('c.yaml', '1992999999', '12345678'));
    expect(holds(told, entry)).toBe(false);
  });

  test('whoever asked for more is remembered with what it asked', async () => {
    const { index, add, provisional } = growingIndex();
    const [path, entry] = dossier('a.yaml', '1234567893', '12345678');
    add(path, entry);
    const other = await provisional(async () => pathsOf(index, 'dossier', '1000000004'));
    expect(toldOf(other.asked, entry)).toEqual(other.asked);
    const absent = await provisional(async () => index.dossiers.has('1992999999'));
    expect(toldOf(absent.asked, entry)).toEqual(absent.asked);
  });
});
