import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { DeadlineSpan } from '../../domain/deadline.ts';
import { groupedBy } from './circumstance.ts';

/**
 * Every deadline once for every day: where several applications make the same deadline (a verification that serves them
 * all), the earliest due date is told, with no application of its own. Neighbours that say the same are joined. Sorted by
 * id, then by day.
 */
export function toldOnce(rows: readonly DeadlineSpan[]): readonly DeadlineSpan[] {
  return [...groupedBy(rows, (row) => row.id)]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([, twins]) => joinedRows(twins.length === 1 ? twins : untangled(twins)));
}

/** Rows of one id without overlaps. */
function untangled(rows: readonly DeadlineSpan[]): readonly DeadlineSpan[] {
  const cuts = [...new Set(rows.flatMap((row) => [row.validFrom, row.validUntil]))].sort();
  return cuts.slice(0, -1).flatMap((from, index) => {
    const until = cuts[index + 1] as CalendarDate;
    const here = rows.filter((row) => row.validFrom <= from && from < row.validUntil);
    const [first, ...others] = here.toSorted(bySoonest);
    if (first === undefined) return [];
    const shared = others.some((row) => row.applicationId !== first.applicationId);
    const common = shared ? { applicationId: null, payer: null, facility: null, owner: commonOwner(here) } : {};
    return [{ ...first, ...common, validFrom: from, validUntil: until }];
  });
}

function bySoonest(left: DeadlineSpan, right: DeadlineSpan): number {
  const key = (row: DeadlineSpan): string => `${row.dueOn ?? '~'} ${row.applicationId ?? ''}`;
  return key(left) < key(right) ? -1 : key(left) > key(right) ? 1 : 0;
}

function commonOwner(rows: readonly DeadlineSpan[]): string | null {
  const owners = new Set(rows.map((row) => row.owner));
  return owners.size === 1 ? (rows[0]?.owner ?? null) : null;
}

function joinedRows(rows: readonly DeadlineSpan[]): readonly DeadlineSpan[] {
  const result: DeadlineSpan[] = [];
  for (const row of rows.toSorted((left, right) => (left.validFrom < right.validFrom ? -1 : 1))) {
    const last = result.at(-1);
    if (last !== undefined && last.validUntil === row.validFrom && sameRow(last, row)) {
      result[result.length - 1] = { ...last, validUntil: row.validUntil };
    } else result.push(row);
  }
  return result;
}

function sameRow(left: DeadlineSpan, right: DeadlineSpan): boolean {
  const { validFrom: _from, validUntil: _until, arithmetic: leftSteps, ...leftRest } = left;
  return (
    leftSteps.length === right.arithmetic.length &&
    leftSteps.every((step, index) => step === right.arithmetic[index]) &&
    (Object.keys(leftRest) as (keyof typeof leftRest)[]).every((key) => leftRest[key] === right[key])
  );
}
