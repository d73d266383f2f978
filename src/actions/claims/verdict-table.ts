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
import { noneStored, storedDivider } from '../../ledger/participation-query.ts';
import { NumberList } from './number-list.ts';
import { TextNumbers } from './text-numbers.ts';

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
export function dayNumber(on: CalendarDate): number {
  const digit = (at: number): number => on.charCodeAt(at) - 0x30;
  const year = ((digit(0) * 10 + digit(1)) * 10 + digit(2)) * 10 + digit(3);
  return ((year * 10 + digit(5)) * 10 + digit(6)) * 100 + digit(8) * 10 + digit(9);
}

/** The same of a day that stands in bytes. */
function dayNumberAt(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let each = at; each < at + dayLength; each += 1) {
    const digit = (bytes[each] as number) - 0x30;
    if (digit >= 0) value = value * 10 + digit;
  }
  return value;
}

const tab = 0x09;
const lineFeed = 0x0a;
const semicolon = 0x3b;
/** Characters of a day: `2026-03-01`. */
const dayLength = 10;

/** The day of a number of `dayNumber`. */
export function dayOfNumber(day: number): CalendarDate {
  const text = String(day).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` as CalendarDate;
}

/** Rows of providers, each provider's together; rows and spans are named by their places. */
export class VerdictTable {
  /** Keys of rows, by their numbers. */
  readonly keys: ParticipationKey[] = [];
  readonly #verdicts: SharedVerdict[] = [];
  readonly #keyTexts = new TextNumbers([tab, tab], (text) => this.keys.push(keyOf(text)));
  readonly #verdictTexts = new TextNumbers([semicolon, lineFeed], (text) => this.#verdicts.push(sharedVerdict(text)));
  /** Which verdict last followed each, by their numbers. */
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

  /**
   * Adds the row that stands at a place of `Participations.knownText`, after the id; the place after the row. Mostly a row
   * has the key after that of the one before it, and a verdict is followed by what followed it before.
   */
  add(bytes: Buffer, from: number): number {
    const [keys, verdicts] = [this.#keyTexts, this.#verdictTexts];
    this.#lastKey = keys.numberAt(bytes, from, this.#lastKey + 1 < this.keys.length ? this.#lastKey + 1 : 0);
    this.#rows.push(this.#lastKey);
    this.#rows.push(this.#spans.length / 2);
    let at = keys.end + 1;
    while (bytes[at] !== lineFeed && at < bytes.length) {
      this.#spans.push(dayNumberAt(bytes, at));
      const before = this.#lastVerdict;
      // One blank stands between the day and what is so from then on.
      this.#lastVerdict = verdicts.numberAt(bytes, at + dayLength + 1, this.#following[before] ?? 0);
      this.#following[before] = this.#lastVerdict;
      this.#spans.push(this.#lastVerdict);
      at = bytes[verdicts.end] === semicolon ? verdicts.end + 1 : verdicts.end;
    }
    return at + 1;
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
}

function keyOf(text: string): ParticipationKey {
  const [payer = '', product, group, location] = text
    .split(storedDivider)
    .map((one) => (one === noneStored ? null : one));
  return { payer: payer ?? '', product: product ?? null, group: group ?? null, location: location ?? null };
}

/** Of what follows the day of a span: `no contracted,loaded`. */
function sharedVerdict(text: string): SharedVerdict {
  const { verdict, matters } = verdictOf(` ${text}`);
  const words = matters.map((matter) => matterWords[matter]).join('; ');
  return { verdict, rank: billingVerdicts.indexOf(verdict), matters, words };
}
