import type { Column, RenderOptions, Row, Table } from '../domain/table.ts';
import { cellOf, columnsUnderHeadings, displayText, isRightAligned, rowGroups, singleLine } from './cell-text.ts';

/** Characters that GitHub-flavoured Markdown would read as markup somewhere in a line. */
const markup = /[\\`*_~[\]<>|#&]/g;
/** What begins a list, a heading or a rule at the start of a line. */
const blockStart = /^([-+=]|\d+(?=[.)]))/;

/** The table as a GitHub-flavoured Markdown document: title, as-of day, table and notes. */
export function render(table: Table, _options: RenderOptions): string {
  const columns = columnsUnderHeadings(table);
  const blocks = [`# ${prose(table.title)}`, `As of ${prose(table.asOf)}`];
  if (table.lead !== undefined && table.lead.length > 0) blocks.push(table.lead.map(prose).join('\\\n'));
  if (table.rows.length === 0) blocks.push(prose(table.empty ?? 'Nothing to show.'));
  else {
    for (const { heading, rows } of rowGroups(table)) {
      blocks.push(...(heading === null ? [] : [`## ${prose(heading)}`]), grid(columns, rows));
    }
  }
  if (table.notes.length > 0) blocks.push(table.notes.map((note) => `- ${prose(note)}`).join('\n'));
  return `${blocks.join('\n\n')}\n`;
}

function grid(columns: readonly Column[], rows: readonly Row[]): string {
  return [
    line(columns.map((column) => inline(column.label))),
    line(columns.map((column) => (isRightAligned(column) ? '---:' : '---'))),
    ...rows.map((row) => line(columns.map((column) => inline(displayText(cellOf(row, column), column))))),
  ].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Text within a line, with nothing in it that Markdown would act on. */
function inline(text: string): string {
  return singleLine(text).replaceAll(markup, '\\$&');
}

/** Text that stands at the start of a line. */
function prose(text: string): string {
  const escapedText = inline(text);
  const start = blockStart.exec(escapedText)?.[1];
  if (start === undefined) return escapedText;
  return /^\d/.test(start) ? `${start}\\${escapedText.slice(start.length)}` : `\\${escapedText}`;
}
