import type { RenderOptions, Table, TableStream } from '../domain/table.ts';
import { rowJson, safeJson, schemaVersion } from './json-text.ts';

/** The table as one JSON object: the envelope of all reports, one row a line so that two exports can be compared by line. */
export function render(table: Table, _options: RenderOptions): string {
  return renderStream({ ...table, notes: () => table.notes });
}

/** The same while the rows are read. */
export function renderStream(table: TableStream): string {
  const columns = table.columns.map(({ id, label, type }) => safeJson({ id, label, type }));
  const textOf = rowJson(table.columns);
  const rows: string[] = [];
  for (const row of table.rows) rows.push(textOf(row));
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

function lineArray(items: readonly string[]): string {
  return items.length === 0 ? '[]' : `[\n    ${items.join(',\n    ')}\n  ]`;
}
