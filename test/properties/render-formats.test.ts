import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import type { Table } from '../../src/domain/table.ts';
import { harmlessText, singleLine } from '../../src/render/cell-text.ts';
import { render as renderCsv } from '../../src/render/csv.ts';
import { displayWidth, wrapped } from '../../src/render/display-width.ts';
import { render as renderHtml } from '../../src/render/html.ts';
import { render as renderIcs } from '../../src/render/ics.ts';
import { render as renderJson } from '../../src/render/json.ts';
import { render as renderMd } from '../../src/render/md.ts';
import { render as renderNdjson } from '../../src/render/ndjson.ts';
import { render as renderTable } from '../../src/render/table.ts';
import { render as renderTsv } from '../../src/render/tsv.ts';
import { render as renderXlsx } from '../../src/render/xlsx.ts';
import { archiveParts, storedCells } from '../conformance/workbook-parts.ts';
import fc from '../property.ts';
import { textTable } from '../unit/render/sample-table.ts';

/** Text of every kind that breaks formats: quotes, breaks, formulas, escapes, halves of characters, long runs. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'=+-@\'",;|\\<>&\t\r\n \u001b\u009b\u202e_x0A＝'), maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('山', 'é', '👩‍⚕️', 'a', ' '), maxLength: 90 }),
  fc.constantFrom('_x0041_', 'constructor', '__proto__', '02139', '-5', '+1', '=1', '\ud800', 'a\r\nb', '\ufeff'),
);
const texts = fc.array(text, { minLength: 1, maxLength: 8 });

/** Characters a terminal acts on, but for breaks and tabs. */
const acting = /[\p{Cs}\u202a-\u202e\u2066-\u2069]|(?![\t\n\r])\p{Cc}/u;

function calendarTable(summaries: readonly string[]): Table {
  return {
    ...textTable(),
    columns: [
      { id: 'id', label: 'Id', type: 'id', role: 'uid' },
      { id: 'on', label: 'Due', type: 'date', role: 'due' },
      { id: 'summary', label: 'What', type: 'text', role: 'summary' },
      { id: 'why', label: 'Why', type: 'text', role: 'description' },
    ],
    rows: summaries.map((summary, index) => ({ cells: { id: `d-${index}`, on: '2026-12-15', summary, why: summary } })),
  };
}

describe('round trips', () => {
  test('CSV read by csv-parse gives the text back, but for the mark before a formula', () => {
    fc.assert(
      fc.property(texts, (cells) => {
        const rows = parse(renderCsv(textTable(...cells), {}), {
          bom: true,
          record_delimiter: '\r\n',
          skip_empty_lines: false,
        });
        const read = rows.slice(1).map(([cell]) => cell);
        expect(read.map((cell) => cell?.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, ''))).toEqual(cells.map(harmlessText));
        expect(
          read.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell ?? '') && !/^-?\d+(\.\d+)?$/.test(cell ?? '')),
        ).toEqual([]);
      }),
    );
  });

  test('TSV gives the text back on one line', () => {
    fc.assert(
      fc.property(texts, (cells) => {
        const lines = renderTsv(textTable(...cells), {}).split('\n');
        expect(lines).toEqual(['text', ...cells.map(singleLine), '']);
        expect(lines.filter((line) => line.includes('\t'))).toEqual([]);
      }),
    );
  });

  test('JSON and NDJSON give the very text back', () => {
    fc.assert(
      fc.property(texts, (cells) => {
        const rows = cells.map((cell) => ({ text: cell }));
        expect(JSON.parse(renderJson(textTable(...cells), {})).rows).toEqual(rows);
        const lines = renderNdjson(textTable(...cells), {})
          .trimEnd()
          .split('\n');
        expect(lines.map((line) => JSON.parse(line).text)).toEqual(cells);
      }),
    );
  });

  test('ICS read by ical.js gives the text back, in lines of at most 75 octets', () => {
    fc.assert(
      fc.property(texts, (summaries) => {
        const calendar = renderIcs(calendarTable(summaries), {});
        const longest = Math.max(...calendar.split('\r\n').map((line) => Buffer.byteLength(line)));
        expect(longest).toBeLessThanOrEqual(75);
        expect(Buffer.from(calendar).toString()).toBe(calendar);
        const events = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent');
        expect(events.map((event) => event.getFirstPropertyValue('summary'))).toEqual(
          summaries.map((summary) => (summary === '' ? 'Texts' : singleLine(summary))),
        );
      }),
    );
  });

  test('XLSX gives the text back, but for what XML cannot hold', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (cells) => {
        const stored = storedCells(archiveParts(await renderXlsx(textTable(...cells), {})), 1).slice(1);
        // XML reads CRLF as LF, and the writer drops the replacement character and what XML discourages.
        const plain = (cell: string): string =>
          harmlessText(cell.replaceAll(/\r\n?/g, '\n')).replaceAll(
            /[\ufffd\ufdd0-\ufdef]|[\u{1fffe}-\u{10ffff}]/gu,
            '',
          );
        const written = cells.filter((cell) => cell !== '');
        expect(stored.map((cell) => plain(cell.value))).toEqual(written.map(plain));
        expect(stored.map((cell) => cell.kind)).toEqual(written.map(() => 's'));
      }),
      { numRuns: 40 },
    );
  });
});

describe('nothing acts', () => {
  test('no text makes a terminal act in any text format', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 20, max: 120 }), (cells, width) => {
        const table = { ...textTable(...cells), title: cells.join(), notes: cells, lead: cells, next: cells.join() };
        for (const rendered of [
          renderTable(table, { terminal: true, width }),
          renderTable(table, {}),
          renderCsv(table, {}),
          renderTsv(table, {}),
          renderJson(table, {}),
          renderNdjson(table, {}),
          renderMd(table, {}),
          renderHtml(table, {}),
          renderIcs(calendarTable(cells), {}),
        ]) {
          expect(acting.exec(rendered)).toBe(null);
        }
      }),
    );
  });

  test('no text becomes markup of a page', () => {
    // Places where a long word may break are the page's own marks, not the text's.
    const skeleton = (page: string): readonly string[] =>
      (page.match(/<\/?[a-z][^>]*>/gi) ?? []).filter((tag) => tag !== '<wbr>');
    fc.assert(
      fc.property(text, (cell) => {
        const blank = /^\s*$/.test(singleLine(cell));
        fc.pre(!blank);
        const table = { ...textTable(cell), title: cell, notes: [cell], lead: [cell] };
        const plain = { ...textTable('x'), title: 'x', notes: ['x'], lead: ['x'] };
        const names = (tags: readonly string[]): readonly string[] =>
          tags.map((tag) => /^<\/?[a-z]+/i.exec(tag)?.[0] ?? '');
        expect(names(skeleton(renderHtml(table, {})))).toEqual(names(skeleton(renderHtml(plain, {}))));
      }),
    );
  });

  test('a Markdown table keeps its columns', () => {
    fc.assert(
      fc.property(texts, (cells) => {
        const rows = renderMd(textTable(...cells), {})
          .split('\n')
          .slice(6, 6 + cells.length);
        const bars = rows.map((row) => row.replaceAll(/\\./gu, '').split('|').length);
        expect(bars).toEqual(cells.map(() => 3));
      }),
    );
  });
});

describe('widths', () => {
  test('wrapped lines fit and lose no letter', () => {
    fc.assert(
      fc.property(text.map(singleLine), fc.integer({ min: 4, max: 60 }), (line, width) => {
        const lines = wrapped(line, width);
        expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(line.replaceAll(' ', ''));
      }),
    );
  });

  test('cut text fits and has at most the lines it may', () => {
    fc.assert(
      fc.property(
        text.map(singleLine),
        fc.integer({ min: 4, max: 40 }),
        fc.integer({ min: 1, max: 4 }),
        (line, width, most) => {
          const lines = wrapped(line, width, most);
          expect(lines.length).toBeLessThanOrEqual(most);
          expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});
