import { report } from '../../reports/next.ts';
import type { Command } from '../command.ts';
import { showReport } from '../report-run.ts';

/** The worklist. */
export const command: Command = {
  summary: 'what to do next, most consequential first',
  description:
    'Ranks what is overdue and what has come within its lead time: first what stops billing, then the fewest days left, then the longest silence. Each line says why it stands there and which command acts on it.',
  flags: [
    { name: 'owner', value: 'KEY', help: 'of one specialist; `me` is you' },
    { name: 'limit', value: 'N', help: 'at most so many rows (default 20)' },
    { name: 'all', help: 'every row' },
  ],
  examples: ['empanel next', 'empanel next --limit 5 --format md'],
  run: async (context, input) => showReport(context, input, report),
};
