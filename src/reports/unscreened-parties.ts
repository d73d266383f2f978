/** Who came after the last screening: nothing of it is about them. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Facility } from '../domain/nouns/facility.ts';
import type { Group } from '../domain/nouns/group.ts';
import { associations } from '../domain/screening/screened-parties.ts';
import type { RosterSubject } from '../domain/screening/screening-roster.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** An owner, official or managing employee whom no screening has looked up yet. */
export interface UnscreenedParty {
  readonly subjectId: string;
  /** As on rosters: `owner: Ruiz, Ana`. */
  readonly party: string;
}

/**
 * Owners, officials and managing employees whom the documents of groups and facilities name as of a day, and the roster of
 * the last screening does not. Organisations that are not on it at all are passed over: they were never screened.
 */
export function partiesNamedSince(
  ledger: Ledger,
  roster: readonly RosterSubject[],
  asOf: CalendarDate,
): readonly UnscreenedParty[] {
  const onRoster = new Map(roster.map((one) => [one.subjectId, one]));
  const organisations = ledger.screenings
    .partyDocuments([...onRoster.keys()])
    .filter(({ kind, subject }) => kind !== 'dossier' && subject.status !== 'archived')
    .map(({ subject }) => subject.id);
  return Array.from(ledger.screenings.bodies(organisations)).flatMap(([subjectId, body]) => {
    const { parties = [], skipped = [] } = onRoster.get(subjectId) ?? {};
    const known = new Set([...parties, ...skipped].map(({ party }) => party));
    return [...associations(JSON.parse(body) as Group | Facility)]
      .filter(([party, { until }]) => !known.has(party) && (until === null || until > asOf))
      .map(([party]) => ({ subjectId, party }));
  });
}
