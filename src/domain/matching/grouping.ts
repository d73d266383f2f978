/** Things under numbered keys, laid one behind the other: those of key `k` stand at `[starts[k], starts[k + 1])`. */

/** Places of the things, by key. */
export interface Grouping {
  readonly starts: Int32Array;
  /** The things in the order of their keys; of one key, as they came. */
  readonly order: Int32Array;
}

/** Groups things by the key of each; keys are numbers from 0 to below `keys`. */
export function grouping(keyOf: ArrayLike<number>, keys: number): Grouping {
  const starts = new Int32Array(keys + 1);
  for (let one = 0; one < keyOf.length; one += 1) {
    const next = (keyOf[one] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let key = 1; key < starts.length; key += 1) starts[key] = (starts[key] as number) + (starts[key - 1] as number);
  const free = starts.slice();
  const order = new Int32Array(keyOf.length);
  for (let one = 0; one < keyOf.length; one += 1) {
    const key = keyOf[one] as number;
    const place = free[key] as number;
    free[key] = place + 1;
    order[place] = one;
  }
  return { starts, order };
}
