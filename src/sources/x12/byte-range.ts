/** Bytes that are named by their place in a larger buffer: cutting them out for every claim would cost more than reading it. */
export class ByteRange {
  readonly bytes: Buffer;
  readonly from: number;
  /** Index after the last one. */
  readonly to: number;

  constructor(bytes: Buffer, from: number, to: number) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  /** How many they are. */
  get length(): number {
    return this.to - this.from;
  }

  /** They as a buffer of their own, over the same memory. */
  buffer(): Buffer {
    return this.bytes.subarray(this.from, this.to);
  }
}

/** No bytes. */
export const noBytes = new ByteRange(Buffer.alloc(0), 0, 0);
