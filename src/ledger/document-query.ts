/** Small things the ledger remembers: documents as last synced, published calendar events, the vault, tasks. */

import type { PublishedEvent } from '../domain/table.ts';
import type { Store } from './database.ts';
import { afterPrefix, idPrefix } from './ids.ts';
import { factRow, rowFromText } from './rows.ts';
import { sql } from './stored-tables.ts';
import type { DocumentKind, FactTables } from './tables.ts';

/** A document in its last synced form; `body` is canonical JSON text. */
export type SyncedDocument = FactTables['document'];

/** A synced document without its body. */
export type SyncedDocumentMark = Omit<SyncedDocument, 'body'>;

const markColumns = ['id', 'kind', 'key', 'path', 'sha256', 'synced_on', 'status'] as const;

/** A task. */
export type Task = FactTables['task'];

/** Reads documents. */
export class Documents {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Documents of a kind, or all, by kind and key, without their bodies: to see what changed on disk. */
  async marks(kind?: DocumentKind): Promise<readonly SyncedDocumentMark[]> {
    let query = sql.selectFrom('document').select(markColumns);
    if (kind !== undefined) query = query.where('kind', '=', kind);
    return this.#store.all(query.orderBy('kind').orderBy('key'));
  }

  /** Documents of a kind, or all, by kind and key. */
  async list(kind?: DocumentKind): Promise<readonly SyncedDocument[]> {
    let query = sql.selectFrom('document').selectAll();
    if (kind !== undefined) query = query.where('kind', '=', kind);
    return this.#store.all(query.orderBy('kind').orderBy('key'));
  }

  /** The document of a kind with this key. */
  async byKey(kind: DocumentKind, key: string): Promise<SyncedDocument | undefined> {
    return this.#store.first(sql.selectFrom('document').selectAll().where('kind', '=', kind).where('key', '=', key));
  }

  /** The document that was last synced from this path, without its body. */
  async atPath(path: string): Promise<SyncedDocumentMark | undefined> {
    const query = sql.selectFrom('document').select(markColumns).where('path', '=', path).orderBy('id');
    return this.#store.first(query);
  }

  /**
   * The body of a document as it stood when an entry of the journal was recorded; undefined where it was not there, or a
   * purge has emptied what the journal held of it.
   */
  async bodyAt(kind: DocumentKind, key: string, sequence: number): Promise<string | undefined> {
    const present = await this.byKey(kind, key);
    if (present === undefined) return undefined;
    const later = sql
      .selectFrom('journal')
      .innerJoin('journal_payload', 'journal_payload.seq', 'journal.seq')
      .select(['journal.op', 'journal_payload.before'])
      .where('tbl', '=', 'document')
      .where('key', '=', present.id)
      .where('journal.seq', '>', sequence)
      .orderBy('journal.seq')
      .limit(1);
    const change = await this.#store.first(later);
    if (change === undefined) return present.body;
    return change.before === null ? undefined : factRow('document', rowFromText('document', change.before)).body;
  }

  /**
   * The forms in which a document was taken in, newest first, each with the as-of day of its sync. What was taken back stands
   * among them, and after it what came back.
   */
  async forms(kind: DocumentKind, key: string): Promise<readonly Pick<SyncedDocument, 'body' | 'synced_on'>[]> {
    const present = await this.byKey(kind, key);
    if (present === undefined) return [];
    const entries = await this.#store.all(
      sql
        .selectFrom('journal')
        .innerJoin('journal_payload', 'journal_payload.seq', 'journal.seq')
        .select('journal_payload.after')
        .where('tbl', '=', 'document')
        .where('key', '=', present.id)
        .orderBy('journal.seq', 'desc'),
    );
    return entries.flatMap(({ after }) =>
      after === null ? [] : [factRow('document', rowFromText('document', after))],
    );
  }

  /** The document with this ledger id. */
  async byId(id: string): Promise<SyncedDocument | undefined> {
    return this.#store.first(sql.selectFrom('document').selectAll().where('id', '=', id));
  }
}

/** What was exported to calendars, by uid. */
export async function publishedEvents(store: Store): Promise<readonly PublishedEvent[]> {
  const rows = await store.all(sql.selectFrom('published').selectAll().orderBy('uid'));
  return rows.map(({ uid, sequence, stamped_at, due_on, summary, cancelled }) => ({
    uid,
    sequence,
    stampedAt: stamped_at,
    dueOn: due_on,
    summary,
    cancelled: cancelled === 1,
  }));
}

/** The vault. */
export class Secrets {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Which secrets are kept of a subject; not what they are. */
  async kinds(subjectId: string): Promise<readonly FactTables['secret']['kind'][]> {
    const query = sql.selectFrom('secret').select('kind').where('subject_id', '=', subjectId).orderBy('kind');
    return (await this.#store.all(query)).map(({ kind }) => kind);
  }

  /** A secret with its value. Whoever asks journals that the value was shown. */
  async reveal(subjectId: string, kind: FactTables['secret']['kind']): Promise<FactTables['secret'] | undefined> {
    return this.#store.first(
      sql.selectFrom('secret').selectAll().where('subject_id', '=', subjectId).where('kind', '=', kind),
    );
  }
}

/** Reads tasks. */
export class Tasks {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Tasks in the order in which they were recorded; those done are left out unless asked for. */
  async list(filter: { readonly subjectId?: string; readonly done?: boolean } = {}): Promise<readonly Task[]> {
    let query = sql.selectFrom('task').selectAll();
    if (filter.subjectId !== undefined) query = query.where('subject_id', '=', filter.subjectId);
    if (filter.done !== true) query = query.where('done_on', 'is', null);
    return this.#store.all(query.orderBy('recorded_seq'));
  }

  /** The tasks whose id begins as typed. */
  async find(typed: string): Promise<readonly Task[]> {
    const prefix = idPrefix(typed, 'k');
    if (prefix === undefined) return [];
    const query = sql.selectFrom('task').selectAll().where('id', '>=', prefix).where('id', '<', afterPrefix(prefix));
    return this.#store.all(query.orderBy('id'));
  }
}
