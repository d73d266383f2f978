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

it('counts what lies within the time, and only that', () => {
  const events = [complaint('a', '2025-12-15'), complaint('b', '2025-12-16'), complaint('c', '2026-06-16')];
  const [found] = eventCounts([threshold], events, on('2026-06-15'));
  expect(found?.events.map(({ id }) => id)).toEqual(['b']);
  expect(found?.reached).toBe(false);
});

it('is reached at the number itself', () => {
  const events = [
    complaint('b', '2026-06-15'),
    complaint('a', '2026-01-01'),
    { ...complaint('x', '2026-06-01'), kind: 'leave' },
  ];
  const [found] = eventCounts([threshold], events, on('2026-06-15'));
  expect(found).toMatchObject({ reached: true, events: [{ id: 'a' }, { id: 'b' }] });
});
