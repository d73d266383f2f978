import { describe, expect, test } from 'vitest';
import {
  filedName,
  fullName,
  isNamedBy,
  nameDifference,
  nameFits,
  nameKey,
  nameReadings,
  namesAgree,
  type PersonName,
  spokenName,
} from '../../../src/domain/person-name.ts';

const ana: PersonName = { first: 'Ana', middle: 'Lucía', last: 'Ruiz' };

test('how a name is shown', () => {
  expect(filedName(ana)).toBe('Ruiz, Ana');
  expect(spokenName(ana)).toBe('Ana Ruiz');
  expect(fullName({ ...ana, suffix: 'Jr.' })).toBe('Ana Lucía Ruiz Jr.');
  expect(filedName({ first: 'John', last: 'Smith', suffix: 'Jr.' })).toBe('Smith, John Jr.');
  expect(filedName({ last: 'Suharto' })).toBe('Suharto');
});

test('writing makes no difference to the key', () => {
  const written: readonly PersonName[] = [
    { first: 'Seán', last: "O'Brien-Łuk" },
    { first: 'SEAN', last: 'OBrien Luk' },
    { first: 'sean', last: 'O’BRIEN LUK' },
  ];
  expect(new Set(written.map(nameKey))).toEqual(new Set(['obrienluk|sean|']));
});

describe('names on two papers', () => {
  test.each<[PersonName, PersonName, string | undefined]>([
    [ana, { first: 'ANA', last: 'RUIZ' }, undefined],
    [ana, { first: 'Ana', middle: 'L.', last: 'Ruiz' }, undefined],
    [ana, { first: 'A', last: 'Ruiz' }, undefined],
    [ana, { first: 'Ana', middle: 'M', last: 'Ruiz' }, 'middle'],
    [ana, { first: 'Anna', last: 'Ruiz' }, 'first'],
    [ana, { first: 'Ana', last: 'Ruiz-Moreno' }, 'last'],
    [ana, { first: 'Ruiz', last: 'Ana' }, 'last'],
    [{ first: 'Mary', middle: 'Ann', last: 'Li' }, { first: 'Mary Ann', last: 'Li' }, undefined],
    [{ first: 'Mary', middle: 'Ann', last: 'Li' }, { first: 'Maryann', last: 'Li' }, undefined],
    [{ first: 'Mary', middle: 'Ann', last: 'Li' }, { first: 'Ann', last: 'Li' }, 'first'],
    [{ first: 'Al', last: 'Li', suffix: 'Jr.' }, { first: 'Al', last: 'Li' }, undefined],
    [{ first: 'Al', last: 'Li', suffix: 'Jr.' }, { first: 'Al', last: 'Li', suffix: 'JR' }, undefined],
    [{ first: 'Al', last: 'Li', suffix: '2nd' }, { first: 'Al', last: 'Li', suffix: 'II' }, undefined],
    [{ first: 'Al', last: 'Li', suffix: 'Jr.' }, { first: 'Al', last: 'Li', suffix: 'Sr.' }, 'suffix'],
    [{ last: 'Suharto' }, { last: 'SUHARTO' }, undefined],
  ])('%j and %j: %s', (left, right, difference) => {
    expect(nameDifference(left, right)).toBe(difference);
    expect(namesAgree(right, left)).toBe(difference === undefined);
  });

  test.each([
    'Ana L. Ruiz, MD',
    'RUIZ, ANA LUCIA M.D.',
    'Ruiz, Ana',
    'Ana Ruiz MD FACP',
    'Ruiz Ana',
    'Dr. Ana Ruiz',
    'Ruiz, Ana, M.D., F.A.C.P.',
    'Ana\u00a0Lucía\u00a0Ruiz (she/her)',
  ])('%s names Ana Lucía Ruiz', (text) => {
    expect(isNamedBy(text, ana)).toBe(true);
  });

  test.each(['Ana Ruiz Moreno', 'Ruiz-Moreno, Ana', 'Anna Ruiz', 'Ruiz', '', 'MD', ', Ana'])('%j does not', (text) => {
    expect(isNamedBy(text, ana)).toBe(false);
  });
});

describe('readings of a typed name', () => {
  test.each<[string, PersonName]>([
    ['Ruiz, Ana MD', { first: 'Ana', last: 'Ruiz' }],
    ['de la Cruz, Maria Elena', { first: 'Maria', middle: 'Elena', last: 'de la Cruz' }],
    ['Smith Jr., John', { first: 'John', last: 'Smith', suffix: 'Jr.' }],
    ['Smith, John III', { first: 'John', last: 'Smith', suffix: 'III' }],
    ['John Smith, Jr.', { first: 'John', last: 'Smith', suffix: 'Jr.' }],
    ['ana ruiz', { first: 'ana', last: 'ruiz' }],
    ['Anh Do', { first: 'Anh', last: 'Do' }],
    ['Anh Van Do', { first: 'Anh', middle: 'Van', last: 'Do' }],
    ['Ana Ruiz DO', { first: 'Ana', last: 'Ruiz' }],
    ['Do, Anh, D.O.', { first: 'Anh', last: 'Do' }],
    ['YO-YO MA', { first: 'YO-YO', last: 'MA' }],
  ])('%s', (text, likeliest) => {
    expect(nameReadings(text)[0]).toEqual(likeliest);
  });

  test('a comma leaves one reading, no comma several', () => {
    expect(nameReadings('Ruiz, Ana')).toHaveLength(1);
    expect(nameReadings('ana ruiz')).toEqual([
      { first: 'ana', last: 'ruiz' },
      { first: 'ruiz', last: 'ana' },
    ]);
    expect(nameReadings('Ana Maria Ruiz')).toContainEqual({ first: 'Ana', last: 'Maria Ruiz' });
    expect(nameReadings('Ruiz')).toEqual([]);
  });
});

test('finding people by what was typed', () => {
  expect(
    ['ruiz', 'ana ruiz', 'ruiz ana', 'Ruiz, A', 'RUIZ,ANA MD', 'lucia', 'ru an'].map((typed) => nameFits(typed, ana)),
  ).toEqual(Array(7).fill(true));
  expect(['ruiz anna', 'ana, ruiz', 'uiz', '', ','].map((typed) => nameFits(typed, ana))).toEqual(Array(5).fill(false));
});
