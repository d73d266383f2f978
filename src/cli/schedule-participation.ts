/** Rows of participation as a schedule asks about them, with the words of what stands in the way. */

import { type CalendarDate, firstDate, lastDate } from '../domain/calendar/calendar-date.ts';
import {
  type BillingMatter,
  type BillingSpan,
  type BillingVerdict,
  fitsKey,
  type PartialKey,
  type ParticipationKey,
  type ParticipationRow,
  verdictOn,
} from '../domain/participation.ts';

/** Reasons from a day of service on, until those that follow. */
export interface WordsFrom {
  readonly from: CalendarDate;
  /** Those of the spans of a provider are the same texts, and are put together where they are asked for. */
  readonly words: readonly string[];
}

/** A row of the derived table, with its reasons as far as they were looked into. */
export interface KnownRow {
  readonly key: ParticipationRow;
  reasons: readonly WordsFrom[] | undefined;
}

/** A row that may be meant, with what counts for it on the day. */
export interface Found {
  readonly row: KnownRow;
  readonly key: ParticipationKey;
  readonly verdict: BillingVerdict;
  readonly matters: readonly BillingMatter[];
}

/** A row as it would be derived, of which all reasons are known already. */
export function assumedRow(key: ParticipationKey, spans: readonly BillingSpan[]): KnownRow {
  const verdicts = spans.map(({ from, verdict, reasons }) => ({
    from,
    verdict,
    matters: reasons.map(({ state }) => state),
  }));
  return { key: { ...key, validFrom: firstDate, validUntil: lastDate, verdicts }, reasons: wordsFrom(spans) };
}

/** Only the words of the spans are kept: a schedule may name every provider of a large group with every payer. */
export function wordsFrom(spans: readonly BillingSpan[]): readonly WordsFrom[] {
  return spans.flatMap(({ from, verdict, reasons }) =>
    verdict === 'bill' ? [] : [{ from, words: reasons.map(({ because }) => because) }],
  );
}

/** What stands in the way on a day. */
export function wordsOn(reasons: readonly WordsFrom[], on: CalendarDate): string {
  for (let at = reasons.length - 1; at >= 0; at -= 1) {
    const one = reasons[at];
    if (one !== undefined && one.from <= on) return [...new Set(one.words)].join('; ');
  }
  return '';
}

/** The rows that a question may mean, with what counts for each on the day. */
export function foundOn(rows: readonly KnownRow[], asked: PartialKey, on: CalendarDate): readonly Found[] {
  const found: Found[] = [];
  for (const row of rows) {
    if (!fitsKey(row.key, asked)) continue;
    const then = verdictOn(row.key.verdicts, on);
    if (then !== undefined) found.push({ row, key: row.key, verdict: then.verdict, matters: then.matters });
  }
  return found;
}
