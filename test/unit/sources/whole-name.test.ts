import { expect, test } from 'vitest';
import type { PersonName } from '../../../src/domain/person-name.ts';
import { filedPerson, practicePerson, tradeNames } from '../../../src/sources/lists/whole-name.ts';

const told = (names: readonly PersonName[]): string =>
  names
    .map(({ last, first, middle, suffix }) => [`${last},`, first, middle, suffix].filter(Boolean).join(' '))
    .join(' | ');

test.each([
  ['RUIZ ANA', 'RUIZ, ANA'],
  ['RUIZ ANA M MD', 'RUIZ, ANA M'],
  ['GRIFFIN JAMES E. JR.', 'GRIFFIN, JAMES E. JR'],
  ['KELLER CHARLES RITNER MD   JR', 'KELLER, CHARLES RITNER JR'],
  ['KOERBER JR WALTER ALBERT', 'KOERBER, WALTER ALBERT JR'],
  ['VAN KLEECK WILLIAM JAY JR  DO', 'VAN KLEECK, WILLIAM JAY JR | VAN, KLEECK WILLIAM JAY JR'],
  ['DE LA CRUZ MARIA', 'DE LA CRUZ, MARIA | DE, LA CRUZ MARIA'],
  ['O HARA BERNARD', 'O HARA, BERNARD | O, HARA BERNARD'],
  ['LEE HARRISON HEE YOUNG, MD', 'LEE, HARRISON HEE YOUNG | LEE HARRISON, HEE YOUNG'],
  ['GARCIA LOPEZ, MARIA A.', 'GARCIA LOPEZ, MARIA A.'],
  // Where the last name ends, nothing says.
  ['NEVAREZ TAPIA MARIANO JR  MD', 'NEVAREZ, TAPIA MARIANO JR | NEVAREZ TAPIA, MARIANO JR'],
  // A known first name or an initial says it.
  ['STEIN MICHAEL PAUL MD', 'STEIN, MICHAEL PAUL'],
  ['SOSSAN ALLEN A MD', 'SOSSAN, ALLEN A'],
  ['GILBERT HEATHER E AKA HEATHER E COONS', 'GILBERT, HEATHER E | COONS, HEATHER E | HEATHER, E COONS'],
  ['HANNA DONNA MARIA aka GLASER', 'HANNA, DONNA MARIA | HANNA DONNA, MARIA | GLASER, DONNA MARIA | HANNA, GLASER'],
  ['BLOCK TERESA aka Powers, Palmer', 'BLOCK, TERESA | Powers, Palmer'],
  ['CHOI FRANCIS aka Moo Young', 'CHOI, FRANCIS | Young, Moo | Moo, Young | CHOI, Moo Young'],
  ['PERSAUD HAROLD (AKA HARRY PERSAUD)', 'PERSAUD, HAROLD | PERSAUD, HARRY | HARRY, PERSAUD'],
  ['KAHN MOHAMMAD SAEED A/KA/ "SAHI"', 'KAHN, MOHAMMAD SAEED | SAHI, MOHAMMAD SAEED | KAHN, SAHI'],
  ['COSIMO AKA FAZZOLARI ELEONORA', 'FAZZOLARI, ELEONORA | COSIMO, ELEONORA | FAZZOLARI, COSIMO'],
  ['MADONNA', ''],
])('%s', (cell, expected) => {
  expect(told(filedPerson(cell))).toBe(expected);
});

test.each([
  ['BELGRAVE CLAUDE D JR MD PC', 'BELGRAVE, CLAUDE D JR | D, BELGRAVE CLAUDE'],
  ['STEVEN NGUYEN DDS LLC', 'STEVEN, NGUYEN | NGUYEN, STEVEN'],
  ['AHMAD FAZAL PC MD', 'AHMAD, FAZAL | FAZAL, AHMAD'],
  ['PARK EAST SURGICAL PC', ''],
  ['KINGS COUNTY MEDICAL MD PC', ''],
])('a practice that bears a name: %s', (cell, expected) => {
  expect(told(practicePerson(cell))).toBe(expected);
});

test('a business and what it trades as', () => {
  expect(tradeNames('MITKISHAN LLC DBA SHAYONA PHARMACY')).toEqual(['MITKISHAN LLC', 'SHAYONA PHARMACY']);
  expect(tradeNames('ANDREA SAPONE D/B/A BUFFALO MEDICAL SUPP')).toEqual(['ANDREA SAPONE', 'BUFFALO MEDICAL SUPP']);
  expect(tradeNames('DBALL CLINIC')).toEqual(['DBALL CLINIC']);
});
