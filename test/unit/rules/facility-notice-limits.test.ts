/** By when other facilities want to be told of an action against somebody who holds privileges there. */

import { expect, test } from 'vitest';
import type { DerivationContext } from '../../../src/domain/facts.ts';
import type { Told } from '../../../src/domain/file-facts.ts';
import type { TimeLimit } from '../../../src/domain/nouns/facility.ts';
import { noPrivileges } from '../../../src/domain/privileges/privilege-facts.ts';
import { facilityNotices } from '../../../src/rules/clocks/facility-notice-limits.ts';
import { grantAt, suspensionAt } from './privileging/sample-privileges.ts';
import { day, facts } from './sample-facts.ts';

const limit: TimeLimit = { step: 'report-action', within: 'P5D', section: 'Section 7' };
const facility = (key: string, bylaws: readonly TimeLimit[]) =>
  [key, { key, name: key.toUpperCase(), kind: 'hospital', state: 'OR', packs: [], bylaws }] as const;
const context = (bylaws: readonly TimeLimit[]): DerivationContext =>
  ({
    payers: new Map(),
    facilities: new Map([facility('bayview', [limit]), facility('harbor', bylaws)]),
  }) as unknown as DerivationContext;
const term = ['2026-01-28', '2026-02-01', '2029-02-01'] as const;
const held = {
  ...noPrivileges,
  grants: [grantAt('bayview', term), grantAt('harbor', term, undefined, { id: 'pg-2' })],
  actions: [{ ...suspensionAt('bayview', '2026-06-10', null), occurrenceId: 'oc-1' }],
};

function days(told: readonly Told[] = [], bylaws: readonly TimeLimit[] = [limit], kind = 'adverse-action') {
  const occurrence = { id: 'oc-1', kind, on: day('2026-06-10'), told };
  return facilityNotices(occurrence, facts({ privileges: held }), context(bylaws)).map(
    ({ facility: key, from, until, dates }) => [key, from, until, dates['change.tellBy']?.on],
  );
}

test('the house that did not act hears of it within its own time, until it was told', () => {
  expect(days()).toEqual([['harbor', '2026-06-10', '9999-12-31', '2026-06-15']]);
  const told: Told = {
    id: 'ot-1',
    payer: null,
    facility: 'harbor',
    on: day('2026-06-12'),
    via: null,
    reference: null,
  } as Told;
  expect(days([told])).toEqual([['harbor', '2026-06-10', '2026-06-12', '2026-06-15']]);
  expect(days([{ ...told, on: day('2026-06-10') }])).toEqual([]);
  expect(days([{ ...told, facility: 'bayview' }])).toHaveLength(1);
});

test('bylaws without a time, and a change of another kind, ask for nothing', () => {
  expect(days([], [])).toEqual([]);
  expect(days([], [limit], 'location')).toEqual([]);
});
