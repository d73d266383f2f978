/** Which fee basis of a contract pays for a service, which schedule it needs, and how far it has been raised. */

import { type CalendarDate, yearOf } from '../calendar/calendar-date.ts';
import { duration, termEnd } from '../calendar/duration.ts';
import { exactly, type Fraction, product } from '../money.ts';
import type { Contract, Escalator, Fee } from '../nouns/contract.ts';
import { isListedCode, type RateSite, scheduleKey } from './rate.ts';

/** What is asked of a contract. Null: not in question. */
export interface ServiceQuestion {
  readonly code: string;
  readonly modifier: string | null;
  readonly providerType: string | null;
  readonly product: string | null;
  readonly on: CalendarDate;
}

/** The basis that pays for a service, and those that cannot be told to. */
export interface ChosenFee {
  readonly fee: Fee | undefined;
  /** Sentences about entries that may be for it, or that pay otherwise. */
  readonly notes: readonly string[];
}

/**
 * The fee basis for a service on a day: an entry for its code stands before the one for everything else, and one for its
 * modifier before one for any. An entry that speaks in words, or of a profession or product that was not asked about,
 * cannot be chosen; it is told.
 */
export function feeFor(fees: readonly Fee[], question: ServiceQuestion): ChosenFee {
  const current = fees.filter(
    ({ from, until }) => (from === undefined || from <= question.on) && (until === undefined || question.on < until),
  );
  const notes: string[] = [];
  const usable = current.filter((fee) => {
    if (!isForService(fee, question)) return false;
    const open = undecided(fee, question);
    if (open !== undefined) notes.push(`${open}: ${feeWords(fee)}`);
    return open === undefined;
  });
  const [fee, second] = usable.toSorted((left, right) => weight(right) - weight(left));
  if (fee !== undefined && second !== undefined && weight(fee) === weight(second))
    notes.push(`a second basis of the contract is for it as well: ${feeWords(second)}`);
  return { fee, notes };
}

function isForService({ codes, modifiers }: Fee, { code, modifier }: ServiceQuestion): boolean {
  if (codes !== undefined && !isListedCode(codes, code)) return false;
  return modifiers === undefined || (modifier !== null && modifiers.some((one) => one.toUpperCase() === modifier));
}

/** Why an entry cannot be chosen though it may be the one; undefined where it can. */
function undecided(fee: Fee, { providerType, product: asked }: ServiceQuestion): string | undefined {
  if (fee.services !== undefined && fee.codes === undefined) return `another basis is for ${fee.services}`;
  if (
    fee.providerTypes !== undefined &&
    (providerType === null || !fee.providerTypes.some((one) => one === providerType))
  )
    return `for ${fee.providerTypes.join(', ')} another basis`;
  if (fee.products !== undefined && (asked === null || !fee.products.includes(asked)))
    return `for ${fee.products.join(', ')} another basis`;
  return undefined;
}

/** How closely an entry names a service. */
function weight({ codes, modifiers, providerTypes, products }: Fee): number {
  return (
    8 * Number(codes !== undefined) +
    4 * Number(modifiers !== undefined) +
    2 * Number(providerTypes !== undefined) +
    Number(products !== undefined)
  );
}

const basisWords: Readonly<Record<Fee['basis'], string>> = {
  'percent-of-medicare': 'the Medicare fee schedule',
  'percent-of-medicaid': 'the Medicaid fee schedule',
  schedule: "the payer's schedule",
  'percent-of-charges': 'billed charges',
  'case-rate': 'a case',
  'per-diem': 'a day',
  capitation: 'a member and month',
  'asp-plus': 'average sales prices',
  'conversion-factor': 'a unit',
  flat: 'a service',
};

/** A fee basis in words: `118 % of the Medicare fee schedule of the current year`, `$85.40 for a day`. */
export function feeWords(fee: Fee): string {
  const parts = [mainWords(fee)];
  if (fee.site === 'facility' || fee.site === 'non-facility') parts.push(`always the ${fee.site} price`);
  if (fee.locality !== undefined) parts.push(`locality ${fee.locality}`);
  if (fee.codes !== undefined) parts.push(`for ${fee.codes.join(', ')}`);
  else if (fee.services !== undefined) parts.push(`for ${fee.services}`);
  if (fee.modifiers !== undefined) parts.push(`modifier ${fee.modifiers.join(', ')}`);
  if (fee.providerTypes !== undefined) parts.push(`billed by ${fee.providerTypes.join(', ')}`);
  if (fee.products !== undefined) parts.push(`products ${fee.products.join(', ')}`);
  if (fee.from !== undefined) parts.push(`from ${fee.from}`);
  if (fee.until !== undefined) parts.push(`until ${fee.until}`);
  return parts.join(', ');
}

function mainWords(fee: Fee): string {
  const { basis, percent, amount, year, schedule } = fee;
  const what = basis === 'schedule' && schedule !== undefined ? schedule : basisWords[basis];
  if (amount !== undefined) return `$${amount.toFixed(2)} for ${basisWords[basis]}`;
  if (basis === 'asp-plus') return `${what} plus ${percent ?? 0} %`;
  const of = percent === undefined ? what : `${percent} % of ${what}`;
  if (!basis.startsWith('percent-of-medic')) return of;
  const years =
    year === undefined || year === 'current'
      ? 'of the current year'
      : year === 'previous'
        ? 'of the year before'
        : `of ${year}`;
  return `${of} ${years}`;
}

/** The key of the schedule that a basis is a part of, on a day; undefined for a basis that needs none. */
export function scheduleNeeded({ basis, schedule, year }: Fee, on: CalendarDate): string | undefined {
  const named = schedule === undefined ? undefined : scheduleKey(schedule);
  if (basis === 'schedule') return named;
  const program = programs[basis];
  return program === undefined ? undefined : (named ?? `${program}-${scheduleYear(year, on)}`);
}

const programs: Readonly<Partial<Record<Fee['basis'], string>>> = {
  'percent-of-medicare': 'medicare',
  'percent-of-medicaid': 'medicaid',
  'asp-plus': 'asp',
};

function scheduleYear(year: string | undefined, on: CalendarDate): string {
  if (year === undefined || year === 'current') return String(yearOf(on));
  return year === 'previous' ? String(yearOf(on) - 1) : year;
}

/** The site whose price always counts; undefined where that of the place does. */
export function chosenSite({ site }: Fee): RateSite | undefined {
  return site === 'facility' || site === 'non-facility' ? site : undefined;
}

/** How far fees have been raised by a day, or why that cannot be told. */
export type Raised =
  | { readonly ok: true; readonly factor: Fraction; readonly words: string | null }
  | { readonly ok: false; readonly because: string };

const oneYear = 'P1Y';

/** The yearly increase of a contract up to a day, each on top of those before it. */
export function raisedBy(
  { escalator, effective }: Pick<Contract, 'escalator' | 'effective'>,
  on: CalendarDate,
): Raised {
  if (escalator === undefined) return { ok: true, factor: exactly(1), words: null };
  const every = duration(escalator.every ?? oneYear);
  const first = firstRaise(escalator, effective);
  if (first === undefined) return { ok: false, because: 'the day of the first increase is not in the contract' };
  if (termEnd(first, every, 1) <= first)
    return { ok: false, because: 'the contract does not say how often it is raised' };
  let raises = 0;
  while (termEnd(first, every, raises) <= on) raises += 1;
  if (raises === 0) return { ok: true, factor: exactly(1), words: `not yet raised: first increase on ${first}` };
  const { percent, index, cap } = escalator;
  if (percent === undefined)
    return { ok: false, because: `it is raised by ${index ?? 'an index'}, whose figures are not known here` };
  const yearly = cap === undefined ? percent : Math.min(percent, cap);
  const step = exactly(yearly);
  const factor = { over: step.under * 100n + step.over, under: step.under * 100n };
  return {
    ok: true,
    factor: product(...Array.from({ length: raises }, () => factor)),
    words: `raised by ${yearly} %${raises === 1 ? '' : `, ${raises} times`}, since ${first}`,
  };
}

function firstRaise({ from, every }: Escalator, effective: string | undefined): CalendarDate | undefined {
  if (from !== undefined) return from as CalendarDate;
  return effective === undefined ? undefined : termEnd(effective as CalendarDate, duration(every ?? oneYear), 1);
}
