import { open, readFile, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { UserError } from '../errors.ts';
import type { Context } from './context.ts';

/** Largest input that is read whole, in bytes. */
const wholeFileLimit = 512 * 1024 * 1024;

/** A path as given, made absolute from the current folder. */
export function fullPath(context: Context, path: string): string {
  return isAbsolute(path) ? path : join(context.io.cwd, path);
}

/** The bytes of a file, or of standard input for `-`. Folders, missing and unreadable files are refused. */
export async function readInput(context: Context, path: string): Promise<Uint8Array> {
  if (path === '-') return context.io.stdin.read(wholeFileLimit);
  const size = await fileSize(context, path);
  if (size > wholeFileLimit)
    throw new UserError('input/unreadable', `\`${path}\` is too large (${Math.round(size / 1e6)} MB)`, {
      hint: 'split it, or look whether it is the right file',
    });
  try {
    return await readFile(fullPath(context, path));
  } catch (error) {
    throw inputFault(path, error);
  }
}

const chunkBytes = 1024 * 1024;

/** The bytes of a file in pieces, for files of any size. The next piece is read while one is worked on. */
export async function* inputChunks(context: Context, path: string): AsyncGenerator<Uint8Array> {
  if (path === '-') {
    yield await context.io.stdin.read(wholeFileLimit);
    return;
  }
  await fileSize(context, path);
  const file = await open(fullPath(context, path), 'r').catch((error: unknown) => {
    throw inputFault(path, error);
  });
  const read = (): ReturnType<typeof file.read<Buffer>> =>
    file.read(Buffer.allocUnsafeSlow(chunkBytes), 0, chunkBytes, null);
  let next = read();
  try {
    for (;;) {
      const { bytesRead, buffer } = await next;
      if (bytesRead === 0) return;
      next = read();
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await next.catch(() => {});
    await file.close();
  }
}

/** The size of a file in bytes; refuses what is no readable file. */
export async function fileSize(context: Context, path: string): Promise<number> {
  const found = await stat(fullPath(context, path)).catch((error: unknown) => {
    throw inputFault(path, error);
  });
  if (found.isDirectory())
    throw new UserError('input/is-a-folder', `\`${path}\` is a folder`, { hint: 'name a file in it' });
  return found.size;
}

function inputFault(path: string, error: unknown): UserError {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM')
    return new UserError('input/no-permission', `\`${path}\` may not be read`, {
      hint: 'look at the permissions of the file',
      cause: error,
    });
  if (code === 'EISDIR')
    return new UserError('input/is-a-folder', `\`${path}\` is a folder`, { hint: 'name a file in it', cause: error });
  return new UserError('input/not-found', `there is no file \`${path}\``, {
    hint: 'paths are taken from the current folder',
    cause: error,
  });
}
