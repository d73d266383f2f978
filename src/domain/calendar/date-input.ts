/**
 * Dates as people type them: `2026-12-31`, `12/31/2026`, `31-Dec-2026`, `today`, `+30d`, `eom`. A text is taken only when
 * it can mean one day; else it is refused with the days it may have meant.
 */

import { nearest } from '../suggestion.ts';
import { addBusinessDays, holidaysBetween } from './business-day.ts';
import { addDays, addMonths, type CalendarDate, endOfMonth, longDate, weekday, weekdayNames } from './calendar-date.ts';
import { type DateInput, ok, refused, writtenDate } from './written-date.ts';

/** The forms a date may be given in, for hints. */
export const dateForms: readonly string[] = [
  '2026-12-31',
  '12/31/2026',
  '31-Dec-2026',
  'today',
  '+30d',
  '+10bd',
  '-1w',
  '+2m',
  'eom',
];

const words: Readonly<Record<string, (asOf: CalendarDate) => CalendarDate>> = {
  today: (asOf) => asOf,
  tomorrow: (asOf) => addDays(asOf, 1),
  yesterday: (asOf) => addDays(asOf, -1),
  eom: endOfMonth,
};

/** The date that a person typed, counted from the as-of day where it is relative. */
export function dateInput(typed: string, asOf: CalendarDate): DateInput {
  const text = tidied(typed);
  const result = word(text, asOf) ?? distance(text, asOf) ?? writtenDate(text, asOf);
  if (result !== undefined) return result;
  return refused(
    text === '' ? 'no date was given' : `\`${typed.trim()}\` is not a date`,
    nearest(text, Object.keys(words)),
  );
}

/** Lower case, plain blanks and hyphens, without a weekday in front or a midnight that a spreadsheet added behind. */
function tidied(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/(?<=\d)(?:t| )0?0:00(?::00(?:\.0+)?)?z?$/, '');
}

function word(text: string, asOf: CalendarDate): DateInput | undefined {
  const dated = Object.hasOwn(words, text) ? words[text] : undefined;
  if (dated !== undefined) return ok(dated(asOf));
  const day = weekdayNames.findIndex((name) => name.toLowerCase() === text || name.slice(0, 3).toLowerCase() === text);
  if (day < 0) return undefined;
  const ahead = (day - weekday(asOf) + 7) % 7;
  return refused(`\`${text}\` may be the last or the next one`, [addDays(asOf, ahead), addDays(asOf, ahead - 7)]);
}

const unitLetters: readonly (readonly [RegExp, 'bd' | 'd' | 'w' | 'm' | 'y'])[] = [
  [/^(?:bd|business days?)$/, 'bd'],
  [/^(?:d|days?)$/, 'd'],
  [/^(?:w|wks?|weeks?)$/, 'w'],
  [/^(?:m|mos?|months?)$/, 'm'],
  [/^(?:y|yrs?|years?)$/, 'y'],
];

function distance(text: string, asOf: CalendarDate): DateInput | undefined {
  const match = /^([+-]?) ?(\d{1,5}) ?([a-z ]+)$/.exec(text);
  const unit = unitLetters.find(([pattern]) => pattern.test(match?.[3] ?? ''))?.[1];
  if (match === null || unit === undefined) return undefined;
  if (match[1] === '')
    return refused(`\`${text}\` may lie ahead or back`, [`+${match[2]}${unit}`, `-${match[2]}${unit}`]);
  const count = Number(`${match[1]}${match[2]}`);
  switch (unit) {
    case 'bd':
      return businessDate(asOf, count);
    case 'd':
      return ok(addDays(asOf, count));
    case 'w':
      return ok(addDays(asOf, count * 7));
    case 'm':
      return ok(addMonths(asOf, count));
    case 'y':
      return ok(addMonths(asOf, count * 12));
    default:
      return unit satisfies never;
  }
}

function businessDate(asOf: CalendarDate, count: number): DateInput {
  const date = addBusinessDays(asOf, count);
  const passed = count < 0 ? holidaysBetween(addDays(date, -1), addDays(asOf, -1)) : holidaysBetween(asOf, date);
  const named = passed.map((holiday) => `${holiday.name} (${longDate(holiday.observedOn)})`);
  return ok(date, named.length === 0 ? null : `not counting ${named.join(', ')}`);
}
