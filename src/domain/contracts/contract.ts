/** Agreements with payers, and who stands on them: what the ledger hands to rules and reports. */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { FilingLimits } from '../nouns/contract.ts';
import type { ContractClauses } from './contract-term.ts';

/** Who can hold a contract. */
export const contractHolders = ['provider', 'group', 'facility'] as const;
/** One of `contractHolders`. */
export type ContractHolder = (typeof contractHolders)[number];

/** How far a contract is. */
export type ContractStatus = 'negotiating' | 'signed' | 'ended';

/** The day from which a provider who is added to a contract, or approved by a payer, is paid. */
export const paidFromDays = [
  'approval',
  'application',
  'complete',
  'contract',
  'load',
  'letter',
  'first-of-next-month',
] as const;
/** One of `paidFromDays`. */
export type PaidFrom = (typeof paidFromDays)[number];

/** An agreement with a payer, as its document says. In force on `[effectiveOn, endsOn)`. */
export interface ContractFacts {
  readonly key: string;
  readonly payer: string;
  /** NPI of a provider, key of a group or facility; null: the document names nobody. */
  readonly holder: { readonly kind: ContractHolder; readonly key: string } | null;
  readonly route: 'individual' | 'group';
  readonly status: ContractStatus;
  /** Empty: all products of the payer. */
  readonly products: readonly string[];
  readonly excludedProducts: readonly string[];
  readonly allProducts: boolean;
  /** Keys of the group's places; empty: all. */
  readonly locations: readonly string[];
  readonly signedOn: CalendarDate | null;
  readonly effectiveOn: CalendarDate | null;
  /** First day on which it no longer counts. */
  readonly endsOn: CalendarDate | null;
  /** Whether the payer accepts the decisions of our own committee. */
  readonly delegated: boolean;
  /** False: a plan supposes the contract, which says nothing of who was let in. Absent: whoever holds it was. */
  readonly admits?: false;
  /** Whether a clause lets an individual contract move with the provider; null: it does not say. */
  readonly portable: boolean | null;
  readonly newProvidersFrom: PaidFrom | null;
  /** How long claims may be sent, as ISO durations; what it does not say is absent. */
  readonly filing: Pick<FilingLimits, 'initial' | 'corrected' | 'secondary' | 'appeal'>;
  /** What the text says of terms, notices and changes; absent where there is no text. */
  readonly clauses?: ContractClauses;
}

/** Where the place of a provider on a contract was recorded: in the contract's document, or by a command. */
export type MemberOrigin = 'document' | 'command';

/**
 * A provider stands on a contract on `[from, until)`. The approval of a line with route group puts its provider on the
 * group's contract without a row of its own; a row that names the line stands in place of that.
 */
export interface ContractMember {
  readonly id: string;
  readonly subjectId: string;
  readonly contract: string;
  readonly origin: MemberOrigin;
  /** The day it was done; null for what a document says. */
  readonly on: CalendarDate | null;
  /** Null: since the contract holds. */
  readonly from: CalendarDate | null;
  /** First day on which the provider is no longer on it; null: not in sight. */
  readonly until: CalendarDate | null;
  /** Empty: all products of the contract. */
  readonly products: readonly string[];
  /** Empty: all its places. */
  readonly locations: readonly string[];
  /** The number that the payer gave. */
  readonly payerId: string | null;
  readonly lineId: string | null;
  readonly reason: string | null;
  /** Order of recording. */
  readonly sequence: number;
}

/** Whether a contract covers a product; null: a payer without products. */
export function coversProduct(
  { products, excludedProducts, allProducts }: Pick<ContractFacts, 'products' | 'excludedProducts' | 'allProducts'>,
  product: string | null,
): boolean {
  if (product === null) return true;
  if (excludedProducts.includes(product)) return false;
  return allProducts || products.length === 0 || products.includes(product);
}

/** Whether a contract or a place on one covers a location; null: no location in question. */
export function coversLocation({ locations }: Pick<ContractFacts, 'locations'>, location: string | null): boolean {
  return location === null || locations.length === 0 || locations.includes(location);
}
