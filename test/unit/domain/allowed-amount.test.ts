/** What was allowed, and whether it is what the contract pays. */

import { describe, expect, test } from 'vitest';
import { allowedAmount, rateCheck } from '../../../src/domain/claims/allowed-amount.ts';
import type { ClaimAdjustment, ClaimLine } from '../../../src/domain/claims/claim.ts';
import type { RateQuote } from '../../../src/domain/contracts/rate-quote.ts';

function line(
  paidCents: number | null,
  adjustments: readonly ClaimAdjustment[],
  more: Partial<ClaimLine> = {},
): ClaimLine {
  const base = {
    code: '99213',
    modifiers: [],
    on: null,
    units: 1,
    chargeCents: 15_000,
    allowedCents: null,
    remarks: [],
  };
  return { ...base, paidCents, adjustments, ...more };
}

function quote(cents: number | null, more: Partial<RateQuote> = {}): RateQuote {
  const base = {
    code: '99213',
    modifier: null,
    site: null,
    locality: null,
    covered: true,
    unit: 'service',
    basis: 'own rate',
  } as const;
  return { ...base, cents, how: [], because: null, missing: null, notes: [], ...more };
}

describe('what was allowed', () => {
  test('is what the payer says', () => {
    expect(allowedAmount(line(9_000, [], { allowedCents: 11_000 }))).toBe(11_000);
  });

  test('else payment, patient share, earlier payers and sequestration, not the write-off', () => {
    const adjustments: readonly ClaimAdjustment[] = [
      { group: 'CO', code: '45', cents: 4_000 },
      { group: 'PR', code: '3', cents: 2_000 },
      { group: 'CO', code: '253', cents: 180 },
      { group: 'OA', code: '23', cents: 500 },
    ];
    expect(allowedAmount(line(8_320, adjustments))).toBe(11_000);
  });

  test('is not what else is put to the patient: the charge above the rate, a denial', () => {
    const adjustments: readonly ClaimAdjustment[] = [
      { group: 'PR', code: '2', cents: 1_000 },
      { group: 'PR', code: '45', cents: 6_000 },
      { group: 'PR', code: '96', cents: 2_000 },
    ];
    expect(allowedAmount(line(6_000, adjustments))).toBe(7_000);
  });

  test('of a service that was not decided is not known', () => {
    expect(allowedAmount(line(null, []))).toBe(null);
  });
});

describe('a payment beside the contract', () => {
  test('below the rate is underpaid by the difference, times units', () => {
    expect(rateCheck(line(20_000, [], { units: 2 }), [quote(10_942)])).toMatchObject({
      verdict: 'underpaid',
      expectedCents: 21_884,
      shortCents: 1_884,
    });
    expect(rateCheck(line(20_000, [], { units: 2 }), [quote(10_942, { unit: 'case' })]).verdict).toBe('agreed');
  });

  test('at or above it is as agreed', () => {
    expect(rateCheck(line(10_942, []), [quote(10_942)])).toMatchObject({ verdict: 'agreed', shortCents: 0 });
  });

  test('less by what rounding each of its units makes is as agreed, a cent more is not; one unit is not rounded', () => {
    // 33.34 a unit where the payer pays 100.00 for three.
    expect(rateCheck(line(10_000, [], { units: 3 }), [quote(3_334)]).verdict).toBe('agreed');
    expect(rateCheck(line(9_999, [], { units: 3 }), [quote(3_334)])).toMatchObject({
      verdict: 'underpaid',
      shortCents: 3,
    });
    expect(rateCheck(line(9_999, []), [quote(10_000)])).toMatchObject({ verdict: 'underpaid', shortCents: 1 });
  });

  test('between the rates of two sites is unclear, below both is not', () => {
    const quotes = [quote(10_000, { site: 'non-facility' }), quote(7_000, { site: 'facility' })];
    expect(rateCheck(line(8_000, []), quotes).verdict).toBe('unclear');
    expect(rateCheck(line(6_500, []), quotes)).toMatchObject({ verdict: 'underpaid', shortCents: 500 });
  });

  test('lowered for several procedures is unclear', () => {
    expect(rateCheck(line(5_000, [{ group: 'CO', code: '59', cents: 5_000 }]), [quote(10_000)]).verdict).toBe(
      'unclear',
    );
  });

  test('without a schedule, without a contract or by capitation is unknown', () => {
    const because = 'the schedule medicare-2026 is not taken in';
    expect(rateCheck(line(5_000, []), [quote(null, { because })])).toMatchObject({ verdict: 'unknown', because });
    expect(rateCheck(line(5_000, []), []).verdict).toBe('unknown');
    expect(rateCheck(line(5_000, []), [quote(900, { unit: 'member and month' })]).verdict).toBe('unknown');
    expect(rateCheck(line(5_000, [], { units: 0 }), [quote(900)]).verdict).toBe('unknown');
  });
});
