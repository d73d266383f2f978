import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { feeFor, scheduleNeeded } from '../../domain/contracts/fee-basis.ts';
import { pricedModifier, type Rate, type RateTable, tableInForce } from '../../domain/contracts/rate.ts';
import { type QuoteQuestion, type RateQuote, rateQuotes } from '../../domain/contracts/rate-quote.ts';
import type { Contract } from '../../domain/nouns/contract.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ContractVersion } from './contract-resolution.ts';

/** The price of a service, and the modifier that it is the price for; null: that of the service without one. */
export interface ServicePrice {
  readonly quotes: readonly RateQuote[];
  readonly modifier: string | null;
}

/** Answers what a contract pays, from the files of rates in the ledger. */
export class RateBook {
  readonly #ledger: Ledger;
  readonly #tables: readonly RateTable[];
  readonly #whole: boolean;
  readonly #read = new Map<string, ReadonlyMap<string, readonly Rate[]>>();

  private constructor(ledger: Ledger, tables: readonly RateTable[], whole: boolean) {
    this.#ledger = ledger;
    this.#tables = tables;
    this.#whole = whole;
  }

  /** Over all files; `whole`: many codes will be asked about, so that a file is read once. */
  static async of(ledger: Ledger, whole: boolean): Promise<RateBook> {
    return new RateBook(ledger, await ledger.rates.tables(), whole);
  }

  /** The file of a contract's own rates on a day. */
  ownTable({ contract, round }: ContractVersion, on: CalendarDate): RateTable | undefined {
    return tableInForce(
      this.#tables.filter((one) => one.owner === 'contract' && one.key === contract.key && one.round === round),
      on,
    );
  }

  /** The file of a schedule on a day. */
  scheduleTable(key: string, on: CalendarDate): RateTable | undefined {
    return tableInForce(
      this.#tables.filter((one) => one.owner === 'schedule' && one.key === key),
      on,
    );
  }

  /** What a contract or a round pays for a service. */
  async quotes(version: ContractVersion, question: QuoteQuestion): Promise<readonly RateQuote[]> {
    const { contract } = version;
    const own = this.ownTable(version, question.on);
    const ownRates = own === undefined ? [] : await this.#rates(own, question.code);
    const key = scheduleOf(contract, question);
    const schedule = key === undefined ? undefined : this.scheduleTable(key, question.on);
    const rates = schedule === undefined ? undefined : await this.#rates(schedule, question.code);
    return rateQuotes(contract, question, { own: ownRates, scheduleKey: key, ofSchedule: () => rates });
  }

  /** The same for a service with all its modifiers: the one that its price goes by counts. */
  async servicePrice(
    version: ContractVersion,
    question: Omit<QuoteQuestion, 'modifier'>,
    modifiers: readonly string[],
  ): Promise<ServicePrice> {
    const own = modifiers.length === 0 ? new Set<string>() : await this.#pricedModifiers(version, question, modifiers);
    const modifier = pricedModifier(modifiers, (one) => own.has(one));
    const quotes = await this.quotes(version, { ...question, modifier });
    return { quotes, modifier: modifier !== null && own.has(modifier) ? modifier : null };
  }

  /** Modifiers for which the contract, its own rates or its schedules have a price of a service. */
  async #pricedModifiers(
    version: ContractVersion,
    question: Omit<QuoteQuestion, 'modifier'>,
    modifiers: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const { code, on } = question;
    const found = new Set((version.contract.fees ?? []).flatMap((fee) => fee.modifiers ?? []));
    const schedules = modifiers.flatMap((modifier) => scheduleOf(version.contract, { ...question, modifier }) ?? []);
    const tables = [this.ownTable(version, on), ...schedules.map((key) => this.scheduleTable(key, on))];
    for (const table of tables)
      for (const { modifier } of table === undefined ? [] : await this.#rates(table, code)) found.add(modifier);
    return found;
  }

  /** Every code that a file has. */
  async codes(table: RateTable): Promise<readonly string[]> {
    return [...(await this.#all(table)).keys()];
  }

  async #rates(table: RateTable, code: string): Promise<readonly Rate[]> {
    return this.#whole ? ((await this.#all(table)).get(code) ?? []) : this.#ledger.rates.ofCode(table.id, code);
  }

  async #all({ id }: RateTable): Promise<ReadonlyMap<string, readonly Rate[]>> {
    const known = this.#read.get(id);
    if (known !== undefined) return known;
    const read = await this.#ledger.rates.byCode(id);
    this.#read.set(id, read);
    return read;
  }
}

function scheduleOf(contract: Contract, question: QuoteQuestion): string | undefined {
  const { fee } = feeFor(contract.fees ?? [], question);
  return fee === undefined ? undefined : scheduleNeeded(fee, question.on);
}
