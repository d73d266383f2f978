/** A claim of a remittance in the form in which it is kept. */

import {
  type AdjustmentGroup,
  adjustmentGroups,
  type ClaimAdjustment,
  type ClaimLine,
  type ClaimStatus,
} from '../../domain/claims/claim.ts';
import { centsText } from '../../domain/money.ts';
import {
  type AdviceAdjustment,
  type AdviceClaim,
  type AdviceLine,
  claimImbalances,
} from '../../sources/x12/remittance-advice.ts';
import type { ClaimDraft } from './claim-drafts.ts';

/** The claim status of a reversal of an earlier payment. */
export const reversal = '22';

/** Whether it is one of the groups that an 835 may name. */
export function isAdjustmentGroup(group: string): group is AdjustmentGroup {
  return adjustmentGroups.some((one) => one === group);
}

/** An adjustment as it is kept. */
export function adjustmentOf({ group, code, cents }: AdviceAdjustment): ClaimAdjustment {
  return { group: isAdjustmentGroup(group) ? group : 'OA', code, cents };
}

/** A service as it is kept. */
export function lineOf(line: AdviceLine): ClaimLine {
  const { procedure, revenueCode, chargeCents, paidCents, allowedCents, units, from, adjustments, remarks } = line;
  return {
    code: procedure.code || revenueCode || procedure.qualifier,
    modifiers: procedure.modifiers,
    on: from,
    units,
    chargeCents,
    paidCents,
    allowedCents,
    adjustments: adjustments.map(adjustmentOf),
    remarks,
  };
}

/** The status of a claim after a decision of the payer. */
export function remittedStatus(isReversal: boolean, claim: AdviceClaim, deniedCents: number): ClaimStatus {
  if (isReversal) return 'reversed';
  if (deniedCents === 0) return 'paid';
  return claim.paidCents === 0 && claim.patientCents === 0 ? 'denied' : 'partly-denied';
}

/** What a user should know of a claim that is posted all the same. */
export function claimNotes(claim: AdviceClaim, draft: ClaimDraft): readonly string[] {
  const notes = [
    ...claimImbalances(claim),
    ...claim.lines.flatMap(({ procedure, revenueCode }, at) =>
      procedure.code === '' && revenueCode === null
        ? [`service ${at + 1} names no procedure: it is not compared with a rate`]
        : [],
    ),
  ];
  const paidBefore = draft.values.paidCents;
  if (draft.values.subjectId === null)
    notes.push(
      `${draft.values.renderingNpi === null ? 'no rendering provider is named' : `no provider of ours has the NPI ${draft.values.renderingNpi}`}`,
    );
  if (claim.statusCode === reversal && draft.id === null && draft.payments.length === 0)
    notes.push(`takes back a payment that was not posted here`);
  else if (claim.statusCode !== reversal && claim.paidCents > 0 && paidBefore > 0)
    notes.push(`paid again without a reversal; ${centsText(paidBefore)} was paid before`);
  return notes;
}
