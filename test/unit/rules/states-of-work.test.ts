import { describe, expect, test } from 'vitest';
import type { DerivationContext, SubjectFacts } from '../../../src/domain/facts.ts';
import type { WorkPlace } from '../../../src/domain/provider-standing.ts';
import { deriveDeadlines } from '../../../src/rules/clocks/derivation.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';
import { application, credential, day, facts, payer, step, subject, term } from './sample-facts.ts';

const derive = deriveDeadlines(ruleSet(shippedPacks(), []), { role: 'practice' });
const location = (key: string, state: string, opensOn: string | null = null) => ({
  key,
  name: key,
  state,
  posCode: null,
  kind: null,
  facility: null,
  federal: false,
  opensOn: opensOn === null ? null : day(opensOn),
  closesOn: null,
});
const group = {
  key: 'two',
  name: 'Two',
  practice: null,
  locations: [location('portland', 'OR'), location('vancouver', 'WA'), location('peoria', 'IL', '2027-03-15')],
  members: new Map(),
};
const context = (more: Parameters<typeof payer>[0] = {}): DerivationContext => ({
  payers: new Map([['plan', payer({ key: 'plan', packs: ['state-payer-clocks'], ...more })]]),
  groups: new Map([['two', group]]),
});
const place = (more: Partial<WorkPlace>): WorkPlace => ({
  group: 'two',
  location: null,
  state: null,
  from: null,
  until: null,
  federal: false,
  ...more,
});

/** Due days of a rule on a day. */
const due = (of: Partial<SubjectFacts>, rule: RegExp, on: string, within = context()): readonly string[] =>
  derive(facts(of), within)
    .filter((row) => rule.test(row.rule) && row.validFrom <= on && on < row.validUntil)
    .map((row) => `${row.rule} ${row.dueOn}`)
    .toSorted();

describe('Illinois counts while the provider works there', () => {
  const attested = credential('caqh', [term('m-1', '2026-09-01', null, null)]);
  const who = subject({ states: ['IL', 'OR'], groups: ['two'] });
  const of = (places: readonly WorkPlace[]): Partial<SubjectFacts> => ({
    subject: who,
    credentials: [attested],
    places,
  });

  test('until the day it is left', () => {
    const left = of([place({ group: null, state: 'IL', until: day('2026-10-01') }), place({ location: 'portland' })]);
    expect(due(left, /^caqh/, '2026-09-30')).toEqual(['caqh.attest 2027-02-28']);
    expect(due(left, /^caqh/, '2026-10-01')).toEqual(['caqh.attest 2026-12-30']);
  });

  test('from the day the location opens', () => {
    const ahead = of([place({ location: 'portland' }), place({ location: 'peoria' })]);
    expect(due(ahead, /^caqh/, '2027-03-14')).toEqual(['caqh.attest 2026-12-30']);
    expect(due(ahead, /^caqh/, '2027-03-15')).toEqual(['caqh.attest 2027-02-28']);
  });
});

describe('the law of a state counts for what was applied for there', () => {
  const lines = (...locations: readonly (string | null)[]) =>
    locations.map((one, at) => ({ id: `l-${at + 1}`, number: at + 1, product: null, group: 'two', location: one }));
  const filed = [step('submitted', '2026-03-02'), step('received', '2026-03-05'), step('complete', '2026-03-10')];
  const who = subject({ states: ['OR', 'WA'], groups: ['two'] });
  const of = (steps: typeof filed, ...locations: readonly (string | null)[]): Partial<SubjectFacts> => ({
    subject: who,
    applications: [application('2026-03-01', steps, { payer: 'plan', lines: lines(...locations) })],
  });
  const [oregon, washington] = ['state.or.decide 2026-06-08', 'state.wa.decide 2026-06-08'];
  const decide = /^state\..*\.decide$/;

  test('one place, one law', () => {
    expect(due(of(filed, 'portland'), decide, '2026-04-01')).toEqual([oregon]);
    expect(due(of(filed, 'vancouver'), decide, '2026-04-01')).toEqual([washington]);
  });

  test('two places, two laws, until one is withdrawn', () => {
    const withdrawn = [...filed, step('withdrawn', '2026-04-08', { lineId: 'l-2' })];
    const both = of(withdrawn, 'portland', 'vancouver');
    expect(due(both, decide, '2026-04-07')).toEqual([oregon, washington]);
    expect(due(both, decide, '2026-04-08')).toEqual([oregon]);
  });

  test('no place named: all states in which the provider works, or will', () => {
    expect(due(of(filed, null), decide, '2026-04-01')).toEqual([oregon, washington]);
    const left = { ...of(filed, null), places: [place({ location: 'vancouver', until: day('2026-01-01') })] };
    const places = [...left.places, place({ location: 'portland', from: day('2026-08-01') })];
    expect(due({ ...left, places }, decide, '2026-04-01')).toEqual([oregon]);
  });
});

test('the law does not reach a Medicare Advantage line that is left over, where all steps are the same', () => {
  const of: Partial<SubjectFacts> = {
    subject: subject({ states: ['AZ'] }),
    applications: [
      application(
        '2026-04-05',
        [
          step('submitted', '2026-04-06'),
          step('received', '2026-04-08'),
          step('complete', '2026-04-10'),
          step('withdrawn', '2026-05-10', { lineId: 'l-1' }),
        ],
        {
          payer: 'plan',
          lines: [
            { id: 'l-1', number: 1, product: 'ppo', group: null, location: null },
            { id: 'l-2', number: 2, product: 'advantage', group: null, location: null },
          ],
        },
      ),
    ],
  };
  const lines = ['commercial', 'medicare-advantage'];
  const within = context({ lines, productLines: { ppo: 'commercial', advantage: 'medicare-advantage' } });
  expect(due(of, /^state\.az\.decide/, '2026-05-09', within)).toEqual(['state.az.decide 2026-06-09']);
  expect(due(of, /^state\.az\.decide/, '2026-05-10', within)).toEqual([]);
});
