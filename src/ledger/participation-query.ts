/** Participation as derived: what may be billed by whom, as known on a day. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { type ParticipationRow, verdictsOf } from '../domain/participation.ts';
import type { Prepared, Store } from './database.ts';
import { type StoredParticipation, sql } from './stored-tables.ts';

/** Reads participation. */
export class Participations {
  readonly #store: Store;
  #ofSubject: Prepared<StoredParticipation> | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** All rows of a subject, in the order in which they were derived. */
  async rowsOf(subjectId: string): Promise<readonly ParticipationRow[]> {
    const query = sql.selectFrom('participation').selectAll().where('subject_id', '=', subjectId).orderBy('position');
    return (await this.#store.all(query)).map(rowOf);
  }

  /** What is known of a subject on a day, by key. */
  knownOn(subjectId: string, asOf: CalendarDate): readonly ParticipationRow[] {
    const query = sql
      .selectFrom('participation')
      .selectAll()
      .where('subject_id', '=', '')
      .where('valid_from', '<=', '')
      .where('valid_until', '>', '')
      .orderBy('position');
    this.#ofSubject ??= this.#store.prepared(query);
    return this.#ofSubject.all(subjectId, asOf, asOf).map(rowOf);
  }
}

function rowOf(row: StoredParticipation): ParticipationRow {
  return {
    payer: row.payer,
    product: row.product,
    group: row.group_key,
    location: row.location,
    validFrom: row.valid_from as CalendarDate,
    validUntil: row.valid_until as CalendarDate,
    verdicts: verdictsOf(row.verdicts),
  };
}
