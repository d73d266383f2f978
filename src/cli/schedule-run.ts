/** A whole schedule through the billing gate: a verdict for every row, or why the row was refused. */

import type { BillingRecord } from '../domain/billing-record.ts';
import { type CalendarDate, isCalendarDate } from '../domain/calendar/calendar-date.ts';
import { dateInput } from '../domain/calendar/date-input.ts';
import type { DerivationContext, Subject } from '../domain/facts.ts';
import { npiSuggestions } from '../domain/identifiers/npi.ts';
import {
  type BillingMatter,
  type BillingSpan,
  firstBillableOn,
  matterWords,
  openParts,
  type PartialKey,
  type ParticipationKey,
  worst,
} from '../domain/participation.ts';
import { nearest } from '../domain/suggestion.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { cycleWords, lateWords, type ScheduleVerdict } from '../reports/billing-answer.ts';
import type { BillingFacts } from '../rules/participation/billing-case.ts';
import type { ScheduleRow } from '../sources/schedule-csv.ts';
import { CycleEnds } from './cycle-ends.ts';
import {
  assumedRow,
  type Found,
  foundOn,
  type KnownRow,
  type WordsFrom,
  wordsFrom,
  wordsOn,
} from './schedule-participation.ts';

/** By when a claim that waits is released. */
export type ReleaseDay = (
  key: ParticipationKey,
  npi: string,
  on: CalendarDate,
  context: DerivationContext,
) => CalendarDate | null;

/** How what stands in the way is looked into. */
export interface BillingLook {
  /** What billing depends on, of the providers with these ids in the ledger. */
  readonly factsOf: (ids: readonly string[]) => Iterable<BillingFacts<BillingRecord>>;
  /** Verdicts over all days of service under one key, each with what stands in its way. */
  readonly spansOf: (
    about: BillingFacts<BillingRecord>,
    key: ParticipationKey,
    /** The visit is about controlled substances. */
    controlled: boolean,
  ) => readonly BillingSpan[];
  /** The keys that a question about one visit takes where nothing is derived, or more than is derived is asked. */
  readonly keysOf: (about: BillingFacts<BillingRecord>, asked: PartialKey) => readonly ParticipationKey[];
  /** What stands in the way is named without the days and papers behind it. */
  readonly brief: boolean;
}

/** A provider as the gate knows it before anything is asked about. */
type NamedProvider = Pick<Subject, 'id' | 'key' | 'name'>;

/** A provider of the ledger, and the participation as far as it was read. */
interface Scheduled {
  readonly subject: NamedProvider;
  rows: readonly KnownRow[] | undefined;
  /** When it was last looked up among the excluded; null: never; undefined: not asked yet. */
  screenedOn: CalendarDate | null | undefined;
}

/** What is to be looked into about a provider: the reasons of its rows, and questions about what is recorded under no key. */
interface Wanted {
  readonly provider: Scheduled;
  readonly asked: Map<string, { readonly key: PartialKey; readonly controlled: boolean }>;
}

/** A verdict that is known once what it hangs on was looked into. */
type Later = () => ScheduleVerdict;

/** Days as written whose reading is kept: those of a schedule lie within a few years. */
const daysKept = 10_000;

/** Questions about what is recorded under no key of which the answer is kept. */
const assumedKept = 10_000;

/** Answers rows in the order of the schedule; what was read for a provider is kept for the next row. */
export class ScheduleGate {
  readonly #ledger: Ledger;
  readonly #asOf: CalendarDate;
  readonly #context: DerivationContext;
  readonly #providers: ReadonlyMap<string, Scheduled>;
  readonly #release: ReleaseDay;
  readonly #days = new Map<string, CalendarDate | { readonly because: string }>();
  readonly #words = new Map<string, string>();
  readonly #look: BillingLook | undefined;
  readonly #cycles: CycleEnds;
  readonly #payers = new Set<string>();
  readonly #wanted = new Map<string, Wanted>();
  readonly #assumed = new Map<string, readonly KnownRow[]>();

  constructor(
    ledger: Ledger,
    asOf: CalendarDate,
    context: DerivationContext,
    providers: readonly NamedProvider[],
    release: ReleaseDay,
    /** Absent: nothing is looked into, and what is recorded under no key may not be billed. */
    look?: BillingLook,
  ) {
    this.#ledger = ledger;
    this.#asOf = asOf;
    this.#context = context;
    this.#providers = new Map(
      providers.map((subject) => [subject.key, { subject, rows: undefined, screenedOn: undefined }]),
    );
    this.#release = release;
    this.#look = look;
    this.#cycles = new CycleEnds(ledger, asOf);
  }

  /** The verdicts on some rows in their order: what they hang on is looked into for all of them at once. */
  verdicts(rows: Iterable<ScheduleRow>): readonly ScheduleVerdict[] {
    if (this.#assumed.size >= assumedKept) this.#assumed.clear();
    const found: (ScheduleVerdict | Later)[] = [];
    for (const row of rows) found.push(this.#verdict(row));
    this.#lookInto();
    return found.map((one) => (typeof one === 'function' ? one() : one));
  }

  #verdict(row: ScheduleRow): ScheduleVerdict | Later {
    if ('because' in row) return refused(row.row, blank, row.because);
    const { values } = row;
    const provider = this.#providers.get(values.npi);
    if (provider === undefined) return refused(row.row, values, this.#unknownProvider(values.npi));
    const payer = this.#context.payers.get(values.payer);
    if (payer === undefined)
      return refused(row.row, values, unknown('payer', values.payer, [...this.#context.payers.keys()]));
    const controlled = isControlled(values.controlled);
    if (controlled === undefined)
      return refused(row.row, values, `\`${values.controlled}\` in \`controlled\` is neither yes nor no`);
    this.#payers.add(values.payer);
    const on = this.#day(values.on);
    if (typeof on !== 'string') return refused(row.row, values, on.because);
    if (values.product !== '') {
      const products = (payer.products ?? []).map(({ key }) => key);
      if (!products.includes(values.product))
        return refused(row.row, values, unknown('product', values.product, products));
    }
    const group = values.group === '' ? undefined : this.#context.groups?.get(values.group);
    if (values.group !== '' && group === undefined)
      return refused(row.row, values, unknown('group', values.group, [...(this.#context.groups?.keys() ?? [])]));
    if (values.location !== '' && group !== undefined && !group.locations.some(({ key }) => key === values.location))
      return refused(
        row.row,
        values,
        unknown(
          'location',
          values.location,
          group.locations.map(({ key }) => key),
        ),
      );
    return this.#answered(row.row, values, provider, on, controlled);
  }

  #answered(
    row: number,
    values: Values,
    provider: Scheduled,
    on: CalendarDate,
    controlled: boolean,
  ): ScheduleVerdict | Later {
    const asked = {
      payer: values.payer,
      product: values.product === '' ? undefined : values.product,
      group: values.group === '' ? undefined : values.group,
      location: values.location === '' ? undefined : values.location,
    };
    const rows = this.#rows(provider).filter(({ key }) => key.payer === values.payer);
    // What is derived says nothing of controlled substances.
    const found = controlled && this.#look !== undefined ? [] : foundOn(rows, asked, on);
    if (found.length > 0) return this.#chosen(row, values, provider, on, found);
    // Who has nothing with a payer may bill it nothing; that is not looked into for a schedule of a million rows.
    if (this.#look === undefined || (rows.length === 0 && this.#look.brief)) {
      const because =
        rows.length === 0
          ? 'nothing is recorded with this payer'
          : 'nothing is recorded for this product, group and location';
      return {
        ...said(row, values, on),
        verdict: 'no',
        states: ['credentialed'],
        because,
        firstBillableOn: null,
        releaseBy: null,
        open: null,
        screenedOn: this.#screenedOn(provider),
        cycleEndedOn: this.#cycleEndedOn(provider, values.payer, on),
      };
    }
    const name = [values.npi, values.payer, values.product, values.group, values.location, controlled].join('|');
    const assumed = (): ScheduleVerdict | Later =>
      this.#chosen(row, values, provider, on, foundOn(this.#assumed.get(name) ?? [], asked, on));
    if (this.#assumed.has(name)) return assumed();
    this.#want(provider).asked.set(name, { key: asked, controlled });
    return () => assumed() as ScheduleVerdict;
  }

  #chosen(
    row: number,
    values: Values,
    provider: Scheduled,
    on: CalendarDate,
    found: readonly Found[],
  ): ScheduleVerdict | Later {
    const one = worst(found as [Found, ...Found[]]);
    const parts = found.length === 1 ? null : openParts(found);
    const { key } = one.row;
    const releaseBy = one.verdict === 'no' ? null : this.#release(key, values.npi, on, this.#context);
    const late = releaseBy !== null && releaseBy < this.#asOf ? lateWords(releaseBy) : '';
    const cycleEndedOn = this.#cycleEndedOn(provider, values.payer, on);
    const cycle = one.verdict === 'bill' && cycleEndedOn !== null ? cycleWords(cycleEndedOn, this.#asOf) : '';
    const open = parts === null ? '' : `name the ${parts.join(', ')}`;
    const verdict = (words: string): ScheduleVerdict => ({
      row,
      npi: values.npi,
      payer: values.payer,
      product: key.product,
      group: key.group,
      location: key.location,
      on,
      verdict: one.verdict,
      states: one.matters,
      because: [words, cycle, late, open].filter(Boolean).join('; '),
      firstBillableOn: firstBillableOn(key.verdicts, on),
      releaseBy,
      open: parts,
      screenedOn: this.#screenedOn(provider),
      cycleEndedOn,
    });
    if (one.verdict === 'bill') return verdict('');
    if (this.#look === undefined || this.#look.brief) return verdict(this.#because(one.matters));
    if (one.row.reasons !== undefined) return verdict(wordsOn(one.row.reasons, on));
    this.#want(provider);
    return () => verdict(wordsOn(one.row.reasons as readonly WordsFrom[], on));
  }

  #want(provider: Scheduled): Wanted {
    const { id } = provider.subject;
    let wanted = this.#wanted.get(id);
    if (wanted === undefined) {
      wanted = { provider, asked: new Map() };
      this.#wanted.set(id, wanted);
    }
    return wanted;
  }

  /** Looks into all that is wanted, and into what else of the same providers may be asked: their facts are read once. */
  #lookInto(): void {
    const look = this.#look;
    if (look === undefined || this.#wanted.size === 0) return;
    for (const about of look.factsOf([...this.#wanted.keys()].sort())) {
      const { provider, asked } = this.#wanted.get(about.facts.subject.id) as Wanted;
      for (const [name, one] of asked) {
        const made = look
          .keysOf(about, one.key)
          .map((key) => assumedRow(key, look.spansOf(about, key, one.controlled)));
        this.#assumed.set(name, made);
      }
      if (look.brief) continue;
      for (const row of this.#rows(provider)) {
        if (row.reasons !== undefined || !this.#payers.has(row.key.payer)) continue;
        row.reasons = wordsFrom(look.spansOf(about, row.key, false));
      }
    }
    this.#wanted.clear();
  }

  #rows(provider: Scheduled): readonly KnownRow[] {
    provider.rows ??= this.#ledger.participations
      .knownOn(provider.subject.id, this.#asOf)
      .map((key) => ({ key, reasons: undefined }));
    return provider.rows;
  }

  #screenedOn(provider: Scheduled): CalendarDate | null {
    if (provider.screenedOn === undefined)
      provider.screenedOn = this.#ledger.facts.lookedUpOn(provider.subject.id, this.#asOf);
    return provider.screenedOn;
  }

  #cycleEndedOn({ subject }: Scheduled, payer: string, on: CalendarDate): CalendarDate | null {
    const facts = this.#context.payers.get(payer);
    return facts === undefined ? null : this.#cycles.before(on, subject.id, facts);
  }

  #because(matters: readonly BillingMatter[]): string {
    const key = matters.join();
    let words = this.#words.get(key);
    if (words === undefined) {
      words = matters.map((matter) => matterWords[matter]).join('; ');
      this.#words.set(key, words);
    }
    return words;
  }

  #day(written: string): CalendarDate | { readonly because: string } {
    const known = this.#days.get(written);
    if (known !== undefined) return known;
    if (this.#days.size >= daysKept) this.#days.clear();
    const day = this.#dayRead(written);
    this.#days.set(written, day);
    return day;
  }

  #dayRead(written: string): CalendarDate | { readonly because: string } {
    if (isCalendarDate(written)) return inRange(written);
    const reading = dateInput(written, this.#asOf);
    if (reading.ok) return inRange(reading.date);
    const meant = reading.suggestions.map((one) => `\`${one}\``).join(' or ');
    return { because: meant === '' ? reading.because : `${reading.because}; did you mean ${meant}?` };
  }

  #unknownProvider(npi: string): string {
    if (npi === '') return 'it names no provider';
    const near =
      npiSuggestions(npi, (one) => this.#providers.has(one)).find((one) => this.#providers.has(one)) ?? undefined;
    return near === undefined
      ? `no provider has the NPI \`${npi}\``
      : `no provider has the NPI \`${npi}\`; did you mean ${near} (${this.#providers.get(near)?.subject.name})?`;
  }
}

type Values = Extract<ScheduleRow, { values: unknown }>['values'];

const blank: Values = {
  npi: '',
  payer: '',
  on: '',
  product: '',
  group: '',
  location: '',
  controlled: '',
  charge: undefined,
};

const affirmed: readonly string[] = ['yes', 'y', 'true', '1', 'x'];
const denied: readonly string[] = ['no', 'n', 'false', '0'];

/** Whether a cell says that the visit is about controlled substances; undefined: it says neither. */
function isControlled(written: string): boolean | undefined {
  if (written === '') return false;
  const word = written.toLowerCase();
  return affirmed.includes(word) ? true : denied.includes(word) ? false : undefined;
}

/** Days of service that make sense: claims have been electronic for so long, and schedules reach so far. */
const firstYear = '1990-01-01';
const lastYear = '2100-01-01';

/** Whether somebody may have meant a day as a day of service. */
export function isServiceDay(on: CalendarDate): boolean {
  return on >= firstYear && on < lastYear;
}

function inRange(on: CalendarDate): CalendarDate | { readonly because: string } {
  return isServiceDay(on) ? on : { because: `\`${on}\` is no day of service` };
}

function said(
  row: number,
  values: Values,
  on: string,
): Pick<ScheduleVerdict, 'row' | 'npi' | 'payer' | 'product' | 'group' | 'location' | 'on'> {
  const { npi, payer, product, group, location } = values;
  const or = (text: string): string | null => (text === '' ? null : text);
  return { row, npi, payer, product: or(product), group: or(group), location: or(location), on };
}

function refused(row: number, values: Values, because: string): ScheduleVerdict {
  return {
    ...said(row, values, values.on),
    verdict: 'refused',
    states: [],
    because,
    firstBillableOn: null,
    releaseBy: null,
    open: null,
    screenedOn: null,
    cycleEndedOn: null,
  };
}

function unknown(what: string, written: string, known: readonly string[]): string {
  if (written === '') return `it names no ${what}`;
  const near = nearest(written, known, { limit: 1 })[0];
  return near === undefined
    ? `no ${what} has the key \`${written}\``
    : `no ${what} has the key \`${written}\`; did you mean \`${near}\`?`;
}
