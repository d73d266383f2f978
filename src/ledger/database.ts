/**
 * The only place where the database is opened. A store runs what Kysely built (`stored-tables.ts`): Kysely writes and
 * types the SQL, better-sqlite3 runs it, each statement prepared once.
 */

import Database from 'better-sqlite3';
import type { Compilable } from 'kysely';
import { ledgerFailure } from './failures.ts';

/** A value that SQLite keeps. */
export type SqlValue = string | number | null;

/** What may be done with an open store: writing, or reading a file that could, or could not, be written. */
export type StoreAccess = 'write' | 'read' | 'read-only';

/** A statement that is ready to run, any number of times. */
export interface Prepared<Row> {
  run(...parameters: SqlValue[]): number;
  get(...parameters: SqlValue[]): Row | undefined;
  all(...parameters: SqlValue[]): Row[];
}

/** An open database. Faults of the file come out as refusals, everything else as thrown. */
export class Store {
  readonly path: string;
  readonly access: StoreAccess;
  readonly #sqlite: Database.Database;
  readonly #connection: Connection;
  readonly #prepared = new Map<string, Prepared<unknown>>();

  constructor(sqlite: Database.Database, connection: Connection) {
    this.#sqlite = sqlite;
    this.#connection = connection;
    this.path = connection.path;
    this.access = connection.access;
  }

  /** An empty database in memory, to lay something beside this one. */
  blank(): Store {
    return connected({ ...this.#connection, address: ':memory:', access: 'write' });
  }

  /** SQL text as a statement, prepared once per text. */
  statement<Row>(text: string): Prepared<Row> {
    const known = this.#prepared.get(text);
    if (known !== undefined) return known as Prepared<Row>;
    const statement = this.#guarded(() => this.#sqlite.prepare<SqlValue[], Row>(text));
    const prepared: Prepared<Row> = {
      run: (...parameters) => this.#guarded(() => statement.run(...parameters).changes),
      get: (...parameters) => this.#guarded(() => statement.get(...parameters)),
      all: (...parameters) => this.#guarded(() => statement.all(...parameters)),
    };
    this.#prepared.set(text, prepared);
    return prepared;
  }

  /** A built query as a statement: the values it was built with are stand-ins for those it will be given. */
  prepared<Row>(query: Compilable<Row>): Prepared<Row> {
    return this.statement<Row>(query.compile().sql);
  }

  /** All rows of a built query. */
  async all<Row>(query: Compilable<Row>): Promise<Row[]> {
    const { sql: text, parameters } = query.compile();
    return this.statement<Row>(text).all(...(parameters as SqlValue[]));
  }

  /** The first row of a built query. */
  async first<Row>(query: Compilable<Row>): Promise<Row | undefined> {
    const { sql: text, parameters } = query.compile();
    return this.statement<Row>(text).get(...(parameters as SqlValue[]));
  }

  /**
   * The rows of a built query as arrays in the order of its columns, one at a time: for large answers. Nothing that
   * writes may run on the store until the iteration has ended.
   */
  tuples(query: Compilable<unknown>): Generator<readonly SqlValue[], void, undefined> {
    const { sql: text, parameters } = query.compile();
    return this.textTuples(text, ...(parameters as SqlValue[]));
  }

  /** The same for SQL text, for what Kysely does not build. */
  *textTuples(text: string, ...parameters: SqlValue[]): Generator<readonly SqlValue[], void, undefined> {
    try {
      yield* this.#sqlite
        .prepare<SqlValue[], readonly SqlValue[]>(text)
        .raw(true)
        .iterate(...parameters);
    } catch (error) {
      throw ledgerFailure(error, this.path);
    }
  }

  /** The first row of SQL text, for what Kysely does not build. */
  get<Row>(text: string, ...parameters: SqlValue[]): Row | undefined {
    return this.statement<Row>(text).get(...parameters);
  }

  /** Runs SQL text, for what Kysely does not build, and returns the number of rows changed. */
  run(text: string, ...parameters: SqlValue[]): number {
    return this.statement(text).run(...parameters);
  }

  /** Runs SQL text of several statements. */
  exec(text: string): void {
    this.#guarded(() => this.#sqlite.exec(text));
  }

  /** A setting of SQLite, read or set. */
  pragma(text: string): unknown {
    return this.#guarded(() => this.#sqlite.pragma(text, { simple: true }));
  }

  /** Lets an effect write through a connection that is otherwise kept from it because the user only reads. */
  async unsealed<T>(effect: () => Promise<T>): Promise<T> {
    this.pragma('query_only = OFF');
    try {
      return await effect();
    } finally {
      if (this.access === 'read') this.pragma('query_only = ON');
    }
  }

  /** Ends a transaction without effect; harmless where none is open. */
  rollback(): void {
    if (this.#sqlite.open && this.#sqlite.inTransaction) this.#sqlite.exec('ROLLBACK');
  }

  /** Drops all prepared statements, so that names are looked up anew. */
  forgetStatements(): void {
    this.#prepared.clear();
  }

  /** Closes the database; harmless when closed. */
  close(): void {
    this.#prepared.clear();
    this.#sqlite.close();
  }

  #guarded<T>(effect: () => T): T {
    try {
      return effect();
    } catch (error) {
      throw ledgerFailure(error, this.path);
    }
  }
}

/** How SQLite is to open a file. */
export interface Connection {
  /** A path, `:memory:`, or the content of a database. */
  readonly address: string | Buffer;
  /** What messages call it. */
  readonly path: string;
  readonly access: StoreAccess;
  readonly busyTimeoutMs: number;
  /** Path of the native addon, where a bundle keeps it beside itself. */
  readonly nativeBinding?: string | undefined;
}

/**
 * Opens a database with the settings that the ledger stands on: foreign keys enforced, delete triggers firing for
 * REPLACE, deleted content overwritten, every commit on the disk before it counts.
 */
export function connected(connection: Connection): Store {
  const store = new Store(openedDatabase(connection), connection);
  try {
    store.exec(
      `${connection.access === 'write' ? '' : mapped} ${settings} ${connection.access === 'read' ? sealed : ''} ${firstRead}`,
    );
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}

const settings = `
  PRAGMA foreign_keys = ON;
  PRAGMA recursive_triggers = ON;
  PRAGMA secure_delete = ON;
  PRAGMA synchronous = FULL;
  PRAGMA trusted_schema = OFF;
  -- Sorting spills into memory, not into a readable file elsewhere.
  PRAGMA temp_store = MEMORY;
  PRAGMA cache_size = -64000;
`;

/** Whoever only asks reads the file where the system has it in memory: a large report is a third faster without copies. */
const mapped = 'PRAGMA mmap_size = 2147418112;';

const sealed = 'PRAGMA query_only = ON;';

/** A file that is no database is refused here. */
const firstRead = 'PRAGMA schema_version;';

function openedDatabase(connection: Connection): Database.Database {
  try {
    return new Database(connection.address, {
      readonly: connection.access === 'read-only',
      fileMustExist: connection.address !== ':memory:',
      timeout: connection.busyTimeoutMs,
      ...(connection.nativeBinding === undefined ? {} : { nativeBinding: connection.nativeBinding }),
    });
  } catch (error) {
    throw ledgerFailure(error, connection.path);
  }
}
