import { addTask } from '../../../actions/task.ts';
import { longDate } from '../../../domain/calendar/calendar-date.ts';
import type { Command } from '../../command.ts';
import { noteText } from '../../input.ts';
import { knownOwner } from '../../owners.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { resolvedSubject } from '../../resolution.ts';

/** Adds something to do. */
export const command: Command = {
  summary: 'add something to do that no deadline asks for',
  description:
    'Records a task. With a day it stands in `empanel next` and on the morning page when that day comes near; `empanel task list` shows all of them.',
  arguments: [{ name: 'text', help: 'what is to be done, in a line, without patient data' }],
  flags: [
    { name: 'provider', value: 'ID', help: 'whom it is about: a provider, group or facility' },
    { name: 'due', value: 'DATE', help: 'the day by which it is to be done' },
    { name: 'owner', value: 'KEY', help: 'who does it: key of a specialist in empanel.yaml, or `me`' },
  ],
  examples: [
    'empanel task add "ask for the new fee schedule" --due +10d --owner me --dry-run',
    'empanel task add "send the W-9 again" --provider "ruiz, ana" --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const text = noteText(input.argument('text'), 'text');
    const named = input.text('provider');
    const subject = named === undefined ? undefined : await resolvedSubject(context, ledger, named);
    const dueOn = input.date('due', asOf) ?? null;
    const asked = input.text('owner');
    const owner = asked === undefined ? null : await knownOwner(context, asked);
    const draft = { text, subjectId: subject?.id ?? null, dueOn, owner };
    const { value: id, receipt } = await recorded(context, ledger, (tx) => addTask(tx, draft));
    const due = dueOn === null ? 'no day' : `by ${longDate(dueOn)}`;
    const about = subject === undefined ? '' : `${subject.name}: `;
    const late = dueOn !== null && dueOn < asOf ? ', which has passed' : '';
    await showReceipt(context, receipt, [
      `${id}: ${about}${text} (${due}${late}${owner === null ? '' : `, ${owner}`})`,
    ]);
    return 0;
  },
};
