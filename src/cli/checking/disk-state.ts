import { type Stats, statSync } from 'node:fs';

/** Size, times and place of a file: what else it holds shows in one of them. Times in milliseconds since 1970. */
export type DiskState = readonly [bytes: number, writtenAt: number, changedAt: number, inode: number];

/** How many numbers a state has. */
export const stateLength = 4;

/** The state of a file; undefined where the disk does not tell. */
export function diskState(path: string): DiskState | undefined {
  let stats: Stats;
  try {
    stats = statSync(path);
  } catch {
    return undefined;
  }
  return [stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino];
}

/** No disk tells times more coarsely, in milliseconds. */
const coarsestTick = 2000;

/** No system whose disk tells parts of a second moves its clock in longer steps, in milliseconds. */
const coarsestFineTick = 20;

/**
 * Whether the last change that a state tells of was so long before `askedAt`, when the state was asked for at the earliest,
 * that a change since then shows in another state. `askedAt`: by the clock of the disk.
 */
export function isSettled([, writtenAt, changedAt]: DiskState, askedAt: number): boolean {
  const latest = Math.max(writtenAt, changedAt);
  return latest + (latest % 1000 === 0 ? coarsestTick : coarsestFineTick) < askedAt;
}
