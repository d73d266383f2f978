/** SpreadsheetML (ECMA-376) elements that write-excel-file leaves to its users, put where the schema wants them. */

import { escaped } from './markup.ts';

/** The letters of a column by its index from 0: `A`, `Z`, `AA`. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** What a sheet gets. Rows count the heading. */
export interface SheetParts {
  /** How many columns the filter covers; 0 for none. */
  readonly filterColumns: number;
  /** How many columns, from the first, are shown; the others are hidden. */
  readonly shownColumns: number;
  readonly rowCount: number;
  readonly footer: string;
}

/**
 * A worksheet printed on Letter, landscape, as wide as one page, with a footer; a filter over its heading; and without the
 * warnings Excel shows at numbers kept as text, which identifiers are on purpose.
 */
export function sheetWithParts(xml: string, parts: SheetParts): string {
  const range = `A1:${columnLetters(Math.max(0, parts.filterColumns - 1))}${parts.rowCount}`;
  const filter = parts.filterColumns === 0 ? '' : `<autoFilter ref="${range}"/>`;
  const ignored =
    parts.filterColumns === 0
      ? ''
      : `<ignoredErrors><ignoredError sqref="${range}" numberStoredAsText="1"/></ignoredErrors>`;
  const setup = '<pageSetup paperSize="1" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';
  const footer = `<headerFooter><oddFooter>&amp;L${escaped(parts.footer.replaceAll('&', '&&'))}&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>`;
  return xml
    .replace(/<worksheet[^>]*>/, (opening) => `${opening}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
    .replaceAll(/<col (?=[^>]*\bmin="(\d+)")/g, (column, first: string) =>
      Number(first) > parts.shownColumns ? `${column}hidden="1" ` : column,
    )
    .replace('</sheetData>', `</sheetData>${filter}`)
    .replace(/<pageSetup[^>]*\/>/, () => setup + footer + ignored);
}

/** What the names of a workbook refer to. Rows count the heading. */
export interface WorkbookNames {
  readonly sheet: string;
  readonly columnCount: number;
  /** How many columns, from the first, are printed. */
  readonly printedCount: number;
  readonly rowCount: number;
  readonly asOfCell: string;
}

/** A workbook with names for the as-of date, the filter, and the printed area and headings of its first sheet. */
export function workbookWithNames(xml: string, names: WorkbookNames): string {
  const sheet = escaped(`'${names.sheet}'`);
  const area = (columns: number): string => `${sheet}!$A$1:$${columnLetters(columns - 1)}$${names.rowCount}`;
  const defined = [
    `<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${area(names.columnCount)}</definedName>`,
    `<definedName name="_xlnm.Print_Area" localSheetId="0">${area(names.printedCount)}</definedName>`,
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">${sheet}!$1:$1</definedName>`,
    `<definedName name="AsOf">${escaped(names.asOfCell)}</definedName>`,
  ].join('');
  return xml.replace(
    /<definedNames\s*\/>|(?<=<\/sheets>)(?!<definedNames)/,
    () => `<definedNames>${defined}</definedNames>`,
  );
}
