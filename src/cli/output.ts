import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.ts';

/**
 * Writes a whole file or nothing: into a private temporary file beside it (0600), synced, then renamed over it.
 * Refuses a folder and reports why a place cannot be written.
 */
export function writeOutput(path: string, data: string | Uint8Array): void {
  const target = resolve(path);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  if (isFolder(target)) {
    throw new UserError('output/cannot-write', `\`${path}\` is a folder`, { hint: 'name a file in it' });
  }
  try {
    const file = openSync(temporary, 'w', 0o600);
    try {
      const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  } catch (error) {
    discard(temporary);
    throw new UserError('output/cannot-write', `\`${path}\` could not be written: ${reason(error)}`, {
      hint: 'check that the folder is there and may be written, and that the disk has room',
      cause: error,
    });
  }
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
