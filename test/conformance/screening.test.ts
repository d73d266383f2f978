/**
 * Screening held against the real lists of the optional folder `../shared/data`: what their files teach, planted cases
 * made from their own rows, and the index against judging every pair. Without the folder it says so and checks nothing.
 */

import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type CalendarDate, calendarDate } from '../../src/domain/calendar/calendar-date.ts';
import { npiFault } from '../../src/domain/identifiers/npi.ts';
import { exhaustiveMatches, listIndex, possibleMatches } from '../../src/domain/matching/possible-matches.ts';
import type { PersonName } from '../../src/domain/person-name.ts';
import type { ListedParty, ListReading, PossibleMatch, ScreenedParty } from '../../src/domain/screening/exclusion.ts';
import { type ExclusionPeriod, exclusionPeriods, heldOn } from '../../src/domain/screening/exclusion-period.ts';
import { knownLists } from '../../src/sources/lists/column-map.ts';
import { listMapOf } from '../../src/sources/lists/list-kinds.ts';
import { readList } from '../../src/sources/lists/list-reader.ts';

const folder = join(import.meta.dirname, '../../../shared/data');
const present = ['leie', 'sam', 'state', 'nppes'].every((name) => existsSync(join(folder, name)));
if (!present) console.log(`screening.test.ts: ${folder} is not here, so the real lists are not checked`);
const asOf = calendarDate('2016-12-31');

async function reading(path: string): Promise<ListReading> {
  const start = readFileSync(path).subarray(0, 65_536);
  const map = listMapOf(basename(path), start, knownLists, undefined);
  return readList(map, { name: basename(path), chunks: createReadStream(path), asOf });
}

const files = (part: string, ending: RegExp): readonly string[] =>
  readdirSync(join(folder, part))
    .filter((name) => ending.test(name))
    .sort()
    .map((name) => join(folder, part, name));

describe.runIf(present)('the real lists', () => {
  let leie: readonly ListReading[] = [];
  let periods: readonly ExclusionPeriod[] = [];
  let records: readonly ListedParty[] = [];
  let sam: readonly ListedParty[] = [];

  beforeAll(async () => {
    leie = await Promise.all(files('leie', /\.csv$/).map(reading));
    periods = exclusionPeriods(leie);
    records = periods.map(({ record }) => record);
    sam = (await Promise.all(files('sam', /\.csv$/).map(reading))).flatMap(({ records: rows }) => rows);
  });

  test('every row is accounted for', async () => {
    const others = await Promise.all([...files('sam', /\.csv$/), ...files('state', /\.txt$/)].map(reading));
    for (const one of [...leie, ...others]) {
      expect(one.records.length + one.refused.length + one.duplicates + one.passedOver, one.list).toBe(one.rows);
      // One row of Pennsylvania names nobody.
      expect(one.refused.length, one.list).toBe(one.list === 'state:PA' ? 1 : 0);
    }
    expect(others.map(({ list }) => list)).toEqual(['sam', 'state:NY', 'state:PA']);
    expect(others[0]).toMatchObject({ rows: 16, duplicates: 1 });
    const withNpi = others.map(
      ({ records: rows }) => rows.filter(({ npi, npiNote }) => npi !== null || npiNote !== null).length,
    );
    // NY 940 and PA 532 rows bear an NPI; exact duplicates are told once.
    expect(withNpi[1]).toBeGreaterThan(900);
    expect(withNpi[2]).toBeGreaterThan(500);
  });

  test('New York writes all names of a person in one cell', async () => {
    const [ny] = await Promise.all(files('state', /nyomig.*\.txt$/).map(reading));
    const rows = ny?.records ?? [];
    const alias = rows.filter(({ business }) => /\bA\/?K\/?A\b/i.test(business));
    expect(alias.length).toBeGreaterThan(80);
    // One bears a license, a business has its own.
    expect(alias.filter(({ otherNames }) => otherNames.length === 0).map(({ business }) => business)).toEqual([
      'NEW HOUSE FINANCE CORP aka Coeus Group',
    ]);
    const named = (last: string): readonly unknown[] =>
      rows.filter(({ name, otherNames }) => [name, ...otherNames].some((one) => one?.last === last));
    // Found by none of these names while a particle was a last name, and a suffix or a practice hid the person.
    for (const last of [
      'DE LUCA',
      'O HARA',
      'ST LUCIA',
      'KOERBER',
      'NEVAREZ TAPIA',
      'COONS',
      'GLASER',
      'SALKO',
      'BELGRAVE',
    ])
      expect(named(last).length, last).toBeGreaterThan(0);
    expect(rows.filter(({ name }) => /\b(MD|DDS|DPM|LPN|RN)$/.test(name?.middle ?? '')).length).toBeLessThan(5);
  });

  test('no letter is lost where a list is not in UTF-8', async () => {
    const state = await Promise.all(files('state', /\.txt$/).map(reading));
    expect(JSON.stringify(state)).not.toContain('\ufffd');
  });

  test('supplements and reinstatements are told apart by name, and dated by it', () => {
    expect(leie.filter(({ form }) => form === 'supplement')).toHaveLength(10);
    expect(leie.filter(({ form }) => form === 'reinstatements')).toHaveLength(10);
    expect(leie.map(({ publishedOn }) => publishedOn).toSorted()[0]).toBe('2015-11-01');
    expect(
      leie
        .map(({ publishedOn }) => publishedOn)
        .toSorted()
        .at(-1),
    ).toBe('2016-08-01');
  });

  test('birth dates of two and of four digits lie in the past', () => {
    const years = records.flatMap(({ birthDate }) => (birthDate === null ? [] : [Number(birthDate.slice(0, 4))]));
    expect(years.length).toBeGreaterThan(2500);
    // One row says 1884, and one 2015.
    expect(Math.min(...years)).toBeGreaterThan(1880);
    expect(Math.max(...years)).toBeLessThan(2016);
    expect(years.filter((year) => year < 1920 || year > 2000).length).toBeLessThan(5);
  });

  test('no suffix is left in a middle name, no ground has blanks behind it', () => {
    const people = leie.flatMap(({ records: rows }) => rows);
    expect(people.filter(({ name }) => name?.suffix !== undefined).length).toBeGreaterThan(20);
    expect(people.filter(({ name }) => /\b(JR|SR|III)\b/.test(name?.middle ?? ''))).toEqual([]);
    expect(people.filter(({ grounds }) => grounds !== grounds.trim())).toEqual([]);
    expect(people.some(({ grounds }) => grounds.startsWith('BRCH'))).toBe(true);
  });

  test('whoever was reinstated on the first day was never excluded', () => {
    const same = periods.filter(({ from, until }) => from !== null && from === until);
    expect(same.length).toBeGreaterThan(0);
    for (const period of same) expect(heldOn(period, period.from as never)).toBe(false);
  });

  test('planted cases: precision and recall', () => {
    const cases = [...plantedCases(periods), ...namedElsewhere(sam)];
    const index = listIndex([
      ...records,
      ...sam,
      ...cases.flatMap(({ extra }) => (extra === undefined ? [] : [extra])),
    ]);
    const found = new Map<string, PossibleMatch[]>();
    for (const match of possibleMatches(
      cases.map(({ party }) => party),
      index,
    )) {
      const list = found.get(match.subjectId);
      if (list === undefined) found.set(match.subjectId, [match]);
      else list.push(match);
    }
    const tally = new Map<string, { cases: number; right: number; wrong: number; missed: number; asked: number }>();
    for (const { name, party, meant, record } of cases) {
      const sum = tally.get(name) ?? { cases: 0, right: 0, wrong: 0, missed: 0, asked: 0 };
      tally.set(name, sum);
      sum.cases += 1;
      const matches = found.get(party.subjectId) ?? [];
      const hit = matches.some(({ recordSha256 }) => recordSha256 === record);
      if (meant === true && hit) sum.right += 1;
      if (meant === true && !hit) sum.missed += 1;
      if (meant === false && hit) sum.wrong += 1;
      if (meant === null && hit) sum.asked += 1;
    }
    const total = { right: 0, wrong: 0, missed: 0 };
    const lines = [...tally].map(([name, { cases: count, right, wrong, missed, asked }]) => {
      total.right += right;
      total.wrong += wrong;
      total.missed += missed;
      const came = asked > 0 ? `${asked} asked about` : `${right} found  ${missed} missed  ${wrong} false`;
      return `  ${name.padEnd(44)} ${String(count).padStart(5)} cases  ${came}`;
    });
    const precision = total.right / (total.right + total.wrong);
    const recall = total.right / (total.right + total.missed);
    console.log(
      [
        'planted cases from the real rows:',
        ...lines,
        `  precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}`,
      ].join('\n'),
    );
    expect([...tally.keys()]).toHaveLength(25);
    const unsure = cases.filter(({ meant }) => meant === null).length;
    expect([...tally.values()].reduce((sum, { asked }) => sum + asked, 0)).toBe(unsure);
    expect([...tally.values()].every(({ cases: count }) => count > 0)).toBe(true);
    expect(recall).toBeGreaterThan(0.99);
    expect(precision).toBeGreaterThan(0.99);
  });

  test('the index loses no pair that judging all pairs shows', async () => {
    const state = (await Promise.all(files('state', /\.txt$/).map(reading))).flatMap(({ records: rows }) => rows);
    const rows = [...[...records, ...state].filter((_, at) => at % 3 === 0), ...sam];
    const parties = [...plantedCases(periods).filter((_, at) => at % 60 === 0), ...namedElsewhere(sam)]
      .map(({ party }) => party)
      .flatMap((party, at) => [
        party,
        {
          ...party,
          subjectId: `${party.subjectId}-undated`,
          birthDate: null,
          states: at % 2 === 0 ? party.states : [],
        },
      ]);
    const found = possibleMatches(parties, listIndex(rows));
    expect(found.length).toBeGreaterThan(100);
    expect(found).toEqual(exhaustiveMatches(parties, rows));
  }, 60_000);
});

/** Parties whom rows of SAM name beside the one excluded. */
function namedElsewhere(sam: readonly ListedParty[]): readonly PlantedCase[] {
  const plant = (name: string, listed: string, meant: boolean | null, who: Partial<ScreenedParty>): PlantedCase => {
    const record: ListedParty | undefined = sam.find(({ business, name: of }) => [business, of?.last].includes(listed));
    if (record === undefined) throw new Error(`no row of ${listed}`);
    const known = { npi: null, birthDate: null, states: [record.state], taxonomies: [], identitySha256: 'x' };
    const subjectId = `s-${name}-${JSON.stringify(who)}`;
    const party = { subjectId, party: 'self', role: 'provider', names: [], businesses: [], ...known, ...who } as const;
    return { name, party, record: record.recordSha256, meant };
  };
  const person = (first: string, last: string): Partial<ScreenedParty> => ({ names: [{ first, last }] });
  const group = (name: string): Partial<ScreenedParty> => ({ role: 'group', businesses: [name] });
  return [
    plant('person whom the record of a business names', 'MTZ ELECTRIC SERVICE LLC', true, person('Victor', 'Martinez')),
    plant('person whom the record of a business names', 'IDRIS NAIM AC', true, person('Francisco', 'Berzunza Lara')),
    plant(
      'person whom the record of a business names',
      'TERRA KLEAN SOLUTIONS INC.',
      true,
      person('Antonio', 'Flores'),
    ),
    plant('business of a person listed', 'TORRES', true, group('VMC Construction')),
    plant('business of a person listed', 'TORRES', true, group('Victor Torres Construction, Inc.')),
    plant('business of a person listed', 'COLLINS', true, group('Peanut Butter')),
    plant('business of a person listed', 'FLORES', true, group('Terra Klean Solutions')),
    plant('business of a person listed', 'TRUITT', true, group('Truittsburgh Sealers')),
    plant('business of a person listed, no such word in it', 'BERZUNZA LARA', true, group('Idris Naim A.C.')),
    plant('owner that is a business of a person listed', 'COLLINS', true, {
      ...group('Peanut Butter LLC'),
      role: 'owner',
      party: 'owner: Peanut Butter LLC',
    }),
    plant('person called as the business of another', 'COLLINS', false, person('Peanut', 'Butter')),
    plant('namesake elsewhere, nothing tells them apart', 'MTZ ELECTRIC SERVICE LLC', null, {
      ...person('Victor', 'Martinez'),
      states: ['AK'],
    }),
    plant('group called as a person listed', 'TORRES', false, group('Victor Torres')),
  ];
}

/** A party made from a row, and whether it is meant to be found in it. */
interface PlantedCase {
  readonly name: string;
  readonly party: ScreenedParty;
  readonly record: string;
  /** Null: nothing tells the two apart, so that a person has to be asked; neither right nor wrong. */
  readonly meant: boolean | null;
  /** A row that the list does not have and that the case adds. */
  readonly extra?: ListedParty;
}

function plantedCases(periods: readonly ExclusionPeriod[]): readonly PlantedCase[] {
  const made: PlantedCase[] = [];
  const plant = (
    name: string,
    record: ListedParty,
    meant: boolean | null,
    who: Partial<ScreenedParty>,
    extra?: ListedParty,
  ): void => {
    const { npi, birthDate } = record;
    const party: ScreenedParty = {
      subjectId: `p-${made.length}`,
      party: 'self',
      role: 'provider',
      names: record.name === null ? [] : [record.name],
      businesses: record.business === '' ? [] : [record.business],
      npi,
      birthDate,
      states: [record.state],
      taxonomies: [],
      identitySha256: 'x',
      ...who,
    };
    const own = extra ?? record;
    made.push({ name, party, record: own.recordSha256, meant, ...(extra === undefined ? {} : { extra }) });
  };
  const elsewhere = (state: string): string => (state === 'AK' ? 'FL' : 'AK');
  for (const { record, ended, from, until } of periods) {
    const { name } = record;
    if (record.npi !== null)
      plant('equal NPI, another name', record, true, {
        names: [{ last: 'QUIXOTE', first: 'ALONSO' }],
        businesses: [],
        birthDate: null,
        states: ['GU'],
      });
    if (record.cut)
      plant('business name cut at thirty letters', record, true, {
        businesses: [`${record.business}LONGER NAME, INC.`],
        npi: null,
      });
    if (name?.first === undefined || record.birthDate === null) continue;
    const none = { npi: null };
    plant('name and birth date', record, true, none);
    plant('namesake of another birth date', record, false, { ...none, birthDate: calendarDate('1931-01-31') });
    const away = { ...none, birthDate: null, states: [elsewhere(record.state)] };
    plant('namesake elsewhere, nothing tells them apart', record, null, { ...away, names: [bare(name)] });
    if (name.middle !== undefined && !name.middle.startsWith('Q'))
      plant('namesake elsewhere, another middle name', record, false, {
        ...away,
        names: [{ ...bare(name), middle: 'QUENTIN' }],
      });
    plant('relative of the same last name', record, false, {
      ...none,
      names: [{ last: name.last, first: name.first.startsWith('Z') ? 'BORIS' : 'ZEBULON' }],
      birthDate: calendarDate('1931-01-31'),
    });
    plant('equal last name and birth date, another first name', record, true, {
      ...none,
      names: [{ last: name.last, first: name.first.startsWith('Z') ? 'BORIS' : 'ZEBULON' }],
    });
    if (name.first.length > 1)
      plant('first and last name changed about', record, true, {
        ...none,
        names: [{ last: name.first, first: name.last }],
      });
    if ((name.middle ?? '').length > 1)
      plant('called by the middle name', record, true, {
        ...none,
        names: [{ last: name.last, first: name.middle as string }],
        states: [elsewhere(record.state)],
      });
    if (!record.birthDate.endsWith('02-29'))
      plant('one digit of the birth date mistyped', record, true, {
        ...none,
        birthDate: mistypedYear(record.birthDate),
      });
    // In a short name two letters changed about make another name.
    if (name.last.length > 5) {
      plant('two letters of the last name changed about', record, true, {
        ...none,
        names: [{ ...name, last: mistyped(name.last) }],
      });
    }
    plant('former name, and one half of a double name', record, true, {
      ...none,
      names: [
        { last: 'QUIXOTE', first: name.first },
        { ...name, last: `${name.last}-Quixote` },
      ],
    });
    const swapped = `${record.birthDate.slice(0, 4)}-${record.birthDate.slice(8)}-${record.birthDate.slice(5, 7)}`;
    if (record.birthDate.slice(8) <= '12')
      plant('birth date with day and month changed about', record, true, { ...none, birthDate: calendarDate(swapped) });
    if (name.suffix !== undefined) {
      plant('suffix in the middle name', record, true, none);
      plant('father of the same name', record, false, {
        ...none,
        names: [{ ...name, suffix: name.suffix === 'SR' ? 'JR' : 'SR' }],
        birthDate: calendarDate('1931-01-31'),
      });
    }
    if (ended === 'reinstated' && from !== until)
      plant('reinstated: found, with its end', record, until !== null, none);
    if (ended === 'reinstated' && from === until)
      plant('reinstated on the day of exclusion: found', record, true, none);
    if (record.npi !== null) {
      const wrong = wrongNpi(record.npi);
      const listed = {
        ...said(record),
        npi: null,
        npiNote: `its NPI \`${wrong}\` fails its check digit`,
        recordSha256: `${record.recordSha256} wrong NPI`,
      };
      plant('NPI failing its check digit, found by name', record, true, {}, listed);
    }
  }
  return made;
}

/** A record as values: what its row says is read when it is asked. */
function said(record: ListedParty): Omit<ListedParty, 'npi' | 'npiNote' | 'recordSha256'> {
  const { line, name, otherNames, business, cut, license, specialty, city, state } = record;
  const { grounds, from, until, waiver, birthDate, otherBusinesses } = record;
  const party = { line, name, otherNames, business, cut, license, specialty, city, state };
  const alsoCalled = otherBusinesses === undefined ? {} : { otherBusinesses };
  return { ...party, grounds, from, until, waiver, birthDate, ...alsoCalled };
}

function bare({ last, first }: PersonName): PersonName {
  return { last, ...(first === undefined ? {} : { first }) };
}

/** Two letters in the middle changed about. */
function mistyped(word: string): string {
  const at = Math.floor(word.length / 2);
  return `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at] ?? ''}${word.slice(at + 2)}`;
}

function mistypedYear(date: string): CalendarDate {
  const ones = (Number(date.slice(3, 4)) + 4) % 10;
  return calendarDate(`${date.slice(0, 3)}${ones}${date.slice(4)}`);
}

function wrongNpi(npi: string): string {
  const wrong = `${npi.slice(0, 9)}${(Number(npi[9]) + 1) % 10}`;
  expect(npiFault(wrong)).toBe('check-digit');
  return wrong;
}
