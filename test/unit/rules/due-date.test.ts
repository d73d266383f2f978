import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { Clock } from '../../../src/domain/nouns/pack.ts';
import type { RecordedDates } from '../../../src/rules/clocks/anchor.ts';
import { type Stop, type Surroundings, unknownSurroundings } from '../../../src/rules/clocks/condition.ts';
import { longestLead } from '../../../src/rules/clocks/distance.ts';
import { type ClockReading, clockReading } from '../../../src/rules/clocks/due-date.ts';
import { day } from './sample-facts.ts';

const clock = (more: Partial<Clock>): Clock => ({
  id: 'test.clock',
  title: 'Act',
  why: 'because',
  cite: { source: 'a test' },
  confidence: 'practice',
  kind: 'payer-decision',
  anchor: 'application.completeOn',
  ...more,
});

const dated = (dates: Readonly<Record<string, string | null>>): RecordedDates =>
  Object.fromEntries(
    Object.entries(dates).map(([anchor, on]) => [anchor, { on: on as CalendarDate | null, factId: anchor }]),
  );

const read = (
  more: Partial<Clock>,
  dates: Readonly<Record<string, string | null>>,
  stops: readonly (readonly [string, string | null])[] = [],
  around: Partial<Surroundings> = {},
): ClockReading =>
  clockReading(clock(more), {
    dates: dated(dates),
    around: { ...unknownSurroundings, ...around },
    stops: stops.map(([from, until]): Stop => ({ from: day(from), until: until as CalendarDate | null })),
    decisionWithin: null,
  });

const due = (reading: ReturnType<typeof read>): string | null =>
  reading.state === 'running' ? reading.dueOn : reading.state;
const complete = (on: string): Readonly<Record<string, string>> => ({ 'application.completeOn': on });

describe('distances', () => {
  test.each([
    ['P30D', '2026-03-05', '2026-04-04'],
    ['P6M', '2026-08-31', '2027-02-28'],
    ['P12M', '2024-02-29', '2025-02-28'],
    ['P5Y', '2022-06-14', '2027-06-14'],
    ['10BD', '2026-11-20', '2026-12-07'],
    ['P0D', '2026-11-20', '2026-11-20'],
  ])('%s after %s is %s', (add, anchor, expected) => {
    expect(due(read({ add }, complete(anchor)))).toBe(expected);
  });

  test('before an end, that day still in time', () => {
    expect(due(read({ before: 'P30D' }, complete('2026-12-31')))).toBe('2026-12-01');
  });

  test('a notice ahead of the end of a term: added, then less', () => {
    const reading = read({ add: 'P2Y', less: 'P30D' }, complete('2024-07-01'));
    expect(due(reading)).toBe('2026-06-01');
    expect(reading).toMatchObject({
      arithmetic: ['declared complete 2024-07-01', '+ 2 years (P2Y) = 2026-07-01', '- 30 days (P30D) = 2026-06-01'],
    });
  });

  test('a day that the month does not have is its last day, or the first of the next where an entry says so', () => {
    expect(due(read({ add: 'P1M' }, complete('2026-01-31')))).toBe('2026-02-28');
    expect(due(read({ add: 'P1M', monthEnd: 'next-day' }, complete('2026-01-31')))).toBe('2026-03-01');
    expect(due(read({ add: 'P1M', monthEnd: 'next-day' }, complete('2026-01-28')))).toBe('2026-02-28');
  });

  test.each([
    ['end-of-month', '2027-06-30'],
    ['next-business-day', '2027-06-14'],
    ['next-quarter', '2027-07-01'],
  ] as const)('snap %s', (snap, expected) => {
    expect(due(read({ add: 'P5Y', snap }, complete('2022-06-12')))).toBe(expected);
  });

  test('a day that begins a quarter stays', () => {
    expect(due(read({ add: 'P0D', snap: 'next-quarter' }, complete('2026-04-01')))).toBe('2026-04-01');
    expect(due(read({ add: 'P0D', snap: 'next-quarter' }, complete('2026-11-02')))).toBe('2027-01-01');
  });

  test('repeated terms count from the first anchor, never from a shortened date', () => {
    const dates: RecordedDates = {
      'caqh.attestedOn': { on: day('2026-02-28'), factId: 'm-2', firstOn: day('2026-01-31'), count: 2 },
    };
    const reading = clockReading(clock({ anchor: 'caqh.attestedOn', add: 'P1M', repeats: true }), {
      dates,
      around: unknownSurroundings,
      stops: [],
      decisionWithin: null,
    });
    expect(due(reading)).toBe('2026-03-31');
  });
});

describe('what is recorded', () => {
  test('an anchor that is expected and missing is unknown; one that is not expected does not run', () => {
    expect(read({ add: 'P30D' }, { 'application.completeOn': null })).toMatchObject({
      state: 'unknown',
      missing: 'declared complete',
    });
    expect(due(read({ add: 'P30D' }, {}))).toBe('none');
  });

  test('another anchor stands in where the first is missing', () => {
    const more: Partial<Clock> = { add: 'P30D', fallback: { anchor: 'application.receivedOn', add: 'P45D' } };
    expect(due(read(more, { 'application.completeOn': null, 'application.receivedOn': '2026-03-01' }))).toBe(
      '2026-04-15',
    );
    expect(due(read(more, { 'application.completeOn': '2026-03-10', 'application.receivedOn': '2026-03-01' }))).toBe(
      '2026-04-09',
    );
  });

  test('of several anchors of one duty the earliest day counts, and all are shown', () => {
    const reading = read(
      { add: 'P60D', alsoFrom: [{ anchor: 'application.receivedOn', add: 'P90D' }] },
      { 'application.completeOn': '2026-03-10', 'application.receivedOn': '2026-01-01' },
    );
    expect(reading).toMatchObject({
      dueOn: '2026-04-01',
      anchor: 'application.receivedOn',
      arithmetic: [
        'declared complete 2026-03-10',
        '+ 60 days (P60D) = 2026-05-09',
        'receipt acknowledged 2026-01-01',
        '+ 90 days (P90D) = 2026-04-01',
        'the earliest counts: 2026-04-01',
      ],
    });
  });

  test('a posted day beats the counted one, also where it comes later', () => {
    const reading = read(
      { add: 'P60D', posted: 'line.infoDueOn' },
      { 'application.completeOn': '2026-03-10', 'line.infoDueOn': '2026-06-30' },
    );
    expect(due(reading)).toBe('2026-06-30');
    expect(reading).toMatchObject({
      arithmetic: expect.arrayContaining(['day the request or letter names 2026-06-30, which beats the counted day']),
    });
  });

  test('a posted day alone makes no deadline of a duty that has not begun', () => {
    expect(
      due(read({ anchor: 'application.deniedOn', posted: 'line.infoDueOn' }, { 'line.infoDueOn': '2026-06-30' })),
    ).toBe('none');
  });

  test('the day from which it may be done', () => {
    expect(read({ add: 'P5Y', snap: 'end-of-month', opens: 'P7M' }, complete('2022-06-14'))).toMatchObject({
      dueOn: '2027-06-30',
      opensOn: '2026-11-30',
    });
  });

  test('a later fact closes it, an earlier one does not', () => {
    const more: Partial<Clock> = { add: 'P30D', closedBy: 'application.approvedOn' };
    expect(due(read(more, { 'application.completeOn': '2026-03-10', 'application.approvedOn': '2026-03-20' }))).toBe(
      'closed',
    );
    expect(due(read(more, { 'application.completeOn': '2026-03-10', 'application.approvedOn': '2026-03-01' }))).toBe(
      '2026-04-09',
    );
  });
});

describe('conditions', () => {
  const exceptions: NonNullable<Clock['exceptions']> = [
    { when: { anyState: ['IL'], providerTypes: ['md'] }, add: 'P180D' },
    { when: { anyState: ['IL'] }, add: 'P150D' },
    { when: { lines: ['medicare'] }, none: true },
  ];

  test('the first exception that holds counts', () => {
    const withAround = (around: Partial<Surroundings>): string | null =>
      due(read({ add: 'P120D', exceptions }, complete('2026-01-01'), [], around));
    expect(withAround({ states: ['IL'], providerType: 'md' })).toBe('2026-06-30');
    expect(withAround({ states: ['IL'], providerType: 'np' })).toBe('2026-05-31');
    expect(withAround({ states: ['WI'] })).toBe('2026-05-01');
    expect(withAround({ lines: ['medicare'] })).toBe('none');
  });

  test('a clock runs only under its condition; what is not known does not hold', () => {
    const more: Partial<Clock> = { add: 'P30D', when: { via: ['portal'] } };
    expect(due(read(more, complete('2026-01-01'), [], { via: 'portal' }))).toBe('2026-01-31');
    expect(due(read(more, complete('2026-01-01')))).toBe('none');
  });

  test('a day before which nothing may be done is no deadline', () => {
    expect(due(read({ add: 'P30D', bound: 'not-before' }, complete('2026-01-01')))).toBe('none');
  });
});

describe('stops', () => {
  const sixty = (
    tolls: Clock['tolls'],
    stops: readonly (readonly [string, string | null])[],
    more: Partial<Clock> = {},
  ): ReturnType<typeof read> =>
    read({ add: 'P60D', ...(tolls === undefined ? {} : { tolls }), ...more }, complete('2026-03-01'), stops);

  test('nothing stops a clock that does not toll', () => {
    expect(due(sixty('none', [['2026-03-10', '2026-03-20']]))).toBe('2026-04-30');
    expect(due(sixty(undefined, [['2026-03-10', null]]))).toBe('2026-04-30');
  });

  test('two stops are added; overlapping ones are merged first', () => {
    expect(
      due(
        sixty('pause', [
          ['2026-03-10', '2026-03-20'],
          ['2026-04-01', '2026-04-06'],
        ]),
      ),
    ).toBe('2026-05-15');
    expect(
      due(
        sixty('pause', [
          ['2026-03-10', '2026-03-20'],
          ['2026-03-15', '2026-03-25'],
        ]),
      ),
    ).toBe('2026-05-15');
  });

  test('a stop that begins after the clock ran out changes nothing', () => {
    expect(due(sixty('pause', [['2026-05-01', '2026-05-20']]))).toBe('2026-04-30');
    expect(due(sixty('pause', [['2026-04-30', '2026-05-05']]))).toBe('2026-05-05');
  });

  test('while it stands still there is no day', () => {
    expect(sixty('pause', [['2026-03-10', null]])).toMatchObject({
      state: 'running',
      dueOn: null,
      arithmetic: expect.arrayContaining(['stands still since 2026-03-10']),
    });
  });

  test('only the first requests stop it, where an entry counts them', () => {
    expect(
      due(
        sixty(
          'pause-max',
          [
            ['2026-03-10', '2026-03-20'],
            ['2026-04-01', '2026-04-06'],
          ],
          { maxStops: 1 },
        ),
      ),
    ).toBe('2026-05-10');
  });

  test('an answer may begin the count anew', () => {
    expect(due(sixty('restart', [['2026-03-10', '2026-03-20']]))).toBe('2026-05-19');
    expect(due(sixty('restart', [['2026-03-10', null]]))).toBe(null);
  });

  test('where nobody knows, both days are shown and the earlier counts', () => {
    expect(sixty('unknown', [['2026-03-10', '2026-03-20']])).toMatchObject({
      dueOn: '2026-04-30',
      dueAtLatest: '2026-05-10',
    });
    expect(sixty('unknown', [['2026-03-10', null]])).toMatchObject({ dueOn: '2026-04-30', dueAtLatest: null });
  });

  test('business days of a stop are counted after it, over Thanksgiving', () => {
    expect(due(read({ add: '10BD', tolls: 'pause' }, complete('2026-11-16'), [['2026-11-18', '2026-11-23']]))).toBe(
      '2026-12-04',
    );
    expect(due(read({ add: '10BD' }, complete('2026-11-16')))).toBe('2026-12-01');
  });
});

test('the longest lead counts, months by the calendar', () => {
  expect(longestLead(['P30D', 'P90D', 'P7D'], day('2026-12-31'))).toBe(90);
  expect(longestLead(['P3M'], day('2026-05-31'))).toBe(92);
  expect(longestLead([], day('2026-12-31'))).toBe(0);
  expect(longestLead(['P30D'], null)).toBe(0);
});
