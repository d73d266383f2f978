/** Claims of a file or batch that was sent, in transactions that a 999 rejects: they have not reached the payer. */

import type { Claim, ClaimStatus } from '../../domain/claims/claim.ts';
import { type GroupResult, isTakenIn } from '../../sources/x12/implementation-acknowledgement.ts';
import type { ProfessionalClaim } from '../../sources/x12/professional-claim.ts';
import type { ClaimDraft } from './claim-drafts.ts';
import { type SubmittedSettings, submittedValues } from './submitted-claims.ts';

/** What a 999 comes to for the claims of the file that it answers. */
export interface RejectedClaimsPlan {
  /** Claims of the file of which the 999 speaks. */
  readonly claims: number;
  /** Those that have not reached the payer; `claim` is how they are named. */
  readonly rejected: readonly { readonly claim: string; readonly chargeCents: number }[];
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
  settings: SubmittedSettings & { shown(controlNumber: string, line: number): string },
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
    rejected: rejected.map(({ claim: { controlNumber, chargeCents, position } }) => ({
      claim: settings.shown(controlNumber, position.line),
      chargeCents,
    })),
    drafts: [...drafts.values()],
  };
}

/**
 * The same by the record: claims that went out under the group's number, where they went out in one interchange. Null: none
 * did, or the number was used for several, so that nobody can tell which is answered.
 */
export async function recordedRejections(
  groups: readonly GroupResult[],
  { ledger, asOf }: Pick<SubmittedSettings, 'ledger' | 'asOf'>,
): Promise<RejectedClaimsPlan | null> {
  const found: { readonly claim: Claim; readonly rejected: boolean }[] = [];
  for (const group of groups) {
    const claims = await ledger.claims.sentInGroup(group.controlNumber);
    if (new Set(claims.map(({ sentIn }) => sentIn?.split('/')[1])).size > 1) return null;
    for (const claim of claims) found.push({ claim, rejected: isRejected(group, claim.sentIn?.split('/')[2] ?? '') });
  }
  if (found.length === 0) return null;
  const rejected = found.flatMap((one) => (one.rejected ? [one.claim] : []));
  return {
    claims: found.length,
    rejected: rejected.map(({ id, chargeCents }) => ({ claim: id, chargeCents })),
    drafts: rejected.flatMap(({ id, sequence: _, ...values }) =>
      waiting.includes(values.status)
        ? [{ id, values: { ...values, status: 'rejected' as const, on: asOf }, payments: [], denials: [], closed: [] }]
        : [],
    ),
  };
}

/** A transaction of which nothing is said shares what became of its group. */
function isRejected({ result, transactions }: GroupResult, controlNumber: string): boolean {
  const own = transactions.find((one) => one.controlNumber === controlNumber);
  return !isTakenIn(own?.result ?? (result === 'P' ? 'A' : result));
}
