import { recordClaims } from '../../../actions/claims/claim-drafts.ts';
import { sentPlan } from '../../../actions/claims/submitted-claims.ts';
import { centsText } from '../../../domain/money.ts';
import { claimDesk, shownControl } from '../../claims/claim-files.ts';
import { submittedClaims } from '../../claims/claim-reading.ts';
import type { Command } from '../../command.ts';
import { recorded, showReceipt } from '../../recording.ts';

/** Records that claims went out. */
export const command: Command = {
  summary: 'record the claims of an 837P that went out',
  description:
    'Reads a file of professional claims (837P) that was sent, so that aging, acknowledgements and payments find them: a hash of the control number, payer, provider identifiers, days, codes and cents. No patient is kept. A claim that is on record already is refused, unless it was held or rejected, or the new one corrects or voids it: by the same number, or by the number that the payer gave the first (REF*F8). What was recorded with the very same file, as `claims create` does, counts as recorded. Of a file that is cut off the whole claims are recorded, and the exit code is 1.',
  arguments: [{ name: 'file', help: 'an 837P; - for standard input' }],
  flags: [{ name: 'payer', value: 'KEY', help: 'the payer of all of them (default: as each claim says)' }],
  examples: [
    'empanel claims sent batch.837 --dry-run',
    'empanel claims sent batch.837 --payer cascade-health --dry-run --json',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const desk = await claimDesk(context, ledger, input);
    const { claims, summary } = await submittedClaims(context, input.argument('file'));
    const plan = await sentPlan(claims, { ledger, ...desk });
    const changes = { remittances: [], acknowledgements: [], claims: [...plan.replaced, ...plan.claims] };
    const { receipt } = await recorded(context, ledger, (tx) => recordClaims(tx, changes, desk.asOf));
    const sum = (some: readonly { readonly chargeCents: number }[]): string =>
      centsText(some.reduce((cents, { chargeCents }) => cents + chargeCents, 0));
    const kept = plan.claims.map(({ values }) => values);
    const known =
      plan.known.length === 0 ? '' : ` + ${plan.known.length} recorded with this file before, ${sum(plan.known)}`;
    await showReceipt(
      context,
      receipt,
      [
        `${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}, ${sum(claims)} = ${kept.length} recorded, ${sum(kept)}${known} + ${plan.refused.length} refused, ${sum(plan.refused)}`,
        ...plan.replaced.map(({ id, values }) => `corrected: ${id} of ${values.from ?? 'an unknown day'} is replaced`),
        ...plan.refused.map(
          ({ controlNumber, line, because }) =>
            `refused: claim ${shownControl(context, controlNumber, `line ${line}`)}: ${because}`,
        ),
      ],
      {
        claims: claims.length,
        recorded: kept.length,
        known: plan.known.length,
        replaced: plan.replaced.map(({ id }) => id),
        refused: plan.refused.map((one) => ({ ...one, controlNumber: shownControl(context, one.controlNumber) })),
      },
    );
    return plan.refused.length === 0 && !summary.isCutOff ? 0 : 1;
  },
};
