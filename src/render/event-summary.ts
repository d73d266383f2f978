import type { Row, Table } from '../domain/table.ts';
import { cellOf, displayText, singleLine } from './cell-text.ts';

/** The title of a row's calendar entry: what is to be done, for whom; the table's title where the row says neither. */
export function eventSummary(table: Pick<Table, 'columns' | 'title'>, row: Row): string {
  const words = table.columns
    .filter((column) => column.role === 'summary' && cellOf(row, column) !== null && cellOf(row, column) !== '')
    .map((column) => displayText(cellOf(row, column), column));
  return words.length === 0 ? singleLine(table.title) : words.join(' – ');
}
