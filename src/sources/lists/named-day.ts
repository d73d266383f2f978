/** The day that a list file is of, by its name. */

import { type CalendarDate, parseCalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { ColumnMap } from './column-map.ts';

/** Year, month and day in one run of digits or parted alike, as agencies and people put them into names. */
const wholeDates: readonly RegExp[] = [
  /(?<!\d)(?<year>20\d\d)(?<part>[-_.]?)(?<month>\d\d)\k<part>(?<day>\d\d)(?!\d)/g,
  /(?<!\d)(?<month>\d\d)(?<part>[-_.]?)(?<day>\d\d)\k<part>(?<year>20\d\d)(?!\d)/g,
];

/** The day that the name of a file says: as the files of its list are named, else the last whole date in it. */
export function namedDay(map: ColumnMap, name: string): CalendarDate | undefined {
  const own = parseCalendarDate(map.publishedOn?.(name) ?? '');
  if (own !== undefined || map.isMonthly === true) return own;
  const found = wholeDates.flatMap((pattern) => [...name.matchAll(pattern)]);
  return found
    .flatMap(({ groups }) => parseCalendarDate(`${groups?.year}-${groups?.month}-${groups?.day}`) ?? [])
    .at(-1);
}
