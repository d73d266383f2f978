import { describe, expect, it } from 'vitest';
import type { Facility, Line } from '../../../../src/domain/nouns/facility.ts';
import type { PatientAsked } from '../../../../src/domain/privileges/line-limits.ts';
import { ageAsked } from '../../../../src/domain/privileges/patient-age.ts';
import { noPrivileges, type PrivilegeFacts } from '../../../../src/domain/privileges/privilege-facts.ts';
import { grantUses, useAnswer } from '../../../../src/rules/privileging/answer.ts';
import type { UseCase } from '../../../../src/rules/privileging/use-case.ts';
import { UseIndex, UseIndexBuilder } from '../../../../src/rules/privileging/use-index.ts';
import { credential, day, facts, subject, term } from '../sample-facts.ts';
import { appointmentAt, grantAt, suspensionAt } from './sample-privileges.ts';

const core: Line = {
  key: 'core',
  name: 'Core',
  kind: 'core',
  procedures: [{ name: 'Tap' }],
  ages: ['adults', 'adolescents'],
  settings: ['inpatient', 'operating-room'],
};
const special: Line = {
  key: 'special',
  name: 'Special',
  kind: 'special',
  procedures: [{ name: 'Drain' }],
  initial: { privileges: ['core'], dea: true },
};
const facility: Facility = {
  empanel: 'facility/v1',
  key: 'bayview',
  name: 'Bayview',
  kind: 'hospital',
  address: { line1: '1 Bay St', city: 'Portland', state: 'OR' },
};
const license = (type: string, more: { readonly status?: string; readonly through?: string | null } = {}) =>
  credential('license', [term('t-1', null, null, more.through === undefined ? '2027-12-31' : more.through)], {
    state: 'OR',
    naturalKey: `OR|${type}|1`,
    label: `OR license ${type}`,
    status: more.status ?? 'active',
  });
const dea = (state: string | null) =>
  credential('dea', [term('t-2', null, null, '2027-12-31')], { state, naturalKey: 'AB1', label: 'DEA AB*****11' });

const asked = (privileges: Partial<PrivilegeFacts>, papers = [license('md'), dea('OR')], type = 'md'): UseCase => ({
  facts: facts({
    subject: subject({ states: ['OR'], type }),
    credentials: papers,
    decisions: [
      {
        ...{ id: 'o-1', body: 'bayview', program: 'privileges', applicationId: null, meetingId: null },
        ...{ outcome: 'approved', on: day('2026-01-20'), noticeOn: null, sequence: 1 },
      },
    ],
    privileges: {
      ...noPrivileges,
      appointments: [appointmentAt('bayview', '2026-01-01', '2032-02-01')],
      ...privileges,
    },
  }),
  compacts: [],
  facility,
  activations: [],
  liveUntil: () => undefined,
  asOf: day('2026-06-15'),
});
const on = (one: UseCase, when: string, procedure = 'tap', patient?: PatientAsked): string => {
  const { verdict, reasons } = useAnswer(one, procedure, day(when), patient);
  const told = reasons.filter(({ ok, condition }) => (verdict === 'no' ? !ok : condition));
  return [verdict, ...told.map(({ matter, because }) => `${matter}: ${because}`)].join(' | ');
};
const now = grantAt('bayview', ['2026-01-28', '2026-02-01', '2026-07-01'], core);
const next = grantAt('bayview', ['2026-05-20', '2026-07-01', '2029-07-01'], core, { id: 'pg-next', sequence: 9 });

describe('a suspension', () => {
  const suspension = { ...suspensionAt('bayview', '2026-06-10', null), grantIds: [now.id] };

  it('reaches the next term of the line, whether it is granted before or after', () => {
    for (const on1 of ['2026-05-20', '2026-06-12']) {
      const one = asked({ grants: [now, { ...next, on: day(on1) }], actions: [suspension] });
      expect(on(one, '2026-07-10')).toBe('no | suspension: suspended from 2026-06-10');
      expect(useAnswer(one, 'tap', day('2026-06-15')).nextOn).toBeNull();
    }
  });

  it('of one line leaves the others, and one of everything leaves nothing that comes later', () => {
    const grants = [now, next, grantAt('bayview', ['2026-06-12', '2026-06-12', '2029-01-01'], special, { id: 'pg-s' })];
    const narrow = asked({
      grants: [grants[2] ?? now, { ...now, id: 'pg-1' }],
      actions: [{ ...suspension, grantIds: ['pg-s'] }],
    });
    expect(on(narrow, '2026-06-15')).toBe('yes');
    expect(on(narrow, '2026-06-15', 'drain')).toContain('suspended from 2026-06-10');
    const whole = asked({ grants, actions: [{ ...suspension, grantIds: [] }] });
    expect(on(whole, '2026-06-15', 'drain')).toContain('suspension: suspended from 2026-06-10');
  });
});

describe('what is given up or revoked', () => {
  it('takes with it the next term that was granted before, and none that comes after', () => {
    const revoked = { ...suspensionAt('bayview', '2026-06-10', null), kind: 'revocation' as const, grantIds: [now.id] };
    const told = 'privilege: Core (core) ended on 2026-06-10: revoked';
    expect(on(asked({ grants: [now, next], actions: [revoked] }), '2026-07-10')).toBe(`no | ${told}`);
    const anew = { ...next, on: day('2026-06-12') };
    expect(on(asked({ grants: [now, anew], actions: [revoked] }), '2026-07-10')).toBe('yes');
  });
});

describe('temporary privileges', () => {
  it('end when the board has granted the line, so that its conditions bind', () => {
    const temporary = { ...now, id: 'pg-t', basis: 'temporary-applicant' as const };
    const board = { ...next, from: day('2026-06-01'), conditions: 'with a second surgeon' };
    const one = asked({ grants: [temporary, board] });
    expect(on(one, '2026-05-31')).toBe('yes');
    expect(on(one, '2026-06-01')).toBe('conditions | conditions: with a second surgeon');
  });
});

describe('a line that another one is needed for', () => {
  const extra = grantAt('bayview', ['2026-01-28', '2026-02-01', '2029-02-01'], special, { id: 'pg-s' });

  it('may be used only while that one is held', () => {
    const one = asked({ grants: [now, extra] });
    expect(on(one, '2026-06-30', 'drain')).toBe('yes');
    expect(on(one, '2026-07-01', 'drain')).toBe('no | required-line: `core`, which it needs, ended on 2026-07-01');
    const override = { prerequisite: 'override', state: 'met' as const, because: 'the board knows' };
    const wanting = { prerequisite: 'privileges: `core`', state: 'not-met' as const, because: 'not held' };
    const knowing = asked({ grants: [{ ...extra, checked: [wanting, override] }] });
    expect(on(knowing, '2026-06-30', 'drain')).toMatch(/^conditions \| required-line: .*: the board knows$/);
    const few = { prerequisite: 'cases', state: 'not-met' as const, because: '3 of 24' };
    const other = asked({ grants: [now, { ...extra, checked: [few, override] }] });
    expect(on(other, '2026-06-30', 'drain')).toBe('yes');
    expect(on(other, '2026-07-01', 'drain')).toMatch(/^no \| required-line/);
  });

  it('asks for a DEA registration where its criteria do, for the state of the facility', () => {
    const grants = [now, extra];
    expect(on(asked({ grants }, [license('md')]), '2026-06-15', 'drain')).toContain(
      'no DEA registration for OR is on file',
    );
    expect(on(asked({ grants }, [license('md'), dea('WA')]), '2026-06-15', 'drain')).toContain(
      'no DEA registration for OR',
    );
    expect(on(asked({ grants }, [license('md'), dea(null)]), '2026-06-15', 'drain')).toBe(
      'conditions | dea: only if DEA AB*****11 is for OR: its state is not on file',
    );
  });
});

describe('a license', () => {
  it('is one of the profession, in force, and without limits that the board of the state set', () => {
    const grants = [now];
    expect(on(asked({ grants }, [license('rn')], 'np'), '2026-06-15')).toBe(
      'no | license: no license for OR is on file',
    );
    expect(on(asked({ grants }, [license('do')]), '2026-06-15')).toBe('yes');
    expect(on(asked({ grants }, [license('md', { status: 'revoked' })]), '2026-06-15')).toBe(
      'no | license: OR license md is revoked',
    );
    expect(on(asked({ grants }, [license('md', { status: 'probation' })]), '2026-06-15')).toBe(
      'conditions | license: OR license md is on probation: only as its board allows',
    );
    expect(on(asked({ grants }, [license('md', { through: null })]), '2026-06-15')).toMatch(
      /^conditions \| license: only if/,
    );
  });

  it('counts on a condition where nobody wrote down the state of the facility', () => {
    const { address: _, ...unplaced } = facility;
    expect(on({ ...asked({ grants: [now] }), facility: unplaced }, '2026-06-15')).toMatch(
      /^conditions \| license: only in/,
    );
  });
});

describe('a volunteer', () => {
  it('is told the hour on the last day', () => {
    const grant = {
      ...grantAt('bayview', ['2026-06-12', '2026-06-12', '2026-06-16'], core),
      ...{ basis: 'disaster' as const, activationId: 'ea-1', endsAt: '2026-06-15T08:30' },
    };
    const activation = { id: 'ea-1', facility: 'bayview', on: day('2026-06-12'), from: day('2026-06-12'), until: null };
    const one = {
      ...asked({ grants: [grant] }),
      activations: [{ ...activation, by: null, reason: null, sequence: 1 }],
    };
    expect(on(one, '2026-06-14')).toBe('yes');
    expect(on(one, '2026-06-15')).toMatch(/^conditions \| privilege: only until 2026-06-15 08:30/);
    expect(on(one, '2026-06-16')).toMatch(/^no/);
  });
});

const groups = [
  { name: 'Adolescents', from: 'P12Y', until: 'P18Y' },
  { name: 'Adults', from: 'P18Y' },
];
const years = (words: string) => ageAsked(words, groups) ?? null;

describe('ages and settings of a line', () => {
  const one = asked({ grants: [now] });
  const rows: readonly (readonly [PatientAsked, string])[] = [
    [{ ages: 'adult', setting: 'inpatient' }, 'yes'],
    [{ ages: 'child', setting: null }, 'only for adults, adolescents'],
    [{ ages: 'adult', setting: 'telehealth' }, 'only inpatient, operating-room'],
    [{ ages: null, setting: null }, 'yes'],
    [{ ages: null, age: years('16'), setting: null }, 'yes'],
    [{ ages: null, age: years('9'), setting: null }, 'only for adults, adolescents, not at the age of 9'],
    [{ ages: 'adult', age: years('16'), setting: null }, 'yes'],
    [
      { ages: null, age: ageAsked('30', []) ?? null, setting: null },
      'only for adults, adolescents: which ages those are is not on file (`ageGroups` of the facility)',
    ],
  ];

  it.each(rows)('bound the use: %o', (patient, expected) => {
    const said = expected === 'yes' ? 'yes' : `no | limits: ${expected}`;
    expect(on(one, '2026-06-15', 'tap', patient)).toBe(said);
    const builder = new UseIndexBuilder();
    builder.add('1234567893', 'bayview', grantUses(one));
    const found = new UseIndex(builder.data()).verdict('1234567893', 'bayview', 'tap', day('2026-06-15'), patient);
    expect([found?.verdict, found?.because]).toEqual(expected === 'yes' ? ['yes', ''] : ['no', expected]);
  });
});
