/** How often agencies put out their lists: from one edition follows the day by which the next one was out. */

import { addDays, addMonths, type CalendarDate, calendarDate } from '../calendar/calendar-date.ts';
import { type Duration, dateAfter } from '../calendar/duration.ts';

/** The rhythm in which an agency renews a list. */
export interface ListRhythm {
  /** From one edition to the next. */
  readonly every: Duration;
  /** An edition is that of a month, and out by this day of the month after it; null: it is of the day on which it came out. */
  readonly outByDay: number | null;
}

/** The edition that was in force on a day: the first of its month, or the day itself. */
export function editionOn(on: CalendarDate, { outByDay }: ListRhythm): CalendarDate {
  if (outByDay === null) return on;
  return addMonths(firstOfMonth(on), Number(on.slice(8)) >= outByDay ? -1 : -2);
}

/** The day by which the edition was out that follows one of a day. */
export function nextEditionOn(publishedOn: CalendarDate, { every, outByDay }: ListRhythm): CalendarDate {
  if (outByDay === null) return dateAfter(publishedOn, every);
  return addDays(addMonths(dateAfter(firstOfMonth(publishedOn), every), 1), outByDay - 1);
}

function firstOfMonth(on: CalendarDate): CalendarDate {
  return calendarDate(`${on.slice(0, 7)}-01`);
}
