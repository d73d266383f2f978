import { expect, test } from 'vitest';
import { scannedRows } from '../../../src/sources/csv-scanner.ts';
import fc from '../../property.ts';

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

async function scanned(text: string, size = 7): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const row of scannedRows(pieces(Buffer.from(text), size), (header) => header.map((_, index) => index))) {
    rows.push(row.cells);
  }
  return rows;
}

test('quotes, doubled quotes and line breaks inside quotes', async () => {
  expect(await scanned('a,b\r\n"x, y","say ""hi"""\r\n"two\nlines",z\n')).toEqual([
    ['x, y', 'say "hi"'],
    ['two\nlines', 'z'],
  ]);
});

test('a byte order mark and a missing last line break change nothing', async () => {
  expect(await scanned('\uFEFFa,b\n1,2')).toEqual([['1', '2']]);
});

test('only the wanted columns are read, in the order asked for', async () => {
  const rows: unknown[] = [];
  const wanted = (header: readonly string[]): number[] => [
    header.indexOf('c'),
    header.indexOf('a'),
    header.indexOf('none'),
  ];
  for await (const row of scannedRows(pieces(Buffer.from('a,b,c\n1,2,3\n'), 4), wanted)) rows.push(row.cells);
  expect(rows).toEqual([['3', '1', '']]);
});

test('columns without a name are empty names, and those behind the last need not be in the last row', async () => {
  const headers: (readonly string[])[] = [];
  const cut: boolean[] = [];
  const wanted = (header: readonly string[]): number[] => {
    headers.push([...header]);
    return [header.indexOf('b')];
  };
  for await (const row of scannedRows(pieces(Buffer.from('a,,b,,\n1,2,3,,\n1,2,3'), 3), wanted)) cut.push(row.cutOff);
  expect(headers).toEqual([['a', '', 'b', '', '']]);
  expect(cut).toEqual([false, false]);
});

test('a file that ends inside a row says so', async () => {
  const cut: boolean[] = [];
  for await (const row of scannedRows(pieces(Buffer.from('a,b\n1,2\n"3'), 3), () => [0, 1])) cut.push(row.cutOff);
  expect(cut).toEqual([false, true]);
});

test('any table survives being written and scanned, in pieces of any size', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ', '漢') });
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (rows, size) => {
      const header = rows[0]?.map((_, index) => `column ${index}`) ?? [];
      const text = [header, ...rows]
        .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
        .join('\r\n');
      expect(await scanned(text, size)).toEqual(rows);
    }),
    { numRuns: 200 },
  );
});

test('a short text is not taken for one read before whose bytes or length are others', async () => {
  const cells = ['MAY', 'MAZ', 'MA', 'MAYS', '', 'Ã©', 'é', '\u0080', 'MAY', 'A\u0000', 'A', 'é', 'Ã©', 'MAY'];
  expect((await scanned(`a\n${cells.map((cell) => `"${cell}"`).join('\n')}\n`)).flat()).toEqual(cells);
});

test('bytes that are no UTF-8 are read as those of Western Windows, the second time, too', async () => {
  const bytes = Buffer.from('a\n"\xe9"\n"Z\xe9"\n"\xe9"\n"Z"\n', 'latin1');
  const rows: (readonly string[])[] = [];
  for await (const row of scannedRows(pieces(bytes, 5), () => [0])) rows.push(row.cells);
  expect(rows.flat()).toEqual(['é', 'Zé', 'é', 'Z']);
});

test('more different texts than are remembered, at every length that is, come out as they went in', async () => {
  const words = Array.from({ length: 40_000 }, (_, at) => `${at * 7919}`.padStart(1 + (at % 27), 'X'));
  const cells = [...words, ...words.toReversed()];
  expect((await scanned(`a\n${cells.join('\n')}\n`, 65_536)).flat()).toEqual(cells);
});
