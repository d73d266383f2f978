import { applicationStates } from '../../../domain/facts.ts';
import type { Command } from '../../command.ts';
import { showReport } from '../../report-run.ts';

/** Lists applications; the status report under the noun people look for it. */
export const command: Command = {
  summary: 'list applications and where they stand',
  flags: [
    { name: 'all', help: 'ended ones too' },
    { name: 'provider', value: 'ID', help: 'of one provider, group or facility' },
    { name: 'payer', value: 'KEY', help: 'at one payer' },
    { name: 'owner', value: 'KEY', help: 'of one specialist; `me` is you' },
    { name: 'state', value: 'S', choices: applicationStates, help: 'in one state' },
    { name: 'limit', value: 'N', help: 'at most so many rows' },
  ],
  examples: ['empanel application list --owner me', 'empanel application list --state info-requested --json'],
  run: async (context, input) => showReport(context, input, (await import('../../../reports/status.ts')).report),
};
