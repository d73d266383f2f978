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

/** The day at a place of a text as a number that sorts as it does: `2026-03-01` is 20260301. */
export function dayNumber(on: string, at = 0): number {
  return (digits(on, at, at + 4) * 100 + digits(on, at + 5, at + 7)) * 100 + digits(on, at + 8, at + 10);
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
  /** Texts of verdicts, and which verdict last followed each, by their numbers. */
  readonly #texts: string[] = [];
  readonly #following: number[] = [0];
  #lastVerdict = 0;
  #lastKey = -1;
  /** Pairs: the key of a row, and where its spans begin; they end where those of the next row begin. */
  readonly #rows = new NumberList();
  /** Pairs: the first day of a span, and its verdict. What is asked for together lies together. */
  readonly #spans = new NumberList();

  /** How many rows there are; the place of the next one. */
  get rows(): number {
    return this.#rows.length / 2;
  }

  /** Adds a row. */
  add([, payer, product, group, location, verdicts]: KnownTuple): void {
    this.#rows.push(this.#keyNumber(payer, product, group, location));
    this.#rows.push(this.#spans.length / 2);
    for (let at = 0; at < verdicts.length; ) {
      const end = verdicts.indexOf(';', at);
      const to = end < 0 ? verdicts.length : end;
      this.#spans.push(dayNumber(verdicts, at));
      this.#spans.push(this.#verdictNumber(verdicts, at + dayLength, to));
      at = to + 1;
    }
  }

  /** Number of the key of a row. */
  keyOf(row: number): number {
    return this.#rows.at(row * 2);
  }

  /** The last span of a row that begins on or before a day; less than the first of the row: none does. */
  spanOn(row: number, day: number): number {
    const first = this.#firstSpan(row);
    let span = this.#endOf(row) - 1;
    while (span >= first && this.#fromOf(span) > day) span -= 1;
    return span < first ? -1 : span;
  }

  /** The worst verdict of the days of a service, the first of equal ones; undefined: the row says nothing of them. */
  worstOf(row: number, from: number, to: number): SharedVerdict | undefined {
    const first = this.#firstSpan(row);
    let found: SharedVerdict | undefined;
    for (let span = this.spanOn(row, to); span >= first; span -= 1) {
      const one = this.verdictOf(span);
      if (found === undefined || one.rank >= found.rank) found = one;
      if (this.#fromOf(span) <= from) break;
    }
    return found;
  }

  /** The first day of `from` to `to` on which something stands in the way under a row; null: it never does. */
  firstWith(matter: BillingMatter, row: number, from: number, to: number): number | null {
    const first = this.#firstSpan(row);
    let found: number | null = null;
    for (let span = this.spanOn(row, to); span >= first; span -= 1) {
      const since = this.#fromOf(span);
      if (this.verdictOf(span).matters.includes(matter)) found = Math.max(since, from);
      if (since <= from) break;
    }
    return found;
  }

  /** What a span says. */
  verdictOf(span: number): SharedVerdict {
    return this.#verdicts[this.#spans.at(span * 2 + 1)] as SharedVerdict;
  }

  /** The first day from `from` on that may be billed under a row; null: none is in sight. */
  firstBillable(row: number, from: number): number | null {
    const end = this.#endOf(row);
    const now = this.spanOn(row, from);
    if (now >= 0 && this.verdictOf(now).verdict === 'bill') return from;
    for (let span = now < 0 ? this.#firstSpan(row) : now + 1; span < end; span += 1)
      if (this.verdictOf(span).verdict === 'bill') return this.#fromOf(span);
    return null;
  }

  #firstSpan(row: number): number {
    return this.#rows.at(row * 2 + 1);
  }

  #fromOf(span: number): number {
    return this.#spans.at(span * 2);
  }

  #endOf(row: number): number {
    return row + 1 < this.rows ? this.#firstSpan(row + 1) : this.#spans.length / 2;
  }

  #keyNumber(payer: string, product: string | null, group: string | null, location: string | null): number {
    // Rows of a provider mostly have the keys of the one before it, in the same order.
    const expected = this.#lastKey + 1 < this.keys.length ? this.#lastKey + 1 : 0;
    const key = this.keys[expected];
    const isExpected =
      key?.payer === payer && key.product === product && key.group === group && key.location === location;
    this.#lastKey = isExpected ? expected : this.#foundKey(payer, product, group, location);
    return this.#lastKey;
  }

  #foundKey(payer: string, product: string | null, group: string | null, location: string | null): number {
    const text = `${payer}\n${product ?? '\t'}\n${group ?? '\t'}\n${location ?? '\t'}`;
    let number = this.#keyNumbers.get(text);
    if (number === undefined) {
      number = this.keys.push({ payer, product, group, location }) - 1;
      this.#keyNumbers.set(text, number);
    }
    return number;
  }

  /** What follows the day: ` no contracted,loaded`. Mostly it is what followed the same verdict before. */
  #verdictNumber(verdicts: string, from: number, to: number): number {
    const before = this.#lastVerdict;
    const expected = this.#following[before] ?? 0;
    const known = this.#texts[expected];
    const isExpected = known !== undefined && known.length === to - from && verdicts.startsWith(known, from);
    this.#lastVerdict = isExpected ? expected : this.#foundVerdict(verdicts.slice(from, to));
    this.#following[before] = this.#lastVerdict;
    return this.#lastVerdict;
  }

  #foundVerdict(text: string): number {
    let number = this.#verdictNumbers.get(text);
    if (number === undefined) {
      const { verdict, matters } = verdictOf(text);
      const words = matters.map((matter) => matterWords[matter]).join('; ');
      number = this.#verdicts.push({ verdict, rank: billingVerdicts.indexOf(verdict), matters, words }) - 1;
      this.#verdictNumbers.set(text, number);
      this.#texts.push(text);
      this.#following.push(0);
    }
    return number;
  }
}

/** Characters of a day: `2026-03-01`. */
const dayLength = 10;
