/** Rows of fact tables between their three forms: as given, as stored, and as the text that the journal keeps. */

import type { SqlValue } from './database.ts';
import { queryBuilder } from './stored-tables.ts';
import { factTableNames, tableShapes } from './table-shapes.ts';
import type { FactTable, FactTables, NewRow, RowPatch } from './tables.ts';

/** A stored row of any table, its columns in the order of the shape. */
export type AnyStoredRow = Record<string, SqlValue>;

/** Columns of a table, in order. */
export function columnsOf(table: FactTable): readonly string[] {
  return columnNames[table];
}

const columnNames = Object.fromEntries(
  factTableNames.map((table) => [table, Object.keys(tableShapes[table].columns)]),
) as unknown as Readonly<Record<FactTable, readonly string[]>>;

const blankRows = Object.fromEntries(
  factTableNames.map((table) => [table, Object.fromEntries(columnNames[table].map((column) => [column, null]))]),
) as unknown as Readonly<Record<FactTable, AnyStoredRow>>;

const storages = tableShapes as Readonly<Record<FactTable, { readonly columns: Readonly<Record<string, string>> }>>;

/** A row to be inserted, as stored: what was left out is null. */
export function storedRow<T extends FactTable>(table: T, row: NewRow<T>, recordedSeq: number): AnyStoredRow {
  const given = row as Readonly<Record<string, unknown>>;
  // A copy has all its columns from the start: an object that grows column by column costs more than the rest of a row.
  const stored: AnyStoredRow = { ...blankRows[table] };
  for (const column of columnNames[table]) {
    stored[column] = column === 'recorded_seq' ? recordedSeq : storedValue(table, column, given[column]);
  }
  return stored;
}

/** The stored row with a patch applied; the same values where the patch says nothing. */
export function patchedRow<T extends FactTable>(table: T, row: AnyStoredRow, patch: RowPatch<T>): AnyStoredRow {
  const stored: AnyStoredRow = { ...row };
  for (const [column, value] of Object.entries(patch)) {
    if (!(column in stored)) throw new Error(`table ${table} has no column ${column}`);
    if (value !== undefined) stored[column] = storedValue(table, column, value);
  }
  return stored;
}

function storedValue(table: FactTable, column: string, value: unknown): SqlValue {
  if (storages[table].columns[column] === 'json') return JSON.stringify(value);
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new Error(`column ${table}.${column} takes text or a number`);
}

/** A stored row as callers get it. */
export function factRow<T extends FactTable>(table: T, stored: AnyStoredRow): FactTables[T] {
  const { columns } = storages[table];
  const row: Record<string, unknown> = {};
  for (const column of columnNames[table]) {
    const value = stored[column] ?? null;
    row[column] = columns[column] === 'json' && typeof value === 'string' ? JSON.parse(value) : value;
  }
  return row as unknown as FactTables[T];
}

/** The text that the journal keeps of a stored row: equal rows have equal text. */
export function rowText(stored: AnyStoredRow): string {
  return JSON.stringify(stored);
}

/** A row back from the journal; columns that later layouts added are null. */
export function rowFromText(table: FactTable, text: string): AnyStoredRow {
  const kept = JSON.parse(text) as AnyStoredRow;
  return Object.fromEntries(columnNames[table].map((column) => [column, kept[column] ?? null]));
}

/** The SQL of the door for one table. Parameters are positional: columns in order, then the key. */
export interface RowSql {
  readonly select: string;
  readonly exists: string;
  readonly insert: string;
  readonly update: string;
  readonly delete: string;
}

const anyTable = queryBuilder<Record<FactTable, AnyStoredRow>>();
const rowSqlByTable = new Map<FactTable, RowSql>();

/** The statements of a table, built on first use. */
export function rowSql(table: FactTable): RowSql {
  const known = rowSqlByTable.get(table);
  if (known !== undefined) return known;
  const columns = columnNames[table];
  const { key } = tableShapes[table];
  const blank = Object.fromEntries(columns.map((column) => [column, '']));
  const made = {
    select: anyTable
      .selectFrom(table)
      .select([...columns])
      .where(key, '=', '')
      .compile().sql,
    exists: anyTable
      .selectFrom(table)
      .select((eb) => eb.lit(1).as('found'))
      .where(key, '=', '')
      .compile().sql,
    insert: anyTable.insertInto(table).values(blank).compile().sql,
    update: anyTable.updateTable(table).set(blank).where(key, '=', '').compile().sql,
    delete: anyTable.deleteFrom(table).where(key, '=', '').compile().sql,
  };
  rowSqlByTable.set(table, made);
  return made;
}
