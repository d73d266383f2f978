import { describe, expect, test } from 'vitest';
import type { ContractFacts } from '../../../src/domain/contracts/contract.ts';
import type { Step } from '../../../src/domain/facts.ts';
import type { ListMatch } from '../../../src/domain/file-facts.ts';
import {
  firstBillableOn,
  openParts,
  type ParticipationKey,
  verdictsOf,
  verdictsText,
} from '../../../src/domain/participation.ts';
import { noPrivileges, type PrivilegeFacts } from '../../../src/domain/privileges/privilege-facts.ts';
import { noStanding } from '../../../src/domain/provider-standing.ts';
import type { BillingFacts } from '../../../src/rules/participation/billing-case.ts';
import { deriveParticipation } from '../../../src/rules/participation/derivation.ts';
import { releaseDay } from '../../../src/rules/participation/filing.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';
import {
  against,
  atMac,
  atPlan,
  contract,
  evaluator,
  filed,
  firstDay,
  medicare,
  member,
  papers,
  plan,
  rules,
  verdict,
  type World,
  world,
} from './billing-world.ts';
import { grantAt, suspensionAt } from './privileging/sample-privileges.ts';
import { credential, day, step, subject, term } from './sample-facts.ts';

describe('first billable day with Medicare', () => {
  // Palmetto GBA's own examples: the later of filing and first service, less 30 days, never before the first service.
  test.each([
    ['Palmetto GBA: first patient on April 1, filed on May 30', '2026-04-01', '2026-05-30', '2026-04-30'],
    ['Palmetto GBA: first patient on March 15, filed on April 3', '2026-03-15', '2026-04-03', '2026-03-15'],
    ['filed before the first patient', '2026-06-01', '2026-04-03', '2026-06-01'],
  ])('%s', (_, first, submitted, expected) => {
    const about = world({
      firstDay: first,
      applications: [filed('mac', 'initial', medicare(submitted, '2026-08-01'))],
    });
    expect(firstDay(about, atMac)).toBe(expected);
  });

  test('Departmental Appeals Board (CR5613, 3065): a rejected filing keeps no date, that of the one which was approved counts', () => {
    const about = world({
      firstDay: '2026-01-15',
      applications: [
        filed('mac', 'initial', [step('submitted', '2026-02-01', { via: 'portal' }), step('rejected', '2026-03-01')]),
        filed('mac', 'initial', medicare('2026-05-01', '2026-07-01'), { id: 'a-2', lines: [] }),
      ],
    });
    expect(firstDay(about, atMac)).toBe('2026-04-01');
  });

  test('Departmental Appeals Board (CR5613): a reactivation pays from receipt, and nothing for the gap', () => {
    const about = world({ applications: [filed('mac', 'reactivation', medicare('2026-05-10', '2026-06-01'))] });
    expect(firstDay(about, atMac)).toBe('2026-05-10');
    expect(verdict(about, atMac, '2026-05-09')).toBe('no');
  });

  test('a reassignment reaches back from the day it was filed', () => {
    const about = world({ applications: [filed('mac', 'reassignment', medicare('2026-05-31', '2026-07-01'))] });
    expect(firstDay(about, atMac)).toBe('2026-05-01');
  });

  test('what was mailed counts from receipt; until that is recorded, it waits', () => {
    const mailed = [step('submitted', '2026-05-01', { via: 'mail' }), step('approved', '2026-07-01')];
    const about = world({ applications: [filed('mac', 'initial', mailed)] });
    expect(firstDay(about, atMac)).toBeNull();
    expect(against(about, atMac, '2026-06-01')).toContain(
      'credentialed: approved on 2026-07-01; the day of receipt is not recorded',
    );
  });

  test('the recorded effective date stands over what the rules make; the days before it wait', () => {
    const steps = [
      step('submitted', '2026-05-30', { via: 'portal' }),
      step('approved', '2026-07-01', { effectiveOn: day('2026-05-20') }),
      step('loaded', '2026-07-05'),
    ];
    const about = world({ applications: [filed('mac', 'initial', steps)] });
    expect(firstDay(about, atMac)).toBe('2026-05-20');
    expect(verdict(about, atMac, '2026-05-19')).toBe('hold');
    expect(verdict(about, atMac, '2026-04-19')).toBe('no');
  });
});

describe('with a plan', () => {
  const steps = [
    step('submitted', '2026-02-02', { via: 'portal' }),
    step('complete', '2026-02-10'),
    step('approved', '2026-04-01'),
    step('loaded', '2026-04-20'),
  ];
  const about = (more: Partial<ContractFacts> = {}): BillingFacts =>
    world({ applications: [filed('plan', 'initial', steps)], contracts: [contract(more)] });

  test('who is added is paid as the contract says', () => {
    expect(firstDay(about(), atPlan)).toBe('2026-04-01');
    expect(firstDay(about({ newProvidersFrom: 'application' }), atPlan)).toBe('2026-02-02');
    expect(firstDay(about({ newProvidersFrom: 'complete' }), atPlan)).toBe('2026-02-10');
    expect(firstDay(about({ newProvidersFrom: 'load' }), atPlan)).toBe('2026-04-20');
    expect(firstDay(about({ newProvidersFrom: 'first-of-next-month' }), atPlan)).toBe('2026-05-01');
    expect(firstDay(about({ newProvidersFrom: 'letter' }), atPlan)).toBeNull();
  });

  test('the future never shows: before the approval it waits, before the load it waits', () => {
    expect(verdict(about(), atPlan, '2026-05-01', '2026-02-01')).toBe('no');
    expect(verdict(about(), atPlan, '2026-05-01', '2026-03-31')).toBe('hold');
    expect(against(about(), atPlan, '2026-05-01', '2026-04-10')).toEqual([
      'loaded: approved on 2026-04-01, not loaded yet',
    ]);
    expect(verdict(about(), atPlan, '2026-05-01', '2026-04-20')).toBe('bill');
  });

  test('a contract that is signed and not yet in force is known, and counts from its day', () => {
    expect(
      against(about({ signedOn: day('2026-01-05'), effectiveOn: day('2026-06-01') }), atPlan, '2026-05-01'),
    ).toEqual(['contracted: contract plan-clinic begins on 2026-06-01']);
    expect(against(about({ endsOn: day('2026-09-01') }), atPlan, '2026-09-01')).toEqual([
      'contracted: contract plan-clinic ended on 2026-09-01',
    ]);
  });

  test('Oregon makes plans pay from the complete application: the days before the approval wait', () => {
    const payers = [{ ...plan, packs: ['state-payer-clocks-or-wy'] }];
    const inOregon = world({ applications: [filed('plan', 'initial', steps)], contracts: [contract()], payers });
    expect(against(inOregon, atPlan, '2026-03-01')).toEqual([
      expect.stringContaining(
        'credentialed: Oregon: paid for the time of credentialing (state.or.retro), from 2026-02-10',
      ),
      expect.stringContaining('linked:'),
    ]);
    expect(verdict(inOregon, atPlan, '2026-02-09')).toBe('no');
  });

  test('who stands in the document of the contract is in, unless an application says that it is still asked', () => {
    const stands = { links: [member()] };
    const listed = world({ contracts: [contract()], more: stands });
    expect(firstDay(listed, atPlan)).toBe('2024-03-01');
    const asking = filed('plan', 'add-to-group', [step('submitted', '2026-02-02', { via: 'portal' })]);
    const pending = world({ contracts: [contract()], more: stands, applications: [asking] });
    expect(verdict(pending, atPlan, '2026-06-01')).toBe('hold');
  });

  test('a row of a command takes the place of what an approval made', () => {
    const unlinked = member({ origin: 'command', lineId: 'l-1', from: day('2026-04-01'), until: day('2026-06-01') });
    const about = world({
      applications: [filed('plan', 'initial', steps)],
      contracts: [contract()],
      more: { links: [unlinked] },
    });
    expect(verdict(about, atPlan, '2026-05-31')).toBe('bill');
    expect(against(about, atPlan, '2026-06-01')).toEqual([
      'linked: the place on contract plan-clinic ended on 2026-06-01',
    ]);
  });

  test('a denied renewal and a termination end what was granted before', () => {
    const renewal = filed(
      'plan',
      'recredentialing',
      [step('submitted', '2026-08-01', { via: 'portal' }), step('denied', '2026-09-01')],
      { id: 'a-2' },
    );
    const denied = world({ applications: [filed('plan', 'initial', steps), renewal], contracts: [contract()] });
    expect(verdict(denied, atPlan, '2026-08-31')).toBe('bill');
    expect(verdict(denied, atPlan, '2026-09-01')).toBe('no');
    expect(verdict(denied, atPlan, '2026-09-01', '2026-08-31')).toBe('bill');
  });

  test('our committee decides where the contract delegates it, and the load still waits', () => {
    const decision = {
      id: 'o-1',
      body: 'self',
      program: 'network' as const,
      applicationId: null,
      meetingId: null,
      outcome: 'approved' as const,
      on: day('2026-03-10'),
      noticeOn: null,
      sequence: 1,
    };
    const link = member({ origin: 'command', on: day('2026-03-10'), from: day('2026-03-10') });
    const more = { decisions: [decision], links: [link] };
    const delegated = world({ contracts: [contract({ delegated: true })], more });
    expect(against(delegated, atPlan, '2026-04-01')).toEqual([
      'loaded: on contract plan-clinic, not known to be loaded',
    ]);
    expect(against(world({ contracts: [contract()], more }), atPlan, '2026-04-01')).toContainEqual(
      expect.stringContaining('credentialed:'),
    );
  });

  test('a place in a facility asks for a privilege where the payer needs it', () => {
    const needy = [{ ...plan, needs: ['privileged' as const] }];
    const inside = world({ payers: needy, place: { facility: 'bayview' } });
    expect(against(inside, atPlan, '2026-05-01')).toEqual(['privileged: no privilege at bayview is recorded']);
    const granted = { ...inside, privileges: [{ facility: 'bayview', from: day('2026-01-01'), until: null }] };
    expect(verdict(granted, atPlan, '2026-05-01')).toBe('bill');
    expect(verdict(world({ payers: needy }), atPlan, '2026-05-01')).toBe('bill');
  });

  test('a recorded privilege counts from its day, as far as it is known, and rests in suspension and leave', () => {
    const needy = [{ ...plan, needs: ['privileged' as const] }];
    const privileges: PrivilegeFacts = {
      ...noPrivileges,
      grants: [grantAt('bayview', ['2026-03-25', '2026-04-01', '2028-04-01'])],
      actions: [suspensionAt('bayview', '2026-06-10', '2026-07-01')],
    };
    const inside = world({
      payers: needy,
      place: { facility: 'bayview' },
      contracts: [contract()],
      more: { privileges, links: [member()] },
    });
    const on = (service: string, asOf?: string): string => verdict(inside, atPlan, service, asOf);
    expect([on('2026-03-31'), on('2026-04-01'), on('2026-06-09'), on('2026-06-10'), on('2026-07-01')]).toEqual([
      'no',
      'bill',
      'bill',
      'no',
      'bill',
    ]);
    expect([on('2028-03-31'), on('2028-04-01')]).toEqual(['bill', 'no']);
    expect(on('2026-04-01', '2026-03-24')).toBe('no');
    expect(against(inside, atPlan, '2026-06-10')).toEqual([
      'privileged: suspended at bayview from 2026-06-10 through 2026-06-30',
    ]);
    expect(against(inside, atPlan, '2028-04-01')).toContain('privileged: the privilege at bayview ended on 2028-04-01');
    const elsewhere = world({ payers: needy, place: { facility: 'harbor' }, more: { privileges } });
    expect(verdict(elsewhere, atPlan, '2026-05-01')).toBe('no');
    const rows = deriveParticipation(ruleSet(shippedPacks(), []), 'practice')(inside.facts, noStanding, inside.context);
    expect(rows.filter(({ payer }) => payer === 'plan').map(({ validFrom }) => validFrom)).toEqual(
      expect.arrayContaining(['0001-01-01', '2026-03-25', '2026-06-10']),
    );
  });
});

describe('whatever the payer needs', () => {
  const match = (more: Partial<ListMatch> = {}): ListMatch => ({
    id: 'h-1',
    party: 'self',
    list: 'leie',
    tier: 'npi',
    on: day('2026-06-01'),
    recordSha256: 'r',
    identitySha256: 'i',
    from: day('2025-11-20'),
    until: null,
    endedAfter: null,
    waiver: null,
    confirmedBefore: false,
    closedOn: null,
    reviews: [],
    ...more,
  });
  const stands = (matches: readonly ListMatch[]): BillingFacts =>
    world({ contracts: [contract()], more: { links: [member()], matches } });

  test('an exclusion blocks every payer from its first day, once it is known', () => {
    expect(verdict(stands([match()]), atPlan, '2026-01-01')).toBe('no');
    expect(verdict(stands([match()]), atPlan, '2025-11-19')).toBe('bill');
    expect(verdict(stands([match()]), atPlan, '2026-01-01', '2026-05-31')).toBe('bill');
  });

  test('a match by name that nobody has reviewed blocks nothing, and is told', () => {
    const told = (matches: readonly ListMatch[]): string | undefined =>
      evaluator
        .answer(stands(matches), atPlan, day('2027-01-01'), day('2026-07-01'))
        .reasons.find(({ state }) => state === 'excluded')?.because;
    const byName = match({ tier: 'name' });
    expect(verdict(stands([byName]), atPlan, '2026-07-01')).toBe('bill');
    expect(told([byName])).toBe('no exclusion is known; a match by name on leie awaits review');
    const review = { id: 'w-1', verdict: 'different', on: day('2026-06-02'), recordSha256: 'r', identitySha256: 'i' };
    expect(told([match({ tier: 'name', reviews: [review] })])).toBe('no exclusion is known');
    const same = { reviews: [{ ...review, verdict: 'same' }], waiver: { state: 'OR', from: null } };
    expect(told([match(same)])).toBe('excluded, which is waived in OR');
    expect(told([match({ ...same, until: day('2026-01-01') })])).toBe('no exclusion is known');
    const unreviewed = { waiver: same.waiver };
    expect(told([match(unreviewed)])).toBe('listed by NPI, which nobody has reviewed; waived in OR');
    expect(told([match({ ...unreviewed, reviews: [review] })])).toBe('no exclusion is known');
  });

  test('only a recorded waiver lifts it, in its state', () => {
    expect(verdict(stands([match({ waiver: { state: 'OR', from: null } })]), atPlan, '2026-01-01')).toBe('bill');
    expect(verdict(stands([match({ waiver: { state: 'WA', from: null } })]), atPlan, '2026-01-01')).toBe('no');
  });

  test('a lapse of license or cover, a closed place and a departure say so', () => {
    const lapsed = [
      credential('license', [term('t-1', null, null, '2026-03-31')], { state: 'OR', naturalKey: 'OR|md|1' }),
      credential('malpractice', [term('t-2', null, '2026-01-01', null)]),
    ];
    const about = world({
      contracts: [contract()],
      place: { closesOn: day('2026-05-01') },
      more: {
        links: [member()],
        credentials: lapsed,
        subject: subject({ states: ['OR'], groups: ['clinic'], departedOn: day('2026-06-01') }),
      },
    });
    expect(against(about, atPlan, '2026-06-01')).toEqual([
      'employed: left on 2026-06-01',
      'location: service at Main Street ended on 2026-05-01',
      'license: license of Ruiz ended on 2026-04-01',
    ]);
    expect(against(about, atPlan, '2025-12-31')).toEqual(['malpractice: malpractice of Ruiz begins on 2026-01-01']);
  });
});

describe('a claim that waits', () => {
  const release = releaseDay(rules, 'practice');

  test('is released before the filing limit of the contract, the payer, or the law', () => {
    const of = (about: BillingFacts, key: ParticipationKey): string | null =>
      release(key, '1234567893', day('2026-06-01'), about.context);
    expect(of(world({ contracts: [contract({ filing: { initial: 'P180D' } })] }), atPlan)).toBe('2026-11-21');
    expect(of(world({ payers: [{ ...plan, filing: { initial: 'P90D' } }] }), atPlan)).toBe('2026-08-23');
    expect(of(world({}), atMac)).toBe('2027-05-25');
  });

  test('has no such day where only hearsay would make one', () => {
    const payers = [{ ...plan, packs: ['timely-filing'] }];
    expect(release(atPlan, '1234567893', day('2026-06-01'), world({ payers }).context)).toBeNull();
  });
});

test('verdicts come back from their text', () => {
  const text = '0001-01-01 no contracted,loaded;2026-03-01 hold loaded;2026-04-01 bill;2027-01-01 no license';
  expect(verdictsText(verdictsOf(text))).toBe(text);
  expect(firstBillableOn(verdictsOf(text), day('2026-03-15'))).toBe('2026-04-01');
  expect(firstBillableOn(verdictsOf(text), day('2026-05-15'))).toBe('2026-05-15');
  expect(firstBillableOn(verdictsOf(text), day('2027-05-15'))).toBeNull();
});

test('what must be named is what makes the difference', () => {
  const key = (product: string, location: string): ParticipationKey => ({ ...atPlan, product, location });
  expect(
    openParts([
      { key: key('ppo', 'main'), verdict: 'bill' },
      { key: key('hmo', 'main'), verdict: 'no' },
    ]),
  ).toEqual(['product']);
  expect(openParts([{ key: key('ppo', 'main'), verdict: 'bill' }])).toBeNull();
});

describe('enrollments that were stopped', () => {
  const enrolled = (due: string, revalidatedOn: string | null = '2021-03-31') =>
    credential('medicare', [term('t-9', revalidatedOn, revalidatedOn, due)], {
      label: 'Medicare enrollment',
      status: 'enrolled',
    });
  const event = (kind: string, on: string) => ({ id: `z-${kind}`, kind, on: day(on), told: [] });
  const initial = filed('mac', 'initial', medicare('2026-01-02', '2026-02-01'), { route: 'group' });
  const stopped = ({ more = {}, ...others }: World): BillingFacts =>
    world({ applications: [initial], ...others, more });
  const deactivation = [event('deactivation-notice', '2026-06-01')];

  test('a deactivation stops billing from its day, and only once it is known', () => {
    const about = stopped({ more: { occurrences: deactivation } });
    expect(verdict(about, atMac, '2026-05-31')).toBe('bill');
    expect(against(about, atMac, '2026-06-01')).toEqual(['deactivated: Medicare stopped the billing on 2026-06-01']);
    expect(verdict(about, atMac, '2026-06-01', '2026-05-31')).toBe('bill');
  });

  test('a reactivation counts from the day it came in; until it is approved the claims since wait', () => {
    const again = (steps: readonly Step[]): BillingFacts =>
      stopped({
        applications: [initial, filed('mac', 'reactivation', steps, { id: 'a-2', route: 'group' })],
        more: { occurrences: deactivation },
      });
    const sent = step('submitted', '2026-07-01', { via: 'portal' });
    const pending = again([sent]);
    expect(verdict(pending, atMac, '2026-06-30')).toBe('no');
    expect(verdict(pending, atMac, '2026-07-01')).toBe('hold');
    const approved = again([sent, step('approved', '2026-08-01'), step('loaded', '2026-08-01')]);
    expect(verdict(approved, atMac, '2026-06-30')).toBe('no');
    expect(verdict(approved, atMac, '2026-07-01')).toBe('bill');
  });

  test('a stay lets claims wait, until a change that was asked for is approved', () => {
    const stay = [event('enrollment-stay', '2026-06-01')];
    expect(verdict(stopped({ more: { occurrences: stay } }), atMac, '2026-06-15')).toBe('hold');
    const change = filed('mac', 'change', medicare('2026-06-10', '2026-06-20'), { id: 'a-2' });
    const over = stopped({ applications: [initial, change], more: { occurrences: stay } });
    expect(verdict(over, atMac, '2026-06-19')).toBe('hold');
    expect(verdict(over, atMac, '2026-06-20')).toBe('bill');
  });

  test('an overdue revalidation lets claims wait from the day after, unless one was approved since the last', () => {
    const late = stopped({ more: { credentials: [...papers, enrolled('2026-03-31')] } });
    expect(verdict(late, atMac, '2026-03-31')).toBe('bill');
    expect(against(late, atMac, '2026-04-01')).toEqual([
      'deactivated: Medicare enrollment was to be revalidated by 2026-03-31, and no approved revalidation since is on record',
    ]);
    const revalidation = filed('mac', 'revalidation', medicare('2026-01-10', '2026-02-10'), { id: 'a-2' });
    const done = stopped({
      applications: [initial, revalidation],
      more: { credentials: [...papers, enrolled('2026-03-31')] },
    });
    expect(verdict(done, atMac, '2026-04-01')).toBe('bill');
  });

  test('what happens to the enrollment of the group stops its providers, and not what they bill alone', () => {
    const group = { credentials: [enrolled('2026-03-31')] };
    expect(verdict(stopped({ group }), atMac, '2026-04-01')).toBe('hold');
    const back = filed('mac', 'revalidation', [...medicare('2026-03-01', '2026-04-15')], {
      id: 'a-3',
      subjectId: 's-9',
    });
    expect(verdict(stopped({ group: { ...group, applications: [back] } }), atMac, '2026-04-01')).toBe('bill');
    expect(verdict(stopped({ group: { occurrences: deactivation } }), atMac, '2026-06-01')).toBe('no');
    const alone = { ...atMac, group: null, location: null };
    expect(against(stopped({ group: { occurrences: deactivation } }), alone, '2026-06-01')).not.toContain(
      'deactivated: Medicare stopped the billing of Clinic on 2026-06-01',
    );
  });
});

describe('a group with someone excluded', () => {
  const match = (more: Partial<ListMatch>): ListMatch => ({
    id: 'h-1',
    party: 'owner: LANE, AMY',
    list: 'leie',
    tier: 'name',
    on: day('2026-01-01'),
    recordSha256: 'r',
    identitySha256: 'i',
    from: day('2026-03-01'),
    until: null,
    endedAfter: null,
    waiver: null,
    confirmedBefore: false,
    closedOn: null,
    reviews: [{ id: 'hr-1', on: day('2026-01-02'), verdict: 'same', recordSha256: 'r', identitySha256: 'i' }],
    ...more,
  });
  const applications = [
    filed('mac', 'initial', medicare('2026-01-02', '2026-02-01'), { route: 'group' }),
    filed('plan', 'initial', medicare('2026-01-02', '2026-02-01'), { id: 'a-2', route: 'group' }),
  ];
  const about = (one: ListMatch): BillingFacts =>
    world({ applications, contracts: [contract()], group: { matches: [one] } });

  test('an excluded owner blocks what federal programs pay, and lets the rest wait', () => {
    const owned = about(match({}));
    expect(against(owned, atMac, '2026-03-01')).toEqual([
      'excluded: owner: LANE, AMY, of Clinic, is on the LEIE of the OIG',
    ]);
    expect([verdict(owned, atMac, '2026-02-28'), verdict(owned, atMac, '2026-03-01')]).toEqual(['bill', 'no']);
    expect(verdict(owned, atPlan, '2026-03-01')).toBe('hold');
  });

  test('an equal NPI that nobody has reviewed lets all wait; a name alone, or another person, nothing', () => {
    expect(verdict(about(match({ tier: 'npi', reviews: [] })), atMac, '2026-03-01')).toBe('hold');
    expect(verdict(about(match({ reviews: [] })), atMac, '2026-03-01')).toBe('bill');
    const other = match({
      reviews: [{ ...(match({}).reviews[0] as ListMatch['reviews'][number]), verdict: 'different' }],
    });
    expect(verdict(about(other), atMac, '2026-03-01')).toBe('bill');
  });

  test('an excluded group may bill nobody', () => {
    const group = about(match({ party: 'self' }));
    expect([verdict(group, atMac, '2026-03-01'), verdict(group, atPlan, '2026-03-01')]).toEqual(['no', 'no']);
    expect(against(group, atPlan, '2026-03-01')).toEqual(['excluded: Clinic is on the LEIE of the OIG']);
  });
});
