import { describe, expect, it } from 'vitest';
import type { Dossier } from '../../../../src/domain/nouns/dossier.ts';
import type { Facility, Line } from '../../../../src/domain/nouns/facility.ts';
import { noPrivileges } from '../../../../src/domain/privileges/privilege-facts.ts';
import { useAnswer } from '../../../../src/rules/privileging/answer.ts';
import { credential, day, facts, subject, term } from '../sample-facts.ts';
import { appointmentAt, grantAt } from './sample-privileges.ts';

const line: Line = {
  key: 'core',
  name: 'Core',
  kind: 'core',
  initial: { training: ['Surgery'], boards: ['Surgery'], boardEligibleWithin: 'P5Y' },
  renewal: { boards: ['Surgery'] },
};
const license = credential('license', [term('t-1', null, null, '2039-12-31')], {
  ...{ state: 'OR', naturalKey: 'OR|md|1', label: 'OR license', status: 'active' },
});
const board = (status: string | null, from: string | null, through: string | null, id = 'b') =>
  credential('board', from === null && through === null ? [] : [term(`t-${id}`, null, from, through)], {
    ...{ naturalKey: `ABS|Surgery`, label: 'ABS, Surgery', status, state: null },
  });
const trained = {
  training: [{ kind: 'residency', program: 'A', specialty: 'Surgery', until: '2024-06', completed: true }],
} as unknown as Dossier;

interface Asked {
  readonly boards?: readonly ReturnType<typeof board>[];
  readonly dossier?: Dossier;
  readonly terms?: Facility['terms'];
  readonly more?: Parameters<typeof grantAt>[3];
}

function said(when: string, { boards = [], dossier, terms, more = {} }: Asked): string {
  const { verdict, reasons } = useAnswer(
    {
      facts: facts({
        subject: subject({ states: ['OR'], type: 'md' }),
        credentials: [license, ...boards],
        decisions: [
          {
            ...{ id: 'o-1', body: 'bayview', program: 'privileges', applicationId: null, meetingId: null },
            ...{ outcome: 'approved', on: day('2026-01-20'), noticeOn: null, sequence: 1 },
          },
        ],
        privileges: {
          ...noPrivileges,
          appointments: [appointmentAt('bayview', '2026-01-01', '2039-02-01')],
          grants: [grantAt('bayview', ['2026-01-28', '2026-02-01', '2039-02-01'], line, more)],
        },
      }),
      compacts: [],
      facility: {
        ...{ empanel: 'facility/v1', key: 'bayview', name: 'Bayview', kind: 'hospital' as const },
        address: { line1: '1 Bay St', city: 'Portland', state: 'OR' },
        ...(terms === undefined ? {} : { terms }),
      },
      activations: [],
      liveUntil: () => undefined,
      asOf: day('2026-06-15'),
      dossier: () => dossier,
    },
    'core',
    day(when),
  );
  const { because } = reasons.find(({ matter }) => matter === 'board') ?? { because: 'not looked at' };
  return `${verdict}: ${because}`;
}

describe('board certification that a line asks for', () => {
  const current = board('certified', '2020-01-01', '2026-12-31');

  it('ends with the certificate', () => {
    expect(said('2026-12-31', { boards: [current] })).toBe('yes: ABS, Surgery through 2026-12-31');
    expect(said('2027-01-01', { boards: [current] })).toBe('no: ABS, Surgery ended on 2027-01-01');
  });

  it('waits for reappointment where the bylaws say so, and was not wanting at the grant', () => {
    const terms = { boardLapse: 'reappointment' as const };
    const lapsed = 'ABS, Surgery ended on 2027-01-01; by the bylaws it counts at reappointment';
    expect(said('2027-01-01', { boards: [current], terms })).toBe(`conditions: ${lapsed}`);
    const old = board('certified', '2020-01-01', '2025-12-31');
    expect(said('2027-01-01', { boards: [old], terms })).toBe('no: ABS, Surgery ended on 2026-01-01');
  });

  it('is stood in for by eligibility, for as long as the form says, and only the first time', () => {
    const eligible = { boards: [board('eligible', null, null)], dossier: trained };
    expect(said('2029-06-30', eligible)).toBe('yes: board eligible through 2029-06-30: training ended 2024-06-30');
    expect(said('2029-07-01', eligible)).toBe('no: board eligibility ended on 2029-07-01');
    expect(said('2026-06-15', { ...eligible, more: { previousId: 'pg-0' } })).toBe('no: ABS, Surgery is eligible');
    expect(said('2026-06-15', { boards: [board('expired', null, null)], dossier: trained })).toMatch(
      /^no: .*is expired$/,
    );
    expect(said('2027-01-01', { boards: [current], dossier: trained })).toMatch(/^no: .*ended on 2027-01-01$/);
  });

  it('ends with the eligibility that the board itself closed', () => {
    const dossier = {
      ...trained,
      boards: [{ board: 'ABS', specialty: 'Surgery', status: 'eligible', eligibleUntil: '2027-03-31' }],
    };
    const eligible = { boards: [board('eligible', null, null)], dossier: dossier as unknown as Dossier };
    expect(said('2027-03-31', eligible)).toMatch(/^yes: board eligible through 2027-03-31/);
    expect(said('2027-04-01', eligible)).toBe('no: board eligibility ended on 2027-04-01');
  });

  it('binds the use where nothing on file says it', () => {
    const unsure = 'conditions: only if board certified in Surgery: no such certificate is on file';
    expect(said('2026-06-15', { more: { previousId: 'pg-0' } })).toBe(unsure);
    expect(said('2026-06-15', { dossier: {} as Dossier })).toMatch(
      /^conditions: only if board eligible: no end of training/,
    );
  });

  it('is not asked of who works by the decision of a distant site', () => {
    expect(said('2027-06-15', { boards: [current], more: { basis: 'temporary-need' } })).toMatch(/^no/);
    expect(said('2027-06-15', { boards: [current], more: { basis: 'proxy' } })).toBe('no: not looked at');
  });
});
