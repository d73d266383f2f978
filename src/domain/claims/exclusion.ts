/** Exclusion from federal programs: as participation records it, with every payer alike, or as the lists say it. */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import { type ParticipationRow, verdictOn } from '../participation.ts';
import type { ListedPeople } from './listed-people.ts';

/** Whether a provider is excluded on a day: by its rows, or by the lists where no payer has a row of it. */
export function isExcludedOn(
  subjectId: string,
  rows: readonly Pick<ParticipationRow, 'verdicts'>[],
  listed: ListedPeople,
  on: CalendarDate,
): boolean {
  if (rows.length === 0) return listed.excludedOn(subjectId, { from: on, to: on }) !== null;
  return rows.some(({ verdicts }) => verdictOn(verdicts, on)?.matters.includes('excluded') === true);
}
