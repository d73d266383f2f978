import { expect, it } from 'vitest';
import type { DocumentEdit } from '../../src/documents/document-edit.ts';
import { edited } from '../../src/documents/edits.ts';
import { newDocument } from '../../src/documents/new-document.ts';
import { readSource } from '../../src/documents/source-document.ts';
import { yamlTree } from '../../src/documents/yaml-tree.ts';
import fc from '../property.ts';
import { sampleDossier } from '../unit/documents/sample-dossier.ts';

/** Characters that no document may hold. */
const refused =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is meant
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufffe\uffff]/g;

/** Texts of all sorts, without the control characters and invisible ones that no document may hold. */
const anyText = fc
  .oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom(
      'NO',
      'yes',
      '02139',
      '1e5',
      '12:30',
      '~',
      '',
      ' a',
      'a: b',
      'a #b',
      '- a',
      '"q"',
      "it's",
      'two\nlines',
      'end\n',
    ),
    fc
      .date({ min: new Date('1950-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  )
  .map((text) => text.replace(refused, ''));
const key = fc.stringMatching(/^[a-z][a-zA-Z]{0,7}$/);
const leaf = fc.oneof(
  anyText,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  ),
}));

it('a new document reads back as what it was made of', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(key, value, { minKeys: 1, maxKeys: 5 }), async (members) => {
      const text = await newDocument('dossier', members, 'x.json');
      const tree = yamlTree(text);
      expect(tree.faults).toEqual([]);
      expect(tree.value).toEqual(JSON.parse(JSON.stringify(members)));
    }),
    { numRuns: 200 },
  );
});

const pointers: readonly DocumentEdit['pointer'][] = [
  ['npi'],
  ['name', 'first'],
  ['name', 'middle'],
  ['contact', 'phone'],
  ['licenses', 0, 'expires'],
  ['licenses', 0, 'x'],
  ['licenses', 1, 'state'],
  ['licenses', 1, 'x'],
  ['notes'],
  ['new'],
  ['new', 'deep', 'er'],
  ['dea', 0, 'schedules'],
];
const lists: readonly DocumentEdit['pointer'][] = [
  ['licenses'],
  ['dea', 0, 'schedules'],
  ['caqh', 'attestations'],
  ['languages'],
  ['a', 'b'],
];
const gone: readonly DocumentEdit['pointer'][] = [
  ...pointers,
  ['licenses', 0],
  ['licenses', 1],
  ['ssn'],
  ['taxonomies', 0],
];
const someValue = fc.oneof(
  leaf,
  fc.dictionary(key, leaf, { minKeys: 1, maxKeys: 3 }),
  fc.array(leaf, { maxLength: 3 }),
);
const edit: fc.Arbitrary<DocumentEdit> = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), pointer: fc.constantFrom(...pointers), value: someValue }),
  fc.record({ kind: fc.constant('append' as const), pointer: fc.constantFrom(...lists), value: someValue }),
  fc.record({ kind: fc.constant('remove' as const), pointer: fc.constantFrom(...gone) }),
);

/** The same edit on a plain value. */
function applied(root: unknown, { pointer, ...change }: DocumentEdit): unknown {
  const copy = structuredClone(root) as Record<string | number, unknown>;
  let holder = copy;
  for (const [index, part] of pointer.slice(0, -1).entries()) {
    const inner = holder[part];
    const wantsList = typeof pointer[index + 1] === 'number';
    const isHolder = typeof inner === 'object' && inner !== null && Array.isArray(inner) === wantsList;
    if (!isHolder && change.kind === 'remove') return copy;
    if (!isHolder) holder[part] = wantsList ? [] : {};
    holder = holder[part] as typeof holder;
  }
  const last = pointer.at(-1) ?? '';
  if (change.kind === 'set') holder[last] = change.value;
  else if (change.kind === 'append')
    holder[last] = [...(Array.isArray(holder[last]) ? (holder[last] as unknown[]) : []), change.value];
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return copy;
}

it('edits do to the text what they do to the value, and lose no comment of what stays', async () => {
  const source = await readSource('ruiz.dossier.yaml', sampleDossier);
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
      const text = await edited(source, edits);
      const tree = yamlTree(text);
      expect(tree.faults).toEqual([]);
      expect(tree.value).toEqual(JSON.parse(JSON.stringify(edits.reduce(applied, source.value))));
      for (const comment of ['# never on a screen', '# family medicine']) {
        if (!edits.some(({ kind, pointer }) => kind === 'remove' && pointer[0] === 'taxonomies'))
          expect(text).toContain(comment);
      }
    }),
    { numRuns: 200 },
  );
});
