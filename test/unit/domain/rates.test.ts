import { describe, expect, test } from 'vitest';
import { ratePlan } from '../../../src/actions/import-rates.ts';
import { type CalendarDate, calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { contractTerms, wishedEnd } from '../../../src/domain/contracts/contract-term.ts';
import { raisedBy } from '../../../src/domain/contracts/fee-basis.ts';
import {
  isListedCode,
  type Rate,
  rateLine,
  rateOfLine,
  ratesAnswering,
  scheduleKey,
} from '../../../src/domain/contracts/rate.ts';
import { percentChange, rateTotals } from '../../../src/domain/contracts/rate-comparison.ts';
import { rateQuotes } from '../../../src/domain/contracts/rate-quote.ts';
import {
  exactly,
  parseCents,
  parseDollarsAndCents,
  percentOf,
  product,
  timesRounded,
} from '../../../src/domain/money.ts';
import type { Contract } from '../../../src/domain/nouns/contract.ts';
import { type RateRow, rateRows } from '../../../src/sources/rates-csv.ts';
import fc from '../../property.ts';

const on = calendarDate('2026-06-15');
const rate: Rate = { code: '99213', modifier: '', site: '', locality: '', from: null, until: null, cents: 9273 };
const question = {
  code: '99213',
  modifier: null,
  site: null,
  locality: null,
  providerType: null,
  product: null,
  chargeCents: null,
  on,
};
const contract: Contract = {
  empanel: 'contract/v1',
  key: 'a-b',
  payer: 'a',
  holder: { group: 'b' },
  route: 'group',
  effective: '2026-01-01',
  fees: [{ basis: 'percent-of-medicare', percent: 110, year: 'current' }],
};

describe('money', () => {
  test('half a cent rounds up, and nothing is lost on the way', () => {
    expect(timesRounded(1, percentOf(50))).toBe(1);
    expect(timesRounded(1, percentOf(49.9))).toBe(0);
    expect(timesRounded(10001, percentOf(112.5))).toBe(11251);
    expect(timesRounded(100, product(percentOf(100), exactly(0.1), exactly(3)))).toBe(30);
  });

  test('is the integer arithmetic of whole percents', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.nat(500), (cents, percent) => {
        expect(timesRounded(cents, percentOf(percent))).toBe(Math.floor((cents * percent + 50) / 100));
      }),
    );
  });

  test.each([
    ['85.40', 8540],
    ['$1,085.4', 108540],
    ['0', 0],
    ['85.', 8500],
    ['85.400', 8540],
  ])('%s is %i cents', (text, cents) => expect(parseDollarsAndCents(text)).toEqual({ ok: true, cents }));

  test.each(['85.405', '-1', '(3.00)', '1,08.40', 'abc', '', '1e3'])('%s is refused', (text) => {
    expect(parseDollarsAndCents(text).ok).toBe(false);
  });

  test('cents are whole', () => {
    expect(parseCents('8540')).toEqual({ ok: true, cents: 8540 });
    expect(parseCents('85.40').ok).toBe(false);
  });
});

describe('rates', () => {
  test('a line holds a rate', () => {
    const full: Rate = { ...rate, modifier: '26', site: 'facility', locality: '14212-01', from: on, until: null };
    expect(rateOfLine(rateLine(full))).toEqual(full);
  });

  test('the price of a whole is never that of a part', () => {
    expect(ratesAnswering([rate], { ...question, modifier: '26' })).toEqual([]);
    expect(ratesAnswering([rate], { ...question, modifier: '95' })).toEqual([rate]);
  });

  test('a price for the very place stands before one for any', () => {
    const facility: Rate = { ...rate, site: 'facility', cents: 6841 };
    expect(ratesAnswering([rate, facility], { ...question, site: 'facility' })).toEqual([facility]);
    expect(ratesAnswering([rate, facility], { ...question, site: 'non-facility' })).toEqual([rate]);
  });

  test('the last day does not count', () => {
    const ended: Rate = { ...rate, until: on };
    expect(ratesAnswering([ended], question)).toEqual([]);
  });

  test('codes and ranges of codes', () => {
    expect(isListedCode(['99202-99215', 'J1885'], '99213')).toBe(true);
    expect(isListedCode(['99202-99215'], 'J1885')).toBe(false);
    expect(isListedCode(['J0000-J9999'], 'J1885')).toBe(true);
    expect(scheduleKey('Exhibit C 2024')).toBe('exhibit-c-2024');
  });
});

describe('a file of rates', () => {
  async function plan(text: string) {
    return ratePlan(rateRows(pieces(text), 'r.csv'));
  }

  async function* pieces(text: string): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < text.length; at += 7) yield Buffer.from(text.slice(at, at + 7));
  }

  test('rows in are rows kept and rows refused', async () => {
    const { lines, refused, rows } = await plan(
      'code,from,until,cents\n99213,,2026-01-01,1\n99213,2026-01-01,,2\n99213,2026-06-01,,3\n99213,,2026-01-01,1\nx,,,4\n99214,bad,,4\n99214,,,1,2\n',
    );
    expect(rows).toBe(7);
    expect(lines.length + refused.length).toBe(rows);
    expect(lines).toEqual(['99213,,,,,2026-01-01,1', '99213,,,,2026-01-01,,2']);
    expect(refused.map(({ row }) => row)).toEqual([3, 4, 5, 6, 7]);
  });

  test('kept rates never overlap, whatever the file says', async () => {
    const days = fc.constantFrom('', '2026-01-01', '2026-03-01', '2026-06-01');
    const row = fc.tuple(fc.constantFrom('99213', '99214'), days, days, fc.nat(9));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const { lines, refused } = await plan(
          `code,from,until,cents\n${rows.map((one) => `${one.join()}\n`).join('')}`,
        );
        expect(lines.length + refused.length).toBe(rows.length);
        for (const day of ['2025-12-31', '2026-01-01', '2026-04-01', '2026-07-01'] as CalendarDate[]) {
          for (const code of ['99213', '99214'])
            expect(ratesAnswering(lines.map(rateOfLine), { ...question, code, on: day }).length).toBeLessThan(2);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('a file without the columns is refused', async () => {
    await expect(plan('a,b\n1,2\n')).rejects.toThrow('no column `code`');
    await expect(plan('code,cents\n')).rejects.toThrow('has a header and no row');
    const rows: RateRow[] = [];
    await expect(async () => {
      for await (const one of rateRows(pieces(''), 'r.csv')) rows.push(one);
    }).rejects.toThrow('is empty');
  });
});

describe('a quote', () => {
  const schedule = { own: [], scheduleKey: 'medicare-2026', ofSchedule: () => [rate] };

  test('is unknown without the schedule, and says which', () => {
    const [quote] = rateQuotes(contract, question, { ...schedule, ofSchedule: () => undefined });
    expect(quote).toMatchObject({ cents: null, missing: 'medicare-2026' });
  });

  test('rounds once, after percentage and raises', () => {
    const raised: Contract = { ...contract, escalator: { percent: 2.5, from: '2025-01-01', every: 'P1Y' } };
    // 92.73 × 1.10 × 1.025 × 1.025 = 107.16684…
    expect(rateQuotes(raised, question, schedule)[0]?.cents).toBe(10717);
  });

  test('the own rate stands before the fee basis, and is not raised', () => {
    const raised: Contract = { ...contract, escalator: { percent: 2.5, from: '2025-01-01' } };
    expect(rateQuotes(raised, question, { ...schedule, own: [{ ...rate, cents: 5000 }] })[0]?.cents).toBe(5000);
  });

  test('the lesser of charge and rate', () => {
    const lesser: Contract = { ...contract, lesserOf: true };
    expect(rateQuotes(lesser, { ...question, chargeCents: 9000 }, schedule)[0]?.cents).toBe(9000);
    expect(rateQuotes(lesser, { ...question, chargeCents: 99000 }, schedule)[0]?.cents).toBe(10200);
  });

  test('an index whose figures are not known cannot be reckoned', () => {
    expect(raisedBy({ escalator: { index: 'CPI', from: '2026-01-01' } }, on).ok).toBe(false);
    expect(raisedBy({ escalator: { index: 'CPI', from: '2027-01-01' } }, on).ok).toBe(true);
    expect(raisedBy({ escalator: { percent: 2, from: '2026-01-01', every: 'P0D' } }, on).ok).toBe(false);
  });
});

describe('services that a contract leaves out', () => {
  const flat: Contract = { ...contract, fees: [{ basis: 'flat', amount: 100 }] };
  const priced = (more: Partial<Contract>, code: string) =>
    rateQuotes(
      { ...flat, ...more },
      { ...question, code },
      { own: [], scheduleKey: undefined, ofSchedule: () => undefined },
    )[0];

  test('by their codes have no rate', () => {
    expect(priced({ excluded: ['80000-89999', 'J0000-J9999'] }, '80053')).toMatchObject({
      covered: false,
      cents: null,
    });
    expect(priced({ excluded: ['80000-89999'] }, '99213')).toMatchObject({ covered: true, cents: 10000 });
    expect(priced({ covered: ['99202-99215'] }, '90837')?.because).toBe(
      'not covered by the contract, which covers 99202-99215 only',
    );
  });

  test('in words are told beside the rate, which only people can decide', () => {
    expect(priced({ excluded: ['laboratory'] }, '80053')).toMatchObject({
      cents: 10000,
      notes: ['unless it is laboratory, which the contract leaves out'],
    });
    expect(priced({ covered: ['99202-99215', 'telehealth'] }, '90837')?.cents).toBe(10000);
  });
});

test('totals count each code once, or as often as it is billed; what one side lacks is apart', () => {
  const base = { modifier: null, because: null, notCovered: [] };
  const totals = rateTotals([
    { ...base, code: 'a', first: 100, second: 110, count: 10 },
    { ...base, code: 'b', first: null, second: 110, count: 3 },
    { ...base, code: 'c', first: null, second: null, count: 1 },
  ]);
  expect(totals).toEqual({
    compared: 1,
    onlyFirst: 0,
    onlySecond: 1,
    neither: 1,
    services: 10,
    uncounted: 4,
    first: 1000,
    second: 1100,
  });
  expect(percentChange(1000, 1100)).toBe(10);
  expect(percentChange(0, 5)).toBe(null);
});

describe('terms', () => {
  test('each ends where the next begins, and has a window of its own', () => {
    const terms = contractTerms({
      effective: '2024-02-29',
      initialTerm: 'P1Y',
      renewal: { kind: 'evergreen', term: 'P1Y' },
      nonRenewalNotice: 'P90D',
      ends: '2027-06-01',
    });
    expect(terms.map(({ from, endsOn }) => [from, endsOn])).toEqual([
      ['2024-02-29', '2025-02-28'],
      ['2025-02-28', '2026-02-28'],
      ['2026-02-28', '2027-02-28'],
      ['2027-02-28', '2027-06-01'],
    ]);
    expect(terms[0]?.noticeBy).toBe('2024-11-30');
  });

  test('a wished end before the first term is over cannot be had', () => {
    const clauses = {
      effective: '2026-01-01',
      initialTerm: 'P1Y',
      terminationNotice: 'P90D',
      noTerminationInInitialTerm: true,
    } as const;
    expect(wishedEnd(clauses, calendarDate('2026-12-01'), on)).toMatchObject({ noticeBy: null, soonest: '2027-01-01' });
    expect(wishedEnd(clauses, calendarDate('2027-03-01'), on)).toMatchObject({ noticeBy: '2026-12-01' });
  });
});
