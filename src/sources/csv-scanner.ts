/**
 * A streaming scanner for large comma-separated files (RFC 4180: quotes, doubled quotes, line breaks inside quotes). It
 * looks at bytes and makes text of the wanted columns only: the NPPES file has 330 columns and ten gigabytes.
 */

import { countWords } from '../domain/number-forms.ts';
import { UserError } from '../errors.ts';

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** How many short texts are remembered at a time; a power of two. */
const knownTexts = 16_384;
const longestKnown = 24;
/** Of the hash of Fowler, Noll and Vo, 32 bits. */
const fnvPrime = 0x01000193;

/** A row longer than this is no row: a quote is not closed, or the file is no CSV. */
const longestRow = 1_048_576;

/** How a file parts its cells. */
export interface CellSeparator {
  readonly byte: number;
  /** Whether a cell in quotes may hold separators and line breaks; else a quote is a character like any other. */
  readonly quoted: boolean;
}

const comma: CellSeparator = { byte: 0x2c, quoted: true };

/** One row: the wanted cells in the order asked for, its number after the header, and how many columns it has. */
export interface ScannedRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly columns: number;
  /** The file ended inside this row. */
  readonly cutOff: boolean;
}

/** Why a row is refused whose number of cells is not that of the header. */
export function widthFault(cells: number, header: number): string {
  return `it has ${countWords(cells, 'cell')} and the header ${header}`;
}

/** Rows of the file in order. `wanted` gets the header and returns the indexes of the columns to read. */
export async function* scannedRows(
  chunks: AsyncIterable<Uint8Array>,
  wanted: (header: readonly string[]) => readonly number[],
): AsyncGenerator<ScannedRow> {
  for await (const rows of scannedBatches(chunks, wanted)) yield* rows;
}

/**
 * The same rows, those of one chunk at a time: waiting for each row by itself takes longer than reading it. Cells below
 * the header are as `cleaned` leaves them, which is asked once for a text that comes again and again.
 */
export async function* scannedBatches(
  chunks: AsyncIterable<Uint8Array>,
  wanted: (header: readonly string[]) => readonly number[],
  cleaned: (cell: string) => string = asIs,
  separator: CellSeparator = comma,
): AsyncGenerator<Iterable<ScannedRow>> {
  const scanner = new RowScanner(wanted, cleaned, separator);
  for await (const chunk of inUtf8(chunks)) yield scanner.rows(chunk);
  yield scanner.rest();
}

function asIs(cell: string): string {
  return cell;
}

/** The bytes as UTF-8: spreadsheets also save "Unicode text", which is UTF-16 and says so by its first two bytes. */
async function* inUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: InstanceType<typeof TextDecoder> | null | undefined;
  for await (const chunk of chunks) {
    if (decoder === undefined && chunk.length > 0) decoder = utf16Decoder(chunk);
    yield decoder ? Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8') : chunk;
  }
}

function utf16Decoder([first, second]: Uint8Array): InstanceType<typeof TextDecoder> | null {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  return first === 0xfe && second === 0xff ? new TextDecoder('utf-16be') : null;
}

/** Of two columns of one name nobody knows which is meant; columns that are not read may be called what they like. */
function refuseTwins(header: readonly string[], wanted: readonly number[]): void {
  const names = header.map((name) => name.trim().toLowerCase());
  const twin = wanted.find(
    (index) => index >= 0 && names.indexOf(names[index] ?? '') !== names.lastIndexOf(names[index] ?? ''),
  );
  if (twin === undefined) return;
  throw new UserError('input/unreadable', `the first row names two columns \`${header[twin]?.trim()}\``, {
    hint: 'leave one of them out',
  });
}

class RowScanner {
  readonly #wanted: (header: readonly string[]) => readonly number[];
  #slots: Int32Array | null = null;
  #width = 0;
  #headerColumns = 0;
  #carry: Buffer = Buffer.alloc(0);
  #row = 0;
  readonly #texts: KnownTexts;
  readonly #separator: CellSeparator;

  constructor(
    wanted: (header: readonly string[]) => readonly number[],
    cleaned: (cell: string) => string,
    separator: CellSeparator,
  ) {
    this.#wanted = wanted;
    this.#separator = separator;
    this.#texts = new KnownTexts(cleaned);
  }

  *rows(chunk: Uint8Array): Generator<ScannedRow> {
    const bytes =
      this.#carry.length === 0
        ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
        : Buffer.concat([this.#carry, chunk]);
    let start = this.#row === 0 && this.#slots === null && hasMark(bytes) ? 3 : 0;
    for (;;) {
      const end = this.#rowEnd(bytes, start);
      if (end < 0) break;
      const made = this.#taken(bytes, start, end, false);
      if (made !== null) yield made;
      start = end + 1;
    }
    this.#carry = bytes.subarray(start);
    if (this.#carry.length > longestRow) {
      const row = this.#slots === null ? 'the first row' : `row ${this.#row + 1}`;
      throw new UserError('input/unreadable', `${row} is longer than ${longestRow} bytes`, {
        hint: 'a quote is not closed, or the file is no CSV',
      });
    }
  }

  *rest(): Generator<ScannedRow> {
    if (this.#carry.length === 0) return;
    const start = this.#slots === null && hasMark(this.#carry) ? 3 : 0;
    const made = this.#taken(this.#carry, start, this.#carry.length, true);
    if (made !== null) yield made;
  }

  #rowEnd(bytes: Buffer, start: number): number {
    if (!this.#separator.quoted) return bytes.indexOf(lineFeed, start);
    let inside = false;
    let from = start;
    for (let at = bytes.indexOf(lineFeed, start); at >= 0; at = bytes.indexOf(lineFeed, from)) {
      if (hasOddQuotes(bytes, from, at)) inside = !inside;
      if (!inside) return at;
      from = at + 1;
    }
    return -1;
  }

  #taken(bytes: Buffer, start: number, end: number, last: boolean): ScannedRow | null {
    const stop = end > start && bytes[end - 1] === carriageReturn ? end - 1 : end;
    if (stop === start) return null;
    if (this.#slots === null) {
      this.#readHeader(bytes, start, stop);
      return null;
    }
    this.#row += 1;
    const { cells, columns, open } = cellsOf(
      bytes,
      start,
      stop,
      this.#slots,
      this.#width,
      this.#texts,
      this.#separator,
    );
    return { row: this.#row, cells, columns, cutOff: last && (open || columns < this.#headerColumns) };
  }

  #readHeader(bytes: Buffer, start: number, stop: number): void {
    const all = Int32Array.from({ length: 4096 }, (_, index) => index);
    const header = cellsOf(bytes, start, stop, all, 0, new KnownTexts(asIs), this.#separator).cells;
    const indexes = this.#wanted(header);
    refuseTwins(header, indexes);
    this.#headerColumns = header.length;
    this.#width = indexes.length;
    this.#slots = new Int32Array(header.length).fill(-1);
    indexes.forEach((column, slot) => {
      if (column >= 0) (this.#slots as Int32Array)[column] = slot;
    });
  }
}

/** Short texts that were made before: states, dates and names come again and again, and making one takes longer than finding it. */
class KnownTexts {
  readonly #cleaned: (text: string) => string;
  readonly #texts: string[] = new Array<string>(knownTexts).fill('');
  /** Each as it is after cleaning. */
  readonly #clean: string[] = new Array<string>(knownTexts).fill('');

  constructor(cleaned: (text: string) => string) {
    this.#cleaned = cleaned;
  }

  text(bytes: Buffer, from: number, until: number): string {
    const length = until - from;
    if (length === 0) return this.#cleaned('');
    if (length > longestKnown) return this.#cleaned(decoded(bytes, from, until));
    let mixed = length;
    let all = 0;
    for (let at = from; at < until; at += 1) {
      const byte = bytes[at] as number;
      all |= byte;
      mixed = Math.imul(mixed ^ byte, fnvPrime);
    }
    // Beyond ASCII a byte is no character.
    if (all > 0x7f) return this.#cleaned(decoded(bytes, from, until));
    const place = (mixed ^ (mixed >>> 15)) & (knownTexts - 1);
    const known = this.#texts[place] as string;
    if (known.length === length && isText(known, bytes, from)) return this.#clean[place] as string;
    const text = bytes.toString('latin1', from, until);
    const clean = this.#cleaned(text);
    this.#texts[place] = text;
    this.#clean[place] = clean;
    return clean;
  }

  /** The text between quotes that holds doubled ones. */
  unquoted(bytes: Buffer, from: number, until: number): string {
    return this.#cleaned(decoded(bytes, from, until).replaceAll('""', '"'));
  }
}

function isText(text: string, bytes: Buffer, from: number): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) !== bytes[from + at]) return false;
  return true;
}

function hasMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function hasOddQuotes(bytes: Buffer, start: number, end: number): boolean {
  let odd = false;
  for (let at = start; at < end; at += 1) if (bytes[at] === quote) odd = !odd;
  return odd;
}

function cellsOf(
  bytes: Buffer,
  start: number,
  stop: number,
  slots: Int32Array,
  width: number,
  texts: KnownTexts,
  separator: CellSeparator,
): { readonly cells: readonly string[]; readonly columns: number; readonly open: boolean } {
  const cells: string[] = new Array<string>(width).fill('');
  let column = 0;
  let at = start;
  let open = false;
  for (;;) {
    const slot = column < slots.length ? (slots[column] as number) : -1;
    let end: number;
    if (separator.quoted && bytes[at] === quote && at < stop) {
      let close = at + 1;
      let doubled = false;
      for (; close < stop; close += 1) {
        if (bytes[close] !== quote) continue;
        if (close + 1 === stop || bytes[close + 1] !== quote) break;
        doubled = true;
        close += 1;
      }
      open = close >= stop;
      if (slot >= 0) cells[slot] = doubled ? texts.unquoted(bytes, at + 1, close) : texts.text(bytes, at + 1, close);
      end = open ? stop : nextSeparator(bytes, close + 1, stop, separator.byte);
    } else {
      end = nextSeparator(bytes, at, stop, separator.byte);
      if (slot >= 0)
        cells[slot] = isWrapped(bytes, at, end) ? texts.unquoted(bytes, at + 1, end - 1) : texts.text(bytes, at, end);
    }
    column += 1;
    if (end >= stop) return { cells, columns: column, open };
    at = end + 1;
  }
}

/** Whether a cell begins and ends with a quote, as spreadsheets write it in files whose quotes are no others. */
function isWrapped(bytes: Buffer, from: number, until: number): boolean {
  return until - from > 1 && bytes[from] === quote && bytes[until - 1] === quote;
}

function nextSeparator(bytes: Buffer, from: number, stop: number, separator: number): number {
  for (let at = from; at < stop; at += 1) if (bytes[at] === separator) return at;
  return stop;
}

let western: InstanceType<typeof TextDecoder> | undefined;

/** Text in UTF-8; what is none was saved by an older program in the code page of Western Windows. */
function decoded(bytes: Buffer, from: number, until: number): string {
  const cell = bytes.subarray(from, until);
  const text = cell.toString('utf8');
  if (!text.includes('\ufffd') || cell.includes('\ufffd')) return text;
  western ??= new TextDecoder('windows-1252');
  return western.decode(cell);
}
