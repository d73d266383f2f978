import { denialCauses } from '../../../domain/claims/claim.ts';
import { denialTable } from '../../../reports/claims/denial-table.ts';
import { claimDenials } from '../../claims/claim-denials.ts';
import type { Command } from '../../command.ts';
import { payersOf, resolvedPayer, resolvedSubject } from '../../resolution.ts';

/** Lists denials and rejections. */
export const command: Command = {
  summary: 'denials and rejections: cause, what to do, last day',
  description:
    'Lists what payers denied and clearinghouses rejected, as far as it was posted here: the cause, whether our own record of the day bears the payer out, what to do first, and the last day for it with its source. The most urgent comes first.',
  flags: [
    { name: 'provider', value: 'ID', help: 'of one provider' },
    { name: 'payer', value: 'KEY', help: 'of one payer' },
    { name: 'cause', value: 'C', choices: denialCauses, help: 'of one cause' },
    { name: 'all', help: 'settled ones too' },
  ],
  examples: ['empanel claims denials', 'empanel claims denials --cause credentialing --format csv'],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const asOf = await context.asOf();
    const provider = input.text('provider');
    const subjectId =
      provider === undefined ? undefined : (await resolvedSubject(context, ledger, provider, ['provider'])).id;
    const named = input.text('payer');
    const payer = named === undefined ? undefined : resolvedPayer(await payersOf(ledger), named).key;
    const cause = input.choice('cause', denialCauses);
    const found = (await claimDenials(context, ledger, asOf)).filter(
      ({ denial, claim }) =>
        (subjectId === undefined || denial.subjectId === subjectId) &&
        (payer === undefined || claim.payer === payer) &&
        (cause === undefined || denial.cause === cause),
    );
    const shown = input.on('all') ? found : found.filter(({ denial }) => denial.closedOn === null);
    await context.show(denialTable(shown, asOf, found.length - shown.length));
    return 0;
  },
};
