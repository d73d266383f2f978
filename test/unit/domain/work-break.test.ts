import { expect, test } from 'vitest';
import type { CalendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { duration } from '../../../src/domain/calendar/duration.ts';
import { longBreak, type TimeOfWork } from '../../../src/domain/work-break.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const time = (from: string | null, until: string | null): TimeOfWork => ({
  from: from === null ? null : day(from),
  until: until === null ? null : day(until),
});
const found = (work: readonly TimeOfWork[], since = '2026-06-11', by = '2027-07-01'): string | undefined => {
  const one = longBreak(work, duration('P30D'), { since: day(since), by: day(by) });
  return one === undefined ? undefined : `${one.from} ${one.until} ${one.days}`;
};

test.each([
  ['of thirty days is none', [time(null, '2027-01-15'), time('2027-02-14', null)], undefined],
  ['of one more is', [time(null, '2027-01-15'), time('2027-02-15', null)], '2027-01-15 2027-02-15 31'],
  [
    'is none while there was work elsewhere',
    [time('2027-02-15', null), time(null, '2027-01-15'), time('2026-12-01', '2027-02-01')],
    undefined,
  ],
  [
    'is told where the return lies ahead of the day asked as none',
    [time(null, '2027-01-15'), time('2027-07-02', null)],
    undefined,
  ],
  ['before the decision does not count', [time(null, '2026-01-15'), time('2026-06-01', null)], undefined],
  ['needs two times of work', [time('2027-05-01', null)], undefined],
  ['is not made by an empty time', [time(null, '2027-01-15'), time('2027-03-01', '2027-03-01')], undefined],
])('a break %s', (_, work, expected) => {
  expect(found(work)).toBe(expected);
});
