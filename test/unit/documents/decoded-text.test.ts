import { describe, expect, it } from 'vitest';
import { decodedText, givenText, largestDocument } from '../../../src/documents/decoded-text.ts';
import { oversizedSource, readSource } from '../../../src/documents/source-document.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const ruleOf = (bytes: Uint8Array): readonly string[] => decodedText(bytes).faults.map((fault) => fault.rule);

describe('the text of bytes', () => {
  it('is the UTF-8 text', () => {
    expect(decodedText(utf8('name: José 😀\n'))).toEqual({
      text: 'name: José 😀\n',
      marked: false,
      readable: true,
      faults: [],
    });
  });

  it('leaves a byte order mark out and remembers it', () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, ...utf8('a: 1')]);
    expect(decodedText(bytes)).toEqual({ text: 'a: 1', marked: true, readable: true, faults: [] });
    expect(givenText('\uFEFFa: 1')).toEqual({ text: 'a: 1', marked: true, readable: true, faults: [] });
  });

  it.each([
    ['UTF-16 with a mark, little end first', Buffer.from('\uFEFFa: 1\n', 'utf16le')],
    ['UTF-16 with a mark, big end first', Buffer.from('\uFEFFa: 1\n', 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from('empanel: group/v1\n', 'utf16le')],
    ['UTF-16 without a mark, big end first', Buffer.from('empanel: group/v1\n', 'utf16le').swap16()],
  ])('says that %s is not UTF-8', (_name, bytes) => {
    const { faults, readable } = decodedText(bytes);
    expect(readable).toBe(false);
    expect(faults).toMatchObject([{ rule: 'file/encoding', message: 'the file is saved as UTF-16' }]);
  });

  it('finds the first byte that is not UTF-8, replacement characters before it notwithstanding', () => {
    const bytes = new Uint8Array([...utf8('a: \uFFFD é\nlast: N'), 0xfa, ...utf8('ñez\n')]);
    const { faults, text } = decodedText(bytes);
    expect(faults).toMatchObject([
      { rule: 'file/encoding', message: 'byte 0xFA is not UTF-8 text; the file was probably saved as Windows-1252' },
    ]);
    expect(text.slice(faults[0]?.start, faults[0]?.end)).toBe('\uFFFD');
    expect(text.slice(0, faults[0]?.start)).toBe('a: \uFFFD é\nlast: N');
  });

  it('finds NUL bytes', () => {
    const { faults, readable } = decodedText(utf8('a: 1\n\0\0'));
    expect(readable).toBe(false);
    expect(faults).toMatchObject([
      { rule: 'file/character', start: 5, message: 'the file holds 2 NUL bytes, the first of them here' },
    ]);
  });

  it('takes a file of the largest size and refuses one byte more', () => {
    expect(ruleOf(new Uint8Array(largestDocument).fill(0x20))).toEqual([]);
    expect(ruleOf(new Uint8Array(largestDocument + 1).fill(0x20))).toEqual(['file/size']);
  });

  it('refuses a large file by its size alone', () => {
    const source = oversizedSource('scan.dossier.yaml', 104_857_600);
    expect(source.faults).toMatchObject([
      { rule: 'file/size', message: 'the file has 100 MiB; a document has at most 1 MiB' },
    ]);
    expect(source).toMatchObject({ kind: 'dossier', text: '' });
    expect(source.value).toBeUndefined();
  });
});

describe('places in a text', () => {
  const range = async (text: string | Uint8Array, pointer: readonly (string | number)[], at?: 'key' | 'value') => {
    const source = await readSource('x.dossier.yaml', text);
    const tree = await source.tree();
    const { start, end } = tree.stretch(pointer, at);
    const { line, column, endLine, endColumn } = tree.lines.range(start, end);
    return [line, column, endLine, endColumn, source.text.slice(start, end)];
  };

  it('count code points and not bytes', async () => {
    expect(await range('a: {"😀é": "ñ", b: c}', ['a', 'b'])).toEqual([1, 19, 1, 20, 'c']);
  });

  it('are right after CRLF and a byte order mark', async () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, ...utf8('a: 1\r\nb:\r\n  c: "x"\r\n')]);
    expect(await range(bytes, ['a'])).toEqual([1, 4, 1, 5, '1']);
    expect(await range(bytes, ['b', 'c'])).toEqual([3, 6, 3, 9, '"x"']);
    expect(await range(bytes, ['b', 'c'], 'key')).toEqual([3, 3, 3, 4, 'c']);
  });

  it('mark lists and maps by their key, entries by their first line, and what is missing by what is around it', async () => {
    const text =
      '# c\n\nempanel: group/v1\nlist:\n  - state: MA # x\n    number: 1\n  - [a, b]\n  - plain text\nempty:\n';
    expect(await range(text, [])).toEqual([3, 1, 3, 18, 'empanel: group/v1']);
    expect(await range(text, ['list'])).toEqual([4, 1, 4, 5, 'list']);
    expect(await range(text, ['list', 0])).toEqual([5, 5, 5, 14, 'state: MA']);
    expect(await range(text, ['list', 0, 'number'])).toEqual([6, 13, 6, 14, '1']);
    expect(await range(text, ['list', 0, 'missing'])).toEqual([5, 5, 5, 14, 'state: MA']);
    expect(await range(text, ['list', 1])).toEqual([7, 5, 7, 11, '[a, b]']);
    expect(await range(text, ['list', 1, 1])).toEqual([7, 9, 7, 10, 'b']);
    expect(await range(text, ['list', 2])).toEqual([8, 5, 8, 15, 'plain text']);
    expect(await range(text, ['empty'])).toEqual([9, 1, 9, 6, 'empty']);
    expect(await range(text, ['nowhere', 'at', 'all'])).toEqual([3, 1, 3, 18, 'empanel: group/v1']);
  });

  it('are the first line where the text cannot be read', async () => {
    expect(await range('# c\n---\nabc\u0007 # d\n', [])).toEqual([3, 1, 3, 9, 'abc\u0007 # d']);
    expect(await range('a: \u0007', ['a'])).toEqual([1, 1, 1, 5, 'a: \u0007']);
  });
});
