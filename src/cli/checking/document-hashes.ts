import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import { keepReading, keptReading } from '../kept-reading.ts';

/** A file's state as the disk tells it, and the SHA-256 of its bytes then. */
interface KeptHash {
  readonly state: string;
  readonly sha256: string;
}

const keptName = 'document-hashes.json';

/** No disk tells times more coarsely, in milliseconds: a change sooner after another may not show in a file's state. */
const coarsestTick = 2000;

/**
 * The SHA-256 of the bytes of files by their paths below `root`; empty for one that cannot be read. A file is read again
 * only when its size, times or place on the disk are others than when it was last read.
 */
export function documentHashes(root: string, paths: readonly string[]): ReadonlyMap<string, string> {
  const reading = keptReading(root, keptName);
  const kept = new Map(Object.entries((reading?.value ?? {}) as Readonly<Record<string, KeptHash>>));
  const settled = (reading?.keptAt ?? 0) - coarsestTick;
  const found = new Map<string, KeptHash>();
  let unknown = 0;
  for (const path of paths) {
    const file = root + sep + path;
    const { state, changedAt } = stateOf(file);
    const known = kept.get(path);
    const holds = known?.state === state && known.sha256 !== '' && changedAt < settled;
    if (!holds) unknown += 1;
    found.set(path, holds ? known : { state, sha256: sha256(file) });
  }
  if (unknown > 0 || kept.size !== found.size) keepReading(root, keptName, Object.fromEntries(found));
  return new Map([...found].map(([path, { sha256 }]) => [path, sha256]));
}

/** Size, times and place of a file; empty where the disk does not tell. */
function stateOf(path: string): { readonly state: string; readonly changedAt: number } {
  try {
    const { size, mtimeMs, ctimeMs, ino } = statSync(path);
    return { state: [size, mtimeMs, ctimeMs, ino].join(' '), changedAt: ctimeMs };
  } catch {
    return { state: '', changedAt: 0 };
  }
}

/** The hash of a file's bytes; empty for one that cannot be read, which then counts as changed. */
function sha256(path: string): string {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return '';
  }
}
