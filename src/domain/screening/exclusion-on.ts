/** Whether somebody was excluded on a day, as far as what was looked through tells. */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import { matchState, type ReviewedMatch } from './exclusion-block.ts';
import { endedBetween, heldOn } from './exclusion-period.ts';
import { isExclusionList, type SearchedList, searchLimit } from './last-screening.ts';
import { selfParty } from './screened-parties.ts';

/**
 * `excluded`: a confirmed period of the subject itself holds on the day; `party excluded`: one of an owner or official does;
 * `open`: only ones that await a decision do; `not excluded`: none does; `unknown`: none is known, and nobody ever looked.
 */
export type ExclusionVerdict = 'excluded' | 'party excluded' | 'open' | 'not excluded' | 'unknown';

/** A period that holds on the day asked about. */
export interface HeldExclusion<Match extends ReviewedMatch> {
  readonly match: Match;
  /** Whether a person confirmed it or it awaits a decision. */
  readonly state: 'confirmed' | 'open';
  /** How it ended, if it did: on a day that the list names, or between two lists. */
  readonly ended: 'stated' | 'no longer listed' | null;
  /** State in which the agency had waived it on the day; null: none. */
  readonly waivedIn: string | null;
  /** What the lists leave open about the day; null: nothing. */
  readonly unsure: string | null;
}

/** The answer for a day. */
export interface ExclusionAnswer<Match extends ReviewedMatch> {
  readonly verdict: ExclusionVerdict;
  /** Confirmed ones first, the subject's own before those of its parties, of these the earliest. */
  readonly held: readonly HeldExclusion<Match>[];
  /** What the lists at hand do not tell of the day; null: they tell all. */
  readonly limit: string | null;
}

/**
 * The answer from the matches that stand (those that another took the place of left out), whatever was decided about them.
 * Matches by name that await a decision are questions, and stand as such. `looked`: somebody was looked up at all.
 */
export function exclusionOn<Match extends ReviewedMatch>(
  matches: readonly Match[],
  { searched, looked }: { readonly searched: readonly SearchedList[]; readonly looked: boolean },
  on: CalendarDate,
): ExclusionAnswer<Match> {
  const held = matches
    .filter((match) => isExclusionList(match.list) && match.verdict !== 'different' && heldOn(match, on))
    .map((match) => heldExclusion(match, on))
    .toSorted(
      (left, right) => order(left) - order(right) || ((left.match.from ?? '') < (right.match.from ?? '') ? -1 : 1),
    );
  const verdict = held[0] === undefined ? (looked ? 'not excluded' : 'unknown') : verdictOf(held[0]);
  const limits = [searchLimit(searched, on), afterLists(searched, on)].filter((limit) => limit !== null);
  return { verdict, held, limit: limits.length === 0 ? null : limits.join('; ') };
}

/** The place of a period among others: whoever is excluded first, then parties of theirs, then questions. */
function order(held: HeldExclusion<ReviewedMatch>): number {
  return ['excluded', 'party excluded', 'open'].indexOf(verdictOf(held));
}

function verdictOf({ state, match }: HeldExclusion<ReviewedMatch>): ExclusionVerdict {
  if (state === 'open') return 'open';
  return match.party === selfParty ? 'excluded' : 'party excluded';
}

function heldExclusion<Match extends ReviewedMatch>(match: Match, on: CalendarDate): HeldExclusion<Match> {
  const { until, endedAfter, waiver } = match;
  return {
    match,
    state: matchState(match) === 'confirmed' ? 'confirmed' : 'open',
    ended: until === null ? null : endedAfter === null ? 'stated' : 'no longer listed',
    waivedIn: waiver !== null && (waiver.from === null || waiver.from <= on) ? waiver.state : null,
    unsure: endedAfter !== null && until !== null && endedAfter < on ? endedBetween(endedAfter, until) : null,
  };
}

/** What was listed since the newest files were made is on none of them; null: none is older than the day. */
function afterLists(lists: readonly SearchedList[], on: CalendarDate): string | null {
  const early = lists.flatMap(({ list, through }) =>
    through !== null && through < on ? [`${list} of ${through}`] : [],
  );
  return early.length === 0
    ? null
    : `the newest looked through: ${early.join(', ')}, and what was listed since is on none`;
}
