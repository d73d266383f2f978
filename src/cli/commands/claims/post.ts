import { recordClaims } from '../../../actions/claims/claim-drafts.ts';
import { type PlannedDenial, type PostedAdvice, postingPlan } from '../../../actions/claims/post-remittance.ts';
import { stepWords } from '../../../actions/claims/remitted-denials.ts';
import { centsText } from '../../../domain/money.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { type RemittanceReading, readRemittances } from '../../../sources/x12/remittance-reader.ts';
import {
  type ClaimDesk,
  type ClaimFile,
  claimDesk,
  readClaimFile,
  shownControl,
  tellEnvelopes,
} from '../../claims/claim-files.ts';
import type { Command } from '../../command.ts';
import { recorded, showReceipt } from '../../recording.ts';

/** Posts an 835. */
export const command: Command = {
  summary: 'post an 835: payments, reversals, denials with their cause',
  description:
    'Reads a remittance file (835, 005010X221A1) and posts every claim of it, or refuses the claim with the reason; claims and cents agree with the payment, provider adjustments included. Reversals and corrections are taken as they come. What was denied is put beside our own record of the day of service: whether the payer was right, what to do first, and the last day for it with its source. The same file or trace number is never posted twice. No patient name, birth date or member id is kept, and of the control number only a hash.',
  arguments: [{ name: 'file', help: 'an 835; - for standard input' }],
  flags: [{ name: 'payer', value: 'KEY', help: 'whose payments they are (default: as ids and name in the file say)' }],
  examples: [
    'empanel claims post cascade.835 --dry-run',
    'empanel claims post cascade.835 --payer cascade-health --dry-run --json',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const desk = await claimDesk(context, ledger, input);
    const file = await readClaimFile(context, input.argument('file'), readRemittances);
    await mustBeNew(ledger, file);
    tellEnvelopes(context, file.reading.summary);
    const { advices, refused: others } = file.reading;
    for (const { transaction, because } of others)
      context.warn(`transaction ${transaction.controlNumber} (line ${transaction.position.line}): ${because}`);
    const plan = await postingPlan(advices, {
      ledger,
      ...desk,
      fileSha256: file.sha256,
      name: file.name,
      shown: (controlNumber, line) =>
        shownControl(context, controlNumber, line === undefined ? undefined : `line ${line}`),
    });
    const { value: ids, receipt } = await recorded(context, ledger, (tx) => recordClaims(tx, plan.changes, desk.asOf));
    const refused = plan.advices.flatMap((one) => one.refused);
    await showReceipt(context, receipt, receiptLines(plan.advices, plan.denials, desk), {
      payments: plan.advices,
      denials: plan.denials.map((one, at) => denialJson(one, ids[at] ?? null)),
      refusedTransactions: others.map(({ transaction, because }) => ({ number: transaction.controlNumber, because })),
    });
    if (plan.denials.length > 0) context.say('next: `empanel claims denials`');
    return refused.length + others.length > 0 || plan.advices.some(({ refusal }) => refusal !== null) ? 1 : 0;
  },
};

async function mustBeNew(ledger: Ledger, { reading, sha256, name }: ClaimFile<RemittanceReading>): Promise<void> {
  if (reading.advices.length === 0) {
    const because = reading.refused[0]?.because ?? 'it holds no transaction';
    throw new UserError('input/unreadable', `\`${name}\` has no remittance: ${because}`, {
      hint: 'name the 835 that came with the payment',
    });
  }
  const same = (await ledger.claims.postedBefore(sha256, [])).at(0);
  if (same === undefined) return;
  throw new UserError('record/exists', `the same file was posted on ${same.on} as ${same.id} (${same.name})`, {
    hint: 'nothing was posted again; `empanel claims denials` shows what it denied',
  });
}

function receiptLines(
  advices: readonly PostedAdvice[],
  denials: readonly PlannedDenial[],
  desk: ClaimDesk,
): readonly string[] {
  return [
    ...advices.flatMap(adviceLines),
    ...denials.map(({ controlNumber, claim, denial }) => {
      const provider = desk.office.provider(claim.values.renderingNpi)?.name ?? 'a provider who is none of ours';
      const codes = [`${denial.group}-${denial.code}`, ...denial.remarks].join(' ');
      const due =
        denial.dueOn === null ? `last day not known: ${denial.dueFrom}` : `by ${denial.dueOn} (${denial.dueFrom})`;
      return `denied: claim ${controlNumber}, ${provider}, ${claim.values.from ?? 'no day'}: ${centsText(denial.cents)}, ${codes}, ${denial.cause}: ${denial.because}\n  ${stepWords[denial.step]} ${due}`;
    }),
  ];
}

function adviceLines(advice: PostedAdvice): readonly string[] {
  const payer = advice.payer ?? `${advice.payerName} (none of our payers; name it with --payer)`;
  const paid = advice.paidOn === null ? '' : `, paid ${advice.paidOn}`;
  const head = `payment ${advice.trace}, ${payer}${paid}: ${centsText(advice.totalCents)}`;
  if (advice.refusal !== null)
    return [
      `${head}; refused: ${advice.refusal}`,
      `  ${claimsWords(advice.claims)} = 0 posted + ${advice.claims} refused`,
    ];
  return [
    head,
    `  ${claimsWords(advice.claims)} = ${advice.posted} posted + ${advice.refused.length} refused`,
    `  ${centsText(advice.totalCents)} = ${centsText(advice.postedCents)} posted + ${centsText(advice.refusedCents)} refused + ${centsText(-advice.providerAdjustmentCents)} provider adjustments`,
    ...advice.refused.map(
      ({ line, controlNumber, because }) => `refused: line ${line}, claim ${controlNumber}: ${because}`,
    ),
    ...advice.notes.map((note) => `note: ${note}`),
  ];
}

function denialJson({ controlNumber, claim, denial }: PlannedDenial, id: string | null): unknown {
  const { task: _, source: __, ...rest } = denial;
  return { id, controlNumber, npi: claim.values.renderingNpi, serviceOn: claim.values.from, ...rest };
}

function claimsWords(count: number): string {
  return count === 1 ? '1 claim' : `${count} claims`;
}
