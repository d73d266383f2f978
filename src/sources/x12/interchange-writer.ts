/** Writes X12: segments, and envelopes whose counts and control numbers agree with what is inside them. */

import type { ByteRange } from './byte-range.ts';
import type { Separators } from './interchange.ts';

/** Takes bytes in their order; they hold only until it returns. */
export type TakeBytes = (bytes: Buffer) => void;

/** How an interchange is written. */
export interface InterchangeStyle {
  readonly separators: Separators;
  /** What stands after each terminator: nothing or a line break. */
  readonly lineBreak: string;
}

/** The separators that most senders use: `*`, `:`, `^`, `~`. */
export const usualSeparators: Separators = { element: 0x2a, component: 0x3a, repetition: 0x5e, segment: 0x7e };

const bufferBytes = 256 * 1024;
/** Widths of ISA01 to ISA16. */
const widths = [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1] as const;

/** Writes one or more interchanges. */
export class InterchangeWriter {
  readonly #take: TakeBytes;
  readonly #buffer = Buffer.allocUnsafe(bufferBytes);
  #used = 0;
  #element = '*';
  #end = '~';
  #interchange: { readonly control: string; groups: number } | null = null;
  #group: { readonly control: string; transactions: number } | null = null;
  #transaction: { readonly control: string; segments: number } | null = null;

  constructor(take: TakeBytes) {
    this.#take = take;
  }

  /** Begins an interchange. `elements` are ISA01 to ISA16 from 1; they are cut and filled to their widths. */
  beginInterchange(elements: readonly string[], { separators, lineBreak }: InterchangeStyle): void {
    this.endInterchange();
    this.#element = String.fromCharCode(separators.element);
    this.#end = String.fromCharCode(separators.segment) + lineBreak;
    const control = controlNumber(elements[13] ?? '');
    const fields = widths.map((width, index) => {
      const at = index + 1;
      if (at === 13) return control;
      if (at === 16) return String.fromCharCode(separators.component);
      return (elements[at] ?? '').trimEnd().padEnd(width).slice(0, width);
    });
    this.#text(`ISA${this.#element}${fields.join(this.#element)}${this.#end}`);
    this.#interchange = { control, groups: 0 };
  }

  /** Begins a group; `elements` are GS01 to GS08. */
  beginGroup(elements: readonly string[]): void {
    this.endGroup();
    if (this.#interchange === null) throw new Error('a group needs an interchange');
    this.#interchange.groups += 1;
    this.#write(['GS', ...elements]);
    this.#group = { control: elements[5] ?? '', transactions: 0 };
  }

  /** Begins a transaction: ST01 to ST03. `bare`: what comes next brings its own line break. */
  beginTransaction(kind: string, control: string, version: string, bare = false): void {
    this.endTransaction();
    if (this.#group === null) throw new Error('a transaction needs a group');
    this.#group.transactions += 1;
    const text = ['ST', kind, control, version].join(this.#element);
    this.#text(bare ? text + this.#end.slice(0, 1) : text + this.#end);
    this.#transaction = { control, segments: 1 };
  }

  /**
   * Writes a segment of the open transaction. Empty elements at the end are left out. Throws RangeError where a value holds
   * a separator that would make another segment of it; composites are to be joined before.
   */
  segment(...elements: readonly string[]): void {
    for (const element of elements) {
      if (element.includes(this.#element) || element.includes(this.#end.slice(0, 1)))
        throw new RangeError(`an element of ${elements[0]} holds a separator`);
    }
    this.#count(1);
    this.#write(elements);
  }

  /** Writes a segment without its line break, because the bytes that follow begin with one. */
  bareSegment(text: string): void {
    this.#count(1);
    this.#text(text + this.#end.slice(0, 1));
  }

  /** Writes bytes that are whole segments, as they stand. */
  copy(range: ByteRange, segments: number): void {
    this.#count(segments);
    if (range.length > this.#buffer.length - this.#used) this.#flush();
    if (range.length > this.#buffer.length) this.#take(range.buffer());
    else this.#used += range.bytes.copy(this.#buffer, this.#used, range.from, range.to);
  }

  /** Ends the open transaction, if any. */
  endTransaction(): void {
    if (this.#transaction === null) return;
    const { segments, control } = this.#transaction;
    this.#transaction = null;
    this.#write(['SE', String(segments + 1), control]);
  }

  /** Ends the open group, if any, and what is in it. */
  endGroup(): void {
    this.endTransaction();
    if (this.#group === null) return;
    const { transactions, control } = this.#group;
    this.#group = null;
    this.#write(['GE', String(transactions), control]);
  }

  /** Ends the open interchange, if any, and what is in it. */
  endInterchange(): void {
    this.endGroup();
    if (this.#interchange === null) return;
    const { groups, control } = this.#interchange;
    this.#interchange = null;
    this.#write(['IEA', String(groups), control]);
  }

  /** Ends everything and hands over the last bytes. */
  finish(): void {
    this.endInterchange();
    this.#flush();
  }

  #count(segments: number): void {
    if (this.#transaction === null) throw new Error('a segment needs a transaction');
    this.#transaction.segments += segments;
  }

  #write(elements: readonly string[]): void {
    let last = elements.length;
    while (last > 1 && elements[last - 1] === '') last -= 1;
    this.#text(elements.slice(0, last).join(this.#element) + this.#end);
  }

  #text(text: string): void {
    if (text.length > this.#buffer.length - this.#used) this.#flush();
    this.#used += this.#buffer.write(text, this.#used, 'latin1');
  }

  #flush(): void {
    if (this.#used > 0) this.#take(this.#buffer.subarray(0, this.#used));
    this.#used = 0;
  }
}

/** A control number of nine digits; what is no number becomes 1. */
function controlNumber(text: string): string {
  const digits = text.trim();
  return (/^\d{1,9}$/.test(digits) ? digits : '1').padStart(9, '0');
}
