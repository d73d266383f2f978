/**
 * Values of elements that come again and again: qualifiers, NPIs, codes, days. Each is made once and then found by its bytes,
 * which is several times faster than making it anew.
 */

/** Longer texts are made anew. */
const longest = 40;
/** A large group of practices bills for a hundred thousand providers. */
const textSlots = 131_072;
const valueSlots = 8_192;

/** A table of short texts. A text takes the place of another whose bytes fall on the same slots. */
export class ShortTexts {
  readonly #keys = new ByteKeys(textSlots);
  readonly #texts: string[] = new Array<string>(textSlots).fill('');

  /** The text of a range of bytes, one character for each byte. */
  of(bytes: Buffer, from: number, to: number): string {
    if (to <= from) return '';
    if (to - from > longest) return bytes.toString('latin1', from, to);
    const place = this.#keys.placeOf(bytes, from, to);
    if (place >= 0) return this.#texts[place] as string;
    const text = bytes.toString('latin1', from, to);
    this.#texts[~place] = text;
    return text;
  }
}

/** A table of what short texts mean, by their bytes. */
export class KnownValues<T> {
  readonly #meaning: (text: string) => T;
  readonly #keys = new ByteKeys(valueSlots);
  readonly #values: (T | undefined)[] = new Array(valueSlots).fill(undefined);

  constructor(meaning: (text: string) => T) {
    this.#meaning = meaning;
  }

  /** What a range of bytes means. */
  of(bytes: Buffer, from: number, to: number): T {
    // A long text is damage, and is not kept.
    const place = to - from > longest ? none : this.#keys.placeOf(bytes, from, to);
    if (place >= 0) return this.#values[place] as T;
    const value = this.#meaning(bytes.toString('latin1', from, to));
    if (place !== none) this.#values[~place] = value;
    return value;
  }
}

const none = Number.MIN_SAFE_INTEGER;

/** Short ranges of bytes, each with a place; bytes lie together in one array, where comparing them is fast. */
class ByteKeys {
  readonly #mask: number;
  readonly #bytes: Uint8Array;
  /** Lengths and one; 0: the place is free. */
  readonly #sizes: Uint8Array;

  /** `places`: a power of two. */
  constructor(places: number) {
    this.#mask = places - 1;
    this.#bytes = new Uint8Array(places * longest);
    this.#sizes = new Uint8Array(places);
  }

  /** The place of these bytes; where they have none they are given one, which is told as `~place`. */
  placeOf(bytes: Uint8Array, from: number, to: number): number {
    let mark = to - from;
    for (let at = from; at < to; at += 1) mark = (Math.imul(mark, 31) + (bytes[at] as number)) | 0;
    const home = (Math.imul(mark, 0x9e3779b1) >>> 13) & this.#mask;
    if (this.#has(home, bytes, from, to)) return home;
    const beside = home ^ 1;
    if (this.#has(beside, bytes, from, to)) return beside;
    const place = this.#sizes[home] === 0 || this.#sizes[beside] !== 0 ? home : beside;
    this.#sizes[place] = to - from + 1;
    for (let at = from, own = place * longest; at < to; at += 1, own += 1) this.#bytes[own] = bytes[at] as number;
    return ~place;
  }

  #has(place: number, bytes: Uint8Array, from: number, to: number): boolean {
    if (this.#sizes[place] !== to - from + 1) return false;
    const own = this.#bytes;
    for (let at = from, other = place * longest; at < to; at += 1, other += 1)
      if (bytes[at] !== own[other]) return false;
    return true;
  }
}
