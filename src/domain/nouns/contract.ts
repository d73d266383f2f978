// Generated from schemas/contract.schema.json by `npm run generate`; edit the schema instead.

/**
 * Short name in lower case with hyphens, used to refer to this from other files
 */
export type Key = string;
/**
 * National Provider Identifier
 */
export type Npi = string;
/**
 * Whether a provider takes part in their own name or through a group
 */
export type Route = 'individual' | 'group';
/**
 * Tax identification number of a business (EIN), as on the W-9 or IRS letter
 */
export type Tin = string;
/**
 * A calendar date, year first
 */
export type CalendarDate = string;
/**
 * A length of time
 */
export type Duration = string;
/**
 * US number with area code, and an extension if needed
 */
export type Phone = string;
/**
 * An e-mail address
 */
export type Email = string;
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
 * US dollars, with cents after the point where there are any
 */
export type Dollar = number;
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
 * Ten-character NUCC code of a specialty, ending in X
 */
export type TaxonomyCode = string;
/**
 * Two letters and seven digits
 */
export type DeaNumber = string;
/**
 * Whole US dollars, without a sign or commas
 */
export type Dollars = number;
/**
 * A month, or a full date where the day is known
 */
export type Month = string;
/**
 * A birth date, year first
 */
export type BirthDate = string;

/**
 * An agreement with a payer
 */
export interface Contract {
  /**
   * What this file is, and the version of its shape
   */
  readonly empanel: 'contract/v1';
  /**
   * Short name of the contract
   */
  readonly key: Key;
  /**
   * Key of the practice, when the workspace has several
   */
  readonly practice?: Key;
  /**
   * Title of the agreement
   */
  readonly title?: string;
  /**
   * Number of the payer
   */
  readonly number?: string;
  /**
   * Key of the payer, from payers/
   */
  readonly payer: Key;
  /**
   * Party as it stands in the agreement
   */
  readonly payerLegalName?: string;
  /**
   * Who holds the contract
   */
  readonly holder: {
    /**
     * NPI of the person who holds it
     */
    readonly provider?: Npi;
    /**
     * Key of the group that holds it
     */
    readonly group?: Key;
    /**
     * Key of the facility that holds it
     */
    readonly facility?: Key;
  };
  /**
   * individual when it is tied to a person, group when it is held by a group
   */
  readonly route: Route;
  /**
   * How far it is
   */
  readonly status?: 'negotiating' | 'signed' | 'ended';
  /**
   * Products it covers, by the keys of the payer file
   */
  readonly products?: readonly Key[];
  /**
   * Products opted out of
   */
  readonly excludedProducts?: readonly Key[];
  /**
   * True when taking part in one product binds to all
   */
  readonly allProducts?: boolean;
  /**
   * Keys of the group's places
   */
  readonly locations?: readonly Key[];
  /**
   * Tax number the payments are reported under
   */
  readonly tin?: Tin;
  /**
   * Organization NPIs named in the agreement
   */
  readonly npis?: readonly Npi[];
  /**
   * Who receives the money
   */
  readonly payTo?: 'practice' | 'person';
  /**
   * Day of the last signature
   */
  readonly signed?: CalendarDate;
  /**
   * Day on which the fully signed copy came back
   */
  readonly countersigned?: CalendarDate;
  /**
   * First day on which it counts
   */
  readonly effective?: CalendarDate;
  /**
   * First day on which it no longer counts, when terminated or not renewed
   */
  readonly ends?: CalendarDate;
  /**
   * Length of the first term
   */
  readonly initialTerm?: Duration;
  /**
   * What happens at the end of a term
   */
  readonly renewal?: {
    /**
     * Way it renews
     */
    readonly kind: 'evergreen' | 'agreed' | 'none';
    /**
     * Length of each further term
     */
    readonly term?: Duration;
  };
  /**
   * How long before the end of a term notice must be given
   */
  readonly nonRenewalNotice?: Duration;
  /**
   * Notice to end it without cause
   */
  readonly terminationNotice?: Duration;
  /**
   * True when it cannot be ended without cause during the first term
   */
  readonly noTerminationInInitialTerm?: boolean;
  /**
   * Time to mend a breach before it may be ended for cause
   */
  readonly cure?: Duration;
  /**
   * How long patients in treatment stay covered after the end
   */
  readonly continuity?: Duration;
  /**
   * Where notices must be sent, and how
   */
  readonly noticeAddress?: Contact;
  /**
   * How notices must be sent
   *
   * Items: A way to give notice
   */
  readonly noticeBy?: readonly ('certified-mail' | 'courier' | 'mail' | 'email' | 'portal' | 'fax')[];
  /**
   * Notices given or received
   */
  readonly notices?: readonly Notice[];
  /**
   * How the payer may change the contract
   */
  readonly amendment?: {
    /**
     * Way of changing it
     */
    readonly kind?: 'mutual' | 'notice' | 'unilateral';
    /**
     * Notice the payer must give
     */
    readonly notice?: Duration;
    /**
     * Time to object
     */
    readonly objection?: Duration;
    /**
     * State whose law governs changes
     */
    readonly state?: State;
  };
  /**
   * Time to dispute a payment, from the remittance
   */
  readonly disputeWithin?: Duration;
  /**
   * How far back the payer may take money back
   */
  readonly recoupmentWithin?: Duration;
  /**
   * Arbitration or court, and where
   */
  readonly disputeResolution?: string;
  /**
   * How long claims may be sent
   */
  readonly filing?: FilingLimits;
  /**
   * Time to pay a clean claim
   */
  readonly paymentWithin?: Duration;
  /**
   * From which day a provider added later is paid
   */
  readonly newProvidersFrom?: 'approval' | 'application' | 'complete' | 'contract' | 'load' | 'letter';
  /**
   * True when a clause lets an individual contract move with the provider
   */
  readonly portable?: boolean;
  /**
   * True when the payer accepts the group's own credentialing decisions
   */
  readonly delegated?: boolean;
  /**
   * How often a roster must be sent
   */
  readonly rosterEvery?: Duration;
  /**
   * Services the contract covers
   */
  readonly covered?: readonly string[];
  /**
   * Services it leaves out
   */
  readonly excluded?: readonly string[];
  /**
   * Compliance and other clauses to remember
   */
  readonly clauses?: readonly Clause[];
  /**
   * True when the payer pays the lesser of the charge and the rate
   */
  readonly lesserOf?: boolean;
  /**
   * How services are paid
   */
  readonly fees?: readonly Fee[];
  /**
   * Yearly increase
   */
  readonly escalator?: Escalator;
  /**
   * CSV file with the rates
   */
  readonly rates?: string;
  /**
   * Other payers that may use the contract
   */
  readonly affiliates?: readonly string[];
  /**
   * Providers who stand on the contract
   */
  readonly members?: readonly Linked[];
  /**
   * Offers and counter-offers, oldest first
   */
  readonly rounds?: readonly Round[];
  /**
   * The agreement, exhibits and amendments
   */
  readonly documents?: readonly Document[];
  /**
   * Anything a colleague should know
   */
  readonly notes?: string;
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
 * A notice given or received under the contract
 */
export interface Notice {
  /**
   * What it says
   */
  readonly kind: 'termination' | 'non-renewal' | 'amendment' | 'rate-change' | 'objection' | 'dispute' | 'breach' | 'other';
  /**
   * Who gave it
   */
  readonly by: 'payer' | 'us';
  /**
   * Date of the notice
   */
  readonly on: CalendarDate;
  /**
   * Day on which it arrived
   */
  readonly received?: CalendarDate;
  /**
   * Day on which it takes effect
   */
  readonly effective?: CalendarDate;
  /**
   * The notice, relative to the workspace
   */
  readonly document?: string;
  /**
   * Anything a colleague should know
   */
  readonly note?: string;
}
/**
 * How long claims may be sent
 */
export interface FilingLimits {
  /**
   * From the date of service to the first claim
   */
  readonly initial?: Duration;
  /**
   * For a corrected claim
   */
  readonly corrected?: Duration;
  /**
   * After the first payer's remittance
   */
  readonly secondary?: Duration;
  /**
   * From the remittance to an appeal
   */
  readonly appeal?: Duration;
  /**
   * Where it was read
   */
  readonly source?: string;
}
/**
 * One clause worth remembering, in our own words
 */
export interface Clause {
  /**
   * What it is about
   */
  readonly title: string;
  /**
   * Where it stands
   */
  readonly section?: string;
  /**
   * What it means for us
   */
  readonly text?: string;
  /**
   * Kind of clause
   */
  readonly kind?:
    | 'compliance'
    | 'credentialing'
    | 'records'
    | 'insurance'
    | 'referral'
    | 'directory'
    | 'privacy'
    | 'assignment'
    | 'exclusivity'
    | 'other';
}
/**
 * How one part of the services is paid
 */
export interface Fee {
  /**
   * What the price is made from
   */
  readonly basis:
    | 'percent-of-medicare'
    | 'percent-of-medicaid'
    | 'schedule'
    | 'percent-of-charges'
    | 'case-rate'
    | 'per-diem'
    | 'capitation'
    | 'asp-plus'
    | 'conversion-factor'
    | 'flat';
  /**
   * Percentage
   */
  readonly percent?: number;
  /**
   * Price of a case, day, member and month, unit or service
   */
  readonly amount?: Dollar;
  /**
   * current, previous, or a fixed year such as 2024, in quotes
   */
  readonly year?: string;
  /**
   * Medicare locality, where one is fixed
   */
  readonly locality?: string;
  /**
   * Which of the two Medicare prices counts
   */
  readonly site?: 'actual' | 'facility' | 'non-facility';
  /**
   * Procedure codes or ranges it is for
   */
  readonly codes?: readonly string[];
  /**
   * Modifiers it is for
   */
  readonly modifiers?: readonly string[];
  /**
   * The services in words, where codes do not say it
   */
  readonly services?: string;
  /**
   * Professions it is for, where they are paid differently
   */
  readonly providerTypes?: readonly ProviderType[];
  /**
   * Products it is for
   */
  readonly products?: readonly Key[];
  /**
   * Name of the payer's schedule or exhibit
   */
  readonly schedule?: string;
  /**
   * CSV file with the rates, beside this file
   */
  readonly rates?: string;
  /**
   * First day on which it counts
   */
  readonly from?: CalendarDate;
  /**
   * First day on which it no longer counts
   */
  readonly until?: CalendarDate;
  /**
   * Anything a colleague should know
   */
  readonly note?: string;
}
/**
 * Yearly increase of the rates
 */
export interface Escalator {
  /**
   * Fixed yearly increase in percent
   */
  readonly percent?: number;
  /**
   * Index it follows
   */
  readonly index?: string;
  /**
   * Highest increase in percent
   */
  readonly cap?: number;
  /**
   * Day of the first increase
   */
  readonly from?: CalendarDate;
  /**
   * How often
   */
  readonly every?: Duration;
}
/**
 * A provider who stands on this contract
 */
export interface Linked {
  /**
   * The provider's own NPI
   */
  readonly npi: Npi;
  /**
   * For the reader only
   */
  readonly name?: string;
  /**
   * First day on the contract
   */
  readonly from?: CalendarDate;
  /**
   * First day on which the provider is no longer on it
   */
  readonly until?: CalendarDate;
  /**
   * Products
   */
  readonly products?: readonly Key[];
  /**
   * Places
   */
  readonly locations?: readonly Key[];
  /**
   * Number the payer gave this provider
   */
  readonly payerId?: string;
}
/**
 * One step of a negotiation
 */
export interface Round {
  /**
   * Day of the step
   */
  readonly on: CalendarDate;
  /**
   * Whose step it was
   */
  readonly by: 'payer' | 'us';
  /**
   * What the step was
   */
  readonly step: 'offer' | 'counter' | 'accepted' | 'refused' | 'withdrawn';
  /**
   * Day by which the other side should answer
   */
  readonly answerBy?: CalendarDate;
  /**
   * What changed against the round before
   */
  readonly changes?: readonly Change[];
  /**
   * Fee basis offered, so that rounds can be compared
   */
  readonly fees?: readonly Fee[];
  /**
   * CSV file with the offered rates
   */
  readonly rates?: string;
  /**
   * Letter or draft, relative to the workspace
   */
  readonly document?: string;
  /**
   * Anything a colleague should know
   */
  readonly note?: string;
}
/**
 * One point of a round
 */
export interface Change {
  /**
   * The point in question
   */
  readonly clause: string;
  /**
   * What stood before
   */
  readonly before?: string;
  /**
   * What is asked instead
   */
  readonly after?: string;
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
