import type { Command } from '../../command.ts';

/** The newest entry of the chain, to be kept outside. */
export const command: Command = {
  summary: 'the hash of the newest journal entry',
  description:
    'Prints sequence and hash of the newest journal entry. Kept elsewhere (in a mail, a ticket, on paper), it proves later that no entry up to it was changed.',
  examples: ['empanel ledger head', 'empanel ledger head --json'],
  run: async (context) => {
    const head = await (await context.ledger()).head();
    context.emit(
      context.format() === 'json'
        ? `${JSON.stringify({ schemaVersion: 1, asOf: await context.asOf(), ...head }, null, 2)}\n`
        : `${head.seq} ${head.hash}\n`,
      'head',
    );
    return 0;
  },
};
