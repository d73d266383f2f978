/** Payments beside the contracts that they were made under. */

import { siteOfPlace } from '../../documents/claim-places.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { allowedAmount, type RateCheck, rateCheck } from '../../domain/claims/allowed-amount.ts';
import type { Claim, ClaimLine } from '../../domain/claims/claim.ts';
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
  const payments = new Map((await ledger.claims.payments()).map((one) => [one.claimId, one]));
  const found: CheckedLine[] = [];
  for (const claim of await ledger.claims.list({ statuses: ['paid', 'partly-denied'] })) {
    const payment = payments.get(claim.id);
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
        chargeCents: line.units > 0 ? Math.round(line.chargeCents / line.units) : line.chargeCents,
      };
      const quotes = await book.quotes({ contract, round: null, name: contract.key }, question);
      found.push({
        ...base,
        check: rateCheck(line, quotes),
        missing: quotes.find((one) => one.missing !== null)?.missing ?? null,
      });
    }
  }
  return found;
}

function isOf(contract: Contract, claim: Claim, on: CalendarDate): boolean {
  const { holder, payer, status, effective, ends } = contract;
  return (
    payer === claim.payer &&
    status !== 'negotiating' &&
    (holder?.group === claim.group || (holder?.provider !== undefined && holder.provider === claim.renderingNpi)) &&
    effective !== undefined &&
    effective <= on &&
    (ends === undefined || on < ends)
  );
}
