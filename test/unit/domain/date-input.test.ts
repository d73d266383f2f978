import { describe, expect, test } from 'vitest';
import { calendarDate as day, longDate } from '../../../src/domain/calendar/calendar-date.ts';
import { dateForms, dateInput } from '../../../src/domain/calendar/date-input.ts';
import { usDate } from '../../../src/domain/calendar/written-date.ts';

const asOf = day('2026-11-21');

function taken(text: string): string | undefined {
  const result = dateInput(text, asOf);
  return result.ok ? result.date : undefined;
}

function refusal(text: string): readonly [string, readonly string[]] | undefined {
  const result = dateInput(text, asOf);
  return result.ok ? undefined : [result.because, result.suggestions];
}

describe('is taken', () => {
  test.each([
    ['2026-12-31', '2026-12-31'],
    ['2026-1-5', '2026-01-05'],
    ['2026/12/31', '2026-12-31'],
    ['12/31/2026', '2026-12-31'],
    ['12/31/26', '2026-12-31'],
    ['12-31-2026', '2026-12-31'],
    ['6/5/2026', '2026-06-05'],
    ['31-Dec-2026', '2026-12-31'],
    ['31-DEC-26', '2026-12-31'],
    ['31 December 2026', '2026-12-31'],
    ['Dec 31, 2026', '2026-12-31'],
    ['Dec. 31st 2026', '2026-12-31'],
    ['sept 1 2026', '2026-09-01'],
    ['Thu 31 Dec 2026', '2026-12-31'],
    ['Thursday, December 31, 2026', '2026-12-31'],
    ['20261231', '2026-12-31'],
    ['12312026', '2026-12-31'],
    ['31.12.2026', '2026-12-31'],
    ['2026-12-31T00:00:00Z', '2026-12-31'],
    ['12/31/2026 0:00:00', '2026-12-31'],
    [' 2026\u201112\u201131\u00a0', '2026-12-31'],
    ['1/2/99', '1999-01-02'],
    ['1/2/97', '1997-01-02'],
    ['1/2/55', '2055-01-02'],
    ['today', '2026-11-21'],
    ['Tomorrow', '2026-11-22'],
    ['yesterday', '2026-11-20'],
    ['eom', '2026-11-30'],
    ['+30d', '2026-12-21'],
    ['-1w', '2026-11-14'],
    ['+2m', '2027-01-21'],
    ['+1y', '2027-11-21'],
    ['+ 3 days', '2026-11-24'],
    ['\u22121w', '2026-11-14'],
    ['+10bd', '2026-12-07'],
    ['+2 business days', '2026-11-24'],
    ['-1bd', '2026-11-20'],
  ])('%j gives %s', (text, date) => {
    expect(taken(text)).toBe(date);
  });

  test('every form that hints name', () => {
    expect(dateForms.map(taken)).not.toContain(undefined);
  });

  test('a date in words as the program prints it', () => {
    expect(taken(longDate(day('2027-01-01')))).toBe('2027-01-01');
  });

  test('a holiday passed over is said', () => {
    expect(dateInput('+4bd', asOf)).toEqual({
      ok: true,
      date: '2026-11-27',
      note: 'not counting Thanksgiving Day (Thu 26 Nov 2026)',
    });
    expect(dateInput('-1bd', day('2026-11-27'))).toEqual({
      ok: true,
      date: '2026-11-25',
      note: 'not counting Thanksgiving Day (Thu 26 Nov 2026)',
    });
    expect(dateInput('+1bd', asOf)).toEqual({ ok: true, date: '2026-11-23', note: null });
  });
});

describe('is refused, with what it may have meant', () => {
  test.each<[string, string, readonly string[]]>([
    ['2026-02-30', '`2026-02-30` does not exist: February 2026 has 28 days', ['2026-02-28']],
    ['31/12/2026', '`31/12/2026` has no such month: 31', ['2026-12-31']],
    ['2026-31-12', '`2026-31-12` has no such month: 31', ['2026-12-31']],
    ['13/13/2026', '`13/13/2026` has no such month: 13', []],
    ['3.4.2026', '`3.4.2026` may be either of two days', ['2026-03-04', '2026-04-03']],
    ['30d', '`30d` may lie ahead or back', ['+30d', '-30d']],
    ['friday', '`friday` may be the last or the next one', ['2026-11-27', '2026-11-20']],
    ['12/31', '`12/31` has no year', ['2026-12-31', '2027-12-31']],
    ['2026-12', '`2026-12` has no day', ['2026-12-01', '2026-12-31']],
    ['12/2026', '`12/2026` has no day', ['2026-12-01', '2026-12-31']],
    ['1/2/66', 'the year of `1/2/66` needs four digits', ['1966-01-02', '2066-01-02']],
    ['Fri 31 Dec 2026', '`fri 31 dec 2026` is a Thursday', ['2026-12-31']],
    ['31-Dce-2026', '`dce` is not a month', ['31-dec-2026']],
    ['todya', '`todya` is not a date', ['today']],
    ['', 'no date was given', []],
    ['soon', '`soon` is not a date', []],
    ['constructor', '`constructor` is not a date', []],
  ])('%j', (text, because, suggestions) => {
    expect(refusal(text)).toEqual([because, suggestions]);
  });
});

test('dates of American files need all their digits of the year', () => {
  expect(usDate('12/31/2026')).toBe('2026-12-31');
  expect(usDate('6/5/2026')).toBe('2026-06-05');
  expect(usDate('06/05/26')).toBeUndefined();
  expect(usDate('02/30/2026')).toBeUndefined();
});
