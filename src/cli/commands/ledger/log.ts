import { countWords } from '../../../domain/number-forms.ts';
import type { Row } from '../../../domain/table.ts';
import type { JournalEntry } from '../../../ledger/journal-query.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import type { Input } from '../../input.ts';
import { resolvedSubject } from '../../resolution.ts';

/** The journal, newest first. */
export const command: Command = {
  summary: 'the journal: who recorded what, when and why',
  description:
    'Lists commands, newest first, each with what it changed. --entries lists every journal entry, as do --command and --subject.',
  flags: [
    { name: 'subject', value: 'ID', help: 'of one provider, group or facility' },
    { name: 'command', value: 'ID', help: 'of one command (`j-…`)' },
    { name: 'actor', value: 'NAME', help: 'of one person' },
    { name: 'entries', help: 'every entry rather than one line a command' },
    { name: 'limit', value: 'N', help: 'at most so many (default 50)' },
    { name: 'all', help: 'every entry' },
  ],
  examples: ['empanel ledger log --limit 10', 'empanel ledger log --subject "ruiz, ana" --format csv'],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const subject = input.text('subject');
    if (subject === undefined && input.text('command') === undefined && !input.on('entries'))
      return commandLog(context, ledger, input);
    const limit = input.on('all') ? undefined : (input.count('limit') ?? 50);
    const entries = await ledger.journal.entries({
      subjectId: subject === undefined ? undefined : (await resolvedSubject(context, ledger, subject)).id,
      commandId: input.text('command'),
      actor: input.text('actor'),
      limit,
    });
    await context.show({
      report: 'journal',
      title: 'Journal',
      asOf: await context.asOf(),
      columns: [
        { id: 'seq', label: 'Entry', type: 'integer', priority: 1 },
        { id: 'at', label: 'Recorded', type: 'instant', priority: 2 },
        { id: 'actor', label: 'Actor', type: 'text', priority: 3 },
        { id: 'command', label: 'Command', type: 'text', priority: 1 },
        { id: 'op', label: 'Op', type: 'text', priority: 4 },
        { id: 'table', label: 'Table', type: 'text', priority: 2 },
        { id: 'key', label: 'Key', type: 'id', priority: 2 },
        { id: 'change', label: 'Change', type: 'text', priority: 5 },
        { id: 'reason', label: 'Reason', type: 'text', priority: 6 },
        { id: 'hash', label: 'Hash', type: 'text', priority: 'machine' },
      ],
      rows: entries.map(row),
      notes:
        limit !== undefined && entries.length === limit
          ? [`the newest ${countWords(limit, 'entry', 'entries')}; --all shows every one`]
          : [],
      empty: 'The journal has no such entries.',
      next: 'empanel ledger verify',
    });
    return 0;
  },
};

async function commandLog(context: Context, ledger: Ledger, input: Input): Promise<number> {
  const limit = input.on('all') ? undefined : (input.count('limit') ?? 50);
  const commands = await ledger.journal.commands({ actor: input.text('actor'), limit });
  const first = commands[0];
  await context.show({
    report: 'commands',
    title: 'Journal',
    asOf: await context.asOf(),
    columns: [
      { id: 'id', label: 'Command', type: 'id', priority: 1 },
      { id: 'at', label: 'Recorded', type: 'instant', priority: 1 },
      { id: 'actor', label: 'Actor', type: 'text', priority: 2 },
      { id: 'command', label: 'Did', type: 'text', priority: 1 },
      { id: 'asOf', label: 'As of', type: 'date', priority: 4 },
      { id: 'entries', label: 'Entries', type: 'integer', priority: 3 },
      { id: 'first', label: 'First entry', type: 'integer', priority: 'machine' },
      { id: 'last', label: 'Last entry', type: 'integer', priority: 'machine' },
      { id: 'reason', label: 'Reason', type: 'text', priority: 2 },
      { id: 'undoneBy', label: 'Undone by', type: 'id', priority: 3 },
    ],
    rows: commands.map((one) => ({
      ...(one.undoneBy === null ? {} : { tone: 'muted' as const }),
      cells: {
        id: one.id,
        at: one.at,
        actor: one.actor,
        command: one.undoes === null ? one.name : `${one.name} ${one.undoes}`,
        asOf: one.asOf,
        entries: one.journal[1] - one.journal[0] + 1,
        first: one.journal[0],
        last: one.journal[1],
        reason: one.reason,
        undoneBy: one.undoneBy,
      },
    })),
    notes:
      limit !== undefined && commands.length === limit ? [`the newest ${limit} commands; --all shows every one`] : [],
    empty: 'Nothing has been recorded yet.',
    ...(first === undefined ? {} : { next: `empanel ledger log --command ${first.id}` }),
  });
  return 0;
}

function row(entry: JournalEntry): Row {
  return {
    cells: {
      seq: entry.seq,
      at: entry.at,
      actor: entry.actor,
      command: entry.command,
      op: entry.op,
      table: entry.table,
      key: entry.key,
      change: entry.emptied ? '(purged)' : changeText(entry),
      reason: entry.reason,
      hash: entry.hash,
    },
  };
}

function changeText({ before, after, op }: JournalEntry): string {
  const shown = after ?? before ?? {};
  const names = Object.keys(shown).filter((name) => name !== 'id' && shown[name] !== null && !name.endsWith('_seq'));
  const changed =
    op === 'update' && before !== null && after !== null
      ? names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      : names;
  return changed
    .map((name) => {
      const value = textOf(shown[name]);
      return op === 'update' && before !== null ? `${name}: ${textOf(before[name])} → ${value}` : `${name} ${value}`;
    })
    .join(', ');
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '(nothing)';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}
