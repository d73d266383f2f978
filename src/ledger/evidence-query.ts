/** Evidence: papers that were stored by the hash of their content, and what they are proof of. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Subject } from '../domain/facts.ts';
import type { Store } from './database.ts';
import { afterPrefix, idPrefix } from './ids.ts';
import { sql } from './stored-tables.ts';
import { subjectOf } from './subject-query.ts';
import type { StoredRow } from './tables.ts';

/** A stored paper. */
export interface Evidence {
  readonly id: string;
  readonly subject: Subject | null;
  /** `license`, `loss-run`, `background-report` …. */
  readonly kind: string;
  /** Name of the file when it was given. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Where it is kept, relative to the workspace. */
  readonly path: string;
  readonly addedOn: CalendarDate;
  /** Id of the credential or verification that it proves. */
  readonly of: string | null;
  readonly note: string | null;
}

/** Reads what is kept as evidence. */
export class Evidences {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Evidence by a day, of one subject or of all, in the order of recording. */
  async list(
    filter: { readonly subjectId?: string | undefined; readonly asOf?: CalendarDate } = {},
  ): Promise<readonly Evidence[]> {
    let query = sql.selectFrom('evidence').selectAll();
    if (filter.subjectId !== undefined) query = query.where('subject_id', '=', filter.subjectId);
    if (filter.asOf !== undefined) query = query.where('happened_on', '<=', filter.asOf);
    return this.#withSubjects(await this.#store.all(query.orderBy('recorded_seq')));
  }

  /** The evidence whose id begins as typed. */
  async find(typed: string): Promise<readonly Evidence[]> {
    const prefix = idPrefix(typed, 'e');
    if (prefix === undefined) return [];
    const begun = sql
      .selectFrom('evidence')
      .selectAll()
      .where('id', '>=', prefix)
      .where('id', '<', afterPrefix(prefix));
    return this.#withSubjects(await this.#store.all(begun.orderBy('id')));
  }

  /** Whether any evidence is kept at a path of the workspace. */
  async isKept(path: string): Promise<boolean> {
    const row = await this.#store.first(sql.selectFrom('evidence').select('id').where('path', '=', path));
    return row !== undefined;
  }

  async #withSubjects(rows: readonly StoredRow<'evidence'>[]): Promise<readonly Evidence[]> {
    const ids = [...new Set(rows.flatMap(({ subject_id }) => subject_id ?? []))];
    const all = sql.selectFrom('subject').selectAll();
    // Those of one or two are asked for by themselves: whoever asks for each subject in turn would read all of them each time.
    const found = ids.length === 0 ? [] : await this.#store.all(ids.length > 2 ? all : all.where('id', 'in', ids));
    const subjects = new Map(found.map((row) => [row.id, subjectOf(row)]));
    return rows.map((row) => ({
      id: row.id,
      subject: row.subject_id === null ? null : (subjects.get(row.subject_id) ?? null),
      kind: row.kind,
      name: row.name,
      sha256: row.sha256,
      bytes: row.bytes,
      path: row.path,
      addedOn: row.happened_on as CalendarDate,
      of: row.of,
      note: row.note,
    }));
  }
}
