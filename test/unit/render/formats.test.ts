import { describe, expect, test } from 'vitest';
import {
  formatForFile,
  renderedTable,
  tableFormat,
  tableFormatNames,
  tableFormats,
} from '../../../src/render/formats.ts';
import { deadlinesTable } from './sample-table.ts';

describe('registry of table formats', () => {
  test('names and extensions are unique', () => {
    const extensions = tableFormats.flatMap((one) => [...one.extensions]);
    expect(new Set(tableFormatNames).size).toBe(tableFormatNames.length);
    expect(new Set(extensions).size).toBe(extensions.length);
  });

  test('every format renders the sample the same way twice, as text or bytes as it says', async () => {
    for (const format of tableFormats) {
      const first = await renderedTable(format, deadlinesTable, {});
      const second = await renderedTable(format, deadlinesTable, {});
      expect([format.name, typeof first !== 'string']).toEqual([format.name, format.binary]);
      expect(second).toEqual(first);
      expect(first.length).toBeGreaterThan(100);
    }
  });

  test.each([
    ['deadlines.csv', 'csv'],
    ['out/Deadlines.XLSX', 'xlsx'],
    ['C:\\reports\\due.ics', 'ics'],
    ['page.htm', 'html'],
    ['a.b/notes.md', 'md'],
    ['rows.jsonl', 'ndjson'],
  ])('%s is %s', (path, name) => {
    expect(formatForFile(path)).toEqual({ kind: 'known', format: tableFormat(name) });
  });

  test.each([
    ['deadlines.xslx', 'xslx', 'xlsx'],
    ['deadlines.xls', 'xls', 'xlsx'],
    ['deadlines', '', undefined],
    ['.csv', '', undefined],
    ['reports.d/deadlines', '', undefined],
    ['picture.png', 'png', undefined],
  ])('%s is unknown and suggests %s', (path, extension, suggestion) => {
    const known = tableFormats.flatMap((one) => [...one.extensions]);
    expect(formatForFile(path)).toEqual({ kind: 'unknown', extension, known, suggestion });
  });
});
