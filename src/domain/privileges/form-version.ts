/** Versions of privilege forms. */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { PrivilegeForm } from '../nouns/facility.ts';

/** Whether a version of a form is in use on a day. */
export function isCurrentForm({ from, until }: Pick<PrivilegeForm, 'from' | 'until'>, on: CalendarDate): boolean {
  return (from === undefined || from <= on) && (until === undefined || on < until);
}
