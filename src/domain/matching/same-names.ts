/** Records by their very name: where a birth date may be mistyped, nothing else leads to them. */

import { isOneSlip } from './birth-number.ts';
import { grouping } from './grouping.ts';

/** Names of the records that have a birth date, by a number mixed of last and first name. */
export interface SameNames {
  /** Names whose number ends in the bits `b` are entries `[starts[b], starts[b + 1])`; the bits count a power of two. */
  readonly starts: Int32Array;
  readonly numbers: Int32Array;
  /** Number of each one's birth date. */
  readonly births: Int32Array;
  readonly records: Int32Array;
}

/** The names with these numbers, birth dates and records, ready to be looked up. */
export function sameNames(numbers: Int32Array, births: Int32Array, records: Int32Array): SameNames {
  const size = 1 << (32 - Math.clz32(numbers.length));
  const places = numbers.slice();
  for (let at = 0; at < places.length; at += 1) places[at] = (places[at] as number) & (size - 1);
  const { starts, order } = grouping(places, size);
  const sorted = { numbers: new Int32Array(places.length), births: new Int32Array(places.length) };
  for (let at = 0; at < order.length; at += 1) {
    const entry = order[at] as number;
    sorted.numbers[at] = numbers[entry] as number;
    sorted.births[at] = births[entry] as number;
    order[at] = records[entry] as number;
  }
  return { starts, ...sorted, records: order };
}

/** Adds the records with a name of this number whose birth date differs by one slip; a few others may be among them. */
export function addSameNames(found: number[], index: SameNames, birth: number, name: number): void {
  const { starts, births, records, numbers } = index;
  const place = name & (starts.length - 2);
  const until = starts[place + 1] as number;
  for (let at = starts[place] as number; at < until; at += 1) {
    if (numbers[at] === name && isOneSlip(birth, births[at] as number)) found.push(records[at] as number);
  }
}
