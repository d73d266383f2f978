/** Two contracts, or two rounds of one, side by side: what each pays for each code, and what that makes of a year's work. */

/** What both sides pay for a code. Null: it cannot be told. */
export interface ComparedRate {
  readonly code: string;
  readonly modifier: string | null;
  readonly first: number | null;
  readonly second: number | null;
  /** The sides that do not pay for it at all. */
  readonly notCovered: readonly ('first' | 'second')[];
  /** Why a side is not known; null: both are. */
  readonly because: string | null;
  /** How often it is billed; null: no volumes were given. */
  readonly count: number | null;
}

/** Sums over all codes that both sides price. */
export interface RateTotals {
  readonly compared: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
  /** Services counted in the sums; of those not priced by both in `uncounted`. */
  readonly services: number;
  readonly uncounted: number;
  /** Cents, weighted by the counts; each code once where there are none. */
  readonly first: number;
  readonly second: number;
}

/** The difference of the second to the first in percent, to a tenth, halves away from zero; null where the first is nothing. */
export function percentChange(first: number, second: number): number | null {
  if (first === 0) return null;
  const tenths = ((second - first) * 1000) / first;
  return (Math.sign(tenths) * Math.round(Math.abs(tenths))) / 10;
}

/** The sums of a comparison. */
export function rateTotals(rates: readonly ComparedRate[]): RateTotals {
  const totals = {
    compared: 0,
    onlyFirst: 0,
    onlySecond: 0,
    neither: 0,
    services: 0,
    uncounted: 0,
    first: 0,
    second: 0,
  };
  for (const { first, second, count } of rates) {
    const times = count ?? 1;
    if (first !== null && second !== null) {
      totals.compared += 1;
      totals.services += times;
      totals.first += first * times;
      totals.second += second * times;
      continue;
    }
    totals.uncounted += times;
    if (first !== null) totals.onlyFirst += 1;
    else if (second !== null) totals.onlySecond += 1;
    else totals.neither += 1;
  }
  return totals;
}
