import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { type ScheduledExposure, ScheduledVisits, sumText } from '../../../src/reports/claims/scheduled-exposure.ts';
import fc from '../../property.ts';
import { World } from '../../world.ts';

const asOf = calendarDate('2026-06-15');
const npis = ['1245319599', '1993002140', '1994073181', '1995120460', '1996048710', '1997183250', '1234567893'];
const payers = ['cascade-health', 'columbia-blue', 'evergreen-behavioral', 'medicare-noridian', 'cascade-helth'];

/** A charge as written, and its cents; null: there is none, or it cannot be read. */
const charges: fc.Arbitrary<readonly [string, number | null]> = fc.oneof(
  fc.integer({ min: 0, max: 9_999_999_999 }).map((cents) => {
    const written = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
    return [written, cents] as const;
  }),
  fc.constantFrom(['', null] as const, ['free', null] as const, ['-5.00', null] as const, ['1.005', null] as const),
  fc.constant(['100000000.00', null] as const),
);

const visits = fc.record({
  npi: fc.constantFrom(...npis),
  payer: fc.constantFrom(...payers),
  on: fc.constantFrom('2024-02-01', '2026-06-01', '2026-07-01', '2026-12-31', '2027-09-01', '2026-13-01'),
  charge: charges,
});

interface Rows<T> {
  readonly rows: readonly T[];
  readonly notes: readonly string[];
}

describe('a schedule among the money at risk', () => {
  const world = new World();
  beforeAll(async () => {
    await world.empanel(['init', '.', '--demo']);
  }, 60_000);
  afterAll(() => world.end());

  async function json<T>(...line: string[]): Promise<Rows<T>> {
    return JSON.parse((await world.empanel([...line, '--as-of', asOf, '--json'])).stdout) as Rows<T>;
  }

  test('holds the visits that `can-bill --from` does not let pass, and their cents, in every grouping', async () => {
    const asked = fc.sample(visits, { numRuns: 300 });
    const lines = asked.map(({ npi, payer, on, charge }) => [npi, payer, on, charge[0]].join());
    world.write('visits.csv', ['npi,payer,on,charge', ...lines].join('\n'));
    const { rows: judged } = await json<{ readonly verdict: string }>('can-bill', '--from', 'visits.csv');
    const expected = new Map<string, readonly [number, number, number]>();
    let refused = 0;
    for (const [index, { verdict }] of judged.entries()) {
      const { npi, payer, charge } = asked[index] as (typeof asked)[number];
      const [written, cents] = charge;
      if (verdict === 'refused' || (written !== '' && cents === null)) refused += 1;
      else if (verdict !== 'bill') {
        const [count, sum, unknown] = expected.get(`${npi} ${payer}`) ?? [0, 0, 0];
        expected.set(`${npi} ${payer}`, [count + 1, sum + (cents ?? 0), unknown + (cents === null ? 1 : 0)]);
      }
    }
    const found = await json<{
      readonly npi: string;
      readonly payerKey: string;
      readonly visits: number;
      readonly cents: number | null;
      readonly uncharged: number;
    }>('report', 'exposure', '--schedule', 'visits.csv');
    const got = new Map<string, readonly [number, number, number]>();
    for (const { npi, payerKey, visits: count, cents, uncharged } of found.rows) {
      expect(cents === null).toBe(uncharged === count);
      const [before, sum, unknown] = got.get(`${npi} ${payerKey}`) ?? [0, 0, 0];
      got.set(`${npi} ${payerKey}`, [before + count, sum + (cents ?? 0), unknown + uncharged]);
    }
    expect(new Map([...got].toSorted())).toEqual(new Map([...expected].toSorted()));
    const words = found.notes.find((note) => note.startsWith('300 visits of visits.csv'));
    expect(words).toContain(`${refused} refused (`);
  }, 60_000);

  test('an excluded provider is barred, though nothing is recorded with the payer', async () => {
    world.write('one.csv', 'npi,payer,on,charge\n1996048710,columbia-blue,2026-06-20,10\n');
    const causes = async (): Promise<readonly string[]> =>
      (await json<{ readonly cause: string }>('report', 'exposure', '--schedule', 'one.csv')).rows.map(
        ({ cause }) => cause,
      );
    expect(await causes()).toEqual(['not-participating']);
    const line =
      'OKAFOR,HELEN,,,IND,PSYCHOLOGIST,,1996048710,19791123,1 MAIN ST,SALEM,OR,97301,1128b4,20260520,00000000,00000000,';
    const header =
      'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE';
    world.write('leie.csv', `${header}\n${line}\n`);
    await world.empanel(['screen', '--list', 'leie=leie.csv', '--as-of', asOf]);
    expect(await causes()).toEqual(['barred']);
  }, 60_000);
});

test('sums agree whatever the visits are', () => {
  const verdicts = fc.constantFrom('bill', 'hold', 'no', 'refused' as const);
  fc.assert(
    fc.property(fc.array(fc.tuple(verdicts, charges)), (taken) => {
      const sums = new ScheduledVisits(asOf);
      for (const [row, [verdict, [written]]] of taken.entries())
        sums.take({ ...visit, row, verdict: verdict as typeof visit.verdict }, written);
      const { all, billable, atRisk, refused, groups }: ScheduledExposure = sums.exposure('x.csv');
      const whole = taken.reduce((sum, [, [, cents]]) => sum + (cents ?? 0), 0);
      expect([all.visits, all.cents]).toEqual([taken.length, whole]);
      expect(billable.visits + atRisk.visits + refused.visits).toBe(all.visits);
      expect(billable.cents + atRisk.cents + refused.cents).toBe(all.cents);
      expect(groups.reduce((sum, { cents }) => sum + cents, 0)).toBe(atRisk.cents);
    }),
  );
});

test('what is not known is never $0', () => {
  expect(sumText({ visits: 2, cents: 0, uncharged: 2 })).toBe('unknown');
  expect(sumText({ visits: 2, cents: 0, uncharged: 1 })).toBe('$0.00 and 1 unknown');
  expect(sumText({ visits: 1, cents: 0, uncharged: 0 })).toBe('$0.00');
});

const visit = {
  npi: '1245319599',
  payer: 'cascade-health',
  product: null,
  group: null,
  location: null,
  on: '2026-07-01',
  verdict: 'bill',
  states: [],
  because: '',
  firstBillableOn: null,
  releaseBy: null,
  open: null,
  screenedOn: null,
  cycleEndedOn: null,
} as const satisfies Omit<Parameters<ScheduledVisits['take']>[0], 'row' | 'verdict'> & { readonly verdict: 'bill' };
