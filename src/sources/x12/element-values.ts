/** What the text of an element means: amounts, dates, composites. */

import { type CalendarDate, dateOf } from '../../domain/calendar/calendar-date.ts';
import type { Separators } from './interchange.ts';

/**
 * Whole cents of an amount in dollars (`79.04`, `.5`, `-9.00`, `500`); undefined where the text is no amount or has more
 * than two decimals that count.
 */
export function amountCents(text: string): number | undefined {
  const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', decimals = ''] = match;
  if (whole === '' && decimals === '') return undefined;
  if (decimals.length > 2 && /[1-9]/.test(decimals.slice(2))) return undefined;
  const cents = Number(whole) * 100 + Number(decimals.slice(0, 2).padEnd(2, '0'));
  if (!Number.isSafeInteger(cents)) return undefined;
  return sign === '-' && cents !== 0 ? -cents : cents;
}

const dot = 0x2e;
const minus = 0x2d;

/** As `amountCents`, of bytes that are not made into text first. */
export function centsBetween(bytes: Uint8Array, from: number, to: number): number | undefined {
  const negative = bytes[from] === minus;
  let cents = 0;
  let decimals = -1;
  let digits = 0;
  for (let at = negative ? from + 1 : from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte === dot && decimals < 0) {
      decimals = 0;
      continue;
    }
    const digit = byte - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    digits += 1;
    if (decimals >= 2) {
      if (digit !== 0) return undefined;
      continue;
    }
    cents = cents * 10 + digit;
    if (decimals >= 0) decimals += 1;
  }
  if (digits === 0) return undefined;
  cents *= decimals <= 0 ? 100 : decimals === 1 ? 10 : 1;
  if (!Number.isSafeInteger(cents)) return undefined;
  return negative && cents !== 0 ? -cents : cents;
}

/** Cents as X12 writes amounts: `79.04`, `500`, `-9`. */
export function amountText(cents: number): string {
  const [whole, part] = [Math.floor(Math.abs(cents) / 100), Math.abs(cents) % 100];
  const decimals = part === 0 ? '' : `.${String(part).padStart(2, '0').replace(/0$/, '')}`;
  return `${cents < 0 ? '-' : ''}${whole}${decimals}`;
}

/** A day as `20261231`; undefined where it is none. */
export function dayOf(text: string): CalendarDate | undefined {
  if (!/^\d{8}$/.test(text)) return undefined;
  return dateOf(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8)));
}

/** A day or a range of days by its format (`D8`, `RD8`, and `DT` with a time); undefined where it is none. */
export function daysOf(
  format: string,
  text: string,
): { readonly from: CalendarDate; readonly to: CalendarDate } | undefined {
  if (format === 'RD8') {
    const [first, second, ...others] = text.split('-');
    const from = dayOf(first ?? '');
    const to = dayOf(second ?? '');
    return from === undefined || to === undefined || others.length > 0 || to < from ? undefined : { from, to };
  }
  const day = format === 'D8' ? dayOf(text) : format === 'DT' ? dayOf(text.slice(0, 8)) : undefined;
  return day === undefined ? undefined : { from: day, to: day };
}

/** The components of a composite element. */
export function componentsOf(text: string, { component }: Pick<Separators, 'component'>): readonly string[] {
  return text.split(String.fromCharCode(component));
}

/** The repetitions of an element. */
export function repetitionsOf(text: string, { repetition }: Pick<Separators, 'repetition'>): readonly string[] {
  return repetition === null ? [text] : text.split(String.fromCharCode(repetition));
}
