/** Where the parties of a screening run stand, by their matches. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { matchState } from '../domain/screening/exclusion-block.ts';
import { heldOn } from '../domain/screening/exclusion-period.ts';
import type { MatchOnFile } from '../ledger/screening-query.ts';

/** How a run ended for the parties on its roster. */
export interface ScreeningCounts {
  /** Nothing open, and nothing confirmed that still holds. */
  readonly clear: number;
  readonly open: number;
  readonly confirmed: number;
}

/** What tells a party from all others. */
export function partyKey(subjectId: string, party: string): string {
  return `${subjectId}|${party}`;
}

/** Counts the parties of a run: clear + open + confirmed = screened. `parties` are those that matches stand for, by their keys. */
export function screeningCounts(
  screened: number,
  parties: ReadonlySet<string>,
  matches: readonly MatchOnFile[],
  on: CalendarDate,
): ScreeningCounts {
  const byParty = new Map<string, MatchOnFile[]>(Array.from(parties, (key) => [key, []]));
  for (const match of matches) {
    if (match.closedOn === null) byParty.get(partyKey(match.subjectId, match.party))?.push(match);
  }
  const counts = { clear: screened - byParty.size, open: 0, confirmed: 0 };
  for (const own of byParty.values()) counts[partyState(own, on)] += 1;
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
