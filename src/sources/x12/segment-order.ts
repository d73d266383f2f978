/**
 * The order of segments inside the loops of an 837P (ASC X12N 005010X222A1, section 2.4). A place later in the list may not
 * be followed by an earlier one; those of one place may follow each other in any order.
 */

import { segmentCode } from './segment-scanner.ts';

/** Power of two, well above the segments of any loop. */
const slots = 64;

/** Places of the segments of one loop by their code. */
export class SegmentOrder {
  readonly #codes = new Int32Array(slots);
  readonly #places = new Int8Array(slots);

  /** Identifiers in their order; those of one place stand in one text, with blanks between them. */
  constructor(places: readonly string[]) {
    places.forEach((place, rank) => {
      for (const id of place.split(' ')) {
        const slot = this.#slotOf(segmentCode(id));
        this.#codes[slot] = segmentCode(id);
        this.#places[slot] = rank;
      }
    });
  }

  /** The place of a segment, from 0; -1: it has none in the loop. */
  placeOf(code: number): number {
    const slot = this.#slotOf(code);
    return code === 0 || this.#codes[slot] !== code ? -1 : (this.#places[slot] as number);
  }

  /** The slot of a code, or the free one where it would be. */
  #slotOf(code: number): number {
    let slot = Math.imul(code, 0x9e3779b1) >>> 26;
    while (this.#codes[slot] !== code && this.#codes[slot] !== 0) slot = (slot + 1) & (slots - 1);
    return slot;
  }
}

function order(...places: readonly string[]): SegmentOrder {
  return new SegmentOrder(places);
}

/** What stands in a transaction before its first HL. */
export const headerOrder = order('BHT', 'REF', 'NM1', 'N2', 'N3', 'N4', 'PER');
/** The part of a hierarchical level before its first name. */
export const levelOrder = order('HL', 'PRV', 'SBR', 'PAT', 'CUR');
/** A name of a hierarchical level: 2010AA to 2010CA. */
export const levelNameOrder = order('NM1', 'N2', 'N3', 'N4', 'DMG', 'REF', 'PER');
/** Loop 2300. */
export const claimOrder = order(
  'CLM',
  'DTP',
  'PWK',
  'CN1',
  'AMT',
  'REF',
  'K3',
  'NTE',
  'CR1',
  'CR2',
  'CRC',
  'HI',
  'HCP',
);
/** Loops 2310A to 2310F and 2420A to 2420H. */
export const providerOrder = order('NM1', 'PRV', 'N2', 'N3', 'N4', 'REF', 'PER');
/** Loop 2320. */
export const otherPayerOrder = order('SBR', 'CAS', 'AMT', 'DMG', 'OI', 'MIA MOA');
/** Loops 2330A to 2330G. */
export const otherNameOrder = order('NM1', 'N2', 'N3', 'N4', 'PER', 'DTP', 'REF');
/** Loop 2400. */
export const lineOrder = order(
  'LX',
  'SV1',
  'SV5',
  'HI',
  'PWK',
  'CR1',
  'CR2',
  'CR3',
  'CRC',
  'DTP',
  'QTY',
  'MEA',
  'CN1',
  'REF',
  'AMT',
  'K3',
  'NTE',
  'PS1',
  'HSD',
  'HCP',
);
/** Loop 2410. */
export const drugOrder = order('LIN', 'CTP', 'REF');
/** Loop 2430. */
export const adjudicationOrder = order('SVD', 'CAS', 'DTP', 'AMT');
/** Loop 2440. */
export const formOrder = order('LQ', 'FRM');
