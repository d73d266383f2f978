import type { RenderOptions, RowLayout, Table, TableStream } from '../domain/table.ts';
import { escapedJson, rowJson, safeJson, schemaVersion } from './json-text.ts';

/** The table as one JSON object: the envelope of all reports, one row a line so that two exports can be compared by line. */
export function render(table: Table, _options: RenderOptions): string {
  return renderStream({ ...table, blocks: [{ rows: () => table.rows }], notes: () => table.notes });
}

/** The same while the rows are read. */
export function renderStream(table: Omit<TableStream, 'count'>): string {
  const columns = table.columns.map(({ id, label, type }) => safeJson({ id, label, type }));
  const rows = [...rowTexts(table)];
  const notes = table.notes().map((note) => safeJson(note));
  return [
    '{',
    `  "report": ${safeJson(table.report)},`,
    `  "schemaVersion": ${schemaVersion},`,
    `  "asOf": ${safeJson(table.asOf)},`,
    `  "columns": ${lineArray(columns)},`,
    `  "rows": ${lineArray(rows)},`,
    `  "notes": ${lineArray(notes)}`,
    '}',
    '',
  ].join('\n');
}

/** Rows as items of `lineArray`; those of a block that is had as text are one item. */
function* rowTexts({ columns, blocks }: Pick<TableStream, 'columns' | 'blocks'>): Generator<string, void, undefined> {
  const layout: RowLayout = { columns, form: 'object', ending: betweenItems };
  const textOf = rowJson(columns);
  for (const block of blocks) {
    const made = block.text?.(layout);
    if (made === undefined) for (const row of block.rows()) yield textOf(row);
    else if (made.rows > 0) yield escapedJson(made.text.slice(0, -betweenItems.length));
  }
}

const betweenItems = ',\n    ';

function lineArray(items: readonly string[]): string {
  return items.length === 0 ? '[]' : `[\n    ${items.join(betweenItems)}\n  ]`;
}
