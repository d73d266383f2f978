/** Whether what a remittance says adds up. Money is whole cents. */

import type { ClaimAdjustment, ProviderAdjustment } from './claim.ts';

/** A service as a remittance says it. */
interface RemittedService {
  readonly chargeCents: number;
  readonly paidCents: number | null;
  readonly adjustments: readonly ClaimAdjustment[];
}

/** A claim as a remittance says it. */
export interface RemittedAmounts {
  readonly chargeCents: number;
  readonly paidCents: number;
  /** Of the claim as a whole. */
  readonly adjustments: readonly ClaimAdjustment[];
  readonly lines: readonly RemittedService[];
}

/** The sum of adjustments. */
export function adjustedCents(adjustments: readonly Pick<ClaimAdjustment, 'cents'>[]): number {
  return adjustments.reduce((sum, { cents }) => sum + cents, 0);
}

/** What is missing, or too much (negative), for charge = payment + adjustments of the claim and of its lines. */
export function claimDifference({ chargeCents, paidCents, adjustments, lines }: RemittedAmounts): number {
  const onLines = lines.reduce((sum, line) => sum + adjustedCents(line.adjustments), 0);
  return chargeCents - paidCents - adjustedCents(adjustments) - onLines;
}

/** The same of one line. */
export function lineDifference({ chargeCents, paidCents, adjustments }: RemittedService): number {
  return chargeCents - (paidCents ?? 0) - adjustedCents(adjustments);
}

/** Numbers of lines, from 1, that do not add up, with what is missing. */
export function unevenLines({ lines }: Pick<RemittedAmounts, 'lines'>): readonly {
  readonly line: number;
  readonly cents: number;
}[] {
  return lines.flatMap((line, at) => {
    const cents = lineDifference(line);
    return cents === 0 ? [] : [{ line: at + 1, cents }];
  });
}

/** What is missing, or too much, for payment = claims paid - adjustments of the provider. */
export function remittanceDifference(
  totalCents: number,
  claims: readonly Pick<RemittedAmounts, 'paidCents'>[],
  providerAdjustments: readonly Pick<ProviderAdjustment, 'cents'>[],
): number {
  const paid = claims.reduce((sum, { paidCents }) => sum + paidCents, 0);
  return totalCents - (paid - adjustedCents(providerAdjustments));
}
