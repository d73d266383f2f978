import { UserError } from '../../../errors.ts';
import { claimAuditTable } from '../../../reports/claims/claim-audit.ts';
import { checkedLines } from '../../claims/underpaid-lines.ts';
import type { Command } from '../../command.ts';
import { payersOf, practiceAsked, resolvedPayer } from '../../resolution.ts';

const usualMonths = 6;
const mostMonths = 60;

/** The regular audit for gaps in revenue. */
export const command: Command = {
  summary: 'what credentialing costs by month of service, with the trend',
  description:
    'The regular look at what credentialing costs and brings: for each month of service what was charged, paid and denied, how much of it for a cause that credentialing can mend, where the payer was wrong by our record, what is still open or past its day, and what was paid below the contract. The trend compares what was denied for credentialing, as a share of the charges that the payer has answered, with the month before.',
  flags: [
    { name: 'months', value: 'N', help: `how many months back (default: ${usualMonths})` },
    { name: 'payer', value: 'KEY', help: 'of one payer' },
  ],
  examples: ['empanel claims audit', 'empanel claims audit --months 12 --format csv'],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const asOf = await context.asOf();
    const months = monthsAsked(input.text('months'));
    const named = input.text('payer');
    const payer = named === undefined ? null : resolvedPayer(await payersOf(ledger), named).key;
    const practice = await practiceAsked(context, ledger);
    const subjects = new Map((await ledger.subjects.list()).map((one) => [one.id, one]));
    const claims = (await ledger.claims.list(payer === null ? {} : { payer })).filter(
      ({ on, subjectId }) =>
        on <= asOf && (practice === undefined || subjects.get(subjectId ?? '')?.practice === practice),
    );
    const short = new Map<string, number>();
    for (const { claim, check } of await checkedLines(ledger, payer, asOf))
      if (check.verdict === 'underpaid') short.set(claim.id, (short.get(claim.id) ?? 0) + check.shortCents);
    const denials = (await ledger.claims.denials({ closed: true })).filter(({ on }) => on <= asOf);
    await context.show(claimAuditTable({ claims, denials, shortCents: short }, asOf, months));
    return 0;
  },
};

function monthsAsked(words: string | undefined): number {
  if (words === undefined) return usualMonths;
  const months = /^\d{1,3}$/.test(words) ? Number(words) : 0;
  if (months >= 1 && months <= mostMonths) return months;
  throw new UserError('usage/bad-value', `\`--months\` cannot be \`${words}\``, { hint: `1 to ${mostMonths}` });
}
