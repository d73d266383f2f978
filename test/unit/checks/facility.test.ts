/** What the checks of facilities say beyond their own examples. */

import { describe, expect, it } from 'vitest';
import { said } from './sample.ts';

const facility = (more: string): string =>
  `empanel: facility/v1\nkey: bayview\nname: Bayview Medical Center\nkind: hospital\n${more}\n`;
const form = (lines: string, more = ''): string =>
  `privilegeForms:\n  - { key: surgery, specialty: Surgery, version: "1", ${more} lines: [${lines}] }`;

describe('resources of a line', () => {
  it('are suggested where a key is mistyped', async () => {
    const yaml = `resources: [{ key: endoscopy, name: Suite }]\n${form('{ key: a, name: A, kind: core, resources: [endoscpy] }')}`;
    expect(await said(facility(yaml))).toEqual([
      'error facility/resource-missing /privilegeForms/0/lines/0/resources/0: `A` needs `endoscpy`, which this facility does not list',
    ]);
  });

  it('are warned of where they are gone before the form is used', async () => {
    const line = '{ key: a, name: A, kind: core, resources: [lab] }';
    const lab = (until: string): string => `resources: [{ key: lab, name: Lab, until: ${until} }]\n`;
    expect(await said(facility(lab('2026-01-01') + form(line, 'from: 2026-01-01,')))).toEqual([
      'warning facility/resource-missing /privilegeForms/0/lines/0/resources/0: `A` needs `lab`, which is not there on any day of this form',
    ]);
    expect(await said(facility(lab('2026-01-02') + form(line, 'from: 2026-01-01,')))).toEqual([]);
  });

  it('may be there twice, with a gap', async () => {
    const lab =
      'resources: [{ key: lab, name: Lab, until: 2025-01-01 }, { key: lab2, name: Lab }, { key: robot, name: R, from: 2027-01-01 }]\n';
    const line = '{ key: a, name: A, kind: core, resources: [lab2, robot] }';
    expect(await said(facility(lab + form(line, 'from: 2026-01-01,')))).toEqual([]);
  });
});

describe('a procedure in two lines', () => {
  const two = (left: string, right: string): string =>
    form(`{ key: a, name: A, kind: core, ${left} }, { key: b, name: B, kind: special, ${right} }`);

  it('may stand in both where the criteria are the same, in whatever order they are written', async () => {
    const left = 'procedures: [{ name: Tap, code: "1" }], initial: { references: 2, boards: [X, Y] }';
    const right = 'procedures: [{ name: Tap, code: "1" }], initial: { boards: [Y, X], references: 2 }';
    expect(await said(facility(two(left, right)))).toEqual([]);
  });

  it('is found by code, by name and by another name, and told once', async () => {
    for (const [one, other] of [
      ['{ name: Tap, code: "1" }', '{ name: Drain, code: "1" }'],
      ['{ name: Tap }', '{ name: tap }'],
      ['{ name: Tap, code: "1", also: [Drain] }', '{ name: Drain, code: "1" }'],
    ] as const) {
      const yaml = two(`procedures: [${one}]`, `procedures: [${other}], renewal: { references: 1 }`);
      const found = await said(facility(yaml));
      expect(found.map((line) => line.split(':')[0])).toEqual([
        'error facility/two-criteria /privilegeForms/0/lines/1/procedures/0',
      ]);
    }
  });
});

describe('versions of a form', () => {
  it('may stand beside other forms, and follow each other', async () => {
    const yaml = `privilegeForms:
  - { key: a, specialty: S, version: "1", until: 2025-01-01, lines: [{ key: x, name: X, kind: core }] }
  - { key: b, specialty: S, version: "1", lines: [{ key: y, name: Y, kind: core }] }
  - { key: a, specialty: S, version: "2", from: 2025-01-01, lines: [{ key: x, name: X, kind: core }] }`;
    expect(await said(facility(yaml))).toEqual([]);
  });

  it('have names of their own', async () => {
    const yaml = `privilegeForms:
  - { key: a, specialty: S, version: "1", until: 2025-01-01, lines: [{ key: x, name: X, kind: core }] }
  - { key: a, specialty: S, version: "1", from: 2025-01-01, lines: [{ key: x, name: X, kind: core }] }`;
    expect(await said(facility(yaml))).toEqual([
      'error facility/form-overlap /privilegeForms/1/version: `1` is the version of an earlier entry, too',
    ]);
  });
});

describe('terms', () => {
  const at = (state: string): string => `address: { line1: 1 Bay St, city: X, state: ${state} }\n`;
  const three = 'terms: { privileges: P3Y }';

  it('are measured by the accreditor, and by the state whoever accredits', async () => {
    expect(await said(facility(`accreditor: joint-commission\n${at('MA')}${three}`))).toEqual([]);
    expect(await said(facility(`accreditor: dnv\n${at('IL')}${three}`))).toEqual([
      'error facility/term-too-long /terms/privileges: a term of privileges of 3 years is longer than the 2 years that `tjc.term` allows',
    ]);
    expect(await said(facility(`accreditor: dnv\n${at('MA')}terms: { privileges: P37M }`))).toEqual([
      'error facility/term-too-long /terms/privileges: a term of privileges of 37 months is longer than the 3 years that `accreditors.term` allows',
    ]);
  });

  it('of categories and lines are measured too; with no accreditor nothing is said', async () => {
    const long = `categories: [{ key: a, name: A, term: P4Y }]\n${form('{ key: a, name: A, kind: core, term: P5Y }')}`;
    expect((await said(facility(`accreditor: joint-commission\n${long}`))).map((line) => line.split(':')[0])).toEqual([
      'error facility/term-too-long /categories/0/term',
      'error facility/term-too-long /privilegeForms/0/lines/0/term',
    ]);
    expect(await said(facility(long))).toEqual([]);
  });

  it('of health centers follow their programme', async () => {
    const yaml = `empanel: facility/v1\nkey: a\nname: A\nkind: fqhc\nterms: { privileges: P30M }\n`;
    expect(await said(yaml)).toEqual([
      'error facility/term-too-long /terms/privileges: a term of privileges of 30 months is longer than the 2 years that `hrsa.term` allows',
    ]);
  });
});

describe('meetings', () => {
  const bodies = (mec: string, board: string): string =>
    `committees:\n  - { key: m, name: M, kind: mec, meetings: [${mec}] }\n  - { key: b, name: B, kind: board, meetings: [${board}] }`;

  it('on one day, in other months, or with a second one in the month are in order', async () => {
    expect(await said(facility(bodies('2027-01-14', '2027-01-14')))).toEqual([]);
    expect(await said(facility(bodies('2027-02-14', '2027-01-14')))).toEqual([]);
    expect(await said(facility(bodies('2027-01-14', '2027-01-02, 2027-01-28')))).toEqual([]);
  });

  it('of the board before the executive committee are told once', async () => {
    expect(await said(facility(bodies('2027-01-21', '2027-01-14')))).toEqual([
      'warning facility/board-before-committee /committees/1/meetings/0: the board meets on 2027-01-14, before the executive committee on 2027-01-21',
    ]);
  });
});

describe('keys that a facility names', () => {
  it('are those of its own departments and lines', async () => {
    const whole = '---\nempanel: workspace/v1\nid: w\nrole: facility\ntimeZone: America/New_York\n';
    const yaml = `departments: [{ key: medicine, name: Medicine }]
oppe: { indicators: [{ key: deaths, name: Deaths, department: medicin }] }
proxyAgreements: [{ distantSite: T, kind: entity, practitioners: [{ npi: "1234567893", lines: [cor] }] }]
${form('{ key: core, name: C, kind: core }, { key: b, name: B, kind: special, initial: { privileges: [corr] } }')}`;
    expect(await said(facility(yaml) + whole)).toEqual([
      'error reference/unknown /oppe/indicators/0/department: there is no department of this facility `medicin`',
      'error reference/unknown /privilegeForms/0/lines/1/initial/privileges/0: there is no line on any form of this facility `corr`',
      'error reference/unknown /proxyAgreements/0/practitioners/0/lines/0: there is no line on any form of this facility `cor`',
    ]);
  });
});
