/** Rows of charges: read, or refused with every reason. */

import { expect, test } from 'vitest';
import { type ChargeRow, chargeRows } from '../../../src/sources/charges-csv.ts';

const usual: Readonly<Record<string, string>> = {
  ...{ claim: 'A-1', npi: '1245319599', payer: 'cascade', on: '2026-06-01', code: '99213', diagnoses: 'I10' },
  ...{ member_id: 'M1', last: 'Sample', first: 'Ida', birth_date: '1980-01-01', sex: 'F', street: '1 Test St' },
  ...{ city: 'Portland', state: 'or', zip: '97232' },
};

function row(more: Readonly<Record<string, string>>): ChargeRow {
  const cells = { ...usual, ...more };
  const text = [Object.keys(cells), Object.values(cells)]
    .map((line) => line.map((one) => `"${one}"`).join(','))
    .join('\n');
  const [first, ...others] = chargeRows(Buffer.from(text), 'charges.csv');
  if (first === undefined || others.length > 0) throw new Error('one row was expected');
  return first;
}

function because(more: Readonly<Record<string, string>>): string {
  const read = row(more);
  return 'because' in read ? read.because : 'it was read';
}

test('a row as it is usual', () => {
  expect(row({})).toMatchObject({
    row: 1,
    charge: {
      units: 1,
      chargeCents: null,
      frequency: '1',
      dependent: null,
      referring: null,
      subscriber: { state: 'OR' },
    },
  });
});

const child = {
  ...{ relationship: 'Child', patient_last: 'Sample', patient_first: 'Kit', patient_birth_date: '03/09/2015' },
  patient_sex: 'male',
};

test('a patient who is not the subscriber lives with them unless it is said where', () => {
  expect(row(child)).toMatchObject({
    charge: { dependent: { relationship: '19', first: 'Kit', bornOn: '2015-03-09', sex: 'M', street: '1 Test St' } },
  });
  const elsewhere = { patient_street: '9 Far Rd', patient_city: 'Bend', patient_state: 'OR', patient_zip: '97701' };
  expect(row({ ...child, relationship: '01', ...elsewhere })).toMatchObject({
    charge: { dependent: { relationship: '01', street: '9 Far Rd', zip: '97701' }, subscriber: { zip: '97232' } },
  });
  expect(because({ ...child, patient_street: '9 Far Rd' })).toContain('`patient_street` is given without');
});

test('a patient of whom too little or too much is said', () => {
  expect(because({ ...child, patient_birth_date: '' })).toContain('`patient_birth_date` is empty');
  expect(because({ ...child, patient_birth_date: 'soon' })).toBe('`patient_birth_date` is no date: year first');
  expect(because({ ...child, relationship: 'cousin' })).toMatch(/^`cousin` is no `relationship`; one of: self, spouse/);
  expect(because({ patient_last: 'Sample' })).toContain('`relationship` must say');
  expect(because({ ...child, relationship: 'self' })).toContain('`relationship` must say');
});

test('no birth date and no member id is told in a refusal', () => {
  expect(because({ birth_date: '1/1/1980x', sex: 'x' })).toBe(
    '`birth_date` is no date: year first; `sex` is F, M or U',
  );
});

test('providers besides the one who bills', () => {
  expect(row({ referring_npi: '1234567893', referring_last: 'Referrer', referring_first: 'Rae' })).toMatchObject({
    charge: { referring: { npi: '1234567893', last: 'Referrer', first: 'Rae' }, ordering: null },
  });
  expect(because({ ordering_npi: '1234567890' })).toBe('`1234567890` of `ordering_npi` is no NPI');
  expect(because({ supervising_npi: '', supervising_last: 'X' })).toBe(
    '`supervising_npi` is empty and `supervising_last` is not',
  );
  expect(because({ rendered_by: '12' })).toBe('`12` is no NPI');
  expect(because({ clia: '38X2194407' })).toBe('`38X2194407` is no CLIA number: 22D0123456');
});

test('a file of column names alone is refused', () => {
  expect(() => chargeRows(Buffer.from(Object.keys(usual).join(',')), 'charges.csv')).toThrow(
    '`charges.csv` names its columns and has no rows',
  );
});
