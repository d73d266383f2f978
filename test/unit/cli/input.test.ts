import { describe, expect, test } from 'vitest';
import { dateFromWords, Input, plannedDay } from '../../../src/cli/input.ts';
import { type CalendarDate, parseCalendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { UserError } from '../../../src/errors.ts';

const input = new Input(
  { id: 'ruiz', files: ['a.yaml', 'b.yaml'] },
  { payer: ['aetna-ca,cigna', 'humana'], limit: '12', on: '6/1/26', all: true, format: 'xml', bare: '' },
);

const asOf = parseCalendarDate('2026-06-15') as CalendarDate;

/** What a refusal says. */
function refusal(deed: () => unknown): string {
  try {
    deed();
  } catch (error) {
    if (error instanceof UserError)
      return `${error.code}: ${error.message}${error.hint === undefined ? '' : ` (${error.hint})`}`;
    throw error;
  }
  return 'not refused';
}

describe('arguments and flags', () => {
  test('one word, several words, none', () => {
    expect(input.argument('id')).toBe('ruiz');
    expect(input.arguments('files')).toEqual(['a.yaml', 'b.yaml']);
    expect(input.arguments('id')).toEqual(['ruiz']);
    expect(input.arguments('none')).toEqual([]);
    expect(input.argumentIfGiven('none')).toBe(undefined);
  });

  test('a flag given several times, with commas or both, is one list', () => {
    expect(input.texts('payer')).toEqual(['aetna-ca', 'cigna', 'humana']);
    expect(input.text('payer')).toBe('humana');
    expect(input.texts('none')).toEqual([]);
  });

  test('switches and numbers', () => {
    expect(input.on('all')).toBe(true);
    expect(input.on('limit')).toBe(false);
    expect(input.count('limit')).toBe(12);
    expect(input.count('none')).toBe(undefined);
  });

  test('a day is read against the as-of day', () => {
    expect(input.date('on', asOf)).toBe('2026-06-01');
    expect(dateFromWords('+10bd', asOf, '--due')).toBe('2026-06-30');
    expect(dateFromWords('eom', asOf, '--due')).toBe('2026-06-30');
  });
});

test.each([
  [
    'a missing argument',
    () => input.argument('reason'),
    'usage/missing: `reason` is not given (`--help` shows what the command takes)',
  ],
  [
    'a missing flag',
    () => input.required('via'),
    'usage/missing: `--via` is not given (`--help` shows what the command takes)',
  ],
  [
    'an empty flag',
    () => input.required('bare'),
    'usage/missing: `--bare` is empty (give it a value, or leave it out)',
  ],
  [
    'a choice that is none',
    () => input.choice('format', ['csv', 'json']),
    'usage/bad-value: `--format` cannot be `xml` (one of: csv, json)',
  ],
  [
    'a number in words',
    () => input.count('on'),
    'usage/bad-value: `--on` takes a whole number, not `6/1/26` (write digits alone: 12)',
  ],
] as const)('%s is refused', (_, deed, said) => {
  expect(refusal(deed)).toBe(said);
});

test.each(['2026-02-30', 'soon', '31/12/2026', ''])('`%s` is refused as a date', (words) => {
  expect(refusal(() => dateFromWords(words, asOf, '--on'))).toMatch(
    /^usage\/bad-value: .* is not a date that --on can take \(.+\)$/,
  );
});

test.each(['1800-06-01', '1899-12-31', '2126-06-16', '3026-01-01'])('`%s` is a day that nobody can mean', (words) => {
  expect(refusal(() => dateFromWords(words, asOf, '--on'))).toMatch(/lies outside of what --on can mean/);
});

test('the first and last days that can be meant are taken, and the day that stands for never', () => {
  for (const day of ['1900-01-01', '2126-06-15', '9999-12-31']) expect(dateFromWords(day, asOf, '--on')).toBe(day);
});

test('what is planned lies within ten years', () => {
  const day = (text: string): CalendarDate => parseCalendarDate(text) as CalendarDate;
  expect(plannedDay(undefined, asOf, '--from')).toBe(undefined);
  expect(plannedDay(day('2036-06-15'), asOf, '--from')).toBe('2036-06-15');
  expect(refusal(() => plannedDay(day('2036-06-16'), asOf, '--from'))).toMatch(/too far ahead/);
});
