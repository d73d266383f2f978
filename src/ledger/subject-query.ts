/** Providers, groups and facilities as last synced, and how people name them. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Subject, SubjectKind } from '../domain/facts.ts';
import type { Store } from './database.ts';
import { afterPrefix, idPrefix } from './ids.ts';
import { sql } from './stored-tables.ts';
import type { StoredRow } from './tables.ts';

/** Which subjects. */
export interface SubjectFilter {
  readonly kind?: SubjectKind | undefined;
  readonly status?: readonly Subject['status'][] | undefined;
  readonly practice?: string | undefined;
}

/** A provider as stored, without most of what is known. */
export type ProviderTuple = readonly [id: string, npi: string | null, name: string, taxonomies: string];

/** A stored subject as domain value. */
export function subjectOf(row: StoredRow<'subject'>): Subject {
  return {
    id: row.id,
    kind: row.kind,
    key: row.key,
    npi: row.npi,
    name: row.name,
    practice: row.practice,
    type: row.type,
    status: row.status,
    states: JSON.parse(row.states) as string[],
    taxonomies: JSON.parse(row.taxonomies) as string[],
    groups: JSON.parse(row.groups) as string[],
    departedOn: row.departed_on as CalendarDate | null,
  };
}

/** Reads subjects. */
export class Subjects {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Subjects by name, then key. */
  async list(filter: SubjectFilter = {}): Promise<readonly Subject[]> {
    let query = sql.selectFrom('subject').selectAll();
    if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
    if (filter.status !== undefined) query = query.where('status', 'in', [...filter.status]);
    if (filter.practice !== undefined) query = query.where('practice', '=', filter.practice);
    return (await this.#store.all(query.orderBy('name').orderBy('key'))).map(subjectOf);
  }

  /** All providers as stored, in the order of their ids: id, NPI, name, text of the taxonomies. */
  providerTuples(): Generator<ProviderTuple> {
    const query = sql.selectFrom('subject').select(['id', 'npi', 'name', 'taxonomies']).where('kind', '=', 'provider');
    return this.#store.tuples(query.orderBy('id')) as Generator<readonly unknown[]> as Generator<ProviderTuple>;
  }

  /** What all providers are called, and no more of them. */
  providerNames(): readonly Pick<Subject, 'id' | 'key' | 'name'>[] {
    return this.#store
      .statement<Pick<Subject, 'id' | 'key' | 'name'>>("SELECT id, key, name FROM subject WHERE kind = 'provider'")
      .all();
  }

  /** The profession of the provider with this ledger id; null: none is known. */
  typeOf(id: string): string | null {
    return (
      this.#store.statement<{ readonly type: string | null }>('SELECT type FROM subject WHERE id = ?').get(id)?.type ??
      null
    );
  }

  /** The subject with this ledger id. */
  async byId(id: string): Promise<Subject | undefined> {
    return this.#one(sql.selectFrom('subject').selectAll().where('id', '=', id));
  }

  /** The subjects of these ids, in no order; ids of none are passed over. */
  async byIds(ids: readonly string[]): Promise<readonly Subject[]> {
    const text = 'SELECT * FROM subject WHERE id IN (SELECT value FROM json_each(?))';
    return this.#store.statement<StoredRow<'subject'>>(text).all(JSON.stringify(ids)).map(subjectOf);
  }

  /** The provider with this NPI. */
  async byNpi(npi: string): Promise<Subject | undefined> {
    return this.#one(sql.selectFrom('subject').selectAll().where('npi', '=', npi));
  }

  /** The subject of a kind with this key (NPI of a provider, key of a group or facility). */
  async byKey(kind: SubjectKind, key: string): Promise<Subject | undefined> {
    return this.#one(sql.selectFrom('subject').selectAll().where('kind', '=', kind).where('key', '=', key));
  }

  /** The subject that was made from this document. */
  async byDocument(documentId: string): Promise<Subject | undefined> {
    return this.#one(sql.selectFrom('subject').selectAll().where('document_id', '=', documentId));
  }

  /**
   * The subjects that a person may mean, by name: an NPI, a key, an id or its beginning, or parts of a name in any order
   * ("ruiz, ana"). An exact NPI, key or id stands alone; several results are for the caller to list.
   */
  async find(text: string, kind?: SubjectKind): Promise<readonly Subject[]> {
    const typed = text.trim();
    const exact = await this.#matches(
      sql
        .selectFrom('subject')
        .selectAll()
        .where((eb) => eb.or([eb('npi', '=', typed), eb('key', '=', typed.toLowerCase()), eb('id', '=', typed)])),
      kind,
    );
    if (exact.length > 0) return exact;
    const begun = await this.#byIdPrefix(typed, kind);
    return begun.length > 0 ? begun : this.#byName(typed, kind);
  }

  async #byIdPrefix(typed: string, kind: SubjectKind | undefined): Promise<readonly Subject[]> {
    const letters = (['p', 'g', 'f'] as const).filter((letter) => typed.toLowerCase().startsWith(`${letter}-`));
    const found = letters.map(async (letter) => {
      const prefix = idPrefix(typed, letter);
      if (prefix === undefined) return [];
      const query = sql
        .selectFrom('subject')
        .selectAll()
        .where('id', '>=', prefix)
        .where('id', '<', afterPrefix(prefix));
      return this.#matches(query, kind);
    });
    return (await Promise.all(found)).flat();
  }

  async #byName(typed: string, kind: SubjectKind | undefined): Promise<readonly Subject[]> {
    const words = nameWords(typed);
    if (words.length === 0) return [];
    const names = await this.#store.all(sql.selectFrom('subject').select(['id', 'name']));
    const ids = names.filter(({ name }) => saysAll(nameWords(name), words)).map(({ id }) => id);
    const subjects = await Promise.all(ids.map((id) => this.byId(id)));
    return subjects
      .filter((subject) => subject !== undefined)
      .filter((subject) => kind === undefined || subject.kind === kind)
      .toSorted(byName);
  }

  async #matches(query: SubjectQuery, kind: SubjectKind | undefined): Promise<readonly Subject[]> {
    const rows = await this.#store.all(kind === undefined ? query : query.where('kind', '=', kind));
    return rows.map(subjectOf).toSorted(byName);
  }

  async #one(query: SubjectQuery): Promise<Subject | undefined> {
    const row = await this.#store.first(query);
    return row === undefined ? undefined : subjectOf(row);
  }
}

const everySubject = () => sql.selectFrom('subject').selectAll();
type SubjectQuery = ReturnType<typeof everySubject>;

function byName(left: Subject, right: Subject): number {
  if (left.name !== right.name) return left.name < right.name ? -1 : 1;
  return left.key < right.key ? -1 : 1;
}

/** Words of a name without case, accents and punctuation. */
function nameWords(name: string): readonly string[] {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function saysAll(name: readonly string[], words: readonly string[]): boolean {
  return words.every((word) => name.some((part) => part.startsWith(word)));
}
