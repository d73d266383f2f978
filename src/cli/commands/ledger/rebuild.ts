import type { Command } from '../../command.ts';
import { progress } from '../../progress.ts';

/** Derives every deadline anew. */
export const command: Command = {
  summary: 'derive all deadlines anew from the facts',
  description:
    'Deadlines are computed from recorded facts and rule packs and can be rebuilt at any time; the result is the same unless rules changed.',
  examples: ['empanel ledger rebuild', 'empanel ledger rebuild --quiet'],
  run: async (context) => {
    const ledger = await context.ledgerForWriting();
    const bar = progress(context, 'derive');
    const result = await ledger.rebuild(bar.step);
    bar.end();
    const { deadlines, subjects } = result;
    context.emit(
      context.format() === 'json'
        ? `${JSON.stringify({ schemaVersion: 1, asOf: await context.asOf(), deadlines, subjects }, null, 2)}\n`
        : `derived ${deadlines} deadline spans of ${subjects} subjects\n`,
      'rebuild',
    );
    return 0;
  },
};
