/** Texts that come again and again in bytes, numbered from 0 as they first come, so that something is made of each once. */
export class TextNumbers {
  /** Where the text that was numbered last ends. */
  end = 0;
  readonly #ends: readonly [number, number];
  readonly #take: (text: string) => void;
  readonly #texts: Uint8Array[] = [];
  readonly #numbers = new Map<string, number>();

  /** `ends`: bytes that end a text. `take` is given each that is new. */
  constructor(ends: readonly [number, number], take: (text: string) => void) {
    this.#ends = ends;
    this.#take = take;
  }

  /** The number of the text that begins at a place. The one that is `expected` is found fastest. */
  numberAt(bytes: Buffer, from: number, expected: number): number {
    const known = this.#texts[expected];
    if (known !== undefined && this.#stands(known, bytes, from)) {
      this.end = from + known.length;
      return expected;
    }
    let to = from;
    while (to < bytes.length && !this.#isEnd(bytes[to])) to += 1;
    this.end = to;
    const text = bytes.toString('utf8', from, to);
    const number = this.#numbers.get(text);
    if (number !== undefined) return number;
    this.#take(text);
    this.#numbers.set(text, this.#texts.length);
    return this.#texts.push(Uint8Array.prototype.slice.call(bytes, from, to)) - 1;
  }

  #stands(known: Uint8Array, bytes: Buffer, from: number): boolean {
    const { length } = known;
    if (!this.#isEnd(bytes[from + length])) return false;
    for (let at = 0; at < length; at += 1) if (known[at] !== bytes[from + at]) return false;
    return true;
  }

  #isEnd(byte: number | undefined): boolean {
    return byte === this.#ends[0] || byte === this.#ends[1];
  }
}
