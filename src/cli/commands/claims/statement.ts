import { createHash } from 'node:crypto';
import { claimRefusal } from '../../../actions/claims/remittance-refusal.ts';
import { adjustmentOf, isDuplicateOnly, lineOf } from '../../../actions/claims/remitted-claim.ts';
import { deniedParts } from '../../../actions/claims/remitted-denials.ts';
import { type DecidedPart, partsDecided, partsTakenBack, reversal } from '../../../actions/claims/remitted-parts.ts';
import type { ClaimLine } from '../../../domain/claims/claim.ts';
import { centsText } from '../../../domain/money.ts';
import { UserError } from '../../../errors.ts';
import { patientStatement, unsettledCents } from '../../../reports/claims/patient-statement.ts';
import { remittedPatients } from '../../../sources/remitted-patients.ts';
import { maskedIdentifier } from '../../../sources/x12/claim-masks.ts';
import type { AdviceClaim, RemittanceAdvice } from '../../../sources/x12/remittance-advice.ts';
import { readRemittances } from '../../../sources/x12/remittance-reader.ts';
import { shownControl } from '../../claims/claim-files.ts';
import type { Command } from '../../command.ts';
import { readInput } from '../../files.ts';
import { paperFormat } from '../../paper-format.ts';
import { printPaper } from '../../printing.ts';

/** What is left to a patient. */
export const command: Command = {
  summary: 'an itemised statement of what is left to a patient',
  description:
    'Makes a statement for one patient from an 835 at hand: each service with what was charged, paid and not owed, and the share by deductible, coinsurance and copayment, with the payment options of `empanel.yaml`. The name of the patient stands in it only in a file named with -o (.md or .html), which is private; on screen there are initials. Nothing is stored.',
  arguments: [
    { name: 'file', help: 'the 835' },
    { name: 'claim', help: 'control numbers of claims of one patient', many: true },
  ],
  examples: [
    'empanel claims statement cascade.835 RB-1005',
    'empanel claims statement cascade.835 RB-1005 -o statement.html',
  ],
  run: async (context, input) => {
    const path = input.argument('file');
    const format = paperFormat(context, ['md', 'html']);
    const bytes = await readInput(context, path);
    const { advices, refused } = await readRemittances(once(bytes), path);
    if (advices.length === 0)
      throw new UserError(
        'input/unreadable',
        `\`${path}\` has no remittance: ${refused[0]?.because ?? 'it holds no transaction'}`,
        { hint: 'a statement is made from the 835 that decides the claim' },
      );
    const found = input.arguments('claim').flatMap((number) => decisionsIn(advices, number, path));
    const [first] = found;
    if (first === undefined)
      throw new UserError('usage/missing', 'no claim is named', { hint: 'name its control number' });
    const names = await remittedPatients(once(bytes), path);
    const keys = new Set(found.map(({ claim }) => identity(names.get(claim.controlNumber), claim)));
    if (keys.size > 1)
      throw new UserError('usage/conflict', 'the claims are of different patients', {
        hint: 'make one statement for each patient',
      });
    const whole = context.globals.text('output') !== undefined;
    const name = names.get(first.claim.controlNumber);
    const { renderedLetter } = await import('../../../render/letter.ts');
    const { document: workspace } = await context.workspace();
    if (workspace.paymentOptions === undefined)
      context.warn('the statement does not say how to pay: `paymentOptions` in empanel.yaml is the text for it');
    const claims = found.map(({ claim }) => ({
      controlNumber: shownControl(context, claim.controlNumber),
      chargeCents: claim.chargeCents,
      paidCents: claim.paidCents,
      patientCents: claim.patientCents,
      from: claim.from ?? claim.lines[0]?.from ?? null,
      provider: claim.rendering?.name ?? null,
      adjustments: claim.adjustments.map(adjustmentOf),
      remarks: claim.remarks,
      lines: claim.lines.map(lineOf),
    }));
    for (const { claim } of found) {
      if (forwarded.has(claim.statusCode))
        context.warn(
          `claim ${maskedIdentifier(claim.controlNumber)} was forwarded to another payer (CLP02 ${claim.statusCode}): what is left to the patient is known once that one has decided`,
        );
      const { adjustments, remarks } = claim;
      const cents = unsettledCents({
        adjustments: adjustments.map(adjustmentOf),
        remarks,
        lines: claim.lines.map(lineOf),
      });
      if (cents > 0)
        context.warn(
          `${centsText(cents)} of claim ${maskedIdentifier(claim.controlNumber)} was put to the patient for a matter of the provider: the statement does not ask for it`,
        );
    }
    const letter = patientStatement({
      workspace,
      patient:
        whole && name !== undefined ? `${name.first} ${name.last}`.trim() : (first.claim.patient.initials ?? '…'),
      payer: first.advice.payer.name,
      paidOn: first.advice.paidOn,
      asOf: await context.asOf(),
      claims,
    });
    printPaper(context, renderedLetter(letter, format), format, 'statement');
    return 0;
  },
};

/** Claim statuses (CLP02) of claims that the payer sent on to another itself. */
const forwarded: ReadonlySet<string> = new Set(['19', '20', '21', '23']);

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Told apart without keeping who it is. */
function identity(name: { readonly first: string; readonly last: string } | undefined, claim: AdviceClaim): string {
  const text = `${name?.last}|${name?.first}|${claim.patient.memberId}`.toUpperCase();
  return createHash('sha256').update(text).digest('hex');
}

/** What stands of a claim at the end of the file: its last decision, or each of its parts. */
function decisionsIn(advices: readonly RemittanceAdvice[], number: string, path: string): readonly Decided[] {
  const found = advices.flatMap((advice, remittance) =>
    advice.claims
      .filter(({ controlNumber }) => controlNumber === number)
      .map((claim) => ({ advice, claim, remittance })),
  );
  let parts: readonly DecidedPart[] = [];
  const decided = new Map<readonly ClaimLine[], Decided>();
  for (const { advice, claim, remittance } of found) {
    const lines = claim.lines.map(lineOf);
    const denied = deniedParts(claim.adjustments.map(adjustmentOf), claim.remarks, lines);
    // That an exact duplicate was turned away leaves what was decided before.
    if (parts.length > 0 && isDuplicateOnly(denied)) continue;
    const said = { ...claim, lines, number: claim.payerControlNumber, remittance };
    decided.set(lines, { advice, claim });
    parts = claim.statusCode === reversal ? partsTakenBack(said, parts) : partsDecided(said, parts).parts;
  }
  const standing = parts.flatMap(({ lines, isTakenBack }) => (isTakenBack ? [] : (decided.get(lines) ?? [])));
  if (standing.length === 0)
    throw new UserError('record/not-found', `\`${path}\` decides no claim \`${number}\``, {
      hint: found.length > 0 ? 'it only takes back an earlier payment' : 'write the control number as it was sent',
    });
  for (const { claim } of standing) {
    const because = claimRefusal(claim);
    if (because !== null) throw new UserError('input/unreadable', `claim \`${number}\` cannot be stated: ${because}`);
  }
  return standing;
}

/** A decision on a claim, with its remittance. */
interface Decided {
  readonly advice: RemittanceAdvice;
  readonly claim: AdviceClaim;
}
