/** The files that scrubbing leaves: written under temporary names, read back, and only then put in their places. */

import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { WrittenCheck, type WrittenClaims } from '../../actions/claims/scrub-claims.ts';
import { UserError } from '../../errors.ts';

const readBytes = 1024 * 1024;

/** One file that is being written. */
export class PendingFile {
  readonly name: string;
  readonly #target: string;
  readonly #temporary: string;
  readonly #file: number;
  #isOpen = true;

  constructor(folder: string, name: string) {
    this.name = name;
    this.#target = join(folder, name);
    this.#temporary = join(folder, `.${name}.partial`);
    try {
      this.#file = openSync(this.#temporary, 'w+', 0o600);
    } catch (error) {
      throw unwritten(this.#target, error);
    }
  }

  /** Writes the next bytes. */
  write(bytes: Uint8Array): void {
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done);
    } catch (error) {
      throw unwritten(this.#target, error);
    }
  }

  /** Reads the file back against what was to be written; says in how far it differs, or null. */
  differs(written: WrittenClaims): string | null {
    const check = new WrittenCheck(this.name);
    const buffer = Buffer.allocUnsafe(readBytes);
    for (let at = 0; ; ) {
      const count = readSync(this.#file, buffer, 0, readBytes, at);
      if (count === 0) return check.finish(written);
      check.take(Uint8Array.prototype.slice.call(buffer, 0, count));
      at += count;
    }
  }

  /** Puts the file in its place. */
  publish(): void {
    try {
      fsyncSync(this.#file);
      this.#close();
      renameSync(this.#temporary, this.#target);
    } catch (error) {
      this.discard();
      throw unwritten(this.#target, error);
    }
  }

  /** Takes the file away, and what stood in its place from before: it is of the same source and no longer true. */
  withdraw(): void {
    this.discard();
    rmSync(this.#target, { force: true });
  }

  /** Takes the unfinished file away. */
  discard(): void {
    this.#close();
    rmSync(this.#temporary, { force: true });
  }

  #close(): void {
    if (this.#isOpen) closeSync(this.#file);
    this.#isOpen = false;
  }
}

/** Makes the folder, unless it is there; refuses a file of its name. */
export function outputFolder(path: string): void {
  if (existsSync(path) && !statSync(path).isDirectory())
    throw new UserError('output/cannot-write', `\`${path}\` is a file`, {
      hint: 'name a folder with `-o` for the files to send and to hold',
    });
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw unwritten(path, error);
  }
}

function unwritten(path: string, error: unknown): UserError {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  return new UserError('output/cannot-write', `\`${path}\` could not be written: ${code}`, {
    hint: 'check that the folder may be written, and that the disk has room',
    cause: error,
  });
}
