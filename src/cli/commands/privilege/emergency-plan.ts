import { activatePlan } from '../../../actions/privileges/privilege-grant.ts';
import { longDate } from '../../../domain/calendar/calendar-date.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import { noteText } from '../../input.ts';
import { facilitiesAsked, happenedOn } from '../../privileges/privilege-resolution.ts';
import { lastDay } from '../../privileges/privilege-words.ts';
import { recorded, showReceipt } from '../../recording.ts';

/** Records that an emergency plan was activated, or that it is over. */
export const command: Command = {
  summary: 'record when the emergency plan of a facility is active',
  description:
    'Disaster privileges are granted only while the emergency plan of the facility is active. --until records its end.',
  arguments: [{ name: 'facility', help: 'key of the facility' }],
  flags: [
    { name: 'on', value: 'DATE', help: 'day it was activated (default: the as-of day)' },
    { name: 'until', value: 'DATE', help: 'first day on which it is no longer active' },
    { name: 'by', value: 'NAME', help: 'who activated it' },
    { name: 'because', value: 'TEXT', help: 'what happened' },
  ],
  examples: [
    'empanel privilege emergency-plan riverside-surgery --because "flood of the river" --dry-run',
    'empanel privilege emergency-plan riverside-surgery --on -2d --until +5d --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const [facility] = await facilitiesAsked(ledger, [input.argument('facility')]);
    if (facility === undefined) throw new Error('no facility was found');
    const until = input.date('until', asOf) ?? null;
    const active = (await ledger.privileges.activations(facility.key)).findLast((one) => one.until === null);
    if (active !== undefined && active.on <= asOf) {
      if (until === null || until <= active.from) {
        throw new UserError(
          'record/exists',
          `the plan of ${facility.name} is active since ${longDate(active.from)} (${active.id})`,
          {
            hint: '`--until` records its end',
          },
        );
      }
      const { receipt } = await recorded(context, ledger, (tx) =>
        tx.update('emergency_activation', active.id, { until_on: until }),
      );
      await showReceipt(context, receipt, [
        `${active.id}: the emergency plan of ${facility.name} is active ${lastDay(until)}`,
      ]);
      return 0;
    }
    const on = happenedOn(input, asOf);
    if (until !== null && until <= on)
      throw new UserError('privilege/refused', `the plan would end on ${until}, not after ${on}`);
    const because = input.text('because');
    const { value: id, receipt } = await recorded(context, ledger, (tx) =>
      activatePlan(tx, {
        facility: facility.key,
        on,
        from: on,
        until,
        by: input.words('by'),
        reason: because === undefined ? null : noteText(because, '--because'),
      }),
    );
    await showReceipt(context, receipt, [
      `${id}: the emergency plan of ${facility.name} is active from ${longDate(on)}${until === null ? '' : `, ${lastDay(until)}`}`,
    ]);
    context.say(
      `next: \`empanel privilege list --facility ${facility.key}\` shows who may work there; volunteers: \`empanel privilege disaster --help\``,
    );
    return 0;
  },
};
