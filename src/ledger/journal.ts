/**
 * The journal: a chain of entries, each with the hash of the one before. The chained text holds the hash of a salted
 * payload (the row before and after), so that a payload can be emptied without breaking the chain.
 */

import { hash, randomBytes } from 'node:crypto';
import type { SqlValue, Store } from './database.ts';
import type { StoredEntry } from './stored-tables.ts';
import { sql } from './stored-tables.ts';

/** The end of the chain: what an outsider keeps to prove later that nothing was cut off or rewritten. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** An entry before it is chained. */
export type EntryText = Omit<StoredEntry, 'seq' | 'prev_hash' | 'hash' | 'payload_hash'>;

/** The hash that entry 1 follows: it ties the chain to this workspace. */
export function genesisHash(workspaceId: string, createdAt: string): string {
  return hash('sha256', JSON.stringify(['empanel ledger', workspaceId, createdAt]), 'hex');
}

/**
 * The fields of an entry that its hash covers, in order: sequence, instant, actor, command id, command, reason, subject,
 * table, key, operation, payload hash, hash of the entry before.
 */
export type ChainedFields = readonly SqlValue[];

/** Hash of an entry: sha256 over its fields as a JSON list. */
export function entryHash(fields: ChainedFields): string {
  return hash('sha256', JSON.stringify(fields), 'hex');
}

/** Hash of a payload: salt, then the rows before and after as JSON text. */
export function payloadHash(salt: string, before: string | null, after: string | null): string {
  return hash('sha256', `${salt}{"before":${before},"after":${after}}`, 'hex');
}

/** The workspace and the instant of creation that the file was made with. */
export function identityOf(store: Store): { readonly workspaceId: string; readonly createdAt: string } {
  return { workspaceId: metaValue(store, 'workspace') ?? '', createdAt: metaValue(store, 'created') ?? '' };
}

/** A value of the `meta` table. */
export function metaValue(store: Store, key: string): string | null {
  return store.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)?.value ?? null;
}

/** Sets a value of the `meta` table. */
export function setMetaValue(store: Store, key: string, value: string): void {
  store.run(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    value,
  );
}

/** The end of the chain; sequence 0 and the genesis hash while it is empty. */
export function headOf(store: Store): Head {
  const last = store.get<Head>('SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1');
  if (last !== undefined) return last;
  const { workspaceId, createdAt } = identityOf(store);
  return { seq: 0, hash: genesisHash(workspaceId, createdAt) };
}

// 96 bits; whole groups of three bytes, so that salts do not share a character.
const saltBytes = 12;
const saltLength = 16;
const saltsAtOnce = 256;

/** Appends entries to the chain within an open transaction. */
export class JournalWriter {
  readonly #insertEntry;
  readonly #insertPayload;
  #head: Head;
  #salts = '';
  #saltsFrom = 0;

  constructor(store: Store) {
    this.#head = headOf(store);
    this.#insertEntry = store.prepared(insertEntry);
    this.#insertPayload = store.prepared(insertPayload);
  }

  /** The sequence that the next entry will have. */
  get next(): number {
    return this.#head.seq + 1;
  }

  /** Appends an entry with its payload and returns its sequence. */
  append(text: EntryText, before: string | null, after: string | null): number {
    const salt = this.#salt();
    const seq = this.next;
    const payload_hash = payloadHash(salt, before, after);
    const prev_hash = this.#head.hash;
    const { at, actor, command_id, command, reason, subject_id, tbl, key, op } = text;
    // biome-ignore format: in the order of the columns
    const fields = [seq, at, actor, command_id, command, reason, subject_id, tbl, key, op, payload_hash, prev_hash];
    const chained = entryHash(fields);
    this.#insertEntry.run(...fields, chained);
    this.#insertPayload.run(seq, before, after, salt);
    this.#head = { seq, hash: chained };
    return seq;
  }

  #salt(): string {
    if (this.#saltsFrom >= this.#salts.length) {
      this.#salts = randomBytes(saltBytes * saltsAtOnce).toString('base64url');
      this.#saltsFrom = 0;
    }
    this.#saltsFrom += saltLength;
    return this.#salts.slice(this.#saltsFrom - saltLength, this.#saltsFrom);
  }
}

const nothing: SqlValue = null;
const insertEntry = sql.insertInto('journal').values({
  seq: 0,
  at: '',
  actor: '',
  command_id: '',
  command: '',
  reason: nothing,
  subject_id: nothing,
  tbl: '',
  key: '',
  op: 'insert',
  payload_hash: '',
  prev_hash: '',
  hash: '',
});
const insertPayload = sql
  .insertInto('journal_payload')
  .values({ seq: 0, before: nothing, after: nothing, salt: nothing });
