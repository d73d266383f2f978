/** Why a payment or a claim of a remittance is not posted. */

import type { Remittance } from '../../domain/claims/claim.ts';
import { centsText } from '../../domain/money.ts';
import { type AdviceClaim, adviceImbalance, type RemittanceAdvice } from '../../sources/x12/remittance-advice.ts';
import { isAdjustmentGroup } from './remitted-claim.ts';

/** The claim status of what is only foretold. */
const predetermination = '25';

/** A payment as far as it tells whether another is the same. */
export type PostedTrace = Pick<Remittance, 'trace' | 'payerCode' | 'name' | 'on'>;

/** Why a payment is not posted at all. `posted`: those that were, by trace number. */
export function adviceRefusal(
  advice: RemittanceAdvice,
  posted: ReadonlyMap<string, readonly PostedTrace[]>,
): string | null {
  const code = advice.originator;
  const same = posted
    .get(advice.trace)
    ?.find((one) => one.payerCode === code || one.payerCode === null || code === null);
  if (same !== undefined) return `trace number \`${advice.trace}\` was posted on ${same.on} from ${same.name}`;
  if (advice.faults.length > 0) return advice.faults.join('; ');
  if (!advice.whole) return 'the payment is cut off: its SE segment is missing';
  if (advice.claims.length === 0 && advice.providerAdjustments.length === 0 && advice.totalCents === 0)
    return 'it holds no claim, no adjustment and no money: there is nothing to post';
  const imbalance = adviceImbalance(advice);
  return imbalance === null ? null : `the payment does not add up: ${imbalance}`;
}

/** Why a claim is not posted though its payment is. */
export function claimRefusal(claim: AdviceClaim): string | null {
  if (claim.faults.length > 0) return claim.faults.join('; ');
  if (claim.statusCode === predetermination) return 'it is a predetermination: nothing was decided or paid';
  const all = [...claim.adjustments, ...claim.lines.flatMap(({ adjustments }) => adjustments)];
  const odd = all.find(({ group }) => !isAdjustmentGroup(group));
  if (odd !== undefined) return `\`${odd.group}\` is no group of adjustments`;
  const missing = claim.chargeCents - claim.paidCents - all.reduce((sum, { cents }) => sum + cents, 0);
  if (missing === 0) return null;
  return `charge ${centsText(claim.chargeCents)} is not payment ${centsText(claim.paidCents)} and adjustments: ${centsText(missing)} is left`;
}
