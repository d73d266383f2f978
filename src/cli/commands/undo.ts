import { createHash } from 'node:crypto';
import { readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { countWords } from '../../domain/number-forms.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { WrittenFile } from '../../ledger/tables.ts';
import type { Command } from '../command.ts';
import type { Context } from '../context.ts';
import { showReceipt } from '../recording.ts';

/** Reverses the last command of the actor, as a new command of its own. */
export const command: Command = {
  summary: 'reverse my last command',
  description:
    'Restores every row that your last command changed, as a new journal entry; nothing is ever erased from the journal. It is refused when a later command built on the same rows. Files that the command wrote are removed while they are still as it wrote them.',
  flags: [{ name: 'list', help: 'show what can be undone' }],
  examples: ['empanel undo --list', 'empanel undo --dry-run'],
  run: async (context, input) => {
    const actor = await context.actor();
    if (input.on('list')) return listed(context, actor);
    const ledger = await context.ledgerForWriting();
    const command = { name: 'undo', actor, at: context.at, asOf: await context.asOf(), reason: context.reason };
    const undone = await (context.globals.on('dry-run') ? ledger.previewUndo(command) : ledger.undo(command));
    const deed = context.globals.on('dry-run') ? 'would undo' : 'undid';
    const lines = [
      `${deed} \`${undone.value.command.name}\` of ${undone.value.command.at.slice(0, 16).replace('T', ' ')} UTC: ${countWords(undone.receipt.changes.length, 'row')} ${context.globals.on('dry-run') ? 'to restore' : 'restored'}`,
    ];
    if (!context.globals.on('dry-run')) lines.push(...(await removedFiles(context, ledger, undone.value.files)));
    await showReceipt(context, undone.receipt, lines, { undo: null });
    return 0;
  },
};

async function listed(context: Context, actor: string): Promise<number> {
  const ledger = await context.ledger();
  const commands = await ledger.undoable(actor);
  await context.show({
    report: 'undo',
    title: 'Commands that can be undone',
    asOf: await context.asOf(),
    columns: [
      { id: 'id', label: 'Id', type: 'id', priority: 1 },
      { id: 'at', label: 'Recorded', type: 'instant', priority: 2 },
      { id: 'command', label: 'Command', type: 'text', priority: 1 },
      { id: 'rows', label: 'Rows', type: 'integer', priority: 3 },
      { id: 'reason', label: 'Reason', type: 'text', priority: 4 },
    ],
    rows: commands.map((one) => ({
      cells: { id: one.id, at: one.at, command: one.name, rows: one.journal[1] - one.journal[0], reason: one.reason },
    })),
    notes: [],
    empty: `${actor} has nothing to undo.`,
    ...(commands.length === 0 ? {} : { next: 'empanel undo' }),
  });
  return 0;
}

async function removedFiles(
  context: Context,
  ledger: Ledger,
  files: readonly WrittenFile[],
): Promise<readonly string[]> {
  const root = (await context.workspaceIfAny())?.root;
  if (root === undefined) return [];
  const kept = new Set<string>();
  for (const { path } of files) if (await ledger.evidence.isKept(path)) kept.add(path);
  const rosters = await rostersInUse(root, ledger, files);
  return files.map((file) => {
    if (kept.has(file.path)) return `${file.path} is kept as evidence elsewhere`;
    if (rosters.has(file.path)) return `${file.path} is kept: another screening builds on it`;
    const path = join(root, file.path);
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(path);
    } catch {
      return `${file.path} was gone already`;
    }
    if (createHash('sha256').update(bytes).digest('hex') !== file.sha256)
      return `${file.path} was changed since and is kept`;
    rmSync(path);
    removeEmptyShelf(root, file.path);
    return `removed ${file.path}`;
  });
}

/** Removes the folder of a file where nothing is left in it; those that stand in the workspace itself stay. */
function removeEmptyShelf(root: string, path: string): void {
  const shelf = dirname(path);
  if (dirname(shelf) === '.') return;
  try {
    rmdirSync(join(root, shelf));
  } catch {
    // Something else is kept there.
  }
}

/** Rosters that screenings still in force are proven by; looked for only where one is among the files. */
async function rostersInUse(root: string, ledger: Ledger, files: readonly WrittenFile[]): Promise<ReadonlySet<string>> {
  if (!files.some(({ path }) => path.endsWith('.roster'))) return new Set();
  const { rosterPathsOf } = await import('../screening/kept-roster.ts');
  return rosterPathsOf(root, await ledger.screenings.runs());
}
