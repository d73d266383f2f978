import { addMonths, type CalendarDate, lastDate, longDate } from '../domain/calendar/calendar-date.ts';
import { dateInput } from '../domain/calendar/date-input.ts';
import { holdsBirthDate } from '../domain/identifiers/birth-date-text.ts';
import { isDea } from '../domain/identifiers/dea.ts';
import { ssnPlaces } from '../domain/identifiers/ssn.ts';
import { UserError } from '../errors.ts';

type Value = string | boolean | readonly string[] | undefined;

/** The words and flags a command was called with. */
export class Input {
  readonly #arguments: Readonly<Record<string, Value>>;
  readonly #flags: Readonly<Record<string, Value>>;

  constructor(args: Readonly<Record<string, Value>>, flags: Readonly<Record<string, Value>>) {
    this.#arguments = args;
    this.#flags = flags;
  }

  /** A positional argument that must be there. */
  argument(name: string): string {
    const value = this.#arguments[name];
    if (typeof value !== 'string')
      throw new UserError('usage/missing', `\`${name}\` is not given`, {
        hint: '`--help` shows what the command takes',
      });
    return notBlank(value, name);
  }

  /** A positional argument that may be absent. */
  argumentIfGiven(name: string): string | undefined {
    const value = this.#arguments[name];
    return typeof value === 'string' ? notBlank(value, name) : undefined;
  }

  /** The words of a positional argument that takes several. */
  arguments(name: string): readonly string[] {
    const value = this.#arguments[name];
    const values = Array.isArray(value) ? (value as readonly string[]) : typeof value === 'string' ? [value] : [];
    return values.map((one) => notBlank(one, name));
  }

  /** The value of a flag, if given. */
  text(name: string): string | undefined {
    return this.#values(name).at(-1);
  }

  /** The words of a flag that are recorded, as `noteText` takes them; null where it is not given. */
  words(name: string): string | null {
    const value = this.text(name);
    return value === undefined ? null : noteText(value, `--${name}`);
  }

  /** The value of a flag that must be given. */
  required(name: string): string {
    const value = this.text(name);
    if (value === undefined)
      throw new UserError('usage/missing', `\`--${name}\` is not given`, {
        hint: '`--help` shows what the command takes',
      });
    return value;
  }

  /** All values of a flag; values separated by commas count one by one. */
  texts(name: string): readonly string[] {
    return this.#values(name)
      .flatMap((one: string) => one.split(','))
      .map((one: string) => one.trim())
      .filter((one: string) => one !== '');
  }

  /** All values of a flag as given: names of people hold commas. */
  names(name: string): readonly string[] {
    return this.#values(name)
      .map((one: string) => one.trim())
      .filter((one: string) => one !== '');
  }

  /** As `names`, of people who are recorded by name. */
  namesNoted(name: string): readonly string[] {
    return this.names(name).map((one) => noteText(one, `--${name}`));
  }

  /** The values of a flag as typed; whatever is recorded of them holds no whole Social Security number. */
  #values(name: string): readonly string[] {
    const value = this.#flags[name];
    const values = Array.isArray(value) ? (value as readonly string[]) : typeof value === 'string' ? [value] : [];
    for (const one of values) refuseSsn(notBlank(one, `--${name}`), `--${name}`);
    return values;
  }

  /** The flag's value as one of the allowed words. */
  choice<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const found = allowed.find((one) => one === value);
    if (found === undefined) {
      throw new UserError('usage/bad-value', `\`--${name}\` cannot be \`${value}\``, {
        hint: `one of: ${allowed.join(', ')}`,
      });
    }
    return found;
  }

  /** Whether a switch was given. */
  on(name: string): boolean {
    return this.#flags[name] === true;
  }

  /** A whole number that is not negative. */
  count(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (!/^\d{1,9}$/.test(value)) {
      throw new UserError('usage/bad-value', `\`--${name}\` takes a whole number, not \`${value}\``, {
        hint: 'write digits alone: 12',
      });
    }
    return Number(value);
  }

  /** A day as people type it, resolved against the as-of day. */
  date(name: string, asOf: CalendarDate): CalendarDate | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : dateFromWords(value, asOf, `--${name}`);
  }
}

/**
 * Words to be recorded. Empty ones are refused, and a whole Social Security or DEA number, or a birth date: the journal keeps
 * what it was told, and every report and letter may print it.
 */
export function noteText(words: string, where: string): string {
  const text = words.trim();
  if (text === '') throw new UserError('usage/missing', `\`${where}\` is empty`, { hint: 'say it in a few words' });
  refuseSsn(text, where);
  refuseDea(text, where);
  refuseBirthDate(text, where);
  return text;
}

/** The value as typed. An empty one names nothing: most often it is a variable of a script that was never set. */
function notBlank(value: string, where: string): string {
  if (value.trim() !== '') return value;
  throw new UserError('usage/missing', `\`${where}\` is empty`, { hint: 'give it a value, or leave it out' });
}

function refuseSsn(text: string, where: string): void {
  if (ssnPlaces(text).length === 0) return;
  throw new UserError('usage/bad-value', `\`${where}\` holds a whole Social Security number`, {
    hint: 'write the last four digits; `empanel provider vault` keeps a whole one',
  });
}

function refuseDea(text: string, where: string): void {
  if (!(text.match(/\b[A-Z][A-Z9]\d{7}\b/gi) ?? []).some((word) => isDea(word.toUpperCase()))) return;
  throw new UserError('usage/bad-value', `\`${where}\` holds a whole DEA number`, {
    hint: 'write its first two letters and last two digits; the file of the provider keeps the number',
  });
}

function refuseBirthDate(text: string, where: string): void {
  if (!holdsBirthDate(text)) return;
  throw new UserError('usage/bad-value', `\`${where}\` holds a birth date`, {
    hint: 'write the year, or that the dates agree; the file of the provider keeps the day',
  });
}

/** The first day that anything recorded can be about, and the years ahead within which papers end: as in documents. */
const [firstDay, yearsAhead] = ['1900-01-01', 100];
/** Whatever is planned lies nearer than this. */
const yearsPlanned = 10;

/** A day on which something is to begin; a year far ahead is a slip of the keyboard. */
export function plannedDay(day: CalendarDate | undefined, asOf: CalendarDate, where: string): CalendarDate | undefined {
  if (day === undefined || day <= addMonths(asOf, 12 * yearsPlanned)) return day;
  throw new UserError('usage/bad-value', `\`${where}\` ${longDate(day)} lies too far ahead`, {
    hint: 'look at the year',
  });
}

/** Nobody did anything that is recorded here longer ago than this. */
const yearsBack = 80;

/**
 * A day on which something was done or happened: not after `until`, which `what` names, and neither before the year in which
 * somebody was born nor longer ago than people work.
 */
export function pastDay(
  day: CalendarDate | undefined,
  { until, what, where, bornOn }: { until: CalendarDate; what: string; where: string; bornOn?: string | undefined },
): CalendarDate | undefined {
  if (day === undefined) return undefined;
  if (day > until)
    throw new UserError('usage/bad-value', `\`${where}\` lies after ${what}, ${longDate(until)}`, {
      hint: 'it is recorded when it has happened',
    });
  // The year alone: refusals would tell the day of birth, one after the other.
  const isUnborn = bornOn !== undefined && day < bornOn.slice(0, 4);
  if (!isUnborn && day >= addMonths(until, -12 * yearsBack)) return day;
  const later = addMonths(day, 1200);
  throw new UserError(
    'usage/bad-value',
    `\`${where}\` ${longDate(day)} lies ${isUnborn ? 'before the birth of the provider' : 'too far back'}`,
    { hint: later <= until ? `did you mean \`${later}\`?` : 'look at the year' },
  );
}

/** A day as people type it; refuses with the forms that are understood, and days that nobody can mean. */
export function dateFromWords(words: string, asOf: CalendarDate, where: string): CalendarDate {
  const reading = dateInput(words, asOf);
  if (reading.ok) {
    const { date } = reading;
    if (date >= firstDay && (date <= addMonths(asOf, 12 * yearsAhead) || date === lastDate)) return date;
    throw new UserError('usage/bad-value', `\`${words}\` lies outside of what ${where} can mean`, {
      hint: `dates lie between ${firstDay} and ${yearsAhead} years ahead: look at the year`,
    });
  }
  throw new UserError('usage/bad-value', `\`${words}\` is not a date that ${where} can take`, {
    hint:
      reading.suggestions.length > 0
        ? `did you mean ${reading.suggestions.map((one) => `\`${one}\``).join(' or ')}?`
        : 'dates are written 2026-12-31, 12/31/2026, today, +30d, +10bd or eom',
  });
}
