/** Words of privileging for people. */

import { addDays, type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import type { GrantBasis } from '../../domain/privileges/privilege.ts';

/** "through Wed 30 Dec 2026": the last day of what no longer holds on a day. */
export function lastDay(until: CalendarDate): string {
  return `through ${longDate(addDays(until, -1))}`;
}

/** The same in the form of tables: "through 2026-12-30". */
export function throughDay(until: CalendarDate): string {
  return `through ${addDays(until, -1)}`;
}

/** Words for the ways in which privileges are held. */
export const basisWords: Readonly<Record<GrantBasis, string>> = {
  regular: 'granted by the board',
  'temporary-applicant': 'temporary, new applicant',
  'temporary-need': 'temporary, need of patients',
  disaster: 'disaster',
  emergency: 'emergency',
  proxy: 'by a distant site',
};
