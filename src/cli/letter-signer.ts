import type { Specialist } from '../domain/nouns/workspace.ts';
import { askedActor } from './asked-actor.ts';
import type { Context } from './context.ts';
import type { Workspace } from './workspace.ts';

/** Who signs what goes out: the actor where they work here, else `owner`, else the owner of the workspace; null: the office. */
export function specialistFor(
  context: Context,
  { specialists, document }: Workspace,
  owner?: string | null,
): Specialist | null {
  const asked = askedActor(context);
  const actor = specialists.find((one) => one.key === asked || (asked === undefined && one.osUser === context.io.user));
  const key = owner ?? document.owner;
  return actor ?? specialists.find((one) => one.key === key) ?? null;
}
