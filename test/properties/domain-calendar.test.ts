import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addBusinessDays, federalHolidays, isBusinessDay } from '../../src/domain/calendar/business-day.ts';
import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
  calendarDateIn,
  daysBetween,
  endOfMonth,
  longDate,
  weekday,
} from '../../src/domain/calendar/calendar-date.ts';
import { dateInput } from '../../src/domain/calendar/date-input.ts';
import {
  type Duration,
  dateAfter,
  dateBefore,
  durationCode,
  parseDuration,
  termEnd,
} from '../../src/domain/calendar/duration.ts';
import fc from '../property.ts';

/**
 * Every day from 1890 to 2110, counted one by one with nothing but the lengths of the months: shares no code and no clock
 * with what it checks. 1 January 1890 was a Wednesday.
 */
const days: readonly string[] = countedDays(1890, 2110);
const numbers: ReadonlyMap<string, number> = new Map(days.map((day, index) => [day, index]));

function countedDays(firstYear: number, lastYear: number): readonly string[] {
  const counted: string[] = [];
  for (let year = firstYear; year <= lastYear; year += 1) {
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    for (const [index, length] of [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].entries()) {
      for (let day = 1; day <= length; day += 1) {
        counted.push(`${year}-${String(index + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
      }
    }
  }
  return counted;
}

/** The day so many months away by looking for it, or for the last day of that month. */
function countedMonths(from: string, months: number): string | undefined {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const target = year * 12 + (month - 1) + months;
  const prefix = `${Math.floor(target / 12)}-${String((target % 12) + 1).padStart(2, '0')}-`;
  for (let candidate = day; candidate > 0; candidate -= 1) {
    const date = `${prefix}${String(candidate).padStart(2, '0')}`;
    if (numbers.has(date)) return date;
  }
  return undefined;
}

const margin = 12_000;
const index = fc.integer({ min: margin, max: days.length - margin - 1 });
const date = index.map((at) => calendarDate(days[at] ?? ''));
const zones = [
  ['Pacific/Kiritimati', -840],
  ['America/Los_Angeles', 480],
  ['Asia/Kolkata', -330],
  ['UTC', 0],
] as const;

describe.each(zones)('on a machine in %s', (zone, offset) => {
  const before = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = zone;
  });
  afterAll(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  test('the zone is in force', () => {
    expect(new Date(2026, 0, 15).getTimezoneOffset()).toBe(offset);
  });

  test('every single day is followed by the next, weekdays in turn', () => {
    let day = calendarDate('1890-01-01');
    for (const [at, counted] of days.entries()) {
      if (day !== counted) expect(day).toBe(counted);
      if (weekday(day) !== (at + 3) % 7) expect(weekday(day)).toBe((at + 3) % 7);
      day = addDays(day, 1);
    }
    expect(day).toBe('2111-01-01');
  });

  test('adding and counting days', () => {
    fc.assert(
      fc.property(index, fc.integer({ min: -margin, max: margin }), (at, count) => {
        const [from, to] = [calendarDate(days[at] ?? ''), calendarDate(days[at + count] ?? '')];
        expect(addDays(from, count)).toBe(to);
        expect(daysBetween(from, to)).toBe(count);
      }),
    );
  });

  test('adding months', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -360, max: 360 }), (from, months) => {
        expect(addMonths(from, months)).toBe(countedMonths(from, months));
      }),
    );
  });

  test('the days that zones left out or doubled', () => {
    for (const text of ['1994-12-31', '1995-01-01', '2011-12-30', '2026-03-08', '2026-11-01', '1979-01-01']) {
      const day = calendarDate(text);
      expect(addMonths(addMonths(day, 1), -1)).toBe(text);
      expect(addMonths(addMonths(day, -12), 12)).toBe(text);
      expect(endOfMonth(day)).toBe(countedMonths(`${text.slice(0, 8)}31`.replace('-11-31', '-11-30'), 0));
    }
    expect(addMonths(calendarDate('1994-11-30'), 1)).toBe('1994-12-30');
    expect(addMonths(calendarDate('1994-10-31'), 2)).toBe('1994-12-31');
    expect(endOfMonth(calendarDate('1994-12-15'))).toBe('1994-12-31');
  });
});

test('ISO text sorts as the days do', () => {
  fc.assert(
    fc.property(date, date, (left, right) => {
      expect(Math.sign(daysBetween(left, right))).toBe(left < right ? 1 : left > right ? -1 : 0);
    }),
  );
});

test('months keep the day of the month or end on the last day', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -240, max: 240 }), (from, months) => {
      const to = addMonths(from, months);
      expect(to.slice(8) === from.slice(8) || to === endOfMonth(to)).toBe(true);
      expect(to.slice(8) <= from.slice(8)).toBe(true);
    }),
  );
});

test('what is printed for people can be typed back', () => {
  fc.assert(
    fc.property(date, date, (day, asOf) => {
      const [year, month, dayOfMonth] = day.split('-');
      for (const typed of [day, longDate(day), `${month}/${dayOfMonth}/${year}`, day.replaceAll('-', '')]) {
        expect(dateInput(typed, asOf)).toEqual({ ok: true, date: day, note: null });
      }
    }),
  );
});

test('any text is taken or refused, never thrown at, and what is suggested is taken', () => {
  const typed = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[-+]?[0-9a-z./ -]{0,12}$/),
    fc.stringMatching(/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/),
  );
  fc.assert(
    fc.property(typed, date, (text, asOf) => {
      const result = dateInput(text, asOf);
      if (result.ok) expect(calendarDate(result.date)).toBe(result.date);
      else for (const suggestion of result.suggestions) expect(dateInput(suggestion, asOf).ok).toBe(true);
    }),
    { numRuns: 500 },
  );
});

describe('business days', () => {
  /** Weekends and the printed holidays, day by day. */
  function countedBusinessDays(from: CalendarDate, count: number): string | undefined {
    const step = count < 0 ? -1 : 1;
    let at = numbers.get(from) ?? 0;
    for (let left = Math.abs(count); left > 0; ) {
      at += step;
      const day = days[at] ?? '';
      const inWeek = (at + 3) % 7 !== 0 && (at + 3) % 7 !== 6;
      const year = Number(day.slice(0, 4));
      const holidays = [...federalHolidays(year), ...federalHolidays(year + 1)].map((holiday) =>
        String(holiday.observedOn),
      );
      if (inWeek && !holidays.includes(day)) left -= 1;
    }
    return days[at];
  }

  test('are counted like a person counts them', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -40, max: 40 }), (from, count) => {
        expect(addBusinessDays(from, count)).toBe(countedBusinessDays(from, count));
      }),
    );
  });

  test('there and back again from a business day', () => {
    fc.assert(
      fc.property(date.filter(isBusinessDay), fc.integer({ min: 0, max: 60 }), (from, count) => {
        expect(addBusinessDays(addBusinessDays(from, count), -count)).toBe(from);
      }),
    );
  });

  test('no observed holiday is at a weekend, and each is at most a day off', () => {
    for (let year = 1971; year <= 2100; year += 1) {
      for (const holiday of federalHolidays(year)) {
        expect([1, 2, 3, 4, 5]).toContain(weekday(holiday.observedOn));
        expect(Math.abs(daysBetween(holiday.on, holiday.observedOn))).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe('durations', () => {
  const count = fc.integer({ min: 0, max: 30 });
  const dated = fc.record<Duration>({
    years: count,
    months: count,
    weeks: count,
    days: count,
    hours: count,
    businessDays: fc.constant(0),
  });
  const business = fc
    .integer({ min: 1, max: 60 })
    .map((businessDays): Duration => ({ years: 0, months: 0, weeks: 0, days: 0, hours: 0, businessDays }));
  const duration = fc.oneof(dated, business);

  test('are read as they are written', () => {
    fc.assert(
      fc.property(duration, (length) => {
        expect(parseDuration(durationCode(length))).toEqual(length);
      }),
    );
  });

  test('a later anchor never gives an earlier date', () => {
    fc.assert(
      fc.property(date, fc.nat(400), duration, (from, shift, length) => {
        expect(dateAfter(from, length) <= dateAfter(addDays(from, shift), length)).toBe(true);
        expect(dateBefore(from, length) <= dateBefore(addDays(from, shift), length)).toBe(true);
      }),
    );
  });

  test('the kth term is the duration taken k times from the first anchor', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 36 }), fc.integer({ min: 0, max: 10 }), (from, months, k) => {
        const term: Duration = { years: 0, months, weeks: 0, days: 0, hours: 0, businessDays: 0 };
        expect(termEnd(from, term, k)).toBe(countedMonths(from, months * k));
        expect(termEnd(from, term, 0)).toBe(from);
      }),
    );
  });
});

describe('the date in a time zone', () => {
  const zone = fc.constantFrom(
    'UTC',
    'America/Puerto_Rico',
    'America/New_York',
    'America/Detroit',
    'America/Indiana/Indianapolis',
    'America/Kentucky/Louisville',
    'America/Chicago',
    'America/Denver',
    'America/Boise',
    'America/Phoenix',
    'America/Los_Angeles',
    'America/Anchorage',
    'Pacific/Honolulu',
    'Pacific/Guam',
    'Pacific/Kiritimati',
    'Asia/Kolkata',
  );

  test('is that of the zone database in every year', () => {
    const instant = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2100, 0, 1) });
    fc.assert(
      fc.property(instant, zone, (milliseconds, timeZone) => {
        const format = new Intl.DateTimeFormat('sv-SE', {
          timeZone,
          year: 'numeric',
          month: '2-digit',
          day: '2-digit',
        });
        expect(calendarDateIn(new Date(milliseconds).toISOString(), timeZone)).toBe(format.format(milliseconds));
      }),
      { numRuns: 400 },
    );
  });

  test('around every midnight of clock changes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1985, max: 2060 }),
        fc.nat(365 * 24),
        fc.nat(119),
        zone,
        (year, hour, minute, timeZone) => {
          const milliseconds = Date.UTC(year, 0, 1, hour) + (minute - 60) * 1000;
          const format = new Intl.DateTimeFormat('sv-SE', {
            timeZone,
            year: 'numeric',
            month: '2-digit',
            day: '2-digit',
          });
          expect(calendarDateIn(new Date(milliseconds).toISOString(), timeZone)).toBe(format.format(milliseconds));
        },
      ),
      { numRuns: 400 },
    );
  });
});
