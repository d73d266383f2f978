/** Which deadlines answer a question: the queries over the derived table, and how they are cut to fit its indexes. */

import { type CalendarDate, lastDate } from '../domain/calendar/calendar-date.ts';
import type { DeadlineKind } from '../domain/deadline.ts';
import { sql } from './stored-tables.ts';

/** Which deadlines. */
export interface DeadlineFilter {
  /** The day the question is about. */
  readonly asOf: string;
  /** Only those due on or before this day; those of unknown date are always among the answers. */
  readonly dueBy?: string | undefined;
  /** Only those due on this day; null: only those of unknown date. */
  readonly dueOn?: CalendarDate | null | undefined;
  readonly subjectId?: string | undefined;
  readonly payer?: string | undefined;
  readonly owner?: string | undefined;
  readonly practice?: string | undefined;
  readonly applicationId?: string | undefined;
  readonly kinds?: readonly DeadlineKind[] | undefined;
  readonly limit?: number | undefined;
}

/**
 * A part of an answer. Those of the past are read apart: only what outlived its due date can still hold, and
 * for that there is an index.
 */
export type Part =
  | 'due by the day asked about'
  | 'late to this day'
  | 'late and met since'
  | 'due later'
  | 'of unknown date';

/**
 * What is due by the day asked about in two, for counting: what is late without end, and what was met after that day. Of
 * all that was ever late most has been met long ago, and neither index search comes across it.
 */
const lateParts: readonly Part[] = ['late to this day', 'late and met since'];

/** The parts of an answer for counting. */
export function countedParts(filter: DeadlineFilter): readonly Part[] {
  return partsOf(filter).flatMap((one) => (one === 'due by the day asked about' ? lateParts : [one]));
}

/** The parts of an answer, in order. */
export function partsOf({ asOf, dueBy, dueOn }: DeadlineFilter): readonly Part[] {
  if (dueOn !== undefined) return [partOfDay(dueOn, asOf)];
  const looksAhead = dueBy === undefined || dueBy > asOf;
  return ['due by the day asked about', ...(looksAhead ? (['due later'] as const) : []), 'of unknown date'];
}

/** The part in which stands what is due on a day; null: of unknown date. */
export function partOfDay(dueOn: CalendarDate | null, asOf: string): Part {
  if (dueOn === null) return 'of unknown date';
  return dueOn <= asOf ? 'due by the day asked about' : 'due later';
}

/** Deadlines of a part that hold on the day asked about, narrowed as asked. */
export const held = (filter: DeadlineFilter, part: Part) => {
  const { asOf, dueBy, dueOn, subjectId, payer, owner, practice, applicationId, kinds } = filter;
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
  if (typeof dueOn === 'string') query = query.where('deadline.due_on', '=', dueOn);
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
export const listed = (filter: DeadlineFilter, part: Part) =>
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
      'deadline.opens_on',
      'deadline.due_at_latest_on',
    ]);
