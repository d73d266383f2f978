import { replanLeave, returnFromLeave, takeLeave } from '../../../actions/privileges/privilege-action.ts';
import { longDate } from '../../../domain/calendar/calendar-date.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import { noteText } from '../../input.ts';
import { firstDay, happenedOn, heldGrants, privilegeMatter } from '../../privileges/privilege-resolution.ts';
import { lastDay } from '../../privileges/privilege-words.ts';
import { recorded, showReceipt } from '../../recording.ts';

/** Records a leave of absence, or the return from it. */
export const command: Command = {
  summary: 'record a leave of absence, or the return from it',
  description:
    'Records that a member of the staff is away, so that privileges rest, or with --returned the first day on which they are used again. A leave makes no term longer.',
  arguments: [{ name: 'provider', help: 'NPI, name or id' }],
  flags: [
    { name: 'facility', value: 'KEY', help: 'where' },
    { name: 'on', value: 'DATE', help: 'day it was granted (default: the as-of day)' },
    { name: 'from', value: 'DATE', help: 'first day away (default: the day it was granted)' },
    { name: 'until', value: 'DATE', help: 'planned first day back; without --from, of the leave that is recorded' },
    { name: 'returned', value: 'DATE', help: 'first day back: ends the leave' },
    { name: 'because', value: 'TEXT', help: 'why, in a word or two' },
  ],
  examples: [
    'empanel privilege leave "ruiz, ana" --facility riverside-surgery --from 2026-07-01 --until 2026-10-01 --because "parental leave" --dry-run',
    'empanel privilege leave "ruiz, ana" --facility riverside-surgery --from +10d --dry-run',
  ],
  run: async (context, input) => {
    const { ledger, asOf, one, facility } = await privilegeMatter(context, input, 'provider');
    const open = one.privileges.leaves.filter((leave) => leave.facility === facility.key && leave.returnedOn === null);
    const returned = input.date('returned', asOf);
    const back = returned ?? (input.text('from') === undefined ? input.date('until', asOf) : undefined);
    // Of several the one that a day back is about: the last that has begun by then.
    const away = open.findLast(({ from: began }) => back === undefined || began < back) ?? open.at(-1);
    if (returned !== undefined) {
      if (away === undefined) {
        throw new UserError('record/not-found', `${one.subject.name} is on no leave from ${facility.name}`, {
          hint: '`--from` begins one',
        });
      }
      if (returned <= away.from) {
        throw new UserError('privilege/refused', `the leave began on ${longDate(away.from)}, not before ${returned}`, {
          hint: '`--returned` is the first day back',
        });
      }
      if (returned > asOf) {
        throw new UserError('usage/bad-value', `\`--returned\` lies after the as-of day, ${longDate(asOf)}`, {
          hint: 'a return is recorded when it has happened; `--until` plans it',
        });
      }
      const { receipt } = await recorded(context, ledger, (tx) => returnFromLeave(tx, away.id, returned));
      await showReceipt(context, receipt, [
        `${away.id}: ${one.subject.name} is back at ${facility.name} from ${longDate(returned)}`,
      ]);
      return 0;
    }
    const on = happenedOn(input, asOf);
    const from = firstDay(input, asOf, on);
    const until = input.date('until', asOf) ?? null;
    if (away !== undefined && until !== null && until > away.from && input.text('from') === undefined) {
      const { receipt } = await recorded(context, ledger, (tx) => replanLeave(tx, away.id, until));
      await showReceipt(context, receipt, [
        `${away.id}: ${one.subject.name} is away from ${facility.name} from ${longDate(away.from)}, ${lastDay(until)}; privileges rest`,
      ]);
      return 0;
    }
    if (away !== undefined && (away.until === null || away.until > from)) {
      throw new UserError(
        'record/exists',
        `${one.subject.name} is on leave since ${longDate(away.from)} (${away.id})`,
        {
          hint: '`--returned` ends it, `--until` without `--from` plans its end anew',
        },
      );
    }
    if (until !== null && until <= from) {
      throw new UserError('privilege/refused', `the leave would end on ${until}, not after ${from}`, {
        hint: '`--until` is the planned first day back',
      });
    }
    if (heldGrants(one.privileges, facility.key, from).length === 0) {
      throw new UserError('record/not-found', `${one.subject.name} holds no privilege at ${facility.name} on ${from}`, {
        hint: `\`empanel privilege show ${one.subject.key}\` shows what is recorded`,
      });
    }
    const because = input.text('because');
    const { value: id, receipt } = await recorded(context, ledger, (tx) =>
      takeLeave(tx, {
        subjectId: one.subject.id,
        facility: facility.key,
        on,
        from,
        until,
        reason: because === undefined ? null : noteText(because, '--because'),
      }),
    );
    await showReceipt(context, receipt, [
      `${id}: ${one.subject.name} is away from ${facility.name} from ${longDate(from)}${until === null ? '' : `, ${lastDay(until)}`}; privileges rest`,
    ]);
    return 0;
  },
};
