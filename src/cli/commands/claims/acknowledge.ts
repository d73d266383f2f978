import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { type AcknowledgedOutcome, acknowledgingPlan } from '../../../actions/claims/acknowledge-claims.ts';
import { recordClaims } from '../../../actions/claims/claim-drafts.ts';
import { rejectedLevels } from '../../../actions/claims/rejected-levels.ts';
import { stepWords } from '../../../actions/claims/remitted-denials.ts';
import { addTask } from '../../../actions/task.ts';
import type { Acknowledgement } from '../../../domain/claims/claim.ts';
import { centsText } from '../../../domain/money.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import {
  type ClaimAcknowledgementReading,
  readClaimAcknowledgements,
} from '../../../sources/x12/claim-acknowledgement.ts';
import {
  type AcknowledgementReading,
  readImplementationAcknowledgements,
} from '../../../sources/x12/implementation-acknowledgement.ts';
import { claimDesk, shownControl, tellEnvelopes } from '../../claims/claim-files.ts';
import { implementationAcknowledgement } from '../../claims/implementation-acknowledgement.ts';
import type { Command } from '../../command.ts';
import { readInput } from '../../files.ts';
import { recorded, showReceipt } from '../../recording.ts';

/** Takes a 999 or 277CA in. */
export const command: Command = {
  summary: 'take in a 999 or 277CA: accepted, rejected, and why',
  description:
    'Reads what a clearinghouse or payer answers to claims that were sent. A 277CA (005010X214) says of every claim whether it was taken in; what was rejected for a reason that credentialing or enrollment can mend becomes a work item with the last day to send it again; a rejection of the submitter or of a billing provider, which names no claim, becomes a task. A 999 (005010X231) speaks of whole files and transactions; the claims in what was rejected are found by the control numbers under which they went out, on record or in the file that was sent (--sent), and may be sent again. The same file is taken in once.',
  arguments: [{ name: 'file', help: 'a 999 or 277CA; - for standard input' }],
  flags: [
    { name: 'payer', value: 'KEY', help: 'the payer the claims are for (default: as the file says)' },
    { name: 'sent', value: 'FILE', help: 'the 837P that a 999 answers (default: the batch on record with its number)' },
  ],
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
    const sent = input.text('sent');
    const claims = await readClaimAcknowledgements(chunk(bytes), path);
    if (claims.acknowledgements.length === 0) {
      const files = await readImplementationAcknowledgements(chunk(bytes), path);
      if (files.groups.length === 0) throw noAcknowledgement(name, claims, files);
      // What was taken in without the file that it answers is looked at again with it.
      const before = await takenBefore(ledger, sha256);
      if (before !== undefined && sent === undefined) throw twice(before);
      return implementationAcknowledgement(context, ledger, files, {
        ...{ name, sha256, isNew: before === undefined, sent: sent ?? null },
        desk: await claimDesk(context, ledger, input),
      });
    }
    if (sent !== undefined)
      throw new UserError('usage/conflict', `\`${name}\` is a 277CA and names its claims`, {
        hint: '`--sent` goes with a 999, which speaks of files only',
      });
    const before = await takenBefore(ledger, sha256);
    if (before !== undefined) throw twice(before);
    tellEnvelopes(context, claims.summary);
    // A rejection above the claims takes everything below with it, and names no claim.
    const levels = rejectedLevels(claims.acknowledgements);
    for (const { who, code, meaning } of levels) context.warn(`${who} was rejected: ${code}, ${meaning}`);
    const desk = await claimDesk(context, ledger, input);
    const plan = await acknowledgingPlan(claims.acknowledgements, {
      ledger,
      ...desk,
      fileSha256: sha256,
      name,
      shown: (controlNumber, line) => shownControl(context, controlNumber, `line ${line}`),
    });
    const { value: ids, receipt } = await recorded(context, ledger, async (tx) => {
      for (const { task } of levels) await addTask(tx, task);
      return recordClaims(tx, plan.changes, desk.asOf);
    });
    const tasks = levels.map(({ task }) => `task: ${task.text}`);
    await showReceipt(context, receipt, [...outcomeLines(plan.outcomes), ...tasks], {
      levels: levels.map(({ who, code, meaning }) => ({ who, code, meaning })),
      claims: plan.outcomes.map(({ denial, ...rest }) => ({ ...rest, dueOn: denial?.dueOn ?? null })),
      denials: ids,
    });
    if (ids.length > 0) context.say('next: `empanel claims denials`');
    const isBad = plan.outcomes.some(({ outcome }) => outcome === 'rejected' || outcome === 'refused');
    return isBad || levels.length > 0 ? 1 : 0;
  },
};

async function* chunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function takenBefore(ledger: Ledger, sha256: string): Promise<Acknowledgement | undefined> {
  return (await ledger.claims.acknowledgements()).find(({ fileSha256 }) => fileSha256 === sha256);
}

function twice({ id, name, on }: Acknowledgement): UserError {
  return new UserError('record/exists', `the same file was taken in on ${on} as ${id} (${name})`, {
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
