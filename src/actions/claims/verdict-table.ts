/**
 * Participation of very many providers in little memory: rows and their spans lie in flat arrays of numbers, keys and
 * verdicts are there once for all.
 */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import {
  type BillingMatter,
  type BillingVerdict,
  billingVerdicts,
  matterWords,
  type ParticipationKey,
  verdictOf,
} from '../../domain/participation.ts';
import type { KnownTuple } from '../../ledger/participation-query.ts';
import { NumberList } from './number-list.ts';

/** A verdict with what stands in its way, shared by all days on which it is the same. */
export interface SharedVerdict {
  readonly verdict: BillingVerdict;
  /** Place in `billingVerdicts`: the greater, the worse. */
  readonly rank: number;
  readonly matters: readonly BillingMatter[];
  /** The matters in words. */
  readonly words: string;
}

/** A day as a number that sorts as it does: `2026-03-01` is 20260301. */
export function dayNumber(on: string): number {
  return (digits(on, 0, 4) * 100 + digits(on, 5, 7)) * 100 + digits(on, 8, 10);
}

/** The day of a number of `dayNumber`. */
export function dayOfNumber(day: number): CalendarDate {
  const text = String(day).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` as CalendarDate;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + text.charCodeAt(at) - 0x30;
  return value;
}

/** Rows of providers, each provider's together; rows and spans are named by their places. */
export class VerdictTable {
  /** Keys of rows, by their numbers. */
  readonly keys: ParticipationKey[] = [];
  readonly #keyNumbers = new Map<string, number>();
  readonly #verdicts: SharedVerdict[] = [];
  readonly #verdictNumbers = new Map<string, number>();
  readonly #rowKey = new NumberList();
  /** Where the spans of a row begin; they end where those of the next row begin. */
  readonly #rowSpans = new NumberList();
  readonly #spanFrom = new NumberList();
  readonly #spanVerdict = new NumberList();

  /** How many rows there are; the place of the next one. */
  get rows(): number {
    return this.#rowKey.length;
  }

  /** Adds a row. */
  add([, payer, product, group, location, verdicts]: KnownTuple): void {
    this.#rowKey.push(this.#keyNumber(payer, product, group, location));
    this.#rowSpans.push(this.#spanFrom.length);
    for (let at = 0; at < verdicts.length; ) {
      const end = verdicts.indexOf(';', at);
      const to = end < 0 ? verdicts.length : end;
      this.#spanFrom.push(dayNumber(verdicts.slice(at, at + dayLength)));
      this.#spanVerdict.push(this.#verdictNumber(verdicts.slice(at + dayLength, to)));
      at = to + 1;
    }
  }

  /** Number of the key of a row. */
  keyOf(row: number): number {
    return this.#rowKey.at(row);
  }

  /** The last span of a row that begins on or before a day; less than the first of the row: none does. */
  spanOn(row: number, day: number): number {
    const first = this.#rowSpans.at(row);
    let span = this.#endOf(row) - 1;
    while (span >= first && this.#spanFrom.at(span) > day) span -= 1;
    return span < first ? -1 : span;
  }

  /** The worst verdict of the days of a service, the first of equal ones; undefined: the row says nothing of them. */
  worstOf(row: number, from: number, to: number): SharedVerdict | undefined {
    const first = this.#rowSpans.at(row);
    let found: SharedVerdict | undefined;
    for (let span = this.spanOn(row, to); span >= first; span -= 1) {
      const one = this.verdictOf(span);
      if (found === undefined || one.rank >= found.rank) found = one;
      if (this.#spanFrom.at(span) <= from) break;
    }
    return found;
  }

  /** What a span says. */
  verdictOf(span: number): SharedVerdict {
    return this.#verdicts[this.#spanVerdict.at(span)] as SharedVerdict;
  }

  /** The first day from `from` on that may be billed under a row; null: none is in sight. */
  firstBillable(row: number, from: number): number | null {
    const end = this.#endOf(row);
    const now = this.spanOn(row, from);
    if (now >= 0 && this.verdictOf(now).verdict === 'bill') return from;
    for (let span = now < 0 ? this.#rowSpans.at(row) : now + 1; span < end; span += 1)
      if (this.verdictOf(span).verdict === 'bill') return this.#spanFrom.at(span);
    return null;
  }

  #endOf(row: number): number {
    return row + 1 < this.#rowSpans.length ? this.#rowSpans.at(row + 1) : this.#spanFrom.length;
  }

  #keyNumber(payer: string, product: string | null, group: string | null, location: string | null): number {
    const text = `${payer}\n${product ?? '\t'}\n${group ?? '\t'}\n${location ?? '\t'}`;
    let number = this.#keyNumbers.get(text);
    if (number === undefined) {
      number = this.keys.push({ payer, product, group, location }) - 1;
      this.#keyNumbers.set(text, number);
    }
    return number;
  }

  /** `text` is what follows the day: ` no contracted,loaded`. */
  #verdictNumber(text: string): number {
    let number = this.#verdictNumbers.get(text);
    if (number === undefined) {
      const { verdict, matters } = verdictOf(text);
      const words = matters.map((matter) => matterWords[matter]).join('; ');
      number = this.#verdicts.push({ verdict, rank: billingVerdicts.indexOf(verdict), matters, words }) - 1;
      this.#verdictNumbers.set(text, number);
    }
    return number;
  }
}

/** Characters of a day: `2026-03-01`. */
const dayLength = 10;
