/** What a payer allowed for a service, and whether that is what the contract pays. Money is whole cents. */

import type { RateQuote } from '../contracts/rate-quote.ts';
import type { ClaimLine } from './claim.ts';

/** Reasons other than the patient's share that lower the payment and not what is allowed: earlier payers, sequestration, withholds. */
const withinAllowed: readonly string[] = ['23', '104', '144', '225', '237', '253'];

/**
 * Shares of the patient in what is allowed: deductible, coinsurance, copayments and the like. What else is put to a patient is
 * no part of it: a charge above the rate of somebody out of the network, a denial.
 */
const patientShares: readonly string[] = ['1', '2', '3', '66', '122', '142', '178', '187', '241', '247', '248'];

/** What was allowed: as the payer says, else payment, patient's share and what was kept back of it. Null: not decided. */
export function allowedAmount({ allowedCents, paidCents, adjustments }: ClaimLine): number | null {
  if (allowedCents !== null) return allowedCents;
  if (paidCents === null) return null;
  return adjustments
    .filter(({ group, code }) => withinAllowed.includes(code) || (group === 'PR' && patientShares.includes(code)))
    .reduce((sum, { cents }) => sum + cents, paidCents);
}

/** A payment beside its contract: short for certain, perhaps, as agreed, or not to be told. */
export type RateVerdict = 'underpaid' | 'unclear' | 'agreed' | 'unknown';

/** What a payment comes to beside the rates that the contract may mean. */
export interface RateCheck {
  readonly verdict: RateVerdict;
  /** The least that the contract pays; null: not known. */
  readonly expectedCents: number | null;
  readonly shortCents: number;
  readonly because: string;
}

/** Puts what was allowed beside the quotes of a contract: several where site or locality is open, and then the least counts. */
export function rateCheck(line: ClaimLine, quotes: readonly RateQuote[]): RateCheck {
  const allowed = allowedAmount(line);
  const unknown = (because: string): RateCheck => ({ verdict: 'unknown', expectedCents: null, shortCents: 0, because });
  if (allowed === null) return unknown('the service was not decided');
  const open = quotes.find(({ cents, unit }) => cents === null || unit === 'member and month');
  if (open !== undefined) return unknown(open.because ?? 'it is paid by member and month');
  if (!Number.isInteger(line.units) || line.units < 1) return unknown(`${line.units} units cannot be priced`);
  const priced = quotes
    .map((quote) => ({ quote, cents: (quote.cents ?? 0) * (quote.unit === 'case' ? 1 : line.units) }))
    .toSorted((left, right) => left.cents - right.cents);
  const [least, most] = [priced[0], priced.at(-1)];
  if (least === undefined || most === undefined) return unknown('no contract is for it');
  const how = `${least.quote.how.join(', ')}${line.units === 1 ? '' : `, ${line.units} units`}`;
  const reduced = line.adjustments.find(({ code }) => code === '59');
  // Each unit is rounded by itself here, and the payer may have rounded the whole.
  const rounding = line.units === 1 ? 0 : Math.ceil(line.units / 2);
  if (allowed + rounding >= most.cents)
    return { verdict: 'agreed', expectedCents: least.cents, shortCents: 0, because: how };
  if (allowed + rounding >= least.cents) {
    const because = `${how}; it depends on the ${least.quote.site === most.quote.site ? 'locality' : 'site'}`;
    return { verdict: 'unclear', expectedCents: least.cents, shortCents: 0, because };
  }
  const shortCents = least.cents - allowed;
  if (reduced !== undefined)
    return {
      verdict: 'unclear',
      expectedCents: least.cents,
      shortCents,
      because: `${how}; lowered for several procedures`,
    };
  return { verdict: 'underpaid', expectedCents: least.cents, shortCents, because: how };
}
