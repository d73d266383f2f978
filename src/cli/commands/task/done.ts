import { finishTask } from '../../../actions/task.ts';
import { longDate } from '../../../domain/calendar/calendar-date.ts';
import { UserError } from '../../../errors.ts';
import type { Task } from '../../../ledger/document-query.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Command } from '../../command.ts';
import { recorded, showReceipt } from '../../recording.ts';

/** Records that a task is done. */
export const command: Command = {
  summary: 'record that a task is done',
  description:
    'Takes a task off the list. A task that was made of a denial is done when the denial is settled: `empanel claims settle`.',
  arguments: [{ name: 'id', help: 'its id or the beginning of it' }],
  flags: [{ name: 'on', value: 'DATE', help: 'the day it was done (default: the as-of day)' }],
  examples: ['empanel task done k-z6z4 --dry-run', 'empanel task done k-z6z4 --on 2026-06-14 --dry-run'],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const on = input.date('on', asOf) ?? asOf;
    if (on > asOf)
      throw new UserError('usage/bad-value', `\`--on\` lies after the as-of day, ${longDate(asOf)}`, {
        hint: 'a task is done when it is done',
      });
    const task = await taskMeant(ledger, input.argument('id'));
    if (task.done_on !== null)
      throw new UserError('record/exists', `\`${task.id}\` was done on ${task.done_on}`, {
        hint: '`empanel undo` takes the last command back',
      });
    const denial = (await ledger.claims.denials()).find(({ taskId }) => taskId === task.id);
    if (denial !== undefined)
      throw new UserError('usage/conflict', `\`${task.id}\` was made of the denial \`${denial.id}\`, which is open`, {
        hint: `say what came of it: \`empanel claims settle ${denial.id} "…"\``,
      });
    const { receipt } = await recorded(context, ledger, (tx) => finishTask(tx, task.id, on));
    await showReceipt(context, receipt, [`${task.id}: done on ${longDate(on)}: ${task.text}`]);
    return 0;
  },
};

async function taskMeant(ledger: Ledger, words: string): Promise<Task> {
  const found = await ledger.tasks.find(words);
  const [first, second] = found;
  if (first === undefined)
    throw new UserError('record/not-found', `no task has the id \`${words}\``, {
      hint: '`empanel task list` shows the open ones',
    });
  if (second !== undefined)
    throw new UserError('record/ambiguous', `\`${words}\` fits ${found.length} tasks`, {
      hint: `say which: ${found.map(({ id }) => id).join(', ')}`,
    });
  return first;
}
