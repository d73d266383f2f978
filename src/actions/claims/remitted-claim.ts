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
import type { ClaimDraft, ClaimValues, DenialDraft } from './claim-drafts.ts';
import type { DeniedPart } from './remitted-denials.ts';
import { type DecidedClaim, type DecidedPart, type PartsDecided, reversal, standing } from './remitted-parts.ts';

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

/** The adjustment reason of an exact duplicate. */
const duplicate = '18';
/** States of a claim on which the payer has decided. */
const decided: readonly ClaimStatus[] = ['paid', 'partly-denied', 'denied'];
const underWay: readonly ClaimStatus[] = ['sent', 'accepted'];

/** Whether the payer has decided on a claim. */
export function isDecided(status: ClaimStatus): boolean {
  return decided.includes(status);
}

/** Whether a claim that was decided came again and was turned away for that alone. */
export function isDuplicate(parts: readonly DeniedPart[], status: ClaimStatus): boolean {
  return isDecided(status) && isDuplicateOnly(parts);
}

/** Whether something is denied, and all of it as an exact duplicate. */
export function isDuplicateOnly(parts: readonly DeniedPart[]): boolean {
  return parts.length > 0 && parts.every(({ code }) => code === duplicate);
}

/** The status of a claim after a decision of the payer. What is denied to the patient's debit is no share of the patient. */
export function remittedStatus(
  { paidCents, patientCents }: Pick<ClaimValues, 'paidCents' | 'patientCents'>,
  denials: readonly Pick<DenialDraft, 'group' | 'cents'>[],
): ClaimStatus {
  if (denials.length === 0) return 'paid';
  const put = denials.reduce((sum, { group, cents }) => (group === 'PR' ? sum + cents : sum), 0);
  return paidCents === 0 && patientCents - put <= 0 ? 'denied' : 'partly-denied';
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
  if (draft.values.subjectId === null)
    notes.push(
      `${draft.values.renderingNpi === null ? 'no rendering provider is named' : `no provider of ours has the NPI ${draft.values.renderingNpi}`}`,
    );
  if (claim.statusCode === reversal && draft.id === null && draft.payments.length === 0)
    notes.push(`takes back a payment that was not posted here`);
  if (claim.statusCode !== reversal && claim.paidCents < 0)
    notes.push(`takes back ${centsText(-claim.paidCents)} and is no reversal (CLP02 ${claim.statusCode})`);
  return notes;
}

/** What a user should know of a decision beside what was decided before, or sent: `values` is the claim until then. */
export function decisionNotes(
  { parts, replaced, isNew }: PartsDecided,
  claim: DecidedClaim,
  { paidCents, chargeCents: sent, status }: ClaimValues,
): readonly string[] {
  const isPart = parts.length > 1;
  const notes: string[] = [];
  if (isNew)
    notes.push(`is taken as another part of a claim that was decided in parts: ${centsText(chargeOf(parts))} in all`);
  else if (isPart && replaced.length > 0)
    notes.push(
      `is taken as a new decision on a part of the claim: ${centsText(claim.chargeCents)} of ${centsText(chargeOf(parts))}`,
    );
  const before = isPart ? standing(replaced).paidCents : paidCents;
  if (claim.paidCents > 0 && before > 0)
    return [...notes, `paid again without a reversal; ${centsText(before)} was paid before`];
  if (!isPart && underWay.includes(status) && claim.chargeCents < sent)
    notes.push(
      `decided on ${centsText(claim.chargeCents)} of the ${centsText(sent)} that was sent: look for the rest in another remittance`,
    );
  return notes;
}

function chargeOf(parts: readonly DecidedPart[]): number {
  return parts.reduce((sum, { chargeCents }) => sum + chargeCents, 0);
}
