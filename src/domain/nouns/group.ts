// Generated from schemas/group.schema.json by `npm run generate`; edit the schema instead.

/**
 * Short name in lower case with hyphens, used to refer to this from other files
 */
export type Key = string;
/**
 * Tax identification number of a business (EIN), as on the W-9 or IRS letter
 */
export type Tin = string;
/**
 * National Provider Identifier
 */
export type Npi = string;
/**
 * Ten-character NUCC code of a specialty, ending in X
 */
export type TaxonomyCode = string;
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
 * A calendar date, year first
 */
export type CalendarDate = string;
/**
 * US number with area code, and an extension if needed
 */
export type Phone = string;
/**
 * An e-mail address
 */
export type Email = string;
/**
 * A web address that starts with https:// or http://
 */
export type Url = string;
/**
 * IANA name of a time zone
 */
export type TimeZone = string;
/**
 * A birth date, year first
 */
export type BirthDate = string;
/**
 * A month, or a full date where the day is known
 */
export type Month = string;
/**
 * Medicare enrollment record
 */
export type PecosId = string;
/**
 * PECOS associate control id
 */
export type PacId = string;
/**
 * Whole US dollars, without a sign or commas
 */
export type Dollars = number;
/**
 * What the paper is
 */
export type DocumentKind =
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
 * SHA-256 of the file, 64 characters
 */
export type Sha256 = string;
/**
 * Two letters and seven digits
 */
export type DeaNumber = string;

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
  readonly key: Key;
  /**
   * Key of the practice, when the workspace has several
   */
  readonly practice?: Key;
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
  readonly tin?: Tin;
  /**
   * Organization NPI
   */
  readonly npi?: Npi;
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
  readonly founded?: CalendarDate;
  /**
   * State in which the entity was formed
   */
  readonly stateOfFormation?: State;
  /**
   * Where payers send letters (mail-to)
   */
  readonly mailingAddress?: Address;
  /**
   * Where payments go (pay-to)
   */
  readonly remitAddress?: Address;
  /**
   * Main number
   */
  readonly phone?: Phone;
  /**
   * Main fax
   */
  readonly fax?: Phone;
  /**
   * Main address
   */
  readonly email?: Email;
  /**
   * Website of the practice
   */
  readonly website?: Url;
  /**
   * Who answers payers' questions
   */
  readonly credentialingContact?: Contact;
  /**
   * Who answers questions about claims
   */
  readonly billingContact?: Contact;
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
  /**
   * Enrollment in original Medicare
   */
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
  /**
   * Where claims pass through
   */
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
  /**
   * What the practice intends
   */
  readonly plans?: Plans;
  /**
   * W-9, IRS letter, bank letter and other papers, with what each says
   */
  readonly documents?: readonly Document[];
  /**
   * Last known values of public registers
   */
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
  readonly code: TaxonomyCode;
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
  readonly state?: State;
}
/**
 * A street or mailing address, as the postal service writes it
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
  readonly state?: State;
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
 * A person or department to call or write to
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
  readonly phone?: Phone;
  /**
   * Fax number with area code
   */
  readonly fax?: Phone;
  /**
   * Address for messages
   */
  readonly email?: Email;
  /**
   * Address for letters
   */
  readonly address?: Address;
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
  readonly key: Key;
  /**
   * Name of the place, as directories show it
   */
  readonly name?: string;
  /**
   * Street address
   */
  readonly address: Address;
  /**
   * Number patients call
   */
  readonly phone?: Phone;
  /**
   * Fax of the place
   */
  readonly fax?: Phone;
  /**
   * Address of the office
   */
  readonly email?: Email;
  /**
   * Own type 2 NPI of the place, if it has one
   */
  readonly npi?: Npi;
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
  readonly facility?: Key;
  /**
   * Office hours, as directories should say
   */
  readonly hours?: string;
  /**
   * Where it differs from the practice
   */
  readonly timeZone?: TimeZone;
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
  readonly opens?: CalendarDate;
  /**
   * First day without patients
   */
  readonly closes?: CalendarDate;
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
 * A provider who works in the group
 */
export interface Member {
  /**
   * The provider's own NPI
   */
  readonly npi: Npi;
  /**
   * For the reader only
   */
  readonly name?: string;
  /**
   * First day in the group
   */
  readonly from?: CalendarDate;
  /**
   * First day on which the provider is no longer in the group
   */
  readonly until?: CalendarDate;
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
  /**
   * Name of a person
   */
  readonly name?: PersonName;
  /**
   * Name of an organization that owns a part
   */
  readonly organization?: string;
  /**
   * NPI, if there is one
   */
  readonly npi?: Npi;
  /**
   * Tax number of an owning organization
   */
  readonly tin?: Tin;
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
  readonly birthDate?: BirthDate;
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
  readonly from?: CalendarDate;
  /**
   * First day on which it no longer holds
   */
  readonly until?: CalendarDate;
}
/**
 * A name, spelled exactly as on the license
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
  readonly from?: Month;
  /**
   * Month in which it was given up
   */
  readonly until?: Month;
}
/**
 * Authorized or delegated official, director or managing employee
 */
export interface Official {
  /**
   * Name of the official
   */
  readonly name: PersonName;
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
  readonly npi?: Npi;
  /**
   * Needed for screening
   */
  readonly birthDate?: BirthDate;
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
  readonly phone?: Phone;
  /**
   * Address of the official
   */
  readonly email?: Email;
  /**
   * First day in the role
   */
  readonly from?: CalendarDate;
  /**
   * First day on which the role no longer holds
   */
  readonly until?: CalendarDate;
}
/**
 * Enrollment of the organization in original Medicare
 */
export interface GroupMedicare {
  /**
   * Where the enrollment stands
   */
  readonly status?: 'enrolled' | 'pending' | 'deactivated' | 'revoked' | 'none';
  /**
   * O and 14 digits, shown in PECOS
   */
  readonly pecosEnrollmentId?: PecosId;
  /**
   * Ten-digit associate control id from PECOS
   */
  readonly pacId?: PacId;
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
  readonly enrolled?: CalendarDate;
  /**
   * Days on which a revalidation was accepted, oldest first
   */
  readonly revalidations?: readonly DatedEvent[];
  /**
   * Due date posted on the CMS list, always a month end
   */
  readonly revalidationDue?: CalendarDate;
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
   * Key of the group to which benefits are reassigned
   */
  readonly group?: Key;
  /**
   * Key of the location it belongs to
   */
  readonly location?: Key;
  /**
   * Medicare contractor that issued it
   */
  readonly mac?: string;
  /**
   * State in which it counts
   */
  readonly state?: State;
  /**
   * First day on which it counts
   */
  readonly from?: CalendarDate;
  /**
   * First day on which it no longer counts
   */
  readonly until?: CalendarDate;
}
/**
 * One occasion on which it was done
 */
export interface DatedEvent {
  /**
   * The day it was done
   */
  readonly on: CalendarDate;
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
  readonly state: State;
  /**
   * Number given by the state, as text
   */
  readonly id?: string;
  /**
   * Where the enrollment stands
   */
  readonly status?: 'enrolled' | 'pending' | 'ordering-only' | 'inactive' | 'terminated';
  /**
   * Location key, where the state gives one number per place
   */
  readonly location?: Key;
  /**
   * First day of the enrollment
   */
  readonly from?: CalendarDate;
  /**
   * First day on which it no longer counts
   */
  readonly until?: CalendarDate;
  /**
   * Days on which a revalidation was accepted, oldest first
   */
  readonly revalidations?: readonly DatedEvent[];
  /**
   * Due date posted by the state, where one is posted
   */
  readonly revalidationDue?: CalendarDate;
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
  readonly state?: State;
  /**
   * Status as printed
   */
  readonly status?: string;
  /**
   * First day of the current term
   */
  readonly issued?: CalendarDate;
  /**
   * Last day of the current term
   */
  readonly expires?: CalendarDate;
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
  readonly issued?: CalendarDate;
  /**
   * Last day of that term
   */
  readonly expires?: CalendarDate;
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
  readonly perClaim?: Dollars;
  /**
   * Limit for the policy year, whole dollars
   */
  readonly aggregate?: Dollars;
  /**
   * True when the limits are shared with others in the group
   */
  readonly shared?: boolean;
  /**
   * First day of the current policy period
   */
  readonly issued?: CalendarDate;
  /**
   * Last day of the current policy period
   */
  readonly expires?: CalendarDate;
  /**
   * For claims-made
   */
  readonly retroactive?: CalendarDate;
  /**
   * Extended reporting cover bought when a claims-made policy ended
   */
  readonly tail?: {
    /**
     * First day of the tail
     */
    readonly issued?: CalendarDate;
    /**
     * Last day of the tail
     */
    readonly expires?: CalendarDate;
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
 * Where claims and remittances pass through
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
  readonly phone?: Phone;
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
  readonly by?: CalendarDate;
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
  readonly kind: DocumentKind;
  /**
   * Scan, relative to the workspace folder, usually under evidence/
   */
  readonly file?: string;
  /**
   * SHA-256 of the scan
   */
  readonly sha256?: Sha256;
  /**
   * Name of the paper, where the kind is not enough
   */
  readonly title?: string;
  /**
   * Number of the license, certificate or policy that this paper shows
   */
  readonly of?: string;
  /**
   * State for which this paper counts
   */
  readonly state?: State;
  /**
   * Payer for which it was made, if for one only
   */
  readonly payer?: Key;
  /**
   * Day on which the paper reached us
   */
  readonly received?: CalendarDate;
  /**
   * What is printed on the paper, value by value
   */
  readonly says?: Says;
  /**
   * Anything to remember about the paper
   */
  readonly note?: string;
}
/**
 * Values copied from the paper exactly as printed
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
  /**
   * Address printed on the paper
   */
  readonly address?: Address;
  /**
   * NPI printed on the paper
   */
  readonly npi?: Npi;
  /**
   * Tax number printed on the paper
   */
  readonly tin?: Tin;
  /**
   * Box ticked on the W-9, in its words
   */
  readonly taxClassification?: string;
  /**
   * Taxonomy code printed on the paper
   */
  readonly taxonomy?: TaxonomyCode;
  /**
   * License, certificate or policy number as printed
   */
  readonly number?: string;
  /**
   * Number printed on a DEA certificate
   */
  readonly deaNumber?: DeaNumber;
  /**
   * State that issued the paper
   */
  readonly state?: State;
  /**
   * Status as printed
   */
  readonly status?: string;
  /**
   * Issue date printed on the paper
   */
  readonly issued?: CalendarDate;
  /**
   * Expiration date printed on the paper
   */
  readonly expires?: CalendarDate;
  /**
   * Retroactive date of a claims-made policy
   */
  readonly retroactive?: CalendarDate;
  /**
   * Insurance company as printed
   */
  readonly carrier?: string;
  /**
   * Limit for each claim, whole dollars
   */
  readonly perClaim?: Dollars;
  /**
   * Limit for the policy period, whole dollars
   */
  readonly aggregate?: Dollars;
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
  readonly from?: Month;
  /**
   * End month or date printed
   */
  readonly until?: Month;
  /**
   * Date beside the signature
   */
  readonly signedOn?: CalendarDate;
  /**
   * Name of whoever signed
   */
  readonly signedBy?: string;
  /**
   * Birth date printed on the paper
   */
  readonly birthDate?: BirthDate;
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
 * Last known values of public registers, kept for comparison
 */
export interface Register {
  /**
   * Values of the last NPPES import
   */
  readonly nppes?: Nppes;
}
/**
 * What the NPI registry (NPPES) said at the last import
 */
export interface Nppes {
  /**
   * Day of the last import
   */
  readonly importedOn?: CalendarDate;
  /**
   * Name of the file it was read from
   */
  readonly file?: string;
  /**
   * Day on which the NPI was given
   */
  readonly enumerated?: CalendarDate;
  /**
   * Day of the last change in the registry
   */
  readonly lastUpdated?: CalendarDate;
  /**
   * Day on which the NPI was deactivated
   */
  readonly deactivated?: CalendarDate;
  /**
   * Reason code of the registry
   */
  readonly deactivationReason?: string;
  /**
   * Day on which it was brought back
   */
  readonly reactivated?: CalendarDate;
  /**
   * Kind of NPI
   */
  readonly entity?: 'individual' | 'organization';
  /**
   * Name in the registry
   */
  readonly name?: RegisterName;
  /**
   * Legal business name of an organization
   */
  readonly legalName?: string;
  /**
   * Other and former names in the registry
   */
  readonly otherNames?: readonly RegisterName[];
  /**
   * Code in the registry
   */
  readonly sex?: string;
  /**
   * Y, N or X, as the registry has it
   */
  readonly soleProprietor?: string;
  /**
   * Primary practice address in the registry
   */
  readonly practiceAddress?: RegisterAddress;
  /**
   * Phone of the practice address, as the registry has it
   */
  readonly practicePhone?: string;
  /**
   * Fax of the practice address, as the registry has it
   */
  readonly practiceFax?: string;
  /**
   * Mailing address in the registry
   */
  readonly mailingAddress?: RegisterAddress;
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
 * A name as the registry writes it
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
 * An address as the registry writes it
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
