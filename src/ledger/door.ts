/**
 * The one door for writes. Each change of a row and its journal entry are made together, inside the transaction that the
 * command runs in. The door also notes whose deadlines a change may move.
 */

import type { Change, Command, Receipt, Transaction } from './command.ts';
import type { Store } from './database.ts';
import { idAt } from './ids.ts';
import { identityOf, JournalWriter } from './journal.ts';
import { type AnyStoredRow, factRow, patchedRow, rowSql, rowText, storedRow } from './rows.ts';
import { sql } from './stored-tables.ts';
import { type IdLetter, idTables, tableShapes } from './table-shapes.ts';
import type { FactTable, FactTables, NewRow, RowPatch, WritableTable, WrittenFile } from './tables.ts';

/** Whose deadlines the command may have moved. */
export interface Reach {
  readonly subjects: ReadonlySet<string>;
  /** Keys of payers and facilities. */
  readonly bodies: ReadonlySet<string>;
  /** Keys of groups. */
  readonly groups: ReadonlySet<string>;
  /** Whether everybody was screened, or a screening was taken back. */
  readonly roster: boolean;
}

/** One command's passage. */
export class Door implements Transaction {
  readonly #store: Store;
  readonly #command: Command;
  readonly #workspaceId: string;
  readonly #journal: JournalWriter;
  readonly #firstSeq: number;
  readonly #changes: Change[] = [];
  readonly #files: WrittenFile[] = [];
  readonly #subjects = new Set<string>();
  readonly #bodies = new Set<string>();
  readonly #groups = new Set<string>();
  /** Subjects of which it is known whether they are groups. */
  readonly #asked = new Set<string>();
  #roster = false;
  readonly #subjectByParent = new Map<string, string | null>();
  /** Ids that were given and whose rows are not there yet. */
  readonly #awaitedIds = new Set<string>();
  #commandId: string | null = null;
  #undoes: string | null = null;
  #ordinalSeq = 0;
  #ordinal = 0;
  #ended = false;

  constructor(store: Store, command: Command) {
    this.#store = store;
    this.#command = command;
    this.#workspaceId = identityOf(store).workspaceId;
    this.#journal = new JournalWriter(store);
    this.#firstSeq = this.#journal.next;
  }

  async newId(letter: IdLetter): Promise<string> {
    this.#mustBeOpen();
    return this.#id(letter);
  }

  async row<T extends FactTable>(table: T, key: string): Promise<FactTables[T] | undefined> {
    this.#mustBeOpen();
    const stored = this.stored(table, key);
    return stored === undefined ? undefined : factRow(table, stored);
  }

  async insert<T extends WritableTable>(table: T, row: NewRow<T>): Promise<string> {
    this.#mustBeOpen();
    const stored = storedRow(table, row, this.#journal.next);
    this.insertStored(table, stored);
    return keyOf(table, stored);
  }

  async update<T extends WritableTable>(table: T, key: string, patch: RowPatch<T>): Promise<boolean> {
    this.#mustBeOpen();
    const before = this.#required(table, key);
    const after = patchedRow(table, before, patch);
    if (keyOf(table, after) !== key) throw new Error(`the key of ${table} ${key} may not change`);
    if (rowText(after) === rowText(before)) return false;
    this.updateStored(table, before, after);
    return true;
  }

  async delete(table: WritableTable, key: string): Promise<void> {
    this.#mustBeOpen();
    this.deleteStored(table, this.#required(table, key));
  }

  recordFile(file: WrittenFile): void {
    this.#mustBeOpen();
    this.#begin();
    this.#files.push(file);
  }

  async emptyPayloads(sequences: readonly number[]): Promise<void> {
    this.#mustBeOpen();
    const commandId = this.#begin();
    for (const sequence of sequences) {
      this.#append(commandId, 'journal_payload', String(sequence), 'purge', null, null, null);
      this.#store.run('UPDATE journal_payload SET before = NULL, after = NULL, salt = NULL WHERE seq = ?', sequence);
    }
  }

  /** The row as stored. */
  stored(table: FactTable, key: string): AnyStoredRow | undefined {
    return this.#store.statement<AnyStoredRow>(rowSql(table).select).get(key);
  }

  /** Inserts a row exactly as given: `insert`, and what undo restores. */
  insertStored(table: WritableTable, row: AnyStoredRow): void {
    this.#store.statement(rowSql(table).insert).run(...Object.values(row));
    this.#awaitedIds.delete(keyOf(table, row));
    this.#note(table, 'insert', null, row);
  }

  /** Replaces a row. */
  updateStored(table: WritableTable, before: AnyStoredRow, after: AnyStoredRow): void {
    this.#store.statement(rowSql(table).update).run(...Object.values(after), keyOf(table, before));
    this.#note(table, 'update', before, after);
  }

  /** Deletes a row. */
  deleteStored(table: WritableTable, before: AnyStoredRow): void {
    this.#store.statement(rowSql(table).delete).run(keyOf(table, before));
    this.#note(table, 'delete', before, null);
  }

  /** Marks the command as the reversal of another. */
  undoing(commandId: string): void {
    this.#undoes = commandId;
  }

  /** What was touched so far. */
  get reach(): Reach {
    return { subjects: this.#subjects, bodies: this.#bodies, groups: this.#groups, roster: this.#roster };
  }

  /** Ends the passage: nothing passes any more; the command's own row is the last entry. */
  end(): Receipt {
    this.#ended = true;
    if (this.#command.irreversible === true) this.#begin();
    const id = this.#commandId;
    if (id === null) return { commandId: null, journal: null, changes: [] };
    const last = this.#journal.next;
    const { at, actor, name, asOf, reason, irreversible } = this.#command;
    const row = storedRow(
      'command',
      {
        id,
        at,
        actor,
        name,
        as_of: asOf,
        reason: reason ?? null,
        files: this.#files,
        undoes: this.#undoes,
        undoable: irreversible === true || this.#undoes !== null ? 0 : 1,
        first_seq: this.#firstSeq,
        last_seq: last,
      },
      last,
    );
    this.#store.statement(rowSql('command').insert).run(...Object.values(row));
    this.#append(id, 'command', id, 'insert', null, null, row);
    return { commandId: id, journal: [this.#firstSeq, last], changes: this.#changes };
  }

  #note(table: WritableTable, op: Change['op'], before: AnyStoredRow | null, after: AnyStoredRow | null): void {
    const commandId = this.#begin();
    const row = after ?? before ?? {};
    const id = keyOf(table, row);
    const formerSubjectId = before === null ? null : this.#subjectOf(table, before);
    const subjectId = this.#subjectOf(table, row);
    this.#append(commandId, table, id, op, subjectId, before, after);
    this.#changes.push({ kind: table, id, op });
    // The document of a payer or facility may change rules without changing anything else about it.
    if (table === 'document' && 'kind' in row && (row.kind === 'payer' || row.kind === 'facility'))
      this.#bodies.add(String(row.key));
    if (table === 'document' && 'kind' in row && row.kind === 'group') this.#groups.add(String(row.key));
    // So may the text of a contract change its clauses.
    if (table === 'document' && 'body' in row && 'kind' in row && row.kind === 'contract')
      this.#bodies.add(String((JSON.parse(String(row.body)) as { readonly payer?: string }).payer));
    if (table === 'contract') for (const one of [before, after]) if (one !== null) this.#bodies.add(String(one.payer));
    if (table === 'screening') this.#roster = true;
    if (!tableShapes[table].derives) return;
    if (table === 'payer') this.#bodies.add(id);
    if (subjectId !== null) this.#subjects.add(subjectId);
    // What happens to a group bears on the claims of its providers.
    if (subjectId !== null && groupTables.has(table)) this.#noteGroup(subjectId);
    if (formerSubjectId !== null) this.#subjects.add(formerSubjectId);
  }

  #noteGroup(subjectId: string): void {
    if (this.#asked.has(subjectId)) return;
    this.#asked.add(subjectId);
    const text = "SELECT key FROM subject WHERE id = ? AND kind = 'group'";
    const key = this.#store.statement<{ readonly key: string }>(text).get(subjectId)?.key;
    if (key !== undefined) this.#groups.add(key);
  }

  #append(
    command_id: string,
    tbl: string,
    key: string,
    op: Change['op'] | 'purge',
    subject_id: string | null,
    before: AnyStoredRow | null,
    after: AnyStoredRow | null,
  ): void {
    const { at, actor, name, reason } = this.#command;
    this.#journal.append(
      { at, actor, command_id, command: name, reason: reason ?? null, subject_id, tbl, key, op },
      before === null ? null : rowText(before),
      after === null ? null : rowText(after),
    );
  }

  #begin(): string {
    this.#commandId ??= this.#id('j');
    return this.#commandId;
  }

  #id(letter: IdLetter): string {
    const seq = this.#journal.next;
    if (seq !== this.#ordinalSeq) this.#ordinal = 0;
    this.#ordinalSeq = seq;
    for (;;) {
      const id = idAt(this.#workspaceId, letter, seq, this.#ordinal);
      this.#ordinal += 1;
      if (this.#awaitedIds.has(id) || this.#exists(idTables[letter], id)) continue;
      this.#awaitedIds.add(id);
      return id;
    }
  }

  #exists(table: FactTable, key: string): boolean {
    return this.#store.statement(rowSql(table).exists).get(key) !== undefined;
  }

  #subjectOf(table: FactTable, row: AnyStoredRow): string | null {
    const link = tableShapes[table].subject;
    switch (link.by) {
      case 'self':
        return textOf(row.id);
      case 'column': {
        const subjectId = textOf(row.subject_id);
        if (table === 'credential' || table === 'application') this.#subjectByParent.set(keyOf(table, row), subjectId);
        return subjectId;
      }
      case 'parent':
        return this.#subjectOfParent(link.table, textOf(row[link.column]) ?? '');
      case 'document':
        return this.#subjectOfDocument(keyOf(table, row));
      case 'none':
        return null;
    }
  }

  #subjectOfParent(table: 'credential' | 'application', id: string): string | null {
    const known = this.#subjectByParent.get(id);
    if (known !== undefined) return known;
    const found = textOf(this.stored(table, id)?.subject_id);
    this.#subjectByParent.set(id, found);
    return found;
  }

  #subjectOfDocument(id: string): string | null {
    const query = sql.selectFrom('subject').select('id').where('document_id', '=', '');
    return this.#store.prepared(query).get(id)?.id ?? null;
  }

  #required(table: WritableTable, key: string): AnyStoredRow {
    const row = this.stored(table, key);
    if (row === undefined) throw new Error(`there is no ${table} ${key}`);
    return row;
  }

  #mustBeOpen(): void {
    if (this.#ended) throw new Error('the command has ended; a call to the ledger was not awaited');
  }
}

/** Tables of facts about a group that participation of its providers depends on. */
const groupTables: ReadonlySet<WritableTable> = new Set(['match', 'match_review', 'occurrence', 'application', 'step']);

/** The key of a stored row. */
export function keyOf(table: FactTable, row: AnyStoredRow): string {
  return String(row[tableShapes[table].key]);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
