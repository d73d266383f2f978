/** Exclusion from federal programs as participation records it: with every payer alike. */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import { type ParticipationRow, verdictOn } from '../participation.ts';

/** Whether the rows of a provider say that it is excluded on a day. */
export function isExcludedOn(rows: readonly Pick<ParticipationRow, 'verdicts'>[], on: CalendarDate): boolean {
  return rows.some(({ verdicts }) => verdictOn(verdicts, on)?.matters.includes('excluded') === true);
}
