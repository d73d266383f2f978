/** Which layout a ledger has: asked at every start, and so apart from the layouts themselves, which are long. */

import { UserError } from '../errors.ts';
import type { Store } from './database.ts';

/** The layout of this version, the last one in `migrations.ts`. */
export const presentLayout = 10;

/** The layout of an open database: 0 when it has none yet. */
export function schemaVersion(store: Store): number {
  const recorded = store.get<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'migration'",
  );
  if (recorded === undefined) return 0;
  return store.get<{ version: number | null }>('SELECT max(version) AS version FROM migration')?.version ?? 0;
}

/** The layout of an open database; refuses a ledger that a newer program has changed. */
export function knownVersion(store: Store): number {
  const version = schemaVersion(store);
  if (version <= presentLayout) return version;
  throw new UserError(
    'ledger/newer',
    `\`${store.path}\` has layout ${version}; this version knows up to ${presentLayout}`,
    {
      hint: 'install the newest empanel',
    },
  );
}
