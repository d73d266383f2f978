import { longDate } from '../../../domain/calendar/calendar-date.ts';
import { actionCauses } from '../../../domain/privileges/privilege.ts';
import { concerns, holdsOn } from '../../../domain/privileges/privilege-standing.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import { actionFlags, actionParts, runAction } from '../../privileges/privilege-acting.ts';

/** Suspends privileges. */
export const command: Command = {
  summary: 'suspend privileges, for a time or until reinstated',
  description:
    'Records that privileges rest: for competence or conduct (--cause professional), or by a rule of the office such as late records (--cause administrative). What is granted while it lasts rests too: a new term of a line that is named, and anything where none is. A suspension for competence or conduct starts the clocks of notice and hearing and of the report to the data bank, and makes an event that payers and other facilities are told of.',
  arguments: [{ name: 'provider', help: 'NPI, name or id' }],
  flags: [
    ...actionFlags,
    { name: 'until', value: 'DATE', help: 'first day on which it no longer holds (default: until reinstated)' },
    { name: 'investigation', help: 'while the holder is investigated' },
    { name: 'imminent-danger', help: 'at once, since patients were in imminent danger' },
  ],
  examples: [
    'empanel privilege suspend "ruiz, ana" --facility riverside-surgery --cause administrative --because "records late" --dry-run',
    'empanel privilege suspend "ruiz, ana" --facility riverside-surgery --cause professional --because "review of three cases" --investigation --until +14d --dry-run',
  ],
  run: async (context, input) => {
    const parts = await actionParts(context, input);
    const { asOf } = parts;
    const until = input.date('until', asOf) ?? null;
    if (until !== null && until <= parts.from) {
      throw new UserError('privilege/refused', `the suspension would end on ${until}, not after ${parts.from}`, {
        hint: '`--until` is the first day on which it no longer holds',
      });
    }
    const cause = causeGiven(input.choice('cause', actionCauses));
    const { privileges } = parts.one;
    const standing = privileges.actions.find(
      (one) =>
        one.kind === 'suspension' &&
        one.cause === cause &&
        holdsOn(one, privileges, parts.from) &&
        parts.grants.every((grant) => concerns(one, grant, privileges)),
    );
    if (standing !== undefined) {
      throw new UserError('record/exists', `they are suspended since ${longDate(standing.from)} (${standing.id})`, {
        hint: `\`empanel privilege reinstate ${parts.one.subject.key} --facility ${parts.facility.key} --action ${standing.id}\` ends it`,
      });
    }
    await runAction(context, input, parts, {
      kind: 'suspension',
      cause,
      needsReason: true,
      whole: true,
      more: {
        until,
        underInvestigation: input.on('investigation'),
        imminentDanger: input.on('imminent-danger'),
      },
    });
    return 0;
  },
};

function causeGiven(cause: (typeof actionCauses)[number] | undefined): (typeof actionCauses)[number] {
  if (cause !== undefined) return cause;
  throw new UserError('usage/missing', '`--cause` is not given', {
    hint: 'professional (competence or conduct) has clocks of its own; administrative and request have none',
  });
}
