/** By when a file of a list was out: what it no longer has had ended by that day. */

import { addDays, type CalendarDate, earliest, endOfMonth, latest } from '../../domain/calendar/calendar-date.ts';
import type { ListForm } from '../../domain/screening/exclusion.ts';
import type { ListDating } from '../../domain/screening/list-editions.ts';
import type { ColumnMap } from './column-map.ts';
import { namedDay } from './named-day.ts';

/** A file of a list, as far as its days need it. */
export interface DatedFile {
  readonly name: string;
  readonly form: ListForm;
  /** The month or day it is of; null: nobody knows. */
  readonly publishedOn: CalendarDate | null;
  /** By what it is taken to be of that day; null: nobody recorded it. */
  readonly dating: ListDating | null;
  /** The day on which it was given. */
  readonly givenOn: CalendarDate;
}

/**
 * The last day on which a file can have come out, by the maps of its list. A day that its name says, or who gave it, is that day. One of a
 * month tells how things stood when the month was over, or when it was given before that. Another one is dated by its newest
 * row, from which nothing follows but that it came out no earlier: it was out when it was given. So are reinstatements whose
 * name says no month: the exclusions that they end are old.
 */
export function latestDay(
  maps: readonly ColumnMap[],
  { name, form, publishedOn, dating, givenOn }: DatedFile,
): CalendarDate {
  if (publishedOn === null) return givenOn;
  const isNamed = dating === null ? maps.some((map) => namedDay(map, name) === publishedOn) : dating !== 'newest row';
  const isOfMonth = maps.some(({ isMonthly }) => isMonthly === true) && (isNamed || form !== 'reinstatements');
  if (isNamed && !isOfMonth) return publishedOn;
  const out = isOfMonth ? earliest(addDays(endOfMonth(publishedOn), 1), givenOn) : givenOn;
  return latest(publishedOn, out);
}
