/** Payments beside the contracts that they were made under. */

import { isDuplicateOnly } from '../../actions/claims/remitted-claim.ts';
import { deniedParts } from '../../actions/claims/remitted-denials.ts';
import { reversal } from '../../actions/claims/remitted-parts.ts';
import { siteOfPlace } from '../../documents/claim-places.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { allowedAmount, type RateCheck, rateCheck } from '../../domain/claims/allowed-amount.ts';
import { type Claim, type ClaimLine, type ClaimPayment, waitingCents } from '../../domain/claims/claim.ts';
import { coversProduct } from '../../domain/contracts/contract.ts';
import { centsText } from '../../domain/money.ts';
import type { Contract } from '../../domain/nouns/contract.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { contractDocuments } from '../contracts/contract-resolution.ts';
import { RateBook } from '../contracts/rates-at-hand.ts';

/** Claim statuses of payers that pay first: only they pay by the contract. */
const paidFirst: readonly string[] = ['1', '19'];

/** A paid service with what its contract says. */
export interface CheckedLine {
  readonly claim: Claim;
  /** From 1. */
  readonly number: number;
  readonly line: ClaimLine;
  readonly allowedCents: number | null;
  /** Key; null: none is for the claim. */
  readonly contract: string | null;
  readonly check: RateCheck;
  /** The day of the payment. */
  readonly paidOn: CalendarDate;
  /** A schedule that must be taken in first. */
  readonly missing: string | null;
}

/** Every service that was paid, put beside its contract. */
export async function checkedLines(
  ledger: Ledger,
  payer: string | null,
  asOf: CalendarDate,
): Promise<readonly CheckedLine[]> {
  const [contracts, book, subjects] = await Promise.all([
    contractDocuments(ledger),
    RateBook.of(ledger, true),
    ledger.subjects.list({ kind: 'provider' }),
  ]);
  const types = new Map(subjects.map(({ id, type }) => [id, type]));
  const payments = new Map(
    (await ledger.claims.payments()).filter(hasDecided).map((one) => [one.claimId, one] as const),
  );
  const found: CheckedLine[] = [];
  for (const claim of await ledger.claims.list({ statuses: ['paid', 'partly-denied', 'reversed'] })) {
    const payment = payments.get(claim.id);
    // Of what was taken back only the other parts stand.
    if (claim.status === 'reversed' && waitingCents(claim) === null) continue;
    if (payment === undefined || !paidFirst.includes(payment.statusCode) || payment.on > asOf) continue;
    if (payer !== null && claim.payer !== payer) continue;
    for (const [at, line] of claim.lines.entries()) {
      const allowedCents = allowedAmount(line);
      if (allowedCents === null || allowedCents <= 0) continue;
      const on = line.on ?? claim.from;
      const contract = on === null ? undefined : contracts.find((one) => isOf(one, claim, on));
      const type = claim.subjectId === null ? null : (types.get(claim.subjectId) ?? null);
      const base = { claim, number: at + 1, line, allowedCents, contract: contract?.key ?? null, paidOn: payment.on };
      if (contract === undefined || on === null) {
        const because = on === null ? 'no day of service is known' : 'no contract of ours is for the claim';
        found.push({
          ...base,
          check: { verdict: 'unknown', expectedCents: null, shortCents: 0, because },
          missing: null,
        });
        continue;
      }
      const question = {
        code: line.code,
        modifier: line.modifiers[0] ?? null,
        providerType: type,
        product: claim.product,
        on,
        site: siteOfPlace(claim.placeOfService),
        locality: null,
        // Rounded down: a charge that is a cent too high would make the payer seem to owe it.
        chargeCents: line.units > 0 ? Math.floor(line.chargeCents / line.units) : line.chargeCents,
      };
      const quotes = await book.quotes({ contract, round: null, name: contract.key }, question);
      found.push({
        ...base,
        check: besideDenials(rateCheck(line, quotes), line),
        missing: quotes.find((one) => one.missing !== null)?.missing ?? null,
      });
    }
  }
  return found;
}

/** Whether a payment decided the claim: what takes back does not, and that an exact duplicate was turned away leaves what was decided before. */
function hasDecided({ statusCode, adjustments, remarks, lines, paidCents }: ClaimPayment): boolean {
  const denied = deniedParts(adjustments, remarks, lines);
  return statusCode !== reversal && (paidCents !== 0 || !isDuplicateOnly(denied));
}

/** A service that was denied in part is worked on as a denial: what is short beyond that cannot be told. */
function besideDenials(check: RateCheck, line: ClaimLine): RateCheck {
  const denied = deniedParts([], [], [line]);
  if (check.verdict !== 'underpaid' || denied.length === 0) return check;
  const codes = denied.map(({ group, code, cents }) => `${group}-${code} ${centsText(cents)}`).join(', ');
  return { ...check, verdict: 'unclear', because: `${check.because}; part of it is denied: ${codes}` };
}

function isOf(contract: Contract, claim: Claim, on: CalendarDate): boolean {
  const {
    holder,
    payer,
    status,
    effective,
    ends,
    products = [],
    excludedProducts = [],
    allProducts = false,
  } = contract;
  return (
    payer === claim.payer &&
    coversProduct({ products, excludedProducts, allProducts }, claim.product) &&
    status !== 'negotiating' &&
    (holder?.group === claim.group || (holder?.provider !== undefined && holder.provider === claim.renderingNpi)) &&
    effective !== undefined &&
    effective <= on &&
    (ends === undefined || on < ends)
  );
}
