import type { RenderOptions, Table } from '../domain/table.ts';
import { cellOf, plainText, singleLine } from './cell-text.ts';

/** The table as tab-separated values for programs: every column, ids as headings, LF, no quotes, blanks for tabs and breaks. */
export function render(table: Table, _options: RenderOptions): string {
  const lines = [table.columns.map((column) => singleLine(column.id)).join('\t')];
  for (const row of table.rows) {
    lines.push(table.columns.map((column) => singleLine(plainText(cellOf(row, column)))).join('\t'));
  }
  return `${lines.join('\n')}\n`;
}
