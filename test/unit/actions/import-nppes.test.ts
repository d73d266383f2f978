import { expect, test } from 'vitest';
import { draftDossier } from '../../../src/actions/draft-dossier.ts';
import { dossierPath, importPlan } from '../../../src/actions/import-nppes.ts';
import type { CalendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { Dossier } from '../../../src/domain/nouns/dossier.ts';
import type { RegisterAddress, RegisterRecord } from '../../../src/domain/register-record.ts';

const nowhere: RegisterAddress = {
  line1: null,
  line2: null,
  city: null,
  state: null,
  zip: null,
  country: null,
  phone: null,
  fax: null,
};
const record: RegisterRecord = {
  npi: '1245319599',
  entity: 'individual',
  name: { last: "O'BRIEN-MCDONALD", first: 'ANA', middle: null, prefix: null, suffix: 'III', credentials: 'MD' },
  otherName: null,
  organization: null,
  sex: 'F',
  mailing: nowhere,
  practice: {
    ...nowhere,
    line1: '1 ELM ST NE',
    city: 'PORTLAND',
    state: 'OR',
    zip: '972011234',
    country: 'US',
    phone: '5035550100',
  },
  enumeratedOn: '2005-05-23' as CalendarDate,
  updatedOn: null,
  deactivatedOn: null,
  reactivatedOn: null,
  taxonomies: [{ code: '207Q00000X', primary: true, licenseNumber: 'MD100', licenseState: 'OR' }],
  identifiers: [],
};

function drafted(from: RegisterRecord): Dossier {
  const plan = importPlan(from, undefined, '2026-06-15', 'npidata.csv');
  if (plan.kind !== 'new') throw new Error(plan.kind);
  return plan.value as Dossier;
}

test('a draft writes names as papers do and says what to ask for', () => {
  const draft = draftDossier(record, '2026-06-15', 'npidata.csv');
  expect(draft.name).toMatchObject({ last: "O'Brien-McDonald", first: 'Ana', suffix: 'III' });
  expect(draft.practiceLocations?.[0]).toMatchObject({
    address: { line1: '1 Elm St NE', zip: '97201-1234' },
    phone: '503-555-0100',
  });
  expect(draft.type).toBe('md');
  expect(draft.draft?.ask?.length).toBeGreaterThan(5);
});

test('importing the same entry again changes nothing', () => {
  expect(importPlan(record, drafted(record), '2026-07-01', 'later.csv')).toEqual({
    kind: 'same',
    npi: record.npi,
    conflicts: [],
  });
});

test('what the register changed is written while nobody touched it', () => {
  const moved = { ...record, practice: { ...record.practice, line1: '2 OAK ST' } };
  const plan = importPlan(moved, drafted(record), '2026-07-01', 'later.csv');
  expect(plan).toMatchObject({
    kind: 'changed',
    conflicts: [],
    edits: [
      { pointer: ['practiceLocations', 0, 'address', 'line1'], value: '2 Oak St' },
      { pointer: ['register', 'nppes'] },
    ],
  });
});

test('what a person changed is never overwritten: it is a conflict', () => {
  const mine = drafted(record);
  const edited: Dossier = { ...mine, name: { ...mine.name, first: 'Ana Lucia' } };
  const renamed = { ...record, name: { ...record.name, first: 'ANNA' } };
  expect(importPlan(renamed, edited, '2026-07-01', 'later.csv')).toMatchObject({
    kind: 'changed',
    conflicts: [{ pointer: ['name', 'first'], yours: 'Ana Lucia', register: 'Anna' }],
    edits: [{ pointer: ['register', 'nppes'] }],
  });
});

test('a deactivated number makes no dossier; a reactivated one does', () => {
  const off = { ...record, deactivatedOn: '2026-01-02' as CalendarDate };
  expect(importPlan(off, undefined, '2026-06-15', 'f.csv')).toMatchObject({
    kind: 'deactivated',
    on: '2026-01-02',
    edits: [],
  });
  expect(
    importPlan({ ...off, reactivatedOn: '2026-01-05' as CalendarDate }, undefined, '2026-06-15', 'f.csv').kind,
  ).toBe('new');
});

test('accents leave their letters in the name of the file, however they are composed', () => {
  for (const last of ['Núñez', 'Núñez'.normalize('NFD')])
    expect(dossierPath({ npi: '1245319599', name: { ...record.name, last, first: 'Ana' } })).toBe(
      'dossiers/nunez-ana-1245319599.dossier.yaml',
    );
});
