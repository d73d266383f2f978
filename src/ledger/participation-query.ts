/** Participation as derived: what may be billed by whom, as known on a day. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { type ParticipationRow, type VerdictFrom, verdictOf, verdictsOf } from '../domain/participation.ts';
import type { Prepared, Store } from './database.ts';
import { type StoredParticipation, sql } from './stored-tables.ts';

/** Entries of what rows have in common that are kept; beyond them all is forgotten and made anew. */
const mostShared = 100_000;

/** What divides the parts of a key in `Participations.knownText`. */
export const storedDivider = '\x1f';
/** What stands there where a row has no product, group or location. */
export const noneStored = '\x1a';

/** Rows as text, one after the other in the order of the key. */
const knownText = `
  SELECT CAST(group_concat(subject_id || char(9) || payer || char(31) || ifnull(product, char(26)) || char(31) ||
    ifnull(group_key, char(26)) || char(31) || ifnull(location, char(26)) || char(9) || verdicts || char(10), '') AS BLOB) AS rows
  FROM (SELECT * FROM participation WHERE subject_id BETWEEN ? AND ? AND valid_from <= ? AND valid_until > ?
    ORDER BY subject_id, position)`;

/** Reads participation. Rows of a clinic share their keys, days and verdicts, and each of these is there once. */
export class Participations {
  readonly #store: Store;
  #ofSubject: Prepared<StoredParticipation> | undefined;
  #known: Prepared<{ readonly rows: Buffer | null }> | undefined;
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
   * What is known on a day of the subjects from one id to another, in the order of their ids, as it is stored: for large
   * answers, of which a row at a time costs twice as much. Each row is the id, a tab, the key (payer, product, group and
   * location between `storedDivider`s), a tab, the text of the verdicts and a line feed.
   */
  knownText(asOf: CalendarDate, first: string, last: string): Buffer {
    this.#known ??= this.#store.statement<{ readonly rows: Buffer | null }>(knownText);
    return this.#known.get(first, last, asOf, asOf)?.rows ?? Buffer.alloc(0);
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
