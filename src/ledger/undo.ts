/**
 * Undo: the rows that a command changed are put back as they were, by a new command with entries of its own. It is
 * refused when later commands built on what would be taken away.
 */

import { UserError } from '../errors.ts';
import type { Store } from './database.ts';
import type { Door } from './door.ts';
import { failureCode } from './failures.ts';
import type { Journal, RecordedCommand } from './journal-query.ts';
import { rowFromText, rowText } from './rows.ts';
import { sql } from './stored-tables.ts';
import { factTableNames, tableShapes } from './table-shapes.ts';
import type { FactTable, WritableTable } from './tables.ts';

interface Entry {
  readonly seq: number;
  readonly command_id: string;
  readonly tbl: string;
  readonly key: string;
  readonly op: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly salt: string | null;
}

/** The command that `undo` means: the one asked for, or the actor's last that can be undone. */
export async function undoTarget(journal: Journal, actor: string, commandId?: string): Promise<RecordedCommand> {
  if (commandId === undefined) {
    const [last] = await journal.commands({ actor, undoable: true, limit: 1 });
    if (last !== undefined) return last;
    throw new UserError('undo/nothing', `\`${actor}\` has recorded nothing that can be undone`, {
      hint: '`empanel ledger log` shows who recorded what; `--actor NAME` undoes the last command of another',
    });
  }
  const target = await journal.command(commandId);
  if (target === undefined)
    throw new UserError('record/not-found', `there is no command \`${commandId}\``, { hint: listHint });
  const refusal = notUndoable(target, actor);
  if (refusal !== undefined) throw new UserError('undo/nothing', `\`${commandId}\` ${refusal}`, { hint: listHint });
  return target;
}

const listHint = 'see `empanel undo --list`';

function notUndoable(target: RecordedCommand, actor: string): string | undefined {
  if (target.undoneBy !== null) return `was undone already, by \`${target.undoneBy}\``;
  if (!target.undoable) return `(\`${target.name}\`) cannot be undone`;
  if (target.actor !== actor) return `was recorded by \`${target.actor}\``;
  return undefined;
}

/** Puts the rows of a command back as they were. */
export async function reverse(store: Store, journal: Journal, door: Door, target: RecordedCommand): Promise<void> {
  const [first, last] = target.journal;
  const recorded = entryQuery().where('journal.seq', '>=', first).where('journal.seq', '<=', last);
  const entries = await store.all(recorded.orderBy('journal.seq'));
  const own = entries.filter(({ tbl }) => tbl !== 'command');
  if (own.some(({ salt }) => salt === null)) throw blocked(target, 'what it recorded was purged');
  const blocking = await laterCommandOn(store, journal, target, own);
  if (blocking !== undefined) {
    const { id, name, actor, at } = blocking;
    throw blocked(target, `\`${id}\` (\`${name}\`, ${actor}, ${at}) stands on it`, `undo \`${id}\` first`);
  }
  door.undoing(target.id);
  try {
    for (const entry of own.toReversed()) restore(door, entry);
  } catch (error) {
    if (!failureCode(error).startsWith('SQLITE_CONSTRAINT')) throw error;
    throw blocked(target, 'a later command has taken the place of what it removed', listHint);
  }
}

function restore(door: Door, entry: Entry): void {
  const table = writableTable(entry.tbl);
  const present = door.stored(table, entry.key);
  const expected = entry.after === null ? undefined : rowText(rowFromText(table, entry.after));
  if ((present === undefined ? undefined : rowText(present)) !== expected) {
    throw new Error(`${table} ${entry.key} is not as journal entry ${entry.seq} left it`);
  }
  const former = entry.before === null ? undefined : rowFromText(table, entry.before);
  if (present === undefined && former !== undefined) door.insertStored(table, former);
  if (present !== undefined && former === undefined) door.deleteStored(table, present);
  if (present !== undefined && former !== undefined) door.updateStored(table, present, former);
}

/** The newest later command, itself in force, that touched the same rows or built on them. */
async function laterCommandOn(
  store: Store,
  journal: Journal,
  target: RecordedCommand,
  own: readonly Entry[],
): Promise<RecordedCommand | undefined> {
  const taken = new Set([...own.map(({ tbl, key }) => placeOf(tbl, key)), ...hangingRows(store, own)]);
  const courses = new Set(own.map(courseOf).filter((course) => course !== undefined));
  const tables = factTableNames.filter((table) => isConcerned(table, own));
  const later = entryQuery().where('journal.seq', '>', target.journal[1]).where('tbl', 'in', tables);
  for (const entry of await store.all(later.orderBy('journal.seq', 'desc'))) {
    const course = courseOf(entry);
    if (!taken.has(placeOf(entry.tbl, entry.key)) && (course === undefined || !courses.has(course))) continue;
    const command = await journal.command(entry.command_id);
    if (command !== undefined && command.undoneBy === null && command.undoes === null) return command;
  }
  return undefined;
}

/** Whether changes of a table can matter to these entries: their own tables, and those whose rows name rows of theirs. */
function isConcerned(table: FactTable, own: readonly Entry[]): boolean {
  const named = new Set<string>([table, ...Object.values(tableShapes[table].references)]);
  const builds = tableShapes[table].buildsOn !== null;
  return own.some(
    ({ tbl }) => named.has(tbl) || (builds && tbl !== 'command' && tableShapes[writableTable(tbl)].buildsOn !== null),
  );
}

/** Rows of others that name rows which the reversal would delete. */
function hangingRows(store: Store, own: readonly Entry[]): readonly string[] {
  const created = own.filter(({ op }) => op === 'insert');
  return factTableNames.flatMap((table) =>
    Object.entries(tableShapes[table].references).flatMap(([column, parent]) => {
      const { key } = tableShapes[table];
      const children = store.statement<{ key: string }>(`SELECT "${key}" AS key FROM "${table}" WHERE "${column}" = ?`);
      const parents = created.filter(({ tbl }) => tbl === parent);
      return parents.flatMap((entry) => children.all(entry.key).map((child) => placeOf(table, child.key)));
    }),
  );
}

/** The course of events that an entry is part of, if any: the steps of one application build on each other. */
function courseOf(entry: Entry): string | undefined {
  const table = writableTable(entry.tbl);
  const column = tableShapes[table].buildsOn;
  const text = entry.after ?? entry.before;
  return column === null || text === null ? undefined : String(rowFromText(table, text)[column]);
}

function placeOf(table: string, key: string): string {
  return `${table} ${key}`;
}

function blocked(target: RecordedCommand, because: string, hint?: string): UserError {
  return new UserError('undo/blocked', `\`${target.id}\` (\`${target.name}\`) cannot be undone: ${because}`, { hint });
}

function writableTable(name: string): WritableTable {
  const table = factTableNames.find((known): known is WritableTable => known === name && known !== 'command');
  if (table === undefined) throw new Error(`the journal names an unknown table ${name}`);
  return table;
}

const entryQuery = () =>
  sql
    .selectFrom('journal')
    .innerJoin('journal_payload', 'journal_payload.seq', 'journal.seq')
    .select(['journal.seq', 'command_id', 'tbl', 'key', 'op', 'before', 'after', 'salt']);
