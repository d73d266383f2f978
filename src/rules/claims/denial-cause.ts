/** What a denial or rejection is about, by the table of causes. */

import {
  type DenialCauseTable,
  denialCauseTable,
  type PairCause,
  type ReasonCause,
  type RemarkCause,
} from '../../documents/denial-causes.ts';
import {
  type AdjustmentGroup,
  credentialingCauses,
  type DenialCause,
  type DenialStep,
} from '../../domain/claims/claim.ts';
import type { Confidence } from '../../domain/deadline.ts';

/** A cause with what it rests on. */
export interface Attribution {
  readonly cause: DenialCause;
  readonly meaning: string;
  /** What to do first; null: the table does not say. */
  readonly act: string | null;
  /** What follows whatever our own record says; null: it depends on that. */
  readonly step: DenialStep | null;
  /** Whether the payer allows an appeal, as far as the codes say. */
  readonly appealable: boolean;
  /** Whether the reason denies nothing unless it is put to the patient. */
  readonly isOrdinaryElse: boolean;
  readonly source: string;
  readonly confidence: Confidence;
}

/** An adjustment with the remarks that stand beside it. */
export interface AdjustmentCodes {
  readonly group: AdjustmentGroup;
  readonly code: string;
  readonly remarks: readonly string[];
}

interface Index {
  readonly table: DenialCauseTable;
  readonly reasons: ReadonlyMap<string, ReasonCause>;
  readonly remarks: ReadonlyMap<string, RemarkCause>;
  readonly pairs: ReadonlyMap<string, readonly PairCause[]>;
  readonly ordinary: ReadonlyMap<string, string>;
  readonly toPatient: ReadonlyMap<string, ReasonCause>;
}

let known: Index | undefined;

function index(): Index {
  if (known !== undefined) return known;
  const table = denialCauseTable;
  const pairs = new Map<string, PairCause[]>();
  for (const pair of table.pairs) pairs.set(pair.carc, [...(pairs.get(pair.carc) ?? []), pair]);
  known = {
    table,
    reasons: new Map(table.reasons.map((one) => [one.code, one])),
    remarks: new Map(table.remarks.map((one) => [one.code, one])),
    pairs,
    ordinary: new Map(table.ordinary.map(({ code, meaning }) => [code, meaning])),
    toPatient: new Map(table.toPatient.map((one) => [one.code, one])),
  };
  return known;
}

/** Whether an adjustment only says how a payment comes about: deductible, contract write-off, earlier payer. */
export function isOrdinary({ group, code }: Pick<AdjustmentCodes, 'group' | 'code'>): boolean {
  const { ordinary, toPatient } = index();
  return ordinary.has(code) && !(group === 'PR' && toPatient.has(code));
}

/** Causes that lie between payer and provider: a patient owes nothing for them until they are settled. */
const notOfPatient: readonly DenialCause[] = [...credentialingCauses, 'routing', 'deadline'];

/** Whether a payer puts to the patient (PR) what lies between it and the provider. */
export function isPutToPatient(codes: AdjustmentCodes): boolean {
  return codes.group === 'PR' && !isOrdinary(codes) && notOfPatient.includes(denialAttribution(codes).cause);
}

/** What an adjustment reason means, in our own words; null: neither denial nor ordinary reason that is known here. */
export function reasonMeaning(code: string): string | null {
  const { reasons, ordinary } = index();
  return reasons.get(code)?.meaning ?? ordinary.get(code) ?? null;
}

/**
 * The cause of a denial. What group, reason and remark mean together comes first; then a remark, where the reason leaves it
 * to the remark to say what is wrong; then the reason. What no row knows is `other`.
 */
export function denialAttribution(codes: AdjustmentCodes): Attribution {
  const { table, reasons, remarks, pairs, toPatient } = index();
  const reason = (codes.group === 'PR' ? toPatient.get(codes.code) : undefined) ?? reasons.get(codes.code);
  const said = codes.remarks.flatMap((code) => remarks.get(code) ?? []);
  const pair = (pairs.get(codes.code) ?? []).find(
    ({ groups, rarc }) => groups.includes(codes.group) && codes.remarks.includes(rarc),
  );
  const telling = said.find(({ alert, cause }) => alert !== true && cause !== 'other');
  const remark = reason === undefined || reason.remark === 'decides' ? telling : undefined;
  const row = pair ?? remark ?? reason;
  const beside = pair === undefined ? remark : remarks.get(pair.rarc);
  const step = said.find((one) => one.step !== undefined)?.step ?? (remark === undefined ? reason?.step : undefined);
  return {
    cause: row?.cause ?? 'other',
    meaning: row?.meaning ?? `reason ${codes.code}`,
    act: beside?.act ?? reason?.act ?? null,
    step: step ?? null,
    appealable: !said.some(({ noAppeal }) => noAppeal === true),
    isOrdinaryElse: reason !== undefined && reason === toPatient.get(codes.code),
    source: row?.source ?? (row === undefined ? 'no row of the table' : table.source),
    confidence: row?.confidence ?? (row === undefined ? 'background' : table.confidence),
  };
}

/** Whether remarks say that the claim could not be processed, so that there is no appeal and a new one is to be sent. */
export function isUnprocessable(said: readonly string[]): boolean {
  return said.some((code) => index().remarks.get(code)?.noAppeal === true);
}

/** A claim status of an acknowledgement: category, status, and which entity it is about. */
export interface RejectionCodes {
  readonly category: string;
  readonly status: string;
  /** Empty: none is named. */
  readonly entity: string;
}

/** What a status of an acknowledgement is about: the row that names the entity comes before one for any entity. */
export function rejectionAttribution({ category, status, entity }: RejectionCodes): Attribution {
  const { table } = index();
  const fitting = table.statuses.filter(
    (row) =>
      row.status === status &&
      (row.categories.length === 0 || row.categories.includes(category)) &&
      (row.entities.length === 0 || row.entities.includes(entity)),
  );
  const anyStatus = table.statuses.filter(
    (row) => row.status === '' && row.categories.includes(category) && row.entities.includes(entity),
  );
  const row = fitting.find(({ entities }) => entities.length > 0) ?? fitting[0] ?? anyStatus[0];
  return {
    cause: row?.cause ?? 'other',
    meaning: row?.meaning ?? `claim status ${category}:${status}${entity === '' ? '' : `:${entity}`}`,
    act: row?.act ?? null,
    step: row?.step ?? 'correct',
    appealable: false,
    isOrdinaryElse: false,
    source: row?.source ?? 'no row of the table',
    confidence: row?.confidence ?? 'background',
  };
}
