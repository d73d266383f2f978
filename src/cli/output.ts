import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.ts';

/**
 * Writes a whole file or nothing: into a private temporary file beside it (0600), synced, then renamed over it.
 * Refuses a folder and reports why a place cannot be written. What can be made again at any time and is looked at before it
 * is relied on need not be `durable`: it is not waited for until it is on the disk.
 */
export function writeOutput(path: string, data: string | Uint8Array, { durable = true } = {}): void {
  const { target, temporary } = places(path);
  try {
    const file = openSync(temporary, 'w', 0o600);
    try {
      writeAll(file, data);
      if (durable) fsyncSync(file);
    } finally {
      closeSync(file);
    }
    // A file put in another's place is written to the disk there and then by many systems, asked or not.
    if (!durable) rmSync(target, { force: true });
    renameSync(temporary, target);
  } catch (error) {
    discard(temporary);
    throw unwritten(path, error);
  }
}

/**
 * Refuses a folder, and an output file whose folder is not there or may not be written, before anything is recorded of
 * which it would be the only account.
 */
export function requirePlace(path: string): void {
  const { target } = places(path);
  try {
    accessSync(dirname(target), constants.W_OK);
  } catch (error) {
    throw unwritten(path, error);
  }
}

/** A file that waits for its content to be on the disk. */
interface Waiting {
  readonly path: string;
  readonly target: string;
  readonly temporary: string;
}

/**
 * Many files, each whole or not at all, as `writeOutput` writes one. They are synced together, because the disk makes many
 * durable in little more time than one: nothing stands under its name until `settle` has ended.
 */
export class OutputBatch {
  readonly #waiting: Waiting[] = [];

  /** How many files wait to be settled. */
  get size(): number {
    return this.#waiting.length;
  }

  /** Writes a file, under a temporary name for now. */
  add(path: string, data: string | Uint8Array): void {
    const { target, temporary } = places(path);
    try {
      const file = openSync(temporary, 'w', 0o600);
      try {
        writeAll(file, data);
      } finally {
        closeSync(file);
      }
    } catch (error) {
      discard(temporary);
      throw unwritten(path, error);
    }
    this.#waiting.push({ path, target, temporary });
  }

  /**
   * Puts all files in their places, in the order in which they were added, and tells of each. When one cannot be placed, it
   * and those after it are taken away.
   */
  async settle(placed: (path: string) => void = () => {}): Promise<void> {
    const waiting = this.#waiting.splice(0);
    const synced = await Promise.allSettled(waiting.map(({ temporary }) => onDisk(temporary)));
    for (const [index, { path, target, temporary }] of waiting.entries()) {
      try {
        const result = synced[index];
        if (result?.status === 'rejected') throw result.reason;
        renameSync(temporary, target);
      } catch (error) {
        for (const left of waiting.slice(index)) discard(left.temporary);
        throw unwritten(path, error);
      }
      placed(path);
    }
    await Promise.allSettled([...new Set(waiting.map(({ target }) => dirname(target)))].map(onDisk));
  }
}

function places(path: string): { readonly target: string; readonly temporary: string } {
  const target = resolve(path);
  if (isFolder(target)) {
    throw new UserError('output/cannot-write', `\`${path}\` is a folder`, { hint: 'name a file in it' });
  }
  return { target, temporary: join(dirname(target), `.${basename(target)}.${process.pid}.tmp`) };
}

function writeAll(file: number, data: string | Uint8Array): void {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}

/** Waits until what was written to a file, or the names in a folder, are on the disk. */
async function onDisk(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function unwritten(path: string, error: unknown): UserError {
  return new UserError('output/cannot-write', `\`${path}\` could not be written: ${reason(error)}`, {
    hint: 'check that the folder is there and may be written, and that the disk has room',
    cause: error,
  });
}

function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where nothing could be written there is nothing to take away.
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    // Something on the way is no folder; opening the file says so.
    return false;
  }
}

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'the folder does not exist';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'permission is refused';
  if (code === 'ENOSPC') return 'the disk is full';
  if (code === 'ENOTDIR') return 'a part of the path is a file, not a folder';
  return code ?? String(error);
}
