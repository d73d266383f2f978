import { describe, expect, test } from 'vitest';
import type { Tone } from '../../../src/domain/table.ts';
import { displayWidth } from '../../../src/render/display-width.ts';
import { render } from '../../../src/render/table.ts';
import { deadlinesTable, textTable } from './sample-table.ts';

const terminal = (width?: number): string => render(deadlinesTable, { terminal: true, width });

describe('on a terminal', () => {
  test('all columns for people where there is room', () => {
    expect(terminal(140)).toBe(
      `Deadlines within 90 days · as of 2026-11-21
3 deadlines: 1 overdue, 1 due, 1 without a known date.

State    Due         Days  What                          NPI         Provider                     Cover  Stops billing  Recorded
overdue  2026-11-02   -19  License CA A123456 expires    1234567893  Ruiz, Ana               $1,000,000  yes            2026-10-01 14:03 UTC
due      2026-12-15    24  CAQH re-attestation           1245319599  Müller-Łukasz, 山田              –  no             –
unknown  –              –  Revalidation, date not known  1679576722  =HYPERLINK("http://x")       -$500  –              –

Dates are counted from recorded events.

next: empanel explain d-7k3fq2mx
`,
    );
  });

  test('columns of high priority numbers leave first, long text wraps, and what left is named', () => {
    expect(terminal(80)).toBe(
      `Deadlines within 90 days · as of 2026-11-21
3 deadlines: 1 overdue, 1 due, 1 without a known date.

State    Due         Days  What                  NPI         Provider
overdue  2026-11-02   -19  License CA A123456    1234567893  Ruiz, Ana
                           expires
due      2026-12-15    24  CAQH re-attestation   1245319599  Müller-Łukasz, 山田
unknown  –              –  Revalidation, date    1679576722  =HYPERLINK("http://
                           not known                         x")

Dates are counted from recorded events.
… 3 columns hidden (Cover, Stops billing, Recorded); -o FILE.xlsx or --format
csv has all

next: empanel explain d-7k3fq2mx
`,
    );
  });

  test.each([60, 72, 80, 100, 120, 160])('no line is wider than %i cells', (width) => {
    const widest = Math.max(...terminal(width).split('\n').map(displayWidth));
    expect(widest).toBeLessThanOrEqual(width);
  });

  test.each([
    [48, 'Lumbar puncture (62270) at Harbor Point Medical\nCenter · as of 2026-11-21'],
    [30, 'Lumbar puncture (62270) at\nHarbor Point Medical Center\n· as of 2026-11-21'],
  ])('a title that is wider than %i cells goes on in the next line, and its day stays whole', (width, title) => {
    const table = { ...deadlinesTable, title: 'Lumbar puncture (62270) at Harbor Point Medical Center' };
    expect(render(table, { terminal: true, width }).startsWith(`${title}\n3 deadlines:`)).toBe(true);
  });

  test('the heading of a group of rows wraps', () => {
    const groups = [{ heading: 'held: not credentialed, or the day is pending', rows: deadlinesTable.rows.length }];
    const table = { ...deadlinesTable, grouping: { column: 'state', groups } };
    expect(render(table, { terminal: true, width: 40 })).toContain(
      '\nheld: not credentialed, or the day is\npending\n',
    );
  });

  test('columns of priority 1 stay however narrow it is', () => {
    expect(
      terminal(20)
        .split('\n')
        .find((line) => line.startsWith('State')),
    ).toBe('State    Due         What');
  });

  test('text that needs more than three lines is cut with an ellipsis', () => {
    const text = 'one two three four five six seven eight nine ten eleven twelve';
    expect(render(textTable(text), { terminal: true, width: 18 })).toContain(
      'one two three four\nfive six seven\neight nine ten…\n',
    );
  });

  test('a column that is to be read whole is not cut', () => {
    const table = textTable('one two three four five six seven eight nine ten eleven twelve');
    const columns = table.columns.map((column) => ({ ...column, whole: true as const }));
    expect(render({ ...table, columns }, { terminal: true, width: 18 })).toContain('eight nine ten\neleven twelve\n');
  });

  test('paint marks the words of the tone, muted rows throughout, and never replaces words', () => {
    const tones: [string, Tone][] = [];
    render(deadlinesTable, {
      terminal: true,
      width: 60,
      paint: (text, tone) => {
        tones.push([text, tone]);
        return text;
      },
    });
    expect(tones.filter(([, tone]) => tone === 'bad' || tone === 'warn')).toEqual([
      ['overdue', 'bad'],
      ['due', 'warn'],
    ]);
    expect(tones).toContainEqual(['unknown', 'muted']);
  });

  test('painted text keeps its columns aligned', () => {
    const painted = render(deadlinesTable, {
      terminal: true,
      width: 100,
      paint: (text) => `\u001b[1m${text}\u001b[0m`,
    });
    const ansi = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
    expect(painted.replaceAll(ansi, '')).toBe(terminal(100));
  });

  test('an empty table says so in a sentence and keeps its notes and next command', () => {
    expect(render({ ...deadlinesTable, rows: [], empty: 'Nothing falls due.' }, { terminal: true, width: 80 })).toBe(
      `Deadlines within 90 days · as of 2026-11-21
3 deadlines: 1 overdue, 1 due, 1 without a known date.

Nothing falls due.

Dates are counted from recorded events.

next: empanel explain d-7k3fq2mx
`,
    );
  });

  test('escape sequences, breaks and bidirectional overrides in a cell are made visible', () => {
    expect(render(textTable('\u001b]0;title\u0007\u001b[2Jgone\nnext \u202elive'), { terminal: true, width: 80 })).toBe(
      'Texts · as of 2026-11-21\n\nText\n␛]0;title␇␛[2Jgone next \ufffdlive\n',
    );
  });
});

describe('in a pipe', () => {
  test('one tab-separated line a row, whole and plain, under the names of the columns', () => {
    expect(render(deadlinesTable, {})).toBe(
      [
        'state\tdueOn\tdaysLeft\ttitle\tnpi\tprovider\tamount\tbilling\trecordedAt',
        'overdue\t2026-11-02\t-19\tLicense CA A123456 expires\t1234567893\tRuiz, Ana\t1000000\ttrue\t2026-10-01T14:03:22.000Z',
        'due\t2026-12-15\t24\tCAQH re-attestation\t1245319599\tMüller-Łukasz, 山田\t\tfalse\t',
        'unknown\t\t\tRevalidation, date not known\t1679576722\t=HYPERLINK("http://x")\t-500\t\t',
        '',
      ].join('\n'),
    );
  });

  test('tabs, breaks and escape sequences in a cell do not break the line', () => {
    expect(render(textTable('a\tb\r\nc\u001b[0m'), { paint: () => 'painted' })).toBe('text\na b c␛[0m\n');
  });
});
