/** Claims of a file that was sent, in transactions that a 999 rejects: they have not reached the payer. */

import type { ClaimStatus } from '../../domain/claims/claim.ts';
import { type GroupResult, isTakenIn } from '../../sources/x12/implementation-acknowledgement.ts';
import type { ProfessionalClaim } from '../../sources/x12/professional-claim.ts';
import type { ClaimDraft } from './claim-drafts.ts';
import { type SubmittedSettings, submittedValues } from './submitted-claims.ts';

/** What a 999 comes to for the claims of the file that it answers. */
export interface RejectedClaimsPlan {
  /** Claims of the file of which the 999 speaks. */
  readonly claims: number;
  /** Those that have not reached the payer. */
  readonly rejected: readonly { readonly controlNumber: string; readonly chargeCents: number }[];
  readonly drafts: readonly ClaimDraft[];
}

/** States in which a claim waits for the payer; what came after them is not undone by a 999. */
const waiting: readonly ClaimStatus[] = ['sent', 'held'];

/**
 * Finds the claims of rejected transactions by the control numbers of group (GS06) and transaction (ST02); null: the
 * 999 speaks of no group of the file.
 */
export async function rejectedClaimsPlan(
  sent: readonly ProfessionalClaim[],
  groups: readonly GroupResult[],
  settings: SubmittedSettings,
): Promise<RejectedClaimsPlan | null> {
  const answered = sent.flatMap((claim) => {
    const group = groups.find(({ controlNumber }) => controlNumber === claim.transaction.head.group?.controlNumber);
    return group === undefined ? [] : [{ claim, group }];
  });
  if (answered.length === 0) return null;
  const rejected = answered.filter(({ claim, group }) => isRejected(group, claim.transaction.head.controlNumber));
  const drafts = new Map<string, ClaimDraft>();
  for (const { claim } of rejected) {
    if (claim.faults.length > 0) continue;
    const values = submittedValues(claim, 'rejected', settings);
    const known = (await settings.ledger.claims.ofControl(values.controlSha256)).findLast(
      (one) => one.payer === values.payer || one.payer === null || values.payer === null,
    );
    if (known !== undefined && !waiting.includes(known.status)) continue;
    drafts.set(`${values.controlSha256} ${values.payer}`, {
      id: known?.id ?? null,
      values: { ...values, paidCents: known?.paidCents ?? 0, product: known?.product ?? null },
      payments: [],
      denials: [],
      closed: [],
    });
  }
  return {
    claims: answered.length,
    rejected: rejected.map(({ claim: { controlNumber, chargeCents } }) => ({ controlNumber, chargeCents })),
    drafts: [...drafts.values()],
  };
}

/** A transaction of which nothing is said shares what became of its group. */
function isRejected({ result, transactions }: GroupResult, controlNumber: string): boolean {
  const own = transactions.find((one) => one.controlNumber === controlNumber);
  return !isTakenIn(own?.result ?? (result === 'P' ? 'A' : result));
}
