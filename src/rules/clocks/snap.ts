/** Where a counted day is moved to, as an entry says. */

import { addBusinessDays, isBusinessDay } from '../../domain/calendar/business-day.ts';
import { addMonths, type CalendarDate, calendarDate, endOfMonth } from '../../domain/calendar/calendar-date.ts';
import type { Clock } from '../../domain/nouns/pack.ts';

/** The day after it was moved. */
export function snapped(on: CalendarDate, snap: Clock['snap']): CalendarDate {
  switch (snap) {
    case 'end-of-month':
      return endOfMonth(on);
    case 'next-business-day':
      return isBusinessDay(on) ? on : addBusinessDays(on, 1);
    case 'next-quarter':
      return nextQuarter(on);
    case 'none':
    case undefined:
      return on;
    default:
      return snap satisfies never;
  }
}

/** The first day of the next quarter; a day that begins one stays. */
function nextQuarter(on: CalendarDate): CalendarDate {
  const firstMonth = Math.floor((Number(on.slice(5, 7)) - 1) / 3) * 3 + 1;
  const start = calendarDate(`${on.slice(0, 5)}${String(firstMonth).padStart(2, '0')}-01`);
  return start === on ? on : addMonths(start, 3);
}

/** The step in words; none where the day stays. */
export function snapStep(on: CalendarDate | null, snap: Clock['snap']): readonly string[] {
  if (on === null || snap === undefined || snap === 'none') return [];
  const moved = snapped(on, snap);
  return moved === on ? [] : [`moved to the ${snapWords[snap]} = ${moved}`];
}

const snapWords = {
  'end-of-month': 'end of the month',
  'next-business-day': 'next business day',
  'next-quarter': 'start of the next quarter',
} as const;
