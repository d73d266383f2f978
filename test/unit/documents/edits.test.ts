import { describe, expect, it } from 'vitest';
import type { DocumentEdit } from '../../../src/documents/document-edit.ts';
import { edited } from '../../../src/documents/edits.ts';
import { newDocument } from '../../../src/documents/new-document.ts';
import { readSource } from '../../../src/documents/source-document.ts';
import { unifiedDiff } from '../../../src/documents/unified-diff.ts';
import { sampleDossier } from './sample-dossier.ts';

/** The changed lines of the sample after edits. */
async function changes(edits: readonly DocumentEdit[], text = sampleDossier): Promise<readonly string[]> {
  const after = await edited(await readSource('ruiz.dossier.yaml', text), edits);
  expect((await readSource('ruiz.dossier.yaml', after)).faults).toEqual([]);
  return unifiedDiff(text, after, 'f')
    .split('\n')
    .filter((line) => /^[-+](?![-+])/.test(line));
}

describe('an edit changes only its lines', () => {
  it.each<readonly [name: string, edit: DocumentEdit, lines: readonly string[]]>([
    [
      'a value',
      { kind: 'set', pointer: ['licenses', 0, 'expires'], value: '2028-12-31' },
      ['-    expires: 2026-12-31', '+    expires: 2028-12-31'],
    ],
    [
      'a value in quotes, its comment kept',
      { kind: 'set', pointer: ['npi'], value: '1992999999' },
      ['-npi: "1234567893" # from the register', '+npi: "1992999999" # from the register'],
    ],
    [
      'a value that needs quotes',
      { kind: 'set', pointer: ['contact', 'phone'], value: '0142' },
      ['-  phone: 617-555-0142', '+  phone: "0142"'],
    ],
    [
      'a value in braces',
      { kind: 'set', pointer: ['licenses', 1, 'state'], value: 'CT' },
      [
        '-  - {state: RI, number: "0099", expires: 2027-01-15} # by endorsement',
        '+  - {state: CT, number: "0099", expires: 2027-01-15} # by endorsement',
      ],
    ],
    [
      'a new member where the schema has it',
      { kind: 'set', pointer: ['licenses', 0, 'type'], value: 'md' },
      ['+    type: md'],
    ],
    [
      'a new member in braces',
      { kind: 'set', pointer: ['licenses', 1, 'status'], value: 'active' },
      [
        '-  - {state: RI, number: "0099", expires: 2027-01-15} # by endorsement',
        '+  - {state: RI, number: "0099", expires: 2027-01-15, status: active} # by endorsement',
      ],
    ],
    [
      'a new entry',
      { kind: 'append', pointer: ['caqh', 'attestations'], value: { on: '2026-11-01' } },
      ['+    - on: 2026-11-01'],
    ],
    [
      'a new entry in brackets',
      { kind: 'append', pointer: ['dea', 0, 'schedules'], value: '3N' },
      ['-    schedules: ["2", 2N, "3"]', '+    schedules: ["2", 2N, "3", 3N]'],
    ],
    [
      'a new list',
      { kind: 'append', pointer: ['cds'], value: { state: 'MA', number: '007' } },
      ['+cds:', '+  - state: MA', '+    number: "007"', '+'],
    ],
    [
      'a new map on the way',
      { kind: 'set', pointer: ['draft', 'since'], value: '2026-11-22' },
      ['+draft:', '+  since: 2026-11-22'],
    ],
    ['a removed member', { kind: 'remove', pointer: ['licenses', 0, 'status'] }, ['-    status: active']],
    [
      'a removed text of several lines',
      { kind: 'remove', pointer: ['notes'] },
      ['-notes: |', '-  Prefers calls after 4 pm.', '-  # not a comment'],
    ],
    [
      'a map by a map that differs in one member',
      { kind: 'set', pointer: ['name'], value: { first: 'Anna', last: 'Ruiz' } },
      ['-  first: Ana', '+  first: Anna'],
    ],
    ['nothing where nothing is new', { kind: 'set', pointer: ['name', 'first'], value: 'Ana' }, []],
    ['nothing where there is nothing to remove', { kind: 'remove', pointer: ['military'] }, []],
  ])('%s', async (_name, edit, lines) => {
    const found = await changes([edit]);
    expect(found.filter((line) => line !== '+' || lines.includes('+'))).toEqual(lines);
  });

  it('several, one after the other', async () => {
    const edits: readonly DocumentEdit[] = [
      { kind: 'append', pointer: ['licenses'], value: { state: 'CT', number: '1' } },
      { kind: 'set', pointer: ['licenses', 2, 'expires'], value: '2027-05-31' },
      { kind: 'remove', pointer: ['licenses', 0] },
    ];
    const after = await edited(await readSource('a.dossier.yaml', sampleDossier), edits);
    const { value } = await readSource('a.dossier.yaml', after);
    expect((value as { licenses: unknown }).licenses).toEqual([
      { state: 'RI', number: '0099', expires: '2027-01-15' },
      { state: 'CT', number: '1', expires: '2027-05-31' },
    ]);
    expect(after).toContain('# by endorsement');
  });

  it('keeps line ends and the byte order mark', async () => {
    const text = `\uFEFF${sampleDossier.replaceAll('\n', '\r\n')}`;
    const after = await edited(await readSource('a.dossier.yaml', text), [
      { kind: 'append', pointer: ['licenses'], value: { state: 'CT', number: '1' } },
    ]);
    expect(after.startsWith('\uFEFF# yaml-language-server')).toBe(true);
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('ends a last line that had no end', async () => {
    expect(await edited(await readSource('a.yaml', 'a: 1'), [{ kind: 'set', pointer: ['b'], value: 2 }])).toBe(
      'a: 1\nb: 2\n',
    );
  });

  it('writes anew what cannot be edited in place, comments kept', async () => {
    const text = '# top\na: {} # here\nb: [] # there\n';
    const after = await edited(await readSource('a.yaml', text), [
      { kind: 'set', pointer: ['a', 'x'], value: { y: '01' } },
      { kind: 'append', pointer: ['b'], value: { z: null } },
    ]);
    expect((await readSource('a.yaml', after)).value).toEqual({ a: { x: { y: '01' } }, b: [{ z: null }] });
    for (const comment of ['# top', '# here', '# there']) expect(after).toContain(comment);
  });
});

describe('a new document', () => {
  it('begins with its schema and keeps the order of it', async () => {
    const value = {
      licenses: [{ number: '0123', expires: '2026-12-31', state: 'MA' }],
      languages: ['en', 'es'],
      name: { last: 'Ruiz', first: 'Ana', middle: undefined },
      type: 'md',
      npi: '1234567893',
      empanel: 'dossier/v1',
      practice: undefined,
      notes: 'two\nlines\n',
    };
    expect(
      await newDocument('dossier', value, '../schemas/dossier.schema.json'),
    ).toBe(`# yaml-language-server: $schema=../schemas/dossier.schema.json
empanel: dossier/v1
npi: "1234567893"
type: md

name:
  first: Ana
  last: Ruiz

languages: [en, es]

licenses:
  - state: MA
    number: "0123"
    expires: 2026-12-31

notes: |
  two
  lines
`);
  });

  it('puts in quotes what any version of YAML would misread', async () => {
    const traps = [
      'NO',
      'yes',
      'off',
      'y',
      '~',
      'null',
      '012',
      '1e5',
      '0x1F',
      '1_000',
      '12:30',
      '.inf',
      ' a',
      'a: b',
      'a #b',
      '@a',
      '%a',
      '&a',
      '*a',
      '- a',
      '',
    ];
    const text = await newDocument('group', { traps }, 'x');
    const [, ...lines] = text.trim().split('\n');
    expect(lines.every((line) => line === 'traps:' || /^ {2}- ".*"$/.test(line))).toBe(true);
    expect((await readSource('a.yaml', text)).value).toEqual({ traps });
  });
});
