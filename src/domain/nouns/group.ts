// Generated from schemas/group.schema.json by `npm run generate`; edit the schema instead.

/**
 * Short name in lower case with hyphens, used to refer to this from other files
 */
export type Key = string;
/**
 * Two-letter postal code of a state or territory
 */
export type State =
  | 'AL'
  | 'AK'
  | 'AZ'
  | 'AR'
  | 'CA'
  | 'CO'
  | 'CT'
  | 'DE'
  | 'DC'
  | 'FL'
  | 'GA'
  | 'HI'
  | 'ID'
  | 'IL'
  | 'IN'
  | 'IA'
  | 'KS'
  | 'KY'
  | 'LA'
  | 'ME'
  | 'MD'
  | 'MA'
  | 'MI'
  | 'MN'
  | 'MS'
  | 'MO'
  | 'MT'
  | 'NE'
  | 'NV'
  | 'NH'
  | 'NJ'
  | 'NM'
  | 'NY'
  | 'NC'
  | 'ND'
  | 'OH'
  | 'OK'
  | 'OR'
  | 'PA'
  | 'RI'
  | 'SC'
  | 'SD'
  | 'TN'
  | 'TX'
  | 'UT'
  | 'VT'
  | 'VA'
  | 'WA'
  | 'WV'
  | 'WI'
  | 'WY'
  | 'AS'
  | 'GU'
  | 'MP'
  | 'PR'
  | 'VI'
  | 'FM'
  | 'MH'
  | 'PW'
  | 'AA'
  | 'AE'
  | 'AP';

/**
 * A billing group
 */
export interface Group {
  /**
   * What this file is, and the version of its shape
   */
  readonly empanel: 'group/v1';
  /**
   * Short name of the group
   */
  readonly key: string;
  /**
   * Key of the practice, when the workspace has several
   */
  readonly practice?: string;
  /**
   * Name exactly as on the IRS letter (CP 575 or 147C)
   */
  readonly legalName: string;
  /**
   * Trade names
   */
  readonly dba?: readonly string[];
  /**
   * Employer identification number as on the W-9, in quotes
   */
  readonly tin?: string;
  /**
   * Organization NPI
   */
  readonly npi?: string;
  /**
   * Box ticked on the W-9
   */
  readonly taxClassification?:
    | 'sole-proprietor'
    | 'single-member-llc'
    | 'llc-c'
    | 'llc-s'
    | 'llc-p'
    | 'c-corporation'
    | 's-corporation'
    | 'partnership'
    | 'trust'
    | 'nonprofit'
    | 'government'
    | 'other';
  /**
   * Taxonomy codes of the organization NPI, exactly one of them primary
   */
  readonly taxonomies?: readonly Taxonomy[];
  /**
   * Day on which the entity was formed
   */
  readonly founded?: string;
  /**
   * State in which the entity was formed
   */
  readonly stateOfFormation?:
    | 'AL'
    | 'AK'
    | 'AZ'
    | 'AR'
    | 'CA'
    | 'CO'
    | 'CT'
    | 'DE'
    | 'DC'
    | 'FL'
    | 'GA'
    | 'HI'
    | 'ID'
    | 'IL'
    | 'IN'
    | 'IA'
    | 'KS'
    | 'KY'
    | 'LA'
    | 'ME'
    | 'MD'
    | 'MA'
    | 'MI'
    | 'MN'
    | 'MS'
    | 'MO'
    | 'MT'
    | 'NE'
    | 'NV'
    | 'NH'
    | 'NJ'
    | 'NM'
    | 'NY'
    | 'NC'
    | 'ND'
    | 'OH'
    | 'OK'
    | 'OR'
    | 'PA'
    | 'RI'
    | 'SC'
    | 'SD'
    | 'TN'
    | 'TX'
    | 'UT'
    | 'VT'
    | 'VA'
    | 'WA'
    | 'WV'
    | 'WI'
    | 'WY'
    | 'AS'
    | 'GU'
    | 'MP'
    | 'PR'
    | 'VI'
    | 'FM'
    | 'MH'
    | 'PW'
    | 'AA'
    | 'AE'
    | 'AP';
  readonly mailingAddress?: Address;
  readonly remitAddress?: Address1;
  /**
   * Main number
   */
  readonly phone?: string;
  /**
   * Main fax
   */
  readonly fax?: string;
  /**
   * Main address
   */
  readonly email?: string;
  /**
   * Website of the practice
   */
  readonly website?: string;
  readonly credentialingContact?: Contact;
  readonly billingContact?: Contact1;
  /**
   * Places where patients are seen
   */
  readonly locations?: readonly Location[];
  /**
   * Providers of the group, and since when
   */
  readonly members?: readonly Member[];
  /**
   * Everyone who owns a part
   */
  readonly owners?: readonly Owner[];
  /**
   * Authorized and delegated officials, managing employees
   */
  readonly officials?: readonly Official[];
  readonly medicare?: GroupMedicare;
  /**
   * Enrollment with each state Medicaid agency
   */
  readonly medicaid?: readonly MedicaidEnrollment[];
  /**
   * Licenses, accreditation and certificates of the organization
   */
  readonly licenses?: readonly FacilityCredential[];
  /**
   * Professional and general liability policies of the organization
   */
  readonly cover?: readonly Cover[];
  readonly clearinghouse?: Clearinghouse;
  /**
   * Account for payments, without its numbers
   */
  readonly bank?: {
    /**
     * Name of the bank
     */
    readonly bank?: string;
    /**
     * Name on the account
     */
    readonly accountName?: string;
    /**
     * Kind of account
     */
    readonly accountType?: 'checking' | 'savings';
  };
  /**
   * True when payers have delegated the credentialing decision to this group
   */
  readonly delegated?: boolean;
  readonly plans?: Plans;
  /**
   * W-9, IRS letter, bank letter and other papers, with what each says
   */
  readonly documents?: readonly Document[];
  readonly register?: Register;
  /**
   * Anything a colleague should know
   */
  readonly notes?: string;
}
/**
 * One specialty code, as in the NPI registry
 */
export interface Taxonomy {
  /**
   * Ten-character NUCC code ending in X
   */
  readonly code: string;
  /**
   * True for the one main specialty
   */
  readonly primary?: boolean;
  /**
   * License under which this specialty is practised, as the registry shows it
   */
  readonly license?: string;
  /**
   * State of that license
   */
  readonly state?:
    | 'AL'
    | 'AK'
    | 'AZ'
    | 'AR'
    | 'CA'
    | 'CO'
    | 'CT'
    | 'DE'
    | 'DC'
    | 'FL'
    | 'GA'
    | 'HI'
    | 'ID'
    | 'IL'
    | 'IN'
    | 'IA'
    | 'KS'
    | 'KY'
    | 'LA'
    | 'ME'
    | 'MD'
    | 'MA'
    | 'MI'
    | 'MN'
    | 'MS'
    | 'MO'
    | 'MT'
    | 'NE'
    | 'NV'
    | 'NH'
    | 'NJ'
    | 'NM'
    | 'NY'
    | 'NC'
    | 'ND'
    | 'OH'
    | 'OK'
    | 'OR'
    | 'PA'
    | 'RI'
    | 'SC'
    | 'SD'
    | 'TN'
    | 'TX'
    | 'UT'
    | 'VT'
    | 'VA'
    | 'WA'
    | 'WV'
    | 'WI'
    | 'WY'
    | 'AS'
    | 'GU'
    | 'MP'
    | 'PR'
    | 'VI'
    | 'FM'
    | 'MH'
    | 'PW'
    | 'AA'
    | 'AE'
    | 'AP';
}
/**
 * Where payers send letters (mail-to)
 */
export interface Address {
  /**
   * Street and number, or the post office box
   */
  readonly line1: string;
  /**
   * Suite, floor or building
   */
  readonly line2?: string;
  /**
   * City or town
   */
  readonly city: string;
  /**
   * Two-letter postal code
   */
  readonly state?:
    | 'AL'
    | 'AK'
    | 'AZ'
    | 'AR'
    | 'CA'
    | 'CO'
    | 'CT'
    | 'DE'
    | 'DC'
    | 'FL'
    | 'GA'
    | 'HI'
    | 'ID'
    | 'IL'
    | 'IN'
    | 'IA'
    | 'KS'
    | 'KY'
    | 'LA'
    | 'ME'
    | 'MD'
    | 'MA'
    | 'MI'
    | 'MN'
    | 'MS'
    | 'MO'
    | 'MT'
    | 'NE'
    | 'NV'
    | 'NH'
    | 'NJ'
    | 'NM'
    | 'NY'
    | 'NC'
    | 'ND'
    | 'OH'
    | 'OK'
    | 'OR'
    | 'PA'
    | 'RI'
    | 'SC'
    | 'SD'
    | 'TN'
    | 'TX'
    | 'UT'
    | 'VT'
    | 'VA'
    | 'WA'
    | 'WV'
    | 'WI'
    | 'WY'
    | 'AS'
    | 'GU'
    | 'MP'
    | 'PR'
    | 'VI'
    | 'FM'
    | 'MH'
    | 'PW'
    | 'AA'
    | 'AE'
    | 'AP';
  /**
   * Five digits, or ZIP+4
   */
  readonly zip?: string;
  /**
   * County, where a state program asks for it
   */
  readonly county?: string;
  /**
   * Province or region of an address outside the United States
   */
  readonly region?: string;
  /**
   * Postal code of an address outside the United States
   */
  readonly postalCode?: string;
  /**
   * Two-letter country code
   */
  readonly country?: string;
}
/**
 * Where payments go (pay-to)
 */
export interface Address1 {
  /**
   * Street and number, or the post office box
   */
  readonly line1: string;
  /**
   * Suite, floor or building
   */
  readonly line2?: string;
  /**
   * City or town
   */
  readonly city: string;
  /**
   * Two-letter postal code
   */
  readonly state?:
    | 'AL'
    | 'AK'
    | 'AZ'
    | 'AR'
    | 'CA'
    | 'CO'
    | 'CT'
    | 'DE'
    | 'DC'
    | 'FL'
    | 'GA'
    | 'HI'
    | 'ID'
    | 'IL'
    | 'IN'
    | 'IA'
    | 'KS'
    | 'KY'
    | 'LA'
    | 'ME'
    | 'MD'
    | 'MA'
    | 'MI'
    | 'MN'
    | 'MS'
    | 'MO'
    | 'MT'
    | 'NE'
    | 'NV'
    | 'NH'
    | 'NJ'
    | 'NM'
    | 'NY'
    | 'NC'
    | 'ND'
    | 'OH'
    | 'OK'
    | 'OR'
    | 'PA'
    | 'RI'
    | 'SC'
    | 'SD'
    | 'TN'
    | 'TX'
    | 'UT'
    | 'VT'
    | 'VA'
    | 'WA'
    | 'WV'
    | 'WI'
    | 'WY'
    | 'AS'
    | 'GU'
    | 'MP'
    | 'PR'
    | 'VI'
    | 'FM'
    | 'MH'
    | 'PW'
    | 'AA'
    | 'AE'
    | 'AP';
  /**
   * Five digits, or ZIP+4
   */
  readonly zip?: string;
  /**
   * County, where a state program asks for it
   */
  readonly county?: string;
  /**
   * Province or region of an address outside the United States
   */
  readonly region?: string;
  /**
   * Postal code of an address outside the United States
   */
  readonly postalCode?: string;
  /**
   * Two-letter country code
   */
  readonly country?: string;
}
/**
 * Who answers payers' questions
 */
export interface Contact {
  /**
   * Person or department
   */
  readonly name?: string;
  /**
   * What they are for
   */
  readonly role?: string;
  /**
   * Number with area code
   */
  readonly phone?: string;
  /**
   * Fax number with area code
   */
  readonly fax?: string;
  /**
   * Address for messages
   */
  readonly email?: string;
  readonly address?: Address2;
  /**
   * When they answer, with the time zone
   */
  readonly hours?: string;
  /**
   * What helps on the phone
   */
  readonly note?: string;
}
/**
 * Address for letters
 */
export interface Address2 {
  /**
   * Street and number, or the post office box
   */
  readonly line1: string;
  /**
   * Suite, floor or building
   */
  readonly line2?: string;
  /**
   * City or town
   */
  readonly city: string;
  /**
   * Two-letter postal code
   */
  readonly state?:
    | 'AL'
    | 'AK'
    | 'AZ'
    | 'AR'
    | 'CA'
    | 'CO'
    | 'CT'
    | 'DE'
    | 'DC'
    | 'FL'
    | 'GA'
    | 'HI'
    | 'ID'
    | 'IL'
    | 'IN'
    | 'IA'
    | 'KS'
    | 'KY'
    | 'LA'
    | 'ME'
    | 'MD'
    | 'MA'
    | 'MI'
    | 'MN'
    | 'MS'
    | 'MO'
    | 'MT'
    | 'NE'
    | 'NV'
    | 'NH'
    | 'NJ'
    | 'NM'
    | 'NY'
    | 'NC'
    | 'ND'
    | 'OH'
    | 'OK'
    | 'OR'
    | 'PA'
    | 'RI'
    | 'SC'
    | 'SD'
    | 'TN'
    | 'TX'
    | 'UT'
    | 'VT'
    | 'VA'
    | 'WA'
    | 'WV'
    | 'WI'
    | 'WY'
    | 'AS'
    | 'GU'
    | 'MP'
    | 'PR'
    | 'VI'
    | 'FM'
    | 'MH'
    | 'PW'
    | 'AA'
    | 'AE'
    | 'AP';
  /**
   * Five digits, or ZIP+4
   */
  readonly zip?: string;
  /**
   * County, where a state program asks for it
   */
  readonly county?: string;
  /**
   * Province or region of an address outside the United States
   */
  readonly region?: string;
  /**
   * Postal code of an address outside the United States
   */
  readonly postalCode?: string;
  /**
   * Two-letter country code
   */
  readonly country?: string;
}
/**
 * Who answers questions about claims
 */
export interface Contact1 {
  /**
   * Person or department
   */
  readonly name?: string;
  /**
   * What they are for
   */
  readonly role?: string;
  /**
   * Number with area code
   */
  readonly phone?: string;
  /**
   * Fax number with area code
   */
  readonly fax?: string;
  /**
   * Address for messages
   */
  readonly email?: string;
  readonly address?: Address2;
  /**
   * When they answer, with the time zone
   */
  readonly hours?: string;
  /**
   * What helps on the phone
   */
  readonly note?: string;
}
/**
 * A place where the group sees patients
 */
export interface Location {
  /**
   * Short name of the place within this group
   */
  readonly key: string;
  /**
   * Name of the place, as directories show it
   */
  readonly name?: string;
  readonly address: Address3;
  /**
   * Number patients call
   */
  readonly phone?: string;
  /**
   * Fax of the place
   */
  readonly fax?: string;
  /**
   * Address of the office
   */
  readonly email?: string;
  /**
   * Own type 2 NPI of the place, if it has one
   */
  readonly npi?: string;
  /**
   * Two-digit place-of-service code used on claims
   */
  readonly posCode?: string;
  /**
   * What kind of place it is
   */
  readonly kind?: 'office' | 'telehealth' | 'home' | 'facility' | 'mobile' | 'school' | 'billing';
  /**
   * Key of the facility, when the place lies inside one
   */
  readonly facility?: string;
  /**
   * Office hours, as directories should say
   */
  readonly hours?: string;
  /**
   * Where it differs from the practice
   */
  readonly timeZone?: string;
  /**
   * True for a VA, military, IHS or other federal site
   */
  readonly federal?: boolean;
  /**
   * True when people with disabilities can use it
   */
  readonly accessible?: boolean;
  /**
   * Languages spoken by the staff
   */
  readonly languages?: readonly string[];
  /**
   * Ten characters with D in third place, when tests are done there
   */
  readonly clia?: string;
  /**
   * First day with patients
   */
  readonly opens?: string;
  /**
   * First day without patients
   */
  readonly closes?: string;
  /**
   * True for the main place
   */
  readonly primary?: boolean;
  /**
   * Anything a colleague should know
   */
  readonly note?: string;
}
/**
 * Street address
 */
export interface Address3 {
  /**
   * Street and number, or the post office box
   */
  readonly line1: string;
  /**
   * Suite, floor or building
   */
  readonly line2?: string;
  /**
   * City or town
   */
  readonly city: string;
  /**
   * Two-letter postal code
   */
  readonly state?:
    | 'AL'
    | 'AK'
    | 'AZ'
    | 'AR'
    | 'CA'
    | 'CO'
    | 'CT'
    | 'DE'
    | 'DC'
    | 'FL'
    | 'GA'
    | 'HI'
    | 'ID'
    | 'IL'
    | 'IN'
    | 'IA'
    | 'KS'
    | 'KY'
    | 'LA'
    | 'ME'
    | 'MD'
    | 'MA'
    | 'MI'
    | 'MN'
    | 'MS'
    | 'MO'
    | 'MT'
    | 'NE'
    | 'NV'
    | 'NH'
    | 'NJ'
    | 'NM'
    | 'NY'
    | 'NC'
    | 'ND'
    | 'OH'
    | 'OK'
    | 'OR'
    | 'PA'
    | 'RI'
    | 'SC'
    | 'SD'
    | 'TN'
    | 'TX'
    | 'UT'
    | 'VT'
    | 'VA'
    | 'WA'
    | 'WV'
    | 'WI'
    | 'WY'
    | 'AS'
    | 'GU'
    | 'MP'
    | 'PR'
    | 'VI'
    | 'FM'
    | 'MH'
    | 'PW'
    | 'AA'
    | 'AE'
    | 'AP';
  /**
   * Five digits, or ZIP+4
   */
  readonly zip?: string;
  /**
   * County, where a state program asks for it
   */
  readonly county?: string;
  /**
   * Province or region of an address outside the United States
   */
  readonly region?: string;
  /**
   * Postal code of an address outside the United States
   */
  readonly postalCode?: string;
  /**
   * Two-letter country code
   */
  readonly country?: string;
}
/**
 * A provider who works in the group
 */
export interface Member {
  /**
   * The provider's own NPI
   */
  readonly npi: string;
  /**
   * For the reader only
   */
  readonly name?: string;
  /**
   * First day in the group
   */
  readonly from?: string;
  /**
   * First day on which the provider is no longer in the group
   */
  readonly until?: string;
  /**
   * Part the provider has
   */
  readonly role?: 'employee' | 'partner' | 'contractor' | 'locum' | 'supervisor';
  /**
   * Keys of the places
   */
  readonly locations?: readonly Key[];
}
/**
 * A person or organization that owns part of the group
 */
export interface Owner {
  readonly name?: PersonName;
  /**
   * Name of an organization that owns a part
   */
  readonly organization?: string;
  /**
   * NPI, if there is one
   */
  readonly npi?: string;
  /**
   * Tax number of an owning organization
   */
  readonly tin?: string;
  /**
   * Share in percent
   */
  readonly percent?: number;
  /**
   * True when the share is held through another organization
   */
  readonly indirect?: boolean;
  /**
   * Role in the group
   */
  readonly role?: string;
  /**
   * Needed for screening
   */
  readonly birthDate?: string;
  /**
   * vault
   */
  readonly ssnRef?: 'vault';
  /**
   * Other names, for screening
   */
  readonly formerNames?: readonly FormerName[];
  /**
   * First day of ownership
   */
  readonly from?: string;
  /**
   * First day on which it no longer holds
   */
  readonly until?: string;
}
/**
 * Name of a person
 */
export interface PersonName {
  /**
   * Form of address, if it is used
   */
  readonly prefix?: string;
  /**
   * Given name as on the license, not a nickname
   */
  readonly first?: string;
  /**
   * Middle name or initial
   */
  readonly middle?: string;
  /**
   * Family name, with all its parts
   */
  readonly last: string;
  /**
   * Generational suffix only (Jr., III)
   */
  readonly suffix?: string;
  /**
   * Degrees and titles after the name
   */
  readonly credentials?: string;
  /**
   * Name used in daily life, where it differs
   */
  readonly preferred?: string;
}
/**
 * A maiden, earlier or other professional name
 */
export interface FormerName {
  /**
   * Given name under which papers were issued
   */
  readonly first?: string;
  /**
   * Middle name or initial
   */
  readonly middle?: string;
  /**
   * Family name at that time
   */
  readonly last: string;
  /**
   * Generational suffix
   */
  readonly suffix?: string;
  /**
   * Why this name is or was used
   */
  readonly kind?: 'maiden' | 'former' | 'professional' | 'alias' | 'other';
  /**
   * Month in which the name began to be used
   */
  readonly from?: string;
  /**
   * Month in which it was given up
   */
  readonly until?: string;
}
/**
 * Authorized or delegated official, director or managing employee
 */
export interface Official {
  readonly name: PersonName1;
  /**
   * What the official is
   */
  readonly role:
    | 'authorized-official'
    | 'delegated-official'
    | 'managing-employee'
    | 'medical-director'
    | 'director'
    | 'compliance'
    | 'other';
  /**
   * Title as it should stand under a signature
   */
  readonly title?: string;
  /**
   * NPI, if there is one
   */
  readonly npi?: string;
  /**
   * Needed for screening
   */
  readonly birthDate?: string;
  /**
   * vault
   */
  readonly ssnRef?: 'vault';
  /**
   * Other names, for screening
   */
  readonly formerNames?: readonly FormerName[];
  /**
   * Number of the official
   */
  readonly phone?: string;
  /**
   * Address of the official
   */
  readonly email?: string;
  /**
   * First day in the role
   */
  readonly from?: string;
  /**
   * First day on which the role no longer holds
   */
  readonly until?: string;
}
/**
 * Name of the official
 */
export interface PersonName1 {
  /**
   * Form of address, if it is used
   */
  readonly prefix?: string;
  /**
   * Given name as on the license, not a nickname
   */
  readonly first?: string;
  /**
   * Middle name or initial
   */
  readonly middle?: string;
  /**
   * Family name, with all its parts
   */
  readonly last: string;
  /**
   * Generational suffix only (Jr., III)
   */
  readonly suffix?: string;
  /**
   * Degrees and titles after the name
   */
  readonly credentials?: string;
  /**
   * Name used in daily life, where it differs
   */
  readonly preferred?: string;
}
/**
 * Enrollment in original Medicare
 */
export interface GroupMedicare {
  /**
   * Where the enrollment stands
   */
  readonly status?: 'enrolled' | 'pending' | 'deactivated' | 'revoked' | 'none';
  /**
   * O and 14 digits, shown in PECOS
   */
  readonly pecosEnrollmentId?: string;
  /**
   * Ten-digit associate control id from PECOS
   */
  readonly pacId?: string;
  /**
   * Numbers of the group itself, by place
   */
  readonly ptans?: readonly Ptan[];
  /**
   * True when assignment is accepted on all claims (CMS-460)
   */
  readonly participating?: boolean;
  /**
   * First day of billing privileges
   */
  readonly enrolled?: string;
  /**
   * Days on which a revalidation was accepted, oldest first
   */
  readonly revalidations?: readonly DatedEvent[];
  /**
   * Due date posted on the CMS list, always a month end
   */
  readonly revalidationDue?: string;
}
/**
 * Medicare's number for one practitioner, group and place
 */
export interface Ptan {
  /**
   * Provider transaction access number from the Medicare letter
   */
  readonly ptan: string;
  /**
   * Short name in lower case with hyphens, used to refer to this from other files
   */
  readonly group?: string;
  /**
   * Short name in lower case with hyphens, used to refer to this from other files
   */
  readonly location?: string;
  /**
   * Medicare contractor that issued it
   */
  readonly mac?: string;
  /**
   * State in which it counts
   */
  readonly state?:
    | 'AL'
    | 'AK'
    | 'AZ'
    | 'AR'
    | 'CA'
    | 'CO'
    | 'CT'
    | 'DE'
    | 'DC'
    | 'FL'
    | 'GA'
    | 'HI'
    | 'ID'
    | 'IL'
    | 'IN'
    | 'IA'
    | 'KS'
    | 'KY'
    | 'LA'
    | 'ME'
    | 'MD'
    | 'MA'
    | 'MI'
    | 'MN'
    | 'MS'
    | 'MO'
    | 'MT'
    | 'NE'
    | 'NV'
    | 'NH'
    | 'NJ'
    | 'NM'
    | 'NY'
    | 'NC'
    | 'ND'
    | 'OH'
    | 'OK'
    | 'OR'
    | 'PA'
    | 'RI'
    | 'SC'
    | 'SD'
    | 'TN'
    | 'TX'
    | 'UT'
    | 'VT'
    | 'VA'
    | 'WA'
    | 'WV'
    | 'WI'
    | 'WY'
    | 'AS'
    | 'GU'
    | 'MP'
    | 'PR'
    | 'VI'
    | 'FM'
    | 'MH'
    | 'PW'
    | 'AA'
    | 'AE'
    | 'AP';
  /**
   * First day on which it counts
   */
  readonly from?: string;
  /**
   * First day on which it no longer counts
   */
  readonly until?: string;
}
/**
 * One occasion on which it was done
 */
export interface DatedEvent {
  /**
   * The day it was done
   */
  readonly on: string;
  /**
   * Anything to remember about it
   */
  readonly note?: string;
}
/**
 * Enrollment with one state Medicaid agency
 */
export interface MedicaidEnrollment {
  /**
   * State of the Medicaid agency
   */
  readonly state:
    | 'AL'
    | 'AK'
    | 'AZ'
    | 'AR'
    | 'CA'
    | 'CO'
    | 'CT'
    | 'DE'
    | 'DC'
    | 'FL'
    | 'GA'
    | 'HI'
    | 'ID'
    | 'IL'
    | 'IN'
    | 'IA'
    | 'KS'
    | 'KY'
    | 'LA'
    | 'ME'
    | 'MD'
    | 'MA'
    | 'MI'
    | 'MN'
    | 'MS'
    | 'MO'
    | 'MT'
    | 'NE'
    | 'NV'
    | 'NH'
    | 'NJ'
    | 'NM'
    | 'NY'
    | 'NC'
    | 'ND'
    | 'OH'
    | 'OK'
    | 'OR'
    | 'PA'
    | 'RI'
    | 'SC'
    | 'SD'
    | 'TN'
    | 'TX'
    | 'UT'
    | 'VT'
    | 'VA'
    | 'WA'
    | 'WV'
    | 'WI'
    | 'WY'
    | 'AS'
    | 'GU'
    | 'MP'
    | 'PR'
    | 'VI'
    | 'FM'
    | 'MH'
    | 'PW'
    | 'AA'
    | 'AE'
    | 'AP';
  /**
   * Number given by the state, as text
   */
  readonly id?: string;
  /**
   * Where the enrollment stands
   */
  readonly status?: 'enrolled' | 'pending' | 'ordering-only' | 'inactive' | 'terminated';
  /**
   * Short name in lower case with hyphens, used to refer to this from other files
   */
  readonly location?: string;
  /**
   * First day of the enrollment
   */
  readonly from?: string;
  /**
   * First day on which it no longer counts
   */
  readonly until?: string;
  /**
   * Days on which a revalidation was accepted, oldest first
   */
  readonly revalidations?: readonly DatedEvent[];
  /**
   * Due date posted by the state, where one is posted
   */
  readonly revalidationDue?: string;
}
/**
 * A license, accreditation or certification of an organization
 */
export interface FacilityCredential {
  /**
   * What it is
   */
  readonly kind:
    | 'state-license'
    | 'business-license'
    | 'accreditation'
    | 'medicare-certification'
    | 'clia'
    | 'dea'
    | 'pharmacy'
    | 'radiology'
    | 'site-visit'
    | 'other';
  /**
   * Who issued it
   */
  readonly issuer?: string;
  /**
   * Number on it, in quotes
   */
  readonly number?: string;
  /**
   * State for which it counts
   */
  readonly state?:
    | 'AL'
    | 'AK'
    | 'AZ'
    | 'AR'
    | 'CA'
    | 'CO'
    | 'CT'
    | 'DE'
    | 'DC'
    | 'FL'
    | 'GA'
    | 'HI'
    | 'ID'
    | 'IL'
    | 'IN'
    | 'IA'
    | 'KS'
    | 'KY'
    | 'LA'
    | 'ME'
    | 'MD'
    | 'MA'
    | 'MI'
    | 'MN'
    | 'MS'
    | 'MO'
    | 'MT'
    | 'NE'
    | 'NV'
    | 'NH'
    | 'NJ'
    | 'NM'
    | 'NY'
    | 'NC'
    | 'ND'
    | 'OH'
    | 'OK'
    | 'OR'
    | 'PA'
    | 'RI'
    | 'SC'
    | 'SD'
    | 'TN'
    | 'TX'
    | 'UT'
    | 'VT'
    | 'VA'
    | 'WA'
    | 'WV'
    | 'WI'
    | 'WY'
    | 'AS'
    | 'GU'
    | 'MP'
    | 'PR'
    | 'VI'
    | 'FM'
    | 'MH'
    | 'PW'
    | 'AA'
    | 'AE'
    | 'AP';
  /**
   * Status as printed
   */
  readonly status?: string;
  /**
   * First day of the current term
   */
  readonly issued?: string;
  /**
   * Last day of the current term
   */
  readonly expires?: string;
  /**
   * Earlier terms, oldest first
   */
  readonly previousTerms?: readonly Term[];
}
/**
 * One earlier period of a credential
 */
export interface Term {
  /**
   * First day of that term
   */
  readonly issued?: string;
  /**
   * Last day of that term
   */
  readonly expires?: string;
}
/**
 * A professional liability policy, as on its certificate (face sheet)
 */
export interface Cover {
  /**
   * Insurance company, as on the face sheet
   */
  readonly carrier: string;
  /**
   * Policy number, as on the face sheet
   */
  readonly policy?: string;
  /**
   * How the cover is provided
   */
  readonly kind?: 'policy' | 'ftca' | 'self-insured' | 'state-fund' | 'other';
  /**
   * Claims-made covers claims reported while the policy runs
   */
  readonly basis?: 'claims-made' | 'occurrence';
  /**
   * Limit for each claim, whole dollars
   */
  readonly perClaim?: number;
  /**
   * Limit for the policy year, whole dollars
   */
  readonly aggregate?: number;
  /**
   * True when the limits are shared with others in the group
   */
  readonly shared?: boolean;
  /**
   * First day of the current policy period
   */
  readonly issued?: string;
  /**
   * Last day of the current policy period
   */
  readonly expires?: string;
  /**
   * For claims-made
   */
  readonly retroactive?: string;
  /**
   * Extended reporting cover bought when a claims-made policy ended
   */
  readonly tail?: {
    /**
     * First day of the tail
     */
    readonly issued?: string;
    /**
     * Last day of the tail
     */
    readonly expires?: string;
    /**
     * True when the tail has no end
     */
    readonly unlimited?: boolean;
  };
  /**
   * Whoever is named as insured, where it is not the provider
   */
  readonly insured?: string;
  /**
   * States in which the cover holds, where it is limited
   */
  readonly states?: readonly State[];
  /**
   * Earlier policy periods with this carrier, oldest first
   */
  readonly previousTerms?: readonly Term[];
  /**
   * Anything to remember
   */
  readonly note?: string;
}
/**
 * Where claims pass through
 */
export interface Clearinghouse {
  /**
   * Name of the clearinghouse
   */
  readonly name: string;
  /**
   * Our number there
   */
  readonly submitterId?: string;
  /**
   * Support number
   */
  readonly phone?: string;
}
/**
 * What the practice intends
 */
export interface Plans {
  /**
   * True when more providers are to join
   */
  readonly growing?: boolean;
  /**
   * How many providers there should be in all
   */
  readonly providersWanted?: number;
  /**
   * By when
   */
  readonly by?: string;
  /**
   * Who should receive the payments
   */
  readonly payTo?: 'practice' | 'person';
  /**
   * Anything a colleague should know
   */
  readonly note?: string;
}
/**
 * One paper
 */
export interface Document {
  /**
   * What the paper is
   */
  readonly kind:
    | 'license'
    | 'compact-privilege'
    | 'dea'
    | 'cds'
    | 'board-certificate'
    | 'malpractice-face-sheet'
    | 'tail-endorsement'
    | 'ftca-letter'
    | 'claims-history'
    | 'w9'
    | 'cp575'
    | '147c'
    | 'npi-confirmation'
    | 'cv'
    | 'photo-id'
    | 'photo'
    | 'social-security-card'
    | 'work-permit'
    | 'name-change'
    | 'diploma'
    | 'training-certificate'
    | 'transcript'
    | 'ecfmg'
    | 'certification'
    | 'cme'
    | 'attestation'
    | 'aar-release'
    | 'application'
    | 'background-consent'
    | 'background-report'
    | 'disclosure-explanation'
    | 'gap-explanation'
    | 'reference-letter'
    | 'affiliation-letter'
    | 'admitting-plan'
    | 'collaborative-agreement'
    | 'prescriptive-agreement'
    | 'protocol'
    | 'immunization'
    | 'tb-test'
    | 'health-statement'
    | 'dd214'
    | 'case-log'
    | 'bank-letter'
    | 'voided-check'
    | 'eft-form'
    | 'era-form'
    | 'medicare-letter'
    | 'medicaid-letter'
    | 'caqh-summary'
    | 'caqh-attestation'
    | 'ownership-disclosure'
    | 'articles'
    | 'business-license'
    | 'facility-license'
    | 'accreditation'
    | 'clia'
    | 'site-visit'
    | 'general-liability'
    | 'roster'
    | 'lease'
    | 'contract'
    | 'amendment'
    | 'fee-schedule'
    | 'approval-letter'
    | 'denial-letter'
    | 'correspondence'
    | 'other';
  /**
   * Scan, relative to the workspace folder, usually under evidence/
   */
  readonly file?: string;
  /**
   * SHA-256 of the scan
   */
  readonly sha256?: string;
  /**
   * Name of the paper, where the kind is not enough
   */
  readonly title?: string;
  /**
   * Number of the license, certificate or policy that this paper shows
   */
  readonly of?: string;
  /**
   * Two-letter postal code of a state or territory
   */
  readonly state?:
    | 'AL'
    | 'AK'
    | 'AZ'
    | 'AR'
    | 'CA'
    | 'CO'
    | 'CT'
    | 'DE'
    | 'DC'
    | 'FL'
    | 'GA'
    | 'HI'
    | 'ID'
    | 'IL'
    | 'IN'
    | 'IA'
    | 'KS'
    | 'KY'
    | 'LA'
    | 'ME'
    | 'MD'
    | 'MA'
    | 'MI'
    | 'MN'
    | 'MS'
    | 'MO'
    | 'MT'
    | 'NE'
    | 'NV'
    | 'NH'
    | 'NJ'
    | 'NM'
    | 'NY'
    | 'NC'
    | 'ND'
    | 'OH'
    | 'OK'
    | 'OR'
    | 'PA'
    | 'RI'
    | 'SC'
    | 'SD'
    | 'TN'
    | 'TX'
    | 'UT'
    | 'VT'
    | 'VA'
    | 'WA'
    | 'WV'
    | 'WI'
    | 'WY'
    | 'AS'
    | 'GU'
    | 'MP'
    | 'PR'
    | 'VI'
    | 'FM'
    | 'MH'
    | 'PW'
    | 'AA'
    | 'AE'
    | 'AP';
  /**
   * Short name in lower case with hyphens, used to refer to this from other files
   */
  readonly payer?: string;
  /**
   * Day on which the paper reached us
   */
  readonly received?: string;
  readonly says?: Says;
  /**
   * Anything to remember about the paper
   */
  readonly note?: string;
}
/**
 * What is printed on the paper, value by value
 */
export interface Says {
  /**
   * Person named on the paper, as printed
   */
  readonly name?: string;
  /**
   * Legal business name on the paper
   */
  readonly legalName?: string;
  /**
   * Trade name on the paper
   */
  readonly dba?: string;
  readonly address?: Address4;
  /**
   * NPI printed on the paper
   */
  readonly npi?: string;
  /**
   * Tax number printed on the paper
   */
  readonly tin?: string;
  /**
   * Box ticked on the W-9, in its words
   */
  readonly taxClassification?: string;
  /**
   * Taxonomy code printed on the paper
   */
  readonly taxonomy?: string;
  /**
   * License, certificate or policy number as printed
   */
  readonly number?: string;
  /**
   * Number printed on a DEA certificate
   */
  readonly deaNumber?: string;
  /**
   * Two-letter postal code of a state or territory
   */
  readonly state?:
    | 'AL'
    | 'AK'
    | 'AZ'
    | 'AR'
    | 'CA'
    | 'CO'
    | 'CT'
    | 'DE'
    | 'DC'
    | 'FL'
    | 'GA'
    | 'HI'
    | 'ID'
    | 'IL'
    | 'IN'
    | 'IA'
    | 'KS'
    | 'KY'
    | 'LA'
    | 'ME'
    | 'MD'
    | 'MA'
    | 'MI'
    | 'MN'
    | 'MS'
    | 'MO'
    | 'MT'
    | 'NE'
    | 'NV'
    | 'NH'
    | 'NJ'
    | 'NM'
    | 'NY'
    | 'NC'
    | 'ND'
    | 'OH'
    | 'OK'
    | 'OR'
    | 'PA'
    | 'RI'
    | 'SC'
    | 'SD'
    | 'TN'
    | 'TX'
    | 'UT'
    | 'VT'
    | 'VA'
    | 'WA'
    | 'WV'
    | 'WI'
    | 'WY'
    | 'AS'
    | 'GU'
    | 'MP'
    | 'PR'
    | 'VI'
    | 'FM'
    | 'MH'
    | 'PW'
    | 'AA'
    | 'AE'
    | 'AP';
  /**
   * Status as printed
   */
  readonly status?: string;
  /**
   * Issue date printed on the paper
   */
  readonly issued?: string;
  /**
   * Expiration date printed on the paper
   */
  readonly expires?: string;
  /**
   * Retroactive date of a claims-made policy
   */
  readonly retroactive?: string;
  /**
   * Insurance company as printed
   */
  readonly carrier?: string;
  /**
   * Limit for each claim, whole dollars
   */
  readonly perClaim?: number;
  /**
   * Limit for the policy period, whole dollars
   */
  readonly aggregate?: number;
  /**
   * Drug schedules as printed on the DEA certificate
   */
  readonly schedules?: string;
  /**
   * Specialty as printed
   */
  readonly specialty?: string;
  /**
   * School, program, board, bank or agency that issued the paper
   */
  readonly issuer?: string;
  /**
   * Start month or date printed
   */
  readonly from?: string;
  /**
   * End month or date printed
   */
  readonly until?: string;
  /**
   * Date beside the signature
   */
  readonly signedOn?: string;
  /**
   * Name of whoever signed
   */
  readonly signedBy?: string;
  /**
   * Birth date printed on the paper
   */
  readonly birthDate?: string;
  /**
   * Kind of bank account named in a bank letter
   */
  readonly accountType?: 'checking' | 'savings';
  /**
   * True when the paper shows the full account number
   */
  readonly accountNumber?: boolean;
  /**
   * True when the paper shows the routing number
   */
  readonly routingNumber?: boolean;
}
/**
 * Address printed on the paper
 */
export interface Address4 {
  /**
   * Street and number, or the post office box
   */
  readonly line1: string;
  /**
   * Suite, floor or building
   */
  readonly line2?: string;
  /**
   * City or town
   */
  readonly city: string;
  /**
   * Two-letter postal code
   */
  readonly state?:
    | 'AL'
    | 'AK'
    | 'AZ'
    | 'AR'
    | 'CA'
    | 'CO'
    | 'CT'
    | 'DE'
    | 'DC'
    | 'FL'
    | 'GA'
    | 'HI'
    | 'ID'
    | 'IL'
    | 'IN'
    | 'IA'
    | 'KS'
    | 'KY'
    | 'LA'
    | 'ME'
    | 'MD'
    | 'MA'
    | 'MI'
    | 'MN'
    | 'MS'
    | 'MO'
    | 'MT'
    | 'NE'
    | 'NV'
    | 'NH'
    | 'NJ'
    | 'NM'
    | 'NY'
    | 'NC'
    | 'ND'
    | 'OH'
    | 'OK'
    | 'OR'
    | 'PA'
    | 'RI'
    | 'SC'
    | 'SD'
    | 'TN'
    | 'TX'
    | 'UT'
    | 'VT'
    | 'VA'
    | 'WA'
    | 'WV'
    | 'WI'
    | 'WY'
    | 'AS'
    | 'GU'
    | 'MP'
    | 'PR'
    | 'VI'
    | 'FM'
    | 'MH'
    | 'PW'
    | 'AA'
    | 'AE'
    | 'AP';
  /**
   * Five digits, or ZIP+4
   */
  readonly zip?: string;
  /**
   * County, where a state program asks for it
   */
  readonly county?: string;
  /**
   * Province or region of an address outside the United States
   */
  readonly region?: string;
  /**
   * Postal code of an address outside the United States
   */
  readonly postalCode?: string;
  /**
   * Two-letter country code
   */
  readonly country?: string;
}
/**
 * Last known values of public registers
 */
export interface Register {
  readonly nppes?: Nppes;
}
/**
 * Values of the last NPPES import
 */
export interface Nppes {
  /**
   * Day of the last import
   */
  readonly importedOn?: string;
  /**
   * Name of the file it was read from
   */
  readonly file?: string;
  /**
   * Day on which the NPI was given
   */
  readonly enumerated?: string;
  /**
   * Day of the last change in the registry
   */
  readonly lastUpdated?: string;
  /**
   * Day on which the NPI was deactivated
   */
  readonly deactivated?: string;
  /**
   * Reason code of the registry
   */
  readonly deactivationReason?: string;
  /**
   * Day on which it was brought back
   */
  readonly reactivated?: string;
  /**
   * Kind of NPI
   */
  readonly entity?: 'individual' | 'organization';
  readonly name?: RegisterName;
  /**
   * Legal business name of an organization
   */
  readonly legalName?: string;
  /**
   * Other and former names in the registry
   */
  readonly otherNames?: readonly RegisterName1[];
  /**
   * Code in the registry
   */
  readonly sex?: string;
  /**
   * Y, N or X, as the registry has it
   */
  readonly soleProprietor?: string;
  readonly practiceAddress?: RegisterAddress;
  /**
   * Phone of the practice address, as the registry has it
   */
  readonly practicePhone?: string;
  /**
   * Fax of the practice address, as the registry has it
   */
  readonly practiceFax?: string;
  readonly mailingAddress?: RegisterAddress1;
  /**
   * Phone of the mailing address
   */
  readonly mailingPhone?: string;
  /**
   * Taxonomy lines of the registry, in its order
   */
  readonly taxonomies?: readonly RegisterTaxonomy[];
  /**
   * Other identifiers listed there
   */
  readonly identifiers?: readonly RegisterIdentifier[];
  /**
   * Authorized official of an organization
   */
  readonly official?: string;
  /**
   * For each field that the import wrote, its place in this file and the value it wrote
   */
  readonly values?: {
    readonly [k: string]: string;
  };
}
/**
 * Name in the registry
 */
export interface RegisterName {
  /**
   * Prefix in the registry
   */
  readonly prefix?: string;
  /**
   * First name in the registry
   */
  readonly first?: string;
  /**
   * Middle name in the registry
   */
  readonly middle?: string;
  /**
   * Last name in the registry, or the business name of an organization's other name
   */
  readonly last?: string;
  /**
   * Suffix in the registry
   */
  readonly suffix?: string;
  /**
   * Credential text in the registry
   */
  readonly credentials?: string;
  /**
   * Type of another name, in the registry's words
   */
  readonly kind?: string;
}
/**
 * A name as the registry writes it
 */
export interface RegisterName1 {
  /**
   * Prefix in the registry
   */
  readonly prefix?: string;
  /**
   * First name in the registry
   */
  readonly first?: string;
  /**
   * Middle name in the registry
   */
  readonly middle?: string;
  /**
   * Last name in the registry, or the business name of an organization's other name
   */
  readonly last?: string;
  /**
   * Suffix in the registry
   */
  readonly suffix?: string;
  /**
   * Credential text in the registry
   */
  readonly credentials?: string;
  /**
   * Type of another name, in the registry's words
   */
  readonly kind?: string;
}
/**
 * Primary practice address in the registry
 */
export interface RegisterAddress {
  /**
   * First line in the registry
   */
  readonly line1?: string;
  /**
   * Second line in the registry
   */
  readonly line2?: string;
  /**
   * City in the registry
   */
  readonly city?: string;
  /**
   * State or region in the registry
   */
  readonly state?: string;
  /**
   * Postal code in the registry, with or without the last four digits
   */
  readonly zip?: string;
  /**
   * Country code in the registry
   */
  readonly country?: string;
}
/**
 * Mailing address in the registry
 */
export interface RegisterAddress1 {
  /**
   * First line in the registry
   */
  readonly line1?: string;
  /**
   * Second line in the registry
   */
  readonly line2?: string;
  /**
   * City in the registry
   */
  readonly city?: string;
  /**
   * State or region in the registry
   */
  readonly state?: string;
  /**
   * Postal code in the registry, with or without the last four digits
   */
  readonly zip?: string;
  /**
   * Country code in the registry
   */
  readonly country?: string;
}
/**
 * One taxonomy line of the NPI registry
 */
export interface RegisterTaxonomy {
  /**
   * Code as the registry has it
   */
  readonly code: string;
  /**
   * The registry marks this one as primary
   */
  readonly primary?: boolean;
  /**
   * License number in the registry
   */
  readonly license?: string;
  /**
   * License state in the registry
   */
  readonly state?: string;
}
/**
 * One other identifier listed in the NPI registry
 */
export interface RegisterIdentifier {
  /**
   * Type of identifier in the registry's words
   */
  readonly kind?: string;
  /**
   * The identifier
   */
  readonly number: string;
  /**
   * State of the identifier
   */
  readonly state?: string;
  /**
   * Who issued it, where the registry says
   */
  readonly issuer?: string;
}
