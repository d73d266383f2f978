import { describe, expect, it } from 'vitest';
import type { Facility, Line } from '../../../../src/domain/nouns/facility.ts';
import { noPrivileges, type PrivilegeFacts } from '../../../../src/domain/privileges/privilege-facts.ts';
import { grantUses, useAnswer } from '../../../../src/rules/privileging/answer.ts';
import { procedureMeant, proceduresByName } from '../../../../src/rules/privileging/procedure-names.ts';
import type { UseCase } from '../../../../src/rules/privileging/use-case.ts';
import { UseIndex, UseIndexBuilder } from '../../../../src/rules/privileging/use-index.ts';
import { credential, day, facts, subject, term } from '../sample-facts.ts';
import { appointmentAt, focusedAt, grantAt, suspensionAt } from './sample-privileges.ts';

const core: Line = {
  key: 'core',
  name: 'Core',
  kind: 'core',
  procedures: [{ name: 'Lumbar puncture', code: '62270', also: ['Spinal tap', 'LP'] }],
  controlledSubstances: true,
};
const robot: Line = {
  key: 'robot',
  name: 'Robot',
  kind: 'special',
  procedures: [{ name: 'Robotic repair' }, { name: 'Lumbar puncture', code: '62270' }],
  resources: ['robot'],
  initial: { certifications: ['robotic'] },
};
const facility: Facility = {
  empanel: 'facility/v1',
  key: 'bayview',
  name: 'Bayview',
  kind: 'hospital',
  address: { line1: '1 Bay St', city: 'Portland', state: 'OR' },
  resources: [{ key: 'robot', name: 'Surgical robot', from: '2026-03-01', until: '2026-09-01' }],
  privilegeForms: [{ key: 'form', specialty: 'Medicine', version: '1', lines: [core, robot] }],
};
const papers = [
  credential('license', [term('t-1', null, null, '2027-12-31')], {
    state: 'OR',
    naturalKey: 'OR|md|1',
    label: 'OR license 1',
  }),
  credential('dea', [term('t-2', null, null, '2026-08-31')], {
    state: 'OR',
    naturalKey: 'AB1',
    label: 'DEA AB*****11',
  }),
];
const term3 = ['2026-01-28', '2026-02-01', '2029-02-01'] as const;

const asked = (privileges: Partial<PrivilegeFacts>, more: Partial<UseCase> = {}): UseCase => ({
  facts: facts({
    subject: subject({ states: ['OR'] }),
    credentials: papers,
    decisions: [
      {
        id: 'o-1',
        body: 'bayview',
        program: 'privileges',
        applicationId: null,
        meetingId: null,
        outcome: 'approved',
        on: day('2026-01-20'),
        noticeOn: null,
        sequence: 1,
      },
    ],
    privileges: {
      ...noPrivileges,
      appointments: [appointmentAt('bayview', '2026-02-01', '2029-02-01')],
      ...privileges,
    },
  }),
  compacts: [],
  facility,
  activations: [],
  liveUntil: () => day('2029-01-20'),
  asOf: day('2026-06-15'),
  ...more,
});
const on = (one: UseCase, when: string, procedure = 'lumbar puncture'): string => {
  const { verdict, reasons } = useAnswer(one, procedure, day(when));
  const told = reasons.filter(({ ok, condition }) => (verdict === 'no' ? !ok : condition));
  return [verdict, ...told.map(({ matter, because }) => `${matter}: ${because}`)].join(' | ');
};

describe('one privilege', () => {
  const one = asked({ grants: [grantAt('bayview', term3, core)] });

  it('may be used in its term while papers last', () => {
    expect(on(one, '2026-06-15')).toBe('yes');
    expect(on(one, '2026-01-31')).toMatch(/^no \| .*privilege: Core \(core\) begins on 2026-02-01/);
    expect(on(one, '2026-09-01')).toBe('no | dea: DEA AB*****11 ended on 2026-09-01');
    expect(on(one, '2029-02-01')).toContain('privilege: Core (core) ended on 2029-02-01: the term ran out');
    const answer = useAnswer(one, 'lp', day('2026-06-15'));
    expect([answer.until, answer.nextOn]).toEqual(['2026-09-01', '2026-06-15']);
  });

  it('rests on no decision from before the end of an earlier membership', () => {
    const appointments = [
      appointmentAt('bayview', '2026-02-01', '2026-04-01'),
      { ...appointmentAt('bayview', '2026-04-02', '2029-02-01'), id: 'ap-2', on: day('2026-03-20') },
    ];
    const grants = [grantAt('bayview', ['2026-03-20', '2026-04-02', '2029-02-01'], core)];
    const back = asked({ grants, appointments });
    expect(on(back, '2026-06-15')).toBe(
      'no | credentialed: the credentialing decision of 2026-01-20 ended with the membership there on 2026-04-01: a new appointment needs one made since, recorded by `empanel committee decide`',
    );
    const again = { ...back.facts.decisions[0], id: 'o-2', on: day('2026-04-01'), sequence: 2 } as const;
    const anew = { ...back.facts, decisions: [...back.facts.decisions, again] } as UseCase['facts'];
    expect(on({ ...back, facts: anew }, '2026-06-15')).toBe('yes');
    const without = appointments.map((one) => ({
      ...one,
      until: one.until === '2026-04-01' ? day('2026-04-02') : one.until,
    }));
    expect(on(asked({ grants, appointments: without }), '2026-06-15')).toBe('yes');
  });

  it('rests while suspended, and says when it goes on', () => {
    const suspended = asked({
      grants: [grantAt('bayview', term3, core)],
      actions: [suspensionAt('bayview', '2026-06-10', '2026-07-01')],
    });
    expect(on(suspended, '2026-06-15')).toBe('no | suspension: suspended from 2026-06-10 through 2026-06-30');
    expect(useAnswer(suspended, 'lp', day('2026-06-15')).nextOn).toBe('2026-07-01');
    expect(on({ ...suspended, asOf: day('2026-06-09') }, '2026-06-15')).toBe('yes');
  });

  it('is bound by the evaluation of the line until one of its own is opened', () => {
    const focused = focusedAt('bayview', '2026-02-01', { grantId: 'pg-core', line: 'core' });
    const next = grantAt('bayview', ['2026-06-01', '2026-06-10', '2029-02-01'], core, { id: 'pg-next', sequence: 5 });
    const grants = [grantAt('bayview', ['2026-01-28', '2026-02-01', '2026-06-10'], core), next];
    const proctor = 'conditions | proctor: focused evaluation since 2026-02-01: only with the proctor there';
    expect(on(asked({ grants, focused: [focused] }), '2026-06-15')).toBe(proctor);
    const own = focusedAt('bayview', '2026-06-10', { grantId: 'pg-next', line: 'core' }, { supervised: false });
    expect(on(asked({ grants, focused: [focused, own] }), '2026-06-15')).toBe('yes');
    const emergency = { ...next, basis: 'emergency' as const };
    expect(on(asked({ grants: [emergency], focused: [focused] }), '2026-06-15')).toBe('yes');
  });

  it('needs the resource of its line on the day', () => {
    const robotic = asked({ grants: [grantAt('bayview', term3, robot)] });
    const certified = {
      ...robotic,
      facts: {
        ...robotic.facts,
        credentials: [
          ...papers,
          credential('certification', [term('t-3', null, null, null)], { naturalKey: 'robotic|', label: 'ROBOTIC' }),
        ],
      },
    };
    expect(on(robotic, '2026-06-15', 'robotic repair')).toBe('no | certification: no robotic certification is on file');
    expect(on(certified, '2026-06-15', 'robotic repair')).toBe('yes');
    expect(on(certified, '2026-09-01', 'robotic repair')).toBe('no | resource: Surgical robot ended on 2026-09-01');
  });
});

describe('where several or none cover a procedure', () => {
  it('the best counts, and the others are told', () => {
    const both = asked({
      grants: [grantAt('bayview', term3, robot), grantAt('bayview', term3, core, { sequence: 2 })],
    });
    const answer = useAnswer(both, 'lumbar puncture', day('2026-06-15'));
    expect([answer.verdict, answer.grant?.line?.line]).toEqual(['yes', 'core']);
    expect(answer.others.map(({ line, verdict }) => `${line?.line} ${verdict}`)).toEqual(['robot no']);
  });

  it('it says whether it was asked for', () => {
    expect(on(asked({}), '2026-06-15')).toBe('no | privilege: no privilege that covers it was asked for or granted');
    const line = { id: 'pl-1', number: 1, form: { id: 'pf-1', key: 'form', version: '1' }, line: core, criteria: [] };
    const request = {
      id: 'pr-1',
      subjectId: 's-1',
      facility: 'bayview',
      type: 'initial' as const,
      applicationId: null,
      category: null,
      department: null,
      on: day('2026-06-01'),
      replacesId: null,
      note: null,
      lines: [line],
      recommendations: [],
      decisions: [],
      sequence: 1,
    };
    expect(on(asked({ requests: [request] }), '2026-06-15')).toBe(
      'no | privilege: core was asked for on 2026-06-01: requested',
    );
  });
});

describe('without a regular term', () => {
  it('temporary privileges end on their day, not earlier for want of an appointment', () => {
    const temporary = grantAt(
      'bayview',
      ['2026-06-01', '2026-06-01', '2026-09-29'],
      { ...core, controlledSubstances: false },
      { basis: 'temporary-applicant' },
    );
    const one = asked({ appointments: [], grants: [temporary] });
    expect([on(one, '2026-09-28'), on(one, '2026-09-29')]).toEqual([
      'yes',
      'no | privilege: Core (core) ended on 2026-09-29: its time ran out',
    ]);
  });

  it('a volunteer works while the plan is active, for whatever the license covers', () => {
    const volunteer = {
      ...grantAt('bayview', ['2026-06-01', '2026-06-01', '2026-06-05']),
      basis: 'disaster' as const,
      granted: null,
      activationId: 'ea-1',
    };
    const plan = {
      id: 'ea-1',
      facility: 'bayview',
      on: day('2026-06-01'),
      from: day('2026-06-01'),
      until: day('2026-06-03'),
      by: null,
      reason: null,
      sequence: 1,
    };
    const one = asked({ grants: [volunteer] }, { activations: [plan] });
    expect([on(one, '2026-06-02', 'anything'), on(one, '2026-06-03', 'anything')]).toEqual([
      'yes',
      'no | emergency-plan: the emergency plan ended on 2026-06-03',
    ]);
  });
});

describe('names of procedures', () => {
  it('are found by code, name, other name and line, however written; what is near is offered', () => {
    const found = (words: string): string | undefined =>
      procedureMeant(words, proceduresByName([core, robot])).found?.label;
    for (const words of ['62270', 'SPINAL-TAP', ' lp ', 'Lumbar  puncture'])
      expect(found(words)).toBe('Lumbar puncture (62270)');
    expect([found('robot'), found('core')]).toEqual(['Robot', 'Core']);
    expect(procedureMeant('spinl tap', proceduresByName([core, robot]))).toEqual({
      found: undefined,
      near: ['Lumbar puncture (62270)'],
    });
    expect(procedureMeant('puncture', proceduresByName([core])).near).toEqual(['Lumbar puncture (62270)']);
    expect(procedureMeant('', proceduresByName([core])).found).toBeUndefined();
  });
});

describe('the index of a schedule', () => {
  it('says on every day what the answer says', () => {
    const one = asked({
      grants: [grantAt('bayview', term3, robot), grantAt('bayview', term3, core, { sequence: 2 })],
      actions: [suspensionAt('bayview', '2026-06-10', '2026-07-01')],
    });
    const builder = new UseIndexBuilder();
    builder.add('1234567893', 'bayview', grantUses(one));
    const index = new UseIndex(JSON.parse(JSON.stringify(builder.data())));
    for (const when of [
      '2025-12-31',
      '2026-01-31',
      '2026-02-01',
      '2026-06-09',
      '2026-06-10',
      '2026-06-30',
      '2026-07-01',
      '2026-09-01',
      '2029-02-01',
    ]) {
      const answer = useAnswer(one, 'spinal tap', day(when));
      expect(index.verdict('1234567893', 'bayview', 'spinal tap', day(when))).toMatchObject({
        verdict: answer.verdict,
        line: 'core',
      });
    }
    expect(index.verdict('1234567893', 'bayview', 'splenectomy', day('2026-06-09'))).toBeUndefined();
    expect(index.verdict('1234567893', 'harbor', 'spinal tap', day('2026-06-09'))).toBeUndefined();
    expect([index.knows('spinal tap'), index.knows('splenectomy')]).toEqual([true, false]);
  });
});
