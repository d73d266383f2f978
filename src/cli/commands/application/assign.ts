import type { Command } from '../../command.ts';
import { knownOwner } from '../../owners.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { applicationLabel, payersOf, resolvedApplication } from '../../resolution.ts';

/** Gives an application to a specialist. */
export const command: Command = {
  summary: 'give an application to a specialist',
  arguments: [
    { name: 'id', help: 'application id or the beginning of it' },
    { name: 'owner', help: 'key of a specialist in empanel.yaml, or `me`' },
  ],
  examples: [
    'empanel application assign bell/cascade-health me --dry-run',
    'empanel application assign ruiz/columbia-blue sam --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const { application, subject } = await resolvedApplication(context, ledger, input.argument('id'));
    const owner = await knownOwner(context, input.argument('owner'));
    const { receipt } = await recorded(context, ledger, (tx) => tx.update('application', application.id, { owner }));
    await showReceipt(context, receipt, [
      `${applicationLabel(application, subject, await payersOf(ledger))}: owner ${application.owner ?? 'nobody'} → ${owner}`,
    ]);
    return 0;
  },
};
