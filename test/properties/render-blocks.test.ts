import { expect, test } from 'vitest';
import type { Cell, Column, Row, RowBlock, RowLayout } from '../../src/domain/table.ts';
import { tableFormats } from '../../src/render/formats.ts';
import { rowObject } from '../../src/render/json-text.ts';
import fc from '../property.ts';

const columns: readonly Column[] = [
  { id: 'id', label: 'Id', type: 'id' },
  { id: 'days', label: 'Days', type: 'integer' },
  { id: 'name', label: 'Name', type: 'text' },
  { id: 'title', label: 'Title', type: 'text' },
];

/** Pieces of which text is made that has in it what stands between cells and rows, or acts on whatever reads it. */
const pieces = [
  ...[
    'a',
    'B7',
    ' ',
    ',',
    '"',
    "'",
    '=',
    '-',
    '+',
    '@',
    '5',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '\\',
    '\u0000',
    '\u001b',
    '\u007f',
  ],
  ...[
    '\u0085',
    '\u2028',
    '\u202e',
    '\u2066',
    'é',
    'Ł',
    '山',
    '😀',
    '＝',
    '\ufdd0',
    ',,',
    '","',
    ',5,x,y\r\nz',
    '\t5\ty\tz\nq',
  ],
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((some) => some.join(''));
const cell = fc.option(fc.oneof(text, fc.constantFrom('Ruiz, Ana', 'Renew', 'x')), { nil: null });
const row: fc.Arbitrary<Row> = fc
  .record({ id: cell, days: fc.option(fc.integer(), { nil: null }), name: cell, title: cell })
  .map((cells: Readonly<Record<string, Cell>>) => ({ cells }));

/** The rows as text that knows nothing of what its cells hold, as layouts have it. */
function bareText(rows: readonly Row[], { columns: some, form, ending }: RowLayout): string {
  if (form === 'object') return rows.map((one) => JSON.stringify(rowObject(one, some)) + ending).join('');
  const bare = ({ cells }: Row): string =>
    some
      .map(({ id, type }) => {
        const value = String(cells[id] ?? '');
        return type === 'text' && form.quote !== '' && value.includes(form.separator)
          ? form.quote + value + form.quote
          : value;
      })
      .join(form.separator);
  return rows.map((one) => bare(one) + ending).join('');
}

test('rows that come as bare text are printed as the rows themselves are', async () => {
  for (const { name, load } of tableFormats) {
    const { render, renderStream } = await load();
    if (renderStream === undefined) continue;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(row, { maxLength: 3 }), { maxLength: 3 }), async (groups) => {
        const table = { report: 'r', title: 'R', asOf: '2026-03-14', columns, rows: groups.flat(), notes: [] };
        const blocks = groups.map(
          (rows): RowBlock => ({
            rows: () => rows,
            text: (layout) => ({ text: bareText(rows, layout), rows: rows.length }),
          }),
        );
        const stream = { ...table, blocks, count: () => table.rows.length, notes: () => [] };
        expect(renderStream(stream), name).toBe(await render(table, {}));
      }),
      { numRuns: 400 },
    );
  }
});
