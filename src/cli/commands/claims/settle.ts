import { closeDenial } from '../../../actions/claims/claim-drafts.ts';
import { centsText } from '../../../domain/money.ts';
import { UserError } from '../../../errors.ts';
import { resolvedDenial } from '../../claims/claim-denials.ts';
import type { Command } from '../../command.ts';
import { noteText } from '../../input.ts';
import { recorded, showReceipt } from '../../recording.ts';

/** Settles a denial. */
export const command: Command = {
  summary: 'settle a denial: appealed, sent again, written off',
  description:
    'Takes a denial or rejection off the list with what came of it, and closes its task. A later remittance for the claim settles its denials by itself.',
  arguments: [
    { name: 'denial', help: 'its id, the beginning of it, or the control number of the claim' },
    { name: 'outcome', help: 'what came of it, in a few words, without patient data' },
  ],
  examples: [
    'empanel claims settle RB-1002 "appeal sent by portal, ref 20871"',
    'empanel claims settle RB-1003 "written off" --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const denial = await resolvedDenial(ledger, input.argument('denial'));
    const outcome = noteText(input.argument('outcome'), 'outcome');
    if (denial.closedOn !== null)
      throw new UserError('record/exists', `\`${denial.id}\` was settled on ${denial.closedOn}: ${denial.outcome}`, {
        hint: '`empanel undo` takes the last command back',
      });
    const asOf = await context.asOf();
    const { receipt } = await recorded(context, ledger, (tx) => closeDenial(tx, { denial, outcome }, asOf));
    await showReceipt(context, receipt, [`${denial.id}, ${centsText(denial.cents)}: settled, ${outcome}`], {
      denial: denial.id,
      outcome,
    });
    return 0;
  },
};
