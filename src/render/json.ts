import type { Column, RenderOptions, Row, Table } from '../domain/table.ts';
import { safeJson } from './json-text.ts';

/** The version of the JSON shape of reports; raised when a field is renamed or retyped, which a major release may do. */
export const schemaVersion = 1;

/** The table as one JSON object: the envelope of all reports, one row a line so that two exports can be compared by line. */
export function render(table: Table, _options: RenderOptions): string {
  const columns = table.columns.map(({ id, label, type }) => safeJson({ id, label, type }));
  const rows = table.rows.map((row) => safeJson(rowObject(row, table.columns)));
  const notes = table.notes.map((note) => safeJson(note));
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

/** The cells of a row by column id, in the order of the columns, null where the row has none. */
export function rowObject(row: Row, columns: readonly Column[]): Record<string, unknown> {
  return Object.fromEntries(columns.map(({ id }) => [id, row.cells[id] ?? null]));
}

function lineArray(items: readonly string[]): string {
  return items.length === 0 ? '[]' : `[\n    ${items.join(',\n    ')}\n  ]`;
}
