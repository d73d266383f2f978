/** Lines of rows: text that was made where the rows are kept is taken where it is right, else made again cell by cell. */

import type { Column, Row, RowBlock, RowLayout } from '../domain/table.ts';

/** Bare cells with a separator between them. */
interface CellLayout extends RowLayout {
  readonly form: Exclude<RowLayout['form'], 'object'>;
}

/** How a format writes rows as lines of cells. */
interface LineFormat {
  readonly layout: CellLayout;
  /** The line of a row, without its ending. */
  readonly line: (row: Row) => string;
  /** Pattern, with the flag `u`, of the cells in a column that stand in `line` as they do in the layout. */
  readonly cell: (column: Column) => string;
}

/** The lines of all blocks. */
export function linesText(blocks: Iterable<RowBlock>, { layout, line, cell }: LineFormat): string {
  const parts: string[] = [];
  let pattern: RegExp | undefined;
  for (const block of blocks) {
    const made = block.text?.(layout);
    if (made !== undefined) {
      // Made when it is first needed: it takes half a millisecond.
      pattern ??= new RegExp(`${layout.columns.map(cell).join(layout.form.separator)}${layout.ending}`, 'uy');
      if (linesOf(made.text, pattern) === made.rows) {
        parts.push(made.text);
        continue;
      }
    }
    // Joined, not added up: a sum would keep hold of every part until the end.
    for (const row of block.rows()) parts.push(line(row), layout.ending);
  }
  return parts.join('');
}

/**
 * How many lines of the pattern a text is made of; undefined where it is not. A cell with a separator or an ending in it
 * would make a cell or a line more than there are.
 */
function linesOf(text: string, pattern: RegExp): number | undefined {
  let count = 0;
  let end = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) {
    count += 1;
    end = pattern.lastIndex;
  }
  return end === text.length ? count : undefined;
}

/** What acts on a terminal, in a class of characters. */
const acting = '\\p{Cc}\\p{Cs}\\p{Noncharacter_Code_Point}\\u202a-\\u202e\\u2066-\\u2069';

/** In a pattern, one character that acts on nothing and is none of `others`. */
export function harmlessBut(others: string): string {
  return `[^${others}${acting}]`;
}
