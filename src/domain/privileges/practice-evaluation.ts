/** How the use of privileges is evaluated: focused evaluations (FPPE), ongoing reviews (OPPE), numbers of cases. */

import type { CalendarDate } from '../calendar/calendar-date.ts';

/** Why a focused evaluation (FPPE) was opened. */
export const focusedCauses = ['new-privilege', 'trigger', 'low-volume', 'return', 'concern'] as const;
/** One of `focusedCauses`. */
export type FocusedCause = (typeof focusedCauses)[number];

/** Ways of watching. */
export const focusedMethods = ['chart-review', 'direct-observation', 'simulation', 'discussion', 'external'] as const;
/** One of `focusedMethods`. */
export type FocusedMethod = (typeof focusedMethods)[number];

/** How a focused evaluation ended. */
export const focusedResults = ['satisfactory', 'extended', 'unsatisfactory', 'cancelled'] as const;
/** One of `focusedResults`. */
export type FocusedResult = (typeof focusedResults)[number];

/** One case that was watched; never with anything that tells who the patient was. */
export interface FocusedCase {
  readonly id: string;
  readonly evaluationId: string;
  readonly on: CalendarDate;
  readonly method: FocusedMethod | null;
  /** Number of the case in the facility's own log. */
  readonly reference: string | null;
  readonly by: string | null;
  readonly acceptable: boolean;
  readonly note: string | null;
}

/** A focused professional practice evaluation (FPPE). */
export interface FocusedEvaluation {
  readonly id: string;
  readonly subjectId: string;
  readonly facility: string;
  /** The grant it is about; null: all work there. */
  readonly grantId: string | null;
  /** Key of the line. */
  readonly line: string | null;
  readonly cause: FocusedCause;
  readonly method: FocusedMethod | null;
  /** Number of cases to be watched; null: only time counts. */
  readonly cases: number | null;
  /** ISO duration; null: only the number of cases counts, or the pack's time. */
  readonly within: string | null;
  readonly proctor: string | null;
  readonly proctorNpi: string | null;
  /** True: may be used only with the proctor there, until the result. */
  readonly supervised: boolean;
  /** The day it was opened. */
  readonly on: CalendarDate;
  readonly dueOn: CalendarDate | null;
  readonly result: FocusedResult | null;
  readonly resultOn: CalendarDate | null;
  readonly resultBy: string | null;
  readonly text: string | null;
  /** The ongoing review that started it. */
  readonly reviewId: string | null;
  /** The evaluation that it extends. */
  readonly previousId: string | null;
  readonly watched: readonly FocusedCase[];
  readonly sequence: number;
}

/** An indicator as it came out in a period. */
export interface IndicatorValue {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  readonly unit: 'count' | 'percent' | 'days' | null;
  /** The trigger of that day and whether it was reached. */
  readonly trigger: number | null;
  readonly triggered: boolean;
}

/** How an ongoing review ended. */
export const ongoingResults = ['acceptable', 'low-volume', 'focused-evaluation', 'action'] as const;
/** One of `ongoingResults`. */
export type OngoingResult = (typeof ongoingResults)[number];

/** An ongoing professional practice evaluation (OPPE) of the work of a period `[from, until)`. */
export interface OngoingReview {
  readonly id: string;
  readonly subjectId: string;
  readonly facility: string;
  readonly department: string | null;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  /** The day the data were looked at. */
  readonly on: CalendarDate;
  readonly by: string | null;
  /** Number of cases of the period; null: not counted. */
  readonly cases: number | null;
  readonly indicators: readonly IndicatorValue[];
  /** Peer references that stand in where there are too few cases. */
  readonly references: readonly string[];
  readonly result: OngoingResult;
  readonly text: string | null;
  /** The focused evaluation that it started. */
  readonly focusedId: string | null;
  readonly sequence: number;
}

/** Number of cases of a line or procedure in a period `[from, until)`, with outcomes by key of the indicator. */
export interface CaseCounts {
  readonly id: string;
  readonly subjectId: string;
  /** Where they were done: key of a facility of ours, or null with `elsewhere` naming it. */
  readonly facility: string | null;
  readonly elsewhere: string | null;
  /** Key of the line, or null where only the procedure is known. */
  readonly line: string | null;
  /** Name or code of the procedure. */
  readonly procedure: string | null;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly count: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Where the number comes from: a file name, `case log`, `attested`. */
  readonly source: string;
  /** SHA-256 of the file it was read from. */
  readonly sha256: string | null;
  /** The day it was received. */
  readonly on: CalendarDate;
  readonly sequence: number;
}
