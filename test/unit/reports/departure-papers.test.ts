import { expect, test } from 'vitest';
import type { Cover, Dossier } from '../../../src/domain/nouns/dossier.ts';
import { agreementMatters, coverMatters } from '../../../src/reports/departure/departure-papers.ts';
import { day, facts } from '../rules/sample-facts.ts';

const departedOn = day('2026-09-30');
const dossier = (cover: Partial<Cover>): Dossier => ({
  empanel: 'dossier/v1',
  npi: '1234567893',
  type: 'md',
  name: { first: 'Ana', last: 'Ruiz' },
  malpracticeCover: [
    { carrier: 'Harbor Mutual', policy: 'P-1', issued: '2026-01-01', expires: '2026-12-31', ...cover },
  ],
});
const matters = (cover: Partial<Cover>) =>
  coverMatters({ dossier: dossier(cover), departedOn }).map(({ what, by, act }) => ({
    what,
    by,
    isOpen: act !== null,
  }));

test('claims-made cover needs a tail from the day of leaving', () => {
  expect(matters({ basis: 'claims-made', retroactive: '2018-04-02' })).toEqual([
    {
      what: 'a tail from 2026-09-30, or the next cover with the same retroactive date',
      by: departedOn,
      isOpen: true,
    },
  ]);
});

test('occurrence cover needs none, and cover of an unknown kind is asked about', () => {
  expect(matters({ basis: 'occurrence' })).toEqual([{ what: 'no tail is needed', by: null, isOpen: false }]);
  expect(matters({})[0]).toMatchObject({ by: departedOn, isOpen: true });
});

test('a tail on file settles it, unless days between stay open', () => {
  expect(matters({ basis: 'claims-made', tail: { issued: '2026-09-30', unlimited: true } })).toEqual([
    { what: 'a tail is on file, without end', by: null, isOpen: false },
  ]);
  const late = matters({ basis: 'claims-made', expires: '2026-10-31', tail: { issued: '2026-12-01' } });
  expect(late[0]).toMatchObject({ what: 'the tail begins on 2026-12-01 only', isOpen: true });
});

test('a policy that ended before is not spoken of', () => {
  expect(matters({ basis: 'claims-made', expires: '2026-09-28' })).toEqual([]);
});

test('whoever works under them needs another agreement', () => {
  const found = agreementMatters({
    facts: facts(),
    departedOn,
    dossier: {
      ...dossier({}),
      supervision: [{ kind: 'collaborating', name: 'Owen Fairchild', expires: '2026-06-30' }],
    },
    supervised: [{ npi: '1995120460', name: 'Bell, Marcus' }],
  });
  expect(found.map(({ about, by }) => [about, by])).toEqual([['Bell, Marcus', departedOn]]);
});
