/**
 * The texts of a list's columns, each kept once: a list has many rows and few texts, and what a text says is the same
 * wherever it stands. A cell is the number of its text; 0 is the empty one.
 */

import { type CellMaker, decoded } from '../csv-cells.ts';

/** Texts for which there is room at first; a power of two. */
const leastRoom = 16;
const placesAText = 2;
const bytesAText = 8;

/** The texts of one column. */
export class ColumnTexts {
  #count = 1;
  /**
   * Pairs: the number mixed of the bytes of a text, and the number of the text. A pair stands where what is mixed says, or
   * behind, before the first that is free.
   */
  #places = new Int32Array(2 * placesAText * leastRoom);
  /** Where the bytes of each end, which begin where those of the one before do. */
  #ends = new Int32Array(leastRoom);
  #bytes = Buffer.alloc(bytesAText * leastRoom);
  readonly #texts: (string | undefined)[] = [''];

  /** The number of the text of these bytes, of which `mixed` is mixed. */
  numberOf(bytes: Buffer, from: number, until: number, mixed: number): number {
    const places = this.#places;
    let place = firstPlace(mixed, places);
    for (;;) {
      const number = places[place + 1] as number;
      if (number === 0) return this.#added(bytes, from, until, mixed, place);
      if (places[place] === mixed && this.#is(number, bytes, from, until)) return number;
      place = nextPlace(place, places);
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

  /** The number that eight digits make, where the text of a number is nothing else. */
  eightDigits(number: number): number | undefined {
    const from = number === 0 ? 0 : (this.#ends[number - 1] as number);
    const until = this.#ends[number] as number;
    if (until - from !== 8) return undefined;
    let digits = 0;
    for (let at = from; at < until; at += 1) {
      const digit = (this.#bytes[at] as number) - 0x30;
      if (digit < 0 || digit > 9) return undefined;
      digits = digits * 10 + digit;
    }
    return digits;
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
    this.#places[place] = mixed;
    this.#places[place + 1] = number;
    this.#ends[number] = ends;
    this.#texts.push(undefined);
    if (this.#count === this.#ends.length) this.#makeRoom();
    return number;
  }

  #makeRoom(): void {
    this.#ends = twice(this.#ends);
    const before = this.#places;
    const places = new Int32Array(2 * before.length);
    for (let at = 0; at < before.length; at += 2) {
      if (before[at + 1] === 0) continue;
      const mixed = before[at] as number;
      let place = firstPlace(mixed, places);
      while (places[place + 1] !== 0) place = nextPlace(place, places);
      places[place] = mixed;
      places[place + 1] = before[at + 1] as number;
    }
    this.#places = places;
  }
}

/** Where to look first for what is mixed, in pairs whose count is a power of two. */
function firstPlace(mixed: number, pairs: Int32Array): number {
  return ((mixed ^ (mixed >>> 15)) << 1) & (pairs.length - 1);
}

function nextPlace(place: number, pairs: Int32Array): number {
  return (place + 2) & (pairs.length - 1);
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

const notMade = -1;

/** A whole number from 0 for each text of a column, made once: it needs less room than what a text says. */
export class TextNumbers {
  readonly #make: (text: number) => number;
  #numbers = new Int32Array(leastRoom).fill(notMade);

  constructor(make: (text: number) => number) {
    this.#make = make;
  }

  /** What is made of the text of a number. */
  of(text: number): number {
    const known = text < this.#numbers.length ? (this.#numbers[text] as number) : notMade;
    if (known !== notMade) return known;
    while (text >= this.#numbers.length) this.#numbers = twice(this.#numbers, notMade);
    const made = this.#make(text);
    this.#numbers[text] = made;
    return made;
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
