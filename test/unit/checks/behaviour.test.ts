import { describe, expect, it } from 'vitest';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { faultsOf } from '../../../src/rules/checks/check-run.ts';
import { noWorkspace, workspaceIndex } from '../../../src/rules/checks/workspace-index.ts';
import { asOf, documentsIn, said, windows } from './sample.ts';

const workspace = `---
empanel: workspace/v1
id: lakeside
role: practice
timeZone: America/New_York
`;

/** A dossier with these members. */
const dossier = (members: string, type = 'md'): string =>
  `empanel: dossier/v1\nnpi: "1234567893"\ntype: ${type}\nname: { first: Ana, last: Ruiz }\n${members}\n`;

const place = (state: string, more = ''): string =>
  `practiceLocations: [{ name: Clinic, address: { line1: 12 Pier Road, city: Town, state: ${state} }${more} }]`;

/** Rule and pointer of each finding. */
const found = async (yaml: string, on = asOf): Promise<readonly string[]> =>
  (await said(yaml, on)).map((line) => line.split(' ').slice(0, 3).join(' ').replace(/:$/, ''));

describe('licenses and states of practice', () => {
  it.each([
    ['md', 'licenses: [{ state: MA, number: "1" }]', place('MA'), []],
    ['do', 'licenses: [{ state: MA, type: md, number: "1" }]', place('MA'), []],
    ['np', 'licenses: [{ state: MA, type: rn, number: "1" }]', place('MA'), ['error']],
    ['cnm', 'licenses: [{ state: MA, type: np, number: "1" }]', place('MA'), []],
    ['md', 'licenses: [{ state: MA, number: "1", status: pending }]', place('MA'), ['warning']],
    ['md', 'licenses: [{ state: MA, number: "1", status: revoked }]', place('MA'), ['error']],
    ['md', 'licenses: [{ state: MA, number: "1" }]', place('NH', ', from: 2027-01-01'), ['warning']],
    ['md', 'licenses: [{ state: MA, number: "1" }]', place('NH', ', until: 2026-01-01'), []],
    ['md', 'licenses: [{ state: MA, number: "1" }]', place('NH', ', federal: true'), []],
    ['md', 'licenses: [{ state: MA, number: "1" }]', place('AP'), []],
    ['md', '', place('NH', ', federal: true'), ['error']],
    ['pt', 'licenses: [{ state: MA, number: "1", compact: pt, privilegeStates: [NH] }]', place('NH'), []],
    ['pt', 'licenses: [{ state: MA, number: "1", compact: pt, privilegeStates: [VT] }]', place('NH'), ['error']],
    [
      'pt',
      'licenses: [{ state: MA, number: "1", status: expired, compact: pt, privilegeStates: [NH] }]',
      place('NH'),
      ['error'],
    ],
    ['bcba', '', place('NH'), []],
    ['other', 'typeNote: doula', place('NH'), []],
    ['md', 'licenses: [{ state: MA, number: "1" }]', place('MA', ', telehealthStates: [NH, VT]'), ['error', 'error']],
  ])('%s, %s, %s', async (type, licenses, location, expected) => {
    const lines = (await found(dossier(`${licenses}\n${location}`, type))).filter((line) =>
      line.includes('license/missing'),
    );
    expect(lines.map((line) => line.split(' ')[0])).toEqual(expected);
  });

  it('tells each state once, however many places there are', async () => {
    const two =
      'practiceLocations: [{ name: A, address: { line1: 1 A, city: B, state: NH } }, { name: C, address: { line1: 1 C, city: B, state: NH } }]';
    expect(await found(dossier(`licenses: [{ state: MA, number: "1" }]\n${two}`))).toEqual([
      'error license/missing-for-state /practiceLocations/0',
    ]);
  });

  it('does not take the medical compact for a privilege', async () => {
    const members = `licenses: [{ state: MA, number: "1", compact: imlc, privilegeStates: [NH] }]\n${place('NH')}`;
    expect(await found(dossier(members))).toEqual([
      'error license/missing-for-state /practiceLocations/0',
      'error license/wrong-compact /licenses/0/privilegeStates',
    ]);
  });

  it('knows the places of groups, and leaves open which of several states is meant', async () => {
    const group = (states: readonly string[]): string =>
      `---\nempanel: group/v1\nkey: lakeside\nlegalName: Lakeside\nlocations: [${states.map((state, at) => `{ key: p${at}, address: { line1: 1 Road, city: Town, state: ${state} } }`).join(', ')}]\n`;
    const licensed = 'licenses: [{ state: MA, number: "1" }]\n';
    const at = (location: string): string => dossier(`${licensed}practiceLocations: [{ group: lakeside${location} }]`);
    expect(await found(at('') + group(['NH']))).toEqual(['error license/missing-for-state /practiceLocations/0']);
    expect(await found(at('') + group(['NH', 'MA']))).toEqual([]);
    expect(await found(at(', location: p0') + group(['NH', 'MA']))).toEqual([
      'error license/missing-for-state /practiceLocations/0',
    ]);
    expect(await found(at(', location: p1') + group(['NH', 'MA']))).toEqual([]);
  });
});

describe('gaps in the history', () => {
  const history = (...jobs: readonly string[]): string =>
    `workHistory: [${jobs.map((job) => `{ employer: E, ${job} }`).join(', ')}]`;
  it.each([
    // Six months exactly is not longer than six months: July to December.
    ['from: 2025-01', 'from: 2015-01, until: 2024-06', '', []],
    ['from: 2025-02', 'from: 2015-01, until: 2024-06', '', ['/workHistory/0']],
    ['from: 2025-01-01', 'from: 2015-01, until: 2024-06-30', '', []],
    ['from: 2025-01-02', 'from: 2015-01, until: 2024-06-30', '', ['/workHistory/0']],
    // Gone before the years that are asked for.
    ['from: 2020-06', 'from: 2010-01, until: 2018-06', '', []],
    // Reaching into them, it is judged whole.
    ['from: 2022-03', 'from: 2010-01, until: 2021-10', '', []],
    ['from: 2022-03', 'from: 2010-01, until: 2021-07', '', ['/workHistory/0']],
    // Longer than a year wants writing.
    [
      'from: 2025-02',
      'from: 2015-01, until: 2023-12',
      'gaps: [{ from: 2024-01, until: 2025-01, explanation: Leave }]',
      ['/workHistory/0'],
    ],
    [
      'from: 2025-02',
      'from: 2015-01, until: 2023-12',
      'gaps: [{ from: 2024-01, until: 2025-01, explanation: Leave, inWriting: true }]',
      [],
    ],
    [
      'from: 2025-01',
      'from: 2015-01, until: 2023-12',
      'gaps: [{ from: 2024-01, until: 2024-12, explanation: Leave }]',
      [],
    ],
    // An explanation of some weeks does not explain the rest.
    [
      'from: 2025-02',
      'from: 2015-01, until: 2024-01',
      'gaps: [{ from: 2024-02, until: 2024-03, explanation: Leave }]',
      ['/workHistory/0'],
    ],
    // Training and school count as work.
    [
      'from: 2025-02',
      'from: 2015-01, until: 2024-01',
      'training: [{ kind: fellowship, program: P, from: 2024-02, until: 2025-01 }]',
      [],
    ],
    [
      'from: 2025-02',
      'from: 2015-01, until: 2024-01',
      'military: [{ branch: Navy, from: 2024-02, until: 2025-01 }]',
      [],
    ],
  ])('%s after %s, %s', async (later, earlier, more, expected) => {
    const lines = await found(dossier(`${history(later, earlier)}\n${more}`));
    expect(lines.filter((line) => line.includes('history/gap')).map((line) => line.split(' ')[2])).toEqual(expected);
  });

  it('sees the time since the last position, and no gap in a position that goes on', async () => {
    expect(await found(dossier(history('from: 2015-01, until: 2026-05')))).toEqual([]);
    expect(await found(dossier(history('from: 2015-01, until: 2026-04')))).toEqual([
      'warning history/gap /workHistory/0',
    ]);
    expect(await found(dossier(history('from: 2015-01')))).toEqual([]);
    expect(await found(dossier(history('from: 2015-01, until: 2020-01, current: true')))).toEqual([
      'warning history/contradiction /workHistory/0/until',
    ]);
  });

  it('says nothing without the numbers of a pack', async () => {
    const [document] = await documentsIn(dossier(history('from: 2015-01, until: 2020-01')));
    const none = {
      historyLookback: null,
      gapExplained: null,
      gapWritten: null,
      w9Signed: null,
      bankLetterSigned: null,
      expiring: null,
      longestTerms: [],
      longestCycles: [],
    };
    expect(faultsOf(document?.value, 'dossier', { path: null, asOf, index: noWorkspace, windows: none })).toEqual([]);
    expect(faultsOf(document?.value, 'dossier', { path: null, asOf, index: noWorkspace, windows })).toHaveLength(1);
  });

  it('asks for the years before only of those who were licensed then', async () => {
    const licensed = (on: string): string =>
      dossier(`licenses: [{ state: MA, number: "1", firstIssued: ${on} }]\n${history('from: 2024-03')}`);
    expect(await found(licensed('2012-06-20'))).toEqual(['warning history/too-short /workHistory']);
    expect(await found(licensed('2023-11-01'))).toEqual([]);
  });
});

describe('papers that end', () => {
  it.each([
    ['licenses: [{ state: MA, number: "1", expires: 2026-11-21 }]', ['info paper/expiring /licenses/0/expires']],
    ['licenses: [{ state: MA, number: "1", expires: 2026-11-20 }]', ['warning paper/expired /licenses/0/expires']],
    ['licenses: [{ state: MA, number: "1", expires: 2027-02-19 }]', ['info paper/expiring /licenses/0/expires']],
    ['licenses: [{ state: MA, number: "1", expires: 2027-02-20 }]', []],
    ['licenses: [{ state: MA, number: "1", expires: 2020-01-01, status: expired }]', []],
    [
      'licenses: [{ state: MA, number: "1", expires: 2020-01-01 }, { state: MA, number: "2", expires: 2029-01-01 }]',
      [],
    ],
    [
      'licenses: [{ state: MA, number: "1", expires: 2020-01-01 }, { state: RI, number: "2", expires: 2029-01-01 }]',
      ['warning paper/expired /licenses/0/expires'],
    ],
    ['boards: [{ board: B, status: certified, lifetime: true, expires: 2020-01-01 }]', []],
    ['malpracticeCover: [{ carrier: A, expires: 2020-01-01 }, { carrier: B, expires: 2027-06-30 }]', []],
    [
      'malpracticeCover: [{ carrier: A, expires: 2020-01-01 }, { carrier: B, expires: 2026-06-30 }]',
      ['warning paper/expired /malpracticeCover/1/expires'],
    ],
    [
      'certifications: [{ kind: bls, expires: 2020-01-01 }, { kind: acls, expires: 2028-01-01 }]',
      ['warning paper/expired /certifications/0/expires'],
    ],
    [
      'supervision: [{ kind: collaborating, state: MA, name: M. Chen, expires: 2020-01-01 }]',
      ['warning paper/expired /supervision/0/expires'],
    ],
  ])('%s', async (members, expected) => {
    expect(await found(dossier(members))).toEqual(expected);
  });

  it('counts the days', async () => {
    const yaml = dossier('dea: [{ number: AR1234563, state: MA, expires: 2026-11-20 }]');
    expect(await said(yaml)).toEqual([
      'warning paper/expired /dea/0/expires: DEA registration `AR*****63` expired on 2026-11-20, 1 day before 2026-11-21',
    ]);
    expect(await said(yaml, calendarDate('2026-11-20'))).toEqual([
      'info paper/expiring /dea/0/expires: DEA registration `AR*****63` ends on 2026-11-20, today',
    ]);
  });
});

describe('dates', () => {
  it.each([
    [
      'training: [{ kind: residency, program: P, from: 2015-07, until: 2012-06 }]',
      'error date/order /training/0/until',
    ],
    ['training: [{ kind: residency, program: P, from: 2015-07-15, until: 2015-07 }]', null],
    [
      'licenses: [{ state: MA, number: "1", expires: 2027-05-01, previousTerms: [{ expires: 2029-05-01 }] }]',
      'error date/order /licenses/0/previousTerms/0/expires',
    ],
    ['birthDate: 2012-05-17\neducation: [{ institution: U, until: 2008-05 }]', 'error date/order /birthDate'],
    ['birthDate: 2012-05-17', 'warning date/implausible /birthDate'],
    ['birthDate: 0082-05-17', 'error date/implausible /birthDate'],
    ['licenses: [{ state: MA, number: "1", expires: 9999-12-31 }]', null],
    [
      'licenses: [{ state: MA, number: "1", issued: 2026-12-01, expires: 2028-11-30 }]',
      'warning date/future /licenses/0/issued',
    ],
    [
      'licenses: [{ state: MA, number: "1", issued: 2026-12-01, expires: 2028-11-30, previousTerms: [{ expires: 2026-11-30 }] }]',
      null,
    ],
    ['malpracticeCover: [{ carrier: A, issued: 2027-01-01, expires: 2027-12-31 }]', null],
    ['education: [{ institution: U, degree: MD, until: 2027-05 }]', null],
    [
      'education: [{ institution: U, degree: MD, until: 2027-05, completed: true }]',
      'error date/future /education/0/until',
    ],
    [
      'disclosures: [{ question: felony, answer: "no", answered: 2026-11-22 }]',
      'error date/future /disclosures/0/answered',
    ],
    ['disclosures: [{ question: felony, answer: "no", answered: 2026-11-21 }]', null],
  ])('%s', async (members, expected) => {
    expect(await found(dossier(members))).toEqual(expected === null ? [] : [expected]);
  });

  it('lets a first year of residency stand as an internship, and a program end in the month the next begins', async () => {
    const training = (...programs: readonly string[]): string =>
      dossier(`training: [${programs.map((one) => `{ program: P, ${one} }`).join(', ')}]`);
    expect(
      await found(
        training('kind: internship, from: 2012-07, until: 2013-06', 'kind: residency, from: 2012-07, until: 2015-06'),
      ),
    ).toEqual([]);
    expect(
      await found(
        training('kind: residency, from: 2012-07, until: 2015-07', 'kind: fellowship, from: 2015-07, until: 2016-06'),
      ),
    ).toEqual([]);
    expect(
      await found(
        training('kind: residency, from: 2012-07, until: 2015-08', 'kind: fellowship, from: 2015-07, until: 2016-06'),
      ),
    ).toEqual(['warning training/overlap /training/1/from']);
  });
});

describe('what papers say', () => {
  const license = (says: string, of = 'of: "204511", '): string =>
    dossier(
      `licenses: [{ state: MA, number: "204511", status: active, expires: 2028-01-31, previousTerms: [{ expires: 2026-01-31 }] }]\ndocuments: [{ kind: license, ${of}says: { ${says} } }]`,
    );
  it.each([
    ['expires: 2028-01-30', []],
    ['expires: 2028-02-01', ['/documents/0/says/expires']],
    ['expires: 2026-01-31', []],
    ['number: 0204511', []],
    ['number: MD-204512', ['/documents/0/says/number']],
    ['state: RI', ['/documents/0/says/state']],
    ['status: Active', []],
    ['status: Current and clear', []],
    ['status: SUSPENDED', ['/documents/0/says/status']],
    ['name: Ana Ruiz', []],
    ['name: "RUIZ, ANA M., M.D."', []],
    ['name: Ana Ruis', ['/documents/0/says/name']],
  ])('%s', async (says, expected) => {
    expect((await found(license(says))).map((line) => line.split(' ')[2])).toEqual(expected);
  });

  it('tries former names and the name in daily use', async () => {
    const paper = (more: string): string =>
      dossier(`${more}documents: [{ kind: diploma, says: { name: Annie Ortega } }]`);
    expect(await found(paper(''))).toEqual(['warning says/differs /documents/0/says/name']);
    expect(await found(paper('formerNames: [{ first: Annie, last: Ortega }]\n'))).toEqual([]);
    expect(
      await found(
        dossier('documents: [{ kind: cv, says: { name: Annie Ruiz } }]').replace(
          'last: Ruiz',
          'last: Ruiz, preferred: Annie',
        ),
      ),
    ).toEqual([]);
  });

  it('names the numbers there are when a paper is of another one, and masks those of the DEA', async () => {
    const yaml = dossier('dea: [{ number: AR1234563, state: MA }]\ndocuments: [{ kind: dea, of: AR1234564 }]');
    const [document] = await documentsIn(yaml);
    const [one] = faultsOf(document?.value, 'dossier', { path: null, asOf, index: noWorkspace, windows });
    expect(one?.fault).toEqual({
      pointer: ['documents', 0, 'of'],
      message: 'no entry of this dossier has the number `AR*****64`',
      help: 'there is: DEA registration `AR*****63`',
    });
  });

  it('judges by the newest of several papers', async () => {
    const cover = 'malpracticeCover: [{ carrier: A, policy: P1, perClaim: 1000000, expires: 2027-06-30 }]\n';
    const sheet = (says: string): string => `{ kind: malpractice-face-sheet, of: P1, says: { ${says} } }`;
    expect(
      await found(
        dossier(
          `${cover}documents: [${sheet('expires: 2026-06-30, perClaim: 500000')}, ${sheet('expires: 2027-06-30')}]`,
        ),
      ),
    ).toEqual([]);
    expect(await found(dossier(`${cover}documents: [${sheet('expires: 2026-06-30, perClaim: 500000')}]`))).toEqual([
      'warning says/differs /documents/0/says/expires',
      'warning says/differs /documents/0/says/perClaim',
    ]);
  });

  it('reads the box of a W-9 in many words', async () => {
    const group = (known: string, printed: string): string =>
      `empanel: group/v1\nkey: lakeside\nlegalName: Lakeside\ntaxClassification: ${known}\ndocuments: [{ kind: w9, says: { taxClassification: "${printed}" } }]\n`;
    const agree = [
      ['llc-s', 'LLC (S)'],
      ['llc-s', 'Limited Liability Company taxed as S corporation'],
      ['llc-p', 'LLC - P'],
      ['llc-p', 'LLC'],
      ['single-member-llc', 'Individual/sole proprietor or single-member LLC'],
      ['sole-proprietor', 'Individual / sole proprietor'],
      ['c-corporation', 'C Corporation'],
      ['s-corporation', 'S corp.'],
      ['partnership', 'Partnership'],
      ['nonprofit', 'Tax exempt'],
      ['trust', 'something unreadable'],
    ] as const;
    for (const [known, printed] of agree) expect([printed, await found(group(known, printed))]).toEqual([printed, []]);
    for (const [known, printed] of [
      ['llc-p', 'Partnership'],
      ['llc-c', 'LLC (P)'],
      ['s-corporation', 'C corporation'],
    ] as const) {
      expect(await found(group(known, printed))).toEqual([
        'warning w9/other-tax-class /documents/0/says/taxClassification',
      ]);
    }
  });
});

describe('the register', () => {
  const registered = (nppes: string, members = ''): string => dossier(`${members}register: { nppes: { ${nppes} } }`);
  it.each([
    ['name: { first: ANA, middle: M, last: RUIZ }', '', []],
    ['name: { first: ANA, last: ORTEGA }', '', ['warning register/differs /name']],
    ['name: { first: ANA, last: ORTEGA }', 'formerNames: [{ last: Ortega }]\n', []],
    [
      'taxonomies: [{ code: 207Q00000X }]',
      'taxonomies: [{ code: 207R00000X, primary: true }]\n',
      ['warning register/differs /taxonomies/0/code'],
    ],
    [
      'taxonomies: [{ code: 207Q00000X, primary: true, license: MD0204511, state: MA }]',
      'licenses: [{ state: MA, number: "204511" }]\n',
      [],
    ],
    [
      'taxonomies: [{ code: 207Q00000X, primary: true, license: "99", state: MA }]',
      'licenses: [{ state: MA, number: "204511" }]\n',
      ['info register/differs /licenses/0/number'],
    ],
    ['deactivated: 2027-01-01', '', []],
  ])('%s, %s', async (nppes, members, expected) => {
    expect(await found(registered(nppes, members))).toEqual(expected);
  });
});

describe('one NPI in two documents', () => {
  const organization = (kind: 'group' | 'facility', key: string, more = ''): string =>
    `empanel: ${kind}/v1\nkey: ${key}\n${kind === 'group' ? 'legalName: Elm LLC' : 'name: Elm\nkind: clinic'}\nnpi: "1234567893"\n${more}`;

  it.each([
    ['two groups', organization('group', 'elm'), organization('group', 'oak')],
    ['two facilities', organization('facility', 'elm'), organization('facility', 'oak')],
    ['a facility and a group', organization('facility', 'elm'), organization('group', 'elm')],
    ['a group and a person', organization('group', 'elm'), dossier('')],
    ['a person and a facility', dossier(''), organization('facility', 'elm')],
  ])('is a fault of %s', async (_who, one, other) => {
    expect(await said(`${one}---\n${other}---\n${dossier('').replace('1234567893', '1992999999')}`)).toContain(
      'error npi/duplicate /npi: `1234567893` is also the NPI in file-2.yaml',
    );
  });

  it('is no second fault of two files of one key', async () => {
    expect(await found(`${organization('group', 'elm')}---\n${organization('group', 'elm')}`)).toEqual([
      'error key/duplicate /key',
    ]);
  });

  it('of a sole proprietor is left out of the group', async () => {
    const documents = await documentsIn(
      `${organization('group', 'elm', 'taxClassification: sole-proprietor\n')}---\n${dossier('')}`,
    );
    const faults = faultsOf(documents[0]?.value, 'group', {
      path: 'file-1.yaml',
      asOf,
      index: workspaceIndex(documents),
      windows,
    });
    const help = faults.find(({ check }) => check.id === 'npi/duplicate')?.fault.help;
    expect(help).toBe('leave `npi` out of the group: a sole proprietor bills under the NPI of the person');
  });
});

describe('references', () => {
  const payer = '---\nempanel: payer/v1\nkey: aetna-ma\nname: Aetna\nlines: [commercial]\nproducts: [{ key: hmo }]\n';
  const wants = (payerEntry: string): string => dossier(`payers: [{ ${payerEntry} }]`);

  it('are judged in a whole workspace only', async () => {
    expect(await found(wants('payer: nobody'))).toEqual([]);
    expect(await found(wants('payer: nobody') + payer)).toEqual([]);
    expect(await found(wants('payer: nobody') + payer + workspace)).toEqual([
      'error reference/unknown /payers/0/payer',
    ]);
  });

  it('reach into payers, groups and packs, and suggest the nearest', async () => {
    expect(await found(wants('payer: aetna-ma, products: [ppo]') + payer + workspace)).toEqual([
      'error reference/unknown /payers/0/products/0',
    ]);
    const settings =
      'empanel: workspace/v1\nid: lakeside\nrole: practice\ntimeZone: America/New_York\npacks: [ncqua]\nowner: dana\nrules: [{ rule: history/gaps, severity: info, reason: r }]\n';
    const [document] = await documentsIn(settings);
    const lines = await said(`${settings}---\nempanel: payer/v1\nkey: a\nname: A\nlines: [commercial]\n`);
    expect(document?.kind).toBe('workspace');
    expect(lines).toEqual([
      'error reference/unknown /packs/0: there is no pack `ncqua`',
      'error reference/unknown /rules/0/rule: there is no rule of `check` `history/gaps`',
      'error reference/unknown /owner: there is no specialist `dana`',
    ]);
  });
});

describe('drafts', () => {
  it('give one note, and errors only where a value is certainly wrong', async () => {
    const draft = (npi: string): string =>
      `empanel: dossier/v1\nstatus: draft\nnpi: "${npi}"\ntype: md\nname: { first: Ana, last: Ruiz }\ntaxonomies: [{ code: 207Q00000X }, { code: 207R00000X }]\nlicenses: [{ state: MA, number: "1", expires: 2019-01-01 }]\n${place('NH')}\n`;
    expect(await found(draft('1234567893'))).toEqual(['info draft/ask /status']);
    expect(await found(draft('1234567839'))).toEqual(['error npi/check-digit /npi', 'info draft/ask /status']);
  });

  it('say what is missing where nobody has written it down', async () => {
    const [line] = await said(
      'empanel: dossier/v1\nstatus: draft\nnpi: "1234567893"\ntype: md\nname: { first: Ana, last: Ruiz }\nbirthDate: 1980-05-17\n',
    );
    expect(line).toBe(
      'info draft/ask /status: this draft still needs, from the provider: licenses; specialty; education; work history; malpractice cover; disclosure questions; practice locations; CAQH id',
    );
  });
});

describe('what must not be read', () => {
  it('is never in a message or remedy', async () => {
    const secrets = ['123-45-6789', '123456789', 'AR1234567', 'AO1234563', '2062-05-17', '00-1234567', '0821-05-17'];
    const members = [
      'ssn: "123-45-6789"',
      'notes: "SSN 123-45-6789"',
      'dea: [{ number: AR1234567 }, { number: AO1234563, expires: 2020-01-01 }]',
      'birthDate: 2062-05-17',
      'birthDate: 0821-05-17',
      'documents: [{ kind: dea, of: AR1234567 }, { kind: photo-id, says: { birthDate: 1981-01-01 } }]\ndea: [{ number: AO1234563 }]\nbirthDate: 1980-05-17',
    ];
    for (const member of members) {
      const [document] = await documentsIn(dossier(member));
      const faults = faultsOf(document?.value, 'dossier', { path: null, asOf, index: noWorkspace, windows });
      expect(faults.length).toBeGreaterThan(0);
      const words = faults.map(({ fault }) => `${fault.message} ${fault.help ?? ''}`).join('\n');
      expect(secrets.filter((secret) => words.includes(secret))).toEqual([]);
      expect(words).not.toContain('1981-01-01');
    }
  });
});
