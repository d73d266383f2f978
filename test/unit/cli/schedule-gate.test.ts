import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import fc from '../../property.ts';
import { World } from '../../world.ts';

/** The example practice, in which every kind of participation is on record. */
const world = new World();
const asOf = ['--as-of', '2026-06-15'];

interface Question {
  readonly npi: string;
  readonly payer: string;
  readonly product: string;
  readonly group: string;
  readonly location: string;
  readonly on: string;
}

interface Reason {
  readonly state: string;
  readonly ok: boolean;
  readonly because: string;
}

interface Verdict {
  readonly verdict: string;
  readonly reasons: readonly Reason[];
  readonly firstBillableOn: string | null;
  readonly releaseBy: string | null;
  readonly depends: string | null;
}

interface Row extends Omit<Verdict, 'reasons'> {
  readonly states: string;
  readonly because: string;
}

const products: Readonly<Record<string, readonly string[]>> = {
  'cascade-health': ['ppo', 'exchange'],
  'columbia-blue': ['ppo', 'advantage'],
  'evergreen-behavioral': ['outpatient', 'eap'],
  'medicare-noridian': [],
  'oregon-health-plan': [],
  'summit-national': ['open-access'],
};
const npis = ['1245319599', '1993002140', '1994073181', '1995120460', '1996048710', '1997183250', '1998039675'];

const questions: fc.Arbitrary<Question> = fc.constantFrom(...Object.keys(products)).chain((payer) =>
  fc.record({
    npi: fc.constantFrom(...npis),
    payer: fc.constant(payer),
    product: fc.constantFrom('', ...(products[payer] ?? [])),
    group: fc.constantFrom('', 'riverbend'),
    location: fc.constantFrom('', 'portland', 'vancouver'),
    on: fc
      .integer({ min: 0, max: 1200 })
      .map((days) => new Date(Date.UTC(2024, 3, 1) + days * 86_400_000).toISOString().slice(0, 10)),
  }),
);

async function rowsOf(asked: readonly Question[], flags: readonly string[]): Promise<readonly Row[]> {
  const header = 'npi,payer,product,group,location,on';
  const lines = asked.map((one) => [one.npi, one.payer, one.product, one.group, one.location, one.on].join());
  world.write('schedule.csv', [header, ...lines].join('\n'));
  const { stdout } = await world.empanel(['can-bill', '--from', 'schedule.csv', ...flags, ...asOf, '--json']);
  return (JSON.parse(stdout) as { readonly rows: readonly Row[] }).rows;
}

async function verdictOf({ npi, payer, product, group, location, on }: Question): Promise<Verdict> {
  const named = Object.entries({ product, group, location }).flatMap(([name, value]) =>
    value === '' ? [] : [`--${name}`, value],
  );
  const { stdout } = await world.empanel(['can-bill', npi, '--payer', payer, '--on', on, ...named, ...asOf, '--json']);
  return JSON.parse(stdout) as Verdict;
}

describe('a schedule', () => {
  beforeAll(async () => {
    await world.empanel(['init', '.', '--demo']);
  }, 60_000);
  afterAll(() => world.end());

  test('gets the verdict, the reasons and the days that each visit gets alone, --brief the same verdict', async () => {
    const asked = fc.sample(questions, { numRuns: 160 });
    const rows = await rowsOf(asked, []);
    const brief = await rowsOf(asked, ['--brief']);
    expect([rows.length, brief.length]).toEqual([asked.length, asked.length]);
    const seen = new Set<string>();
    for (const [index, question] of asked.entries()) {
      const alone = await verdictOf(question);
      const against = alone.reasons.filter(({ ok }) => !ok);
      const row = rows[index];
      expect({ question, verdict: row?.verdict, states: row?.states }).toEqual({
        question,
        verdict: alone.verdict,
        states: against.map(({ state }) => state).join(' '),
      });
      expect(row).toMatchObject({ firstBillableOn: alone.firstBillableOn, releaseBy: alone.releaseBy });
      const words = [...new Set(against.map(({ because }) => because))].join('; ');
      expect(row?.because.startsWith(words)).toBe(true);
      expect(row?.because.includes('name the')).toBe(alone.depends !== null);
      expect([brief[index]?.verdict, brief[index]?.firstBillableOn]).toEqual([alone.verdict, alone.firstBillableOn]);
      seen.add(alone.verdict);
    }
    expect([...seen].sort()).toEqual(['bill', 'hold', 'no']);
  }, 120_000);

  test('says when a claim can no longer be sent in time, in a row as alone', async () => {
    const late = { npi: '1245319599', payer: 'cascade-health', product: 'ppo', group: '', location: 'portland' };
    const [row] = await rowsOf([{ ...late, on: '2025-06-02' }], []);
    expect(row).toMatchObject({ because: expect.stringContaining('the claim had to be sent by ') });
    const alone = ['can-bill', late.npi, '--payer', late.payer, '--product', 'ppo', '--on', '2025-06-02', ...asOf];
    expect((await world.empanel(alone)).stdout).toContain('the claim had to be sent by ');
  });
});
