import { followUpDay } from '../../../actions/follow-up.ts';
import { log } from '../../../actions/log.ts';
import { type CalendarDate, longDate } from '../../../domain/calendar/calendar-date.ts';
import { contactChannels } from '../../../domain/facts.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import { noteText } from '../../input.ts';
import { followUpDefaults } from '../../openings/follow-up-defaults.ts';
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
    const text = noteText(input.argument('text'), 'text');
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const { application, subject } = await resolvedApplication(context, ledger, input.argument('id'));
    const payers = await payersOf(ledger);
    const on = contactDay(input.date('on', asOf) ?? asOf, application.openedOn, asOf);
    const promisedOn = input.date('promised', asOf) ?? null;
    const asked = input.date('next', asOf);
    refuseBefore('next', asked, 'the as-of day', asOf);
    refuseBefore('promised', promisedOn ?? undefined, 'the day of the contact', on);
    const payer = application.payer === null ? undefined : payers.get(application.payer);
    const next = followUpDay(on, asked ?? promisedOn ?? undefined, payer, await followUpDefaults(context));
    const contact = {
      on,
      text,
      channel: input.choice('channel', contactChannels) ?? 'phone',
      rep: input.words('rep'),
      reference: input.words('reference'),
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

/** The day of a contact: not before the application was opened, and not in the future. */
function contactDay(on: CalendarDate, openedOn: CalendarDate, asOf: CalendarDate): CalendarDate {
  if (openedOn <= on && on <= asOf) return on;
  throw new UserError(
    'application/bad-date',
    openedOn <= asOf
      ? `a contact must lie between ${longDate(openedOn)}, when the application was opened, and ${longDate(asOf)}`
      : `the application was opened on ${longDate(openedOn)}, after the as-of day`,
    { hint: 'give the day of the contact with `--on`' },
  );
}

function refuseBefore(flag: string, day: CalendarDate | undefined, what: string, bound: CalendarDate): void {
  if (day === undefined || day >= bound) return;
  throw new UserError('usage/bad-value', `\`--${flag}\` lies before ${what}, ${longDate(bound)}`, {
    hint: 'look at the day, or leave it out',
  });
}
