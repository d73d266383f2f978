/** CMS's file of who may order and refer, as it is read, kept and asked. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepOrdering, storedOrdering } from '../../../src/cli/claims/code-store.ts';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { mayOrder } from '../../../src/domain/claims/ordering-list.ts';
import { type OrderingListReading, readOrderingList } from '../../../src/sources/ordering-list.ts';

async function* pieces(text: string, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const read = (text: string): Promise<OrderingListReading> => readOrderingList(pieces(text), 'order.csv');
const header = 'NPI,LAST_NAME,FIRST_NAME,PARTB,DME,HHA,PMD,HOSPICE\n';

test('every row is of somebody who may order for Part B, who may not, or refused', async () => {
  const { numbers, ...rest } = await read(
    `${header}2000000002,A,B,Y,N,N,N,N\n1245319599,"C, JR",D,Y,Y,Y,Y,Y\n1003000126,E,F,N,Y,N,N,N\n12345,G,H,Y,Y,Y,Y,Y\n1234567893,I,J,X,Y,Y,Y,Y\n1234567893,I,J\n`,
  );
  expect([...numbers]).toEqual([245_319_599, 1_000_000_002]);
  expect(rest).toEqual({
    rows: 6,
    others: 1,
    refusedRows: 3,
    refused: [
      { row: 4, because: '`12345` is no NPI' },
      { row: 5, because: 'PARTB is `X`, not Y or N' },
      { row: 6, because: 'it has 3 cells and the header 8' },
    ],
  });
});

test.each([
  ['NPI,LAST_NAME\n1245319599,A\n', /has no columns `NPI` and `PARTB`/],
  [header, /names nobody who may order/],
  [`${header}1003000126,E,F,N,Y,N,N,N\n`, /names nobody who may order/],
  [`${header}1.003E+09,E,F,Y,Y,N,N,N\n`, /names nobody who may order for Part B; row 1: `1\.003E\+09` is no NPI/],
])('a file without them is refused: %j', async (text, because) => {
  await expect(read(text)).rejects.toThrow(because);
});

test('what is kept answers as what was read, and says so where it is damaged', async () => {
  const { numbers } = await read(
    `${header}2000000002,A,B,Y,N,N,N,N\n1245319599,C,D,Y,Y,Y,Y,Y\n1003000126,E,F,Y,Y,N,N,N\n`,
  );
  const root = mkdtempSync(join(tmpdir(), 'ordering-'));
  try {
    expect(storedOrdering(root)).toBeNull();
    keepOrdering(root, { name: 'order.csv', sha256: '0', importedOn: calendarDate('2026-06-14'), numbers });
    const kept = storedOrdering(root);
    expect(kept).toEqual({ name: 'order.csv', sha256: '0', importedOn: '2026-06-14', numbers });
    if (kept === null) throw new Error('nothing was kept');
    expect(['2000000002', '1245319599', '1003000126'].every((npi) => mayOrder(kept, npi))).toBe(true);
    expect(['1234567893', '1000000004', '2999999999', '1245319598'].some((npi) => mayOrder(kept, npi))).toBe(false);
    const path = join(root, '.empanel/codes/ordering.list');
    writeFileSync(path, readFileSync(path).subarray(0, -1));
    expect(() => storedOrdering(root)).toThrow(/is damaged/);
  } finally {
    rmSync(root, { recursive: true });
  }
});
