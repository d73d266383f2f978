/**
 * A streaming scanner for large comma-separated files (RFC 4180: quotes, doubled quotes, line breaks inside quotes). It
 * looks at bytes and makes text of the wanted columns only: the NPPES file has 330 columns and ten gigabytes.
 */

import { countWords } from '../domain/number-forms.ts';
import { UserError } from '../errors.ts';
import { type CellMaker, fnvBasis, fnvPrime, KnownTexts, mixOf, putCell } from './csv-cells.ts';

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

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
export interface ScannedRow<Cells = readonly string[]> {
  readonly row: number;
  readonly cells: Cells;
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

/** The same rows, those of one chunk at a time: waiting for each row by itself takes longer than reading it. */
export function scannedBatches(
  chunks: AsyncIterable<Uint8Array>,
  wanted: (header: readonly string[]) => readonly number[],
): AsyncGenerator<Iterable<ScannedRow>> {
  return madeBatches(chunks, wanted, new KnownTexts());
}

/** The same with cells below the header as they are made of their bytes, and parted otherwise than by commas. */
export async function* madeBatches<Cells>(
  chunks: AsyncIterable<Uint8Array>,
  wanted: (header: readonly string[]) => readonly number[],
  cells: CellMaker<Cells>,
  separator: CellSeparator = comma,
): AsyncGenerator<Iterable<ScannedRow<Cells>>> {
  const scanner = new RowScanner(wanted, cells, separator);
  for await (const chunk of inUtf8(chunks)) yield scanner.rows(chunk);
  yield scanner.rest();
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

class RowScanner<Cells> {
  readonly #wanted: (header: readonly string[]) => readonly number[];
  #slots: Int32Array | null = null;
  #width = 0;
  #headerColumns = 0;
  #carry: Buffer = Buffer.alloc(0);
  #row = 0;
  /** Where the row behind the last plain one begins. */
  #next = 0;
  readonly #maker: CellMaker<Cells>;
  readonly #separator: CellSeparator;

  constructor(
    wanted: (header: readonly string[]) => readonly number[],
    maker: CellMaker<Cells>,
    separator: CellSeparator,
  ) {
    this.#wanted = wanted;
    this.#maker = maker;
    this.#separator = separator;
  }

  *rows(chunk: Uint8Array): Generator<ScannedRow<Cells>> {
    const bytes = joined(this.#carry, chunk);
    let start = this.#row === 0 && this.#slots === null && hasMark(bytes) ? 3 : 0;
    for (;;) {
      const plain = this.#plainRow(bytes, start);
      if (plain !== null) {
        start = this.#next;
        yield plain;
        continue;
      }
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

  *rest(): Generator<ScannedRow<Cells>> {
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

  #taken(bytes: Buffer, start: number, end: number, last: boolean): ScannedRow<Cells> | null {
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
      this.#maker,
      this.#separator,
    );
    return { row: this.#row, cells, columns, cutOff: last && (open || columns < this.#headerColumns) };
  }

  /**
   * A row as nearly all are: no cell has a quote in it, though it may stand between two. It is gone through once, and the
   * next begins at `#next`. Null where a row is not so, or the bytes end before it does.
   */
  #plainRow(bytes: Buffer, start: number): ScannedRow<Cells> | null {
    const slots = this.#slots;
    const { byte: separator, quoted } = this.#separator;
    if (slots === null || !quoted || start >= bytes.length) return null;
    if (bytes[start] === lineFeed || bytes[start] === carriageReturn) return null;
    const maker = this.#maker;
    const cells = maker.row(this.#width);
    const { length } = bytes;
    let columns = 0;
    for (let at = start; ; at += 1) {
      const slot = columns < slots.length ? (slots[columns] as number) : -1;
      let byte = at < length ? (bytes[at] as number) : -1;
      const wrapped = byte === quote;
      let from = at;
      let mixed = fnvBasis;
      if (wrapped) {
        at += 1;
        from = at;
        for (; at < length; at += 1) {
          byte = bytes[at] as number;
          if (byte === quote) break;
          mixed = Math.imul(mixed ^ byte, fnvPrime);
        }
      } else {
        for (; at < length; at += 1) {
          byte = bytes[at] as number;
          if (byte === separator || byte === lineFeed || byte === quote) break;
          mixed = Math.imul(mixed ^ byte, fnvPrime);
        }
      }
      if (at >= length || wrapped !== (byte === quote)) return null;
      let until = at;
      if (wrapped) {
        at += 1;
        if (at + 1 < length && bytes[at] === carriageReturn && bytes[at + 1] === lineFeed) at += 1;
        byte = at < length ? (bytes[at] as number) : -1;
        if (byte !== separator && byte !== lineFeed) return null;
      } else if (byte === lineFeed && at > from && bytes[at - 1] === carriageReturn) {
        until -= 1;
        mixed = mixOf(bytes, from, until);
      }
      if (slot >= 0 && until > from) maker.put(cells, slot, bytes, from, until, mixed);
      columns += 1;
      if (byte !== lineFeed) continue;
      this.#next = at + 1;
      this.#row += 1;
      return { row: this.#row, cells, columns, cutOff: false };
    }
  }

  #readHeader(bytes: Buffer, start: number, stop: number): void {
    const all = Int32Array.from({ length: 4096 }, (_, index) => index);
    const { cells, columns } = cellsOf(bytes, start, stop, all, 0, new KnownTexts(), this.#separator);
    const header = Array.from({ length: columns }, (_, index) => cells[index] ?? '');
    const indexes = this.#wanted(header);
    refuseTwins(header, indexes);
    this.#headerColumns = namedColumns(header);
    this.#width = indexes.length;
    this.#slots = new Int32Array(header.length).fill(-1);
    indexes.forEach((column, slot) => {
      if (column >= 0) (this.#slots as Int32Array)[column] = slot;
    });
  }
}

/** Two pieces as one; those that lie one behind the other are not copied. */
function joined(before: Buffer, next: Uint8Array): Buffer {
  if (before.length === 0) return Buffer.from(next.buffer, next.byteOffset, next.length);
  const begins = before.byteOffset;
  if (before.buffer !== next.buffer || begins + before.length !== next.byteOffset) return Buffer.concat([before, next]);
  return Buffer.from(next.buffer, begins, before.length + next.length);
}

/** How many columns there are up to the last that has a name: spreadsheets put empty ones behind, and not in each row. */
export function namedColumns(header: readonly string[]): number {
  return header.findLastIndex((name) => name.trim() !== '') + 1;
}

function hasMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function hasOddQuotes(bytes: Buffer, start: number, end: number): boolean {
  let odd = false;
  for (let at = start; at < end; at += 1) if (bytes[at] === quote) odd = !odd;
  return odd;
}

function cellsOf<Cells>(
  bytes: Buffer,
  start: number,
  stop: number,
  slots: Int32Array,
  width: number,
  maker: CellMaker<Cells>,
  separator: CellSeparator,
): { readonly cells: Cells; readonly columns: number; readonly open: boolean } {
  const cells = maker.row(width);
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
      if (slot >= 0) putCell(maker, cells, slot, bytes, at + 1, close, doubled);
      end = open ? stop : nextSeparator(bytes, close + 1, stop, separator.byte);
    } else {
      end = nextSeparator(bytes, at, stop, separator.byte);
      const wrapped = isWrapped(bytes, at, end) ? 1 : 0;
      if (slot >= 0) putCell(maker, cells, slot, bytes, at + wrapped, end - wrapped, wrapped === 1);
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
