/** X12 as it comes: any separators, pieces of any size, envelopes that are missing or wrong, and what is no X12 at all. */

import { describe, expect, test } from 'vitest';
import { UserError } from '../../../../src/errors.ts';
import { ByteRange } from '../../../../src/sources/x12/byte-range.ts';
import { billing, claim, claimFile, claimsOf, isa, segmentsOf, subscriber } from './pieces.ts';

const file = claimFile([...billing, ...subscriber, ...claim('A1')]);

function refusal(text: string | Uint8Array): Promise<string> {
  return segmentsOf(text).then(
    () => 'read',
    (error: unknown) => (error instanceof UserError ? `${error.code}: ${error.message}` : String(error)),
  );
}

const because = (text: string): readonly string[] => claimsOf(text).summary.faults.map((fault) => fault.because);

/** All that was read as text: ranges of bytes are the bytes that they name, whatever buffer these lie in. */
const told = (read: ReturnType<typeof claimsOf>): string =>
  JSON.stringify(
    read,
    (_, value: unknown) => (value instanceof ByteRange ? value.buffer().toString('latin1') : value),
    1,
  );

describe('the same file reads the same', () => {
  const expected = claimsOf(file);

  test.each([1, 2, 3, 7, 61, 106, 107])('in pieces of %i bytes', (size) => {
    expect(told(claimsOf(file, size))).toBe(told(expected));
  });

  test.each([
    ['with a byte order mark', `\uFEFF${file}`],
    ['without line breaks', file.replaceAll('\n', '')],
    ['with CR LF', file.replaceAll('\n', '\r\n')],
    ['with blank lines at the end', `${file}\n\n\r\n`],
    ['without the last terminator', file.trimEnd().slice(0, -1)],
    ['with other separators', file.replace(/[*~:]/g, (one) => ({ '*': '|', '~': "'", ':': '>' })[one] ?? one)],
    ['with a line break for a terminator', file.replaceAll('~\n', '\n')],
  ])('%s', (_, text) => {
    const { claims, summary } = claimsOf(text);
    expect(summary.faults).toEqual([]);
    expect(claims.map((one) => [one.claim.controlNumber, one.claim.chargeCents, one.claim.faults])).toEqual([
      ['A1', 10_000, []],
    ]);
  });

  test('places count segments, lines and bytes', () => {
    const [one] = expected.claims;
    expect(one?.claim.position).toEqual({ segment: 17, line: 17, byte: file.indexOf('CLM') });
    expect(one?.bytes).toBe(file.slice(file.indexOf('CLM'), file.indexOf('SE*')));
  });
});

describe('envelopes that are wrong are told, and their claims are read', () => {
  test.each([
    ['a wrong count of segments', file.replace(/SE\*\d+/, 'SE*25'), 'SE01 says `25`, there are 20 segments'],
    [
      'another control number',
      file.replace('IEA*1*000000001', 'IEA*1*000000002'),
      'IEA02 is `000000002`, ISA13 is `000000001`',
    ],
    ['a wrong count of transactions', file.replace('GE*1', 'GE*2'), 'GE01 says `2`, there are 1 transactions'],
    ['no IEA', file.replace(/IEA.*\n/, ''), 'the file ends before IEA: it may be cut off'],
    ['no GS', file.replace(/GS\*.*\n/, ''), 'transaction 0001 stands in no group: GS is missing'],
    [
      'something between transactions',
      file.replace('GE*1', 'N3*X~\nGE*1'),
      'the segment stands in no transaction, and was left out',
    ],
  ])('%s', (_, text, words) => {
    expect(because(text)).toContain(words);
    expect(claimsOf(text).claims.map((one) => one.claim.faults)).toEqual([[]]);
  });

  test('a transaction without its end may have lost the end of its last claim', () => {
    const { claims, summary } = claimsOf(file.slice(0, file.indexOf('SE*')));
    expect(claims.map((one) => one.claim.faults)).toEqual([
      ['the transaction has no SE: the end of the claim may be missing'],
    ]);
    expect(summary.faults.map((fault) => fault.because)).toContain('the file ends before the SE of transaction 0001');
  });

  test('several interchanges, each with separators of its own', () => {
    const other = file.replaceAll('*', '|').replace('CLM|A1', 'CLM|B1');
    const { claims, summary } = claimsOf(file + other);
    expect(summary.interchanges).toBe(2);
    expect(claims.map((one) => one.claim.controlNumber)).toEqual(['A1', 'B1']);
  });
});

describe('what is no X12 is refused with its place', () => {
  test.each([
    ['an empty file', '', 'input/unreadable: `test.x12` is empty'],
    ['text', 'hello world, this is no X12', 'begin with `ISA`'],
    ['a PDF', '%PDF-1.7', 'segment 1 (line 1, byte 0): this is not X12'],
    ['no ISA', file.slice(file.indexOf('GS')), 'the file begins with `GS`; there is no ISA segment before it'],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(file, 'utf16le')]), 'UTF-16'],
    ['a header cut off', isa().slice(0, 60), 'the ISA segment has fewer than 16 elements'],
    [
      'one character for two separators',
      `${isa(1, { component: '~' })}~GS*HC~`,
      'the same character for two separators',
    ],
    ['no terminators', `${isa()}~${'X'.repeat(70_000)}`, 'segment 2 (line 1, byte 106): a segment is longer than'],
  ])('%s', async (_, text, words) => {
    expect(await refusal(text)).toContain(words);
  });
});
