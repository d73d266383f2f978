/** Document files on disk: which there are under a path, and what they hold. The only file access of this folder. */

import { readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, normalize, sep } from 'node:path';
import { type ErrorCode, UserError } from '../errors.ts';
import { largestDocument } from './decoded-text.ts';
import { kindOfPath } from './document-kind.ts';
import type { SourceDocument } from './source-document.ts';

/**
 * Folders that hold no documents of the workspace. Folders and files whose name begins with a dot are passed over, too: editors
 * and systems leave such beside a document.
 */
const passedOver: ReadonlySet<string> = new Set(['node_modules', 'evidence']);

/**
 * The document files under the given files and folders, each once, sorted by path. Files given by name are taken whatever they
 * are called; in folders those count whose name ends as that of a document. Throws UserError where a path is not there or may
 * not be read.
 */
export function documentFiles(paths: readonly string[]): readonly string[] {
  const files = new Set<string>();
  for (const path of paths) {
    if (!statsOf(path).isDirectory()) files.add(path);
    else {
      const real = attempt(path, () => realpathSync.native(path));
      addFilesUnder(normalize(path), real, foldersAbove(real), files);
    }
  }
  return [...files].sort();
}

/**
 * Reads the document in a file; one that is too large is refused by its size, unread. `shown` is the path for people. Throws
 * UserError where the file is not there, is a folder or may not be read.
 */
export async function documentAt(path: string, shown: string = path): Promise<SourceDocument> {
  const stats = statsOf(path, shown);
  if (stats.isDirectory()) {
    throw new UserError('input/is-a-folder', `\`${shown}\` is a folder`, { hint: 'name a file in it' });
  }
  if (!stats.isFile()) {
    throw new UserError('input/unreadable', `\`${shown}\` is not a regular file`, {
      hint: 'copy its content to a file',
    });
  }
  // Most who only ask which files there are need no reader of YAML.
  reader ??= await import('./source-document.ts');
  const { oversizedSource, readSource } = reader;
  if (stats.size > largestDocument) return oversizedSource(shown, stats.size);
  return readSource(
    shown,
    attempt(shown, () => readFileSync(path)),
  );
}

let reader: typeof import('./source-document.ts') | undefined;

/** The folders above a real folder, to which a link in it may lead back. */
function foldersAbove(real: string): Set<string> {
  const above = new Set<string>();
  for (let next = dirname(real); !above.has(next); next = dirname(next)) above.add(next);
  return above;
}

/** What begins the paths in a folder whose path is in its normal form. */
function inside(folder: string): string {
  if (folder === '.') return '';
  return folder.endsWith(sep) ? folder : `${folder}${sep}`;
}

/** Adds the documents in a folder whose path is in its normal form, `real` without links on the way. */
function addFilesUnder(folder: string, real: string, visited: Set<string>, files: Set<string>): void {
  if (visited.has(real)) return;
  visited.add(real);
  for (const entry of attempt(folder, () => readdirSync(folder, { withFileTypes: true }))) {
    if (entry.name.startsWith('.')) continue;
    const path = inside(folder) + entry.name;
    const isLink = entry.isSymbolicLink();
    const isFolder = entry.isDirectory() || (isLink && isFolderBehind(path));
    if (isFolder) {
      if (passedOver.has(entry.name)) continue;
      const realPath = isLink ? attempt(path, () => realpathSync.native(path)) : inside(real) + entry.name;
      addFilesUnder(path, realPath, visited, files);
    } else if ((entry.isFile() || isLink) && kindOfPath(entry.name) !== undefined) files.add(path);
  }
}

/** Whether a link leads to a folder; one that leads nowhere is reported as the file it is named for. */
function isFolderBehind(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function statsOf(path: string, shown: string = path): Stats {
  return attempt(shown, () => statSync(path));
}

/** What a file operation gives, its failure told as a refusal. */
function attempt<Result>(shown: string, operation: () => Result): Result {
  try {
    return operation();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const refusal = refusals[code];
    if (refusal === undefined) throw error;
    throw new UserError(refusal.code, refusal.message(shown), { hint: refusal.hint, cause: error });
  }
}

interface Refusal {
  readonly code: ErrorCode;
  readonly message: (path: string) => string;
  readonly hint: string;
}

const notFound: Refusal = {
  code: 'input/not-found',
  message: (path) => `there is no file or folder \`${path}\``,
  hint: 'check the spelling; paths are taken from the current folder',
};
const notAllowed: Refusal = {
  code: 'input/no-permission',
  message: (path) => `\`${path}\` may not be read`,
  hint: 'ask whoever owns it, or check its permissions',
};
const refusals: Readonly<Record<string, Refusal>> = {
  ENOENT: notFound,
  ENOTDIR: notFound,
  ENAMETOOLONG: notFound,
  EACCES: notAllowed,
  EPERM: notAllowed,
  EISDIR: { code: 'input/is-a-folder', message: (path) => `\`${path}\` is a folder`, hint: 'name a file in it' },
  ELOOP: {
    code: 'input/unreadable',
    message: (path) => `\`${path}\` is a link that leads back to itself`,
    hint: 'remove the link',
  },
};
