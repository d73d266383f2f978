/** The derived table of participation, kept in step with the facts beside the deadlines. Nothing here is journaled. */

import type { DerivationContext, SubjectFacts } from '../domain/facts.ts';
import { type ParticipationRow, verdictsText } from '../domain/participation.ts';
import type { DeriveParticipation } from '../domain/participation-derivation.ts';
import type { SqlValue, Store } from './database.ts';
import type { Facts } from './facts-query.ts';
import { type StoredParticipation, sql } from './stored-tables.ts';

const blank: StoredParticipation = {
  subject_id: '',
  position: 0,
  payer: '',
  product: '',
  group_key: '',
  location: '',
  valid_from: '',
  valid_until: '',
  verdicts: '',
};
const columns = Object.keys(blank) as readonly (keyof StoredParticipation)[];

/** Derives participation into a store. */
export class ParticipationRows {
  readonly #store: Store;
  readonly #facts: Facts;
  readonly #derive: DeriveParticipation;
  #statements: ReturnType<typeof preparedStatements> | undefined;

  constructor(store: Store, facts: Facts, derive: DeriveParticipation) {
    this.#store = store;
    this.#facts = facts;
    this.#derive = derive;
  }

  /** Puts a subject's rows in place of those that are there, unless they are the same; says whether they were not. `hasNone`: there are none. */
  keep(subjectId: string, rows: readonly (readonly SqlValue[])[], hasNone: boolean): boolean {
    const { present, remove, insert } = this.#prepared();
    const known = hasNone ? [] : present.all(subjectId);
    if (isSame(rows, known)) return false;
    if (known.length > 0) remove.run(subjectId);
    for (const row of rows) insert.run(...row);
    return true;
  }

  /** Whether a subject has these rows. */
  holds(subjectId: string, rows: readonly (readonly SqlValue[])[]): boolean {
    return isSame(rows, this.#prepared().present.all(subjectId));
  }

  /** What a subject's rows should be. */
  rows(
    facts: SubjectFacts | undefined,
    subjectId: string,
    context: DerivationContext,
  ): readonly (readonly SqlValue[])[] {
    if (facts === undefined) return [];
    const rows = this.#derive(facts, this.#facts.standing(subjectId), context);
    return rows.map((row, position) => storedRow(subjectId, position, row));
  }

  #prepared(): ReturnType<typeof preparedStatements> {
    this.#statements ??= preparedStatements(this.#store);
    return this.#statements;
  }
}

const preparedStatements = (store: Store) => {
  const ofSubject = sql
    .selectFrom('participation')
    .select([...columns])
    .where('subject_id', '=', '')
    .orderBy('position');
  return {
    present: store.prepared<StoredParticipation>(ofSubject),
    remove: store.prepared(sql.deleteFrom('participation').where('subject_id', '=', '')),
    insert: store.prepared(sql.insertInto('participation').values(blank)),
  };
};

function isSame(rows: readonly (readonly SqlValue[])[], present: readonly StoredParticipation[]): boolean {
  return (
    rows.length === present.length &&
    rows.every((row, index) => columns.every((column, position) => row[position] === present[index]?.[column]))
  );
}

/** In the order of the columns. */
function storedRow(subjectId: string, position: number, row: ParticipationRow): readonly SqlValue[] {
  return [
    subjectId,
    position,
    row.payer,
    row.product,
    row.group,
    row.location,
    row.validFrom,
    row.validUntil,
    verdictsText(row.verdicts),
  ];
}
