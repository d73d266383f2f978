/** Records by their very name: where a birth date may be mistyped, or first and last name changed about, nothing else leads to them. */

import { isOneSlip } from './birth-number.ts';
import { grouping } from './grouping.ts';
import { type Letters, lettersOf } from './letter-bounds.ts';
import type { NameVariant } from './name-variants.ts';

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

/**
 * Adds the records of somebody's very name whose birth date differs by one slip, and those born on the day whose name has
 * first and last changed about; a few others may be among them. `lasts`: the letters of each variant's last name.
 */
export function addSameNames(
  found: number[],
  index: SameNames,
  birth: number,
  variants: readonly NameVariant[],
  lasts: readonly Letters[],
): void {
  const { starts, births, records, numbers } = index;
  variants.forEach(({ last, first, part }, variant) => {
    if (part || first === '') return;
    const number = nameNumber(lasts[variant] as Letters, first);
    const place = number & (starts.length - 2);
    const until = starts[place + 1] as number;
    for (let at = starts[place] as number; at < until; at += 1) {
      if (numbers[at] === number && isOneSlip(birth, births[at] as number)) found.push(records[at] as number);
    }
    const turned = nameNumber(lettersOf(first), last);
    const turnedPlace = turned & (starts.length - 2);
    const end = starts[turnedPlace + 1] as number;
    for (let at = starts[turnedPlace] as number; at < end; at += 1) {
      if (births[at] === birth && numbers[at] === turned) found.push(records[at] as number);
    }
  });
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
