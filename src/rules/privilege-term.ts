/** How long appointments and privileges may last at a facility: by its form, its bylaws, its accreditor and its state. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { type Duration, dateAfter, durationText, parseDuration } from '../domain/calendar/duration.ts';
import type { Facility } from '../domain/nouns/facility.ts';
import type { LongestTerm } from './checks/windows.ts';

/** The latest end that is allowed, and by whose word. */
export interface TermLimit {
  /** First day on which it no longer holds. */
  readonly until: CalendarDate;
  /** "3 years by `tjc.term`". */
  readonly because: string;
}

/** A term that somebody wrote down, an ISO duration, and where. */
export interface WrittenTerm {
  readonly term: string | undefined;
  readonly where: string;
}

/**
 * The latest end of what begins on a day, of the terms that are written down and the longest that rule packs allow there;
 * undefined where nobody names a term.
 */
export function termLimit(
  facility: Facility,
  from: CalendarDate,
  written: readonly WrittenTerm[],
  longest: readonly LongestTerm[],
): TermLimit | undefined {
  const own = written.flatMap(({ term, where }): readonly TermLimit[] => {
    const length = term === undefined ? undefined : parseDuration(term);
    return length === undefined ? [] : [limit(from, length, `by ${where}`)];
  });
  const packs = longest
    .filter((one) => holds(one, facility))
    .map(({ length, rule }) => limit(from, length, `by \`${rule}\``));
  return [...own, ...packs].reduce<TermLimit | undefined>(
    (first, one) => (first === undefined || one.until < first.until ? one : first),
    undefined,
  );
}

function limit(from: CalendarDate, length: Duration, by: string): TermLimit {
  return { until: dateAfter(from, length), because: `${durationText(length)} ${by}` };
}

/** Whether a longest term is said of this facility: of its kind, its state, its accreditor. */
function holds({ kinds, states, accreditors, pack }: LongestTerm, facility: Facility): boolean {
  if (kinds !== null && !kinds.includes(facility.kind)) return false;
  if (states !== null) return facility.address?.state !== undefined && states.includes(facility.address.state);
  if (accreditors === null || facility.packs?.includes(pack) === true) return true;
  return facility.accreditor !== undefined && accreditors.includes(facility.accreditor);
}
