/** A hash over the bytes of claims, one after the other. */

import { createHash, type Hash } from 'node:crypto';
import type { ByteRange } from '../../sources/x12/byte-range.ts';

/** Bytes are handed to the hash in blocks of this size: claims are short, and each call costs as much as some of them. */
const blockBytes = 64 * 1024;

/** Hashes claims. */
export class ClaimDigest {
  readonly #hash: Hash = createHash('sha256');
  readonly #block = Buffer.allocUnsafe(blockBytes);
  #used = 0;

  /** Adds the next claim. */
  add(range: ByteRange): void {
    if (range.length > blockBytes - this.#used) this.#flush();
    if (range.length > blockBytes) this.#hash.update(range.buffer());
    else this.#used += range.bytes.copy(this.#block, this.#used, range.from, range.to);
  }

  /** The hash of all of them, in hexadecimal. */
  end(): string {
    this.#flush();
    return this.#hash.digest('hex');
  }

  #flush(): void {
    this.#hash.update(this.#block.subarray(0, this.#used));
    this.#used = 0;
  }
}
