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

/** Numbers of a row before its spans, and of each span. */
const [rowHead, spanLength] = [2, 2] as const;

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
  /**
   * Of each row the number of its key, the place after the row, and for each span its first day and the number of its
   * verdict. What is asked for together lies together: claims name providers in no order, and the time goes into fetching.
   */
  readonly #numbers = new NumberList();

  /** The place of the next row. */
  get end(): number {
    return this.#numbers.length;
  }

  /**
   * Adds the row that stands at a place of `Participations.knownText`, after the id; the place after the row. Mostly a row
   * has the key after that of the one before it, and a verdict is followed by what followed it before.
   */
  add(bytes: Buffer, from: number): number {
    const [keys, verdicts] = [this.#keyTexts, this.#verdictTexts];
    this.#lastKey = keys.numberAt(bytes, from, this.#lastKey + 1 < this.keys.length ? this.#lastKey + 1 : 0);
    const row = this.#numbers.length;
    this.#numbers.push(this.#lastKey);
    this.#numbers.push(row);
    let at = keys.end + 1;
    while (bytes[at] !== lineFeed && at < bytes.length) {
      this.#numbers.push(dayNumberAt(bytes, at));
      const before = this.#lastVerdict;
      // One blank stands between the day and what is so from then on.
      this.#lastVerdict = verdicts.numberAt(bytes, at + dayLength + 1, this.#following[before] ?? 0);
      this.#following[before] = this.#lastVerdict;
      this.#numbers.push(this.#lastVerdict);
      at = bytes[verdicts.end] === semicolon ? verdicts.end + 1 : verdicts.end;
    }
    this.#numbers.set(row + 1, this.#numbers.length);
    return at + 1;
  }

  /** Number of the key of a row. */
  keyOf(row: number): number {
    return this.#numbers.at(row);
  }

  /** The place after a row. */
  after(row: number): number {
    return this.#numbers.at(row + 1);
  }

  /** The last span of a row that begins on or before a day; -1: none does. */
  spanOn(row: number, day: number): number {
    const first = row + rowHead;
    let span = this.after(row) - spanLength;
    while (span >= first && this.#numbers.at(span) > day) span -= spanLength;
    return span < first ? -1 : span;
  }

  /** The worst verdict of the days of a service, the first of equal ones; undefined: the row says nothing of them. */
  worstOf(row: number, from: number, to: number): SharedVerdict | undefined {
    const first = row + rowHead;
    let found: SharedVerdict | undefined;
    for (let span = this.spanOn(row, to); span >= first; span -= spanLength) {
      const one = this.verdictOf(span);
      if (found === undefined || one.rank >= found.rank) found = one;
      if (this.#numbers.at(span) <= from) break;
    }
    return found;
  }

  /** The first day of `from` to `to` on which something stands in the way under a row; null: it never does. */
  firstWith(matter: BillingMatter, row: number, from: number, to: number): number | null {
    const first = row + rowHead;
    let found: number | null = null;
    for (let span = this.spanOn(row, to); span >= first; span -= spanLength) {
      const since = this.#numbers.at(span);
      if (this.verdictOf(span).matters.includes(matter)) found = Math.max(since, from);
      if (since <= from) break;
    }
    return found;
  }

  /** What a span says. */
  verdictOf(span: number): SharedVerdict {
    return this.#verdicts[this.#numbers.at(span + 1)] as SharedVerdict;
  }

  /** The first day from `from` on that may be billed under a row; null: none is in sight. */
  firstBillable(row: number, from: number): number | null {
    const end = this.after(row);
    const now = this.spanOn(row, from);
    if (now >= 0 && this.verdictOf(now).verdict === 'bill') return from;
    for (let span = now < 0 ? row + rowHead : now + spanLength; span < end; span += spanLength)
      if (this.verdictOf(span).verdict === 'bill') return this.#numbers.at(span);
    return null;
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
