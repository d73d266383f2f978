import { describe, expect, test } from 'vitest';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { jaroWinkler } from '../../../src/domain/matching/jaro-winkler.ts';
import { exhaustiveMatches, listIndex, possibleMatches } from '../../../src/domain/matching/possible-matches.ts';
import { similarWords } from '../../../src/domain/matching/similar-words.ts';
import type { PersonName } from '../../../src/domain/person-name.ts';
import type { ListedParty, ScreenedParty } from '../../../src/domain/screening/exclusion.ts';

const lasts = ['Ruiz', 'Ruis', 'Reyes', 'Carter', 'Karter', 'Garcia-Lopez', 'Lopez', 'Smith', 'Smyth', 'Smithe', 'Ng'];
const firsts = ['Ana', 'Anna', 'Robert', 'Bob', 'William', 'Bill', 'J', 'James', 'Jamie', 'Li'];
const births = ['1970-02-03', '1970-03-02', '1961-11-12', null, null];

function listed(name: PersonName | null, more: Partial<ListedParty> = {}): ListedParty {
  const said = { name, ...more };
  return {
    recordSha256: JSON.stringify(said),
    line: 1,
    otherNames: [],
    business: '',
    cut: false,
    npi: null,
    npiNote: null,
    birthDate: null,
    license: '',
    specialty: '',
    city: '',
    state: '',
    grounds: '1128a1',
    from: calendarDate('2016-05-19'),
    until: null,
    waiver: null,
    ...said,
  };
}

function ours(name: PersonName | null, more: Partial<ScreenedParty> = {}): ScreenedParty {
  return {
    subjectId: 'p-1',
    party: 'self',
    role: 'provider',
    names: name === null ? [] : [name],
    businesses: [],
    npi: null,
    birthDate: null,
    states: [],
    taxonomies: [],
    identitySha256: 'x',
    ...more,
  };
}

const judged = (party: ScreenedParty, record: ListedParty): string | undefined => {
  const [match] = possibleMatches([party], listIndex([record]));
  return match === undefined ? undefined : `${match.tier} ${match.score}`;
};

describe('Jaro–Winkler', () => {
  // Winkler 1994, table of worked comparisons.
  test.each([
    ['martha', 'marhta', 0.961],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.813],
    ['jones', 'johnson', 0.832],
    ['abroms', 'abrams', 0.922],
    ['smith', '', 0],
  ])('%s and %s: %d', (left, right, similarity) => {
    expect(jaroWinkler(left, right)).toBeCloseTo(similarity, 3);
    expect(jaroWinkler(right, left)).toBeCloseTo(similarity, 3);
  });

  test('similar words are those that comparing every pair finds', () => {
    const words = lasts.concat(firsts).map((word) => word.toLowerCase().replace('-', ''));
    const found = similarOf(words, words).map((similar) => similar.map(([index]) => index));
    const all = words.map((left) => words.flatMap((right, at) => (jaroWinkler(left, right) >= 0.85 ? [at] : [])));
    expect(found).toEqual(all);
  });
});

/** The right words similar to each left one, in their order, and how similar they are. */
function similarOf(left: readonly string[], right: readonly string[]): readonly (readonly [number, number])[][] {
  const { starts, indexes, similarities } = similarWords(left, right, 0.85);
  const pairs = Array.from(indexes, (index, at): readonly [number, number] => [index, similarities[at] as number]);
  return left.map((_, at) => pairs.slice(starts[at], starts[at + 1]).toSorted((a, b) => a[0] - b[0]));
}

test('similar words of any length and script are those that comparing every pair finds', () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const word = (): string =>
    Array.from({ length: 1 + random(random(4) === 0 ? 40 : 8) }, () => 'abcesø'.charAt(random(6))).join('');
  const [left, right] = [Array.from({ length: 150 }, word), Array.from({ length: 150 }, word)];
  const found = similarOf(left, right);
  const all = left.map((one) =>
    right.flatMap((other, at) => (jaroWinkler(one, other) >= 0.85 ? [[at, jaroWinkler(one, other)] as const] : [])),
  );
  expect(all.flat().length).toBeGreaterThan(50);
  expect(found).toEqual(all);
});

describe('a match', () => {
  const ruiz = { last: 'Ruiz', first: 'Ana' };
  const born = calendarDate('1970-02-03');

  test('by NPI is certain, whatever the name and the state', () => {
    const npi = '1234567893';
    expect(judged(ours(ruiz, { npi, states: ['OR'] }), listed({ last: 'Zhou' }, { npi, state: 'FL' }))).toBe(
      'npi 1000',
    );
    expect(possibleMatches([ours(ruiz, { npi })], listIndex([listed({ last: 'Zhou' }, { npi })]))[0]?.because).toBe(
      'the NPI is equal, under another name',
    );
  });

  test.each([
    ['name and birth date', ours(ruiz, { birthDate: born }), listed(ruiz, { birthDate: born }), 'name-dob 999'],
    ['name alone', ours(ruiz, { states: ['OR'] }), listed(ruiz, { state: 'OR' }), 'name 970'],
    ['a namesake in another state', ours(ruiz, { states: ['OR'] }), listed(ruiz, { state: 'FL' }), 'name 870'],
    [
      'a namesake in another state and profession',
      ours(ruiz, { states: ['OR'], taxonomies: ['106H00000X'] }),
      listed(ruiz, { state: 'FL', specialty: 'NURSE/NURSES AIDE' }),
      'name 850',
    ],
    [
      'a namesake in another state with another middle name',
      ours({ ...ruiz, middle: 'Maria' }, { states: ['OR'] }),
      listed({ ...ruiz, middle: 'JUANA' }, { state: 'FL' }),
      undefined,
    ],
    [
      'a name alike in another state',
      ours({ ...ruiz, last: 'Ruis' }, { states: ['OR'] }),
      listed(ruiz, { state: 'FL' }),
      undefined,
    ],
    [
      'another birth date',
      ours(ruiz, { birthDate: born }),
      listed(ruiz, { birthDate: calendarDate('1971-03-03') }),
      undefined,
    ],
    [
      'day and month changed about',
      ours(ruiz, { birthDate: born }),
      listed(ruiz, { birthDate: calendarDate('1970-03-02') }),
      'fuzzy 980',
    ],
    [
      'a former name',
      ours(ruiz, { names: [{ last: 'Vega', first: 'Ana' }, ruiz], birthDate: born }),
      listed(ruiz, { birthDate: born }),
      'name-dob 999',
    ],
    [
      'one half of a double name',
      ours({ last: 'Garcia-Lopez', first: 'Ana' }, { birthDate: born }),
      listed({ last: 'LOPEZ', first: 'ANA' }, { birthDate: born }),
      'name-dob 999',
    ],
    [
      'a nickname',
      ours({ last: 'Ruiz', first: 'Bob' }, { birthDate: born }),
      listed({ last: 'RUIZ', first: 'ROBERT' }, { birthDate: born }),
      'fuzzy 980',
    ],
    [
      'a business cut off at thirty letters',
      ours(null, { businesses: ['Central Kentucky Family Pharmacy, Inc.'], states: ['KY'] }),
      listed(null, { business: 'CENTRAL KENTUCKY FAMILY PHARMA', cut: true, state: 'KY' }),
      'name 960',
    ],
  ])('%s', (_, party, record, expected) => {
    expect(judged(party, record)).toBe(expected);
  });
});

describe('an equal birth date lets more be believed', () => {
  const born = calendarDate('1970-02-03');
  const pair = (left: PersonName, right: PersonName): string | undefined => {
    const one = judged(ours(left, { birthDate: born }), listed(right, { birthDate: born }));
    // It does not matter on which side it stands.
    expect(judged(ours(right, { birthDate: born }), listed(left, { birthDate: born }))).toBe(one);
    // Without the birth date none of it is.
    expect(judged(ours(left), listed(right, { birthDate: born, state: 'FL' }))).toBe(undefined);
    return one;
  };

  test.each([
    [
      'the middle name as the first',
      { last: 'Ruiz', first: 'Jane', middle: 'Robin' },
      { last: 'RUIZ', first: 'ROBIN' },
      'fuzzy 960',
    ],
    ['one of two first names', { last: 'Ruiz', first: 'Mary Ann' }, { last: 'RUIZ', first: 'ANN' }, 'fuzzy 960'],
    [
      'an initial before it',
      { last: 'Ruiz', first: 'J.', middle: 'Robin' },
      { last: 'RUIZ', first: 'ROBIN', middle: 'J' },
      'fuzzy 960',
    ],
    [
      'first and last name changed about',
      { last: 'Ruiz', first: 'Tomasz' },
      { last: 'TOMASZ', first: 'RUIZ' },
      'fuzzy 960',
    ],
    ['no first name', { last: 'Ruiz', first: 'Ana' }, { last: 'RUIZ' }, 'fuzzy 930'],
    ['an unknown first name', { last: 'Ruiz', first: 'Ana' }, { last: 'RUIZ', first: 'FNU' }, 'fuzzy 930'],
    [
      'a letter that leads similarity astray',
      { last: 'Washington', first: 'Ann' },
      { last: 'WANHINGTON', first: 'ANN' },
      'fuzzy 920',
    ],
    ['another first name', { last: 'Wang', first: 'Xiaoming' }, { last: 'WANG', first: 'STEVE' }, 'fuzzy 880'],
  ])('%s', (_, left, right, expected) => {
    expect(pair(left, right)).toBe(expected);
  });

  test('a first name that is another, with another middle name, is another person', () => {
    const [wang, other] = [
      { last: 'Wang', first: 'Xiaoming', middle: 'Li' },
      { last: 'WANG', first: 'STEVE', middle: 'KEITH' },
    ];
    expect(judged(ours(wang, { birthDate: born }), listed(other, { birthDate: born }))).toBe(undefined);
  });

  test.each(['1970-02-04', '1979-02-03', '1907-02-03', '1970-12-03', '1970-02-30'])('a slip in it: %s', (slip) => {
    const party = ours({ last: 'Ruiz', first: 'Ana' }, { birthDate: born });
    const same = listed({ last: 'RUIZ', first: 'ANA' }, { birthDate: slip as typeof born });
    expect(judged(party, same)).toBe('fuzzy 920');
    // Of the very name only.
    expect(judged(party, listed({ last: 'RUIZ', first: 'ANNA' }, { birthDate: slip as typeof born }))).toBe(undefined);
  });

  test.each(['1971-02-04', '1870-02-03', '2070-02-03', '1966-07-03'])('more than one slip: %s', (other) => {
    const party = ours({ last: 'Ruiz', first: 'Ana' }, { birthDate: born });
    expect(judged(party, listed({ last: 'RUIZ', first: 'ANA' }, { birthDate: calendarDate(other) }))).toBe(undefined);
  });
});

describe('names as they are written', () => {
  const found = (left: PersonName, right: PersonName): boolean =>
    judged(ours(left, { states: ['OR'] }), listed(right, { state: 'OR' })) !== undefined;
  test.each([
    [
      { last: 'O’Brien', first: 'Ann' },
      { last: 'O BRIEN', first: 'ANN' },
    ],
    [
      { last: 'de la Cruz', first: 'Ann' },
      { last: 'DELACRUZ', first: 'ANN' },
    ],
    [
      { last: 'van der Berg', first: 'Ann' },
      { last: 'BERG', first: 'ANN' },
    ],
    [
      { last: 'St. John', first: 'Ann' },
      { last: 'SAINT JOHN', first: 'ANN' },
    ],
    [
      { last: 'McDonald', first: 'Ann' },
      { last: 'MC DONALD', first: 'ANN' },
    ],
    [
      { last: 'Garcia Lopez', first: 'Ann' },
      { last: 'LOPEZ-GARCIA', first: 'ANN' },
    ],
    [
      { last: 'Müller', first: 'Jörg' },
      { last: 'MUELLER', first: 'JOERG' },
    ],
    [
      { last: 'Søholm', first: 'Ann' },
      { last: 'SOHOLM', first: 'ANN' },
    ],
    [
      { last: 'Smith Jr.', first: 'John' },
      { last: 'SMITH', first: 'JOHN', suffix: 'JR' },
    ],
    [
      { last: 'Smith', first: 'J.R.' },
      { last: 'SMITH', first: 'JOHN', middle: 'ROBERT' },
    ],
    [
      { last: 'Smith', first: 'Maryann' },
      { last: 'SMITH', first: 'MARY ANN' },
    ],
    [{ last: 'Suharto' }, { last: 'SUHARTO' }],
    [{ last: 'Suharto', first: 'FNU' }, { last: 'SUHARTO' }],
  ])('%j is %j', (left, right) => {
    expect(found(left, right)).toBe(true);
    expect(found(right, left)).toBe(true);
  });

  test('II and 2nd are one generation, and a last name that is nothing but one is none', () => {
    const party = ours({ last: 'Smith', first: 'John', suffix: '2nd' }, { states: ['OR'] });
    expect(judged(party, listed({ last: 'SMITH', first: 'JOHN', suffix: 'II' }, { state: 'OR' }))).toBe('name 970');
    expect(found({ last: 'Smith Jr', first: 'John' }, { last: 'JR', first: 'JOHN' })).toBe(false);
  });
});

describe('names of businesses', () => {
  const found = (left: string, right: string, more: Partial<ListedParty> = {}): boolean =>
    judged(ours(null, { businesses: [left] }), listed(null, { business: right, ...more })) !== undefined;
  test.each([
    ['Smith & Jones, M.D., P.C.', 'SMITH AND JONES MD PC'],
    ['A & B Home Care, L.L.C.', 'A&B HOMECARE LLC'],
    ['Wal-Mart Pharmacy', 'WALMART PHARMACY INC'],
    ['Metro Ambulance Services', 'METRO AMBULANCE SVCS., INC.'],
    ['The Elm Street Health Center P. C.', 'ELM STREET HLTH CTR PC'],
    ['Peña Clínica', 'PENA CLINICA'],
    ['St. Mary’s Hospital', 'SAINT MARYS HOSP'],
    ['Patterson Imaging', 'PATTRESON IMAGING INC'],
    ['Patterson Imaging', 'PATERSON IMAGING INC'],
    ['Quality Imaging', 'QUALITYIIMAGING'],
    ['Warner Dialysis', 'WARNER DIALYSOS'],
  ])('%s is %s', (left, right) => {
    expect(found(left, right)).toBe(true);
    expect(found(right, left)).toBe(true);
  });

  test.each([
    ['Smith Pharmacy', 'SMITH DRUGS'],
    ['Smith & Jones', 'SMITH'],
    ['A1 Taxi', 'A2 TAXI'],
    ['Patterson Imaging', 'PATTRESON IMAGINGS'],
    ['Incorporated Company', 'THE CO LTD'],
  ])('%s is not %s', (left, right) => {
    expect(found(left, right)).toBe(false);
  });

  test('of a name that is cut off, the last word may be the beginning of another', () => {
    const cut = { cut: true };
    expect(
      found('Empire State Surgical and Wholesale Medicine Inc', 'EMPIRE STATE SURGICAL AND WHOLESALE MED', cut),
    ).toBe(true);
    expect(found('Vital Care Pharmaceutical Corporation', 'VITAL CARE PHARMACEUTICAL COR', cut)).toBe(true);
    expect(found('Universal Home Health Care Consultants', 'UNIVERSAL HOME HEALTH CARE CO', cut)).toBe(true);
    expect(found('Universal Home Health', 'UNIVERSAL HOME HEALTH CARE CO', cut)).toBe(false);
  });
});

test('the index finds every business whose name differs by one letter', () => {
  const name = 'patterson imaging';
  const letters = [...name].map((_, at) => at);
  const slips = letters.flatMap((at) => [
    `${name.slice(0, at)}${name.slice(at + 1)}`,
    `${name.slice(0, at)}q${name.slice(at)}`,
    `${name.slice(0, at)}q${name.slice(at + 1)}`,
    `${name.slice(0, at)}${name[at + 1] ?? ''}${name[at]}${name.slice(at + 2)}`,
  ]);
  const records = slips.map((business) => listed(null, { business }));
  const party = ours(null, { businesses: [name] });
  const found = possibleMatches([party], listIndex(records));
  expect(found.length).toBe(records.length);
  expect(found).toEqual(exhaustiveMatches([party], records));
});

test('the index finds every pair by other ways of writing names and birth dates', () => {
  const names: readonly PersonName[] = [
    { last: 'Ruiz', first: 'Jane', middle: 'Robin' },
    { last: 'Ruiz', first: 'Robin' },
    { last: 'Robin', first: 'Ruiz' },
    { last: 'Ruiz' },
    { last: 'Ruis', first: 'FNU' },
    { last: 'Ruiz', first: 'Mary Ann' },
    { last: 'Ruiz', first: 'Ann', middle: 'Li' },
    { last: 'Ruiz-Li', first: 'Ann' },
    { last: 'Li Jr', first: 'J.R.' },
  ];
  const dates = ['1970-02-03', '1970-03-02', '1970-02-30', '1979-02-03', '1907-02-03', '1971-02-04', null];
  const all = names.flatMap((name) => dates.map((date) => ({ name, birthDate: date as ListedParty['birthDate'] })));
  const parties = all.map(({ name, birthDate }, at) => ours(name, { birthDate, subjectId: `p-${at}` }));
  const records = all.map(({ name, birthDate }) => listed(name, { birthDate }));
  const found = possibleMatches(parties, listIndex(records));
  expect(found).toEqual(exhaustiveMatches(parties, records));
  expect(new Set(found.map(({ because }) => because)).size).toBeGreaterThan(10);
});

test('the index finds every pair that judging all pairs finds, in the same order', () => {
  const parties = lasts.flatMap((last, at) =>
    firsts.map((first, step) => {
      const birthDate = births[(at + step) % births.length] ?? null;
      return ours(
        { last, first },
        {
          subjectId: `p-${at}-${step}`,
          birthDate: birthDate === null ? null : calendarDate(birthDate),
          states: step % 2 === 0 ? ['OR'] : [],
        },
      );
    }),
  );
  const records = lasts.flatMap((last, at) =>
    firsts.map((first, step) => {
      const birthDate = births[(at * 3 + step * 2) % births.length] ?? null;
      return listed({ last, first }, { birthDate: birthDate === null ? null : calendarDate(birthDate), state: 'OR' });
    }),
  );
  const found = possibleMatches(parties, listIndex(records));
  expect(found.length).toBeGreaterThan(300);
  expect(found).toEqual(exhaustiveMatches(parties, records));
});
