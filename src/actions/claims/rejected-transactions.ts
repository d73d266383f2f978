/** Claims of a file or batch that was sent, in transactions that a 999 rejects: they have not reached the payer. */

import type { Claim, ClaimStatus } from '../../domain/claims/claim.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type GroupResult, isTakenIn, type SegmentFault } from '../../sources/x12/implementation-acknowledgement.ts';
import type { ProfessionalClaim } from '../../sources/x12/professional-claim.ts';
import type { ClaimDraft } from './claim-drafts.ts';
import { type SubmittedSettings, submittedValues } from './submitted-claims.ts';

/** A claim in a transaction that was rejected. */
export interface RejectedClaim {
  readonly claim: string;
  readonly chargeCents: number;
  /** Faults of its own, `NM1 at 28: code 8`. */
  readonly faults: readonly string[];
  /** Faults of the levels that it stands under: billing provider, subscriber, patient. With none of either, it was rejected for those of others, as far as the 999 says. */
  readonly faultsAbove: readonly string[];
}

/** What a 999 comes to for the claims of the file that it answers. */
export interface RejectedClaimsPlan {
  /** Claims of the file of which the 999 speaks. */
  readonly claims: number;
  /** Those that have not reached the payer; `claim` is how they are named. */
  readonly rejected: readonly RejectedClaim[];
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
    rejected: rejected.map(({ claim, group }) => {
      const { controlNumber } = claim.transaction.head;
      return {
        claim: settings.shown(claim.controlNumber, claim.position.line),
        chargeCents: claim.chargeCents,
        faults: faultsOf(group, controlNumber, (fault) => isIn(fault, claim)).map(faultWords),
        faultsAbove: faultsOf(group, controlNumber, (fault) => isAbove(fault, claim)).map(faultWords),
      };
    }),
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
  const found: { readonly claim: Claim; readonly rejected: boolean; readonly faults: readonly string[] }[] = [];
  for (const group of groups) {
    const claims = await ledger.claims.sentInGroup(group.controlNumber);
    if (new Set(claims.map(({ sentIn }) => sentIn?.split('/')[1])).size > 1) return null;
    for (const claim of claims) {
      const transaction = claim.sentIn?.split('/')[2] ?? '';
      const own = faultsOf(group, transaction, (fault) => isNamed(fault, claim, ledger));
      found.push({ claim, rejected: isRejected(group, transaction), faults: own.map(faultWords) });
    }
  }
  if (found.length === 0) return null;
  const rejected = found.filter((one) => one.rejected);
  return {
    claims: found.length,
    rejected: rejected.map(({ claim: { id, chargeCents }, faults }) => ({
      claim: id,
      chargeCents,
      faults,
      faultsAbove: [],
    })),
    drafts: rejected.flatMap(({ claim: { id, sequence: _, ...values } }) =>
      waiting.includes(values.status)
        ? [{ id, values: { ...values, status: 'rejected' as const, on: asOf }, payments: [], denials: [], closed: [] }]
        : [],
    ),
  };
}

/** A fault of a transaction in words. */
export function faultWords({ segment, place, loop, code }: SegmentFault): string {
  return `${segment} at ${place ?? '?'}${loop === null ? '' : ` in loop ${loop}`}: code ${code}`;
}

function faultsOf(
  { transactions }: GroupResult,
  controlNumber: string,
  isOwn: (fault: SegmentFault) => boolean,
): readonly SegmentFault[] {
  return transactions
    .filter((one) => one.controlNumber === controlNumber)
    .flatMap(({ faults }) => faults.filter(isOwn));
}

/** Whether a fault is in a claim: as it says itself, else by the place of the segment, ST counting 1. */
function isIn(fault: SegmentFault, claim: ProfessionalClaim): boolean {
  if (fault.claim !== null) return fault.claim === claim.controlNumber;
  const at = segmentOf(fault, claim);
  return at >= claim.position.segment && at < claim.position.segment + claim.segments;
}

/** Whether a fault is in a level that a claim stands under. */
function isAbove(fault: SegmentFault, claim: ProfessionalClaim): boolean {
  if (fault.claim !== null) return false;
  const at = segmentOf(fault, claim);
  return [claim.billing, claim.subscriber, claim.patient].some(
    (level) => level !== null && at >= level.firstSegment && at < level.afterSegment,
  );
}

/** The segment of the file that a fault in the transaction of a claim names; NaN: it names none. */
function segmentOf({ place }: SegmentFault, { transaction }: ProfessionalClaim): number {
  return place === null ? Number.NaN : transaction.head.position.segment + place - 1;
}

function isNamed({ claim: named }: SegmentFault, { controlSha256 }: Claim, { claims }: Ledger): boolean {
  return named !== null && claims.controlHash(named) === controlSha256;
}

/** A transaction of which nothing is said shares what became of its group. */
function isRejected({ result, transactions }: GroupResult, controlNumber: string): boolean {
  const own = transactions.find((one) => one.controlNumber === controlNumber);
  return !isTakenIn(own?.result ?? (result === 'P' ? 'A' : result));
}
