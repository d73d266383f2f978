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
/** Providers whose rows are read in one piece. */
const readAtOnce = 128;

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

  /** Days by their numbers: a file asks for few of them again and again. */
  readonly #days = new Map<number, CalendarDate>();
  readonly #alone: number;
  readonly #atOnce: number;

  /** `providers` stand in the order of their ids; `alone` of them are read one by one, the others `atOnce` at once. */
  constructor(
    ledger: Ledger,
    asOf: CalendarDate,
    providers: readonly OurProvider[],
    { alone, atOnce } = { alone: readAlone, atOnce: readAtOnce },
  ) {
    this.#alone = alone;
    this.#atOnce = atOnce;
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
    for (let at = this.#bounds[ordinal * 2] as number; at < end; at = table.after(at)) {
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
      firstBillableOn: first === null ? null : first === firstDay ? from : this.#dayOf(first),
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
    for (let row = first; row < end; row = this.#table.after(row)) {
      const day = this.#table.firstWith('excluded', row, dayNumber(from), dayNumber(to));
      if (day !== null && (found === null || day < found)) found = day;
    }
    return found === null ? null : dayOfNumber(found);
  }

  #dayOf(number: number): CalendarDate {
    let day = this.#days.get(number);
    if (day === undefined) {
      day = dayOfNumber(number);
      this.#days.set(number, day);
    }
    return day;
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
    for (let row = this.#bounds[ordinal * 2] as number; row < end; row = table.after(row)) {
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
    if (this.#readAlone > this.#alone) {
      this.#readAll();
      return;
    }
    this.#readFrom(provider.ordinal, 1);
  }

  #readAll(): void {
    for (let first = 0; first < this.#providers.length; first += this.#atOnce) this.#readFrom(first, this.#atOnce);
  }

  /** Reads those from a place on who have not been read yet: providers and rows both come in the order of ids. */
  #readFrom(first: number, count: number): void {
    const some = this.#providers.slice(first, first + count);
    const [from, to] = [some[0], some.at(-1)];
    if (from === undefined || to === undefined) return;
    const text = this.#ledger.participations.knownText(this.#asOf, from.id, to.id);
    const table = this.#table;
    let at = 0;
    for (const { id, ordinal } of some) {
      const isNew = (this.#bounds[ordinal * 2] as number) < 0;
      if (isNew) this.#bounds[ordinal * 2] = table.end;
      for (let order = compared(text, at, id); order <= 0 && at < text.length; order = compared(text, at, id))
        at = order === 0 && isNew ? table.add(text, at + id.length + 1) : text.indexOf(lineFeed, at) + 1;
      if (isNew) this.#bounds[ordinal * 2 + 1] = table.end;
    }
  }
}

const tab = 0x09;
const lineFeed = 0x0a;

/** Whether the id that stands at a place is less than another (below 0), the same (0) or greater. */
function compared(bytes: Uint8Array, from: number, id: string): number {
  for (let at = 0; at < id.length; at += 1) {
    const difference = (bytes[from + at] as number) - id.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return bytes[from + id.length] === tab ? 0 : 1;
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
