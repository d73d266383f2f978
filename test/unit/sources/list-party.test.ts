import { describe, expect, test } from 'vitest';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { type ColumnMap, knownLists } from '../../../src/sources/lists/column-map.ts';
import { listDays } from '../../../src/sources/lists/list-dates.ts';
import { type ListField, type ListParty, listFields, listParty } from '../../../src/sources/lists/list-party.ts';

const mapOf = (list: string): ColumnMap => knownLists.find((one) => one.list === list) as ColumnMap;

/** The row that says so, as a party or why it cannot be taken; what is not said, the list has an empty cell for. */
function read(said: Partial<Record<ListField, string>>, map = mapOf('leie'), line = 7): ListParty | string {
  const cells = listFields.map((field) => said[field] ?? '');
  return listParty(map, cells, line, listDays(2026, map.dayFirst));
}

function party(said: Partial<Record<ListField, string>>, map?: ColumnMap, line?: number): ListParty {
  const found = read(said, map, line);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

const ruiz = { last: 'RUIZ', first: 'ANA', birthDate: '19800204', from: '20250320' };

describe('a name is put in its parts', () => {
  test.each([
    [{ middle: 'W JR' }, { last: 'RUIZ', first: 'ANA', middle: 'W', suffix: 'JR' }],
    [{ middle: 'JR.' }, { last: 'RUIZ', first: 'ANA', suffix: 'JR' }],
    [{ middle: 'III' }, { last: 'RUIZ', first: 'ANA', suffix: 'III' }],
    [{ last: 'RUIZ, SR' }, { last: 'RUIZ', first: 'ANA', suffix: 'SR' }],
    [{ middle: '' }, { last: 'RUIZ', first: 'ANA' }],
    [{ middle: 'V' }, { last: 'RUIZ', first: 'ANA', middle: 'V' }],
    [{ middle: 'VIVIAN' }, { last: 'RUIZ', first: 'ANA', middle: 'VIVIAN' }],
  ])('%j', (said, name) => {
    expect(party({ ...ruiz, ...said }).name).toEqual(name);
  });

  test('a last name that is nothing but a suffix stays a name', () => {
    expect(party({ ...ruiz, last: 'SR' }).name).toEqual({ last: 'SR', first: 'ANA', suffix: 'SR' });
  });

  test('one field for all: a business by its words, else a person and perhaps a business', () => {
    const nameFirst = { list: 'own', title: 'ours', separator: ',', above: 0, columns: { name: 'NAME' } } as ColumnMap;
    expect(party({ name: 'Bright Smile Dental Group LLC' }, nameFirst)).toMatchObject({ name: null });
    const person = party({ name: 'Ana M Ruiz AKA Ana Moreno' }, nameFirst);
    expect(person).toMatchObject({ name: { last: 'Ruiz', first: 'Ana' }, business: 'Ana M Ruiz AKA Ana Moreno' });
    const lastFirst = { ...nameFirst, columns: { name: 'NAME', nameOrder: 'last-first' } } as ColumnMap;
    expect(party({ name: 'RUIZ ANA M' }, lastFirst).name).toEqual({ last: 'RUIZ', first: 'ANA', middle: 'M' });
  });
});

describe('a row may name several', () => {
  test('a last name without a first one may be a business', () => {
    expect(party({ last: 'AMERICAN HEALTH PRODUCTS', from: '20250320' })).toMatchObject({
      name: { last: 'AMERICAN HEALTH PRODUCTS' },
      business: 'AMERICAN HEALTH PRODUCTS',
    });
    expect(party(ruiz).business).toBe('');
  });

  test('a business is known by what it trades as, a practice by the person whose name it bears', () => {
    const ny = mapOf('state:NY');
    expect(party({ name: 'MITKISHAN LLC DBA SHAYONA PHARMACY' }, ny).otherBusinesses).toEqual([
      'MITKISHAN LLC',
      'SHAYONA PHARMACY',
    ]);
    expect(party({ name: 'ANDREA SAPONE D/B/A BUFFALO MEDICAL SUPP' }, ny).otherNames).toEqual([
      { last: 'ANDREA', first: 'SAPONE' },
      { last: 'SAPONE', first: 'ANDREA' },
    ]);
    expect(party({ name: 'SALKO GREGORY J MD PC' }, ny).otherNames[0]).toEqual({
      last: 'SALKO',
      first: 'GREGORY',
      middle: 'J',
    });
    expect(party({ business: 'ACME LLC DBA ACME DRUGS', from: '20250320' }).otherBusinesses).toEqual([
      'ACME LLC',
      'ACME DRUGS',
    ]);
  });

  test('Pennsylvania files by a comma: without one the first name stands first', () => {
    expect(party({ name: 'Christiana Nimpson (Employee)' }, mapOf('state:PA')).name).toEqual({
      first: 'Christiana',
      last: 'Nimpson',
    });
    const penny = { last: 'Penny', first: 'Patricia', middle: 'E.', otherName: 'Hargreaves' };
    expect(party(penny, mapOf('state:PA')).otherNames).toEqual([
      { last: 'Hargreaves', first: 'Patricia', middle: 'E.' },
    ]);
  });
});

describe('numbers and days', () => {
  test('an NPI of zeros is none; one that cannot be is none, and is told', () => {
    expect(party({ ...ruiz, npi: '0000000000' })).toMatchObject({ npi: null, npiNote: null });
    expect(party({ ...ruiz, npi: '1992000012' })).toMatchObject({ npi: '1992000012', npiNote: null });
    expect(party({ ...ruiz, npi: '1992000013' })).toMatchObject({
      npi: null,
      npiNote: 'its NPI `1992000013` fails its check digit',
    });
    expect(party({ ...ruiz, npi: '12345' }).npiNote).toBe('its NPI `12345` is no NPI');
  });

  test('a row without a name counts by its NPI alone; with neither it names nobody', () => {
    expect(party({ npi: '1992000012', from: '20250320' })).toMatchObject({ name: null, npi: '1992000012' });
    expect(read({ from: '20250320' })).toBe('it names nobody: no name and no NPI');
    expect(read({ npi: '1992000013', from: '20250320' })).toBe('its NPI `1992000013` fails its check digit');
  });

  test('an exclusion without a readable day is refused; a birth date that nobody can read is left out', () => {
    expect(read({ ...ruiz, from: '20251320' })).toBe('`20251320` is no date');
    expect(read({ ...ruiz, until: '2027-13' })).toBe('`2027-13` is no date');
    expect(party({ ...ruiz, birthDate: '19500132' }).birthDate).toBe(null);
  });

  test('a birth year of two digits lies before the list; a day through which it holds is followed by the end', () => {
    expect(party({ ...ruiz, birthDate: '05/01/66' }).birthDate).toBe(calendarDate('1966-05-01'));
    expect(party({ ...ruiz, birthDate: '05/01/30' }).birthDate).toBe(calendarDate('1930-05-01'));
    const until = party({ last: 'RUIZ', first: 'ANA', from: '01/02/2024', through: '03/04/2026' }, mapOf('sam')).until;
    expect(until).toBe(calendarDate('2026-03-05'));
  });

  test.each([
    ['05/19/2016 12:00:00 AM', '2016-05-19'],
    ['2016-05-19T00:00:00.000Z', '2016-05-19'],
    ['19-MAY-2016', '2016-05-19'],
    ['19-May-16', '2016-05-19'],
    ['May 19, 2016', '2016-05-19'],
    ['5.19.2016', '2016-05-19'],
    ['42509', '2016-05-19'],
    ['2016-05-19 08:15:00', '2016-05-19'],
    ['Indefinite', null],
  ])('a first day written as %s', (cell, on) => {
    expect(party({ ...ruiz, from: cell }).from).toBe(on);
  });

  test('an end that is no day but a word is none in sight', () => {
    for (const until of ['Indefinitely effective', 'Lifetime', 'Until reinstated']) {
      expect(party({ ...ruiz, until }).until).toBe(null);
    }
  });

  test('a number that says there is none is no number', () => {
    for (const npi of ['NA', 'N/A', 'None', 'Unknown', '000'])
      expect(party({ ...ruiz, npi })).toMatchObject({ npi: null, npiNote: null });
  });

  test('a waiver names its state, with its first day where one is given', () => {
    expect(party({ ...ruiz, waiverState: 'nv', waiverFrom: '20250601' }).waiver).toEqual({
      state: 'NV',
      from: calendarDate('2025-06-01'),
    });
    expect(party(ruiz).waiver).toBe(null);
  });
});

describe('the hash of a record', () => {
  test('is of what it says, wherever it stands in the file', () => {
    expect(party(ruiz, mapOf('leie'), 7).recordSha256).toBe(party(ruiz, mapOf('leie'), 99).recordSha256);
    expect(party(ruiz).recordSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    { first: 'ANNA' },
    { birthDate: '19800205' },
    { from: '20250321' },
    { npi: '1992000012' },
    { state: 'NV' },
    { grounds: '1128a1' },
    { waiverState: 'NV' },
  ])('is another when %j', (said) => {
    expect(party({ ...ruiz, ...said }).recordSha256).not.toBe(party(ruiz).recordSha256);
  });
});

test('a business name of as many characters as the list prints may be cut off', () => {
  const whole = 'CENTRAL KENTUCKY FAMILY PHARMA';
  expect(party({ business: whole, from: '20250320' })).toMatchObject({ business: whole, cut: true });
  expect(party({ business: whole.slice(1), from: '20250320' }).cut).toBe(false);
});
