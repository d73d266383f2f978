import { filingDay } from '../../../actions/claims/submitted-claims.ts';
import type { CalendarDate } from '../../../domain/calendar/calendar-date.ts';
import type { Claim, Denial } from '../../../domain/claims/claim.ts';
import { agingTable, openCents, openStatuses } from '../../../reports/claims/claim-aging.ts';
import { type ClaimDesk, claimDesk } from '../../claims/claim-files.ts';
import type { Command } from '../../command.ts';

/** Open claims by age. */
export const command: Command = {
  summary: 'open claims by age, payer and status, with the next limit',
  description:
    'What was sent, held, rejected or denied and is not settled, by the age of the service, and the next day on which a filing or appeal limit is reached. Claims come on record by `claims create`, `claims sent`, acknowledgements and remittances.',
  flags: [{ name: 'payer', value: 'KEY', help: 'of one payer' }],
  examples: ['empanel claims aging', 'empanel claims aging --payer cascade-health --json'],
  run: async (context, input) => {
    const ledger = await context.ledgerWithRules();
    const desk = await claimDesk(context, ledger, input);
    const denials = new Map<string, Denial[]>();
    for (const one of await ledger.claims.denials())
      denials.set(one.claimId, [...(denials.get(one.claimId) ?? []), one]);
    const claims = (await ledger.claims.list({ statuses: openStatuses })).filter(
      ({ payer, on }) => (desk.payer === null || payer === desk.payer) && on <= desk.asOf,
    );
    const open = claims.flatMap((claim) => {
      const own = denials.get(claim.id) ?? [];
      const cents = openCents(
        claim,
        own.reduce((sum, denial) => sum + denial.cents, 0),
      );
      if (cents === 0) return [];
      const payer = claim.payer === null ? undefined : desk.office.context.payers.get(claim.payer)?.name;
      return [
        { claim, payer: payer ?? claim.payerCode ?? 'unknown', openCents: cents, lastOn: lastOn(claim, own, desk) },
      ];
    });
    await context.show(agingTable(open, desk.asOf));
    return 0;
  },
};

/** The first of the days to act on its denials, else the filing limit. */
function lastOn(claim: Claim, denials: readonly Denial[], { days }: ClaimDesk): CalendarDate | null {
  const due = denials.flatMap(({ dueOn }) => dueOn ?? []).toSorted()[0];
  if (due !== undefined) return due;
  return claim.status === 'sent' || claim.status === 'accepted' || claim.status === 'reversed'
    ? null
    : filingDay(claim, days).on;
}
