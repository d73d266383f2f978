/** Other threads of the program as built: each loads one chunk and runs its `runThread`. */

import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** A chunk that a thread loads. */
export interface ThreadChunk {
  readonly loader: string;
  readonly dist: string;
  readonly name: string;
}

/** Threads beyond the first; more share one disk and one memory to no gain. */
const mostThreads = 3;

/** How many threads there is a processor for, beside the first. */
export function spareThreads(): number {
  return Math.min(availableParallelism() - 1, mostThreads);
}

/** The chunk of a file, given as `import.meta.filename`; undefined where the program runs from its sources, which only the first thread can. */
export function chunkOf(file: string): ThreadChunk | undefined {
  if (!file.endsWith('.cjs')) return undefined;
  const dist = dirname(file);
  return { loader: join(dist, '..', 'bin', 'chunks.js'), dist, name: basename(file) };
}

/** What a new thread runs first, with its `chunk` in the worker's data. It keeps what it loads for the next, as the program does. */
export const threadStart = `const { workerData } = require('node:worker_threads');
const { loader, dist, name } = workerData.chunk;
const chunks = require(loader).chunks(dist, require, [], name);
chunks.load('main.cjs');
chunks.load(name).runThread().then(() => chunks.keep());`;
