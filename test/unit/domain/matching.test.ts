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
    const found = similarWords(words, words, 0.85).map(({ indexes }) => [...indexes].toSorted((a, b) => a - b));
    const all = words.map((left) => words.flatMap((right, at) => (jaroWinkler(left, right) >= 0.85 ? [at] : [])));
    expect(found).toEqual(all);
  });
});

test('similar words of any length and script are those that comparing every pair finds', () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const word = (): string =>
    Array.from({ length: 1 + random(random(4) === 0 ? 40 : 8) }, () => 'abcesø'.charAt(random(6))).join('');
  const [left, right] = [Array.from({ length: 150 }, word), Array.from({ length: 150 }, word)];
  const found = similarWords(left, right, 0.85).map(({ indexes, similarities }) =>
    [...indexes].map((index, at) => [index, similarities[at]] as const).toSorted((a, b) => a[0] - b[0]),
  );
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
      listed(ruiz, { birthDate: calendarDate('1971-02-03') }),
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
