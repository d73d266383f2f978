/** Who may order and refer for Medicare, as CMS lists them: enrolled to bill or only to order, or opted out with the right to. */

import type { CalendarDate } from '../calendar/calendar-date.ts';

/** NPIs have ten digits and begin with 1 or 2: less this they fit into 32 bits. */
const base = 1_000_000_000;

/** The list as it was taken in; it has some two million people, so of each only a number is kept. */
export interface OrderingList {
  /** Name of the file. */
  readonly name: string;
  readonly sha256: string;
  readonly importedOn: CalendarDate;
  /** NPIs less a billion, ascending. */
  readonly numbers: Uint32Array;
}

/** NPIs as the list keeps them. */
export function orderingNumbers(npis: Iterable<string>): Uint32Array {
  return Uint32Array.from(npis, (npi) => Number(npi) - base).toSorted();
}

/** Whether somebody stands on the list. */
export function mayOrder({ numbers }: OrderingList, npi: string): boolean {
  const asked = Number(npi) - base;
  let [low, high] = [0, numbers.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = numbers[middle] as number;
    if (found === asked) return true;
    if (found < asked) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
