import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { addDays, latest } from '../domain/calendar/calendar-date.ts';
import type { PayerFacts } from '../domain/facts.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** How far beyond the day asked about is read at once, in days: a schedule asks about one day after the other. */
const readAheadDays = 366;

/** When credentialing cycles end without a later decision on record, as known on a day; all are read at the first question. */
export class CycleEnds {
  readonly #ledger: Ledger;
  readonly #asOf: CalendarDate;
  readonly #subjectId: string | undefined;
  readonly #ends = new Map<string, CalendarDate>();
  #through: CalendarDate | undefined;

  /** With `subjectId` only the cycles of that provider are read. */
  constructor(ledger: Ledger, asOf: CalendarDate, subjectId?: string) {
    this.#ledger = ledger;
    this.#asOf = asOf;
    this.#subjectId = subjectId;
  }

  /** The day on which the cycle of the payer's decision, or of ours where it delegates, ended before a day; null: it had not. */
  before(on: CalendarDate, subjectId: string, payer: PayerFacts): CalendarDate | null {
    if (this.#through === undefined || on > this.#through) this.#read(addDays(latest(on, this.#asOf), readAheadDays));
    const theirs = this.#ends.get(keyOf(subjectId, payer.key));
    const ours = payer.delegated === true ? this.#ends.get(keyOf(subjectId, null)) : undefined;
    const first = theirs === undefined || (ours !== undefined && ours < theirs) ? ours : theirs;
    return first !== undefined && first < on ? first : null;
  }

  #read(through: CalendarDate): void {
    this.#through = through;
    this.#ends.clear();
    const asked = { asOf: this.#asOf, dueBy: through, subjectId: this.#subjectId, kinds: ['recredentialing'] as const };
    for (const { subjectId, payer, facility, dueOn } of this.#ledger.deadlines.dueDays(asked)) {
      if (payer === null && facility !== null) continue;
      const key = keyOf(subjectId, payer);
      const known = this.#ends.get(key);
      if (known === undefined || dueOn < known) this.#ends.set(key, dueOn);
    }
  }
}

function keyOf(subjectId: string, payer: string | null): string {
  return `${subjectId} ${payer ?? ''}`;
}
