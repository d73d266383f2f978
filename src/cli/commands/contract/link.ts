import { link, refuseLink } from '../../../actions/link.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import { resolvedContract } from '../../contracts/contract-resolution.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { resolvedSubject } from '../../resolution.ts';

/** Puts a provider on a contract. */
export const command: Command = {
  summary: 'put a provider on a contract',
  description:
    "Records that a provider stands on a contract from a day: a roster was accepted, a link form came back. The approval of an application with route group does it by itself, and `members` of the contract's document do it for those that stood on it before.",
  arguments: [
    { name: 'provider', help: 'NPI, name or id' },
    { name: 'contract', help: 'key of the contract' },
  ],
  flags: [
    { name: 'from', value: 'DATE', help: 'first day on the contract' },
    { name: 'until', value: 'DATE', help: 'first day on which no longer' },
    { name: 'product', value: 'P', many: true, help: 'only these products' },
    { name: 'location', value: 'L', many: true, help: 'only these places' },
    { name: 'payer-id', value: 'X', help: 'number that the payer gave' },
  ],
  examples: [
    'empanel contract link "okafor, helen" cascade-riverbend --from 2026-07-01 --dry-run',
    'empanel contract link "bell, marcus" columbia-riverbend --from 2026-07-01 --location portland --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const subject = await resolvedSubject(context, ledger, input.argument('provider'), ['provider']);
    const { key } = await resolvedContract(ledger, input.argument('contract'));
    const contract = await ledger.contracts.byKey(key);
    if (contract === undefined) throw new UserError('record/not-found', `no contract has the key \`${key}\``);
    const from = input.date('from', asOf);
    if (from === undefined) {
      throw new UserError('usage/missing', '`--from` is not given', { hint: 'the first day on the contract' });
    }
    const place = {
      contract: key,
      on: asOf,
      from,
      until: input.date('until', asOf) ?? null,
      products: input.texts('product'),
      locations: input.texts('location'),
      payerId: input.text('payer-id') ?? null,
      reason: context.reason,
    };
    const standing = (await ledger.contracts.members(key)).filter(({ subjectId }) => subjectId === subject.id);
    refuseLink(contract, place, standing);
    if (contract.holder?.kind === 'group' && !subject.groups.includes(contract.holder.key))
      context.warn(`${subject.name} is not among the members of group ${contract.holder.key}`);
    const { receipt } = await recorded(context, ledger, (tx) => link(tx, subject.id, place));
    const until = place.until === null ? '' : ` until ${place.until}`;
    await showReceipt(context, receipt, [`${subject.name} stands on ${key} from ${from}${until}`]);
    return 0;
  },
};
