/** What a contract pays for a service on a day, and how that comes about. */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import { centsOf, centsText, percentOf, product, timesRounded } from '../money.ts';
import type { Contract, Fee } from '../nouns/contract.ts';
import { chosenSite, feeFor, feeWords, raisedBy, type ServiceQuestion } from './fee-basis.ts';
import { isCodes, isListedCode, type Rate, type RateSite, ratesAnswering } from './rate.ts';

/** A question about one service, with what the place and the claim say. Null: not in question. */
export interface QuoteQuestion extends ServiceQuestion {
  readonly site: RateSite | null;
  readonly locality: string | null;
  /** The billed charge in cents, for percentages of charges and for "the lesser of". */
  readonly chargeCents: number | null;
}

/** Rates at hand for the code that is asked about. */
export interface RatesAtHand {
  /** Of the contract's own file in force on the day; empty where it has none. */
  readonly own: readonly Rate[];
  /** Of a schedule in force on the day, by its key; undefined: never taken in. */
  readonly ofSchedule: (key: string) => readonly Rate[] | undefined;
  /** The key of the schedule that the basis needs. */
  readonly scheduleKey: string | undefined;
}

/** What is counted for the price: a service, a case, a day, a member and month, a unit. */
export type RateUnit = 'service' | 'case' | 'day' | 'member and month' | 'unit';

/** The price of one variant of a service: of a site and a locality. */
export interface RateQuote {
  readonly code: string;
  readonly modifier: string | null;
  readonly site: RateSite | null;
  readonly locality: string | null;
  /** False: the contract does not pay for the code at all. */
  readonly covered: boolean;
  /** Null: it cannot be told; `because` says why. */
  readonly cents: number | null;
  readonly unit: RateUnit;
  /** Where the price comes from, in a few words. */
  readonly basis: string;
  /** How it was reckoned, a step each. */
  readonly how: readonly string[];
  readonly because: string | null;
  /** The schedule that must be taken in first. */
  readonly missing: string | null;
  readonly notes: readonly string[];
}

/**
 * The price of a service under a contract on a day: the contract's own rate, else its fee basis. Own rates stand as they
 * were agreed; what the contract reckons is raised by its escalator and rounded once to the cent, halves up. Where it pays
 * the lesser of charge and rate, a charge that was given counts. One quote for each site and locality left open.
 */
export function rateQuotes(contract: Contract, question: QuoteQuestion, atHand: RatesAtHand): readonly RateQuote[] {
  const outside = notCovered(contract, question.code);
  if (outside !== undefined) return [{ ...blank(question), covered: false, basis: 'not covered', because: outside }];
  return pricedQuotes(contract, question, atHand).map((quote) => ({
    ...quote,
    notes: [...quote.notes, ...excludedWords(contract)],
  }));
}

/** Why a contract does not pay for a code at all, by the codes that it lists; undefined: they do not say so. */
function notCovered({ covered = [], excluded = [] }: Contract, code: string): string | undefined {
  const left = excluded.filter(isCodes);
  if (isListedCode(left, code)) return `not covered by the contract, which leaves out ${left.join(', ')}`;
  const inside = covered.filter(isCodes);
  // A list that has words in it as well may cover more than its codes.
  if (covered.length === 0 || inside.length < covered.length || isListedCode(inside, code)) return undefined;
  return `not covered by the contract, which covers ${inside.join(', ')} only`;
}

/** What a contract leaves out in words: whether a code is one of them is for people to say. */
export function leftOutInWords({ excluded = [] }: Pick<Contract, 'excluded'>): readonly string[] {
  return excluded.filter((entry) => !isCodes(entry));
}

function excludedWords(contract: Contract): readonly string[] {
  const words = leftOutInWords(contract);
  return words.length === 0 ? [] : [`unless it is ${words.join(' or ')}, which the contract leaves out`];
}

function pricedQuotes(contract: Contract, question: QuoteQuestion, atHand: RatesAtHand): readonly RateQuote[] {
  const own = ratesAnswering(atHand.own, { ...question });
  if (own.length > 0) {
    return own.map((rate) =>
      lesser(contract, question, {
        ...blank(question),
        ...variant(question, rate),
        cents: rate.cents,
        basis: 'own rate',
        how: [`own rate ${centsText(rate.cents)}${daysOf(rate)}`, ...withoutModifier(question, rate)],
      }),
    );
  }
  const { fee, notes } = feeFor(contract.fees ?? [], question);
  if (fee === undefined) {
    const because =
      (contract.fees ?? []).length === 0
        ? 'the contract says no fee basis'
        : 'no fee basis of the contract is for this code';
    return [{ ...blank(question), basis: 'none', because, notes }];
  }
  return feeQuotes(contract, question, atHand, fee).map((quote) => ({ ...quote, notes: [...quote.notes, ...notes] }));
}

function feeQuotes(
  contract: Contract,
  question: QuoteQuestion,
  { ofSchedule, scheduleKey }: RatesAtHand,
  fee: Fee,
): readonly RateQuote[] {
  const base = { ...blank(question), basis: feeWords(fee), unit: units[fee.basis] ?? 'service' };
  if (fee.basis === 'percent-of-charges') return [ofCharges(contract, question, fee, base)];
  const raised = raisedBy(contract, question.on);
  if (!raised.ok) return [{ ...base, because: raised.because }];
  const raisedWords = raised.words === null ? [] : [raised.words];
  if (fee.amount !== undefined) {
    const cents = timesRounded(centsOf(fee.amount), raised.factor);
    const how = [`${centsText(centsOf(fee.amount))} a ${base.unit}`, ...raisedWords];
    return [lesser(contract, question, { ...base, cents, how })];
  }
  if (scheduleKey === undefined) {
    const because =
      fee.basis === 'schedule' ? 'the contract does not name its schedule' : 'the contract says no amount';
    return [{ ...base, because }];
  }
  const rates = ofSchedule(scheduleKey);
  if (rates === undefined) {
    return [{ ...base, missing: scheduleKey, because: `the schedule ${scheduleKey} is not taken in` }];
  }
  const found = ratesAnswering(rates, { ...question, ...placeOf(fee, question) });
  if (found.length === 0) return [{ ...base, because: `the schedule ${scheduleKey} has no rate for it on that day` }];
  const percent = fee.basis === 'asp-plus' ? 100 + (fee.percent ?? 0) : (fee.percent ?? 100);
  return found.map((rate) =>
    lesser(contract, question, {
      ...base,
      ...variant(question, rate),
      cents: timesRounded(rate.cents, product(percentOf(percent), raised.factor)),
      how: [
        `${centsText(rate.cents)} in ${scheduleKey}`,
        ...withoutModifier(question, rate),
        ...(percent === 100 ? [] : [`× ${percent} %`]),
        ...raisedWords,
      ],
    }),
  );
}

const units: Readonly<Partial<Record<Fee['basis'], RateUnit>>> = {
  'case-rate': 'case',
  'per-diem': 'day',
  capitation: 'member and month',
  'conversion-factor': 'unit',
};

function ofCharges(contract: Contract, question: QuoteQuestion, fee: Fee, base: RateQuote): RateQuote {
  const { chargeCents } = question;
  if (fee.percent === undefined) return { ...base, because: 'the contract does not say which percentage' };
  if (chargeCents === null) return { ...base, because: 'the charge is not given' };
  const cents = timesRounded(chargeCents, percentOf(fee.percent));
  return lesser(contract, question, {
    ...base,
    cents,
    how: [`charge ${centsText(chargeCents)}`, `× ${fee.percent} %`],
  });
}

/** The site and locality at which a schedule is read: those that the contract fixes, else those of the place. */
function placeOf(fee: Fee, question: QuoteQuestion): Pick<QuoteQuestion, 'site' | 'locality'> {
  return { site: chosenSite(fee) ?? question.site, locality: fee.locality ?? question.locality };
}

function variant(question: QuoteQuestion, rate: Rate): Pick<RateQuote, 'site' | 'locality'> {
  return {
    site: rate.site === '' ? question.site : rate.site,
    locality: rate.locality === '' ? question.locality : rate.locality,
  };
}

function blank({ code, modifier, site, locality }: QuoteQuestion): RateQuote {
  return {
    code,
    modifier,
    site,
    locality,
    covered: true,
    cents: null,
    unit: 'service',
    basis: '',
    how: [],
    because: null,
    missing: null,
    notes: [],
  };
}

function lesser({ lesserOf }: Contract, { chargeCents }: QuoteQuestion, quote: RateQuote): RateQuote {
  if (lesserOf !== true || quote.cents === null) return quote;
  if (chargeCents === null) return { ...quote, how: [...quote.how, 'or the charge, where that is lower'] };
  if (chargeCents >= quote.cents)
    return { ...quote, how: [...quote.how, `the charge, ${centsText(chargeCents)}, is not lower`] };
  return {
    ...quote,
    cents: chargeCents,
    how: [...quote.how, `the charge, ${centsText(chargeCents)}, is lower than ${centsText(quote.cents)}`],
  };
}

function withoutModifier({ modifier }: QuoteQuestion, rate: Rate): readonly string[] {
  return modifier !== null && rate.modifier === '' ? [`no rate of its own for modifier ${modifier}`] : [];
}

function daysOf({ from, until }: { readonly from: CalendarDate | null; readonly until: CalendarDate | null }): string {
  return `${from === null ? '' : ` from ${from}`}${until === null ? '' : ` until ${until}`}`;
}
