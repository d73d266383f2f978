import { describe, expect, test } from 'vitest';
import type { Panel } from '../../../src/domain/nouns/payer.ts';
import { type AdviceQuestion, enrollmentAdvice } from '../../../src/rules/enrollment-advice.ts';
import { groupMinimum } from '../../../src/rules/group-minimum.ts';
import { rules, contract as sample } from './billing-world.ts';
import { day, payer } from './sample-facts.ts';

const npi = '1234567893';
const asOf = day('2026-06-15');
const contract = (more: Parameters<typeof sample>[0] = {}) => sample({ portable: null, ...more });
const own = (more: Parameters<typeof sample>[0] = {}) =>
  contract({ key: 'plan-own', holder: { kind: 'provider', key: npi }, route: 'individual', ...more });

interface Asked {
  readonly packs?: readonly string[];
  readonly staff?: number;
  readonly unsure?: number;
  readonly panels?: readonly Panel[];
  readonly more?: Partial<AdviceQuestion>;
}

const question = ({ packs = [], staff = 1, unsure = 0, panels, more = {} }: Asked): AdviceQuestion => {
  const plan = payer({ key: 'plan', name: 'Plan', packs, states: [], ...(panels === undefined ? {} : { panels }) });
  return {
    asOf,
    payer: plan,
    minimum: groupMinimum(rules, 'practice', plan, asOf),
    group: {
      key: 'clinic',
      name: 'Clinic',
      hasNpi: true,
      hasTin: true,
      plans: null,
      staff: {
        counted: Array.from({ length: staff }, (_, at) => `Provider ${at}, md`),
        unsure: Array.from({ length: unsure }, (_, at) => `Draft ${at}`),
        others: [],
      },
    },
    provider: { npi, type: 'md', states: ['OR'], taxonomies: ['207Q00000X'] },
    contracts: [],
    payTo: new Map(),
    product: null,
    ...more,
  };
};
const route = (asked: Asked): string | null => enrollmentAdvice(question(asked)).route;
const because = (asked: Asked): string => enrollmentAdvice(question(asked)).because.join('; ');

describe('the least number of providers decides', () => {
  test.each([
    ['cigna', 1, 'individual'],
    ['cigna', 3, 'individual'],
    ['cigna', 4, 'group'],
    ['cigna', 5, 'group'],
    ['optum-behavioral', 5, 'individual'],
    ['optum-behavioral', 6, 'group'],
  ])('%s with %i', (pack, staff, expected) => {
    expect(route({ packs: [pack], staff })).toBe(expected);
  });

  test('those of whom it is not known whether they count leave it open', () => {
    expect(route({ packs: ['cigna'], staff: 3, unsure: 1 })).toBeNull();
    expect(route({ packs: ['cigna'], staff: 2, unsure: 1 })).toBe('individual');
  });

  test('who is alone and stays alone is enrolled alone; who works for nobody, too', () => {
    const { group } = question({});
    if (group === null) throw new Error('the question has a group');
    const alone = { group: { ...group, plans: { growing: false } } };
    expect(route({ more: alone })).toBe('individual');
    expect(route({ more: { group: null } })).toBe('individual');
  });
});

describe('contracts that are there', () => {
  test('the contract of the group, where it covers the product and is signed by the day', () => {
    expect(route({ more: { contracts: [contract()] } })).toBe('group');
    const ppo = contract({ products: ['ppo'] });
    expect(route({ more: { contracts: [ppo], product: 'ppo' } })).toBe('group');
    expect(route({ more: { contracts: [ppo], product: 'advantage' } })).toBeNull();
    expect(route({ more: { contracts: [contract({ signedOn: day('2026-07-01') })] } })).toBeNull();
    expect(route({ more: { contracts: [contract({ endsOn: asOf })] } })).toBeNull();
  });

  test('a contract of the person goes along, unless its clause or else the payer says otherwise', () => {
    const asked = (portable: boolean | null, ofPayer?: boolean): string => {
      const base = question({ packs: ['cigna'], staff: 3 });
      const more = {
        contracts: [own({ portable })],
        payer: { ...base.payer, ...(ofPayer === undefined ? {} : { portable: ofPayer }) },
      };
      return because({ packs: ['cigna'], staff: 3, more });
    };
    expect(asked(null)).toContain('already, and it goes along');
    expect(asked(null, false)).toContain('does not go along');
    expect(asked(true, false)).toContain('already, and it goes along');
    expect(asked(false)).toContain('does not go along');
  });

  test('one that pays a person is told where the practice wants to be paid', () => {
    const { group } = question({});
    if (group === null) throw new Error('the question has a group');
    const more: Partial<AdviceQuestion> = {
      group: { ...group, plans: { payTo: 'practice' } },
      contracts: [own()],
      payTo: new Map([['plan-own', 'person']]),
    };
    expect(enrollmentAdvice(question({ more })).warnings).toEqual([
      'contract plan-own pays the provider personally, and the practice wants to be paid',
    ]);
  });
});

describe('closed panels', () => {
  const closed = (more: Partial<Panel> = {}): readonly Panel[] => [{ status: 'closed', ...more }];

  test('a closed panel closes both routes, but to a group that may add, and to who is in by a contract that goes along', () => {
    expect(route({ packs: ['cigna'], staff: 6, panels: closed() })).toBeNull();
    expect(route({ panels: closed({ groupsMayAdd: true }), more: { contracts: [contract()] } })).toBe('group');
    expect(route({ panels: closed({ groupsMayAdd: true }) })).toBeNull();
    expect(route({ panels: closed(), more: { contracts: [own()] } })).toBe('individual');
    expect(route({ panels: closed(), more: { contracts: [own({ portable: false })] } })).toBeNull();
  });

  test('one that is closed to another product, state, profession or specialty says nothing', () => {
    for (const other of [{ state: 'WA' }, { providerTypes: ['np'] }, { taxonomies: ['363LF0000X'] }] as const)
      expect(route({ packs: ['cigna'], staff: 4, panels: closed(other) })).toBe('group');
    const product = { product: 'advantage' };
    expect(route({ packs: ['cigna'], staff: 4, panels: closed(product), more: { product: 'ppo' } })).toBe('group');
    expect(route({ packs: ['cigna'], staff: 4, panels: closed(product), more: product })).toBeNull();
  });

  test('one that is closed to a part of what is asked is told, and closes nothing else', () => {
    const advice = enrollmentAdvice(question({ packs: ['cigna'], staff: 4, panels: closed({ product: 'advantage' }) }));
    expect(advice.route).toBe('group');
    expect(advice.warnings).toEqual(['the panel is closed for advantage: ask before you apply there']);
    const provider = { npi, type: 'md', states: ['OR', 'WA'], taxonomies: [] };
    expect(route({ packs: ['cigna'], staff: 4, panels: closed({ state: 'WA' }), more: { provider } })).toBe('group');
  });

  test('one whose day of opening has come is asked about, not taken as closed', () => {
    const panels = closed({ reopens: '2026-06-15' });
    expect(route({ packs: ['cigna'], staff: 4, panels })).toBe('group');
    expect(enrollmentAdvice(question({ panels })).facts.find(({ matter }) => matter === 'panel')?.individual).toBe(
      'was to open on 2026-06-15; ask',
    );
    expect(route({ packs: ['cigna'], staff: 4, panels: closed({ reopens: '2026-06-16' }) })).toBeNull();
  });
});
