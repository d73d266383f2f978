import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { dossierCredentials } from '../../../src/domain/dossier-facts.ts';
import type { PayerFacts, SubjectFacts, Verification, Waiver } from '../../../src/domain/facts.ts';
import type { Dossier } from '../../../src/domain/nouns/dossier.ts';
import type { Group } from '../../../src/domain/nouns/group.ts';
import type { Payer } from '../../../src/domain/nouns/payer.ts';
import {
  type Checklist,
  type ChecklistItem,
  type ChecklistQuestion,
  checklist,
  expectedDecisionOn,
} from '../../../src/rules/requirement.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';
import { day, facts, payer, verification } from './sample-facts.ts';

const rules = ruleSet(shippedPacks(), []);

const group: Group = {
  empanel: 'group/v1',
  key: 'lakeside',
  legalName: 'Lakeside Medical Group PLLC',
  tin: '12-3456789',
  npi: '1679576722',
  locations: [{ key: 'main', address: { line1: '120 Harbor Street', city: 'Boston', state: 'MA', zip: '02110' } }],
  members: [{ npi: '1234567893', from: '2020-03-01' }],
  documents: [
    { kind: 'w9', says: { legalName: 'Lakeside Medical Group PLLC', tin: '12-3456789', signedOn: '2026-08-03' } },
  ],
};

const clean: Dossier = {
  empanel: 'dossier/v1',
  npi: '1234567893',
  type: 'md',
  name: { first: 'Ana', last: 'Ruiz' },
  taxonomies: [{ code: '207Q00000X', primary: true }],
  caqh: { id: '12345678', status: 're-attestation', attestations: [{ on: '2026-09-14' }], authorization: 'all' },
  licenses: [{ state: 'MA', number: '123456', status: 'active', issued: '2024-02-01', expires: '2028-01-31' }],
  dea: [{ number: 'AR1234563', state: 'MA', status: 'active', issued: '2025-04-01', expires: '2028-03-31' }],
  boards: [
    { board: 'American Board of Family Medicine', status: 'certified', issued: '2022-12-01', expires: '2029-12-31' },
  ],
  education: [{ institution: 'Harbor University', degree: 'MD', from: '2008-08', until: '2012-05' }],
  training: [{ kind: 'residency', program: 'Harbor General', from: '2012-07', until: '2015-06', completed: true }],
  workHistory: [{ employer: 'Lakeside Medical Group', from: '2015-09', current: true }],
  hospitalAffiliations: [{ name: 'Bayview Medical Center', status: 'active' }],
  malpracticeCover: [
    {
      carrier: 'Bay State Mutual',
      policy: 'MPL-1',
      perClaim: 1_000_000,
      aggregate: 3_000_000,
      issued: '2026-07-01',
      expires: '2027-06-30',
    },
  ],
  malpracticeClaims: [],
  references: [{ name: 'A. Lee, MD' }, { name: 'B. Osei, MD' }, { name: 'C. Novak, MD' }],
  disclosures: [
    { question: 'license-action', answer: 'no' },
    { question: 'privileges-action', answer: 'no' },
    { question: 'program-sanction', answer: 'no' },
    { question: 'malpractice-claims', answer: 'no' },
    { question: 'felony', answer: 'no' },
    { question: 'drug-use', answer: 'no' },
    { question: 'essential-functions', answer: 'yes' },
  ],
  practiceLocations: [{ group: 'lakeside', location: 'main', from: '2020-03-01', primary: true }],
  documents: [{ kind: 'cv' }, { kind: 'malpractice-face-sheet', says: { expires: '2027-06-30' } }],
  register: { nppes: { importedOn: '2026-11-02', name: { first: 'ANA', last: 'RUIZ' } } },
};

interface Asked {
  readonly dossier?: Dossier;
  readonly payer?: PayerFacts;
  readonly payerDocument?: Payer;
  readonly more?: Partial<ChecklistQuestion>;
}

function ask({ dossier = clean, payer: asked = payer(), payerDocument, more = {} }: Asked = {}): Checklist {
  return checklist({
    dossier,
    facts: facts(),
    groups: new Map([[group.key, group]]),
    group: null,
    facility: null,
    payer: { facts: asked, document: payerDocument ?? null },
    type: 'initial',
    route: 'group',
    products: [],
    by: day('2027-02-20'),
    asOf: day('2026-11-22'),
    role: 'practice',
    rules,
    ...more,
  });
}

const obstacles = ({ items }: Checklist): readonly string[] =>
  items
    .filter((item) => item.blocks && !['met', 'waived', 'not-applicable'].includes(item.state))
    .map((item) => `${item.rule} ${item.state}: ${item.because}`);

const item = (list: Checklist, rule: string): ChecklistItem => {
  const found = list.items.find((one) => one.rule === rule);
  if (found === undefined) throw new Error(`no item ${rule}`);
  return found;
};

test('a complete file is ready, and every item says why and where it is written', () => {
  const list = ask();
  expect(obstacles(list)).toEqual([]);
  expect(list.ready).toBe(true);
  expect(item(list, 'commercial.license')).toEqual({
    rule: 'commercial.license',
    title: 'State license, current and unrestricted: MA',
    state: 'met',
    because: 'MA license 123456 is in force through 2028-01-31',
    help: null,
    cite: expect.stringContaining('NAMSS'),
    confidence: 'secondary',
    blocks: true,
    place: { document: 'dossier', key: '1234567893', pointer: ['licenses', 0] },
    pointer: ['licenses', 0],
    verifiedOn: null,
    staleOn: null,
  });
  expect(list.items.every((one) => one.because !== '' && one.cite !== '')).toBe(true);
});

test('a practice is not asked to verify what the payer verifies', () => {
  const license = item(ask(), 'ncqa.psv.license');
  expect([license.state, license.blocks, license.because]).toEqual([
    'not-applicable',
    false,
    'whoever decides verifies this; nothing is recorded here',
  ]);
});

test('one license for each state of practice; a compact privilege counts, a federal site asks for none', () => {
  const places = [
    { group: 'lakeside', location: 'main' },
    { address: { line1: '1 Main St', city: 'Nashua', state: 'NH' as const } },
    { address: { line1: '2 Fort Rd', city: 'Kittery', state: 'ME' as const }, federal: true },
  ];
  const states = (dossier: Dossier): readonly string[] =>
    ask({ dossier })
      .items.filter((one) => one.rule === 'commercial.license')
      .map((one) => `${one.title.slice(-2)} ${one.state}`);
  expect(states({ ...clean, practiceLocations: places })).toEqual(['MA met', 'NH missing']);
  const licenses = [
    { ...(clean.licenses?.[0] ?? { state: 'MA' as const, number: '1' }), privilegeStates: ['NH' as const] },
  ];
  expect(states({ ...clean, practiceLocations: places, licenses })).toEqual(['MA met', 'NH met']);
});

test('an application for some locations asks for the papers of those, also where the provider is only about to work', () => {
  const two: Group = {
    ...group,
    locations: [
      ...(group.locations ?? []),
      { key: 'north', address: { line1: '1 Main St', city: 'Nashua', state: 'NH', zip: '03060' } },
    ],
  };
  const groups = new Map([[two.key, two]]);
  const states = (practiceLocations: Dossier['practiceLocations'], locations?: readonly string[]): readonly string[] =>
    ask({
      dossier: { ...clean, ...(practiceLocations === undefined ? {} : { practiceLocations }) },
      more: { groups, ...(locations === undefined ? {} : { locations }) },
    })
      .items.filter((one) => one.rule === 'commercial.license')
      .map((one) => one.title.slice(-2));
  const everywhere = [{ group: 'lakeside' }];
  expect(states(everywhere)).toEqual(['MA', 'NH']);
  expect(states(everywhere, [])).toEqual(['MA', 'NH']);
  expect(states(everywhere, ['main'])).toEqual(['MA']);
  expect(states(everywhere, ['main', 'north'])).toEqual(['MA', 'NH']);
  expect(states([{ group: 'lakeside', location: 'main' }], ['north'])).toEqual(['NH']);
  expect(states([{ group: 'lakeside', telehealthStates: ['ME'] }], ['main'])).toEqual(['MA', 'ME']);
  expect(states(everywhere, ['nowhere'])).toEqual(['MA', 'NH']);
});

test('a place already left counts no more, one that begins later counts', () => {
  const left = { group: 'lakeside', location: 'main', until: '2026-11-01' };
  const ahead = { address: { line1: '1 Main St', city: 'Nashua', state: 'NH' as const }, from: '2027-02-01' };
  const states = (practiceLocations: NonNullable<Dossier['practiceLocations']>): readonly string[] =>
    ask({ dossier: { ...clean, practiceLocations } })
      .items.filter((one) => one.rule === 'commercial.license')
      .map((one) => one.title.slice(-2));
  expect(states([left, ahead])).toEqual(['NH']);
  expect(states([{ ...ahead, until: '2026-11-01' }])).toEqual(['MA']);
});

test('of a payer that works in some of the states only those are asked about', () => {
  const dossier = {
    ...clean,
    practiceLocations: [
      { group: 'lakeside', location: 'main' },
      { address: { line1: '1 Main St', city: 'Nashua', state: 'NH' as const } },
    ],
  };
  const asked = ask({ dossier, payer: payer({ states: ['MA', 'RI'] }) });
  expect(asked.items.filter((one) => one.rule === 'commercial.license').map((one) => one.title.slice(-2))).toEqual([
    'MA',
  ]);
});

test('what runs out before the decision is expiring; after it, met; on an unknown day it says so', () => {
  const dossier = {
    ...clean,
    licenses: [{ state: 'MA' as const, number: '123456', status: 'active' as const, expires: '2026-12-31' }],
  };
  const license = (more: Partial<ChecklistQuestion>): ChecklistItem =>
    item(ask({ dossier, more }), 'commercial.license');
  expect(license({})).toMatchObject({
    state: 'expiring',
    because: 'MA license 123456 expires 2026-12-31, before the decision expected by 2027-02-20',
  });
  expect(license({ by: day('2026-12-31') }).state).toBe('met');
  expect(license({ by: null })).toMatchObject({
    state: 'met',
    because: 'MA license 123456 is in force through 2026-12-31; the day of the decision is not known',
  });
  expect(license({ asOf: day('2027-01-01'), by: null })).toMatchObject({
    state: 'expired',
    because: 'MA license 123456 expired 2026-12-31, 1 day ago',
  });
});

test('a renewal that begins in time is in force through its own end, though it lies ahead', () => {
  const license = (issued: string): ChecklistItem => {
    const renewed = {
      state: 'MA' as const,
      number: '123456',
      status: 'active' as const,
      issued,
      expires: '2028-12-31',
    };
    const dossier = {
      ...clean,
      licenses: [{ ...renewed, previousTerms: [{ issued: '2024-01-01', expires: '2026-12-31' }] }],
    };
    return item(ask({ dossier }), 'commercial.license');
  };
  expect(license('2027-01-01')).toMatchObject({
    state: 'met',
    because: 'MA license 123456 is in force through 2028-12-31',
  });
  expect(license('2027-01-15')).toMatchObject({ state: 'expiring' });
});

test('on an early day the earlier terms count, in whatever order they are written', () => {
  const earlier = [
    { issued: '2022-02-01', expires: '2024-01-31' },
    { issued: '2020-02-01', expires: '2022-01-31' },
  ];
  const license = (asOf: string, previousTerms = earlier): ChecklistItem =>
    item(
      ask({
        dossier: {
          ...clean,
          licenses: [
            { state: 'MA', number: '1', status: 'active', issued: '2024-06-01', expires: '2028-01-31', previousTerms },
          ],
        },
        more: { asOf: day(asOf), by: null },
      }),
      'commercial.license',
    );
  for (const terms of [earlier, earlier.toReversed()]) {
    expect(license('2021-05-01', terms).because).toContain('in force through 2024-01-31;');
    expect(license('2023-05-01', terms).because).toContain('in force through 2024-01-31;');
    expect(license('2024-03-01', terms)).toMatchObject({
      state: 'expired',
      because: expect.stringContaining('2024-01-31'),
    });
    expect(license('2024-06-01', terms).because).toContain('in force through 2028-01-31;');
    expect(license('2019-05-01', terms)).toMatchObject({ state: 'missing' });
  }
});

test('a license of another profession does not count, a physician is a physician', () => {
  const state = (licenses: Dossier['licenses'], type: Dossier['type']): string =>
    item(ask({ dossier: { ...clean, type, ...(licenses === undefined ? {} : { licenses }) } }), 'commercial.license')
      .state;
  const rn = [
    { state: 'MA' as const, type: 'rn' as const, number: 'RN1', status: 'active' as const, expires: '2028-01-31' },
  ];
  expect(state(rn, 'np')).toBe('missing');
  expect(state([{ state: 'MA', type: 'md', number: '1', status: 'active', expires: '2028-01-31' }], 'do')).toBe('met');
});

test('a DEA registration is never shown in full', () => {
  const dossier = {
    ...clean,
    dea: [{ number: 'AR1234563', state: 'MA' as const, status: 'active' as const, expires: '2026-01-31' }],
  };
  const dea = item(ask({ dossier }), 'commercial.dea');
  expect(dea).toMatchObject({ state: 'expired', because: 'DEA AR*****63 (MA) expired 2026-01-31, 295 days ago' });
});

test('a therapist is not asked for a DEA registration, a residency or an admitting plan', () => {
  const { dea: _dea, training: _training, hospitalAffiliations: _affiliations, boards: _boards, ...rest } = clean;
  const list = ask({ dossier: { ...rest, type: 'lcsw' } });
  expect(list.ready).toBe(true);
  expect(list.items.some((one) => one.rule === 'commercial.dea' || one.rule === 'commercial.training')).toBe(false);
});

test('a colleague who prescribes meanwhile stands for a registration', () => {
  const { dea: _, ...rest } = clean;
  const dea = item(
    ask({ dossier: { ...rest, prescribing: { coveredBy: '1679576722', plan: 'Dr. Chen writes meanwhile' } } }),
    'commercial.dea',
  );
  expect([dea.state, dea.because]).toEqual(['met', 'meanwhile arranged: 1679576722']);
});

describe('CAQH', () => {
  const caqh = (more: object, asked: Asked = {}): readonly string[] =>
    obstacles(ask({ ...asked, dossier: { ...clean, caqh: { ...clean.caqh, ...more } } })).map(
      (text) => text.split(':')[0] ?? '',
    );

  test('an old attestation, a closed profile, an unfinished one', () => {
    expect(caqh({ attestations: [{ on: '2026-07-01' }] })).toEqual(['caqh.attested expired']);
    expect(caqh({ authorization: 'selected', authorizedPayers: ['cigna-ma'] })).toEqual(['caqh.authorized missing']);
    expect(caqh({ status: 'incomplete' })).toEqual(['caqh.status missing']);
    expect(caqh({ attestations: [] })).toEqual(['caqh.attested unknown']);
  });

  test('an attestation that ran out is one line, whatever else it stops', () => {
    const status = 'expired-attestation';
    expect(caqh({ status, attestations: [{ on: '2026-07-01' }] })).toEqual(['caqh.attested expired']);
    expect(caqh({ status, attestations: [] })).toEqual(['caqh.attested unknown']);
    expect(caqh({ status })).toEqual(['caqh.status expired']);
  });

  test('the window is that of the clock, longer in Illinois', () => {
    const attested = { attestations: [{ on: '2026-07-01' }] };
    const address = { line1: '1 Main St', city: 'Chicago', state: 'IL' as const };
    const dossier = { ...clean, caqh: { ...clean.caqh, ...attested }, practiceLocations: [{ address }] };
    expect(item(ask({ dossier }), 'caqh.attested').state).toBe('met');
  });

  test('it must be current at submission; that it runs out before the decision is only said', () => {
    expect(item(ask(), 'caqh.attested').because).toBe(
      'attested 2026-09-14, which counts through 2027-01-12; attest again while the payer decides',
    );
  });

  test('a payer that does not read the portal does not ask', () => {
    const document: Payer = {
      empanel: 'payer/v1',
      key: 'aetna-ma',
      name: 'Aetna',
      lines: ['commercial'],
      caqh: { uses: false },
    };
    expect(caqh({ status: 'incomplete' }, { payerDocument: document })).toEqual([]);
  });
});

describe('papers', () => {
  const withGroup = (more: Partial<Group>): Partial<ChecklistQuestion> => ({
    groups: new Map([[group.key, { ...group, ...more }]]),
  });

  test('a W-9 of the group: there, signed in time, in the legal name', () => {
    const w9 = (documents: Group['documents']): string =>
      item(ask({ more: withGroup(documents === undefined ? {} : { documents }) }), 'commercial.w9').state;
    expect(w9([])).toBe('missing');
    expect(w9([{ kind: 'w9' }])).toBe('missing');
    expect(
      w9([
        { kind: 'w9', says: { legalName: 'Lakeside Medical Group, PLLC', tin: '123456789', signedOn: '2025-11-21' } },
      ]),
    ).toBe('stale');
    expect(
      w9([{ kind: 'w9', says: { legalName: 'Lakeside Family Care', tin: '12-3456789', signedOn: '2026-08-03' } }]),
    ).toBe('missing');
    expect(
      w9([
        { kind: 'w9', says: { legalName: 'Lakeside Family Care', tin: '12-3456789', signedOn: '2020-08-03' } },
        ...(group.documents ?? []),
      ]),
    ).toBe('met');
  });

  test('a paper that says another month than the dossier is found before the payer finds it', () => {
    const documents = [
      ...(clean.documents ?? []),
      {
        kind: 'license' as const,
        of: '123456',
        says: { name: 'Ana Ruiz, MD', number: '123457', expires: '2026-01-31' as const },
      },
    ];
    const agree = ask({ dossier: { ...clean, documents } }).items.filter((one) => one.rule === 'practice.papers-agree');
    expect(agree.map((one) => [one.because, one.pointer?.join('/')])).toEqual([
      ['the license says `123457`, the dossier `123456`', 'documents/2/says/number'],
      ['the license says expires 2026-01-31, the dossier 2028-01-31', 'documents/2/says/expires'],
    ]);
  });
});

test("the payer's own minimum counts instead of the pack's", () => {
  const document = (perClaim: number, aggregate: number): Payer => ({
    empanel: 'payer/v1',
    key: 'aetna-ma',
    name: 'Aetna',
    lines: ['commercial'],
    malpracticeMinimum: { perClaim, aggregate },
  });
  const cover = (payerDocument: Payer): ChecklistItem => item(ask({ payerDocument }), 'commercial.malpractice');
  expect(cover(document(1_000_000, 1_000_000)).state).toBe('met');
  expect(cover(document(2_000_000, 4_000_000))).toMatchObject({
    state: 'missing',
    because: 'the cover of Bay State Mutual is $1,000,000/$3,000,000; at least $2,000,000/$4,000,000 is asked for',
  });
});

test('a payer changes and switches off rules by id', () => {
  const document: Payer = {
    empanel: 'payer/v1',
    key: 'aetna-ma',
    name: 'Aetna',
    lines: ['commercial'],
    overrides: [{ rule: 'commercial.references', reason: 'letter of May', count: 4 }],
    off: [{ rule: 'commercial.cv', reason: 'reads it in CAQH' }],
  };
  const list = ask({ payerDocument: document });
  expect(obstacles(list)).toEqual(['commercial.references missing: 3 of 4 peer references on file']);
  expect(list.items.some((one) => one.rule === 'commercial.cv')).toBe(false);
});

test('an explained yes is met, a bare yes is not, an unanswered question neither', () => {
  const disclosures = (answers: Dossier['disclosures']): readonly string[] =>
    obstacles(ask({ dossier: { ...clean, ...(answers === undefined ? {} : { disclosures: answers }) } }));
  const others = (clean.disclosures ?? []).slice(1);
  expect(
    disclosures([{ question: 'license-action', answer: 'yes', explanation: 'Reprimand of 2014, closed' }, ...others]),
  ).toEqual([]);
  expect(disclosures([{ question: 'license-action', answer: 'yes' }, ...others])).toEqual([
    'commercial.disclosures missing: `license-action` is answered `yes` without an explanation',
  ]);
  expect(disclosures(others)).toEqual(['commercial.disclosures missing: `license-action` is not answered']);
});

test('gaps: half a year needs a word, a year needs writing, and only of the last five years', () => {
  const gaps = (from: string, until: string, more: object = {}): readonly string[] => {
    const dossier = {
      ...clean,
      workHistory: [
        { employer: 'Bayview', from: '2015-09', until: from },
        { employer: 'Lakeside', from: until, current: true },
      ],
      ...more,
    };
    return obstacles(ask({ dossier })).map((text) => text.split(':')[0] ?? '');
  };
  expect(gaps('2023-12', '2024-07')).toEqual([]);
  expect(gaps('2023-12', '2024-08')).toEqual(['ncqa.gap.explain missing']);
  expect(gaps('2023-01', '2024-08', { gaps: [{ from: '2023-02', until: '2024-07', explanation: 'leave' }] })).toEqual([
    'ncqa.gap.written missing',
  ]);
  expect(gaps('2018-01', '2019-08')).toEqual([]);
});

describe('verification, where it is ours to do', () => {
  const own = { role: 'delegated-group' as const };
  const stated = dossierCredentials(clean).map((one, index) => ({ ...one, id: `c-${index}`, terms: [] }));
  const withVerifications = (
    verifications: readonly Verification[],
    more: Partial<ChecklistQuestion> = {},
  ): ChecklistItem => {
    const recorded: SubjectFacts = facts({ credentials: stated, verifications });
    return item(ask({ more: { ...own, facts: recorded, ...more } }), 'ncqa.psv.license');
  };
  const license = stated.find((one) => one.kind === 'license');
  const verified = (on: string, more: Partial<Verification> = {}): Verification =>
    verification('license', on, { credentialId: license?.id ?? null, valueHash: license?.valueHash ?? null, ...more });

  test('not made, made, too old on the day of the decision', () => {
    expect(withVerifications([])).toMatchObject({ state: 'unverified', blocks: true });
    expect(withVerifications([verified('2026-11-10')])).toMatchObject({
      state: 'met',
      verifiedOn: '2026-11-10',
      staleOn: '2027-03-10',
    });
    expect(withVerifications([verified('2026-10-01')])).toMatchObject({ state: 'stale', staleOn: '2027-01-29' });
    expect(withVerifications([verified('2026-10-01')], { by: null }).state).toBe('met');
    expect(withVerifications([verified('2026-11-23')]).state).toBe('unverified');
  });

  test('changed since, or found different', () => {
    expect(withVerifications([verified('2026-11-10', { valueHash: 'other' })]).because).toContain(
      'changed since verified on 2026-11-10',
    );
    expect(
      withVerifications([verified('2026-11-10'), verified('2026-11-12', { result: 'discrepant' })]).because,
    ).toContain('found a difference');
  });

  test('recorded by a practice it is told, and once too old it is nothing to do', () => {
    expect(withVerifications([verified('2026-11-15')], { role: 'practice' })).toMatchObject({
      state: 'met',
      blocks: false,
    });
    expect(withVerifications([verified('2026-07-01')], { role: 'practice' })).toMatchObject({
      state: 'not-applicable',
      blocks: false,
      help: null,
      because: expect.stringContaining('whoever decides verifies this; verified 2026-07-01 with'),
    });
  });

  test('the limit is that of the day of the decision', () => {
    const on = (by: string): string =>
      withVerifications([verified('2025-02-01')], { asOf: day('2025-03-01'), by: day(by) }).state;
    expect(on('2025-06-30')).toBe('met');
    expect(on('2025-07-01')).toBe('stale');
  });
});

describe('waivers', () => {
  const waived = (more: Partial<Waiver>, asOf = '2026-11-22'): ChecklistItem => {
    const waiver: Waiver = {
      id: 'w-1',
      rule: 'commercial.references',
      payer: null,
      on: day('2026-11-01'),
      until: day('2027-01-01'),
      reason: 'asked by phone',
      ...more,
    };
    const dossier = { ...clean, references: [] };
    return item(
      ask({ dossier, more: { facts: facts({ waivers: [waiver] }), asOf: day(asOf) } }),
      'commercial.references',
    );
  };

  test('hold for their rule, their payer and their time', () => {
    expect(waived({})).toMatchObject({
      state: 'waived',
      because: 'waived until 2027-01-01: asked by phone (no peer reference on file)',
      help: null,
    });
    expect(waived({ payer: 'cigna-ma' }).state).toBe('missing');
    expect(waived({ rule: 'commercial.cv' }).state).toBe('missing');
    expect(waived({}, '2026-10-31').state).toBe('missing');
    expect(waived({}, '2027-01-01').state).toBe('missing');
  });
});

test('a payer without packs asks nothing that is known, and that is said', () => {
  const list = ask({ payer: payer({ packs: [] }) });
  expect(list.items[0]).toMatchObject({ rule: 'practice.packs', state: 'unknown', blocks: false });
  const wrong = ask({ payer: payer({ packs: ['no-such-plan'] }) });
  expect([wrong.ready, wrong.items[0]?.because]).toEqual([false, 'no pack is called `no-such-plan`']);
});

test('a group is asked what is asked of groups', () => {
  const list = ask({ more: { dossier: null, group: 'lakeside' } });
  expect(list.items.map((one) => [one.rule, one.state])).toEqual([
    ['practice.group.liability', 'not-applicable'],
    ['practice.group.license', 'not-applicable'],
    ['practice.group.accreditation', 'not-applicable'],
    ['practice.group.standing', 'not-applicable'],
    ['commercial.group-npi', 'met'],
    ['commercial.group-tin', 'met'],
  ]);
});

test('Medicare asks its own questions', () => {
  const medicare = payer({ key: 'medicare', name: 'Medicare', lines: ['medicare'], packs: ['medicare'] });
  const dossier = {
    ...clean,
    contact: { email: 'ana@example.org' },
    documents: [{ kind: 'application' as const, says: { signedOn: '2026-07-01' } }],
  };
  expect(obstacles(ask({ dossier, payer: medicare }))).toEqual([
    'cms.sign.stale stale: the application is of 2026-07-01 and counts 120 days, through 2026-10-29',
  ]);
});

test('the day a decision may be expected is the time the payer states, or not known', () => {
  const on = (decisionWithin: string | null): CalendarDate | null =>
    expectedDecisionOn(payer({ decisionWithin }), day('2026-11-22'));
  expect([on('P90D'), on(null)]).toEqual(['2027-02-20', null]);
});
