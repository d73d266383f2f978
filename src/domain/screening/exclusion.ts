/**
 * Parties on exclusion and sanction lists, and the people and organisations that are screened against them. What a list
 * says lies in `ListedParty`; who we are in `ScreenedParty`; a `PossibleMatch` says that the two may be the same and why.
 */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { PersonName } from '../person-name.ts';

/** A complete list replaces the last one; a supplement adds to it; reinstatements end exclusions. */
export type ListForm = 'full' | 'supplement' | 'reinstatements';

/** One row of a list, in our words. Texts are trimmed; a text that the row lacks is empty. */
export interface ListedParty {
  /** Hash of what the row says, whatever its place in the file: a changed row is another record. */
  readonly recordSha256: string;
  /** Line in the file, from 1. */
  readonly line: number;
  /** The person, null for a business. A suffix found in the middle name stands in `suffix`. */
  readonly name: PersonName | null;
  /** Other names the list knows, of a person or, among them, of a business: what kind a name is of, it does not say. */
  readonly otherNames: readonly PersonName[];
  /** Name of the business; empty for a person. Lists may cut it off (LEIE at 30 characters): then `cut` is true. */
  readonly business: string;
  readonly cut: boolean;
  /** Null where the row has none, zeros, or one that fails its check digit (`npiNote` then says so). */
  readonly npi: string | null;
  readonly npiNote: string | null;
  readonly birthDate: CalendarDate | null;
  readonly license: string;
  readonly specialty: string;
  readonly city: string;
  readonly state: string;
  /** Legal ground as the list codes it: `1128a1`, `Reciprocal` …; empty where it gives none. */
  readonly grounds: string;
  /** First day of the exclusion; null where the list does not say. */
  readonly from: CalendarDate | null;
  /** First day on which it no longer holds; null: it holds until the list says otherwise. */
  readonly until: CalendarDate | null;
  /** State in which the agency waived the exclusion, and since when. */
  readonly waiver: { readonly state: string; readonly from: CalendarDate | null } | null;
  /** Other names the list knows that only a business bears; absent: none. */
  readonly otherBusinesses?: readonly string[];
}

/** A row of a list that could not be taken, and why. */
export interface RefusedRow {
  readonly line: number;
  readonly why: string;
}

/** A list as read: rows in the file = records + refused + exact duplicates + passed over. */
export interface ListReading {
  /** `leie`, `sam`, `state:PA`, `opt-out`, `deactivation`, `revocation`, `preclusion`. */
  readonly list: string;
  readonly form: ListForm;
  /** The month or day the list is of, from its name or content; null where neither tells. */
  readonly publishedOn: CalendarDate | null;
  readonly rows: number;
  readonly records: readonly ListedParty[];
  readonly refused: readonly RefusedRow[];
  readonly duplicates: number;
  /** Rows of a file of many uses that say nothing of this kind. */
  readonly passedOver: number;
  /** The last name of a list in alphabetical order that ends too early to be whole; null: it does not. */
  readonly endsEarly: string | null;
}

/** Why a party is screened. */
export type PartyRole = 'provider' | 'group' | 'facility' | 'owner' | 'official' | 'managing-employee';

/** Since when and until when somebody owns or manages an organisation; null: its document does not say. */
export interface Association {
  readonly from: CalendarDate | null;
  /** First day on which it is over. */
  readonly until: CalendarDate | null;
}

/** A person or organisation of ours to be screened. */
export interface ScreenedParty {
  readonly subjectId: string;
  /** `self` for the subject, else role and name: `owner: Ruiz, Ana`. Unique within the subject. */
  readonly party: string;
  readonly role: PartyRole;
  /** Present name first, then former names, aliases and names the register knows. Empty for an organisation. */
  readonly names: readonly PersonName[];
  /** Legal name, then trade names. Empty for a person. */
  readonly businesses: readonly string[];
  readonly npi: string | null;
  readonly birthDate: CalendarDate | null;
  readonly states: readonly string[];
  readonly taxonomies: readonly string[];
  /** Hash of all of the above: when it changes, earlier reviews are asked again. */
  readonly identitySha256: string;
}

/**
 * How two parties were brought together, the surest first: equal NPI; name and birth date; name alone; similar names.
 */
export type MatchTier = 'npi' | 'name-dob' | 'name' | 'fuzzy';

/** A listed party that may be one of ours. */
export interface PossibleMatch {
  readonly subjectId: string;
  readonly party: string;
  readonly recordSha256: string;
  readonly tier: MatchTier;
  /** Per mille; 1000 is certain. */
  readonly score: number;
  /** What agrees and what does not, in words, without birth dates. */
  readonly because: string;
}
