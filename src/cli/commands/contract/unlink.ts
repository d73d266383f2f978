import { approvedPlaces, unlink } from '../../../actions/link.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import { resolvedContract } from '../../contracts/contract-resolution.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { resolvedSubject } from '../../resolution.ts';

/** Takes a provider off a contract. */
export const command: Command = {
  summary: 'take a provider off a contract',
  description:
    "Ends the places of a provider on a contract: those that were linked, and those that approvals made. A place that the contract's document names ends there, with `until`; the document is the authority for it.",
  arguments: [
    { name: 'provider', help: 'NPI, name or id' },
    { name: 'contract', help: 'key of the contract' },
  ],
  flags: [{ name: 'on', value: 'DATE', help: 'first day on which no longer on it' }],
  examples: [
    'empanel contract unlink "bell, marcus" cascade-riverbend --on 2026-08-01 --reason "left the group" --dry-run',
    'empanel contract unlink 1995120460 cascade-riverbend --on eom --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const subject = await resolvedSubject(context, ledger, input.argument('provider'), ['provider']);
    const { key } = await resolvedContract(ledger, input.argument('contract'));
    const contract = await ledger.contracts.byKey(key);
    if (contract === undefined) throw new UserError('record/not-found', `no contract has the key \`${key}\``);
    const on = input.date('on', asOf);
    if (on === undefined) {
      throw new UserError('usage/missing', '`--on` is not given', { hint: 'the first day without the contract' });
    }
    const standing = (await ledger.contracts.members(key)).filter(({ subjectId }) => subjectId === subject.id);
    const open = standing.filter(({ until }) => until === null || on < until);
    const late = open.find(({ from }) => from !== null && on <= from);
    if (late !== undefined) {
      throw new UserError('usage/bad-value', `the place on \`${key}\` begins on ${late.from}, not before ${on}`, {
        hint: 'undo the link if it never began: `empanel undo --list`',
      });
    }
    const applications = (await ledger.applications.list({ subjectId: subject.id })).map((one) => one.application);
    const approved = approvedPlaces(contract, applications, standing, asOf);
    const linked = open.filter(({ origin }) => origin === 'command');
    if (linked.length + approved.length === 0) throw notLinked(subject.name, key, open.length > 0);
    const places = { on, asOf, reason: context.reason };
    const { receipt } = await recorded(context, ledger, (tx) => unlink(tx, subject.id, key, linked, approved, places));
    if (open.length > linked.length)
      context.warn(`the document of ${key} names ${subject.name} as well; write \`until: ${on}\` there and sync`);
    await showReceipt(context, receipt, [`${subject.name} is off ${key} from ${on}`]);
    return 0;
  },
};

function notLinked(name: string, contract: string, named: boolean): UserError {
  return named
    ? new UserError('record/exists', `the document of \`${contract}\` names ${name}`, {
        hint: `write \`until\` beside the member in the document of ${contract}, then \`empanel sync\``,
      })
    : new UserError('record/not-found', `${name} does not stand on \`${contract}\``, {
        hint: `\`empanel contract show ${contract}\` lists who does`,
      });
}
