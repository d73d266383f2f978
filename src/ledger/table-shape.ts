/** What the door, undo and verification must know about a fact table. */

import type { FactTable, FactTables } from './tables.ts';

/** How a column is stored. */
export type ColumnStorage = 'text' | 'integer' | 'json';

/** Which subject a row belongs to: it is one, it names one, it hangs on a row that does, one was made from it, or none. */
export type SubjectLink =
  | { readonly by: 'self' }
  | { readonly by: 'column' }
  | { readonly by: 'parent'; readonly table: 'credential' | 'application'; readonly column: string }
  | { readonly by: 'document' }
  | { readonly by: 'none' };

/** The shape of one fact table. */
export interface TableShape<T extends FactTable = FactTable> {
  readonly key: string;
  readonly columns: Readonly<Record<keyof FactTables[T] & string, ColumnStorage>>;
  readonly subject: SubjectLink;
  /** Whether deadlines are derived from it. */
  readonly derives: boolean;
  /** Columns that name rows of other tables; such a row cannot be undone away while this one stands. */
  readonly references: Readonly<Record<string, FactTable>>;
  /** The column that names the course of events which its rows build up: the steps of an application. */
  readonly buildsOn: string | null;
  /** Columns that no log shows. */
  readonly hidden: readonly string[];
}

/** The shapes of all tables by name. */
export type TableShapes = { readonly [T in FactTable]: TableShape<T> };

/** References of a table that names no other row. */
export const noReferences = {};
/** A row that names its subject. */
export const bySubject: SubjectLink = { by: 'column' };
/** A row of an application. */
export const byApplication: SubjectLink = { by: 'parent', table: 'application', column: 'application_id' };
/** References of a row of an application. */
export const onApplication = { application_id: 'application' } as const;
/** References of a row that names its subject. */
export const onSubject = { subject_id: 'subject' } as const;
