/** What a command hands to the ledger and what it gets back. */

import type { IdLetter } from './table-shapes.ts';
import type { FactTable, FactTables, NewRow, RowPatch, WritableTable, WrittenFile } from './tables.ts';

/** Who does what, when and why. The instant is the command's one clock reading. */
export interface Command {
  /** As typed, without arguments: `application submit`. */
  readonly name: string;
  readonly actor: string;
  /** UTC instant, ISO 8601 with `Z`: the moment of recording. */
  readonly at: string;
  /** The day the command was given for. */
  readonly asOf: string;
  readonly reason?: string | null | undefined;
  /**
   * A deed that the journal must hold and that cannot be taken back (a reveal, an export, a purge): it is journaled even
   * when no row changed, and undo passes over it.
   */
  readonly irreversible?: boolean | undefined;
}

/** One row that a command changed. */
export interface Change {
  readonly kind: WritableTable;
  /** The key of the row: its id, a payer's key, an event's uid. */
  readonly id: string;
  readonly op: 'insert' | 'update' | 'delete';
}

/** What was recorded. A command that changed nothing leaves no trace: its id and journal span are null. */
export interface Receipt {
  readonly commandId: string | null;
  /** First and last journal sequence of the command. */
  readonly journal: readonly [first: number, last: number] | null;
  readonly changes: readonly Change[];
}

/** The value that the body returned, with the receipt. */
export interface Written<T> {
  readonly value: T;
  readonly receipt: Receipt;
}

/**
 * The one door for writes, open while a command's body runs. Every change is journaled in the same transaction. Await
 * each call: a call after the body has ended throws.
 */
export interface Transaction {
  /** A new id of this kind, deterministic in the workspace and the journal position. */
  newId(letter: IdLetter): Promise<string>;
  /** The present row, or undefined. Sees what this command has changed. */
  row<T extends FactTable>(table: T, key: string): Promise<FactTables[T] | undefined>;
  /** Inserts a row and returns its key. */
  insert<T extends WritableTable>(table: T, row: NewRow<T>): Promise<string>;
  /** Changes columns of a row; false when it already read so and nothing was written. Throws when there is no such row. */
  update<T extends WritableTable>(table: T, key: string, patch: RowPatch<T>): Promise<boolean>;
  /** Deletes a row; what it held stays in the journal. Throws when there is no such row. */
  delete(table: WritableTable, key: string): Promise<void>;
  /** Notes a file that the command writes outside the ledger, for undo. */
  recordFile(file: WrittenFile): void;
  /**
   * Empties the payloads of journal entries and leaves a tombstone entry for each, so that what they held is gone while
   * the chain still verifies. Only for purge: the rows concerned must have been deleted before.
   */
  emptyPayloads(sequences: readonly number[]): Promise<void>;
}
