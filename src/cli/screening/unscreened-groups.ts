/** Groups of which the last screening leaves something open. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { partiesSinceScreening } from './kept-roster.ts';

/** A group of which not everybody was looked up among the excluded. */
export interface UnscreenedGroup {
  readonly key: string;
  readonly name: string;
  /** Owners, officials and managing employees recorded since the last screening; null: the group itself was never screened. */
  readonly since: readonly string[] | null;
}

/** Those of some groups, given by their keys, of which the last screening by a day leaves somebody out. */
export async function unscreenedGroups(
  root: string | undefined,
  ledger: Ledger,
  keys: readonly string[],
  asOf: CalendarDate,
): Promise<readonly UnscreenedGroup[]> {
  const groups = (await ledger.subjects.list({ kind: 'group' })).filter(({ key }) => keys.includes(key));
  const screened = groups.filter(({ id }) => ledger.facts.lookedUpOn(id, asOf) !== null).map(({ id }) => id);
  const since = root === undefined ? [] : await partiesSinceScreening(root, ledger, screened, asOf);
  return groups
    .map(({ id, key, name }) => {
      const parties = since.filter(({ subjectId }) => subjectId === id).map(({ party }) => party);
      return { key, name, since: screened.includes(id) ? parties : null };
    })
    .filter((group) => group.since === null || group.since.length > 0);
}
