import { actionCauses } from '../../../domain/privileges/privilege.ts';
import { grantEnd } from '../../../domain/privileges/privilege-standing.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import { noteText } from '../../input.ts';
import { actionFlags, actionParts, runAction } from '../../privileges/privilege-acting.ts';
import { lineKey } from '../../privileges/privilege-resolution.ts';

/** Changes what privileges are bound to. */
export const command: Command = {
  summary: 'modify privileges: other conditions, or an earlier end',
  description:
    'Records other conditions of privileges that are held, or an earlier end. With --cause professional it is a restriction against the holder, with the clocks of notice, hearing and report; it lasts until reinstated or --restricted-until. Privileges are made longer by reappointment only.',
  arguments: [{ name: 'provider', help: 'NPI, name or id' }],
  flags: [
    ...actionFlags,
    { name: 'conditions', value: 'TEXT', help: 'what their use is bound to from now on' },
    { name: 'until', value: 'DATE', help: 'their new end: first day on which they no longer hold' },
    { name: 'restricted-until', value: 'DATE', help: 'of a restriction: first day on which it no longer holds' },
    { name: 'investigation', help: 'while the holder is investigated' },
  ],
  examples: [
    'empanel privilege modify "ruiz, ana" --facility riverside-surgery --conditions "adults under 75" --dry-run',
    'empanel privilege modify "ruiz, ana" --facility riverside-surgery --cause professional --conditions "with a second physician" --because "review of three cases" --dry-run',
  ],
  run: async (context, input) => {
    const parts = await actionParts(context, input);
    const { asOf } = parts;
    const cause = input.choice('cause', actionCauses) ?? 'administrative';
    const words = input.text('conditions');
    const end = input.date('until', asOf);
    if (words === undefined && end === undefined) {
      throw new UserError('usage/missing', '`--conditions` is not given', { hint: 'or an earlier end with `--until`' });
    }
    for (const grant of parts.grants) {
      const { on } = grantEnd(grant, parts.one.privileges);
      if (end === undefined || (end > parts.from && end < on)) continue;
      throw new UserError(
        'privilege/refused',
        `\`${lineKey(grant)}\` holds from ${parts.from} until ${on}: ${end} is no earlier end`,
        {
          hint: 'a longer term takes a request with `--type reappointment`',
        },
      );
    }
    const restricted = cause === 'professional';
    const until = input.date('restricted-until', asOf) ?? null;
    if (until !== null && (!restricted || until <= parts.from)) {
      throw new UserError(
        'usage/conflict',
        '`--restricted-until` is the end of a restriction with `--cause professional`',
        {
          hint: `it lies after ${parts.from}`,
        },
      );
    }
    await runAction(context, input, parts, {
      kind: restricted ? 'restriction' : 'modification',
      cause,
      needsReason: restricted,
      whole: false,
      more: {
        conditions: words === undefined ? null : noteText(words, '--conditions'),
        grantUntil: end ?? null,
        until,
        underInvestigation: input.on('investigation'),
      },
    });
    return 0;
  },
};
