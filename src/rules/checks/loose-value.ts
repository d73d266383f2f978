/**
 * Documents as checks see them. `check` reports everything at once, so the rules of the trade also run over documents whose
 * shape is at fault: any member may be missing or of another kind than the schema says. A `Loose` document makes the
 * compiler insist on that: its texts, numbers and lists can only be had through the functions below, which give undefined
 * or nothing where the value is not what was expected.
 */

import { type CalendarDate, daysInMonth } from '../../domain/calendar/calendar-date.ts';
import { isMonth, type MonthOrDate } from '../../domain/calendar/month-span.ts';

declare const leafMark: unique symbol;
declare const listMark: unique symbol;

/** A text, number or boolean that may be something else. */
export interface Leaf<Kind extends string | number | boolean> {
  readonly [leafMark]: Kind;
}

/** A list that may be something else. */
export interface LooseList<Element> {
  readonly [listMark]: Element;
}

/** A value of which nothing is certain but which members it should have. */
export type Loose<Value> = [Value] extends [string | number | boolean]
  ? Leaf<Value>
  : Value extends readonly (infer Element)[]
    ? LooseList<Element>
    : { readonly [Name in keyof Value]?: Loose<NonNullable<Value[Name]>> | null };

type Maybe<Value> = Value | null | undefined;

/** The document as a loose value; where it is no map at all, an empty one. */
export function looseDocument<Shape>(value: unknown): Loose<Shape> {
  return (isMap(value) ? value : {}) as Loose<Shape>;
}

/** The text, or undefined where there is none. */
export function text(value: Maybe<Leaf<string>>): string | undefined {
  return typeof value === 'string' ? (value as string) : undefined;
}

/** The boolean, or undefined where there is none. */
export function flag(value: Maybe<Leaf<boolean>>): boolean | undefined {
  return typeof value === 'boolean' ? (value as boolean) : undefined;
}

/** The number, or undefined where there is none. */
export function amount(value: Maybe<Leaf<number>>): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? (value as number) : undefined;
}

/** The date, or undefined where there is none or no such day. */
export function day(value: Maybe<Leaf<string>>): CalendarDate | undefined {
  const written = text(value);
  return written !== undefined && isDay(written) ? written : undefined;
}

/** The month or date, or undefined where there is none. */
export function month(value: Maybe<Leaf<string>>): MonthOrDate | undefined {
  const written = text(value);
  return written === undefined ? undefined : monthOrDay(written);
}

/** The text as a month or date, or undefined where it is neither. */
export function monthOrDay(written: string): MonthOrDate | undefined {
  return isDay(written) || isMonth(written) ? written : undefined;
}

/** Whether the text is `YYYY-MM-DD` and such a day exists. Checks ask this of every date, so it counts digits only. */
export function isDay(written: string): written is CalendarDate {
  if (written.length !== 10 || written[4] !== '-' || written[7] !== '-') return false;
  const [year, month, date] = [digits(written, 0, 4), digits(written, 5, 7), digits(written, 8, 10)];
  return year >= 1 && date >= 1 && date <= daysInMonth(year, month);
}

/** The number that the characters write; NaN where one is no digit. */
function digits(written: string, from: number, until: number): number {
  let number = 0;
  for (let at = from; at < until; at += 1) {
    const digit = written.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** The maps of a list with their places in it; anything else in the list is passed over. */
export function items<Element>(list: Maybe<LooseList<Element>>): readonly (readonly [number, Loose<Element>])[] {
  if (!Array.isArray(list)) return [];
  const found: (readonly [number, Loose<Element>])[] = [];
  for (let index = 0; index < list.length; index += 1) {
    if (isMap(list[index])) found.push([index, list[index] as Loose<Element>]);
  }
  return found;
}

/** The texts of a list with their places in it. */
export function texts(list: Maybe<LooseList<string>>): readonly (readonly [number, string])[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((each, index) => (typeof each === 'string' ? [[index, each] as const] : []));
}

/** Whether a member is there at all, of whatever kind. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** Whether the value is a map: neither a list nor a single value. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
