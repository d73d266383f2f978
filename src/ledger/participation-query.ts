/** Participation as derived: what may be billed by whom, as known on a day. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { type ParticipationRow, type VerdictFrom, verdictOf, verdictsOf } from '../domain/participation.ts';
import type { Prepared, Store } from './database.ts';
import { type StoredParticipation, sql } from './stored-tables.ts';

/** Entries of what rows have in common that are kept; beyond them all is forgotten and made anew. */
const mostShared = 100_000;

/** Participation as stored: subject, payer, product, group, location, text of the verdicts. */
export type KnownTuple = readonly [
  subjectId: string,
  payer: string,
  product: string | null,
  group: string | null,
  location: string | null,
  verdicts: string,
];

/** Reads participation. Rows of a clinic share their keys, days and verdicts, and each of these is there once. */
export class Participations {
  readonly #store: Store;
  #ofSubject: Prepared<StoredParticipation> | undefined;
  readonly #verdicts = new Map<string, VerdictFrom>();
  readonly #texts = new Map<string, string>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** All rows of a subject, in the order in which they were derived. */
  async rowsOf(subjectId: string): Promise<readonly ParticipationRow[]> {
    const query = sql.selectFrom('participation').selectAll().where('subject_id', '=', subjectId).orderBy('position');
    return (await this.#store.all(query)).map((row) => this.#rowOf(row));
  }

  /** What is known of a subject on a day, by key. */
  knownOn(subjectId: string, asOf: CalendarDate): readonly ParticipationRow[] {
    this.#ofSubject ??= this.#store.prepared(
      sql
        .selectFrom('participation')
        .selectAll()
        .where('subject_id', '=', '')
        .where('valid_from', '<=', '')
        .where('valid_until', '>', '')
        .orderBy('position'),
    );
    return this.#ofSubject.all(subjectId, asOf, asOf).map((row) => this.#rowOf(row));
  }

  /**
   * What is known on a day as it is stored, for large answers: of all subjects in the order of their ids, or of one. Each
   * row is the subject's id, payer, product, group, location and the text of the verdicts.
   */
  knownTuples(asOf: CalendarDate, subjectId?: string): Generator<KnownTuple> {
    let query = sql
      .selectFrom('participation')
      .select(['subject_id', 'payer', 'product', 'group_key', 'location', 'verdicts'])
      .where('valid_from', '<=', asOf)
      .where('valid_until', '>', asOf);
    if (subjectId !== undefined) query = query.where('subject_id', '=', subjectId);
    const ordered = query.orderBy('subject_id').orderBy('position');
    return this.#store.tuples(ordered) as Generator<readonly unknown[]> as Generator<KnownTuple>;
  }

  #rowOf(row: StoredParticipation): ParticipationRow {
    return {
      payer: this.#text(row.payer),
      product: row.product === null ? null : this.#text(row.product),
      group: row.group_key === null ? null : this.#text(row.group_key),
      location: row.location === null ? null : this.#text(row.location),
      validFrom: this.#text(row.valid_from) as CalendarDate,
      validUntil: this.#text(row.valid_until) as CalendarDate,
      verdicts: verdictsOf(row.verdicts, (one) => shared(this.#verdicts, one, verdictOf)),
    };
  }

  #text(text: string): string {
    return shared(this.#texts, text, String);
  }
}

function shared<T>(all: Map<string, T>, key: string, make: (key: string) => T): T {
  const known = all.get(key);
  if (known !== undefined) return known;
  if (all.size >= mostShared) all.clear();
  const made = make(key);
  all.set(key, made);
  return made;
}
