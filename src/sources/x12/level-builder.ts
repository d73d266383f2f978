/** Reads what stands above the claims of an 837P: the header, the billing provider, the subscriber, the patient. */

import { npiNumber } from '../../domain/identifiers/npi.ts';
import type { ByteRange } from './byte-range.ts';
import { elementForm } from './claim-masks.ts';
import { entityOf } from './claim-parts.ts';
import type { BillingLoop, PatientLoop, SubscriberLoop } from './professional-claim.ts';
import { headerOrder, levelNameOrder, levelOrder, type SegmentOrder } from './segment-order.ts';
import { type SegmentScanner, segmentCode, segmentId } from './segment-scanner.ts';

/** What stands above claims. */
export type LevelKind = 'header' | 'billing' | 'subscriber' | 'patient' | 'unknown';

const nm1 = segmentCode('NM1');
const n3 = segmentCode('N3');
const n4 = segmentCode('N4');
const ref = segmentCode('REF');
const prv = segmentCode('PRV');
const sbr = segmentCode('SBR');

/** The bit of a name that has no place: one that is moved by -1. */
const noName = 1 << -1;

const kinds: Readonly<Record<string, LevelKind>> = { 20: 'billing', 22: 'subscriber', 23: 'patient' };

/** Names of a level by their codes: those that it must have once come first, then those that it may have once. */
interface LevelNames {
  readonly codes: readonly number[];
  readonly must: number;
}

function levelNames(once: readonly string[], may: readonly string[]): LevelNames {
  return { codes: [...once, ...may].map(segmentCode), must: once.length };
}

const names: Readonly<Record<LevelKind, LevelNames>> = {
  header: levelNames(['41', '40'], []),
  billing: levelNames(['85'], ['87', 'PE']),
  subscriber: levelNames(['IL', 'PR'], []),
  patient: levelNames(['QC'], []),
  unknown: levelNames([], []),
};

const billingName = segmentCode('85');
const payerName = segmentCode('PR');

const nameWords: Readonly<Record<string, string>> = {
  41: 'submitter',
  40: 'receiver',
  85: 'billing provider',
  87: 'pay-to address',
  PE: 'pay-to plan',
  IL: 'subscriber',
  PR: 'payer',
  QC: 'patient',
};

/** HL01 of the levels that are open; null: none is. */
export interface LevelNumbers {
  billing: string | null;
  subscriber: string | null;
}

/** Reads one level. */
export class LevelBuilder {
  /** The header of a transaction, which begins with the ST at hand. */
  static header(segment: SegmentScanner): LevelBuilder {
    return new LevelBuilder('header', segment);
  }

  /** The level that the HL at hand begins. */
  static level(segment: SegmentScanner): LevelBuilder {
    const level = segment.text(3);
    const kind = kinds[level] ?? 'unknown';
    const found = new LevelBuilder(kind, segment);
    if (kind === 'unknown')
      found.complain(`HL (segment ${segment.number}) is of level \`${elementForm(level)}\`, which no 837P has`);
    return found;
  }

  readonly kind: LevelKind;
  readonly #names: LevelNames;
  /** Names so far: a bit for each of `#names`. */
  #seen = 0;
  readonly #from: number;
  #fault: string | null = null;
  #order: SegmentOrder;
  #rank = 0;
  #before: number;
  /** Code of the name that is open. */
  #name = 0;
  #entity: 'person' | 'organization' | null = null;
  #npi: string | null = null;
  #taxonomy: string | null = null;
  #ein: string | null = null;
  #hasSsn = false;
  #street: string | null = null;
  #zip: string | null = null;
  #hasInsurance = false;
  #responsibility = '';
  #planName = '';
  #filingIndicator = '';
  #payerName = '';
  #payerId = '';
  #mark = 0;

  private constructor(kind: LevelKind, segment: SegmentScanner) {
    this.kind = kind;
    this.#names = names[kind];
    this.#from = segment.number;
    this.#before = segment.code;
    this.#order = kind === 'header' ? headerOrder : levelOrder;
    this.#rank = kind === 'header' ? -1 : 0;
  }

  /**
   * Holds the level against the open ones: what it names as its parent must be the level that it stands under, else nobody
   * can say whose patient or payer it is.
   */
  placeUnder(open: LevelNumbers, segment: SegmentScanner): void {
    const expected = this.kind === 'subscriber' ? open.billing : this.kind === 'patient' ? open.subscriber : null;
    if (expected !== null && !segment.is(2, expected))
      this.complain(
        `HL (segment ${segment.number}) names \`${elementForm(segment.text(2))}\` as its parent and stands under \`${expected}\`: levels are out of order or mixed`,
      );
    if (this.kind === 'billing') {
      open.billing = segment.ownText(1);
      open.subscriber = null;
    } else if (this.kind === 'subscriber') open.subscriber = segment.ownText(1);
  }

  /** Says what is wrong with the level; the first word counts. */
  complain(because: string): void {
    this.#fault ??= because;
  }

  /** Takes a segment of the level. */
  take(segment: SegmentScanner): void {
    if (segment.hasControl) this.#at(segment, 'has a line break or another control character in it');
    if (segment.code === nm1) {
      this.#takeName(segment);
      return;
    }
    this.#inOrder(segment);
    switch (segment.code) {
      case n3:
        if (this.#name === billingName) this.#street = segment.text(1);
        return;
      case n4:
        if (this.#name === billingName) this.#zip = segment.text(3);
        return;
      case ref:
        this.#takeReference(segment);
        return;
      case prv:
        if (segment.is(2, 'PXC')) this.#taxonomy = segment.text(3);
        return;
      case sbr:
        this.#hasInsurance = true;
        this.#responsibility = segment.text(1);
        this.#planName = segment.text(4);
        this.#filingIndicator = segment.text(9);
    }
  }

  /** What is wrong with the level, a name that is missing first; null: nothing. */
  fault(): string | null {
    const { codes, must } = this.#names;
    for (let at = 0; at < must; at += 1) {
      if ((this.#seen & (1 << at)) !== 0) continue;
      const missing = segmentId(codes[at] as number);
      return `there is no ${nameWords[missing]} (NM1*${missing}) ${this.#place()}`;
    }
    if (this.kind === 'subscriber' && !this.#hasInsurance) return `there is no SBR ${this.#place()}`;
    return this.#fault;
  }

  /** The level as that of a billing provider, which ends before a segment. */
  billing(afterSegment: number, bytes: ByteRange): BillingLoop {
    return {
      entity: this.#entity,
      npi: this.#npi,
      npiNumber: npiNumber(this.#npi ?? ''),
      taxonomy: this.#taxonomy,
      ein: this.#ein,
      hasSsn: this.#hasSsn,
      street: this.#street,
      zip: this.#zip,
      fault: this.fault(),
      firstSegment: this.#from,
      afterSegment,
      bytes,
    };
  }

  /** The same as that of a subscriber. */
  subscriber(afterSegment: number, bytes: ByteRange): SubscriberLoop {
    return {
      responsibility: this.#responsibility,
      planName: this.#planName === '' ? null : this.#planName,
      filingIndicator: this.#filingIndicator,
      payerName: this.#payerName,
      payerId: this.#payerId,
      mark: this.#mark,
      fault: this.fault(),
      firstSegment: this.#from,
      afterSegment,
      bytes,
    };
  }

  /** The same as that of a patient, or one of which only its fault counts. */
  patient(afterSegment: number, bytes: ByteRange): PatientLoop {
    return { mark: this.#mark, fault: this.fault(), firstSegment: this.#from, afterSegment, bytes };
  }

  #takeName(segment: SegmentScanner): void {
    const name = segment.codeAt(1);
    const bit = 1 << this.#names.codes.indexOf(name);
    if (bit === noName) this.#at(segment, `names \`${elementForm(segment.text(1))}\`, which has no place here`);
    else if ((this.#seen & bit) !== 0) this.#at(segment, `names the ${nameWords[segment.text(1)]} twice`);
    else this.#seen |= bit;
    this.#name = name;
    this.#order = this.kind === 'header' ? headerOrder : levelNameOrder;
    this.#rank = this.#order.placeOf(nm1);
    this.#before = nm1;
    if (name === billingName) {
      this.#entity = entityOf(segment);
      this.#npi = segment.is(8, 'XX') ? segment.text(9) : null;
    } else if (name === payerName) {
      this.#payerName = segment.text(3);
      this.#payerId = segment.text(9);
    } else this.#mark = segment.mark();
  }

  #takeReference(segment: SegmentScanner): void {
    if (this.#name !== billingName && this.#name !== payerName) return;
    if (segment.is(1, 'EI')) this.#ein = segment.text(2).replace('-', '');
    else if (segment.is(1, 'SY')) this.#hasSsn = true;
  }

  #inOrder(segment: SegmentScanner): void {
    const rank = this.#order.placeOf(segment.code);
    if (rank < 0)
      this.#at(
        segment,
        levelOrder.placeOf(segment.code) >= 0 || levelNameOrder.placeOf(segment.code) >= 0
          ? `stands after \`${segmentId(this.#before)}\`, out of order`
          : 'is no segment of this level',
      );
    else if (rank < this.#rank) this.#at(segment, `stands after \`${segmentId(this.#before)}\`, out of order`);
    else {
      this.#rank = rank;
      this.#before = segment.code;
    }
  }

  #at(segment: SegmentScanner, because: string): void {
    if (this.#fault !== null) return;
    const { segment: number, line } = segment.position();
    const id = segment.text(0);
    const shown = /^[A-Z0-9]{2,3}$/.test(id) ? id : `\`${id.slice(0, 3)}\``;
    this.complain(`${shown} (segment ${number}, line ${line}, ${this.#place()}) ${because}`);
  }

  #place(): string {
    return this.kind === 'header' ? 'in the header' : `in the ${this.kind} level at segment ${this.#from}`;
  }
}
