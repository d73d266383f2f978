/**
 * Reads X12 segment by segment out of pieces of a file, at the speed of the bytes and in memory that does not grow with the
 * file. It keeps bytes only of the segment at hand and of what its consumer asks to keep.
 */

import { npiNumberBetween } from '../../domain/identifiers/npi.ts';
import { UserError } from '../../errors.ts';
import { centsBetween } from './element-values.ts';
import { type Interchange, interchangeAt, type Separators } from './interchange.ts';
import { Mark } from './mark.ts';
import { type KnownValues, ShortTexts } from './short-texts.ts';

/** Where something stands in a file, for people to find it. */
export interface Position {
  /** From 1, counted over the whole file. */
  readonly segment: number;
  /** From 0. */
  readonly byte: number;
  /** From 1. */
  readonly line: number;
}

/** The longest segment that is believed; a file without terminators would else be read whole. */
const longestSegment = 64 * 1024;
/** The most elements that a segment has in any transaction read here. */
const mostElements = 128;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const blank = 0x20;
/** Ctrl-Z, which old DOS programs put at the end of a file. */
const endOfFile = 0x1a;

/** The identifier that a code stands for, for people. */
export function segmentId(code: number): string {
  return String.fromCharCode(...[code >> 16, (code >> 8) & 0xff, code & 0xff].filter((byte) => byte !== 0));
}

/** A segment identifier of two or three characters as a number; 0: none has it. */
export function segmentCode(id: string): number {
  const [first, second, third] = [id.charCodeAt(0), id.charCodeAt(1), id.length > 2 ? id.charCodeAt(2) : 0];
  return (first << 16) | (second << 8) | third;
}

const isa = segmentCode('ISA');

/** What a byte is to a segment: looking it up is faster than comparing it with each of them. */
const [plain, divider, terminator, control] = [0, 1, 2, 3] as const;

function kindsUnder({ element, segment }: Separators): Uint8Array {
  const kinds = new Uint8Array(256).fill(plain).fill(control, 0, blank);
  kinds[element] = divider;
  kinds[segment] = terminator;
  return kinds;
}

/**
 * The scanner, which is also the view of the segment at hand: what it says holds until the consumer returns.
 */
export class SegmentScanner {
  /** The bytes at hand; indexes of the view point here. */
  bytes: Buffer = Buffer.alloc(0);
  /** Offset in the file of the first of `bytes`. */
  base = 0;
  /** First byte of the segment and the index of its terminator. */
  start = 0;
  end = 0;
  /** Index after the terminator. */
  after = 0;
  /** Identifier as by `segmentCode`. */
  code = 0;
  /** Elements, the identifier not counted. */
  count = 0;
  /** Segments so far, from 1. */
  number = 0;
  /** Whether the segment holds a line break or another control character. */
  hasControl = false;
  /** Whether the file ended before its terminator. */
  cutOff = false;
  /** Offset in the file from which on the consumer still needs the bytes. */
  keepFrom = Number.POSITIVE_INFINITY;
  /** The header in force. */
  interchange: Interchange | null = null;

  readonly #path: string;
  readonly #consume: (segment: SegmentScanner) => void;
  readonly #ends = new Int32Array(mostElements + 1);
  readonly #texts = new ShortTexts();
  #kinds: Uint8Array = new Uint8Array(256);
  #lines = 1;
  #next = 0;
  #begun = false;

  constructor(path: string, consume: (segment: SegmentScanner) => void) {
    this.#path = path;
    this.#consume = consume;
  }

  /** Takes the next piece of the file. */
  push(chunk: Uint8Array): void {
    const keep = Math.min(this.#next, Math.max(0, this.keepFrom - this.base));
    const rest = this.bytes.subarray(keep);
    const piece = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    this.base += keep;
    this.#next -= keep;
    this.start -= keep;
    this.end -= keep;
    this.after -= keep;
    this.bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    this.#scan(false);
  }

  /** Says that the file has ended. */
  finish(): void {
    this.#scan(true);
    if (!this.#begun) throw this.#notX12();
  }

  /** The separators in force. */
  get separators(): Separators {
    if (this.interchange === null) throw new Error('no interchange has begun');
    return this.interchange.separators;
  }

  /** Where the segment stands. */
  position(): Position {
    return { segment: this.number, byte: this.base + this.start, line: this.#lines };
  }

  /** Index of the first byte of an element, from 1; 0 is the identifier. */
  elementStart(element: number): number {
    return element === 0 ? this.start : (this.#ends[element - 1] as number) + 1;
  }

  /** Index after the last byte of an element. */
  elementEnd(element: number): number {
    return this.#ends[element] as number;
  }

  /** An element as text; empty where there is none. */
  text(element: number): string {
    if (element > this.count) return '';
    const from = element === 0 ? this.start : (this.#ends[element - 1] as number) + 1;
    const to = this.#ends[element] as number;
    return this.#texts.of(this.bytes, from, to);
  }

  /** An element as text that is not expected to come again. */
  ownText(element: number): string {
    return element > this.count
      ? ''
      : this.bytes.toString('latin1', this.elementStart(element), this.elementEnd(element));
  }

  /** What an element means, or several with what stands between them; where it is absent, what no text means. */
  value<T>(values: KnownValues<T>, element: number, last: number = element): T {
    if (element > this.count) return values.of(this.bytes, 0, 0);
    const from = (this.#ends[element - 1] as number) + 1;
    return values.of(this.bytes, from, this.#ends[Math.min(last, this.count)] as number);
  }

  /** An element of two or three characters as a number, as by `segmentCode`; 0: it has fewer or more. */
  codeAt(element: number): number {
    if (element > this.count) return 0;
    return this.#codeOf((this.#ends[element - 1] as number) + 1, this.#ends[element] as number);
  }

  /** Whether an element has exactly these characters. */
  is(element: number, text: string): boolean {
    if (element > this.count) return text === '';
    const from = this.elementStart(element);
    const length = (this.#ends[element] as number) - from;
    if (length !== text.length) return false;
    for (let at = 0; at < length; at += 1) if (this.bytes[from + at] !== text.charCodeAt(at)) return false;
    return true;
  }

  /** Whole cents of an element that is an amount; undefined where it is none. */
  cents(element: number): number | undefined {
    if (element > this.count) return undefined;
    return centsBetween(this.bytes, this.elementStart(element), this.elementEnd(element));
  }

  /** An element as an NPI, as by `npiNumber`; 0: it has not the form of one. */
  npiNumber(element: number): number {
    return element > this.count
      ? 0
      : npiNumberBetween(this.bytes, this.elementStart(element), this.#ends[element] as number);
  }

  /** A whole number of 53 bits made of all its bytes: of the same bytes always the same, of others hardly ever. */
  mark(): number {
    const { bytes, end } = this;
    const mark = new Mark();
    for (let at = this.start; at < end; at += 1) mark.add(bytes[at] as number);
    return (mark.one >>> 0) * 2 ** 21 + (mark.other >>> 11);
  }

  /** All elements as text, the identifier at 0. */
  elements(): readonly string[] {
    return Array.from({ length: this.count + 1 }, (_, element) => this.text(element));
  }

  #scan(last: boolean): void {
    for (;;) {
      this.#skipBreaks();
      if (this.#next >= this.bytes.length) return;
      if (this.#isHeader(last)) {
        if (!this.#takeHeader(last)) return;
      } else if (!this.#takeSegment(last)) return;
    }
  }

  /** Passes over what may stand between segments: line breaks, blanks, and the byte order mark at the beginning. */
  #skipBreaks(): void {
    const { bytes } = this;
    let at = this.#next;
    if (!this.#begun && this.base === 0 && at === 0 && isMarked(bytes)) at = 3;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at] as number;
      if (byte === lineFeed) this.#lines += 1;
      else if (byte !== carriageReturn && byte !== blank && byte !== 0 && byte !== endOfFile) break;
      if (this.interchange?.separators.element === byte) break;
    }
    this.#next = at;
  }

  #isHeader(last: boolean): boolean {
    const { bytes } = this;
    const at = this.#next;
    if (!this.#begun && bytes.length - at < 4 && !last) return true;
    if (bytes[at] !== 0x49 || bytes[at + 1] !== 0x53 || bytes[at + 2] !== 0x41) {
      if (!this.#begun) throw this.#notX12();
      return false;
    }
    return true;
  }

  #takeHeader(last: boolean): boolean {
    if (this.bytes.length - this.#next < 4 && !last) return false;
    const reading = interchangeAt(this.bytes, this.#next, last);
    if (reading.state === 'more') return false;
    if (reading.state === 'damaged')
      throw this.#unreadable(
        reading.because,
        'ask for the file again; an ISA segment has 106 characters and sixteen elements',
      );
    this.#begun = true;
    this.interchange = reading.interchange;
    this.#kinds = kindsUnder(reading.interchange.separators);
    this.#index(this.#next, reading.end - 1);
    this.code = isa;
    this.#deliver(this.#next, reading.end - 1, reading.end);
    return true;
  }

  /** Marks the ends of the elements in a range that is known to be one segment. */
  #index(from: number, to: number): void {
    const { element } = this.separators;
    let found = 0;
    for (let at = from; at < to; at += 1) {
      if (this.bytes[at] === element && found < mostElements) {
        this.#ends[found] = at;
        found += 1;
      }
    }
    this.#ends[found] = to;
    this.count = found;
    this.hasControl = false;
  }

  #takeSegment(last: boolean): boolean {
    const { bytes } = this;
    const kinds = this.#kinds;
    const ends = this.#ends;
    const from = this.#next;
    const size = bytes.length;
    let found = 0;
    let controls = 0;
    let at = from;
    for (; at < size; at += 1) {
      const kind = kinds[bytes[at] as number];
      if (kind === plain) continue;
      if (kind === terminator) break;
      if (kind === divider) {
        ends[found] = at;
        if (found < mostElements) found += 1;
      } else controls += 1;
    }
    if (at - from > longestSegment)
      throw this.#unreadable(
        `a segment is longer than ${longestSegment} bytes`,
        'the file does not keep the segment terminator that its ISA segment names',
      );
    if (at === size && !last) return false;
    ends[found] = at;
    this.count = found;
    this.cutOff = at === size;
    this.hasControl = controls > 0;
    this.code = this.#codeOf(from, ends[0] as number);
    this.#deliver(from, at, Math.min(at + 1, size));
    return true;
  }

  #codeOf(from: number, to: number): number {
    const { bytes } = this;
    const length = to - from;
    if (length < 2 || length > 3) return 0;
    return (
      ((bytes[from] as number) << 16) |
      ((bytes[from + 1] as number) << 8) |
      (length === 3 ? (bytes[from + 2] as number) : 0)
    );
  }

  #deliver(from: number, to: number, after: number): void {
    this.start = from;
    this.end = to;
    this.after = after;
    this.number += 1;
    this.#consume(this);
    if (this.hasControl) for (let at = from; at < to; at += 1) if (this.bytes[at] === lineFeed) this.#lines += 1;
    if (this.bytes[to] === lineFeed) this.#lines += 1;
    this.#next = after;
  }

  #unreadable(because: string, hint: string): UserError {
    const byte = this.base + this.#next;
    return new UserError(
      'input/unreadable',
      `\`${this.#path}\`, segment ${this.number + 1} (line ${this.#lines}, byte ${byte}): ${because}`,
      { hint },
    );
  }

  #notX12(): UserError {
    const { bytes } = this;
    const at = this.#next;
    const [first, second] = [bytes[0], bytes[1]];
    if (bytes.length <= at)
      return new UserError('input/unreadable', `\`${this.#path}\` is empty`, {
        hint: 'name a file of X12, which begins with `ISA`',
      });
    if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
      return this.#unreadable(
        'the file is UTF-16 text, not X12',
        'save it as plain text; Windows PowerShell makes UTF-16 of what goes through `>`',
      );
    const head = bytes.toString('latin1', at, at + 3);
    if (/^(?:GS|ST)[^A-Za-z0-9]$/.test(head))
      return this.#unreadable(
        `the file begins with \`${head.slice(0, 2)}\`; there is no ISA segment before it`,
        'the ISA segment names the separators and the sender: ask for the whole interchange, from ISA to IEA',
      );
    return this.#unreadable(
      'this is not X12: the file does not begin with `ISA`',
      'name a file of X12 as the clearinghouse or payer sent it; unpack an archive first',
    );
  }
}

function isMarked(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
