/**
 * The texts of a list's columns, each kept once: a list has many rows and few texts, and what a text says is the same
 * wherever it stands. A cell is the number of its text; 0 is the empty one.
 */

import { type CellMaker, decoded } from '../csv-cells.ts';

/** Texts for which there is room at first; a power of two. */
const leastRoom = 16;
const bytesAText = 8;

/** The texts of one column. */
export class ColumnTexts {
  #count = 1;
  /** Where the number of a text stands, by the number mixed of its bytes: from there on, before the first that is free. */
  #places = new Int32Array(2 * leastRoom);
  /** The number mixed of each. */
  #mixed = new Int32Array(leastRoom);
  /** Where the bytes of each end, which begin where those of the one before do. */
  #ends = new Int32Array(leastRoom);
  #bytes = Buffer.alloc(bytesAText * leastRoom);
  readonly #texts: (string | undefined)[] = [''];

  /** The number of the text of these bytes, of which `mixed` is mixed. */
  numberOf(bytes: Buffer, from: number, until: number, mixed: number): number {
    const last = this.#places.length - 1;
    let place = (mixed ^ (mixed >>> 15)) & last;
    for (;;) {
      const number = this.#places[place] as number;
      if (number === 0) return this.#added(bytes, from, until, mixed, place);
      if (this.#mixed[number] === mixed && this.#is(number, bytes, from, until)) return number;
      place = (place + 1) & last;
    }
  }

  /** The text of a number, cleaned: one blank between words, none around them, and nothing for `NULL`. */
  text(number: number): string {
    const known = this.#texts[number];
    if (known !== undefined) return known;
    const text = cleaned(decoded(this.#bytes, this.#ends[number - 1] as number, this.#ends[number] as number));
    this.#texts[number] = text;
    return text;
  }

  #is(number: number, bytes: Buffer, from: number, until: number): boolean {
    const own = this.#ends[number - 1] as number;
    const length = until - from;
    if ((this.#ends[number] as number) - own !== length) return false;
    for (let at = 0; at < length; at += 1) if (this.#bytes[own + at] !== bytes[from + at]) return false;
    return true;
  }

  #added(bytes: Buffer, from: number, until: number, mixed: number, place: number): number {
    const number = this.#count;
    this.#count += 1;
    const begins = this.#ends[number - 1] as number;
    const ends = begins + until - from;
    if (ends > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], Math.max(2 * this.#bytes.length, ends));
    for (let at = from; at < until; at += 1) this.#bytes[begins + at - from] = bytes[at] as number;
    this.#places[place] = number;
    this.#mixed[number] = mixed;
    this.#ends[number] = ends;
    this.#texts.push(undefined);
    if (this.#count === this.#ends.length) this.#makeRoom();
    return number;
  }

  #makeRoom(): void {
    this.#mixed = twice(this.#mixed);
    this.#ends = twice(this.#ends);
    this.#places = new Int32Array(2 * this.#places.length);
    const last = this.#places.length - 1;
    for (let number = 1; number < this.#count; number += 1) {
      const mixed = this.#mixed[number] as number;
      let place = (mixed ^ (mixed >>> 15)) & last;
      while (this.#places[place] !== 0) place = (place + 1) & last;
      this.#places[place] = number;
    }
  }
}

function twice(numbers: Int32Array, added = 0): Int32Array<ArrayBuffer> {
  const more = new Int32Array(2 * numbers.length);
  more.set(numbers);
  if (added !== 0) more.fill(added, numbers.length);
  return more;
}

/** Cells of a list as the numbers of their texts, column by column. A row is there until the next one is read. */
export class CellNumbers implements CellMaker<Int32Array> {
  readonly columns: readonly ColumnTexts[];
  readonly #row: Int32Array;

  constructor(columns: number) {
    this.columns = Array.from({ length: columns }, () => new ColumnTexts());
    this.#row = new Int32Array(columns);
  }

  row(): Int32Array {
    return this.#row.fill(0);
  }

  put(row: Int32Array, column: number, bytes: Buffer, from: number, until: number, mixed: number): void {
    row[column] = (this.columns[column] as ColumnTexts).numberOf(bytes, from, until, mixed);
  }
}

/** What the texts of a column say, each read once. */
export class TextsRead<Value extends object> {
  readonly #texts: ColumnTexts;
  readonly #read: (text: string) => Value;
  readonly #values: (Value | undefined)[] = [];

  constructor(texts: ColumnTexts, read: (text: string) => Value) {
    this.#texts = texts;
    this.#read = read;
  }

  /** What the text of a number says. */
  of(number: number): Value {
    const known = this.#values[number];
    if (known !== undefined) return known;
    while (this.#values.length <= number) this.#values.push(undefined);
    const value = this.#read(this.#texts.text(number));
    this.#values[number] = value;
    return value;
  }
}

/** What a text says, with a whole number from 0 made of it. */
export interface Numbered {
  readonly mixed: number;
}

const unread = -1;

/** The same with numbers made of what they say: of most rows nothing else is looked at, and these lie close together. */
export class NumberedTexts<Value extends Numbered> extends TextsRead<Value> {
  #mixed = new Int32Array(leastRoom).fill(unread);

  /** The number made of what the text of a number says. */
  mixed(number: number): number {
    const known = number < this.#mixed.length ? (this.#mixed[number] as number) : unread;
    if (known !== unread) return known;
    while (number >= this.#mixed.length) this.#mixed = twice(this.#mixed, unread);
    const { mixed } = this.of(number);
    this.#mixed[number] = mixed;
    return mixed;
  }
}

const doubleBlank = /\s\s|[^\S ]/;

function cleaned(cell: string): string {
  if (isClean(cell)) return cell;
  const text = cell.trim();
  if (isNothing(text)) return '';
  return doubleBlank.test(text) ? text.replaceAll(/\s+/g, ' ') : text;
}

/** Whether nothing is to be cleaned: printable ASCII with single blanks inside, and no word for nothing. */
function isClean(cell: string): boolean {
  const { length } = cell;
  let blank = true;
  for (let at = 0; at < length; at += 1) {
    const code = cell.charCodeAt(at);
    if (code < 0x20 || code > 0x7e || (blank && code === 0x20)) return false;
    blank = code === 0x20;
  }
  return length === 0 || (!blank && !isNothing(cell));
}

/** Words for nothing: `null`, `N/A`. */
function isNothing(text: string): boolean {
  return (text.length === 4 && text.toLowerCase() === 'null') || (text.length === 3 && text.toLowerCase() === 'n/a');
}
