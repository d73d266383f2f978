import type { Command } from '../../command.ts';
import { resolvedSubject, subjectCells } from '../../resolution.ts';

/** Everything recorded about a provider, oldest first. */
export const command: Command = {
  summary: 'everything recorded about a provider, in order',
  arguments: [{ name: 'id', help: 'NPI, name, key or id' }],
  examples: ['empanel provider history 1245319599', 'empanel provider history "ruiz, ana" --format md'],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const subject = await resolvedSubject(context, ledger, input.argument('id'));
    const entries = (await ledger.journal.entries({ subjectId: subject.id })).toReversed();
    await context.show({
      report: 'history',
      title: `History of ${subject.name}`,
      asOf: await context.asOf(),
      columns: [
        { id: 'at', label: 'Recorded', type: 'instant', priority: 1 },
        { id: 'happenedOn', label: 'Happened', type: 'date', priority: 2 },
        { id: 'command', label: 'Command', type: 'text', priority: 1 },
        { id: 'what', label: 'What', type: 'text', priority: 1 },
        { id: 'actor', label: 'Actor', type: 'text', priority: 3 },
        { id: 'reason', label: 'Reason', type: 'text', priority: 4 },
        { id: 'key', label: 'Key', type: 'id', priority: 5 },
        { id: 'seq', label: 'Entry', type: 'integer', priority: 'machine' },
        { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
        { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
        { id: 'npi', label: 'NPI', type: 'npi', priority: 'machine' },
      ],
      rows: entries.map((entry) => {
        const row = entry.after ?? entry.before ?? {};
        const text = (name: string): string | null => (typeof row[name] === 'string' ? (row[name] as string) : null);
        const happenedOn = text('happened_on') ?? text('opened_on') ?? text('set_on');
        const name = text('name') ?? text('label') ?? text('element') ?? text('text');
        const verb = { insert: 'recorded', update: 'changed', delete: 'removed' }[entry.op as string] ?? entry.op;
        return {
          cells: {
            at: entry.at,
            happenedOn,
            command: entry.command,
            what: `${verb} ${entry.table.replaceAll('_', ' ')}${name === null ? '' : `: ${name}`}`,
            actor: entry.actor,
            reason: entry.reason,
            key: entry.key,
            seq: entry.seq,
            ...subjectCells(subject),
          },
        };
      }),
      notes: [],
      next: `empanel provider show ${subject.key}`,
    });
    return 0;
  },
};
