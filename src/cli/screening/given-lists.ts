/** Files of lists given on the command line: read, and looked at before they are taken. */

import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { grouped, rowWords } from '../../domain/number-forms.ts';
import type { ListedParty } from '../../domain/screening/exclusion.ts';
import {
  type ListFileMark,
  laterFullLists,
  partWords,
  type ReplacementFault,
  replacementFault,
} from '../../domain/screening/list-editions.ts';
import { UserError } from '../../errors.ts';
import type { StoredList } from '../../ledger/screening-query.ts';
import { leastRows } from '../../rules/list-sizes.ts';
import { namedList, readableLists } from '../../sources/lists/list-kinds.ts';
import type { Context } from '../context.ts';
import { fullPath, readInput } from '../files.ts';
import { lastStoredRecords, type ReadListFile, readListFile, storedListPath } from './list-store.ts';
import { markOfRow } from './screening-lists.ts';

/** Files of the command line, sorted out. */
export interface GivenLists {
  /** To be stored, the oldest first. */
  readonly taken: readonly ReadListFile[];
  /** The same in the order in which they are recorded, and stored ones that are recorded again behind an older one. */
  readonly recorded: readonly RecordedList[];
  /** Stored before; what was kept of them is gone. */
  readonly gone: readonly ReadListFile[];
  /** Sentences about files that were not taken, or are there already. */
  readonly warnings: readonly string[];
}

/** A file to be recorded: one that was read, or one that is stored. */
export type RecordedList =
  | { readonly row: undefined; readonly read: ReadListFile }
  | { readonly row: StoredList; readonly read: undefined };

/** How files given are looked at before they are taken. */
export interface ListCheck {
  /** Whether a full list is taken whatever speaks against it. */
  readonly replace: boolean;
  /** How many rows the one file has by whoever publishes it; undefined: nobody says. */
  readonly rows: number | undefined;
  /** The day that the one file is of by who gives it; undefined: its name or its newest row tells. */
  readonly publishedOn: CalendarDate | undefined;
}

/**
 * Reads the files given with `--list KIND=FILE` or `--list FILE`. All faults of all files are told together, and then
 * nothing is taken: who screens must know against what.
 */
export async function givenLists(
  context: Context,
  specs: readonly string[],
  known: readonly StoredList[],
  { replace, rows, publishedOn: toldOn }: ListCheck,
  asOf: CalendarDate,
): Promise<GivenLists> {
  const { root, document } = await context.workspace();
  const documents = document.exclusionLists ?? [];
  const maps = readableLists(documents);
  const lastRecords = async (list: string): Promise<readonly ListedParty[]> => {
    const last = known.findLast((row) => row.list === list && row.form === 'full');
    return last === undefined ? [] : lastStoredRecords(root, last, maps);
  };
  const read: ReadListFile[] = [];
  const faults: UserError[] = [];
  for (const spec of specs) {
    try {
      const { list, path } = specOf(context, spec);
      const named = list === undefined ? undefined : namedList(list, documents);
      const file = await readListFile(path, await inputOf(context, path), named, { maps, asOf, toldOn, lastRecords });
      if (rows !== undefined && file.reading.rows !== rows) throw otherCount(file, rows);
      read.push(file);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      faults.push(error);
    }
  }
  const [first, ...others] = faults;
  if (first !== undefined) {
    for (const fault of others) context.warn(fault.message);
    throw first;
  }
  const stored = new Set(known.map(({ sha256 }) => sha256));
  const gone = read.filter(({ sha256 }) => stored.has(sha256) && !existsSync(join(root, storedListPath(sha256))));
  const taken = { replace, counted: rows !== undefined, least: leastRows(await context.rules()) };
  return { ...sortedOut(read, known, taken), gone };
}

function otherCount({ path, reading }: ReadListFile, rows: number): UserError {
  return new UserError(
    'input/unreadable',
    `\`${path}\` has ${rowWords(reading.rows)}, and not ${grouped(rows)} as \`--rows\` says`,
    { hint: 'count rows without the header; where some are missing, get the file again: nothing of it was used' },
  );
}

/** What no file can tell: rows missing at its end, where no edition before has them. */
function firstWords({ path, reading: { list, rows } }: ReadListFile): string {
  return `\`${path}\` is the first full list of ${list}: nothing in it tells whether its end is missing; has the agency ${rowWords(rows)} too? (\`--rows N\`)`;
}

/** By what files that were read are taken. */
interface Taking {
  readonly replace: boolean;
  /** The rows were counted and are all. */
  readonly counted: boolean;
  readonly least: ReadonlyMap<string, number>;
}

function sortedOut(
  read: readonly ReadListFile[],
  known: readonly StoredList[],
  { replace, counted, least }: Taking,
): Omit<GivenLists, 'gone'> {
  const recorded: (ListFileMark & RecordedList)[] = [];
  const warnings: string[] = [];
  const files: (ListFileMark & RecordedList)[] = known.map((row) => ({ ...markOfRow(row), row, read: undefined }));
  const seen = new Map<string, Pick<StoredList, 'name' | 'published_on'>>(
    known.map((row) => [`${row.list} ${row.sha256}`, row]),
  );
  const byDay = read.toSorted((left, right) =>
    (left.reading.publishedOn ?? '') < (right.reading.publishedOn ?? '') ? -1 : 1,
  );
  for (const file of byDay) {
    const { list, form, publishedOn, rows, endsEarly } = file.reading;
    const key = `${list} ${file.sha256}`;
    const there = seen.get(key);
    if (there !== undefined && (file.dating !== 'told' || there.published_on === publishedOn)) {
      warnings.push(`\`${file.path}\` is stored already${there.name === file.name ? '' : ` as \`${there.name}\``}`);
      continue;
    }
    if (file.namedAheadOn !== null)
      warnings.push(
        `\`${file.path}\`: its name says ${file.namedAheadOn}, which lies ahead: it counts from its newest row, ${publishedOn ?? 'which has no day'}`,
      );
    const mark = { list, form, publishedOn, rows, endsEarly, lastRowsMissing: file.lastRowsMissing };
    const ofList = files.filter((one) => one.list === list);
    const last = ofList.findLast((one) => one.form === 'full');
    const fault = replace ? undefined : replacementFault(mark, last);
    // A former list tells who was excluded before the one in force came out.
    const later = fault === 'older' && publishedOn !== null ? laterFullLists(ofList, publishedOn) : [];
    if (fault === 'older') {
      warnings.push(
        `\`${file.path}\` ${faultWords(fault, mark, last)}: it does not take its place (--replace does), and people are looked up in it as a former list`,
      );
    } else if (fault !== undefined) {
      warnings.push(`\`${file.path}\` ${faultWords(fault, mark, last)}: not taken (--replace takes it)`);
      continue;
    }
    if (!file.isEnded) warnings.push(`\`${file.path}\` has no line end behind its last row: see that it is whole`);
    const part = form === 'full' ? partWords(rows, least.get(list)) : undefined;
    if (part !== undefined) warnings.push(`\`${file.path}\` has ${rowWords(rows)}, ${part}`);
    else if (form === 'full' && last === undefined && !counted) warnings.push(firstWords(file));
    seen.set(key, { name: file.name, published_on: publishedOn });
    const added = [{ ...mark, row: undefined, read: file }, ...later];
    files.push(...added);
    recorded.push(...added);
  }
  return { taken: recorded.flatMap(({ read }) => read ?? []), recorded, warnings };
}

function faultWords(fault: ReplacementFault, next: ListFileMark, last: ListFileMark | undefined): string {
  switch (fault) {
    case 'older':
      return `is of ${next.publishedOn}, older than the stored list of ${last?.publishedOn}`;
    case 'smaller':
      return `has ${rowWords(next.rows)}, the stored list ${grouped(last?.rows ?? 0)}`;
    case 'cut off':
      return `seems cut off: its names are in order and end with ${next.endsEarly}`;
    case 'without the last rows':
      return `seems cut off: it has none of the last ${next.lastRowsMissing} records of the stored list`;
    default:
      return fault satisfies never;
  }
}

function specOf(context: Context, spec: string): { readonly list: string | undefined; readonly path: string } {
  const at = spec.indexOf('=');
  if (at <= 0 || existsSync(fullPath(context, spec))) return { list: undefined, path: spec };
  const [list, path] = [spec.slice(0, at), spec.slice(at + 1)];
  if (path === '')
    throw new UserError('usage/bad-value', `\`--list ${spec}\` names no file`, {
      hint: `give one: \`--list ${list}=FILE\``,
    });
  return { list, path };
}

/** What reads a file as often as it is asked: a pipe, which tells only once, is kept. */
async function inputOf(context: Context, path: string): Promise<() => Promise<Uint8Array>> {
  const found = path === '-' ? undefined : await stat(fullPath(context, path)).catch(() => undefined);
  if (found?.isFile() === true) return () => readInput(context, path);
  const bytes = await readInput(context, path);
  return async () => bytes;
}
