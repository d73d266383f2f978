import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { Credential, SubjectFacts, Verification } from '../../../src/domain/facts.ts';
import { noFileFacts } from '../../../src/domain/file-facts.ts';
import type { Pack } from '../../../src/domain/nouns/pack.ts';
import type { DecidedFile } from '../../../src/reports/decided-files.ts';
import type { OfficeQuestion } from '../../../src/reports/report.ts';
import { verificationMatters } from '../../../src/reports/verification-matters.ts';
import type { WorkspaceRole } from '../../../src/rules/pack-entry.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';

/** A standard that changed on 1 July 2025, with a rule about sources. */
const pack: Pack = {
  empanel: 'pack/v1',
  id: 'house',
  version: '2026.11',
  title: 'House standard',
  publisher: 'the house',
  lastChecked: '2026-11-22',
  requirements: [
    rule('house.license', { element: 'license', verified: { within: 'P180D' } }, { until: '2025-07-01' }),
    rule('house.license', { element: 'license', verified: { within: 'P120D' } }, { since: '2025-07-01' }),
    rule(
      'house.exclusions',
      { element: 'exclusions', verified: { sources: ['state agency'], alsoSources: ['LEIE'] } },
      {},
    ),
    rule('house.education', { element: 'education', orElse: ['board'], verified: {} }, {}),
    rule('house.dea', { element: 'dea', validThrough: 'decision', verified: {} }, {}),
    rule(
      'house.claims',
      { element: 'malpractice-history', verified: { within: 'P120D', monitoredBy: ['npdb-continuous-query'] } },
      {},
    ),
  ],
} as unknown as Pack;

function rule(id: string, needs: object, versions: object): object {
  const cite = { source: 'bylaws' };
  const binds = { roles: ['delegated-group'] };
  return { id, title: id, why: 'so', cite, confidence: 'practice', before: 'decision', binds, needs, ...versions };
}

const license: Credential = {
  id: 'c-1',
  kind: 'license',
  naturalKey: 'MA',
  label: 'MA license 1',
  state: 'MA',
  status: 'active',
  valueHash: 'hash',
  terms: [],
};

function verified(element: string, on: string, more: Partial<Verification> = {}): Verification {
  return {
    id: `v-${element}-${on}`,
    element,
    credentialId: element === 'license' ? 'c-1' : null,
    source: 'LEIE',
    method: null,
    on: on as CalendarDate,
    sequence: 1,
    by: null,
    result: 'verified',
    valueHash: element === 'license' ? 'hash' : null,
    evidence: null,
    ...more,
  };
}

/** States by rule, with the last usable day where there is one. */
async function told(
  verifications: readonly Verification[],
  {
    asOf,
    decisionOn = null,
    role = 'delegated-group',
    more = {},
    rules: house = pack,
  }: { asOf: string; decisionOn?: string | null; role?: WorkspaceRole; more?: Partial<SubjectFacts>; rules?: Pack },
): Promise<Readonly<Record<string, string>>> {
  const facts: SubjectFacts = {
    subject: {
      id: 'p-1',
      kind: 'provider',
      key: '1992000012',
      npi: '1992000012',
      name: 'Reyes, Ana',
      practice: null,
      type: 'md',
      status: 'active',
      states: ['MA'],
      taxonomies: [],
      groups: [],
    },
    credentials: [license],
    applications: [],
    verifications,
    waivers: [],
    ...noFileFacts,
    ...more,
  };
  const file: DecidedFile = {
    facts,
    application: null,
    payer: null,
    payerDocument: null,
    facility: null,
    packs: [],
    ownKind: null,
    decisionOn: decisionOn as CalendarDate | null,
    decisionBy: null,
  };
  const rules = ruleSet([{ path: 'house.pack.yaml', pack: house }], []);
  const question = { asOf, office: { role, meetings: [], rules: async () => rules } } as unknown as OfficeQuestion;
  const matters = await verificationMatters(file, question);
  return Object.fromEntries(
    matters.map(({ entry, state, staleOn }) => [entry.id, staleOn === null ? state : `${state}, through ${staleOn}`]),
  );
}

describe('age on the day of the decision', () => {
  const made = [verified('license', '2025-02-15')];

  test('the limit in force on that day counts, and the last usable day stops at the change', async () => {
    const through = 'through 2025-06-30';
    expect(await told(made, { asOf: '2025-06-01' })).toMatchObject({ 'house.license': `verified, ${through}` });
    expect(await told(made, { asOf: '2025-06-01', decisionOn: '2025-06-30' })).toMatchObject({
      'house.license': `verified, ${through}`,
    });
    expect(await told(made, { asOf: '2025-06-01', decisionOn: '2025-07-01' })).toMatchObject({
      'house.license': `goes stale, ${through}`,
    });
    expect(await told(made, { asOf: '2025-07-01' })).toMatchObject({ 'house.license': `stale, ${through}` });
  });

  test('the last usable day is still in time', async () => {
    const late = [verified('license', '2026-01-10')];
    expect(await told(late, { asOf: '2026-05-10' })).toMatchObject({ 'house.license': 'verified, through 2026-05-10' });
    expect(await told(late, { asOf: '2026-05-11' })).toMatchObject({ 'house.license': 'stale, through 2026-05-10' });
  });

  test('what was verified after the day asked about is not known yet', async () => {
    expect(await told([verified('license', '2026-01-10')], { asOf: '2026-01-09' })).toMatchObject({
      'house.license': 'missing',
    });
  });
});

describe('what ends before the verification does', () => {
  const term = (id: string, from: string, through: string): Credential['terms'][number] => ({
    id,
    happenedOn: null,
    from: from as CalendarDate,
    through: through as CalendarDate,
  });
  const terms = [term('t-1', '2023-08-01', '2026-07-31')];
  const dea: Credential = { ...license, id: 'c-2', kind: 'dea', label: 'DEA', state: null, terms };
  const made = [verified('dea', '2026-06-01', { credentialId: 'c-2', valueHash: 'hash' })];

  test('a paper that must be in force at the decision counts through its own end', async () => {
    const more = { credentials: [dea] };
    const on = (decisionOn: string) => told(made, { asOf: '2026-06-15', decisionOn, more });
    expect(await on('2026-07-31')).toMatchObject({ 'house.dea': 'verified, through 2026-07-31' });
    expect(await on('2026-08-01')).toMatchObject({ 'house.dea': 'goes stale, through 2026-07-31' });
    expect(await told(made, { asOf: '2026-08-01', more })).toMatchObject({ 'house.dea': 'stale, through 2026-07-31' });
    const renewed = { ...dea, terms: [...terms, term('t-2', '2026-08-01', '2029-07-31')] };
    expect(await told(made, { asOf: '2026-08-01', more: { credentials: [renewed] } })).toMatchObject({
      'house.dea': 'verified, through 2029-07-31',
    });
  });

  test('an enrollment that ends keeps a query fresh through its last day', async () => {
    const query = verified('malpractice-history', '2026-01-10', { source: 'NPDB' });
    const [from, until] = ['2026-01-10', '2026-06-30'] as CalendarDate[];
    const enrollment = { id: 'm-1', service: 'npdb-continuous-query', on: from, from, until, sequence: 1 };
    const monitorings = [enrollment] as unknown as SubjectFacts['monitorings'];
    const on = (asOf: string, decisionOn: string) => told([query], { asOf, decisionOn, more: { monitorings } });
    expect(await on('2026-06-15', '2026-06-29')).toMatchObject({ 'house.claims': 'verified' });
    expect(await on('2026-06-15', '2026-06-30')).toMatchObject({ 'house.claims': 'goes stale, through 2026-06-29' });
    expect(await on('2026-06-30', '2026-06-30')).toMatchObject({ 'house.claims': 'stale, through 2026-05-10' });
  });
});

describe('a board of another state', () => {
  const asOf = '2026-02-01';
  const boards: Pack = {
    ...pack,
    requirements: [rule('house.license', { element: 'license', verified: { sources: ['state-board'] } }, {})],
  } as unknown as Pack;

  test('does not count, and takes the place of none of the right one', async () => {
    const own = verified('license', '2026-01-09', { source: 'MA Board of Registration in Medicine' });
    const other = verified('license', '2026-01-10', { id: 'v-2', source: 'Washington Medical Commission' });
    expect(await told([other], { asOf, rules: boards })).toEqual({ 'house.license': 'source not accepted' });
    expect(await told([own, other], { asOf, rules: boards })).toEqual({ 'house.license': 'verified' });
  });
});

describe('an element that is no paper', () => {
  test('is changed when the dossier says something else', async () => {
    const made = [verified('education', '2026-01-10', { valueHash: 'then' })];
    const state = (education?: string) =>
      told(made, {
        asOf: '2026-02-01',
        more: { elementHashes: education === undefined ? {} : { education } },
      });
    expect(await state('then')).toMatchObject({ 'house.education': 'verified' });
    expect(await state('now')).toMatchObject({ 'house.education': 'changed since verified' });
    expect(await state()).toMatchObject({ 'house.education': 'changed since verified' });
  });

  test('stays proved by a board certificate that was renewed', async () => {
    const board: Credential = { ...license, id: 'c-3', kind: 'board', label: 'ABFM', valueHash: 'renewed' };
    const made = [verified('board', '2026-01-10', { credentialId: 'c-3', valueHash: 'then' })];
    expect(await told(made, { asOf: '2026-02-01', more: { credentials: [board] } })).toMatchObject({
      'house.education': 'verified',
    });
  });
});

describe('what verifies nothing', () => {
  const asOf = '2026-02-01';

  test.each([
    ['discrepant', { result: 'discrepant' }],
    ['not found', { result: 'not-found' }],
    ['changed since verified', { valueHash: 'another' }],
  ] as const)('%s', async (state, more) => {
    expect(await told([verified('license', '2026-01-10', more)], { asOf })).toMatchObject({ 'house.license': state });
  });

  test('a source that is not accepted, and one source where two are asked for', async () => {
    const other = [verified('exclusions', '2026-01-10', { source: 'a search engine' })];
    expect(await told(other, { asOf })).toMatchObject({ 'house.exclusions': 'source not accepted' });
    const agency = [verified('exclusions', '2026-01-10', { source: 'state agency', sequence: 2 })];
    expect(await told(agency, { asOf })).toMatchObject({ 'house.exclusions': 'second source missing' });
    const both = [...agency, verified('exclusions', '2026-01-09')];
    expect(await told(both, { asOf })).toMatchObject({ 'house.exclusions': 'verified' });
  });

  test('what may stand in for an element stands in for its verification', async () => {
    expect(await told([verified('board', '2026-01-10')], { asOf })).toMatchObject({ 'house.education': 'verified' });
  });
});

test('where another decides, nothing is missing here', async () => {
  expect(await told([verified('license', '2026-01-10')], { asOf: '2026-02-01', role: 'practice' })).toEqual({
    'house.license': 'verified, through 2026-05-10',
  });
});

describe('a source that is not accepted', () => {
  const accepted = verified('exclusions', '2026-03-01', { source: 'state agency' });
  const second = verified('exclusions', '2026-03-01', { id: 'v-2' });
  const other = verified('exclusions', '2026-03-20', { id: 'v-3', source: 'a colleague' });
  const state = async (...made: readonly Verification[]): Promise<string | undefined> =>
    (await told(made, { asOf: '2026-04-01' }))['house.exclusions'];

  test('verifies nothing, and takes the place of none that does', async () => {
    expect(await state(second, other)).toBe('source not accepted');
    expect(await state(accepted, second, other)).toBe('verified');
  });

  test('is heard where it found a difference, and does not end one', async () => {
    expect(await state(accepted, second, { ...other, result: 'discrepant' })).toBe('discrepant');
    const differs = verified('exclusions', '2026-03-10', { id: 'v-4', source: 'state agency', result: 'discrepant' });
    expect(await state(accepted, second, differs, other)).toBe('discrepant');
  });
});
