import type { RenderOptions, Table } from '../domain/table.ts';
import { rowObject, safeJson, schemaVersion } from './json-text.ts';

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

function lineArray(items: readonly string[]): string {
  return items.length === 0 ? '[]' : `[\n    ${items.join(',\n    ')}\n  ]`;
}
