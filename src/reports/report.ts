import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { EventThreshold } from '../domain/event-threshold.ts';
import type { SubjectFacts } from '../domain/facts.ts';
import type { Facility } from '../domain/nouns/facility.ts';
import type { Specialist } from '../domain/nouns/workspace.ts';
import type { KeptRoster } from '../domain/screening/screening-roster.ts';
import type { Table, TableStream } from '../domain/table.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { WorkspaceRole } from '../rules/pack-entry.ts';
import type { UseCase } from '../rules/privileging/use-case.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { ScheduledExposure } from './claims/scheduled-exposure.ts';

/** What narrows a report down. Absent means: all. */
export interface ReportFilters {
  /** Only what falls due on or before this day; absent: no limit. */
  readonly dueBy?: CalendarDate | undefined;
  /** Subject id. */
  readonly subjectId?: string | undefined;
  readonly payer?: string | undefined;
  /** Key of a facility. */
  readonly facility?: string | undefined;
  /** Name or code of a procedure, as typed. */
  readonly procedure?: string | undefined;
  readonly kind?: string | undefined;
  readonly owner?: string | undefined;
  readonly state?: string | undefined;
  readonly practice?: string | undefined;
  /** Whether ended and closed things are shown as well. */
  readonly all: boolean;
  readonly limit?: number | undefined;
  /** What the rows are grouped by; absent: no groups. */
  readonly groupBy?: string | undefined;
  /** The day on which a committee decides; absent: as the documents and payers say. */
  readonly committeeOn?: CalendarDate | undefined;
  /** First day looked at, of a report over a stretch of time. */
  readonly from?: CalendarDate | undefined;
  /** Last day looked at, inclusive. */
  readonly through?: CalendarDate | undefined;
  /** How many files are drawn: a number, or the name of a method. */
  readonly sample?: string | undefined;
  /** What the draw starts from: the same words draw the same files. */
  readonly seed?: string | undefined;
  /** Whose files are drawn from, in a word; absent: as the method of the draw has it. */
  readonly files?: string | undefined;
}

/** The question a report answers: on which day, of which ledger, narrowed how. */
export interface Question {
  readonly ledger: Ledger;
  readonly asOf: CalendarDate;
  readonly filters: ReportFilters;
}

/** Everyone of a screening run, and the hash of the whole roster that it kept only the changes to, if so. */
export type RunRoster = Pick<KeptRoster, 'subjects' | 'base'>;

/** What a report may ask of the workspace besides its ledger. */
export interface Office {
  readonly role: WorkspaceRole;
  /** Days on which the workspace's own committees meet. */
  readonly meetings: readonly CalendarDate[];
  /** Keys of the workspace's own committees; absent: none is named. */
  readonly committees?: readonly string[];
  /** Keys of the practices for which the workspace is kept; absent: none is named. */
  readonly practices?: readonly string[];
  /** Numbers of complaints and adverse events at which the committee looks; absent: none is set. */
  readonly thresholds?: readonly EventThreshold[];
  /** Who works here; absent: nobody is named. */
  readonly specialists?: readonly Specialist[];
  /** IANA name; absent: UTC. */
  readonly timeZone?: string;
  /** Lead times of the workspace for privileges, ISO durations; absent: those of packs. */
  readonly privilegeLeads?: readonly string[];
  /** What the use of privileges is judged on, of a practitioner at a facility as known on a day; absent: nobody can tell. */
  readonly privilegeCase?: (
    ledger: Ledger,
    facts: SubjectFacts,
    facility: Facility,
    asOf: CalendarDate,
  ) => Promise<UseCase>;
  /** The rules that hold here. */
  rules(): Promise<RuleSet>;
  /** The roster of a screening run, by its hash; undefined where it is gone or no longer what was kept. */
  roster(sha256: string): Promise<RunRoster | undefined>;
}

/** A question asked in a workspace. */
export interface OfficeQuestion extends Question {
  readonly office: Office;
  /** The visits of a schedule that lie beside what is on record; absent: none was given. */
  readonly schedule?: ScheduledExposure;
}

/** A report: a query and its shaping into a table. It knows no format. */
export interface Report {
  readonly name: string;
  readonly title: string;
  /** What it is for, a noun phrase. */
  readonly summary: string;
  /** Names of the filters it understands, and of files it takes, as flags without dashes. */
  readonly filters: readonly (
    | 'within'
    | 'all'
    | 'provider'
    | 'payer'
    | 'facility'
    | 'procedure'
    | 'kind'
    | 'owner'
    | 'state'
    | 'limit'
    | 'committee'
    | 'group-by'
    | 'from'
    | 'until'
    | 'sample'
    | 'seed'
    | 'files'
    | 'schedule'
  )[];
  /** Days ahead when `--within` is not given; null: no limit. */
  readonly withinDefault: string | null;
  table(question: OfficeQuestion): Promise<Table>;
  /**
   * The same table with rows that are read while they are printed, of a report that may be very large; undefined where
   * the question takes all rows at once.
   */
  readonly stream?: (question: OfficeQuestion) => Promise<TableStream | undefined>;
}
