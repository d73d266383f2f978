import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Table } from '../../../src/domain/table.ts';
import { render } from '../../../src/render/html.ts';
import { deadlinesTable, textTable } from './sample-table.ts';

const page = render(deadlinesTable, { generator: 'empanel 0.1.0' });

/** The text between the first pair of these marks. */
function between(text: string, start: string, end: string): string {
  const from = text.indexOf(start) + start.length;
  return text.slice(from, text.indexOf(end, from));
}

const hash = (source: string): string => `sha256-${createHash('sha256').update(source).digest('base64')}`;

describe('a page of its own', () => {
  test('the policy allows nothing but its own style and script, by hash', () => {
    expect(between(page, 'http-equiv="Content-Security-Policy" content="', '"')).toBe(
      `default-src 'none'; style-src '${hash(between(page, '<style>', '</style>'))}'; script-src '${hash(between(page, '<script>', '</script>'))}'; base-uri 'none'; form-action 'none'`,
    );
  });

  test('nothing in it fetches or runs by attribute', () => {
    const markup = page
      .replace(between(page, '<script>', '</script>'), '')
      .replace(between(page, '<style>', '</style>'), '');
    expect(markup.match(/\s(?:src|href|style|on\w+|action|srcset|data)=/g)).toBe(null);
    expect(page.match(/url\((?!#late)|@import|https?:(?!\/\/x)/g)).toBe(null);
  });

  test('says what it is, as of when, by whom, and that it is confidential', () => {
    expect(between(page, '<title>', '</title>')).toBe('Deadlines within 90 days – as of 2026-11-21');
    expect(between(page, '<footer>', '</footer>')).toBe(
      'Made by empanel 0.1.0. Confidential: this page holds personal information of providers.',
    );
    expect(between(page, '<ul class="lead">', '</ul>')).toBe(
      '<li>3 deadlines: 1 overdue, 1 due, 1 without a known date.</li>',
    );
    expect(between(page, '<ul class="notes">', '</ul>')).toBe('<li>Dates are counted from recorded events.</li>');
  });
});

describe('the table', () => {
  test('has a caption, headings of columns with a sort state, and a heading in every row', () => {
    expect(between(page, '<caption>', '</caption>')).toBe('Deadlines within 90 days, as of 2026-11-21');
    expect(page.match(/<th scope="col" class="[a-z ]+" aria-sort="none">/g)).toHaveLength(9);
    expect(page.match(/<th scope="row"/g)).toHaveLength(3);
    expect(page).toContain('<th scope="row" class="text">License CA A123456 expires</th>');
  });

  test('tones are words in a pill, values to sort by stand beside the text shown', () => {
    const [first = ''] = between(page, '<tbody>\n', '\n</tbody>').split('\n');
    expect(first).toBe(
      '<tr class="bad"><td class="text"><span class="word bad">overdue</span></td>' +
        '<td class="fixed">2026-11-02</td><td class="number">-19</td>' +
        '<th scope="row" class="text">License CA A123456 expires</th><td class="fixed">1234567893</td>' +
        '<td class="text">Ruiz, Ana</td><td class="number lesser" data-value="1000000">$1,000,000</td>' +
        '<td class="fixed minor" data-value="true">yes</td>' +
        '<td class="fixed minor" data-value="2026-10-01T14:03:22.000Z">2026-10-01 14:03 UTC</td></tr>',
    );
  });

  test('counts the words of the tone column as buttons, and names what is not printed', () => {
    expect(between(page, '<ul class="tally" aria-label="Rows by State">', '</ul>')).toBe(
      [
        '<li class="bad"><button type="button" aria-pressed="false" data-column="0" data-value="overdue"><b>1</b> overdue</button></li>',
        '<li class="warn"><button type="button" aria-pressed="false" data-column="0" data-value="due"><b>1</b> due</button></li>',
        '<li class="muted"><button type="button" aria-pressed="false" data-column="0" data-value="unknown"><b>1</b> unknown</button></li>',
      ].join(''),
    );
    expect(page).toContain('<p class="paper">Not printed: Stops billing, Recorded.</p>');
  });

  test('columns for programs are not in it', () => {
    expect(page).not.toContain('d-7k3fq2mx');
    expect(page).not.toContain('paper.expiry');
  });

  test('markup in a cell, a heading or a title is shown and does nothing', () => {
    const evil = `"><script>alert('1')</script>`;
    const shown = '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;';
    const table: Table = {
      ...textTable(evil),
      title: evil,
      lead: [evil],
      notes: [evil],
      columns: [{ id: 'text', label: evil, type: 'text', role: 'tone' }],
    };
    const text = render(table, { generator: evil });
    expect(text.match(/<script>/g)).toHaveLength(1);
    expect(text.split(shown).length).toBeGreaterThan(8);
  });

  test('an empty report is a sentence instead of a table', () => {
    const text = render({ ...textTable(), empty: 'No <provider> matches.' }, {});
    expect(text).toContain('<p class="empty">No &lt;provider&gt; matches.</p>');
    expect(text).not.toContain('<table>');
  });
});

describe('the strip of twelve months', () => {
  const strip = between(page, '<figure class="strip">', '</figure>');

  test('is said in words', () => {
    expect(between(strip, 'role="img" aria-label="', '"')).toBe('Overdue: 1; 2026-12: 1; Later: 0; Without a date: 1');
  });

  test('names its months and counts, marks the day, and hatches what is overdue', () => {
    const texts = [...strip.matchAll(/<text class="([a-z-]+)"[^>]*>([^<]*)<\/text>/g)].map(
      ([, kind, text]) => `${kind}: ${text}`,
    );
    expect(texts).toEqual([
      'strong: 1',
      'strong: overdue',
      'quiet: 1',
      'quiet: Nov 2026',
      'quiet: 0',
      'quiet: Dec',
      'strong: 1',
      ...['Jan 2027', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct'].flatMap((name) => [
        `quiet: ${name}`,
        'quiet: 0',
      ]),
      'today-text: as of 2026-11-21',
      'quiet: 0',
      'quiet: later',
      'quiet: 1 without a date',
    ]);
    expect(strip.match(/<rect class="bar-(?:bad|warn)"/g)).toEqual(['<rect class="bar-bad"', '<rect class="bar-warn"']);
    expect(strip).toContain('fill="url(#late)"');
  });

  test('the months, the overdue, the later and the undated add up to the rows', () => {
    const rows = Array.from({ length: 900 }, (_, index) => ({
      cells: {
        dueOn: index % 9 === 0 ? null : new Date(Date.UTC(2026, 8, 1) + index * 86_400_000).toISOString().slice(0, 10),
      },
    }));
    const text = render({ ...deadlinesTable, rows }, {});
    const counts = [...between(text, 'role="img" aria-label="', '"').matchAll(/: (\d+)/g)].map(([, count]) =>
      Number(count),
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(900);
    expect(counts).toHaveLength(15);
  });

  test('is absent without dates', () => {
    expect(render(textTable('x'), {})).not.toContain('<figure');
    expect(render({ ...deadlinesTable, rows: [{ cells: { dueOn: null } }] }, {})).not.toContain('<figure');
  });
});
