import { addDays, addMonths, type CalendarDate, calendarDate } from '../../domain/calendar/calendar-date.ts';
import type { ListForm } from '../../domain/screening/exclusion.ts';

/** What parts the cells of a list. */
export type ListSeparator = ',' | '\t' | ';' | '|';

/** How a list files names that stand in one cell. */
export type NameOrder = 'first-last' | 'last-first' | 'last, first';

/** Where a list keeps what. Columns are named as in its header, case and blanks aside. */
export interface ListColumns {
  readonly last?: string;
  readonly first?: string;
  readonly middle?: string;
  readonly suffix?: string;
  /** A whole name, of a person or a business. */
  readonly name?: string;
  /**
   * Order of the words of `name`: `last-first` with or without a comma, `last, first` where only a comma says so. Without,
   * the first name stands first unless a comma tells otherwise, and commas part other names from one another.
   */
  readonly nameOrder?: NameOrder;
  readonly business?: string;
  readonly otherName?: string;
  readonly npi?: string;
  readonly birthDate?: string;
  readonly license?: string;
  readonly specialty?: string;
  readonly city?: string;
  readonly state?: string;
  readonly grounds?: string;
  readonly from?: string;
  /** First day on which it no longer holds. */
  readonly until?: string;
  /** Last day on which it holds. */
  readonly through?: string;
  readonly waiverState?: string;
  readonly waiverFrom?: string;
}

/** A list whose rows can be read by naming its columns. */
export interface ColumnMap {
  /** `leie`, `state:PA`, `opt-out` … */
  readonly list: string;
  readonly title: string;
  readonly separator: ListSeparator;
  /** Rows above the header. */
  readonly above: number;
  readonly columns: ListColumns;
  /** Longest business name the list holds: one of that length may be cut off. */
  readonly businessCut?: number;
  /** State of every row, where the list is one state's. */
  readonly state?: string;
  /** What every file of it is, whatever its rows bear. */
  readonly always?: ListForm;
  /** What kind of list a file is, by its name and by the share of rows that bear an end. */
  readonly form?: (file: string, ended: number) => ListForm;
  /** The day the list is of, by the file's name. */
  readonly publishedOn?: (file: string) => string | undefined;
  /** Whether a file is of a month, and its day the first of it. */
  readonly isMonthly?: boolean;
  /** The day the list is of, by the newest first day in it; the newest itself where the map does not say. */
  readonly publishedBy?: (newest: CalendarDate) => CalendarDate;
  /** Rows without this one say nothing of the kind and are passed over. */
  readonly rowsWith?: keyof ListColumns;
  /** Whether dates with slashes put the day first. */
  readonly dayFirst?: boolean;
}

/** The LEIE (42 USC 1320a-7): one header in the full file, the monthly supplements and the reinstatements. */
const leie: ColumnMap = {
  list: 'leie',
  title: 'OIG List of Excluded Individuals/Entities',
  separator: ',',
  above: 0,
  businessCut: 30,
  columns: {
    last: 'LASTNAME',
    first: 'FIRSTNAME',
    middle: 'MIDNAME',
    business: 'BUSNAME',
    npi: 'NPI',
    birthDate: 'DOB',
    specialty: 'SPECIALTY',
    city: 'CITY',
    state: 'STATE',
    grounds: 'EXCLTYPE',
    from: 'EXCLDATE',
    until: 'REINDATE',
    waiverState: 'WVRSTATE',
    waiverFrom: 'WAIVERDATE',
  },
  form: (file, ended) => {
    if (/rein/i.test(file)) return 'reinstatements';
    if (/excl|sanc/i.test(file)) return 'supplement';
    if (/updated|full|leie/i.test(file)) return 'full';
    return ended > 0.5 ? 'reinstatements' : 'full';
  },
  publishedOn: (file) => {
    const [, year, month] = /(?:sanc|rein)?(\d{2})(\d{2})(?:excl|rein)?/i.exec(file) ?? [];
    return year === undefined || Number(month) < 1 || Number(month) > 12 ? undefined : `20${year}-${month}-01`;
  },
  isMonthly: true,
  // A month's file carries exclusions that begin in the month after it.
  publishedBy: (newest) => addMonths(calendarDate(`${newest.slice(0, 7)}-01`), -1),
};

/** SAM.gov public extract of exclusions; the same names in both layouts, the second with more columns. */
const sam: ColumnMap = {
  list: 'sam',
  title: 'SAM.gov exclusions',
  separator: ',',
  above: 0,
  columns: {
    last: 'Last',
    first: 'First',
    middle: 'Middle',
    suffix: 'Suffix',
    business: 'Name',
    otherName: 'Cross-Reference',
    npi: 'NPI',
    city: 'City',
    state: 'State / Province',
    grounds: 'Exclusion Type',
    from: 'Active Date',
    through: 'Termination Date',
  },
  publishedOn: (file) => {
    const [, year, day] = /(?<!\d)(\d{2})(\d{3})(?=\D*$)/.exec(file.replace(/\.[a-z]+$/i, '')) ?? [];
    if (year === undefined || day === undefined || Number(day) < 1 || Number(day) > 366) return undefined;
    return addDays(calendarDate(`20${year}-01-01`), Number(day) - 1);
  },
};

const pennsylvania: ColumnMap = {
  list: 'state:PA',
  title: 'Pennsylvania Medicheck precluded providers',
  separator: ',',
  above: 0,
  state: 'PA',
  columns: {
    last: 'NAM_LAST_PROVR',
    first: 'NAM_FIRST_PROVR',
    middle: 'NAM_MIDDLE_PROVR',
    suffix: 'NAM_SUFFIX_PROVR',
    name: 'ProviderName',
    nameOrder: 'last, first',
    otherName: 'NAM_PROVR_ALT',
    business: 'NAM_BUSNS_MP',
    npi: 'IDN_NPI',
    license: 'LicenseNumber',
    grounds: 'Status',
    from: 'BeginDate',
    through: 'EndDate',
  },
};

const newYork: ColumnMap = {
  list: 'state:NY',
  title: 'New York OMIG exclusions',
  separator: '\t',
  above: 0,
  // Names of former years end at the 29th letter, later ones at the 40th.
  businessCut: 29,
  state: 'NY',
  columns: {
    name: 'PROVIDER_NAME',
    nameOrder: 'last-first',
    npi: 'NPI_Number',
    license: 'LICENSE_NUMBER',
    specialty: 'PROVIDER_TYPE',
    grounds: 'ACTION_TYPE',
    from: 'SANCTION_DATE',
  },
};

const optOut: ColumnMap = {
  list: 'opt-out',
  title: 'Medicare opt-out affidavits',
  separator: ',',
  above: 0,
  columns: {
    last: 'Last Name',
    first: 'First Name',
    npi: 'NPI',
    specialty: 'Specialty',
    city: 'City Name',
    state: 'State Code',
    from: 'Optout Effective Date',
    through: 'Optout End Date',
  },
};

const deactivation: ColumnMap = {
  list: 'deactivation',
  title: 'NPPES deactivated NPIs',
  separator: ',',
  above: 0,
  columns: { npi: 'NPI', from: 'NPPES Deactivation Date' },
};

/** Rows of the NPPES files, weekly or whole: those of a deactivated number bear the day. */
const nppesRows: ColumnMap = {
  list: 'deactivation',
  title: 'NPPES dissemination file',
  separator: ',',
  above: 0,
  columns: { npi: 'NPI', from: 'NPI Deactivation Date', until: 'NPI Reactivation Date' },
  rowsWith: 'from',
  always: 'supplement',
  publishedOn: (file) => {
    const [, year, month, day] = /(\d{4})(\d{2})(\d{2})(?=\D*$)/.exec(file.replace(/\.[a-z]+$/i, '')) ?? [];
    return year === undefined ? undefined : `${year}-${month}-${day}`;
  },
};

const revocation: ColumnMap = {
  list: 'revocation',
  title: 'Revoked Medicare providers and suppliers',
  separator: ',',
  above: 0,
  columns: {
    last: 'LAST_NAME',
    first: 'FIRST_NAME',
    middle: 'MDL_NAME',
    business: 'ORG_NAME',
    npi: 'NPI',
    specialty: 'PROVIDER_TYPE_DESC',
    state: 'STATE_CD',
    grounds: 'REVOCATION_RSN',
    from: 'REVOCATION_EFCTV_DT',
    through: 'REENROLLMENT_BAR_EXPRTN_DT',
  },
};

/** Lists whose columns are known; those of other states and the preclusion list come from the workspace. */
export const knownLists: readonly ColumnMap[] = [
  leie,
  sam,
  pennsylvania,
  newYork,
  optOut,
  deactivation,
  nppesRows,
  revocation,
];
