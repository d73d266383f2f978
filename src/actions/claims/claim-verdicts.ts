/** Verdicts of participation for the services of claims; what was found is kept, within bounds, for the next claim. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Subject } from '../../domain/facts.ts';
import {
  type BillingMatter,
  type BillingVerdict,
  firstBillableOn,
  matterWords,
  openParts,
  type ParticipationKey,
  type ParticipationRow,
  type VerdictFrom,
  worst,
} from '../../domain/participation.ts';
import type { Ledger } from '../../ledger/ledger.ts';

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

/** Providers that are kept, at some hundred bytes each; beyond them all is forgotten and read again. */
const mostSubjects = 200_000;

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
  /** Whom the question before was about: the services of a claim ask of one provider. */
  #last: Subject | null = null;
  #lastRows: readonly ParticipationRow[] = [];

  constructor(ledger: Ledger, asOf: CalendarDate) {
    this.#ledger = ledger;
    this.#asOf = asOf;
  }

  /** The worst verdict of the days of a service under the keys that may be meant. */
  of({ subject, payer, products, group, location, from, to }: VerdictQuestion): ServiceVerdict {
    const found: FoundVerdict[] = [];
    for (const key of this.#rowsOf(subject)) {
      if (key.payer !== payer || key.group !== group) continue;
      if (products.length > 0 && key.product !== null && !products.includes(key.product)) continue;
      if (location !== undefined && key.location !== null && key.location !== location) continue;
      const worstOne = worstOfDays(key.verdicts, from, to);
      if (worstOne !== undefined) found.push({ key, verdict: worstOne.verdict, matters: worstOne.matters });
    }
    const [first, ...others] = found;
    if (first === undefined) return none;
    const { key, verdict, matters } = others.length === 0 ? first : worst([first, ...others]);
    const parts = others.length === 0 ? null : openParts(found);
    return {
      verdict,
      matters,
      because: verdict === 'bill' ? null : wordsFor(matters, parts),
      key,
      firstBillableOn: firstBillableOn(key.verdicts, from),
    };
  }

  /** Whether a provider is excluded from federal programs on a day, by the rows of all payers. */
  isExcluded(subject: Subject, on: CalendarDate): boolean {
    return this.#rowsOf(subject).some(({ verdicts }) =>
      verdicts.findLast((one) => one.from <= on)?.matters.includes('excluded'),
    );
  }

  #rowsOf(subject: Subject): readonly ParticipationRow[] {
    if (subject === this.#last) return this.#lastRows;
    let rows = this.#rows.get(subject.id);
    if (rows === undefined) {
      rows = this.#ledger.participations.knownOn(subject.id, this.#asOf);
      if (this.#rows.size >= mostSubjects) this.#rows.clear();
      this.#rows.set(subject.id, rows);
    }
    this.#last = subject;
    this.#lastRows = rows;
    return rows;
  }
}

/** A key that may be meant, with its worst verdict. */
interface FoundVerdict {
  readonly key: ParticipationRow;
  readonly verdict: BillingVerdict;
  readonly matters: readonly BillingMatter[];
}

/** A service of several days is as good as its worst one, the first of equal ones. */
function worstOfDays(verdicts: readonly VerdictFrom[], from: CalendarDate, to: CalendarDate): VerdictFrom | undefined {
  let found: VerdictFrom | undefined;
  for (let at = verdicts.length - 1; at >= 0; at -= 1) {
    const one = verdicts[at] as VerdictFrom;
    if (one.from > to) continue;
    found = found === undefined ? one : worst([one, found]);
    if (one.from <= from) break;
  }
  return found;
}

function wordsFor(matters: readonly BillingMatter[], parts: ReturnType<typeof openParts>): string {
  const words = matters.map((matter) => matterWords[matter]).join('; ');
  return parts === null ? words : `${words}; the claim does not tell the ${parts.join(' and ')}`;
}
