/** Which dates of privileging clocks may count from, on which days. */

import { describe, expect, test } from 'vitest';
import { duration } from '../../../src/domain/calendar/duration.ts';
import type { ActionEvent, PrivilegeAction } from '../../../src/domain/privileges/privilege-action.ts';
import { noPrivileges, type PrivilegeFacts } from '../../../src/domain/privileges/privilege-facts.ts';
import { privilegeActionCircumstances, privilegeCircumstances } from '../../../src/rules/clocks/privilege-dates.ts';
import { appointmentAt, focusedAt, grantAt, suspensionAt } from './privileging/sample-privileges.ts';
import { day, facts } from './sample-facts.ts';

const context = { payers: new Map() };

/** What is so on a day: anchors with their dates. */
function anchorsOn(privileges: Partial<PrivilegeFacts>, on: string): Readonly<Record<string, string | null>> {
  const subject = facts({ privileges: { ...noPrivileges, ...privileges } });
  const all = [
    ...privilegeCircumstances(subject, context),
    ...privilegeActionCircumstances(subject, context, duration('P30D')),
  ].filter(({ from, until }) => from <= on && on < until);
  return Object.fromEntries(all.flatMap(({ dates }) => Object.entries(dates).map(([name, one]) => [name, one.on])));
}

const reviewed = (until: string | null, more: Partial<PrivilegeAction> = {}): PrivilegeAction => ({
  ...suspensionAt('bayview', '2026-03-02', until),
  cause: 'professional',
  ...more,
});

const event = (kind: ActionEvent['kind'], on: string): ActionEvent => ({
  id: `pe-${kind}`,
  subjectId: 's-1',
  facility: 'bayview',
  actionId: 'pa-1',
  decisionId: null,
  kind,
  on: day(on),
  hearingOn: null,
  text: null,
  reference: null,
  sequence: 9,
});

describe('terms', () => {
  const held = {
    appointments: [appointmentAt('bayview', '2026-01-28', '2029-01-28')],
    grants: [grantAt('bayview', ['2026-01-28', '2026-01-28', '2029-01-28'])],
  };

  test('the board must have decided by the last day in force', () => {
    expect(anchorsOn(held, '2026-02-01')).toMatchObject({
      'privilege.grantedOn': '2026-01-28',
      'privilege.expiresOn': '2029-01-27',
    });
  });

  test('nothing shows before the decision', () => {
    expect(anchorsOn(held, '2026-01-27')).toEqual({});
  });

  test('who resigned is not reappointed', () => {
    const resigned = { ...suspensionAt('bayview', '2026-05-04', null), kind: 'withdrawal' as const };
    expect(anchorsOn({ ...held, actions: [resigned] }, '2026-05-03')).toHaveProperty(['privilege.grantedOn']);
    expect(anchorsOn({ ...held, actions: [resigned] }, '2026-05-04')).toEqual({});
  });

  test('a line that ends before the appointment has its own end, and its holder is appraised once', () => {
    const short = grantAt('bayview', ['2026-01-28', '2026-01-28', '2028-01-28']);
    const subject = facts({ privileges: { ...noPrivileges, ...held, grants: [short] } });
    const terms = privilegeCircumstances(subject, context)
      .filter(({ dates }) => dates['privilege.expiresOn'] !== undefined)
      .map(({ dates }) => [dates['privilege.grantedOn']?.on, dates['privilege.expiresOn']?.on]);
    expect(terms).toEqual([
      ['2026-01-28', '2029-01-27'],
      [null, '2028-01-27'],
    ]);
  });

  test('the first ongoing review counts from the first day there', () => {
    expect(anchorsOn(held, '2026-06-01')).toHaveProperty(['oppe.startedOn'], '2026-01-28');
  });

  test('the next review counts by the schedule of the facility too, and says how', () => {
    const hospital = { key: 'bayview', name: 'Bayview', kind: 'hospital', state: 'OR', packs: [], reviewEvery: 'P6M' };
    const facilities = new Map([['bayview', hospital]]);
    const all = privilegeCircumstances(facts({ privileges: { ...noPrivileges, ...held } }), { ...context, facilities });
    const last = all.flatMap(({ dates }) => dates['oppe.dueOn'] ?? []).at(-1);
    expect(last).toMatchObject({ on: '2026-07-28' });
    expect(last?.steps).toEqual([
      'first day of privileges there 2026-01-28',
      '+ 6 months (P6M, `oppe.every` of the facility) = 2026-07-28',
    ]);
  });

  test('terms that follow each other are one time; after a gap it begins anew', () => {
    const grants = [
      grantAt('bayview', ['2020-01-28', '2020-01-28', '2023-01-28']),
      { ...grantAt('bayview', ['2023-01-10', '2023-01-28', '2026-01-28']), id: 'pg-2' },
      { ...grantAt('bayview', ['2026-05-01', '2026-05-01', '2029-05-01']), id: 'pg-3' },
    ];
    expect(anchorsOn({ grants }, '2024-01-01')).toHaveProperty(['oppe.startedOn'], '2020-01-28');
    expect(anchorsOn({ grants }, '2026-03-01')).not.toHaveProperty(['oppe.startedOn']);
    expect(anchorsOn({ grants }, '2026-06-01')).toHaveProperty(['oppe.startedOn'], '2026-05-01');
  });
});

describe('suspensions for competence or conduct', () => {
  test('rest on the day they began, until notice of the hearing rights is given', () => {
    const actions = [reviewed(null)];
    expect(anchorsOn({ actions }, '2026-03-05')).toEqual({ 'privilege.suspendedOn': '2026-03-02' });
    const events = [event('action-notice', '2026-03-10')];
    expect(anchorsOn({ actions, events }, '2026-03-11')).toEqual({ 'hearing.actionNoticeOn': '2026-03-10' });
  });

  test.each([
    ['the thirtieth day', '2026-04-01', undefined],
    ['the day after it', '2026-04-02', '2026-04-02'],
    ['much later', '2026-09-01', '2026-04-02'],
  ])('without an end are reported once they lasted longer: %s', (_, on, expected) => {
    expect(anchorsOn({ actions: [reviewed(null)] }, on)['npdb.actionOn']).toBe(expected);
  });

  test.each([
    ['thirty days', '2026-04-01', undefined],
    ['thirty-one days', '2026-04-02', '2026-03-02'],
  ])('with an end are reported by their length: %s', (_, until, expected) => {
    expect(anchorsOn({ actions: [reviewed(until)] }, '2026-03-02')['npdb.actionOn']).toBe(expected);
  });

  test('are reported no more once they were', () => {
    const events = [event('npdb-report', '2026-04-10')];
    expect(anchorsOn({ actions: [reviewed(null)], events }, '2026-04-09')).toHaveProperty(['npdb.actionOn']);
    expect(anchorsOn({ actions: [reviewed(null)], events }, '2026-04-10')).not.toHaveProperty(['npdb.actionOn']);
  });

  test('for late records start no clock', () => {
    expect(anchorsOn({ actions: [suspensionAt('bayview', '2026-03-02', null)] }, '2026-06-01')).toEqual({});
  });

  test('given up under investigation is reported from the day of the letter', () => {
    const surrender = reviewed(null, { kind: 'surrender', cause: 'request', underInvestigation: true });
    expect(anchorsOn({ actions: [surrender] }, '2026-03-02')).toEqual({ 'npdb.actionOn': '2026-03-02' });
  });
});

test('temporary privileges count from the first day of the application while it waits', () => {
  const request = {
    id: 'pr-1',
    subjectId: 's-1',
    facility: 'bayview',
    type: 'initial' as const,
    applicationId: null,
    category: null,
    department: null,
    on: day('2026-01-05'),
    replacesId: null,
    note: null,
    lines: [
      {
        id: 'pl-1',
        number: 1,
        criteria: [],
        form: { id: 'pf-1', key: 'form', version: '1' },
        line: { key: 'core', name: 'Core', kind: 'core' as const },
      },
    ],
    recommendations: [],
    decisions: [],
    sequence: 1,
  };
  const temporary = { basis: 'temporary-applicant', requestId: 'pr-1', requestLineId: 'pl-1' } as const;
  const grants = [
    grantAt('bayview', ['2026-02-02', '2026-02-02', '2026-03-01'], undefined, temporary),
    grantAt('bayview', ['2026-03-01', '2026-03-01', '2026-04-01'], undefined, { ...temporary, id: 'pg-2' }),
  ];
  expect(anchorsOn({ requests: [request], grants }, '2026-03-15')).toEqual({ 'privilege.temporaryOn': '2026-02-02' });
  const granted = grantAt('bayview', ['2026-03-25', '2026-03-25', '2029-03-25'], undefined, {
    id: 'pg-3',
    requestId: 'pr-1',
    requestLineId: 'pl-1',
  });
  expect(anchorsOn({ requests: [request], grants: [...grants, granted] }, '2026-03-26')).not.toHaveProperty([
    'privilege.temporaryOn',
  ]);
});

describe('focused evaluations', () => {
  const focused = [focusedAt('bayview', '2026-01-28', { grantId: 'pg-core', line: 'core' })];

  test('wait for their result while the line is held, and no longer', () => {
    const grants = [grantAt('bayview', ['2026-01-28', '2026-01-28', '2026-05-28'])];
    expect(anchorsOn({ grants, focused }, '2026-05-27')).toHaveProperty(['fppe.openedOn'], '2026-01-28');
    expect(anchorsOn({ grants, focused }, '2026-05-28')).not.toHaveProperty(['fppe.openedOn']);
  });

  test('wait for it while the next grant of the line goes on', () => {
    const grants = [
      grantAt('bayview', ['2026-01-28', '2026-01-28', '2026-05-28'], undefined, { basis: 'temporary-applicant' }),
      grantAt('bayview', ['2026-05-27', '2026-05-28', '2029-05-28'], undefined, { id: 'pg-2' }),
    ];
    expect(anchorsOn({ grants, focused }, '2026-06-15')).toHaveProperty(['fppe.openedOn'], '2026-01-28');
  });
});
