/** Verdicts of participation for the services of claims. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import {
  type BillingMatter,
  type BillingVerdict,
  openParts,
  type ParticipationKey,
} from '../../domain/participation.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { PayerAsked } from './claim-identities.ts';
import type { OurProvider } from './claim-providers.ts';
import { innerMap } from './nested-maps.ts';
import { dayNumber, dayOfNumber, type SharedVerdict, VerdictTable } from './verdict-table.ts';

/** What counts for a service. */
export interface ServiceVerdict {
  readonly verdict: BillingVerdict;
  readonly matters: readonly BillingMatter[];
  /** Null: it may be billed. */
  readonly because: string | null;
  /** Null: nothing is recorded under such a key. */
  readonly key: ParticipationKey | null;
  /** The product that is meant; null: the payer has none, or it may be one of several. */
  readonly product: string | null;
  readonly firstBillableOn: CalendarDate | null;
}

/** Providers that are read one by one; when more are asked about, all that are left are read at once. */
const readAlone = 250;

const none: ServiceVerdict = {
  verdict: 'no',
  matters: [],
  because: 'nothing is recorded for this payer, group and place',
  key: null,
  product: null,
  firstBillableOn: null,
};

/** Whether a row may be the one that is meant, by the number of its key. */
type Fitting = Uint8Array;

/** Answers for one as-of day. */
export class ClaimVerdicts {
  readonly #ledger: Ledger;
  readonly #asOf: CalendarDate;
  readonly #providers: readonly OurProvider[];
  readonly #table = new VerdictTable();
  /** The first row of each provider and the end of them, by its place; -1: not read. */
  readonly #bounds: Int32Array;
  #readAlone = 0;
  readonly #fittings = new Map<PayerAsked, Map<string | null, Map<string | undefined, Fitting>>>();
  /** What is said of a service that may be billed, by the number of its key and whether the product is sure. */
  readonly #billable: ServiceVerdict[] = [];

  /** `providers` stand in the order of their ids. */
  constructor(ledger: Ledger, asOf: CalendarDate, providers: readonly OurProvider[]) {
    this.#ledger = ledger;
    this.#asOf = asOf;
    this.#providers = providers;
    this.#bounds = new Int32Array(providers.length * 2).fill(-1);
  }

  /**
   * The worst verdict of the days of a service under the keys that may be meant. `group` null: the provider's own name;
   * `location` undefined: any.
   */
  of(
    provider: OurProvider,
    asked: PayerAsked,
    group: string | null,
    location: string | undefined,
    from: CalendarDate,
    to: CalendarDate,
  ): ServiceVerdict {
    const { ordinal } = provider;
    this.#read(provider);
    const fitting = this.#fitting(asked, group, location);
    const [table, end, firstDay] = [this.#table, this.#bounds[ordinal * 2 + 1] as number, dayNumber(from)];
    const lastDay = to === from ? firstDay : dayNumber(to);
    let [count, row] = [0, -1];
    let product: string | null = null;
    let isSure = true;
    let found: SharedVerdict | undefined;
    for (let at = this.#bounds[ordinal * 2] as number; at < end; at += 1) {
      if (fitting[table.keyOf(at)] === 0) continue;
      const one = table.worstOf(at, firstDay, lastDay);
      if (one === undefined) continue;
      const { product: own } = table.keys[table.keyOf(at)] as ParticipationKey;
      if (count === 0) product = own;
      else if (own !== product) isSure = false;
      count += 1;
      if (found !== undefined && one.rank <= found.rank) continue;
      found = one;
      row = at;
    }
    if (found === undefined) return none;
    if (found.verdict === 'bill') return this.#billableUnder(table.keyOf(row), isSure, found);
    const parts = count === 1 ? null : this.#openParts(ordinal, fitting, firstDay, lastDay);
    const first = table.firstBillable(row, firstDay);
    return {
      verdict: found.verdict,
      matters: found.matters,
      because: parts === null ? found.words : `${found.words}; the claim does not tell the ${parts.join(' and ')}`,
      key: table.keys[table.keyOf(row)] as ParticipationKey,
      product: isSure ? product : null,
      firstBillableOn: first === null ? null : first === firstDay ? from : dayOfNumber(first),
    };
  }

  /**
   * The first of the days on which a provider is excluded from federal programs, by the rows of all payers; null: on none.
   * Undefined: no payer has a row of the provider.
   */
  excludedOn(provider: OurProvider, from: CalendarDate, to: CalendarDate): CalendarDate | null | undefined {
    this.#read(provider);
    const [first, end] = [
      this.#bounds[provider.ordinal * 2] as number,
      this.#bounds[provider.ordinal * 2 + 1] as number,
    ];
    if (first === end) return undefined;
    let found: number | null = null;
    for (let row = first; row < end; row += 1) {
      const day = this.#table.firstWith('excluded', row, dayNumber(from), dayNumber(to));
      if (day !== null && (found === null || day < found)) found = day;
    }
    return found === null ? null : dayOfNumber(found);
  }

  #billableUnder(number: number, isSure: boolean, { verdict, matters }: SharedVerdict): ServiceVerdict {
    const place = number * 2 + (isSure ? 1 : 0);
    let known = this.#billable[place];
    if (known === undefined) {
      const key = this.#table.keys[number] as ParticipationKey;
      known = { verdict, matters, because: null, key, product: isSure ? key.product : null, firstBillableOn: null };
      this.#billable[place] = known;
    }
    return known;
  }

  #openParts(ordinal: number, fitting: Fitting, from: number, to: number): ReturnType<typeof openParts> {
    const [table, end] = [this.#table, this.#bounds[ordinal * 2 + 1] as number];
    const found: { key: ParticipationKey; verdict: BillingVerdict }[] = [];
    for (let row = this.#bounds[ordinal * 2] as number; row < end; row += 1) {
      const one = fitting[table.keyOf(row)] === 0 ? undefined : table.worstOf(row, from, to);
      if (one !== undefined)
        found.push({ key: table.keys[table.keyOf(row)] as ParticipationKey, verdict: one.verdict });
    }
    return openParts(found);
  }

  /** Which keys may be meant by a payer, group and place: found once for each, and again when there are new keys. */
  #fitting(asked: PayerAsked, group: string | null, location: string | undefined): Fitting {
    const byGroup = innerMap(this.#fittings, asked);
    const byLocation = innerMap(byGroup, group);
    let known = byLocation.get(location);
    if (known === undefined || known.length !== this.#table.keys.length) {
      known = Uint8Array.from(this.#table.keys, (key) => (fits(key, asked, group, location) ? 1 : 0));
      byLocation.set(location, known);
    }
    return known;
  }

  #read(provider: OurProvider): void {
    if ((this.#bounds[provider.ordinal * 2] as number) >= 0) return;
    this.#readAlone += 1;
    if (this.#readAlone > readAlone) {
      this.#readAll();
      return;
    }
    this.#bounds[provider.ordinal * 2] = this.#table.rows;
    for (const tuple of this.#ledger.participations.knownTuples(this.#asOf, provider.id)) this.#table.add(tuple);
    this.#bounds[provider.ordinal * 2 + 1] = this.#table.rows;
  }

  /** Reads who has not been read yet: providers and rows both come in the order of ids. */
  #readAll(): void {
    const tuples = this.#ledger.participations.knownTuples(this.#asOf);
    let next = tuples.next();
    for (const { id, ordinal } of this.#providers) {
      while (next.done !== true && next.value[0] < id) next = tuples.next();
      const isNew = (this.#bounds[ordinal * 2] as number) < 0;
      if (isNew) this.#bounds[ordinal * 2] = this.#table.rows;
      for (; next.done !== true && next.value[0] === id; next = tuples.next()) if (isNew) this.#table.add(next.value);
      if (isNew) this.#bounds[ordinal * 2 + 1] = this.#table.rows;
    }
    tuples.return(undefined);
  }
}

function fits(
  key: ParticipationKey,
  { payer, products }: PayerAsked,
  group: string | null,
  location: string | undefined,
): boolean {
  if (key.payer !== payer.key || key.group !== group) return false;
  if (products.length > 0 && key.product !== null && !products.includes(key.product)) return false;
  return location === undefined || key.location === null || key.location === location;
}
