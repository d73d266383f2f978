/**
 * Lists of codes: CSV with a column of codes and, if wanted, columns of first and last days; or the text files of ICD-10-CM as
 * CMS publishes them (`icd10cm_codes_2026.txt`, `icd10cm_order_2026.txt`).
 */

import { type CalendarDate, dateOf } from '../domain/calendar/calendar-date.ts';
import type { CodeSetKey, CodeTerm } from '../domain/claims/code-set.ts';
import { UserError } from '../errors.ts';
import { csvRecords } from './csv-records.ts';

/** A list as read: every row is taken or refused. */
export interface CodeListReading {
  readonly rows: number;
  readonly codes: ReadonlyMap<string, CodeTerm>;
  /** Rows that say of a code that it means nothing yet, and headings: no codes for claims. */
  readonly unassigned: number;
  readonly refused: readonly { readonly row: number; readonly because: string }[];
}

const codeColumns: Readonly<Record<CodeSetKey, readonly string[]>> = {
  hcpcs: ['code', 'hcpcs_code', 'hcpcs', 'hcpc'],
  'icd-10-cm': ['code', 'icd10cm', 'icd_10_cm', 'icd10_code', 'diagnosis'],
  'place-of-service': ['code', 'pos_code', 'pos', 'place_of_service'],
};
const fromColumns = ['from', 'date_added', 'effective', 'effective_date', 'eff_date', 'add_date', 'start'];
const throughColumns = ['through', 'date_term', 'term_date', 'term_dt', 'end', 'end_date', 'terminated', 'retired'];
const nameColumns = ['name', 'pos_name', 'description', 'pos_type'];

const shapes: Readonly<Record<CodeSetKey, RegExp>> = {
  hcpcs: /^[0-9A-Z][0-9]{3}[0-9A-Z]$/,
  'icd-10-cm': /^[A-Z][0-9][0-9A-Z]{1,5}$/,
  'place-of-service': /^[0-9A-Z]{2}$/,
};

/** Reads a list; refuses a file without a column of codes, and one without a code. */
export function readCodeList(bytes: Uint8Array, path: string, key: CodeSetKey): CodeListReading {
  const reading = key === 'icd-10-cm' && isPlainText(bytes) ? plainText(bytes) : fromCsv(bytes, path, key);
  if (reading.codes.size === 0)
    throw new UserError('input/unreadable', `\`${path}\` holds no code of the set \`${key}\``, {
      hint: `the first row names the columns: code, from, through; or name another set with \`--set\``,
    });
  return reading;
}

function fromCsv(bytes: Uint8Array, path: string, key: CodeSetKey): CodeListReading {
  const { header, records, refused: unread } = csvRecords(bytes, path);
  const column = (names: readonly string[]): string | undefined => names.find((name) => header.includes(name));
  const [code, from, through] = [column(codeColumns[key]), column(fromColumns), column(throughColumns)];
  if (code === undefined)
    throw new UserError('input/unreadable', `\`${path}\` has no column \`code\``, {
      hint: 'the first row names the columns: code, from, through',
    });
  const refused = unread.map(({ row, reason }) => ({ row, because: reason }));
  const codes = new Map<string, CodeTerm>();
  let unassigned = 0;
  for (const { row, values } of records) {
    const written = (values[code] ?? '').toUpperCase().replace('.', '');
    const term = { from: dayOf(values[from ?? ''] ?? ''), through: dayOf(values[through ?? ''] ?? '') };
    const fault = faultOf(written, term, key);
    if (isUnassigned(values)) unassigned += 1;
    else if (fault !== null) refused.push({ row, because: fault });
    else codes.set(written, later(codes.get(written), term as CodeTerm));
  }
  return {
    rows: records.length + unread.length,
    codes,
    unassigned,
    refused: refused.toSorted((one, two) => one.row - two.row),
  };
}

function isUnassigned(values: Readonly<Record<string, string>>): boolean {
  return nameColumns.some((name) => (values[name] ?? '').toLowerCase() === 'unassigned');
}

function faultOf(
  code: string,
  {
    from,
    through,
  }: { readonly from: CalendarDate | null | undefined; readonly through: CalendarDate | null | undefined },
  key: CodeSetKey,
): string | null {
  if (!shapes[key].test(code)) return `\`${code}\` has not the form of such a code`;
  if (from === undefined || through === undefined) return `a date of \`${code}\` is none; write it as 2026-12-31`;
  if (from !== null && through !== null && through < from)
    return `\`${code}\` ends on ${through}, before it begins on ${from}`;
  return null;
}

/** A code that stands twice, retired and taken up again, counts by the term that ends last. */
function later(known: CodeTerm | undefined, term: CodeTerm): CodeTerm {
  if (known === undefined || term.through === null) return term;
  return known.through === null || known.through >= term.through ? known : term;
}

/** Null: none is given; undefined: it is no date. */
function dayOf(text: string): CalendarDate | null | undefined {
  if (text === '' || text === '0' || text === 'NA' || text === '00000000') return null;
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text);
  if (iso !== null) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  return american === null ? undefined : dateOf(Number(american[3]), Number(american[1]), Number(american[2]));
}

/** `A000    Cholera due to …` or `00002 A000    1 Cholera due to …`. */
const codesLine = /^([A-Z][0-9][0-9A-Z]{1,5}) +\S/;
const orderLine = /^\d{5} ([A-Z][0-9][0-9A-Z]{1,5}) +([01]) \S/;

function isPlainText(bytes: Uint8Array): boolean {
  const first = Buffer.from(bytes.subarray(0, 200)).toString('latin1').split(/\r?\n/)[0] ?? '';
  return codesLine.test(first) || orderLine.test(first);
}

function plainText(bytes: Uint8Array): CodeListReading {
  const codes = new Map<string, CodeTerm>();
  const refused: { row: number; because: string }[] = [];
  const lines = Buffer.from(bytes).toString('latin1').split(/\r?\n/);
  let rows = 0;
  const unassigned = 0;
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    rows += 1;
    const ordered = orderLine.exec(line);
    const code = ordered?.[1] ?? codesLine.exec(line)?.[1];
    if (code === undefined) refused.push({ row: index + 1, because: 'the line begins with no code' });
    else if (ordered?.[2] === '0')
      refused.push({ row: index + 1, because: `\`${code}\` is a heading, not for claims` });
    else codes.set(code, { from: null, through: null });
  });
  return { rows, codes, unassigned, refused };
}
