/** Exclusion lists as files beside the ledger, under the hash of their bytes, for this user alone. */

import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type CalendarDate, calendarDate } from '../../domain/calendar/calendar-date.ts';
import { rowWords } from '../../domain/number-forms.ts';
import type { ListedParty, ListForm, ListReading } from '../../domain/screening/exclusion.ts';
import { exclusionKey } from '../../domain/screening/exclusion-period.ts';
import type { ListDating } from '../../domain/screening/list-editions.ts';
import { UserError } from '../../errors.ts';
import type { StoredList } from '../../ledger/screening-query.ts';
import type { ColumnMap } from '../../sources/lists/column-map.ts';
import { listMapOf } from '../../sources/lists/list-kinds.ts';
import { readList } from '../../sources/lists/list-reader.ts';
import { namedDay } from '../../sources/lists/named-day.ts';
import { writeOutput } from '../output.ts';

const folder = join('.empanel', 'lists');
/** How much of a file is looked at to see which list it is. */
const startBytes = 64 * 1024;
const chunkBytes = 1024 * 1024;
const lineEnd = 0x0a;
const carriageReturn = 0x0d;

/** A list file, read and not yet stored. */
export interface ReadListFile {
  /** As the person gave it. */
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
  /** Its bytes, read again where they can be: of several large files only one at a time is held. */
  readonly bytes: () => Promise<Uint8Array>;
  readonly reading: Omit<ListReading, 'records'>;
  /** By what it is taken to be of its day; null: nobody knows the day. */
  readonly dating: ListDating | null;
  /** A day that its name says and that lies ahead, so that it counts for nothing; null: none. */
  readonly namedAheadOn: CalendarDate | null;
  /** Its records. They are kept until they are asked for, and read again if they are asked for again. */
  readonly records: () => Promise<readonly ListedParty[]>;
  /** How many of the last rows of the list in force, one after the other, it does not have. */
  readonly lastRowsMissing: number;
  /** Whether its last line has an end; one that was cut off within its last cell has none. */
  readonly isEnded: boolean;
}

/** Against what a file is read. */
export interface ListReader {
  readonly maps: readonly ColumnMap[];
  readonly asOf: CalendarDate;
  /** The day that the file is of, where who gave it says so. */
  readonly toldOn: CalendarDate | undefined;
  /** The last records of the full list that is in force. */
  readonly lastRecords: (list: string) => Promise<readonly ListedParty[]>;
}

/** Reads a file as the list named, or as the one whose header it has. */
export async function readListFile(
  path: string,
  input: () => Promise<Uint8Array>,
  named: string | undefined,
  { maps, asOf, toldOn, lastRecords }: ListReader,
): Promise<ReadListFile> {
  const name = basename(path);
  const first = await input();
  const sha256 = hash('sha256', first, 'hex');
  const map = listMapOf(name, first.subarray(0, startBytes), maps, named);
  if (toldOn !== undefined && map.isMonthly === true) throw ofMonth(name, map);
  const { publishedOn: _byName, ...unnamed } = map;
  const namedOn = namedDay(map, name);
  const isAhead = namedOn !== undefined && namedOn > asOf;
  const publishedOn = toldOn ?? (isAhead ? undefined : namedOn);
  const read = async (bytes: Uint8Array): Promise<ListReading> => {
    const found = await readList(unnamed, { name, chunks: chunksOf(bytes), asOf, publishedOn, form: map.always });
    return { ...found, publishedOn: notAhead(found.publishedOn, map, asOf) };
  };
  const { records, ...reading } = await read(first);
  const dating = toldOn !== undefined ? 'told' : publishedOn !== undefined ? 'name' : 'newest row';
  if (records.length === 0 && reading.form !== 'reinstatements') {
    const [fault] = reading.refused;
    throw new UserError('input/unreadable', `\`${name}\` names nobody`, {
      hint:
        fault === undefined
          ? `${map.title}: without a row it is no list to screen against; get the file again`
          : `${rowWords(reading.refused.length)} refused; line ${fault.line}: ${fault.why}; get the file again`,
    });
  }
  const bytes = async (): Promise<Uint8Array> => unchanged(await input(), path, sha256);
  const lastRowsMissing = reading.form === 'full' ? missingAtEnd(await lastRecords(reading.list), records) : 0;
  const kept = keptOnce(records, async () => read(await bytes()));
  return {
    path,
    name,
    sha256,
    bytes,
    reading,
    dating: reading.publishedOn === null ? null : dating,
    namedAheadOn: isAhead && toldOn === undefined ? namedOn : null,
    records: kept,
    lastRowsMissing,
    isEnded: isEnded(first),
  };
}

/** No list came out after the day on which it is read, whatever its newest row says. */
function notAhead(day: CalendarDate | null, { isMonthly }: ColumnMap, asOf: CalendarDate): CalendarDate | null {
  if (day === null || day <= asOf) return day;
  return isMonthly === true ? calendarDate(`${asOf.slice(0, 7)}-01`) : asOf;
}

/** The day on which a list of a month came out is in the month after it: taken for its own, it would seem newer than it is. */
function ofMonth(name: string, { title }: ColumnMap): UserError {
  return new UserError('usage/conflict', `\`--published\` is a day, and \`${name}\` is of a month: ${title}`, {
    hint: 'leave it out: the month is told by the name of the agency (`2605EXCL.csv`), else by the newest row',
  });
}

function unchanged(bytes: Uint8Array, path: string, sha256: string): Uint8Array {
  if (hash('sha256', bytes, 'hex') === sha256) return bytes;
  throw new UserError('input/unreadable', `\`${path}\` was changed while it was looked through`, {
    hint: 'screen again when it is whole; nothing was recorded',
  });
}

/** A large list is let go as soon as it was looked through. */
function keptOnce(
  records: readonly ListedParty[],
  read: () => Promise<ListReading>,
): () => Promise<readonly ListedParty[]> {
  let kept: readonly ListedParty[] | undefined = records;
  return async () => {
    const those = kept ?? (await read()).records;
    kept = undefined;
    return those;
  };
}

/** Path of a stored list, relative to the workspace. */
export function storedListPath(sha256: string): string {
  return join(folder, `${sha256}.list`);
}

/** Keeps bytes under a path of the workspace, whole or not at all; false when they are there already. */
export function keepBeside(root: string, path: string, data: string | Uint8Array): boolean {
  const full = join(root, path);
  if (existsSync(full)) return false;
  mkdirSync(join(root, folder), { recursive: true, mode: 0o700 });
  writeOutput(full, data);
  return true;
}

/**
 * The records of a stored list.
 * @throws UserError `input/not-found` when its file is gone, `input/unreadable` when its bytes are others now.
 */
export async function storedRecords(
  root: string,
  stored: StoredList,
  maps: readonly ColumnMap[],
): Promise<readonly ListedParty[]> {
  const path = storedListPath(stored.sha256);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(join(root, path));
  } catch (error) {
    throw new UserError('input/not-found', `the stored list \`${stored.name}\` is gone from \`${path}\``, {
      hint: `give it again: \`empanel screen --list ${stored.list}=${stored.name}\``,
      cause: error,
    });
  }
  if (hash('sha256', bytes, 'hex') !== stored.sha256) {
    throw new UserError('input/unreadable', `the stored list \`${stored.name}\` is not what was stored: \`${path}\``, {
      hint: `delete that file and give the list again: \`empanel screen --list ${stored.list}=${stored.name}\``,
    });
  }
  const map = listMapOf(stored.name, bytes.subarray(0, startBytes), maps, stored.list);
  const reading = await readList(map, {
    name: stored.name,
    chunks: chunksOf(bytes),
    form: stored.form as ListForm,
    publishedOn: (stored.published_on ?? undefined) as CalendarDate | undefined,
    asOf: stored.happened_on as CalendarDate,
  });
  return reading.records;
}

/**
 * The records of the last rows of a stored list, which is not read to the end for them; none where its bytes are not those
 * of short lines of text, or not what was stored.
 */
export async function lastStoredRecords(
  root: string,
  stored: StoredList,
  maps: readonly ColumnMap[],
): Promise<readonly ListedParty[]> {
  const path = join(root, storedListPath(stored.sha256));
  const bytes = existsSync(path) ? readFileSync(path) : new Uint8Array();
  if (bytes.length === 0 || bytes.includes(0) || hash('sha256', bytes, 'hex') !== stored.sha256) return [];
  const map = listMapOf(stored.name, bytes.subarray(0, startBytes), maps, stored.list);
  let head = 0;
  for (let line = 0; line <= map.above; line += 1) head = bytes.indexOf(lineEnd, head) + 1;
  const end = bytes.indexOf(lineEnd, Math.max(head, bytes.length - startBytes)) + 1;
  const last = bytes.length - head > startBytes ? bytes.subarray(end) : bytes.subarray(head);
  const { records, refused } = await readList(map, {
    name: stored.name,
    chunks: chunksOf(Buffer.concat([bytes.subarray(0, head), last])),
    form: 'full',
    asOf: stored.happened_on as CalendarDate,
  });
  // A line break within quotes may stand where the last rows were taken to begin.
  return refused.length > stored.refused ? [] : records;
}

/** Whether a line end stands last, in one byte or two. */
function isEnded(bytes: Uint8Array): boolean {
  return bytes.subarray(-2).some((byte) => byte === lineEnd || byte === carriageReturn);
}

/** How many of the parties, from the last one up, are not among the records. */
function missingAtEnd(parties: readonly ListedParty[], records: readonly ListedParty[]): number {
  const names = new Set(parties.map(calledSo));
  const there = new Set(records.filter((record) => names.has(calledSo(record))).map(exclusionKey));
  const found = parties.findLastIndex((party) => there.has(exclusionKey(party)));
  return parties.length - 1 - found;
}

function calledSo({ name, business, npi }: ListedParty): string {
  return name?.last ?? (business === '' ? (npi ?? '') : business);
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}
