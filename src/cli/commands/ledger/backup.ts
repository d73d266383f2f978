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
    await (await context.ledger()).backup(target);
    context.emit(`backed up to ${input.argument('file')}\n`, 'backup');
    return 0;
  },
};
