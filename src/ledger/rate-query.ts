/** Files of rates, and the rates in them. */

import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { type Rate, type RateOwner, type RateTable, rateOfLine } from '../domain/contracts/rate.ts';
import type { Store } from './database.ts';
import { sql } from './stored-tables.ts';
import type { StoredRow } from './tables.ts';

/** How many rates a page holds: one is read to answer about one code. */
const ratesOnPage = 4096;

/** A page of rates as it is kept. */
export interface RatePage {
  readonly first: string;
  readonly last: string;
  readonly rows: number;
  readonly body: string;
}

/** Lines of rates, in their order, as pages: a large schedule takes a few megabytes, and one code is found in one of them. */
export function ratePages(lines: readonly string[]): readonly RatePage[] {
  const pages: RatePage[] = [];
  for (let start = 0; start < lines.length; start += ratesOnPage) {
    const held = lines.slice(start, start + ratesOnPage);
    pages.push({
      first: codeOf(held[0] ?? ''),
      last: codeOf(held.at(-1) ?? ''),
      rows: held.length,
      body: deflateRawSync(Buffer.from(held.join('\n'))).toString('base64'),
    });
  }
  return pages;
}

function codeOf(line: string): string {
  return line.slice(0, line.indexOf(','));
}

/** Reads rates. */
export class Rates {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Files of rates by owner and key, in the order of recording. */
  async tables(owner?: RateOwner, key?: string): Promise<readonly RateTable[]> {
    let query = sql.selectFrom('rate_table').selectAll();
    if (owner !== undefined) query = query.where('owner', '=', owner);
    if (key !== undefined) query = query.where('key', '=', key);
    return (await this.#store.all(query.orderBy('owner').orderBy('key').orderBy('recorded_seq'))).map(tableOf);
  }

  /** The rates of a file for one code. */
  async ofCode(tableId: string, code: string): Promise<readonly Rate[]> {
    const query = sql
      .selectFrom('rate_page')
      .select('body')
      .where('rate_table_id', '=', tableId)
      .where('first_code', '<=', code)
      .where('last_code', '>=', code);
    const lines = (await this.#store.all(query)).flatMap(({ body }) => linesOf(body));
    return lines.filter((line) => line.startsWith(`${code},`)).map(rateOfLine);
  }

  /** Every code of a file, once, in order. */
  async codes(tableId: string): Promise<readonly string[]> {
    const query = sql.selectFrom('rate_page').select('body').where('rate_table_id', '=', tableId).orderBy('first_code');
    const found = new Set<string>();
    for (const { body } of await this.#store.all(query)) for (const line of linesOf(body)) found.add(codeOf(line));
    return [...found];
  }

  /** Every rate of a file, by code. */
  async byCode(tableId: string): Promise<ReadonlyMap<string, readonly Rate[]>> {
    const query = sql.selectFrom('rate_page').select('body').where('rate_table_id', '=', tableId).orderBy('first_code');
    const found = new Map<string, Rate[]>();
    for (const { body } of await this.#store.all(query)) {
      for (const rate of linesOf(body).map(rateOfLine)) {
        const known = found.get(rate.code);
        if (known === undefined) found.set(rate.code, [rate]);
        else known.push(rate);
      }
    }
    return found;
  }
}

function linesOf(body: string): readonly string[] {
  return inflateRawSync(Buffer.from(body, 'base64')).toString('utf8').split('\n');
}

function tableOf(row: StoredRow<'rate_table'>): RateTable {
  return {
    id: row.id,
    owner: row.owner,
    key: row.key,
    round: row.round,
    name: row.name,
    sha256: row.sha256,
    from: row.from_on as CalendarDate | null,
    rows: row.rows,
    refused: row.refused,
    on: row.happened_on as CalendarDate,
    sequence: row.recorded_seq,
  };
}
