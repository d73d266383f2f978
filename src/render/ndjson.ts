import type { RenderOptions, Table } from '../domain/table.ts';
import { rowObject, safeJson, schemaVersion } from './json-text.ts';

/** The table as newline-delimited JSON: every row is an object of its own that says its schema version and as-of day. */
export function render(table: Table, _options: RenderOptions): string {
  return table.rows
    .map((row) => `${safeJson({ schemaVersion, asOf: table.asOf, ...rowObject(row, table.columns) })}\n`)
    .join('');
}
