import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { type AcknowledgedOutcome, acknowledgingPlan } from '../../../actions/claims/acknowledge-claims.ts';
import type { ClaimChanges } from '../../../actions/claims/claim-drafts.ts';
import { recordClaims } from '../../../actions/claims/claim-drafts.ts';
import { stepWords } from '../../../actions/claims/remitted-denials.ts';
import { centsText } from '../../../domain/money.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import {
  type AcknowledgedPart,
  type ClaimAcknowledgementReading,
  isRejected,
  readClaimAcknowledgements,
} from '../../../sources/x12/claim-acknowledgement.ts';
import {
  type AcknowledgementReading,
  isTakenIn,
  readImplementationAcknowledgements,
} from '../../../sources/x12/implementation-acknowledgement.ts';
import { claimDesk, shownControl, tellEnvelopes } from '../../claims/claim-files.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { readInput } from '../../files.ts';
import { recorded, showReceipt } from '../../recording.ts';

/** Takes a 999 or 277CA in. */
export const command: Command = {
  summary: 'take in a 999 or 277CA: accepted, rejected, and why',
  description:
    'Reads what a clearinghouse or payer answers to claims that were sent. A 277CA (005010X214) says of every claim whether it was taken in; what was rejected for a reason that credentialing or enrollment can mend becomes a work item with the last day to send it again. A 999 (005010X231) speaks of whole files and transactions. The same file is taken in once.',
  arguments: [{ name: 'file', help: 'a 999 or 277CA; - for standard input' }],
  flags: [{ name: 'payer', value: 'KEY', help: 'the payer the claims are for (default: as the file says)' }],
  examples: [
    'empanel claims acknowledge cascade.277ca --dry-run',
    'empanel claims acknowledge cascade.277ca --payer cascade-health --dry-run --json',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const path = input.argument('file');
    const bytes = await readInput(context, path);
    const name = path === '-' ? 'standard input' : basename(path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await mustBeNew(ledger, sha256);
    const claims = await readClaimAcknowledgements(chunk(bytes), path);
    if (claims.acknowledgements.length === 0) {
      const files = await readImplementationAcknowledgements(chunk(bytes), path);
      if (files.groups.length > 0) return files999(context, ledger, files, { name, sha256 });
      throw noAcknowledgement(name, claims, files);
    }
    tellEnvelopes(context, claims.summary);
    tellLevels(context, claims);
    const desk = await claimDesk(context, ledger, input);
    const plan = await acknowledgingPlan(claims.acknowledgements, {
      ledger,
      ...desk,
      fileSha256: sha256,
      name,
      shown: (controlNumber) => shownControl(context, controlNumber),
    });
    const { value: ids, receipt } = await recorded(context, ledger, (tx) => recordClaims(tx, plan.changes, desk.asOf));
    await showReceipt(context, receipt, outcomeLines(plan.outcomes), {
      claims: plan.outcomes.map(({ denial, ...rest }) => ({ ...rest, dueOn: denial?.dueOn ?? null })),
      denials: ids,
    });
    if (ids.length > 0) context.say('next: `empanel claims denials`');
    return plan.outcomes.some(({ outcome }) => outcome === 'rejected' || outcome === 'refused') ? 1 : 0;
  },
};

async function* chunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function mustBeNew(ledger: Ledger, sha256: string): Promise<void> {
  const same = (await ledger.claims.acknowledgements()).find(({ fileSha256 }) => fileSha256 === sha256);
  if (same !== undefined)
    throw new UserError('record/exists', `the same file was taken in on ${same.on} as ${same.id} (${same.name})`, {
      hint: 'nothing was changed; `empanel claims denials` shows what is to be done',
    });
}

function noAcknowledgement(
  name: string,
  claims: ClaimAcknowledgementReading,
  files: AcknowledgementReading,
): UserError {
  const because = [...claims.refused, ...files.refused].map((one) => one.because)[0] ?? 'it holds no transaction';
  return new UserError('input/unreadable', `\`${name}\` has no acknowledgement: ${because}`, {
    hint: 'name a 999 or 277CA; an 835 is for `empanel claims post`',
  });
}

/** A rejection above the claims takes everything below with it, and names no claim. */
function tellLevels(context: Context, { acknowledgements }: ClaimAcknowledgementReading): void {
  const words = ({ statuses }: AcknowledgedPart): string =>
    statuses.map(({ category, status, entity }) => [category, status, entity].filter(Boolean).join(':')).join(', ');
  for (const { submitter, providers } of acknowledgements) {
    if (isRejected(submitter.statuses)) context.warn(`the submitter was rejected: ${words(submitter)}`);
    for (const one of providers)
      if (isRejected(one.statuses))
        context.warn(`the billing provider ${one.npi ?? 'without an NPI'} was rejected: ${words(one)}`);
  }
}

function outcomeLines(outcomes: readonly AcknowledgedOutcome[]): readonly string[] {
  const of = (outcome: AcknowledgedOutcome['outcome']): readonly AcknowledgedOutcome[] =>
    outcomes.filter((one) => one.outcome === outcome);
  const sums = (['accepted', 'pending', 'rejected', 'refused'] as const).map((outcome) => {
    const some = of(outcome);
    return `${some.length} ${outcome} (${centsText(some.reduce((sum, { chargeCents }) => sum + chargeCents, 0))})`;
  });
  return [
    `${outcomes.length} ${outcomes.length === 1 ? 'claim' : 'claims'} = ${sums.join(' + ')}`,
    ...[...of('pending'), ...of('rejected'), ...of('refused')].map(
      ({ outcome, controlNumber, code, cause, because, denial }) => {
        const head = `${outcome}: claim ${controlNumber}${code === null ? '' : `, ${code}`}${cause === null ? '' : `, ${cause}`}: ${because}`;
        if (denial === null) return head;
        const due =
          denial.dueOn === null ? `last day not known: ${denial.dueFrom}` : `by ${denial.dueOn} (${denial.dueFrom})`;
        return `${head}\n  ${stepWords[denial.step]} ${due}`;
      },
    ),
  ];
}

async function files999(
  context: Context,
  ledger: Ledger,
  { groups, refused, summary }: AcknowledgementReading,
  file: { readonly name: string; readonly sha256: string },
): Promise<number> {
  tellEnvelopes(context, summary);
  for (const { transaction, because } of refused) context.warn(`transaction ${transaction.controlNumber}: ${because}`);
  const transactions = groups.flatMap((group) => group.transactions);
  const rejected = transactions.filter(({ result }) => !isTakenIn(result));
  const lost = groups.filter(({ result, transactions: some }) => !isTakenIn(result) && some.length === 0);
  const asOf = await context.asOf();
  const changes: ClaimChanges = {
    remittances: [],
    claims: [],
    acknowledgements: [
      {
        kind: '999',
        fileSha256: file.sha256,
        name: file.name,
        accepted: transactions.length - rejected.length,
        rejected: rejected.length + lost.length,
        on: asOf,
      },
    ],
  };
  const { receipt } = await recorded(context, ledger, (tx) => recordClaims(tx, changes, asOf));
  const lines = groups.flatMap((group) => [
    `group ${group.controlNumber} (${group.version}): ${resultWords(group.result)}; ${group.accepted} of ${group.received} transactions taken in`,
    ...group.transactions
      .filter(({ result }) => result !== 'A')
      .map(({ controlNumber, result, faults }) => {
        const where = faults.map(
          ({ segment, place, loop, code }) =>
            `${segment} at ${place ?? '?'}${loop === null ? '' : ` in loop ${loop}`}: code ${code}`,
        );
        return `  transaction ${controlNumber}: ${resultWords(result)}${where.length === 0 ? '' : `; ${where.join('; ')}`}`;
      }),
  ]);
  await showReceipt(context, receipt, lines, { groups: groups.map(({ transaction: _, ...rest }) => rest) });
  if (rejected.length + lost.length > 0)
    context.say('none of the claims in what was rejected has reached the payer: correct the file and send it again');
  return rejected.length + lost.length > 0 || refused.length > 0 ? 1 : 0;
}

function resultWords(result: string): string {
  if (result === 'A') return 'taken in';
  if (result === 'E') return 'taken in, with faults';
  return result === 'P' ? 'taken in partly' : 'rejected';
}
