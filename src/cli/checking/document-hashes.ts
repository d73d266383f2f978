import { createHash, hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { documentFiles } from '../../documents/document-files.ts';
import { keepReading, keptReading } from '../kept-reading.ts';
import { moment } from '../stopwatch.ts';
import { type DiskState, diskState } from './disk-state.ts';
import { placesIn, statesIn, statesText } from './kept-states.ts';

/** Hashes of files by their places in a list of paths. */
export interface DocumentHashes {
  /** The SHA-256 of a file's bytes, in hex; empty for one that cannot be read, which then counts as changed. */
  readonly at: (place: number) => string;
  /** The same text for the same files with the same bytes. */
  readonly digest: string;
}

/** As JSON, for the paths in their order: the states of the files as the disk told them, and the hashes in base64. */
interface KeptHashes {
  readonly paths: readonly string[];
  readonly states: string;
  readonly hashes: string;
}

const keptName = 'document-hashes.json';
const hashBytes = 32;
/** No file has this hash: it could not be read. */
const unread = Buffer.alloc(hashBytes);

/** Paths of all documents of the workspace at `root`, from there, sorted. */
export function documentPaths(root: string): readonly string[] {
  return documentFiles([root]).map((file) => pathBelow(root, file));
}

/** The path of a file from the folder `root`; Node's own way to it is slow, and nearly every file is simply below. */
function pathBelow(root: string, file: string): string {
  return file.startsWith(root + sep) ? file.slice(root.length + 1) : relative(root, file);
}

/**
 * The hashes of all documents of a workspace by their paths, as `documentPaths` gives them. A file is read again only when
 * its size, times or place on the disk are others than when it was last read.
 */
export function documentHashes(root: string, paths: readonly string[]): DocumentHashes {
  const begun = moment();
  const kept = keptHashes(root);
  const hashes = Buffer.alloc(paths.length * hashBytes);
  const states: (DiskState | undefined)[] = [];
  let isSame = kept?.count === paths.length;
  for (const [place, path] of paths.entries()) {
    const file = root + sep + path;
    const state = diskState(file);
    const known = state === undefined ? undefined : kept?.hashOf(path, state);
    if (known === undefined) isSame = false;
    states.push(state);
    hashes.set(known ?? sha256(file), place * hashBytes);
  }
  if (!isSame) {
    const value: KeptHashes = { paths, states: statesText(states), hashes: hashes.toString('base64') };
    keepReading(root, keptName, value, begun);
  }
  const bytesAt = (place: number): Buffer => hashes.subarray(place * hashBytes, (place + 1) * hashBytes);
  return {
    at: (place) => (bytesAt(place).equals(unread) ? '' : bytesAt(place).toString('hex')),
    get digest(): string {
      return createHash('sha256').update(JSON.stringify(paths)).update(hashes).digest('hex');
    },
  };
}

/** What was kept of files that are as they were. */
interface KeptFiles {
  readonly count: number;
  /** The hash of a file in this state; undefined where it has to be read. */
  readonly hashOf: (path: string, state: DiskState) => Buffer | undefined;
}

function keptHashes(root: string): KeptFiles | undefined {
  const reading = keptReading(root, keptName);
  const { paths, states: text, hashes: kept } = (reading?.value ?? {}) as Partial<KeptHashes>;
  if (reading === undefined || !Array.isArray(paths) || typeof text !== 'string' || typeof kept !== 'string')
    return undefined;
  const states = statesIn(text, paths.length);
  const hashes = Buffer.from(kept, 'base64');
  if (states === undefined || hashes.length !== paths.length * hashBytes) return undefined;
  const placeOf = placesIn(paths);
  return {
    count: paths.length,
    hashOf: (path, state) => {
      const place = placeOf(path);
      if (place < 0 || !states.isUnchanged(place, state, reading.keptAt)) return undefined;
      const bytes = hashes.subarray(place * hashBytes, (place + 1) * hashBytes);
      return bytes.equals(unread) ? undefined : bytes;
    },
  };
}

function sha256(path: string): Uint8Array {
  try {
    return hash('sha256', readFileSync(path), 'buffer');
  } catch {
    return unread;
  }
}
