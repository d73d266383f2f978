/** Deadlines in groups: by who works on them, who asks for them, whom they are about, what they are, or when they fall. */

import { monthNames } from '../domain/calendar/calendar-date.ts';
import { deadlineKinds } from '../domain/deadline.ts';
import { ladderSteps } from '../domain/ladder.ts';
import { compareNames } from '../domain/name-order.ts';
import type { Cell, Row, RowGrouping } from '../domain/table.ts';
import { UserError } from '../errors.ts';

/** What deadlines can be grouped by: columns of their table, and what to call the rows that have no value there. */
const groupings = {
  owner: 'nobody',
  payer: 'no payer',
  provider: 'nobody',
  kind: 'no kind',
  month: 'no known date',
  step: 'no known date',
} as const;
type Grouping = keyof typeof groupings;

/** Words that `--group-by` takes. */
export const groupingWords = Object.keys(groupings) as readonly Grouping[];

/** The grouping that a word means. Refuses others with those there are. */
export function groupingNamed(word: string): Grouping {
  const found = groupingWords.find((one) => one === word);
  if (found !== undefined) return found;
  throw new UserError('usage/bad-value', `deadlines cannot be grouped by \`${word}\``, {
    hint: `group by: ${groupingWords.join(', ')}`,
  });
}

/** Rows in their groups, each group in the order its rows had; rows without a value stand last. */
export function grouped(
  rows: readonly Row[],
  column: Grouping,
): { readonly rows: readonly Row[]; readonly grouping: RowGrouping } {
  const groups = new Map<Cell, Row[]>();
  for (const row of rows) {
    const value = row.cells[column] ?? null;
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [row]);
    else group.push(row);
  }
  const ordered = [...groups].toSorted(([left], [right]) => inOrder(column, left, right));
  return {
    rows: ordered.flatMap(([, group]) => group),
    grouping: {
      column,
      groups: ordered.map(([value, group]) => ({ heading: heading(column, value, group), rows: group.length })),
    },
  };
}

function heading(column: Grouping, value: Cell, rows: readonly Row[]): string {
  const overdue = rows.filter((row) => row.cells.state === 'overdue').length;
  return [
    value === null ? groupings[column] : column === 'month' ? monthInWords(String(value)) : String(value),
    String(rows.length),
    ...(overdue === 0 || value === 'overdue' ? [] : [`${overdue} overdue`]),
  ].join(' · ');
}

/** `2026-06` as `June 2026`. */
function monthInWords(month: string): string {
  return `${monthNames[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;
}

function inOrder(column: Grouping, left: Cell, right: Cell): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  const order: readonly string[] | undefined =
    column === 'step' ? ladderSteps : column === 'kind' ? deadlineKinds : undefined;
  if (order !== undefined) return order.indexOf(String(left)) - order.indexOf(String(right));
  return compareNames(String(left), String(right));
}
