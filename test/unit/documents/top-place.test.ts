import { expect, test } from 'vitest';
import { findingsFrom } from '../../../src/documents/finding-places.ts';
import { readSource } from '../../../src/documents/source-document.ts';
import { topPlace } from '../../../src/documents/top-place.ts';

const rule = { id: 'x/y', severity: 'info', cite: null } as const;
const text = 'empanel: dossier/v1\nstatus: draft\nnotes: |\n  status: active\nname:\n  last: Ruiz\n';

test('the quick way and the exact way come to the same place', async () => {
  const quick = await readSource('a.dossier.yaml', text);
  const exact = await readSource('a.dossier.yaml', text);
  const tree = await exact.tree();
  const { start, end } = tree.stretch(['status'], 'value');
  expect(topPlace(text, ['status'])).toEqual({ start, end });
  const [found] = await findingsFrom(quick, rule, [{ pointer: ['status'], message: 'm' }]);
  expect(found).toMatchObject({ line: 2, column: 9, endLine: 2, endColumn: 14 });
});

test('quoted, commented, nested, repeated and deeper values are left to the exact way', () => {
  for (const other of [
    'status: "draft"\n',
    'status: draft # yet\n',
    'a:\n  status: draft\n',
    'status: a\nstatus: b\n',
    '{ status: draft }\n',
  ])
    expect(topPlace(other, ['status'])).toBeUndefined();
  expect(topPlace(text, ['name', 'last'])).toBeUndefined();
});
