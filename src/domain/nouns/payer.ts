// Generated from schemas/payer.schema.json by `npm run generate`; edit the schema instead.

/**
 * Short name in lower case with hyphens, used to refer to this from other files
 */
export type Key = string;
/**
 * Kind of coverage
 */
export type LineOfBusiness =
  | 'commercial'
  | 'exchange'
  | 'medicare'
  | 'medicare-advantage'
  | 'medicaid'
  | 'medicaid-mco'
  | 'chip'
  | 'tricare'
  | 'va'
  | 'workers-comp'
  | 'auto'
  | 'eap'
  | 'other';
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
 * Name of a rule, dotted
 */
export type RuleId = string;
/**
 * A length of time
 */
export type Duration = string;
/**
 * Whole US dollars, without a sign or commas
 */
export type Dollars = number;
/**
 * A calendar date, year first
 */
export type CalendarDate = string;
/**
 * Whether a provider takes part in their own name or through a group
 */
export type Route = 'individual' | 'group';
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
 * Ten-character NUCC code of a specialty, ending in X
 */
export type TaxonomyCode = string;
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
 * National Provider Identifier
 */
export type Npi = string;
/**
 * Tax identification number of a business (EIN), as on the W-9 or IRS letter
 */
export type Tin = string;
/**
 * Two letters and seven digits
 */
export type DeaNumber = string;
/**
 * A month, or a full date where the day is known
 */
export type Month = string;
/**
 * A birth date, year first
 */
export type BirthDate = string;

/**
 * A payer
 */
export interface Payer {
  /**
   * What this file is, and the version of its shape
   */
  readonly empanel: 'payer/v1';
  /**
   * Short name of the payer
   */
  readonly key: Key;
  /**
   * Name as used every day
   */
  readonly name: string;
  /**
   * Name on contracts and letters
   */
  readonly legalName?: string;
  /**
   * Company it belongs to, where that helps on the phone
   */
  readonly parent?: string;
  /**
   * Kinds of coverage
   */
  readonly lines: readonly LineOfBusiness[];
  /**
   * States in which it works
   */
  readonly states?: readonly State[];
  /**
   * Plans and networks that are decided or paid apart
   */
  readonly products?: readonly Product[];
  /**
   * Rule packs that hold for this payer, besides those the workspace uses
   */
  readonly packs?: readonly Key[];
  /**
   * Numbers of a pack that this payer sets otherwise, each with the reason
   */
  readonly overrides?: readonly Override[];
  /**
   * Rules of a pack that do not hold for this payer
   */
  readonly off?: readonly Off[];
  /**
   * Which of the five states must be true before a claim is paid
   *
   * Items: One of the five states
   */
  readonly needs?: readonly ('credentialed' | 'contracted' | 'linked' | 'loaded' | 'privileged')[];
  /**
   * Routes the payer offers
   */
  readonly routes?: readonly Route[];
  /**
   * Least number of providers for a group contract, where this payer told you its own number
   */
  readonly groupMinimum?: number;
  /**
   * True when an individual contract moves with the provider
   */
  readonly portable?: boolean;
  /**
   * True when this payer has delegated the credentialing decision to our group
   */
  readonly delegated?: boolean;
  /**
   * How often to ask about an open application
   */
  readonly followUpEvery?: Duration;
  /**
   * How long the payer says a decision takes
   */
  readonly decisionWithin?: Duration;
  /**
   * How long the payer says loading takes after approval
   */
  readonly loadWithin?: Duration;
  /**
   * Length of its credentialing cycle; counts where it is shorter than the pack's
   */
  readonly recredentialEvery?: Duration;
  /**
   * How long after the denial of an application an appeal may be filed
   */
  readonly appealWithin?: Duration;
  /**
   * How soon its agreement or manual asks to be told of a change
   */
  readonly changesWithin?: Duration;
  /**
   * Least cover this payer asks for
   */
  readonly malpracticeMinimum?: Limits;
  /**
   * From which day an approved provider is paid
   */
  readonly effectiveFrom?: 'approval' | 'application' | 'complete' | 'contract' | 'load' | 'letter' | 'first-of-next-month';
  /**
   * How this payer uses the CAQH profile
   */
  readonly caqh?: {
    /**
     * True when it reads the profile instead of a form
     */
    readonly uses?: boolean;
    /**
     * Name under which it stands in the list of plans
     */
    readonly name?: string;
    /**
     * Profile statuses it accepts
     */
    readonly statuses?: readonly string[];
  };
  /**
   * Ways in which applications are taken
   *
   * Items: A way to submit
   */
  readonly submitBy?: readonly ('portal' | 'caqh' | 'mail' | 'fax' | 'email' | 'roster')[];
  /**
   * Numbers under which claims reach this payer
   */
  readonly payerIds?: readonly ClaimPayerId[];
  /**
   * What must be enrolled before money and remittances arrive
   */
  readonly edi?: {
    /**
     * True when electronic payment needs an enrollment of its own
     */
    readonly eft?: boolean;
    /**
     * True when electronic remittances need an enrollment
     */
    readonly era?: boolean;
    /**
     * True when electronic claims need an enrollment
     */
    readonly claims?: boolean;
  };
  /**
   * How long claims may be sent, where no contract says it
   */
  readonly filing?: FilingLimits;
  /**
   * Open and closed panels
   */
  readonly panels?: readonly Panel[];
  /**
   * Who to call
   */
  readonly contacts?: readonly Contact[];
  /**
   * Web portals, without passwords
   */
  readonly portals?: readonly Portal[];
  /**
   * Day on which these facts were last confirmed
   */
  readonly lastChecked?: CalendarDate;
  /**
   * Manuals, letters and forms on file
   */
  readonly documents?: readonly Document[];
  /**
   * Anything a colleague should know
   */
  readonly notes?: string;
}
/**
 * One plan or network of the payer, where they are decided or paid apart
 */
export interface Product {
  /**
   * Short name within this payer
   */
  readonly key: Key;
  /**
   * Name of the plan or network
   */
  readonly name?: string;
  /**
   * Line it belongs to
   */
  readonly line?: LineOfBusiness;
  /**
   * States in which it is sold, where fewer than the payer's
   */
  readonly states?: readonly State[];
  /**
   * Payer ids for claims of this product
   */
  readonly payerIds?: readonly ClaimPayerId[];
  /**
   * States that must be true before billing, where they differ from the payer's
   *
   * Items: One of the five states
   */
  readonly needs?: readonly ('credentialed' | 'contracted' | 'linked' | 'loaded' | 'privileged')[];
}
/**
 * Number under which claims reach this payer
 */
export interface ClaimPayerId {
  /**
   * Payer id on the claim, in quotes
   */
  readonly id: string;
  /**
   * Clearinghouse for which it counts
   */
  readonly clearinghouse?: string;
  /**
   * Product for which it counts
   */
  readonly product?: Key;
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
 * What is known about an open or closed panel
 */
export interface Panel {
  /**
   * Product it concerns
   */
  readonly product?: Key;
  /**
   * State it concerns
   */
  readonly state?: State;
  /**
   * County or area
   */
  readonly county?: string;
  /**
   * Professions it concerns
   */
  readonly providerTypes?: readonly ProviderType[];
  /**
   * Taxonomy codes it concerns
   */
  readonly taxonomies?: readonly TaxonomyCode[];
  /**
   * Open or closed
   */
  readonly status: 'open' | 'closed' | 'limited';
  /**
   * True when a contracted group may add providers although the panel is closed
   */
  readonly groupsMayAdd?: boolean;
  /**
   * Day on which it was asked
   */
  readonly asked?: CalendarDate;
  /**
   * Day on which to ask again
   */
  readonly reopens?: CalendarDate;
  /**
   * Anything a colleague should know
   */
  readonly note?: string;
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
