/** Where in the ledger a fact is, by the id that clocks know it by. */

import { type IdLetter, idTables } from './table-shapes.ts';
import type { FactTable } from './tables.ts';

/** A row of the ledger. */
export interface FactRecord {
  readonly table: FactTable;
  readonly key: string;
  /** Whether the fact stands in the document that the row came from, and not in the row itself. */
  readonly written: boolean;
}

/**
 * The row that holds a fact about a subject; undefined where no table has such ids. Dates of contracts and of places have no
 * id of their own: they are named after the contract (`contract:KEY:...`) or the place of the subject (`place:...`).
 */
export function recordOf(factId: string, subjectId: string): FactRecord | undefined {
  if (factId.startsWith('place:')) return { table: 'subject', key: subjectId, written: true };
  const contract = /^contract:([^:]+):/.exec(factId)?.[1];
  if (contract !== undefined) return { table: 'contract', key: contract, written: true };
  const letters = factId.slice(0, Math.max(0, factId.indexOf('-')));
  if (!Object.hasOwn(idTables, letters)) return undefined;
  return { table: idTables[letters as IdLetter], key: factId, written: false };
}
