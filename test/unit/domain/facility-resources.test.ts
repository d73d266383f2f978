import { expect, test } from 'vitest';
import type { CalendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { firstLack, lackingResources } from '../../../src/domain/privileges/facility-resources.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const facility = {
  resources: [
    { key: 'robot', name: 'Robot', from: '2026-03-02' },
    { key: 'lab', name: 'Laboratory', until: '2026-10-01' },
  ],
};

test.each([
  ['robot', '2026-03-01', 'there from 2026-03-02 on'],
  ['robot', '2026-03-02', undefined],
  ['lab', '2026-09-30', undefined],
  ['lab', '2026-10-01', 'gone since 2026-10-01'],
  ['icu', '2026-06-01', 'its document lists none'],
])('`%s` on %s', (key, on, because) => {
  expect(lackingResources(facility, { resources: [key] }, day(on))[0]?.because).toBe(because);
});

test('what will be gone before the end of a term is told with its day', () => {
  const line = { resources: ['lab'] };
  expect(firstLack(facility, line, day('2026-06-01'), day('2027-06-01'))?.on).toBe('2026-10-01');
  expect(firstLack(facility, line, day('2026-06-01'), day('2026-10-01'))).toBe(undefined);
});
