import type { Column, Row } from '../domain/table.ts';
import { cellOf, displayText, singleLine } from './cell-text.ts';
import { displayWidth } from './display-width.ts';

/** A column with the width it gets, in terminal cells. */
export interface LaidColumn {
  readonly column: Column;
  readonly width: number;
}

/** The columns that fit, in their order, and those left out. */
export interface Layout {
  readonly shown: readonly LaidColumn[];
  readonly hidden: readonly Column[];
}

/** Cells between columns. */
const gapWidth = 2;
/** Text narrower than this reads badly: columns are left out before text is squeezed below it. */
const comfortableWidth = 18;
/** Text is squeezed to this when nothing is left to leave out. */
const narrowestWidth = 8;

interface Measure {
  readonly column: Column;
  readonly natural: number;
  readonly least: number;
  readonly squeezed: number;
}

/**
 * Columns laid into a width: columns of the highest priority number go first, ties from the right, until the rest fits with
 * readable text; what room is left goes to the text columns that want it. Undefined width: all at their natural size.
 */
export function tableLayout(columns: readonly Column[], rows: readonly Row[], width: number | undefined): Layout {
  const measures = columns.map((column) => measure(column, rows));
  if (width === undefined) {
    return { shown: measures.map(({ column, natural }) => ({ column, width: natural })), hidden: [] };
  }
  let kept = measures;
  while (total(kept.map((one) => one.least)) > width && kept.length > 1) {
    const leaving = leastWanted(kept);
    if (leaving === undefined) break;
    kept = kept.filter((one) => one !== leaving);
  }
  const shown = new Set(kept.map((one) => one.column));
  return { shown: spread(kept, width), hidden: columns.filter((column) => !shown.has(column)) };
}

function measure(column: Column, rows: readonly Row[]): Measure {
  const heading = displayWidth(singleLine(column.label));
  let natural = heading;
  for (const row of rows) natural = Math.max(natural, displayWidth(displayText(cellOf(row, column), column)));
  const flexible = column.type === 'text';
  return {
    column,
    natural,
    least: flexible ? Math.min(natural, Math.max(heading, comfortableWidth)) : natural,
    squeezed: flexible ? Math.min(natural, narrowestWidth) : natural,
  };
}

function priority(column: Column): number {
  return typeof column.priority === 'number' ? column.priority : 5;
}

/** The column to leave out next; undefined when only columns of priority 1 are left. */
function leastWanted(measures: readonly Measure[]): Measure | undefined {
  let found: Measure | undefined;
  for (const one of measures) {
    if (found === undefined || priority(one.column) >= priority(found.column)) found = one;
  }
  return found !== undefined && priority(found.column) > 1 ? found : undefined;
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, one) => sum + one, gapWidth * Math.max(0, widths.length - 1));
}

/** Shares the width: everyone the least, then the room left in equal parts to those that want more. */
function spread(measures: readonly Measure[], width: number): readonly LaidColumn[] {
  const squeeze = total(measures.map((one) => one.least)) > width;
  const widths = measures.map((one) => (squeeze ? one.squeezed : one.least));
  let room = width - total(widths);
  while (room > 0) {
    const wanting = measures.flatMap((one, index) => (one.natural > (widths[index] ?? 0) ? [index] : []));
    if (wanting.length === 0) break;
    const share = Math.max(1, Math.floor(room / wanting.length));
    for (const index of wanting.slice(0, room)) {
      const more = Math.min(share, (measures[index]?.natural ?? 0) - (widths[index] ?? 0));
      widths[index] = (widths[index] ?? 0) + more;
      room -= more;
    }
  }
  return measures.map((one, index) => ({ column: one.column, width: widths[index] ?? one.natural }));
}
