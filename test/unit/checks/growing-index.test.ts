import { describe, expect, test } from 'vitest';
import { growingIndex } from '../../../src/rules/checks/growing-index.ts';
import { holderKey, pathsOf } from '../../../src/rules/checks/workspace-index.ts';

const dossier = (path: string, npi: string, caqh: string) =>
  ({ path, kind: 'dossier', value: { npi, caqh: { id: caqh } } }) as const;

describe('a growing index', () => {
  test('an answer about other dossiers holds until one is added that changes it', async () => {
    const { index, add, provisional } = growingIndex();
    add(dossier('a.yaml', '1234567893', '12345678'));
    const own = await provisional(async () => pathsOf(index, 'dossier', '1234567893'));
    const number = await provisional(async () => index.holders.get(holderKey('caqh', '12345678'))?.length);
    const absent = await provisional(async () => index.dossiers.has('1992999999'));
    expect([own.found, number.found, absent.found]).toEqual([['a.yaml'], 1, false]);
    add(dossier('b.yaml', '1000000004', '12345679'));
    expect([own.holds(), number.holds(), absent.holds()]).toEqual([true, true, true]);
    add(dossier('c.yaml', '1992999999', '12345678'));
    expect([own.holds(), number.holds(), absent.holds()]).toEqual([true, false, false]);
    add(dossier('d.yaml', '1234567893', '12345670'));
    expect(own.holds()).toBe(false);
  });

  test('what was there already cannot change', async () => {
    const { index, add, provisional } = growingIndex();
    add(dossier('a.yaml', '1234567893', '12345678'));
    const known = await provisional(async () => index.dossiers.has('1234567893'));
    add(dossier('b.yaml', '1234567893', '12345678'));
    expect([known.found, known.holds()]).toEqual([true, true]);
  });
});
