/** Payments beside the contracts that they were made under. */

import { isDuplicateOnly } from '../../actions/claims/remitted-claim.ts';
import { deniedParts } from '../../actions/claims/remitted-denials.ts';
import { reversal, serviceKey } from '../../actions/claims/remitted-parts.ts';
import { siteOfPlace } from '../../documents/claim-places.ts';
import { loweringModifiers } from '../../documents/claim-services.ts';
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
  const payments = new Map<string, ClaimPayment[]>();
  for (const one of (await ledger.claims.payments()).filter(hasDecided)) {
    const same = payments.get(one.claimId);
    if (same === undefined) payments.set(one.claimId, [one]);
    else same.push(one);
  }
  const found: CheckedLine[] = [];
  for (const claim of await ledger.claims.list({ statuses: ['paid', 'partly-denied', 'reversed'] })) {
    // Of what was taken back only the other parts stand.
    if (claim.status === 'reversed' && waitingCents(claim) === null) continue;
    if (payer !== null && claim.payer !== payer) continue;
    const type = claim.subjectId === null ? null : (types.get(claim.subjectId) ?? null);
    for (const [at, line] of claim.lines.entries()) {
      const payment = deciding(payments.get(claim.id) ?? [], line);
      if (payment === undefined || !paidFirst.includes(payment.statusCode) || payment.on > asOf) continue;
      const allowedCents = allowedAmount(line);
      if (allowedCents === null || allowedCents <= 0) continue;
      const beside = await besideContract(claim, line, type, contracts, book);
      found.push({ ...beside, claim, number: at + 1, line, allowedCents, paidOn: payment.on });
    }
  }
  return found;
}

/** The payment that decided a service: of a claim in parts that of its part, else the last. */
function deciding(payments: readonly ClaimPayment[], line: ClaimLine): ClaimPayment | undefined {
  const key = serviceKey(line);
  return (
    payments.findLast(({ lines }) =>
      lines.some((one) => serviceKey(one) === key && one.paidCents === line.paidCents),
    ) ?? payments.at(-1)
  );
}

async function besideContract(
  claim: Claim,
  line: ClaimLine,
  providerType: string | null,
  contracts: readonly Contract[],
  book: RateBook,
): Promise<Pick<CheckedLine, 'contract' | 'check' | 'missing'>> {
  const unknown = (because: string): Pick<CheckedLine, 'contract' | 'check' | 'missing'> => ({
    contract: null,
    check: { verdict: 'unknown', expectedCents: null, shortCents: 0, because },
    missing: null,
  });
  const on = line.on ?? claim.from;
  if (on === null) return unknown('no day of service is known');
  const fitting = contracts.filter((one) => isOf(one, claim, on));
  // What the group bills is paid by its own contract, if it has one.
  const ofGroup = fitting.filter(({ holder }) => holder?.group !== undefined);
  const [contract, ...others] = ofGroup.length > 0 ? ofGroup : fitting;
  if (contract === undefined) return unknown('no contract of ours is for the claim');
  if (others.length > 0)
    return unknown(
      `it may be under ${[contract, ...others].map(({ key }) => key).join(' or ')}: the claim does not tell`,
    );
  const question = {
    code: line.code,
    providerType,
    product: claim.product,
    on,
    site: siteOfPlace(claim.placeOfService),
    locality: null,
    // Rounded down: a charge that is a cent too high would make the payer seem to owe it.
    chargeCents: line.units > 0 ? Math.floor(line.chargeCents / line.units) : line.chargeCents,
  };
  const version = { contract, round: null, name: contract.key };
  const { quotes, modifier } = await book.servicePrice(version, question, line.modifiers);
  return {
    contract: contract.key,
    check: withDoubts(rateCheck(line, quotes), doubts(line, modifier, contract, claim.product)),
    missing: quotes.find((one) => one.missing !== null)?.missing ?? null,
  };
}

/** Whether a payment decided the claim: what takes back does not, and that an exact duplicate was turned away leaves what was decided before. */
function hasDecided({ statusCode, adjustments, remarks, lines, paidCents }: ClaimPayment): boolean {
  const denied = deniedParts(adjustments, remarks, lines);
  return statusCode !== reversal && (paidCents !== 0 || !isDuplicateOnly(denied));
}

/** What besides the price may make a payment low. A service that was denied in part is worked on as a denial. */
function doubts(
  line: ClaimLine,
  priced: string | null,
  { fees = [] }: Contract,
  product: string | null,
): readonly string[] {
  const denied = deniedParts([], [], [line]).map(({ group, code, cents }) => `${group}-${code} ${centsText(cents)}`);
  const lowered = loweringModifiers(line.modifiers).filter((one) => one !== priced);
  const byProduct = product === null && fees.some(({ products }) => products !== undefined);
  return [
    ...(denied.length === 0 ? [] : [`part of it is denied: ${denied.join(', ')}`]),
    ...lowered.map((one) => `modifier ${one} is paid in part`),
    ...(byProduct ? ['the contract pays by product, and the claim does not tell its own'] : []),
  ];
}

/** With a doubt nobody can say for certain that it is too little. */
function withDoubts(check: RateCheck, because: readonly string[]): RateCheck {
  if (check.verdict !== 'underpaid' || because.length === 0) return check;
  return { ...check, verdict: 'unclear', because: [check.because, ...because].join('; ') };
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
