/** What was done: entries of the journal and the commands that made them. */

import type { Store } from './database.ts';
import { afterPrefix, idPrefix } from './ids.ts';
import { factRow, rowFromText } from './rows.ts';
import type { StoredEntry } from './stored-tables.ts';
import { sql } from './stored-tables.ts';
import { factTableNames, tableShapes } from './table-shapes.ts';
import type { FactTable, FactTables, WrittenFile } from './tables.ts';

/** Which entries. */
export interface JournalFilter {
  readonly subjectId?: string | undefined;
  readonly commandId?: string | undefined;
  readonly table?: FactTable | undefined;
  readonly key?: string | undefined;
  readonly actor?: string | undefined;
  /** Of these tables. */
  readonly tables?: readonly FactTable[] | undefined;
  /** Recorded at this instant or later. */
  readonly since?: string | undefined;
  /** Recorded before this instant. */
  readonly before?: string | undefined;
  /** The newest so many. */
  readonly limit?: number | undefined;
}

/** A row as logs may show it: without columns that hold secrets or whole documents. */
export type ShownRow = Readonly<Record<string, unknown>>;

/** One entry of the journal. */
export interface JournalEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly commandId: string;
  readonly command: string;
  readonly reason: string | null;
  readonly subjectId: string | null;
  readonly table: string;
  readonly key: string;
  readonly op: StoredEntry['op'];
  readonly before: ShownRow | null;
  readonly after: ShownRow | null;
  /** Whether a purge has emptied what the entry held. */
  readonly emptied: boolean;
  readonly hash: string;
}

/** A command that changed something. */
export interface RecordedCommand {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly name: string;
  readonly asOf: string;
  readonly reason: string | null;
  readonly files: readonly WrittenFile[];
  readonly undoes: string | null;
  /** The command that undid this one. */
  readonly undoneBy: string | null;
  readonly undoable: boolean;
  readonly journal: readonly [first: number, last: number];
}

/** Reads the journal. */
export class Journal {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Entries, newest first. The door's own bookkeeping (one `command` row per command) is left out unless asked for. */
  async entries(filter: JournalFilter = {}): Promise<readonly JournalEntry[]> {
    const { subjectId, commandId, table, key, actor, tables, since, before, limit } = filter;
    let query = sql
      .selectFrom('journal')
      .innerJoin('journal_payload', 'journal_payload.seq', 'journal.seq')
      .selectAll('journal')
      .select(['journal_payload.before', 'journal_payload.after', 'journal_payload.salt']);
    if (subjectId !== undefined) query = query.where('journal.subject_id', '=', subjectId);
    if (commandId !== undefined) {
      const span = await this.command(commandId);
      if (span === undefined) return [];
      const [first, last] = span.journal;
      query = query.where('journal.seq', '>=', first).where('journal.seq', '<=', last);
    }
    query = table === undefined ? query.where('tbl', '<>', 'command') : query.where('tbl', '=', table);
    if (key !== undefined) query = query.where('key', '=', key);
    if (actor !== undefined) query = query.where('actor', '=', actor);
    if (tables !== undefined) query = query.where('tbl', 'in', tables);
    if (since !== undefined) query = query.where('at', '>=', since);
    if (before !== undefined) query = query.where('at', '<', before);
    const newestFirst = query.orderBy('journal.seq', 'desc');
    const rows = await this.#store.all(limit === undefined ? newestFirst : newestFirst.limit(limit));
    return rows.map((row) => ({
      seq: row.seq,
      at: row.at,
      actor: row.actor,
      commandId: row.command_id,
      command: row.command,
      reason: row.reason,
      subjectId: row.subject_id,
      table: row.tbl,
      key: row.key,
      op: row.op,
      before: shownRow(row.tbl, row.before),
      after: shownRow(row.tbl, row.after),
      emptied: row.salt === null,
      hash: row.hash,
    }));
  }

  /** The newest entry after which a document does not hold a text; zero where it has held it from its first entry on. */
  async lastWithout(documentId: string, text: string): Promise<number> {
    const found = await this.#store.first(
      sql
        .selectFrom('journal')
        .innerJoin('journal_payload', 'journal_payload.seq', 'journal.seq')
        .select('journal.seq')
        .where('journal.tbl', '=', 'document')
        .where('journal.key', '=', documentId)
        .where((eb) => eb.fn('instr', [eb.fn.coalesce('journal_payload.after', eb.val('')), eb.val(text)]), '=', 0)
        .orderBy('journal.seq', 'desc')
        .limit(1),
    );
    return found?.seq ?? 0;
  }

  /** The text of a document before and after an entry that altered it, not to be shown unmasked; undefined: it holds none. */
  async documentEdit(seq: number): Promise<{ readonly before: string; readonly after: string } | undefined> {
    const found = await this.#store.first(
      sql
        .selectFrom('journal')
        .innerJoin('journal_payload', 'journal_payload.seq', 'journal.seq')
        .select(['journal_payload.before', 'journal_payload.after'])
        .where('journal.seq', '=', seq)
        .where('journal.tbl', '=', 'document'),
    );
    const body = (text: string): string => factRow('document', rowFromText('document', text)).body;
    if (found === undefined || found.before === null || found.after === null) return undefined;
    return { before: body(found.before), after: body(found.after) };
  }

  /** Commands, newest first. */
  async commands(filter: CommandFilter = {}): Promise<readonly RecordedCommand[]> {
    const { actor, undoable, limit } = filter;
    let query = commandQuery();
    if (actor !== undefined) query = query.where('command.actor', '=', actor);
    if (undoable === true) query = query.where('command.undoable', '=', 1).where('undoing.id', 'is', null);
    const newestFirst = query.orderBy('command.first_seq', 'desc');
    return (await this.#store.all(limit === undefined ? newestFirst : newestFirst.limit(limit))).map(commandOf);
  }

  /** The command with this id. */
  async command(id: string): Promise<RecordedCommand | undefined> {
    const row = await this.#store.first(commandQuery().where('command.id', '=', id));
    return row === undefined ? undefined : commandOf(row);
  }

  /** The commands whose id begins as typed. */
  async findCommands(typed: string): Promise<readonly RecordedCommand[]> {
    const prefix = idPrefix(typed, 'j');
    if (prefix === undefined) return [];
    const begun = commandQuery().where('command.id', '>=', prefix).where('command.id', '<', afterPrefix(prefix));
    return (await this.#store.all(begun.orderBy('command.id'))).map(commandOf);
  }
}

/** Which commands. */
export interface CommandFilter {
  readonly actor?: string | undefined;
  /** Only those that can be undone and have not been. */
  readonly undoable?: boolean | undefined;
  readonly limit?: number | undefined;
}

const commandQuery = () =>
  sql
    .selectFrom('command')
    .leftJoin('command as undoing', 'undoing.undoes', 'command.id')
    .selectAll('command')
    .select('undoing.id as undone_by');

type CommandRow = Omit<FactTables['command'], 'files'> & { readonly files: string; readonly undone_by: string | null };

function commandOf(row: CommandRow): RecordedCommand {
  return {
    id: row.id,
    at: row.at,
    actor: row.actor,
    name: row.name,
    asOf: row.as_of,
    reason: row.reason,
    files: JSON.parse(row.files) as WrittenFile[],
    undoes: row.undoes,
    undoneBy: row.undone_by,
    undoable: row.undoable === 1,
    journal: [row.first_seq, row.last_seq],
  };
}

function shownRow(table: string, text: string | null): ShownRow | null {
  if (text === null) return null;
  const name = factTableNames.find((known) => known === table);
  if (name === undefined) return null;
  const { hidden } = tableShapes[name];
  const row = factRow(name, rowFromText(name, text));
  return Object.fromEntries(Object.entries(row).filter(([column]) => !hidden.includes(column)));
}
