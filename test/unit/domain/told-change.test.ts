import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { eventCommand, type ToldChange, toldChanges } from '../../../src/domain/told-change.ts';

const day = '2026-06-15' as CalendarDate;
const base = { npi: '1992000012', type: 'md', name: { first: 'Ana', last: 'Reyes' } };

function changes(before: object, now: object, asOf = day): readonly ToldChange[] {
  const [one, other] = [
    { ...base, ...before },
    { ...base, ...now },
  ];
  return toldChanges('dossier', { value: one, shown: one }, { value: other, shown: other }, asOf);
}

describe('what was told and is no longer so', () => {
  it('is nothing where nothing told has changed', () => {
    const before = { notes: 'a', status: 'draft', languages: ['Spanish'], caqh: { id: '1', attestations: [] } };
    const now = {
      notes: 'b',
      status: 'active',
      languages: ['Spanish'],
      caqh: { id: '1', attestations: [{ on: day }] },
    };
    expect(changes(before, now)).toEqual([]);
  });

  it('takes a license of which only the number is another one for the same license', () => {
    const license = { state: 'OR', type: 'md', number: '1', status: 'active', issued: '2020-01-01' };
    const other = { ...license, state: 'WA', number: '9' };
    expect(changes({ licenses: [license, other] }, { licenses: [other, { ...license, number: '2' }] })).toEqual([
      {
        part: 'licenses',
        about: 'license OR md 2',
        what: 'number',
        before: '1',
        now: '2',
        kind: 'license',
        on: null,
      },
    ]);
    const issuedAnew = { ...license, number: '2', issued: '2026-02-01' };
    expect(changes({ licenses: [license] }, { licenses: [issuedAnew] }).map(({ what }) => what)).toEqual([
      'no longer',
      'new',
    ]);
  });

  it('tells a renewal from a lost license', () => {
    const license = {
      state: 'OR',
      type: 'md',
      number: '1',
      status: 'active',
      issued: '2024-01-01',
      expires: '2025-12-31',
    };
    const renewed = { ...license, issued: '2026-01-01', expires: '2027-12-31' };
    expect(changes({ licenses: [license] }, { licenses: [renewed] })).toMatchObject([
      {
        about: 'license OR md 1',
        what: 'renewed',
        kind: null,
        on: '2026-01-01',
        now: 'from 2026-01-01 through 2027-12-31',
      },
    ]);
    const lost = { ...license, status: 'suspended' };
    expect(changes({ licenses: [license] }, { licenses: [lost] })).toMatchObject([
      { what: 'status', before: 'active', now: 'suspended', kind: 'license', on: null },
    ]);
  });

  it('finds entries again wherever they stand', () => {
    const [first, second] = [
      { state: 'OR', type: 'md', number: '1' },
      { state: 'WA', type: 'md', number: '2' },
    ];
    expect(changes({ licenses: [first, second] }, { licenses: [second, first] })).toEqual([]);
    expect(changes({ licenses: [first] }, { licenses: [second, first] })).toMatchObject([
      { about: 'license WA md 2', what: 'new', kind: 'license', before: null },
    ]);
    expect(changes({ licenses: [first, second] }, { licenses: [second] })).toMatchObject([
      { about: 'license OR md 1', what: 'no longer', kind: 'license', now: null },
    ]);
  });

  it('sees a move on its day, and not before', () => {
    const before = { practiceLocations: [{ name: 'Salem', from: '2024-01-15' }] };
    const now = {
      practiceLocations: [
        { name: 'Salem', from: '2024-01-15', until: '2026-06-14' },
        { name: 'Keizer', from: '2026-06-20' },
      ],
    };
    expect(changes(before, now)).toMatchObject([{ what: 'ended', kind: 'location', on: '2026-06-14' }]);
    expect(changes(before, now, '2026-06-13' as CalendarDate)).toEqual([]);
    expect(changes(before, now, '2026-06-20' as CalendarDate).map(({ on }) => on)).toEqual([
      '2026-06-14',
      '2026-06-20',
    ]);
  });

  it('takes only the yes to a question about an action for an adverse action', () => {
    const answered = (question: string, answer: string): object => ({ disclosures: [{ question, answer }] });
    const kindOf = (before: object, now: object): unknown => changes(before, now).map(({ kind }) => kind);
    expect(kindOf(answered('felony', 'no'), answered('felony', 'yes'))).toEqual(['adverse-action']);
    expect(kindOf(answered('felony', 'yes'), answered('felony', 'no'))).toEqual([null]);
    expect(kindOf(answered('malpractice-claims', 'no'), answered('malpractice-claims', 'yes'))).toEqual([null]);
  });

  it('does not take the day of an answer for the day of the action', () => {
    const answered = (answer: string, on: string): object => ({
      disclosures: [{ question: 'license-action', answer, answered: on }],
    });
    const now = answered('yes', '2026-06-14');
    expect(changes(answered('no', '2026-03-02'), now)).toMatchObject([{ kind: 'adverse-action', on: null }]);
    expect(changes({}, now)).toMatchObject([{ what: 'new', kind: 'adverse-action', on: null }]);
  });

  it('shows only what may be shown', () => {
    const told = (birthDate: string): object => ({ ...base, birthDate });
    const shown = { ...base, birthDate: '19**-**-**' };
    const found = toldChanges(
      'dossier',
      { value: told('1980-02-01'), shown },
      { value: told('1980-02-10'), shown },
      day,
    );
    expect(found).toMatchObject([{ about: 'birth date', before: '19**-**-**', now: '19**-**-**' }]);
  });
});

describe('the command that records a change', () => {
  const change: ToldChange = {
    part: 'locations',
    about: 'location vancouver',
    what: 'address',
    before: null,
    now: null,
    kind: 'location',
    on: null,
  };

  it('leaves the day to a person where the document does not say it', () => {
    expect(eventCommand('dossier', '1992000012', change)).toBe(
      'empanel provider event 1992000012 location "location vancouver: address" --on DATE',
    );
  });

  it('is for the members of a group too, where payers are told it with them', () => {
    expect(eventCommand('group', 'riverbend', { ...change, on: day })).toMatch(
      /--on 2026-06-15 --members --location vancouver$/,
    );
    expect(eventCommand('group', 'riverbend', { ...change, what: 'no longer' })).toMatch(/--members$/);
    expect(eventCommand('group', 'riverbend', { ...change, part: 'npi', about: 'NPI' })).toMatch(/--members$/);
    expect(eventCommand('group', 'riverbend', { ...change, part: 'owners' })).not.toMatch(/--members/);
  });
});
