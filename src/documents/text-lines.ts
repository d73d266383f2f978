/** Offsets of a text as lines and columns: both count from 1, columns in code points. */

/** A place in a text. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** A stretch of a text; the end is the place just after its last character. */
export interface TextRange extends TextPosition {
  readonly endLine: number;
  readonly endColumn: number;
}

/** A text cut into lines at LF, CRLF or CR. */
export interface TextLines {
  readonly count: number;
  /** The text of a line without its line break; empty for a number that the text does not have. */
  line(number: number): string;
  /** The offset at which a line begins. */
  start(number: number): number;
  /** The number of the line in which an offset lies. */
  lineAt(offset: number): number;
  position(offset: number): TextPosition;
  range(start: number, end: number): TextRange;
}

/** The lines of a text. */
export function textLines(text: string): TextLines {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  const start = (number: number): number => starts[number - 1] ?? text.length;
  const line = (number: number): string => text.slice(start(number), start(number + 1)).replace(/[\r\n]+$/, '');
  const lineAt = (offset: number): number => lastAtMost(starts, Math.min(offset, text.length)) + 1;
  const position = (offset: number): TextPosition => {
    const within = Math.max(0, Math.min(offset, text.length));
    const number = lineAt(within);
    const before = text.slice(start(number), within).replace(/[\r\n]+$/, '');
    return { line: number, column: codePoints(before) + 1 };
  };
  const range = (from: number, to: number): TextRange => {
    const end = position(Math.max(from, to));
    return { ...position(from), endLine: end.line, endColumn: end.column };
  };
  return { count: starts.length, line, start, lineAt, position, range };
}

/** How many code points a text has: an emoji is one, its two halves in UTF-16 notwithstanding. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The index of the last number that is not above the one asked for; the list is sorted and begins at or below it. */
function lastAtMost(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
