/** From when to when a denial or a held claim has a last day, and which date it counts from. */

import { describe, expect, test } from 'vitest';
import type { DeniedClaim } from '../../../src/domain/claims/claim-facts.ts';
import type { DerivationContext } from '../../../src/domain/facts.ts';
import { claimCircumstances } from '../../../src/rules/clocks/claim-dates.ts';
import { day, facts, payer } from './sample-facts.ts';

const silent: DerivationContext = { payers: new Map([['aetna-or', payer({ key: 'aetna-or', name: 'Aetna' })]]) };
const stated: DerivationContext = {
  payers: new Map([['aetna-or', payer({ key: 'aetna-or', name: 'Aetna', filing: { appeal: 'P180D' } })]]),
};

const denial = (more: Partial<DeniedClaim> = {}): DeniedClaim => ({
  id: 'dn-1',
  payer: 'aetna-or',
  product: null,
  group: null,
  code: 'CO-B7',
  cents: 12_500,
  serviceOn: day('2026-05-04'),
  deniedOn: day('2026-06-01'),
  remitted: true,
  step: 'appeal',
  dueOn: null,
  dueByLetter: false,
  closedOn: null,
  decisions: [],
  ...more,
});

/** What is so on a day: anchors with their dates. */
function anchorsOn(denials: readonly DeniedClaim[], on: string, context = silent): Readonly<Record<string, unknown>> {
  const all = claimCircumstances(facts({ claims: { denials, held: [] } }), context);
  const now = all.filter(({ from, until }) => from <= on && on < until);
  return Object.fromEntries(now.flatMap(({ dates }) => Object.entries(dates).map(([name, one]) => [name, one.on])));
}

describe('a denial to appeal', () => {
  test('counts from the denial where law alone names a limit', () => {
    expect(anchorsOn([denial()], '2026-06-02')).toEqual({
      'claim.deniedOn': '2026-06-01',
      'claim.remittedOn': '2026-06-01',
    });
  });

  test('is not seen before it was told', () => {
    expect(anchorsOn([denial()], '2026-05-31')).toEqual({});
  });

  test('ends on the day it is settled', () => {
    const settled = denial({ closedOn: day('2026-06-20') });
    expect(anchorsOn([settled], '2026-06-19')).not.toEqual({});
    expect(anchorsOn([settled], '2026-06-20')).toEqual({});
  });

  test('what the payer states stands for the limits of law', () => {
    expect(anchorsOn([denial()], '2026-06-02', stated)).toEqual({ 'claim.appealBy': '2026-11-28' });
  });
});

describe('after a decision about the appeal', () => {
  const decided = (kind: 'claim-redetermined' | 'claim-reconsidered', on: string): DeniedClaim =>
    denial({ decisions: [{ id: `z-${kind}`, kind, on: day(on) }] });

  test('the next level counts from the decision, whatever is stated for the first', () => {
    expect(anchorsOn([decided('claim-redetermined', '2026-08-31')], '2026-09-01', stated)).toEqual({
      'claim.redeterminedOn': '2026-08-31',
    });
    expect(anchorsOn([decided('claim-reconsidered', '2026-12-31')], '2027-01-01')).toEqual({
      'claim.reconsideredOn': '2026-12-31',
    });
  });

  test('a day that the letter names counts before any limit', () => {
    const letter = { ...decided('claim-redetermined', '2026-08-31'), dueOn: day('2026-10-15'), dueByLetter: true };
    expect(anchorsOn([letter], '2026-09-01')).toEqual({ 'claim.appealBy': '2026-10-15' });
  });
});

test('a claim to correct is sent by its own day', () => {
  expect(anchorsOn([denial({ step: 'correct', dueOn: day('2026-08-02') })], '2026-06-02')).toEqual({
    'claim.sendBy': '2026-08-02',
    'claim.serviceOn': '2026-05-04',
  });
});

test('held claims of one day are one matter, also of who has left', () => {
  const held = {
    id: 'cl-1',
    payer: 'aetna-or',
    count: 3,
    cents: 45_000,
    releaseBy: day('2026-08-25'),
    from: day('2026-06-01'),
  };
  const [one] = claimCircumstances(facts({ claims: { denials: [], held: [held] } }), silent);
  expect(one).toMatchObject({
    about: 'Aetna, 3 claims are held, $450.00',
    payer: 'aetna-or',
    dates: { 'claim.releaseBy': { on: '2026-08-25', factId: 'cl-1' } },
  });
});
