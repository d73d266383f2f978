import { expect, it } from 'vitest';
import { memberRange } from '../../../src/documents/finding-places.ts';
import { readSource } from '../../../src/documents/source-document.ts';
import { topLevelStretch } from '../../../src/documents/top-level-place.ts';

const text =
  '# c\n---\nempanel: dossier/v1\nstatus: draft # yet\nnotes: |\n  status: active\nname:\n  last: Ruiz\nlist:\n- a\n';
const marked = (pointer: readonly string[], at?: 'key' | 'value', from = text): string | undefined => {
  const stretch = topLevelStretch(from, pointer, at);
  return stretch === undefined ? undefined : from.slice(stretch.start, stretch.end);
};

it('plain members of the top level are found in the text', () => {
  expect(marked(['status'])).toBe('draft');
  expect(marked(['status'], 'key')).toBe('status');
  expect(marked(['name'])).toBe('name');
  expect(marked(['list'])).toBe('list');
  expect(marked([])).toBe('empanel: dossier/v1');
});

it.each([
  ['a deeper member', ['name', 'last'], text],
  ['a text of several lines', ['notes'], text],
  ['what is not there', ['npi'], text],
  ['a text in quotes', ['a'], 'a: "b"\n'],
  ['a text that goes on', ['a'], 'a: b\n  c\n'],
  ['nothing', ['a'], 'a:\nb: 1\n'],
  ['a document in braces', ['a'], '{\na: b\n}\n'],
])('%s is left to the tree', (_name, pointer, from) => {
  expect(marked(pointer, 'value', from)).toBeUndefined();
});

it('a sound document answers without being taken apart, an unsound one by its tree', async () => {
  const source = await readSource('a.dossier.yaml', text);
  const places = await memberRange({ ...source, tree: () => Promise.reject(new Error('taken apart')) }, ['status']);
  expect(places).toEqual({ line: 4, column: 9, endLine: 4, endColumn: 14 });
  const twice = await readSource('a.dossier.yaml', 'status: a\nstatus: b\n');
  expect(await memberRange(twice, ['status'])).toMatchObject({ line: 2, column: 9 });
});
