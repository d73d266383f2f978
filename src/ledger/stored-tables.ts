/** All tables as they lie in the file, and the builder of queries over them. */

import { queryBuilder } from './deferred-query.ts';
import type { FactTable, StoredRow } from './tables.ts';

/** The derived table, as stored. */
export interface StoredDeadline {
  subject_id: string;
  /** Place in the order in which the subject's deadlines were derived. */
  position: number;
  id: string;
  valid_from: string;
  valid_until: string;
  due_on: string | null;
  kind: string;
  title: string;
  rule: string;
  cite: string;
  confidence: string;
  anchor: string;
  anchor_on: string | null;
  arithmetic: string;
  lead_days: number;
  payer: string | null;
  facility: string | null;
  application_id: string | null;
  owner: string | null;
  blocks_billing: 0 | 1;
  opens_on: string | null;
  due_at_latest_on: string | null;
}

/** The derived table of participation, as stored. */
export interface StoredParticipation {
  subject_id: string;
  /** Place in the order in which the subject's participation was derived. */
  position: number;
  payer: string;
  product: string | null;
  group_key: string | null;
  location: string | null;
  valid_from: string;
  valid_until: string;
  verdicts: string;
}

/** An entry of the chain, as stored. */
export interface StoredEntry {
  seq: number;
  at: string;
  actor: string;
  command_id: string;
  command: string;
  reason: string | null;
  subject_id: string | null;
  tbl: string;
  key: string;
  op: 'insert' | 'update' | 'delete' | 'purge';
  payload_hash: string;
  prev_hash: string;
  hash: string;
}

/** What stands beside an entry; all null once purged. */
export interface StoredPayload {
  seq: number;
  before: string | null;
  after: string | null;
  salt: string | null;
}

/** All tables, for Kysely. */
export type StoredTables = { [T in FactTable]: StoredRow<T> } & {
  meta: { key: string; value: string };
  migration: { version: number; name: string; applied_at: string | null };
  journal: StoredEntry;
  journal_payload: StoredPayload;
  deadline: StoredDeadline;
  participation: StoredParticipation;
  sqlite_schema: { type: string; name: string; tbl_name: string; sql: string | null };
};

export { queryBuilder };

/** Builds queries over the ledger's tables. */
export const sql = queryBuilder<StoredTables>();
