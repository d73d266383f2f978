import { expect, test } from 'vitest';
import { fullName } from '../../../src/domain/person-name.ts';
import { alsoKnown } from '../../../src/sources/lists/also-known.ts';

function told(cell: string, order: 'first-last' | 'last-first' = 'first-last', own = ''): string {
  const { names, businesses } = alsoKnown(cell, own, order);
  return `${names.map(fullName).join(' + ')} | ${businesses.join(' + ')}`;
}

test.each([
  ['', ' | '],
  ['(also TERRA KLEAN SOLUTIONS INC.)', ' | TERRA KLEAN SOLUTIONS INC.'],
  ['(also PEANUT BUTTER, LLC)', ' | PEANUT BUTTER, LLC'],
  ['(also IDRIS NAIM AC)', 'IDRIS NAIM AC | '],
  [
    '(also VMC CONSTRUCTION, LLC, VMC CONSTRUCTION, LLC DBA VICTOR TORRES CONSTRUCTION)',
    ' | VMC CONSTRUCTION, LLC + VICTOR TORRES CONSTRUCTION',
  ],
  ['(also VICTOR MARTINEZ, JR., BOB LEE)', 'VICTOR MARTINEZ JR. + BOB LEE | '],
  // Cut off at 200 letters.
  ['(also AKA BOB LEE, ANN MOO', 'BOB LEE + ANN MOO | '],
  ['(also HUAWEI)', ' | HUAWEI'],
  ['(also ANN LEE A.K.A. ANNA MOORE D/B/A LEE DRUGS, L.L.C.)', 'ANN LEE + ANNA MOORE | LEE DRUGS, L.L.C.'],
])('SAM: %s', (cell, expected) => {
  expect(told(cell)).toBe(expected);
});

test('the name itself is no other one', () => {
  const cell = '(also TERRA KLEAN SOLUTIONS INC., ANTONIO FLORES)';
  expect(told(cell, 'first-last', 'TERRA KLEAN SOLUTIONS INC.')).toBe('ANTONIO FLORES | ');
});

test.each([
  ['a.k.a. Kaufmann, David T.', 'David T. Kaufmann | '],
  ['Smith, Amanda', 'Amanda Smith | '],
  ['Darryl Price / Fareed Nurriddin', 'Darryl Price + Fareed Nurriddin | '],
  ['Dba North Philly Pharmacy', ' | North Philly Pharmacy'],
  ['Ahn Thomas Nguyen, Ahn H. Nguyen', 'Ahn Thomas Nguyen + Ahn H. Nguyen | '],
  ['Costa, Bruce E., Jr.', 'Bruce E. Costa Jr. | '],
  ['a/k/a Bender, Shannon, RN', 'Shannon Bender | '],
])('Pennsylvania: %s', (cell, expected) => {
  expect(told(cell, 'last-first')).toBe(expected);
});
