import type { Command } from '../../command.ts';

/** Derives every deadline anew. */
export const command: Command = {
  summary: 'derive all deadlines anew from the facts',
  description:
    'Deadlines are computed from recorded facts and rule packs and can be rebuilt at any time; the result is the same unless rules changed.',
  examples: ['empanel ledger rebuild', 'empanel ledger rebuild --quiet'],
  run: async (context) => {
    const ledger = await context.ledgerForWriting();
    const result = await ledger.rebuild();
    context.emit(`derived ${result.deadlines} deadline spans of ${result.subjects} subjects\n`, 'rebuild');
    return 0;
  },
};
