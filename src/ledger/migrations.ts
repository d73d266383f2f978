/** The layouts of the ledger, each reached from the one before in a transaction that also records it. */

import type { Store } from './database.ts';
import { schemaVersion } from './layout-version.ts';
import { schema1 } from './schema-1.ts';
import { schema2 } from './schema-2.ts';
import { schema3 } from './schema-3.ts';
import { schema4 } from './schema-4.ts';
import { schema5 } from './schema-5.ts';
import { schema6 } from './schema-6.ts';
import { schema7 } from './schema-7.ts';
import { schema8 } from './schema-8.ts';
import { schema9 } from './schema-9.ts';
import { schema10 } from './schema-10.ts';

/** One change of layout. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** All layouts, oldest first; `presentLayout` in `layout-version.ts` names the last. */
export const migrations: readonly Migration[] = [
  { version: 1, name: 'first layout', sql: schema1 },
  { version: 2, name: 'screening, committees and decisions', sql: schema2 },
  { version: 3, name: 'contracts and participation', sql: schema3 },
  { version: 4, name: 'rates', sql: schema4 },
  { version: 5, name: 'appointments and privileges', sql: schema5 },
  { version: 6, name: 'claims', sql: schema6 },
  { version: 7, name: 'first and latest days of deadlines', sql: schema7 },
  { version: 8, name: 'corrections, others and batches of claims', sql: schema8 },
  { version: 9, name: 'days of conditions', sql: schema9 },
  { version: 10, name: 'how lists are dated', sql: schema10 },
];

const migrationTable = `CREATE TABLE IF NOT EXISTS migration (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  applied_at TEXT
) STRICT;`;

/**
 * Brings the layout up to date; `at` is the instant to record, `first` runs inside the transaction of layout 1. Safe when
 * several processes do it at once, and when interrupted: each step has happened whole or not at all.
 */
export function migrate(
  store: Store,
  at: string | null,
  first: () => void,
  known: readonly Migration[] = migrations,
): void {
  for (const migration of known) {
    store.exec('BEGIN IMMEDIATE');
    try {
      store.exec(migrationTable);
      if (schemaVersion(store) < migration.version) {
        store.exec(migration.sql);
        if (migration.version === 1) first();
        store.run(
          'INSERT INTO migration (version, name, applied_at) VALUES (?, ?, ?)',
          migration.version,
          migration.name,
          at,
        );
      }
      store.exec('COMMIT');
    } catch (error) {
      store.rollback();
      throw error;
    }
  }
}
