import { describe, expect, test } from 'vitest';
import type { FacilityFacts } from '../../../src/domain/facility-facts.ts';
import type { Application, PayerFacts, SubjectFacts } from '../../../src/domain/facts.ts';
import type { Decision, Occurrence, ScreeningRun } from '../../../src/domain/file-facts.ts';
import { type DerivationSettings, deriveDeadlines } from '../../../src/rules/clocks/derivation.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';
import { application, credential, day, facts, payer, step, subject, term, verification } from './sample-facts.ts';

const rules = ruleSet(shippedPacks(), []);
const plan = payer({ key: 'plan', name: 'Plan', lines: ['commercial'], packs: ['ncqa-windows'], delegated: true });
const medicare = payer({ key: 'medicare', name: 'Medicare', lines: ['medicare'], packs: ['medicare'] });

interface World {
  readonly role?: DerivationSettings['role'];
  readonly payers?: readonly PayerFacts[];
  readonly facilities?: readonly FacilityFacts[];
}

/** Rules and due days that show on a day, sorted, with the payer where there is one. */
function asOf(on: string, about: Partial<SubjectFacts>, { role, payers, facilities }: World = {}): readonly string[] {
  const derive = deriveDeadlines(rules, { role: role ?? 'delegated-group' });
  const context = {
    payers: new Map((payers ?? [plan]).map((one) => [one.key, one])),
    facilities: new Map((facilities ?? []).map((one) => [one.key, one])),
  };
  return derive(facts(about), context)
    .filter((row) => row.validFrom <= on && on < row.validUntil)
    .map((row) => `${row.rule} ${row.dueOn ?? 'unknown'}${row.payer === null ? '' : ` ${row.payer}`}`)
    .toSorted();
}

const decision = (id: string, on: string, more: Partial<Decision> = {}): Decision => ({
  id,
  body: 'self',
  program: 'network',
  applicationId: null,
  meetingId: null,
  outcome: 'approved',
  on: day(on),
  noticeOn: null,
  sequence: Number(id.slice(2)),
  ...more,
});

describe('decisions of payers', () => {
  const taken = (id: string, on: string, product: string | null = null): Application =>
    application(on, [step('approved', on)], {
      id,
      payer: 'plan',
      lines: [{ id: `l-${id}`, number: 1, product, group: null, location: null }],
    });

  test('a first application for the same that is approved later takes the place of a cycle that ran out', () => {
    const applications = [taken('a-1', '2022-03-01'), taken('a-2', '2025-06-01')];
    const cycles = (on: string): readonly string[] =>
      asOf(on, { applications }, { role: 'practice' }).filter((row) => row.startsWith('ncqa.recred.cycle'));
    expect(cycles('2025-05-31')).toEqual(['ncqa.recred.cycle 2025-03-01 plan']);
    expect(cycles('2025-06-01')).toEqual(['ncqa.recred.cycle 2028-06-01 plan']);
  });

  test('one for another product does not', () => {
    const applications = [taken('a-1', '2022-03-01', 'ppo'), taken('a-2', '2025-06-01', 'hmo')];
    expect(asOf('2025-06-01', { applications }, { role: 'practice' })).toEqual(
      expect.arrayContaining(['ncqa.recred.cycle 2025-03-01 plan', 'ncqa.recred.cycle 2028-06-01 plan']),
    );
  });

  test.each([
    ['P12M', '2026-06-01'],
    // A plan cannot allow itself more than its accreditor does.
    ['P48M', '2028-06-01'],
    ['P36M', '2028-06-01'],
  ])('a plan that states a cycle of %s is due again on %s', (recredentialEvery, due) => {
    const payers = [payer({ key: 'plan', name: 'Plan', packs: ['ncqa-windows'], recredentialEvery })];
    const rows = asOf('2025-06-01', { applications: [taken('a-1', '2025-06-01')] }, { role: 'practice', payers });
    expect(rows.filter((row) => row.startsWith('ncqa.recred.cycle'))).toEqual([`ncqa.recred.cycle ${due} plan`]);
  });

  test('the steps say whose cycle counts', () => {
    const payers = new Map([['plan', { ...plan, recredentialEvery: 'P2Y' }]]);
    const rows = deriveDeadlines(rules, { role: 'practice' })(facts({ applications: [taken('a-1', '2025-06-01')] }), {
      payers,
    });
    expect(rows.find(({ rule }) => rule === 'ncqa.recred.cycle')?.arithmetic).toEqual([
      'credentialing decision 2025-06-01',
      "`recredentialEvery` in the payer's document: 2 years instead of 36 months",
      '+ 2 years (P2Y) = 2027-06-01',
    ]);
  });
});

describe('decisions of our own committee', () => {
  test('the shortest cycle of those who delegate counts; of who decides itself it does not', () => {
    const payers = [
      { ...plan, recredentialEvery: 'P30M' },
      { ...plan, key: 'other', recredentialEvery: 'P2Y' },
      payer({ key: 'own', name: 'Decides', packs: ['ncqa-windows'], recredentialEvery: 'P12M' }),
    ];
    const rows = asOf('2026-03-31', { decisions: [decision('o-1', '2026-03-31')] }, { payers });
    expect(rows).toContain('ncqa.recred.cycle 2028-03-31');
  });

  test('a decision starts the cycle and the time to tell of it, once for all who delegate', () => {
    const decisions = [decision('o-1', '2026-03-31')];
    expect(asOf('2026-03-30', { decisions })).toEqual([]);
    expect(asOf('2026-03-31', { decisions })).toEqual([
      'ncqa.notice.decision 2026-04-30',
      'ncqa.recred.cycle 2029-03-31',
    ]);
  });

  test('the letter closes the notice, from its day on', () => {
    const decisions = [decision('o-1', '2026-03-31', { noticeOn: day('2026-04-05') })];
    expect(asOf('2026-04-04', { decisions })).toContain('ncqa.notice.decision 2026-04-30');
    expect(asOf('2026-04-05', { decisions })).toEqual(['ncqa.recred.cycle 2029-03-31']);
  });

  test('a tabled file keeps its cycle; a denial ends it and must be told; after that the hearing', () => {
    const first = decision('o-1', '2024-02-29', { noticeOn: day('2024-03-01') });
    const tabled = decision('o-2', '2027-01-10', { outcome: 'tabled' });
    expect(asOf('2027-01-10', { decisions: [first, tabled] })).toEqual(['ncqa.recred.cycle 2027-02-28']);
    const denied = decision('o-3', '2027-02-01', { outcome: 'denied', noticeOn: day('2027-02-10') });
    expect(asOf('2027-02-09', { decisions: [first, tabled, denied] })).toEqual(['ncqa.notice.decision 2027-03-03']);
    expect(asOf('2027-02-10', { decisions: [first, tabled, denied] })).toEqual(['ncqa.appeal 2027-03-12']);
  });

  test('the approval of a payer that delegates begins no second cycle', () => {
    const asked = application('2026-04-01', [step('submitted', '2026-04-01'), step('approved', '2026-05-01')], {
      id: 'a-1',
      payer: 'plan',
    });
    const decisions = [decision('o-1', '2026-03-31', { noticeOn: day('2026-04-02') })];
    const shown = asOf('2026-06-01', { decisions, applications: [asked] });
    expect(shown.filter((row) => row.startsWith('ncqa.recred'))).toEqual(['ncqa.recred.cycle 2029-03-31']);
  });

  test('verifications no longer go stale once our committee has decided on the application', () => {
    const asked = application('2026-03-01', [step('submitted', '2026-03-01')], { id: 'a-1', payer: 'plan' });
    const license = credential('license', [term('t-1', null, '2025-01-01', '2028-01-01')], { id: 'c-1' });
    const made = verification('license', '2026-03-10', { credentialId: 'c-1' });
    const about = { applications: [asked], credentials: [license], verifications: [made] };
    const stale = (on: string, decisions: readonly Decision[]): readonly string[] =>
      asOf(on, { ...about, decisions }).filter((row) => row.startsWith('ncqa.psv.license'));
    expect(stale('2026-04-01', [])).toHaveLength(1);
    expect(stale('2026-04-01', [decision('o-1', '2026-03-31', { applicationId: 'a-1' })])).toEqual([]);
  });

  test('privileges last as long as the packs of the facility say', () => {
    const hospital = { key: 'st-anne', name: 'St. Anne', kind: 'hospital', state: 'OR', packs: ['joint-commission'] };
    const decisions = [decision('o-1', '2026-03-31', { body: 'st-anne', program: 'privileges' })];
    const shown = asOf('2026-04-01', { decisions }, { role: 'facility', payers: [], facilities: [hospital] });
    expect(shown).toContain('tjc.term 2029-03-31');
  });
});

describe('what happened and must be told', () => {
  const moved = (told: Occurrence['told'] = []): Occurrence => ({
    id: 'z-1',
    kind: 'location',
    on: day('2026-09-15'),
    told,
  });
  const enrolled = application('2025-01-01', [step('submitted', '2025-01-01'), step('approved', '2025-02-01')], {
    id: 'a-1',
    payer: 'medicare',
  });
  const world = { role: 'practice', payers: [medicare] } as const;

  test('each payer that has the provider is owed the news, by its own rules; registries by theirs', () => {
    const shown = asOf('2026-09-15', { occurrences: [moved()], applications: [enrolled] }, world);
    expect(shown).toContain('cms.report.phys.location 2026-10-15 medicare');
    expect(shown).toContain('npi.update 2026-10-15');
    expect(asOf('2026-09-14', { occurrences: [moved()], applications: [enrolled] }, world)).not.toContain(
      'npi.update 2026-10-15',
    );
  });

  test('who was told is owed nothing more', () => {
    const told = moved([{ id: 'zt-1', payer: 'medicare', facility: null, on: day('2026-09-20') }]);
    const shown = (on: string): readonly string[] =>
      asOf(on, { occurrences: [told], applications: [enrolled] }, world).filter((row) => !row.startsWith('practice'));
    expect(shown('2026-09-19')).toContain('cms.report.phys.location 2026-10-15 medicare');
    expect(shown('2026-09-20')).toEqual(['npi.update 2026-10-15']);
  });

  test('two payers of one program are two deadlines', () => {
    const other = payer({ ...medicare, key: 'medicare-south', name: 'Medicare South' });
    const second = application('2025-01-01', [step('submitted', '2025-01-01'), step('approved', '2025-02-01')], {
      id: 'a-2',
      payer: 'medicare-south',
    });
    const about = { occurrences: [moved()], applications: [enrolled, second] };
    const shown = asOf('2026-09-15', about, { ...world, payers: [medicare, other] });
    expect(shown.filter((row) => row.startsWith('cms.report'))).toEqual([
      'cms.report.phys.location 2026-10-15 medicare',
      'cms.report.phys.location 2026-10-15 medicare-south',
    ]);
  });

  test('an enrollment in Medicare counts without an application', () => {
    const own = credential('medicare', [term('t-1', '2024-01-01', '2024-01-01', null)], { status: 'enrolled' });
    const shown = asOf('2026-09-15', { occurrences: [moved()], credentials: [own] }, { ...world, payers: [] });
    expect(shown).toContain('cms.report.phys.location 2026-10-15');
  });

  test('a commercial plan is told nothing by the rules of Medicare', () => {
    const asked = application('2025-01-01', [step('submitted', '2025-01-01'), step('approved', '2025-02-01')], {
      id: 'a-3',
      payer: 'plan',
    });
    const shown = asOf('2026-09-15', { occurrences: [moved()], applications: [asked] }, { role: 'practice' });
    expect(shown.filter((row) => row.startsWith('cms.'))).toEqual([]);
  });

  describe('a plan whose agreement says how soon it must be told', () => {
    const asked = application('2025-01-01', [step('submitted', '2025-01-01'), step('approved', '2025-02-01')], {
      id: 'a-3',
      payer: 'plan',
    });
    const shown = (more: Partial<PayerFacts>, told: Occurrence['told'] = []): readonly string[] =>
      asOf(
        '2026-09-20',
        { occurrences: [moved(told)], applications: [asked] },
        { role: 'practice', payers: [{ ...plan, ...more }] },
      ).filter((row) => /^(practice.payer-change|cms.report).* plan$/.test(row));

    test('without the time in its document, the day is not known, and that is shown', () => {
      expect(shown({})).toEqual(['practice.payer-change unknown plan']);
      expect(shown({}, [{ id: 'zt-1', payer: 'plan', facility: null, on: day('2026-09-18') }])).toEqual([]);
    });

    test('with it, or with an override, the day is counted', () => {
      expect(shown({ changesWithin: 'P45D' })).toEqual(['practice.payer-change 2026-10-30 plan']);
      const overrides = [{ rule: 'practice.payer-change', add: 'P10D', reason: 'agreement, section 4.2' }];
      expect(shown({ overrides })).toEqual(['practice.payer-change 2026-09-25 plan']);
    });

    test('it is not asked for where another rule gives a time', () => {
      expect(shown({ lines: ['commercial', 'medicare'], packs: ['medicare'] })).toEqual([
        'cms.report.phys.location 2026-10-15 plan',
      ]);
    });

    test('a program without a document of its own has nowhere to state it', () => {
      const own = credential('medicaid', [term('t-1', '2024-01-01', '2024-01-01', null)], { status: 'enrolled' });
      const rows = asOf('2026-09-20', { occurrences: [moved()], credentials: [own] }, { role: 'practice', payers: [] });
      expect(rows.filter((row) => row.startsWith('practice.payer-change'))).toEqual([]);
    });
  });
});

describe('what is looked at again', () => {
  const run = (id: string, on: string): ScreeningRun => ({
    id,
    on: day(on),
    lists: [{ id: 'y-1', list: 'leie', publishedOn: day('2026-11-09'), givenOn: day(on) }],
  });
  /** A run over files of lists, by their days. */
  const over = (on: string, lists: Readonly<Record<string, string>>): ScreeningRun => ({
    id: `r-${on}`,
    on: day(on),
    lists: Object.entries(lists).map(([list, of]) => ({
      id: `y-${list}-${of}`,
      list,
      publishedOn: of === '' ? null : day(of),
      givenOn: day(on),
    })),
  });
  const releases = (on: string, screenings: readonly ScreeningRun[], role: DerivationSettings['role']) =>
    asOf(on, { screenings }, { role }).filter((row) => row.includes('.release'));

  test('a list counts from the day by which the next one was out, however late it was looked through', () => {
    // May is out by 10 June and June by 10 July: 30 days, or a month, from then.
    expect(releases('2026-06-15', [over('2026-06-15', { leie: '2026-05-01' })], 'delegated-group')).toEqual([
      'excl.release 2026-08-10',
      'ncqa.mon.release 2026-08-09',
    ]);
    const old = [over('2026-06-15', { leie: '2019-12-01' })];
    expect(releases('2026-06-15', old, 'delegated-group')).toEqual([
      'excl.release 2020-03-10',
      'ncqa.mon.release 2020-03-11',
    ]);
    expect(releases('2026-06-15', old, 'practice')).toEqual(['excl.release 2020-03-10']);
    expect(releases('2025-06-30', [over('2025-06-15', { leie: '2019-12-01' })], 'delegated-group')).toEqual([
      'excl.release 2020-03-10',
    ]);
  });

  test('each list by the rhythm of its agency, the newest edition of the last run; an undated one from the day it was given', () => {
    expect(releases('2026-06-15', [over('2026-06-15', { sam: '2026-05-30' })], 'practice')).toEqual([
      'excl.release 2026-06-30',
    ]);
    expect(releases('2026-06-15', [over('2026-06-15', { 'state:PA': '2026-05-31' })], 'practice')).toEqual([
      'excl.release 2026-07-30',
    ]);
    expect(releases('2026-06-15', [over('2026-06-09', { leie: '' })], 'practice')).toEqual(['excl.release 2026-07-10']);
    expect(releases('2026-06-15', [over('2026-06-10', { leie: '' })], 'practice')).toEqual(['excl.release 2026-08-10']);
    const twice = [over('2026-06-15', { leie: '2019-12-01' }), over('2026-06-16', { leie: '2026-05-01' })];
    expect(releases('2026-06-15', twice, 'practice')).toEqual(['excl.release 2020-03-10']);
    expect(releases('2026-06-16', twice, 'practice')).toEqual(['excl.release 2026-08-10']);
    expect(releases('2026-06-15', [over('2026-06-15', { 'opt-out': '2019-01-01' })], 'practice')).toEqual([]);
  });

  test('a screening run is told once, of the group, and not of each provider', () => {
    const screenings = [run('r-1', '2026-10-10'), run('r-2', '2026-11-10')];
    const group = subject({ kind: 'group', type: null, npi: null });
    expect(asOf('2026-11-09', { subject: group, screenings })).toContain('excl.leie 2026-11-10');
    expect(asOf('2026-11-10', { subject: group, screenings })).toContain('excl.leie 2026-12-10');
    expect(asOf('2026-11-10', { subject: subject({ groups: ['riverbend'] }), screenings })).toEqual([]);
  });

  test('a look by hand is one at the list of the OIG as it was that day, of nobody but the one looked up', () => {
    const screenings = [over('2026-06-15', { leie: '2019-12-01', sam: '2026-06-14' })];
    const shown = (
      verifications: SubjectFacts['verifications'],
      about: Partial<SubjectFacts> = {},
    ): readonly string[] =>
      asOf('2026-06-20', { screenings, verifications, ...about }, { role: 'practice' }).filter((row) =>
        row.startsWith('excl.'),
      );
    const byHand = [verification('exclusions', '2026-06-12')];
    expect(shown([])).toEqual(['excl.leie 2026-07-15', 'excl.release 2020-03-10', 'excl.release 2026-07-15']);
    // On 12 June that of May was out.
    expect(shown(byHand)).toEqual(['excl.leie 2026-07-15', 'excl.release 2026-07-15', 'excl.release 2026-08-10']);
    expect(shown([verification('exclusions', '2026-06-18')])[0]).toBe('excl.leie 2026-07-18');
    const group = subject({ kind: 'group', type: null, npi: null });
    expect(shown(byHand, { subject: group })).toContain('excl.release 2020-03-10');
  });

  test('each license is looked at every month by who decides, from the newest look', () => {
    const license = credential('license', [term('t-1', '2025-01-01', '2025-01-01', '2027-12-31')]);
    const looked = (on: string) => verification('license', on, { credentialId: license.id });
    const shown = (on: string, role: DerivationSettings['role']): readonly string[] =>
      asOf(
        on,
        { credentials: [license], verifications: [looked('2026-01-31'), looked('2026-02-20')] },
        { role },
      ).filter((row) => row.startsWith('ncqa.mon.license_expiry'));
    // Until the first look no day is known to count from, and it is expected all the same.
    expect(shown('2025-12-01', 'delegated-group')).toEqual(['ncqa.mon.license_expiry unknown']);
    expect(shown('2026-01-30', 'delegated-group')).toEqual(['ncqa.mon.license_expiry unknown']);
    expect(shown('2024-12-31', 'delegated-group')).toEqual([]);
    expect(shown('2025-12-01', 'practice')).toEqual([]);
    expect(shown('2026-02-19', 'delegated-group')).toEqual(['ncqa.mon.license_expiry 2026-02-28']);
    expect(shown('2026-02-20', 'delegated-group')).toEqual(['ncqa.mon.license_expiry 2026-03-20']);
    expect(shown('2026-02-20', 'practice')).toEqual([]);
  });

  test('the data bank is asked again, unless it reports of itself', () => {
    const hospital = { key: 'st-anne', name: 'St. Anne', kind: 'hospital', state: 'OR', packs: ['npdb'] };
    const world = { role: 'facility', payers: [], facilities: [hospital] } as const;
    const verifications = [verification('npdb', '2024-02-29')];
    expect(asOf('2026-01-01', { verifications }, world)).toContain('npdb.query.2y 2026-02-28');
    const monitorings = [
      { id: 'm-1', service: 'npdb-continuous-query', on: day('2026-01-10'), from: day('2026-01-10'), until: null },
    ];
    const shown = asOf('2026-01-10', { verifications, monitorings }, world);
    expect(shown.filter((row) => row.startsWith('npdb'))).toEqual(['npdb.cq.renew 2027-01-10']);
    expect(asOf('2026-01-10', { verifications }, { ...world, role: 'practice' })).toEqual([]);
  });
});

test('Medicare Advantage never: state law on the payer’s decision follows the line of the product asked for', () => {
  const mixed = payer({
    key: 'mixed',
    name: 'Mixed Plan',
    lines: ['commercial', 'medicare-advantage'],
    states: ['OR'],
    packs: ['state-payer-clocks'],
    productLines: { senior: 'medicare-advantage', ppo: 'commercial' },
  });
  const asked = (product: string): SubjectFacts['applications'][number] =>
    application('2026-04-01', [step('submitted', '2026-04-01'), step('complete', '2026-04-02')], {
      id: 'a-1',
      payer: 'mixed',

      lines: [{ id: 'l-1', number: 1, product, group: null, location: null }],
    });
  const decide = (product: string): readonly string[] =>
    asOf(
      '2026-04-03',
      { subject: subject({ states: ['OR'] }), applications: [asked(product)] },
      { role: 'practice', payers: [mixed] },
    ).filter((row) => row.startsWith('state.or.'));
  expect(decide('ppo')).toContain('state.or.decide 2026-07-01 mixed');
  expect(decide('senior')).toEqual([]);
});
