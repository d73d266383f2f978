/**
 * An Excel workbook: a sheet of rows as a specialist would have made it, and a sheet that explains it. The one door to
 * write-excel-file; what that package leaves to its users (filter, print setup, names) is added by `workbook-parts.ts`.
 */

import writeXlsxFile, { type CellObject, type SheetData } from 'write-excel-file/node';
import { dateOf, isCalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Cell, Column, RenderOptions, Table, Tone } from '../domain/table.ts';
import { UserError } from '../errors.ts';
import { cellOf, cellTone, displayText, harmlessText, hasToneColumn, isRightAligned } from './cell-text.ts';
import { readMeLines } from './read-me.ts';
import { toneWords } from './tone-words.ts';
import { columnLetters, sheetWithParts, workbookWithNames } from './workbook-parts.ts';
import { zipWithoutTimes } from './zip-times.ts';

/** The package does not export the types of its files' content; they are read off its last overload. */
type Arguments = Parameters<typeof writeXlsxFile>;
type ExcelSheet = Arguments[0][number];
type ExcelFeature = NonNullable<NonNullable<Arguments[1]>['features']>[number];

/** Limits of the format (ECMA-376 as Excel reads it). */
const rowLimit = 1_048_576;
const cellLimit = 32_767;
const sheetNameLimit = 31;
/** Excel counts days of 1900 as if it had been a leap year: dates before March of that year would show a day off. */
const firstExcelDate = dateOf(1900, 3, 1) ?? '';

const instant = /^\d{4}-(?:0[1-9]|1[0-2])-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/;

const words = /^\p{L}\P{Nd}*$/u;

const readMeSheet = 'Read me';
const widestColumn = 48;
/** In points, as Excel counts. */
const lineHeight = 15;
const tallestRow = 409;
const textFormat = '@';

const fills: Readonly<Record<Tone, Pick<CellObject, 'backgroundColor' | 'textColor'>>> = {
  bad: { backgroundColor: '#FAD4D4', textColor: '#8A1414' },
  warn: { backgroundColor: '#FCE8BF', textColor: '#6F4300' },
  good: { backgroundColor: '#DAF0DE', textColor: '#15562A' },
  muted: { textColor: '#6B7280' },
  plain: {},
};
const headerStyle: CellObject = {
  fontWeight: 'bold',
  backgroundColor: '#E6ECF2',
  bottomBorderStyle: 'thin',
  bottomBorderColor: '#8796A5',
  alignVertical: 'top',
  wrap: true,
};

/**
 * The table as a workbook: columns for people first, of which the more important are printed, then those for programs,
 * hidden until somebody shows them; dates are dates, identifiers text, and the words of tones and dates past coloured by rules that follow later edits. The same table
 * gives the same bytes. Refuses more rows than a sheet holds.
 */
export async function render(table: Table, options: RenderOptions): Promise<Uint8Array> {
  if (table.rows.length >= rowLimit) {
    throw new UserError('usage/bad-value', `${table.rows.length} rows are more than an Excel sheet holds`, {
      hint: 'choose csv, or narrow the report with a filter',
    });
  }
  const human = table.columns.filter((column) => column.priority !== 'machine');
  const columns = [
    ...human.filter(isPrinted),
    ...human.filter((column) => !isPrinted(column)),
    ...table.columns.filter((column) => column.priority === 'machine'),
  ];
  const printed = human.filter(isPrinted).length;
  const name = sheetName(table.report);
  const sheets = [rowSheet(table, columns, printed, name), readMe(table, options)];
  const buffer = await writeXlsxFile(sheets, {
    fontFamily: 'Calibri',
    fontSize: 11,
    features: [parts(table, name, { columns: columns.length, printed, shown: human.length })],
  }).toBuffer();
  return zipWithoutTimes(buffer);
}

/** A column of higher priority number stays off paper: more would make the letters of the others too small to read. */
const printedPriority = 5;

function isPrinted(column: Column): boolean {
  return typeof column.priority !== 'number' || column.priority <= printedPriority;
}

/** The name of the sheet with the rows: the report's, without what Excel forbids. */
function sheetName(report: string): string {
  const words = harmlessText(report)
    .replaceAll(/[[\]/\\:*?']/g, ' ')
    .replaceAll('-', ' ')
    .trim();
  const name = `${words.charAt(0).toUpperCase()}${words.slice(1)}`.slice(0, sheetNameLimit).trim();
  return name === '' || name === readMeSheet ? 'Report' : name;
}

function rowSheet(table: Table, columns: readonly Column[], printed: number, name: string): ExcelSheet {
  const toned = hasToneColumn(columns);
  const header = columns.map(
    (column): CellObject => ({
      ...headerStyle,
      value: sheetText(column.type === 'instant' ? `${column.label} (UTC)` : column.label),
      type: String,
      align: isRightAligned(column) ? 'right' : 'left',
      indent: isRightAligned(column) ? 1 : 0,
    }),
  );
  const widths = columns.map((column) => columnWidth(column, table));
  const rows = table.rows.map((row) => {
    const cells = columns.map((column): CellObject | null => {
      const cell = sheetCell(cellOf(row, column), column);
      const byRule = toned && column.role === 'tone' && row.tones?.[column.id] === undefined;
      const tone = byRule ? 'plain' : cellTone(row, column, toned);
      return cell === null || tone === 'plain' ? cell : { ...cell, ...fills[tone] };
    });
    // Columns that are not printed do not make rows high.
    const lines = cells.slice(0, printed).map((cell, index) => lineCount(cell, widths[index] ?? widestColumn));
    const styled = highRow(cells, Math.max(1, ...lines));
    // A bare value costs the writer far less than an object without style.
    return styled.map((cell) => (cell !== null && Object.keys(cell).length === 1 ? cell.value : cell));
  });
  const rules = colorRules(table, columns);
  return {
    sheet: name,
    data: [header, ...rows] satisfies SheetData,
    columns: widths.map((width) => ({ width })),
    orientation: 'landscape',
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
    ...(rules.length === 0 ? {} : { conditionalFormatting: [...rules] }),
  };
}

/** The cell with its Excel type; text that looks like a formula stays text. */
function sheetCell(cell: Cell, column: Column): CellObject | null {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'boolean') return { value: cell };
  if (typeof cell === 'number') {
    const format = column.type === 'money' ? { format: '"$"#,##0;-"$"#,##0' } : {};
    return { value: cell, type: Number, align: 'right', indent: 1, ...format };
  }
  if (column.type === 'date' && isCalendarDate(cell) && cell >= firstExcelDate) {
    return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd', align: 'left' };
  }
  if (column.type === 'instant' && instant.test(cell) && cell >= firstExcelDate) {
    return { value: new Date(cell), type: Date, format: 'yyyy-mm-dd hh:mm', align: 'left' };
  }
  // Words need no format; what Excel could take for a number, a date or a formula when edited is marked as text.
  const text = sheetText(cell);
  return column.type === 'text' && words.test(cell) ? { value: text } : { value: text, format: textFormat };
}

/** How many lines the text of a cell takes in a column. */
function lineCount(cell: CellObject | null, width: number): number {
  if (typeof cell?.value !== 'string' || (cell.value.length <= width && !cell.value.includes('\n'))) return 1;
  return cell.value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
}

/** The cells of a row of so many lines: text wrapped, the row made high enough, which not every program does by itself. */
function highRow(cells: readonly (CellObject | null)[], lines: number): (CellObject | null)[] {
  if (lines < 2) return [...cells];
  const height = Math.min(lines * lineHeight, tallestRow);
  return cells.map((cell) => (cell === null ? null : { ...cell, wrap: true, alignVertical: 'top', height }));
}

/**
 * Text within the limit of a cell. Excel would decode `_x0041_` as a character: its own underscore is encoded instead.
 * The writer looks texts up in a plain object, where it would find a word that every object knows (`constructor`): the
 * first letter of such a word is encoded.
 */
function sheetText(text: string): string {
  const harmless = harmlessText(text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text);
  const cut = harmless.length > cellLimit ? `${harmless.slice(0, cellLimit - 1)}…` : harmless;
  if (cut in Object.prototype) return `_x${cut.charCodeAt(0).toString(16).padStart(4, '0')}_${cut.slice(1)}`;
  return !cut.includes('_x') ? cut : cut.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

function columnWidth(column: Column, table: Table): number {
  // The filter button takes the room of some letters of the heading.
  let width = Math.min(column.label.length + 4, 20);
  for (const row of table.rows) width = Math.max(width, displayText(cellOf(row, column), column).length + 2);
  return Math.min(width, widestColumn);
}

type ColorRule = NonNullable<ExcelSheet['conditionalFormatting']>[number];

/** Rules that colour due dates before the as-of day and the words beside them, then the words of each tone. */
function colorRules(table: Table, columns: readonly Column[]): readonly ColorRule[] {
  if (table.rows.length === 0) return [];
  const toneIndex = columns.findIndex((column) => column.role === 'tone');
  const dueIndex = columns.findIndex((column) => column.role === 'due');
  const rule = (index: number, formula: string, tone: Tone): ColorRule => ({
    cellRange: { from: { row: 2, column: index + 1 }, to: { row: table.rows.length + 1, column: index + 1 } },
    condition: { formula },
    style: fills[tone],
  });
  const rules: ColorRule[] = [];
  // The first rule that holds counts: what is late is red, in whatever state it stands.
  if (dueIndex >= 0) {
    const due = `$${columnLetters(dueIndex)}2`;
    const late = `AND(ISNUMBER(${due}),${due}<AsOf)`;
    rules.push(rule(dueIndex, late, 'bad'));
    if (toneIndex >= 0) rules.push(rule(toneIndex, late, 'bad'));
  }
  if (toneIndex >= 0) {
    for (const [tone, words] of toneWords(table)) {
      const matches = words.map(
        (word) => `$${columnLetters(toneIndex)}2="${harmlessText(word).replaceAll('"', '""')}"`,
      );
      const formula = `OR(${matches.join(',')})`;
      rules.push(rule(toneIndex, formula, tone));
      if (dueIndex >= 0) rules.push(rule(dueIndex, formula, tone));
    }
  }
  return rules;
}

const readMeWidths = [16, 90] as const;
/** The row of the as-of date on the explaining sheet, which the name `AsOf` refers to. */
const asOfRow = 2;

function readMe(table: Table, options: RenderOptions): ExcelSheet {
  const asOf = isCalendarDate(table.asOf)
    ? ({
        value: new Date(`${table.asOf}T00:00:00Z`),
        type: Date,
        format: 'yyyy-mm-dd',
        align: 'left',
      } satisfies CellObject)
    : ({ value: table.asOf, type: String } satisfies CellObject);
  const text = (value: string, style: CellObject): CellObject => ({ value: sheetText(value), type: String, ...style });
  const lines = readMeLines(table, options.generator).map(({ label, value, tone }) => {
    const explained = text(value, tone === undefined ? {} : fills[tone]);
    return highRow([text(label, { fontWeight: 'bold' }), explained], lineCount(explained, readMeWidths[1]));
  });
  const data: SheetData = [
    [text(table.title, { fontWeight: 'bold', fontSize: 14, height: 24 })],
    [text('As of', { fontWeight: 'bold' }), asOf],
    ...lines,
  ];
  return {
    sheet: readMeSheet,
    data,
    columns: readMeWidths.map((width) => ({ width })),
    orientation: 'landscape',
    showGridLines: false,
  };
}

/** What the package leaves to its users, put into the parts it wrote. */
function parts(
  table: Table,
  name: string,
  count: { readonly columns: number; readonly printed: number; readonly shown: number },
): ExcelFeature {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) =>
            sheetWithParts(xml, {
              filterColumns: sheetIndex === 0 ? count.columns : 0,
              shownColumns: sheetIndex === 0 ? count.shown : Number.POSITIVE_INFINITY,
              rowCount: table.rows.length + 1,
              footer: `Confidential: provider information – as of ${table.asOf}`,
            }),
        },
        'xl/workbook.xml': {
          transform: (xml) =>
            workbookWithNames(xml, {
              sheet: name,
              columnCount: count.columns,
              printedCount: Math.max(1, count.printed),
              rowCount: table.rows.length + 1,
              asOfCell: `'${readMeSheet}'!$B$${asOfRow}`,
            }),
        },
      },
    },
  };
}
