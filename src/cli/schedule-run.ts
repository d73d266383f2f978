/** A whole schedule through the billing gate: a verdict for every row, or why the row was refused. */

import { type CalendarDate, firstDate, isCalendarDate, lastDate } from '../domain/calendar/calendar-date.ts';
import { dateInput } from '../domain/calendar/date-input.ts';
import type { DerivationContext, Subject } from '../domain/facts.ts';
import { npiSuggestions } from '../domain/identifiers/npi.ts';
import {
  type BillingMatter,
  type BillingSpan,
  type BillingVerdict,
  firstBillableOn,
  fitsKey,
  matterWords,
  openParts,
  type PartialKey,
  type ParticipationKey,
  type ParticipationRow,
  verdictOn,
  worst,
} from '../domain/participation.ts';
import { nearest } from '../domain/suggestion.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { lateWords, type ScheduleVerdict } from '../reports/billing-answer.ts';
import type { ScheduleRow } from '../sources/schedule-csv.ts';

/** By when a claim that waits is released. */
export type ReleaseDay = (
  key: ParticipationKey,
  npi: string,
  on: CalendarDate,
  context: DerivationContext,
) => CalendarDate | null;

/** Verdicts over all days of service under one key, each with what stands in its way. */
export type SpansOf = (subject: Subject, key: ParticipationKey) => Promise<readonly BillingSpan[]>;

/** What is asked about where nothing is derived, or more than is derived: the keys that a question about one visit takes, with their verdicts. */
export type AssumedOf = (
  subject: Subject,
  asked: PartialKey,
  /** The visit is about controlled substances. */
  controlled: boolean,
) => Promise<readonly { readonly key: ParticipationKey; readonly spans: readonly BillingSpan[] }[]>;

/** Reasons from a day of service on, until those that follow. */
interface WordsFrom {
  readonly from: CalendarDate;
  readonly words: string;
}

/** A provider of the ledger, and the participation as far as it was read. */
interface Scheduled {
  readonly subject: Subject;
  byPayer: ReadonlyMap<string, readonly ParticipationRow[]> | undefined;
}

/** Days as written whose reading is kept: those of a schedule lie within a few years. */
const daysKept = 10_000;

/** Questions about what is recorded under no key of which the answer is kept. */
const assumedKept = 10_000;

/** Answers rows one by one; what was read for a provider is kept for the next row. */
export class ScheduleGate {
  readonly #ledger: Ledger;
  readonly #asOf: CalendarDate;
  readonly #context: DerivationContext;
  readonly #providers: ReadonlyMap<string, Scheduled>;
  readonly #release: ReleaseDay;
  readonly #days = new Map<string, CalendarDate | { readonly because: string }>();
  readonly #words = new Map<string, string>();
  readonly #spansOf: SpansOf | undefined;
  readonly #reasons = new Map<ParticipationRow, readonly WordsFrom[]>();
  readonly #assumedOf: AssumedOf | undefined;
  readonly #assumed = new Map<string, readonly ParticipationRow[]>();

  constructor(
    ledger: Ledger,
    asOf: CalendarDate,
    context: DerivationContext,
    providers: readonly Subject[],
    release: ReleaseDay,
    /** Absent: what stands in the way is named without the days and papers behind it. */
    spansOf?: SpansOf,
    /** Absent: what is recorded under no key may not be billed. */
    assumedOf?: AssumedOf,
  ) {
    this.#assumedOf = assumedOf;
    this.#ledger = ledger;
    this.#asOf = asOf;
    this.#context = context;
    this.#providers = new Map(providers.map((subject) => [subject.key, { subject, byPayer: undefined }]));
    this.#release = release;
    this.#spansOf = spansOf;
  }

  /** The verdict on one row; at once where nothing has to be looked into. */
  verdict(row: ScheduleRow): ScheduleVerdict | Promise<ScheduleVerdict> {
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
  ): ScheduleVerdict | Promise<ScheduleVerdict> {
    const asked = {
      payer: values.payer,
      product: values.product === '' ? undefined : values.product,
      group: values.group === '' ? undefined : values.group,
      location: values.location === '' ? undefined : values.location,
    };
    const rows = this.#rows(provider).get(values.payer) ?? [];
    // What is derived says nothing of controlled substances.
    const found = controlled && this.#assumedOf !== undefined ? [] : foundOn(rows, asked, on);
    if (found.length > 0) return this.#chosen(row, values, provider, on, found);
    // Who has nothing with a payer may bill it nothing; that is not looked into for a schedule of a million rows.
    if (this.#assumedOf === undefined || (rows.length === 0 && this.#spansOf === undefined)) {
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
      };
    }
    const name = [values.npi, values.payer, values.product, values.group, values.location, controlled].join('|');
    const known = this.#assumed.get(name);
    if (known !== undefined) return this.#chosen(row, values, provider, on, foundOn(known, asked, on));
    return this.#assumedOf(provider.subject, asked, controlled).then((assumed) => {
      const made = assumed.map(({ key, spans }) => this.#assumedRow(key, spans));
      if (this.#assumed.size >= assumedKept) this.#assumed.clear();
      this.#assumed.set(name, made);
      return this.#chosen(row, values, provider, on, foundOn(made, asked, on));
    });
  }

  /** A row as it would be derived, of which all reasons are known already. */
  #assumedRow(key: ParticipationKey, spans: readonly BillingSpan[]): ParticipationRow {
    const verdicts = spans.map(({ from, verdict, reasons }) => ({
      from,
      verdict,
      matters: reasons.map(({ state }) => state),
    }));
    const row: ParticipationRow = { ...key, validFrom: firstDate, validUntil: lastDate, verdicts };
    if (this.#spansOf !== undefined) this.#reasons.set(row, wordsFrom(spans));
    return row;
  }

  #chosen(
    row: number,
    values: Values,
    provider: Scheduled,
    on: CalendarDate,
    found: readonly Found[],
  ): ScheduleVerdict | Promise<ScheduleVerdict> {
    const one = worst(found as [Found, ...Found[]]);
    const parts = found.length === 1 ? null : openParts(found);
    const { product, group, location } = one.key;
    const releaseBy = one.verdict === 'no' ? null : this.#release(one.key, values.npi, on, this.#context);
    const late = releaseBy !== null && releaseBy < this.#asOf ? lateWords(releaseBy) : '';
    const verdict = (words: string): ScheduleVerdict => ({
      row,
      npi: values.npi,
      payer: values.payer,
      product,
      group,
      location,
      on,
      verdict: one.verdict,
      states: one.matters,
      because: [words, late, parts === null ? '' : `name the ${parts.join(', ')}`].filter(Boolean).join('; '),
      firstBillableOn: firstBillableOn(one.key.verdicts, on),
      releaseBy,
    });
    if (one.verdict === 'bill') return verdict('');
    if (this.#spansOf === undefined) return verdict(this.#because(one.matters));
    const known = this.#reasons.get(one.key);
    if (known !== undefined) return verdict(wordsOn(known, on));
    return this.#spansOf(provider.subject, one.key).then((spans) => {
      const reasons = wordsFrom(spans);
      this.#reasons.set(one.key, reasons);
      return verdict(wordsOn(reasons, on));
    });
  }

  #rows(provider: Scheduled): ReadonlyMap<string, readonly ParticipationRow[]> {
    if (provider.byPayer !== undefined) return provider.byPayer;
    const byPayer = new Map<string, ParticipationRow[]>();
    for (const row of this.#ledger.participations.knownOn(provider.subject.id, this.#asOf)) {
      const some = byPayer.get(row.payer);
      if (some === undefined) byPayer.set(row.payer, [row]);
      else some.push(row);
    }
    provider.byPayer = byPayer;
    return byPayer;
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

/** Only the words of the spans are kept: a schedule may name every provider of a large group with every payer. */
function wordsFrom(spans: readonly BillingSpan[]): readonly WordsFrom[] {
  const found: WordsFrom[] = [];
  for (const { from, reasons } of spans) {
    const words = [...new Set(reasons.map(({ because }) => because))].join('; ');
    if (found.at(-1)?.words !== words) found.push({ from, words });
  }
  return found;
}

function wordsOn(reasons: readonly WordsFrom[], on: CalendarDate): string {
  for (let at = reasons.length - 1; at >= 0; at -= 1) {
    const one = reasons[at];
    if (one !== undefined && one.from <= on) return one.words;
  }
  return '';
}

/** The rows that a question may mean, with what counts for each on the day. */
function foundOn(rows: readonly ParticipationRow[], asked: PartialKey, on: CalendarDate): readonly Found[] {
  const found: Found[] = [];
  for (const key of rows) {
    if (!fitsKey(key, asked)) continue;
    const then = verdictOn(key.verdicts, on);
    if (then !== undefined) found.push({ key, verdict: then.verdict, matters: then.matters });
  }
  return found;
}

/** A key that may be meant, with what counts for it on the day. */
interface Found {
  readonly key: ParticipationRow;
  readonly verdict: BillingVerdict;
  readonly matters: readonly BillingMatter[];
}

type Values = Extract<ScheduleRow, { values: unknown }>['values'];

const blank: Values = { npi: '', payer: '', on: '', product: '', group: '', location: '', controlled: '' };

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
  };
}

function unknown(what: string, written: string, known: readonly string[]): string {
  if (written === '') return `it names no ${what}`;
  const near = nearest(written, known, { limit: 1 })[0];
  return near === undefined
    ? `no ${what} has the key \`${written}\``
    : `no ${what} has the key \`${written}\`; did you mean \`${near}\`?`;
}
