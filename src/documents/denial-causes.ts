/** The table that sorts denials and rejections into causes: `schemas/denial-causes.json`. */

import table from '../../schemas/denial-causes.json' with { type: 'json' };
import type { AdjustmentGroup, DenialCause, DenialStep } from '../domain/claims/claim.ts';
import type { Confidence } from '../domain/deadline.ts';

/** What a row of any part of the table says. */
interface CauseRow {
  readonly cause: DenialCause;
  /** In our own words. */
  readonly meaning: string;
  /** Absent: as the table says for all. */
  readonly confidence?: Confidence;
  readonly source?: string;
}

/** An adjustment reason (CARC) that denies. */
export interface ReasonCause extends CauseRow {
  readonly code: string;
  /** What to do first. */
  readonly act: string;
  /** Present: a remark code that names a cause says more than the reason does. */
  readonly remark?: 'decides';
  readonly step?: DenialStep;
  /** First day on which the code was no longer used; absent: it is in use. */
  readonly until?: string;
}

/** A remark (RARC). */
export interface RemarkCause extends CauseRow {
  readonly code: string;
  readonly act: string;
  readonly step?: DenialStep;
  /** It informs and denies nothing by itself. */
  readonly alert?: true;
  /** The decision cannot be appealed. */
  readonly noAppeal?: true;
}

/** A group, reason and remark that mean more together. */
export interface PairCause extends CauseRow {
  readonly groups: readonly AdjustmentGroup[];
  readonly carc: string;
  readonly rarc: string;
}

/** A claim status of a 277CA. */
export interface StatusCause extends CauseRow {
  /** Empty: any category. */
  readonly categories: readonly string[];
  readonly status: string;
  /** Empty: any entity. */
  readonly entities: readonly string[];
  readonly act: string;
  readonly step: DenialStep;
}

/** The whole table. */
export interface DenialCauseTable {
  /** What holds for rows that do not say otherwise. */
  readonly source: string;
  readonly confidence: Confidence;
  readonly reasons: readonly ReasonCause[];
  /** Reasons that only say how a payment comes about. */
  readonly ordinary: readonly { readonly code: string; readonly meaning: string }[];
  /** Of the ordinary ones, those that mean something else where they are put to the patient (PR). */
  readonly toPatient: readonly ReasonCause[];
  readonly remarks: readonly RemarkCause[];
  readonly pairs: readonly PairCause[];
  readonly statuses: readonly StatusCause[];
}

/** The table that ships with the program. */
export const denialCauseTable = table as unknown as DenialCauseTable;
