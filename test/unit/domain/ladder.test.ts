import { expect, test } from 'vitest';
import { ladderStep, reminderDays } from '../../../src/domain/ladder.ts';

test.each([
  [-1, 'overdue'],
  [0, '7 days'],
  [7, '7 days'],
  [8, '30 days'],
  [30, '30 days'],
  [31, '60 days'],
  [60, '60 days'],
  [61, '90 days'],
  [90, '90 days'],
  [91, 'later'],
  [null, null],
] as const)('%s days left stand on the step %s', (daysLeft, step) => {
  expect(ladderStep(daysLeft)).toBe(step);
});

test('reminders come at the beginning of the lead time and at the steps within it', () => {
  expect(reminderDays(180)).toEqual([180, 90, 60, 30, 7]);
  expect(reminderDays(30)).toEqual([30, 7]);
  expect(reminderDays(1)).toEqual([1]);
});
