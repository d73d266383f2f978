import { countWords } from '../domain/number-forms.ts';
import type { Column, RenderOptions, Row, Table, TableStream, Tone } from '../domain/table.ts';
import { harmlessBut, linesText } from './block-text.ts';
import {
  cellOf,
  cellTone,
  columnsUnderHeadings,
  displayText,
  hasToneColumn,
  humanColumns,
  isRightAligned,
  plainText,
  rowGroups,
  singleLine,
} from './cell-text.ts';
import { displayWidth, wrapped } from './display-width.ts';
import { type LaidColumn, type Layout, tableLayout } from './table-layout.ts';

/** Lines a long cell may take before it is cut; more would drown its neighbours. */
const cellLines = 3;
const gap = '  ';

/**
 * The table for reading: on a terminal borderless columns within its width, with title, notes and a next command; in a pipe
 * one tab-separated line for each row, untruncated and uncoloured.
 */
export function render(table: Table, options: RenderOptions): string {
  return options.terminal === true
    ? terminalText(table, options)
    : renderStream({ columns: table.columns, blocks: [{ rows: () => table.rows }] });
}

/** The text of a pipe while the rows are read. */
export function renderStream(table: Pick<TableStream, 'columns' | 'blocks'>): string {
  const columns = humanColumns(table.columns);
  const lines = linesText(table.blocks, {
    layout: { columns, form: { separator: '\t', quote: '' }, ending: '\n' },
    line: (row) => columns.map((column) => singleLine(plainText(cellOf(row, column)))).join('\t'),
    cell: () => `${harmlessBut('\\u2028\\u2029')}*`,
  });
  return `${columns.map((column) => singleLine(column.id)).join('\t')}\n${lines}`;
}

function terminalText(table: Table, options: RenderOptions): string {
  const paint = options.paint ?? ((text: string): string => text);
  const width = options.width ?? Number.POSITIVE_INFINITY;
  const prose = (text: string): readonly string[] => wrapped(singleLine(text), width);
  const blocks: string[][] = [titleLines(table, width, paint)];
  if (table.lead !== undefined && table.lead.length > 0) blocks[0]?.push(...table.lead.flatMap(prose));

  const notes = table.notes.flatMap(prose);
  if (table.rows.length === 0) {
    blocks.push([...prose(table.empty ?? 'Nothing to show.')]);
  } else {
    const layout = tableLayout(columnsUnderHeadings(table), table.rows, options.width);
    blocks.push(gridLines(layout, table, width, paint));
    if (layout.hidden.length > 0) notes.push(...prose(hiddenNote(layout.hidden)));
  }
  if (notes.length > 0) blocks.push(notes.map((line) => paint(line, 'muted')));
  if (table.next !== undefined) blocks.push([`${paint('next:', 'muted')} ${singleLine(table.next)}`]);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** The title within the width, its day behind it where that fits, else below it. */
function titleLines({ title, asOf }: Table, width: number, paint: Paint): string[] {
  const lines = [...wrapped(singleLine(title), width)];
  const last = lines.pop() ?? '';
  const day = `· as of ${singleLine(asOf)}`;
  const painted = paint(day, 'muted');
  return displayWidth(last) + 1 + displayWidth(day) <= width
    ? [...lines, `${last} ${painted}`]
    : [...lines, last, painted];
}

function hiddenNote(hidden: readonly Column[]): string {
  const count = countWords(hidden.length, 'column');
  const names = hidden.map((column) => singleLine(column.label)).join(', ');
  return `… ${count} hidden (${names}); -o FILE.xlsx or --format csv has all`;
}

type Paint = (text: string, tone: Tone) => string;

function gridLines(layout: Layout, table: Table, width: number, paint: Paint): string[] {
  const toned = hasToneColumn(layout.shown.map((laid) => laid.column));
  const headings = layout.shown.map((laid) => wrapped(singleLine(laid.column.label), laid.width));
  const lines = bandLines(layout.shown, headings, (text) => paint(text, 'muted'));
  for (const [index, group] of rowGroups(table).entries()) {
    if (group.heading !== null) lines.push(...(index === 0 ? [] : ['']), ...wrapped(group.heading, width));
    lines.push(...rowLines(layout, group.rows, toned, paint));
  }
  return lines;
}

function rowLines(layout: Layout, rows: readonly Row[], toned: boolean, paint: Paint): string[] {
  const lines: string[] = [];
  for (const row of rows) {
    const cells = layout.shown.map((laid) =>
      wrapped(
        displayText(cellOf(row, laid.column), laid.column),
        laid.width,
        laid.column.whole === true ? undefined : cellLines,
      ),
    );
    const tones = layout.shown.map((laid) => cellTone(row, laid.column, toned));
    lines.push(...bandLines(layout.shown, cells, (text, index) => paint(text, tones[index] ?? 'plain')));
  }
  return lines;
}

/** The lines of one row, whose cells may each take several. */
function bandLines(
  columns: readonly LaidColumn[],
  cells: readonly (readonly string[])[],
  painted: (text: string, index: number) => string,
): string[] {
  const height = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) => {
    let text = '';
    let pending = '';
    for (const [index, laid] of columns.entries()) {
      const content = cells[index]?.[line] ?? '';
      const filling = ' '.repeat(Math.max(0, laid.width - displayWidth(content)));
      const right = isRightAligned(laid.column);
      const before = (index === 0 ? '' : gap) + (right ? filling : '');
      // Blanks are held back until something follows them: no line ends in blanks.
      if (content === '') {
        pending += before + (right ? '' : filling);
        continue;
      }
      text += pending + before + painted(content, index);
      pending = right ? '' : filling;
    }
    return text;
  });
}
