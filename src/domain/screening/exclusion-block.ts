/** What a match means for billing: on which days, in which states and for which lines of business it stands in the way. */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { MatchTier } from './exclusion.ts';

/** Lines of business that federal health care programs pay for, in whole or in part (42 USC 1320a-7b(f)). */
export const federalLines: readonly string[] = [
  'medicare',
  'medicare-advantage',
  'medicaid',
  'medicaid-mco',
  'chip',
  'tricare',
  'va',
];

/** What a person decided: our party is the listed one, or another. */
export const matchVerdicts = ['same', 'different'] as const;
/** One of `matchVerdicts`. */
export type MatchVerdict = (typeof matchVerdicts)[number];

/** Whether a match awaits a decision, was found to be the same party, or another. */
export type MatchState = 'open' | 'confirmed' | 'dismissed';

/** A match with the verdict that counts for the record and the party as they are; null: it awaits one. */
export interface ReviewedMatch {
  readonly id: string;
  readonly subjectId: string;
  /** `self`, or the owner or official of the subject. */
  readonly party: string;
  readonly list: string;
  readonly tier: MatchTier;
  readonly from: CalendarDate | null;
  /** First day on which the exclusion no longer holds; null: it still does. */
  readonly until: CalendarDate | null;
  /** The exclusion ended after this day and by `until`, the day by which a list without it was out. */
  readonly endedAfter: CalendarDate | null;
  readonly waiver: { readonly state: string; readonly from: CalendarDate | null } | null;
  readonly verdict: MatchVerdict | null;
  /** It took the place of a match that was found to be the same party, since the record or the party changed. */
  readonly confirmedBefore: boolean;
}

/** Which claims a list bears on. */
export interface ListReach {
  /** Lines of business, as payers' documents name them; null: every one. */
  readonly lines: readonly string[] | null;
}

/** A time in which claims may not be sent. */
export interface BlockedSpan {
  readonly matchId: string;
  readonly subjectId: string;
  readonly party: string;
  readonly list: string;
  /** First day; null: it may always have held. */
  readonly from: CalendarDate | null;
  /** First day on which it is over; null: not in sight. */
  readonly until: CalendarDate | null;
  readonly reach: ListReach;
  /** State in which the agency waived the exclusion: nothing is blocked there. */
  readonly exceptState: string | null;
  /** `confirmed` by a person, an equal NPI that nobody has looked at yet, or confirmed before something changed. */
  readonly why: 'confirmed' | 'NPI not reviewed' | 'confirmed before, not reviewed again';
}

/** A claim, as far as exclusions bear on it. */
export interface ClaimPlace {
  /** Day of the service. */
  readonly on: CalendarDate;
  /** State where the service was rendered. */
  readonly state: string;
  /** Line of business of the payer: `medicare`, `medicaid`, `commercial` … */
  readonly line: string;
}

/** Where a match stands. */
export function matchState({ verdict }: Pick<ReviewedMatch, 'verdict'>): MatchState {
  return verdict === null ? 'open' : verdict === 'same' ? 'confirmed' : 'dismissed';
}

/**
 * Which claims a list bears on. An exclusion by LEIE, SAM or a state blocks every payer: no federal program pays (42 USC
 * 1320a-7), and the contracts of the others ask for the same. A deactivated NPI cannot stand on any claim. Opting out and
 * revocation bear on Medicare, the preclusion list on Medicare Advantage.
 */
export function listReach(list: string): ListReach {
  if (list === 'opt-out' || list === 'revocation') return { lines: ['medicare', 'medicare-advantage'] };
  if (list === 'preclusion') return { lines: ['medicare-advantage'] };
  return { lines: null };
}

/**
 * The times in which claims may not be sent because of exclusions: the door for whoever decides about billing.
 *
 * Give it every match of a subject that stands (`ledger.screenings.matches`, without those with `closedOn`), whatever its
 * state. Back come, in order of their first day:
 * - a span for each confirmed match, `[from, until)`: an exclusion that has ended still blocks the days it held;
 * - a span for each open match by NPI: an equal NPI blocks until a person has decided, also under another name;
 * - a span for each open match that took the place of a confirmed one: a change of address unblocks nobody;
 * - nothing for dismissed matches and for open ones by name, which are questions and no answers;
 * - nothing for an exclusion without a day, such as one reinstated on its first day.
 *
 * A waiver becomes two spans where it began after the exclusion: all states before, all but its state from then on. A span
 * whose list merely lacks the party since (`endedAfter` of the match) runs until the day by which a list without it was out:
 * from then on it cannot have held. Spans of `party` other than `self` are about an owner or official of the subject: they bar
 * what that person furnishes or manages. Ask a single day with `blockingSpan`.
 */
export function blockedSpans(matches: readonly ReviewedMatch[]): readonly BlockedSpan[] {
  return matches
    .flatMap(spansOf)
    .toSorted((left, right) => compare(left.from ?? '', right.from ?? '') || compare(left.matchId, right.matchId));
}

/** The first span that stands in the way of a claim, or undefined: nothing of the lists does. */
export function blockingSpan(spans: readonly BlockedSpan[], claim: ClaimPlace): BlockedSpan | undefined {
  return spans.find(
    ({ from, until, reach, exceptState }) =>
      (from === null || from <= claim.on) &&
      (until === null || claim.on < until) &&
      (reach.lines === null || reach.lines.includes(claim.line)) &&
      exceptState !== claim.state,
  );
}

function spansOf(match: ReviewedMatch): readonly BlockedSpan[] {
  const why = blockReason(match);
  if (why === null) return [];
  const { id, subjectId, party, list, from, until, waiver } = match;
  const span = (first: CalendarDate | null, end: CalendarDate | null, exceptState: string | null): BlockedSpan => ({
    matchId: id,
    subjectId,
    party,
    list,
    from: first,
    until: end,
    reach: listReach(list),
    exceptState,
    why,
  });
  const waivedLater = waiver !== null && waiver.from !== null && (from === null || from < waiver.from);
  const spans = waivedLater
    ? [span(from, waiver.from, null), span(waiver.from, until, waiver.state)]
    : [span(from, until, waiver?.state ?? null)];
  return spans
    .map((one) => (one.until !== null && until !== null && until < one.until ? { ...one, until } : one))
    .filter((one) => one.from === null || one.until === null || one.from < one.until);
}

function blockReason({ verdict, tier, confirmedBefore }: ReviewedMatch): BlockedSpan['why'] | null {
  if (verdict === 'same') return 'confirmed';
  if (verdict !== null) return null;
  if (tier === 'npi') return 'NPI not reviewed';
  return confirmedBefore ? 'confirmed before, not reviewed again' : null;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
