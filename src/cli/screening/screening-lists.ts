/** The lists of a screening: files in force and former ones, how they are stored, and how people are looked up in them. */

import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ScreeningList } from '../../actions/screen.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { listIndex } from '../../domain/matching/possible-matches.ts';
import type { ListedParty, ListForm } from '../../domain/screening/exclusion.ts';
import {
  type ExclusionPeriod,
  exclusionPeriods,
  type ListEdition,
  listCoverage,
} from '../../domain/screening/exclusion-period.ts';
import {
  filesInForce,
  formerFullLists,
  type ListDating,
  type ListFileMark,
} from '../../domain/screening/list-editions.ts';
import { searchOf } from '../../domain/screening/periods-by-record.ts';
import type { Transaction } from '../../ledger/command.ts';
import type { StoredList } from '../../ledger/screening-query.ts';
import type { ColumnMap } from '../../sources/lists/column-map.ts';
import { latestDay } from '../../sources/lists/latest-day.ts';
import { readableLists } from '../../sources/lists/list-kinds.ts';
import type { Context } from '../context.ts';
import { version } from '../version.ts';
import { type FullList, formerEditions } from './former-editions.ts';
import { keepIndex, keptIndex } from './list-index-file.ts';
import { keepBeside, type ReadListFile, storedListPath, storedRecords } from './list-store.ts';

/** A file of a list in force; `read` while it was only now given. */
export interface ListInForce {
  readonly row: StoredList;
  readonly read: ReadListFile | undefined;
}

/** The maps by which lists are read in this workspace. */
export async function mapsOf(context: Context): Promise<readonly ColumnMap[]> {
  return readableLists((await context.workspace()).document.exclusionLists ?? []);
}

/** A stored file among the others of its list. */
export function markOfRow(row: StoredList): ListFileMark {
  return {
    list: row.list,
    form: row.form as ListForm,
    publishedOn: row.published_on,
    rows: row.rows,
  };
}

/** A file taken, as the ledger will know it; its id is given when it is recorded. */
export function rowOf(read: ReadListFile, on: CalendarDate): StoredList {
  const { list, form, rows, refused, publishedOn } = read.reading;
  return {
    id: '',
    list,
    form,
    name: read.name,
    sha256: read.sha256,
    rows,
    refused: refused.length,
    published_on: publishedOn,
    happened_on: on,
    dated_by: read.dating,
    recorded_seq: 0,
  };
}

/** Keeps the bytes of a list under a path of the workspace; false when they are there already. */
async function keptList(root: string, path: string, read: ReadListFile): Promise<boolean> {
  return !existsSync(join(root, path)) && keepBeside(root, path, await read.bytes());
}

/** Keeps files again that the ledger knows and that are gone; undoing what comes after them does not take them away. */
export async function restoreLists(root: string, gone: readonly ReadListFile[]): Promise<void> {
  for (const read of gone) await keptList(root, storedListPath(read.sha256), read);
}

/** Records files in their order, and stores those that were taken; returns their ids by list and hash. */
export async function storeLists(
  tx: Transaction,
  root: string,
  files: readonly ListInForce[],
  write: boolean,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const { row: known, read } of files) {
    const path = storedListPath(known.sha256);
    if (write && read !== undefined && (await keptList(root, path, read))) tx.recordFile({ path, sha256: read.sha256 });
    const { recorded_seq: _sequence, ...row } = known;
    const id = await tx.newId('y');
    await tx.insert('screening_list', { ...row, id });
    ids.set(`${row.list} ${row.sha256}`, id);
  }
  return ids;
}

/** The files by which people are looked up in a list. */
export interface ListFiles {
  /** The full list in force, and all that supplements it. */
  readonly current: readonly ListInForce[];
  /** Full lists that others took the place of, the oldest first. */
  readonly former: readonly ListInForce[];
}

/** The lists with their files, and former ones of which what was kept is gone: people are looked up in the others. */
export interface ListsInForce {
  readonly inForce: ReadonlyMap<string, ListFiles>;
  readonly gone: readonly StoredList[];
}

/** The lists of all files, given in the order of their recording. */
export function listsInForce(root: string, all: readonly ListInForce[]): ListsInForce {
  const kinds = [...new Set(all.map(({ row }) => row.list))].sort();
  const gone: StoredList[] = [];
  const inForce = kinds.map((list): [string, ListFiles] => {
    const files = all.filter(({ row }) => row.list === list).map((file) => ({ file, ...markOfRow(file.row) }));
    const former = formerFullLists(files).map(({ file }) => file);
    gone.push(...former.flatMap((file) => (isKept(root, file) ? [] : [file.row])));
    const current = filesInForce(files).map(({ file }) => file);
    return [list, { current, former: former.filter((file) => isKept(root, file)) }];
  });
  return { inForce: new Map(inForce), gone };
}

function isKept(root: string, { row, read }: ListInForce): boolean {
  return read !== undefined || existsSync(join(root, storedListPath(row.sha256)));
}

/** All files of all lists, also of former ones. */
export function filesOf(lists: ReadonlyMap<string, ListFiles>): readonly ListInForce[] {
  return [...lists.values()].flatMap(({ current, former }) => [...former, ...current]);
}

/** Of a list, one in so many parties are few: for them it is kept ready. */
const rowsAParty = 20;

/**
 * The lists as screening takes them: they are read when somebody has to be looked up in them. What was kept ready of a list
 * is used where few have to be; where it is read, it is kept for the next time if `keep` allows it, so that a second run
 * takes as long as there are changes.
 */
export function screeningLists(
  root: string,
  inForce: ReadonlyMap<string, ListFiles>,
  maps: readonly ColumnMap[],
  keep: boolean,
): readonly ScreeningList[] {
  return [...inForce].map(([list, files]) => {
    const { current, former } = files;
    const ownMaps = maps.filter((map) => map.list === list);
    const latestOf = (row: StoredList): CalendarDate =>
      latestDay(ownMaps, {
        name: row.name,
        form: row.form as ListForm,
        publishedOn: row.published_on as CalendarDate | null,
        dating: row.dated_by as ListDating | null,
        givenOn: row.happened_on as CalendarDate,
      });
    const identityOf = (of: readonly StoredList[]): string => {
      const made = of.map((row) => [row.sha256, row.form, row.published_on, latestOf(row)]);
      return hash('sha256', JSON.stringify([version, made, ownMaps]), 'hex');
    };
    const identity = identityOf([...former, ...current].map(({ row }) => row));
    const full = current.find(({ row }) => row.form === 'full');
    const rows = current.reduce((sum, { row }) => sum + row.rows, 0);
    const areKept = [...former, ...current].every(({ read }) => read === undefined);
    return {
      list,
      identity,
      coverage: listCoverage(current.map(({ row }) => ({ form: row.form as ListForm }))),
      latestOn: full === undefined ? null : latestOf(full.row),
      search: async (parties) => {
        const few = areKept && parties * rowsAParty <= rows;
        const kept = few ? keptIndex(root, list, identity) : undefined;
        if (kept !== undefined) return kept;
        const periods = await periodsOf(files, {
          recordsOf: async ({ row, read }) => (read === undefined ? storedRecords(root, row, maps) : read.records()),
          latestOf,
          former: (fullLists, records) => formerEditions(root, fullLists, records, identityOf, keep),
        });
        const index = listIndex(periods.map(({ record }) => record));
        if (keep) keepIndex(root, list, identity, periods, index);
        return searchOf(index, periods);
      },
    };
  });
}

/** How files of a list are read. */
interface ListReading {
  readonly recordsOf: (file: ListInForce) => Promise<readonly ListedParty[]>;
  /** The last day on which a file can have come out. */
  readonly latestOf: (row: StoredList) => CalendarDate;
  /** What the full lists had that the last of them, with these records, has not. */
  readonly former: (fullLists: readonly FullList[], inForce: readonly ListedParty[]) => Promise<readonly ListEdition[]>;
}

async function periodsOf(files: ListFiles, reading: ListReading): Promise<readonly ExclusionPeriod[]> {
  const full = files.current.find(({ row }) => row.form === 'full');
  const editions: ListEdition[] = [];
  for (const file of files.current) {
    const records = await reading.recordsOf(file);
    if (file === full && files.former.length > 0) {
      const fullLists = [...files.former, file].map((one) => ({
        row: one.row,
        latestOn: reading.latestOf(one.row),
        records: async () => (one === file ? records : reading.recordsOf(one)),
      }));
      editions.push(...(await reading.former(fullLists, records)));
    }
    const edition = editionOf(file.row, records, files.former.length > 0);
    editions.push({ ...edition, latestOn: reading.latestOf(file.row) });
  }
  return exclusionPeriods(editions);
}

function editionOf(
  { form, published_on, happened_on }: StoredList,
  records: readonly ListedParty[],
  isSuccessor: boolean,
): ListEdition {
  const edition = { form: form as ListForm, publishedOn: published_on as CalendarDate | null, records };
  return isSuccessor && form === 'full' ? { ...edition, givenOn: happened_on as CalendarDate } : edition;
}

/** The day that the newest of a list's files is of. */
export function newestDay(files: readonly ListInForce[]): CalendarDate | null {
  return (
    (files
      .map(({ row }) => row.published_on)
      .filter((day) => day !== null)
      .toSorted()
      .at(-1) as CalendarDate | undefined) ?? null
  );
}
