import { expect, test } from 'vitest';
import type { Table } from '../../../src/domain/table.ts';
import { render as html } from '../../../src/render/html.ts';
import { render as markdown } from '../../../src/render/md.ts';
import { render as terminal } from '../../../src/render/table.ts';
import { grouped, groupingNamed } from '../../../src/reports/deadline-groups.ts';

const row = (title: string, cells: Record<string, string | null>) => ({ cells: { title, ...cells } });
const rows = [
  row('Renew', { payer: null, state: 'overdue', step: 'overdue', month: '2026-05' }),
  row('Follow up', { payer: 'Summit', state: 'overdue', step: 'overdue', month: '2026-06' }),
  row('Answer', { payer: 'Cascade', state: 'due', step: '30 days', month: '2026-06' }),
  row('Ask', { payer: 'Summit', state: 'due', step: '7 days', month: null }),
];

test('groups stand by name, those without a value last, each row in its old order', () => {
  const { rows: ordered, grouping } = grouped(rows, 'payer');
  expect(ordered.map(({ cells }) => cells.title)).toEqual(['Answer', 'Follow up', 'Ask', 'Renew']);
  expect(grouping.groups).toEqual([
    { heading: 'Cascade · 1', rows: 1 },
    { heading: 'Summit · 2 · 1 overdue', rows: 2 },
    { heading: 'no payer · 1 · 1 overdue', rows: 1 },
  ]);
});

test('steps stand in the order of the ladder, months in that of the year and in words', () => {
  expect(grouped(rows, 'step').grouping.groups.map((group) => group.heading)).toEqual([
    'overdue · 2',
    '7 days · 1',
    '30 days · 1',
  ]);
  expect(grouped(rows, 'month').grouping.groups.map((group) => group.heading)).toEqual([
    'May 2026 · 1 · 1 overdue',
    'June 2026 · 2 · 1 overdue',
    'no known date · 1',
  ]);
});

test('an unknown grouping is refused with those there are', () => {
  expect(() => groupingNamed('color')).toThrow('deadlines cannot be grouped by `color`');
});

test('formats for people give each group its heading and leave out the column that it says', () => {
  const table: Table = {
    report: 'deadlines',
    title: 'Deadlines',
    asOf: '2026-06-15',
    columns: [
      { id: 'title', label: 'What', type: 'text' },
      { id: 'payer', label: 'Payer', type: 'text' },
    ],
    notes: [],
    ...grouped(rows, 'payer'),
  };
  expect(terminal(table, { terminal: true, width: 60 })).toBe(
    'Deadlines · as of 2026-06-15\n\nWhat\nCascade · 1\nAnswer\n\nSummit · 2 · 1 overdue\nFollow up\nAsk\n\nno payer · 1 · 1 overdue\nRenew\n',
  );
  expect(markdown(table, {})).toContain('## Summit · 2 · 1 overdue\n\n| What |\n| --- |\n| Follow up |\n| Ask |\n');
  expect(html(table, {})).toContain('<tr class="group"><th scope="rowgroup" colspan="2">Cascade · 1</th></tr>');
  expect(terminal(table, {})).toBe('title\tpayer\nAnswer\tCascade\nFollow up\tSummit\nAsk\tSummit\nRenew\t\n');
});
