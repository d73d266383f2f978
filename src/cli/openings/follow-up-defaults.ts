import type { FollowUpDefaults } from '../../actions/follow-up.ts';
import { UserError } from '../../errors.ts';
import { durationFact } from '../../rules/recorded-fact.ts';
import type { Context } from '../context.ts';

/** The default distance to the next follow-up: of the workspace, and of the rule pack. */
export async function followUpDefaults(context: Context): Promise<FollowUpDefaults> {
  const workspace = await context.workspaceIfAny();
  const rules = await context.rules();
  const pack = durationFact(rules, 'practice.follow-up-every', await context.asOf());
  if (pack === undefined) {
    throw new UserError('packs/invalid', 'no rule says how often to follow up', {
      hint: 'set `followUpEvery` in empanel.yaml, or do not switch off `practice.follow-up-every`',
    });
  }
  return { workspace: workspace?.followUpEvery ?? null, pack };
}
