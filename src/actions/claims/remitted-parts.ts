/**
 * What a payer decided on a claim: as a rule in one piece, else in parts under numbers of its own, each of which may be taken
 * back and decided anew by itself.
 */

import type { Claim, ClaimLine, ClaimPayment, ClaimStatus, Denial } from '../../domain/claims/claim.ts';
import type { AdviceClaim } from '../../sources/x12/remittance-advice.ts';
import type { ClaimValues, DenialDraft } from './claim-drafts.ts';
import { deniedParts } from './remitted-denials.ts';

/** The claim status of a reversal of an earlier payment. */
export const reversal = '22';

/** What was decided on a claim, or on a part of it. */
export interface DecidedPart {
  /** Hash of the payer's number; null: it is not known. */
  readonly number: string | null;
  /** Place of the remittance among those of the file; null: it is on record. */
  readonly remittance: number | null;
  readonly chargeCents: number;
  readonly paidCents: number;
  readonly patientCents: number;
  readonly lines: readonly ClaimLine[];
  /** It was taken back, and nothing has followed yet. */
  readonly isTakenBack: boolean;
  /** What this file denies of it. */
  readonly denials: readonly DenialDraft[];
  /** What is denied of it on record and not settled. */
  readonly open: readonly Denial[];
}

/** A claim of a remittance as far as it tells what was decided, or taken back. */
export interface DecidedClaim
  extends Pick<AdviceClaim, 'chargeCents' | 'paidCents' | 'patientCents' | 'frequencyCode'> {
  /** Hash of the payer's number; null: it names none. */
  readonly number: string | null;
  readonly remittance: number;
  /** Remarks of the claim as a whole. */
  readonly remarks: readonly string[];
  readonly lines: readonly ClaimLine[];
}

/** The parts of a claim after a decision. */
export interface PartsDecided {
  /** Those that are as they were; the one that was decided now comes last. */
  readonly kept: readonly DecidedPart[];
  readonly parts: readonly DecidedPart[];
  /** In whose place the decision stands. */
  readonly replaced: readonly DecidedPart[];
  /** Whether it adds a part to what an earlier remittance decided. */
  readonly isNew: boolean;
}

/** The remark by which a payer says that it split a claim. */
const separated = 'MA15';
/** Frequency codes of claims that take the place of another, or take it back. */
const replacing: readonly (string | null)[] = ['7', '8'];
const decided: readonly ClaimStatus[] = ['paid', 'partly-denied', 'denied'];

/** Sums of what stands of a decision. */
export function standing(parts: readonly DecidedPart[]): Pick<ClaimValues, 'paidCents' | 'patientCents'> {
  const stand = parts.filter(({ isTakenBack }) => !isTakenBack);
  return {
    paidCents: stand.reduce((sum, { paidCents }) => sum + paidCents, 0),
    patientCents: stand.reduce((sum, { patientCents }) => sum + patientCents, 0),
  };
}

/** The services of all parts; those of what was taken back are not decided. */
export function linesOf(parts: readonly DecidedPart[]): readonly ClaimLine[] {
  return parts.flatMap(({ lines, isTakenBack }) => (isTakenBack ? lines.map(undecided) : lines));
}

function undecided(line: ClaimLine): ClaimLine {
  return { ...line, paidCents: null, allowedCents: null, adjustments: [], remarks: [] };
}

/** The parts of a claim by the record, as its services and what remittances said of them tell. */
export function recordedParts(
  claim: Claim,
  payments: readonly ClaimPayment[],
  denials: readonly Denial[],
): readonly DecidedPart[] {
  const { status, lines, payerControlSha256: number } = claim;
  const waiting = status === 'reversed' ? lines.filter(({ paidCents }) => paidCents === null) : [];
  if (!decided.includes(status) && waiting.length === 0) return [];
  const left = new Set(lines.filter(({ paidCents }) => paidCents !== null).map(serviceKey));
  const found: ClaimPayment[] = [];
  for (const payment of payments.toReversed()) {
    const keys = payment.lines.map(serviceKey);
    if (payment.statusCode === reversal || keys.length === 0 || !keys.every((key) => left.has(key))) continue;
    for (const key of keys) left.delete(key);
    found.unshift(payment);
  }
  const base = { number: null, remittance: null, isTakenBack: false, denials: [], open: [] };
  if (left.size > 0 || found.length + waiting.length < 2) {
    const { chargeCents, paidCents, patientCents } = claim;
    return number === null ? [] : [{ ...base, number, chargeCents, paidCents, patientCents, lines }];
  }
  const open = deniedOf(found, denials);
  return [
    ...waiting.map((line) => {
      const { chargeCents } = line;
      return { ...base, chargeCents, paidCents: 0, patientCents: 0, lines: [line], isTakenBack: true };
    }),
    ...found.map(({ chargeCents, paidCents, patientCents, lines: own }, at) => {
      // Which part had the number that is on record is not known: a later one is told from it by another.
      const known = at === found.length - 1 ? number : null;
      return { ...base, number: known, chargeCents, paidCents, patientCents, lines: own, open: open[at] ?? [] };
    }),
  ];
}

/** The denials of each payment: of the same remittance, for the same reason, and no more than it denied for it. */
function deniedOf(payments: readonly ClaimPayment[], denials: readonly Denial[]): readonly (readonly Denial[])[] {
  const open: Denial[][] = payments.map(() => []);
  const left = payments.map(({ adjustments, remarks, lines }) => {
    const sums = new Map<string, number>();
    for (const part of deniedParts(adjustments, remarks, lines))
      sums.set(reasonKey(part), (sums.get(reasonKey(part)) ?? 0) + part.cents);
    return sums;
  });
  for (const denial of denials) {
    const key = reasonKey(denial);
    const at = payments.findIndex(
      ({ remittanceId }, place) => remittanceId === denial.remittanceId && (left[place]?.get(key) ?? 0) >= denial.cents,
    );
    left[at]?.set(key, (left[at]?.get(key) ?? 0) - denial.cents);
    open[at]?.push(denial);
  }
  return open;
}

function reasonKey({ group, code, remarks }: Pick<Denial, 'group' | 'code' | 'remarks'>): string {
  return [group, code, ...remarks].join(' ');
}

/**
 * The parts after a decision: what has services or the number of a part stands in its place, what has a number and services
 * of its own is another part, and all else stands in place of what was decided before.
 */
export function partsDecided(claim: DecidedClaim, parts: readonly DecidedPart[]): PartsDecided {
  const { number, remittance, chargeCents, paidCents, patientCents, lines } = claim;
  const touched = partsOf(claim, parts);
  const isAnother = touched.length === 0 && isPart(claim, parts);
  const kept = parts.filter((one) => {
    if (isAnother) return true;
    if (touched.length === 0 || touched.includes(one)) return false;
    // A corrected claim takes the place of all of it, and may come in parts itself.
    return !replacing.includes(claim.frequencyCode) || (one.remittance === remittance && !one.isTakenBack);
  });
  const now = { number, remittance, chargeCents, paidCents, patientCents, lines };
  return {
    kept,
    parts: [...kept, { ...now, isTakenBack: false, denials: [], open: [] }],
    replaced: parts.filter((one) => !kept.includes(one)),
    isNew: isAnother && parts.every((one) => one.remittance !== remittance),
  };
}

/** The parts after a reversal of some or all of them. */
export function partsTakenBack(claim: DecidedClaim, parts: readonly DecidedPart[]): readonly DecidedPart[] {
  const touched = partsOf(claim, parts);
  return parts.map((one) => (touched.length === 0 || touched.includes(one) ? { ...one, isTakenBack: true } : one));
}

/** The parts that a claim of a remittance speaks of: by services, else by number, else by amount; empty: of none of them. */
function partsOf(claim: DecidedClaim, parts: readonly DecidedPart[]): readonly DecidedPart[] {
  const keys = new Set(claim.lines.map(serviceKey));
  const byService = parts.filter(({ lines }) => lines.some((line) => keys.has(serviceKey(line))));
  if (byService.length > 0) return byService;
  const byNumber = parts.filter(({ number }) => number !== null && number === claim.number);
  if (byNumber.length > 0) return byNumber;
  const isReversal = claim.chargeCents < 0;
  const byAmount = parts.filter(
    ({ chargeCents, paidCents, isTakenBack }) =>
      chargeCents === Math.abs(claim.chargeCents) && (isReversal ? paidCents === -claim.paidCents : isTakenBack),
  );
  return byAmount.length === 1 ? byAmount : [];
}

function isPart(
  { number, remittance, remarks, lines, frequencyCode }: DecidedClaim,
  parts: readonly DecidedPart[],
): boolean {
  const stand = parts.filter(({ isTakenBack }) => !isTakenBack);
  if (number === null || lines.length === 0) return false;
  if (stand.every((one) => one.number === null) || stand.every((one) => one.lines.length === 0)) return false;
  // Another remittance may as well bring a new decision on what was denied, under a new number and with other codes.
  if (stand.some((one) => one.remittance === remittance)) return true;
  if (replacing.includes(frequencyCode)) return false;
  return standing(parts).paidCents > 0 || remarks.includes(separated);
}

/** What is the same in a service that was decided, taken back or decided anew. */
export function serviceKey({ code, modifiers, on, chargeCents }: ClaimLine): string {
  return [code, ...modifiers, on, Math.abs(chargeCents)].join('|');
}
