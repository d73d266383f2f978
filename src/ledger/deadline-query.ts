/** Deadlines as of a day. */

import { type CalendarDate, lastDate } from '../domain/calendar/calendar-date.ts';
import type { Confidence, DeadlineKind, DeadlineSpan } from '../domain/deadline.ts';
import type { SubjectKind } from '../domain/facts.ts';
import type { SqlValue, Store } from './database.ts';
import { afterPrefix } from './ids.ts';
import { type StoredDeadline, sql } from './stored-tables.ts';

/** Which deadlines. */
export interface DeadlineFilter {
  /** The day the question is about. */
  readonly asOf: string;
  /** Only those due on or before this day; those of unknown date are always among the answers. */
  readonly dueBy?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly payer?: string | undefined;
  readonly owner?: string | undefined;
  readonly practice?: string | undefined;
  readonly applicationId?: string | undefined;
  readonly kinds?: readonly DeadlineKind[] | undefined;
  readonly limit?: number | undefined;
}

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
}

/** How many deadlines fall due on a day with a lead. */
export interface DeadlineCount {
  readonly dueOn: CalendarDate | null;
  readonly leadDays: number;
  readonly count: number;
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
  async counts(filter: DeadlineFilter): Promise<readonly DeadlineCount[]> {
    const counts: DeadlineCount[] = [];
    for (const part of partsOf(filter).flatMap((one) => (one === 'due by the day asked about' ? lateParts : [one]))) {
      const { sql: text, parameters } = held(filter, part).select(['deadline.due_on', 'deadline.lead_days']).compile();
      const grouped = `select due_on, lead_days, count(*) from (${text}) group by due_on, lead_days`;
      for (const [dueOn, leadDays, count] of this.#store.textTuples(grouped, ...(parameters as SqlValue[])))
        counts.push({ dueOn: dueOn as CalendarDate | null, leadDays: leadDays as number, count: count as number });
    }
    return counts;
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

/**
 * The parts of an answer, in order. Those of the past are read apart: only what outlived its due date can still hold, and
 * for that there is an index.
 */
type Part = 'due by the day asked about' | 'late to this day' | 'late and met since' | 'due later' | 'of unknown date';

/**
 * What is due by the day asked about in two, for counting: what is late without end, and what was met after that day. Of
 * all that was ever late most has been met long ago, and neither index search comes across it.
 */
const lateParts: readonly Part[] = ['late to this day', 'late and met since'];

function partsOf({ asOf, dueBy }: DeadlineFilter): readonly Part[] {
  const looksAhead = dueBy === undefined || dueBy > asOf;
  return ['due by the day asked about', ...(looksAhead ? (['due later'] as const) : []), 'of unknown date'];
}

/** Deadlines of a part that hold on the day asked about, narrowed as asked. */
const held = (filter: DeadlineFilter, part: Part) => {
  const { asOf, dueBy, subjectId, payer, owner, practice, applicationId, kinds } = filter;
  let query = sql
    .selectFrom('deadline')
    .where('deadline.valid_from', '<=', asOf)
    .where('deadline.valid_until', '>', asOf);
  if (part === 'late to this day') query = query.where('deadline.valid_until', '=', lastDate);
  if (part === 'late and met since') query = query.where('deadline.valid_until', '<', lastDate);
  if (part === 'due by the day asked about' || lateParts.includes(part)) {
    query = query
      .whereRef('deadline.valid_until', '>', 'deadline.due_on')
      .where('deadline.due_on', '<=', dueBy === undefined || dueBy > asOf ? asOf : dueBy);
  }
  if (part === 'due later') query = query.where('deadline.due_on', '>', asOf);
  if (part === 'due later' && dueBy !== undefined) query = query.where('deadline.due_on', '<=', dueBy);
  if (part === 'of unknown date') query = query.where('deadline.due_on', 'is', null);
  if (subjectId !== undefined) query = query.where('deadline.subject_id', '=', subjectId);
  if (payer !== undefined) query = query.where('deadline.payer', '=', payer);
  if (owner !== undefined) query = query.where('deadline.owner', '=', owner);
  if (applicationId !== undefined) query = query.where('deadline.application_id', '=', applicationId);
  if (kinds !== undefined) query = query.where('deadline.kind', 'in', [...kinds]);
  if (practice === undefined) return query;
  const subjects = sql.selectFrom('subject').select('subject.id').where('subject.practice', '=', practice);
  return query.where('deadline.subject_id', 'in', subjects);
};

/** The same with the names of those concerned. */
const listed = (filter: DeadlineFilter, part: Part) =>
  held(filter, part)
    .innerJoin('subject', 'subject.id', 'deadline.subject_id')
    .leftJoin('payer', 'payer.key', 'deadline.payer')
    .select([
      'deadline.id',
      'deadline.due_on',
      'deadline.kind',
      'deadline.title',
      'deadline.rule',
      'deadline.cite',
      'deadline.confidence',
      'deadline.anchor',
      'deadline.anchor_on',
      'deadline.lead_days',
      'deadline.payer',
      'payer.name as payer_name',
      'deadline.facility',
      'deadline.application_id',
      'deadline.owner',
      'deadline.blocks_billing',
      'deadline.subject_id',
      'subject.kind as subject_kind',
      'subject.key',
      'subject.name',
      'subject.npi',
      'subject.practice',
    ]);

/** A row in the order of the columns above. */
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
  };
}
