import { expect, test } from 'vitest';
import { nppesApiRows } from '../../../src/sources/nppes-api.ts';

const result = {
  number: 1245319599,
  enumeration_type: 'NPI-1',
  basic: {
    first_name: 'ANA',
    last_name: 'RUIZ',
    name_prefix: '--',
    gender: 'F',
    enumeration_date: '2005-05-23',
    credential: 'M.D.',
  },
  addresses: [
    {
      address_purpose: 'LOCATION',
      address_1: '1 ELM ST',
      city: 'PORTLAND',
      state: 'OR',
      postal_code: '97201-1234',
      country_code: 'US',
    },
  ],
  taxonomies: [{ code: '207Q00000X', primary: true, license: null, state: null }],
  identifiers: [],
  other_names: [],
};

test('an answer with older and newer spellings', () => {
  expect(nppesApiRows(JSON.stringify({ result_count: 1, results: [result] }), 'a.json')).toMatchObject([
    {
      record: {
        npi: '1245319599',
        sex: 'F',
        name: { prefix: null, last: 'RUIZ' },
        practice: { zip: '972011234' },
        taxonomies: [{ licenseNumber: null }],
      },
    },
  ]);
});

test('an error body is refused in the words of the API', () => {
  const body = JSON.stringify({
    Errors: [{ field: 'number', number: '06', description: 'CMS: NPI must be 10 digits' }],
  });
  expect(() => nppesApiRows(body, 'a.json')).toThrow(
    'holds an error of the NPPES API, not results: number: CMS: NPI must be 10 digits',
  );
});

test('no answer at all, and half of one', () => {
  expect(() => nppesApiRows('{"hello": 1}', 'a.json')).toThrow('it has no `results`');
  expect(() => nppesApiRows('{"results": [', 'a.json')).toThrow('is not whole JSON');
});

test('results that cannot be used are refused one by one', () => {
  const rows = nppesApiRows(
    JSON.stringify({ results: [result, { number: '1245319598', basic: {} }, 7, {}] }),
    'a.json',
  );
  expect(rows.map((row) => ('refused' in row ? row.refused : row.record.npi))).toEqual([
    '1245319599',
    'NPI 1245319598: fails its check digit',
    'the result is not an object',
    'the result has no NPI',
  ]);
});
