/** A claim of a remittance in the form in which it is kept. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
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

/** What a payer decided on a claim: as a rule in one piece, else in parts under numbers of its own. */
export interface Decision {
  readonly parts: number;
  /** Hashes of the payer's numbers of the parts, as far as they are known. */
  readonly numbers: readonly string[];
  /** Place of the remittance among those of the file; null: it is on record. */
  readonly remittance: number | null;
  readonly chargeCents: number;
  readonly paidCents: number;
  readonly patientCents: number;
  readonly lines: readonly ClaimLine[];
}

/** A claim of a remittance as far as it tells what was decided. */
export interface DecidedClaim
  extends Pick<AdviceClaim, 'chargeCents' | 'paidCents' | 'patientCents' | 'frequencyCode'> {
  /** Hash of the payer's number; null: it names none. */
  readonly number: string | null;
  readonly remittance: number;
  /** Remarks of the claim as a whole. */
  readonly remarks: readonly string[];
  readonly lines: readonly ClaimLine[];
}

/** What was decided by the record, `number` being the hash of the payer's last number; undefined: nothing that stands. */
export function recordedDecision(values: ClaimValues, number: string | null): Decision | undefined {
  const { status, chargeCents, paidCents, patientCents, lines } = values;
  if (number === null || !decided.includes(status)) return undefined;
  return { parts: 1, numbers: [number], remittance: null, chargeCents, paidCents, patientCents, lines };
}

/**
 * The decision that a claim of a remittance is, or completes: a part of a claim that the payer split has a number and
 * services of its own; all else stands in place of what was decided before.
 */
export function decisionOf(claim: DecidedClaim, before: Decision | undefined): Decision {
  const { number, remittance, chargeCents, paidCents, patientCents, lines } = claim;
  const numbers = number === null ? [] : [number];
  if (before === undefined || !isPart(claim, before))
    return { parts: 1, numbers, remittance, chargeCents, paidCents, patientCents, lines };
  return {
    parts: before.parts + 1,
    numbers: [...before.numbers, ...numbers],
    remittance,
    chargeCents: before.chargeCents + chargeCents,
    paidCents: before.paidCents + paidCents,
    patientCents: before.patientCents + patientCents,
    lines: [...before.lines, ...lines],
  };
}

/** The remark by which a payer says that it split a claim. */
const separated = 'MA15';
/** Frequency codes of claims that take the place of another, or take it back. */
const replacing: readonly (string | null)[] = ['7', '8'];

function isPart({ number, remittance, remarks, lines, frequencyCode }: DecidedClaim, before: Decision): boolean {
  if (number === null || before.numbers.length === 0 || before.numbers.includes(number)) return false;
  if (lines.length === 0 || before.lines.length === 0) return false;
  // Another remittance may as well bring a new decision on what was denied, under a new number and with other codes.
  if (before.remittance !== remittance) {
    if (replacing.includes(frequencyCode)) return false;
    if (before.paidCents <= 0 && !remarks.includes(separated)) return false;
  }
  const known = new Set(before.lines.map(serviceKey));
  return !lines.some((line) => known.has(serviceKey(line)));
}

function serviceKey({ code, modifiers, on, chargeCents }: ClaimLine): string {
  return [code, ...modifiers, on, chargeCents].join('|');
}

/** The adjustment reason of an exact duplicate. */
const duplicate = '18';
const decided: readonly ClaimStatus[] = ['paid', 'partly-denied', 'denied'];
const underWay: readonly ClaimStatus[] = ['sent', 'accepted'];

/** Whether a claim that was decided came again and was turned away for that alone. */
export function isDuplicate(parts: readonly DeniedPart[], status: ClaimStatus): boolean {
  return decided.includes(status) && isDuplicateOnly(parts);
}

/** Whether something is denied, and all of it as an exact duplicate. */
export function isDuplicateOnly(parts: readonly DeniedPart[]): boolean {
  return parts.length > 0 && parts.every(({ code }) => code === duplicate);
}

/** A claim whose payment is taken back; one that was replaced or voided stays so. */
export function reversedValues(values: ClaimValues, { paidCents }: AdviceClaim, on: CalendarDate): ClaimValues {
  return {
    ...values,
    paidCents: values.paidCents + paidCents,
    patientCents: 0,
    status: values.status === 'replaced' ? 'replaced' : 'reversed',
    holds: [],
    releaseBy: null,
    on,
  };
}

/** The status of a claim after a decision of the payer. What is denied to the patient's debit is no share of the patient. */
export function remittedStatus(
  { paidCents, patientCents }: Decision,
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
  decision: Decision,
  before: Decision | undefined,
  claim: DecidedClaim,
  { paidCents: paidBefore, chargeCents: sent, status }: ClaimValues,
): readonly string[] {
  if (decision.parts > 1)
    return before?.remittance === claim.remittance
      ? []
      : [`is taken as another part of a claim that was decided in parts: ${centsText(decision.chargeCents)} in all`];
  if (claim.paidCents > 0 && paidBefore > 0)
    return [`paid again without a reversal; ${centsText(paidBefore)} was paid before`];
  return underWay.includes(status) && claim.chargeCents < sent
    ? [
        `decided on ${centsText(claim.chargeCents)} of the ${centsText(sent)} that was sent: look for the rest in another remittance`,
      ]
    : [];
}
