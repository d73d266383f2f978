import { describe, expect, it } from 'vitest';
import { readSource } from '../../../src/documents/source-document.ts';
import { yamlTree } from '../../../src/documents/yaml-tree.ts';
import { fastValue } from '../../../src/documents/yaml-value.ts';

describe('values of plain scalars', () => {
  it.each([
    ['a date stays text', 'on: 2026-12-31', { on: '2026-12-31' }],
    ['a time stays text', 'at: 12:30:00', { at: '12:30:00' }],
    ['NO is text', 'state: NO\nanswer: yes', { state: 'NO', answer: 'yes' }],
    [
      'numbers that print as written are numbers',
      'limit: 1000000\nhours: 37.5\nless: -3',
      { limit: 1000000, hours: 37.5, less: -3 },
    ],
    ['a phone number is text', 'phone: 617-555-0142', { phone: '617-555-0142' }],
    ['nothing is null', 'a:\nb: ~\nc: null', { a: null, b: null, c: null }],
  ])('%s, both ways', (_name, text, value) => {
    expect(fastValue(text)?.value).toEqual(value);
    expect(yamlTree(text).value).toEqual(value);
  });

  it.each([
    ['a leading zero', 'zip: 02139', 2139, '02139'],
    ['an exponent', 'number: 1e5', 100000, '1e5'],
    ['an octal', 'number: 0o17', 15, '0o17'],
    ['a hexadecimal', 'number: 0x1F', 31, '0x1F'],
    ['a trailing zero', 'version: 2026.10', 2026.1, '2026.10'],
    ['more digits than a number holds', 'id: 12345678901234567890', 12345678901234567000, '12345678901234567890'],
    ['a plus', 'phone: +16175550142', 16175550142, '+16175550142'],
  ])('leave %s to the exact way, which keeps what was written', (_name, text, number, source) => {
    expect(fastValue(text)).toBeUndefined();
    const tree = yamlTree(text);
    const pointer = [text.split(':')[0] ?? ''];
    expect(tree.scalar(pointer)).toMatchObject({ value: number, source, style: 'plain' });
  });

  it('takes digits with underscores for text', () => {
    expect(yamlTree('n: 1_000').value).toEqual({ n: '1_000' });
  });
});

describe('texts made to harm', () => {
  it('refuses aliases without expanding them', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
      .concat(
        [...'bcdefghij'].map(
          (name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[index]}`).join(', ')}]`,
        ),
      )
      .join('\n');
    const source = await readSource('bomb.dossier.yaml', bomb);
    expect(source.value).toBeUndefined();
    expect(new Set(source.faults.map((fault) => fault.rule))).toEqual(new Set(['yaml/anchor']));
  });

  it.each([
    ['brackets', '['.repeat(500_000)],
    ['braces and keys', '{a: '.repeat(100_000)],
    ['dashes in a line', '- '.repeat(200_000)],
    ['question marks', '? '.repeat(200_000)],
    ['colons', 'a: '.repeat(200_000)],
    ['indentation', Array.from({ length: 1200 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
    ['lists in lists by line', Array.from({ length: 1000 }, (_, level) => `${' '.repeat(level)}-`).join('\n')],
  ])('refuses deep nesting by %s, with its place', (_name, text) => {
    const tree = yamlTree(text);
    expect(tree.faults.map((fault) => fault.rule)).toEqual(['yaml/depth']);
    expect(tree.faults[0]?.start).toBeGreaterThan(60);
    expect(tree.value).toBeUndefined();
  });

  it('takes 64 levels and refuses 65', () => {
    const nested = (levels: number): string => `a: ${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}`;
    expect(yamlTree(nested(64)).faults).toEqual([]);
    expect(yamlTree(nested(65)).faults.map((fault) => fault.rule)).toEqual(['yaml/depth']);
  });

  it('keeps a member named __proto__ from touching anything', () => {
    expect(fastValue('__proto__:\n  polluted: true')).toBeUndefined();
    const value = yamlTree('__proto__:\n  polluted: true').value as object;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect('polluted' in {}).toBe(false);
  });

  it.each([
    ['syntax errors', 'a: @b\n\n\n'],
    ['repeated keys', 'a: 1\n'],
    ['anchors', '- &a\n'],
  ])('tells the first hundred of thousands of %s', (_name, line) => {
    expect(yamlTree(line.repeat(20_000)).faults).toHaveLength(100);
  });

  it('finds repeated keys in a large map in no time', () => {
    const text = `${Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n')}\nk7: 2\n`;
    const started = performance.now();
    expect(yamlTree(text).faults.map((fault) => fault.rule)).toEqual(['yaml/duplicate-key']);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
