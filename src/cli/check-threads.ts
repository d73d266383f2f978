/**
 * Dossiers of a large practice checked on more than one processor. All threads take a few files at a time from one list;
 * what each finds goes back to the first, which alone judges what files say of each other.
 */

import { availableParallelism } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { documentAt } from '../documents/document-files.ts';
import type { SourceDocument } from '../documents/source-document.ts';
import { UserError } from '../errors.ts';
import { growingIndex } from '../rules/checks/growing-index.ts';
import { plainMark, saltedMark } from '../rules/checks/index-entry.ts';
import { checkedFindings, type DocumentCheck } from '../rules/document-check.ts';
import { type AddedEntry, type CheckThreads, type EarlyCheck, earlyCheck } from './check-passes.ts';

/** What a thread is told, as plain data. */
export interface ThreadTask {
  readonly dossiers: readonly string[];
  /** What all other documents say. */
  readonly around: readonly AddedEntry[];
  /** The folder that paths are shown from. */
  readonly cwd: string;
  readonly check: Omit<DocumentCheck, 'path' | 'index'>;
  /** Undefined where nothing is kept and numbers are not marked. */
  readonly salt: string | undefined;
}

/** Files that a thread takes at a time: a few milliseconds of work. */
const share = 32;

/** Threads beyond the first; more share one disk and one memory to no gain. */
const mostThreads = 3;

/** The program's chunks, as built; undefined where it runs from its sources, which only the first thread can. */
function builtChunk(): { readonly loader: string; readonly dist: string; readonly name: string } | undefined {
  const file = import.meta.filename;
  if (!file.endsWith('.cjs')) return undefined;
  const dist = dirname(file);
  return { loader: join(dist, '..', 'bin', 'chunks.js'), dist, name: basename(file) };
}

/** Most of what is read is let go at once; with room for more, more lies about. MiB. */
const resourceLimits = { maxYoungGenerationSizeMb: 12 };

/** What a new thread runs first. It keeps the code cache of what it loads, as the program does. */
const start = `const { workerData } = require('node:worker_threads');
const { loader, dist, name } = workerData.chunk;
const chunks = require(loader).chunks(dist, require);
chunks.load('main.cjs');
chunks.load(name).runThread().then(() => chunks.keep());`;

/** Starts the other threads; undefined where there is no processor for one or the program was not built. */
export function checkThreads(task: ThreadTask): CheckThreads | undefined {
  const chunk = builtChunk();
  const count = Math.min(availableParallelism() - 1, mostThreads);
  if (chunk === undefined || count < 1) return undefined;
  const next = new Int32Array(new SharedArrayBuffer(4));
  const done: EarlyCheck[] = [];
  const ends = Array.from({ length: count }, () => {
    const worker = new Worker(start, { eval: true, workerData: { chunk, task, next }, resourceLimits });
    return new Promise<void>((resolve) => {
      worker.on('message', (some: readonly EarlyCheck[] | null) => {
        if (some === null) resolve();
        else done.push(...some);
      });
      // What a thread did not get to is checked by the first.
      worker.on('error', () => resolve());
      worker.on('exit', () => resolve());
    });
  });
  return {
    claim: () => claimed(task.dossiers, next),
    others: async () => {
      await Promise.all(ends);
      return done;
    },
  };
}

/** What another thread does: takes its share, sends what it found, and says when nothing is left. */
export async function runThread(): Promise<void> {
  if (isMainThread || parentPort === null) return;
  const { task, next } = workerData as { readonly task: ThreadTask; readonly next: Int32Array };
  const mark = task.salt === undefined ? plainMark : saltedMark(task.salt);
  const growing = growingIndex(undefined, mark);
  for (const [path, entry] of task.around) growing.add(path, entry);
  const shown = (file: string): string => relative(task.cwd, file) || file;
  const given = {
    mark,
    read: (file: string): Promise<SourceDocument | undefined> => readable(file, shown(file)),
    find: (_file: string, source: SourceDocument, index: typeof growing.index) =>
      checkedFindings(source, { ...task.check, index, path: source.path }),
  };
  for (let files = claimed(task.dossiers, next); files.length > 0; files = claimed(task.dossiers, next)) {
    const some: EarlyCheck[] = [];
    for (const file of files) {
      const one = await earlyCheck(given, growing, file, (_, entry) => entry && growing.add(shown(file), entry));
      if (one !== undefined) some.push(one.early);
    }
    parentPort.postMessage(some);
  }
  parentPort.postMessage(null);
}

function claimed(dossiers: readonly string[], next: Int32Array): readonly string[] {
  const from = Atomics.add(next, 0, share);
  return dossiers.slice(from, from + share);
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
