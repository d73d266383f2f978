/**
 * Answers of the NPPES registry API, version 2.1 (CMS): `{ result_count, results: […] }`, or `{ Errors: […] }` for a
 * question it refused. `"--"` stands for an empty name part; numbers and epochs are text in newer answers and numbers in
 * older ones; `sex` was `gender`.
 */

import { type CalendarDate, parseCalendarDate } from '../domain/calendar/calendar-date.ts';
import { npiFault } from '../domain/identifiers/npi.ts';
import type { RegisterAddress, RegisterName, RegisterRecord, RegisterRow } from '../domain/register-record.ts';
import { UserError } from '../errors.ts';

type Json = Readonly<Record<string, unknown>>;

/** Whether a text looks like an API answer rather than a dissemination file. */
export function isApiAnswer(start: string): boolean {
  return /^\uFEFF?\s*[[{]/.test(start);
}

/** Entries of one recorded API answer; refuses error bodies with the API's own words. */
export function nppesApiRows(text: string, path: string): readonly RegisterRow[] {
  const answer = parsed(text, path);
  const errors = list(answer.Errors).filter(isObject);
  if (errors.length > 0) {
    const said = errors
      .map((error) => `${word(error.field) ?? 'request'}: ${word(error.description) ?? 'refused'}`)
      .join('; ');
    throw new UserError('input/unreadable', `\`${path}\` holds an error of the NPPES API, not results: ${said}`, {
      hint: 'ask the register again with a corrected question',
    });
  }
  if (!Array.isArray(answer.results)) {
    throw new UserError('input/unreadable', `\`${path}\` is not an answer of the NPPES API: it has no \`results\``, {
      hint: 'an answer begins with `{ "result_count": …, "results": [` ',
    });
  }
  return answer.results.map((result: unknown, index): RegisterRow => rowOf(result, index + 1));
}

function parsed(text: string, path: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UserError('input/unreadable', `\`${path}\` is not whole JSON: ${(error as Error).message}`, {
      hint: 'the file may be cut off; save the answer again',
      cause: error,
    });
  }
  if (Array.isArray(value)) return { results: value };
  if (!isObject(value))
    throw new UserError('input/unreadable', `\`${path}\` is not an answer of the NPPES API`, {
      hint: 'an answer is JSON and has `results`; dissemination files end in .csv',
    });
  return value;
}

function rowOf(result: unknown, row: number): RegisterRow {
  if (!isObject(result)) return { row, npi: null, refused: 'the result is not an object' };
  const npi = word(result.number);
  if (npi === null) return { row, npi, refused: 'the result has no NPI' };
  const fault = npiFault(npi);
  if (fault !== undefined)
    return {
      row,
      npi,
      refused: `NPI ${npi}: ${fault === 'shape' ? 'is not ten digits beginning with 1 or 2' : 'fails its check digit'}`,
    };
  const basic = isObject(result.basic) ? result.basic : {};
  const record = recordOf(npi, result, basic);
  if (record.entity === 'individual' && (record.name.last === null || record.name.first === null))
    return { row, npi, refused: `NPI ${npi}: an individual without a name` };
  return { row, record };
}

function recordOf(npi: string, result: Json, basic: Json): RegisterRecord {
  const addresses = list(result.addresses).filter(isObject);
  const purpose = (name: string): Json => addresses.find((one) => one.address_purpose === name) ?? {};
  const other = list(result.other_names).filter(isObject)[0];
  return {
    npi,
    entity: result.enumeration_type === 'NPI-2' ? 'organization' : 'individual',
    name: nameOf(basic, 'name_prefix', 'name_suffix'),
    otherName: other === undefined || word(other.last_name) === null ? null : nameOf(other, 'prefix', 'suffix'),
    organization: word(basic.organization_name),
    sex: word(basic.sex) ?? word(basic.gender),
    mailing: addressOf(purpose('MAILING')),
    practice: addressOf(purpose('LOCATION')),
    enumeratedOn: day(basic.enumeration_date),
    updatedOn: day(basic.last_updated),
    deactivatedOn: day(basic.deactivation_date),
    reactivatedOn: day(basic.reactivation_date),
    taxonomies: list(result.taxonomies)
      .filter(isObject)
      .flatMap((one) => {
        const code = word(one.code);
        return code === null
          ? []
          : [{ code, primary: one.primary === true, licenseNumber: word(one.license), licenseState: word(one.state) }];
      }),
    identifiers: list(result.identifiers)
      .filter(isObject)
      .flatMap((one) => {
        const id = word(one.identifier);
        return id === null
          ? []
          : [{ id, type: word(one.code) ?? '01', state: word(one.state), issuer: word(one.issuer) }];
      }),
  };
}

function nameOf(from: Json, prefix: string, suffix: string): RegisterName {
  return {
    last: word(from.last_name),
    first: word(from.first_name),
    middle: word(from.middle_name),
    prefix: word(from[prefix]),
    suffix: word(from[suffix]),
    credentials: word(from.credential),
  };
}

function addressOf(from: Json): RegisterAddress {
  return {
    line1: word(from.address_1),
    line2: word(from.address_2),
    city: word(from.city),
    state: word(from.state),
    zip: word(from.postal_code)?.replaceAll('-', '') ?? null,
    country: word(from.country_code),
    phone: word(from.telephone_number),
    fax: word(from.fax_number),
  };
}

/** A text of the answer; numbers are taken as text, `--` and blanks are nothing. */
function word(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text === '' || text === '--' ? null : text;
}

function day(value: unknown): CalendarDate | null {
  const text = word(value);
  return text === null ? null : (parseCalendarDate(text.slice(0, 10)) ?? null);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
