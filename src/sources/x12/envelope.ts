/** Envelopes of X12 (ISA, GS, ST and their ends): where a segment stands, and what is wrong with counts and numbers. */

import { controlForm } from './claim-masks.ts';
import type { Interchange } from './interchange.ts';
import { type Position, type SegmentScanner, segmentCode } from './segment-scanner.ts';

/** A functional group header. */
export interface FunctionalGroup {
  /** GS01, `HC`. */
  readonly kind: string;
  readonly sender: string;
  readonly receiver: string;
  /** GS04 and GS05 as they are written. */
  readonly date: string;
  readonly time: string;
  /** GS06. */
  readonly controlNumber: string;
  /** GS08, `005010X222A1`. */
  readonly version: string;
}

/** A transaction with the envelopes around it. */
export interface TransactionHead {
  readonly interchange: Interchange;
  /** Null: the transaction stands in no group. */
  readonly group: FunctionalGroup | null;
  /** ST01, `837`. */
  readonly kind: string;
  /** ST02. */
  readonly controlNumber: string;
  /** The implementation guide: ST03, or GS08 where the transaction names none. */
  readonly version: string;
  readonly position: Position;
}

/** Something wrong with the envelopes: what is inside them was read all the same. */
export interface EnvelopeFault {
  readonly position: Position;
  readonly because: string;
}

/** What a segment is to the envelopes. */
export type EnvelopePart = 'envelope' | 'begin' | 'end' | 'content' | 'stray';

const isa = segmentCode('ISA');
const iea = segmentCode('IEA');
const gs = segmentCode('GS');
const ge = segmentCode('GE');
const st = segmentCode('ST');
const se = segmentCode('SE');
/** A file with more faults than these is told the first of them and how many. */
const mostFaults = 100;

/** Follows the envelopes of a file, segment by segment. */
export class Envelopes {
  /** The transaction that is open. */
  transaction: TransactionHead | null = null;
  /** Counts of what was seen. */
  interchanges = 0;
  groups = 0;
  transactions = 0;
  /** Faults beyond those that are listed. */
  moreFaults = 0;
  /** Whether the file ended inside an interchange, so that something may be missing. */
  isCutOff = false;
  /** Whether the transaction that ended last had its SE. */
  endedWhole = true;

  readonly #faults: EnvelopeFault[] = [];
  #interchange: Interchange | null = null;
  #group: FunctionalGroup | null = null;
  #groupsHere = 0;
  #transactionsHere = 0;
  #firstSegment = 0;
  #strays = 0;

  /** Faults in the order of the file, the first hundred. */
  get faults(): readonly EnvelopeFault[] {
    return this.#faults;
  }

  /**
   * Takes the next segment. Before `begin` or an envelope segment closes an unfinished transaction, `closing` is called
   * while `transaction` still names it.
   */
  take(segment: SegmentScanner, closing: () => void): EnvelopePart {
    switch (segment.code) {
      case isa:
        this.#beginInterchange(segment, closing);
        return 'envelope';
      case gs:
        this.#beginGroup(segment, closing);
        return 'envelope';
      case st:
        this.#beginTransaction(segment, closing);
        return 'begin';
      case se:
        this.#endTransaction(segment, closing);
        return 'end';
      case ge:
        this.#endGroup(segment, closing);
        return 'envelope';
      case iea:
        this.#endInterchange(segment, closing);
        return 'envelope';
      default:
        if (this.transaction !== null) return 'content';
        this.#stray(segment);
        return 'stray';
    }
  }

  /** Says that the file has ended. */
  finish(segment: SegmentScanner, closing: () => void): void {
    this.isCutOff = this.transaction !== null || this.#group !== null || this.#interchange !== null;
    this.#closeTransaction(segment, closing, 'the file ends');
    this.#closeGroup(segment, 'the file ends');
    if (this.#interchange !== null) this.#fault(segment, 'the file ends before IEA: it may be cut off');
    this.#interchange = null;
  }

  #beginInterchange(segment: SegmentScanner, closing: () => void): void {
    this.#closeTransaction(segment, closing, 'ISA follows');
    this.#closeGroup(segment, 'ISA follows');
    if (this.#interchange !== null) this.#fault(segment, 'ISA follows before the IEA of the interchange before');
    this.#interchange = segment.interchange;
    this.#groupsHere = 0;
    this.interchanges += 1;
    if (segment.interchange?.fixedWidth === false)
      this.#fault(segment, 'the ISA segment has not its 106 characters; its separators were found all the same');
  }

  #beginGroup(segment: SegmentScanner, closing: () => void): void {
    this.#closeTransaction(segment, closing, 'GS follows');
    this.#closeGroup(segment, 'GS follows');
    if (this.#interchange === null) this.#fault(segment, 'GS stands in no interchange');
    this.#group = {
      kind: segment.text(1),
      sender: segment.text(2),
      receiver: segment.text(3),
      date: segment.text(4),
      time: segment.text(5),
      controlNumber: segment.text(6),
      version: segment.text(8),
    };
    this.#groupsHere += 1;
    this.#transactionsHere = 0;
    this.groups += 1;
  }

  #beginTransaction(segment: SegmentScanner, closing: () => void): void {
    this.#closeTransaction(segment, closing, 'ST follows');
    const { interchange } = segment;
    if (interchange === null) throw new Error('a segment before its interchange');
    if (this.#group === null) this.#fault(segment, `transaction ${segment.text(2)} stands in no group: GS is missing`);
    this.transaction = {
      interchange,
      group: this.#group,
      kind: segment.text(1),
      controlNumber: segment.text(2),
      version: segment.text(3) === '' ? (this.#group?.version ?? '') : segment.text(3),
      position: segment.position(),
    };
    this.#firstSegment = segment.number;
    this.#transactionsHere += 1;
    this.transactions += 1;
  }

  #endTransaction(segment: SegmentScanner, closing: () => void): void {
    const { transaction } = this;
    if (transaction === null) {
      this.#stray(segment);
      return;
    }
    const counted = segment.number - this.#firstSegment + 1;
    this.#count(segment, 'SE', 'segments', counted);
    if (segment.text(2) !== transaction.controlNumber)
      this.#fault(segment, `SE02 is \`${controlForm(segment.text(2))}\`, ST02 is \`${transaction.controlNumber}\``);
    this.endedWhole = true;
    closing();
    this.transaction = null;
  }

  #endGroup(segment: SegmentScanner, closing: () => void): void {
    this.#closeTransaction(segment, closing, 'GE follows');
    if (this.#group === null) {
      this.#stray(segment);
      return;
    }
    this.#count(segment, 'GE', 'transactions', this.#transactionsHere);
    if (segment.text(2) !== this.#group.controlNumber)
      this.#fault(segment, `GE02 is \`${controlForm(segment.text(2))}\`, GS06 is \`${this.#group.controlNumber}\``);
    this.#group = null;
  }

  #endInterchange(segment: SegmentScanner, closing: () => void): void {
    this.#closeTransaction(segment, closing, 'IEA follows');
    this.#closeGroup(segment, 'IEA follows');
    if (this.#interchange === null) {
      this.#stray(segment);
      return;
    }
    this.#count(segment, 'IEA', 'groups', this.#groupsHere);
    if (segment.text(2) !== this.#interchange.controlNumber)
      this.#fault(
        segment,
        `IEA02 is \`${controlForm(segment.text(2))}\`, ISA13 is \`${this.#interchange.controlNumber}\``,
      );
    this.#interchange = null;
  }

  #closeTransaction(segment: SegmentScanner, closing: () => void, what: string): void {
    if (this.transaction === null) return;
    this.#fault(segment, `${what} before the SE of transaction ${this.transaction.controlNumber}`);
    this.endedWhole = false;
    closing();
    this.transaction = null;
  }

  #closeGroup(segment: SegmentScanner, what: string): void {
    if (this.#group !== null) this.#fault(segment, `${what} before the GE of group ${this.#group.controlNumber}`);
    this.#group = null;
  }

  #count(segment: SegmentScanner, name: string, what: string, counted: number): void {
    const said = segment.text(1);
    if (Number(said) !== counted || said === '')
      this.#fault(
        segment,
        `${name}01 says ${said === '' ? 'nothing' : `\`${controlForm(said)}\``}, there are ${counted} ${what}`,
      );
  }

  #stray(segment: SegmentScanner): void {
    this.#strays += 1;
    if (this.#strays === 1) this.#fault(segment, 'the segment stands in no transaction, and was left out');
    else this.moreFaults += 1;
  }

  #fault(segment: SegmentScanner, because: string): void {
    if (this.#faults.length < mostFaults) this.#faults.push({ position: segment.position(), because });
    else this.moreFaults += 1;
  }
}
