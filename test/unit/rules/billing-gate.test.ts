import { describe, expect, test } from 'vitest';
import type { Application, Step } from '../../../src/domain/facts.ts';
import type { ListMatch } from '../../../src/domain/file-facts.ts';
import type { ParticipationKey } from '../../../src/domain/participation.ts';
import { releaseDay } from '../../../src/rules/participation/filing.ts';
import { participationKeys, supposedKeys } from '../../../src/rules/participation/participation-keys.ts';
import {
  against,
  atMac,
  atPlan,
  contract,
  evaluator,
  filed,
  firstDay,
  mac,
  medicare,
  member,
  papers,
  plan,
  rules,
  verdict,
  type World,
  world,
} from './billing-world.ts';
import { credential, day, step, subject, term } from './sample-facts.ts';

/** Listed by the contract's document since March 2024: all is well until a test says what is not. */
const listed = ({ more = {}, ...others }: World) =>
  world({ contracts: [contract()], ...others, more: { links: [member()], ...more } });
const sent = (on: string): Step => step('submitted', on, { via: 'portal' });
const approved = [sent('2026-02-02'), step('approved', '2026-04-01'), step('loaded', '2026-04-20')];
const approvedLine = (more: Partial<Application> = {}): Application =>
  filed('plan', 'initial', approved, { route: 'group', ...more });
const license = (state: string, through: string | null, more: object = {}) =>
  credential('license', [term(`t-${state}`, null, null, through)], {
    id: `c-${state}`,
    label: `${state} license`,
    state,
    naturalKey: `${state}|md|1`,
    ...more,
  });
const cover = (through: string | null, more: object = {}) =>
  credential('malpractice', [term('t-cover', null, null, through)], { label: 'cover', ...more });
const match = (more: Partial<ListMatch> = {}): ListMatch => ({
  id: 'h-1',
  party: 'self',
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
  reviews: [{ id: 'w-1', verdict: 'same', on: day('2026-01-02'), recordSha256: 'r', identitySha256: 'i' }],
  ...more,
});
const at = (key: ParticipationKey, location: string): ParticipationKey => ({ ...key, location });
const own: ParticipationKey = { ...atPlan, group: null, location: null };
const north = { key: 'north', name: 'North', state: 'WA' };
const inBoth = {
  subject: subject({ states: ['OR', 'WA'], groups: ['clinic'] }),
  credentials: [...papers, license('WA', null)],
};

const taxonomy = (agrees: boolean | null) => ({ code: '207Q00000X', agrees, readOn: day('2026-05-01') });
const dea = (state: string | null, through: string | null, more: object = {}) =>
  credential('dea', [term('t-dea', null, null, through)], { id: `c-dea-${state}`, label: 'DEA **12', state, ...more });
const withDea = (...registrations: ReturnType<typeof dea>[]) =>
  listed({ more: { credentials: [...papers, ...registrations] } });
const controlled = (about: ReturnType<typeof world>, key: ParticipationKey, on: string) =>
  evaluator.answer(about, key, day('2027-01-01'), day(on), true);
const without = (some: Parameters<typeof world>[0]) =>
  world({ contracts: [contract()], applications: [approvedLine()], ...some });

/** One world for each row of the table in which only that row is not true, and the verdict that follows. */
const broken: readonly (readonly [string, () => ReturnType<typeof world>, 'hold' | 'no', string])[] = [
  [
    'license_valid_on',
    () => listed({ more: { credentials: [license('OR', '2026-05-31'), cover(null)] } }),
    'no',
    'license',
  ],
  ['dea_valid_if_controlled', () => withDea(dea('OR', '2026-05-31')), 'no', 'dea'],
  [
    'malpractice_valid_on',
    () => listed({ more: { credentials: [license('OR', null), cover('2026-05-31')] } }),
    'no',
    'malpractice',
  ],
  ['not_excluded_or_precluded_on', () => listed({ more: { matches: [match()] } }), 'no', 'excluded'],
  [
    'not_opted_out_if_medicare',
    () =>
      listed({
        payers: [{ ...plan, lines: ['medicare-advantage'] }],
        standing: { optOut: { from: day('2026-03-01'), until: null } },
      }),
    'no',
    'opted-out',
  ],
  [
    'credentialing_approved_on_or_before',
    () =>
      listed({
        applications: [approvedLine({ steps: [sent('2026-02-02'), step('denied', '2026-03-01', { reason: 'x' })] })],
      }),
    'no',
    'credentialed',
  ],
  [
    'contract_effective_on_or_before',
    () => without({ contracts: [contract({ effectiveOn: day('2026-07-01') })] }),
    'no',
    'contracted',
  ],
  [
    'rendering_linked_to_group_tin',
    () => listed({ more: { links: [member({ until: day('2026-03-01') })] } }),
    'no',
    'linked',
  ],
  ['location_enrolled', () => without({ place: { closesOn: day('2026-06-01') } }), 'no', 'location'],
  [
    'payer_loaded_or_retro_written_confirmation',
    () => without({ applications: [approvedLine({ steps: approved.slice(0, 2) })] }),
    'hold',
    'loaded',
  ],
  ['npi_taxonomy_match', () => listed({ standing: { taxonomy: taxonomy(false) } }), 'hold', 'taxonomy'],
];

describe('the truth table of the billing gate, row by row', () => {
  test('with all rows true a visit is billed, about controlled substances too', () => {
    expect(controlled(withDea(dea('OR', null)), atPlan, '2026-06-01').verdict).toBe('bill');
  });

  test.each(broken)('%s', (_, about, expected, matter) => {
    const answer = controlled(about(), atPlan, '2026-06-01');
    const own = answer.reasons
      .filter(({ ok, state }) => !ok && (state === matter || state !== 'dea'))
      .map(({ state }) => state);
    expect(own).toContain(matter);
    if (matter === 'dea') expect(answer.verdict).toBe(expected);
    else expect(verdict(about(), atPlan, '2026-06-01')).toBe(expected);
  });
});

describe('controlled substances', () => {
  const against = (about: ReturnType<typeof world>, key: ParticipationKey, on: string) => {
    const { verdict, reasons } = controlled(about, key, on);
    return [verdict, ...reasons.filter(({ ok }) => !ok).map(({ state, because }) => `${state}: ${because}`)];
  };

  test('a visit that is not about them needs no registration', () => {
    expect(verdict(listed({}), atPlan, '2026-06-01')).toBe('bill');
    expect(against(listed({}), atPlan, '2026-06-01')).toEqual(['no', 'dea: no DEA registration for OR is on file']);
  });

  test('the registration is of the state of the place, through its last day', () => {
    expect(against(withDea(dea('WA', null)), atPlan, '2026-06-01')[0]).toBe('no');
    expect(against(withDea(dea('OR', '2026-06-01')), atPlan, '2026-06-01')).toEqual(['bill']);
    expect(against(withDea(dea('OR', '2026-06-01')), atPlan, '2026-06-02')).toEqual([
      'no',
      'dea: DEA **12 ended on 2026-06-02',
    ]);
    expect(against(withDea(dea('OR', null, { status: 'surrendered' })), atPlan, '2026-06-01')[0]).toBe('no');
  });

  test('one whose state is not on file waits; at a federal site any will do', () => {
    expect(against(withDea(dea(null, null)), atPlan, '2026-06-01')).toEqual([
      'hold',
      'dea: the state of DEA **12 is not on file',
    ]);
    const federal = listed({ place: { federal: true }, more: { credentials: [...papers, dea('WA', null)] } });
    expect(against(federal, atPlan, '2026-06-01')).toEqual(['bill']);
  });

  test('the registration of the state counts where one is on file', () => {
    const cds = (through: string | null) =>
      credential('cds', [term('t-cds', null, null, through)], { id: 'c-cds', label: 'OR CDS', state: 'OR' });
    expect(against(withDea(dea('OR', null), cds(null)), atPlan, '2026-06-01')).toEqual(['bill']);
    expect(against(withDea(dea('OR', null), cds('2026-04-30')), atPlan, '2026-06-01')).toEqual([
      'no',
      'cds: OR CDS ended on 2026-05-01',
    ]);
  });

  test('in the own name all states of practice need one', () => {
    const holds = contract({ holder: { kind: 'provider', key: '1234567893' }, route: 'individual' });
    const credentials = [license('OR', null), license('WA', null), cover(null)];
    const about = (...more: ReturnType<typeof dea>[]) =>
      world({
        contracts: [holds],
        payers: [mac, { ...plan, states: ['OR', 'WA'] }],
        more: { subject: inBoth.subject, credentials: [...credentials, ...more] },
      });
    expect(against(about(dea('OR', null)), own, '2026-06-01')[0]).toBe('hold');
    expect(against(about(dea('OR', null), dea('WA', null)), own, '2026-06-01')).toEqual(['bill']);
  });
});

describe('the taxonomy in the register', () => {
  const ofGroup = (agrees: boolean | null) => {
    const about = listed({ standing: { taxonomy: taxonomy(true) } });
    const group = about.context.groups?.get('clinic');
    if (group === undefined) throw new Error('the world has a clinic');
    return {
      ...about,
      context: { ...about.context, groups: new Map([['clinic', { ...group, taxonomy: taxonomy(agrees) }]]) },
    };
  };

  test('that of the provider and that of the group: one that the register does not have waits', () => {
    expect(against(listed({ standing: { taxonomy: taxonomy(false) } }), atPlan, '2026-06-01')).toEqual([
      'taxonomy: the register has no taxonomy 207Q00000X for Ruiz, Ana (read 2026-05-01)',
    ]);
    expect(verdict(ofGroup(true), atPlan, '2026-06-01')).toBe('bill');
    expect(against(ofGroup(false), atPlan, '2026-06-01')).toEqual([
      'taxonomy: the register has no taxonomy 207Q00000X for clinic (read 2026-05-01)',
    ]);
  });

  test('what nobody read is not compared, and that is said', () => {
    const unread = listed({ standing: { taxonomy: taxonomy(null) } });
    const reasons = evaluator.answer(unread, atPlan, day('2027-01-01'), day('2026-06-01')).reasons;
    expect(reasons.find(({ state }) => state === 'taxonomy')).toMatchObject({
      ok: true,
      because: '207Q00000X not compared: the register was not read; of clinic, none is on file',
    });
  });
});

describe('days between two times of work', () => {
  const work = (group: string | null, from: string | null, until: string | null) => ({
    group,
    location: null,
    state: null,
    from: from === null ? null : day(from),
    until: until === null ? null : day(until),
    federal: false,
  });
  const holds = contract({ holder: { kind: 'provider', key: '1234567893' }, route: 'individual' });
  const away = (...places: ReturnType<typeof work>[]) => {
    const about = world({ contracts: [holds], standing: { places } });
    const groups = new Map(
      [...(about.context.groups ?? [])].map(([key, group]) => [key, { ...group, members: new Map() }]),
    );
    return { ...about, context: { ...about.context, groups } };
  };

  test('are not billed in the own name either', () => {
    const back = away(work('clinic', '2020-01-01', '2026-03-01'), work('clinic', '2026-05-01', null));
    expect(['2026-02-28', '2026-03-01', '2026-04-30', '2026-05-01'].map((on) => verdict(back, own, on))).toEqual([
      'bill',
      'no',
      'no',
      'bill',
    ]);
    expect(against(back, own, '2026-04-01')).toEqual([
      'employed: by the documents works nowhere from 2026-03-01 until 2026-05-01',
    ]);
  });

  test('work elsewhere fills them, and what lies before the first or after the last says nothing', () => {
    const elsewhere = away(
      work('clinic', '2020-01-01', '2026-03-01'),
      work(null, '2026-02-01', '2026-05-01'),
      work('clinic', '2026-05-01', '2026-06-01'),
    );
    expect(['2019-01-01', '2026-04-01', '2026-12-01'].map((on) => verdict(elsewhere, own, on, '2027-01-01'))).toEqual([
      'no',
      'bill',
      'bill',
    ]);
    expect(against(elsewhere, own, '2019-01-01').some((reason) => reason.startsWith('employed'))).toBe(false);
  });
});

describe('a contract of the person', () => {
  test('serves a practice unless its clause, or where it has none the payer, says that it does not go along', () => {
    const serves = (clause: boolean | null, ofPayer?: boolean): string => {
      const held = contract({ holder: { kind: 'provider', key: '1234567893' }, route: 'individual', portable: clause });
      const payers = [mac, { ...plan, ...(ofPayer === undefined ? {} : { portable: ofPayer }) }];
      return verdict(world({ contracts: [held], payers }), atPlan, '2026-06-01');
    };
    expect([serves(null), serves(true, false), serves(null, true)]).toEqual(['bill', 'bill', 'bill']);
    expect([serves(false), serves(false, true), serves(null, false)]).toEqual(['no', 'no', 'no']);
  });
});

describe('what a question supposes where nothing is recorded', () => {
  test('all products and places of work that it leaves open', () => {
    const about = world({
      contracts: [contract({ holder: { kind: 'provider', key: '1234567893' }, products: ['ppo'] })],
      payers: [
        { ...plan, products: ['ppo', 'hmo'].map((key) => ({ key, name: null, line: null, states: [], needs: null })) },
      ],
      places: [north],
      more: { subject: inBoth.subject },
    });
    const keys = supposedKeys({ payer: 'plan', group: 'clinic' }, about);
    expect(keys.map(({ product, location }) => `${product} ${location}`)).toEqual([
      'ppo main',
      'ppo north',
      'hmo main',
      'hmo north',
    ]);
    expect(keys.map((key) => verdict(about, key, '2026-06-01'))).toEqual(['bill', 'no', 'no', 'no']);
  });

  test('a place on a contract that shares no place with it is nowhere', () => {
    const about = listed({
      contracts: [contract({ locations: ['north'] })],
      places: [north],
      more: { links: [member({ locations: ['main'] })] },
    });
    expect(participationKeys(about)).toEqual([]);
  });
});

describe('each row of the truth table alone makes the difference', () => {
  test('all rows true: in-network release', () => {
    expect(verdict(listed({}), atPlan, '2026-06-01')).toBe('bill');
  });

  test('license_valid_on: the last day counts, the day after does not', () => {
    const lapsing = listed({ more: { credentials: [license('OR', '2026-05-31'), cover(null)] } });
    expect(verdict(lapsing, atPlan, '2026-05-31')).toBe('bill');
    expect(against(lapsing, atPlan, '2026-06-01')).toEqual(['license: OR license ended on 2026-06-01']);
  });

  test('malpractice_valid_on', () => {
    const lapsing = listed({ more: { credentials: [license('OR', null), cover('2026-05-31')] } });
    expect(verdict(lapsing, atPlan, '2026-05-31')).toBe('bill');
    expect(against(lapsing, atPlan, '2026-06-01')).toEqual(['malpractice: cover ended on 2026-06-01']);
  });

  test('not_excluded_or_precluded_on: every payer, from the first day; the preclusion list where it binds', () => {
    const barred = listed({ more: { matches: [match()] } });
    expect(verdict(barred, atPlan, '2026-02-28')).toBe('bill');
    expect(verdict(barred, atPlan, '2026-03-01')).toBe('no');
    const precluded = { more: { matches: [match({ list: 'preclusion' })] } };
    const advantage = { ...plan, lines: ['medicare-advantage'] };
    expect(verdict(listed(precluded), atPlan, '2026-06-01')).toBe('bill');
    expect(verdict(listed({ ...precluded, payers: [mac, advantage] }), atPlan, '2026-06-01')).toBe('no');
  });

  test('not_opted_out_if_medicare: Medicare and its Advantage plans, nobody else', () => {
    const optedOut = { standing: { optOut: { from: day('2026-03-01'), until: null } } };
    const advantage = { ...plan, lines: ['medicare-advantage'] };
    expect(verdict(listed(optedOut), atPlan, '2026-06-01')).toBe('bill');
    expect(verdict(listed({ ...optedOut, payers: [mac, advantage] }), atPlan, '2026-06-01')).toBe('no');
    expect(against(world(optedOut), atMac, '2026-06-01')).toContain('opted-out: opted out of Medicare on 2026-03-01');
  });

  test('credentialing_approved_on_or_before, or a state rule that pays back', () => {
    const about = world({ contracts: [contract()], applications: [approvedLine()] });
    expect(verdict(about, atPlan, '2026-03-31')).toBe('no');
    expect(verdict(about, atPlan, '2026-04-01')).toBe('bill');
    const steps = [sent('2026-02-02'), step('complete', '2026-02-10'), ...approved.slice(1)];
    const inOregon = world({
      contracts: [contract()],
      payers: [{ ...plan, packs: ['state-payer-clocks-or-wy'] }],
      applications: [approvedLine({ steps })],
    });
    expect(verdict(inOregon, atPlan, '2026-02-10')).toBe('hold');
  });

  test('contract_effective_on_or_before: signed is not in force', () => {
    const later = listed({ contracts: [contract({ signedOn: day('2026-01-05'), effectiveOn: day('2026-06-01') })] });
    expect(verdict(later, atPlan, '2026-05-31')).toBe('no');
    expect(verdict(later, atPlan, '2026-06-01')).toBe('bill');
  });

  test('rendering_linked_to_group_tin: not on the contract, not paid', () => {
    const alone = approvedLine({
      lines: [{ id: 'l-9', number: 1, product: null, group: null, location: null }],
      route: 'individual',
    });
    const about = world({ contracts: [contract()], applications: [alone] });
    expect(against(about, atPlan, '2026-06-01')).toContain('linked: not linked for clinic, main');
  });

  test('location_enrolled: an approval for one place is none for another', () => {
    const lines = [{ id: 'l-9', number: 1, product: null, group: 'clinic', location: 'main' }];
    const about = world({
      contracts: [contract()],
      applications: [approvedLine({ lines })],
      places: [north],
      more: inBoth,
    });
    expect(verdict(about, atPlan, '2026-06-01')).toBe('bill');
    expect(against(about, at(atPlan, 'north'), '2026-06-01')).toEqual([
      'linked: not linked for clinic, north',
      'loaded: not loaded',
    ]);
  });

  test('payer_loaded: approved and not loaded waits, on the day of asking', () => {
    const about = world({ contracts: [contract()], applications: [approvedLine()] });
    expect(verdict(about, atPlan, '2026-06-01', '2026-04-19')).toBe('hold');
    expect(verdict(about, atPlan, '2026-06-01', '2026-04-20')).toBe('bill');
  });

  test('npi match: a number that the register deactivated stands on no claim', () => {
    const npiDeactivated = { from: day('2026-03-01'), until: day('2026-05-01') };
    const off = listed({ standing: { npiDeactivated } });
    expect(['2026-02-28', '2026-03-01', '2026-04-30', '2026-05-01'].map((on) => verdict(off, atPlan, on))).toEqual([
      'bill',
      'no',
      'no',
      'bill',
    ]);
  });

  test('pending: hold_until the effective day, released before the time for filing ends', () => {
    const pending = world({
      contracts: [contract({ filing: { initial: 'P90D' } })],
      applications: [approvedLine({ steps: [sent('2026-02-02')] })],
    });
    expect(verdict(pending, atPlan, '2026-06-01')).toBe('hold');
    expect(releaseDay(rules, 'practice')(atPlan, '1234567893', day('2026-06-01'), pending.context)).toBe('2026-08-23');
  });

  test('excluded: block, whoever pays and whatever is pending; only a waiver lifts it, in its state', () => {
    const waived = (state: string) => listed({ more: { matches: [match({ waiver: { state, from: null } })] } });
    expect(verdict(waived('OR'), atPlan, '2026-06-01')).toBe('bill');
    expect(verdict(waived('WA'), atPlan, '2026-06-01')).toBe('no');
    const pending = world({
      contracts: [contract()],
      applications: [approvedLine({ steps: [sent('2026-02-02')] })],
      more: { matches: [match()] },
    });
    expect(verdict(pending, atPlan, '2026-06-01')).toBe('no');
  });
});

describe('what would be denied is not called billable', () => {
  test.each([
    ['draft', []],
    ['pending', [sent('2026-02-02')]],
    ['returned', [sent('2026-02-02'), step('returned', '2026-03-02', { reason: 'W-9' })]],
    ['rejected', [sent('2026-02-02'), step('rejected', '2026-03-02', { reason: 'form' })]],
    ['denied', [sent('2026-02-02'), step('denied', '2026-03-02', { reason: 'need' })]],
    ['withdrawn', [sent('2026-02-02'), step('withdrawn', '2026-03-02')]],
  ])('an application to be let in that stands at %s speaks against the document of the contract', (_, steps) => {
    const about = listed({ applications: [approvedLine({ steps })] });
    expect(verdict(about, atPlan, '2026-06-01')).not.toBe('bill');
    expect(against(about, atPlan, '2026-06-01')[0]).toContain('credentialed: ');
  });

  test('what was taken back before it was sent, or refused before the document begins, speaks against nothing', () => {
    const unsent = approvedLine({ steps: [step('withdrawn', '2026-03-02')] });
    expect(verdict(listed({ applications: [unsent] }), atPlan, '2026-06-01')).toBe('bill');
    const denied = approvedLine({ steps: [sent('2026-02-02'), step('denied', '2026-03-02', { reason: 'need' })] });
    const since = listed({ applications: [denied], more: { links: [member({ from: day('2026-05-01') })] } });
    expect(verdict(since, atPlan, '2026-06-01')).toBe('bill');
  });

  test('a place that opened after the approval waits, until the payer has added it', () => {
    const opened = { ...north, opensOn: day('2026-06-01') };
    const added = (steps: readonly Step[]): Application =>
      filed('plan', 'add-location', steps, {
        id: 'a-2',
        openedOn: day('2026-05-01'),
        route: 'group',
        lines: [{ id: 'l-2', number: 1, product: null, group: 'clinic', location: 'north' }],
      });
    const about = (applications: readonly Application[]) =>
      world({ contracts: [contract()], applications, places: [opened], more: inBoth });
    const key = at(atPlan, 'north');
    expect(against(about([approvedLine()]), key, '2026-07-01')[0]).toBe(
      'linked: approved on 2026-04-01, before North opened on 2026-06-01; it is not on record that the payer added it',
    );
    expect(verdict(about([approvedLine()]), key, '2026-07-01')).toBe('hold');
    expect(verdict(about([approvedLine(), added([])]), key, '2026-07-01')).toBe('hold');
    expect(verdict(about([approvedLine(), added([sent('2026-05-02')])]), key, '2026-07-01')).toBe('hold');
    const denied = [sent('2026-05-02'), step('denied', '2026-06-15', { reason: 'need' })];
    expect(verdict(about([approvedLine(), added(denied)]), key, '2026-07-01')).toBe('no');
    const done = [sent('2026-05-02'), step('approved', '2026-06-15'), step('loaded', '2026-06-20')];
    expect(verdict(about([approvedLine(), added(done)]), key, '2026-07-01')).toBe('bill');
    expect(verdict(about([approvedLine(), added(denied)]), atPlan, '2026-07-01')).toBe('bill');
  });

  test('a practice whose first place opens after the approval bills there', () => {
    const opening = world({
      contracts: [contract()],
      applications: [approvedLine()],
      place: { opensOn: day('2026-06-01') },
    });
    expect(verdict(opening, atPlan, '2026-06-01')).toBe('bill');
  });

  test('Medicare enrolls by state: an application that names no place proves none of two states', () => {
    const about = world({
      applications: [filed('mac', 'initial', medicare('2026-02-02', '2026-03-01'), { route: 'group' })],
      places: [north],
      more: inBoth,
    });
    expect(verdict(about, atMac, '2026-06-01')).toBe('hold');
    const number = {
      program: 'medicare' as const,
      group: 'clinic',
      location: null,
      from: day('2026-02-02'),
      until: null,
    };
    const inOregon = { ...about, standing: { ...about.standing, numbers: [{ ...number, state: 'OR' }] } };
    expect(verdict(inOregon, atMac, '2026-06-01')).toBe('bill');
    expect(verdict(inOregon, at(atMac, 'north'), '2026-06-01')).toBe('hold');
  });

  test('which of several groups an application was for is not guessed', () => {
    const lines = [{ id: 'l-9', number: 1, product: null, group: null, location: null }];
    const more = { subject: subject({ states: ['OR'], groups: ['clinic', 'other'] }) };
    const about = world({ contracts: [contract()], applications: [approvedLine({ lines })], more });
    expect(verdict(about, atPlan, '2026-06-01')).toBe('no');
  });

  test('in the own name all states of practice need a license', () => {
    const holds = contract({ holder: { kind: 'provider', key: '1234567893' }, route: 'individual' });
    const about = (through: string | null, status: string | null = null) =>
      world({
        contracts: [holds],
        payers: [mac, { ...plan, states: ['OR', 'WA'] }],
        more: {
          subject: inBoth.subject,
          credentials: [license('OR', through, { status }), license('WA', null), cover(null)],
        },
      });
    expect(verdict(about(null), own, '2026-06-01')).toBe('bill');
    expect(against(about('2026-03-31'), own, '2026-06-01')).toEqual([
      'license: OR license ended on 2026-04-01; no place says in which of OR, WA the service is',
    ]);
    expect(verdict(about('2026-03-31'), own, '2026-06-01')).toBe('hold');
    expect(verdict(about(null, 'suspended'), own, '2026-06-01')).toBe('hold');
    expect(verdict(about(null, 'retired'), own, '2026-06-01')).toBe('bill');
  });

  test('a license of another profession, or one that the board calls expired, lets nobody practice', () => {
    const nurse = license('OR', null, { id: 'c-rn', naturalKey: 'OR|rn|7' });
    const lapsed = listed({ more: { credentials: [license('OR', '2026-03-31'), nurse, cover(null)] } });
    expect(verdict(lapsed, atPlan, '2026-06-01')).toBe('no');
    const expired = listed({ more: { credentials: [license('OR', null, { status: 'expired' }), cover(null)] } });
    expect(against(expired, atPlan, '2026-06-01')).toEqual(['license: OR license is expired']);
  });

  test('cover that is limited to other states is none', () => {
    const limited = {
      standing: { limitedCovers: [{ naturalKey: 'malpractice', states: ['WA'] }] },
      more: { credentials: [license('OR', null), cover(null)] },
    };
    expect(against(listed(limited), atPlan, '2026-06-01')).toEqual(['malpractice: cover holds in WA only']);
  });

  test('a group whose NPI the register deactivated bills nothing', () => {
    const about = listed({});
    const group = about.context.groups?.get('clinic');
    if (group === undefined) throw new Error('the world has a clinic');
    const npiDeactivated = { from: day('2026-03-01'), until: null };
    const groups = new Map([['clinic', { ...group, npiDeactivated }]]);
    const off = { ...about, context: { ...about.context, groups } };
    expect(against(off, atPlan, '2026-06-01')).toEqual([
      'deactivated: the register deactivated the NPI of Clinic on 2026-03-01',
    ]);
  });

  test('a state that ended the enrollment ends that with its plans; Medicare, if revoked, that with Advantage', () => {
    const enrolled = (kind: 'medicaid' | 'medicare', status: string) =>
      credential(kind, [], { status, label: kind, state: kind === 'medicaid' ? 'OR' : null });
    const with_ = (line: string, kind: 'medicaid' | 'medicare', status: string): string =>
      verdict(
        listed({
          payers: [mac, { ...plan, lines: [line] }],
          more: { credentials: [...papers, enrolled(kind, status)] },
        }),
        atPlan,
        '2026-06-01',
      );
    expect(with_('medicaid-mco', 'medicaid', 'terminated')).toBe('no');
    expect(with_('medicaid-mco', 'medicaid', 'enrolled')).toBe('bill');
    expect(with_('medicare-advantage', 'medicare', 'revoked')).toBe('no');
    expect(with_('commercial', 'medicare', 'revoked')).toBe('bill');
  });

  test('a contract that renews by agreement only waits after its term, until the agreement is on record', () => {
    const clauses = {
      effective: '2024-01-01',
      initialTerm: 'P2Y',
      renewal: { kind: 'agreed' as const },
    };
    const agreed = listed({ contracts: [contract({ clauses })] });
    expect(verdict(agreed, atPlan, '2025-12-31')).toBe('bill');
    expect(against(agreed, atPlan, '2026-01-01')).toEqual([
      'contracted: the term of contract plan-clinic ended on 2026-01-01 and goes on only by agreement, which is not on record',
    ]);
    expect(verdict(agreed, atPlan, '2026-01-01')).toBe('hold');
    const renewed = listed({ contracts: [contract({ clauses, endsOn: day('2028-01-01') })] });
    expect(verdict(renewed, atPlan, '2027-12-31')).toBe('bill');
  });

  test('of the group and the dossier the one that names an end of the work is believed', () => {
    const work = { group: 'clinic', location: null, state: null, from: null, until: day('2026-05-01'), federal: false };
    const left = listed({ standing: { places: [work] } });
    expect(verdict(left, atPlan, '2026-04-30')).toBe('bill');
    expect(against(left, atPlan, '2026-05-01')).toEqual(['employed: work for clinic ended on 2026-05-01']);
    const back = { ...work, from: day('2026-07-01'), until: null };
    expect(verdict(listed({ standing: { places: [work, back] } }), atPlan, '2026-07-01')).toBe('bill');
  });

  test('the contract of the group ended: the place on it pays no more', () => {
    const ended = listed({ contracts: [contract({ endsOn: day('2026-06-01') })] });
    expect(verdict(ended, atPlan, '2026-05-31')).toBe('bill');
    expect(verdict(ended, atPlan, '2026-06-01')).toBe('no');
  });

  test('between two times on a contract nothing is paid', () => {
    const links = [member({ until: day('2026-03-01') }), member({ id: 'cm-2', from: day('2026-05-01'), sequence: 2 })];
    const about = listed({ more: { links } });
    expect(['2026-02-28', '2026-03-01', '2026-04-30', '2026-05-01'].map((on) => verdict(about, atPlan, on))).toEqual([
      'bill',
      'no',
      'no',
      'bill',
    ]);
    expect(against(about, atPlan, '2026-04-30')).toContain(
      'linked: the place on contract plan-clinic ended on 2026-03-01',
    );
  });

  test('Medicare reaches back thirty days from filing, and not one more', () => {
    const about = world({
      firstDay: '2026-01-01',
      applications: [filed('mac', 'initial', medicare('2026-05-30', '2026-08-01'))],
    });
    expect(verdict(about, atMac, '2026-04-29')).toBe('no');
    expect(firstDay(about, atMac)).toBe('2026-04-30');
  });

  test('a listed person of the same name and birth date waits for a look; the claims of another are free again', () => {
    const alike = match({ tier: 'name-dob', reviews: [] });
    expect(against(listed({ more: { matches: [alike] } }), atPlan, '2026-06-01')).toEqual([
      'excluded: a match by name and birth date on the LEIE of the OIG awaits review',
    ]);
    const review = { id: 'w-2', verdict: 'different', on: day('2026-01-03'), recordSha256: 'r', identitySha256: 'i' };
    expect(verdict(listed({ more: { matches: [{ ...alike, reviews: [review] }] } }), atPlan, '2026-06-01')).toBe(
      'bill',
    );
  });
});
