import { describe, expect, it } from 'vitest';
import { prose } from '../../../src/render/prose.ts';

describe('prose', () => {
  it('breaks lines at blanks, and goes on under the first word', () => {
    expect(prose('one two three four five six', 20)).toBe('one two three four\nfive six');
    expect(prose('- one two three four five', 20)).toBe('- one two three four\n  five');
    expect(prose('12. one two three four', 20)).toBe('12. one two three\n    four');
    expect(prose('   = one two three four', 20)).toBe('   = one two three\n     four');
    expect(prose('  66  one two three four', 20)).toBe('  66  one two three\n      four');
  });

  it('never breaks a command, a passage in backticks or a word', () => {
    expect(prose('hint: `empanel document new payer KEY` makes one', 20)).toBe(
      'hint:\n`empanel document new payer KEY`\nmakes one',
    );
    expect(prose('then: empanel application open marsh --payer bay-state', 20)).toBe(
      'then:\nempanel application open marsh --payer bay-state',
    );
    expect(prose('(see `a b c d e f`, please)', 20)).toBe('(see `a b c d e f`,\nplease)');
    expect(prose('see https://example.org/a/long/path for it', 20)).toBe(
      'see\nhttps://example.org/a/long/path\nfor it',
    );
    expect(prose('a ` that stands alone, once', 20)).toBe('a ` that stands\nalone, once');
  });

  it('sets in what a line goes on with, where that is asked for', () => {
    expect(prose('one two three four five six', 20, 2)).toBe('one two three four\n  five six');
    expect(prose('  one two three four five', 20, 2)).toBe('  one two three four\n    five');
    expect(prose('- one two three four five', 20, 2)).toBe('- one two three four\n  five');
    expect(prose('source: empanel convention: of one page', 20, 2)).toBe(
      'source: empanel\n  convention: of one\n  page',
    );
  });

  it('leaves code and rows of tables as they stand', () => {
    const code = '    licenses: [{ state: MA, number: "204511" }]';
    const row = '| 15 Jun 2026 | what the payer said on the phone |';
    expect(prose(`${code}\n${row}`, 20)).toBe(`${code}\n${row}`);
  });

  it('leaves lines whole where there is no terminal, or one that does not know its width', () => {
    const text = 'one two three four five six';
    expect(prose(text, undefined)).toBe(text);
    expect(prose(text, 0)).toBe(text);
  });
});
