import type { CalendarDate } from '../calendar/calendar-date.ts';

/** A match as far as its predecessor or successor is looked for. */
export interface DatedMatch {
  readonly recordSha256: string;
  /** The listed party in words, the name first. */
  readonly listed: string;
  readonly from: CalendarDate | null;
}

/** A match on file. */
export interface FormerMatch extends DatedMatch {
  /** A person had found it to be the same party. */
  readonly confirmed: boolean;
}

/**
 * For each match found today, by the hash of its record, the one on file whose place it takes, of one party in one list.
 * A record takes its own place. A record that is gone was changed where a new one is of an exclusion that began on the same
 * day: each new one takes the place of one at most, since many are excluded on one day; of one with the same name if it
 * can, of a confirmed one before an open one. What finds no successor has left the list. `listed`: whether the list still
 * has a record.
 */
export function predecessors<Former extends FormerMatch>(
  known: readonly Former[],
  now: readonly DatedMatch[],
  listed: (recordSha256: string) => boolean,
): ReadonlyMap<string, Former> {
  const pairs = new Map<string, Former>();
  for (const { recordSha256 } of now) {
    const same = known.findLast((former) => former.recordSha256 === recordSha256);
    if (same !== undefined) pairs.set(recordSha256, same);
  }
  const gone = new Set(known.filter(({ recordSha256 }) => !listed(recordSha256)));
  for (const named of [true, false]) {
    for (const match of now) {
      if (pairs.has(match.recordSha256)) continue;
      const fitting = [...gone].filter(
        (former) => former.from === match.from && (!named || nameIn(former.listed) === nameIn(match.listed)),
      );
      const former = fitting.find(({ confirmed }) => confirmed) ?? fitting[0];
      if (former === undefined) continue;
      pairs.set(match.recordSha256, former);
      gone.delete(former);
    }
  }
  return pairs;
}

function nameIn(listed: string): string {
  return listed.split(' · ', 1)[0] as string;
}
