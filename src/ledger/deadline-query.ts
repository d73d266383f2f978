/** Deadlines as of a day. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Confidence, DeadlineKind, DeadlineSpan } from '../domain/deadline.ts';
import type { SubjectKind } from '../domain/facts.ts';
import type { BlockText, RowLayout } from '../domain/table.ts';
import type { SqlValue, Store } from './database.ts';
import {
  countedParts,
  type DeadlineFilter,
  held,
  listed,
  type Part,
  partOfDay,
  partsOf,
} from './deadline-selection.ts';
import { type DeadlineCells, joinedText } from './deadline-text.ts';
import { afterPrefix } from './ids.ts';
import { type StoredDeadline, sql } from './stored-tables.ts';

/** A deadline in a list, with the names of those concerned. */
export interface DeadlineRow {
  readonly id: string;
  readonly dueOn: CalendarDate | null;
  readonly kind: DeadlineKind;
  readonly title: string;
  readonly rule: string;
  readonly cite: string;
  readonly confidence: Confidence;
  readonly anchor: string;
  readonly anchorOn: CalendarDate | null;
  readonly leadDays: number;
  readonly payer: string | null;
  readonly payerName: string | null;
  readonly facility: string | null;
  readonly applicationId: string | null;
  readonly owner: string | null;
  readonly blocksBilling: boolean;
  readonly subjectId: string;
  readonly subjectKind: SubjectKind;
  readonly subjectKey: string;
  readonly subjectName: string;
  readonly npi: string | null;
  readonly practice: string | null;
  readonly opensOn: CalendarDate | null;
  readonly dueAtLatestOn: CalendarDate | null;
}

/** How many deadlines fall due on a day with a lead. */
export interface DeadlineCount {
  readonly dueOn: CalendarDate | null;
  readonly leadDays: number;
  readonly count: number;
}

/** How many deadlines fall due on a day; null: are of unknown date. */
export type DeadlineDay = Pick<DeadlineCount, 'dueOn' | 'count'>;

/** Whose deadline falls due on a day, and with whom; a payer and a facility are null where it is the office's own. */
export interface DueDay extends Pick<DeadlineRow, 'subjectId' | 'payer' | 'facility'> {
  readonly dueOn: CalendarDate;
}

/** Deadlines as text. */
export interface DeadlineText extends BlockText {
  /** Whether one of them rests on background knowledge. */
  readonly background: boolean;
}

/** A span with the subject that it is about. */
export interface DeadlineSpanOfSubject extends DeadlineSpan {
  readonly subjectId: string;
}

/** Reads the derived table. */
export class Deadlines {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The deadlines that hold on a day, by due date (unknown last), then subject, then title. */
  async list(filter: DeadlineFilter): Promise<readonly DeadlineRow[]> {
    return [...this.each(filter)];
  }

  /** The same, each read when it is asked for. Nothing may be written to the ledger until the last has been read. */
  *each(filter: DeadlineFilter): Generator<DeadlineRow, void, undefined> {
    let left = filter.limit;
    for (const part of this.#listedParts(filter)) {
      if (left !== undefined && left <= 0) return;
      const sorted = listed(filter, part)
        .orderBy('deadline.due_on')
        .orderBy('subject.name')
        .orderBy('deadline.title')
        .orderBy('deadline.id');
      for (const row of this.#store.tuples(left === undefined ? sorted : sorted.limit(left))) {
        if (left !== undefined) left -= 1;
        yield rowOf(row);
      }
    }
  }

  /** Where nothing was met since, what is late to this day is all, and its index has it in order. */
  #listedParts(filter: DeadlineFilter): readonly Part[] {
    const { sql: text, parameters } = held(filter, 'late and met since').select('deadline.id').limit(1).compile();
    if (this.#store.get(text, ...(parameters as SqlValue[])) !== undefined) return partsOf(filter);
    return partsOf(filter).map((part) => (part === 'due by the day asked about' ? 'late to this day' : part));
  }

  /** How many `list` would give without a limit, by due date and lead. */
  counts(filter: DeadlineFilter): readonly DeadlineCount[] {
    const counts: DeadlineCount[] = [];
    for (const part of countedParts(filter)) {
      const { sql: text, parameters } = held(filter, part).select(['deadline.due_on', 'deadline.lead_days']).compile();
      const grouped = `select due_on, lead_days, count(*) from (${text}) group by due_on, lead_days`;
      for (const [dueOn, leadDays, count] of this.#store.textTuples(grouped, ...(parameters as SqlValue[])))
        counts.push({ dueOn: dueOn as CalendarDate | null, leadDays: leadDays as number, count: count as number });
    }
    return counts;
  }

  /** The days on which deadlines of `list` fall due, in its order. */
  async days(filter: DeadlineFilter): Promise<readonly DeadlineDay[]> {
    const counts = new Map<CalendarDate | null, number>();
    for (const part of countedParts(filter)) {
      const { sql: text, parameters } = held(filter, part).select('deadline.due_on').compile();
      const grouped = `select due_on, count(*) from (${text}) group by due_on`;
      for (const [on, count] of this.#store.textTuples(grouped, ...(parameters as SqlValue[]))) {
        const dueOn = on as CalendarDate | null;
        counts.set(dueOn, (counts.get(dueOn) ?? 0) + (count as number));
      }
    }
    return [...counts]
      .map(([dueOn, count]) => ({ dueOn, count }))
      .toSorted((left, right) => compareDays(left.dueOn, right.dueOn));
  }

  /** Of the deadlines of `list` whose day is known, the day and with whom, in no order: quickly read of everybody at once. */
  *dueDays(filter: DeadlineFilter): Generator<DueDay, void, undefined> {
    for (const part of countedParts(filter)) {
      if (part === 'of unknown date') continue;
      const { sql: text, parameters } = held(filter, part)
        .select(['deadline.subject_id', 'deadline.payer', 'deadline.facility', 'deadline.due_on'])
        .compile();
      for (const [subjectId, payer, facility, dueOn] of this.#store.textTuples(text, ...(parameters as SqlValue[])))
        yield {
          subjectId: subjectId as string,
          payer: payer as string | null,
          facility: facility as string | null,
          dueOn: dueOn as CalendarDate,
        };
    }
  }

  /** The deadlines that `list` gives for one day, in its order, as text. */
  textOfDay(filter: DeadlineFilter, dueOn: CalendarDate | null, cells: DeadlineCells, layout: RowLayout): DeadlineText {
    const { sql: text, parameters } = listed({ ...filter, dueOn }, partOfDay(dueOn, filter.asOf)).compile();
    const query = joinedText({ sql: text, parameters: parameters as SqlValue[] }, cells, layout);
    const found = this.#store.get<{ rows: number; background: 0 | 1 | null; text: string | null }>(
      query.sql,
      ...query.parameters,
    );
    return { rows: found?.rows ?? 0, background: found?.background === 1, text: found?.text ?? '' };
  }

  /** Whether there are so many spans that it pays to ask for deadlines in bulk. */
  async areMany(): Promise<boolean> {
    return this.#store.get('select 1 from deadline limit 1 offset ?', spansOfSmallLedger) !== undefined;
  }

  /** All spans of the deadlines whose id is this or begins so, by id and time. */
  async spans(idOrPrefix: string): Promise<readonly DeadlineSpanOfSubject[]> {
    const typed = idOrPrefix.trim().toLowerCase();
    const query = sql.selectFrom('deadline').selectAll();
    const begun = query.where('id', '>=', typed).where('id', '<', afterPrefix(typed));
    return (await this.#store.all(begun.orderBy('id').orderBy('valid_from'))).map(spanOf);
  }

  /** All spans of one subject, in the order of their derivation. */
  async spansOf(subjectId: string): Promise<readonly DeadlineSpanOfSubject[]> {
    const query = sql.selectFrom('deadline').selectAll().where('subject_id', '=', subjectId);
    return (await this.#store.all(query.orderBy('position'))).map(spanOf);
  }

  /** How many spans there are, over all days. */
  async count(): Promise<number> {
    const counted = await this.#store.first(
      sql.selectFrom('deadline').select((eb) => eb.fn.countAll<number>().as('n')),
    );
    return counted?.n ?? 0;
  }
}

/** A ledger with so few spans answers row by row as fast, with less to set up. */
const spansOfSmallLedger = 5000;

/** Days in their order, the unknown last. */
function compareDays(left: CalendarDate | null, right: CalendarDate | null): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A row in the order of the columns that are listed. */
function rowOf(row: readonly SqlValue[]): DeadlineRow {
  return {
    id: row[0] as string,
    dueOn: row[1] as CalendarDate | null,
    kind: row[2] as DeadlineKind,
    title: row[3] as string,
    rule: row[4] as string,
    cite: row[5] as string,
    confidence: row[6] as Confidence,
    anchor: row[7] as string,
    anchorOn: row[8] as CalendarDate | null,
    leadDays: row[9] as number,
    payer: row[10] as string | null,
    payerName: row[11] as string | null,
    facility: row[12] as string | null,
    applicationId: row[13] as string | null,
    owner: row[14] as string | null,
    blocksBilling: row[15] === 1,
    subjectId: row[16] as string,
    subjectKind: row[17] as SubjectKind,
    subjectKey: row[18] as string,
    subjectName: row[19] as string,
    npi: row[20] as string | null,
    practice: row[21] as string | null,
    opensOn: row[22] as CalendarDate | null,
    dueAtLatestOn: row[23] as CalendarDate | null,
  };
}

function spanOf(row: StoredDeadline): DeadlineSpanOfSubject {
  return {
    subjectId: row.subject_id,
    id: row.id,
    validFrom: row.valid_from as CalendarDate,
    validUntil: row.valid_until as CalendarDate,
    dueOn: row.due_on as CalendarDate | null,
    kind: row.kind as DeadlineKind,
    title: row.title,
    rule: row.rule,
    cite: row.cite,
    confidence: row.confidence as Confidence,
    anchor: row.anchor,
    anchorOn: row.anchor_on as CalendarDate | null,
    arithmetic: JSON.parse(row.arithmetic) as string[],
    leadDays: row.lead_days,
    payer: row.payer,
    facility: row.facility,
    applicationId: row.application_id,
    owner: row.owner,
    blocksBilling: row.blocks_billing === 1,
    opensOn: row.opens_on as CalendarDate | null,
    dueAtLatestOn: row.due_at_latest_on as CalendarDate | null,
  };
}
