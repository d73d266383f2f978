/** What a claim is put together from while it is read, and what claims of one file share. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { componentsOf, daysOf } from './element-values.ts';
import type { Separators } from './interchange.ts';
import type { BillingLoop, PatientLoop, ProfessionalTransaction, SubscriberLoop } from './professional-claim.ts';
import type { QualifiedId } from './remittance-advice.ts';
import {
  adjudicationOrder,
  claimOrder,
  drugOrder,
  formOrder,
  lineOrder,
  otherNameOrder,
  otherPayerOrder,
  providerOrder,
  type SegmentOrder,
} from './segment-order.ts';

/** What a claim stands under. */
export interface ClaimContext {
  readonly transaction: ProfessionalTransaction;
  readonly billing: BillingLoop | null;
  readonly subscriber: SubscriberLoop | null;
  readonly patient: PatientLoop | null;
  /** Why no claim here can be taken. */
  readonly faults: readonly string[];
}

/** The loop that the segments belong to. */
export type Loop =
  | 'claim'
  | 'provider'
  | 'other-payer'
  | 'other-name'
  | 'line'
  | 'drug'
  | 'line-provider'
  | 'adjudication'
  | 'form';

/** The order of segments in each loop. */
export const orders: Readonly<Record<Loop, SegmentOrder>> = {
  claim: claimOrder,
  provider: providerOrder,
  'other-payer': otherPayerOrder,
  'other-name': otherNameOrder,
  line: lineOrder,
  drug: drugOrder,
  'line-provider': providerOrder,
  adjudication: adjudicationOrder,
  form: formOrder,
};

/** Names that a claim may have (NM101). */
export const claimRoles = new Set(['DN', 'P3', '82', '77', 'DQ', 'PW', '45']);
/** Names that a service may have. */
export const lineRoles = new Set([...claimRoles, 'QB', 'DK']);
/** Names that the part of another payer may have. */
export const otherRoles = new Set(['IL', 'PR', 'DN', 'P3', '82', '77', 'DQ', '85']);

/** A provider as read so far. */
export interface ProviderDraft {
  entity: 'person' | 'organization' | null;
  npi: string | null;
  taxonomy: string | null;
  ids: QualifiedId[];
  street: string | null;
  zip: string | null;
}

/** The providers of a claim or line as read so far. */
export interface ProvidersDraft {
  rendering: ProviderDraft | null;
  referring: ProviderDraft[];
  ordering: ProviderDraft | null;
  supervising: ProviderDraft | null;
  facility: ProviderDraft | null;
}

/** A service as read so far. */
export interface LineDraft {
  number: number;
  qualifier: string;
  code: string;
  modifiers: readonly string[];
  chargeCents: number;
  units: number;
  unitBasis: string;
  placeOfService: string | null;
  from: CalendarDate | null;
  to: CalendarDate | null;
  controlNumber: string | null;
  providers: ProvidersDraft;
  hasService: boolean;
}

/** Nothing: shared by all services without modifiers. */
export const none: readonly string[] = [];
/** Qualifiers of diagnoses among the codes of HI. */
export const isDiagnosis = new Set(['ABK', 'ABF', 'BK', 'BF', 'APR', 'PR']);

/** No providers: shared by all services that name none. */
export const noProviders: ProvidersDraft = {
  rendering: null,
  referring: [],
  ordering: null,
  supervising: null,
  facility: null,
};

/** Entries that are kept; beyond them all is forgotten and made anew. */
const mostKept = 20_000;
const days = new Map<string, ReturnType<typeof daysOf>>();
const composites = new Map<string, readonly string[]>();
let divider = 0;

/** Days by their text; claims of a file share few of them. */
export function knownDays(format: string, text: string): ReturnType<typeof daysOf> {
  // A single day has eight characters and a range seventeen: the text tells the format, but for mistakes.
  const isPlain = (format === 'D8' && text.length === 8) || (format === 'RD8' && text.length === 17);
  if (!isPlain) return daysOf(format, text);
  let found = days.get(text);
  if (found === undefined && !days.has(text)) {
    found = daysOf(format, text);
    if (days.size >= mostKept) days.clear();
    days.set(text, found);
  }
  return found;
}

/** Components by their text; claims of a file share most of their codes. */
export function knownComponents(text: string, { component }: Pick<Separators, 'component'>): readonly string[] {
  if (component !== divider) {
    composites.clear();
    divider = component;
  }
  let found = composites.get(text);
  if (found === undefined) {
    found = componentsOf(text, { component });
    if (composites.size >= mostKept) composites.clear();
    composites.set(text, found);
  }
  return found;
}

/** Cents in a message: `12.25`. */
export function dollarText(cents: number): string {
  return `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
}
