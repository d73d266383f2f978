/** Claims that stand in a file twice. */

import { describe, expect, test } from 'vitest';
import { RepeatedClaims } from '../../../src/actions/claims/repeated-claims.ts';
import type { ProfessionalClaim } from '../../../src/sources/x12/professional-claim.ts';
import { claimFile, claimsOf } from '../sources/x12/pieces.ts';

const subscriber = (number: number, name: string, payer = 'CASCADE*****PI*CHP01', first = 'P'): readonly string[] => [
  `HL*${number}*1*22*0`,
  `SBR*${first}*18*******CI`,
  `NM1*IL*1*${name}****MI*M1`,
  `NM1*PR*2*${payer}`,
];

interface Said {
  readonly charge?: string;
  readonly frequency?: string;
  readonly days?: string;
  readonly more?: string;
  readonly code?: string;
  readonly place?: string;
  readonly rendering?: string;
}

const claim = (
  number: string,
  {
    charge = '130',
    frequency = '1',
    days = 'D8*20260601',
    more = '',
    code = '99213',
    place = '11',
    rendering = '1245319599',
  }: Said = {},
): string[] => [
  `CLM*${number}*${charge}***${place}:B:${frequency}*Y*A*Y*Y`,
  ...(more === '' ? [] : [more]),
  'HI*ABK:J069',
  `NM1*82*1*RUIZ*ANA****XX*${rendering}`,
  'LX*1',
  `SV1*HC:${code}*${charge}*UN*1***1`,
  `DTP*472*${days}`,
];

const billing = [
  'HL*1**20*1',
  'NM1*85*2*CLINIC*****XX*1996214080',
  'N3*1 A ST',
  'N4*SALEM*OR*97301',
  'REF*EI*934182750',
];

function firsts(segments: readonly (readonly string[])[], slots?: number): readonly (number | null)[] {
  const repeated = new RepeatedClaims(slots);
  const { claims } = claimsOf(claimFile([...billing, ...segments.flat()]));
  return claims.map((one: { readonly claim: ProfessionalClaim }) => repeated.firstOf(one.claim));
}

describe('a claim of a file', () => {
  const [hal, sib] = [subscriber(2, 'PARADIGM*HAL'), subscriber(3, 'PARADIGM*SIB')];

  test('is known again, however its clearinghouse numbered it', () => {
    const numbered = claim('C-1', { more: 'REF*D9*1' });
    expect(firsts([hal, numbered, claim('C-1', { more: 'REF*D9*2' }), claim('C-1')])).toEqual([null, 1, 1]);
  });

  test('is known again under another number of ours, for which no payer asks', () => {
    expect(firsts([hal, claim('C-1'), claim('C-2')])).toEqual([null, 1]);
  });

  test('is another under another number where a modifier says that it was rendered again', () => {
    const again = { code: '93000:76' };
    expect(firsts([hal, claim('C-1', { code: '93000' }), claim('C-2', again), claim('C-3', again)])).toEqual([
      ...[null, null, null],
    ]);
    expect(firsts([hal, claim('C-2', again), claim('C-2', again)])).toEqual([null, 1]);
  });

  test.each([
    ['another procedure', [claim('C-1', { code: '99214' })]],
    ['another modifier', [claim('C-1', { code: '99213:25' })]],
    ['another place', [claim('C-1', { place: '10' })]],
    ['another provider', [claim('C-1', { rendering: '1994073181' })]],
    ['another charge', [claim('C-1', { charge: '130.01' })]],
    ['another kind', [claim('C-1', { frequency: '7' })]],
    ['another day', [claim('C-1', { days: 'D8*20260602' })]],
    ['another last day', [claim('C-1', { days: 'RD8*20260601-20260602' })]],
    ['another patient of the same account', [sib, claim('C-1')]],
    ['another payer', [subscriber(3, 'PARADIGM*HAL', 'CASCADE*****PI*CHP02'), claim('C-1')]],
    ['the payer that comes second', [subscriber(3, 'PARADIGM*HAL', 'CASCADE*****PI*CHP01', 'S'), claim('C-1')]],
    ['a dependent', [['HL*3*2*23*0', 'PAT*19', 'NM1*QC*1*PARADIGM*KIT'], claim('C-1')]],
  ])('is another with %s', (_, others) => {
    expect(firsts([hal, claim('C-1'), ...others])).toEqual([null, null]);
  });

  test('is known again among more than the room was made for', () => {
    const many = Array.from({ length: 500 }, (__, at) => claim(`C-${at}`, { charge: String(at + 1) }));
    const found = firsts([hal, ...many, ...many], 16);
    expect(found.slice(0, 500).every((one) => one === null)).toBe(true);
    expect(found.slice(500)).toEqual(Array.from({ length: 500 }, (__, at) => at + 1));
  });
});
