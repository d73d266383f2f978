/** Edits within braces and brackets stay in their line, so that a difference shows what was changed and nothing else. */

import { describe, expect, it } from 'vitest';
import type { DocumentEdit } from '../../../src/documents/document-edit.ts';
import { edited } from '../../../src/documents/edits.ts';
import { readSource } from '../../../src/documents/source-document.ts';

const text = `empanel: dossier/v1
npi: "1234567893"
licenses: # all of them
  - { state: MA, number: "1", expires: 2026-01-31 } # renewed late
  - {state: RI, number: "2"}
languages: [Spanish, French]
taxonomies: [{ code: 207Q00000X }]
supervision: []
`;

async function result(edit: DocumentEdit): Promise<string> {
  return edited(await readSource('a.dossier.yaml', text), [edit]);
}

describe('an edit within a line', () => {
  it.each<readonly [name: string, edit: DocumentEdit, before: string, after: string]>([
    [
      'adds a list of maps',
      {
        kind: 'set',
        pointer: ['licenses', 0, 'previousTerms'],
        value: [{ issued: '2022-02-01', expires: '2024-01-31' }],
      },
      'expires: 2026-01-31 }',
      'expires: 2026-01-31, previousTerms: [{ issued: 2022-02-01, expires: 2024-01-31 }] }',
    ],
    ['adds an empty map', { kind: 'set', pointer: ['licenses', 1, 'x'], value: {} }, '"2"}', '"2", x: {}}'],
    ['takes the first member', { kind: 'remove', pointer: ['licenses', 0, 'state'] }, '{ state: MA, ', '{ '],
    ['takes the last member', { kind: 'remove', pointer: ['licenses', 1, 'number'] }, ', number: "2"', ''],
    ['takes an entry in brackets', { kind: 'remove', pointer: ['languages', 0] }, 'Spanish, ', ''],
    [
      'adds a map in brackets',
      { kind: 'append', pointer: ['taxonomies'], value: { code: '208D00000X', primary: true } },
      '207Q00000X }]',
      '207Q00000X }, { code: 208D00000X, primary: true }]',
    ],
    [
      'begins an empty list on lines of its own',
      { kind: 'append', pointer: ['supervision'], value: { kind: 'collaborating', name: 'Lee, MD' } },
      'supervision: []',
      'supervision:\n  - kind: collaborating\n    name: Lee, MD',
    ],
  ])('%s', async (_, edit, before, after) => {
    expect(await result(edit)).toBe(text.replace(before, after));
  });

  it('writes what would end the braces in another way, with the value right', async () => {
    const value = [{ note: 'a, b } c: [d] # e' }];
    const source = await readSource(
      'a.dossier.yaml',
      await result({ kind: 'set', pointer: ['licenses', 0, 'x'], value }),
    );
    expect(source.value).toMatchObject({ licenses: [{ state: 'MA', x: value }, { state: 'RI' }] });
  });
});
