import { fstatSync, statSync, writeSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { UserError } from '../errors.ts';

/** A stream the program writes to. */
export interface OutputStream {
  readonly isTTY: boolean;
  /** Width in cells, when it is a terminal. */
  readonly columns: number | undefined;
  write(data: string | Uint8Array): void;
}

/** The world as the program sees it. The one clock is here; tests hand in their own. */
export interface Io {
  readonly stdin: { readonly isTTY: boolean; read(limitBytes: number): Promise<Uint8Array> };
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Login name of the user. */
  readonly user: string;
  readonly host: string;
  /** The present instant, ISO 8601 in UTC with milliseconds. */
  now(): string;
  /** Calls the listener when the user asks to stop (Ctrl-C, a polite kill); returns what stops listening. Absent: nobody can. */
  readonly onInterrupt?: (listener: () => void) => () => void;
}

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function onInterrupt(listener: () => void): () => void {
  for (const signal of stopSignals) process.on(signal, listener);
  return () => {
    for (const signal of stopSignals) process.off(signal, listener);
  };
}

async function readStdin(limitBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limitBytes) break;
  }
  return Buffer.concat(chunks);
}

/**
 * Standard output or error, written whole and at once. Node's own streams cost a third of a short command's time to open
 * and are only asked for their width, on a terminal.
 */
function outputStream(descriptor: 1 | 2): OutputStream {
  const isTTY = isTerminal(descriptor);
  let gone = false;
  return {
    isTTY,
    get columns(): number | undefined {
      // A terminal that does not know its size says zero.
      return (isTTY && (descriptor === 1 ? process.stdout : process.stderr).columns) || undefined;
    },
    write: (data) => {
      // A reader that went away (`| head`) is not a failure: the rest has no one to go to, and the work is still done.
      if (!gone) gone = !writeWhole(descriptor, typeof data === 'string' ? Buffer.from(data, 'utf8') : data);
    },
  };
}

/** Whether a standard stream is a terminal; asks Node, which opens the stream for it, only where it may be one. */
function isTerminal(descriptor: 0 | 1 | 2): boolean {
  if (process.platform !== 'win32') {
    const { rdev, isCharacterDevice } = statOf(descriptor);
    if (!isCharacterDevice || rdev === statSync('/dev/null', { throwIfNoEntry: false })?.rdev) return false;
  }
  const stream = descriptor === 0 ? process.stdin : descriptor === 1 ? process.stdout : process.stderr;
  return stream.isTTY === true;
}

function statOf(descriptor: number): { readonly rdev: number; readonly isCharacterDevice: boolean } {
  try {
    const stat = fstatSync(descriptor);
    return { rdev: stat.rdev, isCharacterDevice: stat.isCharacterDevice() };
  } catch {
    // A stream that was closed before the start is no terminal.
    return { rdev: 0, isCharacterDevice: false };
  }
}

const patienceMilliseconds = 5;

/** Writes all bytes; false when nobody reads them any more. What goes to standard error is lost where it finds no room. */
function writeWhole(descriptor: 1 | 2, bytes: Uint8Array): boolean {
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(descriptor, bytes, done);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE' || (descriptor === 2 && code !== 'EAGAIN')) return false;
      if (code !== 'EAGAIN') {
        throw new UserError('output/cannot-write', `standard output could not be written: ${code}`, {
          hint: 'check that there is room where it goes; what the command recorded is recorded',
          cause: error,
        });
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, patienceMilliseconds);
    }
  }
  return true;
}

function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env.USER ?? process.env.USERNAME ?? 'unknown';
  }
}

/** The current folder; a shell may stand in one that was removed. */
function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    return process.env.PWD ?? '/';
  }
}

/**
 * The instant in UTC as ISO 8601 with milliseconds. `toISOString` writes the same, and the first time looks up which time
 * zone the machine is in.
 */
export function instantText(date: Date): string {
  const padded = (value: number, digits = 2): string => String(value).padStart(digits, '0');
  const day = `${padded(date.getUTCFullYear(), 4)}-${padded(date.getUTCMonth() + 1)}-${padded(date.getUTCDate())}`;
  const time = `${padded(date.getUTCHours())}:${padded(date.getUTCMinutes())}:${padded(date.getUTCSeconds())}`;
  return `${day}T${time}.${padded(date.getUTCMilliseconds(), 3)}Z`;
}

/** The world of the running process. `EMPANEL_FORCE_TTY[=columns]` makes standard output and error count as terminals. */
export function processIo(): Io {
  const stdout = outputStream(1);
  const stderr = outputStream(2);
  const forced = process.env.EMPANEL_FORCE_TTY;
  const terminal = (stream: OutputStream): OutputStream =>
    forced === undefined || forced === '' || forced === '0'
      ? stream
      : { isTTY: true, columns: Number(forced) > 1 ? Number(forced) : 100, write: stream.write };
  return {
    stdin: {
      get isTTY(): boolean {
        return isTerminal(0);
      },
      read: readStdin,
    },
    stdout: terminal(stdout),
    stderr: terminal(stderr),
    env: process.env,
    cwd: currentFolder(),
    get user(): string {
      return loginName();
    },
    get host(): string {
      return hostname();
    },
    now: () => instantText(new Date()),
    onInterrupt,
  };
}
