// Generated from schemas/dossier.schema.json by `npm run generate`; edit the schema instead.

/**
 * Short name in lower case with hyphens, used to refer to this from other files
 */
export type Key = string;
/**
 * National Provider Identifier
 */
export type Npi = string;
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
 * A month, or a full date where the day is known
 */
export type Month = string;
/**
 * An e-mail address
 */
export type Email = string;
/**
 * US number with area code, and an extension if needed
 */
export type Phone = string;
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
 * A birth date, year first
 */
export type BirthDate = string;
/**
 * Ten-character NUCC code of a specialty, ending in X
 */
export type TaxonomyCode = string;
/**
 * A calendar date, year first
 */
export type CalendarDate = string;
/**
 * Medicare enrollment record
 */
export type PecosId = string;
/**
 * PECOS associate control id
 */
export type PacId = string;
/**
 * Two letters and seven digits
 */
export type DeaNumber = string;
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
 * Tax identification number of a business (EIN), as on the W-9 or IRS letter
 */
export type Tin = string;

/**
 * A provider
 */
export interface Dossier {
  /**
   * What this file is, and the version of its shape
   */
  readonly empanel: 'dossier/v1';
  /**
   * draft while facts are missing, active (the default) when the dossier is in use
   */
  readonly status?: 'draft' | 'active';
  /**
   * Key of the practice, when the workspace has several
   */
  readonly practice?: Key;
  /**
   * The provider's own (type 1) NPI
   */
  readonly npi: Npi;
  /**
   * The profession, as a short code
   */
  readonly type: ProviderType;
  /**
   * The profession in words, when the type is other
   */
  readonly typeNote?: string;
  /**
   * Name exactly as on the license
   */
  readonly name: PersonName;
  /**
   * Maiden and other names
   */
  readonly formerNames?: readonly FormerName[];
  /**
   * How to reach the provider
   */
  readonly contact?: ProviderContact;
  /**
   * Birth date
   */
  readonly birthDate?: BirthDate;
  /**
   * City and state or country, where a form asks
   */
  readonly birthPlace?: string;
  /**
   * Only the last four digits of the Social Security number, in quotes
   */
  readonly ssn?: string;
  /**
   * vault
   */
  readonly ssnRef?: 'vault';
  /**
   * Optional
   */
  readonly demographics?: Demographics;
  /**
   * Languages in which the provider can treat patients, besides English
   */
  readonly languages?: readonly string[];
  /**
   * Specialty codes, exactly one of them primary, the same as in the NPI registry
   */
  readonly taxonomies?: readonly Taxonomy[];
  /**
   * The CAQH profile and when it was attested
   */
  readonly caqh?: Caqh;
  /**
   * Enrollment in original Medicare
   */
  readonly medicare?: Medicare;
  /**
   * Enrollment with each state Medicaid agency
   */
  readonly medicaid?: readonly MedicaidEnrollment[];
  /**
   * Other numbers by which the provider is known
   */
  readonly identifiers?: readonly OtherIdentifier[];
  /**
   * All state licenses, also old ones
   */
  readonly licenses?: readonly License[];
  /**
   * One for each state in which controlled substances are prescribed
   */
  readonly dea?: readonly Dea[];
  /**
   * State CDS or CSR registrations, where the state asks for them
   */
  readonly cds?: readonly Cds[];
  /**
   * What happens while there is no DEA registration
   */
  readonly prescribing?: PendingPrescriber;
  /**
   * Certificates of specialty boards, or eligibility
   */
  readonly boards?: readonly Board[];
  /**
   * Degrees, from the professional one on
   */
  readonly education?: readonly Education[];
  /**
   * Internship, residency, fellowship, in months
   */
  readonly training?: readonly Training[];
  /**
   * For graduates of foreign medical schools
   */
  readonly ecfmg?: Ecfmg;
  /**
   * Positions in months, newest first
   */
  readonly workHistory?: readonly Work[];
  /**
   * Each time without work or training that was explained
   */
  readonly gaps?: readonly Gap[];
  /**
   * Service in the armed forces
   */
  readonly military?: readonly Military[];
  /**
   * Memberships and privileges, also ended ones
   */
  readonly hospitalAffiliations?: readonly Affiliation[];
  /**
   * How patients are admitted without own privileges
   */
  readonly admittingPlan?: AdmittingPlan;
  /**
   * Liability policies, current and earlier
   */
  readonly malpracticeCover?: readonly Cover[];
  /**
   * Claims, settlements and judgments
   */
  readonly malpracticeClaims?: readonly MalpracticeClaim[];
  /**
   * Usually three, from the same profession
   */
  readonly references?: readonly Reference[];
  /**
   * Life-support cards and other certifications
   */
  readonly certifications?: readonly Certification[];
  /**
   * Where a facility asks for them
   */
  readonly immunizations?: readonly Immunization[];
  /**
   * Questions about history, answered by the provider
   */
  readonly disclosures?: readonly Disclosure[];
  /**
   * Where the provider sees patients, and since when
   */
  readonly practiceLocations?: readonly PracticeLocation[];
  /**
   * Collaborating and supervising agreements
   */
  readonly supervision?: readonly Supervision[];
  /**
   * Criminal background checks and fingerprints
   */
  readonly backgroundChecks?: readonly BackgroundCheck[];
  /**
   * Papers on file and what each says
   */
  readonly documents?: readonly Document[];
  /**
   * Payers whose panels the provider should be on
   */
  readonly payers?: readonly WantedPayer[];
  /**
   * What is still to be asked, while status is draft
   */
  readonly draft?: Draft;
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
 * How to reach the provider
 */
export interface ProviderContact {
  /**
   * Address read by the provider
   */
  readonly email?: Email;
  /**
   * Best number by day
   */
  readonly phone?: Phone;
  /**
   * Mobile number
   */
  readonly mobile?: Phone;
  /**
   * Fax number
   */
  readonly fax?: Phone;
  /**
   * Where letters about credentialing should go
   */
  readonly mailingAddress?: Address;
  /**
   * Home address, only where a payer needs it
   */
  readonly homeAddress?: HomeAddress;
  /**
   * Who answers payers' questions, when not the provider
   */
  readonly credentialingContact?: Contact;
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
 * Where the provider lives
 */
export interface HomeAddress {
  /**
   * Street and number
   */
  readonly line1: string;
  /**
   * Apartment or unit
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
   * Five digits, or ZIP+4, in quotes
   */
  readonly zip?: string;
  /**
   * Lives there since
   */
  readonly from?: Month;
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
 * Answered only if the provider wants to
 */
export interface Demographics {
  /**
   * As the provider states it
   */
  readonly gender?: string;
  /**
   * As the provider states it
   */
  readonly race?: readonly string[];
  /**
   * As the provider states it
   */
  readonly ethnicity?: readonly string[];
  /**
   * As the provider states them
   */
  readonly pronouns?: string;
  /**
   * Citizenship or work authorization, where a facility asks
   */
  readonly citizenship?: string;
  /**
   * True when the provider was asked and chose not to answer
   */
  readonly declined?: boolean;
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
 * The provider data portal profile from which most commercial payers read
 */
export interface Caqh {
  /**
   * Number of the profile, usually 8 digits, shown at the top of the portal
   */
  readonly id?: string;
  /**
   * Status the portal shows
   */
  readonly status?:
    | 'new-provider'
    | 'first-provider-contact'
    | 'incomplete'
    | 'profile-data-submitted'
    | 'initial-profile-complete'
    | 're-attestation'
    | 'expired-attestation'
    | 'opt-out'
    | 'deactivated'
    | 'retired'
    | 'alternate-application';
  /**
   * Days on which the profile was attested, oldest first
   */
  readonly attestations?: readonly DatedEvent[];
  /**
   * Which plans may read the profile
   */
  readonly authorization?: 'all' | 'selected' | 'none';
  /**
   * Keys of the payers allowed to read the profile, when only selected ones are
   */
  readonly authorizedPayers?: readonly Key[];
  /**
   * Anything a colleague should know
   */
  readonly note?: string;
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
 * Enrollment in original Medicare (PECOS)
 */
export interface Medicare {
  /**
   * Where the enrollment stands
   */
  readonly status?: 'enrolled' | 'pending' | 'ordering-only' | 'opted-out' | 'deactivated' | 'revoked' | 'none';
  /**
   * I (individual) or O (organization) and 14 digits, shown in PECOS
   */
  readonly pecosEnrollmentId?: PecosId;
  /**
   * Ten-digit associate control id from PECOS
   */
  readonly pacId?: PacId;
  /**
   * One for each group and place
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
   * Due date posted on the CMS revalidation list, always a month end
   */
  readonly revalidationDue?: CalendarDate;
  /**
   * Month of the last Medicare claim, where it is long ago
   */
  readonly lastClaim?: Month;
  /**
   * Opt-out affidavit, if there is one
   */
  readonly optOut?: OptOut;
  /**
   * Anything a colleague should know
   */
  readonly note?: string;
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
 * Private contracting outside Medicare
 */
export interface OptOut {
  /**
   * Day the affidavit was signed
   */
  readonly signed?: CalendarDate;
  /**
   * First day of the first two-year period
   */
  readonly effective: CalendarDate;
  /**
   * Day of the first private contract
   */
  readonly firstPrivateContract?: CalendarDate;
  /**
   * True for a first opt-out, which may be ended early in its first weeks
   */
  readonly firstTime?: boolean;
  /**
   * First day on which the opt-out no longer counts, when it was cancelled
   */
  readonly cancelled?: CalendarDate;
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
 * Another number by which the provider is known
 */
export interface OtherIdentifier {
  /**
   * What the number is
   */
  readonly kind: 'ama-me' | 'aoa' | 'fcvs' | 'usmle' | 'nccpa' | 'npdb' | 'upin' | 'state' | 'payer' | 'other';
  /**
   * The number, in quotes
   */
  readonly number: string;
  /**
   * State it belongs to
   */
  readonly state?: State;
  /**
   * Payer that gave it
   */
  readonly payer?: Key;
  /**
   * Who gave it
   */
  readonly issuer?: string;
}
/**
 * A state license
 */
export interface License {
  /**
   * State that issued the license
   */
  readonly state: State;
  /**
   * Profession it is for
   */
  readonly type?: ProviderType;
  /**
   * Number with all its letters and zeros, in quotes
   */
  readonly number: string;
  /**
   * Status on the board's page
   */
  readonly status?:
    | 'active'
    | 'inactive'
    | 'pending'
    | 'expired'
    | 'probation'
    | 'restricted'
    | 'suspended'
    | 'revoked'
    | 'surrendered'
    | 'retired';
  /**
   * Full unless said otherwise
   */
  readonly kind?: 'full' | 'temporary' | 'training' | 'limited' | 'telehealth' | 'federal' | 'volunteer';
  /**
   * First day of the current term
   */
  readonly issued?: CalendarDate;
  /**
   * Last day of the current term, as printed on the paper
   */
  readonly expires?: CalendarDate;
  /**
   * Day the license was first granted, where the board shows it
   */
  readonly firstIssued?: CalendarDate;
  /**
   * Earlier terms, oldest first
   */
  readonly previousTerms?: readonly Term[];
  /**
   * Compact under which this license lets its holder practise elsewhere
   */
  readonly compact?:
    | 'imlc'
    | 'nlc'
    | 'aprn'
    | 'pa'
    | 'psypact'
    | 'social-work'
    | 'counseling'
    | 'pt'
    | 'ot'
    | 'aslp'
    | 'dental'
    | 'dietitian'
    | 'other';
  /**
   * Other states in which the compact lets the provider practise under this license
   */
  readonly privilegeStates?: readonly State[];
  /**
   * Title printed on the license
   */
  readonly titleOnLicense?: string;
  /**
   * Board that issued it
   */
  readonly board?: string;
  /**
   * Limits or conditions, in the board's words
   */
  readonly restrictions?: string;
  /**
   * Anything a colleague should know
   */
  readonly note?: string;
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
 * A federal registration to prescribe controlled substances
 */
export interface Dea {
  /**
   * Two letters and seven digits
   */
  readonly number: DeaNumber;
  /**
   * State of the registered address
   */
  readonly state?: State;
  /**
   * Drug schedules on the certificate
   *
   * Items: A drug schedule
   */
  readonly schedules?: readonly ('2' | '2N' | '3' | '3N' | '4' | '5')[];
  /**
   * Where the registration stands
   */
  readonly status?: 'active' | 'pending' | 'retired' | 'surrendered' | 'revoked' | 'suspended';
  /**
   * First day of the current term
   */
  readonly issued?: CalendarDate;
  /**
   * Last day of the registration
   */
  readonly expires?: CalendarDate;
  /**
   * Earlier terms, oldest first
   */
  readonly previousTerms?: readonly Term[];
  /**
   * Address on the certificate
   */
  readonly address?: Address;
  /**
   * True for a fee-exempt registration, which counts only at the exempt employer
   */
  readonly feeExempt?: boolean;
  /**
   * Anything a colleague should know
   */
  readonly note?: string;
}
/**
 * A state controlled-substance registration (CDS, CSR), in states that ask for one
 */
export interface Cds {
  /**
   * State that issued it
   */
  readonly state: State;
  /**
   * Registration number, in quotes
   */
  readonly number: string;
  /**
   * Drug schedules it covers
   *
   * Items: A drug schedule
   */
  readonly schedules?: readonly ('2' | '2N' | '3' | '3N' | '4' | '5')[];
  /**
   * Where the registration stands
   */
  readonly status?: 'active' | 'pending' | 'inactive' | 'revoked' | 'suspended';
  /**
   * First day of the current term
   */
  readonly issued?: CalendarDate;
  /**
   * Last day of the current term, as printed on the paper
   */
  readonly expires?: CalendarDate;
  /**
   * Earlier terms, oldest first
   */
  readonly previousTerms?: readonly Term[];
  /**
   * Anything a colleague should know
   */
  readonly note?: string;
}
/**
 * Who writes controlled substances while a DEA registration is pending, or why none is needed
 */
export interface PendingPrescriber {
  /**
   * False when the provider prescribes no controlled substances
   */
  readonly needed?: boolean;
  /**
   * Name or NPI of the colleague who prescribes meanwhile
   */
  readonly coveredBy?: string;
  /**
   * The arrangement in a sentence, as the payer wants to read it
   */
  readonly plan?: string;
}
/**
 * A certificate of a specialty board, or the way to one
 */
export interface Board {
  /**
   * Name of the board
   */
  readonly board: string;
  /**
   * Specialty or subspecialty on the certificate
   */
  readonly specialty?: string;
  /**
   * Where the certification stands
   */
  readonly status?: 'certified' | 'eligible' | 'expired' | 'not-certified' | 'revoked';
  /**
   * Number on the certificate, if any
   */
  readonly number?: string;
  /**
   * Month or day of the first certification
   */
  readonly initial?: Month;
  /**
   * Month or day of the last recertification
   */
  readonly recertified?: Month;
  /**
   * First day of the current certificate
   */
  readonly issued?: CalendarDate;
  /**
   * Last day of the certificate
   */
  readonly expires?: CalendarDate;
  /**
   * True when the certificate has no end
   */
  readonly lifetime?: boolean;
  /**
   * Last day on which the provider counts as board eligible
   */
  readonly eligibleUntil?: CalendarDate;
  /**
   * Day of the next examination
   */
  readonly examOn?: CalendarDate;
  /**
   * True when taking part in continuing certification
   */
  readonly moc?: boolean;
  /**
   * Earlier terms, oldest first
   */
  readonly previousTerms?: readonly Term[];
  /**
   * Anything a colleague should know
   */
  readonly note?: string;
}
/**
 * A degree, from the first professional one on
 */
export interface Education {
  /**
   * Name of the school at that time
   */
  readonly institution: string;
  /**
   * Degree earned
   */
  readonly degree?: string;
  /**
   * Field of study
   */
  readonly field?: string;
  /**
   * Month of the start
   */
  readonly from?: Month;
  /**
   * Month of graduation
   */
  readonly until?: Month;
  /**
   * False when it was left without the degree
   */
  readonly completed?: boolean;
  /**
   * City of the school
   */
  readonly city?: string;
  /**
   * State of the school
   */
  readonly state?: State;
  /**
   * Two-letter country code, when abroad
   */
  readonly country?: string;
  /**
   * Anything a colleague should know
   */
  readonly note?: string;
}
/**
 * Internship, residency, fellowship or another postgraduate program
 */
export interface Training {
  /**
   * What the program was
   */
  readonly kind: 'internship' | 'residency' | 'fellowship' | 'preceptorship' | 'practicum' | 'other';
  /**
   * Institution or program
   */
  readonly program: string;
  /**
   * Specialty trained in
   */
  readonly specialty?: string;
  /**
   * Month of the start, as on the certificate
   */
  readonly from?: Month;
  /**
   * Month of the end, as on the certificate
   */
  readonly until?: Month;
  /**
   * False when the program was left early
   */
  readonly completed?: boolean;
  /**
   * Body that accredited the program
   */
  readonly accreditation?: string;
  /**
   * Director at that time
   */
  readonly director?: string;
  /**
   * City of the program
   */
  readonly city?: string;
  /**
   * State of the program
   */
  readonly state?: State;
  /**
   * Two-letter country code, when abroad
   */
  readonly country?: string;
  /**
   * Anything a colleague should know
   */
  readonly note?: string;
}
/**
 * Certificate for graduates of foreign medical schools
 */
export interface Ecfmg {
  /**
   * ECFMG number, in quotes
   */
  readonly number: string;
  /**
   * Day of the certificate
   */
  readonly issued?: CalendarDate;
}
/**
 * One position held
 */
export interface Work {
  /**
   * Name of the practice, hospital or employer
   */
  readonly employer: string;
  /**
   * What the provider did there
   */
  readonly position?: string;
  /**
   * Month of the start
   */
  readonly from: Month;
  /**
   * Month of the end
   */
  readonly until?: Month;
  /**
   * True for a position still held
   */
  readonly current?: boolean;
  /**
   * City of the workplace
   */
  readonly city?: string;
  /**
   * State of the workplace
   */
  readonly state?: State;
  /**
   * Two-letter country code, when abroad
   */
  readonly country?: string;
  /**
   * Supervisor or chief who can confirm it
   */
  readonly supervisor?: string;
  /**
   * Number to confirm it
   */
  readonly phone?: Phone;
  /**
   * Reason in a few words
   */
  readonly reasonForLeaving?: string;
  /**
   * Anything a colleague should know
   */
  readonly note?: string;
}
/**
 * A time without work or training, and its explanation
 */
export interface Gap {
  /**
   * First month of the gap
   */
  readonly from: Month;
  /**
   * Last month of the gap
   */
  readonly until?: Month;
  /**
   * What happened, in a sentence the payer may read
   */
  readonly explanation: string;
  /**
   * True when the provider has explained it in writing
   */
  readonly inWriting?: boolean;
  /**
   * The written explanation, relative to the workspace
   */
  readonly document?: string;
}
/**
 * Service in the armed forces or a reserve
 */
export interface Military {
  /**
   * Branch of service
   */
  readonly branch: string;
  /**
   * Month of entry
   */
  readonly from?: Month;
  /**
   * Month of discharge
   */
  readonly until?: Month;
  /**
   * Last rank
   */
  readonly rank?: string;
  /**
   * Type of discharge, as on the DD 214
   */
  readonly discharge?: string;
  /**
   * True for reserve or guard
   */
  readonly reserve?: boolean;
}
/**
 * Membership or privileges at a hospital or other facility
 */
export interface Affiliation {
  /**
   * Key of a facility in this workspace
   */
  readonly facility?: Key;
  /**
   * Name of the hospital, when it is not in this workspace
   */
  readonly name?: string;
  /**
   * Where it stands
   */
  readonly status?: 'active' | 'provisional' | 'temporary' | 'courtesy' | 'pending' | 'resigned' | 'ended' | 'suspended';
  /**
   * Staff category
   */
  readonly category?: string;
  /**
   * Department
   */
  readonly department?: string;
  /**
   * True when the provider may admit patients there
   */
  readonly admitting?: boolean;
  /**
   * True for the main hospital
   */
  readonly primary?: boolean;
  /**
   * Start of the appointment
   */
  readonly from?: Month;
  /**
   * End of the appointment, or of the current term
   */
  readonly until?: Month;
  /**
   * Reason when it ended
   */
  readonly reasonForLeaving?: string;
  /**
   * Anything a colleague should know
   */
  readonly note?: string;
}
/**
 * How patients are admitted when the provider has no admitting privileges
 */
export interface AdmittingPlan {
  /**
   * Arrangement
   */
  readonly kind: 'own' | 'colleague' | 'hospitalist' | 'not-applicable';
  /**
   * Who admits
   */
  readonly by?: string;
  /**
   * The agreement, relative to the workspace
   */
  readonly document?: string;
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
 * A claim, settlement or judgment
 */
export interface MalpracticeClaim {
  /**
   * Month or day of the event
   */
  readonly occurred?: Month;
  /**
   * Month or day the claim was made
   */
  readonly filed?: Month;
  /**
   * Month or day it ended
   */
  readonly closed?: Month;
  /**
   * How it stands
   */
  readonly status?: 'open' | 'dismissed' | 'settled' | 'judgment-for-provider' | 'judgment-for-plaintiff' | 'withdrawn';
  /**
   * Amount paid for this provider, whole dollars
   */
  readonly paid?: Dollars;
  /**
   * Insurance company then
   */
  readonly carrier?: string;
  /**
   * Court and case number, if public
   */
  readonly case?: string;
  /**
   * Part the provider had
   */
  readonly role?: string;
  /**
   * What was alleged and how it ended, without patient names
   */
  readonly description?: string;
  /**
   * True when a payment was reported to the data bank
   */
  readonly reportedToNpdb?: boolean;
  /**
   * Explanation or court paper, relative to the workspace
   */
  readonly document?: string;
}
/**
 * A colleague who knows the provider's work, not a relative
 */
export interface Reference {
  /**
   * Name with degree
   */
  readonly name: string;
  /**
   * How they know each other
   */
  readonly relationship?: string;
  /**
   * Specialty of the reference
   */
  readonly specialty?: string;
  /**
   * NPI of the reference, if known
   */
  readonly npi?: Npi;
  /**
   * Address of the reference
   */
  readonly email?: Email;
  /**
   * Number of the reference
   */
  readonly phone?: Phone;
  /**
   * Address of the reference
   */
  readonly address?: Address;
  /**
   * Since when they have known each other
   */
  readonly knownSince?: Month;
  /**
   * Day on which the letter arrived
   */
  readonly received?: CalendarDate;
  /**
   * Anything a colleague should know
   */
  readonly note?: string;
}
/**
 * Life-support card, sedation course or another certification with an end
 */
export interface Certification {
  /**
   * What it is
   */
  readonly kind:
    | 'bls'
    | 'acls'
    | 'pals'
    | 'nrp'
    | 'atls'
    | 'moderate-sedation'
    | 'fluoroscopy'
    | 'laser'
    | 'robotic'
    | 'buprenorphine-training'
    | 'nccpa'
    | 'ancc'
    | 'aanp'
    | 'nbcrna'
    | 'bacb'
    | 'cme'
    | 'other';
  /**
   * Card or certificate number
   */
  readonly number?: string;
  /**
   * Who issued it
   */
  readonly issuer?: string;
  /**
   * Name of it, when the kind is other
   */
  readonly title?: string;
  /**
   * First day of the current term
   */
  readonly issued?: CalendarDate;
  /**
   * Last day it counts
   */
  readonly expires?: CalendarDate;
  /**
   * Earlier terms, oldest first
   */
  readonly previousTerms?: readonly Term[];
}
/**
 * Vaccine, titer or test that facilities ask for
 */
export interface Immunization {
  /**
   * What it is
   */
  readonly kind: 'tb-test' | 'hepatitis-b' | 'mmr' | 'varicella' | 'tdap' | 'influenza' | 'covid-19' | 'other';
  /**
   * Day of the shot, titer or test
   */
  readonly on?: CalendarDate;
  /**
   * Result or number of doses
   */
  readonly result?: string;
  /**
   * Last day it counts
   */
  readonly expires?: CalendarDate;
  /**
   * True when declined with the form signed
   */
  readonly declined?: boolean;
}
/**
 * One question about history, with the provider's answer
 */
export interface Disclosure {
  /**
   * Which question it is
   */
  readonly question:
    | 'license-action'
    | 'license-investigation'
    | 'dea-action'
    | 'privileges-action'
    | 'privileges-resigned'
    | 'membership-action'
    | 'board-action'
    | 'training-action'
    | 'employment-terminated'
    | 'program-sanction'
    | 'program-investigation'
    | 'malpractice-claims'
    | 'malpractice-cancelled'
    | 'malpractice-cover'
    | 'felony'
    | 'misdemeanor'
    | 'criminal-pending'
    | 'court-martial'
    | 'drug-use'
    | 'impairment'
    | 'essential-functions'
    | 'npdb-report'
    | 'all-licenses'
    | 'ownership'
    | 'other';
  /**
   * The provider's own answer
   */
  readonly answer: 'yes' | 'no' | 'not-applicable';
  /**
   * What happened and how it ended
   */
  readonly explanation?: string;
  /**
   * Written explanation, relative to the workspace
   */
  readonly document?: string;
  /**
   * The question in the payer's words, when it is other
   */
  readonly text?: string;
  /**
   * Payer that asks, when only one does
   */
  readonly payer?: Key;
  /**
   * Day on which the provider answered
   */
  readonly answered?: CalendarDate;
}
/**
 * Where the provider sees patients
 */
export interface PracticeLocation {
  /**
   * Key of the billing group, from groups/
   */
  readonly group?: Key;
  /**
   * Key of one of that group's locations
   */
  readonly location?: Key;
  /**
   * Key of a facility, when the place is a hospital or surgery center
   */
  readonly facility?: Key;
  /**
   * Name of the place, for a solo practice without a group file
   */
  readonly name?: string;
  /**
   * Address, for a place that no group or facility file describes
   */
  readonly address?: Address;
  /**
   * Number patients call
   */
  readonly phone?: Phone;
  /**
   * Fax of the place
   */
  readonly fax?: Phone;
  /**
   * First day of work there
   */
  readonly from?: CalendarDate;
  /**
   * First day on which the provider no longer works there
   */
  readonly until?: CalendarDate;
  /**
   * True for the main place
   */
  readonly primary?: boolean;
  /**
   * How the provider is listed there
   */
  readonly role?: 'primary-care' | 'specialist' | 'hospital-based' | 'covering' | 'supervising';
  /**
   * True when patients are also seen by video or phone
   */
  readonly telehealth?: boolean;
  /**
   * Other states where patients are while seen by telehealth
   */
  readonly telehealthStates?: readonly State[];
  /**
   * As the directory should say
   */
  readonly acceptsNewPatients?: boolean;
  /**
   * Ages seen
   */
  readonly ages?: string;
  /**
   * Office hours, as the directory should say
   */
  readonly hours?: string;
  /**
   * Clinical hours a week at this place
   */
  readonly hoursPerWeek?: number;
  /**
   * True for a VA, military, IHS or other federal site, where a license of any state counts
   */
  readonly federal?: boolean;
  /**
   * True when patients should find the provider here in directories
   */
  readonly listed?: boolean;
}
/**
 * A collaborating or supervising agreement, for NP, PA and others where the state asks for one
 */
export interface Supervision {
  /**
   * What the agreement is
   */
  readonly kind: 'collaborating' | 'supervising' | 'prescriptive' | 'clinical' | 'other';
  /**
   * NPI of the physician or supervisor
   */
  readonly with?: Npi;
  /**
   * Name of the physician or supervisor
   */
  readonly name?: string;
  /**
   * State for which it counts
   */
  readonly state?: State;
  /**
   * Day on which both had signed
   */
  readonly signed?: CalendarDate;
  /**
   * First day on which it counts
   */
  readonly issued?: CalendarDate;
  /**
   * Last day on which it counts, if it has an end
   */
  readonly expires?: CalendarDate;
  /**
   * Earlier terms, oldest first
   */
  readonly previousTerms?: readonly Term[];
  /**
   * Anything a colleague should know
   */
  readonly note?: string;
}
/**
 * Criminal background check, fingerprints or another inquiry
 */
export interface BackgroundCheck {
  /**
   * Who did the check
   */
  readonly agency?: string;
  /**
   * What was checked
   */
  readonly kind: 'criminal' | 'fingerprint' | 'sex-offender' | 'abuse-registry' | 'identity' | 'other';
  /**
   * Places and years covered
   */
  readonly scope?: string;
  /**
   * Day on which the provider consented in writing
   */
  readonly consent?: CalendarDate;
  /**
   * Day of the result
   */
  readonly on?: CalendarDate;
  /**
   * What was found
   */
  readonly result?: 'clear' | 'review' | 'pending';
  /**
   * Report, relative to the workspace
   */
  readonly document?: string;
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
 * A payer whose panel the provider should be on
 */
export interface WantedPayer {
  /**
   * Key of the payer, from payers/
   */
  readonly payer: Key;
  /**
   * Keys of its products
   */
  readonly products?: readonly Key[];
  /**
   * Key of the group, when it is through a group
   */
  readonly group?: Key;
  /**
   * Day by which billing should be possible
   */
  readonly by?: CalendarDate;
  /**
   * Anything a colleague should know
   */
  readonly note?: string;
}
/**
 * Marks a dossier that was started from a register or by hand and still needs a person
 */
export interface Draft {
  /**
   * Where the first values came from
   */
  readonly source?: 'nppes' | 'tracker' | 'intake' | 'hand';
  /**
   * What a person must still find out, one item a line
   */
  readonly ask?: readonly string[];
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
