import { expect, test } from 'vitest';
import { changesSince, frozenDossier, parseVote, voteWords } from '../../../src/domain/committee.ts';
import type { Dossier } from '../../../src/domain/nouns/dossier.ts';

const dossier: Dossier = {
  empanel: 'dossier/v1',
  npi: '1992000012',
  type: 'md',
  name: { first: 'Ana', last: 'Reyes' },
  birthDate: '1980-03-04',
  ssn: '123-45-6789',
  dea: [{ number: 'BR1234563', state: 'MA', expires: '2027-12-31' }],
  licenses: [{ state: 'MA', number: '201122', expires: '2027-12-31' }],
};

test('a vote is for, against, abstaining; anything else is none', () => {
  expect(parseVote('5-0-1')).toEqual({ yes: 5, no: 0, abstaining: 1 });
  expect(voteWords({ yes: 5, no: 2, abstaining: 0 })).toBe('5 for, 2 against, 0 abstaining');
  expect(parseVote('3-1')).toEqual({ yes: 3, no: 1, abstaining: 0 });
  for (const text of ['', '5', '5-', 'unanimous', '5-0-1-2', '-1-0']) expect(parseVote(text)).toBe(undefined);
});

test('the copy kept with a decision holds nothing that must not be read', () => {
  const text = JSON.stringify(frozenDossier(dossier));
  for (const secret of ['1980-03-04', '123-45-6789', 'BR1234563']) expect(text).not.toContain(secret);
  expect(text).toContain('BR*****63');
});

test('what changed since is told place by place, and nothing where nothing did', () => {
  const before: unknown = JSON.parse(JSON.stringify(frozenDossier(dossier)));
  expect(changesSince(before, dossier)).toEqual([]);
  const renewed: Dossier = { ...dossier, licenses: [{ state: 'MA', number: '201122', expires: '2029-12-31' }] };
  expect(changesSince(before, renewed)).toEqual(['/licenses/0/expires: 2027-12-31 → 2029-12-31']);
});
