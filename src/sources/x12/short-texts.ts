/**
 * Values of elements that come again and again: qualifiers, NPIs, codes, days. Each is made once and then found by its bytes,
 * which is several times faster than making it anew.
 */

/** Longer texts are made anew. */
const longest = 40;
/** A large group of practices bills for a hundred thousand providers. */
const textSlots = 131_072;
const valueSlots = 4_096;

/** A table of short texts. A text takes the place of another whose bytes fall on the same slot. */
export class ShortTexts {
  readonly #texts: string[] = new Array<string>(textSlots).fill('');

  /** The text of a range of bytes, one character for each byte. */
  of(bytes: Buffer, from: number, to: number): string {
    if (to <= from) return '';
    if (to - from > longest) return bytes.toString('latin1', from, to);
    const slot = slotOf(bytes, from, to) & (textSlots - 1);
    const known = this.#texts[slot] as string;
    if (isSame(known, bytes, from, to)) return known;
    const text = bytes.toString('latin1', from, to);
    this.#texts[slot] = text;
    return text;
  }
}

interface Known<T> {
  readonly text: string;
  readonly value: T;
}

/** A table of what short texts mean, by their bytes. */
export class KnownValues<T> {
  readonly #meaning: (text: string) => T;
  readonly #slots: (Known<T> | undefined)[] = new Array(valueSlots).fill(undefined);
  #last: Known<T> | undefined;

  constructor(meaning: (text: string) => T) {
    this.#meaning = meaning;
  }

  /** What a range of bytes means. Mostly it says the same as the last. */
  of(bytes: Buffer, from: number, to: number): T {
    const last = this.#last;
    if (last !== undefined && isSame(last.text, bytes, from, to)) return last.value;
    const slot = slotOf(bytes, from, to) & (valueSlots - 1);
    const known = this.#slots[slot];
    if (known !== undefined && isSame(known.text, bytes, from, to)) {
      this.#last = known;
      return known.value;
    }
    const text = bytes.toString('latin1', from, to);
    const value = this.#meaning(text);
    // A long text is damage, and is not kept.
    if (text.length <= longest) {
      this.#last = { text, value };
      this.#slots[slot] = this.#last;
    }
    return value;
  }
}

function slotOf(bytes: Buffer, from: number, to: number): number {
  let mark = to - from;
  for (let at = from; at < to; at += 1) mark = (Math.imul(mark, 31) + (bytes[at] as number)) | 0;
  return mark ^ (mark >>> 15);
}

function isSame(text: string, bytes: Buffer, from: number, to: number): boolean {
  if (text.length !== to - from) return false;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) !== bytes[from + at]) return false;
  return true;
}
