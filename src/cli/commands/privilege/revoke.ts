import { actionCauses } from '../../../domain/privileges/privilege.ts';
import type { Command } from '../../command.ts';
import { actionFlags, actionParts, runAction } from '../../privileges/privilege-acting.ts';

/** Ends privileges by decision of the board. */
export const command: Command = {
  summary: 'revoke privileges: the board ends them',
  description:
    'Records that the board ended privileges against their holder; without --line the membership of the staff with all of them. For competence or conduct it starts the clocks of notice, hearing and report.',
  arguments: [{ name: 'provider', help: 'NPI, name or id' }],
  flags: actionFlags,
  examples: [
    'empanel privilege revoke "ruiz, ana" --facility riverside-surgery --because "license lapsed" --cause administrative --dry-run',
    'empanel privilege revoke "ruiz, ana" --facility riverside-surgery --line minor-procedures --because "outcome of the review" --dry-run',
  ],
  run: async (context, input) => {
    const parts = await actionParts(context, input);
    await runAction(context, input, parts, {
      kind: 'revocation',
      cause: input.choice('cause', actionCauses) ?? 'professional',
      needsReason: true,
      whole: true,
      more: {},
    });
    return 0;
  },
};
