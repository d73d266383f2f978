/** Charges as a practice-management system or a spreadsheet lists them: one row a service, rows of one claim together by its number. */

import { type CalendarDate, isCalendarDate } from '../domain/calendar/calendar-date.ts';
import { usDate } from '../domain/calendar/written-date.ts';
import { procedureCode } from '../domain/contracts/rate.ts';
import { isNpi } from '../domain/identifiers/npi.ts';
import { parseDollarsAndCents } from '../domain/money.ts';
import { nearest } from '../domain/suggestion.ts';
import { UserError } from '../errors.ts';
import {
  type ChargedDependent,
  type ChargedPerson,
  type ChargedProvider,
  chargedDependent,
  chargedPerson,
  chargedProvider,
  dependentColumns,
  providerColumns,
  type RowCells,
} from './charged-people.ts';
import { type CsvRecord, csvRecords } from './csv-records.ts';

/** Columns that must be there, and those that may. */
const needed = [
  ...['claim', 'npi', 'payer', 'on', 'code', 'diagnoses', 'member_id'],
  ...['last', 'first', 'birth_date', 'sex', 'street', 'city', 'state', 'zip'],
] as const;
const optional = [
  ...['product', 'group', 'location', 'place', 'modifiers', 'units', 'charge', 'plan', 'policy'],
  ...['relationship', 'authorization', 'frequency', 'payer_claim', 'replaces', 'substitute_since', 'clia'],
  ...dependentColumns,
  ...providerColumns,
] as const;

/** The columns of a file of charges. */
export const chargeColumns: Readonly<Record<'needed' | 'optional', readonly string[]>> = { needed, optional };

/** Who is insured. Goes into the file for the payer and is kept nowhere. */
export interface ChargedSubscriber extends ChargedPerson {
  readonly memberId: string;
  readonly plan: string;
  readonly policy: string;
}

/** One service of a claim. */
export interface Charge {
  /** Row of the file, from 1 after the header. */
  readonly row: number;
  readonly claim: string;
  readonly npi: string;
  readonly payer: string;
  readonly product: string;
  readonly group: string;
  readonly location: string;
  /** Two-digit place of service; empty: that of the location. */
  readonly place: string;
  readonly on: CalendarDate;
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  /** Null: to be priced from the schedule. */
  readonly chargeCents: number | null;
  readonly diagnoses: readonly string[];
  readonly authorization: string;
  /** `1` first, `7` replacement, `8` void. */
  readonly frequency: '1' | '7' | '8';
  /** The payer's number of the claim that is replaced. */
  readonly payerClaim: string;
  /** Our own number of the claim that is replaced; empty: the same as that of the claim. */
  readonly replaces: string;
  /** First day on which the substitute stood in; null: none does. */
  readonly substituteSince: CalendarDate | null;
  /** NPI of who rendered it where it is billed under the number of who supervised; empty: who bills rendered it. */
  readonly renderedBy: string;
  /** CLIA number of the laboratory; empty: that of the location. */
  readonly clia: string;
  readonly referring: ChargedProvider | null;
  readonly ordering: ChargedProvider | null;
  readonly supervising: ChargedProvider | null;
  readonly subscriber: ChargedSubscriber;
  /** Null: the subscriber is the patient. */
  readonly dependent: ChargedDependent | null;
}

/** A row as a charge, or why it is none. */
export type ChargeRow =
  | { readonly row: number; readonly charge: Charge }
  | { readonly row: number; readonly claim: string; readonly because: string };

/** The rows of a file of charges, each read or refused. Refuses a file without the columns that are needed. */
export function chargeRows(bytes: Uint8Array, path: string): readonly ChargeRow[] {
  const { header, records, refused } = csvRecords(bytes, path);
  const missing = needed.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    const near = nearest(missing[0] ?? '', header, { limit: 1 })[0];
    throw new UserError('input/unreadable', `\`${path}\` has no column \`${missing.join('`, `')}\``, {
      hint: `${near === undefined ? '' : `is \`${near}\` meant? `}the first row names the columns: ${needed.join(', ')}; and if wanted ${optional.join(', ')}`,
    });
  }
  if (records.length + refused.length === 0)
    throw new UserError('input/unreadable', `\`${path}\` names its columns and has no rows`, {
      hint: 'one row a service; rows of one claim have the same `claim`',
    });
  return [
    ...records.map(chargeOf),
    ...refused.map(({ row, reason }) => ({ row, claim: '', because: reason })),
  ].toSorted((left, right) => left.row - right.row);
}

function chargeOf({ row, values }: CsvRecord): ChargeRow {
  const faults: string[] = [];
  const at = (column: (typeof needed)[number] | (typeof optional)[number]): string => (values[column] ?? '').trim();
  for (const column of needed) if (at(column) === '') faults.push(`\`${column}\` is empty`);
  const day = (column: 'on' | 'substitute_since'): CalendarDate | null => {
    const text = at(column);
    if (text === '') return null;
    const found = isCalendarDate(text) ? text : usDate(text);
    if (found === undefined) faults.push(`\`${column}\` is no date: \`${text}\``);
    return found ?? null;
  };
  const [on, substituteSince] = [day('on'), day('substitute_since')];
  for (const npi of [at('npi'), at('rendered_by')]) if (npi !== '' && !isNpi(npi)) faults.push(`\`${npi}\` is no NPI`);
  const code = /^\w{5}$/.test(at('code')) ? procedureCode(at('code')) : undefined;
  if (code === undefined && at('code') !== '') faults.push(`\`${at('code')}\` is no procedure code`);
  const modifiers = words(at('modifiers')).map((one) => one.toUpperCase());
  const oddModifier = modifiers.find((one) => !/^[0-9A-Z]{2}$/.test(one));
  if (oddModifier !== undefined) faults.push(`\`${oddModifier}\` is no modifier`);
  if (modifiers.length > 4) faults.push('a service takes four modifiers');
  const units = at('units') === '' ? 1 : Number(at('units'));
  if (!Number.isInteger(units) || units < 1 || units > 9999) faults.push(`\`${at('units')}\` is no number of units`);
  const charge = at('charge') === '' ? undefined : parseDollarsAndCents(at('charge'));
  if (charge !== undefined && !charge.ok) faults.push(charge.because);
  const diagnoses = words(at('diagnoses')).map((one) => one.toUpperCase());
  const oddDiagnosis = diagnoses.find((one) => !/^[A-Z]\d[0-9A-Z]\.?[0-9A-Z]{0,4}$/.test(one));
  if (oddDiagnosis !== undefined) faults.push(`\`${oddDiagnosis}\` is no ICD-10-CM code`);
  if (diagnoses.length > 12) faults.push('a claim takes twelve diagnoses');
  const frequency = at('frequency') === '' ? '1' : at('frequency');
  if (!['1', '7', '8'].includes(frequency)) faults.push('`frequency` is 1, 7 (replacement) or 8 (void)');
  if (at('replaces') !== '' && frequency === '1') faults.push('`replaces` goes with `frequency` 7 or 8');
  if (at('place') !== '' && !/^\d{2}$/.test(at('place'))) faults.push('`place` has two digits');
  const clia = at('clia').toUpperCase();
  if (clia !== '' && !/^\d{2}D\d{7}$/.test(clia)) faults.push(`\`${at('clia')}\` is no CLIA number: 22D0123456`);
  const cells: RowCells = {
    at: (column) => (values[column] ?? '').trim(),
    fault: (because) => void faults.push(because),
  };
  const person = chargedPerson(cells, '');
  const dependent = chargedDependent(cells, person);
  const [referring, ordering, supervising] = (['referring', 'ordering', 'supervising'] as const).map((role) =>
    chargedProvider(cells, role),
  );
  if (faults.length > 0 || on === null || person === undefined || code === undefined)
    return { row, claim: at('claim'), because: faults.join('; ') };
  return {
    row,
    charge: {
      row,
      claim: at('claim'),
      npi: at('npi'),
      payer: at('payer'),
      product: at('product'),
      group: at('group'),
      location: at('location'),
      place: at('place'),
      on,
      code,
      modifiers,
      units,
      chargeCents: charge?.ok === true ? charge.cents : null,
      diagnoses,
      authorization: at('authorization'),
      frequency: frequency as Charge['frequency'],
      payerClaim: at('payer_claim'),
      replaces: at('replaces'),
      substituteSince,
      renderedBy: at('rendered_by'),
      clia,
      referring: referring ?? null,
      ordering: ordering ?? null,
      supervising: supervising ?? null,
      subscriber: { ...person, memberId: at('member_id'), plan: at('plan'), policy: at('policy') },
      dependent,
    },
  };
}

function words(text: string): readonly string[] {
  return text.split(/[\s,;:|]+/).filter((one) => one !== '');
}
