/** What a large CSV may bring along: another encoding, and a quote that is never closed. */

import { describe, expect, test } from 'vitest';
import { csvRecords } from '../../../src/sources/csv-records.ts';
import { scannedRows } from '../../../src/sources/csv-scanner.ts';

async function* chunks(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function cells(bytes: Uint8Array, size?: number): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const row of scannedRows(chunks(bytes, size), (header) => header.map((_, at) => at))) rows.push(row.cells);
  return rows;
}

describe('a scanned CSV', () => {
  test('that is UTF-16 with a mark is read, wherever a chunk ends', async () => {
    const text = '\ufeffcode,name\r\n99213,José\r\n99214,"a\nb"\r\n';
    const little = Buffer.from(text, 'utf16le');
    const big = Buffer.from(little).swap16();
    const expected = [
      ['99213', 'José'],
      ['99214', 'a\nb'],
    ];
    for (const size of [2, 3, 7, 1000]) {
      expect(await cells(little, size)).toEqual(expected);
      expect(await cells(big, size)).toEqual(expected);
    }
  });

  test('with a quote that is never closed is refused, and soon', async () => {
    const text = `code,name\n99213,"open\n${'99214,closed\n'.repeat(400_000)}`;
    await expect(cells(Buffer.from(text))).rejects.toThrow('row 1 is longer than 1048576 bytes');
  });

  test('whose first row never ends is refused', async () => {
    await expect(cells(Buffer.alloc(2_000_000, 0x78))).rejects.toThrow('the first row is longer than 1048576 bytes');
  });
});

test('a small CSV with two columns of one name is refused', () => {
  expect(() => csvRecords(Buffer.from('subject,payer,Payer\na,b,c\n'), 'x.csv')).toThrow(
    '`x.csv` has two columns named `payer`',
  );
});
