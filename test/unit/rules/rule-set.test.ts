import { describe, expect, test } from 'vitest';
import type { Clock, Pack, Requirement } from '../../../src/domain/nouns/pack.ts';
import type { Anchor, LoadedPack, RuleEntry } from '../../../src/rules/pack-entry.ts';
import { packVersions, type RuleSet, ruleSet, staleness } from '../../../src/rules/rule-set.ts';
import { type Situation, selectedEntries, selectedForSubject, versionOn } from '../../../src/rules/selection.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';
import { day } from './sample-facts.ts';

const clock = (id: string, more: Partial<Clock> = {}): Clock => ({
  id,
  title: id,
  why: 'because',
  cite: { source: 'a test' },
  confidence: 'practice',
  kind: 'payer-decision',
  anchor: 'application.submittedOn',
  add: 'P30D',
  ...more,
});

const requirement = (id: string, more: Partial<Requirement> = {}): Requirement => ({
  id,
  title: id,
  why: 'because',
  cite: { source: 'a test' },
  confidence: 'practice',
  before: 'submission',
  needs: { element: 'references', count: 3 },
  ...more,
});

const pack = (id: string, more: Partial<Pack> = {}): LoadedPack => ({
  path: `packs/${id}.pack.yaml`,
  pack: {
    empanel: 'pack/v1',
    id,
    version: '2026.11',
    title: id,
    publisher: 'test',
    lastChecked: '2026-11-22',
    ...more,
  },
});

const situation = (more: Partial<Situation> = {}): Situation => ({
  subject: 'provider',
  role: 'practice',
  packs: [],
  payer: 'aetna-ma',
  lines: ['commercial'],
  products: [],
  states: ['MA'],
  providerType: 'md',
  taxonomies: ['207Q00000X'],
  facilityKind: null,
  applicationType: 'initial',
  route: 'group',
  ...more,
});

const counted = (rules: RuleSet, more: Partial<Situation> = {}): readonly string[] =>
  selectedEntries(rules, situation(more)).map(({ entry }) => entry.id);

const found = (rules: RuleSet, id: string, more: Partial<Situation> = {}): readonly RuleEntry[] =>
  selectedEntries(rules, situation(more)).flatMap(({ entry }) => (entry.id === id ? [entry] : []));

describe('which packs count', () => {
  const base = pack('base', { clocks: [clock('base.decide')] });
  const own = pack('own', { extends: ['base'], requirements: [requirement('own.references')] });

  test('the house pack always, those of the workspace, those the payer names with what they extend', () => {
    const rules = ruleSet([pack('practice', { clocks: [clock('practice.follow-up')] }), base], [own]);
    expect(counted(rules)).toEqual(['practice.follow-up']);
    expect(counted(rules, { packs: ['own'] })).toEqual(['practice.follow-up', 'base.decide', 'own.references']);
    const used = ruleSet([pack('practice'), base], [own], { packs: ['base'] });
    expect(counted(used)).toEqual(['base.decide']);
  });

  test('for papers and enrollments: every pack in use, or all where none is named', () => {
    const ids = (rules: RuleSet, payers: readonly string[]): readonly string[] =>
      selectedForSubject(rules, situation({ payer: null, lines: null }), payers).map(({ entry }) => entry.id);
    expect(ids(ruleSet([base], [own]), [])).toEqual(['base.decide', 'own.references']);
    expect(ids(ruleSet([base], [own], { packs: [] }), [])).toEqual([]);
    const hospital = pack('hospital', { binds: { facilityKinds: ['hospital'] }, clocks: [clock('hospital.term')] });
    expect(ids(ruleSet([base, hospital], []), [])).toEqual(['base.decide']);
    expect(ids(ruleSet([base, hospital], []), ['hospital'])).toEqual(['base.decide', 'hospital.term']);
    expect(ids(ruleSet([base], [own], { packs: [] }), ['base'])).toEqual(['base.decide']);
  });

  test('a workspace pack of the same id stands in place of a shipped one', () => {
    const rules = ruleSet([base], [pack('base', { version: '2026.12', clocks: [clock('base.other')] })]);
    expect(counted(rules, { packs: ['base'] })).toEqual(['base.other']);
    expect(packVersions(rules, ['base'])).toEqual([{ id: 'base', version: '2026.12' }]);
    expect(packVersions(rules, [])).toEqual([]);
  });
});

describe('whom a rule binds', () => {
  const binds = (more: NonNullable<Clock['binds']>): RuleSet =>
    ruleSet([pack('p', { clocks: [clock('p.rule', { binds: more })] })], []);
  test.each([
    [{ lines: ['medicare'] }, {}, false],
    [{ lines: ['commercial', 'medicare'] }, {}, true],
    [{ states: ['AZ'] }, {}, false],
    [{ providerTypes: ['np', 'md'] }, {}, true],
    [{ notProviderTypes: ['md'] }, {}, false],
    [{ specialties: ['207Q'] }, {}, true],
    [{ specialties: ['2084'] }, {}, false],
    [{ subjects: ['group'] }, {}, false],
    [{ subjects: ['group'] }, { subject: 'group' }, true],
    [{}, { subject: 'group' }, false],
    [{ routes: ['individual'] }, {}, false],
    [{ applicationTypes: ['revalidation'] }, {}, false],
    [{ products: ['hmo'] }, {}, true],
    [{ products: ['hmo'] }, { products: ['ppo'] }, false],
    [{ payers: ['cigna-ma'] }, {}, false],
    [{ roles: ['cvo'] }, {}, false],
    [{ lines: ['medicare'], states: ['MA'] }, { lines: ['medicare'] }, true],
  ] as const)('%j in %j: %s', (conditions, more, holds) => {
    expect(counted(binds(conditions as never), { packs: ['p'], ...(more as Partial<Situation>) })).toEqual(
      holds ? ['p.rule'] : [],
    );
  });

  test('conditions of the whole pack hold besides, and its switches only where they do', () => {
    const rules = ruleSet(
      [
        pack('practice', { clocks: [clock('practice.response')] }),
        pack('medicare', {
          binds: { lines: ['medicare'] },
          clocks: [clock('cms.dev')],
          off: [{ rule: 'practice.response', reason: 'its own' }],
        }),
      ],
      [],
      { packs: ['medicare'] },
    );
    expect(counted(rules)).toEqual(['practice.response']);
    expect(counted(rules, { lines: ['medicare'] })).toEqual(['cms.dev']);
  });

  test('a bill never counts', () => {
    expect(
      counted(ruleSet([pack('p', { clocks: [clock('p.bill', { proposed: true })] })], []), { packs: ['p'] }),
    ).toEqual([]);
  });
});

describe('changes', () => {
  const base = pack('base', {
    clocks: [clock('base.decide', { exceptions: [{ when: { anyState: ['IL'] }, add: 'P60D' }] })],
    requirements: [requirement('base.references')],
  });

  test('a workspace changes a number, with its reason, and exceptions of the old number go', () => {
    const rules = ruleSet([base], [], {
      overrides: [{ rule: 'base.decide', reason: 'letter of 2026-02-10', add: 'P45D' }],
    });
    const [entry] = found(rules, 'base.decide', { packs: ['base'] });
    expect(entry?.kind === 'clock' && entry.rule.add).toBe('P45D');
    expect(entry?.kind === 'clock' && entry.rule.exceptions).toBe(undefined);
    expect(entry?.changes).toEqual([{ by: 'empanel.yaml', reason: 'letter of 2026-02-10' }]);
  });

  test('a payer changes it for itself only, and over the workspace', () => {
    const rules = ruleSet([base], [], { overrides: [{ rule: 'base.references', reason: 'ours', count: 2 }] });
    const count = (more: Partial<Situation>): unknown => {
      const [entry] = found(rules, 'base.references', { packs: ['base'], ...more });
      return entry?.kind === 'requirement' ? entry.rule.needs.count : undefined;
    };
    expect(count({})).toBe(2);
    expect(count({ overrides: [{ rule: 'base.references', reason: 'theirs', count: 1 }] })).toBe(1);
  });

  test('a change for a time makes versions', () => {
    const rules = ruleSet([base], [], {
      overrides: [{ rule: 'base.decide', reason: 'pilot', add: 'P10D', from: '2026-01-01', until: '2027-01-01' }],
    });
    const versions = found(rules, 'base.decide', { packs: ['base'] });
    const on = (text: string): unknown => {
      const entry = versionOn(versions, day(text));
      return entry?.kind === 'clock' ? entry.rule.add : undefined;
    };
    expect([on('2025-12-31'), on('2026-01-01'), on('2026-12-31'), on('2027-01-01')]).toEqual([
      'P30D',
      'P10D',
      'P10D',
      'P30D',
    ]);
  });

  test('a rule is switched off, for good or until a day', () => {
    const off = (more: object): RuleSet =>
      ruleSet([base], [], { off: [{ rule: 'base.references', reason: 'not asked here', ...more }] });
    expect(found(off({}), 'base.references', { packs: ['base'] })).toEqual([]);
    const [entry] = found(off({ until: '2027-01-01' }), 'base.references', { packs: ['base'] });
    expect(entry).toMatchObject({ since: '2027-01-01', until: null });
  });
});

describe('faults', () => {
  const faults = (workspace: readonly LoadedPack[], use: Parameters<typeof ruleSet>[2] = {}): readonly string[] =>
    ruleSet([pack('base', { clocks: [clock('base.decide')] })], workspace, use).faults.map(
      ({ rule, path, fault }) =>
        `${path ?? 'empanel.yaml'} ${fault.pointer.join('/')} ${rule}: ${fault.message}${fault.help === undefined ? '' : ` (${fault.help})`}`,
    );

  test('an override or a switch of a rule that nobody has, with the nearest', () => {
    expect(
      faults([], {
        overrides: [{ rule: 'base.decid', reason: 'x', add: 'P1D' }],
        off: [{ rule: 'nothing.like-it', reason: 'x' }],
      }),
    ).toEqual([
      'empanel.yaml overrides/0/rule pack/unknown-rule: no pack has a rule `base.decid` (write `base.decide` if that is meant)',
      'empanel.yaml off/0/rule pack/unknown-rule: no pack has a rule `nothing.like-it` (run `empanel pack list` to see what there is)',
    ]);
  });

  test('an override that changes nothing', () => {
    expect(faults([], { overrides: [{ rule: 'base.decide', reason: 'x', count: 3 }] })).toEqual([
      'empanel.yaml overrides/0 pack/override-nothing: nothing here changes `base.decide` (name a value that this rule has: `empanel pack show` lists them)',
    ]);
  });

  test('an office that verifies, with a pack that binds only those who decide', () => {
    const shown = (use: Parameters<typeof ruleSet>[2]): readonly string[] =>
      ruleSet(shippedPacks(), [], use).faults.map(
        ({ fault }) => `${fault.pointer.join('/')} ${fault.message} (${fault.help})`,
      );
    expect(shown({ role: 'cvo', packs: ['caqh', 'ncqa-windows'] })).toEqual([
      'packs/1 what `ncqa-windows` asks to be verified binds delegated-group, facility, and this office is a cvo (name `ncqa-certification` as well, or instead)',
    ]);
    expect(shown({ role: 'cvo', packs: ['caqh', 'ncqa-certification'] })).toEqual([]);
    expect(shown({ role: 'practice', packs: ['ncqa-windows'] })).toEqual([]);
  });

  test('packs that extend an unknown one, or themselves', () => {
    expect(faults([pack('a', { extends: ['bas'] })]).map((text) => text.split(' (')[0])).toEqual([
      'packs/a.pack.yaml extends/0 pack/unknown-extends: there is no pack `bas`',
    ]);
    expect(
      faults([pack('a', { extends: ['b'] }), pack('b', { extends: ['a'] })]).map((text) => text.split(':')[0]),
    ).toEqual([
      'packs/a.pack.yaml extends/0 pack/circular-extends',
      'packs/b.pack.yaml extends/0 pack/circular-extends',
    ]);
  });

  test('versions of one rule that meet, and one that ends before it begins', () => {
    const versions = (until: string, since: string): LoadedPack =>
      pack('a', { clocks: [clock('a.rule', { until }), clock('a.rule', { since })] });
    expect(faults([versions('2025-07-01', '2025-07-01')])).toEqual([]);
    expect(faults([versions('2025-07-02', '2025-07-01')]).map((text) => text.split(':')[0])).toEqual([
      'packs/a.pack.yaml clocks/1/id pack/overlapping-versions',
    ]);
    expect(
      faults([pack('a', { clocks: [clock('a.rule', { since: '2026-01-01', until: '2026-01-01' })] })]).map(
        (text) => text.split(':')[0],
      ),
    ).toEqual(['packs/a.pack.yaml clocks/0 pack/empty-span']);
  });

  test('a clock without a distance, with two, or from a date that nothing records', () => {
    const { add: _, ...bare } = clock('a.bare');
    const rules = faults([
      pack('a', {
        clocks: [bare, clock('a.two', { before: 'P1D' }), clock('a.later', { anchor: 'nothing.recordsIt' as Anchor })],
      }),
    ]);
    expect(rules.map((text) => text.split(':')[0])).toEqual([
      'packs/a.pack.yaml clocks/0 pack/no-distance',
      'packs/a.pack.yaml clocks/1 pack/two-distances',
      'packs/a.pack.yaml clocks/2/anchor pack/anchor-not-recorded',
    ]);
  });

  test('two packs of the workspace with one id', () => {
    expect(
      faults([pack('a'), { ...pack('a'), path: 'packs/again.pack.yaml' }]).map((text) => text.split(':')[0]),
    ).toEqual(['packs/again.pack.yaml id pack/duplicate']);
  });
});

test('a pack is stale when its last check is longer ago than its review period', () => {
  const rules = ruleSet([pack('a', { review: 'P6M' }), pack('b')], []);
  expect(staleness(rules, day('2027-05-22'))).toEqual([]);
  expect(staleness(rules, day('2027-05-23'))).toEqual([
    { pack: 'a', path: 'packs/a.pack.yaml', lastCheckedOn: '2026-11-22', reviewedThrough: '2027-05-22' },
  ]);
});
