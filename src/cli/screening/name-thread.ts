/**
 * Similar names looked for by another thread, while the first looks up whom NPI, birth date and business name lead to: the
 * one takes about as long as the other, and only names and numbers go to and fro.
 */

import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import type { NameBatch, NameIndex } from '../../domain/matching/name-index.ts';
import { type BeginNameSearch, type NameSearch, SimilarNameSearch } from '../../domain/matching/name-search.ts';
import { chunkOf, spareThreads, type ThreadChunk, threadStart } from '../chunk-thread.ts';

/** Fewer parties are looked up before a thread has begun. */
const fewestParties = 5000;

/** What is found is kept, and what is made on the way is let go at once. MiB. */
const resourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 192 };

/** What a thread is told: where to look, then for what; null behind the last. */
type Told = { readonly index: NameIndex } | NameBatch | null;

/**
 * Where similar names are looked for, for so many parties: in a thread where there is a processor for one and it is worth
 * it. It starts at once, so that it is there when the list has been read.
 */
export function nameSearchFor(parties: number): BeginNameSearch {
  const chunk = chunkOf(import.meta.filename);
  if (parties < fewestParties || chunk === undefined || spareThreads() < 1)
    return (index) => new SimilarNameSearch(index);
  const thread = new NameThread(chunk);
  return (index) => (index.lasts.length === 0 ? thread.unneeded(index) : thread.search(index));
}

class NameThread {
  readonly #worker: Worker;
  readonly #found: Promise<Int32Array | undefined>;

  constructor(chunk: ThreadChunk) {
    const worker = new Worker(threadStart, { eval: true, workerData: { chunk }, resourceLimits });
    this.#found = new Promise((resolve) => {
      worker.on('message', resolve);
      worker.on('error', () => resolve(undefined));
      worker.on('exit', () => resolve(undefined));
    });
    // A command that fails meanwhile does not wait for it.
    worker.unref();
    this.#worker = worker;
  }

  unneeded(index: NameIndex): NameSearch {
    this.#worker.terminate();
    return new SimilarNameSearch(index);
  }

  search(index: NameIndex): NameSearch {
    const tell = (told: Told): void => this.#worker.postMessage(told);
    tell({ index });
    // Should the thread end before it has found anything, the names are looked for here.
    const batches: NameBatch[] = [];
    return {
      add: (names) => {
        batches.push(names);
        tell(names);
      },
      pairs: async () => {
        this.#worker.ref();
        tell(null);
        const found = await this.#found;
        if (found !== undefined) return found;
        const here = new SimilarNameSearch(index);
        for (const names of batches) here.add(names);
        return here.pairs();
      },
    };
  }
}

/** What the other thread does: looks for names as they come, and sends all pairs behind the last. */
export async function runThread(): Promise<void> {
  const port = parentPort;
  if (isMainThread || port === null) return;
  let search: SimilarNameSearch | undefined;
  await new Promise<void>((resolve) => {
    port.on('message', (told: Told) => {
      if (told !== null && 'index' in told) search = new SimilarNameSearch(told.index);
      else if (told !== null) search?.add(told);
      else {
        const pairs = search?.pairs() ?? new Int32Array();
        port.postMessage(pairs, [pairs.buffer as ArrayBuffer]);
        port.close();
        resolve();
      }
    });
  });
}
