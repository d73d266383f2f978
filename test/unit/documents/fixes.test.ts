import { describe, expect, it } from 'vitest';
import { repairableFaults } from '../../../src/documents/document-findings.ts';
import { fixed, repaired } from '../../../src/documents/fixes.ts';
import { readSource } from '../../../src/documents/source-document.ts';
import { documentDiff, unifiedDiff } from '../../../src/documents/unified-diff.ts';
import type { Fault } from '../../../src/domain/finding.ts';
import { sampleDossier } from './sample-dossier.ts';

const asOf = '2026-11-22';

const fault = (pointer: Fault['pointer'], repair: NonNullable<Fault['repair']>): Fault => ({
  pointer,
  repair,
  message: 'x',
});

async function fixedText(text: string, ...faults: readonly Fault[]): Promise<readonly string[]> {
  const result = await fixed(await readSource('a.yaml', text), faults);
  return [result.text, ...result.skipped.map(({ because }) => because)];
}

describe('repairs of a text', () => {
  it('put what is written in quotes', async () => {
    expect(await fixedText('zip: 02139  # home\n', fault(['zip'], { kind: 'quote' }))).toEqual([
      'zip: "02139"  # home\n',
    ]);
    expect(await fixedText('a: [1, 0x1F]\n', fault(['a', 1], { kind: 'quote' }))).toEqual(['a: [1, "0x1F"]\n']);
  });

  it.each([
    ['on: 12/31/26 # c', 'on: 2026-12-31 # c'],
    ['on: "12/31/26"', 'on: "2026-12-31"'],
    ["on: '12/31/26'", "on: '2026-12-31'"],
    ['{on: 12/31/26}', '{on: 2026-12-31}'],
  ])('put another text in its place, in the same quotes: %s', async (before, after) => {
    expect(await fixedText(before, fault(['on'], { kind: 'replace', with: '2026-12-31' }))).toEqual([after]);
  });

  it.each([
    ['02139', '"02139"'],
    ['true', '"true"'],
    ['a: b', '"a: b"'],
    ['x, y', '"x, y"'],
    ['- a', '"- a"'],
    ['', '""'],
    ['say "hi"', 'say "hi"'],
  ])('write %s so that it stays text', async (value, written) => {
    expect(await fixedText('k: old\n', fault(['k'], { kind: 'replace', with: value }))).toEqual([`k: ${written}\n`]);
  });

  it('rename keys', async () => {
    expect(
      await fixedText('a:\n  - "lsat" : x # c\n', fault(['a', 0, 'lsat'], { kind: 'rename-key', to: 'last' })),
    ).toEqual(['a:\n  - last : x # c\n']);
  });

  it('are not made where they cannot be', async () => {
    const rename = (to: string): Fault => fault(['b'], { kind: 'rename-key', to });
    expect(await fixedText('a: 1\nb: 2\n', rename('a'))).toEqual(['a: 1\nb: 2\n', '`a` is there already']);
    expect(await fixedText('b: 2\n', rename('c'), rename('d'))).toEqual([
      'c: 2\n',
      'another repair changes the same place',
    ]);
    expect(await fixedText('b: 2\n', fault(['z'], { kind: 'quote' }))).toEqual([
      'b: 2\n',
      'there is no single value there',
    ]);
    expect(await fixedText('b: "2"\n', fault(['b'], { kind: 'quote' }))).toEqual([
      'b: "2"\n',
      'the value stands in quotes already',
    ]);
    expect(await fixedText('b: |\n  x\n', fault(['b'], { kind: 'replace', with: 'y' }))).toEqual([
      'b: |\n  x\n',
      'the value is a text of several lines',
    ]);
  });

  it('are made once where two rules ask for the same', async () => {
    const quote = fault(['zip'], { kind: 'quote' });
    expect(await fixedText('zip: 02139\n', quote, quote)).toEqual(['zip: "02139"\n']);
  });

  it('keep the byte order mark and the line ends', async () => {
    const spoiled = `\uFEFF${sampleDossier.replace('zip: "02139"', 'zip: 02139')}`.replaceAll('\n', '\r\n');
    const source = await readSource('a.dossier.yaml', new TextEncoder().encode(spoiled));
    const { text } = await fixed(source, await repairableFaults(source, asOf));
    expect(text).toBe(`\uFEFF${sampleDossier}`.replaceAll('\n', '\r\n'));
  });

  it('remove invisible characters from values', async () => {
    const source = await readSource('a.dossier.yaml', sampleDossier.replace('1234567893', '12345\u200b67893'));
    const after = await repaired(source, (each) => repairableFaults(each, asOf));
    expect(after.source.text).toBe(sampleDossier);
  });

  it('go on in what a renamed key uncovers', async () => {
    const source = await readSource(
      'a.dossier.yaml',
      sampleDossier.replace('licenses:', 'licences:').replace('"012345"', '012345'),
    );
    const after = await repaired(source, (each) => repairableFaults(each, asOf));
    expect(after.source.text).toBe(sampleDossier);
    expect(after.applied.map(({ repair }) => repair?.kind)).toEqual(['rename-key', 'quote']);
  });
});

describe('the difference of two texts', () => {
  it('is nothing where nothing differs', () => {
    expect(unifiedDiff('a\nb\n', 'a\nb\n', 'f')).toBe('');
  });

  it('shows changes with three lines around, near ones together', () => {
    const before = Array.from({ length: 30 }, (_, index) => `line ${index + 1}\n`).join('');
    const after = before.replace('line 5\n', 'LINE 5\n').replace('line 9\n', '').replace('line 25\n', 'line 25\nnew\n');
    expect(unifiedDiff(before, after, 'f.yaml')).toBe(
      `${[
        ...[
          '--- f.yaml',
          '+++ f.yaml',
          '@@ -2,11 +2,10 @@',
          ' line 2',
          ' line 3',
          ' line 4',
          '-line 5',
          '+LINE 5',
          ' line 6',
        ],
        ...[
          ' line 7',
          ' line 8',
          '-line 9',
          ' line 10',
          ' line 11',
          ' line 12',
          '@@ -23,6 +22,7 @@',
          ' line 23',
          ' line 24',
        ],
        ...[' line 25', '+new', ' line 26', ' line 27', ' line 28'],
      ].join('\n')}\n`,
    );
  });

  it('begins and ends at the ends of the text', () => {
    expect(unifiedDiff('', 'a\n', 'f')).toBe('--- f\n+++ f\n@@ -0,0 +1 @@\n+a\n');
    expect(unifiedDiff('a\nb', 'b', 'f')).toBe('--- f\n+++ f\n@@ -1,2 +1 @@\n-a\n b\n');
  });

  it('hides sensitive values on both sides', async () => {
    const before = await readSource(
      'a.dossier.yaml',
      sampleDossier.replace('ssn: "6789"', 'ssn: 123456789').replace('birthDate: 1980-05-18', 'birthDate: 5/18/1980'),
    );
    const { source } = await repaired(before, (each) => repairableFaults(each, asOf));
    const diff = await documentDiff(before, source);
    expect(diff).toContain('-ssn: *********\n');
    expect(diff).toContain('+ssn: "*********"\n');
    expect(diff).not.toMatch(/1980|12345/);
  });
});
