import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Table } from '../domain/table.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** What narrows a report down. Absent means: all. */
export interface ReportFilters {
  /** Only what falls due on or before this day; absent: no limit. */
  readonly dueBy?: CalendarDate | undefined;
  /** Subject id. */
  readonly subjectId?: string | undefined;
  readonly payer?: string | undefined;
  readonly kind?: string | undefined;
  readonly owner?: string | undefined;
  readonly state?: string | undefined;
  readonly practice?: string | undefined;
  /** Whether ended and closed things are shown as well. */
  readonly all: boolean;
  readonly limit?: number | undefined;
}

/** The question a report answers: on which day, of which ledger, narrowed how. */
export interface Question {
  readonly ledger: Ledger;
  readonly asOf: CalendarDate;
  readonly filters: ReportFilters;
}

/** A report: a query and its shaping into a table. It knows no format. */
export interface Report {
  readonly name: string;
  readonly title: string;
  /** What it is for, a noun phrase. */
  readonly summary: string;
  /** Names of the filters it understands, as flags without dashes. */
  readonly filters: readonly ('within' | 'all' | 'provider' | 'payer' | 'kind' | 'owner' | 'state' | 'limit')[];
  /** Days ahead when `--within` is not given; null: no limit. */
  readonly withinDefault: string | null;
  table(question: Question): Promise<Table>;
}
