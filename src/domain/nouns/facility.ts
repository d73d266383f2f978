// Generated from schemas/facility.schema.json by `npm run generate`; edit the schema instead.

/**
 * Short name in lower case with hyphens, used to refer to this from other files
 */
export type Key = string;
/**
 * What kind of place this is
 */
export type FacilityKind =
  | 'hospital'
  | 'critical-access-hospital'
  | 'psychiatric-hospital'
  | 'rehab-hospital'
  | 'asc'
  | 'snf'
  | 'home-health'
  | 'hospice'
  | 'fqhc'
  | 'rhc'
  | 'cmhc'
  | 'esrd'
  | 'idtf'
  | 'lab'
  | 'imaging'
  | 'urgent-care'
  | 'otp'
  | 'residential'
  | 'dmepos'
  | 'other';
/**
 * National Provider Identifier
 */
export type Npi = string;
/**
 * Tax identification number of a business (EIN), as on the W-9 or IRS letter
 */
export type Tin = string;
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
 * US number with area code, and an extension if needed
 */
export type Phone = string;
/**
 * IANA name of a time zone
 */
export type TimeZone = string;
/**
 * An e-mail address
 */
export type Email = string;
/**
 * A web address that starts with https:// or http://
 */
export type Url = string;
/**
 * A calendar date, year first
 */
export type CalendarDate = string;
/**
 * Whole US dollars, without a sign or commas
 */
export type Dollars = number;
/**
 * Medicare enrollment record
 */
export type PecosId = string;
/**
 * PECOS associate control id
 */
export type PacId = string;
/**
 * A birth date, year first
 */
export type BirthDate = string;
/**
 * A month, or a full date where the day is known
 */
export type Month = string;
/**
 * Name of a rule, dotted
 */
export type RuleId = string;
/**
 * A length of time
 */
export type Duration = string;
/**
 * The profession, as a short code
 */
export type ProviderType =
  | 'md'
  | 'do'
  | 'np'
  | 'pa'
  | 'crna'
  | 'cnm'
  | 'cns'
  | 'rn'
  | 'lpn'
  | 'psychologist'
  | 'lcsw'
  | 'lpc'
  | 'lmft'
  | 'ladc'
  | 'bcba'
  | 'pt'
  | 'ot'
  | 'slp'
  | 'aud'
  | 'rd'
  | 'dds'
  | 'dmd'
  | 'dpm'
  | 'od'
  | 'dc'
  | 'pharmd'
  | 'nd'
  | 'lac'
  | 'rt'
  | 'other';
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
 * A hospital, surgery center or other facility
 */
export interface Facility {
  /**
   * What this file is, and the version of its shape
   */
  readonly empanel: 'facility/v1';
  /**
   * Short name of the facility
   */
  readonly key: Key;
  /**
   * Key of the practice it belongs to, when the workspace has several
   */
  readonly practice?: Key;
  /**
   * Name as used every day
   */
  readonly name: string;
  /**
   * Name on licenses and contracts
   */
  readonly legalName?: string;
  /**
   * What kind of facility it is
   */
  readonly kind: FacilityKind;
  /**
   * Organization NPI
   */
  readonly npi?: Npi;
  /**
   * Tax number, in quotes
   */
  readonly tin?: Tin;
  /**
   * CMS certification number
   */
  readonly ccn?: string;
  /**
   * Ten characters with D in third place
   */
  readonly clia?: string;
  /**
   * Taxonomy codes of the organization NPI
   */
  readonly taxonomies?: readonly Taxonomy[];
  /**
   * Street address
   */
  readonly address?: Address;
  /**
   * Where letters should go
   */
  readonly mailingAddress?: Address;
  /**
   * Place-of-service codes that are used for services here
   *
   * Items: Two-digit place-of-service code
   */
  readonly posCodes?: readonly string[];
  /**
   * Main number
   */
  readonly phone?: Phone;
  /**
   * Main fax
   */
  readonly fax?: Phone;
  /**
   * Where it differs from the workspace
   */
  readonly timeZone?: TimeZone;
  /**
   * True when this office runs its medical staff
   */
  readonly ours?: boolean;
  /**
   * True for a VA, military, IHS or other federal site
   */
  readonly federal?: boolean;
  /**
   * Who handles applications
   */
  readonly medicalStaffOffice?: Contact;
  /**
   * Other people to call
   */
  readonly contacts?: readonly Contact[];
  /**
   * Web portals, without passwords
   */
  readonly portals?: readonly Portal[];
  /**
   * Who accredits it
   */
  readonly accreditor?: 'joint-commission' | 'dnv' | 'achc' | 'aaahc' | 'quad-a' | 'carf' | 'coa' | 'state' | 'other' | 'none';
  /**
   * Licenses, accreditation, certificates and site visits
   */
  readonly licenses?: readonly FacilityCredential[];
  /**
   * Professional and general liability policies
   */
  readonly cover?: readonly Cover[];
  /**
   * Enrollment in original Medicare
   */
  readonly medicare?: GroupMedicare;
  /**
   * Enrollment with each state Medicaid agency
   */
  readonly medicaid?: readonly MedicaidEnrollment[];
  /**
   * Everyone who owns a part
   */
  readonly owners?: readonly Owner[];
  /**
   * Officials, directors and managing employees
   */
  readonly officials?: readonly Official[];
  /**
   * Rule packs that hold for this facility
   */
  readonly packs?: readonly Key[];
  /**
   * Numbers of a pack that this facility sets otherwise, each with the reason
   */
  readonly overrides?: readonly Override[];
  /**
   * Pack rules that do not hold here
   */
  readonly off?: readonly Off[];
  /**
   * How often to ask about an open application here
   */
  readonly followUpEvery?: Duration;
  /**
   * How long a decision is said to take
   */
  readonly decisionWithin?: Duration;
  /**
   * Least cover the bylaws ask for
   */
  readonly malpracticeMinimum?: Limits;
  /**
   * Departments and their chairs
   */
  readonly departments?: readonly Department[];
  /**
   * Categories of the medical staff
   */
  readonly categories?: readonly StaffCategory[];
  /**
   * Which ages the age groups of the forms are
   */
  readonly ageGroups?: readonly AgeGroup[];
  /**
   * Equipment, units and services on which privileges depend
   */
  readonly resources?: readonly Resource[];
  /**
   * Forms by specialty and version
   */
  readonly privilegeForms?: readonly PrivilegeForm[];
  /**
   * Bodies that recommend and decide, and their meetings
   */
  readonly committees?: readonly Committee[];
  /**
   * Own terms for appointments and privileges
   */
  readonly terms?: Terms;
  /**
   * Time limits of the bylaws
   */
  readonly bylaws?: readonly TimeLimit[];
  /**
   * How the work of the staff is reviewed
   */
  readonly oppe?: OngoingEvaluation;
  /**
   * Distant sites whose decisions are relied on
   */
  readonly proxyAgreements?: readonly ProxyAgreement[];
  /**
   * Bylaws, licenses, letters, with what each says
   */
  readonly documents?: readonly Document[];
  /**
   * Last known values of public registers
   */
  readonly register?: Register;
  /**
   * Letters of this facility, in its own words
   */
  readonly letters?: readonly LetterTemplate[];
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
 * A web portal
 */
export interface Portal {
  /**
   * Name of the portal
   */
  readonly name: string;
  /**
   * Web address of the portal
   */
  readonly url?: Url;
  /**
   * What it is used for
   */
  readonly use?: string;
  /**
   * Whose account is used
   */
  readonly account?: string;
  /**
   * Anything a colleague should know
   */
  readonly note?: string;
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
 * Another number for one rule, with the reason
 */
export interface Override {
  /**
   * Id of the rule to change
   */
  readonly rule: RuleId;
  /**
   * Why, and on whose word
   */
  readonly reason: string;
  /**
   * New distance after the anchor date
   */
  readonly add?: Duration;
  /**
   * New distance before the anchor date
   */
  readonly before?: Duration;
  /**
   * New lead times
   */
  readonly lead?: readonly Duration[];
  /**
   * New greatest age of a paper, signature or attestation
   */
  readonly noOlderThan?: Duration;
  /**
   * New greatest age of a verification
   */
  readonly verifiedWithin?: Duration;
  /**
   * New least amounts of cover
   */
  readonly minimum?: Limits;
  /**
   * New least number
   */
  readonly count?: number;
  /**
   * New value of a fact that is a number
   */
  readonly number?: number;
  /**
   * New value of a fact that is a length of time
   */
  readonly duration?: Duration;
  /**
   * First day on which the change counts
   */
  readonly from?: CalendarDate;
  /**
   * First day on which it no longer counts
   */
  readonly until?: CalendarDate;
}
/**
 * Amounts of malpractice cover in whole dollars
 */
export interface Limits {
  /**
   * Least limit for each claim
   */
  readonly perClaim?: Dollars;
  /**
   * Least limit for the policy year
   */
  readonly aggregate?: Dollars;
}
/**
 * A rule that does not count here, with the reason
 */
export interface Off {
  /**
   * Id of the rule
   */
  readonly rule: RuleId;
  /**
   * Why it does not count
   */
  readonly reason: string;
  /**
   * Look at it again on this day
   */
  readonly until?: CalendarDate;
}
/**
 * A department or service of the medical staff
 */
export interface Department {
  /**
   * Short name
   */
  readonly key: Key;
  /**
   * Name of the department
   */
  readonly name: string;
  /**
   * Who recommends on requests
   */
  readonly chair?: string;
  /**
   * NPI of the chair
   */
  readonly chairNpi?: Npi;
}
/**
 * A category of the medical staff and its duties
 */
export interface StaffCategory {
  /**
   * Short name
   */
  readonly key: Key;
  /**
   * Name in the bylaws
   */
  readonly name: string;
  /**
   * Duties that come with it
   */
  readonly duties?: readonly string[];
  /**
   * False for membership without privileges
   */
  readonly privileges?: boolean;
  /**
   * Term, where it differs
   */
  readonly term?: Duration;
}
/**
 * An age group of the forms and its ages
 */
export interface AgeGroup {
  /**
   * As the lines of the forms write it
   */
  readonly name: string;
  /**
   * Youngest age, from birth where none is said
   */
  readonly from?: Duration;
  /**
   * First age that no longer belongs to it, none where nobody is too old
   */
  readonly until?: Duration;
}
/**
 * Equipment, unit or service that the facility has
 */
export interface Resource {
  /**
   * Short name
   */
  readonly key: Key;
  /**
   * Name of it
   */
  readonly name: string;
  /**
   * What it is
   */
  readonly kind?: 'equipment' | 'unit' | 'service' | 'staff';
  /**
   * First day on which it is there
   */
  readonly from?: CalendarDate;
  /**
   * First day on which it is no longer there
   */
  readonly until?: CalendarDate;
  /**
   * Anything a colleague should know
   */
  readonly note?: string;
}
/**
 * One version of the form of a specialty
 */
export interface PrivilegeForm {
  /**
   * Short name of the form
   */
  readonly key: Key;
  /**
   * Specialty it is for
   */
  readonly specialty: string;
  /**
   * Key of the department
   */
  readonly department?: Key;
  /**
   * Version of the form, in quotes
   */
  readonly version: string;
  /**
   * First day on which it is used
   */
  readonly from?: CalendarDate;
  /**
   * First day on which it is no longer used
   */
  readonly until?: CalendarDate;
  /**
   * Body that approved it
   */
  readonly approvedBy?: string;
  /**
   * Day of approval
   */
  readonly approved?: CalendarDate;
  /**
   * What the applicant confirms by signing the form
   */
  readonly acknowledgment?: string;
  /**
   * Lines of the form, core first
   */
  readonly lines: readonly Line[];
}
/**
 * One line of a privilege form
 */
export interface Line {
  /**
   * Short name
   */
  readonly key: Key;
  /**
   * Name on the form
   */
  readonly name: string;
  /**
   * Core or special
   */
  readonly kind: 'core' | 'special';
  /**
   * What the holder may do
   */
  readonly description?: string;
  /**
   * Procedures it includes
   */
  readonly procedures?: readonly Procedure[];
  /**
   * Age groups
   */
  readonly ages?: readonly string[];
  /**
   * Where it may be used
   *
   * Items: A setting
   */
  readonly settings?: readonly (
    'inpatient' | 'outpatient' | 'emergency' | 'operating-room' | 'intensive-care' | 'telehealth' | 'consult'
  )[];
  /**
   * What must be shown when it is first asked for
   */
  readonly initial?: Criteria;
  /**
   * What must be shown at reappointment
   */
  readonly renewal?: Criteria;
  /**
   * Resources it needs, by key, all of them
   */
  readonly resources?: readonly Key[];
  /**
   * True when the holder prescribes them, so that a DEA registration must be in force
   */
  readonly controlledSubstances?: boolean;
  /**
   * How a new holder is watched
   */
  readonly fppe?: FocusedEvaluation;
  /**
   * Term of this line, when shorter than the facility's
   */
  readonly term?: Duration;
  /**
   * Anything a colleague should know
   */
  readonly note?: string;
}
/**
 * A procedure that the line covers
 */
export interface Procedure {
  /**
   * Name of the procedure
   */
  readonly name: string;
  /**
   * Procedure code, in quotes
   */
  readonly code?: string;
  /**
   * Other names, so that a schedule can be matched
   */
  readonly also?: readonly string[];
}
/**
 * What a person must show for a line
 */
export interface Criteria {
  /**
   * Professions that may hold it
   */
  readonly providerTypes?: readonly ProviderType[];
  /**
   * Degree needed
   */
  readonly degrees?: readonly string[];
  /**
   * Specialty of the residency or fellowship
   */
  readonly training?: readonly string[];
  /**
   * Bodies whose accreditation of that training counts
   */
  readonly accreditation?: readonly string[];
  /**
   * Board certification needed
   */
  readonly boards?: readonly string[];
  /**
   * Board eligible is enough for this long after training
   */
  readonly boardEligibleWithin?: Duration;
  /**
   * Cases needed
   */
  readonly cases?: readonly CaseVolume[];
  /**
   * Certifications needed, by the kinds of the dossier, all of them
   */
  readonly certifications?: readonly string[];
  /**
   * Least number of peer references
   */
  readonly references?: number;
  /**
   * Lines that must be held too, by key
   */
  readonly privileges?: readonly Key[];
  /**
   * True when a DEA registration is needed
   */
  readonly dea?: boolean;
  /**
   * Papers to attach, in words
   */
  readonly proof?: readonly string[];
  /**
   * What the fields above cannot say
   */
  readonly other?: string;
}
/**
 * How many cases must have been done, and in what time
 */
export interface CaseVolume {
  /**
   * Least number of cases
   */
  readonly count: number;
  /**
   * Counted over this time
   */
  readonly within: Duration;
  /**
   * Which cases, where not all of the line
   */
  readonly of?: string;
}
/**
 * How a newly granted line is watched (FPPE)
 */
export interface FocusedEvaluation {
  /**
   * Way of watching
   */
  readonly method?: 'chart-review' | 'direct-observation' | 'simulation' | 'discussion' | 'external';
  /**
   * Number of cases to be watched
   */
  readonly cases?: number;
  /**
   * Time in which it must be done
   */
  readonly within?: Duration;
}
/**
 * A credentialing committee and its meetings
 */
export interface Committee {
  /**
   * Short name
   */
  readonly key: Key;
  /**
   * Name on agendas and minutes
   */
  readonly name: string;
  /**
   * What it does
   */
  readonly kind?: 'credentials' | 'mec' | 'board' | 'department' | 'peer-review' | 'other';
  /**
   * How often, in words
   */
  readonly meets?: string;
  /**
   * Dates of coming meetings
   */
  readonly meetings?: readonly CalendarDate[];
  /**
   * Voting members
   */
  readonly members?: readonly string[];
  /**
   * How many voting members must be there for a decision, as bylaws or policy say; majority is more than half of those listed. Whoever is recused does not count for that file
   */
  readonly quorum?: number | 'majority';
  /**
   * Who may approve clean files between meetings
   */
  readonly medicalDirector?: string;
  /**
   * How long before a meeting files must be ready
   */
  readonly agendaCloses?: Duration;
}
/**
 * How long appointments and privileges last here, where the facility or its state sets other terms than the pack
 */
export interface Terms {
  /**
   * Longest appointment
   */
  readonly appointment?: Duration;
  /**
   * Longest term of privileges
   */
  readonly privileges?: Duration;
  /**
   * Length of the provisional time
   */
  readonly provisional?: Duration;
  /**
   * Longest temporary privileges for a care need, by the bylaws
   */
  readonly temporaryNeed?: Duration;
  /**
   * What the bylaws say of a certificate that a line asks for and that ends within the term: its privileges rest (the default), or it counts at reappointment
   */
  readonly boardLapse?: 'rests' | 'reappointment';
  /**
   * Law or programme that asks for it
   */
  readonly reason?: string;
}
/**
 * A time limit of the bylaws
 */
export interface TimeLimit {
  /**
   * Step that must be done
   */
  readonly step:
    | 'acknowledge'
    | 'verify'
    | 'chair'
    | 'credentials-committee'
    | 'mec'
    | 'board'
    | 'decide'
    | 'notify'
    | 'reapply'
    | 'report-action';
  /**
   * Time allowed, from the step before (or from the complete application for decide, from the action for report-action)
   */
  readonly within: Duration;
  /**
   * Where it stands in the bylaws
   */
  readonly section?: string;
}
/**
 * How the work of the staff is reviewed all along (OPPE)
 */
export interface OngoingEvaluation {
  /**
   * How often, as the medical staff decided
   */
  readonly every?: Duration;
  /**
   * With fewer cases than this, references are asked for instead
   */
  readonly lowVolume?: number;
  /**
   * What is counted, and when a focused evaluation starts
   */
  readonly indicators?: readonly OppeIndicator[];
}
/**
 * One thing that is counted
 */
export interface OppeIndicator {
  /**
   * Short name
   */
  readonly key: Key;
  /**
   * What is counted
   */
  readonly name: string;
  /**
   * Department it is for
   */
  readonly department?: Key;
  /**
   * At this value a focused evaluation starts
   */
  readonly trigger?: number;
  /**
   * Which side of the trigger is bad
   */
  readonly direction?: 'above' | 'below';
  /**
   * What the value is
   */
  readonly unit?: 'count' | 'percent' | 'days';
}
/**
 * Agreement by which the decisions of a distant site are relied on
 */
export interface ProxyAgreement {
  /**
   * Hospital or telemedicine entity
   */
  readonly distantSite: string;
  /**
   * What the distant site is
   */
  readonly kind: 'hospital' | 'entity';
  /**
   * Day of the agreement
   */
  readonly signed?: CalendarDate;
  /**
   * First day on which it counts
   */
  readonly from?: CalendarDate;
  /**
   * First day on which it no longer counts
   */
  readonly until?: CalendarDate;
  /**
   * Day of the last list of practitioners and privileges
   */
  readonly listReceived?: CalendarDate;
  /**
   * Practitioners on that list
   */
  readonly practitioners?: readonly ProxyPractitioner[];
  /**
   * The agreement, relative to the workspace
   */
  readonly document?: string;
}
/**
 * A practitioner on the distant site's list
 */
export interface ProxyPractitioner {
  /**
   * NPI of the practitioner
   */
  readonly npi: Npi;
  /**
   * For the reader only
   */
  readonly name?: string;
  /**
   * Privilege lines held there, by the keys of this facility's forms
   */
  readonly lines?: readonly Key[];
  /**
   * First day there
   */
  readonly from?: CalendarDate;
  /**
   * First day on which it no longer counts
   */
  readonly until?: CalendarDate;
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
/**
 * Wording of one kind of letter
 */
export interface LetterTemplate {
  /**
   * Which letter
   */
  readonly kind: 'appointment' | 'temporary-privileges' | 'information-request' | 'decision' | 'affiliation';
  /**
   * Line above the letter
   */
  readonly subject: string;
  /**
   * The letter, its paragraphs parted by empty lines
   */
  readonly text: string;
}
