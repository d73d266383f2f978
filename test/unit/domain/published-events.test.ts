import { expect, test } from 'vitest';
import { publishedAfter } from '../../../src/domain/published-events.ts';
import type { PublishedEvent } from '../../../src/domain/table.ts';

const first = '2026-06-01T10:00:00.000Z';
const later = '2026-06-02T10:00:00.000Z';
const event = (uid: string, more: Partial<PublishedEvent> = {}): PublishedEvent => ({
  uid,
  sequence: 0,
  stampedAt: first,
  dueOn: '2026-07-01',
  summary: 'Renew',
  cancelled: false,
  ...more,
});
const content = { dueOn: '2026-07-01', summary: 'Renew' };
const never = (): boolean => false;

test('an unchanged event keeps its sequence and stamp', () => {
  expect(publishedAfter(new Map([['e-1', content]]), [event('e-1')], never, later)).toEqual([event('e-1')]);
});

test('a changed event gets the next sequence and the stamp of now', () => {
  const moved = { ...content, dueOn: '2026-08-01' };
  expect(publishedAfter(new Map([['e-1', moved]]), [event('e-1')], never, later)).toEqual([
    event('e-1', { sequence: 1, stampedAt: later, dueOn: '2026-08-01' }),
  ]);
});

test('what is over is cancelled once; what is only filtered out, or of another calendar, is not touched', () => {
  const known = [event('e-1'), event('e-2'), event('a-1.1')];
  const isOver = (uid: string): boolean => uid === 'e-1';
  const cancelled = event('e-1', { sequence: 1, stampedAt: later, cancelled: true });
  expect(publishedAfter(new Map(), known, isOver, later)).toEqual([cancelled]);
  expect(publishedAfter(new Map(), [cancelled], isOver, '2026-06-03T10:00:00.000Z')).toEqual([cancelled]);
});

test('a cancelled event that holds again is published anew', () => {
  const cancelled = event('e-1', { sequence: 1, cancelled: true });
  expect(publishedAfter(new Map([['e-1', content]]), [cancelled], never, later)).toEqual([
    event('e-1', { sequence: 2, stampedAt: later }),
  ]);
});
