/** Rates of contracts and fee schedules: what is paid for a code, where, and when. Money is whole cents. */

import { type CalendarDate, firstDate, lastDate } from '../calendar/calendar-date.ts';

/** The two prices that a service can have by its place. */
export const rateSites = ['facility', 'non-facility'] as const;
/** One of `rateSites`. */
export type RateSite = (typeof rateSites)[number];

/** The price of a service on `[from, until)`. An empty text is "any". */
export interface Rate {
  readonly code: string;
  readonly modifier: string;
  readonly site: RateSite | '';
  readonly locality: string;
  readonly from: CalendarDate | null;
  /** First day on which it no longer counts. */
  readonly until: CalendarDate | null;
  readonly cents: number;
}

/** What a table of rates belongs to: a contract, or a fee schedule that contracts may refer to. */
export const rateOwners = ['contract', 'schedule'] as const;
/** One of `rateOwners`. */
export type RateOwner = (typeof rateOwners)[number];

/** A file of rates as it was taken in. From its day on it stands in place of those before it. */
export interface RateTable {
  readonly id: string;
  readonly owner: RateOwner;
  /** Key of the contract or of the schedule. */
  readonly key: string;
  /** Number of the negotiation round whose offer it is, from 1; null: what is in force. */
  readonly round: number | null;
  /** Name of the file. */
  readonly name: string;
  readonly sha256: string;
  /** First day on which it counts; null: since ever. */
  readonly from: CalendarDate | null;
  readonly rows: number;
  readonly refused: number;
  /** The day it was taken in. */
  readonly on: CalendarDate;
  /** Order of recording. */
  readonly sequence: number;
}

/** Which rate is looked for. What is null is not in question: every variant is found. */
export interface RateQuestion {
  readonly code: string;
  readonly modifier: string | null;
  readonly site: RateSite | null;
  readonly locality: string | null;
  readonly on: CalendarDate;
}

/** A rate as one line of text: the order of the lines is the order of the rates. */
export function rateLine({ code, modifier, site, locality, from, until, cents }: Rate): string {
  const place = site === '' ? '' : site === 'facility' ? 'f' : 'n';
  return `${code},${modifier},${place},${locality},${from ?? ''},${until ?? ''},${cents}`;
}

/** The rate that a line holds. */
export function rateOfLine(line: string): Rate {
  const [code = '', modifier = '', place = '', locality = '', from = '', until = '', cents = '0'] = line.split(',');
  return {
    code,
    modifier,
    site: place === '' ? '' : place === 'f' ? 'facility' : 'non-facility',
    locality,
    from: from === '' ? null : (from as CalendarDate),
    until: until === '' ? null : (until as CalendarDate),
    cents: Number(cents),
  };
}

/** What two rates must share to be the same price at different times. */
export function rateSeries(line: string): string {
  return line.slice(0, fourth(line));
}

function fourth(line: string): number {
  let at = -1;
  for (let comma = 0; comma < 4; comma += 1) at = line.indexOf(',', at + 1);
  return at;
}

/** Whether both count on some day. */
export function ratesOverlap(left: Pick<Rate, 'from' | 'until'>, right: Pick<Rate, 'from' | 'until'>): boolean {
  return (left.from ?? firstDate) < (right.until ?? lastDate) && (right.from ?? firstDate) < (left.until ?? lastDate);
}

/** Modifiers that bill one part of a service: the price of the whole is not theirs. */
const partModifiers: ReadonlySet<string> = new Set(['26', 'TC']);

/**
 * The modifier that the price of a service goes by: that of a part of it (26, TC) before all others, then the first that
 * `isPriced` knows a price of its own for, else the first; null: it has none.
 */
export function pricedModifier(modifiers: readonly string[], isPriced: (modifier: string) => boolean): string | null {
  return modifiers.find((one) => partModifiers.has(one)) ?? modifiers.find(isPriced) ?? modifiers[0] ?? null;
}

/**
 * The rates that answer a question, one for each site and locality that was left open: with the modifier asked for, else
 * without one, but never the price of the whole for a part of a service (26, TC).
 */
export function ratesAnswering(rates: Iterable<Rate>, question: RateQuestion): readonly Rate[] {
  const { code, modifier, site, locality, on } = question;
  const fitting = [...rates].filter(
    (rate) =>
      rate.code === code &&
      (rate.from ?? firstDate) <= on &&
      on < (rate.until ?? lastDate) &&
      (site === null || rate.site === '' || rate.site === site) &&
      (locality === null || rate.locality === '' || rate.locality === locality),
  );
  const own = fitting.filter((rate) => rate.modifier === (modifier ?? ''));
  const usable =
    own.length > 0 || modifier === null || partModifiers.has(modifier)
      ? own
      : fitting.filter((rate) => rate.modifier === '');
  // A price for the very place stands before one for any place.
  return usable.filter(
    (rate) =>
      !usable.some(
        (other) =>
          other !== rate &&
          narrower(other, rate) &&
          (site !== null || other.site === rate.site) &&
          (locality !== null || other.locality === rate.locality),
      ),
  );
}

function narrower(left: Rate, right: Rate): boolean {
  const [siteGain, localityGain] = [gain(left.site, right.site), gain(left.locality, right.locality)];
  return siteGain >= 0 && localityGain >= 0 && siteGain + localityGain > 0;
}

function gain(left: string, right: string): number {
  return Number(left !== '') - Number(right !== '');
}

/** The table in force on a day, of one owner: the one that began last; of several from the same day the newest. */
export function tableInForce(tables: readonly RateTable[], on: CalendarDate): RateTable | undefined {
  return tables
    .filter(({ from }) => from === null || from <= on)
    .toSorted((left, right) =>
      left.from === right.from ? left.sequence - right.sequence : (left.from ?? '') < (right.from ?? '') ? -1 : 1,
    )
    .at(-1);
}

/** The key under which a schedule is known, from its name in a contract: `Exhibit C 2024` is `exhibit-c-2024`. */
export function scheduleKey(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** A procedure code (five characters), revenue code (four digits) or case group (three) in capitals; undefined where it is none. */
export function procedureCode(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return /^(?:[0-9A-Z]{5}|[0-3]\d{3}|\d{3})$/.test(code) && /\d/.test(code) ? code : undefined;
}

/** Whether a code is one of those that an entry lists: single codes and ranges such as `99202-99215`. */
export function isListedCode(listed: readonly string[], code: string): boolean {
  return listed.some((entry) => {
    const [first = '', last] = entry.toUpperCase().split('-');
    if (last === undefined) return first === code;
    return code.length === first.length && first <= code && code <= last;
  });
}

/** Whether an entry of a list is a code or a range of codes, and not words. */
export function isCodes(entry: string): boolean {
  const [first = '', last = first, ...more] = entry.split('-');
  return more.length === 0 && procedureCode(first) !== undefined && procedureCode(last) !== undefined;
}
