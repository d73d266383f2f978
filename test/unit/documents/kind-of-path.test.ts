/** The kind that a file's name promises. */

import { expect, test } from 'vitest';
import { kindOfPath } from '../../../src/documents/document-kind.ts';
import fc from '../../property.ts';

test.each([
  ['ruiz.dossier.yaml', 'dossier'],
  ['dossiers/Ruiz.DOSSIER.YML', 'dossier'],
  ['C:\\office\\ruiz.dossier.yaml', 'dossier'],
  ['.payer.yaml', 'payer'],
  ['empanel.yaml', 'workspace'],
  ['office/Empanel.yml', 'workspace'],
  ['my-empanel.yaml', undefined],
  ['a.empanel.yaml', undefined],
  ['a.workspace.yaml', undefined],
  ['dossier.yaml', undefined],
  ['a.dossier/b.yaml', undefined],
  ['a.dossier.json', undefined],
  ['.yaml', undefined],
  ['', undefined],
])('%s: %s', (path, kind) => {
  expect(kindOfPath(path)).toBe(kind);
});

test('is what an expression for such names finds', () => {
  const part = fc.constantFrom(
    'dossier',
    'Pack',
    'empanel',
    'workspace',
    'yaml',
    'yml',
    '.',
    '/',
    '\\',
    'x',
    '-',
    '\n',
    '',
  );
  const name = /(?:^|[\\/])(?:empanel|[^\\/]*\.([a-z]+))\.ya?ml$/i;
  fc.assert(
    fc.property(fc.array(part, { maxLength: 9 }), (parts) => {
      const path = parts.join('');
      const found = name.exec(path);
      const word = found?.[1]?.toLowerCase();
      const kinds = ['dossier', 'group', 'payer', 'contract', 'facility', 'pack'];
      const kind = word === undefined ? 'workspace' : kinds.find((each) => each === word);
      expect(kindOfPath(path)).toBe(found === null ? undefined : kind);
    }),
    { numRuns: 2000 },
  );
});
