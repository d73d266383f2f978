// Generated from schemas/pack.schema.json by `npm run generate`; edit the schema instead.

/**
 * Short name in lower case with hyphens, used to refer to this from other files
 */
export type Key = string;
/**
 * A calendar date, year first
 */
export type CalendarDate = string;
/**
 * A length of time
 */
export type Duration = string;
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
 * A taxonomy code, or its beginning (at least three characters) for a whole family
 */
export type Specialty = string;
/**
 * Who the matter is about
 */
export type Subject = 'provider' | 'group' | 'facility';
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
 * What is asked of the payer or facility
 */
export type ApplicationType =
  | 'initial'
  | 'recredentialing'
  | 'revalidation'
  | 'reactivation'
  | 'reassignment'
  | 'add-to-group'
  | 'add-location'
  | 'change'
  | 'edi'
  | 'opt-out'
  | 'termination';
/**
 * Whether a provider takes part in their own name or through a group
 */
export type Route = 'individual' | 'group';
/**
 * Name of a rule, dotted
 */
export type RuleId = string;
/**
 * A web address that starts with https:// or http://
 */
export type Url = string;
/**
 * How sure the number is
 */
export type Confidence = 'official' | 'secondary' | 'background' | 'practice';
/**
 * What is asked for
 */
export type Element =
  | 'identity'
  | 'name'
  | 'npi'
  | 'taxonomy'
  | 'license'
  | 'dea'
  | 'cds'
  | 'board'
  | 'education'
  | 'training'
  | 'ecfmg'
  | 'work-history'
  | 'malpractice-cover'
  | 'malpractice-history'
  | 'hospital-affiliation'
  | 'references'
  | 'certification'
  | 'immunization'
  | 'disclosures'
  | 'attestation'
  | 'caqh'
  | 'medicare'
  | 'medicaid'
  | 'supervision'
  | 'background-check'
  | 'practice-location'
  | 'group-member'
  | 'military'
  | 'license-sanctions'
  | 'medicare-medicaid-sanctions'
  | 'exclusions'
  | 'npdb'
  | 'opt-out'
  | 'site-visit'
  | 'accreditation'
  | 'document'
  | 'field'
  | 'contract'
  | 'application'
  | 'decision'
  | 'organization-license'
  | 'ownership'
  | 'demographics-asked'
  | 'privilege'
  | 'other';
/**
 * Whole US dollars, without a sign or commas
 */
export type Dollars = number;
/**
 * Ten-character NUCC code of a specialty, ending in X
 */
export type TaxonomyCode = string;
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
 * A recorded date from which a deadline is counted
 */
export type Anchor =
  | 'credential.issued'
  | 'credential.expires'
  | 'document.signedOn'
  | 'document.issued'
  | 'document.expires'
  | 'caqh.attestedOn'
  | 'application.signedOn'
  | 'application.submittedOn'
  | 'application.receivedOn'
  | 'application.completeOn'
  | 'application.returnedOn'
  | 'application.deniedOn'
  | 'application.approvedOn'
  | 'application.plannedOn'
  | 'line.infoRequestedOn'
  | 'line.infoAnsweredOn'
  | 'line.infoDueOn'
  | 'line.heldUntil'
  | 'line.effectiveOn'
  | 'line.loadedOn'
  | 'line.panelReopensOn'
  | 'decision.decidedOn'
  | 'decision.noticeOn'
  | 'decision.conditionsDueOn'
  | 'committee.meetsOn'
  | 'verification.on'
  | 'verification.reportedOn'
  | 'verification.discrepantOn'
  | 'verification.answerDueOn'
  | 'verification.monitoredOn'
  | 'followUp.dueOn'
  | 'contact.promisedOn'
  | 'task.dueOn'
  | 'medicare.enrolledOn'
  | 'medicare.revalidatedOn'
  | 'medicare.revalidationDueOn'
  | 'medicare.optOutSignedOn'
  | 'medicare.optOutEffectiveOn'
  | 'medicare.privateContractOn'
  | 'medicare.stayOn'
  | 'medicare.deactivatedOn'
  | 'medicare.revokedOn'
  | 'medicare.lastClaimOn'
  | 'medicaid.enrolledOn'
  | 'medicaid.revalidatedOn'
  | 'medicaid.revalidationDueOn'
  | 'payer.noticeOn'
  | 'application.intentOn'
  | 'payer.noticeReceivedOn'
  | 'payer.requestedOn'
  | 'change.happenedOn'
  | 'employment.startsOn'
  | 'employment.endsOn'
  | 'location.opensOn'
  | 'location.firstServiceOn'
  | 'group.joinedOn'
  | 'contract.signedOn'
  | 'contract.effectiveOn'
  | 'contract.termEndsOn'
  | 'contract.terminatesOn'
  | 'contract.noticeOn'
  | 'contract.amendmentNoticeOn'
  | 'contract.amendmentEffectiveOn'
  | 'contract.nonRenewalBy'
  | 'contract.terminationBy'
  | 'contract.objectionBy'
  | 'contract.answerBy'
  | 'roster.sentOn'
  | 'privilege.grantedOn'
  | 'privilege.expiresOn'
  | 'privilege.temporaryOn'
  | 'privilege.suspendedOn'
  | 'request.recommendBy'
  | 'request.decideBy'
  | 'request.notifyBy'
  | 'change.tellBy'
  | 'appointment.expiresOn'
  | 'fppe.openedOn'
  | 'fppe.dueOn'
  | 'oppe.startedOn'
  | 'oppe.reviewedOn'
  | 'oppe.dueOn'
  | 'disaster.arrivedAt'
  | 'hearing.noticeOn'
  | 'hearing.actionNoticeOn'
  | 'npdb.queriedOn'
  | 'npdb.enrolledOn'
  | 'npdb.actionOn'
  | 'npdb.paymentOn'
  | 'screening.ranOn'
  | 'screening.listPublishedOn'
  | 'monitoring.checkedOn'
  | 'directory.verifiedOn'
  | 'register.updatedOn'
  | 'complaint.receivedOn'
  | 'audit.doneOn'
  | 'delegation.evaluatedOn'
  | 'delegation.reportedOn'
  | 'claim.serviceOn'
  | 'claim.deniedOn'
  | 'claim.remittedOn'
  | 'claim.redeterminedOn'
  | 'claim.reconsideredOn'
  | 'claim.appealBy'
  | 'claim.sendBy'
  | 'claim.releaseBy'
  | 'substitute.firstDayOn'
  | 'pack.checkedOn';

/**
 * Rules as data
 */
export interface Pack {
  /**
   * What this file is, and the version of its shape
   */
  readonly empanel: 'pack/v1';
  /**
   * Short name of the pack
   */
  readonly id: Key;
  /**
   * Version of the pack
   */
  readonly version: string;
  /**
   * What the pack is about
   */
  readonly title: string;
  /**
   * The body whose rules these are, or whoever collected them
   */
  readonly publisher: string;
  /**
   * Day on which the sources were last read
   */
  readonly lastChecked: CalendarDate;
  /**
   * Who read them
   */
  readonly checkedBy?: string;
  /**
   * After this long without a check the pack is called stale
   */
  readonly review?: Duration;
  /**
   * Packs whose entries hold here too
   */
  readonly extends?: readonly Key[];
  /**
   * Whom every entry of the pack binds, besides its own conditions
   */
  readonly binds?: Binds;
  /**
   * What a file must hold before a moment
   */
  readonly requirements?: readonly Requirement[];
  /**
   * When something falls due
   */
  readonly clocks?: readonly Clock[];
  /**
   * Plain values of the trade
   */
  readonly facts?: readonly Fact[];
  /**
   * Entries of other packs that are otherwise here, each with the reason
   */
  readonly overrides?: readonly Override[];
  /**
   * Entries of other packs that do not count here
   */
  readonly off?: readonly Off[];
  /**
   * What the reader should know about the whole pack
   */
  readonly notes?: string;
}
/**
 * Whom the rule binds
 */
export interface Binds {
  /**
   * Only these kinds of coverage
   */
  readonly lines?: readonly LineOfBusiness[];
  /**
   * Only these payers, by key
   */
  readonly payers?: readonly Key[];
  /**
   * Only these products, by key
   */
  readonly products?: readonly Key[];
  /**
   * Only applications for places in these states
   */
  readonly states?: readonly State[];
  /**
   * Only these professions
   */
  readonly providerTypes?: readonly ProviderType[];
  /**
   * Not these professions
   */
  readonly notProviderTypes?: readonly ProviderType[];
  /**
   * Only these specialties
   */
  readonly specialties?: readonly Specialty[];
  /**
   * Only providers, groups or facilities
   */
  readonly subjects?: readonly Subject[];
  /**
   * Only these kinds of facility
   */
  readonly facilityKinds?: readonly FacilityKind[];
  /**
   * Only these kinds of application
   */
  readonly applicationTypes?: readonly ApplicationType[];
  /**
   * Only these routes
   */
  readonly routes?: readonly Route[];
  /**
   * Only workspaces with these roles
   *
   * Items: Role of a workspace
   */
  readonly roles?: readonly ('practice' | 'billing-company' | 'delegated-group' | 'cvo' | 'facility')[];
  /**
   * Conditions that could not be confirmed
   *
   * Items: One of the conditions above
   */
  readonly unsure?: readonly (
    | 'lines'
    | 'payers'
    | 'products'
    | 'states'
    | 'providerTypes'
    | 'specialties'
    | 'applicationTypes'
    | 'routes'
    | 'facilityKinds'
  )[];
}
/**
 * What a file must hold before a moment
 */
export interface Requirement {
  /**
   * Name of the rule, dotted
   */
  readonly id: RuleId;
  /**
   * What is due or asked for, in a few words
   */
  readonly title: string;
  /**
   * Why it exists and what it protects, for someone new
   */
  readonly why: string;
  /**
   * The next act, as a command to a person
   */
  readonly help?: string;
  /**
   * Where the rule is written
   */
  readonly cite: Cite;
  /**
   * How sure the number is
   */
  readonly confidence: Confidence;
  /**
   * Other values found, shown beside the safe one
   */
  readonly conflict?: readonly Conflict[];
  /**
   * First day of this version of the rule
   */
  readonly since?: CalendarDate;
  /**
   * First day on which this version no longer holds
   */
  readonly until?: CalendarDate;
  /**
   * True for a bill or proposed rule
   */
  readonly proposed?: boolean;
  /**
   * Whom it binds
   */
  readonly binds?: Binds;
  /**
   * What the reader should know besides
   */
  readonly note?: string;
  /**
   * The moment before which it must hold
   */
  readonly before: 'submission' | 'decision' | 'committee' | 'billing';
  /**
   * What the file must hold
   */
  readonly needs: Need;
  /**
   * Whether it stops the application
   */
  readonly severity?: 'must' | 'should';
  /**
   * Which day chooses between versions of the rule
   */
  readonly versionBy?: 'processed' | 'asked';
  /**
   * How long before a verification goes stale it appears among the deadlines, longest first
   */
  readonly lead?: readonly Duration[];
  /**
   * Files that fulfil it
   */
  readonly ok?: readonly RequirementExample[];
  /**
   * Files that do not
   */
  readonly bad?: readonly RequirementExample[];
}
/**
 * Where the rule is written
 */
export interface Cite {
  /**
   * The paper, law or people the rule comes from
   */
  readonly source: string;
  /**
   * Section, page or paragraph
   */
  readonly section?: string;
  /**
   * Web address, without session parts
   */
  readonly url?: Url;
}
/**
 * Another value found in another source, shown beside the safe one
 */
export interface Conflict {
  /**
   * The other value
   */
  readonly value: string;
  /**
   * Where it was read
   */
  readonly source: string;
}
/**
 * What the file must hold
 */
export interface Need {
  /**
   * What is asked for
   */
  readonly element: Element;
  /**
   * Whose it is
   */
  readonly of?: Subject;
  /**
   * Any of these kinds
   */
  readonly kinds?: readonly string[];
  /**
   * Path of a field in the file, with dots
   */
  readonly field?: string;
  /**
   * For which places one is needed
   */
  readonly where?: 'any' | 'practice-states' | 'application-state';
  /**
   * True
   */
  readonly ifClaimed?: boolean;
  /**
   * Status must be one of these
   */
  readonly statuses?: readonly string[];
  /**
   * Must not expire before this moment
   */
  readonly validThrough?: 'submission' | 'decision' | 'committee' | 'billing';
  /**
   * The paper's, signature's or attestation's own date must not be older than this at the moment
   */
  readonly noOlderThan?: Duration;
  /**
   * True
   */
  readonly signed?: boolean;
  /**
   * Verification it needs
   */
  readonly verified?: Verified;
  /**
   * Least amounts of malpractice cover
   */
  readonly minimum?: Limits;
  /**
   * Least number of them
   */
  readonly count?: number;
  /**
   * How far back the history must reach
   */
  readonly lookback?: Duration;
  /**
   * Which gaps must be explained
   */
  readonly gaps?: GapRule;
  /**
   * True
   */
  readonly monthPrecision?: boolean;
  /**
   * True
   */
  readonly payerAuthorized?: boolean;
  /**
   * Disclosure questions that must be answered
   */
  readonly questions?: readonly string[];
  /**
   * True
   */
  readonly explained?: boolean;
  /**
   * Values the paper must show, and that must agree
   *
   * Items: A value printed on the paper
   */
  readonly says?: readonly (
    | 'name'
    | 'legalName'
    | 'dba'
    | 'address'
    | 'npi'
    | 'tin'
    | 'taxClassification'
    | 'taxonomy'
    | 'number'
    | 'deaNumber'
    | 'state'
    | 'issued'
    | 'expires'
    | 'retroactive'
    | 'carrier'
    | 'perClaim'
    | 'aggregate'
    | 'specialty'
    | 'from'
    | 'until'
    | 'signedOn'
    | 'signedBy'
    | 'birthDate'
    | 'accountType'
    | 'accountNumber'
    | 'routingNumber'
  )[];
  /**
   * What the said values must agree with
   *
   * Items: A record to compare with
   */
  readonly agreesWith?: readonly ('dossier' | 'group' | 'facility' | 'register')[];
  /**
   * Which of our addresses the said address may match
   *
   * Items: One of our addresses
   */
  readonly address?: readonly ('service' | 'mailing' | 'remit' | 'register')[];
  /**
   * Elements that can stand in for it
   */
  readonly orElse?: readonly Element[];
}
/**
 * Verification the element needs
 */
export interface Verified {
  /**
   * Greatest age of the verification at the moment
   */
  readonly within?: Duration;
  /**
   * Sources of which one is enough
   */
  readonly sources?: readonly string[];
  /**
   * A second list of which one is needed too
   */
  readonly alsoSources?: readonly string[];
  /**
   * Services whose enrollment keeps the source's report from going stale
   */
  readonly monitoredBy?: readonly 'npdb-continuous-query'[];
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
 * Which gaps in the work history need an explanation
 */
export interface GapRule {
  /**
   * Gaps longer than this need an explanation
   */
  readonly explain?: Duration;
  /**
   * Gaps longer than this need one in writing
   */
  readonly inWriting?: Duration;
}
/**
 * A file, and what the requirement must make of it
 */
export interface RequirementExample {
  /**
   * What the example shows
   */
  readonly note?: string;
  /**
   * States in which the provider practises
   */
  readonly states?: readonly State[];
  /**
   * State of the place concerned
   */
  readonly jurisdiction?: State;
  /**
   * Line of the payer
   */
  readonly line?: LineOfBusiness;
  /**
   * Key of the payer
   */
  readonly payer?: Key;
  /**
   * Key of the product
   */
  readonly product?: Key;
  /**
   * Who it is about
   */
  readonly subject?: Subject;
  /**
   * Profession
   */
  readonly providerType?: ProviderType;
  /**
   * Kind of facility
   */
  readonly facilityKind?: FacilityKind;
  /**
   * Primary taxonomy code
   */
  readonly specialty?: TaxonomyCode;
  /**
   * Kind of application
   */
  readonly applicationType?: ApplicationType;
  /**
   * Route of the application
   */
  readonly route?: Route;
  /**
   * Role of the workspace
   */
  readonly role?: 'practice' | 'billing-company' | 'delegated-group' | 'cvo' | 'facility';
  /**
   * Day of the decision (or of the report to the client), where it chooses the version
   */
  readonly processedOn?: CalendarDate;
  /**
   * The part of a dossier that matters
   */
  readonly dossier?: {
    readonly [k: string]: unknown;
  };
  /**
   * The part of a group that matters
   */
  readonly group?: {
    readonly [k: string]: unknown;
  };
  /**
   * The part of a facility that matters
   */
  readonly facility?: {
    readonly [k: string]: unknown;
  };
  /**
   * Verifications on record
   */
  readonly verifications?: readonly ExampleVerification[];
  /**
   * Day on which the question is asked
   */
  readonly asOf?: CalendarDate;
  /**
   * Day of the moment (the decision, when left out the same as asOf)
   */
  readonly by?: CalendarDate;
  /**
   * State that must come out
   */
  readonly state?: 'met' | 'missing' | 'expired' | 'stale' | 'expiring' | 'unverified' | 'unknown' | 'not-applicable';
}
/**
 * A verification in an example
 */
export interface ExampleVerification {
  /**
   * What was verified
   */
  readonly element: Element;
  /**
   * Day of the verification
   */
  readonly on: CalendarDate;
  /**
   * Source that answered
   */
  readonly source?: string;
  /**
   * What came back
   */
  readonly result?: 'verified' | 'discrepant' | 'not-found';
}
/**
 * When something falls due
 */
export interface Clock {
  /**
   * Name of the rule, dotted
   */
  readonly id: RuleId;
  /**
   * What is due or asked for, in a few words
   */
  readonly title: string;
  /**
   * Why it exists and what it protects, for someone new
   */
  readonly why: string;
  /**
   * The next act, as a command to a person
   */
  readonly help?: string;
  /**
   * Where the rule is written
   */
  readonly cite: Cite;
  /**
   * How sure the number is
   */
  readonly confidence: Confidence;
  /**
   * Other values found, shown beside the safe one
   */
  readonly conflict?: readonly Conflict[];
  /**
   * First day of this version of the rule
   */
  readonly since?: CalendarDate;
  /**
   * First day on which this version no longer holds
   */
  readonly until?: CalendarDate;
  /**
   * True for a bill or proposed rule
   */
  readonly proposed?: boolean;
  /**
   * Whom it binds
   */
  readonly binds?: Binds;
  /**
   * What the reader should know besides
   */
  readonly note?: string;
  /**
   * Kind of deadline, as reports group it
   */
  readonly kind: DeadlineKind;
  /**
   * Who the deadline is about
   */
  readonly subject?: Subject;
  /**
   * Who must act
   */
  readonly dutyOf?: 'us' | 'provider' | 'payer' | 'facility' | 'committee';
  /**
   * Recorded date to count from
   */
  readonly anchor: Anchor;
  /**
   * Which credentials, verifications or checks the anchor belongs to
   */
  readonly of?: readonly Element[];
  /**
   * The clock runs only under this condition
   */
  readonly when?: Condition;
  /**
   * Due this long after the anchor, that day still in time
   */
  readonly add?: Duration;
  /**
   * Due this long before the anchor
   */
  readonly before?: Duration;
  /**
   * Due after the anchor by the time that the payer's own file names
   */
  readonly payerStates?: 'decisionWithin' | 'changesWithin' | 'appealWithin';
  /**
   * Other distances under conditions
   */
  readonly exceptions?: readonly Exception[];
  /**
   * Other anchors of the same duty
   */
  readonly alsoFrom?: readonly AnchorDistance[];
  /**
   * Used only when the anchor is not recorded
   */
  readonly fallback?: AnchorDistance;
  /**
   * A recorded due date that beats the computed one
   */
  readonly posted?: Anchor;
  /**
   * Recorded dates that the due day never lies before
   *
   * @minItems 1
   */
  readonly notBefore?: readonly Anchor[];
  /**
   * What the day means
   */
  readonly bound?: 'by' | 'not-before' | 'at-least';
  /**
   * May be done no earlier than this long before the due day
   */
  readonly opens?: Duration;
  /**
   * Taken off again after adding
   */
  readonly less?: Duration;
  /**
   * True
   */
  readonly repeats?: boolean;
  /**
   * Fact that says how long a late one still counts as one
   */
  readonly lateBy?: RuleId;
  /**
   * Fact that names the leaves for which it may wait, and until when
   */
  readonly waitsBy?: RuleId;
  /**
   * Fact that says after how long a break one begins anew
   */
  readonly brokenBy?: RuleId;
  /**
   * True for an option: once its day has passed nothing is overdue
   */
  readonly lapses?: boolean;
  /**
   * What a request for information does to the clock
   */
  readonly tolls?: 'none' | 'pause' | 'pause-max' | 'restart' | 'unknown';
  /**
   * How many requests stop the clock, for pause-max
   */
  readonly maxStops?: number;
  /**
   * A request that was answered later than this begins the count anew, with the answer
   */
  readonly anewAfter?: Duration;
  /**
   * What becomes of a day that the month does not have
   */
  readonly monthEnd?: 'last-day' | 'next-day';
  /**
   * Where the counted day is moved to
   */
  readonly snap?: 'none' | 'end-of-month' | 'next-business-day' | 'next-quarter';
  /**
   * How long before the due day it appears, longest first
   */
  readonly lead?: readonly Duration[];
  /**
   * A recorded date, after the anchor, that fulfils it
   */
  readonly closedBy?: Anchor;
  /**
   * Other recorded dates that fulfil it
   *
   * @minItems 1
   */
  readonly alsoClosedBy?: readonly Anchor[];
  /**
   * Which day chooses between versions of the rule
   */
  readonly versionBy?: 'anchor' | 'processed' | 'asked';
  /**
   * What is shown while the anchor is not recorded
   */
  readonly unanchored?: 'show' | 'hide';
  /**
   * True when claims stop once the day is missed
   */
  readonly blocksBilling?: boolean;
  /**
   * What happens when the day passes
   */
  readonly missed?: string;
  /**
   * Facts, and the day that comes out
   */
  readonly ok?: readonly ClockExample[];
  /**
   * Facts for which it is overdue, unknown or does not run
   */
  readonly bad?: readonly ClockExample[];
}
/**
 * When an exception or a clock counts
 */
export interface Condition {
  /**
   * The provider practises in at least one of these states
   */
  readonly anyState?: readonly State[];
  /**
   * The place concerned lies in one of these states
   */
  readonly states?: readonly State[];
  /**
   * Only these lines
   */
  readonly lines?: readonly LineOfBusiness[];
  /**
   * Only these professions
   */
  readonly providerTypes?: readonly ProviderType[];
  /**
   * Only these specialties
   */
  readonly specialties?: readonly Specialty[];
  /**
   * Only these kinds of facility
   */
  readonly facilityKinds?: readonly FacilityKind[];
  /**
   * Only these kinds of application
   */
  readonly applicationTypes?: readonly ApplicationType[];
  /**
   * Only anchors of these elements
   */
  readonly elements?: readonly Element[];
  /**
   * Only certifications of these kinds
   */
  readonly certifications?: readonly string[];
  /**
   * Only these kinds of change
   *
   * Items: A kind of change
   */
  readonly changes?: readonly (
    | 'ownership'
    | 'adverse-action'
    | 'location'
    | 'name'
    | 'address'
    | 'tin'
    | 'license'
    | 'official'
    | 'bank'
    | 'specialty'
    | 'employment'
    | 'other'
  )[];
  /**
   * Only applications submitted in these ways
   *
   * Items: A way to submit
   */
  readonly via?: readonly ('portal' | 'caqh' | 'mail' | 'fax' | 'email' | 'roster')[];
  /**
   * True
   */
  readonly developed?: boolean;
  /**
   * True
   */
  readonly caqhComplete?: boolean;
  /**
   * True
   */
  readonly delegated?: boolean;
  /**
   * Only for these recorded results
   */
  readonly outcomes?: readonly string[];
}
/**
 * Another distance under a condition
 */
export interface Exception {
  /**
   * Condition
   */
  readonly when: Condition;
  /**
   * Distance after the anchor
   */
  readonly add?: Duration;
  /**
   * Distance before the anchor
   */
  readonly before?: Duration;
  /**
   * True
   */
  readonly none?: boolean;
  /**
   * Where the exception is written, if elsewhere
   */
  readonly cite?: Cite;
  /**
   * Other lead times under this condition
   */
  readonly lead?: readonly Duration[];
  /**
   * Whether claims stop once it is missed under this condition
   */
  readonly blocksBilling?: boolean;
  /**
   * What the reader should know
   */
  readonly note?: string;
}
/**
 * Another recorded date and distance for the same duty
 */
export interface AnchorDistance {
  /**
   * Recorded date to count from
   */
  readonly anchor: Anchor;
  /**
   * Distance after that date
   */
  readonly add?: Duration;
  /**
   * Distance before that date
   */
  readonly before?: Duration;
  /**
   * Why this one
   */
  readonly note?: string;
}
/**
 * Facts, and what the clock must make of them
 */
export interface ClockExample {
  /**
   * What the example shows
   */
  readonly note?: string;
  /**
   * States in which the provider practises
   */
  readonly states?: readonly State[];
  /**
   * State of the place concerned
   */
  readonly jurisdiction?: State;
  /**
   * Line of the payer
   */
  readonly line?: LineOfBusiness;
  /**
   * Key of the payer
   */
  readonly payer?: Key;
  /**
   * Key of the product
   */
  readonly product?: Key;
  /**
   * Who it is about
   */
  readonly subject?: Subject;
  /**
   * Profession
   */
  readonly providerType?: ProviderType;
  /**
   * Kind of facility
   */
  readonly facilityKind?: FacilityKind;
  /**
   * Primary taxonomy code
   */
  readonly specialty?: TaxonomyCode;
  /**
   * Kind of application
   */
  readonly applicationType?: ApplicationType;
  /**
   * Route of the application
   */
  readonly route?: Route;
  /**
   * Role of the workspace
   */
  readonly role?: 'practice' | 'billing-company' | 'delegated-group' | 'cvo' | 'facility';
  /**
   * Day of the decision (or of the report to the client), where it chooses the version
   */
  readonly processedOn?: CalendarDate;
  /**
   * Recorded dates by anchor
   */
  readonly dates?: {
    readonly [k: string]: CalendarDate;
  };
  /**
   * Which credential, verification or check the dates belong to
   */
  readonly element?: Element;
  /**
   * Kind of change, for reporting duties
   */
  readonly change?:
    | 'ownership'
    | 'adverse-action'
    | 'location'
    | 'name'
    | 'address'
    | 'tin'
    | 'license'
    | 'official'
    | 'bank'
    | 'specialty'
    | 'employment'
    | 'other';
  /**
   * How the application was submitted
   */
  readonly via?: string;
  /**
   * More was asked, or a site visit or fingerprints were needed
   */
  readonly developed?: boolean;
  /**
   * The application ran through CAQH
   */
  readonly caqhComplete?: boolean;
  /**
   * Credentialing is delegated
   */
  readonly delegated?: boolean;
  /**
   * Recorded result
   */
  readonly outcome?: string;
  /**
   * Times during which the clock stood still
   */
  readonly stops?: readonly Stop[];
  /**
   * Day on which the question is asked
   */
  readonly asOf?: CalendarDate;
  /**
   * The day that must come out
   */
  readonly due?: CalendarDate;
  /**
   * The later day, where stops are unclear and both are shown
   */
  readonly dueAtLatest?: CalendarDate;
  /**
   * First day on which it may be done
   */
  readonly opens?: CalendarDate;
  /**
   * State that must come out
   */
  readonly state?: 'upcoming' | 'due' | 'overdue' | 'unknown' | 'closed' | 'none';
}
/**
 * A time during which the clock stood still, from the day asked to the day answered
 */
export interface Stop {
  /**
   * Day on which more was asked
   */
  readonly from: CalendarDate;
  /**
   * Day on which it was answered
   */
  readonly until?: CalendarDate;
}
/**
 * A plain value of the trade that is neither a requirement nor a clock
 */
export interface Fact {
  /**
   * Name of the rule, dotted
   */
  readonly id: RuleId;
  /**
   * What is due or asked for, in a few words
   */
  readonly title: string;
  /**
   * Why it exists and what it protects, for someone new
   */
  readonly why: string;
  /**
   * The next act, as a command to a person
   */
  readonly help?: string;
  /**
   * Where the rule is written
   */
  readonly cite: Cite;
  /**
   * How sure the number is
   */
  readonly confidence: Confidence;
  /**
   * Other values found, shown beside the safe one
   */
  readonly conflict?: readonly Conflict[];
  /**
   * First day of this version of the rule
   */
  readonly since?: CalendarDate;
  /**
   * First day on which this version no longer holds
   */
  readonly until?: CalendarDate;
  /**
   * True for a bill or proposed rule
   */
  readonly proposed?: boolean;
  /**
   * Whom it binds
   */
  readonly binds?: Binds;
  /**
   * What the reader should know besides
   */
  readonly note?: string;
  /**
   * What the value is
   */
  readonly fact:
    | 'group-minimum'
    | 'clinic-minimum'
    | 'stated-turnaround'
    | 'stated-load-time'
    | 'follow-up-every'
    | 'filing-limit'
    | 'corrected-filing-limit'
    | 'claim-appeal-limit'
    | 'effective-date'
    | 'retro-billing'
    | 'application-fee'
    | 'recredentialing-cycle'
    | 'provisional-term'
    | 'retro-pay'
    | 'deemed'
    | 'penalty'
    | 'start-ahead'
    | 'minimum-cover'
    | 'sample-size'
    | 'other';
  /**
   * The value, when it is a number
   */
  readonly number?: number;
  /**
   * What the number counts
   */
  readonly unit?: string;
  /**
   * The value, when it is a length of time
   */
  readonly duration?: Duration;
  /**
   * Leaves for which a duty may wait until the return
   *
   * @minItems 1
   */
  readonly reasons?: readonly ('military-leave' | 'medical-leave' | 'sabbatical' | 'leave')[];
  /**
   * The value, when it is an amount of cover
   */
  readonly minimum?: Limits;
  /**
   * Recorded date from which a length of time is counted
   */
  readonly from?: Anchor;
  /**
   * Recorded dates of which the latest counts, for an effective date
   */
  readonly latestOf?: readonly Anchor[];
  /**
   * The value, when it is neither
   */
  readonly text?: string;
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
