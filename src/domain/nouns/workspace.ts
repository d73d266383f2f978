// Generated from schemas/workspace.schema.json by `npm run generate`; edit the schema instead.

/**
 * Short name in lower case with hyphens, used to refer to this from other files
 */
export type Key = string;
/**
 * A length of time
 */
export type Duration = string;
/**
 * A calendar date, year first
 */
export type CalendarDate = string;

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
  readonly timeZone: string;
  /**
   * Practices for which this workspace is kept
   */
  readonly practices?: readonly Practice[];
  /**
   * People who work here
   */
  readonly specialists?: readonly Specialist[];
  /**
   * Short name in lower case with hyphens, used to refer to this from other files
   */
  readonly owner?: string;
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
   * A length of time
   */
  readonly followUpEvery?: string;
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
   * A calendar date, year first
   */
  readonly storyDay?: string;
  /**
   * Text put at the top of letters
   */
  readonly letterhead?: string;
  /**
   * Text put on patient statements
   */
  readonly paymentOptions?: string;
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
  readonly key: string;
  /**
   * Name on lists and letters
   */
  readonly name: string;
  /**
   * Its days begin and end here
   */
  readonly timeZone?: string;
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
  };
  readonly contact?: Contact;
}
/**
 * Return address for letters
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
 * Address for letters
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
 * A person who works with this workspace
 */
export interface Specialist {
  /**
   * Short name in lower case with hyphens, used to refer to this from other files
   */
  readonly key: string;
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
  readonly email?: string;
  /**
   * Number put under letters
   */
  readonly phone?: string;
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
  readonly from?: string;
  /**
   * First day on which the person no longer works here
   */
  readonly until?: string;
}
/**
 * Another number for one rule, with the reason
 */
export interface Override {
  /**
   * Id of the rule to change
   */
  readonly rule: string;
  /**
   * Why, and on whose word
   */
  readonly reason: string;
  /**
   * New distance after the anchor date
   */
  readonly add?: string;
  /**
   * New distance before the anchor date
   */
  readonly before?: string;
  /**
   * New lead times
   */
  readonly lead?: readonly Duration[];
  /**
   * A length of time
   */
  readonly noOlderThan?: string;
  /**
   * A length of time
   */
  readonly verifiedWithin?: string;
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
   * A length of time
   */
  readonly duration?: string;
  /**
   * First day on which the change counts
   */
  readonly from?: string;
  /**
   * First day on which it no longer counts
   */
  readonly until?: string;
}
/**
 * New least amounts of cover
 */
export interface Limits {
  /**
   * Least limit for each claim
   */
  readonly perClaim?: number;
  /**
   * Least limit for the policy year
   */
  readonly aggregate?: number;
}
/**
 * A rule that does not count here, with the reason
 */
export interface Off {
  /**
   * Id of the rule
   */
  readonly rule: string;
  /**
   * Why it does not count
   */
  readonly reason: string;
  /**
   * Look at it again on this day
   */
  readonly until?: string;
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
  readonly until?: string;
}
/**
 * When to start on one kind of deadline
 */
export interface LeadTime {
  /**
   * Kind of deadline
   */
  readonly kind:
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
   * How long before the due date it appears, longest first
   */
  readonly lead: readonly Duration[];
}
/**
 * A credentialing committee and its meetings
 */
export interface Committee {
  /**
   * Short name in lower case with hyphens, used to refer to this from other files
   */
  readonly key: string;
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
   * Who may approve clean files between meetings
   */
  readonly medicalDirector?: string;
  /**
   * A length of time
   */
  readonly agendaCloses?: string;
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
   * A length of time
   */
  readonly within: string;
}
/**
 * Column names of a state exclusion list, so that it can be read
 */
export interface ListMap {
  /**
   * Short name in lower case with hyphens, used to refer to this from other files
   */
  readonly key: string;
  /**
   * Name of the list
   */
  readonly title: string;
  /**
   * State that publishes it
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
   * Column with the whole name or business name
   */
  readonly name?: string;
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
   * Column with the first day of the exclusion
   */
  readonly from?: string;
  /**
   * Column with the last day of the exclusion
   */
  readonly until?: string;
  /**
   * How dates are written
   */
  readonly dateFormat?: string;
}
