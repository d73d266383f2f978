/** States of many files, and their places in a list of paths, as they are kept for the next command. */

import { type DiskState, isSettled, stateLength } from './disk-state.ts';

/** States by place. */
export interface KeptStates {
  /** Undefined where the disk did not tell. */
  readonly at: (place: number) => DiskState | undefined;
  /** Whether a file in this state holds what it held when the states were kept, at `keptAt` by the clock of the disk. */
  readonly isUnchanged: (place: number, state: DiskState, keptAt: number) => boolean;
}

/** States as text: four numbers each, in base64; none is a number where the disk did not tell. */
export function statesText(all: readonly (DiskState | undefined)[]): string {
  const states = new Float64Array(all.length * stateLength).fill(Number.NaN);
  all.forEach((state, place) => {
    if (state !== undefined) states.set(state, place * stateLength);
  });
  return Buffer.from(states.buffer).toString('base64');
}

/** The states that a text holds; undefined where it does not hold so many. */
export function statesIn(text: string, count: number): KeptStates | undefined {
  const bytes = new Uint8Array(Buffer.from(text, 'base64'));
  if (bytes.length !== count * stateLength * Float64Array.BYTES_PER_ELEMENT) return undefined;
  const states = new Float64Array(bytes.buffer);
  return {
    at: (place) => {
      const [bytes, writtenAt, changedAt, inode] = states.subarray(place * stateLength);
      const isTold = bytes !== undefined && writtenAt !== undefined && changedAt !== undefined && inode !== undefined;
      return isTold && !Number.isNaN(bytes) ? [bytes, writtenAt, changedAt, inode] : undefined;
    },
    isUnchanged: (place, state, keptAt) => {
      const from = place * stateLength;
      for (let at = 0; at < stateLength; at += 1) if (states[from + at] !== state[at]) return false;
      return isSettled(state, keptAt);
    },
  };
}

/** The place of a path in a list, or -1. Quickest when paths are asked for in the order of the list. */
export function placesIn(paths: readonly string[]): (path: string) => number {
  let next = 0;
  let all: ReadonlyMap<string, number> | undefined;
  return (path) => {
    if (paths[next] !== path) {
      all ??= new Map(paths.map((each, place) => [each, place]));
      const place = all.get(path);
      if (place === undefined) return -1;
      next = place;
    }
    next += 1;
    return next - 1;
  };
}
