/** Records by their very name: where a birth date may be mistyped, nothing else leads to them. */

import { isOneSlip } from './birth-number.ts';
import { grouping } from './grouping.ts';
import type { Letters } from './letter-bounds.ts';

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
export function sameNames(
  numbers: readonly number[],
  births: readonly number[],
  records: readonly number[],
): SameNames {
  const size = 1 << (32 - Math.clz32(numbers.length));
  const places = Int32Array.from(numbers);
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

/** Odd numbers that spread bits over a number of 32 (Knuth's, of the golden ratio, and Murmur's). */
const [spread, mix] = [0x9e3779b1, 0x85ebca6b];

/** A number of a name by the letters of its last name and how its first begins: equal names have the same, few others do. */
export function nameNumber({ length, once, twice, beginning }: Letters, first: string): number {
  const given = (first.charCodeAt(0) << 16) ^ (first.charCodeAt(first.length >> 1) << 8) ^ first.length;
  const mixed = Math.imul(Math.imul(once ^ (length << 26), spread) ^ beginning, mix) ^ twice;
  const number = Math.imul(mixed ^ given, spread);
  return number ^ (number >>> 15);
}
