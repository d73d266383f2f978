import { expect, test } from 'vitest';
import type { Row, Table } from '../../../src/domain/table.ts';
import { tableFormats } from '../../../src/render/formats.ts';
import { rowJson, rowObject, safeJson } from '../../../src/render/json-text.ts';
import { deadlinesTable, textTable } from './sample-table.ts';

const texts = [
  ...[
    '',
    ' ',
    'plain',
    'a "quoted" word',
    'back\\slash',
    'Ruiz, Ana',
    '=1+1',
    '-5',
    '-1+1',
    "'=1",
    '+1',
    '@x',
    '~',
    'a~',
  ],
  ...[
    'tab\tin',
    'line\nbreak',
    'carriage\rreturn',
    '\u0000',
    '\u001b[0m',
    '\u007f',
    '\u0085',
    '\u2028',
    '\u202e',
    '\u2066',
  ],
  ...['Łukasz', '山田', '＝1', '😀', '\ud800', 'half\udc00', '–', '·'],
];
const hostile = textTable(...texts, null);

async function streaming() {
  const loaded = await Promise.all(tableFormats.map(async ({ name, load }) => ({ name, format: await load() })));
  return loaded.filter(({ format }) => format.renderStream !== undefined);
}

test('a table that is read while it is printed is the same text, with and without rows', async () => {
  const formats = await streaming();
  expect(formats.map(({ name }) => name)).toEqual(['table', 'csv', 'json']);
  const tables: readonly Table[] = [deadlinesTable, hostile, { ...hostile, notes: texts }, { ...hostile, rows: [] }];
  for (const { name, format } of formats) {
    for (const table of tables) {
      const stream = {
        ...table,
        blocks: [{ rows: () => table.rows }],
        count: () => table.rows.length,
        notes: () => table.notes,
      };
      expect(format.renderStream?.(stream), name).toBe(await format.render(table, {}));
    }
  }
});

test('notes that are known after the last row are printed', async () => {
  for (const { name, format } of await streaming()) {
    let read = 0;
    function* rows(): Generator<Row> {
      for (const row of deadlinesTable.rows) {
        read += 1;
        yield row;
      }
    }
    const text = format.renderStream?.({
      ...deadlinesTable,
      blocks: [{ rows }],
      count: () => read,
      notes: () => [`${read} were read`],
    });
    expect(read, name).toBe(deadlinesTable.rows.length);
    if (name === 'json') expect(JSON.parse(text ?? '')).toMatchObject({ notes: ['3 were read'] });
  }
});

test('the JSON text of a row is that of its object', () => {
  for (const { columns, rows } of [deadlinesTable, hostile]) {
    const textOf = rowJson(columns);
    for (const row of rows) expect(textOf(row)).toBe(safeJson(rowObject(row, columns)));
  }
  const columns = ['a', 'b"', 'c', 'd'].map((id) => ({ id, label: id, type: 'text' }) as const);
  for (const number of [0, -0, 1e21, 0.1, Number.NaN]) {
    const row = { cells: { a: number, 'b"': true, c: false } };
    expect(rowJson(columns)(row)).toBe(safeJson(rowObject(row, columns)));
  }
  expect(rowJson([])({ cells: {} })).toBe('{}');
});
