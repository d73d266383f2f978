/** Visits of a schedule, as far as a claim for them would wait or may not be sent: what they come to. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { centsText, parseDollarsAndCents } from '../../domain/money.ts';
import { countWords } from '../../domain/number-forms.ts';
import { matterWords } from '../../domain/participation.ts';
import type { ScheduleVerdict } from '../billing-answer.ts';
import { causeOf, type ExposureCause } from './exposure-rows.ts';

/** The largest charge that a claim can carry, in cents: amounts of an 837 have ten characters with those of the cents. */
const largestCharge = 9_999_999_999;

/** How many visits, and what those come to that have a charge. */
export interface VisitSum {
  readonly visits: number;
  /** Of the visits with a charge. */
  readonly cents: number;
  /** Visits without a charge, or with one that cannot be read: what they come to is unknown. */
  readonly uncharged: number;
}

/** Visits at risk of a provider with a payer for one cause. */
export interface ScheduledGroup extends VisitSum {
  readonly npi: string;
  readonly payer: string;
  readonly cause: ExposureCause;
  /** The first of them. */
  readonly from: CalendarDate;
  /** The first day by which one of those that wait must be released; null: none waits, or none is known. */
  readonly actBy: CalendarDate | null;
  readonly because: readonly string[];
}

/** A whole schedule: `all` is the sum of the three that follow. */
export interface ScheduledExposure {
  /** The file as it was named. */
  readonly path: string;
  readonly all: VisitSum;
  readonly billable: VisitSum;
  readonly atRisk: VisitSum;
  readonly refused: VisitSum;
  readonly groups: readonly ScheduledGroup[];
  /** The file has a column of charges. */
  readonly isCharged: boolean;
  /** Visits at risk before the as-of day. */
  readonly past: number;
}

type Counted = { -readonly [part in keyof VisitSum]: VisitSum[part] };
type Gathered = Counted &
  Pick<ScheduledGroup, 'npi' | 'payer' | 'cause'> &
  Record<'from', CalendarDate> & {
    actBy: CalendarDate | null;
    readonly because: Set<string>;
  };

/** Sums up the visits of a schedule, one after the other. */
export class ScheduledVisits {
  readonly #asOf: CalendarDate;
  readonly #sums = { billable: none(), atRisk: none(), refused: none() };
  readonly #groups = new Map<string, Gathered>();
  #isCharged = false;
  #past = 0;

  constructor(asOf: CalendarDate) {
    this.#asOf = asOf;
  }

  /**
   * Takes a visit with its verdict and its charge as written; undefined: the file has no such column, empty: the visit has
   * none. Returns why it is refused; undefined: it is not.
   */
  take(verdict: ScheduleVerdict, charge: string | undefined): string | undefined {
    if (charge !== undefined) this.#isCharged = true;
    const read = chargeOf(charge ?? '');
    const cents = typeof read === 'number' ? read : undefined;
    const faults = [
      ...(verdict.verdict === 'refused' ? [verdict.because] : []),
      ...(typeof read === 'string' ? [read] : []),
    ];
    if (faults.length > 0) {
      add(this.#sums.refused, cents);
      return faults.join('; ');
    }
    if (verdict.verdict === 'bill') add(this.#sums.billable, cents);
    else this.#risk(verdict, cents);
    return undefined;
  }

  /** What was taken so far. */
  exposure(path: string): ScheduledExposure {
    const { billable, atRisk, refused } = this.#sums;
    return {
      path,
      all: sumOf([billable, atRisk, refused]),
      billable,
      atRisk,
      refused,
      groups: [...this.#groups.values()].map((one) => ({ ...one, because: [...one.because] })),
      isCharged: this.#isCharged,
      past: this.#past,
    };
  }

  #risk(one: ScheduleVerdict, cents: number | undefined): void {
    const { npi, payer, releaseBy, firstBillableOn } = one;
    const on = one.on as CalendarDate;
    const cause = causeOf(one.states, one.verdict === 'hold' ? 'hold' : 'no', firstBillableOn !== null);
    const key = `${npi} ${payer} ${cause}`;
    let group = this.#groups.get(key);
    if (group === undefined) {
      group = { ...none(), npi, payer, cause, from: on, actBy: null, because: new Set() };
      this.#groups.set(key, group);
    }
    add(group, cents);
    add(this.#sums.atRisk, cents);
    if (on < group.from) group.from = on;
    if (releaseBy !== null && (group.actBy === null || releaseBy < group.actBy))
      group.actBy = releaseBy as CalendarDate;
    for (const matter of one.states) group.because.add(matterWords[matter]);
    if (one.open !== null) group.because.add(`name the ${one.open.join(', ')}`);
    if (on < this.#asOf) this.#past += 1;
  }
}

/** The sum of sums. */
export function sumOf(sums: readonly VisitSum[]): VisitSum {
  const total = none();
  for (const { visits, cents, uncharged } of sums) {
    total.visits += visits;
    total.cents += cents;
    total.uncharged += uncharged;
  }
  return total;
}

/** What visits come to, in words: `$300.00`, `$300.00 and 2 unknown`, `unknown`; a visit without a charge is never $0. */
export function sumText({ visits, cents, uncharged }: VisitSum): string {
  if (uncharged === 0) return centsText(cents);
  return uncharged === visits ? 'unknown' : `${centsText(cents)} and ${uncharged} unknown`;
}

/** Where all visits of the schedule went, in words: nothing is dropped, and the cents agree. */
export function scheduleWords({ path, all, billable, atRisk, refused }: ScheduledExposure): string {
  const parts = [
    `${billable.visits} billable (${sumText(billable)})`,
    `${atRisk.visits} at risk (${sumText(atRisk)})`,
    `${refused.visits} refused (${sumText(refused)})`,
  ];
  return `${countWords(all.visits, 'visit')} of ${path} (${sumText(all)}) = ${parts.join(' + ')}`;
}

/** Cents; undefined: there is no charge; else why it cannot be read. */
function chargeOf(written: string): number | string | undefined {
  if (written === '') return undefined;
  const reading = parseDollarsAndCents(written);
  if (!reading.ok) return `\`charge\`: ${reading.because}`;
  if (reading.cents <= largestCharge) return reading.cents;
  return `\`charge\`: \`${written}\` is more than a claim can carry, ${centsText(largestCharge)}`;
}

function none(): Counted {
  return { visits: 0, cents: 0, uncharged: 0 };
}

function add(sum: Counted, cents: number | undefined): void {
  sum.visits += 1;
  if (cents === undefined) sum.uncharged += 1;
  else sum.cents += cents;
}
