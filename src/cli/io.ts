import { hostname, userInfo } from 'node:os';

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

function outputStream(stream: NodeJS.WriteStream): OutputStream {
  // A reader that went away (`| head`) is not a failure: the rest of the output has no one to go to.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
  return {
    isTTY: stream.isTTY === true,
    columns: stream.columns,
    write: (data) => void stream.write(data),
  };
}

function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env.USER ?? process.env.USERNAME ?? 'unknown';
  }
}

/** The world of the running process. `EMPANEL_FORCE_TTY[=columns]` makes standard output and error count as terminals. */
export function processIo(): Io {
  const stdout = outputStream(process.stdout);
  const stderr = outputStream(process.stderr);
  const forced = process.env.EMPANEL_FORCE_TTY;
  const terminal = (stream: OutputStream): OutputStream =>
    forced === undefined || forced === '' || forced === '0'
      ? stream
      : { isTTY: true, columns: Number(forced) > 1 ? Number(forced) : 100, write: stream.write };
  return {
    stdin: { isTTY: process.stdin.isTTY === true, read: readStdin },
    stdout: terminal(stdout),
    stderr: terminal(stderr),
    env: process.env,
    cwd: process.cwd(),
    user: loginName(),
    host: hostname(),
    now: () => new Date().toISOString(),
  };
}
