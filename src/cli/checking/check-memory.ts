/**
 * What the last check found and what every document then said to the others, kept beside the ledger: a workspace in which
 * nothing changed costs a look at the disk, and one changed file is checked without reading the others again. It never
 * changes a finding; where it cannot be relied on, all is read.
 */

import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { DocumentKind } from '../../documents/document-kind.ts';
import type { Finding } from '../../domain/finding.ts';
import { type IndexEntry, type Mark, saltedMark } from '../../rules/checks/index-entry.ts';
import type { Windows } from '../../rules/checks/windows.ts';
import { keepReading, keptReading } from '../kept-reading.ts';
import type { CheckedFile } from './check-passes.ts';

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

/** A document that is not on the disk any more. */
export interface GoneDocument {
  /** From the workspace's folder. */
  readonly path: string;
  readonly kind: DocumentKind | null;
  readonly subject: string | null;
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

/** Size, times and place of a file: what else it holds shows in one of them. */
type DiskState = readonly [bytes: number, writtenAt: number, changedAt: number, inode: number];

/** A file as it was: its state on the disk, what it is about, and what was found in it or null where that does not hold. */
type KeptFile = readonly [
  state: DiskState | null,
  kind: DocumentKind | null,
  subject: string | null,
  findings: readonly Finding[] | null,
];

interface KeptVerdicts {
  readonly build: string;
  readonly identity: string;
  /** The kept entries that this belongs to. */
  readonly rests: string;
  readonly windows: Windows;
  readonly files: Readonly<Record<string, KeptFile>>;
  readonly gone: readonly GoneDocument[];
}

interface KeptEntries {
  readonly salt: string;
  readonly id: string;
  readonly entries: Readonly<Record<string, IndexEntry | null>>;
}

const verdictsName = 'checked.json';
const entriesName = 'index.json';

/** No disk tells times more coarsely, in milliseconds: a change sooner after another may not show in a file's state. */
const coarsestTick = 2000;

/** More changed files than this are not compared one by one: all are checked. */
const mostCompared = 64;

/** What is remembered of a workspace, or undefined where it has no folder to keep anything in. */
export function checkMemory({ root, files, identity }: CheckBasis): CheckMemory | undefined {
  if (!existsSync(join(root, '.empanel'))) return undefined;
  const reading = keptReading(root, verdictsName);
  const kept = keptVerdicts(reading?.value);
  const settled = (reading?.keptAt ?? 0) - coarsestTick;
  const formerly = (file: string): KeptFile | undefined => kept?.files[relativePath(root, file)];
  const unchanged = new Map<string, KeptFile>();
  /** States of the others, from before they are read. */
  const now = new Map<string, DiskState>();
  let known = 0;
  for (const file of files) {
    const state = diskState(file);
    const former = formerly(file);
    if (former !== undefined) known += 1;
    if (state === undefined) continue;
    if (former !== undefined && state[2] < settled && isSameState(state, former[0])) unchanged.set(file, former);
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
  const keptPaths = Object.keys(kept?.files ?? {});
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
      for (const [file, [, kind, subject, findings]] of unchanged) {
        if (findings !== null) verdicts.set(file, { kind, subject, findings });
      }
      return verdicts;
    },
    gone:
      kept === undefined
        ? undefined
        : [
            ...kept.gone.filter(({ path }) => !present().has(path)),
            ...missing.map((path) => ({
              path,
              kind: kept.files[path]?.[1] ?? null,
              subject: kept.files[path]?.[2] ?? null,
            })),
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
      const states = files.flatMap((file): readonly [string, KeptFile][] => {
        const found = known.checked.get(file);
        const former = formerly(file);
        const state = (isUnchanged(file) ? former?.[0] : now.get(file)) ?? null;
        if (found !== undefined)
          return [[relativePath(root, file), [state, found.kind, found.subject, found.findings]]];
        const held = still && isUnchanged(file) ? (former?.[3] ?? null) : null;
        const entry = after[relativePath(root, file)];
        if (entry === undefined) return [];
        const subject = entry !== null && 'key' in entry ? (entry.key ?? null) : null;
        return [[relativePath(root, file), [state, former?.[1] ?? entry?.kind ?? null, former?.[2] ?? subject, held]]];
      });
      if (!isAsBefore) keepReading(root, entriesName, { salt, id: rests, entries: after } satisfies KeptEntries);
      keepReading(root, verdictsName, {
        build: build(),
        identity,
        rests,
        windows: known.windows,
        files: Object.fromEntries(states),
        gone: known.gone,
      } satisfies KeptVerdicts);
    },
  };
}

function isSameState(state: DiskState, former: DiskState | null): boolean {
  if (former === null) return false;
  return state[0] === former[0] && state[1] === former[1] && state[2] === former[2] && state[3] === former[3];
}

/** Undefined where the disk does not tell. */
function diskState(path: string): DiskState | undefined {
  try {
    const { size, mtimeMs, ctimeMs, ino } = statSync(path);
    return [size, mtimeMs, ctimeMs, ino];
  } catch {
    return undefined;
  }
}

function atFirstUse<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

function relativePath(root: string, file: string): string {
  return file.startsWith(`${root}/`) ? file.slice(root.length + 1) : relative(root, file);
}

function keptVerdicts(value: unknown): KeptVerdicts | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const kept = value as Partial<KeptVerdicts>;
  const isWhole =
    kept.build === build() && typeof kept.files === 'object' && kept.files !== null && Array.isArray(kept.gone);
  return isWhole ? (kept as KeptVerdicts) : undefined;
}

function keptEntries(root: string, id: string | undefined): KeptEntries | undefined {
  const kept = keptReading(root, entriesName)?.value as Partial<KeptEntries> | null | undefined;
  const isWhole = typeof kept?.salt === 'string' && typeof kept.entries === 'object' && kept.entries !== null;
  return isWhole && id !== undefined && kept.id === id ? (kept as KeptEntries) : undefined;
}

const freshEntries = (): KeptEntries => ({ salt: randomUUID(), id: '', entries: {} });

let builtAs: string | undefined;

/** The build that runs, as the first line of its main file names it; empty where the program runs from its sources. */
function build(): string {
  if (builtAs === undefined) {
    builtAs = '';
    try {
      const file = openSync(join(import.meta.dirname, 'main.cjs'), 'r');
      const head = Buffer.alloc(20);
      builtAs = head.toString('latin1', 0, readSync(file, head));
      closeSync(file);
    } catch {
      // From sources.
    }
  }
  return builtAs;
}
