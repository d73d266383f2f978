/**
 * Documents of a large practice checked on more than one processor. Threads take a few files at a time from one list; what
 * each finds goes to the first, which alone judges what files say of each other.
 */

import { relative } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { documentAt } from '../../documents/document-files.ts';
import type { SourceDocument } from '../../documents/source-document.ts';
import { UserError } from '../../errors.ts';
import { growingIndex } from '../../rules/checks/growing-index.ts';
import { type IndexEntry, plainMark, saltedMark } from '../../rules/checks/index-entry.ts';
import { checkedFindings, type DocumentCheck } from '../../rules/document-check.ts';
import { chunkOf, spareThreads, threadStart } from '../chunk-thread.ts';
import {
  type AddedEntry,
  type CheckThreads,
  type EarlyCheck,
  earlyCheck,
  type FindIn,
  type LoneCheck,
  loneCheck,
} from './check-passes.ts';

/** What a thread is told, as plain data. */
export interface ThreadTask {
  readonly files: readonly string[];
  /** What all other documents say; undefined where each file is checked for itself. */
  readonly around: readonly AddedEntry[] | undefined;
  /** The folder that paths are shown from. */
  readonly cwd: string;
  readonly check: Omit<DocumentCheck, 'path' | 'index'>;
  /** Undefined where nothing is kept and numbers are not marked. */
  readonly salt: string | undefined;
}

/** Files that a thread takes at a time: a few milliseconds of work. */
const share = 32;

/**
 * Most of what is read is let go at once; with room for more, more lies about. A thread that a huge document takes beyond
 * this ends, and the first, which has no limit, does its work. MiB.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 48 };

/** Starts the other threads; undefined where there is no processor for one or the program was not built. */
export function checkThreads(task: ThreadTask & { readonly around: undefined }): CheckThreads<LoneCheck> | undefined;
export function checkThreads(
  task: ThreadTask & { readonly around: readonly AddedEntry[] },
): CheckThreads<EarlyCheck> | undefined;
export function checkThreads(task: ThreadTask): CheckThreads<LoneCheck> | undefined {
  const chunk = chunkOf(import.meta.filename);
  const spare = spareThreads();
  if (chunk === undefined || spare < 1) return undefined;
  const next = new Int32Array(new SharedArrayBuffer(4));
  // One for each processor: the first thread only takes what they find.
  const workers = Array.from(
    { length: spare + 1 },
    () => new Worker(threadStart, { eval: true, workerData: { chunk, task, next }, resourceLimits }),
  );
  return async (take) => {
    const ends = workers.map(
      (worker) =>
        new Promise<void>((resolve) => {
          worker.on('message', (some: readonly LoneCheck[] | null) => {
            if (some === null) resolve();
            else for (const one of some) take(one);
          });
          // What a thread did not get to is checked by the first.
          worker.on('error', () => resolve());
          worker.on('exit', () => resolve());
        }),
    );
    await Promise.all(ends);
  };
}

/** What another thread does: takes its share, sends what it found, and says when nothing is left. */
export async function runThread(): Promise<void> {
  if (isMainThread || parentPort === null) return;
  const { task, next } = workerData as { readonly task: ThreadTask; readonly next: Int32Array };
  const check = task.around === undefined ? loneChecks(task) : earlyChecks(task, task.around);
  for (let files = claimed(task.files, next); files.length > 0; files = claimed(task.files, next)) {
    const some: LoneCheck[] = [];
    for (const file of files) {
      const one = await check(file);
      if (one !== undefined) some.push(one);
    }
    parentPort.postMessage(some);
  }
  parentPort.postMessage(null);
}

type ChecksOne = (file: string) => Promise<LoneCheck | undefined>;

function loneChecks(task: ThreadTask): ChecksOne {
  const given = {
    read: (file: string): Promise<SourceDocument | undefined> => readable(file, shownPath(task, file)),
    find: findsIn(task),
  };
  return (file) => loneCheck(given, file);
}

function earlyChecks(task: ThreadTask, around: readonly AddedEntry[]): ChecksOne {
  const mark = task.salt === undefined ? plainMark : saltedMark(task.salt);
  const growing = growingIndex(undefined, mark);
  for (const [path, entry] of around) growing.add(path, entry);
  const given = {
    mark,
    read: (file: string): Promise<SourceDocument | undefined> => readable(file, shownPath(task, file)),
    find: findsIn(task),
  };
  const add = (file: string, entry: IndexEntry | null): void => {
    if (entry !== null) growing.add(shownPath(task, file), entry);
  };
  return async (file) => (await earlyCheck(given, growing, file, add))?.early;
}

const shownPath = ({ cwd }: ThreadTask, file: string): string => relative(cwd, file) || file;

function findsIn({ check }: ThreadTask): FindIn {
  return (_file, source, index) => checkedFindings(source, { ...check, index, path: source.path });
}

function claimed(files: readonly string[], next: Int32Array): readonly string[] {
  const from = Atomics.add(next, 0, share);
  return files.slice(from, from + share);
}

/** A file that cannot be read is left to the first thread, which says why. */
async function readable(file: string, shown: string): Promise<SourceDocument | undefined> {
  try {
    return await documentAt(file, shown);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
