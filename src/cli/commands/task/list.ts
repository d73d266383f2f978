import { taskTable } from '../../../reports/task-table.ts';
import type { Command } from '../../command.ts';
import { knownOwner } from '../../owners.ts';
import { practiceAsked, resolvedSubject } from '../../resolution.ts';

/** Lists tasks. */
export const command: Command = {
  summary: 'list open tasks, by the day they are due',
  description: 'Lists tasks added by hand and those made of denied and rejected claims.',
  flags: [
    { name: 'provider', value: 'ID', help: 'about one provider, group or facility' },
    { name: 'owner', value: 'KEY', help: 'of one specialist; `me` is you' },
    { name: 'all', help: 'those that are done too' },
  ],
  examples: ['empanel task list', 'empanel task list --owner me --all --format csv'],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const practice = await practiceAsked(context, ledger);
    const named = input.text('provider');
    const subject = named === undefined ? undefined : await resolvedSubject(context, ledger, named);
    const asked = input.text('owner');
    const owner = asked === undefined ? undefined : await knownOwner(context, asked);
    const subjects = new Map((await ledger.subjects.list()).map((one) => [one.id, one]));
    const tasks = (
      await ledger.tasks.list({
        done: input.on('all'),
        ...(subject === undefined ? {} : { subjectId: subject.id }),
      })
    ).filter((task) => {
      const home = task.subject_id === null ? null : (subjects.get(task.subject_id)?.practice ?? null);
      return (owner === undefined || task.owner === owner) && (practice === undefined || home === practice);
    });
    await context.show(taskTable(tasks, subjects, await context.asOf()));
    return 0;
  },
};
