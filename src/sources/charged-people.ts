/** People in a file of charges besides the provider who bills: the subscriber, a patient who is another, and who referred. */

import { type CalendarDate, isCalendarDate } from '../domain/calendar/calendar-date.ts';
import { usDate } from '../domain/calendar/written-date.ts';
import { isNpi } from '../domain/identifiers/npi.ts';

/** A subscriber or patient. Goes into the file for the payer and is kept nowhere. */
export interface ChargedPerson {
  readonly last: string;
  readonly first: string;
  readonly bornOn: CalendarDate;
  readonly sex: 'F' | 'M' | 'U';
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
}

/** A patient who is not the subscriber. */
export interface ChargedDependent extends ChargedPerson {
  /** PAT01: `01` spouse, `19` child … */
  readonly relationship: string;
}

/** A provider besides the one who bills. The name is empty where it is ours to know. */
export interface ChargedProvider {
  readonly npi: string;
  readonly last: string;
  readonly first: string;
}

/** Columns of a patient who is not the subscriber. */
export const dependentColumns = [
  ...['patient_last', 'patient_first', 'patient_birth_date', 'patient_sex'],
  ...['patient_street', 'patient_city', 'patient_state', 'patient_zip'],
] as const;
/** Columns of providers besides the one who bills. */
export const providerColumns = [
  ...['referring_npi', 'referring_last', 'referring_first', 'ordering_npi', 'ordering_last', 'ordering_first'],
  ...['supervising_npi', 'supervising_last', 'supervising_first', 'rendered_by'],
] as const;

/** Reads the cells of a row and notes what is wrong with them. */
export interface RowCells {
  /** A cell without blanks at its ends; empty where the column is not there. */
  at(column: string): string;
  fault(because: string): void;
}

/** What a patient is to the subscriber (X12 data element 1069), by word and by code. */
const relationships: Readonly<Record<string, string>> = {
  spouse: '01',
  child: '19',
  employee: '20',
  unknown: '21',
  'organ donor': '39',
  'cadaver donor': '40',
  partner: '53',
  'life partner': '53',
  other: 'G8',
};
const codes = new Set(Object.values(relationships));

/** The person whose columns begin so; undefined where the row says too little, which is noted as a fault. */
export function chargedPerson(cells: RowCells, prefix: '' | 'patient_'): ChargedPerson | undefined {
  const at = (column: string): string => cells.at(`${prefix}${column}`);
  const text = at('birth_date');
  const bornOn = isCalendarDate(text) ? text : usDate(text);
  if (bornOn === undefined && text !== '') cells.fault(`\`${prefix}birth_date\` is no date: year first`);
  const sex = at('sex').slice(0, 1).toUpperCase();
  if (sex !== 'F' && sex !== 'M' && sex !== 'U') cells.fault(`\`${prefix}sex\` is F, M or U`);
  if (!/^\d{5}(?:-?\d{4})?$/.test(at('zip')) && at('zip') !== '')
    cells.fault(`\`${prefix}zip\` has five or nine digits`);
  if (bornOn === undefined) return undefined;
  return {
    last: at('last'),
    first: at('first'),
    bornOn,
    sex: sex as ChargedPerson['sex'],
    street: at('street'),
    city: at('city'),
    state: at('state').toUpperCase(),
    zip: at('zip'),
  };
}

/** The patient where it is not the subscriber; null: it is. An address that is left out is the subscriber's. */
export function chargedDependent(cells: RowCells, subscriber: ChargedPerson | undefined): ChargedDependent | null {
  const said = cells.at('relationship').toLowerCase();
  const named = dependentColumns.filter((column) => cells.at(column) !== '');
  if (['', '18', 'self'].includes(said)) {
    if (named.length > 0)
      cells.fault(`\`${named[0]}\` is given: \`relationship\` must say what the patient is to the subscriber`);
    return null;
  }
  const relationship = relationships[said] ?? (codes.has(said.toUpperCase()) ? said.toUpperCase() : undefined);
  if (relationship === undefined) {
    cells.fault(`\`${said}\` is no \`relationship\`; one of: self, ${Object.keys(relationships).join(', ')}`);
    return null;
  }
  for (const column of ['patient_last', 'patient_first', 'patient_birth_date', 'patient_sex'])
    if (cells.at(column) === '')
      cells.fault(`\`${column}\` is empty: the patient is not the subscriber, whom \`last\` and \`first\` name`);
  const person = cells.at('patient_birth_date') === '' ? undefined : chargedPerson(cells, 'patient_');
  if (person === undefined) return null;
  const home = person.street === '' && person.zip === '' ? subscriber : person;
  if (person.street !== '' && [person.city, person.state, person.zip].includes(''))
    cells.fault('`patient_street` is given without `patient_city`, `patient_state` and `patient_zip`');
  const { street, city, state, zip } = home ?? person;
  return { ...person, street, city, state, zip, relationship };
}

/** The provider in columns that begin so; null: none is named. */
export function chargedProvider(
  cells: RowCells,
  role: 'referring' | 'ordering' | 'supervising',
): ChargedProvider | null {
  const npi = cells.at(`${role}_npi`);
  const [last, first] = [cells.at(`${role}_last`), cells.at(`${role}_first`)];
  if (npi === '' && last === '') return null;
  if (npi === '') cells.fault(`\`${role}_npi\` is empty and \`${role}_last\` is not`);
  else if (!isNpi(npi)) cells.fault(`\`${npi}\` of \`${role}_npi\` is no NPI`);
  return { npi, last, first };
}
