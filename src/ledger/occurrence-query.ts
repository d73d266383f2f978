/** What happened to subjects, with the words it was recorded in and who was told. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Store } from './database.ts';
import { sql } from './stored-tables.ts';
import type { StoredRow } from './tables.ts';

/** Somebody who was told of an occurrence. */
export interface RecordedTelling {
  readonly id: string;
  readonly payer: string | null;
  readonly facility: string | null;
  readonly on: CalendarDate;
  readonly via: string | null;
  readonly reference: string | null;
  readonly sequence: number;
}

/** An occurrence as it was recorded. */
export interface RecordedOccurrence {
  readonly id: string;
  readonly subjectId: string;
  readonly kind: string;
  readonly on: CalendarDate;
  readonly text: string;
  readonly source: string | null;
  readonly evidence: string | null;
  readonly sequence: number;
  readonly told: readonly RecordedTelling[];
}

/** An occurrence as it is counted. */
export type CountedOccurrence = Pick<RecordedOccurrence, 'id' | 'subjectId' | 'kind' | 'on'>;

/** Reads occurrences. */
export class Occurrences {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Occurrences of one subject, or of all, in the order of recording. */
  async list(subjectId?: string): Promise<readonly RecordedOccurrence[]> {
    const occurrences = sql.selectFrom('occurrence').selectAll().orderBy('recorded_seq');
    const told = sql.selectFrom('told').selectAll().orderBy('recorded_seq');
    const [rows, tellings] = await Promise.all([
      this.#store.all(subjectId === undefined ? occurrences : occurrences.where('subject_id', '=', subjectId)),
      this.#store.all(subjectId === undefined ? told : told.where('subject_id', '=', subjectId)),
    ]);
    return rows.map((row) => occurrenceOf(row, tellings));
  }

  /** Occurrences of some kinds of all subjects, without their words, in the order of recording. */
  async ofKinds(kinds: readonly string[]): Promise<readonly CountedOccurrence[]> {
    const query = sql.selectFrom('occurrence').selectAll().where('kind', 'in', kinds).orderBy('recorded_seq');
    return (await this.#store.all(query)).map(({ id, subject_id, kind, happened_on }) => {
      return { id, subjectId: subject_id, kind, on: happened_on as CalendarDate };
    });
  }
}

function occurrenceOf(row: StoredRow<'occurrence'>, told: readonly StoredRow<'told'>[]): RecordedOccurrence {
  return {
    id: row.id,
    subjectId: row.subject_id,
    kind: row.kind,
    on: row.happened_on as CalendarDate,
    text: row.text,
    source: row.source,
    evidence: row.evidence,
    sequence: row.recorded_seq,
    told: told
      .filter((one) => one.occurrence_id === row.id)
      .map((one) => ({
        id: one.id,
        payer: one.payer,
        facility: one.facility,
        on: one.happened_on as CalendarDate,
        via: one.via,
        reference: one.reference,
        sequence: one.recorded_seq,
      })),
  };
}
