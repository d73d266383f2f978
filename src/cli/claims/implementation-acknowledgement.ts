/** A 999 that was read: what became of groups and transactions, and of the claims in the file that it answers. */

import { recordClaims } from '../../actions/claims/claim-drafts.ts';
import {
  faultWords,
  type RejectedClaim,
  type RejectedClaimsPlan,
  recordedRejections,
  rejectedClaimsPlan,
} from '../../actions/claims/rejected-transactions.ts';
import { centsText } from '../../domain/money.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import {
  type AcknowledgementReading,
  type GroupResult,
  isTakenIn,
  type SegmentFault,
} from '../../sources/x12/implementation-acknowledgement.ts';
import type { Context } from '../context.ts';
import { recorded, showReceipt } from '../recording.ts';
import { type ClaimDesk, shownControl, tellEnvelopes } from './claim-files.ts';
import { submittedClaims } from './claim-reading.ts';

/** The file of a 999, and the file that it answers. */
export interface AnsweredFile {
  readonly name: string;
  readonly sha256: string;
  /** Whether it was not taken in before. */
  readonly isNew: boolean;
  /** Path of the 837P that was sent; null: not given. */
  readonly sent: string | null;
  readonly desk: ClaimDesk;
}

/** Takes a 999 in and tells what it says. Returns the exit code. */
export async function implementationAcknowledgement(
  context: Context,
  ledger: Ledger,
  { groups, refused, summary }: AcknowledgementReading,
  { name, sha256, isNew, sent, desk }: AnsweredFile,
): Promise<number> {
  tellEnvelopes(context, summary);
  for (const { transaction, because } of refused) context.warn(`transaction ${transaction.controlNumber}: ${because}`);
  const transactions = groups.flatMap((group) => group.transactions);
  const rejected = transactions.filter(({ result }) => !isTakenIn(result));
  const lost = groups.filter(({ result, transactions: some }) => !isTakenIn(result) && some.length === 0);
  const count = rejected.length + lost.length;
  const plan =
    sent === null
      ? await recordedRejections(groups, { ledger, asOf: desk.asOf })
      : await planOf(context, ledger, { groups, sent, name, desk });
  const acknowledgement = {
    ...{ kind: '999' as const, fileSha256: sha256, name, on: desk.asOf },
    ...{ accepted: transactions.length - rejected.length, rejected: count },
  };
  const changes = {
    remittances: [],
    claims: plan?.drafts ?? [],
    acknowledgements: isNew ? [acknowledgement] : [],
  };
  const { receipt } = await recorded(context, ledger, (tx) => recordClaims(tx, changes, desk.asOf));
  const lines = [
    ...groupLines(groups, (number) => shownControl(context, number)),
    ...(plan === null ? [] : claimLines(plan, sent === null)),
  ];
  await showReceipt(context, receipt, lines, {
    groups: groups.map((group) => groupJson(group, (number) => shownControl(context, number))),
    ...(plan === null
      ? {}
      : {
          claims: plan.claims,
          rejected: plan.rejected.map(({ claim, ...rest }) => ({ controlNumber: claim, ...rest })),
        }),
  });
  if (count > 0)
    context.say(
      plan === null || plan.rejected.length === 0
        ? `no claim in what was rejected has reached the payer; which they are is not on record for group ${groups.map(({ controlNumber }) => controlNumber).join(', ')}: name the 837P that it answers with \`--sent FILE\``
        : 'correct the file and send it again: `empanel claims sent FILE`',
    );
  return count > 0 || refused.length > 0 ? 1 : 0;
}

async function planOf(
  context: Context,
  ledger: Ledger,
  asked: Pick<AcknowledgementReading, 'groups'> & {
    readonly sent: string;
    readonly name: string;
    readonly desk: ClaimDesk;
  },
): Promise<RejectedClaimsPlan> {
  const { claims } = await submittedClaims(context, asked.sent);
  const plan = await rejectedClaimsPlan(claims, asked.groups, {
    ledger,
    ...asked.desk,
    shown: (controlNumber, line) => shownControl(context, controlNumber, `line ${line}`),
  });
  if (plan !== null) return plan;
  const own = [...new Set(claims.map(({ transaction }) => transaction.head.group?.controlNumber ?? 'none'))];
  const said = asked.groups.map(({ controlNumber }) => controlNumber);
  throw new UserError('usage/conflict', `\`${asked.name}\` does not answer \`${asked.sent}\``, {
    hint: `it speaks of group ${said.join(', ')}; the file has group ${own.join(', ')}`,
  });
}

function claimLines({ claims, rejected }: RejectedClaimsPlan, isRecorded: boolean): readonly string[] {
  const cents = rejected.reduce((sum, { chargeCents }) => sum + chargeCents, 0);
  return [
    `${claims} ${claims === 1 ? 'claim' : 'claims'}${isRecorded ? ' on record of this batch' : ''} = ${claims - rejected.length} taken in + ${rejected.length} rejected (${centsText(cents)})`,
    ...rejected.map(
      (one) =>
        `rejected ${rejectionWords(one)}: claim ${[`${one.claim} (${centsText(one.chargeCents)})`, ...one.faults, ...one.faultsAbove].join('; ')}`,
    ),
  ];
}

function rejectionWords({ faults, faultsAbove }: RejectedClaim): string {
  if (faults.length > 0) return 'for its own fault';
  return faultsAbove.length > 0 ? 'for a fault above it' : 'with its transaction';
}

function groupLines(
  groups: AcknowledgementReading['groups'],
  shown: (controlNumber: string) => string,
): readonly string[] {
  return groups.flatMap((group) => [
    `group ${group.controlNumber} (${group.version}): ${resultWords(group.result)}; ${group.accepted} of ${group.received} transactions taken in`,
    ...group.transactions
      .filter(({ result }) => result !== 'A')
      .map(({ controlNumber, result, faults }) => {
        const where = faults.map(
          (fault) => `${faultWords(fault)}${fault.claim === null ? '' : `, claim ${shown(fault.claim)}`}`,
        );
        return `  transaction ${controlNumber}: ${resultWords(result)}${where.length === 0 ? '' : `; ${where.join('; ')}`}`;
      }),
  ]);
}

function groupJson({ transaction: _, transactions, ...rest }: GroupResult, shown: (number: string) => string): unknown {
  const faultJson = (fault: SegmentFault): SegmentFault =>
    fault.claim === null ? fault : { ...fault, claim: shown(fault.claim) };
  return { ...rest, transactions: transactions.map((one) => ({ ...one, faults: one.faults.map(faultJson) })) };
}

function resultWords(result: string): string {
  if (result === 'A') return 'taken in';
  if (result === 'E') return 'taken in, with faults';
  return result === 'P' ? 'taken in partly' : 'rejected';
}
