/**
 * The order of segments inside the loops of an 837P (ASC X12N 005010X222A1, section 2.4). A place later in the list may not
 * be followed by an earlier one; those of one place may follow each other in any order.
 */

import { segmentCode } from './segment-scanner.ts';

/** Places of segments of one loop by their code. */
export type SegmentOrder = ReadonlyMap<number, number>;

function order(...places: readonly string[]): SegmentOrder {
  return new Map(
    places.flatMap((place, rank) => place.split(' ').map((id): [number, number] => [segmentCode(id), rank])),
  );
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
