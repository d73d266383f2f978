/** Database errors in the words of the person who has to do something about them. */

import { UserError } from '../errors.ts';

/** The code of a database or file system error (`SQLITE_BUSY`, `EACCES`), or the empty text. */
export function failureCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** A refusal for what went wrong with the file at `path`; anything that is not the file's fault comes back unchanged. */
export function ledgerFailure(error: unknown, path: string): unknown {
  if (error instanceof UserError) return error;
  const refusal = (code: Parameters<typeof refused>[0], message: string, hint: string): UserError =>
    refused(code, message, hint, error);
  const code = failureCode(error);
  if (code === 'ERR_DLOPEN_FAILED') {
    return refusal(
      'config/addon',
      'SQLite cannot be loaded: it was built for another Node, or not whole',
      'run `npm run build` in a clone; install empanel again elsewhere',
    );
  }
  if (isWithoutAddon(error, code)) {
    return refusal(
      'config/addon',
      'SQLite cannot be loaded: its compiled part was not made when empanel was installed',
      'install empanel again with `--allow-scripts=better-sqlite3`, or use Node 22 or newer, where no script is needed',
    );
  }
  if (code === 'SQLITE_NOTADB') {
    return refusal(
      'ledger/not-a-ledger',
      `\`${path}\` is not an SQLite database`,
      'check `--ledger` and `EMPANEL_LEDGER`',
    );
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return refusal('ledger/locked', `another program is writing to \`${path}\``, 'run the command again in a moment');
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return refusal(
      'ledger/disk-full',
      `there is no room left to write \`${path}\``,
      'free some space, then run it again',
    );
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS') {
    return refusal('ledger/read-only', `\`${path}\` may not be written`, 'make the file and its folder writable');
  }
  if (code === 'SQLITE_CANTOPEN' || code === 'EACCES' || code === 'EPERM' || code === 'SQLITE_PERM') {
    return refusal('ledger/no-permission', `\`${path}\` may not be opened`, 'run as the user who owns the ledger');
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return refusal('output/cannot-write', `\`${path}\` cannot be made: a file is in its way`, 'choose another place');
  }
  // The program's own SQL is right: what it names has been lost.
  const lost = code === 'SQLITE_ERROR' && error instanceof Error && /^no such (table|column)/.test(error.message);
  if (code.startsWith('SQLITE_CORRUPT') || lost) {
    return refusal('ledger/damaged', `\`${path}\` is damaged`, 'restore the newest backup');
  }
  if (
    ['SQLITE_IOERR_WRITE', 'SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_TRUNCATE', 'SQLITE_IOERR_SHMSIZE', 'EFBIG'].includes(
      code,
    )
  ) {
    return refusal(
      'ledger/disk-full',
      `\`${path}\` cannot be written (${code})`,
      'check the space, the quota and the disk',
    );
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return refusal(
      'ledger/damaged',
      `\`${path}\` cannot be read or written: ${code}`,
      'check the disk, then restore a backup',
    );
  }
  return error;
}

/** Where install scripts are blocked, better-sqlite3 12 is there without its addon; 13 has none for rare platforms. */
function isWithoutAddon(error: unknown, code: string): boolean {
  if (!(error instanceof Error)) return false;
  if (error.message.startsWith('Could not locate the bindings file')) return true;
  return code === 'MODULE_NOT_FOUND' && /better[-_]sqlite3/.test(error.message);
}

function refused(code: UserError['code'], message: string, hint: string, cause: unknown): UserError {
  return new UserError(code, message, { hint, cause });
}
