import { describe, expect, test } from 'vitest';
import { calendarDate as day } from '../../../src/domain/calendar/calendar-date.ts';
import { duration, isLongerThan } from '../../../src/domain/calendar/duration.ts';
import {
  agreesAtKnownPrecision,
  firstDayOf,
  idleSpans,
  lastDayOf,
  type MonthOrDate,
  monthOf,
  parseMonthOrDate,
  sameMonth,
  type WorkedPeriod,
} from '../../../src/domain/calendar/month-span.ts';

function known(text: string): MonthOrDate {
  const value = parseMonthOrDate(text);
  if (value === undefined) throw new Error(text);
  return value;
}

/** `2019-07 2020-02` or, still going on, `2019-07`. */
function worked(...texts: readonly string[]): readonly WorkedPeriod[] {
  return texts.map((text) => {
    const [from = '', until] = text.split(' ');
    return { from: known(from), until: until === undefined ? null : known(until) };
  });
}

test('months and days', () => {
  expect(['2026-02', '2026-02-10'].map((text) => firstDayOf(known(text)))).toEqual(['2026-02-01', '2026-02-10']);
  expect(['2024-02', '2026-02-10'].map((text) => lastDayOf(known(text)))).toEqual(['2024-02-29', '2026-02-10']);
  expect(['2026-13', '2026-00', '0000-01', '2026', '2026-2', '2026-02-30'].map(parseMonthOrDate)).toEqual(
    Array(6).fill(undefined),
  );
  expect(monthOf(known('2026-02-10'))).toBe('2026-02');
  expect(sameMonth(known('2026-02-10'), known('2026-02'))).toBe(true);
  expect(sameMonth(known('2026-02-10'), known('2026-03-10'))).toBe(false);
  expect(agreesAtKnownPrecision(known('2026-02-10'), known('2026-02'))).toBe(true);
  expect(agreesAtKnownPrecision(known('2026-02-10'), known('2026-02-11'))).toBe(false);
});

describe('idle time', () => {
  test('runs from the day after the last worked to the day before the next start', () => {
    expect(idleSpans(worked('2015-09 2019-06', '2020-01 2022-03-15', '2022-03-20'))).toEqual([
      { from: '2019-07-01', until: '2020-01-01' },
      { from: '2022-03-16', until: '2022-03-20' },
    ]);
  });

  test('months next to each other leave none', () => {
    expect(idleSpans(worked('2015-09 2019-06', '2019-07'))).toEqual([]);
  });

  test('a short job inside a long one opens none', () => {
    expect(idleSpans(worked('2010-01 2020-12', '2012-01 2012-06', '2021-01'))).toEqual([]);
    expect(idleSpans(worked('2012-01 2012-06', '2021-02', '2010-01 2020-12'))).toEqual([
      { from: '2021-01-01', until: '2021-02-01' },
    ]);
  });

  test('exactly six months are not more than six; a day more is', () => {
    const [exact] = idleSpans(worked('2018-01 2019-06', '2020-01-01'));
    const [longer] = idleSpans(worked('2018-01 2019-06', '2020-01-02'));
    expect(exact && isLongerThan(exact, duration('P6M'))).toBe(false);
    expect(longer && isLongerThan(longer, duration('P6M'))).toBe(true);
  });

  test('counts to the as-of day after the last job and from a first day that is asked about', () => {
    const asOf = day('2026-11-21');
    expect(idleSpans(worked('2015-09 2026-08'), { asOf })).toEqual([{ from: '2026-09-01', until: '2026-11-22' }]);
    expect(idleSpans(worked('2022-01'), { since: day('2021-11-21'), asOf })).toEqual([
      { from: '2021-11-21', until: '2022-01-01' },
    ]);
    expect(idleSpans([], { since: day('2021-11-21'), asOf })).toEqual([{ from: '2021-11-21', until: '2026-11-22' }]);
    expect(idleSpans([])).toEqual([]);
  });

  test('a gap that began before the first day asked about keeps its length, one that ended before is left out', () => {
    const history = worked('2010-01 2012-12', '2013-06 2021-01', '2021-12');
    expect(idleSpans(history, { since: day('2021-11-21') })).toEqual([{ from: '2021-02-01', until: '2021-12-01' }]);
  });

  test('ends in the wrong order are taken in order', () => {
    expect(idleSpans(worked('2019-06 2015-09', '2019-07'))).toEqual([]);
  });
});
