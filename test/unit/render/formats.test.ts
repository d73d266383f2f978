import { describe, expect, test } from 'vitest';
import { extensionHint, formatForFile, tableFormats } from '../../../src/render/formats.ts';
import { deadlinesTable } from './sample-table.ts';

describe('registry of table formats', () => {
  test('names and extensions are unique', () => {
    const names = tableFormats.map((one) => one.name);
    const extensions = tableFormats.flatMap((one) => one.extensions);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(extensions).size).toBe(extensions.length);
  });

  test.each(tableFormats.map((one) => [one.name, one] as const))(
    '%s renders the sample the same way twice, as text or bytes as it says',
    async (_name, format) => {
      const { render } = await format.load();
      const first = await render(deadlinesTable, {});
      expect(await render(deadlinesTable, {})).toEqual(first);
      expect(typeof first !== 'string').toBe(format.binary);
      expect(first.length).toBeGreaterThan(100);
    },
  );

  test.each([
    ['deadlines.csv', 'csv'],
    ['out/Deadlines.XLSX', 'xlsx'],
    ['C:\\reports\\due.ics', 'ics'],
    ['page.htm', 'html'],
    ['a.b/notes.md', 'md'],
    ['rows.jsonl', 'ndjson'],
    ['deadlines', undefined],
    ['.csv', undefined],
    ['reports.d/deadlines', undefined],
    ['picture.png', undefined],
  ])('%s is %s', (path, name) => {
    expect(formatForFile(path)).toBe(name);
  });

  test('an unknown extension is answered with the nearest and all known ones', () => {
    const all =
      'known extensions: .txt, .csv, .tsv, .tab, .json, .ndjson, .jsonl, .md, .markdown, .html, .htm, .xlsx, .ics';
    expect(extensionHint('deadlines.xslx')).toBe(`did you mean \`.xlsx\`? ${all}`);
    expect(extensionHint('deadlines')).toBe(all);
  });
});
