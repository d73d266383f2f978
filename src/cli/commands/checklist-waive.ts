import { longDate } from '../../domain/calendar/calendar-date.ts';
import { nearest } from '../../domain/suggestion.ts';
import { UserError } from '../../errors.ts';
import type { Command } from '../command.ts';
import { recorded, showReceipt } from '../recording.ts';
import { payersOf, resolvedPayer, resolvedSubject } from '../resolution.ts';

/** Records an exception from one checklist rule. */
export const command: Command = {
  summary: 'record an exception from one rule, until a day, with a reason',
  arguments: [
    { name: 'subject', help: 'NPI, name, key or id' },
    { name: 'rule', help: 'id of the rule, as the checklist shows it' },
  ],
  flags: [
    { name: 'payer', value: 'KEY', help: 'for one payer only' },
    { name: 'until', value: 'DATE', help: 'last day of the exception' },
  ],
  examples: [
    'empanel checklist waive tanaka commercial.references --payer cascade-health --until +90d --reason "payer agreed by mail" --dry-run',
    'empanel checklist waive 1993002140 commercial.references --until eom --reason "two will do" --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const subject = await resolvedSubject(context, ledger, input.argument('subject'));
    const rule = input.argument('rule');
    const known = [...(await context.rules()).byId]
      .filter(([, versions]) => versions.some((entry) => entry.kind === 'requirement'))
      .map(([id]) => id);
    if (!known.includes(rule)) {
      const near = nearest(rule, known, { limit: 1 })[0];
      throw new UserError('record/not-found', `no requirement has the id \`${rule}\``, {
        hint: near === undefined ? '`empanel checklist` shows the rule of each item' : `did you mean \`${near}\`?`,
      });
    }
    const until = input.date('until', asOf);
    if (until === undefined)
      throw new UserError('usage/missing', '`--until` is not given', { hint: 'an exception ends on a day' });
    if (until < asOf)
      throw new UserError('usage/bad-value', `\`--until\` lies before the as-of day, ${longDate(asOf)}`, {
        hint: 'a waiver holds from now until a day that lies ahead',
      });
    const { reason } = context;
    if (reason === null)
      throw new UserError('usage/missing', '`--reason` is not given', {
        hint: 'an exception is recorded with its reason',
      });
    const payer =
      input.text('payer') === undefined ? null : resolvedPayer(await payersOf(ledger), input.required('payer')).key;
    const { receipt } = await recorded(context, ledger, async (tx) =>
      tx.insert('waiver', {
        id: await tx.newId('w'),
        subject_id: subject.id,
        rule,
        payer,
        happened_on: asOf,
        until_on: until,
        reason,
      }),
    );
    await showReceipt(context, receipt, [
      `${subject.name}: ${rule} waived through ${longDate(until)}${payer === null ? '' : ` for ${payer}`}`,
    ]);
    return 0;
  },
};
