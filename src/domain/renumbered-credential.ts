/** A registration whose number was corrected or issued anew: the same paper under another number. */

import type { StatedCredential } from './dossier-facts.ts';
import type { Credential, CredentialKind } from './facts.ts';

/** Papers that are found again by their number. A policy of another number is another policy. */
const numbered: ReadonlySet<CredentialKind> = new Set(['license', 'dea', 'cds']);

/**
 * The known credential that a newly stated one renumbers: the only one that is gone and the only one that is new among
 * those of one kind, state and type. Undefined where nobody could tell.
 */
export function renumbered(
  one: StatedCredential,
  gone: readonly Credential[],
  fresh: readonly StatedCredential[],
): Credential | undefined {
  if (!numbered.has(one.kind)) return undefined;
  const place = placeOf(one);
  const before = gone.filter((other) => placeOf(other) === place);
  const after = fresh.filter((other) => placeOf(other) === place);
  return before.length === 1 && after.length === 1 ? before[0] : undefined;
}

/** Kind, state and whatever else stands in the key before the number. */
function placeOf({ kind, state, naturalKey }: Pick<Credential, 'kind' | 'state' | 'naturalKey'>): string {
  return [kind, state ?? '', ...naturalKey.split('|').slice(0, -1)].join('|');
}
