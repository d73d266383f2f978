import { describe, expect, test } from 'vitest';
import { lastDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { ContractFacts } from '../../../src/domain/contracts/contract.ts';
import type { PayerFacts, SubjectFacts } from '../../../src/domain/facts.ts';
import { noStanding } from '../../../src/domain/provider-standing.ts';
import type { BillingFacts } from '../../../src/rules/participation/billing-case.ts';
import { participation } from '../../../src/rules/participation/derivation.ts';
import { planner, sharedSteps } from '../../../src/rules/planning/plan.ts';
import type { PlanQuestion } from '../../../src/rules/planning/plan-question.ts';
import type { PayerPlan, PlanStep } from '../../../src/rules/planning/plan-step.ts';
import { inTinWords, payersConcerned, underNewTin } from '../../../src/rules/planning/what-if.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';
import { application, credential, day, facts, payer, step, subject, term } from './sample-facts.ts';

const rules = ruleSet(shippedPacks(), []);
const plan = planner(rules, 'practice');
const npi = '1234567893';
const asOf = day('2026-06-01');

const contract = (more: Partial<ContractFacts> = {}): ContractFacts => ({
  key: 'deal',
  payer: 'aetna-ma',
  holder: { kind: 'group', key: 'clinic' },
  route: 'group',
  status: 'signed',
  products: [],
  excludedProducts: [],
  allProducts: true,
  locations: [],
  signedOn: null,
  effectiveOn: day('2024-01-01'),
  endsOn: null,
  delegated: false,
  portable: null,
  newProvidersFrom: null,
  filing: {},
  ...more,
});

interface Sample {
  readonly payer?: Partial<PayerFacts>;
  readonly facts?: Partial<SubjectFacts>;
  readonly contracts?: readonly ContractFacts[];
}

function about(sample: Sample = {}): BillingFacts {
  const papers = [
    credential('license', [term('t', null, '2020-01-01', null)], { state: 'MA' }),
    credential('malpractice', [term('t', null, '2020-01-01', null)]),
  ];
  const contracts = sample.contracts ?? [contract()];
  return {
    facts: facts({ subject: subject({ groups: ['clinic'] }), credentials: papers, ...sample.facts }),
    standing: noStanding,
    context: {
      payers: new Map([
        ['aetna-ma', payer({ packs: [], decisionWithin: 'P90D', loadWithin: 'P30D', ...sample.payer })],
        ['mac', payer({ key: 'mac', name: 'MAC', lines: ['medicare'], packs: ['medicare'], loadWithin: 'P0D' })],
      ]),
      contracts: new Map(contracts.map((one) => [one.key, one])),
      groups: new Map([
        [
          'clinic',
          {
            key: 'clinic',
            name: 'Clinic',
            practice: null,
            locations: [],
            members: new Map([[npi, [{ from: null, until: null, locations: [] }]]]),
          },
        ],
      ]),
    },
    privileges: [],
  };
}

function planned(sample: Sample, startOn: string, more: Partial<PlanQuestion> = {}): PayerPlan {
  const made = plan({ about: about(sample), asOf, startOn: day(startOn), targets: [{ payer: 'aetna-ma' }], ...more });
  return made.payers[0] as PayerPlan;
}

const stepOf = ({ steps }: PayerPlan, kind: PlanStep['kind']): PlanStep => {
  const found = steps.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
};
const days = (one: PayerPlan): readonly (readonly [string, string | null, string | null])[] =>
  one.steps.map(({ kind, latestOn, projectedOn }) => [kind, latestOn, projectedOn] as const);

describe('counting back', () => {
  test('from the start by the time of the payer for loading and deciding', () => {
    const made = planned({}, '2026-12-01');
    expect(made.state).toBe('in-time');
    expect(days(made)).toEqual([
      ['submit', '2026-08-03', '2026-06-01'],
      ['decision', '2026-11-01', '2026-08-30'],
      ['load', '2026-12-01', '2026-09-29'],
    ]);
    expect(made.earliestStartOn).toBe('2026-09-29');
    expect(made.exposure).toBe(null);
  });

  test('to the month before where services count from the first of the month after approval', () => {
    const made = planned({ contracts: [contract({ newProvidersFrom: 'first-of-next-month' })] }, '2026-12-15');
    expect(stepOf(made, 'decision').latestOn).toBe('2026-11-15');
    expect(
      stepOf(
        planned(
          { contracts: [contract({ newProvidersFrom: 'first-of-next-month' })], payer: { loadWithin: 'P0D' } },
          '2026-12-15',
        ),
        'decision',
      ).latestOn,
    ).toBe('2026-11-30');
  });

  test('over business days and what is known of Medicare: fifty days for an application sent electronically', () => {
    const made = planned({}, '2026-12-01', { targets: [{ payer: 'mac' }] });
    expect(stepOf(made, 'decision').length).toMatchObject({ basis: 'rule', rule: 'cms.mac.process', words: '50 days' });
    expect(stepOf(made, 'submit').latestOn).toBe('2026-10-12');
    // Medicare reaches back thirty days from receipt.
    expect(made.paidLaterWhenFiledBy).toBe('2026-12-31');
  });
});

describe('too late', () => {
  test('tells the first day, and which days wait and which are not paid', () => {
    const made = planned({}, '2026-07-01', { visits: () => 2 });
    expect(made.state).toBe('late');
    expect(made.earliestStartOn).toBe('2026-09-29');
    // Paid from approval on 30 August; until it is loaded the claims wait.
    expect(made.exposure).toEqual({
      from: '2026-07-01',
      until: '2026-09-29',
      days: 90,
      heldDays: 30,
      lostDays: 60,
      visits: { held: 60, lost: 120 },
    });
    expect(stepOf(made, 'submit').slackDays).toBe(-90);
  });

  test('a payer that pays from the contract loses no day whenever it is filed', () => {
    const made = planned({ contracts: [contract({ newProvidersFrom: 'contract' })] }, '2026-07-01');
    expect(made.paidLaterWhenFiledBy).toBe(lastDate);
    expect(made.exposure).toMatchObject({ heldDays: 90, lostDays: 0 });
  });
});

describe('what is not known is not guessed', () => {
  test('a payer that states nothing', () => {
    const made = planned({ payer: { decisionWithin: null } }, '2026-12-01');
    expect(made.state).toBe('unknown');
    expect(stepOf(made, 'decision')).toMatchObject({
      unknown: true,
      projectedOn: null,
      toRecord: 'decisionWithin in the document of payer aetna-ma',
    });
    expect(stepOf(made, 'submit')).toMatchObject({ latestOn: '2026-11-01', earlier: true });
    expect(made.earliestStartOn).toBe(null);
  });

  test('a payer whose kind has a default in its pack: taken, and called a default of the pack', () => {
    for (const [lines, packs, rule] of [
      [['medicaid'], ['medicaid'], 'mcd.turnaround'],
      [['medicaid-mco'], ['medicaid'], 'mcd.mco.turnaround'],
    ] as const) {
      const made = planned({ payer: { decisionWithin: null, lines, packs } }, '2026-12-01');
      const decision = stepOf(made, 'decision');
      expect(decision).toMatchObject({ unknown: false, length: { basis: 'rule', words: '90 days', rule } });
      expect(decision.length?.source).toContain('default of a pack, not of this practice');
      expect(decision.length?.besides.length).toBeGreaterThan(0);
    }
  });

  test('a contract that is to be had', () => {
    const made = planned({ contracts: [] }, '2026-12-01');
    expect(stepOf(made, 'contract')).toMatchObject({ unknown: true, latestOn: '2026-12-01', critical: true });
  });

  test('a decision that was to come by now', () => {
    const filed = application('2026-01-01', [step('submitted', '2026-01-05', { via: 'portal' })]);
    const made = planned({ facts: { applications: [filed] } }, '2026-12-01');
    expect(stepOf(made, 'decision')).toMatchObject({ unknown: true, projectedOn: null, latestOn: '2026-11-01' });
    expect(made.notBefore).toBe('2026-07-01');
  });

  test('a first day that only the letter of the payer will name', () => {
    const made = planned({ payer: { effectiveFrom: 'letter' } }, '2026-12-01');
    expect(made.state).toBe('unknown');
    expect(stepOf(made, 'decision').toRecord).toContain('--effective');
  });
});

describe('own turnaround', () => {
  const own = (count: number, ninetiethDays: number | null) => () => ({ count, medianDays: 40, ninetiethDays });

  test('counts where it is longer, and is told beside the limit where it is not', () => {
    const longer = planned({}, '2026-12-31', { own: own(9, 120) });
    expect(stepOf(longer, 'decision').length).toMatchObject({ basis: 'own', words: '120 days' });
    expect(stepOf(longer, 'submit').latestOn).toBe('2026-08-03');
    const shorter = planned({}, '2026-12-31', { own: own(9, 50) });
    expect(stepOf(shorter, 'decision').length).toMatchObject({ basis: 'payer', words: '90 days' });
    expect(stepOf(shorter, 'decision').length?.besides).toEqual(['own turnaround: nine in ten of 9 within 50 days']);
  });

  test('is refused with fewer than five', () => {
    const made = planned({}, '2026-12-31', { own: own(4, 20), choice: 'own' });
    expect(stepOf(made, 'decision')).toMatchObject({ unknown: true, length: null });
    expect(stepOf(planned({}, '2026-12-31', { own: own(5, 20), choice: 'own' }), 'decision').length?.words).toBe(
      '20 days',
    );
    expect(stepOf(planned({}, '2026-12-31', { own: own(9, 120), choice: 'limit' }), 'decision').length?.words).toBe(
      '90 days',
    );
  });
});

describe('what stands in the way', () => {
  test('an exclusion that nobody can override', () => {
    const match = {
      id: 'h-1',
      party: 'self',
      list: 'leie',
      tier: 'npi',
      on: day('2026-05-01'),
      recordSha256: 'r',
      identitySha256: 'i',
      from: day('2026-01-01'),
      until: null,
      endedAfter: null,
      waiver: null,
      confirmedBefore: false,
      closedOn: null,
      reviews: [],
    };
    const made = planned({ facts: { matches: [match] } }, '2026-12-01');
    expect(made.state).toBe('blocked');
    expect(made.earliestStartOn).toBe(null);
    expect(stepOf(made, 'blocked')).toMatchObject({ id: 'excluded', latestOn: null });
  });

  test('a panel that is closed: until a day, or nobody knows until when', () => {
    const closed = { status: 'closed' as const };
    expect(planned({ payer: { panels: [closed] } }, '2026-12-01').state).toBe('blocked');
    const made = planned({ payer: { panels: [{ ...closed, reopens: '2026-10-01' }] } }, '2026-12-01');
    expect(stepOf(made, 'submit')).toMatchObject({ projectedOn: '2026-10-01', beginsOn: '2026-10-01', slackDays: -59 });
    expect(planned({ payer: { panels: [{ ...closed, groupsMayAdd: true }] } }, '2026-12-01').state).toBe('in-time');
  });

  test('a paper that runs out before the last step is done', () => {
    const cover = credential('malpractice', [term('t', null, '2020-01-01', '2026-08-15')]);
    const license = credential('license', [term('t', null, '2020-01-01', null)], { state: 'MA' });
    const made = planned({ facts: { credentials: [license, cover] } }, '2026-07-01');
    expect(stepOf(made, 'paper')).toMatchObject({ latestOn: '2026-08-15', unknown: false });
    expect(made.earliestStartOn).toBe('2026-09-29');
  });

  test('an overdue revalidation of the group is a step, and who never was enrolled is not brought back but enrolled', () => {
    const overdue = credential('medicare', [term('t-g', '2021-08-01', null, '2026-08-31')], { status: 'enrolled' });
    const base = about();
    const groupFile = () => ({ credentials: [overdue], matches: [], occurrences: [], applications: [] });
    const made = (status: string | null): PayerPlan => {
      const own = status === null ? [] : [credential('medicare', [], { id: 'c-own', status, naturalKey: 'medicare' })];
      const facts = { ...base.facts, credentials: [...base.facts.credentials, ...own] };
      const asked = { ...base, facts, context: { ...base.context, groupFile } };
      const all = plan({
        about: asked,
        asOf,
        startOn: day('2026-12-01'),
        targets: [{ payer: 'mac', group: 'clinic' }],
      });
      return all.payers[0] as PayerPlan;
    };
    expect(stepOf(made(null), 'submit').title).toBe('submit the application (initial) to MAC');
    expect(stepOf(made(null), 'work').title).toContain('have the enrollment revalidated');
    expect(stepOf(made('deactivated'), 'submit').title).toBe('submit the application (reactivation) to MAC');
    expect(stepOf(made('enrolled'), 'submit').title).toBe('submit the application (reassignment) to MAC');
  });

  test('a taxonomy that the register does not have is corrected first', () => {
    const base = about();
    const standing = { ...base.standing, taxonomy: { code: '207Q00000X', agrees: false, readOn: null } };
    const all = plan({
      about: { ...base, standing },
      asOf,
      startOn: day('2026-12-01'),
      targets: [{ payer: 'aetna-ma' }],
    });
    expect(stepOf(all.payers[0] as PayerPlan, 'work').title).toContain('correct the taxonomy');
    expect(all.state).toBe('in-time');
  });

  test('a departure before the start', () => {
    const gone = subject({ groups: ['clinic'], departedOn: day('2026-11-01') });
    expect(planned({ facts: { subject: gone } }, '2026-12-01').state).toBe('blocked');
  });
});

describe('applications on their way', () => {
  test('what was returned is sent again, what was asked is answered, what was approved is loaded', () => {
    const filed = step('submitted', '2026-04-01', { via: 'portal' });
    const of = (...more: Parameters<typeof step>[]): PayerPlan =>
      planned(
        { facts: { applications: [application('2026-03-01', [filed, ...more.map((one) => step(...one))])] } },
        '2026-12-01',
      );
    expect(days(of(['returned', '2026-05-01'])).map(([kind]) => kind)).toEqual(['submit', 'decision', 'load']);
    const asked = of(['info-requested', '2026-05-20', { dueOn: day('2026-06-20') }]);
    expect(days(asked)[0]).toEqual(['answer', '2026-06-20', '2026-06-01']);
    expect(days(of(['approved', '2026-05-20']))).toEqual([['load', '2026-12-01', '2026-06-19']]);
    expect(of(['approved', '2026-05-10'], ['loaded', '2026-05-20']).state).toBe('ready');
    // A denial ends it: another is filed.
    expect(stepOf(of(['denied', '2026-05-20']), 'submit').command).toContain('application open');
  });

  test('electronic enrollment is asked for and holds nothing up', () => {
    const made = planned({ payer: { edi: { eft: true, era: true } } }, '2026-12-01', { edi: [] });
    expect(stepOf(made, 'edi')).toMatchObject({ forBilling: false, critical: false });
    expect(made.state).toBe('in-time');
    const done = application('2026-01-01', [step('submitted', '2026-01-02'), step('approved', '2026-02-01')], {
      type: 'edi',
    });
    const seen = (_payer: string, type: string) =>
      type === 'edi' ? { count: 6, medianDays: 10, ninetiethDays: 30 } : undefined;
    const counted = planned({ payer: { edi: { eft: true } } }, '2026-12-01', { edi: [], own: seen });
    expect(stepOf(counted, 'edi')).toMatchObject({
      latestOn: '2026-11-01',
      projectedOn: asOf,
      unknown: false,
      length: { basis: 'own', words: '30 days' },
    });
    const sent = application('2026-05-01', [step('submitted', '2026-05-20')], { type: 'edi' });
    expect(
      stepOf(planned({ payer: { edi: { eft: true } } }, '2026-12-01', { edi: [sent], own: seen }), 'edi'),
    ).toMatchObject({
      latestOn: '2026-12-01',
      projectedOn: '2026-06-19',
      slackDays: 165,
    });
    const few = () => ({ count: 4, medianDays: 10, ninetiethDays: 30 });
    expect(stepOf(planned({ payer: { edi: { eft: true } } }, '2026-12-01', { edi: [], own: few }), 'edi').length).toBe(
      null,
    );
    expect(
      planned({ payer: { edi: { eft: true } } }, '2026-12-01', { edi: [done] }).steps.some(
        ({ kind }) => kind === 'edi',
      ),
    ).toBe(false);
  });
});

test('several payers: the last of them decides, and what serves all stands once', () => {
  const made = plan({
    about: about({ facts: { credentials: [credential('malpractice', [term('t', null, '2020-01-01', null)])] } }),
    asOf,
    startOn: day('2026-07-01'),
    targets: [{ payer: 'aetna-ma' }, { payer: 'mac' }],
  });
  expect(made.state).toBe('late');
  const license = sharedSteps(made.payers).filter(({ id }) => id.startsWith('license'));
  expect(license).toHaveLength(1);
  expect(license[0]?.payers).toEqual(['Aetna Massachusetts', 'MAC']);
  expect(made.criticalPath[0]).toBe('aetna-ma submit');
});

test('another tax number: contracts and loads are had again, the decision about the provider stays', () => {
  const done = application('2024-01-01', [
    step('submitted', '2024-01-05', { via: 'portal' }),
    step('approved', '2024-03-01'),
    step('loaded', '2024-03-10'),
  ]);
  const world = about({ facts: { applications: [done] } });
  expect(payersConcerned(world, 'clinic')).toEqual(['aetna-ma']);
  const targets = [{ payer: 'aetna-ma' }];
  const before = plan({ about: world, asOf, startOn: day('2026-12-01'), targets });
  expect(before.state).toBe('ready');
  const changed = underNewTin(world, 'clinic', { evaluator: participation(rules, 'practice'), asOf });
  const after = inTinWords(plan({ about: changed, asOf, startOn: day('2026-12-01'), targets }));
  const made = after.payers[0] as PayerPlan;
  expect(made.missing.map(({ matter }) => matter)).toEqual(['contracted', 'linked', 'loaded']);
  expect(made.application).toEqual({ id: null, type: 'add-to-group', route: 'group' });
  expect(stepOf(made, 'contract').title).toContain('contract deal amended');
});

test('who has begun in the own name goes on with that, unless the group is asked about', () => {
  const draft = {
    ...application('2026-05-01', []),
    route: 'individual' as const,
    lines: [{ id: 'l-1', number: 1, product: null, group: null, location: null }],
  };
  const world = about({ facts: { applications: [draft], credentials: [] } });
  const own = plan({ about: world, asOf, startOn: day('2026-12-01'), targets: [{ payer: 'aetna-ma' }] });
  expect(own.payers[0]).toMatchObject({ keys: [{ group: null }], application: { id: draft.id } });
  const forGroup = plan({
    about: world,
    asOf,
    startOn: day('2026-12-01'),
    targets: [{ payer: 'aetna-ma', group: 'clinic' }],
  });
  expect(forGroup.payers[0]).toMatchObject({ keys: [{ group: 'clinic' }], application: { id: null } });
  const given = { ...draft, steps: [step('withdrawn', '2026-05-20')] };
  const after = plan({
    about: about({ facts: { applications: [given] } }),
    asOf,
    startOn: day('2026-12-01'),
    targets: [{ payer: 'aetna-ma' }],
  });
  expect(after.payers[0]).toMatchObject({ application: { id: null } });
  expect(after.payers[0]?.keys.every(({ group }) => group === 'clinic')).toBe(true);
});

test('a paper without its days is asked for by them', () => {
  const license = credential('license', [], { state: 'MA', label: 'MA license 1' });
  const made = planned({ facts: { credentials: [license] } }, '2026-12-01');
  const papers = made.steps.filter(({ kind }) => kind === 'paper').map(({ title, because }) => `${title}: ${because}`);
  expect(papers).toEqual([
    'complete the MA license: the days of MA license 1 are not on file',
    'get the malpractice cover: no malpractice cover is on file',
  ]);
});
