/** Meetings of committees, what was put before them and what they decided. */

import type { Store } from './database.ts';
import { afterPrefix, idPrefix } from './ids.ts';
import { factRow } from './rows.ts';
import { sql } from './stored-tables.ts';
import type { FactTables } from './tables.ts';

/** A meeting as recorded. */
export type MeetingOnFile = FactTables['meeting'];
/** A file on the agenda of a meeting. */
export type AgendaItemOnFile = FactTables['agenda_item'];
/** A decision with everything that was recorded about it, and the evidence as it stood. */
export type DecisionOnFile = FactTables['decision'];

/** Reads what committees do. */
export class Committees {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** All meetings, by day. */
  async meetings(): Promise<readonly MeetingOnFile[]> {
    const query = sql.selectFrom('meeting').selectAll().orderBy('held_on').orderBy('recorded_seq');
    return (await this.#store.all(query)).map((row) => factRow('meeting', row));
  }

  /** The meetings whose id begins so. */
  async meetingsById(prefix: string): Promise<readonly MeetingOnFile[]> {
    const from = idPrefix(prefix, 'q');
    if (from === undefined) return [];
    const query = sql.selectFrom('meeting').selectAll().where('id', '>=', from).where('id', '<', afterPrefix(from));
    return (await this.#store.all(query)).map((row) => factRow('meeting', row));
  }

  /** What is on the agenda of a meeting, in the order of recording; of all meetings where none is named. */
  async agenda(meetingId?: string): Promise<readonly AgendaItemOnFile[]> {
    const query = sql.selectFrom('agenda_item').selectAll().orderBy('recorded_seq');
    const rows = await this.#store.all(meetingId === undefined ? query : query.where('meeting_id', '=', meetingId));
    return rows.map((row) => factRow('agenda_item', row));
  }

  /** Decisions, of one subject or one meeting, in the order of recording. */
  async decisions(
    filter: { readonly subjectId?: string; readonly meetingId?: string } = {},
  ): Promise<readonly DecisionOnFile[]> {
    let query = sql.selectFrom('decision').selectAll();
    if (filter.subjectId !== undefined) query = query.where('subject_id', '=', filter.subjectId);
    if (filter.meetingId !== undefined) query = query.where('meeting_id', '=', filter.meetingId);
    return (await this.#store.all(query.orderBy('recorded_seq'))).map((row) => factRow('decision', row));
  }

  /** Decisions that one person signed alone, after a day (null: from the first) until another, that day included; by day. */
  async signedOff(after: string | null, until: string): Promise<readonly DecisionOnFile[]> {
    const query = sql.selectFrom('decision').selectAll().where('decided_by', 'is not', null);
    const ended = query.where('happened_on', '<=', until).orderBy('happened_on').orderBy('recorded_seq');
    const rows = await this.#store.all(after === null ? ended : ended.where('happened_on', '>', after));
    return rows.map((row) => factRow('decision', row));
  }
}
