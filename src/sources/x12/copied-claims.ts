/**
 * Reads back an 837P that was copied from another: envelopes with their counts and control numbers, the numbers and parents
 * of its levels, and its claims as bytes and cents. What the claims say was read before they were copied.
 */

import { ByteRange } from './byte-range.ts';
import { Envelopes } from './envelope.ts';
import { SegmentScanner, segmentCode } from './segment-scanner.ts';

/** Takes the bytes of each claim, which hold only until it returns, and its charge in cents. */
export type TakeCopied = (bytes: ByteRange, cents: number) => void;

const nothing = (): void => {};
const hl = segmentCode('HL');
const clm = segmentCode('CLM');
const se = segmentCode('SE');

/** Reads a file piece by piece: `take` for each, then `finish`. */
export class CopiedClaimsReader {
  readonly #takeClaim: TakeCopied;
  readonly #scanner: SegmentScanner;
  readonly #envelopes = new Envelopes();
  /** Where in the file the open claim begins; -1: none is open. */
  #from = -1;
  #cents = 0;
  #levels = 0;
  #billing = 0;
  #subscriber = 0;
  #fault: string | null = null;

  constructor(path: string, takeClaim: TakeCopied) {
    this.#takeClaim = takeClaim;
    this.#scanner = new SegmentScanner(path, (segment) => this.#consume(segment));
  }

  /** Takes the next piece of the file. Throws `input/unreadable` where it is no X12. */
  take(chunk: Uint8Array): void {
    this.#scanner.push(chunk);
  }

  /** Says that the file has ended, and what is wrong with it; null: nothing. */
  finish(): string | null {
    this.#scanner.finish();
    this.#envelopes.finish(this.#scanner, nothing);
    return this.#fault ?? this.#envelopes.faults[0]?.because ?? null;
  }

  #consume(segment: SegmentScanner): void {
    const { code } = segment;
    if (this.#from >= 0 && (code === clm || code === hl || code === se)) this.#close(segment);
    switch (this.#envelopes.take(segment, nothing)) {
      case 'begin':
        this.#levels = 0;
        this.#subscriber = 0;
        return;
      case 'content':
        if (code === clm) this.#open(segment);
        else if (code === hl) this.#level(segment);
    }
  }

  #open(segment: SegmentScanner): void {
    this.#from = segment.base + segment.start;
    segment.keepFrom = this.#from;
    const cents = segment.cents(2);
    if (cents === undefined) this.#fault ??= `CLM02 \`${segment.text(2)}\` is no amount`;
    if (this.#subscriber === 0) this.#fault ??= 'a claim stands under no subscriber';
    this.#cents = cents ?? 0;
  }

  #close({ base, bytes, start }: SegmentScanner): void {
    this.#takeClaim(new ByteRange(bytes, this.#from - base, start), this.#cents);
    this.#from = -1;
    this.#scanner.keepFrom = Number.POSITIVE_INFINITY;
  }

  #level(segment: SegmentScanner): void {
    this.#levels += 1;
    const [number, parent, level] = [Number(segment.text(1)), segment.text(2), segment.text(3)];
    const expected = level === '20' ? '' : String(level === '22' ? this.#billing : this.#subscriber);
    if (number !== this.#levels) this.#fault ??= `HL ${segment.text(1)} is level ${this.#levels} of its transaction`;
    else if (parent !== expected) this.#fault ??= `HL ${number} names \`${parent}\` as its parent, not \`${expected}\``;
    if (level === '20') {
      this.#billing = number;
      this.#subscriber = 0;
    } else if (level === '22') this.#subscriber = number;
  }
}
