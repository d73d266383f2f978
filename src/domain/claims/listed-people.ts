/** People whom lists of excluded parties name, whether or not any payer knows them. */

import { type CalendarDate, latest } from '../calendar/calendar-date.ts';
import { type BlockedSpan, blockedSpans, type ReviewedMatch } from '../screening/exclusion-block.ts';
import { selfParty } from '../screening/screened-parties.ts';

/** Days, both of them included. */
export interface DaysOfService {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Answers from the matches of all subjects. */
export class ListedPeople {
  readonly #spans = new Map<string, BlockedSpan[]>();

  /** `matches`: those found by the day in question, each with the decision about it by that day. */
  constructor(matches: readonly (ReviewedMatch & { readonly closedOn: CalendarDate | null })[], asOf: CalendarDate) {
    const standing = matches.filter(
      ({ closedOn, party }) => party === selfParty && (closedOn === null || closedOn > asOf),
    );
    // Somebody of the same name and birth date is hardly ever another person: the claim waits until somebody has looked.
    const believed = standing.map((one) =>
      one.verdict === null && one.tier === 'name-dob' ? { ...one, verdict: 'same' as const } : one,
    );
    for (const span of blockedSpans(believed)) {
      if (span.reach.lines !== null || span.list === 'deactivation') continue;
      const known = this.#spans.get(span.subjectId);
      if (known === undefined) this.#spans.set(span.subjectId, [span]);
      else known.push(span);
    }
  }

  /** The first of the days on which a list of excluded people stands in the way of a subject; null: none does. */
  excludedOn(subjectId: string, { from, to }: DaysOfService): CalendarDate | null {
    const spans = this.#spans.get(subjectId);
    if (spans === undefined) return null;
    const days = spans
      .filter((span) => (span.from === null || span.from <= to) && (span.until === null || from < span.until))
      .map((span) => (span.from === null ? from : latest(span.from, from)));
    return days.toSorted()[0] ?? null;
  }
}
