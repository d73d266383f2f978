/**
 * Texts of elements that come again and again: qualifiers, NPIs, codes, days. Each is made once and then found by its bytes,
 * which is several times faster than making it anew.
 */

/** Longer texts are made anew. */
const longest = 16;
const slots = 16_384;

/** A table of short texts. A text takes the place of another whose bytes fall on the same slot. */
export class ShortTexts {
  readonly #texts: string[] = new Array<string>(slots).fill('');

  /** The text of a range of bytes, one character for each byte. */
  of(bytes: Buffer, from: number, to: number): string {
    const length = to - from;
    if (length > longest) return bytes.toString('latin1', from, to);
    if (length <= 0) return '';
    let mark = length;
    for (let at = from; at < to; at += 1) mark = (Math.imul(mark, 31) + (bytes[at] as number)) | 0;
    const slot = (mark ^ (mark >>> 15)) & (slots - 1);
    const known = this.#texts[slot] as string;
    if (known.length === length && isSame(known, bytes, from)) return known;
    const text = bytes.toString('latin1', from, to);
    this.#texts[slot] = text;
    return text;
  }
}

function isSame(text: string, bytes: Buffer, from: number): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) !== bytes[from + at]) return false;
  return true;
}
