/** Papers kept as evidence in the workspace, under the hash of their bytes, for this user alone. */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';
import { UserError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { fileSize, fullPath, inputChunks } from '../files.ts';
import { noteText } from '../input.ts';

/** The folder of the evidence in a workspace. */
export const evidenceFolder = 'evidence';

/** A file by its content. */
export interface Paper {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Where it is, or would be, kept: relative to the workspace, with slashes. */
  readonly path: string;
}

/**
 * Keeps a copy of a file, whole or not at all; a content that is there already is kept once. With `dry` nothing is written.
 * @throws UserError for what is no plain file with something in it, and `output/cannot-write`.
 */
export async function keptPaper(context: Context, root: string, given: string, dry: boolean): Promise<Paper> {
  await mustBeAPaper(context, given);
  const name = noteText(basename(given), 'FILE');
  if (dry) {
    const { sha256, bytes } = await copied(context, given, null);
    return { name, sha256, bytes, path: (await placeOf(root, sha256, name)).path };
  }
  let incoming: string | undefined;
  try {
    await mkdir(join(root, evidenceFolder), { recursive: true, mode: 0o700 });
    incoming = await mkdtemp(join(root, evidenceFolder, '.incoming-'));
    const temporary = join(incoming, 'paper');
    const { sha256, bytes } = await copied(context, given, temporary);
    const { path, isThere } = await placeOf(root, sha256, name);
    // What stands there is replaced where it is no longer what it was.
    if (!isThere || (await paperState(root, path, sha256)) !== 'sound') {
      await mkdir(join(root, path, '..'), { recursive: true, mode: 0o700 });
      await rename(temporary, join(root, path));
    }
    return { name, sha256, bytes, path };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError('output/cannot-write', `\`${given}\` could not be kept in \`${evidenceFolder}/\``, {
      hint: 'check that the folder may be written, and that the disk has room',
      cause: error,
    });
  } finally {
    if (incoming !== undefined) await rm(incoming, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Where a content is kept, or will be: once, whatever the ending of the name under which it came first. */
async function placeOf(
  root: string,
  sha256: string,
  name: string,
): Promise<{ readonly path: string; readonly isThere: boolean }> {
  const shelf = [evidenceFolder, sha256.slice(0, 2)];
  const names = await readdir(join(root, ...shelf)).catch(() => []);
  const there = names.filter((one) => one.startsWith(sha256)).sort()[0];
  return { path: [...shelf, there ?? `${sha256}${extensionOf(name)}`].join('/'), isThere: there !== undefined };
}

async function mustBeAPaper(context: Context, given: string): Promise<void> {
  if (given === '-')
    throw new UserError('usage/bad-value', 'evidence is a file with a name, not standard input', {
      hint: 'save it into a file first',
    });
  const size = await fileSize(context, given);
  if (!(await stat(fullPath(context, given))).isFile())
    throw new UserError('input/unreadable', `\`${given}\` is no plain file`, { hint: 'name the paper itself' });
  if (size === 0)
    throw new UserError('input/unreadable', `\`${given}\` is empty`, { hint: 'save or scan the paper again' });
}

/** Copies a file piece by piece while hashing it, so that what is kept is what was hashed; null: hashes only. */
async function copied(
  context: Context,
  given: string,
  to: string | null,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = to === null ? null : await open(to, 'w', 0o600);
  try {
    for await (const chunk of inputChunks(context, given)) {
      hash.update(chunk);
      bytes += chunk.length;
      await file?.writeFile(chunk);
    }
    await file?.sync();
  } finally {
    await file?.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

function extensionOf(name: string): string {
  const ending = extname(name).toLowerCase();
  return /^\.[a-z0-9]{1,8}$/.test(ending) ? ending : '.bin';
}

async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

/** How a kept file stands. */
export type PaperState = 'sound' | 'changed' | 'missing' | 'unreadable' | 'not a file';

/** Whether the file at a path of the workspace still is what was kept there. */
export async function paperState(root: string, path: string, sha256: string): Promise<PaperState> {
  const full = join(root, path);
  try {
    const found = await lstat(full);
    if (!found.isFile()) return 'not a file';
    return (await fileHash(full)) === sha256 ? 'sound' : 'changed';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable';
  }
}

/** Every file under the folder of evidence, relative to the workspace, with slashes, in order. */
export async function keptFiles(root: string): Promise<readonly string[]> {
  const folder = join(root, evidenceFolder);
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found
    .filter((one) => !one.isDirectory())
    .map((one) => relative(root, join(one.parentPath, one.name)).split(sep).join('/'))
    .sort();
}
