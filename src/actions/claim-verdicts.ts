/** Verdicts of participation for the services of claims; what was found is kept, within bounds, for the next claim. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Subject } from '../domain/facts.ts';
import {
  type BillingMatter,
  type BillingVerdict,
  firstBillableOn,
  matterWords,
  openParts,
  type ParticipationKey,
  type ParticipationRow,
  worst,
} from '../domain/participation.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** Whose participation, and under which keys it may be. */
export interface VerdictQuestion {
  readonly subject: Subject;
  readonly payer: string;
  /** Products that it may be; empty: all. */
  readonly products: readonly string[];
  /** Null: the provider's own name. */
  readonly group: string | null;
  /** Undefined: any. */
  readonly location: string | undefined;
  /** First and last day of the service. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** What counts for a service. */
export interface ServiceVerdict {
  readonly verdict: BillingVerdict;
  readonly matters: readonly BillingMatter[];
  /** Null: it may be billed. */
  readonly because: string | null;
  /** Null: nothing is recorded under such a key. */
  readonly key: ParticipationKey | null;
  readonly firstBillableOn: CalendarDate | null;
}

/** Providers and services that are kept; beyond them all is forgotten and read again. */
const mostSubjects = 20_000;
const mostAnswers = 50_000;

const none: ServiceVerdict = {
  verdict: 'no',
  matters: [],
  because: 'nothing is recorded for this payer, group and place',
  key: null,
  firstBillableOn: null,
};

/** Answers for one as-of day. */
export class ClaimVerdicts {
  readonly #ledger: Ledger;
  readonly #asOf: CalendarDate;
  readonly #rows = new Map<string, readonly ParticipationRow[]>();
  readonly #answers = new Map<string, ServiceVerdict>();

  constructor(ledger: Ledger, asOf: CalendarDate) {
    this.#ledger = ledger;
    this.#asOf = asOf;
  }

  /** The worst verdict of the days of a service under the keys that may be meant. */
  of(question: VerdictQuestion): ServiceVerdict {
    const { subject, payer, products, group, location, from, to } = question;
    const asked = `${subject.id}|${payer}|${products.length === 1 ? products[0] : products.join()}|${group}|${location}|${from}|${to}`;
    let answer = this.#answers.get(asked);
    if (answer === undefined) {
      answer = this.#answered(question);
      if (this.#answers.size >= mostAnswers) this.#answers.clear();
      this.#answers.set(asked, answer);
    }
    return answer;
  }

  /** Whether a provider is excluded from federal programs on a day, by the rows of all payers. */
  isExcluded(subject: Subject, on: CalendarDate): boolean {
    return this.#rowsOf(subject).some(({ verdicts }) =>
      verdicts.findLast((one) => one.from <= on)?.matters.includes('excluded'),
    );
  }

  #answered({ subject, payer, products, group, location, from, to }: VerdictQuestion): ServiceVerdict {
    const found = this.#rowsOf(subject).flatMap((key) => {
      if (key.payer !== payer || key.group !== group) return [];
      if (products.length > 0 && key.product !== null && !products.includes(key.product)) return [];
      if (location !== undefined && key.location !== null && key.location !== location) return [];
      // A service of several days is as good as its worst one.
      const days = key.verdicts.filter((one, at) => {
        const next = key.verdicts[at + 1];
        return one.from <= to && (next === undefined || next.from > from);
      });
      const [first, ...others] = days;
      return first === undefined ? [] : [{ key, ...worst([first, ...others]) }];
    });
    const [first, ...others] = found;
    if (first === undefined) return none;
    const one = worst([first, ...others]);
    const parts = openParts(found);
    const words = one.matters.map((matter) => matterWords[matter]).join('; ');
    return {
      verdict: one.verdict,
      matters: one.matters,
      because:
        one.verdict === 'bill'
          ? null
          : parts === null
            ? words
            : `${words}; the claim does not tell the ${parts.join(' and ')}`,
      key: one.key,
      firstBillableOn: firstBillableOn(one.key.verdicts, from),
    };
  }

  #rowsOf(subject: Subject): readonly ParticipationRow[] {
    let rows = this.#rows.get(subject.id);
    if (rows === undefined) {
      rows = this.#ledger.participations.knownOn(subject.id, this.#asOf);
      if (this.#rows.size >= mostSubjects) this.#rows.clear();
      this.#rows.set(subject.id, rows);
    }
    return rows;
  }
}
