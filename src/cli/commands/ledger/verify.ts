import { countWords } from '../../../domain/number-forms.ts';
import type { Command } from '../../command.ts';
import { print } from '../../printing.ts';

/** Proves the ledger: the chain of the journal, its payloads, and the tables rebuilt from it. */
export const command: Command = {
  summary: 'prove that nothing was changed behind the journal',
  description:
    'Recomputes the hash chain of the journal from its first entry, checks every payload against its salted hash, rebuilds all fact tables from the journal and compares them row by row, and derives all deadlines anew. Exit 1 when anything differs.',
  examples: ['empanel ledger verify', 'empanel ledger verify --json'],
  run: async (context) => {
    const ledger = await context.ledgerWithRules();
    const result = await ledger.verify();
    if (context.format() === 'json') {
      context.emit(
        `${JSON.stringify({ schemaVersion: 1, asOf: await context.asOf(), ...result, head: result.head.hash }, null, 2)}\n`,
        'verification',
      );
      return result.ok ? 0 : 1;
    }
    const lines = result.ok
      ? [
          `sound: ${countWords(result.entries, 'journal entry chains', 'journal entries chain')} to ${result.head.hash.slice(0, 16)}…`,
          `tables and deadlines rebuilt from the journal: ${result.rebuilt}`,
        ]
      : [
          `NOT sound: ${countWords(result.problems.length, 'problem')}${result.firstBad === null ? '' : `, the first at journal entry ${result.firstBad}`}`,
          ...result.problems.map((problem) => `  ${problem.message}`),
        ];
    print(context, `${lines.join('\n')}\n`, 'verification');
    context.say(
      result.ok
        ? 'keep the head elsewhere to prove later that nothing before it was changed: `empanel ledger head`'
        : 'restore the newest backup that verifies, and keep this file for whoever investigates',
    );
    return result.ok ? 0 : 1;
  },
};
