import { existsSync } from 'node:fs';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import { fullPath } from '../../files.ts';

/** A consistent copy of the ledger while it may be in use. */
export const command: Command = {
  summary: 'write a consistent copy of the ledger',
  description:
    'Copies the whole ledger into a new file (0600), safe while others use it. The copy is a ledger like the original: `--ledger COPY` asks it questions.',
  arguments: [{ name: 'file', help: 'the new file' }],
  examples: ['empanel ledger backup backup.db', 'empanel ledger backup "backup of today.db"'],
  run: async (context, input) => {
    const target = fullPath(context, input.argument('file'));
    if (existsSync(target))
      throw new UserError('output/cannot-write', `\`${input.argument('file')}\` is there already`, {
        hint: 'name a new file; a backup never writes over another',
      });
    const ledger = await context.ledger();
    await ledger.backup(target);
    const file = input.argument('file');
    context.emit(
      context.format() === 'json'
        ? `${JSON.stringify({ schemaVersion: 1, asOf: await context.asOf(), file, ...(await ledger.head()) }, null, 2)}\n`
        : `backed up to ${file}\n`,
      'backup',
    );
    return 0;
  },
};
