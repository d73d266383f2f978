import type { Facility } from '../../domain/nouns/facility.ts';
import { folded, nearest } from '../../domain/suggestion.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';

/** The documents of all facilities as last synced, by key. */
export async function facilitiesOf(ledger: Ledger): Promise<ReadonlyMap<string, Facility>> {
  const documents = await ledger.documents.list('facility');
  const current = documents.filter(({ status }) => status === 'current');
  return new Map(current.map(({ key, body }) => [key, JSON.parse(body) as Facility]));
}

/**
 * The facility meant by a key or name. Without words: the only one, or the only one whose medical staff this office runs.
 */
export function facilityMeant(facilities: ReadonlyMap<string, Facility>, words: string | undefined): Facility {
  const all = [...facilities.values()];
  if (words === undefined) {
    const ours = all.filter(({ ours: own }) => own === true);
    const [only, ...others] = ours.length > 0 ? ours : all;
    if (only !== undefined && others.length === 0) return only;
    throw new UserError('usage/missing', '`--facility` is not given', { hint: known(all) });
  }
  const found =
    facilities.get(words) ??
    all.find(({ key, name }) => folded(key) === folded(words) || folded(name) === folded(words));
  if (found !== undefined) return found;
  const names = new Map(all.flatMap(({ key, name }) => [[key, key] as const, [name, key] as const]));
  const near = nearest(words, names.keys(), { limit: 1 })[0];
  throw new UserError('record/not-found', `no facility has the key \`${words}\``, {
    hint: near === undefined ? known(all) : `did you mean \`${names.get(near)}\`?`,
  });
}

function known(all: readonly Facility[]): string {
  return all.length === 0
    ? 'no facility is known; `empanel document new facility KEY` makes a file to fill in, `empanel sync` takes it in'
    : `facilities: ${all.map(({ key }) => key).join(', ')}`;
}
