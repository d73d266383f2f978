import { expect, test } from 'vitest';
import { render } from '../../../src/render/md.ts';
import { deadlinesTable, textTable } from './sample-table.ts';

test('title, as-of day, counts, an aligned table of the columns for people, and notes', () => {
  expect(render(deadlinesTable, {})).toBe(`# Deadlines within 90 days

As of 2026-11-21

3 deadlines: 1 overdue, 1 due, 1 without a known date.

| State | Due | Days | What | NPI | Provider | Cover | Stops billing | Recorded |
| --- | --- | ---: | --- | --- | --- | ---: | --- | --- |
| overdue | 2026-11-02 | -19 | License CA A123456 expires | 1234567893 | Ruiz, Ana | $1,000,000 | yes | 2026-10-01 14:03 UTC |
| due | 2026-12-15 | 24 | CAQH re-attestation | 1245319599 | Müller-Łukasz, 山田 | – | no | – |
| unknown | – | – | Revalidation, date not known | 1679576722 | =HYPERLINK("http://x") | -$500 | – | – |

- Dates are counted from recorded events.
`);
});

test.each([
  ['a | b', 'a \\| b'],
  ['\\|', '\\\\\\|'],
  ['<script>', '\\<script\\>'],
  ['[x](http://y)', '\\[x\\](http://y)'],
  ['*bold* _it_ `code` ~~s~~', '\\*bold\\* \\_it\\_ \\`code\\` \\~\\~s\\~\\~'],
  ['two\nlines', 'two lines'],
  ['&amp;', '\\&amp;'],
])('the cell %j is written %j', (text, cell) => {
  expect(render(textTable(text), {}).split('\n')[6]).toBe(`| ${cell} |`);
});

test('prose that would begin a list or a heading does not', () => {
  const table = { ...textTable(), empty: '- none', notes: ['1. not a list', '# no heading', '+ no', '2026 is a year'] };
  expect(render(table, {})).toBe(`# Texts

As of 2026-11-21

\\- none

- 1\\. not a list
- \\# no heading
- \\+ no
- 2026 is a year
`);
});
