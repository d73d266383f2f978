/** Where the parties of a screening run stand, by their matches. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { matchState } from '../domain/screening/exclusion-block.ts';
import { heldOn } from '../domain/screening/exclusion-period.ts';
import type { Roster } from '../domain/screening/screening-roster.ts';
import type { MatchOnFile } from '../ledger/screening-query.ts';

/** How a run ended for the parties on its roster. */
export interface ScreeningCounts {
  /** Nothing open, and nothing confirmed that still holds. */
  readonly clear: number;
  readonly open: number;
  readonly confirmed: number;
}

/** Counts the parties of a roster: clear + open + confirmed = screened. */
export function screeningCounts(roster: Roster, matches: readonly MatchOnFile[], on: CalendarDate): ScreeningCounts {
  const byParty = new Map<string, MatchOnFile[]>();
  for (const match of matches) {
    if (match.closedOn !== null) continue;
    const key = `${match.subjectId}|${match.party}`;
    const known = byParty.get(key);
    if (known === undefined) byParty.set(key, [match]);
    else known.push(match);
  }
  const counts = { clear: 0, open: 0, confirmed: 0 };
  for (const { parties } of roster.subjects) {
    for (const { subjectId, party } of parties) {
      counts[partyState(byParty.get(`${subjectId}|${party}`) ?? [], on)] += 1;
    }
  }
  return counts;
}

/** Where a party stands, by its matches: a question first, then an exclusion that holds on the day. */
function partyState(matches: readonly MatchOnFile[], on: CalendarDate): keyof ScreeningCounts {
  if (matches.some((match) => matchState(match) === 'open')) return 'open';
  const holds = matches.some(
    (match) => matchState(match) === 'confirmed' && (heldOn(match, on) || (match.from !== null && match.from > on)),
  );
  return holds ? 'confirmed' : 'clear';
}
