import { resolve } from 'node:path';
import { withoutSsns } from '../domain/identifiers/mask.ts';
import type { Command, Receipt, Transaction, Written } from '../ledger/command.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Context } from './context.ts';
import { requirePlace } from './output.ts';
import { print } from './printing.ts';
import { shownText } from './shown-text.ts';

/**
 * Runs a body through the one door of the ledger, or previews it with `--dry-run`. `reason` is told to the journal where the
 * person gave none; `read` sees what follows from it, also where nothing is kept.
 */
export async function recorded<T>(
  context: Context,
  ledger: Ledger,
  body: (tx: Transaction) => Promise<T>,
  reason?: string,
  read?: () => Promise<void>,
): Promise<Written<T>> {
  const output = context.globals.text('output');
  if (output !== undefined) requirePlace(resolve(context.io.cwd, output));
  const command: Command = {
    name: context.command,
    actor: await context.actor(),
    at: context.at,
    asOf: await context.asOf(),
    reason: context.reason ?? reason,
  };
  return context.globals.on('dry-run') ? ledger.preview(command, body, read) : ledger.write(command, body, read);
}

/**
 * Prints what a write did: its lines for people, or the receipt as JSON, with what else a script wants to know (`more`).
 * With `--dry-run` it says that nothing was written.
 */
export async function showReceipt(
  context: Context,
  receipt: Receipt,
  lines: readonly string[],
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const dry = context.globals.on('dry-run');
  const undo = dry || receipt.journal === null || more.undo === null ? null : 'empanel undo';
  if (context.format() === 'json') {
    const json = {
      schemaVersion: 1,
      asOf: await context.asOf(),
      dryRun: dry,
      journal: receipt.journal,
      changes: receipt.changes,
      undo,
      ...more,
    };
    context.emit(`${withoutSsns(JSON.stringify(json, null, 2))}\n`, 'receipt');
    return;
  }
  if (lines.length > 0) print(context, `${shownText(lines.join('\n'))}\n`, 'receipt', 2);
  if (dry) context.say('dry run: nothing was written');
  else if (receipt.journal === null) context.say('nothing changed');
  else if (undo === null) context.say(`recorded as ${journalSpan(receipt)}; nothing is ever erased from the journal`);
  else context.say(`recorded as ${journalSpan(receipt)} · undo with \`${undo}\``);
}

function journalSpan(receipt: Receipt): string {
  if (receipt.journal === null) return 'nothing';
  const [first, last] = receipt.journal;
  return first === last ? `journal entry ${first}` : `journal entries ${first}–${last}`;
}
