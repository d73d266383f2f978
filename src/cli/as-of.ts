import { type CalendarDate, calendarDateIn } from '../domain/calendar/calendar-date.ts';
import type { Context } from './context.ts';
import { dateFromWords } from './input.ts';

/** The words of `--as-of`, else of the environment, where there are any. */
export function asOfWords(context: Pick<Context, 'globals' | 'io'>): string | undefined {
  const words = context.globals.text('as-of') ?? context.io.env.EMPANEL_AS_OF;
  return words === '' ? undefined : words;
}

/** The day named by `--as-of` or the environment, else today in a time zone. */
export function asOfAsked(context: Pick<Context, 'globals' | 'io' | 'at'>, timeZone: string): CalendarDate {
  const today = calendarDateIn(context.at, timeZone);
  const words = asOfWords(context);
  return words === undefined ? today : dateFromWords(words, today, '--as-of');
}
