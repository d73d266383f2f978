/** The ledger as it was known at an instant, made again from the journal. */

import type { SqlValue, Store } from './database.ts';
import { applicationId } from './file.ts';
import { identityOf, setMetaValue } from './journal.ts';
import { migrate } from './migrations.ts';
import { columnsOf, rowFromText, rowSql } from './rows.ts';
import { sql } from './stored-tables.ts';
import { factTableNames } from './table-shapes.ts';

/** Gives an empty store the present layout and the identity of a ledger. */
export function layOut(store: Store, identity: { readonly workspaceId: string; readonly createdAt: string }): void {
  migrate(store, identity.createdAt, () => {
    setMetaValue(store, 'workspace', identity.workspaceId);
    setMetaValue(store, 'created', identity.createdAt);
    setMetaValue(store, 'rules', '');
    store.pragma(`application_id = ${applicationId}`);
  });
}

/** Replays into an empty store what another had recorded by an instant: the entries, and the rows they leave behind. */
export function replay(source: Store, target: Store, until: string): void {
  layOut(target, identityOf(source));
  // Where the clock was once set back, a row may be known before what it names.
  target.pragma('foreign_keys = OFF');
  const insertEntry = target.statement(copySql('journal', entryColumns));
  const insertPayload = target.statement(copySql('journal_payload', payloadColumns));
  target.exec('BEGIN');
  for (const entry of source.tuples(recordedBy(until))) {
    const [seq, before, after, salt] = [entry[0] ?? null, entry[13] ?? null, entry[14] ?? null, entry[15] ?? null];
    insertEntry.run(...entry.slice(0, entryColumns.length));
    insertPayload.run(seq, before, after, salt);
    if (salt !== null) apply(target, String(entry[7]), String(entry[8]), after as string | null);
    else if (entry[9] === 'delete') apply(target, String(entry[7]), String(entry[8]), null);
  }
  target.exec('COMMIT');
}

function apply(target: Store, tableName: string, key: string, after: string | null): void {
  const table = factTableNames.find((known) => known === tableName);
  if (table === undefined) return;
  const statements = rowSql(table);
  if (after === null) {
    target.statement(statements.delete).run(key);
    return;
  }
  const row = rowFromText(table, after);
  const values = columnsOf(table).map((column) => row[column] ?? null);
  if (target.statement(statements.update).run(...values, key) === 0) target.statement(statements.insert).run(...values);
}

const entryColumns = [
  'seq',
  'at',
  'actor',
  'command_id',
  'command',
  'reason',
  'subject_id',
  'tbl',
  'key',
  'op',
  'payload_hash',
  'prev_hash',
  'hash',
] as const;
const payloadColumns = ['seq', 'before', 'after', 'salt'] as const;

function copySql(table: 'journal' | 'journal_payload', columns: readonly string[]): string {
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
}

const recordedBy = (until: SqlValue & string) =>
  sql
    .selectFrom('journal')
    .innerJoin('journal_payload', 'journal_payload.seq', 'journal.seq')
    .select(entryColumns.map((column) => `journal.${column}` as const))
    .select(['journal_payload.before', 'journal_payload.after', 'journal_payload.salt'])
    .where('journal.at', '<=', until)
    .orderBy('journal.seq');
