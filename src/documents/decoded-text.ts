/** Bytes of a document as text, or what keeps them from being one. */

import { countWords } from '../domain/number-forms.ts';
import type { PlacedFault } from './placed-fault.ts';

/** The text of a file. */
export interface DecodedText {
  /** Without the byte order mark. Where `readable` is false, only good for being shown: unreadable bytes are `\uFFFD`. */
  readonly text: string;
  /** Whether a UTF-8 byte order mark stood before the text. */
  readonly marked: boolean;
  /** Whether the text is what the author wrote, so that it may be parsed. */
  readonly readable: boolean;
  readonly faults: readonly PlacedFault[];
}

/** Bytes that a document may have at most: 1 MiB. */
export const largestDocument = 1_048_576;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const replacement = '\uFFFD';

/** The text that the bytes of a document hold. */
export function decodedText(bytes: Uint8Array, limit = largestDocument): DecodedText {
  if (bytes.length > limit) return { ...unread, faults: [sizeFault(bytes.length, limit)] };
  const foreign = foreignEncoding(bytes);
  if (foreign !== undefined) return { ...unread, faults: [encodingFault(0, 0, `the file is saved as ${foreign}`)] };
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = marked ? bytes.subarray(3) : bytes;
  try {
    return readText(strict.decode(body), marked);
  } catch {
    const text = lenient.decode(body);
    return { text, marked, readable: false, faults: [invalidByteFault(text, body)] };
  }
}

/** A text given as text: from an editor, a template, a test. */
export function givenText(text: string): DecodedText {
  const marked = text.startsWith('\uFEFF');
  return readText(marked ? text.slice(1) : text, marked);
}

/** The fault of a file that is too large to be read, known from its size alone. */
export function sizeFault(bytes: number, limit = largestDocument): PlacedFault {
  const message = `the file has ${sizeWords(bytes)}; a document has at most ${sizeWords(limit)}`;
  return { rule: 'file/size', start: 0, end: 0, message };
}

const unread = { text: '', marked: false, readable: false } as const;

function readText(text: string, marked: boolean): DecodedText {
  const first = text.indexOf('\0');
  if (first < 0) return { text, marked, readable: true, faults: [] };
  const count = text.split('\0').length - 1;
  const message =
    count === 1 ? 'the file holds a NUL byte' : `the file holds ${count} NUL bytes, the first of them here`;
  const help = 'the file is damaged or not a text file; restore it from a copy, or delete the bytes';
  return {
    text,
    marked,
    readable: false,
    faults: [{ rule: 'file/character', start: first, end: first + 1, message, help }],
  };
}

/** The name of an encoding other than UTF-8 that the first bytes give away. */
function foreignEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? 'UTF-32' : 'UTF-16';
  if (first === 0xfe && second === 0xff) return 'UTF-16';
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) return 'UTF-32';
  // Without a mark, every other byte of western text in UTF-16 is zero.
  const pairs = bytes.length >= 4 && bytes.length % 2 === 0;
  const zeros = (at: number): boolean => bytes[at] === 0 && bytes[at + 2] === 0;
  const letters = (at: number): boolean => (bytes[at] ?? 0) > 0 && (bytes[at + 2] ?? 0) > 0;
  return pairs && ((zeros(1) && letters(0)) || (zeros(0) && letters(1))) ? 'UTF-16' : undefined;
}

function encodingFault(start: number, end: number, message: string): PlacedFault {
  return { rule: 'file/encoding', start, end, message, help: 'save the file again with the encoding UTF-8' };
}

/** The fault of bytes that are not UTF-8, at the first of them. */
function invalidByteFault(text: string, bytes: Uint8Array): PlacedFault {
  let from = 0;
  let offset = 0;
  for (let at = text.indexOf(replacement); at >= 0; at = text.indexOf(replacement, at + 1)) {
    offset += Buffer.byteLength(text.slice(from, at));
    if (!(bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd)) {
      const byte = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0');
      return encodingFault(at, at + 1, `byte 0x${byte} is not UTF-8 text${likelyOrigin(bytes[offset] ?? 0)}`);
    }
    offset += 3;
    from = at + 1;
  }
  return encodingFault(0, 0, 'the file is not UTF-8 text');
}

/** Single bytes from 0x80 up are letters and quotation marks in the encoding of older Windows programs. */
function likelyOrigin(byte: number): string {
  return byte >= 0x80 ? '; the file was probably saved as Windows-1252' : '';
}

function sizeWords(bytes: number): string {
  if (bytes < 1024) return countWords(bytes, 'byte');
  if (bytes < 1_048_576) return `${Math.round(bytes / 1024)} KiB`;
  const size = bytes / 1_048_576;
  return `${size >= 10 || Number.isInteger(size) ? Math.round(size) : size.toFixed(1)} MiB`;
}
