import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addressDifferences, addressesAgree, addressKey, type StreetAddress } from '../../../src/domain/address.ts';
import {
  isStateCode,
  licensingStates,
  stateName,
  stateNamed,
  stateSuggestions,
  states,
} from '../../../src/domain/state.ts';
import { statesOfZip, zipCode, zipFault } from '../../../src/domain/zip-code.ts';

const schema: {
  readonly $defs: {
    readonly State: { readonly enum: readonly string[]; readonly enumDescriptions: readonly string[] };
  };
} = JSON.parse(readFileSync(new URL('../../../schemas/dossier.schema.json', import.meta.url), 'utf8'));

describe('states', () => {
  test('are those of the dossier schema, by code and name', () => {
    expect(states.map((one) => one.code)).toEqual(schema.$defs.State.enum);
    expect(states.map((one) => one.name)).toEqual(schema.$defs.State.enumDescriptions);
  });

  test('no two share a name', () => {
    for (const one of states) {
      for (const name of [one.code, one.name, ...one.also]) expect(stateNamed(name)).toBe(one.code);
    }
  });

  test.each([
    ['Calif.', 'CA'],
    ['mass', 'MA'],
    ['ma', 'MA'],
    ['N. Mex.', 'NM'],
    ['n.h.', 'NH'],
    ['New  York', 'NY'],
    ['WASHINGTON', 'WA'],
    ['Washington, D.C.', 'DC'],
    ['Penna.', 'PA'],
    ["Hawai'i", 'HI'],
    ['Puerto Rico', 'PR'],
    ['West Virginia', 'WV'],
  ])('%s is %s', (text, code) => {
    expect(stateNamed(text)).toBe(code);
    expect(stateSuggestions(text)).toEqual([code]);
  });

  test('mistyped names suggest the state', () => {
    expect(stateSuggestions('Californa')[0]).toBe('CA');
    expect(stateSuggestions('Massachusets')).toEqual(['MA']);
    expect(stateSuggestions('Teneesee')).toEqual(['TN']);
    expect(stateSuggestions('Ontario')).toEqual([]);
    expect(stateNamed('')).toBeUndefined();
  });

  test('codes are upper case', () => {
    expect(['MA', 'ma', 'XX', 'ZZ'].map(isStateCode)).toEqual([true, false, false, false]);
    expect(stateName('MP')).toBe('Northern Mariana Islands');
    expect(licensingStates).toHaveLength(59);
    expect(licensingStates).not.toContain('AE');
  });
});

describe('ZIP codes', () => {
  test('form', () => {
    expect(['02139', '02139-4307', '021394307'].map(zipFault)).toEqual([undefined, undefined, undefined]);
    expect(['2139', '0213', '021', '12', '02139-43', 'K1A 0B1'].map(zipFault)).toEqual([
      'zeros',
      'zeros',
      'zeros',
      'shape',
      'shape',
      'shape',
    ]);
  });

  test('as registers and spreadsheets write them', () => {
    expect(['2139', '021394307', '21394307', '02139-4307', '021390000', '06511'].map(zipCode)).toEqual([
      '02139',
      '02139-4307',
      '02139-4307',
      '02139-4307',
      '02139',
      '06511',
    ]);
    expect(['12', 'abcde', '1234567890', '123456'].map(zipCode)).toEqual(Array(4).fill(undefined));
  });

  test.each([
    ['02139', 'MA'],
    ['05501', 'MA'],
    ['05601', 'VT'],
    ['06510', 'CT'],
    ['06390', 'NY'],
    ['00501', 'NY'],
    ['00901', 'PR'],
    ['00801', 'VI'],
    ['20001', 'DC'],
    ['20101', 'VA'],
    ['20601', 'MD'],
    ['30301', 'GA'],
    ['39901', 'GA'],
    ['73301', 'TX'],
    ['73101', 'OK'],
    ['88510', 'TX'],
    ['83414', 'WY'],
    ['90210', 'CA'],
    ['96799', 'AS'],
    ['96813', 'HI'],
    ['96910', 'GU'],
    ['96950', 'MP'],
    ['99501', 'AK'],
    ['09001-1234', 'AE'],
  ])('%s lies in %s', (zip, state) => {
    expect(statesOfZip(zip)).toEqual([state]);
  });

  test('some lie in two states, some in none', () => {
    expect(statesOfZip('42223')).toEqual(['KY', 'TN']);
    expect(statesOfZip('00012')).toEqual([]);
    expect(statesOfZip('2139')).toEqual([]);
  });

  test('every state has one', () => {
    const found = new Set(
      Array.from({ length: 100_000 }, (_, zip) => statesOfZip(String(zip).padStart(5, '0'))).flat(),
    );
    expect([...found].toSorted()).toEqual(states.map((one) => one.code).toSorted());
  });
});

describe('addresses', () => {
  const home: StreetAddress = {
    line1: '120 North Harbor Street',
    line2: 'Suite 4',
    city: 'Saint Paul',
    state: 'MN',
    zip: '55101-1234',
  };

  test.each<[string, Partial<StreetAddress>]>([
    ['capitals and abbreviations', { line1: '120 N HARBOR ST', line2: 'STE 4' }],
    ['punctuation', { line1: '120 N. Harbor St.,' }],
    ['the suite in line 1', { line1: '120 N Harbor St #4', line2: undefined }],
    ['the suite glued to its word', { line2: 'Ste4' }],
    ['unit for suite', { line2: 'Unit # 4' }],
    ['the suite first', { line1: 'Suite 4', line2: '120 North Harbor Street' }],
    ['the short ZIP code', { zip: '55101' }],
    ['nine digits in a row', { zip: '551011234' }],
    ['another ZIP+4', { zip: '55101-9999' }],
    ['the city abbreviated', { city: 'ST. PAUL' }],
    ['the state spelled out', { state: 'Minnesota' }],
  ])('%s changes nothing', (_, change) => {
    expect(addressDifferences(home, { ...home, ...change })).toEqual([]);
    expect(addressKey({ ...home, ...change })).toBe(addressKey(home));
  });

  test.each<[string, Partial<StreetAddress>, readonly string[]]>([
    ['another suite', { line2: 'Suite 5' }, ['unit']],
    ['no suite', { line2: undefined }, ['unit']],
    ['another number', { line1: '12 North Harbor Street' }, ['street']],
    ['another direction', { line1: '120 South Harbor Street' }, ['street']],
    ['another kind of street', { line1: '120 North Harbor Avenue' }, ['street']],
    ['another town', { city: 'Duluth', zip: '55802' }, ['city', 'zip']],
    ['another state', { state: 'WI' }, ['state']],
    ['no ZIP code', { zip: undefined }, ['zip']],
  ])('%s is another address', (_, change, parts) => {
    expect(addressDifferences(home, { ...home, ...change })).toEqual(parts);
    expect(addressesAgree(home, { ...home, ...change })).toBe(false);
  });

  test.each([
    ['1 Main St 3rd Floor', '1 MAIN ST FL 3'],
    ['1 Main St, Third Floor, Bldg A', '1 main street building a floor 3'],
    ['P.O. Box 12', 'Post Office Box 12'],
    ['PO BOX 12', 'P O Box 12'],
    ['55 First Avenue', '55 1st Ave'],
    ['9 Route 28 Unit 12-B', '9 RTE 28 APT 12B'],
    ["5 O'Hara Ln", '5 OHARA LANE'],
    ['1 Office Park Drive', '1 OFFICE PK DR'],
  ])('%s is %s', (left, right) => {
    const at = (line1: string): StreetAddress => ({ line1, city: 'Lee', state: 'MA', zip: '01238' });
    expect(addressDifferences(at(left), at(right))).toEqual([]);
  });
});
