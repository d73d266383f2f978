/**
 * The derived table, kept in step with the facts: each subject's deadlines are replaced by what `derive` makes of its
 * facts. Nothing here is journaled, since all of it can be made again.
 */

import type { DeadlineSpan, DeriveDeadlines } from '../domain/deadline.ts';
import type { DerivationContext } from '../domain/facts.ts';
import type { SqlValue, Store } from './database.ts';
import type { Reach } from './door.ts';
import type { Facts } from './facts-query.ts';
import { type StoredDeadline, sql } from './stored-tables.ts';

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
};
const columns = Object.keys(blank) as readonly (keyof StoredDeadline)[];

/** Derives deadlines into a store. */
export class Derivation {
  readonly #store: Store;
  readonly #facts: Facts;
  readonly #derive: DeriveDeadlines;
  #context: DerivationContext | undefined;

  constructor(store: Store, facts: Facts, derive: DeriveDeadlines) {
    this.#store = store;
    this.#facts = facts;
    this.#derive = derive;
  }

  /** Derives the subjects that a command has touched anew. */
  async follow(reach: Reach): Promise<void> {
    const subjects = new Set(reach.subjects);
    for (const payer of reach.payers) {
      for (const id of await this.#facts.subjectIdsOfPayer(payer)) subjects.add(id);
    }
    for (const id of [...subjects].toSorted()) await this.replace(id);
  }

  /** Derives everything anew. */
  async rebuild(): Promise<Rebuilt> {
    const ids = await this.#facts.subjectIds();
    let [deadlines, changed] = [0, 0];
    for (const id of ids) {
      const replaced = await this.replace(id);
      deadlines += replaced.deadlines;
      if (replaced.changed) changed += 1;
    }
    const removed = this.#store.run('DELETE FROM deadline WHERE subject_id NOT IN (SELECT id FROM subject)');
    return { subjects: ids.length, deadlines, changed: changed + (removed > 0 ? 1 : 0) };
  }

  /** Replaces one subject's deadlines, unless they are already as they should be. */
  async replace(subjectId: string): Promise<{ readonly deadlines: number; readonly changed: boolean }> {
    const rows = await this.derived(subjectId);
    if (JSON.stringify(rows) === JSON.stringify(this.present(subjectId)))
      return { deadlines: rows.length, changed: false };
    this.#store.prepared(sql.deleteFrom('deadline').where('subject_id', '=', '')).run(subjectId);
    const insert = this.#store.prepared(sql.insertInto('deadline').values(blank));
    for (const row of rows) insert.run(...row);
    return { deadlines: rows.length, changed: true };
  }

  /** The rows that a subject should have. */
  async derived(subjectId: string): Promise<readonly (readonly SqlValue[])[]> {
    const facts = await this.#facts.of(subjectId);
    if (facts === undefined) return [];
    this.#context ??= await this.#facts.context();
    return this.#derive(facts, this.#context).map((span, position) => storedSpan(subjectId, position, span));
  }

  /** The rows that a subject has. */
  present(subjectId: string): readonly (readonly SqlValue[])[] {
    const query = sql
      .selectFrom('deadline')
      .select([...columns])
      .where('subject_id', '=', '')
      .orderBy('position');
    return this.#store
      .prepared(query)
      .all(subjectId)
      .map((row) => columns.map((column) => row[column]));
  }
}

/**
 * Derives everything anew into a temporary table of the same name, which hides the one in the file: for a file that
 * cannot be written.
 */
export async function deriveBeside(store: Store, facts: Facts, derive: DeriveDeadlines): Promise<void> {
  const layout = sql
    .selectFrom('sqlite_schema')
    .select('sql')
    .where('tbl_name', '=', 'deadline')
    .where('sql', 'is not', null);
  const statements = await store.all(layout.orderBy('type', 'desc'));
  await store.unsealed(async () => {
    for (const { sql: text } of statements)
      store.exec((text ?? '').replace(/^CREATE (TABLE|INDEX) /, 'CREATE $1 temp.'));
    store.forgetStatements();
    await new Derivation(store, facts, derive).rebuild();
  });
}

function storedSpan(subjectId: string, position: number, span: DeadlineSpan): readonly SqlValue[] {
  const row: StoredDeadline = {
    subject_id: subjectId,
    position,
    id: span.id,
    valid_from: span.validFrom,
    valid_until: span.validUntil,
    due_on: span.dueOn,
    kind: span.kind,
    title: span.title,
    rule: span.rule,
    cite: span.cite,
    confidence: span.confidence,
    anchor: span.anchor,
    anchor_on: span.anchorOn,
    arithmetic: JSON.stringify(span.arithmetic),
    lead_days: span.leadDays,
    payer: span.payer,
    facility: span.facility,
    application_id: span.applicationId,
    owner: span.owner,
    blocks_billing: span.blocksBilling ? 1 : 0,
  };
  return columns.map((column) => row[column]);
}
