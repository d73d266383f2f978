/**
 * What the last check found and what every document then said to the others, kept beside the ledger: a workspace in which
 * nothing changed costs a look at the disk, and one changed file is checked without reading the others again. It never
 * changes a finding; where it cannot be relied on, all is read.
 */

import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type IndexEntry, type Mark, saltedMark } from '../../rules/checks/index-entry.ts';
import type { Windows } from '../../rules/checks/windows.ts';
import { keepReading, keptReading } from '../kept-reading.ts';
import { moment } from '../stopwatch.ts';
import type { CheckedFile } from './check-passes.ts';
import { type DiskState, diskState } from './disk-state.ts';
import { type GoneDocument, type KeptDocument, keepVerdicts, keptVerdicts } from './kept-verdicts.ts';

/** What is remembered of a workspace. */
export interface CheckMemory {
  /** How numbers are marked in what documents say. */
  readonly mark: Mark;
  /** What the marks are salted with. */
  readonly salt: string;
  /** What an unchanged file says to others; undefined where it has to be read. */
  readonly said: (file: string) => IndexEntry | null | undefined;
  /** Windows of the rules, which are the same as then. */
  readonly windows: Windows | undefined;
  /**
   * What was found in files that did not change, while nothing changed that files say to each other. `says` reads what a
   * changed file says now.
   */
  readonly verdicts: (
    says: (file: string) => Promise<IndexEntry | null | undefined>,
  ) => Promise<ReadonlyMap<string, CheckedFile>>;
  /** Documents that were there at an earlier check and are not now; undefined where no check is remembered. */
  readonly gone: readonly GoneDocument[] | undefined;
  /** Keeps what is known now. `gone`: those to go on asking about. */
  readonly keep: (known: KnownNow) => void;
}

/** What a check came to know. */
export interface KnownNow {
  readonly entries: ReadonlyMap<string, IndexEntry | null>;
  readonly checked: ReadonlyMap<string, CheckedFile>;
  readonly windows: Windows;
  readonly gone: readonly GoneDocument[];
}

/** What findings rest on beside the documents. */
export interface CheckBasis {
  readonly root: string;
  /** Every document of the workspace. */
  readonly files: readonly string[];
  /** The as-of day, the folder that paths are shown from, the settings: with others, other findings. */
  readonly identity: string;
}

interface KeptEntries {
  readonly salt: string;
  readonly id: string;
  readonly entries: Readonly<Record<string, IndexEntry | null>>;
}

const entriesName = 'index.json';

/** More changed files than this are not compared one by one: all are checked. */
const mostCompared = 64;

/** What is remembered of a workspace, or undefined where it has no folder to keep anything in. */
export function checkMemory({ root, files, identity }: CheckBasis): CheckMemory | undefined {
  if (!existsSync(join(root, '.empanel'))) return undefined;
  const begun = moment();
  const kept = keptVerdicts(root);
  const placeOf = (file: string): number => kept?.placeOf(relativePath(root, file)) ?? -1;
  /** The places of files that did not change. */
  const unchanged = new Map<string, number>();
  /** States of the others, from before they are read. */
  const now = new Map<string, DiskState>();
  let known = 0;
  for (const file of files) {
    const state = diskState(file);
    const place = placeOf(file);
    if (place >= 0) known += 1;
    if (state === undefined) continue;
    if (kept !== undefined && place >= 0 && kept.isUnchanged(place, state)) unchanged.set(file, place);
    else now.set(file, state);
  }
  const isUnchanged = (file: string): boolean => unchanged.has(file);
  let read: KeptEntries | undefined;
  const entries = (): KeptEntries => (read ??= keptEntries(root, kept?.rests) ?? freshEntries());
  let marked: Mark | undefined;
  const mark = (number: string): string => {
    marked ??= saltedMark(entries().salt);
    return marked(number);
  };
  const keptPaths = kept?.paths ?? [];
  const present = atFirstUse(() => new Set(files.map((file) => relativePath(root, file))));
  const missing = known === keptPaths.length ? [] : keptPaths.filter((path) => !present().has(path));
  const isSame = kept?.identity === identity;
  return {
    mark,
    get salt(): string {
      return entries().salt;
    },
    said: (file) => (isUnchanged(file) ? entries().entries[relativePath(root, file)] : undefined),
    windows: isSame ? kept.windows : undefined,
    verdicts: async (says) => {
      if (!isSame || missing.length > 0) return new Map();
      if (unchanged.size + mostCompared < files.length) return new Map();
      if (unchanged.size < files.length) {
        if (entries().id !== kept.rests) return new Map();
        for (const file of files) {
          if (isUnchanged(file)) continue;
          const before = entries().entries[relativePath(root, file)];
          const after = await says(file);
          if (before === undefined || JSON.stringify(after) !== JSON.stringify(before)) return new Map();
        }
      }
      const verdicts = new Map<string, CheckedFile>();
      for (const [file, place] of unchanged) {
        const findings = kept.findingsAt(place);
        if (findings === null) continue;
        verdicts.set(file, { kind: kept.kindAt(place), subject: kept.subjectAt(place), findings });
      }
      return verdicts;
    },
    gone:
      kept === undefined
        ? undefined
        : [
            ...kept.gone.filter(({ path }) => !present().has(path)),
            ...missing.map((path) => {
              const place = kept.placeOf(path);
              return { path, kind: kept.kindAt(place), subject: kept.subjectAt(place) };
            }),
          ],
    keep: (known) => {
      const { salt, id, entries: before } = entries();
      const after = Object.fromEntries(
        files.flatMap((file): readonly [string, IndexEntry | null][] => {
          const path = relativePath(root, file);
          const entry = known.entries.has(file)
            ? known.entries.get(file)
            : isUnchanged(file)
              ? before[path]
              : undefined;
          return entry === undefined ? [] : [[path, entry]];
        }),
      );
      const isAsBefore = id !== '' && JSON.stringify(after) === JSON.stringify(before);
      const rests = isAsBefore ? id : randomUUID();
      const still = isSame && isAsBefore && missing.length === 0;
      const documents = files.flatMap((file): readonly KeptDocument[] => {
        const path = relativePath(root, file);
        const found = known.checked.get(file);
        const place = placeOf(file);
        const state = now.get(file) ?? (isUnchanged(file) ? kept?.stateAt(place) : undefined);
        if (found !== undefined) return [{ path, state, ...found }];
        const entry = after[path];
        if (entry === undefined) return [];
        const subject = entry !== null && 'key' in entry ? (entry.key ?? null) : null;
        const findings = still && isUnchanged(file) ? (kept?.findingsAt(place) ?? null) : null;
        return [
          {
            path,
            state,
            kind: kept?.kindAt(place) ?? entry?.kind ?? null,
            subject: kept?.subjectAt(place) ?? subject,
            findings,
          },
        ];
      });
      if (!isAsBefore) keepReading(root, entriesName, { salt, id: rests, entries: after } satisfies KeptEntries);
      keepVerdicts(root, { identity, rests, windows: known.windows, gone: known.gone }, documents, begun);
    },
  };
}

function atFirstUse<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

function relativePath(root: string, file: string): string {
  return file.startsWith(`${root}/`) ? file.slice(root.length + 1) : relative(root, file);
}

function keptEntries(root: string, id: string | undefined): KeptEntries | undefined {
  const kept = keptReading(root, entriesName)?.value as Partial<KeptEntries> | null | undefined;
  const isWhole = typeof kept?.salt === 'string' && typeof kept.entries === 'object' && kept.entries !== null;
  return isWhole && id !== undefined && kept.id === id ? (kept as KeptEntries) : undefined;
}

const freshEntries = (): KeptEntries => ({ salt: randomUUID(), id: '', entries: {} });
