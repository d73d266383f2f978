// Generated from schemas/facility.schema.json by `npm run generate`; edit the schema instead.

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
 * Short name in lower case with hyphens, used to refer to this from other files
 */
export type Key = string;
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
 * A calendar date, year first
 */
export type CalendarDate = string;

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
  readonly key: string;
  /**
   * Key of the practice it belongs to, when the workspace has several
   */
  readonly practice?: string;
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
  readonly kind:
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
   * Organization NPI
   */
  readonly npi?: string;
  /**
   * Tax number, in quotes
   */
  readonly tin?: string;
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
  readonly address?: Address;
  readonly mailingAddress?: Address1;
  /**
   * Place-of-service codes that are used for services here
   *
   * Items: Two-digit place-of-service code
   */
  readonly posCodes?: readonly string[];
  /**
   * Main number
   */
  readonly phone?: string;
  /**
   * Main fax
   */
  readonly fax?: string;
  /**
   * Where it differs from the workspace
   */
  readonly timeZone?: string;
  /**
   * True when this office runs its medical staff
   */
  readonly ours?: boolean;
  /**
   * True for a VA, military, IHS or other federal site
   */
  readonly federal?: boolean;
  readonly medicalStaffOffice?: Contact;
  /**
   * Other people to call
   */
  readonly contacts?: readonly Contact1[];
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
   * A length of time
   */
  readonly followUpEvery?: string;
  /**
   * A length of time
   */
  readonly decisionWithin?: string;
  readonly malpracticeMinimum?: Limits1;
  /**
   * Departments and their chairs
   */
  readonly departments?: readonly Department[];
  /**
   * Categories of the medical staff
   */
  readonly categories?: readonly StaffCategory[];
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
  readonly terms?: Terms;
  /**
   * Time limits of the bylaws
   */
  readonly bylaws?: readonly TimeLimit[];
  readonly oppe?: OngoingEvaluation;
  /**
   * Distant sites whose decisions are relied on
   */
  readonly proxyAgreements?: readonly ProxyAgreement[];
  /**
   * Bylaws, licenses, letters, with what each says
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
 * Street address
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
 * Where letters should go
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
 * Who handles applications
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
 * A person or department to call or write to
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
  readonly url?: string;
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
   * Key of the group to which benefits are reassigned
   */
  readonly group?: string;
  /**
   * Key of the location it belongs to
   */
  readonly location?: string;
  /**
   * Medicare contractor that issued it
   */
  readonly mac?: string;
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
   * Two-letter postal code of a state or territory
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
   * Location key, where the state gives one number per place
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
 * Least cover the bylaws ask for
 */
export interface Limits1 {
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
 * A department or service of the medical staff
 */
export interface Department {
  /**
   * Short name in lower case with hyphens, used to refer to this from other files
   */
  readonly key: string;
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
  readonly chairNpi?: string;
}
/**
 * A category of the medical staff and its duties
 */
export interface StaffCategory {
  /**
   * Short name in lower case with hyphens, used to refer to this from other files
   */
  readonly key: string;
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
   * A length of time
   */
  readonly term?: string;
}
/**
 * Equipment, unit or service that the facility has
 */
export interface Resource {
  /**
   * Short name in lower case with hyphens, used to refer to this from other files
   */
  readonly key: string;
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
  readonly from?: string;
  /**
   * First day on which it is no longer there
   */
  readonly until?: string;
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
   * Short name in lower case with hyphens, used to refer to this from other files
   */
  readonly key: string;
  /**
   * Specialty it is for
   */
  readonly specialty: string;
  /**
   * Short name in lower case with hyphens, used to refer to this from other files
   */
  readonly department?: string;
  /**
   * Version of the form, in quotes
   */
  readonly version: string;
  /**
   * First day on which it is used
   */
  readonly from?: string;
  /**
   * First day on which it is no longer used
   */
  readonly until?: string;
  /**
   * Body that approved it
   */
  readonly approvedBy?: string;
  /**
   * Day of approval
   */
  readonly approved?: string;
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
   * Short name in lower case with hyphens, used to refer to this from other files
   */
  readonly key: string;
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
  readonly initial?: Criteria;
  readonly renewal?: Criteria1;
  /**
   * Resources it needs, by key, all of them
   */
  readonly resources?: readonly Key[];
  /**
   * True when the holder prescribes them, so that a DEA registration must be in force
   */
  readonly controlledSubstances?: boolean;
  readonly fppe?: FocusedEvaluation;
  /**
   * A length of time
   */
  readonly term?: string;
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
 * What must be shown when it is first asked for
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
   * A length of time
   */
  readonly boardEligibleWithin?: string;
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
   * A length of time
   */
  readonly within: string;
  /**
   * Which cases, where not all of the line
   */
  readonly of?: string;
}
/**
 * What must be shown at reappointment
 */
export interface Criteria1 {
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
   * A length of time
   */
  readonly boardEligibleWithin?: string;
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
 * How a new holder is watched
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
   * A length of time
   */
  readonly within?: string;
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
 * Own terms for appointments and privileges
 */
export interface Terms {
  /**
   * A length of time
   */
  readonly appointment?: string;
  /**
   * A length of time
   */
  readonly privileges?: string;
  /**
   * A length of time
   */
  readonly provisional?: string;
  /**
   * A length of time
   */
  readonly temporaryNeed?: string;
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
    'acknowledge' | 'verify' | 'chair' | 'credentials-committee' | 'mec' | 'board' | 'decide' | 'notify' | 'reapply';
  /**
   * A length of time
   */
  readonly within: string;
  /**
   * Where it stands in the bylaws
   */
  readonly section?: string;
}
/**
 * How the work of the staff is reviewed
 */
export interface OngoingEvaluation {
  /**
   * A length of time
   */
  readonly every?: string;
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
   * Short name in lower case with hyphens, used to refer to this from other files
   */
  readonly key: string;
  /**
   * What is counted
   */
  readonly name: string;
  /**
   * Short name in lower case with hyphens, used to refer to this from other files
   */
  readonly department?: string;
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
   * A calendar date, year first
   */
  readonly signed?: string;
  /**
   * A calendar date, year first
   */
  readonly from?: string;
  /**
   * A calendar date, year first
   */
  readonly until?: string;
  /**
   * A calendar date, year first
   */
  readonly listReceived?: string;
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
  readonly npi: string;
  /**
   * For the reader only
   */
  readonly name?: string;
  /**
   * Privilege lines held there, by the keys of this facility's forms
   */
  readonly lines?: readonly Key[];
  /**
   * A calendar date, year first
   */
  readonly from?: string;
  /**
   * A calendar date, year first
   */
  readonly until?: string;
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
   * A calendar date, year first
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
  readonly address?: Address3;
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
   * A calendar date, year first
   */
  readonly issued?: string;
  /**
   * A calendar date, year first
   */
  readonly expires?: string;
  /**
   * A calendar date, year first
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
   * A calendar date, year first
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
   * A calendar date, year first
   */
  readonly importedOn?: string;
  /**
   * Name of the file it was read from
   */
  readonly file?: string;
  /**
   * A calendar date, year first
   */
  readonly enumerated?: string;
  /**
   * A calendar date, year first
   */
  readonly lastUpdated?: string;
  /**
   * A calendar date, year first
   */
  readonly deactivated?: string;
  /**
   * Reason code of the registry
   */
  readonly deactivationReason?: string;
  /**
   * A calendar date, year first
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
