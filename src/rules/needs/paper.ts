/** Papers that are held and run out: one judgement for all kinds of them. */

import { addDays, type CalendarDate, daysBetween, lastDate } from '../../domain/calendar/calendar-date.ts';
import type { Need } from '../../domain/nouns/pack.ts';
import { countWords } from '../../domain/number-forms.ts';
import { type CaseFile, dayOf, type Judgement, judged, type Place } from './case-file.ts';

/** A paper as the documents have it. */
export interface Paper {
  /** Plain words without sensitive digits: "CA license A12345". */
  readonly label: string;
  readonly status: string | undefined;
  readonly issued: string | undefined;
  readonly expires: string | undefined;
  /** Earlier terms: one of them may be the one in force where the newest lies ahead. */
  readonly previousTerms?: readonly { readonly issued?: string; readonly expires?: string }[] | undefined;
  /** Whether a paper of this kind always ends, so that a missing date is something to find out. */
  readonly mustExpire: boolean;
  readonly place: Place | null;
  readonly credential?: NonNullable<Judgement['credential']>;
}

/** How good a judgement is, the best first; for choosing among several papers. */
const ranks: readonly Judgement['state'][] = [
  'met',
  'expiring',
  'unverified',
  'stale',
  'unknown',
  'expired',
  'missing',
  'not-applicable',
];

/** The best of several judgements, the first among equals. */
export function best(first: Judgement, ...others: readonly Judgement[]): Judgement {
  return others.reduce((chosen, one) => (ranks.indexOf(one.state) < ranks.indexOf(chosen.state) ? one : chosen), first);
}

/** How one paper stands: its status, whether it is in force, and whether it stays so through the moment the need names. */
export function paperJudgement(paper: Paper, need: Need, file: CaseFile, about: string | null): Judgement {
  const more = { about, ...(paper.credential === undefined ? {} : { credential: paper.credential }) };
  const { status, label } = paper;
  const { issued, expires: through } = termInForce(paper, file.asOf);
  if (need.statuses !== undefined && status !== undefined && !need.statuses.includes(status)) {
    const state = status === 'expired' ? 'expired' : 'missing';
    return judged(state, `${label} is \`${status}\`; ${either(need.statuses)} is asked for`, paper.place, more);
  }
  if (issued !== undefined && issued > (dayOf(need.validThrough, file) ?? file.asOf)) {
    return judged('missing', `${label} begins on ${issued}`, paper.place, more);
  }
  if (through === undefined) {
    if (!paper.mustExpire) return judged('met', `${label} is on file`, paper.place, more);
    return judged('unknown', `no expiration date is recorded for ${label}`, paper.place, {
      ...more,
      help: 'record the expiration date as printed',
    });
  }
  if (through < file.asOf) {
    return judged('expired', `${label} expired ${through}, ${ago(through, file.asOf)}`, paper.place, more);
  }
  return runningJudgement(label, through, need, file, paper.place, more);
}

interface TermDates {
  readonly issued: CalendarDate | undefined;
  readonly expires: CalendarDate | undefined;
}

/**
 * The term in force on the day, whichever of the entry's terms that is, through the end of those that follow without a day
 * between; else the last that had begun; else the newest, which lies ahead.
 */
function termInForce(paper: Paper, asOf: CalendarDate): TermDates {
  const terms = [...(paper.previousTerms ?? []), { issued: paper.issued, expires: paper.expires }].map(
    (term): TermDates => ({
      issued: term.issued as CalendarDate | undefined,
      expires: term.expires as CalendarDate | undefined,
    }),
  );
  const newest = terms.at(-1) as TermDates;
  if (newest.issued === undefined || newest.issued <= asOf) return newest;
  const begun = terms.filter((term) => (term.issued ?? '') <= asOf);
  const [last] = begun.toSorted((left, right) => (endOf(left) < endOf(right) ? 1 : -1));
  return last === undefined ? newest : { issued: last.issued, expires: endOfChain(last, terms) };
}

function endOf(term: TermDates): CalendarDate {
  return term.expires ?? lastDate;
}

function endOfChain(term: TermDates, terms: readonly TermDates[]): CalendarDate | undefined {
  const { expires } = term;
  if (expires === undefined) return undefined;
  const next = terms.find(
    (one) => one.issued !== undefined && one.issued <= addDays(expires, 1) && endOf(one) > expires,
  );
  return next === undefined ? expires : endOfChain(next, terms);
}

function runningJudgement(
  label: string,
  through: CalendarDate,
  need: Need,
  file: CaseFile,
  place: Place | null,
  more: Partial<Judgement>,
): Judgement {
  const day = dayOf(need.validThrough, file);
  if (day === null) {
    return judged('met', `${label} is in force through ${through}; the day of the decision is not known`, place, more);
  }
  if (through < day) {
    const before = `before the decision expected by ${day}`;
    return judged('expiring', `${label} expires ${through}, ${before}`, place, {
      ...more,
      help: 'renew it first, or submit early enough',
    });
  }
  return judged('met', `${label} is in force through ${through}`, place, more);
}

/** How long ago a day was, in words. */
export function ago(on: CalendarDate, asOf: CalendarDate): string {
  const days = daysBetween(on, asOf);
  return days === 0 ? 'today' : `${countWords(days, 'day')} ago`;
}

/** Words as a choice: "`active`", "`active` or `probation`". */
export function either(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(' or ');
}
