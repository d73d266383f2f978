import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { keepReading, keptReading } from '../kept-reading.ts';
import { moment } from '../stopwatch.ts';
import { diskState, isSettled } from './disk-state.ts';

/** A file's state as the disk tells it, and the SHA-256 of its bytes then. */
interface KeptHash {
  readonly state: string;
  readonly sha256: string;
}

const keptName = 'document-hashes.json';

/**
 * The SHA-256 of the bytes of files by their paths below `root`; empty for one that cannot be read. A file is read again
 * only when its size, times or place on the disk are others than when it was last read.
 */
export function documentHashes(root: string, paths: readonly string[]): ReadonlyMap<string, string> {
  const begun = moment();
  const reading = keptReading(root, keptName);
  const kept = new Map(Object.entries((reading?.value ?? {}) as Readonly<Record<string, KeptHash>>));
  const keptAt = reading?.keptAt ?? 0;
  const found = new Map<string, KeptHash>();
  let unknown = 0;
  for (const path of paths) {
    const file = root + sep + path;
    const now = diskState(file);
    const state = now?.join(' ') ?? '';
    const known = kept.get(path);
    const holds = now !== undefined && known?.state === state && known.sha256 !== '' && isSettled(now, keptAt);
    if (!holds) unknown += 1;
    found.set(path, holds ? known : { state, sha256: sha256(file) });
  }
  if (unknown > 0 || kept.size !== found.size) keepReading(root, keptName, Object.fromEntries(found), begun);
  return new Map([...found].map(([path, { sha256 }]) => [path, sha256]));
}

/** The hash of a file's bytes; empty for one that cannot be read, which then counts as changed. */
function sha256(path: string): string {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return '';
  }
}
