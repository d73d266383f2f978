/** Transactions of a file one segment at a time as text, for files that are read for what they say and not copied. */

import { type EnvelopeFault, Envelopes, type TransactionHead } from './envelope.ts';
import { type Position, SegmentScanner } from './segment-scanner.ts';

/** A segment as text. */
export interface Segment {
  readonly id: string;
  /** Its elements; 0 holds the identifier, so that `elements[3]` is the third. */
  readonly elements: readonly string[];
  readonly position: Position;
  /** Whether the file ended before its terminator. */
  readonly cutOff: boolean;
}

/** What reads transactions: told of each transaction, its segments between ST and SE, and its end. */
export interface TransactionReader {
  readonly begin: (head: TransactionHead) => void;
  readonly segment: (segment: Segment, head: TransactionHead) => void;
  /** `whole`: its SE was there. */
  readonly end: (head: TransactionHead, whole: boolean) => void;
}

/** What a file came to. */
export interface InterchangeSummary {
  readonly interchanges: number;
  readonly groups: number;
  readonly transactions: number;
  readonly segments: number;
  readonly faults: readonly EnvelopeFault[];
  /** Faults beyond the ones listed. */
  readonly moreFaults: number;
}

/** Reads a file piece by piece; `take` for each piece, then `finish`. */
export class InterchangeReader {
  readonly #envelopes = new Envelopes();
  readonly #scanner: SegmentScanner;
  readonly #reader: TransactionReader;

  constructor(path: string, reader: TransactionReader) {
    this.#reader = reader;
    this.#scanner = new SegmentScanner(path, (segment) => this.#consume(segment));
  }

  /** Takes the next piece of the file. Throws `input/unreadable` where it is no X12. */
  take(chunk: Uint8Array): void {
    this.#scanner.push(chunk);
  }

  /** Says that the file has ended, and what was in it. */
  finish(): InterchangeSummary {
    this.#scanner.finish();
    this.#envelopes.finish(this.#scanner, () => this.#close());
    const { interchanges, groups, transactions, faults, moreFaults } = this.#envelopes;
    return { interchanges, groups, transactions, segments: this.#scanner.number, faults, moreFaults };
  }

  #consume(scanner: SegmentScanner): void {
    const part = this.#envelopes.take(scanner, () => this.#close());
    const head = this.#envelopes.transaction;
    if (head === null) return;
    if (part === 'begin') this.#reader.begin(head);
    else if (part === 'content') {
      const elements = scanner.elements();
      this.#reader.segment(
        { id: elements[0] ?? '', elements, position: scanner.position(), cutOff: scanner.cutOff },
        head,
      );
    }
  }

  #close(): void {
    const head = this.#envelopes.transaction;
    if (head !== null) this.#reader.end(head, this.#envelopes.endedWhole);
  }
}

/**
 * Reads a whole file. Segments are given to `reader` in their order.
 * @throws UserError `input/unreadable` with segment, line and byte where the file is no X12.
 */
export async function readInterchanges(
  chunks: AsyncIterable<Uint8Array>,
  path: string,
  reader: TransactionReader,
): Promise<InterchangeSummary> {
  const interchanges = new InterchangeReader(path, reader);
  for await (const chunk of chunks) interchanges.take(chunk);
  return interchanges.finish();
}
