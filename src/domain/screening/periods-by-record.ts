import type { ExclusionPeriod } from './exclusion-period.ts';

/** A record that a match found: its hash, and its place in the list. */
interface RecordFound {
  readonly recordSha256: string;
  readonly at: number;
}

/** Periods by the hash of their record: those of matches are known by it, and the others are hashed when one is asked for. */
export class PeriodsByRecord {
  readonly #periods: readonly ExclusionPeriod[];
  readonly #found: ReadonlyMap<string, ExclusionPeriod>;
  #all: ReadonlyMap<string, ExclusionPeriod> | undefined;

  constructor(periods: readonly ExclusionPeriod[], matches: readonly RecordFound[]) {
    this.#periods = periods;
    this.#found = new Map(matches.map(({ recordSha256, at }) => [recordSha256, periods[at] as ExclusionPeriod]));
  }

  get(recordSha256: string): ExclusionPeriod | undefined {
    const found = this.#found.get(recordSha256);
    if (found !== undefined) return found;
    this.#all ??= new Map(this.#periods.map((period) => [period.record.recordSha256, period]));
    return this.#all.get(recordSha256);
  }
}
