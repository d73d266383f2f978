import type { ListIndex } from '../matching/possible-matches.ts';
import type { ExclusionPeriod } from './exclusion-period.ts';

/** A list to look parties up in, with the times of its records. */
export interface ListSearch {
  readonly index: ListIndex;
  /** The period of the record at a place of the index. */
  readonly periodAt: (at: number) => ExclusionPeriod;
  /** The period of the record with a hash; undefined: the list has none. */
  readonly periodOf: (recordSha256: string) => ExclusionPeriod | undefined;
  /** To be called when nobody is looked up any more. */
  readonly close: () => void;
}

/** A record that a match found: its hash, and its place in the list. */
interface RecordFound {
  readonly recordSha256: string;
  readonly at: number;
}

/** The search through periods that are all at hand. Their records are hashed when one is asked for by its hash: of most nobody asks. */
export function searchOf(index: ListIndex, periods: readonly ExclusionPeriod[]): ListSearch {
  let all: ReadonlyMap<string, ExclusionPeriod> | undefined;
  return {
    index,
    periodAt: (at) => periods[at] as ExclusionPeriod,
    periodOf: (recordSha256) => {
      all ??= new Map(periods.map((period) => [period.record.recordSha256, period]));
      return all.get(recordSha256);
    },
    close: () => {},
  };
}

/** Periods by the hash of their record: those of matches are known by it, the others are asked for. */
export class PeriodsByRecord {
  readonly #search: ListSearch;
  readonly #found: ReadonlyMap<string, ExclusionPeriod>;

  constructor(search: ListSearch, matches: readonly RecordFound[]) {
    this.#search = search;
    this.#found = new Map(matches.map(({ recordSha256, at }) => [recordSha256, search.periodAt(at)]));
  }

  get(recordSha256: string): ExclusionPeriod | undefined {
    return this.#found.get(recordSha256) ?? this.#search.periodOf(recordSha256);
  }
}
