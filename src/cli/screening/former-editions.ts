/**
 * What full lists had that others took the place of: people recorded today may have been excluded then. Of each only the
 * records are needed that no later full list has, which are few: they are kept beside the lists, so that a new edition costs
 * one more reading, of the last one. They can be made again at any time, and are looked at before they are relied on.
 */

import { hash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { ListedParty } from '../../domain/screening/exclusion.ts';
import { exclusionKey, type ListEdition } from '../../domain/screening/exclusion-period.ts';
import type { StoredList } from '../../ledger/screening-query.ts';
import { writeOutput } from '../output.ts';
import { keptListPath, recordIn, recordText } from './kept-record.ts';

const form = 'empanel former records 1';

/** A full list, and how it is read. */
export interface FullList {
  readonly row: StoredList;
  /** The last day on which it can have come out. */
  readonly latestOn: CalendarDate;
  readonly records: () => Promise<readonly ListedParty[]>;
}

/** Says what the records of some full lists were made of, in their order and by the maps that read them. */
export type IdentityOf = (rows: readonly StoredList[]) => string;

/** What a file begins with. */
interface Head {
  readonly form: string;
  readonly identity: string;
  /** How many records of each list follow. */
  readonly counts: readonly number[];
  readonly sha256: string;
}

/**
 * The former full lists of a kind as editions, each with those of its records that no later one has. `fullLists`: all of
 * them in order, the one in force last, whose records are `inForce`. `keep`: whether they may be kept for the next time.
 */
export async function formerEditions(
  root: string,
  fullLists: readonly FullList[],
  inForce: readonly ListedParty[],
  identityOf: IdentityOf,
  keep: boolean,
): Promise<readonly ListEdition[]> {
  const rows = fullLists.map(({ row }) => row);
  const last = rows.at(-1);
  if (last === undefined || rows.length < 2) return [];
  const former = fullLists.slice(0, -1);
  const path = keptListPath(root, last.list, 'former');
  const there = keptRecords(path, identityOf(rows));
  if (there !== undefined) return editionsOf(former, there);
  const before = keptRecords(path, identityOf(rows.slice(0, -1)));
  const later = new Set(inForce.map(exclusionKey));
  const found: (readonly ListedParty[])[] = [];
  for (const [at, list] of [...former.entries()].reverse()) {
    // What was kept when the last one was in force has, of those before it, what it lacks.
    const records = before?.[at] ?? (await list.records());
    found.unshift(records.filter((record) => !later.has(exclusionKey(record))));
    for (const record of records) later.add(exclusionKey(record));
  }
  if (keep) keepRecords(path, identityOf(rows), found);
  return editionsOf(former, found);
}

function editionsOf(lists: readonly FullList[], records: readonly (readonly ListedParty[])[]): readonly ListEdition[] {
  return lists.map(({ row, latestOn }, at) => ({
    form: 'full',
    publishedOn: row.published_on as CalendarDate | null,
    givenOn: row.happened_on as CalendarDate,
    latestOn,
    records: records[at] ?? [],
  }));
}

function keepRecords(path: string, identity: string, lists: readonly (readonly ListedParty[])[]): void {
  const text = lists.map((records) => records.map((record) => recordText(record)).join('')).join('');
  const counts = lists.map((records) => records.length);
  const head: Head = { form, identity, counts, sha256: hash('sha256', text, 'hex') };
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
  writeOutput(path, `${JSON.stringify(head)}\n${text}`, { durable: false });
}

/** The records of each former list as they were kept, or undefined where they were not, or are of other lists. */
function keptRecords(path: string, identity: string): readonly (readonly ListedParty[])[] | undefined {
  try {
    const bytes = readFileSync(path, 'utf8');
    const end = bytes.indexOf('\n');
    const head = JSON.parse(bytes.slice(0, end)) as Head;
    const text = bytes.slice(end + 1);
    if (head.form !== form || head.identity !== identity || hash('sha256', text, 'hex') !== head.sha256)
      return undefined;
    const records = text.split('\n').slice(0, -1).map(recordIn);
    let from = 0;
    return head.counts.map((count) => {
      from += count;
      return records.slice(from - count, from);
    });
  } catch {
    return undefined;
  }
}
