/** Where a termination that a departure opened stands, and what comes next. */

import { type LineStanding, lineStanding } from '../../domain/application.ts';
import { type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import type { Application } from '../../domain/facts.ts';

/** Words for where it stands; the act that comes next, null where none is left. */
export interface TerminationStanding {
  readonly words: string;
  readonly act: string | null;
}

/** Where a termination stands on a day. Its lines move together: it has one. */
export function terminationStanding(
  application: Application,
  departedOn: CalendarDate,
  asOf: CalendarDate,
): TerminationStanding {
  const [line] = application.lines;
  if (line === undefined) return { words: 'has no line', act: null };
  const standing = lineStanding(application, line, asOf);
  const { id } = application;
  switch (standing.state) {
    case 'draft':
    case 'returned':
      return {
        words: standing.state === 'draft' ? 'not sent yet' : 'came back',
        act: `empanel application submit ${id} --via portal`,
      };
    case 'approved':
    case 'loaded':
      return { words: confirmedWords(standing), act: null };
    case 'withdrawn':
      return { words: 'withdrawn', act: null };
    default:
      return {
        words: `${standing.state} since ${longDate(standing.since)}`,
        act: `empanel application advance ${id} approved --effective ${departedOn}`,
      };
  }
}

function confirmedWords({ effectiveOn, decidedOn }: LineStanding): string {
  const on = effectiveOn ?? decidedOn;
  return on === null ? 'confirmed' : `confirmed, ends ${longDate(on)}`;
}
