import type { CalendarDate } from './calendar/calendar-date.ts';

/** A postal address as the register holds it; absent parts are null. */
export interface RegisterAddress {
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  /** Five or nine digits, without a hyphen. */
  readonly zip: string | null;
  readonly country: string | null;
  readonly phone: string | null;
  readonly fax: string | null;
}

/** A person's name as the register holds it. */
export interface RegisterName {
  readonly last: string | null;
  readonly first: string | null;
  readonly middle: string | null;
  readonly prefix: string | null;
  readonly suffix: string | null;
  /** "MD", "PA-C", as typed by the provider. */
  readonly credentials: string | null;
}

/** One taxonomy of a register entry with the license named beside it. */
export interface RegisterTaxonomy {
  readonly code: string;
  readonly primary: boolean;
  readonly licenseNumber: string | null;
  readonly licenseState: string | null;
}

/** An identifier another body gave: Medicaid (`05`), a payer's own (`01`), … */
export interface RegisterIdentifier {
  readonly id: string;
  /** NPPES issuer code: `01` other, `05` Medicaid. */
  readonly type: string;
  readonly state: string | null;
  readonly issuer: string | null;
}

/** One entry of the National Plan and Provider Enumeration System, whichever file it came from. */
export interface RegisterRecord {
  readonly npi: string;
  /** `blank`: a deactivated entry of a weekly file that holds nothing but number and date. */
  readonly entity: 'individual' | 'organization' | 'blank';
  readonly name: RegisterName;
  readonly otherName: RegisterName | null;
  readonly organization: string | null;
  readonly sex: string | null;
  readonly mailing: RegisterAddress;
  readonly practice: RegisterAddress;
  readonly enumeratedOn: CalendarDate | null;
  readonly updatedOn: CalendarDate | null;
  readonly deactivatedOn: CalendarDate | null;
  readonly reactivatedOn: CalendarDate | null;
  readonly taxonomies: readonly RegisterTaxonomy[];
  readonly identifiers: readonly RegisterIdentifier[];
}

/** Whether the entry is deactivated: a deactivation that no reactivation followed. */
export function isDeactivated(record: RegisterRecord): boolean {
  return (
    record.deactivatedOn !== null && (record.reactivatedOn === null || record.reactivatedOn < record.deactivatedOn)
  );
}

/** What a reader of the register yields for each row: the entry, or why it was refused. Rows count from 1 after the header. */
export type RegisterRow =
  | { readonly row: number; readonly record: RegisterRecord }
  | { readonly row: number; readonly refused: string; readonly npi: string | null };
