/** The ledger as a file: private from its first moment, found or refused with a reason, opened as far as the disk allows. */

import { accessSync, chmodSync, closeSync, constants, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../errors.ts';
import { type Connection, connected, type Store } from './database.ts';
import { failureCode } from './failures.ts';

/** To read, to write, or to write and make it when it is not there. */
export type OpenMode = 'read' | 'write' | 'create';

/** Where and how to open. */
export interface FileOptions {
  readonly path: string;
  readonly mode: OpenMode;
  readonly busyTimeoutMs: number;
  readonly nativeBinding?: string | undefined;
}

/** Marks the file as ours ("EMPL"). */
export const applicationId = 0x454d504c;

const privateFile = 0o600;
const privateFolder = 0o700;

/** Opens the file, or refuses. The layout is not looked at here. */
export function openFile(options: FileOptions): Store {
  const { path, mode } = options;
  if (mode === 'create') createFile(path);
  if (sizeOf(path) === 0 && mode !== 'create') throw unmade(path);
  const store = mode === 'read' ? openForReading(options) : openForWriting(options);
  try {
    refuseOthersDatabase(store, mode);
    if (mode !== 'read') store.pragma('journal_mode = WAL');
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Makes an empty private file, so that it is never readable by others, and its folders. An existing file stays. */
export function createFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: privateFolder });
  try {
    closeSync(openSync(path, 'wx', privateFile));
  } catch (error) {
    if (failureCode(error) !== 'EEXIST') throw error;
  }
}

/** Writes a complete copy of an open ledger to a new private file. */
export function backUp(store: Store, path: string): void {
  createFile(path);
  if (sizeOf(path) > 0) {
    throw new UserError('output/cannot-write', `\`${path}\` is there already`, { hint: 'choose another name' });
  }
  store.run('VACUUM INTO ?', path);
}

function sizeOf(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    throw new UserError('ledger/missing', `there is no ledger at \`${path}\``, {
      hint: 'run `empanel init`, or give `--ledger`',
    });
  }
  if (stats.isDirectory()) {
    throw new UserError('input/is-a-folder', `\`${path}\` is a folder`, { hint: 'name the ledger file in it' });
  }
  return stats.size;
}

function unmade(path: string): UserError {
  return new UserError('ledger/missing', `\`${path}\` is empty: no ledger was made there`, {
    hint: 'run `empanel init`',
  });
}

function refuseOthersDatabase(store: Store, mode: OpenMode): void {
  const mark = store.pragma('application_id');
  if (mark === applicationId) return;
  const tables = store.get<{ n: number }>('SELECT count(*) AS n FROM sqlite_schema')?.n ?? 0;
  if (mark === 0 && tables === 0) {
    if (mode === 'create') return;
    throw unmade(store.path);
  }
  throw new UserError('ledger/not-a-ledger', `\`${store.path}\` is a database of another program`, {
    hint: 'check `--ledger` and `EMPANEL_LEDGER`',
  });
}

function connection(
  options: FileOptions,
  access: Connection['access'],
  address: Connection['address'] = options.path,
): Connection {
  const { path, busyTimeoutMs, nativeBinding } = options;
  return { address, path, access, busyTimeoutMs, nativeBinding };
}

function openForWriting(options: FileOptions): Store {
  try {
    accessSync(options.path, constants.W_OK);
    accessSync(dirname(options.path), constants.W_OK);
  } catch (cause) {
    throw new UserError('ledger/read-only', `\`${options.path}\` may not be written`, {
      hint: 'make the file and its folder writable, or use a command that only reads',
      cause,
    });
  }
  keepPrivate(options.path);
  return connected(connection(options, 'write'));
}

/**
 * Reading leaves the least behind on a connection that could write: it clears up the files beside the ledger when it
 * closes. Where file or folder may not be written, SQLite is told so; where it can make no files beside the ledger, the
 * content is read into memory.
 */
function openForReading(options: FileOptions): Store {
  for (const access of ['read', 'read-only'] as const) {
    try {
      return connected(connection(options, access));
    } catch (error) {
      const code = failureCode(error instanceof UserError ? error.cause : error);
      if (!code.startsWith('SQLITE_CANTOPEN') && !code.startsWith('SQLITE_READONLY')) throw error;
    }
  }
  return openUnchanging(options);
}

function openUnchanging(options: FileOptions): Store {
  accessSync(options.path, constants.R_OK);
  const log = statSync(`${options.path}-wal`, { throwIfNoEntry: false });
  if (log !== undefined && log.size > 0) {
    throw new UserError('ledger/read-only', `\`${options.path}\` was not closed cleanly and may not be written`, {
      hint: 'open it once where it may be written, or copy it together with the files beside it',
    });
  }
  return connected(connection(options, 'read-only', unloggedImage(options.path)));
}

/** The file's content as a database without a write-ahead log, which memory does not have. */
function unloggedImage(path: string): Buffer {
  const image = readFileSync(path);
  const [writeVersion, readVersion, withoutLog] = [18, 19, 1];
  image[writeVersion] = withoutLog;
  image[readVersion] = withoutLog;
  return image;
}

/** A ledger that was copied about may have become readable by others. */
function keepPrivate(path: string): void {
  try {
    if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, privateFile);
  } catch {
    // Not the owner: the owner's choice stands.
  }
}
