import { nearest } from '../domain/suggestion.ts';
import { UserError } from '../errors.ts';
import type { Context } from './context.ts';

/** The specialist meant: `me` is the actor; an unknown key is refused with the nearest one. */
export async function knownOwner(context: Context, words: string): Promise<string> {
  if (words === 'me') return context.actor();
  const specialists = (await context.workspaceIfAny())?.specialists.map((one) => one.key) ?? [];
  if (specialists.length === 0 || specialists.includes(words)) return words;
  const near = nearest(words, specialists, { limit: 1 })[0];
  throw new UserError('record/not-found', `no specialist has the key \`${words}\``, {
    hint: near === undefined ? `specialists: ${specialists.join(', ')}` : `did you mean \`${near}\`?`,
  });
}
