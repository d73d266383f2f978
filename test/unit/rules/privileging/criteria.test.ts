import { describe, expect, it } from 'vitest';
import { calendarDate } from '../../../../src/domain/calendar/calendar-date.ts';
import type { Dossier } from '../../../../src/domain/nouns/dossier.ts';
import type { Criteria, Line } from '../../../../src/domain/nouns/facility.ts';
import type { CaseCounts } from '../../../../src/domain/privileges/practice-evaluation.ts';
import { type CriteriaFile, criteriaOf, worstCriterion } from '../../../../src/rules/privileging/criteria.ts';

const asOf = calendarDate('2026-06-15');

const dossier: Dossier = {
  empanel: 'dossier/v1',
  npi: '1234567893',
  type: 'md',
  name: { first: 'Ana', last: 'Ruiz' },
  education: [{ institution: 'Harbor University', degree: 'M.D.', from: '2008-08', until: '2012-05', completed: true }],
  training: [
    {
      kind: 'internship',
      program: 'Bayview',
      specialty: 'Surgery',
      from: '2012-07',
      until: '2013-06',
      completed: true,
    },
    {
      kind: 'residency',
      program: 'Bayview',
      specialty: 'General Surgery',
      from: '2013-07',
      until: '2022-06',
      completed: true,
      accreditation: 'ACGME-accredited',
    },
    { kind: 'fellowship', program: 'Bayview', specialty: 'Critical Care', from: '2025-07', until: '2026-06' },
  ],
  boards: [
    {
      board: 'American Board of Surgery',
      specialty: 'Surgery',
      status: 'certified',
      issued: '2023-01-01',
      expires: '2026-06-15',
    },
  ],
  dea: [{ number: 'AR1234563', state: 'OR', status: 'active', issued: '2024-04-01', expires: '2027-03-31' }],
  certifications: [
    {
      kind: 'acls',
      issued: '2026-06-01',
      expires: '2028-06-30',
      previousTerms: [{ issued: '2024-06-01', expires: '2026-05-20' }],
    },
    { kind: 'atls', expires: '2026-06-14' },
    { kind: 'other', title: 'Wound care' },
  ],
  references: [
    { name: 'Mei Chen', received: '2026-05-01' },
    { name: 'Sam Poe', received: '2026-07-01' },
  ],
  documents: [
    { kind: 'case-log', received: '2026-06-01' },
    { kind: 'other', title: 'Letter of the vendor' },
  ],
};

const line = (initial: Criteria): Line => ({
  key: 'core',
  name: 'Core',
  kind: 'core',
  initial,
  procedures: [{ name: 'Appendectomy', code: '44970', also: ['lap appy'] }],
});

const file = (more: Partial<CriteriaFile> = {}): CriteriaFile => ({
  dossier,
  state: 'OR',
  counts: [],
  held: new Set(),
  asked: new Set(),
  ...more,
});

const states = (criteria: Criteria, more: Partial<CriteriaFile> = {}, on = asOf): readonly string[] =>
  criteriaOf(line(criteria), 'initial', file(more), on).map(
    ({ state, because, pointer }) => `${state} ${pointer ?? '-'}: ${because}`,
  );

const counted = (count: number, from: string, until: string, more: Partial<CaseCounts> = {}): CaseCounts => ({
  id: `cc-${from}`,
  subjectId: 's-1',
  facility: 'bayview',
  elsewhere: null,
  line: 'core',
  procedure: null,
  from: calendarDate(from),
  until: calendarDate(until),
  count,
  outcomes: {},
  source: 'case log',
  sha256: null,
  on: calendarDate(until) <= asOf ? calendarDate(until) : asOf,
  sequence: 1,
  ...more,
});

describe('criteria of a line', () => {
  it('are none where the form asks for none', () => {
    expect(criteriaOf(line({}), 'initial', file(), asOf)).toEqual([]);
    expect(criteriaOf(line({ references: 2 }), 'renewal', file(), asOf)).toEqual([]);
    expect(worstCriterion([])).toBe('met');
  });

  it('compare profession and degree', () => {
    expect(states({ providerTypes: ['md', 'do'], degrees: ['DO', 'MD'] })).toEqual([
      'met /type: the profession is physician (MD)',
      'met /education/0: M.D., Harbor University, 2012-05',
    ]);
    expect(states({ providerTypes: ['np'], degrees: ['DPM'] }).map((one) => one.split(' ')[0])).toEqual([
      'not-met',
      'not-met',
    ]);
    expect(states({ degrees: ['MD'] }, { dossier: { ...dossier, education: [] } })).toEqual([
      'cannot-tell -: no degree is on file',
    ]);
  });

  it('take a residency or fellowship, not an internship, and only when it is over', () => {
    expect(states({ training: ['general surgery'] })[0]).toMatch(/^met \/training\/1: residency in General Surgery/);
    expect(states({ training: ['Critical Care'] })[0]).toMatch(/^not-met \/training\/2: .*is not completed$/);
    expect(states({ training: ['Critical Care'] }, {}, calendarDate('2026-07-01'))[0]).toMatch(/^cannot-tell/);
    expect(states({ training: ['Surgery'] })[0]).toMatch(/^cannot-tell \/training\/1: close, but/);
    expect(states({ training: ['Urology'] })[0]).toMatch(/^not-met \/training: on file/);
    expect(states({ training: ['Urology'] }, { dossier: { ...dossier, training: [] } })[0]).toMatch(/^cannot-tell -/);
  });

  it('ask who accredits that training', () => {
    expect(states({ training: ['General Surgery'], accreditation: ['AOA', 'ACGME'] })[1]).toMatch(
      /^met \/training\/1\/acc/,
    );
    expect(states({ training: ['General Surgery'], accreditation: ['AOA'] })[1]).toMatch(/^not-met/);
    expect(states({ training: ['Critical Care'], accreditation: ['ACGME'] })[1]).toMatch(/^cannot-tell \/training\/2/);
  });

  it('hold a board certificate through its last day', () => {
    expect(states({ boards: ['Surgery'] })).toEqual([
      'met /boards/0: American Board of Surgery, Surgery, through 2026-06-15',
    ]);
    expect(states({ boards: ['american board of surgery'] }, {}, calendarDate('2026-06-16'))).toEqual([
      'not-met /boards/0: American Board of Surgery, Surgery expired 2026-06-15',
    ]);
    expect(states({ boards: ['Urology'] })).toEqual(['cannot-tell -: no such certificate is on file']);
  });

  it('cannot tell of a day before the certificate on file, when there was one before', () => {
    const renewed = {
      ...dossier,
      boards: [{ board: 'ABS', specialty: 'Surgery', initial: '2019-08', issued: '2026-03-01', expires: '2036-03-01' }],
    };
    expect(states({ boards: ['Surgery'] }, { dossier: renewed }, calendarDate('2026-02-01'))).toEqual([
      'cannot-tell /boards/0: ABS, Surgery, first in 2019-08: its term of that day is not on file',
    ]);
  });

  it('take eligibility for as long as the form says, counted from the end of training', () => {
    const eligible = { ...dossier, boards: [{ board: 'ABS', specialty: 'Surgery', status: 'eligible' as const }] };
    const asked: Criteria = { training: ['General Surgery'], boards: ['Surgery'], boardEligibleWithin: 'P5Y' };
    const at = (day: string): string | undefined => states(asked, { dossier: eligible }, calendarDate(day))[1];
    expect(at('2027-06-30')).toBe('met /boards/0: training ended 2022-06-30: eligible through 2027-06-30');
    expect(at('2027-07-01')).toMatch(/^not-met \/boards\/0: training ended 2022-06-30; 5 years after it/);
    const none = { ...dossier, boards: [], training: [] };
    expect(states(asked, { dossier: none })[1]).toMatch(/^cannot-tell -: no certificate is on file, and no end/);
    const failed = { ...dossier, boards: [{ board: 'ABS', specialty: 'Surgery', status: 'not-certified' as const }] };
    expect(states(asked, { dossier: failed })[1]).toBe('not-met /boards/0: ABS, Surgery is `not-certified`');
  });

  it('look at certifications and their earlier terms on the day', () => {
    expect(states({ certifications: ['acls', 'atls', 'pals', 'wound care'] })).toEqual([
      'met /certifications/0: through 2028-06-30',
      'not-met /certifications/1: expired 2026-06-14',
      'cannot-tell -: no PALS certification is on file',
      'met /certifications/2: on file, without an end',
    ]);
    expect(states({ certifications: ['acls'] }, {}, calendarDate('2026-05-20'))[0]).toMatch(/^met/);
    expect(states({ certifications: ['acls'] }, {}, calendarDate('2026-05-21'))).toEqual([
      'not-met /certifications/0: begins on 2026-06-01',
    ]);
  });

  it('ask for a DEA registration of the state, and never show its number', () => {
    expect(states({ dea: true })).toEqual(['met /dea/0: AR*****63 through 2027-03-31']);
    expect(states({ dea: true }, { state: 'WA' })).toEqual(['not-met /dea: on file for OR only']);
    expect(states({ dea: true }, {}, calendarDate('2027-04-01'))[0]).toMatch(/^not-met \/dea\/0/);
    const open = { ...dossier, dea: [{ number: 'AR1234563' }] };
    expect(states({ dea: true }, { dossier: open })[0]).toMatch(/^cannot-tell \/dea\/0/);
    expect(states({ dea: true }, { dossier: { ...dossier, dea: [] } })[0]).toMatch(/^cannot-tell -/);
  });

  it('count peers from the day they answered', () => {
    expect(states({ references: 1 })).toEqual(['met /references: received: Mei Chen']);
    expect(states({ references: 2 })).toEqual(['cannot-tell /references: 1 of 2 received; not answered yet: Sam Poe']);
    expect(states({ references: 3 })).toEqual(['not-met /references: 1 of 3 received, and 2 named']);
    expect(states({ references: 2 }, {}, calendarDate('2026-07-01'))[0]).toMatch(/^met/);
  });

  it('ask for other lines, papers, and what only a person can judge', () => {
    expect(states({ privileges: ['icu'] })[0]).toMatch(/^not-met/);
    expect(states({ privileges: ['icu'] }, { held: new Set(['icu']) })[0]).toMatch(/^met -: `icu` is held here/);
    expect(states({ privileges: ['icu'] }, { asked: new Set(['icu']) })[0]).toMatch(/^met -: .*same request/);
    expect(states({ proof: ['case log of a year', 'Letter of the vendor', 'diploma'], other: 'a course' })).toEqual([
      'met /documents/0: case log, received 2026-06-01',
      'met /documents/1: Letter of the vendor',
      'cannot-tell -: no such paper is on file',
      'cannot-tell -: the form says this in words only: a person must judge',
    ]);
    expect(states({ proof: ['case log'] }, {}, calendarDate('2026-05-31'))[0]).toMatch(/^cannot-tell/);
  });
});

describe('numbers of cases', () => {
  const ten = { cases: [{ count: 10, within: 'P12M' }] };

  it('are those of the line or its procedures in whole periods of the time', () => {
    expect(states(ten, { counts: [counted(10, '2025-06-16', '2026-06-15')] })).toEqual([
      'met -: 10 counted since 2025-06-16',
    ]);
    const byCode = counted(10, '2026-01-01', '2026-04-01', { line: null, procedure: '44970' });
    const byName = counted(10, '2026-01-01', '2026-04-01', { line: null, procedure: 'Lap. Appy' });
    for (const one of [byCode, byName]) expect(states(ten, { counts: [one] })[0]).toMatch(/^met/);
    const other = counted(10, '2026-01-01', '2026-04-01', { line: null, procedure: 'Splenectomy' });
    expect(states(ten, { counts: [other] })).toEqual(['cannot-tell -: no cases of this time are counted']);
  });

  it('cannot be told where a period lies in the time only in part, or part of the time is not counted', () => {
    expect(states(ten, { counts: [counted(40, '2025-01-01', '2026-01-01')] })).toEqual([
      'cannot-tell -: 0 counted since 2025-06-16; 40 more in periods that lie in this time only in part',
    ]);
    expect(states(ten, { counts: [counted(4, '2025-06-01', '2026-01-01')] })).toEqual([
      'cannot-tell -: 0 counted since 2025-06-16; nothing is counted from 2026-01-01 to 2026-06-15',
    ]);
    expect(states(ten, { counts: [counted(4, '2025-06-16', '2026-06-16')] })).toEqual([
      'not-met -: 4 counted since 2025-06-16',
    ]);
  });

  it('are not counted twice: corrected, longer and shorter periods, line and procedure', () => {
    const corrected = [
      counted(10, '2026-01-01', '2026-06-01'),
      counted(6, '2026-01-01', '2026-06-01', { sequence: 2 }),
    ];
    expect(states(ten, { counts: corrected })[0]).toMatch(/^cannot-tell -: 6 counted/);
    const nested = [counted(6, '2026-01-01', '2026-06-01'), counted(6, '2026-03-01', '2026-04-01')];
    expect(states(ten, { counts: nested })[0]).toMatch(/^cannot-tell -: 6 counted/);
    const twice = [
      counted(6, '2026-01-01', '2026-06-01'),
      counted(6, '2026-01-01', '2026-06-01', { procedure: '44970' }),
    ];
    expect(states(ten, { counts: twice })[0]).toMatch(/^cannot-tell -: 6 counted/);
    const places = [
      counted(6, '2026-01-01', '2026-06-01'),
      counted(6, '2026-01-01', '2026-06-01', { facility: null, elsewhere: 'Harbor' }),
    ];
    expect(states(ten, { counts: places })[0]).toMatch(/^met -: 12 counted/);
  });

  it('of some kind are those of that name only, and none before they were received', () => {
    const robot = { cases: [{ count: 2, within: 'P12M', of: 'operations with the robot' }] };
    const named = counted(2, '2026-01-01', '2026-06-01', { procedure: 'Operation with the robot' });
    expect(states(robot, { counts: [named, counted(50, '2026-01-01', '2026-06-01')] })[0]).toMatch(/^cannot-tell/);
    const exact = { ...named, procedure: 'Operations with the robot' };
    const appendectomies = { cases: [{ count: 2, within: 'P12M', of: 'appendectomies' }] };
    const byCode = { ...named, procedure: '44970' };
    expect(states(appendectomies, { counts: [byCode] })[0]).toMatch(/^met/);
    expect(states(appendectomies, { counts: [exact] })[0]).toMatch(/^cannot-tell/);
    expect(states(robot, { counts: [exact] })[0]).toMatch(/^met/);
    expect(states(robot, { counts: [{ ...exact, on: calendarDate('2026-06-16') }] })[0]).toMatch(/^cannot-tell/);
  });
});
