/**
 * The NPPES dissemination file (CMS, monthly and weekly): one row an NPI, 329 columns until 2025 and 330 since, addressed
 * by header name. Official files write dates MM/DD/YYYY; copies saved by a spreadsheet write 6/15/26.
 */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { dateOf } from '../domain/calendar/calendar-date.ts';
import { npiFault } from '../domain/identifiers/npi.ts';
import { countWords } from '../domain/number-forms.ts';
import type {
  RegisterAddress,
  RegisterIdentifier,
  RegisterName,
  RegisterRecord,
  RegisterRow,
  RegisterTaxonomy,
} from '../domain/register-record.ts';
import { UserError } from '../errors.ts';
import { scannedRows } from './csv-scanner.ts';

const taxonomyCount = 15;
const identifierCount = 50;

const single = [
  'NPI',
  'Entity Type Code',
  'Provider Organization Name (Legal Business Name)',
  'Provider Last Name (Legal Name)',
  'Provider First Name',
  'Provider Middle Name',
  'Provider Name Prefix Text',
  'Provider Name Suffix Text',
  'Provider Credential Text',
  'Provider Other Last Name',
  'Provider Other First Name',
  'Provider Other Middle Name',
  'Provider Other Name Prefix Text',
  'Provider Other Name Suffix Text',
  'Provider Other Credential Text',
  'Provider Enumeration Date',
  'Last Update Date',
  'NPI Deactivation Date',
  'NPI Reactivation Date',
  'Provider Sex Code',
  'Provider Gender Code',
] as const;

const addressParts = [
  ['First Line', 'Address'],
  ['Second Line', 'Address'],
  ['', 'Address City Name'],
  ['', 'Address State Name'],
  ['', 'Address Postal Code'],
  ['', 'Address Country Code (If outside U.S.)'],
  ['', 'Address Telephone Number'],
  ['', 'Address Fax Number'],
] as const;

function addressColumns(purpose: 'Mailing' | 'Practice Location'): readonly string[] {
  return addressParts.map(([line, part]) => `Provider ${line === '' ? '' : `${line} `}Business ${purpose} ${part}`);
}

const taxonomyColumns = Array.from({ length: taxonomyCount }, (_, index) => [
  `Healthcare Provider Taxonomy Code_${index + 1}`,
  `Provider License Number_${index + 1}`,
  `Provider License Number State Code_${index + 1}`,
  `Healthcare Provider Primary Taxonomy Switch_${index + 1}`,
]);
const identifierColumns = Array.from({ length: identifierCount }, (_, index) => [
  `Other Provider Identifier_${index + 1}`,
  `Other Provider Identifier Type Code_${index + 1}`,
  `Other Provider Identifier State_${index + 1}`,
  `Other Provider Identifier Issuer_${index + 1}`,
]);

const columns: readonly string[] = [
  ...single,
  ...addressColumns('Mailing'),
  ...addressColumns('Practice Location'),
  ...taxonomyColumns.flat(),
  ...identifierColumns.flat(),
];
const slot = new Map(columns.map((name, index) => [name, index]));
const mailingAt = single.length;
const practiceAt = mailingAt + addressParts.length;
const taxonomyAt = practiceAt + addressParts.length;
const identifierAt = taxonomyAt + taxonomyCount * 4;

/** Entries of a dissemination file, streamed; refuses a file that does not have its header. */
export async function* nppesCsvRows(chunks: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<RegisterRow> {
  let headerColumns = 0;
  const rows = scannedRows(chunks, (header) => {
    headerColumns = header.length;
    return columnIndexes(header, path);
  });
  for await (const { row, cells, columns: count, cutOff } of rows) {
    const npi = cells[0] === '' ? null : (cells[0] ?? null);
    if (cutOff)
      yield {
        row,
        npi,
        refused: `the file is cut off in the middle of this row (${count} of ${headerColumns} columns)`,
      };
    else if (count !== headerColumns)
      yield { row, npi, refused: `the row has ${countWords(count, 'column')} and the header ${headerColumns}` };
    else yield entry(row, cells);
  }
  if (headerColumns === 0) throw notNppes(path, 'the file is empty');
}

function columnIndexes(header: readonly string[], path: string): readonly number[] {
  const position = new Map(header.map((name, index) => [name.trim(), index]));
  const missing = ['NPI', 'Entity Type Code', 'Provider Last Name (Legal Name)'].filter((name) => !position.has(name));
  if (missing.length > 0) throw notNppes(path, `it has no column \`${missing[0]}\``);
  return columns.map((name) => position.get(name) ?? -1);
}

function notNppes(path: string, why: string): UserError {
  return new UserError('input/unreadable', `\`${path}\` is not an NPPES dissemination file: ${why}`, {
    hint: 'the first row must be the official header, beginning with `NPI`; addresses of API answers end in .json',
  });
}

function entry(row: number, cells: readonly string[]): RegisterRow {
  const npi = text(cells[0]);
  if (npi === null) return { row, npi, refused: 'the row has no NPI' };
  const fault = npiFault(npi);
  if (fault !== undefined) return { row, npi, refused: `NPI ${npi}: ${faultWords[fault]}` };
  const dates = new DateColumns();
  const record = recordOf(npi, cells, dates);
  if (dates.fault !== null) return { row, npi, refused: `NPI ${npi}: ${dates.fault}` };
  const problem = recordFault(record);
  return problem === null ? { row, record } : { row, npi, refused: `NPI ${npi}: ${problem}` };
}

const faultWords = {
  shape: 'is not ten digits beginning with 1 or 2',
  'check-digit': 'fails its check digit',
} as const;

function recordFault(record: RegisterRecord): string | null {
  if (record.entity === 'blank')
    return record.deactivatedOn === null ? 'has no entity type and no deactivation date' : null;
  if (record.entity === 'individual' && (record.name.last === null || record.name.first === null))
    return 'an individual without a name';
  return null;
}

function recordOf(npi: string, cells: readonly string[], dates: DateColumns): RegisterRecord {
  const cell = (name: (typeof single)[number]): string | null => text(cells[slot.get(name) as number]);
  const code = cell('Entity Type Code');
  const otherLast = cell('Provider Other Last Name');
  return {
    npi,
    entity: code === '1' ? 'individual' : code === '2' ? 'organization' : 'blank',
    name: nameOf(cells, 3),
    otherName: otherLast === null ? null : nameOf(cells, 9),
    organization: cell('Provider Organization Name (Legal Business Name)'),
    sex: cell('Provider Sex Code') ?? cell('Provider Gender Code'),
    mailing: addressOf(cells, mailingAt),
    practice: addressOf(cells, practiceAt),
    enumeratedOn: dates.read(cell('Provider Enumeration Date'), 'enumeration date'),
    updatedOn: dates.read(cell('Last Update Date'), 'last update date'),
    deactivatedOn: dates.read(cell('NPI Deactivation Date'), 'deactivation date'),
    reactivatedOn: dates.read(cell('NPI Reactivation Date'), 'reactivation date'),
    taxonomies: taxonomiesOf(cells),
    identifiers: identifiersOf(cells),
  };
}

/** Reads dates and keeps the first one that is no date. */
class DateColumns {
  fault: string | null = null;

  read(value: string | null, name: string): CalendarDate | null {
    if (value === null) return null;
    const date = registerDate(value);
    if (date === undefined) this.fault ??= `the ${name} \`${value}\` is not a date`;
    return date ?? null;
  }
}

/** MM/DD/YYYY, or M/D/YY of a spreadsheet: NPIs exist since 2005, so two digits are of this century. */
function registerDate(value: string): CalendarDate | undefined {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(value);
  if (match === null) return undefined;
  const year = Number(match[3]) + (match[3]?.length === 2 ? 2000 : 0);
  return dateOf(year, Number(match[1]), Number(match[2]));
}

function nameOf(cells: readonly string[], at: number): RegisterName {
  const [last, first, middle, prefix, suffix, credentials] = cells.slice(at, at + 6).map(text);
  return {
    last: last ?? null,
    first: first ?? null,
    middle: middle ?? null,
    prefix: prefix ?? null,
    suffix: suffix ?? null,
    credentials: credentials ?? null,
  };
}

function addressOf(cells: readonly string[], at: number): RegisterAddress {
  const [line1, line2, city, state, zip, country, phone, fax] = cells.slice(at, at + addressParts.length).map(text);
  return {
    line1: line1 ?? null,
    line2: line2 ?? null,
    city: city ?? null,
    state: state ?? null,
    zip: zip ?? null,
    country: country ?? null,
    phone: phone ?? null,
    fax: fax ?? null,
  };
}

function taxonomiesOf(cells: readonly string[]): readonly RegisterTaxonomy[] {
  return Array.from({ length: taxonomyCount }, (_, index) =>
    cells.slice(taxonomyAt + index * 4, taxonomyAt + index * 4 + 4).map(text),
  ).flatMap(([code, number, state, primary]) =>
    code == null
      ? []
      : [{ code, primary: primary === 'Y', licenseNumber: number ?? null, licenseState: state ?? null }],
  );
}

function identifiersOf(cells: readonly string[]): readonly RegisterIdentifier[] {
  return Array.from({ length: identifierCount }, (_, index) =>
    cells.slice(identifierAt + index * 4, identifierAt + index * 4 + 4).map(text),
  ).flatMap(([id, type, state, issuer]) =>
    id == null ? [] : [{ id, type: type ?? '01', state: state ?? null, issuer: issuer ?? null }],
  );
}

/** A cell without padding; the register's own ways of saying "nothing" are null. */
function text(cell: string | undefined): string | null {
  const value = cell?.trim() ?? '';
  return value === '' || value === '<UNAVAIL>' || value === '--' ? null : value;
}
