import { appoint } from '../../../actions/privileges/privilege-grant.ts';
import { longDate } from '../../../domain/calendar/calendar-date.ts';
import { appointmentOn } from '../../../domain/privileges/privilege-standing.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import { appointmentAsked } from '../../privileges/privilege-appointment.ts';
import { warnOutlived } from '../../privileges/privilege-checks.ts';
import { firstDay, happenedOn, privilegeMatter } from '../../privileges/privilege-resolution.ts';
import { lastDay } from '../../privileges/privilege-words.ts';
import { recorded, showReceipt } from '../../recording.ts';

/** Appoints to the medical staff. */
export const command: Command = {
  summary: 'appoint to the medical staff: category, term, duties',
  description:
    'Records membership of the staff by itself: without privileges (an honorary category), or before them. `privilege grant` appoints by itself where no appointment runs.',
  arguments: [{ name: 'provider', help: 'NPI, name or id' }],
  flags: [
    { name: 'facility', value: 'KEY', help: 'where' },
    { name: 'category', value: 'KEY', help: 'category of the staff' },
    { name: 'on', value: 'DATE', help: 'day of the decision (default: the as-of day)' },
    { name: 'from', value: 'DATE', help: 'first day (default: the decision)' },
    { name: 'until', value: 'DATE', help: 'first day on which it no longer holds (default: the longest term)' },
  ],
  examples: [
    'empanel privilege appoint "bell, marcus" --facility riverside-surgery --dry-run',
    'empanel privilege appoint "bell, marcus" --facility riverside-surgery --on 2026-06-11 --until 2027-06-11 --dry-run',
  ],
  run: async (context, input) => {
    const { ledger, asOf, one, facility } = await privilegeMatter(context, input, 'provider');
    const on = happenedOn(input, asOf);
    const from = firstDay(input, asOf, on);
    if (from < on) {
      throw new UserError('privilege/refused', `\`--from\` is ${from}, before the decision of ${longDate(on)}`, {
        hint: 'nobody is appointed backwards',
      });
    }
    const running = appointmentOn(one.privileges, facility.key, from);
    if (running !== undefined) {
      throw new UserError(
        'record/exists',
        `${one.subject.name} is appointed there until ${longDate(running.until)} (${running.id})`,
        {
          hint: `the next appointment begins \`--from ${running.until}\``,
        },
      );
    }
    warnOutlived(context, one, [{ facility: facility.key, basis: 'regular', granted: null, from }]);
    const category = input.text('category') ?? null;
    const asked = { asOf, on, from, category, request: null, membership: true };
    const made = await appointmentAsked(context, input, one, facility, asked);
    const { value: id, receipt } = await recorded(context, ledger, (tx) => appoint(tx, made));
    await showReceipt(context, receipt, [
      `${id}: ${one.subject.name} appointed to ${facility.name} (${made.categoryName}), ${longDate(from)} ${lastDay(made.until)}`,
      ...(made.duties.length === 0 ? [] : [`  duties: ${made.duties.join('; ')}`]),
      ...(made.provisionalUntil === null ? [] : [`  provisional ${lastDay(made.provisionalUntil)}`]),
    ]);
    return 0;
  },
};
