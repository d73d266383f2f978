import { expect, test } from 'vitest';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { ListForm } from '../../../src/domain/screening/exclusion.ts';
import type { ListDating } from '../../../src/domain/screening/list-editions.ts';
import { knownLists } from '../../../src/sources/lists/column-map.ts';
import { latestDay } from '../../../src/sources/lists/latest-day.ts';

const latest = (
  list: string,
  name: string,
  publishedOn: string | null,
  givenOn: string,
  form: ListForm = 'full',
  dating: ListDating | null = null,
) =>
  latestDay(
    knownLists.filter((map) => map.list === list),
    {
      name,
      form,
      publishedOn: publishedOn === null ? null : calendarDate(publishedOn),
      dating,
      givenOn: calendarDate(givenOn),
    },
  );

test.each([
  ['a month: its end', 'leie', 'UPDATED.csv', '2026-04-01', '2026-05-09', '2026-05-01'],
  ['a month: the day it was given, before its end', 'leie', 'UPDATED.csv', '2026-04-01', '2026-04-30', '2026-04-30'],
  ['a month: at the end of a year', 'leie', 'UPDATED.csv', '2025-12-01', '2026-01-09', '2026-01-01'],
  ['never before the day it is of', 'leie', 'UPDATED.csv', '2026-04-01', '2026-03-30', '2026-04-01'],
  ['a day in the name', 'sam', 'SAM_Exclusions_Public_Extract_V2_26120.CSV', '2026-04-30', '2026-05-20', '2026-04-30'],
  ['the newest row: the day it was given', 'sam', 'exclusions.csv', '2026-04-30', '2026-05-20', '2026-05-20'],
  ['the newest row of a state', 'state:NY', 'nyomig.txt', '2026-04-30', '2026-05-20', '2026-05-20'],
  ['a newest row that lies ahead', 'opt-out', 'optout.csv', '2026-07-01', '2026-06-15', '2026-07-01'],
  ['no day', 'deactivation', 'npis.csv', null, '2026-05-20', '2026-05-20'],
])('by when a file was out: %s', (_, list, name, publishedOn, givenOn, expected) => {
  expect(latest(list, name, publishedOn, givenOn)).toBe(expected);
});

test('a list was out by the day that its name says or who gave it, not by that of its newest row', () => {
  const out = (dating: ListDating, name = 'nyomig.txt') =>
    latest('state:NY', name, '2026-04-30', '2026-05-20', 'full', dating);
  expect(out('told')).toBe('2026-04-30');
  expect(out('name')).toBe('2026-04-30');
  expect(out('newest row', 'nyomig-2026-04-30.txt')).toBe('2026-05-20');
});

test('reinstatements are of the month that their name says: the exclusions in them are old', () => {
  expect(latest('leie', '2604REIN.csv', '2026-04-01', '2026-05-20', 'reinstatements')).toBe('2026-05-01');
  expect(latest('leie', 'rein.csv', '2016-04-01', '2026-05-20', 'reinstatements')).toBe('2026-05-20');
});
