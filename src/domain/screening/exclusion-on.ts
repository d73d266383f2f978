/** Whether somebody was excluded on a day, as far as what was looked through tells. */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import { matchState, type ReviewedMatch } from './exclusion-block.ts';
import { type ExclusionEnd, endedBetween, heldOn } from './exclusion-period.ts';
import { isExclusionList, type SearchedList, searchLimit } from './last-screening.ts';
import { selfParty } from './screened-parties.ts';

/**
 * `excluded`: a confirmed period of the subject itself holds on the day; `party excluded`: one of an owner or official does;
 * `open`: only ones that await a decision do; `not excluded`: none does; `unknown`: none is known, and nobody ever looked.
 */
export type ExclusionVerdict = 'excluded' | 'party excluded' | 'open' | 'not excluded' | 'unknown';

/** What the answer rests on beside the matches. */
export interface ExclusionLooks {
  readonly searched: readonly SearchedList[];
  /** Whether anybody looked at all. */
  readonly looked: boolean;
  /** What it is when a list names the day of an end: that of a reinstatement, or the last of a term. */
  readonly namedEnd: (list: string) => Exclude<ExclusionEnd, 'no longer listed'>;
}

/** A period of an exclusion list as it bears on the day asked about. */
export interface HeldExclusion<Match extends ReviewedMatch> {
  readonly match: Match;
  /** Whether a person confirmed it or it awaits a decision. */
  readonly state: 'confirmed' | 'open';
  /** How it ended, if it did. */
  readonly ended: ExclusionEnd | null;
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
  /** Periods that had ended by then, the last that ended first. */
  readonly over: readonly HeldExclusion<Match>[];
  /** What the lists at hand do not tell of the day; null: they tell all. */
  readonly limit: string | null;
}

/**
 * The answer from the matches that stand (those that another took the place of left out), whatever was decided about them.
 * Matches by name that await a decision are questions, and stand as such.
 */
export function exclusionOn<Match extends ReviewedMatch>(
  matches: readonly Match[],
  { searched, looked, namedEnd }: ExclusionLooks,
  on: CalendarDate,
): ExclusionAnswer<Match> {
  const counted = matches.filter(({ list, verdict }) => isExclusionList(list) && verdict !== 'different');
  const held = counted
    .filter((match) => heldOn(match, on))
    .map((match) => heldExclusion(match, namedEnd, on))
    .toSorted(
      (left, right) => order(left) - order(right) || ((left.match.from ?? '') < (right.match.from ?? '') ? -1 : 1),
    );
  const verdict = held[0] === undefined ? (looked ? 'not excluded' : 'unknown') : verdictOf(held[0]);
  const limits = [searchLimit(searched, on), afterLists(searched, on)].filter((limit) => limit !== null);
  const over = counted
    .filter(({ from, until }) => until !== null && until <= on && until !== from)
    .toSorted((left, right) => ((left.until ?? '') > (right.until ?? '') ? -1 : 1))
    .map((match) => heldExclusion(match, namedEnd, on));
  return { verdict, held, over, limit: limits.length === 0 ? null : limits.join('; ') };
}

/** The place of a period among others: whoever is excluded first, then parties of theirs, then questions. */
function order(held: HeldExclusion<ReviewedMatch>): number {
  return ['excluded', 'party excluded', 'open'].indexOf(verdictOf(held));
}

function verdictOf({ state, match }: HeldExclusion<ReviewedMatch>): ExclusionVerdict {
  if (state === 'open') return 'open';
  return match.party === selfParty ? 'excluded' : 'party excluded';
}

function heldExclusion<Match extends ReviewedMatch>(
  match: Match,
  namedEnd: ExclusionLooks['namedEnd'],
  on: CalendarDate,
): HeldExclusion<Match> {
  const { list, until, endedAfter, waiver } = match;
  return {
    match,
    state: matchState(match) === 'confirmed' ? 'confirmed' : 'open',
    ended: until === null ? null : endedAfter === null ? namedEnd(list) : 'no longer listed',
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
