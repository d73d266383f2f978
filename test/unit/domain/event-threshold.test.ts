import { expect, it } from 'vitest';
import type { CalendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { eventCounts } from '../../../src/domain/event-threshold.ts';

const on = (text: string): CalendarDate => text as CalendarDate;
const complaint = (id: string, day: string): { id: string; kind: string; on: CalendarDate } => ({
  id,
  kind: 'complaint',
  on: on(day),
});
const threshold = { what: 'complaint', count: 2, within: 'P6M' };

it('counts what lies within the time, its last day included, and only that', () => {
  const events = [complaint('a', '2025-12-14'), complaint('b', '2025-12-15'), complaint('c', '2026-06-16')];
  const [found] = eventCounts([{ ...threshold, count: 3 }], events, on('2026-06-15'));
  expect(found?.events.map(({ id }) => id)).toEqual(['b']);
  expect(found?.reachedOn).toBeNull();
});

it('is reached at the number itself', () => {
  const events = [
    complaint('b', '2026-06-15'),
    complaint('a', '2026-01-01'),
    { ...complaint('x', '2026-06-01'), kind: 'leave' },
  ];
  const [found] = eventCounts([threshold], events, on('2026-06-15'));
  expect(found).toMatchObject({ reachedOn: '2026-06-15', events: [{ id: 'a' }, { id: 'b' }] });
});

it.each([
  ['2026-07-01', '2027-01-01', '2027-01-01'],
  ['2026-07-01', '2027-01-02', null],
  ['2026-08-31', '2027-02-28', '2027-02-28'],
  ['2026-08-31', '2027-03-01', null],
])('of %s and %s: reached on %s', (first, second, reachedOn) => {
  const [found] = eventCounts([threshold], [complaint('a', first), complaint('b', second)], on(second));
  expect(found?.reachedOn).toBe(reachedOn);
});

it('stays reached, however old the events grow, until somebody has looked', () => {
  const events = [complaint('a', '2026-01-01'), complaint('b', '2026-02-01')];
  const later = on('2028-01-01');
  const reached = { reachedOn: '2026-02-01', events: [{ id: 'a' }, { id: 'b' }] };
  expect(eventCounts([threshold], events, later)[0]).toMatchObject(reached);
  expect(eventCounts([threshold], events, later, [on('2026-01-31')])[0]).toMatchObject(reached);
  expect(eventCounts([threshold], events, later, [on('2026-02-01')])[0]).toMatchObject({ reachedOn: null, events: [] });
  const review = { ...complaint('r', '2026-03-01'), kind: 'complaint-review' };
  expect(eventCounts([threshold], [...events, review], later)[0]?.reachedOn).toBeNull();
  expect(eventCounts([threshold], [...events, review], on('2026-02-28'))[0]).toMatchObject(reached);
});

it('is reached anew by what comes after the look', () => {
  const review = { ...complaint('r', '2026-03-01'), kind: 'complaint-review' };
  const events = [complaint('a', '2026-01-01'), complaint('b', '2026-02-01'), review, complaint('c', '2026-04-01')];
  expect(eventCounts([threshold], events, on('2026-04-01'))[0]?.reachedOn).toBe('2026-04-01');
});
