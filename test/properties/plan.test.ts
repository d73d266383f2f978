/**
 * A plan followed to the letter. Its steps are written into the facts as people would record them, read from the commands
 * and days of the plan alone, and the billing gate is asked: on the start date it must say yes, and where one step that
 * decides was a day late, no.
 */

import { expect, test } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar/calendar-date.ts';
import type { ContractFacts, PaidFrom } from '../../src/domain/contracts/contract.ts';
import type { Application, ApplicationType, Credential, PayerFacts, Route, StepName } from '../../src/domain/facts.ts';
import { noFileFacts } from '../../src/domain/file-facts.ts';
import { noStanding } from '../../src/domain/provider-standing.ts';
import type { BillingFacts } from '../../src/rules/participation/billing-case.ts';
import { participation } from '../../src/rules/participation/derivation.ts';
import { planner } from '../../src/rules/planning/plan.ts';
import type { PayerPlan, Plan, PlanStep } from '../../src/rules/planning/plan-step.ts';
import { ruleSet } from '../../src/rules/rule-set.ts';
import { shippedPacks } from '../../src/rules/shipped-packs.ts';
import fc from '../property.ts';

// ---------------------------------------------------------------- days

const oneDay = 86_400_000;
const plus = (date: string, days: number): CalendarDate =>
  new Date(Date.parse(date) + days * oneDay).toISOString().slice(0, 10) as CalendarDate;
const asOf = '2026-06-01' as CalendarDate;
const npi = '1234567893';

// ---------------------------------------------------------------- worlds

const clauses: readonly (PaidFrom | null)[] = [
  null,
  'approval',
  'application',
  'complete',
  'contract',
  'load',
  'first-of-next-month',
];
/** How far an application to the payer is: its steps, by how many days before the as-of day each was. */
const histories: readonly (readonly (readonly [StepName, number])[] | null)[] = [
  null,
  null,
  [],
  [['submitted', 20]],
  [
    ['submitted', 90],
    ['received', 85],
  ],
  [
    ['submitted', 60],
    ['info-requested', 5],
  ],
  [
    ['submitted', 50],
    ['returned', 8],
  ],
  [
    ['submitted', 70],
    ['approved', 6],
  ],
  [
    ['submitted', 200],
    ['denied', 100],
  ],
  [
    ['submitted', 200],
    ['withdrawn', 100],
  ],
  [
    ['submitted', 300],
    ['approved', 200],
    ['loaded', 190],
  ],
];

const worlds = fc.record({
  payer: fc.constantFrom('plan', 'plan', 'mac'),
  products: fc.boolean(),
  decisionWithin: fc.constantFrom('P45D', 'P90D', 'P120D', 'P3M', '30BD'),
  loadWithin: fc.constantFrom('P0D', 'P15D', 'P30D', '10BD'),
  effectiveFrom: fc.constantFrom(...clauses),
  contract: fc.constantFrom(
    'none' as const,
    'in-force' as const,
    'in-force' as const,
    'later' as const,
    'ppo' as const,
  ),
  clause: fc.constantFrom(...clauses),
  works: fc.constantFrom('long' as const, 'long' as const, 'later' as const, 'not' as const),
  license: fc.constantFrom('long' as const, 'long' as const, 'ends' as const, 'none' as const),
  cover: fc.constantFrom('long' as const, 'long' as const, 'ends' as const),
  history: fc.constantFrom(...histories),
  type: fc.constantFrom<ApplicationType>('initial', 'reassignment', 'recredentialing'),
  route: fc.constantFrom<Route>('group', 'individual'),
  ahead: fc.integer({ min: 0, max: 320 }),
});
type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

function application(id: string, more: Partial<Application> & Pick<Application, 'payer' | 'openedOn'>): Application {
  return {
    id,
    subjectId: 's-1',
    facility: null,
    type: 'initial',
    route: 'group',
    what: null,
    owner: null,
    previousId: null,
    replacesId: null,
    lines: [{ id: `${id}-1`, number: 1, product: null, group: 'clinic', location: null }],
    steps: [],
    contacts: [],
    followUps: [],
    ...more,
  };
}

/** An application with one more step. */
function moved(one: Application, name: StepName, on: CalendarDate): Application {
  const step = {
    id: `${one.id}-${one.steps.length}`,
    lineId: null,
    name,
    on,
    sequence: one.steps.length + 1,
    via: name === 'submitted' ? ('portal' as const) : null,
    reference: null,
    reason: null,
    dueOn: null,
    until: null,
    reopensOn: null,
    effectiveOn: null,
    payerId: null,
    note: null,
  };
  return { ...one, steps: [...one.steps, step] };
}

function paper(
  kind: 'license' | 'malpractice',
  from: string | null,
  through: string | null,
  id: string = kind,
): Credential {
  return {
    id: `c-${id}`,
    kind,
    naturalKey: id,
    label: `${kind} ${id}`,
    state: kind === 'license' ? 'OR' : null,
    status: 'active',
    valueHash: '',
    terms: [
      { id: `t-${id}`, happenedOn: null, from: from as CalendarDate | null, through: through as CalendarDate | null },
    ],
  };
}

function contract(key: string, more: Partial<ContractFacts>): ContractFacts {
  return {
    key,
    payer: 'plan',
    holder: { kind: 'group', key: 'clinic' },
    route: 'group',
    status: 'signed',
    products: [],
    excludedProducts: [],
    allProducts: false,
    locations: [],
    signedOn: '2024-01-01' as CalendarDate,
    effectiveOn: '2024-01-01' as CalendarDate,
    endsOn: null,
    delegated: false,
    portable: null,
    newProvidersFrom: null,
    filing: {},
    ...more,
  };
}

function madeOf(world: World): BillingFacts {
  const { payer, products, decisionWithin, loadWithin, effectiveFrom } = world;
  const isPlan = payer === 'plan';
  const facts: PayerFacts = {
    key: payer,
    name: payer,
    lines: [isPlan ? 'commercial' : 'medicare'],
    states: ['OR'],
    packs: isPlan ? ['state-payer-clocks-or-wy'] : ['medicare'],
    followUpEvery: null,
    decisionWithin: isPlan ? decisionWithin : null,
    loadWithin,
    ...(isPlan && effectiveFrom !== null ? { effectiveFrom } : {}),
    ...(isPlan && products
      ? {
          products: ['ppo', 'hmo'].map((key) => ({ key, name: null, line: null, states: [], needs: null })),
        }
      : {}),
  };
  const later = plus(asOf, Math.max(1, Math.floor(world.ahead / 2)));
  const opened = application('a-1', { payer, openedOn: plus(asOf, -400), type: world.type, route: world.route });
  const filed = world.history?.reduce((one, [name, ago]) => moved(one, name, plus(asOf, -ago)), opened);
  const signed =
    world.contract === 'none' || !isPlan
      ? []
      : [
          contract('k-1', {
            newProvidersFrom: world.clause,
            ...(world.contract === 'later' ? { effectiveOn: later } : {}),
            ...(world.contract === 'ppo' && products ? { products: ['ppo'] } : {}),
          }),
        ];
  return {
    facts: {
      subject: {
        id: 's-1',
        kind: 'provider',
        key: npi,
        npi,
        name: 'Ruiz, Ana',
        practice: null,
        type: 'md',
        status: 'active',
        states: ['OR'],
        taxonomies: ['207Q00000X'],
        groups: ['clinic'],
        departedOn: null,
      },
      credentials: [
        ...(world.license === 'none'
          ? []
          : [paper('license', '2020-01-01', world.license === 'ends' ? plus(asOf, 40) : null)]),
        paper('malpractice', '2020-01-01', world.cover === 'ends' ? plus(asOf, 25) : null),
      ],
      applications: filed === undefined ? [] : [filed],
      verifications: [],
      waivers: [],
      ...noFileFacts,
    },
    standing: noStanding,
    context: {
      payers: new Map([[payer, facts]]),
      contracts: new Map(signed.map((one) => [one.key, one])),
      groups: new Map([
        [
          'clinic',
          {
            key: 'clinic',
            name: 'Clinic',
            practice: null,
            locations: [],
            members: new Map(
              world.works === 'not'
                ? []
                : [[npi, [{ from: world.works === 'later' ? later : null, until: null, locations: [] }]]],
            ),
          },
        ],
      ]),
    },
    privileges: [],
  };
}

// ---------------------------------------------------------------- recording a plan

type Days = (step: PlanStep) => CalendarDate | null;

/** The facts when every step of the plan was recorded on its day; steps without a day are left undone. */
function recorded(about: BillingFacts, { steps }: PayerPlan, startOn: CalendarDate, days: Days): BillingFacts {
  let made = about;
  const named = new Map<string, string>();
  for (const step of steps) {
    const on = days(step);
    if (on === null) continue;
    switch (step.kind) {
      case 'work':
        made = {
          ...made,
          standing: {
            ...made.standing,
            places: [
              ...made.standing.places,
              {
                group: 'clinic',
                location: null,
                state: null,
                from: startOn < on ? startOn : on,
                until: null,
                federal: false,
              },
            ],
          },
        };
        break;
      case 'paper': {
        const kind = step.id.startsWith('malpractice') ? 'malpractice' : 'license';
        made = {
          ...made,
          facts: { ...made.facts, credentials: [...made.facts.credentials, paper(kind, on, null, `${kind}-new`)] },
        };
        break;
      }
      case 'contract': {
        const fresh = contract('k-new', { signedOn: on, effectiveOn: on });
        made = {
          ...made,
          context: { ...made.context, contracts: new Map([...(made.context.contracts ?? []), ['k-new', fresh]]) },
        };
        break;
      }
      case 'submit':
      case 'answer': {
        const one = applicationOf(made, step, on);
        named.set(step.id.replace(/ \w+$/, ''), one.id);
        const acts: readonly StepName[] =
          step.kind === 'answer'
            ? ['answered']
            : step.command.includes(' advance ')
              ? ['draft', 'submitted']
              : ['submitted'];
        made = withApplication(
          made,
          acts.reduce((done, name) => moved(done, name, on), one),
        );
        break;
      }
      case 'effective': {
        const one = made.facts.applications.find(({ id }) => id === step.id.split(' ')[1]);
        if (one === undefined) break;
        const steps = one.steps.map((each) => (each.name === 'approved' ? { ...each, effectiveOn: on } : each));
        made = withApplication(made, { ...one, steps });
        break;
      }
      case 'complete':
      case 'decision':
      case 'load': {
        const prefix = step.id.replace(/ \w+$/, '');
        const id = named.get(prefix) ?? prefix.split(' ')[1];
        const one = made.facts.applications.find((each) => each.id === id);
        if (one === undefined) break;
        const name = step.kind === 'decision' ? 'approved' : step.kind === 'load' ? 'loaded' : 'complete';
        made = withApplication(made, moved(one, name, on));
        break;
      }
      default:
        break;
    }
  }
  return made;
}

/** The application that the command of a step opens or names. */
function applicationOf({ facts }: BillingFacts, { command }: PlanStep, on: CalendarDate): Application {
  const words = command.split(' ');
  const after = (flag: string): readonly string[] =>
    words.flatMap((word, at) => (word === flag ? [words[at + 1] ?? ''] : []));
  if (words[2] !== 'open') {
    const known = facts.applications.find(({ id }) => id === words[3]);
    if (known === undefined) throw new Error(`no application in: ${command}`);
    return known;
  }
  const id = `n-${facts.applications.length + 1}`;
  const group = after('--group')[0] ?? null;
  const products = after('--product').length === 0 ? [null] : after('--product');
  return application(id, {
    payer: after('--payer')[0] ?? null,
    type: after('--type')[0] as ApplicationType,
    route: after('--route')[0] as Route,
    openedOn: on,
    lines: products.map((product, at) => ({ id: `${id}-${at}`, number: at + 1, product, group, location: null })),
  });
}

function withApplication(about: BillingFacts, one: Application): BillingFacts {
  const others = about.facts.applications.filter(({ id }) => id !== one.id);
  return { ...about, facts: { ...about.facts, applications: [...others, one] } };
}

// ---------------------------------------------------------------- the properties

const rules = ruleSet(shippedPacks(), []);
const plan = planner(rules, 'practice');
const evaluator = participation(rules, 'practice');

function planOf(about: BillingFacts, payer: string, startOn: CalendarDate, on = asOf): Plan {
  return plan({ about, asOf: on, startOn, targets: [{ payer }] });
}

function verdict(about: BillingFacts, { keys }: PayerPlan, on: CalendarDate): string {
  const verdicts = keys.map((key) => evaluator.answer(about, key, on, on).verdict);
  return verdicts.every((one) => one === 'bill') ? 'bill' : (verdicts.find((one) => one !== 'bill') ?? 'no');
}

const only = ({ payers }: Plan): PayerPlan => payers[0] as PayerPlan;
const runs = { numRuns: 160 };

test('steps recorded on the last days that the plan gives make it billable on the start', () => {
  const seen: Record<string, number> = {};
  fc.assert(
    fc.property(worlds, (world) => {
      const about = madeOf(world);
      const startOn = plus(asOf, world.ahead);
      const made = only(planOf(about, world.payer, startOn));
      seen[made.state] = (seen[made.state] ?? 0) + 1;
      if (made.steps.some(({ kind }) => kind === 'wait' || kind === 'blocked')) return;
      // Only where the day would lie before what has happened to the application is there none.
      if (made.steps.some(({ latestOn }) => latestOn === null)) {
        expect(made.state).not.toBe('in-time');
        return;
      }
      const followed = recorded(about, made, startOn, ({ latestOn }) => latestOn);
      expect(verdict(followed, made, startOn)).toBe('bill');
    }),
    // A plan with nothing left to do is rare.
    { numRuns: 400 },
  );
  for (const state of ['in-time', 'late', 'unknown', 'ready']) expect(seen[state] ?? 0).toBeGreaterThan(1);
});

test('the earliest start is the first day that may be billed when all is done as soon as it can be', () => {
  let told = 0;
  fc.assert(
    fc.property(worlds, (world) => {
      const about = madeOf(world);
      const startOn = plus(asOf, world.ahead);
      const made = only(planOf(about, world.payer, startOn));
      const first = made.earliestStartOn;
      if (first === null || made.state === 'ready') return;
      told += 1;
      // Papers that are renewed begin when the old ones end at the latest; here at once.
      const followed = recorded(about, made, asOf, ({ projectedOn }) => projectedOn);
      expect(verdict(followed, made, first)).toBe('bill');
      for (const back of [1, 2, 7, 30]) {
        const before = plus(first, -back);
        if (before >= asOf) expect(verdict(followed, made, before)).not.toBe('bill');
      }
      expect(made.state).toBe(first <= startOn ? 'in-time' : 'late');
    }),
    runs,
  );
  expect(told).toBeGreaterThan(30);
});

test('a step that decides is a day late: the start moves, and never to an earlier day', () => {
  let moves = 0;
  fc.assert(
    fc.property(worlds, (world) => {
      const about = madeOf(world);
      const startOn = plus(asOf, world.ahead);
      const made = only(planOf(about, world.payer, startOn));
      if (made.state !== 'in-time') return;
      const acts = made.steps.filter(({ kind, critical }) => critical && (kind === 'submit' || kind === 'answer'));
      for (const { latestOn } of acts) {
        if (latestOn === null || latestOn < asOf) continue;
        // Papers that run out meanwhile are renewed when the plan says so.
        const papers = recorded(about, made, startOn, (step) => (step.kind === 'paper' ? step.latestOn : null));
        const inTime = only(planOf(papers, world.payer, startOn, latestOn));
        const late = only(planOf(papers, world.payer, startOn, plus(latestOn, 1)));
        expect(inTime.state).toBe('in-time');
        expect(late.state).toBe('late');
        expect(late.earliestStartOn === null || late.earliestStartOn > startOn).toBe(true);
        moves += 1;
      }
      // What the payer does comes a day later than its last day; what follows then takes as long as stated.
      for (const step of made.steps) {
        const { kind, latestOn } = step;
        if ((kind !== 'decision' && kind !== 'load') || latestOn === null) continue;
        const loading = made.steps.find(({ after }) => after.includes(step.id));
        const after = recorded(about, made, startOn, (one) => {
          if (one.id === step.id) return plus(latestOn, 1);
          if (one.id !== loading?.id || one.latestOn === null) return one.latestOn;
          return plus(one.latestOn, 1);
        });
        expect(verdict(after, made, startOn)).not.toBe('bill');
        moves += 1;
      }
    }),
    runs,
  );
  expect(moves).toBeGreaterThan(25);
});

test('a day on which nothing is done never brings the start nearer', () => {
  fc.assert(
    fc.property(worlds, fc.integer({ min: 1, max: 60 }), (world, idle) => {
      const about = madeOf(world);
      const startOn = plus(asOf, world.ahead);
      const today = only(planOf(about, world.payer, startOn));
      const later = only(planOf(about, world.payer, startOn, plus(asOf, idle)));
      if (today.notBefore !== null && later.notBefore !== null) expect(later.notBefore >= today.notBefore).toBe(true);
      if (today.earliestStartOn !== null && later.earliestStartOn !== null)
        expect(later.earliestStartOn >= today.earliestStartOn).toBe(true);
    }),
    runs,
  );
});
