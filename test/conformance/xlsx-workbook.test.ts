import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { render } from '../../src/render/xlsx.ts';
import { deadlinesTable, textTable } from '../unit/render/sample-table.ts';
import { archiveParts, part, storedCells } from './workbook-parts.ts';

const bytes = await render(deadlinesTable, { generator: 'empanel 0.1.0' });
const parts = archiveParts(bytes);
const cells = storedCells(parts, 1);
const at = (address: string): unknown => {
  const { kind, value, format } = cells.find((cell) => cell.address === address) ?? {};
  return kind === undefined ? undefined : [kind, value, format];
};
/** The serial number of a day in Excel's count. */
const serial = (date: string): string => String(Date.parse(date) / 86_400_000 + 25_569);

describe('cells', () => {
  test('headings: columns for people first, those for programs last', () => {
    expect(cells.filter((cell) => /^[A-Z]+1$/.test(cell.address)).map((cell) => cell.value)).toEqual([
      'State',
      'Due',
      'Days',
      'What',
      'NPI',
      'Provider',
      'Cover',
      'Stops billing',
      'Recorded (UTC)',
      'Id',
      'Rule',
    ]);
  });

  test('dates and instants are dates, numbers numbers, identifiers text', () => {
    expect(at('B2')).toEqual(['n', serial('2026-11-02'), 'yyyy-mm-dd']);
    expect(at('I2')).toEqual(['n', serial('2026-10-01T14:03:22.000Z'), 'yyyy-mm-dd hh:mm']);
    expect(at('C2')).toEqual(['n', '-19', 'General']);
    expect(at('G2')).toEqual(['n', '1000000', '"$"#,##0;-"$"#,##0']);
    expect(at('H2')).toEqual(['b', '1', 'General']);
    expect(at('E2')).toEqual(['s', '1234567893', '@']);
    expect(at('J2')).toEqual(['s', 'd-7k3fq2mx', '@']);
  });

  test('what looks like a formula is text, and what is unknown is empty', () => {
    expect(at('F4')).toEqual(['s', '=HYPERLINK("http://x")', '@']);
    expect(at('B4')).toBe(undefined);
    expect(cells.filter((cell) => cell.kind === 'f')).toEqual([]);
  });

  test('leading zeros, dates before 1900 and text that Excel would decode stay as they are', async () => {
    const texts = ['02139', '0012345678', '_x0041_ & <b>', '  blanks  ', 'two\nlines', 'esc\u001b[0m'];
    const stored = storedCells(archiveParts(await render(textTable(...texts), {})), 1).map((cell) => cell.value);
    expect(stored).toEqual(['Text', '02139', '0012345678', '_x0041_ & <b>', '  blanks  ', 'two\nlines', 'esc␛[0m']);
    const table = textTable('1899-12-31', '2026-02-30', '2026-02-28');
    const dates = { ...table, columns: [{ id: 'text', label: 'On', type: 'date' as const }] };
    expect(storedCells(archiveParts(await render(dates, {})), 1).map((cell) => [cell.kind, cell.value])).toEqual([
      ['s', 'On'],
      ['s', '1899-12-31'],
      ['s', '2026-02-30'],
      ['n', serial('2026-02-28')],
    ]);
  });

  test('text beyond what a cell holds is cut and says so', async () => {
    const [, cell] = storedCells(archiveParts(await render(textTable('x'.repeat(40_000)), {})), 1);
    expect(cell?.value.length).toBe(32_767);
    expect(cell?.value.endsWith('x…')).toBe(true);
  });
});

describe('the sheet', () => {
  const sheet = part(parts, 'xl/worksheets/sheet1.xml');

  test('heading and first column frozen, a filter over all columns, printed on Letter as wide as a page', () => {
    expect(sheet).toContain('<pane ySplit="1" xSplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>');
    expect(sheet).toContain('</sheetData><autoFilter ref="A1:K4"/>');
    expect(sheet).toContain('<pageSetup paperSize="1" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
    expect(sheet).toContain(
      '<oddFooter>&amp;LConfidential: provider information – as of 2026-11-21&amp;RPage &amp;P of &amp;N</oddFooter>',
    );
    expect(sheet).toContain('<ignoredError sqref="A1:K4" numberStoredAsText="1"/>');
  });

  test('columns for programs are hidden, those for people are not', () => {
    const columns = [...sheet.matchAll(/<col ([^>]*)\/>/g)].map(([, parts = '']) => parts);
    expect(columns.map((parts) => parts.includes('hidden="1"'))).toEqual([
      ...Array.from({ length: 9 }, () => false),
      true,
      true,
    ]);
  });

  test('elements stand in the order of the schema, which Excel insists on', () => {
    const order = [
      'sheetPr',
      'sheetViews',
      'cols',
      'sheetData',
      'autoFilter',
      'conditionalFormatting',
      'pageMargins',
      'pageSetup',
      'headerFooter',
      'ignoredErrors',
    ];
    const inside = sheet.slice(sheet.indexOf('<sheetPr')).replaceAll(/<sheetData>.*<\/sheetData>/g, '<sheetData/>');
    const found = [...inside.matchAll(/<([A-Za-z]+)[ />]/g)].flatMap(([, name = '']) =>
      order.includes(name) ? [name] : [],
    );
    expect([...new Set(found)]).toEqual(order);
  });

  test('words of tones and past due dates are coloured by rules', () => {
    const rules = [
      ...sheet.matchAll(
        /sqref="([A-Z0-9:]+)"><cfRule type="expression" dxfId="(\d+)" priority="(\d+)"><formula>([^<]*)/g,
      ),
    ];
    expect(rules.map(([, range, , , formula]) => `${range} ${formula}`)).toEqual([
      'B2:B4 AND(ISNUMBER($B2),$B2&lt;AsOf)',
      'A2:A4 AND(ISNUMBER($B2),$B2&lt;AsOf)',
      'A2:A4 OR($A2="overdue")',
      'B2:B4 OR($A2="overdue")',
      'A2:A4 OR($A2="due")',
      'B2:B4 OR($A2="due")',
      'A2:A4 OR($A2="unknown")',
      'B2:B4 OR($A2="unknown")',
    ]);
    const styles = part(parts, 'xl/styles.xml');
    expect(styles.match(/<dxf>/g)).toHaveLength(8);
    expect(new Set(rules.map(([, , dxf]) => dxf)).size).toBe(8);
  });
});

test('the workbook names the as-of date, the printed columns and the repeated heading', () => {
  const names = [...part(parts, 'xl/workbook.xml').matchAll(/<definedName name="([^"]+)"[^>]*>([^<]*)/g)];
  expect(names.map(([, name, target]) => [name, target?.replaceAll('&#39;', "'")])).toEqual([
    ['_xlnm._FilterDatabase', "'Deadlines'!$A$1:$K$4"],
    ['_xlnm.Print_Area', "'Deadlines'!$A$1:$F$4"],
    ['_xlnm.Print_Titles', "'Deadlines'!$1:$1"],
    ['AsOf', "'Read me'!$B$2"],
  ]);
});

test('the sheet that explains it has as-of date, counts, legend, notes and the word on confidentiality', () => {
  const lines = storedCells(parts, 2).map((cell) => [cell.address, cell.value]);
  expect(lines).toEqual([
    ['A1', 'Deadlines within 90 days'],
    ['A2', 'As of'],
    ['B2', serial('2026-11-21')],
    ['A3', 'Rows'],
    ['B3', '3'],
    ['A4', 'Shown'],
    ['B4', '3 deadlines: 1 overdue, 1 due, 1 without a known date.'],
    ['A5', 'Colour'],
    ['B5', 'overdue (red: late or failed, act now)'],
    ['A6', 'Colour'],
    ['B6', 'due (amber: needs attention soon)'],
    ['A7', 'Colour'],
    ['B7', 'unknown (grey: closed or not known)'],
    ['A8', 'Dates'],
    [
      'B8',
      'A due date before the as-of date above is red. Type another date there, or =TODAY(), and the colours follow; the words and the days left do not.',
    ],
    ['A9', 'Columns'],
    ['B9', 'Columns for programs are hidden at the end of the sheet; unhide them to see all.'],
    ['A10', 'Note'],
    ['B10', 'Dates are counted from recorded events.'],
    ['A11', 'Confidential'],
    [
      'B11',
      'This workbook holds personal information of providers. Keep it on protected storage and do not send it by unencrypted e-mail.',
    ],
    ['A12', 'Made by'],
    ['B12', 'empanel 0.1.0'],
  ]);
});

describe('the file', () => {
  test('has the same bytes a second later', async () => {
    // ZIP dates are kept to two seconds: without a fixed one the bytes would differ now.
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(Buffer.from(await render(deadlinesTable, { generator: 'empanel 0.1.0' })).equals(Buffer.from(bytes))).toBe(
      true,
    );
  });

  test('names no one: there are no document properties', () => {
    expect([...parts.keys()].toSorted()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/sharedStrings.xml',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/_rels/sheet1.xml.rels',
      'xl/worksheets/_rels/sheet2.xml.rels',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
    ]);
  });

  test('sheet names obey Excel whatever the report is called', async () => {
    const name = async (report: string): Promise<string | undefined> =>
      /<sheet [^>]*name="([^"]*)"/.exec(
        part(archiveParts(await render({ ...textTable('x'), report }, {})), 'xl/workbook.xml'),
      )?.[1];
    expect(await name('a/b:c*d?[e]')).toBe('A b c d  e');
    expect(await name('a-very-long-report-name-that-goes-on')).toBe('A very long report name that go');
    expect(await name('read me')).toBe('Report');
    expect(await name('')).toBe('Report');
  });

  test('more rows than a sheet holds are refused before any work', async () => {
    const rows = Array.from({ length: 1_048_576 }, () => ({ cells: {} }));
    await expect(render({ ...textTable(), rows }, {})).rejects.toThrow(UserError);
  });
});
