// Generated from schemas/workspace.schema.json by `npm run generate`; edit the schema instead.

/**
 * IANA name of a time zone
 */
export type TimeZone = string;
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
 * A calendar date, year first
 */
export type CalendarDate = string;
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
 * What kind of duty falls due
 */
export type DeadlineKind =
  | 'expirable'
  | 'attestation'
  | 'verification'
  | 'recredentialing'
  | 'revalidation'
  | 'response'
  | 'payer-decision'
  | 'follow-up'
  | 'notice'
  | 'reporting'
  | 'monitoring'
  | 'screening'
  | 'privilege'
  | 'contract'
  | 'appeal'
  | 'timely-filing';

/**
 * The settings of this folder
 */
export interface Workspace {
  /**
   * What this file is, and the version of its shape
   */
  readonly empanel: 'workspace/v1';
  /**
   * A stable name for this workspace
   */
  readonly id: string;
  /**
   * What this office does
   */
  readonly role: 'practice' | 'billing-company' | 'delegated-group' | 'cvo' | 'facility';
  /**
   * Name of the office, on lists and letters
   */
  readonly name?: string;
  /**
   * Where its days begin and end
   */
  readonly timeZone: TimeZone;
  /**
   * Practices for which this workspace is kept
   */
  readonly practices?: readonly Practice[];
  /**
   * People who work here
   */
  readonly specialists?: readonly Specialist[];
  /**
   * Specialist who owns new applications when nobody is named
   */
  readonly owner?: Key;
  /**
   * Rule packs that always hold here
   */
  readonly packs?: readonly Key[];
  /**
   * Numbers of a pack that are set otherwise here, each with the reason
   */
  readonly overrides?: readonly Override[];
  /**
   * Pack rules that do not count here
   */
  readonly off?: readonly Off[];
  /**
   * How strictly built-in checks are taken here
   */
  readonly rules?: readonly RuleSetting[];
  /**
   * When each kind of deadline should appear
   */
  readonly leadTimes?: readonly LeadTime[];
  /**
   * How often to ask about an open application when the payer's file does not say
   */
  readonly followUpEvery?: Duration;
  /**
   * Whether recredentialings and revalidations are opened by themselves when documents are synced
   */
  readonly renewals?: 'automatic' | 'by-hand';
  /**
   * Own committees, where decisions are made here
   */
  readonly committees?: readonly Committee[];
  /**
   * Numbers of complaints or events that call for a review
   */
  readonly thresholds?: readonly Indicator[];
  /**
   * State lists and their columns
   */
  readonly exclusionLists?: readonly ListMap[];
  /**
   * How dates are shown on the screen and on paper
   */
  readonly dateStyle?: 'iso' | 'us' | 'long';
  /**
   * Only in a demonstration
   */
  readonly storyDay?: CalendarDate;
  /**
   * Text put at the top of letters
   */
  readonly letterhead?: string;
  /**
   * Text put on patient statements
   */
  readonly paymentOptions?: string;
  /**
   * Letters of the medical staff office, in its own words
   */
  readonly letters?: readonly LetterTemplate[];
  /**
   * Anything a colleague should know
   */
  readonly notes?: string;
}
/**
 * One practice for which this workspace is kept
 */
export interface Practice {
  /**
   * Short name
   */
  readonly key: Key;
  /**
   * Name on lists and letters
   */
  readonly name: string;
  /**
   * Its days begin and end here
   */
  readonly timeZone?: TimeZone;
  /**
   * Keys of its billing groups
   */
  readonly groups?: readonly Key[];
  /**
   * The practice's own condition for the first visit
   */
  readonly startSeeing?: {
    /**
     * True when our own committee must have decided
     */
    readonly committeeApproved?: boolean;
    /**
     * At least so many payers must be in force
     */
    readonly payersInNetwork?: number;
    /**
     * Payers that do not count toward that number
     */
    readonly notCounting?: readonly Key[];
    /**
     * Payers of only these lines of business do not count toward that number
     */
    readonly notCountingLines?: readonly LineOfBusiness[];
    /**
     * True when a payer counts only once electronic payment and claims are enrolled with it
     */
    readonly payable?: boolean;
    /**
     * True when exclusion screening must have been run, with no match open or confirmed
     */
    readonly screened?: boolean;
  };
  /**
   * Return address for letters
   */
  readonly contact?: Contact;
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
 * A person who works with this workspace
 */
export interface Specialist {
  /**
   * Short name
   */
  readonly key: Key;
  /**
   * Name shown in logs and letters
   */
  readonly name: string;
  /**
   * Log-in name on the computer
   */
  readonly osUser?: string;
  /**
   * Address for letters and reminders
   */
  readonly email?: Email;
  /**
   * Number put under letters
   */
  readonly phone?: Phone;
  /**
   * Title put under letters
   */
  readonly title?: string;
  /**
   * Practices this person works for
   */
  readonly practices?: readonly Key[];
  /**
   * First day of work here
   */
  readonly from?: CalendarDate;
  /**
   * First day on which the person no longer works here
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
 * How strictly one built-in check is taken here
 */
export interface RuleSetting {
  /**
   * Id of the check, as empanel check prints it
   */
  readonly rule: string;
  /**
   * How a finding counts
   */
  readonly severity: 'off' | 'info' | 'warning' | 'error';
  /**
   * Why
   */
  readonly reason: string;
  /**
   * Look at it again on this day
   */
  readonly until?: CalendarDate;
}
/**
 * When to start on one kind of deadline
 */
export interface LeadTime {
  /**
   * Kind of deadline
   */
  readonly kind: DeadlineKind;
  /**
   * How long before the due date it appears, longest first
   */
  readonly lead: readonly Duration[];
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
 * A number of complaints or events that calls for a review
 */
export interface Indicator {
  /**
   * What is counted
   */
  readonly what: 'complaint' | 'adverse-event';
  /**
   * Review at this number
   */
  readonly count: number;
  /**
   * Counted over this time
   */
  readonly within: Duration;
}
/**
 * Column names of a state exclusion list, so that it can be read
 */
export interface ListMap {
  /**
   * Name given on the command line after state
   */
  readonly key: Key;
  /**
   * Name of the list
   */
  readonly title: string;
  /**
   * State that publishes it
   */
  readonly state?: State;
  /**
   * Number of the line with the column names
   */
  readonly header?: number;
  /**
   * Column with the last name
   */
  readonly last?: string;
  /**
   * Column with the first name
   */
  readonly first?: string;
  /**
   * Column with the middle name or initial
   */
  readonly middle?: string;
  /**
   * Column with Jr., III and the like
   */
  readonly suffix?: string;
  /**
   * Column with the whole name or business name
   */
  readonly name?: string;
  /**
   * Which name stands first in the name column, where no comma tells
   */
  readonly nameOrder?: 'first-last' | 'last-first';
  /**
   * Column with the name of a business
   */
  readonly business?: string;
  /**
   * Column with other names, such as aka and dba
   */
  readonly otherName?: string;
  /**
   * Column with the NPI
   */
  readonly npi?: string;
  /**
   * Column with the birth date
   */
  readonly birthDate?: string;
  /**
   * Column with the license number
   */
  readonly license?: string;
  /**
   * Column with the specialty or kind of provider
   */
  readonly specialty?: string;
  /**
   * Column with the first day of the exclusion
   */
  readonly from?: string;
  /**
   * Column with the last day of the exclusion
   */
  readonly until?: string;
  /**
   * Column with the first day on which the exclusion no longer holds
   */
  readonly reinstated?: string;
  /**
   * How dates are written
   */
  readonly dateFormat?: string;
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
