import { act, plainAction } from '../../../actions/privileges/privilege-action.ts';
import { longDate } from '../../../domain/calendar/calendar-date.ts';
import { actionVerbs } from '../../../domain/privileges/adverse-action.ts';
import { outlivedOn } from '../../../domain/privileges/outlived-action.ts';
import { holdsOn } from '../../../domain/privileges/privilege-standing.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import { noteText } from '../../input.ts';
import { firstDay, happenedOn, privilegeMatter } from '../../privileges/privilege-resolution.ts';
import { recorded, showReceipt } from '../../recording.ts';

/** Ends a suspension or restriction. */
export const command: Command = {
  summary: 'end a suspension or a restriction',
  description:
    'Records that privileges may be used again, or without the restriction, from a day. With several that hold, name one with --action.',
  arguments: [{ name: 'provider', help: 'NPI, name or id' }],
  flags: [
    { name: 'facility', value: 'KEY', help: 'where' },
    { name: 'action', value: 'ID', help: 'which suspension or restriction' },
    { name: 'on', value: 'DATE', help: 'day of the decision (default: the as-of day)' },
    { name: 'from', value: 'DATE', help: 'first day of use again (default: the decision)' },
    { name: 'by', value: 'NAME', help: 'who decided' },
    { name: 'because', value: 'TEXT', help: 'why' },
  ],
  examples: [
    'empanel privilege reinstate "ruiz, ana" --facility riverside-surgery --because "records are in" --dry-run',
    'empanel privilege reinstate "ruiz, ana" --facility riverside-surgery --from today --dry-run',
  ],
  run: async (context, input) => {
    const { ledger, asOf, one, facility } = await privilegeMatter(context, input, 'provider');
    const on = happenedOn(input, asOf);
    const from = firstDay(input, asOf, on);
    const standing = one.privileges.actions.filter(
      (action) =>
        action.facility === facility.key &&
        (action.kind === 'suspension' || action.kind === 'restriction') &&
        holdsOn(action, one.privileges, from),
    );
    const words = input.text('action');
    const found = words === undefined ? standing : standing.filter(({ id }) => id.startsWith(words));
    const [action, other] = found;
    if (action === undefined) {
      throw new UserError(
        'record/not-found',
        `nothing of ${one.subject.name} is suspended or restricted at ${facility.name} on ${from}`,
        {
          hint: standing.length === 0 ? undefined : `there: ${standing.map(({ id }) => id).join(', ')}`,
        },
      );
    }
    if (other !== undefined) {
      throw new UserError('record/ambiguous', `${found.length} actions hold at ${facility.name}`, {
        hint: found.map(({ id, kind, from: since }) => `\`--action ${id}\` (${kind} since ${since})`).join('; '),
      });
    }
    if (on < action.on) {
      throw new UserError('privilege/refused', `${action.id} was decided on ${longDate(action.on)}, after ${on}`, {
        hint: 'a reinstatement follows what it ends',
      });
    }
    const because = input.text('because');
    const { value: id, receipt } = await recorded(context, ledger, (tx) =>
      act(tx, {
        ...plainAction,
        subjectId: one.subject.id,
        facility: facility.key,
        kind: 'reinstatement',
        grantIds: action.grantIds,
        cause: action.cause,
        on,
        from,
        liftsId: action.id,
        by: input.words('by'),
        reason: because === undefined ? null : noteText(because, '--because'),
      }),
    );
    const outlived = outlivedOn(action, one.privileges, from);
    await showReceipt(context, receipt, [
      `${id}: ${one.subject.name} ${actionVerbs.reinstatement} at ${facility.name} from ${longDate(from)}: the ${action.kind} of ${longDate(action.from)} has ended`,
      ...(outlived === undefined
        ? []
        : [`  what it was about ended on ${longDate(outlived)}: this gives no privilege back`]),
    ]);
    return 0;
  },
};
