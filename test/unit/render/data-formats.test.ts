import { describe, expect, test } from 'vitest';
import type { Table } from '../../../src/domain/table.ts';
import { render as renderCsv } from '../../../src/render/csv.ts';
import { render as renderJson } from '../../../src/render/json.ts';
import { render as renderNdjson } from '../../../src/render/ndjson.ts';
import { render as renderTsv } from '../../../src/render/tsv.ts';
import { deadlinesTable, textTable } from './sample-table.ts';

describe('csv', () => {
  test('a byte order mark, ids as headings, CRLF, all columns, empty for null', () => {
    expect(renderCsv(deadlinesTable, {})).toBe(
      [
        '\ufeffid,state,dueOn,daysLeft,title,npi,provider,amount,billing,recordedAt,rule',
        'd-7k3fq2mx,overdue,2026-11-02,-19,License CA A123456 expires,1234567893,"Ruiz, Ana",1000000,true,2026-10-01T14:03:22.000Z,paper.expiry',
        'd-2m9fq0aa,due,2026-12-15,24,CAQH re-attestation,1245319599,"Müller-Łukasz, 山田",,false,,caqh.attest',
        `d-9z1aa7tt,unknown,,,"Revalidation, date not known",1679576722,"'=HYPERLINK(""http://x"")",-500,,,medicare.revalidation`,
        '',
      ].join('\r\n'),
    );
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+15551234', "'+15551234"],
    ['-1+1', "'-1+1"],
    ['-', "'-"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', `"'\rx"`],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠x', "'＠x"],
    ["'=1", "''=1"],
    ["'tis", "'tis"],
    ['-5', '-5'],
    ['-5.25', '-5.25'],
    ['a=b', 'a=b'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['02139', '02139'],
    ['\u001b[0m', '␛[0m'],
  ])('%j is written %j', (text, field) => {
    expect(renderCsv(textTable(text), {})).toBe(`\ufefftext\r\n${field}\r\n`);
  });
});

test('tsv: no byte order mark, no quotes, LF, blanks for tabs and breaks', () => {
  expect(renderTsv(textTable('a\tb\nc', '"q", =1', null), {})).toBe('text\na b c\n"q", =1\n\n');
});

describe('json', () => {
  test('is the envelope of reports with all columns', () => {
    expect(JSON.parse(renderJson(deadlinesTable, {}))).toEqual({
      report: 'deadlines',
      schemaVersion: 1,
      asOf: '2026-11-21',
      columns: deadlinesTable.columns.map(({ id, label, type }) => ({ id, label, type })),
      rows: deadlinesTable.rows.map((row) => row.cells),
      notes: ['Dates are counted from recorded events.'],
    });
  });

  test('a missing cell is null, and an empty table has empty arrays', () => {
    const table: Table = { ...textTable(), rows: [{ cells: {} }] };
    expect(JSON.parse(renderJson(table, {})).rows).toEqual([{ text: null }]);
    expect(renderJson(textTable(), {})).toContain('"rows": [],\n  "notes": []\n}\n');
  });

  test('escapes what a terminal would act on and still parses to it', () => {
    const text = renderJson(textTable('\u009b2J \u202eevil \u2028'), {});
    expect(text).toContain('"\\u009b2J \\u202eevil \\u2028"');
    expect(JSON.parse(text).rows).toEqual([{ text: '\u009b2J \u202eevil \u2028' }]);
  });
});

test('ndjson: every line says its schema version and as-of day', () => {
  const lines = renderNdjson(deadlinesTable, {}).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(
    deadlinesTable.rows.map((row) => ({ schemaVersion: 1, asOf: '2026-11-21', ...row.cells })),
  );
});
