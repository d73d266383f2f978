/**
 * The derived table, kept in step with the facts: each subject's deadlines are replaced by what `derive` makes of its
 * facts. Nothing here is journaled, since all of it can be made again.
 */

import type { DeadlineSpan, DeriveDeadlines } from '../domain/deadline.ts';
import type { DerivationContext, SubjectFacts } from '../domain/facts.ts';
import type { DeriveParticipation } from '../domain/participation-derivation.ts';
import type { SqlValue, Store } from './database.ts';
import { ParticipationRows } from './derived-participation.ts';
import type { Reach } from './door.ts';
import type { Facts } from './facts-query.ts';
import { type StoredDeadline, sql } from './stored-tables.ts';

/** How derived rows are made from facts. */
export interface Derive {
  readonly derive: DeriveDeadlines;
  /** Absent: no participation is derived. */
  readonly participation?: DeriveParticipation | undefined;
}

/** Rows of the derived tables that are made for one subject, as stored. */
export interface DerivedRows {
  readonly subjectId: string;
  readonly deadlines: readonly (readonly SqlValue[])[];
  readonly participation: readonly (readonly SqlValue[])[];
}

/** Others that derive subjects of the same ledger at the same time. */
export interface DerivationHelp {
  /** Subjects to be derived here next; none when all are taken. */
  readonly claim: () => readonly string[];
  /** What others have derived since last asked. */
  readonly received: () => readonly DerivedRows[];
  /** What others are still deriving. Subjects that nobody derived, since a helper failed, are left out. */
  readonly rest: () => Promise<readonly DerivedRows[]>;
}

/** Finds others to derive some subjects of the ledger at a path; undefined where there are none, or it is not worth it. */
export type FindHelp = (path: string, subjectIds: readonly string[]) => Promise<DerivationHelp | undefined>;

/** What a rebuild did. */
export interface Rebuilt {
  readonly subjects: number;
  readonly deadlines: number;
  /** Subjects whose deadlines came out different from what was there. */
  readonly changed: number;
}

const blank: StoredDeadline = {
  subject_id: '',
  position: 0,
  id: '',
  valid_from: '',
  valid_until: '',
  due_on: '',
  kind: '',
  title: '',
  rule: '',
  cite: '',
  confidence: '',
  anchor: '',
  anchor_on: '',
  arithmetic: '',
  lead_days: 0,
  payer: '',
  facility: '',
  application_id: '',
  owner: '',
  blocks_billing: 0,
  opens_on: '',
  due_at_latest_on: '',
};
const columns = Object.keys(blank) as readonly (keyof StoredDeadline)[];

/** Derives deadlines into a store. */
export class Derivation {
  readonly #store: Store;
  readonly #facts: Facts;
  readonly #derive: DeriveDeadlines;
  readonly #participation: ParticipationRows | undefined;
  #context: DerivationContext | undefined;
  #statements: ReturnType<typeof preparedStatements> | undefined;

  constructor(store: Store, facts: Facts, { derive, participation }: Derive) {
    this.#store = store;
    this.#facts = facts;
    this.#derive = derive;
    this.#participation = participation === undefined ? undefined : new ParticipationRows(store, facts, participation);
  }

  /** Derives the subjects that a command has touched anew. */
  async follow(reach: Reach): Promise<void> {
    const subjects = new Set(reach.subjects);
    for (const payer of reach.bodies) {
      for (const id of await this.#facts.subjectIdsOfBody(payer)) subjects.add(id);
    }
    for (const group of reach.groups) {
      for (const id of await this.#facts.subjectIdsOfGroup(group)) subjects.add(id);
    }
    if (reach.roster) for (const id of await this.#facts.rosterBearerIds()) subjects.add(id);
    for (const id of [...subjects].toSorted()) await this.replace(id);
  }

  /**
   * Derives everything anew, one subject after the other; `step` is told after each. `byOthers` says that other rules made
   * what is there, so that most of it will be replaced: then the indexes are made afterwards, at once. With `find` others
   * may derive too, who see what is committed: the facts must be.
   */
  async rebuild(byOthers: boolean, step: () => void = () => {}, find?: FindHelp): Promise<Rebuilt> {
    const ids = await this.#facts.subjectIds();
    const isEmpty =
      this.#store.get('SELECT 1 FROM deadline UNION ALL SELECT 1 FROM participation LIMIT 1') === undefined;
    const indexes = isEmpty || byOthers ? droppedIndexes(this.#store) : [];
    let [deadlines, changed] = [0, 0];
    const left = new Set(ids);
    const keep = (rows: DerivedRows): void => {
      left.delete(rows.subjectId);
      deadlines += rows.deadlines.length;
      if (this.#keep(rows, isEmpty)) changed += 1;
      step();
    };
    const help = await find?.(this.#store.path, ids);
    if (help !== undefined) {
      for (let own = help.claim(); own.length > 0; own = help.claim()) {
        for (const id of own) keep(await this.rows(id));
        for (const rows of help.received()) keep(rows);
      }
      for (const rows of await help.rest()) keep(rows);
    }
    for (const id of left) keep(await this.rows(id));
    const removed = isEmpty ? 0 : derivedTables.reduce((sum, table) => sum + this.#store.run(orphansText(table)), 0);
    for (const index of indexes) this.#store.exec(index);
    return { subjects: ids.length, deadlines, changed: changed + (removed > 0 ? 1 : 0) };
  }

  /** Derives everything into a table that has no rows yet and keeps its indexes. */
  async fill(): Promise<void> {
    for (const id of await this.#facts.subjectIds()) await this.replace(id, true);
  }

  /** Replaces one subject's deadlines and participation, unless they are already as they should be. `hasNone`: there are none to compare. */
  async replace(subjectId: string, hasNone = false): Promise<void> {
    this.#keep(await this.rows(subjectId), hasNone);
  }

  /** What a subject's rows should be. */
  async rows(subjectId: string): Promise<DerivedRows> {
    const facts = await this.#facts.of(subjectId);
    const context = await this.#shared();
    return {
      subjectId,
      deadlines: this.#rowsOf(subjectId, facts, context),
      participation: this.#participation?.rows(facts, subjectId, context) ?? [],
    };
  }

  /** Puts a subject's rows in place of those that are there; says whether they differ. */
  #keep({ subjectId, deadlines, participation }: DerivedRows, hasNone: boolean): boolean {
    const moved = this.#participation?.keep(subjectId, participation, hasNone) ?? false;
    const present = hasNone ? [] : this.#present(subjectId);
    if (isSame(deadlines, present)) return moved;
    const { remove, insert } = this.#prepared();
    if (present.length > 0) remove.run(subjectId);
    for (const row of deadlines) insert.run(...row);
    return true;
  }

  /** Whether a subject has the deadlines and the participation that it should have. */
  async holds(subjectId: string): Promise<{ readonly deadlines: boolean; readonly participation: boolean }> {
    const { deadlines, participation } = await this.rows(subjectId);
    return {
      deadlines: isSame(deadlines, this.#present(subjectId)),
      participation: this.#participation?.holds(subjectId, participation) ?? true,
    };
  }

  /** What all subjects share, read once. */
  async #shared(): Promise<DerivationContext> {
    this.#context ??= await this.#facts.context();
    return this.#context;
  }

  #rowsOf(
    subjectId: string,
    facts: SubjectFacts | undefined,
    context: DerivationContext,
  ): readonly (readonly SqlValue[])[] {
    if (facts === undefined) return [];
    return this.#derive(facts, context).map((span, position) => storedSpan(subjectId, position, span));
  }

  #present(subjectId: string): readonly StoredDeadline[] {
    return this.#prepared().present.all(subjectId);
  }

  #prepared(): ReturnType<typeof preparedStatements> {
    this.#statements ??= preparedStatements(this.#store);
    return this.#statements;
  }
}

/** The tables that are made from facts. */
export const derivedTables = ['deadline', 'participation'] as const;

function orphansText(table: (typeof derivedTables)[number]): string {
  return `DELETE FROM ${table} WHERE subject_id NOT IN (SELECT id FROM subject)`;
}

/** Statements that run for every subject or every row, each prepared once. */
const preparedStatements = (store: Store) => {
  const ofSubject = sql
    .selectFrom('deadline')
    .select([...columns])
    .where('subject_id', '=', '')
    .orderBy('position');
  return {
    present: store.prepared<StoredDeadline>(ofSubject),
    remove: store.prepared(sql.deleteFrom('deadline').where('subject_id', '=', '')),
    insert: store.prepared(sql.insertInto('deadline').values(blank)),
  };
};

function isSame(rows: readonly (readonly SqlValue[])[], present: readonly StoredDeadline[]): boolean {
  return (
    rows.length === present.length &&
    rows.every((row, index) => columns.every((column, position) => row[position] === present[index]?.[column]))
  );
}

/** Takes away the indexes of the derived table that its layout names, and returns the text that makes them again. */
function droppedIndexes(store: Store): readonly string[] {
  const named = store.statement<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'deadline' AND sql IS NOT NULL",
  );
  const indexes = named.all();
  for (const { name } of indexes) store.exec(`DROP INDEX "${name}"`);
  return indexes.map((index) => index.sql);
}

/**
 * Derives everything anew into a temporary table of the same name, which hides the one in the file: for a file that
 * cannot be written.
 */
export async function deriveBeside(store: Store, facts: Facts, derive: Derive): Promise<void> {
  const layout = sql
    .selectFrom('sqlite_schema')
    .select('sql')
    .where('tbl_name', 'in', [...derivedTables])
    .where('sql', 'is not', null);
  const statements = await store.all(layout.orderBy('type', 'desc'));
  await store.unsealed(async () => {
    for (const { sql: text } of statements)
      store.exec((text ?? '').replace(/^CREATE (TABLE|INDEX) /, 'CREATE $1 temp.'));
    store.forgetStatements();
    await new Derivation(store, facts, derive).fill();
  });
}

/** In the order of the columns. */
function storedSpan(subjectId: string, position: number, span: DeadlineSpan): readonly SqlValue[] {
  return [
    subjectId,
    position,
    span.id,
    span.validFrom,
    span.validUntil,
    span.dueOn,
    span.kind,
    span.title,
    span.rule,
    span.cite,
    span.confidence,
    span.anchor,
    span.anchorOn,
    JSON.stringify(span.arithmetic),
    span.leadDays,
    span.payer,
    span.facility,
    span.applicationId,
    span.owner,
    span.blocksBilling ? 1 : 0,
    span.opensOn,
    span.dueAtLatestOn,
  ];
}
