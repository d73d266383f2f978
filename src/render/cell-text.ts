/**
 * What a cell looks like as text, and how text of others is made harmless: a name in a file from elsewhere must not move
 * the cursor of a terminal, recolour it, or reverse the reading order of what follows.
 */

import { dollars } from '../domain/money.ts';
import type { Cell, Column, Row, Table, Tone } from '../domain/table.ts';

/**
 * Nearly all text is this, letters of the Latin languages and dashes and quotes of print among it, and harmless on one
 * line; to set up the classes of the rest takes half a millisecond.
 */
const plain = /^[ -~\u00a0-\u02ff\u2010-\u2027]*$/;

/**
 * The text with nothing in it that acts on a terminal: control characters appear as their pictures (`␛`); halves of
 * surrogate pairs, bidirectional overrides and isolates, and noncharacters as `�`. Line breaks and tabs stay.
 */
export function harmlessText(text: string): string {
  if (plain.test(text)) return text;
  return text.replaceAll(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/gu, visibleCharacter);
}

/** The text on one line, harmless: tabs and line breaks of any kind become a blank. */
export function singleLine(text: string): string {
  if (plain.test(text)) return text;
  return harmlessText(text.replaceAll(/\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g, ' '));
}

function visibleCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (character === '\t' || character === '\n' || character === '\r') return character;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}

/** The cell of a row, null where the row has none. */
export function cellOf(row: Row, column: Column): Cell {
  return row.cells[column.id] ?? null;
}

/** A cell for programs: empty when null, numbers bare, `true` and `false`, text as it is. */
export function plainText(cell: Cell): string {
  return cell === null ? '' : String(cell);
}

/** A cell for people, on one line and harmless: `–` when null, `$1,000`, `yes` and `no`, instants to the minute. */
export function displayText(cell: Cell, column: Column): string {
  if (cell === null || cell === '') return '–';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (typeof cell === 'number') return column.type === 'money' ? dollars(cell) : String(cell);
  if (column.type === 'instant') return cell.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, '$1 $2 UTC');
  return singleLine(cell);
}

/** Whether cells of the column stand right-aligned. */
export function isRightAligned(column: Column): boolean {
  return column.type === 'integer' || column.type === 'money';
}

/** The columns for people: all but those for programs. */
export function humanColumns(columns: readonly Column[]): readonly Column[] {
  return columns.filter((column) => column.priority !== 'machine');
}

/** The rows of a table in their groups, each with its heading; a table without groups is one group without a heading. */
export function rowGroups(table: Table): readonly { readonly heading: string | null; readonly rows: readonly Row[] }[] {
  if (table.grouping === undefined) return [{ heading: null, rows: table.rows }];
  let from = 0;
  return table.grouping.groups.map(({ heading, rows }) => {
    from += rows;
    return { heading: singleLine(heading), rows: table.rows.slice(from - rows, from) };
  });
}

/** The columns for people under headings of groups: without the one whose values the headings say. */
export function columnsUnderHeadings(table: Table): readonly Column[] {
  return humanColumns(table.columns).filter((column) => column.id !== table.grouping?.column);
}

/**
 * The tone of a cell: its own, else that of its row where the column carries the words of the tone. Where no column does,
 * the row's tone is for all its cells; a muted row is muted throughout.
 */
export function cellTone(row: Row, column: Column, hasToneColumn: boolean): Tone {
  const own = row.tones?.[column.id];
  if (own !== undefined) return own;
  const whole = row.tone === 'muted' || !hasToneColumn;
  return (whole || column.role === 'tone' ? row.tone : undefined) ?? 'plain';
}

/** Whether a column of the table says the tone of its row in words. */
export function hasToneColumn(columns: readonly Column[]): boolean {
  return columns.some((column) => column.role === 'tone');
}
