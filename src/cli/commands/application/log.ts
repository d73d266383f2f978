import { followUpDay } from '../../../actions/follow-up.ts';
import { log } from '../../../actions/log.ts';
import { longDate } from '../../../domain/calendar/calendar-date.ts';
import { contactChannels } from '../../../domain/facts.ts';
import type { Command } from '../../command.ts';
import { followUpDefaults } from '../../follow-up-defaults.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { applicationLabel, payersOf, resolvedApplication } from '../../resolution.ts';

/** Records a contact with the payer in one line. */
export const command: Command = {
  summary: 'log a call, mail or portal look-up in one line',
  description:
    'Records what the payer said, who said it, the reference number and what was promised, and sets the next follow-up: the promised day, else the default distance.',
  arguments: [
    { name: 'id', help: 'application id or the beginning of it' },
    { name: 'text', help: 'what was said' },
  ],
  flags: [
    { name: 'channel', value: 'C', choices: contactChannels, help: `${contactChannels.join(', ')} (default phone)` },
    { name: 'rep', value: 'NAME', help: 'who answered' },
    { name: 'reference', value: 'R', help: 'call reference number' },
    { name: 'promised', value: 'DATE', help: 'the day the payer promised something for' },
    { name: 'next', value: 'DATE', help: 'day of the next follow-up' },
    { name: 'on', value: 'DATE', help: 'day of the contact (default: the as-of day)' },
  ],
  examples: [
    'empanel application log bell/cascade-health "in review, no date yet" --rep Dana --reference C-1182 --dry-run',
    'empanel log ruiz/columbia-blue "decision promised" --promised +10bd --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const { application, subject } = await resolvedApplication(context, ledger, input.argument('id'));
    const payers = await payersOf(ledger);
    const on = input.date('on', asOf) ?? asOf;
    const promisedOn = input.date('promised', asOf) ?? null;
    const payer = application.payer === null ? undefined : payers.get(application.payer);
    const next = followUpDay(
      on,
      input.date('next', asOf) ?? promisedOn ?? undefined,
      payer,
      await followUpDefaults(context),
    );
    const contact = {
      on,
      text: input.argument('text'),
      channel: input.choice('channel', contactChannels) ?? 'phone',
      rep: input.text('rep') ?? null,
      reference: input.text('reference') ?? null,
      promisedOn,
    } as const;
    const { receipt } = await recorded(context, ledger, (tx) => log(tx, application.id, contact, next));
    const promised = promisedOn === null ? '' : `, promised for ${longDate(promisedOn)}`;
    await showReceipt(context, receipt, [
      `${applicationLabel(application, subject, payers)}: logged${promised}; next follow-up ${longDate(next.dueOn)}`,
    ]);
    return 0;
  },
};
